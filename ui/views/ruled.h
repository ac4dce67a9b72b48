/*
 * ruled.h - pages of a list some rows of which a rule keeps out.
 *
 * The list wants full pages: what is dropped is made up for by reading
 * on, RULED_PAGES pages at most, so that a rule that finds everything
 * still ends.
 */
#ifndef UI_VIEWS_RULED_H
#define UI_VIEWS_RULED_H

#include "ui/list.h"

#define RULED_PAGES 100

struct ruled {
	/* As list_source; 'page' gives the rows as the store has them. */
	size_t row_size;
	enum status (*page)(struct store *s, const void *query,
	    struct arena *a, const struct list_key *from, bool back,
	    size_t n, void **rows, size_t *nrows);
	struct list_key (*key)(const void *row);
	/* Sets drop[i] of rows that stay out. */
	enum status (*judge)(struct store *s, const void *query, void *rows,
	    size_t n, bool *drop);
};

enum status ruled_page(const struct ruled *r, struct store *s,
    const void *query, struct arena *a, const struct list_key *from,
    bool back, size_t n, void **rows, size_t *nrows);

#endif
