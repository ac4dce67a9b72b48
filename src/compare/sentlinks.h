/*
 * sentlinks.h - which sentences of two paragraphs tell the same, so that
 * a long paragraph can be shown by sentence.  Internal to src/compare.
 */
#ifndef COMPARE_SENTLINKS_H
#define COMPARE_SENTLINKS_H

#include "src/compare/propositions.h"

/* Sentences by their number in para_info.sentences.  'share' is the share
 * of the lighter sentence's weight that the other has too, 0..1. */
struct sentence_link {
	uint32_t from, to;
	double share;
};

/* For two paragraphs of different articles, linked or partners: the
 * pairs in which each sentence is the other's best, or one is and shares
 * nearly all it says (a long sentence may tell what two others tell).
 * By from, then to; swapping the paragraphs swaps the pairs.  *out lives
 * in 'a'. */
struct sentlinks;
/* Keeps the sentences of the paragraphs asked about, in 'a'. */
struct sentlinks *sentlinks_new(struct arena *a, const struct analysis *an);
size_t sentlinks_find(struct sentlinks *from, struct arena *a, struct place p,
    struct place q, const struct sentence_link **out);

#endif
