/*
 * grid.h - the screen as an array of cells in memory.
 *
 * Views draw into a grid and nothing else; term_show.c copies it to the
 * terminal.  Every row is exactly 'columns' wide: a wide grapheme that
 * would not fit at the edge becomes a space.  Only struct text goes in
 * (text/clean.h), so nothing that could move a cursor ever does.
 */
#ifndef UI_GRID_H
#define UI_GRID_H

#include "src/base/buf.h"
#include "src/text/clean.h"

/* What a cell means; ui/theme.c says how that looks on a terminal with
 * no colours, 8, 16 or 256 of them.  The first column of a row has a mark
 * that carries the meaning where there are neither.  The letters are those of
 * grid_dump_styles(). */
#define STYLE_LIST(_) \
	_(NORMAL, "normal", '.') \
	_(TITLE, "title", 'T') \
	_(STATUS, "status", 'S') \
	_(HINT, "hint", 'H') \
	_(MESSAGE, "message", 'M') \
	_(ERROR, "error", 'E') \
	_(BORDER, "border", 'B') \
	_(UNREAD, "unread", 'U') \
	_(DIM, "dim", 'D') \
	_(HEADING, "heading", 'G') \
	_(MATCH, "match", 'Y') \
	_(HIGHLIGHT, "highlight", 'L') \
	_(COPY, "copy", 'C') \
	_(REWORDED, "reworded", 'R') \
	_(CONFLICT, "conflict", '!') \
	_(EXPLAINED, "explained", '^') \
	_(SOME, "some", '+') \
	_(ONLY, "only", '*') \
	_(ABSENT, "absent", '-') \
	_(MOVED, "moved", 'm')

enum style {
#define STYLE_ENUM(name, word, letter) STYLE_##name,
	STYLE_LIST(STYLE_ENUM)
#undef STYLE_ENUM
	STYLE_COUNT
};

/* A rectangle of a grid. */
struct area {
	int row, column, rows, columns;
};

struct grid_cell {
	char bytes[28];	 /* one grapheme, UTF-8, NUL-ended; "" behind a wide one */
	uint8_t width;	 /* 1 or 2; 0 behind a wide one */
	uint8_t style;
	bool selected;	 /* on the selected row: drawn on top of the style */
	bool turned;	 /* ends a text with words that run right to left */
};

struct grid;

#define GRID_MAX 1000

/* At least 1x1; rows and columns above GRID_MAX are cut to it. */
struct grid *grid_new(int rows, int columns);
void grid_free(struct grid *g); /* NULL is fine */
void grid_resize(struct grid *g, int rows, int columns); /* and clear */
void grid_clear(struct grid *g);
int grid_rows(const struct grid *g);
int grid_columns(const struct grid *g);

/* Writes from (row, column) at most 'max' columns (-1: to the edge);
 * returns how many were written.  Outside the grid nothing happens. */
int grid_put(struct grid *g, int row, int column, int max, struct text t,
    enum style style);
/* The same, with ".." at the end when something is missing. */
int grid_put_cut(struct grid *g, int row, int column, int max,
    struct text t, enum style style);
/* Right-aligned in the 'max' columns. */
int grid_put_right(struct grid *g, int row, int column, int max,
    struct text t, enum style style);
/* 'n' times an ASCII character. */
void grid_fill(struct grid *g, int row, int column, int n, char c,
    enum style style);
/* Restyles or selects what stands there. */
void grid_restyle(struct grid *g, int row, int column, int n,
    enum style style);
void grid_select(struct grid *g, int row, int column, int n);

/* The row has a message: it is sent whole when it changes.  -1: none. */
void grid_say(struct grid *g, int row);
int grid_said(const struct grid *g);

/* The cells lead to an address, which url_link() gave out and which
 * lives until the grid is cleared; beyond GRID_LINKS they lead nowhere. */
#define GRID_LINKS ((size_t)8)
struct grid_link {
	int row, column, n;
	struct str url;
};
void grid_add_link(struct grid *g, int row, int column, int n,
    struct str url);
const struct grid_link *grid_links(const struct grid *g, size_t *n);

/* Where the terminal's own cursor stands after drawing. */
void grid_set_cursor(struct grid *g, int row, int column);
void grid_cursor(const struct grid *g, int *row, int *column);

const struct grid_cell *grid_at(const struct grid *g, int row, int column);

/* As text, a line a row, trailing spaces cut; for tests. */
void grid_dump(const struct grid *g, struct buf *out);
/* The style of each cell as a letter, for tests of highlights. */
void grid_dump_styles(const struct grid *g, struct buf *out);

#endif
