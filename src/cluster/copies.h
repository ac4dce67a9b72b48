/*
 * copies.h - the sampled shingles of a text.  Internal to src/cluster.
 */
#ifndef CLUSTER_COPIES_H
#define CLUSTER_COPIES_H

#include "src/base/civil.h"
#include "src/cluster/cluster.h"
#include "src/text/words.h"

/* Fills .shingles, .nshingles and .shingled.  'split' holds the words of
 * each paragraph, none for those that do not count. */
void copies_sketch(struct arena *a, const struct article *art,
    const struct words *split, struct sketch *k);

/* The first shingles of a text, marked by hash, to be looked for in many
 * others: false when sketch_overlap() would find nothing. */
#define MARKS 16384
struct marks {
	uint64_t bits[MARKS / 64];
	uint32_t middle; /* of those marked; UINT32_MAX: they are few */
};
void copies_mark(const struct sketch *k, struct marks *out);
bool copies_may_meet(const struct marks *m, const struct sketch *k);

#endif
