/*
 * members.h - the rows of an event's articles in the order its views show
 * them: as the panes of its comparison, then the copies.  Read and star
 * marks are in the rows, so they are read again after each of them.
 */
#ifndef UI_VIEWS_MEMBERS_H
#define UI_VIEWS_MEMBERS_H

#include "ui/loaded.h"
#include "ui/view.h"

struct members {
	struct article_row *rows;
	size_t n;
};

/* False after app_error().  The rows live in 'a'. */
bool members_read(struct app *app, struct arena *a, const struct loaded *l,
    struct members *out);
/* The row of an article, or n. */
size_t members_index(const struct members *m, int64_t article);

/* Marks one article and tells the views below; durable on return. */
void members_mark(struct app *app, int64_t article, enum mark_what what);

#endif
