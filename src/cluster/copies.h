/*
 * copies.h - the sampled shingles of a text.  Internal to src/cluster.
 */
#ifndef CLUSTER_COPIES_H
#define CLUSTER_COPIES_H

#include "src/base/civil.h"
#include "src/cluster/cluster.h"

/* Fills .shingles, .nshingles and .shingled. */
void copies_sketch(struct arena *a, const struct article *art,
    struct sketch *k);

#endif
