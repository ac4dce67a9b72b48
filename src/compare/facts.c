/*
 * facts.c - from an event's paragraphs to facts.
 *
 * What all parts ask of the texts is found first; then each part adds its
 * facts to the ledger, and at the end they are sorted, the gravest first.
 */
#include "src/compare/actors.h"

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

void
facts_run(struct arena *a, const struct analysis *an, struct comparison *c,
    const struct lexicon *aliases)
{
	/* Dropped, reported, places, sources and edits read the facts so
	 * far. */
	static void (*const parts[])(struct ledger *) = {
		join_run,
		dropped_run,
		quotes_run,
		reported_run,
		names_run,
		terms_run,
		nouns_run,
		places_run,
		sources_run,
		omissions_run,
		edits_run,
	};
	struct ledger l = {.a = a,
	    .an = an,
	    .c = c,
	    .aliases = aliases != NULL ? aliases : lexicon_terms()};

	texts_list(&l);
	evidence_init(&l);
	families_find(&l);
	l.actors = actors_find(&l);
	l.syntax = syntax_new(a, l.an);
	l.surfaces = surfaces_new(&l);
	mentions_collect(&l);
	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		parts[i](&l);
	if (l.facts.n > 0)
		qsort(l.facts.at, l.facts.n, sizeof(*l.facts.at), by_severity);
	c->facts = l.facts.at;
	c->nfacts = l.facts.n;
	c->doubts = l.doubts.at;
	c->ndoubts = l.doubts.n;
}
