/*
 * markall.h - marks read what is unread in a whole list, as one act that
 * one undo takes back.
 */
#ifndef UI_VIEWS_MARKALL_H
#define UI_VIEWS_MARKALL_H

#include "ui/view.h"

/* The articles of a list; of the events of a list.  Says how many there
 * were; the caller reads its rows again. */
void markall_articles(struct app *app, const struct article_query *q);
void markall_events(struct app *app, const struct event_query *q);

#endif
