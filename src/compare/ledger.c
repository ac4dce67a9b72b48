/*
 * The ledger: from an event's paragraphs to facts.
 *
 * The texts are put into an order of their own first, and older versions
 * of an article are texts too, so that what changed between versions and
 * what differs between outlets are found by one means and stand in one
 * fact.  Then each part adds its facts; at the end they are sorted, the
 * gravest first.
 */
#include "src/compare/actors.h"

#include "src/base/civil.h"

/* So many older versions of an article are looked at. */
#define MAX_OLDER 8
/* Dates that fix the event's own are looked for in so many paragraphs. */
#define HEAD_PARAS 8

struct text_order {
	const struct article *article;
	uint32_t pane;
	bool current;
	uint64_t hash;
};

static int
by_article(const void *a, const void *b)
{
	const struct text_order *x = a, *y = b;
	int c = str_cmp(x->article->outlet, y->article->outlet);

	if (c == 0)
		c = str_cmp(x->article->source_id, y->article->source_id);
	if (c == 0)
		c = (y->current > x->current) - (y->current < x->current);
	if (c == 0)
		c = (y->article->version > x->article->version) -
		    (y->article->version < x->article->version);
	if (c == 0)
		c = (x->hash > y->hash) - (x->hash < y->hash);
	return c;
}

static size_t
list_texts(struct arena *a, const struct comparison *c, struct text_order **out)
{
	VEC(struct text_order) all = {0};

	for (uint32_t i = 0; i < c->narticles; i++) {
		const struct article *x = c->articles[i];
		uint64_t last = 0;
		unsigned older = 0;

		for (; x != NULL && older <= MAX_OLDER; x = x->previous) {
			uint64_t hash = article_text_hash(x);

			if (older > 0 && hash == last)
				continue;
			*vec_add(a, &all) = (struct text_order){
			    x, i, x == c->articles[i], hash};
			last = hash;
			older++;
		}
	}
	qsort(all.at, all.n, sizeof(*all.at), by_article);
	*out = all.at;
	return all.n;
}

/* The day that an event whose articles have no dates is about: the
 * latest full date among the first lines of any of them. */
static struct when
event_day(struct arena *a, const struct analysis *an)
{
	struct when found = {0, PRECISION_UNKNOWN};

	for (size_t i = 0; i < an->narticles; i++) {
		const struct article *x = an->articles[i].article;

		for (size_t k = 0; k < MIN(x->nparas, (size_t)HEAD_PARAS);
		     k++) {
			struct time_mention *t;
			size_t n = times_find(a, x->paras[k].text, x->language,
			    (struct when){0}, &t);

			for (size_t m = 0; m < n; m++) {
				int64_t at = t[m].at * DAY_SECONDS;

				if (t[m].type != TIME_DAY || !t[m].resolved ||
				    (found.precision != PRECISION_UNKNOWN &&
					found.at >= at))
					continue;
				found = (struct when){at, PRECISION_DAY};
			}
		}
	}
	return found;
}

/* Paragraphs of an older version to those of the current one: the same
 * words, else the one with the most content stems in common. */
static const int32_t *
homes_of(struct arena *a, const struct article_info *old,
    const struct article_info *now)
{
	int32_t *home = ARENA_ARRAY(a, int32_t, old->nparas + 1);

	for (size_t i = 0; i < old->nparas; i++) {
		const struct para_info *p = &old->paras[i];
		size_t best = 0;

		home[i] = -1;
		for (size_t k = 0; k < now->nparas; k++) {
			const struct para_info *q = &now->paras[k];
			size_t same = 0;

			for (size_t x = 0, y = 0;
			     x < p->ncontent && y < q->ncontent;) {
				same += p->content[x] == q->content[y];
				if (p->content[x] <= q->content[y])
					x++;
				else
					y++;
			}
			if (2 * same > MIN(p->ncontent, q->ncontent) &&
			    same > best) {
				best = same;
				home[i] = (int32_t)k;
			}
		}
	}
	return home;
}

static void
set_texts(struct ledger *l, const struct analysis *an,
    const struct text_order *order, size_t n)
{
	struct when day = {0, PRECISION_UNKNOWN};
	bool undated = false;

	for (size_t i = 0; i < n; i++)
		undated |= order[i].article->published.precision ==
		    PRECISION_UNKNOWN;
	if (undated)
		day = event_day(l->a, an);
	l->texts = ARENA_ARRAY(l->a, struct version, n + 1);
	l->ntexts = n;
	for (size_t i = 0; i < n; i++) {
		struct version *v = &l->texts[i];

		v->article = order[i].pane;
		v->current = order[i].current;
		for (size_t k = 0; k < an->narticles; k++)
			if (an->articles[k].article == order[i].article)
				v->info = &an->articles[k];
		v->published = order[i].article->published;
		if (v->published.precision == PRECISION_UNKNOWN)
			v->published = day;
	}
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n && !l->texts[i].current; k++)
			if (l->texts[k].current &&
			    l->texts[k].article == l->texts[i].article)
				l->texts[i].home = homes_of(
				    l->a, l->texts[i].info, l->texts[k].info);
}

