/*
 * worddiff.h - what two sequences of stems have in common, in order.
 * Internal to src/compare.
 */
#ifndef COMPARE_WORDDIFF_H
#define COMPARE_WORDDIFF_H

#include "src/base/vec.h"
#include "src/model/comparison.h"

/* The length of the longest common subsequence of x and y.  common[i],
 * which may be NULL, says whether x[i] is in it.  Where the two are so
 * long that the work would be more than a few million steps, order is
 * not looked at. */
size_t worddiff_common(struct arena *a, const uint32_t *x, size_t nx,
    const uint32_t *y, size_t ny, bool *common);

typedef VEC(struct byte_span) byte_spans;
/* One more word that differs; 'joins' when the word before it did too:
 * words that differ in a row are one span. */
void worddiff_add(struct arena *a, byte_spans *spans, uint32_t start,
    uint32_t end, bool joins);

#endif
