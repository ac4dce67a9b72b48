/*
 * decide.h - an editor's decisions about items of the review queue, for
 * the views in which one can be made: the keys, what is asked for, and
 * doing the same again.
 */
#ifndef UI_VIEWS_DECIDE_H
#define UI_VIEWS_DECIDE_H

#include "db/store_review.h"
#include "ui/view.h"

#define DECIDE_MAX ((size_t)500) /* items at once */

struct decide {
	int64_t ids[DECIDE_MAX]; /* of the question that is asked */
	size_t n;
	struct review_act last; /* for repeat */
	struct buf text;	/* its own */
	bool has_last;
};

void decide_init(struct decide *d);
void decide_free(struct decide *d);

enum decided { DECIDE_NOT_MINE, DECIDE_ASKED, DECIDE_DONE, DECIDE_FAILED };

/* An action on these items.  Some ask for words first: then the answer
 * comes to decide_answer().  repeat does the last decision again, words
 * and all. */
enum decided decide_action(struct decide *d, struct app *app, enum action a,
    const int64_t *ids, size_t n);
enum decided decide_answer(struct decide *d, struct app *app, enum action a,
    struct str typed);

#endif
