/*
 * One thing under two words.
 *
 * A term is an entry of the alias table (data/lang/aliases.tsv and the
 * reader's own).  Two
 * texts that use different names of one group, and none of the other's,
 * give a TERM.
 */
#include "src/compare/ledger.h"

/* Cells shown of one text. */
#define CELLS_EACH 3

struct term_mention {
	const struct lexeme *term;
	uint32_t text, para, start, end;
};

struct termer {
	struct ledger *l;
	VEC(struct term_mention) at;
};

static void
find_terms(struct termer *r, uint32_t text, uint32_t para)
{
	const struct para_info *p = &r->l->texts[text].info->paras[para];
	uint32_t after = 0;

	for (size_t i = 0; i < p->ntokens; i++) {
		uint32_t start = p->tokens[i].start;
		size_t end;
		const struct lexeme *x;

		if (start < after)
			continue;
		x = lexicon_match(
		    r->l->aliases, p->p->text, start, LEX(TERM), &end);
		if (x == NULL)
			continue;
		after = (uint32_t)end;
		*vec_add(r->l->a, &r->at) =
		    (struct term_mention){x, text, para, start, after};
	}
}

static bool
uses(const struct termer *r, uint32_t text, const char *name)
{
	for (size_t i = 0; i < r->at.n; i++)
		if (r->at.at[i].text == text &&
		    strcmp(r->at.at[i].term->name, name) == 0)
			return true;
	return false;
}

/* Do two texts name the thing differently, and neither as the other? */
static bool
apart(const struct termer *r, const struct term_mention *x,
    const struct term_mention *y)
{
	return strcmp(x->term->group, y->term->group) == 0 &&
	    strcmp(x->term->name, y->term->name) != 0 && x->text != y->text &&
	    !uses(r, x->text, y->term->name) &&
	    !uses(r, y->text, x->term->name);
}

static void
add_term(struct termer *r, const struct term_mention *x,
    const struct term_mention *y)
{
	struct ledger *l = r->l;
	struct fact f = {.kind = FACT_NAME,
	    .verdict = VERDICT_TERM,
	    .label = str_c(x->term->group)};
	VEC(struct cell) cells = {0};
	size_t each = 0;

	for (size_t i = 0; i < r->at.n; i++) {
		const struct term_mention *m = &r->at.at[i];
		struct cell *c;

		if (strcmp(m->term->group, x->term->group) != 0)
			continue;
		each = i > 0 && r->at.at[i - 1].text == m->text ? each + 1 : 0;
		if (each >= CELLS_EACH)
			continue;
		c = vec_add(l->a, &cells);
		*c = ledger_cell(l, m->text, m->para, m->start, m->end);
		c->value = str_c(m->term->name);
	}
	f.why = arena_printf(l->a,
	    "one thing in the table of aliases: "
	    "\"%s\" and \"%s\"",
	    x->term->name, y->term->name);
	ledger_add(l, f, cells.at, cells.n);
}

void
terms_run(struct ledger *l)
{
	struct termer r = {.l = l};

	for (uint32_t t = 0; t < l->ntexts; t++)
		for (uint32_t i = 0; i < l->texts[t].info->nparas; i++)
			if (l->texts[t].current &&
			    l->texts[t].info->paras[i].tells)
				find_terms(&r, t, i);
	for (size_t i = 0; i < r.at.n; i++) {
		const struct term_mention *x = &r.at.at[i];
		size_t found = 0;
		bool first = true;

		/* The first mention of its thing speaks for all. */
		for (size_t k = 0; k < i; k++)
			first = first &&
			    strcmp(r.at.at[k].term->group, x->term->group) != 0;
		for (size_t a = i; first && found == 0 && a < r.at.n; a++)
			for (size_t k = a + 1; k < r.at.n && found == 0; k++)
				if (strcmp(r.at.at[a].term->group,
					x->term->group) == 0 &&
				    apart(&r, &r.at.at[a], &r.at.at[k])) {
					add_term(&r, &r.at.at[a], &r.at.at[k]);
					found++;
				}
	}
}
