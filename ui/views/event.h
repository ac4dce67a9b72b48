/*
 * event.h - the state of the event view, shared by event.c, which changes
 * it, and event_draw.c, which shows it.
 */
#ifndef UI_VIEWS_EVENT_H
#define UI_VIEWS_EVENT_H

#include "ui/loaded.h"
#include "ui/view.h"
#include "ui/views/finding.h"
#include "ui/views/members.h"

struct event_state {
	struct arena *arena; /* of the rows; forgotten at each reading */
	struct loaded *l;
	struct members members;
	size_t selected, top;
	struct finding finding;
	struct {
		int head, list, lower; /* heights */
	} parts;
};

void event_title(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void event_status(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void event_draw(const void *state, const struct frame *f);

#endif
