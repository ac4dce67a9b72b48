/*
 * seal.h - one number of what the facts of an event were made from and of
 * what they are.
 *
 * To compare the texts again is the sure way to know whether the stored
 * facts are theirs, and most of what doctor did: seven tenths of a
 * millisecond an article.  The seal is put with the facts.  As long as it
 * is that of the texts and facts that are stored, they are what comparing
 * those texts gave then, by the release of crossread and the aliases that
 * half of the seal is of.  What it cannot know is that this program would
 * tell something else of the same texts: doctor compares some sealed
 * events all the same, and trusts no seal when one of them differs.
 */
#ifndef CLI_SEAL_H
#define CLI_SEAL_H

#include "db/store.h"
#include "src/model/review.h"
#include "src/text/lexicon.h"

struct sealed {
	const int64_t *articles; /* compared, in this order */
	size_t narticles;
	const struct lexicon *aliases;
	const struct fact_line *lines;
	size_t nlines;
	unsigned conflicts;
};

/* Without the queue's items, each of which adds seal_item() to it, in
 * whatever order; 0 of a whole seal means that there is none. */
enum status seal_make(struct store *s, const struct sealed *of,
    uint64_t *seal);
uint64_t seal_item(const struct discrepancy *d);

enum seal_state {
	SEAL_BROKEN, /* or there is none */
	SEAL_OLDER,  /* whole, but another release or other aliases made it */
	SEAL_WHOLE,
};

/* Of the stored seal and that of what is stored. */
enum seal_state seal_compare(uint64_t stored, uint64_t now);

#endif
