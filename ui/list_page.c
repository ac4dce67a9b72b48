/*
 * list_page.c - pages of a list some rows of which a rule keeps out.
 *
 * The list wants full pages: what is dropped is made up for by reading
 * on, PAGES at most, so that a rule that finds everything still ends.
 */
#include "ui/list.h"

#define PAGES 100

/* Takes the rows that stay, in list order, from the end when 'back'. */
static void
take(const struct list_source *r, const char *page, const bool *drop, size_t n,
    bool back, char *out, size_t room, size_t *got)
{
	for (size_t i = 0; i < n && *got < room; i++) {
		size_t from = back ? n - 1 - i : i;
		size_t to = back ? room - 1 - *got : *got;

		if (drop[from])
			continue;
		memcpy(out + to * r->row_size, page + from * r->row_size,
		    r->row_size);
		++*got;
	}
}

static enum status
ruled_page(const struct list_source *r, struct store *s, const void *query,
    struct arena *a, const struct list_key *from, bool back, size_t n,
    void **rows, size_t *nrows)
{
	char *out = arena_alloc(a, MAX(n * r->row_size, 1));
	bool *drop = ARENA_ARRAY(a, bool, n);
	struct list_key next;
	size_t got = 0, here = n;

	for (int i = 0; i < PAGES && got < n && here == n; i++) {
		void *page;
		enum status st =
		    r->page(s, query, a, from, back, n, &page, &here);

		if (st == STATUS_OK && here > 0) {
			memset(drop, 0, here * sizeof(*drop));
			st = r->judge(s, query, page, here, drop);
		}
		if (st != STATUS_OK)
			return st;
		if (here == 0)
			break;
		take(r, page, drop, here, back, out, n, &got);
		next = r->key(
		    (char *)page + (back ? 0 : (here - 1) * r->row_size));
		from = &next;
	}
	*rows = back ? out + (n - got) * r->row_size : out;
	*nrows = got;
	return STATUS_OK;
}

enum status
list_source_page(const struct list_source *source, struct store *s,
    const void *query, struct arena *a, const struct list_key *from,
    bool back, size_t n, void **rows, size_t *nrows)
{
	return source->judge ?
	    ruled_page(source, s, query, a, from, back, n, rows, nrows) :
	    source->page(s, query, a, from, back, n, rows, nrows);
}
