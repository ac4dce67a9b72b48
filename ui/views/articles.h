/*
 * articles.h - the state of the list of articles, shared by articles.c,
 * which changes it, and articles_draw.c, which shows it.
 */
#ifndef UI_VIEWS_ARTICLES_H
#define UI_VIEWS_ARTICLES_H

#include "src/base/buf.h"
#include "ui/views/articles_ask.h"

struct articles {
	struct articles_asked asked;
	bool killed_known;
	struct buf search;
	struct list list;
};

void articles_title(const void *state, const struct frame *f,
    struct text *left, struct text *right);
void articles_status(const void *state, const struct frame *f,
    struct text *left, struct text *right);
void articles_draw(const void *state, const struct frame *f);

#endif
