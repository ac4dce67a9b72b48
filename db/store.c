#include "db/store.h"

#include "db/migrate.h"
#include "db/record.h"
#include "db/sql.h"
#include "db/store_file.h"
#include "db/tokens.h"

#define BUSY_MS 5000
#define LENGTH_LIMIT ((int)(16 * MiB)) /* of a row */
#define RECORD_LIMIT (LENGTH_LIMIT - 64 * KiB)

/* The record is the one it was when its sum was made.  The index asks for
 * four parts of each record in turn, and a sum takes ten times as long as
 * to see that the record is the last one again. */
static bool
is_whole(struct store *s, struct str record, uint64_t sum)
{
	if (sum == s->whole_sum && str_eq(record, buf_view(&s->whole)))
		return true;
	if (str_hash(record) != sum)
		return false;
	buf_clear(&s->whole);
	buf_str(&s->whole, record);
	s->whole_sum = sum;
	return true;
}

/*
 * record_text(record, sum, tags): the fields of a record that carry one
 * of the tags, a line each.  NULL when the record is damaged.  The search
 * index reads its texts through it.
 */
static void
record_text(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	struct str record = {sqlite3_value_blob(argv[0]),
	    (size_t)sqlite3_value_bytes(argv[0])};
	uint64_t sum = (uint64_t)sqlite3_value_int64(argv[1]);
	const char *tags = (const char *)sqlite3_value_text(argv[2]);
	struct str value;
	struct buf out;
	char tag;

	(void)argc;
	if (!tags || !record.s ||
	    !is_whole(sqlite3_user_data(c), record, sum))
		return;
	buf_init(&out, (size_t)LENGTH_LIMIT);
	while (record_next(&record, &tag, &value)) {
		if (tag && strchr(tags, tag)) {
			if (out.n)
				buf_char(&out, '\n');
			buf_str(&out, value);
		}
	}
	if (buf_status(&out) == STATUS_OK)
		sqlite3_result_text64(c, out.n ? out.s : "", out.n,
		    SQLITE_TRANSIENT, SQLITE_UTF8);
	buf_free(&out);
}

/*
 * A writer lets others in for the moment between two transactions only:
 * whoever waits looks every millisecond, where SQLite's own timeout soon
 * looks ten times a second and may miss that moment for seconds.
 */
static int
wait_for_lock(void *store, int tries)
{
	const struct store *s = store;

	if (tries >= (s->patience ? s->patience : BUSY_MS))
		return 0;
	sqlite3_sleep(1);
	return 1;
}

/* What every connection gets before it looks at the file. */
static int
configure(struct store *s)
{
	sqlite3 *db = s->db;
	int rc;

	sqlite3_extended_result_codes(db, 1);
	sqlite3_busy_handler(db, wait_for_lock, s);
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, LENGTH_LIMIT);
	sqlite3_limit(db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200);
	rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function_v2(db, "record_text", 3,
		    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
		    s, record_text, NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = tokens_register(db);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(db,
		    "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"
		    "PRAGMA cache_size = -16000; PRAGMA synchronous = NORMAL;"
		    "PRAGMA journal_size_limit = 16777216", NULL, NULL, NULL);
	return rc;
}

/* Relative names get "./" and URIs are off or built here: no name means
 * anything to SQLite but a file. */
static int
connect_to(struct store *s, int flags, bool immutable)
{
	struct arena *a = arena_new();
	struct str name;
	int rc;

	if (immutable) {
		name = file_immutable(a, s->path);
		flags |= SQLITE_OPEN_URI;
	} else {
		name = arena_printf(a, "%s%s", s->path[0] == '/' ? "" : "./",
		    s->path);
	}
	sqlite3_close(s->db);
	rc = sqlite3_open_v2(name.s, &s->db, flags, NULL);
	arena_free(a);
	return rc == SQLITE_OK ? configure(s) : rc;
}

static enum status
fail_open(struct store *s, struct buf *why)
{
	enum status status = sql_failed(s);

	buf_clear(why);
	buf_str(why, buf_view(&s->error));
	return status;
}

/*
 * The mode is kept in the file, so this writes once in its life.  SQLite
 * does not wait for the lock it needs here, so we do.
 */
static enum status
set_journal(struct store *s, struct buf *why)
{
	const char *sql = file_is_remote(s->path) ?
	    "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL";
	int rc = SQLITE_BUSY;

	for (int waited = 0; waited < BUSY_MS; waited += 20) {
		rc = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
		if ((rc & 0xff) != SQLITE_BUSY)
			break;
		sqlite3_sleep(20);
	}
	return rc == SQLITE_OK ? STATUS_OK : fail_open(s, why);
}

