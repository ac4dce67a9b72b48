/*
 * event.h - the state of the event view, shared by event.c, which changes
 * it, and event_draw.c and event_time.c, which show it.
 */
#ifndef UI_VIEWS_EVENT_H
#define UI_VIEWS_EVENT_H

#include "src/base/vec.h"
#include "ui/loaded.h"
#include "ui/tags.h"
#include "ui/view.h"
#include "ui/views/finding.h"
#include "ui/views/members.h"
#include "ui/views/notes.h"

struct event_state {
	struct arena *arena; /* of the rows; forgotten at each reading */
	struct loaded *l;
	struct members members;
	struct tags tags; /* articles chosen for compare, in the view's arena */
	size_t selected;
	struct window window; /* on the members */
	int64_t looked; /* when before this view was opened; 0: never */
	unsigned fresh; /* articles that came since */
	struct notes notes;
	struct flow_lines note_lines; /* as wide as the body was: */
	int note_width; /* 0: not laid out yet */
	struct finding finding;
	struct {
		int head, notes, list, lower; /* heights; notes: of the head */
	} parts;
};


/* Has its text changed since the reader looked at the event? */
bool event_changed(const struct event_state *s, int64_t article);

/* All of the timeline on one line; the rows it takes when it is drawn
 * with a line an outlet (0: too narrow); that. */
struct text event_times(const struct event_state *s, struct arena *a);
int event_time_rows(const struct event_state *s, int columns);
void event_draw_time(
    const struct event_state *s, const struct frame *f, int row);

void event_title(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void event_status(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void event_draw(const void *state, const struct frame *f);

#endif
