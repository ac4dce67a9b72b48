/*
 * event.h - the state of the event view, shared by event.c, which changes
 * it, and event_draw.c, which shows it.
 */
#ifndef UI_VIEWS_EVENT_H
#define UI_VIEWS_EVENT_H

#include "src/base/vec.h"
#include "ui/loaded.h"
#include "ui/view.h"
#include "ui/views/finding.h"
#include "ui/views/members.h"

struct event_state {
	struct arena *arena; /* of the rows; forgotten at each reading */
	struct loaded *l;
	struct members members;
	VEC(int64_t) tags; /* articles chosen for compare, in the view's arena */
	struct arena *tags_arena;
	size_t selected, top;
	struct finding finding;
	struct {
		int head, list, lower; /* heights */
	} parts;
};

/* The article's place among the tags; tags.n: not there. */
size_t event_tag(const struct event_state *s, int64_t article);

void event_title(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void event_status(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void event_draw(const void *state, const struct frame *f);

#endif
