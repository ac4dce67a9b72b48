/*
 * store_list.c - lists of articles, a page at a time.
 *
 * Every list is a walk along an index in the order of article.place, so
 * a page costs the same at the top of fifty articles and in the middle
 * of a million.
 */
#include "db/store_list.h"

#include "db/store_search.h"

static const struct {
	enum sql forth, back;
} scopes[] = {
	[SCOPE_ALL] = {SQL_ALL_FORTH, SQL_ALL_BACK},
	[SCOPE_UNREAD] = {SQL_UNREAD_FORTH, SQL_UNREAD_BACK},
	[SCOPE_STARRED] = {SQL_STARRED_FORTH, SQL_STARRED_BACK},
	[SCOPE_EVENT] = {SQL_EVENT_FORTH, SQL_EVENT_BACK},
};

void
list_row(struct arena *a, sqlite3_stmt *st, struct article_row *row)
{
	*row = (struct article_row){
	    .id = sql_col_int(st, 0),
	    .key = {sql_col_int(st, 1), sql_col_int(st, 0)},
	    .event = sql_col_int(st, 2),
	    .outlet = sql_col_text(a, st, 3),
	    .title = sql_col_text(a, st, 4),
	    .published = sql_col_when(st, 5, 6),
	    .versions = sql_col_count(st, 7),
	    .words = sql_col_count(st, 8),
	    .event_outlets = MAX(1, sql_col_count(st, 9)),
	    .copy_of = sql_col_int(st, 10),
	    .copy_share = sqlite3_column_double(st, 11),
	    .read = sql_col_int(st, 12) != 0,
	    .starred = sql_col_int(st, 13) != 0,
	    .cut = sql_col_int(st, 14) != 0,
	    .conflicts = sql_col_count(st, 15),
	    .source_id = sql_col_text(a, st, 16),
	    .url = sql_col_text(a, st, 17),
	    .doubt = sql_col_text(a, st, 18),
	    .noted = sql_col_int(st, 20) != 0,
	};
}

void
list_reverse(void *rows, size_t n, size_t size)
{
	unsigned char *low = rows, *high = low + (n ? n - 1 : 0) * size;

	for (; low < high; low += size, high -= size) {
		for (size_t i = 0; i < size; i++) {
			unsigned char c = low[i];

			low[i] = high[i];
			high[i] = c;
		}
	}
}

/* Hits as a page; each has words around it. */
static enum status
search_page(struct store *s, struct arena *a, struct str query,
    const struct list_key *from, bool back, size_t n,
    struct article_row *rows, size_t *nrows)
{
	struct search w;
	enum status status = search_open(s, s->scratch, query, from, back,
	    &w);

	if (status != STATUS_OK)
		return status;
	while (*nrows < n && (status = search_next(&w)) == STATUS_OK)
		list_row(a, w.st, &rows[(*nrows)++]);
	/* The walk stays open: one snapshot for all that is read. */
	search_snippets(&w, a, rows, *nrows);
	search_close(&w);
	return status;
}

static enum status
scope_page(struct store *s, struct arena *a, const struct article_query *q,
    const struct list_key *from, bool back, size_t n,
    struct article_row *rows, size_t *nrows)
{
	sqlite3_stmt *st = sql_get(s, back ? scopes[q->scope].back :
					     scopes[q->scope].forth);
	enum status status;

	sql_int(st, 1, from ? from->sort : back ? -1 : INT64_MAX);
	sql_int(st, 2, (int64_t)n);
	if (q->scope == SCOPE_EVENT)
		sql_int(st, 3, q->event);
	while ((status = sql_step(s, st)) == STATUS_OK)
		list_row(a, st, &rows[(*nrows)++]);
	return status;
}

enum status
store_articles(struct store *s, struct arena *a,
    const struct article_query *q, const struct list_key *from, bool back,
    size_t n, struct article_row **rows, size_t *nrows)
{
	enum status status;

	arena_reset(s->scratch);
	*rows = ARENA_ARRAY(a, struct article_row, n);
	*nrows = 0;
	if (q->scope == SCOPE_SEARCH)
		status = search_page(s, a, q->query, from, back, n, *rows,
		    nrows);
	else
		status = scope_page(s, a, q, from, back, n, *rows, nrows);
	if (back)
		list_reverse(*rows, *nrows, sizeof(**rows));
	return status == STATUS_DONE ? STATUS_OK : status;
}

#define OPENING 200 /* bytes, and what is left of a character */

static struct str
opening_of(struct arena *a, const struct article *art)
{
	for (size_t i = 0; i < art->nparas; i++) {
		struct str text = art->paras[i].text;
		size_t at = 0;

		if (!para_tells(art->paras[i].kind))
			continue;
		while (at < text.n && at < OPENING)
			(void)str_utf8(text, &at);
		return arena_str(a, (struct str){text.s, at});
	}
	return STR_NONE;
}

enum status
store_openings(struct store *s, struct arena *a, struct article_row *rows,
    size_t n)
{
	enum status st = STATUS_OK;

	for (size_t i = 0; i < n && st == STATUS_OK; i++) {
		struct arena *own;
		struct article art;

		if (rows[i].title.n)
			continue;
		own = arena_new();
		st = store_article(s, own, rows[i].id, false, &art);
		if (st == STATUS_OK)
			rows[i].title = opening_of(a, &art);
		/* Another process, or damage: the list is good without. */
		else if (st == STATUS_NOT_FOUND || st == STATUS_DAMAGED)
			st = STATUS_OK;
		arena_free(own);
	}
	return st;
}

static enum status
count_hits(struct store *s, struct str query, size_t *count)
{
	struct search w;
	enum status status = search_open(s, s->scratch, query, NULL, false,
	    &w);

	if (status != STATUS_OK)
		return status;
	while (*count < SEARCH_HITS &&
	    (status = search_next(&w)) == STATUS_OK)
		++*count;
	search_close(&w);
	return status == STATUS_DONE ? STATUS_OK : status;
}

enum status
store_articles_count(struct store *s, const struct article_query *q,
    size_t *count)
{
	static const enum tally tallies[] = {
	    [SCOPE_ALL] = TALLY_ARTICLES,
	    [SCOPE_UNREAD] = TALLY_UNREAD,
	    [SCOPE_STARRED] = TALLY_STARRED,
	};
	sqlite3_stmt *st;
	int64_t n;
	enum status status;

	arena_reset(s->scratch);
	*count = 0;
	if (q->scope == SCOPE_SEARCH)
		return count_hits(s, q->query, count);
	if (q->scope == SCOPE_EVENT) {
		st = sql_get(s, SQL_EVENT_MEMBERS);
		sql_int(st, 1, q->event);
	} else {
		st = sql_get(s, SQL_TALLY);
		sql_int(st, 1, tallies[q->scope]);
	}
	status = sql_number(s, st, &n);
	*count = n > 0 ? (size_t)n : 0;
	return status;
}
