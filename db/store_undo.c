/*
 * store_undo.c - what was done last is taken back, and done again.
 *
 * The acts stand in the table 'act' (act.h), each editor's own in the
 * order they were done; each kind knows from its record what to restore
 * (replay.h).
 */
#include "db/replay.h"

enum status
replay_damaged(struct store *s)
{
	return sql_fail(s, STATUS_DAMAGED, "%s: the record of what was done "
	    "last is damaged, so it cannot be taken back", s->path);
}

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

/* NULL: no act is of that number. */
static replay *
replay_of(int64_t what)
{
	static const struct {
		int first, last;
		replay *replay;
	} kinds[] = {
		{MARK_READ, MARK_UNSTAR, mark_replay},
		{CORRECT_MERGE, CORRECT_MOVE, correct_replay},
		{CORRECT_ALIGN, CORRECT_ALIGN, align_replay},
		{ACT_REVIEW, ACT_REVIEW, decide_replay},
		{ACT_NOTE, ACT_NOTE, note_replay},
		{ACT_FEED, ACT_FEED, feed_replay},
	};

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (what >= kinds[i].first && what <= kinds[i].last)
			return kinds[i].replay;
	return NULL;
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
	if (!replay_of(what))
		return replay_damaged(s);
	act->what = (int)what;
	return STATUS_OK;
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
	enum status status = act_begin(s);

	u->now = now;
	if (status == STATUS_OK)
		status = read_act(s, u, &act);
	if (status == STATUS_DONE && u->whole) {
		u->more = false; /* a new act has taken their place */
		return act_end(s, STATUS_OK);
	}
	if (status == STATUS_OK)
		status = replay_of(act.what)(s, &act, u, words);
	if (status == STATUS_OK) {
		st = sql_get(s, u->again ? SQL_ACT_REDONE : SQL_ACT_UNDONE);
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
