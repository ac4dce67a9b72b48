/*
 * units.h - the paragraphs that take part in matching, weighed: sets of
 * stems with weights, postings of what they share.  Internal to
 * src/compare; features.c reads it.
 */
#ifndef COMPARE_UNITS_H
#define COMPARE_UNITS_H

#include "src/compare/postings.h"
#include "src/compare/propositions.h"

/* Quotations of a unit that count; bits of 64. */
#define UNIT_QUOTES 40

/* Distinct content stems. */
struct set {
	uint32_t *at; /* ascending */
	size_t n;
	double mass; /* sum of m(w) */
};

struct unit {
	struct place at;
	const struct para_info *p;
	uint32_t i, of; /* the i-th of 'of' in its article */
	const struct stemmer *language;
	struct set content;
	struct set *quotes;
	size_t nquotes;
	double anchors; /* sum of b(w)/n(w), n: units of the article with w */
	double retold;	/* share of sum of b(w) that others have somewhere */
	double content_length; /* of the part of its 'words' with content */
};

struct units {
	struct unit *at; /* by article, then paragraph */
	size_t n;
	uint32_t *first; /* unit of each article; narticles + 1 */
	size_t nstems;
	/* By stem: weight from the background, and mixed with the event's;
	 * weight among all words. */
	const double *b;
	double *m, *w;
	bool *common; /* by stem: in units of two articles at least */
	/* Content stems (near: capitalised), content stems with those of the
	 * neighbours (x: share of a vector of length 1), all stems that two
	 * articles have (x: the same), verbs outside quotations (x: the
	 * same), runs of words (near: quoted). */
	struct postings stems, context, words, verbs, runs;
};

struct units *units_new(struct arena *a, const struct analysis *an);
/* m(w): what sharing a stem weighs in this event. */
double units_weight(const struct analysis *an, uint32_t stem);
/* Adds the distinct stems of p's tokens [from, to) to postings, as one
 * vector of length 1 with weights w; stems of one article alone count in
 * its length only.  Returns the length of its part with content. */
double units_post_words(struct arena *a, const struct units *u,
    const struct para_info *p, size_t from, size_t to, uint32_t unit,
    struct postings *out);

#endif
