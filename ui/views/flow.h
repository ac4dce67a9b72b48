/*
 * flow.h - styled runs of text, wrapped into lines of a given width.
 *
 * What a cell, a paragraph or a piece of evidence is made of: runs are
 * added one behind the other, as if on one endless line, then broken.
 * Everything lives in the arena.
 */
#ifndef UI_VIEWS_FLOW_H
#define UI_VIEWS_FLOW_H

#include "src/base/vec.h"
#include "ui/view.h"

/* A run on one line; 'column' counts from the line's first column. */
struct piece {
	int column;
	struct text text;
	enum style style;
};

struct flow_line {
	const struct piece *pieces;
	size_t n;
};

struct flow_lines {
	struct flow_line *at;
	size_t n;
	size_t found; /* the line of what flow_seek() asked for */
};

struct flow_run {
	size_t start; /* byte in the composed text */
	enum style style;
};

struct flow {
	struct arena *a;
	char *bytes;
	size_t n, cap;
	const char *sought;
	size_t found, found_line; /* its byte here; FLOW_NONE: not met */
	VEC(struct flow_run) runs;
	VEC(size_t) breaks;
	VEC(struct flow_line) lines;
};

/* Text cut to columns, with ".." at the end when something is missing. */
struct text flow_cut(struct arena *a, struct text t, int columns);

/* How wide each of these may be so that all fit into 'room': those that
 * are shorter stay whole.  At least 1. */
int flow_cap(const struct text *t, size_t n, int room);

void flow_init(struct flow *f, struct arena *a);
void flow_add(struct flow *f, struct text t, enum style style);

/* Adds 't' with a style for every byte (text_styles() paints one).
 * 'brackets' puts [ ] around what is STYLE_CONFLICT, for terminals that
 * can show it in no other way. */
void flow_painted(
    struct flow *f, struct text t, const uint8_t *paint, bool brackets);

/* A byte of what will be added, by where it stands in memory: the lines
 * say on which of them it came, or FLOW_NONE. */
#define FLOW_NONE SIZE_MAX
void flow_seek(struct flow *f, const char *byte);

/* What follows begins a new line. */
void flow_break(struct flow *f);

/* The lines, at most 'width' columns each; at least one, maybe empty.  Once. */
struct flow_lines flow_wrap(struct flow *f, int width);

/* Writes line 'i' at (row, column), nothing when there is no such line;
 * what does not fit into 'max' columns is cut with "..". */
void flow_draw(const struct flow_lines *l, size_t i, struct grid *g, int row,
    int column, int max);

/* Lines of a text, as wide as the pen's area. */
void flow_pen(struct pen *p, struct text t, enum style style);

#endif
