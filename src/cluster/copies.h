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

#endif
