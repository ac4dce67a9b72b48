/*
 * texts.c - the texts of a ledger, in an order of their own.
 *
 * Older versions of an article are texts too, so that what changed between
 * versions and what differs between outlets are found by one means and
 * stand in one fact.
 */
#include "src/compare/ledger.h"

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
set_texts(struct ledger *l, const struct text_order *order, size_t n)
{
	const struct analysis *an = l->an;
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
texts_list(struct ledger *l)
{
	struct text_order *order;
	size_t n = list_texts(l->a, l->c, &order);

	if (n > l->c->narticles) {
		const struct article **all =
		    ARENA_ARRAY(l->a, const struct article *, n);

		for (size_t i = 0; i < n; i++)
			all[i] = order[i].article;
		l->an = analysis_new(l->a, l->an->stemmers, all, n);
	}
	set_texts(l, order, n);
	l->language = common_language(l);
}
