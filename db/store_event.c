/*
 * store_event.c - events and their members.
 *
 * A member's row is its article's: an article is in one event at most.
 * The counts of an event are columns of it, so whoever changes what they
 * count changes them too: here when members come and go, in store_mark.c
 * when they are read, in store_fact.c for conflicts.
 */
#include "db/derived.h"
#include "db/record.h"
#include "db/sql.h"

#include "src/base/vec.h"

typedef VEC(int64_t) ids;

/* What the members add up to, gathered while they are written. */
struct sums {
	ids outlets, former; /* distinct; former: events they left */
	unsigned independent, unread, joined, left;
	int64_t oldest, newest; /* places */
};

/* Keeps a vector of few distinct numbers. */
static void
add_distinct(struct arena *a, ids *v, int64_t id)
{
	for (size_t i = v->n; i-- > 0;) {
		if (v->at[i] == id)
			return;
	}
	*vec_add(a, v) = id;
}

static enum status
put_member(struct store *s, int64_t event, const struct member *m,
    struct sums *sum)
{
	sqlite3_stmt *st = sql_get(s, SQL_MEMBER_READ);
	int64_t was, place;
	bool same;
	enum status status;

	sql_int(st, 1, m->article);
	status = sql_step(s, st);
	if (status == STATUS_DONE)
		return sql_no_such(s, "article", 'a', m->article);
	if (status != STATUS_OK)
		return status;
	was = sql_col_int(st, 0);
	add_distinct(s->scratch, &sum->outlets, sql_col_int(st, 1));
	sum->unread += sql_col_int(st, 2) == 0;
	sum->independent += m->copy_of == 0;
	same = was == event && sql_col_int(st, 3) == m->copy_of &&
	    sqlite3_column_double(st, 4) == m->copy_share &&
	    sqlite3_column_double(st, 5) == m->score;
	place = sql_col_int(st, 6);
	sum->oldest = MIN(sum->oldest, place);
	sum->newest = MAX(sum->newest, place);
	sql_end(st);
	if (was != event) {
		sum->joined++;
		if (was > 0)
			add_distinct(s->scratch, &sum->former, was);
	}
	if (same)
		return STATUS_OK;
	st = sql_get(s, SQL_MEMBER_SET);
	sql_int(st, 1, m->article);
	sql_int(st, 2, event);
	sql_int(st, 3, m->copy_of);
	sql_real(st, 4, m->copy_share);
	sql_real(st, 5, m->score);
	return sql_run(s, st);
}