struct cell
ledger_cell(const struct ledger *l, uint32_t text, uint32_t para,
    uint32_t start, uint32_t end)
{
	const struct version *v = &l->texts[text];
	const struct para_info *p = &v->info->paras[para];
	struct cell c = {.article = v->article,
	    .start = start,
	    .end = end,
	    .para = v->current ? (int32_t)para : -1,
	    .text = str_sub(p->p->text, start, end),
	    .version = v->info->article->version};

	for (size_t i = 0; i < p->nsentences; i++)
		if (p->sentences[i].start <= start)
			c.sentence = str_sub(p->p->text, p->sentences[i].start,
			    p->sentences[i].end);
	return c;
}

struct cell
mention_cell(struct ledger *l, const struct mention *m)
{
	struct cell c = ledger_cell(l, m->text, m->para, m->start, m->end);

	c.attribution = m->attribution;
	c.said_at = m->said_at;
	if (m->is_time) {
		c.value = time_text(l->a, &m->time, c.text);
		return c;
	}
	c.value = number_text(l->a, m->number.lo);
	if (m->number.hi != m->number.lo)
		c.value = arena_printf(l->a, "%.*s-%.*s", STR_ARG(c.value),
		    STR_ARG(number_text(l->a, m->number.hi)));
	c.bound = m->number.bound;
	c.unit = m->number.unit[0]      ? str_c(m->number.unit)
	    : m->number.counted != NULL ? str_c(m->number.counted->name)
					: STR_NONE;
	return c;
}

static int
by_place(const void *a, const void *b)
{
	const struct cell *x = a, *y = b;

	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	if (x->version != y->version)
		return x->version > y->version ? -1 : 1;
	if (x->para != y->para)
		return x->para < y->para ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return str_cmp(x->text, y->text);
}

void
ledger_add(struct ledger *l, struct fact f, struct cell *cells, size_t n)
{
	qsort(cells, n, sizeof(*cells), by_place);
	f.cells = cells;
	f.ncells = n;
	severity_weigh(l, &f);
	*vec_add(l->a, &l->facts) = f;
}

static int
by_severity(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;
	int c;

	if (x->severity != y->severity)
		return x->severity > y->severity ? -1 : 1;
	c = str_cmp(x->label, y->label);
	if (c == 0)
		c = (int)x->verdict - (int)y->verdict;
	if (c == 0)
		c = str_cmp(x->why, y->why);
	if (c == 0)
		c = (x->ncells > y->ncells) - (x->ncells < y->ncells);
	/* Facts that tie hold different words somewhere. */
	for (size_t i = 0; c == 0 && i < x->ncells; i++)
		c = str_cmp(x->cells[i].sentence, y->cells[i].sentence);
	for (size_t i = 0; c == 0 && i < x->ncells; i++)
		c = (x->cells[i].start > y->cells[i].start) -
		    (x->cells[i].start < y->cells[i].start);
	return c;
}

/* The language most articles are in; of those as common, the one that
 * sorts first. */
static struct str
common_language(const struct ledger *l)
{
	struct str best = STR_NONE;
	size_t most = 0;

	for (size_t i = 0; i < l->ntexts; i++) {
		struct str x = l->texts[i].info->article->language;
		size_t n = 0;

		for (size_t k = 0; k < l->ntexts; k++)
			n += l->texts[k].current &&
			    str_eq(l->texts[k].info->article->language, x);
		if (n > most || (n == most && str_cmp(x, best) < 0)) {
			most = n;
			best = x;
		}
	}
	return best;
}

void
ledger_run(struct arena *a, const struct analysis *an, struct comparison *c,
    const struct lexicon *aliases)
{
	struct ledger l = {.a = a,
	    .an = an,
	    .c = c,
	    .aliases = aliases != NULL ? aliases : lexicon_terms()};
	struct text_order *order;
	size_t n = list_texts(a, c, &order);

	if (n > c->narticles) {
		const struct article **all =
		    ARENA_ARRAY(a, const struct article *, n);

		for (size_t i = 0; i < n; i++)
			all[i] = order[i].article;
		l.an = analysis_new(a, an->stemmers, all, n);
	}
	set_texts(&l, l.an, order, n);
	l.language = common_language(&l);
	evidence_init(&l);
	families_find(&l);
	l.actors = actors_find(&l);
	l.syntax = syntax_new(a, l.an);
	l.surfaces = surfaces_new(&l);
	mentions_collect(&l);
	join_run(&l);
	dropped_run(&l);
	quotes_run(&l);
	reported_run(&l);
	names_run(&l);
	terms_run(&l);
	nouns_run(&l);
	places_run(&l);
	sources_run(&l);
	omissions_run(&l);
	if (l.facts.n > 0)
		qsort(l.facts.at, l.facts.n, sizeof(*l.facts.at), by_severity);
	c->facts = l.facts.at;
	c->nfacts = l.facts.n;
	c->doubts = l.doubts.at;
	c->ndoubts = l.doubts.n;
}
