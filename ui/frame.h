/*
 * frame.h - what stands around every view's body: the title line above,
 * the status, hint and message lines below, as many as there is room for.
 */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include "ui/keymap.h"
#include "ui/view.h"

struct frame_parts {
	struct area body;
	int title, status, hint, message; /* rows; -1: none */
};

struct frame_view {
	const struct view_ops *ops;
	const void *state;
	int index; /* for its keys */
	const struct keymap *keymap;
	struct text progress; /* of what runs beside the reader */
};

/* message is never -1: in a very low window it lies over another line. */
struct frame_parts frame_split(struct area screen, bool hints);

/* What the program's name leaves of a title line. */
int frame_title_room(int columns);

void frame_around(const struct frame *f, const struct frame_parts *p,
    const struct frame_view *v);
/* Shows where the pattern stands in the body, row by row. */
void frame_matches(const struct frame *f, struct str pattern);
/* In the place of the hints; nothing when it is empty. */
void frame_choices(const struct frame *f, const struct frame_parts *p,
    struct text choices);
/* The message, and at the right the keys typed so far. */
void frame_message(const struct frame *f, const struct frame_parts *p,
    struct str message, bool error, const struct keymap_typed *typed);

#endif
