/*
 * alignment.h - which paragraphs a reader set side by side, or apart.
 *
 * A decision is kept by what the two paragraphs say, not by where they
 * stand: it holds in a new version too, as long as both are in it, and
 * for whatever articles an event has meanwhile.
 */
#ifndef MODEL_ALIGNMENT_H
#define MODEL_ALIGNMENT_H

#include "src/model/comparison.h"

/* Two paragraphs of two articles, the one with the smaller id first. */
struct alignment {
	int64_t article, other;	  /* ids */
	uint64_t para, other_para; /* str_hash() of their texts */
	bool together;
};

/* x and y are places in 'articles'; of two different ones. */
struct alignment alignment_of(const struct article *const *articles,
    struct place x, struct place y, bool together);

/* Those of the decisions whose paragraphs these articles have, for
 * struct compare_options; of equal paragraphs the first is meant. */
size_t alignment_ties(struct arena *a, const struct article *const *articles,
    size_t n, const struct alignment *decided, size_t ndecided,
    const struct tie **out);

#endif
