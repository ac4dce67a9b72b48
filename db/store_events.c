/*
 * store_events.c - the list of events, a page at a time.
 *
 * Each order is one number an event, the sort value above the time of
 * its last article, and has an index of its own; ties go by id.
 */
#include "db/store_list.h"

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
	    .first = sql_col_int(st, 3),
	    .last = sql_col_int(st, 4),
	    .articles = sql_col_count(st, 5),
	    .outlets = sql_col_count(st, 6),
	    .independent = sql_col_count(st, 7),
	    .conflicts = sql_col_count(st, 8),
	    .unread = sql_col_count(st, 9),
	    .fresh = sql_col_count(st, 10),
	    .state = never ? 'N' : changed ? 'U' : ' ',
	    .only_article = sql_col_int(st, 13),
	};
}

enum status
store_events(struct store *s, struct arena *a, const struct event_query *q,
    const struct list_key *from, bool back, size_t n,
    struct event_row **rows, size_t *nrows)
{
	const struct list_key top = {INT64_MAX, INT64_MAX}, bottom = {-1, 0};
	sqlite3_stmt *st;
	enum status status;

	if (!from)
		from = back ? &bottom : &top;
	*rows = ARENA_ARRAY(a, struct event_row, n);
	*nrows = 0;
	st = sql_get(s, statement(q, back));
	sql_int(st, 1, from->sort);
	sql_int(st, 2, from->id);
	sql_int(st, 3, (int64_t)n);
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
	sqlite3_stmt *st = sql_get(s, SQL_TALLY);
	int64_t n;
	enum status status;

	sql_int(st, 1, q->all ? TALLY_EVENTS : TALLY_LIVE);
	status = sql_number(s, st, &n);
	*count = n > 0 ? (size_t)n : 0;
	return status;
}
