/*
 * compare.h - the state of the compare view, shared by compare.c and
 * compare_jump.c, which change it, and compare_draw.c, which shows it.
 */
#ifndef UI_VIEWS_COMPARE_H
#define UI_VIEWS_COMPARE_H

#include "src/base/vec.h"
#include "ui/loaded.h"
#include "ui/view.h"
#include "ui/views/finding.h"
#include "ui/views/panes.h"

/* A paragraph in a row that Z opened. */
struct opened {
	int64_t article;
	uint32_t para;
};

struct compare_state {
	struct arena *arena;       /* the view's */
	struct arena *sheet_arena; /* of what is laid out */
	struct loaded *l;
	uint32_t *outlets; /* all, in the order of the panes */
	int64_t *tags;	   /* articles that come first */
	size_t ntags;
	bool *open;        /* by row */
	VEC(struct opened) opened; /* before the rows became others */
	struct panes panes;
	struct sheet sheet;
	bool laid; /* what is laid out is what was chosen */
	size_t told; /* the row the strip below is about: see rest() */

	size_t first, focus; /* the window on the outlets; pane in it */
	size_t count;        /* panes chosen; 0: what suits the width */
	int shifts[PANES_MAX]; /* of borders, as panes_options */
	enum fold fold;
	struct ask ask;
	struct place held; /* the first paragraph that gm took up */
	bool holding;
	/* Where the cursor goes when the store is read again; article 0: it
	 * stays on its paragraph. */
	struct view_target next;
	bool words, furniture;
	bool linear; /* words for marks and colours */
	bool plain;  /* brackets for them */
	int wanted;  /* an article to bring into sight, or -1 */
	bool seeks;  /* the next layout shows this: */
	struct spot sought;
	struct finding finding;

	struct area body;
	struct {
		int head, rule, strip; /* heights */
		int sheet, lines;      /* first row and height */
	} parts;
};

/* The articles whose cells are on the screen. */
struct compare_sight {
	const uint32_t *at;
	size_t n;
};
struct compare_sight compare_sight(const struct compare_state *s);

/* The focused pane's article, or the first in sight that tells something
 * in the cursor's row. */
uint32_t compare_telling(const struct compare_state *s);

/* "? doubtful: ..." wrapped for a pane; no line when there is no doubt. */
struct flow_lines compare_doubt(
    const struct compare_state *s, struct arena *a, const struct pane *p);

/* Lays out what was chosen for the size there is. */
void compare_layout(void *state, struct app *app, struct area body);

/* Which panes, folds and marks; false when 'a' chooses none of these. */
bool compare_choose(
    struct compare_state *s, struct app *app, enum action a, unsigned count);

enum jump { JUMP_DIFFERENCE, JUMP_CONFLICT, JUMP_OMISSION, JUMP_MOVED };

/* The jumps; false when 'a' is none. */
bool compare_jump(
    struct compare_state *s, struct app *app, enum action a, unsigned count);
/* How many of these the rows have, and which the cursor has reached (0:
 * none). */
void compare_count(
    const struct compare_state *s, enum jump goal, size_t *at, size_t *of);

void compare_title(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void compare_status(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void compare_draw(const void *state, const struct frame *f);
/* On the coverage map: to the row whose mark was clicked. */
void compare_click(void *state, struct area body, int row, int column);

#endif
