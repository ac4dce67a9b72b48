/*
 * groups.h - from pairs of mentions that may be of one thing to facts.
 */
#ifndef COMPARE_GROUPS_H
#define COMPARE_GROUPS_H

#include "src/compare/ledger.h"

struct edge {
	uint32_t x, y; /* mentions */
	bool agreeing; /* their values do not differ */
	double score;  /* the higher, the surer */
};

/* Adds the facts to the ledger.  The edges are put into another order. */
void groups_make(struct ledger *l, struct edge *edges, size_t n);

#endif
