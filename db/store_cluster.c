#include "db/store_cluster.h"

#include "db/sql.h"

#include "src/base/vec.h"

enum status
store_put_sketch(struct store *s, const struct sketch_row *k)
{
	sqlite3_stmt *st = sql_get(s, SQL_SKETCH_PUT);
	enum status status;

	sql_must_write(s);
	sql_int(st, 1, k->article);
	if (k->day != SKETCH_UNDATED)
		sql_int(st, 2, k->day);
	else
		sql_text(st, 2, STR_NONE);
	sql_int(st, 3, k->came);
	sql_blob(st, 4, k->record);
	s->regrouped = true;
	status = sql_run(s, st);
	st = sql_get(s, SQL_UNPLACED_DROP);
	sql_int(st, 1, k->article);
	return status == STATUS_OK ? sql_run(s, st) : status;
}

static enum status
read_sketches(struct store *s, struct arena *a, sqlite3_stmt *st,
    struct sketch_row **out, size_t *nrows)
{
	VEC(struct sketch_row) rows = {0};
	enum status status;

	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(a, &rows) = (struct sketch_row){
			.article = sql_col_int(st, 0),
			.event = sql_col_int(st, 1),
			.copy_of = sql_col_int(st, 2),
			.copy_share = sqlite3_column_double(st, 3),
			.record = sql_col_blob(a, st, 4),
		};
	*out = rows.at;
	*nrows = rows.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}

enum status
store_sketches(struct store *s, struct arena *a, enum sketch_days by,
    int32_t first, int32_t last, size_t limit, struct sketch_row **out,
    size_t *nrows)
{
	static const enum sql question[] = {
		[SKETCHES_PUBLISHED] = SQL_SKETCHES_PUBLISHED,
		[SKETCHES_CAME_UNDATED] = SQL_SKETCHES_UNDATED,
		[SKETCHES_CAME] = SQL_SKETCHES_CAME,
	};
	sqlite3_stmt *st = sql_get(s, question[by]);

	sql_int(st, 1, first);
	sql_int(st, 2, last);
	sql_int(st, 3, (int64_t)MIN(limit, (size_t)INT32_MAX));
	return read_sketches(s, a, st, out, nrows);
}

enum status
store_event_sketches(struct store *s, struct arena *a, int64_t event,
    struct sketch_row **out, size_t *nrows)
{
	sqlite3_stmt *st = sql_get(s, SQL_SKETCHES_EVENT);

	sql_int(st, 1, event);
	return read_sketches(s, a, st, out, nrows);
}

enum status
store_bindings(struct store *s, struct arena *a, struct binding_row **out,
    size_t *nrows)
{
	VEC(struct binding_row) rows = {0};
	sqlite3_stmt *st = sql_get(s, SQL_TOGETHER_ALL);
	enum status status;

	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(a, &rows) = (struct binding_row){
			.article = sql_col_int(st, 0),
			.group = sql_col_int(st, 1)};
	if (status != STATUS_DONE)
		return status;
	st = sql_get(s, SQL_APART_ALL);
	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(a, &rows) = (struct binding_row){
			.article = sql_col_int(st, 0),
			.other = sql_col_int(st, 1)};
	*out = rows.at;
	*nrows = rows.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}

static int64_t
limit_of(size_t n)
{
	return (int64_t)MIN(n, (size_t)INT32_MAX);
}

enum status
store_undescribed(struct store *s, struct arena *a, size_t n, int64_t **out,
    size_t *nids)
{
	sqlite3_stmt *st = sql_get(s, SQL_UNDESCRIBED);

	sql_int(st, 1, limit_of(n));
	return sql_ids(s, a, st, out, nids);
}

enum status
store_described(struct store *s, int64_t event)
{
	sqlite3_stmt *st = sql_get(s, SQL_DESCRIBED);

	sql_must_write(s);
	sql_int(st, 1, event);
	return sql_run(s, st);
}

enum status
store_terms(struct store *s, struct arena *a, struct term_row *rows,
    size_t n)
{
	for (size_t i = 0; i < n; i++) {
		sqlite3_stmt *st = sql_get(s, SQL_TERM);
		enum status status;

		rows[i].df = rows[i].number = 0;
		rows[i].word = STR_NONE;
		sql_int(st, 1, rows[i].id);
		status = sql_step(s, st);
		if (status == STATUS_DONE)
			continue;
		if (status != STATUS_OK)
			return status;
		rows[i].df = sql_col_count(st, 0);
		rows[i].word = sql_col_text(a, st, 1);
		rows[i].number = (uint32_t)sql_col_count(st, 2);
		sql_end(st);
	}
	return STATUS_OK;
}

