/*
 * review.h - the review queue: review.c (state and decisions) and
 * review_draw.c (what is shown) share this.  Nobody else includes it.
 *
 * What is decided stays on the screen where it stood, in its new state,
 * and so does what another editor decides meanwhile: no row moves until
 * the list is read anew.
 */
#ifndef UI_VIEWS_REVIEW_H
#define UI_VIEWS_REVIEW_H

#include "ui/views/decide.h"
#include "ui/views/table.h"

struct review {
	struct review_query query;
	struct buf filter;
	struct list list;
	struct decide decide;
	struct review_counts counts;
	bool preview_on, linear;
	/* The item below the list, with its texts: read when keys rest. */
	struct arena *arena;
	struct review_item item; /* id 0: none */
	const struct article **articles; /* by pane; NULL: gone */
	struct fact fact; /* the item as the ledger has it */
};

struct review_parts {
	struct area list, preview; /* the preview with its rule */
};
struct review_parts review_split(const struct review *v,
    const struct area *body, bool linear);
bool review_is_open(const struct review_item *i);

void review_title(const void *state, const struct frame *f,
    struct text *left, struct text *right);
void review_status(const void *state, const struct frame *f,
    struct text *left, struct text *right);
void review_draw(const void *state, const struct frame *f);

#endif
