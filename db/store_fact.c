#include "db/sql.h"

#include "src/base/vec.h"

static enum status
put_line(struct store *s, int64_t event, size_t rank,
    const struct fact_line *line)
{
	sqlite3_stmt *st = sql_get(s, SQL_FACT_ADD);

	sql_int(st, 1, event);
	sql_int(st, 2, (int64_t)rank);
	sql_int(st, 3, line->kind);
	sql_int(st, 4, line->verdict);
	sql_real(st, 5, line->severity);
	sql_text(st, 6, line->label);
	sql_text(st, 7, line->cells);
	return sql_run(s, st);
}

static enum status
put_doubts(struct store *s, int64_t event, const struct member *doubts,
    size_t n)
{
	sqlite3_stmt *st = sql_get(s, SQL_MEMBERS_SURE);
	enum status status;

	sql_int(st, 1, event);
	status = sql_run(s, st);
	for (size_t i = 0; i < n && status == STATUS_OK; i++) {
		if (!doubts[i].doubtful)
			continue;
		st = sql_get(s, SQL_MEMBER_DOUBT);
		sql_int(st, 1, doubts[i].article);
		sql_int(st, 2, event);
		sql_text(st, 3, doubts[i].doubt.s ? doubts[i].doubt : STR(""));
		status = sql_run(s, st);
	}
	return status;
}

enum status
store_put_share(struct store *s, int64_t article, double share)
{
	sqlite3_stmt *st = sql_get(s, SQL_MEMBER_SHARE);

	sql_must_write(s);
	sql_int(st, 1, article);
	sql_real(st, 2, share);
	return sql_run(s, st);
}

enum status
store_put_facts(struct store *s, int64_t event,
    const struct fact_line *lines, size_t n, unsigned conflicts,
    const struct member *doubts, size_t ndoubts)
{
	sqlite3_stmt *st;
	enum status status;

	sql_must_write(s);
	st = sql_get(s, SQL_FACTS_STORED);
	sql_int(st, 1, event);
	sql_int(st, 2, conflicts);
	status = sql_run(s, st);
	if (status == STATUS_OK && sqlite3_changes(s->db) == 0)
		return sql_no_such(s, "event", 'e', event);
	st = sql_get(s, SQL_FACTS_DELETE);
	sql_int(st, 1, event);
	if (status == STATUS_OK)
		status = sql_run(s, st);
	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		status = put_line(s, event, i, &lines[i]);
	if (status == STATUS_OK)
		status = put_doubts(s, event, doubts, ndoubts);
	return status;
}

enum status
store_facts(struct store *s, struct arena *a, int64_t event,
    struct fact_line **lines, size_t *n)
{
	VEC(struct fact_line) found = {0};
	sqlite3_stmt *st = sql_get(s, SQL_FACTS_READ);
	enum status status;

	sql_int(st, 1, event);
	while ((status = sql_step(s, st)) == STATUS_OK) {
		int64_t kind = sql_col_int(st, 0);
		int64_t verdict = sql_col_int(st, 1);

		/* A line whose words this program does not have. */
		if (kind < 0 || kind > FACT_LAST || verdict < 0 ||
		    verdict > VERDICT_SINGLE)
			continue;
		*vec_add(a, &found) = (struct fact_line){
		    .kind = (enum fact_kind)kind,
		    .verdict = (enum verdict)verdict,
		    .severity = sqlite3_column_double(st, 2),
		    .label = sql_col_text(a, st, 3),
		    .cells = sql_col_text(a, st, 4),
		};
	}
	*lines = found.at;
	*n = found.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}