static int
compare_ids(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* The articles of the event that 'e' does not name leave it. */
static enum status
drop_members(struct store *s, const struct event *e, int64_t event,
    struct sums *sum)
{
	int64_t *named = ARENA_ARRAY(s->scratch, int64_t, e->nmembers);
	sqlite3_stmt *st = sql_get(s, SQL_MEMBERS);
	ids gone = {0};
	enum status status;

	for (size_t i = 0; i < e->nmembers; i++)
		named[i] = e->members[i].article;
	qsort(named, e->nmembers, sizeof(*named), compare_ids);
	sql_int(st, 1, event);
	while ((status = sql_step(s, st)) == STATUS_OK) {
		int64_t id = sql_col_int(st, 0);

		if (!bsearch(&id, named, e->nmembers, sizeof(*named),
		    compare_ids))
			*vec_add(s->scratch, &gone) = id;
	}
	if (status != STATUS_DONE)
		return status;
	sum->left = (unsigned)gone.n;
	for (size_t i = 0; i < gone.n; i++) {
		st = sql_get(s, SQL_MEMBER_SET);
		sql_int(st, 1, gone.at[i]);
		sql_int(st, 2, 0);
		sql_int(st, 3, 0);
		sql_real(st, 4, 0);
		sql_real(st, 5, 0);
		status = sql_run(s, st);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

/* Statements about one event that ask for nothing back. */
static enum status
for_event(struct store *s, enum sql which, int64_t event)
{
	sqlite3_stmt *st = sql_get(s, which);

	sql_int(st, 1, event);
	return sql_run(s, st);
}

static enum status
delete_event(struct store *s, int64_t event)
{
	sqlite3_stmt *st = sql_get(s, SQL_EVENT_LIVE);
	int64_t live;
	enum status status;

	sql_int(st, 1, event);
	status = sql_number(s, st, &live);
	if (status != STATUS_OK)
		return status == STATUS_NOT_FOUND ? STATUS_OK : status;
	s->tally[TALLY_EVENTS]--;
	s->tally[TALLY_LIVE] -= live;
	status = for_event(s, SQL_FACTS_DELETE, event);
	if (status == STATUS_OK)
		status = review_leave(s, event);
	return status == STATUS_OK ?
	    for_event(s, SQL_EVENT_DELETE, event) : status;
}

/* An event that members left without its own store_put_event(): its
 * counts are made right; headline and terms wait for one. */
enum status
event_recount(struct store *s, int64_t event)
{
	sqlite3_stmt *st = sql_get(s, SQL_EVENT_MEMBERS);
	int64_t members;
	enum status status;

	sql_int(st, 1, event);
	status = sql_number(s, st, &members);
	if (status != STATUS_OK)
		return status;
	if (members == 0)
		return delete_event(s, event);
	return for_event(s, SQL_EVENT_RECOUNT, event);
}

/* The end of an event for sorting: said, or that of its members. */
static int64_t
time_of(struct when said, int64_t place)
{
	int64_t t = said.precision == PRECISION_UNKNOWN ?
	    place >> PLACE_BITS : said.at;

	return MAX(0, MIN(t, TIME_MAX));
}

static struct str
encode_terms(struct store *s, const struct event *e)
{
	buf_clear(&s->record);
	for (size_t i = 0; i < e->nterms; i++)
		record_add(&s->record, 't', e->terms[i]);
	return buf_view(&s->record);
}

/* Binds what EVENT_ADD and EVENT_CHANGE share. */
static void
bind_event(struct store *s, sqlite3_stmt *st, const struct event *e,
    const struct sums *sum)
{
	sql_int(st, 2, time_of(e->first, sum->oldest));
	sql_int(st, 3, e->first.precision);
	sql_int(st, 4, time_of(e->last, sum->newest));
	sql_int(st, 5, e->last.precision);
	sql_int(st, 6, (int64_t)e->nmembers);
	sql_int(st, 7, (int64_t)sum->outlets.n);
	sql_int(st, 8, sum->independent);
	sql_int(st, 9, sum->unread);
	sql_int(st, 10, sum->joined);
	sql_int(st, 11, e->nmembers == 1 ? e->members[0].article : 0);
	sql_real(st, 12, e->score);
	sql_real(st, 13, e->weakest);
	sql_int(st, 14, e->weakest_article);
	sql_text(st, 15, e->headline);
	sql_blob(st, 16, encode_terms(s, e));
	sql_int(st, 17, e->nmembers > 1);
}

/* An empty row, so that members can name the event. */
static enum status
new_event(struct store *s, int64_t *id)
{
	const struct event none = {0};
	sqlite3_stmt *st = sql_get(s, SQL_EVENT_ADD);
	enum status status;

	bind_event(s, st, &none, &(struct sums){0});
	status = sql_run(s, st);
	*id = sqlite3_last_insert_rowid(s->db);
	s->tally[TALLY_EVENTS]++;
	s->tally[TALLY_LIVE]++;
	return status;
}

static enum status
change_event(struct store *s, const struct event *e, int64_t id,
    const struct sums *sum)
{
	bool moved = sum->joined || sum->left;
	sqlite3_stmt *st;
	int64_t live = 1;
	enum status status = STATUS_OK;

	if (moved) {
		st = sql_get(s, SQL_EVENT_LIVE);
		sql_int(st, 1, id);
		status = sql_number(s, st, &live);
		s->tally[TALLY_LIVE] += !live;
	}
	if (status != STATUS_OK)
		return status;
	st = sql_get(s, SQL_EVENT_CHANGE);
	sql_int(st, 1, id);
	bind_event(s, st, e, sum);
	sql_int(st, 18, moved);
	status = sql_run(s, st);
	if (status == STATUS_OK && sum->left && e->nmembers == 1) {
		status = for_event(s, SQL_FACTS_DELETE, id);
		if (status == STATUS_OK)
			status = review_leave(s, id);
		if (status == STATUS_OK)
			status = for_event(s, SQL_EVENT_CALM, id);
	}
	return status;
}

enum status
store_put_event(struct store *s, const struct event *e, int64_t *id)
{
	struct sums sum = {.oldest = INT64_MAX};
	int64_t known;
	sqlite3_stmt *st;
	enum status status = STATUS_OK;

	sql_must_write(s);
	s->regrouped = true;
	arena_reset(s->scratch);
	*id = e->id;
	if (e->id == 0 && e->nmembers == 0)
		bug("a new event without members");
	if (e->id == 0) {
		status = new_event(s, id);
	} else {
		st = sql_get(s, SQL_EVENT_LIVE);
		sql_int(st, 1, e->id);
		status = sql_number(s, st, &known);
		if (status == STATUS_NOT_FOUND)
			return sql_no_such(s, "event", 'e', e->id);
	}
	if (status == STATUS_OK && e->id != 0)
		status = drop_members(s, e, *id, &sum);
	if (status == STATUS_OK && e->nmembers == 0)
		return delete_event(s, *id);
	for (size_t i = 0; i < e->nmembers && status == STATUS_OK; i++)
		status = put_member(s, *id, &e->members[i], &sum);
	if (status == STATUS_OK)
		status = change_event(s, e, *id, &sum);
	for (size_t i = 0; i < sum.former.n && status == STATUS_OK; i++)
		status = event_recount(s, sum.former.at[i]);
	return status;
}

static void
read_terms(struct arena *a, struct str record, struct event *out)
{
	VEC(struct str) terms = {0};
	struct str term;
	char tag;

	while (record_next(&record, &tag, &term))
		*vec_add(a, &terms) = term;
	out->terms = terms.at;
	out->nterms = terms.n;
}

static enum status
read_members(struct store *s, struct arena *a, struct event *out)
{
	VEC(struct member) members = {0};
	sqlite3_stmt *st = sql_get(s, SQL_MEMBERS);
	enum status status;

	sql_int(st, 1, out->id);
	while ((status = sql_step(s, st)) == STATUS_OK) {
		struct member *m = vec_add(a, &members);

		m->article = sql_col_int(st, 0);
		m->copy_of = sql_col_int(st, 1);
		m->copy_share = sqlite3_column_double(st, 2);
		m->score = sqlite3_column_double(st, 3);
		m->doubt = sql_col_text(a, st, 4);
		m->doubtful = m->doubt.s != NULL;
	}
	out->members = members.at;
	out->nmembers = members.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}

static enum status
read_later(struct store *s, struct arena *a, struct event *out)
{
	sqlite3_stmt *st = sql_get(s, SQL_EVENT_LATER);
	enum status status;

	sql_int(st, 1, out->id);
	status = sql_step(s, st);
	if (status == STATUS_DONE)
		return STATUS_OK;
	if (status != STATUS_OK)
		return status;
	out->later = sql_col_int(st, 0);
	out->later_headline = sql_col_text(a, st, 1);
	sql_end(st);
	return STATUS_OK;
}

enum status
store_event(struct store *s, struct arena *a, int64_t id, struct event *out)
{
	sqlite3_stmt *st = sql_get(s, SQL_EVENT_READ);
	enum status status;

	*out = (struct event){.id = id};
	sql_int(st, 1, id);
	status = sql_step(s, st);
	if (status == STATUS_DONE)
		return sql_no_such(s, "event", 'e', id);
	if (status != STATUS_OK)
		return status;
	out->headline = sql_col_text(a, st, 0);
	out->first = sql_col_when(st, 1, 2);
	out->last = sql_col_when(st, 3, 4);
	out->articles = sql_col_count(st, 5);
	out->outlets = sql_col_count(st, 6);
	out->independent = sql_col_count(st, 7);
	out->conflicts = sql_col_count(st, 8);
	out->unread = sql_col_count(st, 9);
	out->score = sqlite3_column_double(st, 10);
	out->weakest = sqlite3_column_double(st, 11);
	out->weakest_article = sql_col_int(st, 12);
	read_terms(a, sql_col_blob(a, st, 13), out);
	out->earlier = sql_col_int(st, 14);
	out->earlier_headline = sql_col_text(a, st, 15);
	out->looked = sql_col_int(st, 16);
	out->updated = sql_col_int(st, 17) != 0;
	out->fresh = sql_col_count(st, 18);
	sql_end(st);
	status = read_later(s, a, out);
	return status == STATUS_OK ? read_members(s, a, out) : status;
}

enum status
store_put_earlier(struct store *s, int64_t event, int64_t earlier)
{
	sqlite3_stmt *st = sql_get(s, SQL_EVENT_EARLIER);

	sql_must_write(s);
	sql_int(st, 1, event);
	sql_int(st, 2, earlier);
	return sql_run(s, st);
}

enum status
store_stale_events(struct store *s, struct arena *a, size_t n, int64_t **out,
    size_t *nids)
{
	sqlite3_stmt *st = sql_get(s, SQL_EVENT_STALE);

	sql_int(st, 1, (int64_t)MIN(n, (size_t)INT32_MAX));
	return sql_ids(s, a, st, out, nids);
}
