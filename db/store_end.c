/*
 * store_end.c - when events end.
 *
 * An event ends when its news is old and none of its texts has just come
 * in.  The second must be asked of the texts, and who imports an archive
 * has hundreds of thousands of events whose news is old and which live on:
 * to ask for all of them after each import would cost more than the
 * import.  So it is kept when the first of those could end, and up to
 * which time of their news all were asked; before the one, only what has
 * grown old since is looked at.  What joins an event later only puts its
 * end off.
 *
 * Looking needs no lock; those that end are told so a few at a time.
 */
#include "db/sql.h"

#include "src/base/vec.h"

#define AT_ONCE 500 /* events a transaction */

typedef VEC(int64_t) ids;

static enum status
meta(struct store *s, const char *name, int64_t *value)
{
	sqlite3_stmt *st = sql_get(s, SQL_PLACE);
	enum status status;

	sql_text(st, 1, str_c(name));
	status = sql_number(s, st, value);
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status
put_meta(struct store *s, const char *name, int64_t value)
{
	sqlite3_stmt *st = sql_get(s, SQL_PLACE_PUT);

	sql_text(st, 1, str_c(name));
	sql_int(st, 2, value);
	return sql_run(s, st);
}

/* Those with news from one time until another; *due falls to the time
 * when the first of the others could end. */
static enum status
find_ended(struct store *s, int64_t from, int64_t until, int64_t seen_until,
    int64_t age, ids *out, int64_t *due)
{
	sqlite3_stmt *st = sql_get(s, SQL_EVENT_OLD);
	enum status status;

	sql_int(st, 1, from);
	sql_int(st, 2, until);
	while ((status = sql_step(s, st)) == STATUS_OK) {
		int64_t seen = sql_col_int(st, 1);

		if (seen <= seen_until)
			*vec_add(s->scratch, out) = sql_col_int(st, 0);
		else
			*due = MIN(*due, seen + age);
	}
	return status == STATUS_DONE ? STATUS_OK : status;
}

/* Unless a text has come in meanwhile. */
static enum status
end_some(struct store *s, const int64_t *events, size_t n, int64_t until,
    int64_t seen_until)
{
	enum status status = store_begin(s);

	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < n && status == STATUS_OK; i++) {
		sqlite3_stmt *st = sql_get(s, SQL_EVENT_END);

		sql_int(st, 1, events[i]);
		sql_int(st, 2, until);
		sql_int(st, 3, seen_until);
		status = sql_run(s, st);
		if (status == STATUS_OK)
			s->tally[TALLY_LIVE] -= sqlite3_changes64(s->db);
	}
	return store_end(s, status);
}

enum status
store_end_events(struct store *s, int64_t now, int64_t age)
{
	int64_t newest, asked, due, until;
	ids ended = {0};
	enum status status = sql_number(s, sql_get(s, SQL_NEWEST), &newest);

	arena_reset(s->scratch);
	if (status == STATUS_OK)
		status = meta(s, "end_asked", &asked);
	if (status == STATUS_OK)
		status = meta(s, "end_due", &due);
	if (status != STATUS_OK)
		return status;
	until = newest - age;
	if (now >= due) {
		asked = INT64_MIN;
		due = now + age;
	} else if (until <= asked) {
		return STATUS_OK;
	}
	status = find_ended(s, asked, until, now - age, age, &ended, &due);
	for (size_t i = 0; i < ended.n && status == STATUS_OK; i += AT_ONCE)
		status = end_some(s, ended.at + i,
		    MIN(ended.n - i, (size_t)AT_ONCE), until, now - age);
	if (status == STATUS_OK)
		status = store_begin(s);
	if (status != STATUS_OK)
		return status;
	status = put_meta(s, "end_asked", until);
	if (status == STATUS_OK)
		status = put_meta(s, "end_due", due);
	return store_end(s, status);
}
