/*
 * rowmarks.h - questions about the marks of rows: does this row differ,
 * who tells it, and the coverage map that shows all marks at once.
 */
#ifndef UI_VIEWS_ROWMARKS_H
#define UI_VIEWS_ROWMARKS_H

#include "src/model/comparison.h"
#include "ui/grid.h"

/* Rows [0, n) are the story; what follows is furniture. */
size_t rowmarks_story(const struct comparison *c);

/* Of the articles given: does one tell it; do their marks say that they
 * differ; does one bear this mark? */
bool rowmarks_told(const struct row *r, const uint32_t *articles, size_t n);
bool rowmarks_differ(const struct row *r, const uint32_t *articles, size_t n);
bool rowmarks_any(
    const struct row *r, const uint32_t *articles, size_t n, enum mark m);

/* The cell of the one article that tells it; NULL: none or more do. */
const struct row_cell *rowmarks_alone(const struct row *r, size_t narticles);
/* A row that only points: its one paragraph is shown in full beside its
 * counterpart, in row moved_to. */
bool rowmarks_points(const struct comparison *c, size_t row);
/* The row that shows a paragraph in full; false when none does. */
bool rowmarks_find(
    const struct comparison *c, uint32_t article, uint32_t para, size_t *row);

/* "A C": who tells rows [row, row + n). */
struct text rowmarks_tellers(
    struct arena *a, const struct comparison *c, size_t row, size_t n);

/* One article's marks, a character a row of the story, at most 'width'
 * columns around row 'current', which stands in brackets; from the start
 * when there is no such row. */
struct text rowmarks_map(struct arena *a, const struct comparison *c,
    uint32_t article, size_t current, size_t width);
/* The row whose mark stands in a column of that map; false behind it. */
bool rowmarks_map_row(const struct comparison *c, size_t current,
    size_t width, size_t column, size_t *row);

#endif
