/*
 * store_mark.c - the reader's marks.
 *
 * A mark is kept with exactly the articles it changed: of 50 articles
 * marked read, those that were read already stay so at undo.
 */
#include "db/record.h"
#include "db/replay.h"

#include "src/base/vec.h"

static const struct {
	enum sql set;
	enum mark_what reverse;
	enum tally tally;
	int add; /* to the tally, for each article */
	const char *verb, *adjective;
} kinds[] = {
	[MARK_READ] = {SQL_MARK_READ, MARK_UNREAD, TALLY_UNREAD, -1,
	    "mark", " read"},
	[MARK_UNREAD] = {SQL_MARK_UNREAD, MARK_READ, TALLY_UNREAD, 1,
	    "mark", " unread"},
	[MARK_STAR] = {SQL_MARK_STAR, MARK_UNSTAR, TALLY_STARRED, 1,
	    "star", ""},
	[MARK_UNSTAR] = {SQL_MARK_UNSTAR, MARK_STAR, TALLY_STARRED, -1,
	    "unstar", ""},
};

typedef VEC(int64_t) ids;

static int
compare_ids(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Every event, or feed, once, by the number of its articles that changed. */
static enum status
count_unread(struct store *s, enum sql set, int64_t *of, size_t n, int add)
{
	enum status status = STATUS_OK;

	if (n)
		qsort(of, n, sizeof(*of), compare_ids);
	for (size_t i = 0, run; i < n && status == STATUS_OK; i += run) {
		sqlite3_stmt *st;

		for (run = 1; i + run < n && of[i + run] == of[i];)
			run++;
		if (of[i] == 0)
			continue;
		st = sql_get(s, set);
		sql_int(st, 1, of[i]);
		sql_int(st, 2, add * (int64_t)run);
		status = sql_run(s, st);
	}
	return status;
}

/* Sets the mark where it is not set; 'changed' gets those articles. */
static enum status
apply(struct store *s, enum mark_what what, const int64_t *articles,
    size_t n, ids *changed)
{
	ids events = {0}, feeds = {0};
	enum status status = STATUS_OK;

	for (size_t i = 0; i < n && status == STATUS_OK; i++) {
		sqlite3_stmt *st = sql_get(s, kinds[what].set);
		int64_t event;

		sql_int(st, 1, articles[i]);
		status = sql_step(s, st);
		if (status == STATUS_OK) {
			*vec_add(s->scratch, changed) = articles[i];
			*vec_add(s->scratch, &events) = sql_col_int(st, 0);
			*vec_add(s->scratch, &feeds) = sql_col_int(st, 1);
			sql_end(st);
		} else if (status == STATUS_DONE) {
			status = store_event_of(s, articles[i], &event);
		}
	}
	if (status != STATUS_OK)
		return status;
	s->tally[kinds[what].tally] += kinds[what].add * (int64_t)changed->n;
	if (kinds[what].tally != TALLY_UNREAD)
		return STATUS_OK;
	status = count_unread(s, SQL_EVENT_UNREAD, events.at, events.n,
	    kinds[what].add);
	return status == STATUS_OK ? count_unread(s, SQL_FEED_UNREAD,
	    feeds.at, feeds.n, kinds[what].add) : status;
}

static enum status
mark(struct store *s, enum mark_what what, const int64_t *articles, size_t n,
    int64_t now, int64_t *whole)
{
	ids changed = {0};
	enum status status = act_begin(s);

	if (status != STATUS_OK)
		return act_end(s, status);
	status = apply(s, what, articles, n, &changed);
	if (status == STATUS_OK && changed.n) {
		buf_clear(&s->record);
		for (size_t i = 0; i < changed.n; i++)
			record_number(&s->record, (uint64_t)changed.at[i]);
		status = act_log_part(s, (int)what, changed.n, now, whole);
	}
	return act_end(s, status);
}

enum status
store_mark(struct store *s, enum mark_what what, const int64_t *articles,
    size_t n, int64_t now)
{
	return mark(s, what, articles, n, now, NULL);
}

enum status
store_mark_part(struct store *s, enum mark_what what, const int64_t *articles,
    size_t n, int64_t now, int64_t *whole)
{
	int64_t part = *whole;
	enum status status = mark(s, what, articles, n, now, &part);

	/* What was rolled back names nothing. */
	if (status == STATUS_OK)
		*whole = part;
	return status;
}

enum status
mark_replay(struct store *s, const struct act *act, struct undoing *u,
    struct buf *words)
{
	ids articles = {0}, changed = {0};
	struct str record = act->record;
	enum mark_what what;
	uint64_t id;

	while (record_take_number(&record, &id))
		*vec_add(s->scratch, &articles) = (int64_t)id;
	if (record.n)
		return replay_damaged(s);
	what = (enum mark_what)act->what;
	u->n += articles.n;
	buf_clear(words);
	buf_printf(words, "%s %zu article%s%s", kinds[what].verb, u->n,
	    u->n == 1 ? "" : "s", kinds[what].adjective);
	return apply(s, u->again ? what : kinds[what].reverse, articles.at,
	    articles.n, &changed);
}

enum status
store_newest(struct store *s, int64_t *article)
{
	return sql_number(s, sql_get(s, SQL_ARTICLE_NEWEST), article);
}

enum status
store_looked(struct store *s, int64_t event, int64_t now)
{
	sqlite3_stmt *st;
	enum status status = act_begin(s);

	if (status == STATUS_OK) {
		st = sql_get(s, SQL_EVENT_LOOKED);
		sql_int(st, 1, event);
		sql_int(st, 2, now);
		status = sql_run(s, st);
		if (status == STATUS_OK && sqlite3_changes(s->db) == 0)
			status = sql_no_such(s, "event", 'e', event);
	}
	return act_end(s, status);
}
