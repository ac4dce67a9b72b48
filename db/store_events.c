/*
 * store_events.c - the list of events, a page at a time.
 *
 * Each order is one number an event, the sort value above the time of
 * its last article, and has an index of its own; ties go by id.  With a
 * query, the events of its newest hits are few enough to be sorted.
 */
#include "db/store_list.h"
#include "db/store_search.h"

#include "src/base/vec.h"

/* In the statements' order: live or all, forth or back, enum event_sort. */
static enum sql
statement(const struct event_query *q, bool back)
{
	static const enum sql first[2][2] = {
	    {SQL_LIVE_LAST_FORTH, SQL_LIVE_LAST_BACK},
	    {SQL_LAST_FORTH, SQL_LAST_BACK},
	};

	return (enum sql)(first[q->all][back] + (unsigned)q->sort);
}

static void
event_row(struct arena *a, sqlite3_stmt *st, struct event_row *row)
{
	bool never = sql_col_int(st, 11) != 0;
	bool changed = sql_col_int(st, 12) != 0;

	*row = (struct event_row){
	    .id = sql_col_int(st, 0),
	    .key = {sql_col_int(st, 1), sql_col_int(st, 0)},
	    .headline = sql_col_text(a, st, 2),
	    .first = sql_col_when(st, 3, 14),
	    .last = sql_col_when(st, 4, 15),
	    .articles = sql_col_count(st, 5),
	    .outlets = sql_col_count(st, 6),
	    .independent = sql_col_count(st, 7),
	    .conflicts = sql_col_count(st, 8),
	    .unread = sql_col_count(st, 9),
	    .fresh = sql_col_count(st, 10),
	    .state = never ? 'N' : changed ? 'U' : ' ',
	    .only_article = sql_col_int(st, 13),
	    .noted = sql_col_int(st, 16) != 0,
	};
}

static int
compare_ids(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* The events of the newest hits, each once, as a JSON array. */
static enum status
events_of_hits(struct store *s, struct str query, struct str *json)
{
	VEC(int64_t) ids = {0};
	struct search w;
	enum status status = search_open(s, s->scratch, query, NULL, false,
	    &w);

	if (status != STATUS_OK)
		return status;
	while (ids.n < SEARCH_HITS &&
	    (status = search_next(&w)) == STATUS_OK) {
		int64_t event = sql_col_int(w.st, 2);

		if (event > 0)
			*vec_add(s->scratch, &ids) = event;
	}
	search_close(&w);
	if (ids.n)
		qsort(ids.at, ids.n, sizeof(*ids.at), compare_ids);
	*json = sql_json_ids(s->scratch, ids.at, ids.n);
	return status == STATUS_DONE ? STATUS_OK : status;
}

enum status
store_events(struct store *s, struct arena *a, const struct event_query *q,
    const struct list_key *from, bool back, size_t n,
    struct event_row **rows, size_t *nrows)
{
	const struct list_key top = {INT64_MAX, INT64_MAX}, bottom = {-1, 0};
	bool filter = str_trim(q->query).n > 0;
	struct str among = STR_NONE;
	sqlite3_stmt *st;
	enum status status = STATUS_OK;

	arena_reset(s->scratch);
	*rows = ARENA_ARRAY(a, struct event_row, n);
	*nrows = 0;
	if (filter)
		status = events_of_hits(s, q->query, &among);
	if (status != STATUS_OK)
		return status;
	if (!from)
		from = back ? &bottom : &top;
	st = sql_get(s, !filter ? statement(q, back) :
	    back ? SQL_AMONG_BACK : SQL_AMONG_FORTH);
	sql_int(st, 1, from->sort);
	sql_int(st, 2, from->id);
	sql_int(st, 3, (int64_t)n);
	if (filter) {
		sql_text(st, 4, among);
		sql_int(st, 5, q->sort);
		sql_int(st, 6, !q->all);
	}
	while ((status = sql_step(s, st)) == STATUS_OK)
		event_row(a, st, &(*rows)[(*nrows)++]);
	if (back)
		list_reverse(*rows, *nrows, sizeof(**rows));
	return status == STATUS_DONE ? STATUS_OK : status;
}

enum status
store_events_count(struct store *s, const struct event_query *q,
    size_t *count)
{
	struct str among;
	sqlite3_stmt *st;
	int64_t n;
	enum status status = STATUS_OK;

	*count = 0;
	if (str_trim(q->query).n > 0) {
		arena_reset(s->scratch);
		status = events_of_hits(s, q->query, &among);
		if (status != STATUS_OK)
			return status;
		st = sql_get(s, SQL_AMONG_COUNT);
		sql_text(st, 1, among);
		sql_int(st, 2, !q->all);
	} else {
		st = sql_get(s, SQL_TALLY);
		sql_int(st, 1, q->all ? TALLY_EVENTS : TALLY_LIVE);
	}
	status = sql_number(s, st, &n);
	*count = n > 0 ? (size_t)n : 0;
	return status;
}
