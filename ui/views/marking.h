/*
 * marking.h - marks many articles as one act that one undo takes back:
 * a few at once, many in steps between keys.  All views read again then.
 */
#ifndef UI_VIEWS_MARKING_H
#define UI_VIEWS_MARKING_H

#include "ui/view.h"

/* Reads what is unread in a whole list: what is there now, not what comes
 * in meanwhile.  Says how many there were. */
void marking_articles(struct app *app, const struct article_query *q);
void marking_events(struct app *app, const struct event_query *q);

/* These articles; all articles of these events. */
void marking_ids(struct app *app, enum mark_what what, const int64_t *ids,
    size_t n, bool say);
void marking_of(struct app *app, enum mark_what what, const int64_t *events,
    size_t n);

#endif
