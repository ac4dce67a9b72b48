#include "db/sql.h"

#include <errno.h>
#include <stdarg.h>

#include "src/base/vec.h"

static const char *const statements[] = {
#define SQL_TEXT(name, text) text,
    SQL_LIST(SQL_TEXT)
#undef SQL_TEXT
};

/* What the reader can do about it; completes "PATH: WORDS". */
static const struct {
	int rc;
	enum status status;
	const char *words;
} causes[] = {
	{SQLITE_BUSY, STATUS_BUSY,
	    "another process is writing to the store; try again when it is "
	    "done"},
	{SQLITE_LOCKED, STATUS_BUSY,
	    "another process is writing to the store; try again when it is "
	    "done"},
	{SQLITE_READONLY, STATUS_READ_ONLY,
	    "the store cannot be written to; check the permissions of the "
	    "file and of its folder"},
	{SQLITE_FULL, STATUS_DISK_FULL,
	    "the disk is full; free some space and try again"},
	{SQLITE_CORRUPT, STATUS_DAMAGED,
	    "the store is damaged; keep a copy of the file and go back to a "
	    "backup"},
	{SQLITE_NOTADB, STATUS_NOT_A_STORE,
	    "this is not a crossread store; name another file with --db"},
	{SQLITE_CANTOPEN, STATUS_NO_ACCESS,
	    "the store cannot be opened; check the permissions of the file "
	    "and of its folder"},
	{SQLITE_PERM, STATUS_NO_ACCESS,
	    "the store cannot be opened; check the permissions of the file "
	    "and of its folder"},
	{SQLITE_TOOBIG, STATUS_TOO_BIG,
	    "a text is larger than the store takes (16 MiB)"},
	{SQLITE_IOERR, STATUS_IO,
	    "the store cannot be read or written; check the disk"},
	/* Our statements are constant and tested: when one does not fit,
	 * the schema is not the one this version number means. */
	{SQLITE_ERROR, STATUS_DAMAGED,
	    "the store is damaged; keep a copy of the file and go back to a "
	    "backup"},
	{SQLITE_CONSTRAINT, STATUS_DAMAGED,
	    "the store is damaged; keep a copy of the file and go back to a "
	    "backup"},
};

static const char *
cause(int rc, enum status *status)
{
	for (size_t i = 0; i < ARRAY_LEN(causes); i++) {
		if (causes[i].rc == (rc & 0xff)) {
			*status = causes[i].status;
			return causes[i].words;
		}
	}
	*status = STATUS_IO;
	return "the store cannot be used";
}

enum status
sql_status(int rc)
{
	enum status status;

	cause(rc, &status);
	return status;
}

/*
 * SQLite calls a disk full only when the system says just that.  A quota
 * that is used up and a file that may not grow come to the same, and so
 * does a file of shared memory beside the store that finds no room.
 */
static bool
no_room(sqlite3 *db, int rc)
{
	/* SQLite may have forgotten it, which the C library has not. */
	int error = sqlite3_system_errno(db) ? sqlite3_system_errno(db) :
	    errno;

	return rc == SQLITE_IOERR_SHMSIZE || ((rc & 0xff) == SQLITE_IOERR &&
	    (error == ENOSPC || error == EDQUOT || error == EFBIG));
}

enum status
sql_cause(sqlite3 *db, const char **words)
{
	int rc = sqlite3_extended_errcode(db);
	enum status status;

	*words = cause(no_room(db, rc) ? SQLITE_FULL : rc, &status);
	return status;
}

enum status
sql_fail(struct store *s, enum status status, const char *fmt, ...)
{
	char words[500];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(words, sizeof(words), fmt, ap);
	va_end(ap);
	buf_clear(&s->error);
	buf_cstr(&s->error, words);
	return status;
}

enum status
sql_no_such(struct store *s, const char *what, char letter, int64_t id)
{
	return sql_fail(s, STATUS_NOT_FOUND, "%s: no %s %c%lld", s->path,
	    what, letter, (long long)id);
}

enum status
sql_failed(struct store *s)
{
	const char *words;
	enum status status = sql_cause(s->db, &words);

	return sql_fail(s, status, "%s: %s (%s)", s->path, words,
	    sqlite3_errmsg(s->db));
}

sqlite3_stmt *
sql_get(struct store *s, enum sql which)
{
	sqlite3_stmt **st = &s->statements[which];

	if (*st)
		sqlite3_reset(*st);
	else if (sqlite3_prepare_v3(s->db, statements[which], -1,
	    SQLITE_PREPARE_PERSISTENT, st, NULL) != SQLITE_OK)
		s->failed = sql_failed(s);
	return *st;
}

