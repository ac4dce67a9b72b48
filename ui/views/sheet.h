/*
 * sheet.h - a long sheet of stretches (rows of the comparison, paragraphs
 * of an article) of which the screen shows a window, with a cursor on a
 * stretch.  When the sheet is laid out anew the stretch under the cursor
 * stays where it is on the screen; nothing but the reader moves it.
 */
#ifndef UI_VIEWS_SHEET_H
#define UI_VIEWS_SHEET_H

#include "ui/actions.h"

struct stretch {
	size_t row;         /* what it shows; ascending */
	size_t top, height; /* lines of the sheet */
};

struct sheet {
	const struct stretch *at;
	size_t n;
	size_t height; /* lines in all */
	size_t lines;  /* of the window */
	size_t row;    /* under the cursor */
	size_t top;    /* first line in the window */
	/* Where the reader put it: the line of the screen on which the
	 * cursor's stretch begins, below 0 for one that is scrolled through.
	 * A screen too low for that only borrows it. */
	int64_t offset;
	size_t set_row, set_top; /* as sheet_set() left them */
};

/* Before the stretches are forgotten: keeps the cursor's line, unless it
 * is where the last sheet_set() had to put it. */
void sheet_hold(struct sheet *s);
/* The new stretches, which the caller keeps until the next hold. */
void sheet_set(
    struct sheet *s, const struct stretch *at, size_t n, size_t lines);

/* The stretch under the cursor: the last one at or before its row. */
size_t sheet_item(const struct sheet *s);
/* Puts the cursor on a row and the row on the screen. */
void sheet_go(struct sheet *s, size_t row);
/* The same from far away: with some of what stands before it. */
void sheet_jump(struct sheet *s, size_t row);
/* Puts that line of the cursor's stretch on the screen. */
void sheet_reach(struct sheet *s, size_t line);
/* The actions that move; false when 'a' is none of these.  A stretch
 * taller than the window is scrolled through before it is left. */
bool sheet_move(struct sheet *s, enum action a, unsigned count);

#endif
