#include "db/store_fetch.h"

#include "db/act.h"
#include "src/base/vec.h"

/* A time so far ahead of the clock was written before the clock was put
 * right: it counts for nothing. */
#define AHEAD 3600 /* s */

static struct fetch_feed
feed_of(struct arena *a, sqlite3_stmt *st)
{
	struct fetch_feed f = {
		.id = sql_col_int(st, 0),
		.url = sql_col_text(a, st, 1),
		.title = sql_col_text(a, st, 2),
		.name = sql_col_text(a, st, 3),
		.etag = sql_col_text(a, st, 4),
		.modified = sql_col_text(a, st, 5),
		.agent = sql_col_text(a, st, 6),
		.proxy = sql_col_text(a, st, 7),
		.every = sql_col_int(st, 8),
		.learnt = sql_col_int(st, 9),
		.failures = sql_col_count(st, 10),
		.full_text = sql_col_int(st, 11) != 0,
		.address = sql_col_text(a, st, 12),
		.rhythm.ttl = sql_col_int(st, 13),
		.rhythm.skip_hours = (uint32_t)sql_col_int(st, 14),
		.rhythm.skip_days = (uint32_t)sql_col_int(st, 15),
		.public = sql_col_int(st, 16) != 0,
	};

	return f;
}

static enum status
lease_one(struct store *s, const struct fetch_lease *lease, int64_t feed)
{
	sqlite3_stmt *st = sql_get(s, SQL_FETCH_LEASE);

	sql_int(st, 1, feed);
	sql_text(st, 2, lease->owner);
	sql_int(st, 3, lease->until);
	return sql_run(s, st);
}

enum status
store_lease_feeds(struct store *s, struct arena *a,
    const struct fetch_lease *lease, const int64_t *ids, size_t nids,
    struct fetch_feed **out, size_t *n)
{
	VEC(struct fetch_feed) list = {0};
	enum status status = store_begin(s);
	sqlite3_stmt *st;

	if (status != STATUS_OK)
		return status;
	st = sql_get(s, SQL_FETCH_DUE);
	sql_int(st, 1, lease->now);
	sql_int(st, 2, lease->all);
	sql_int(st, 3, nids > 0);
	sql_text(st, 4, sql_json_ids(a, ids, nids));
	sql_int(st, 5, AHEAD);
	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(a, &list) = feed_of(a, st);
	if (status == STATUS_DONE)
		status = STATUS_OK;
	for (size_t i = 0; i < list.n && status == STATUS_OK; i++)
		status = lease_one(s, lease, list.at[i].id);
	*out = list.at;
	*n = list.n;
	return store_end(s, status);
}

enum status
store_lease_owners(struct store *s, struct arena *a, struct str **owners,
    size_t *n)
{
	sqlite3_stmt *st = sql_get(s, SQL_FETCH_OWNERS);
	VEC(struct str) list = {0};
	enum status status;

	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(a, &list) = sql_col_text(a, st, 0);
	*owners = list.at;
	*n = list.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}

enum status
store_end_leases(struct store *s, struct str owner)
{
	enum status status = store_begin(s);
	sqlite3_stmt *st;

	if (status != STATUS_OK)
		return status;
	st = sql_get(s, SQL_FETCH_END_LEASES);
	sql_text(st, 1, owner);
	return store_end(s, sql_run(s, st));
}

static enum status
went_well(struct store *s, const struct fetch_outcome *o)
{
	sqlite3_stmt *st = sql_get(s, SQL_FETCH_GOOD);
	enum status status;

	sql_int(st, 1, o->id);
	sql_int(st, 2, o->asked);
	sql_int(st, 3, o->status);
	sql_int(st, 4, (int64_t)o->fresh);
	sql_int(st, 5, o->due);
	sql_int(st, 6, o->learnt);
	sql_int(st, 7, o->public);
	status = sql_run(s, st);
	if (status != STATUS_OK || o->unchanged)
		return status;
	st = sql_get(s, SQL_FETCH_TAGS);
	sql_int(st, 1, o->id);
	sql_text(st, 2, str_some(o->etag));
	sql_text(st, 3, str_some(o->modified));
	sql_int(st, 4, o->rhythm.ttl);
	sql_int(st, 5, o->rhythm.skip_hours);
	sql_int(st, 6, o->rhythm.skip_days);
	return sql_run(s, st);
}

static enum status
went_badly(struct store *s, const struct fetch_outcome *o)
{
	sqlite3_stmt *st = sql_get(s, SQL_FETCH_BAD);

	sql_int(st, 1, o->id);
	sql_int(st, 2, o->asked);
	sql_int(st, 3, o->status);
	sql_text(st, 4, o->words);
	sql_int(st, 5, o->gone);
	sql_int(st, 6, o->due);
	sql_int(st, 7, o->learnt);
	return sql_run(s, st);
}

enum status
store_fetched(struct store *s, const struct fetch_outcome *o)
{
	enum status status;
	sqlite3_stmt *st;

	sql_must_write(s);
	status = o->good ? went_well(s, o) : went_badly(s, o);
	if (status != STATUS_OK || !o->url.n)
		return status;
	st = sql_get(s, SQL_FETCH_MOVED);
	sql_int(st, 1, o->id);
	sql_text(st, 2, o->url);
	return sql_run(s, st);
}

enum status
store_health(struct store *s, struct arena *a, int64_t now,
    struct feed_health **out, size_t *n)
{
	sqlite3_stmt *st = sql_get(s, SQL_FETCH_HEALTH);
	VEC(struct feed_health) list = {0};
	enum status status;

	sql_int(st, 1, now);
	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(a, &list) = (struct feed_health){
			.feed = sql_col_int(st, 0),
			.due = sql_col_int(st, 1),
			.asked = sql_col_int(st, 2),
			.good = sql_col_int(st, 3),
			.learnt = sql_col_int(st, 4),
			.every = sql_col_int(st, 5),
			.fresh = sql_col_count(st, 6),
			.status = sql_col_count(st, 7),
			.failures = sql_col_count(st, 8),
			.since = sql_col_int(st, 9),
			.words = sql_col_text(a, st, 10),
			.gone = sql_col_int(st, 11) != 0,
			.leased = sql_col_int(st, 12) != 0,
			.agent = sql_col_text(a, st, 13),
			.proxy = sql_col_text(a, st, 14),
			.full_text = sql_col_int(st, 15) != 0,
			.pages = sql_col_count(st, 16),
		};
	*out = list.at;
	*n = list.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}