static enum status
open_memory(struct store *s, struct buf *why)
{
	if (sqlite3_open_v2(":memory:", &s->db, SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK ||
	    configure(s) != SQLITE_OK)
		return fail_open(s, why);
	return migrate(s->db, NULL, true, store_migrations,
	    store_migrations_count, why);
}

static enum status
open_write(struct store *s, struct buf *why)
{
	enum status status = file_prepare(s->path, true, why);

	if (status != STATUS_OK)
		return status;
	if (connect_to(s, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, false))
		return fail_open(s, why);
	status = migrate(s->db, s->path, true, store_migrations,
	    store_migrations_count, why);
	return status == STATUS_OK ? set_journal(s, why) : status;
}

static enum status
try_read(struct store *s, bool immutable, struct buf *why)
{
	if (connect_to(s, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
	    immutable) != SQLITE_OK)
		return fail_open(s, why);
	return migrate(s->db, s->path, false, store_migrations,
	    store_migrations_count, why);
}

/*
 * A store in WAL mode needs a writable folder with some room even to be
 * read, unless nobody writes to it: then it may be taken as immutable.
 */
static enum status
open_read(struct store *s, struct buf *why)
{
	enum status status = file_prepare(s->path, false, why);

	if (status == STATUS_OK)
		status = try_read(s, false, why);
	if ((status == STATUS_NO_ACCESS || status == STATUS_READ_ONLY ||
	    status == STATUS_DISK_FULL) && s->db && !file_has_wal(s->path))
		status = try_read(s, true, why);
	return status;
}

enum status
store_open(const char *path, enum store_mode mode, struct buf *why,
    struct store **out)
{
	struct store *s = xcalloc(1, sizeof(*s));
	struct str name = str_c(mode == STORE_MEMORY ? "(memory)" : path);
	enum status status;

	s->path = xmalloc(name.n + 1);
	memcpy(s->path, name.s, name.n + 1);
	s->mode = mode;
	s->scratch = arena_new();
	buf_init(&s->error, 64 * KiB);
	buf_init(&s->record, RECORD_LIMIT);
	buf_init(&s->whole, (size_t)LENGTH_LIMIT);
	*out = NULL;
	if (mode == STORE_MEMORY)
		status = open_memory(s, why);
	else if (mode == STORE_WRITE)
		status = open_write(s, why);
	else
		status = open_read(s, why);
	if (status == STATUS_OK)
		*out = s;
	else
		store_close(s);
	return status;
}

void
store_close(struct store *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < SQL_COUNT; i++)
		sqlite3_finalize(s->statements[i]);
	around_free(s->around);
	sqlite3_close(s->db);
	buf_free(&s->error);
	buf_free(&s->record);
	buf_free(&s->whole);
	arena_free(s->scratch);
	free(s->path);
	free(s->editor);
	free(s);
}

const char *
store_error(const struct store *s)
{
	return s->error.n ? s->error.s : "";
}

const char *
store_path(const struct store *s)
{
	return s->path;
}

int64_t
store_version(struct store *s)
{
	int64_t version;

	(void)sql_number(s, sql_get(s, SQL_DATA_VERSION), &version);
	return version;
}

void
store_patience(struct store *s, int ms)
{
	s->patience = ms;
}

bool
store_writes(const struct store *s)
{
	return s->mode != STORE_READ;
}

/*
 * A program that runs for days may find that its file was removed, or put
 * back from a backup, or brought up by a newer program.  What it would
 * write then is lost with the old file, or wrong in the new form.
 */
static enum status
still_ours(struct store *s)
{
	int64_t version = 0;
	int moved = 0;
	enum status status;

	(void)sqlite3_file_control(s->db, "main", SQLITE_FCNTL_HAS_MOVED,
	    &moved);
	if (moved)
		return sql_fail(s, STATUS_IO, "%s: the store was removed or "
		    "replaced while it was open; start again", s->path);
	status = sql_number(s, sql_get(s, SQL_USER_VERSION), &version);
	if (status == STATUS_OK && version > store_migrations_count)
		return sql_fail(s, STATUS_NEWER, "%s: a newer crossread has "
		    "taken the store over; start that one", s->path);
	return status;
}

enum status
store_begin(struct store *s)
{
	enum status status;

	memset(s->tally, 0, sizeof(s->tally));
	s->regrouped = false;
	/* SQLite would say so at the first write only. */
	if (s->mode == STORE_READ)
		return sql_fail(s, STATUS_READ_ONLY,
		    "%s: open only to be read; check the permissions and "
		    "start again", s->path);
	status = sql_run(s, sql_get(s, SQL_BEGIN));
	if (status == STATUS_OK)
		status = still_ours(s);
	if (status != STATUS_OK)
		store_rollback(s);
	return status;
}

enum status
store_begin_read(struct store *s)
{
	return sql_run(s, sql_get(s, SQL_BEGIN_READ));
}

enum status
store_commit(struct store *s)
{
	enum status status = STATUS_OK;

	if (sqlite3_get_autocommit(s->db))
		return sql_fail(s, STATUS_IO, "%s: the change was given up "
		    "after an earlier failure; try again", s->path);
	for (int i = 0; i < TALLY_COUNT && status == STATUS_OK; i++) {
		sqlite3_stmt *st;

		if (s->tally[i] == 0)
			continue;
		st = sql_get(s, SQL_TALLY_ADD);
		sql_int(st, 1, i);
		sql_int(st, 2, s->tally[i]);
		status = sql_run(s, st);
	}
	if (status == STATUS_OK && s->regrouped)
		status = sql_run(s, sql_get(s, SQL_GROUPING_NEXT));
	s->regrouped = false;
	if (status == STATUS_OK)
		status = sql_run(s, sql_get(s, SQL_COMMIT));
	if (status != STATUS_OK)
		store_rollback(s);
	return status;
}

void
store_rollback(struct store *s)
{
	sqlite3_stmt *st;

	s->regrouped = false;
	if (sqlite3_get_autocommit(s->db))
		return;
	/* The sentence of what went wrong before is to be kept. */
	st = sql_get(s, SQL_ROLLBACK);
	sqlite3_step(st);
	sqlite3_reset(st);
}

enum status
store_end(struct store *s, enum status status)
{
	if (status == STATUS_OK)
		return store_commit(s);
	store_rollback(s);
	return status;
}
