/*
 * One thing under two nouns.
 *
 * "The bill" of one outlet is "the resolution" of another, and the gunman
 * the suspect.  A table (data/en/kinds) gives nouns of the news the kind
 * of thing they name.  Where sentences of surely linked paragraphs share
 * most of their words, and each has one noun of a kind, not the same, and
 * neither text ever uses the other's, the two name one thing: a TERM.
 * Words inside quotation marks are not the outlet's own.
 */
#include "src/compare/ledger.h"

#include "src/text/normalise.h"
#include "src/text/table.h"

#define LINK_OF_NOUNS .5
/* Stems that the sentences share, and of the shorter one's weight. */
#define SHARED_STEMS 4
#define SHARED_MASS .4
#define MAX_STEMS 64

struct noun {
	uint32_t text, para, start, end;
	uint16_t sentence;
	uint32_t stem;
	struct str word, kind;
};

struct nouner {
	struct ledger *l;
	const struct table *kinds;
	VEC(struct noun) nouns; /* by text, paragraph, place */
	uint32_t **first;	/* by text and paragraph: the first there */
};

/* "Bills" as "bill": what the table has. */
static bool
kind_of(const struct nouner *r, struct str *word, struct str *kind)
{
	*word = text_lower(r->l->a, *word);
	if (table_get(r->kinds, *word, kind))
		return true;
	if (!str_ends(*word, STR("s")))
		return false;
	word->n--;
	return table_get(r->kinds, *word, kind);
}

static void
collect(struct nouner *r, uint32_t text, uint32_t para)
{
	const struct para_info *p = &r->l->texts[text].info->paras[para];

	for (size_t i = 0; i < p->ntokens; i++) {
		const struct token *t = &p->tokens[i];
		struct str word = str_sub(p->p->text, t->start, t->end), kind;

		if (t->quoted || t->capital || !t->content ||
		    (t->roles & TOKEN_SAYS) != 0 ||
		    t->stem == VOCAB_NONE || !kind_of(r, &word, &kind))
			continue;
		*vec_add(r->l->a, &r->nouns) = (struct noun){text, para,
		    t->start, t->end, t->sentence, t->stem, word, kind};
	}
}

/* The nouns of a paragraph are those from 'first' on that are of it. */
static bool
is_in(const struct nouner *r, size_t i, struct place at)
{
	return i < r->nouns.n && r->nouns.at[i].text == at.article &&
	    r->nouns.at[i].para == at.para;
}

/* Is it the only noun of its kind in its sentence? */
static bool
is_alone(const struct nouner *r, const struct noun *x)
{
	struct place at = {x->text, x->para};

	for (size_t i = r->first[x->text][x->para]; is_in(r, i, at); i++) {
		const struct noun *y = &r->nouns.at[i];

		if (y != x && y->sentence == x->sentence &&
		    str_eq(y->kind, x->kind))
			return false;
	}
	return true;
}

static bool
text_uses(const struct ledger *l, uint32_t text, uint32_t stem)
{
	const struct article_info *info = l->texts[text].info;

	for (size_t i = 0; i < info->nparas; i++)
		for (size_t c = 0; c < info->paras[i].ncontent; c++)
			if (info->paras[i].content[c] == stem)
				return true;
	return false;
}

static size_t
stems_of(const struct ledger *l, const struct noun *x, uint32_t *out)
{
	const struct para_info *p = &l->texts[x->text].info->paras[x->para];
	size_t n = 0;

	for (size_t i = 0; i < p->ntokens && n < MAX_STEMS; i++)
		if (p->tokens[i].sentence == x->sentence &&
		    p->tokens[i].content && p->tokens[i].stem != VOCAB_NONE &&
		    p->tokens[i].stem != x->stem)
			out[n++] = p->tokens[i].stem;
	return propositions_distinct(out, n);
}

