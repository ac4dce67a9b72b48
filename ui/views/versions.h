/*
 * versions.h - an article's text set against its version before: which
 * paragraph was which, and what is gone.
 */
#ifndef UI_VIEWS_VERSIONS_H
#define UI_VIEWS_VERSIONS_H

#include "src/model/article.h"

#define VERSIONS_NEW (-1) /* the paragraph stands in no older one */

struct versions {
	const struct article *now, *before;
	int32_t *was; /* by paragraph of 'now': that of 'before' */
	uint32_t *gone;
	size_t ngone; /* paragraphs of 'before' that stand nowhere now */
};

/* In 'a'; 'now' has a version before it.  Equal texts first, then each
 * paragraph takes the unused one with which it shares most words, when
 * that is at least half of it. */
void versions_match(
    struct arena *a, const struct article *now, struct versions *out);
/* Is the paragraph's text the same as before? */
bool versions_same(const struct versions *v, uint32_t para);

#endif
