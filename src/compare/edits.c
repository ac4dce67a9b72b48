/*
 * What a later version says in other words: "arson" that has become
 * "cause unknown".
 *
 * A paragraph of an older version and the one that took its place are
 * aligned as two quotations of one statement are (quotes.c), and what
 * differs is graded by the same rules (quotegrade.c): one or two words of
 * content in another's place, or a negation, are an edit; what was only
 * cut, filled up, spelt otherwise or written anew is none, for the list of
 * changes shows that.  Figures, times, names and quotations that changed
 * are facts of their own, so words that one of those stands on are left
 * to it.  Of several older versions the newest that differs is told, and a
 * paragraph once.
 */
#include "src/compare/quotes.h"

/* Of an article; who rewrites more than that writes another article. */
#define MAX_EDITS 8
/* A paragraph that has hardly a word of its former self is another. */
#define EQUAL_LEAST 4

/* A whole paragraph as a quotation, but of nobody. */
static struct quote
whole(struct ledger *l, uint32_t text, uint32_t para)
{
	const struct para_info *p = &l->texts[text].info->paras[para];
	struct quotation *q = ARENA_NEW(l->a, struct quotation);
	struct quote out = {.text = text, .para = para, .p = p, .q = q};

	*q = (struct quotation){.after = (uint32_t)p->ntokens, .speaker = -1};
	if (p->ntokens > 0) {
		q->start = p->tokens[0].start;
		q->end = p->tokens[p->ntokens - 1].end;
	}
	quotes_read(l, &out);
	return out;
}

static struct cell
cell_of(const struct ledger *l, const struct quote *q, struct range r)
{
	const struct token *t = q->p->tokens;
	struct cell c = ledger_cell(l, q->text, q->para, t[r.from].start,
	    t[r.after - 1].end);

	c.value = c.text;
	return c;
}

/* The same words of one article; an older version's paragraph has no
 * number, so the words decide. */
static bool
overlap(const struct cell *x, const struct cell *y)
{
	return x->article == y->article && x->version == y->version &&
	    x->para == y->para && x->start < y->end && y->start < x->end &&
	    (x->para >= 0 || str_find(x->text, y->text, 0) != STR_NPOS ||
		str_find(y->text, x->text, 0) != STR_NPOS);
}

/* Does another fact tell that these words became those? */
static bool
is_told(const struct ledger *l, const struct cell *was, const struct cell *is)
{
	for (size_t i = 0; i < l->facts.n; i++) {
		const struct fact *f = &l->facts.at[i];
		bool old = false, new = false;

		for (size_t k = 0; f->kind != FACT_EDIT && k < f->ncells;
		     k++) {
			old = old || overlap(&f->cells[k], was);
			new = new || overlap(&f->cells[k], is);
		}
		if (old || (new && f->verdict == VERDICT_UPDATED))
			return true;
	}
	return false;
}

/* What the sentence is about: its heaviest word that did not change. */
static struct str
label_of_edit(const struct ledger *l, const struct quote *q, struct range r)
{
	uint16_t sentence = q->p->tokens[r.from].sentence;
	uint32_t best = VOCAB_NONE;

	for (uint32_t i = 0; i < q->p->ntokens; i++) {
		const struct token *t = &q->p->tokens[i];

		if (t->sentence == sentence && t->content &&
		    t->stem != VOCAB_NONE && t->kind != WORD_NUMBER &&
		    (i < r.from || i >= r.after) &&
		    (best == VOCAB_NONE || l->weight[t->stem] > l->weight[best]))
			best = t->stem;
	}
	return best == VOCAB_NONE ? STR("words changed")
	    : arena_printf(l->a, "%.*s, words",
		STR_ARG(ledger_surface(l, best)));
}

static bool
is_quoted(const struct quote *q, struct range r)
{
	for (uint32_t i = r.from; i < r.after; i++)
		if (q->p->tokens[i].quoted)
			return true;
	return false;
}

/* With a word on each side. */
static struct range
wider(const struct quote *q, struct range r)
{
	return (struct range){MAX(r.from, (uint32_t)1) - 1,
	    MIN(r.after + 1, q->q->after)};
}

