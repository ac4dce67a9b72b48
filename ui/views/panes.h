/*
 * panes.h - a comparison laid out in split panes.
 *
 * Pure: a comparison, a size and choices give the items of a long sheet,
 * of which the view shows a window.  An item is a row of the comparison,
 * padded to its tallest cell, or one line that stands for rows folded
 * away.  With one pane the cells of a row stand one under another
 * ("linear").  Everything lives in the arena given.
 */
#ifndef UI_VIEWS_PANES_H
#define UI_VIEWS_PANES_H

#include "ui/views/celltext.h"
#include "ui/views/sheet.h"

/* Narrower than this a pane cannot be read. */
#define PANE_MIN 28
#define PANES_MAX 12

enum fold {
	FOLD_NONE,
	FOLD_SAME, /* runs of agreeing rows become one line */
	FOLD_ONLY, /* and rows that only others tell go away */
	FOLD_SHARED, /* runs of rows that one outlet alone tells become one */
};

/* A row that also shows what else could stand beside article 'of'. */
struct ask {
	bool on;
	size_t row;
	uint32_t of;
};

struct panes_options {
	const uint32_t *outlets; /* article indexes that may be shown */
	size_t noutlets;         /* at least 1 */
	size_t first, count;     /* the window on them */
	int columns;
	/* How far the border behind each pane is from where it would be;
	 * no pane gets narrower than PANE_MIN by it. */
	const int *shifts;
	size_t tall; /* as celltext_options */
	enum fold fold;
	bool words, brackets, spelled;
	bool gap;         /* an empty line after each row */
	const bool *open; /* by row: Z was pressed there */
	bool furniture;   /* unfolded */
	struct ask ask;
	const struct spot *sought; /* NULL: none */
};

enum item_kind {
	ITEM_NONE, /* a row that points to another, for panes out of sight */
	ITEM_ROW,
	ITEM_AGREE,     /* rows in which the panes agree */
	ITEM_ALONE,     /* rows that one outlet alone tells */
	ITEM_ELSEWHERE, /* rows that only outlets out of sight tell */
	ITEM_FURNITURE, /* what is no part of the story, at the end */
};

struct item_cell {
	int pane;
	size_t line; /* where it begins in the item */
	uint32_t article;
	struct celltext text;
};

struct item {
	enum item_kind kind;
	size_t row, nrows; /* the rows it shows or stands for */
	size_t height;     /* lines, gap included */
	struct item_cell *cells;
	size_t ncells;
	struct text words; /* of a fold */
};

struct pane {
	uint32_t article;
	int left, width;
};

struct panes {
	struct pane *panes;
	size_t npanes;
	bool linear;
	struct item *items;
	struct stretch *stretches; /* of the items, for sheet.h */
	size_t nitems;
};

/* How many panes suit a width, and how many it can hold at all. */
size_t panes_suited(int columns);
size_t panes_most(int columns);

void panes_lay(struct arena *a, const struct comparison *c,
    const struct panes_options *o, struct panes *out);

/* The line of its item on which the spot sought came; false when it is in
 * none that is shown.  '*held': behind the lines of its cell that are. */
bool panes_found(const struct panes *p, const struct spot *sought,
    size_t item, size_t *line, bool *held);

/* Draws lines [top, top + lines) of the sheet from grid row 'row' on;
 * the item 'current' gets a bar at the left of the pane 'focus', and its
 * first line a mark in the others. */
void panes_draw(const struct panes *p, struct grid *g, int row, int lines,
    size_t top, size_t current, size_t focus);

#endif
