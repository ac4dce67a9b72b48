/*
 * rows.h - rows on their way to struct comparison.  Internal to
 * src/compare; rows.c places, rowmarks.c marks.
 */
#ifndef COMPARE_ROWS_H
#define COMPARE_ROWS_H

#include "src/compare/propositions.h"

/* Gives every cell of the placed rows its mark. */
void rowmarks_set(const struct analysis *an, const struct comparison *c,
    struct row *rows, size_t nrows);

#endif