enum status
sql_step(struct store *s, sqlite3_stmt *st)
{
	enum status status;
	int rc;

	if (!st)
		return s->failed;
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW)
		return STATUS_OK;
	status = rc == SQLITE_DONE ? STATUS_DONE : sql_failed(s);
	sqlite3_reset(st);
	return status;
}

enum status
sql_run(struct store *s, sqlite3_stmt *st)
{
	enum status status = sql_step(s, st);

	if (status == STATUS_OK)
		sqlite3_reset(st);
	return status == STATUS_DONE ? STATUS_OK : status;
}

void
sql_end(sqlite3_stmt *st)
{
	sqlite3_reset(st);
}

enum status
sql_number(struct store *s, sqlite3_stmt *st, int64_t *out)
{
	enum status status = sql_step(s, st);

	*out = 0;
	if (status == STATUS_OK) {
		*out = sql_col_int(st, 0);
		sqlite3_reset(st);
	}
	return status == STATUS_DONE ? STATUS_NOT_FOUND : status;
}

enum status
sql_exists(struct store *s, sqlite3_stmt *st, bool *yes)
{
	int64_t first;
	enum status status = sql_number(s, st, &first);

	*yes = status == STATUS_OK;
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

enum status
sql_ids(struct store *s, struct arena *a, sqlite3_stmt *st, int64_t **ids,
    size_t *n)
{
	VEC(int64_t) out = {0};
	enum status status;

	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(a, &out) = sql_col_int(st, 0);
	*ids = out.at;
	*n = out.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}

/* A NULL statement has failed in sql_get(); SQLite refuses the binding
 * and sql_step() reports why. */
void
sql_int(sqlite3_stmt *st, int at, int64_t value)
{
	sqlite3_bind_int64(st, at, value);
}

void
sql_real(sqlite3_stmt *st, int at, double value)
{
	sqlite3_bind_double(st, at, value);
}

void
sql_text(sqlite3_stmt *st, int at, struct str value)
{
	sqlite3_bind_text64(st, at, value.s, value.n, SQLITE_STATIC,
	    SQLITE_UTF8);
}

void
sql_blob(sqlite3_stmt *st, int at, struct str value)
{
	if (value.n == 0)
		sqlite3_bind_zeroblob(st, at, 0);
	else
		sqlite3_bind_blob64(st, at, value.s, value.n, SQLITE_STATIC);
}

int64_t
sql_col_int(sqlite3_stmt *st, int at)
{
	return sqlite3_column_int64(st, at);
}

unsigned
sql_col_count(sqlite3_stmt *st, int at)
{
	int64_t n = sqlite3_column_int64(st, at);

	return n < 0 || n > INT32_MAX ? 0 : (unsigned)n;
}

struct when
sql_col_when(sqlite3_stmt *st, int at, int precision)
{
	struct when w = {.at = sql_col_int(st, at)};
	int64_t said = sql_col_int(st, precision);

	if (said == PRECISION_DAY || said == PRECISION_INSTANT)
		w.precision = (enum precision)said;
	return w;
}

struct str
sql_col_view(sqlite3_stmt *st, int at)
{
	const char *s = sqlite3_column_blob(st, at);

	return (struct str){s, (size_t)sqlite3_column_bytes(st, at)};
}

struct str
sql_col_text(struct arena *a, sqlite3_stmt *st, int at)
{
	const char *s = (const char *)sqlite3_column_text(st, at);
	int n = sqlite3_column_bytes(st, at);

	return s ? arena_str(a, (struct str){s, (size_t)n}) : STR_NONE;
}

struct str
sql_col_blob(struct arena *a, sqlite3_stmt *st, int at)
{
	return arena_str(a, sql_col_view(st, at));
}

void
sql_must_write(const struct store *s)
{
	if (sqlite3_get_autocommit(s->db))
		bug("the store is written to without store_begin()");
}

struct str
sql_json_ids(struct arena *a, const int64_t *ids, size_t n)
{
	struct str json;
	struct buf b;

	buf_init(&b, n * 24 + 3);
	buf_char(&b, '[');
	for (size_t i = 0; i < n; i++)
		if (i == 0 || ids[i] != ids[i - 1])
			buf_printf(&b, "%s%lld", i ? "," : "",
			    (long long)ids[i]);
	buf_char(&b, ']');
	json = arena_str(a, buf_view(&b));
	buf_free(&b);
	return json;
}
