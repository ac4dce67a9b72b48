/*
 * What a later version no longer says.
 *
 * A figure that changed between versions is joined like any other two
 * figures (join.c).  One that was taken out has no partner: it is told
 * where the paragraph still stands in the current version, and neither
 * that figure nor another of its sort stands in it.  Of several older
 * versions that have it the newest is told.  A paragraph that is gone
 * takes its figures with it; the reader's list of changes shows that.
 */
#include "src/compare/ledger.h"

/* Do two numbers count in one way? */
static bool
same_sort(const struct mention *x, const struct mention *y)
{
	return !y->is_time && x->number.type == y->number.type &&
	    strcmp(x->number.unit, y->number.unit) == 0;
}

/* Does the current text say it, or something of its sort where it stood? */
static bool
is_kept(const struct ledger *l, const struct mention *x)
{
	const struct version *v = &l->texts[x->text];

	for (size_t i = 0; i < l->mentions.n; i++) {
		const struct mention *y = &l->mentions.at[i];
		const struct version *w = &l->texts[y->text];

		if (!w->current || w->article != v->article ||
		    !same_sort(x, y))
			continue;
		if ((int32_t)y->para == v->home[x->para] ||
		    relation_of(x, y) == REL_SAME)
			return true;
	}
	return false;
}

/* Is it in a fact, or in one of a newer version? */
static bool
is_told(const struct ledger *l, const struct mention *x)
{
	const struct version *v = &l->texts[x->text];

	for (size_t i = 0; i < l->facts.n; i++)
		for (size_t k = 0; k < l->facts.at[i].ncells; k++) {
			const struct cell *c = &l->facts.at[i].cells[k];

			if (c->article == v->article && c->para < 0 &&
			    c->version >= v->info->article->version &&
			    str_eq(c->text,
				str_sub(v->info->paras[x->para].p->text,
				    x->start, x->end)))
				return true;
		}
	return false;
}

void
dropped_run(struct ledger *l)
{
	for (size_t i = 0; i < l->mentions.n; i++) {
		const struct mention *x = &l->mentions.at[i];
		const struct version *v = &l->texts[x->text];
		struct fact f = {.kind = FACT_NUMBER,
		    .verdict = VERDICT_UPDATED,
		    .why = STR("a later version has the paragraph, without "
			       "the figure")};
		struct cell *cell;

		if (v->current || x->is_time || x->kind != FACT_NUMBER ||
		    v->home[x->para] < 0 || is_kept(l, x) || is_told(l, x))
			continue;
		cell = ARENA_NEW(l->a, struct cell);
		*cell = mention_cell(l, x);
		f.label = label_of(l, &x, 1);
		ledger_add(l, f, cell, 1);
	}
}