/* Tells the first stretch that matters; true when there is one. */
static bool
tell(struct quoter *r, const struct match *m)
{
	const struct quote *old = &r->quotes.at[m->side[0].quote];
	const struct quote *now = &r->quotes.at[m->side[1].quote];

	for (size_t i = 0; i < m->side[0].differ.n; i++) {
		struct range was = m->side[0].differ.at[i];
		struct range is = m->side[1].differ.at[i];
		bool added = was.from == was.after || is.from == is.after;
		struct cell *cells;
		struct fact f = {.kind = FACT_EDIT,
		    .verdict = VERDICT_UPDATED,
		    .rewording = quotes_stretch(r, m, i)};

		if (f.rewording < REWORDING_REPLACED || is_quoted(old, was) ||
		    is_quoted(now, is))
			continue;
		/* "Stood" beside "not stood". */
		if (added) {
			was = wider(old, was);
			is = wider(now, is);
		}
		cells = ARENA_ARRAY(r->l->a, struct cell, 2);
		cells[0] = cell_of(r->l, now, is);
		cells[1] = cell_of(r->l, old, was);
		if (is_told(r->l, &cells[1], &cells[0]))
			continue;
		f.label = label_of_edit(r->l, now, is);
		f.why = arena_printf(r->l->a, "a later version says \"%.*s\" "
		    "where \"%.*s\" stood", STR_ARG(cells[0].text),
		    STR_ARG(cells[1].text));
		ledger_add(r->l, f, cells, 2);
		return true;
	}
	return false;
}

/* Both begin and end as paragraphs, so what stands outside the aligned
 * stretch differs too. */
static void
add_ends(struct quoter *r, struct match *m)
{
	for (int k = 0; k < 2; k++) {
		struct side *s = &m->side[k];
		uint32_t n = r->quotes.at[s->quote].q->after;

		*vec_add(r->l->a, &s->differ) = (struct range){0, s->same.from};
		*vec_add(r->l->a, &s->differ) = (struct range){s->same.after, n};
	}
}

static bool
compare_paras(struct quoter *r, uint32_t text, uint32_t para, uint32_t now,
    uint32_t home)
{
	struct match *m;
	size_t equal = 0;

	r->quotes.n = r->matches.n = 0;
	*vec_add(r->l->a, &r->quotes) = whole(r->l, text, para);
	*vec_add(r->l->a, &r->quotes) = whole(r->l, now, home);
	(void)quotes_align(r, &r->quotes.at[0], &r->quotes.at[1]);
	for (size_t i = 0; i < r->npath; i++)
		equal += r->path[i].equal;
	if (equal < EQUAL_LEAST)
		return false;
	m = quotes_match(r, 0, 1);
	add_ends(r, m);
	return quotes_rewording(r, m) >= REWORDING_REPLACED && tell(r, m);
}

static bool
same_words(const struct para_info *p, const struct para_info *q)
{
	return str_eq(p->p->text, q->p->text);
}

/* An older version; 'seen' are the paragraphs of the current one that a
 * newer one was set beside and differed from. */
static void
compare_version(struct quoter *r, uint32_t text, uint32_t now, bool *seen,
    size_t *told)
{
	const struct version *v = &r->l->texts[text];
	const struct article_info *of = r->l->texts[now].info;

	for (uint32_t i = 0; i < v->info->nparas && *told < MAX_EDITS; i++) {
		const struct para_info *p = &v->info->paras[i];
		uint32_t home = (uint32_t)v->home[i];

		if (v->home[i] < 0 || !p->tells || seen[home] ||
		    same_words(p, &of->paras[home]))
			continue;
		seen[home] = true;
		*told += compare_paras(r, text, i, now, home);
	}
}

/* The newest version of a text's article older than 'below'; ntexts when
 * there is none. */
static uint32_t
version_below(const struct ledger *l, uint32_t now, unsigned below)
{
	uint32_t best = (uint32_t)l->ntexts;

	for (uint32_t i = 0; i < l->ntexts; i++) {
		unsigned n = l->texts[i].info->article->version;

		if (!l->texts[i].current && n < below &&
		    l->texts[i].article == l->texts[now].article &&
		    (best == l->ntexts ||
			n > l->texts[best].info->article->version))
			best = i;
	}
	return best;
}

void
edits_run(struct ledger *l)
{
	struct quoter r = {.l = l};

	for (uint32_t i = 0; i < l->ntexts; i++) {
		uint32_t now = i, old;
		size_t told = 0;
		bool *seen;

		if (!l->texts[i].current)
			continue;
		old = version_below(l, now, UINT32_MAX);
		if (old == l->ntexts)
			continue;
		if (r.h == NULL)
			quotes_room(&r);
		seen = ARENA_ARRAY(l->a, bool, l->texts[i].info->nparas + 1);
		for (; old != l->ntexts; old = version_below(l, now,
		    l->texts[old].info->article->version))
			compare_version(&r, old, now, seen, &told);
	}
}
