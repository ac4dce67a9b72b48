/*
 * mutual.h - how far sentences of two paragraphs are each other's best
 * likeness.  Internal to src/compare.
 */
#ifndef COMPARE_MUTUAL_H
#define COMPARE_MUTUAL_H

#include "src/compare/units.h"

/* n * n shares for n units, 0..1; only [p * n + q] with p < q is set.
 * 1: a sentence of p is like one of q and like no other of q's article,
 * and the reverse. */
float *mutual_shares(struct arena *a, const struct units *u);

#endif
