/*
 * correct.h - merging events, and taking articles out of them, by key.
 *
 * M takes an event (in the list) or an article (in its event's view) up;
 * M on another event puts it there.  So nobody has to know an id.
 */
#ifndef UI_VIEWS_CORRECT_H
#define UI_VIEWS_CORRECT_H

#include "ui/view.h"

/* Takes up what is under the cursor, puts down what was taken up, or
 * drops it when it is the same.  article 0: the whole event. */
void correct_merge(struct app *app, int64_t event, int64_t article);
/* The article becomes an event of its own. */
void correct_split(struct app *app, int64_t article);

#endif
