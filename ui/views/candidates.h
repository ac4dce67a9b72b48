/*
 * candidates.h - what else could stand beside a paragraph: of the two most
 * likely in another article, those that its row does not show.
 */
#ifndef UI_VIEWS_CANDIDATES_H
#define UI_VIEWS_CANDIDATES_H

#include "src/model/comparison.h"
#include "ui/grid.h"

#define CANDIDATES 2

struct candidate {
	uint32_t para;
	double score; /* the probability that it tells the same */
};

/* Those in article 'in' for the paragraphs of article 'of' in a row, the
 * best first. */
size_t candidates_find(const struct comparison *c, size_t row, uint32_t of,
    uint32_t in, struct candidate out[CANDIDATES]);

/* "beside A 4: B 3 92%, C 7 58%": how likely the row's first paragraph of
 * article 'of' is told where the others' stand. */
struct text candidates_ties(struct arena *a, const struct comparison *c,
    size_t row, uint32_t of);

#endif
