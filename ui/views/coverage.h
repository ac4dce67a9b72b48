/*
 * coverage.h - the map: a character for each row of the story and each
 * outlet, coloured as the marks are, to see at a glance who tells what.
 */
#ifndef UI_VIEWS_COVERAGE_H
#define UI_VIEWS_COVERAGE_H

#include "src/model/comparison.h"
#include "ui/view.h"

/* One outlet's map behind its letter, with row 'current' in brackets
 * (SIZE_MAX: none); returns the columns used. */
int coverage_one(const struct frame *f, const struct comparison *c,
    uint32_t article, size_t current, int row, int column, int width);

/* The row of the story whose mark coverage_one() put 'at' columns behind
 * its first; false: none. */
bool coverage_row(struct arena *a, const struct comparison *c,
    uint32_t article, size_t current, int width, int at, size_t *row);

/* "11 told, 2 in conflict, 1 only here, 4 left out". */
struct text coverage_counts(
    struct arena *a, const struct comparison *c, uint32_t article);

/* Those of several outlets on one line, each as wide as it can be. */
void coverage_line(const struct frame *f, const struct comparison *c,
    const uint32_t *articles, size_t n, size_t current, int row);

/* The row whose mark that line has in a column; false: none. */
bool coverage_line_row(struct arena *a, const struct comparison *c,
    const uint32_t *articles, size_t n, size_t current, int columns,
    int column, size_t *row);

/* What the characters mean, on one line; the columns of all of it. */
#define COVERAGE_KEY 78
void coverage_key(const struct frame *f, int row, int width);

#endif