static bool
one_sentence(const struct ledger *l, const struct noun *x,
    const struct noun *y)
{
	uint32_t a[MAX_STEMS], b[MAX_STEMS];
	size_t n = stems_of(l, x, a), m = stems_of(l, y, b);
	double of_a = 0, of_b = 0, both = 0;
	unsigned same = 0;

	for (size_t i = 0; i < n; i++)
		of_a += l->weight[a[i]];
	for (size_t i = 0; i < m; i++)
		of_b += l->weight[b[i]];
	for (size_t i = 0, k = 0; i < n && k < m;) {
		if (a[i] == b[k]) {
			same++;
			both += l->weight[a[i]];
		}
		if (a[i] <= b[k])
			i++;
		else
			k++;
	}
	return same >= SHARED_STEMS && both >= SHARED_MASS * MIN(of_a, of_b);
}

static bool
name_one_thing(const struct nouner *r, const struct noun *x,
    const struct noun *y)
{
	const struct ledger *l = r->l;

	return x->stem != y->stem && str_eq(x->kind, y->kind) &&
	    is_alone(r, x) && is_alone(r, y) && one_sentence(l, x, y) &&
	    !text_uses(l, x->text, y->stem) && !text_uses(l, y->text, x->stem);
}

/* Is it told of these two articles already? */
static bool
is_told(const struct ledger *l, const struct fact *f, const struct cell *cells)
{
	for (size_t i = 0; i < l->facts.n; i++) {
		const struct fact *o = &l->facts.at[i];

		if (o->verdict == VERDICT_TERM && o->ncells == 2 &&
		    str_eq(o->label, f->label) &&
		    o->cells[0].article ==
			MIN(cells[0].article, cells[1].article) &&
		    o->cells[1].article ==
			MAX(cells[0].article, cells[1].article))
			return true;
	}
	return false;
}

static void
add_fact(struct nouner *r, const struct noun *x, const struct noun *y)
{
	struct ledger *l = r->l;
	struct fact f = {.kind = FACT_NAME, .verdict = VERDICT_TERM};
	struct cell *cells = ARENA_ARRAY(l->a, struct cell, 2);

	f.label = arena_printf(l->a, "%.*s, word", STR_ARG(x->kind));
	f.why = arena_printf(l->a,
	    "sentences that tell the same call it \"%.*s\" and \"%.*s\"",
	    STR_ARG(x->word), STR_ARG(y->word));
	cells[0] = ledger_cell(l, x->text, x->para, x->start, x->end);
	cells[1] = ledger_cell(l, y->text, y->para, y->start, y->end);
	cells[0].value = x->word;
	cells[1].value = y->word;
	if (!is_told(l, &f, cells))
		ledger_add(l, f, cells, 2);
}

/* Sets a noun beside those of linked paragraphs of later texts. */
static void
compare_noun(struct nouner *r, const struct noun *x)
{
	const struct near_vec *v = &r->l->near[x->text][x->para];

	for (size_t i = 0; i < v->n; i++) {
		struct place at = v->at[i].at;

		if (at.article <= x->text ||
		    (double)v->at[i].p < LINK_OF_NOUNS)
			continue;
		for (size_t k = r->first[at.article][at.para];
		     is_in(r, k, at); k++)
			if (name_one_thing(r, x, &r->nouns.at[k]))
				add_fact(r, x, &r->nouns.at[k]);
	}
}

void
nouns_run(struct ledger *l)
{
	struct nouner r = {.l = l, .kinds = table_find(STR("en"), "kinds")};

	r.first = ARENA_ARRAY(l->a, uint32_t *, l->ntexts + 1);
	for (uint32_t t = 0; t < l->ntexts; t++) {
		const struct article_info *info = l->texts[t].info;
		struct str language = info->article->language;
		bool english = language.n == 0 ||
		    str_istarts(language, STR("en"));

		r.first[t] = ARENA_ARRAY(l->a, uint32_t, info->nparas + 1);
		for (uint32_t i = 0; i < info->nparas; i++) {
			r.first[t][i] = (uint32_t)r.nouns.n;
			if (l->texts[t].current && english &&
			    info->paras[i].tells)
				collect(&r, t, i);
		}
	}
	for (size_t i = 0; i < r.nouns.n; i++)
		compare_noun(&r, &r.nouns.at[i]);
}