/* Tens of thousands change at once, and an id must be looked up in an
 * index before its row: what has a number is changed by that. */
static enum status
put_term(struct store *s, struct term_row *row)
{
	sqlite3_stmt *st = sql_get(s, row->number ? SQL_TERM_CHANGE :
						    SQL_TERM_ADD);
	enum status status;

	sql_int(st, 1, row->number ? row->number : row->id);
	sql_int(st, 2, row->df);
	if (row->number)
		return sql_run(s, st);
	sql_text(st, 3, row->word);
	status = sql_run(s, st);
	row->number = (uint32_t)sqlite3_last_insert_rowid(s->db);
	return status;
}

enum status
store_put_terms(struct store *s, struct term_row *rows, size_t n,
    uint64_t counted)
{
	sqlite3_stmt *st = sql_get(s, SQL_COUNTED_SET);
	enum status status;

	sql_must_write(s);
	s->regrouped = true;
	sql_int(st, 1, (int64_t)counted);
	status = sql_run(s, st);
	if (status == STATUS_OK)
		status = sql_run(s, sql_get(s, SQL_COUNTED_TO));
	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		status = put_term(s, &rows[i]);
	return status;
}

enum status
store_counted(struct store *s, uint64_t *counted, int64_t *to)
{
	int64_t n;
	enum status status = sql_number(s, sql_get(s, SQL_COUNTED), &n);

	*counted = (uint64_t)MAX(n, 0);
	return status == STATUS_OK ?
	    sql_number(s, sql_get(s, SQL_COUNTED_LAST), to) : status;
}

enum status
store_uncounted(struct store *s, struct arena *a, int64_t from, size_t n,
    int64_t **ids, size_t *nids)
{
	sqlite3_stmt *st = sql_get(s, SQL_UNCOUNTED);

	sql_int(st, 1, from);
	sql_int(st, 2, limit_of(n));
	return sql_ids(s, a, st, ids, nids);
}

enum status
store_unplaced(struct store *s, struct arena *a, int64_t from, size_t n,
    int64_t **ids, size_t *nids)
{
	sqlite3_stmt *st = sql_get(s, SQL_UNPLACED);

	sql_int(st, 1, from);
	sql_int(st, 2, limit_of(n));
	return sql_ids(s, a, st, ids, nids);
}

enum status
store_is_unplaced(struct store *s, int64_t article, bool *yes)
{
	sqlite3_stmt *st = sql_get(s, SQL_UNPLACED_IS);

	sql_int(st, 1, article);
	return sql_exists(s, st, yes);
}

enum status
store_grouping(struct store *s, int64_t *grouping)
{
	enum status status = sql_number(s, sql_get(s, SQL_GROUPING), grouping);

	*grouping += s->regrouped;
	return status;
}

enum status
store_sketch(struct store *s, struct arena *a, int64_t article,
    struct str *record)
{
	sqlite3_stmt *st = sql_get(s, SQL_SKETCH_READ);
	enum status status;

	sql_int(st, 1, article);
	status = sql_step(s, st);
	if (status != STATUS_OK)
		return status == STATUS_DONE ? STATUS_NOT_FOUND : status;
	*record = sql_col_blob(a, st, 0);
	sql_end(st);
	return STATUS_OK;
}

enum status
store_await_placing(struct store *s, int64_t article)
{
	sqlite3_stmt *st = sql_get(s, SQL_UNPLACED_ADD);

	sql_must_write(s);
	s->regrouped = true;
	sql_int(st, 1, article);
	return sql_run(s, st);
}

enum status
store_forget_sketch(struct store *s, int64_t article)
{
	sqlite3_stmt *st = sql_get(s, SQL_SKETCH_DROP);
	enum status status;

	sql_must_write(s);
	s->regrouped = true;
	sql_int(st, 1, article);
	status = sql_run(s, st);
	return status == STATUS_OK ? store_await_placing(s, article) : status;
}

enum status
store_forget_terms(struct store *s)
{
	enum status status = sql_run(s, sql_get(s, SQL_TERMS_DROP));
	sqlite3_stmt *st = sql_get(s, SQL_COUNTED_SET);

	sql_must_write(s);
	s->regrouped = true;
	sql_int(st, 1, 0);
	if (status == STATUS_OK)
		status = sql_run(s, st);
	return status == STATUS_OK ?
	    sql_run(s, sql_get(s, SQL_COUNTED_NONE)) : status;
}

enum status
store_put_newest(struct store *s, int64_t newest)
{
	sqlite3_stmt *st = sql_get(s, SQL_NEWEST_SET);

	sql_must_write(s);
	sql_int(st, 1, newest);
	return sql_run(s, st);
}
