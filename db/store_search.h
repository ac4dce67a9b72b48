/*
 * store_search.h - articles that fit a query, newest first.
 */
#ifndef DB_STORE_SEARCH_H
#define DB_STORE_SEARCH_H

#include <regex.h>

#include "db/query.h"
#include "db/sql.h"

/* Counting and filtering events look at so many hits. */
#define SEARCH_HITS 5000
/* A walk looks at so many rows that conditions outside the index (is:,
 * a regular expression) may turn down. */
#define SEARCH_CANDIDATES 20000

struct search {
	struct store *s;
	struct query q;
	struct str match, exclude; /* for FTS5; absent: none */
	int64_t low, high; /* places: low <= hit < high */
	struct feed_term *feeds; /* terms that ask for feeds */
	size_t nfeeds;
	int64_t feed; /* its articles are walked; 0: others' too */
	size_t candidates;
	bool back;
	regex_t regex;	       /* when q.regex */
	struct arena *article; /* the one it is tried on; when q.regex */
	sqlite3_stmt *st;
};

/* Begins a walk behind or before 'from' (NULL: the end).  BAD_QUERY with
 * the reason in store_error(). */
enum status search_open(struct store *s, struct arena *a, struct str query,
    const struct list_key *from, bool back, struct search *out);
/* OK: w->st stands on a hit (ARTICLE_COLUMNS).  DONE, or a failure. */
enum status search_next(struct search *w);
void search_close(struct search *w);
/* Words around the first hit, for each row of a page that has one. */
void search_snippets(struct search *w, struct arena *a,
    struct article_row *rows, size_t n);

#endif
