/*
 * postings.h - which paragraphs hold which keys, so that what two
 * paragraphs share is found without comparing all pairs.  Internal to
 * src/compare.
 *
 * Keys are dense numbers (stems, or pairs of stems numbered by a struct
 * numbering).  The keys of one unit are added in ascending order of what
 * they stand for, units in order: then everything summed over shared keys
 * is summed in the same order whichever of two articles comes first.
 */
#ifndef COMPARE_POSTINGS_H
#define COMPARE_POSTINGS_H

#include "src/base/vec.h"

struct posting {
	uint32_t key, unit;
	uint32_t place; /* in 'sorted' */
	uint32_t after; /* there: the first of its key in a later article */
	float x;	/* the caller's */
	bool near;	/* the caller's second sort of key */
	uint32_t n;	/* units of the same article that hold the key */
};

struct postings {
	struct arena *a;
	VEC(struct posting) list; /* by unit */
	uint32_t *by_unit;	  /* begin of each unit's; nunits + 1 */
	uint32_t *by_key;	  /* begin of each key's in 'sorted' */
	struct posting *sorted;	  /* by key, then unit */
	/* Two columns of 'sorted', as sums over what is shared read them. */
	uint32_t *unit;
	float *x;
};

void postings_init(struct postings *p, struct arena *a);
void postings_add(struct postings *p, uint32_t unit, uint32_t key, float x,
    bool near);
/* 'article' holds the article of each unit. */
void postings_finish(struct postings *p, const uint32_t *article,
    size_t nunits, size_t nkeys);

/* Numbers 0, 1, 2, ... for 64-bit values on first sight. */
struct numbering {
	struct arena *a;
	uint64_t *values; /* value + 1; 0 is free */
	uint32_t *ids;
	size_t n, nslots;
};

void numbering_init(struct numbering *nb, struct arena *a);
/* The value must not be UINT64_MAX. */
uint32_t numbering_id(struct numbering *nb, uint64_t value);

#endif
