/*
 * compare.h - sets articles side by side.
 *
 * Pure: the same articles give the same comparison on every machine,
 * and their order changes only the order of panes and rows.
 */
#ifndef COMPARE_COMPARE_H
#define COMPARE_COMPARE_H

#include <stdatomic.h>

#include "src/model/comparison.h"

struct stemmers; /* src/text/stems.h */
struct lexicon;  /* src/text/lexicon.h */

struct compare_options {
	uint32_t base; /* whose order the rows follow */
	bool facts;    /* the ledger too */
	bool told;     /* and which sentences tell the same */
	/* Kept by who makes many comparisons; NULL: this one has its own. */
	struct stemmers *stemmers;
	/* What a reader decided; lives as long as the comparison. */
	const struct tie *ties;
	size_t nties;
	/* Words for one thing, shipped and the reader's own; NULL: those
	 * shipped.  Must outlive the comparison. */
	const struct lexicon *aliases;
	/* Set by another thread when nobody waits any more; NULL: never. */
	const atomic_bool *stop;
};

/* At least one article; the articles must outlive the comparison.  All
 * else lives in the arena.  NULL when it was stopped. */
struct comparison *compare_run(struct arena *a,
    const struct article *const *articles, size_t n,
    const struct compare_options *o);

/* The rows again for another base; links and facts stay. */
void compare_rebase(struct arena *a, struct comparison *c, uint32_t base);

/* Which words of one paragraph the other does not have, by stems: spans
 * of bytes in 'a', ascending, for highlighting.  'language' as stems.h. */
size_t compare_words(struct arena *arena, struct str a, struct str b,
    struct str language, const struct byte_span **out);

#endif
