/*
 * features.h - how alike the paragraphs of an event are: stage 1
 * of matching (match.c).  Internal to src/compare.
 */
#ifndef COMPARE_FEATURES_H
#define COMPARE_FEATURES_H

#include "src/compare/units.h"

/* The score of a pair with nothing in common. */
#define SCORE_NONE (-9.0F)

#define NFEATURES 15
extern const char *const feature_names[NFEATURES];

/* Told the features of every pair, for fitting the weights. */
struct feature_watch {
	void (*seen)(void *context, size_t i, size_t k, const double *x);
	void *context;
};

/* n * n logits for n units: s[p * n + q] says that p and q tell the same.
 * Symmetric; SCORE_NONE within one article.  *verbatim, beside it: do
 * they share a run of words that is no coincidence?  'watch' may be NULL. */
float *features_score(struct arena *a, const struct units *u, bool **verbatim,
    const struct feature_watch *watch);

#endif
