/*
 * act.c - an act of the reader's: by whom, in a transaction of its own,
 * and kept with its record (act.h).
 */
#include "db/act.h"

void
store_set_editor(struct store *s, struct str editor)
{
	free(s->editor);
	s->editor = NULL;
	if (!editor.n)
		return;
	s->editor = xmalloc(editor.n + 1);
	memcpy(s->editor, editor.s, editor.n);
	s->editor[editor.n] = '\0';
}

struct str
store_editor(const struct store *s)
{
	return str_c(s->editor);
}

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
act_log_part(struct store *s, int what, size_t n, int64_t now, int64_t *whole)
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
	return act_log_part(s, what, n, now, NULL);
}
