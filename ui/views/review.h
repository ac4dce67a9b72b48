/*
 * review.h - the review queue: review.c (state and decisions),
 * review_rows.c (what is read) and review_draw.c (what is shown) share
 * this.  Nobody else includes it.
 *
 * What is decided stays on the screen where it stood, in its new state,
 * and so does what another editor decides meanwhile: no row moves until
 * the list is read anew.
 */
#ifndef UI_VIEWS_REVIEW_H
#define UI_VIEWS_REVIEW_H

#include "src/base/vec.h"
#include "ui/views/decide.h"
#include "ui/views/table.h"

/* What the list is asked for. */
struct review_rows {
	struct review_query query;
	/* By words or kind: what of the queue up to the item 'to' they let
	 * through, in the order of the list.  What is opened again behind
	 * that is found when the filter is given again. */
	bool filtered, stopped;
	struct arena *arena;
	VEC(struct list_key) found;
	int64_t to;
};

struct review {
	struct review_rows rows;
	struct buf filter;
	struct list list;
	struct decide decide;
	struct review_counts counts;
	bool preview_on, linear;
	struct area body;
	int taller; /* the list than it would be, by its border */
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
extern const struct list_source review_source;
void review_clean(struct arena *a, struct review_item *i);
/* Shows what the query asks for from the top, at once or, where the whole
 * queue must be looked through, after some steps between keys. */
void review_find(struct review *v, struct app *app,
    const struct review_query *q);
/* What came into the queue since. */
void review_find_new(struct review *v, struct app *app);
bool review_is_open(const struct review_item *i);

void review_title(const void *state, const struct frame *f,
    struct text *left, struct text *right);
void review_status(const void *state, const struct frame *f,
    struct text *left, struct text *right);
void review_draw(const void *state, const struct frame *f);

#endif
