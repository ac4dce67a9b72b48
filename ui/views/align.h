/*
 * align.h - paragraphs set side by side, or apart, by key.
 *
 * gm takes a paragraph up; gm on another row sets it beside what the
 * other outlets tell there.  gs sets it apart from its row.  What was
 * decided is kept in the store and holds for all later comparisons.
 */
#ifndef UI_VIEWS_ALIGN_H
#define UI_VIEWS_ALIGN_H

#include "ui/views/compare.h"

/* 'article': whose paragraph in the row under the cursor is meant.  Both
 * say what they did. */
void align_beside(struct compare_state *s, struct app *app, uint32_t article);
void align_apart(struct compare_state *s, struct app *app, uint32_t article);

#endif
