/*
 * store_mark.c - the reader's marks, and taking any act back (act.h).
 *
 * A mark is kept with exactly the articles it changed: of 50 articles
 * marked read, those that were read already stay so at undo.
 */
#include "db/act.h"
#include "db/record.h"
#include "db/sql.h"
#include "db/store_review.h"

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

enum status
act_begin(struct store *s)
{
	enum status status = STATUS_OK;

	if (!sqlite3_get_autocommit(s->db))
		bug("a mark inside another transaction");
	arena_reset(s->scratch);
	if (s->mode != STORE_READ)
		status = sql_run(s, sql_get(s, SQL_SYNC_FULL));
	return status == STATUS_OK ? store_begin(s) : status;
}

enum status
act_end(struct store *s, enum status status)
{
	status = store_end(s, status);
	/* A failure to relax is no failure of the mark. */
	sqlite3_step(sql_get(s, SQL_SYNC_NORMAL));
	sqlite3_reset(s->statements[SQL_SYNC_NORMAL]);
	return status;
}

enum status
act_damaged(struct store *s)
{
	return sql_fail(s, STATUS_DAMAGED, "%s: the record of what was done "
	    "last is damaged, so it cannot be taken back", s->path);
}

static int
compare_ids(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Every event once, by the number of its articles that changed. */
static enum status
count_unread(struct store *s, int64_t *events, size_t n, int add)
{
	enum status status = STATUS_OK;

	if (n)
		qsort(events, n, sizeof(*events), compare_ids);
	for (size_t i = 0, run; i < n && status == STATUS_OK; i += run) {
		sqlite3_stmt *st;

		for (run = 1; i + run < n && events[i + run] == events[i];)
			run++;
		if (events[i] == 0)
			continue;
		st = sql_get(s, SQL_EVENT_UNREAD);
		sql_int(st, 1, events[i]);
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
	ids events = {0};
	enum status status = STATUS_OK;

	for (size_t i = 0; i < n && status == STATUS_OK; i++) {
		sqlite3_stmt *st = sql_get(s, kinds[what].set);
		int64_t event;

		sql_int(st, 1, articles[i]);
		status = sql_number(s, st, &event);
		if (status == STATUS_OK) {
			*vec_add(s->scratch, changed) = articles[i];
			*vec_add(s->scratch, &events) = event;
		} else if (status == STATUS_NOT_FOUND) {
			status = store_event_of(s, articles[i], &event);
		}
	}
	if (status != STATUS_OK)
		return status;
	s->tally[kinds[what].tally] += kinds[what].add * (int64_t)changed->n;
	if (kinds[what].tally != TALLY_UNREAD)
		return STATUS_OK;
	return count_unread(s, events.at, events.n, kinds[what].add);
}

/* whole NULL: the act has no parts. */
static enum status
keep_act(struct store *s, int what, size_t n, int64_t now, int64_t *whole)
{
	sqlite3_stmt *st = sql_get(s, SQL_ACTS_FORGET);
	enum status status;

	sql_text(st, 1, store_editor(s));
	status = sql_run(s, st);
	if (status != STATUS_OK)
		return status;
	if (buf_status(&s->record) != STATUS_OK)
		return sql_fail(s, STATUS_TOO_BIG, "%s: too many articles to "
		    "mark at once", s->path);
	st = sql_get(s, SQL_ACT_ADD);
	sql_text(st, 5, store_editor(s));
	sql_int(st, 1, now);
	sql_int(st, 2, what);
	sql_int(st, 3, (int64_t)n);
	sql_blob(st, 4, buf_view(&s->record));
	if (whole && *whole)
		sql_int(st, 6, *whole);
	else
		sqlite3_bind_null(st, 6);
	status = sql_run(s, st);
	if (status != STATUS_OK || !whole || *whole)
		return status;
	*whole = sqlite3_last_insert_rowid(s->db);
	st = sql_get(s, SQL_ACT_WHOLE);
	sql_int(st, 1, *whole);
	return sql_run(s, st);
}

enum status
act_log(struct store *s, int what, size_t n, int64_t now)
{
	return keep_act(s, what, n, now, NULL);
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
		status = keep_act(s, (int)what, changed.n, now, whole);
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
			status = sql_fail(s, STATUS_NOT_FOUND,
			    "%s: no event e%lld", s->path, (long long)event);
	}
	return act_end(s, status);
}

struct act {
	int64_t id, whole; /* whole 0: it has no parts */
	int what; /* enum mark_what or enum correction */
	struct str record;
};

/* The act that is next, or, within one, its part. */
static sqlite3_stmt *
next_act(struct store *s, const struct undoing *u)
{
	static const enum sql which[2][2] = {
		{SQL_ACT_LAST, SQL_ACT_NEXT},
		{SQL_ACT_PART_LAST, SQL_ACT_PART_NEXT},
	};
	sqlite3_stmt *st = sql_get(s, which[u->whole != 0][u->again]);

	if (u->whole)
		sql_int(st, 1, u->whole);
	else
		sql_text(st, 1, store_editor(s));
	return st;
}

static enum status
read_act(struct store *s, const struct undoing *u, struct act *act)
{
	sqlite3_stmt *st = next_act(s, u);
	int64_t what;
	enum status status = sql_step(s, st);

	if (status != STATUS_OK)
		return status;
	act->id = sql_col_int(st, 0);
	what = sql_col_int(st, 1);
	act->record = sql_col_blob(s->scratch, st, 2);
	act->whole = sql_col_int(st, 3);
	sql_end(st);
	if (what < 0 || (what > CORRECT_ALIGN && what != ACT_REVIEW &&
	    what != ACT_NOTE))
		return act_damaged(s);
	act->what = (int)what;
	return STATUS_OK;
}

static enum status
replay_mark(struct store *s, const struct act *act, struct undoing *u,
    struct buf *words)
{
	ids articles = {0}, changed = {0};
	struct str record = act->record;
	enum mark_what what;
	uint64_t id;

	while (record_take_number(&record, &id))
		*vec_add(s->scratch, &articles) = (int64_t)id;
	if (record.n || (size_t)act->what >= ARRAY_LEN(kinds))
		return act_damaged(s);
	what = (enum mark_what)act->what;
	u->n += articles.n;
	buf_clear(words);
	buf_printf(words, "%s %zu article%s%s", kinds[what].verb, u->n,
	    u->n == 1 ? "" : "s", kinds[what].adjective);
	return apply(s, u->again ? what : kinds[what].reverse, articles.at,
	    articles.n, &changed);
}

/* Notes whose parts they are, and whether there are more. */
static enum status
look_on(struct store *s, struct undoing *u, int64_t whole)
{
	sqlite3_stmt *st;
	enum status status;

	u->whole = whole;
	u->more = false;
	if (!whole)
		return STATUS_OK;
	st = next_act(s, u);
	status = sql_step(s, st);
	u->more = status == STATUS_OK;
	sql_end(st);
	return status == STATUS_DONE ? STATUS_OK : status;
}

/* The last act reversed, or the first of the undone ones applied. */
enum status
store_undo_part(struct store *s, struct undoing *u, int64_t now,
    struct buf *words)
{
	struct act act = {0};
	sqlite3_stmt *st;
	bool undo = !u->again;
	enum status status = act_begin(s);

	if (status == STATUS_OK)
		status = read_act(s, u, &act);
	if (status == STATUS_DONE && u->whole) {
		u->more = false; /* a new act has taken their place */
		return act_end(s, STATUS_OK);
	}
	if (status == STATUS_OK)
		status = act.what == ACT_REVIEW ?
		    decide_replay(s, act.record, undo, now, words) :
		    act.what == ACT_NOTE ?
		    note_replay(s, act.record, undo, words) :
		    act.what == CORRECT_ALIGN ?
		    align_replay(s, act.id, act.record, undo, words) :
		    act.what >= CORRECT_MERGE ?
		    correct_replay(s, act.what, act.record, undo, words) :
		    replay_mark(s, &act, u, words);
	if (status == STATUS_OK) {
		st = sql_get(s, undo ? SQL_ACT_UNDONE : SQL_ACT_REDONE);
		sql_int(st, 1, act.id);
		sql_int(st, 2, now);
		status = sql_run(s, st);
	}
	if (status == STATUS_OK)
		status = look_on(s, u, act.whole);
	return act_end(s, status);
}

static enum status
undo_all(struct store *s, bool again, int64_t now, struct buf *words)
{
	struct undoing u = {.again = again};
	enum status status;

	do
		status = store_undo_part(s, &u, now, words);
	while (status == STATUS_OK && u.more);
	return status;
}

enum status
store_undo(struct store *s, int64_t now, struct buf *words)
{
	return undo_all(s, false, now, words);
}

enum status
store_redo(struct store *s, int64_t now, struct buf *words)
{
	return undo_all(s, true, now, words);
}
