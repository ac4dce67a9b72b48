/*
 * events.h - the state of the list of events, shared by events.c, which
 * changes it, and events_draw.c, which shows it.
 */
#ifndef UI_VIEWS_EVENTS_H
#define UI_VIEWS_EVENTS_H

#include "ui/views/events_ask.h"
#include "ui/views/preview.h"

struct events {
	struct events_asked asked;
	struct buf filter;
	struct list list;
	struct area body;
	struct preview preview;
	size_t failing; /* feeds; counted at rest */
	bool linear;
	bool preview_on, zoomed; /* z: the list has all of the screen */
	int wider, taller; /* the list than it would be, by its border */
	enum event_sort sort_set; /* by the setting, not with S */
};

/* How the body is divided. */
struct events_parts {
	struct area list, preview; /* the list with its heading */
	bool side, below;
};

struct events_parts events_split(const struct events *v, struct area body,
    bool linear);

/* How much of the list stands before its border: columns, or rows. */
int events_border(const void *state);

const char *events_sort_word(enum event_sort s);

void events_title(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void events_status(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void events_draw(const void *state, const struct frame *f);

#endif
