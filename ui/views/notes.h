/*
 * notes.h - editors' notes on what a view shows.
 */
#ifndef UI_VIEWS_NOTES_H
#define UI_VIEWS_NOTES_H

#include "db/store_note.h"
#include "ui/view.h"
#include "ui/views/flow.h"

struct notes {
	struct editor_note *at; /* clean */
	size_t n;
};

/* None after app_error(). */
void notes_read(struct app *app, struct arena *a, enum note_on on,
    int64_t id, struct notes *out);
/* "note by mk, 13:40: ...", each from a line's start. */
struct flow_lines notes_lay(struct arena *a, const struct notes *n,
    int64_t now, int width);

#endif
