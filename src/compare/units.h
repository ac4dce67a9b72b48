/*
 * units.h - the paragraphs that take part in matching, weighed: sets of
 * stems with weights, postings of what they share.  Internal to
 * src/compare; features.c reads it.
 */
#ifndef COMPARE_UNITS_H
#define COMPARE_UNITS_H

#include "src/compare/postings.h"
#include "src/compare/propositions.h"

/* Sentences and quotations of a unit that count; bits of 64. */
#define UNIT_PARTS 40

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
	struct set content;
	struct set *sentences; /* those heavy enough to say something */
	size_t nsentences;
	struct set *quotes;
	size_t nquotes;
	double anchors; /* sum of b(w)/n(w), n: units of the article with w */
};

struct units {
	struct unit *at; /* by article, then paragraph */
	size_t n;
	uint32_t *first; /* unit of each article; narticles + 1 */
	size_t nstems;
	/* By stem: weight from the background, and mixed with the event's. */
	double *b, *m;
	/* Stems (x: share of the unit's vector; near: capitalised), stems
	 * with those of the neighbours (x: the same), pairs of stems of one sentence (x: weight
	 * m; near: few words apart), runs of words (near: quoted). */
	struct postings stems, context, pairs, runs;
};

struct units *units_new(struct arena *a, const struct analysis *an);
/* m(w): what sharing a stem weighs in this event. */
double units_weight(const struct analysis *an, uint32_t stem);

#endif
