/*
 * celltext.h - one cell of the comparison as lines: mark, paragraph
 * number, text, and where a moved paragraph's counterpart stands.
 */
#ifndef UI_VIEWS_CELLTEXT_H
#define UI_VIEWS_CELLTEXT_H

#include "src/model/comparison.h"
#include "ui/views/flow.h"

/* Text begins behind the mark and a space, on every line. */
#define CELL_INDENT 2

/* A byte of a paragraph. */
struct spot {
	struct place place;
	uint32_t byte;
};

struct celltext_options {
	int width;     /* of the whole cell, indent included */
	size_t tall;   /* lines before the rest is held back; 0: no limit */
	bool words;    /* mark words that the others do not have */
	bool brackets; /* conflicts in [ ] */
	bool letters;  /* "A4" for "4": cells of all outlets in one pane */
	bool spelled;  /* the mark in words */
	bool candidates; /* what else could stand beside article 'of' */
	uint32_t of;
	const uint32_t *others; /* articles beside it */
	size_t nothers;
	const struct spot *sought; /* lines.found is its line; NULL: none */
};

struct celltext {
	char sign;
	enum style style; /* of the sign */
	struct flow_lines lines;
	size_t shown;     /* of the lines; the rest is held back ... */
	struct text more; /* ... and these words stand for it */
};

/* A, B, ... Z, AA, AB ... */
struct text celltext_letter(struct arena *a, uint32_t article);

void celltext_make(struct arena *a, const struct comparison *c, size_t row,
    uint32_t article, const struct celltext_options *o, struct celltext *out);

/* Lines it takes on the screen. */
size_t celltext_height(const struct celltext *t);
/* Draws its line 'i', sign included. */
void celltext_draw(const struct celltext *t, size_t i, struct grid *g, int row,
    int column, int width);

#endif
