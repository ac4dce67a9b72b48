#include "db/migrate.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "db/sql.h"

extern const char schema_001[], schema_002[], schema_003[],
    schema_004[], schema_005[], schema_006[],
    schema_007[], schema_008[], schema_009[], schema_010[], schema_011[],
    schema_012[], schema_013[], schema_014[], schema_015[], schema_016[],
    schema_017[], schema_018[];

const struct migration store_migrations[] = {
    {schema_001},
    {schema_002},
    {schema_003},
    {schema_004},
    {schema_005},
    {schema_006},
    {schema_007},
    {schema_008},
    {schema_009},
    {schema_010},
    {schema_011},
    {schema_012},
    {schema_013},
    {schema_014},
    {schema_015},
    {schema_016},
    {schema_017},
    {schema_018},
};
const int store_migrations_count = (int)ARRAY_LEN(store_migrations);

struct run {
	sqlite3 *db;
	const char *path;
	struct buf *why;
};

static enum status
failed(struct run *r)
{
	const char *words;
	enum status status = sql_cause(r->db, &words);

	buf_clear(r->why);
	buf_printf(r->why, "%s: ", r->path ? r->path : "the store in memory");
	buf_printf(r->why, "%s (%s)", words, sqlite3_errmsg(r->db));
	return status;
}

static enum status
exec(struct run *r, const char *sql)
{
	if (sqlite3_exec(r->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return failed(r);
	return STATUS_OK;
}

/* The one number a constant question answers; 0 when there is no row. */
static enum status
number(struct run *r, const char *sql, int *out)
{
	sqlite3_stmt *st;
	int rc;

	*out = 0;
	if (sqlite3_prepare_v2(r->db, sql, -1, &st, NULL) != SQLITE_OK)
		return failed(r);
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW)
		*out = sqlite3_column_int(st, 0);
	sqlite3_finalize(st);
	return rc == SQLITE_ROW || rc == SQLITE_DONE ? STATUS_OK : failed(r);
}

/* Whose file is it?  An empty one may become ours.  The questions are
 * asked of one snapshot: another process may be making the store now. */
static enum status
look(struct run *r, int *version)
{
	int application = 0, tables = 0;
	enum status status = exec(r, "BEGIN");

	if (status == STATUS_OK)
		status = number(r, "PRAGMA application_id", &application);
	if (status == STATUS_OK)
		status = number(r, "PRAGMA user_version", version);
	if (status == STATUS_OK)
		status = number(r, "SELECT count(*) FROM sqlite_schema",
		    &tables);
	if (!sqlite3_get_autocommit(r->db))
		sqlite3_exec(r->db, "ROLLBACK", NULL, NULL, NULL);
	if (status != STATUS_OK)
		return status;
	if (application == STORE_APPLICATION_ID && *version > 0)
		return STATUS_OK;
	if (application == 0 && *version == 0 && tables == 0)
		return STATUS_OK;
	buf_clear(r->why);
	buf_printf(r->why, "%s: this is another program's database, not a "
	    "crossread store; name another file with --db", r->path);
	return STATUS_NOT_A_STORE;
}

/* May a program of step n read a store of a later step? */
static enum status
newer(struct run *r, int version, bool write, int n)
{
	sqlite3_stmt *st;
	enum status status;
	int min_reader;

	status = number(r, "SELECT value FROM meta WHERE name = 'min_reader'",
	    &min_reader);
	if (status != STATUS_OK)
		return status;
	if (!write && min_reader > 0 && min_reader <= n)
		return STATUS_OK;
	if (sqlite3_prepare_v2(r->db,
	    "SELECT value FROM meta WHERE name = 'program'", -1, &st,
	    NULL) != SQLITE_OK)
		return failed(r);
	buf_clear(r->why);
	buf_printf(r->why, "%s: the store was written by a newer crossread "
	    "(schema %d, this program knows %d); ", r->path, version, n);
	if (sqlite3_step(st) == SQLITE_ROW)
		buf_printf(r->why, "use crossread %.40s or later",
		    (const char *)sqlite3_column_text(st, 0));
	else
		buf_cstr(r->why, "use a later crossread");
	sqlite3_finalize(st);
	return STATUS_NEWER;
}

/*
 * The copy is made under another name first: a backup that carries its
 * name is whole.  Its file is made beforehand, so that nobody else can
 * ever read it.
 */
static enum status
backup(struct run *r, int version)
{
	struct arena *a = arena_new();
	struct str final = arena_printf(a, "%s.v%d.backup", r->path, version);
	struct str part = arena_printf(a, "%s.part%ld", final.s,
	    (long)getpid());
	sqlite3_stmt *st = NULL;
	enum status status = STATUS_OK;
	int fd;

	fd = open(part.s, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC,
	    0600);
	if (fd < 0) {
		buf_clear(r->why);
		buf_printf(r->why, "%s: the backup before the upgrade cannot "
		    "be written (%s); check the folder's permissions and "
		    "free space", final.s, strerror(errno));
		status = STATUS_READ_ONLY;
		goto out;
	}
	close(fd);
	if (sqlite3_prepare_v2(r->db, "VACUUM INTO ?1", -1, &st, NULL) !=
	    SQLITE_OK ||
	    sqlite3_bind_text(st, 1, part.s, -1, SQLITE_STATIC) != SQLITE_OK ||
	    sqlite3_step(st) != SQLITE_DONE)
		status = failed(r);
	else if (rename(part.s, final.s) != 0) {
		buf_clear(r->why);
		buf_printf(r->why, "%s: the backup cannot be named (%s)",
		    final.s, strerror(errno));
		status = STATUS_IO;
	}
	if (status != STATUS_OK)
		unlink(part.s);
out:
	sqlite3_finalize(st);
	arena_free(a);
	return status;
}

/* Within a transaction; another process may have taken it while we
 * waited. */
static enum status
step(struct run *r, const struct migration *m, int to)
{
	char sql[100];
	int version;
	enum status status = number(r, "PRAGMA user_version", &version);

	if (status != STATUS_OK || version >= to)
		return status;
	snprintf(sql, sizeof(sql), "PRAGMA application_id = %d; "
	    "PRAGMA user_version = %d", STORE_APPLICATION_ID, to);
	status = exec(r, m->sql);
	return status == STATUS_OK ? exec(r, sql) : status;
}

/* From one version to another, or nothing. */
static enum status
steps_at_once(struct run *r, const struct migration *steps, int from, int to)
{
	enum status status = exec(r, "BEGIN IMMEDIATE");

	if (status != STATUS_OK)
		return status;
	for (int i = from; i < to && status == STATUS_OK; i++)
		status = step(r, &steps[i], i + 1);
	if (status == STATUS_OK)
		status = exec(r, "COMMIT");
	if (status != STATUS_OK && !sqlite3_get_autocommit(r->db))
		sqlite3_exec(r->db, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

enum status
migrate(sqlite3 *db, const char *path, bool write,
    const struct migration *steps, int n, struct buf *why)
{
	struct run r = {db, path, why};
	int version;
	enum status status = look(&r, &version);

	if (status != STATUS_OK)
		return status;
	if (version > n)
		return newer(&r, version, write, n);
	if (version == n)
		return STATUS_OK;
	if (!write) {
		buf_clear(why);
		buf_printf(why, version == 0 ?
		    "%s: the store is empty; import something first" :
		    "%s: the store is of an older crossread; open it once "
		    "for writing, so that it is upgraded", path);
		return version == 0 ? STATUS_NOT_A_STORE : STATUS_READ_ONLY;
	}
	/* A new store is made whole: one whose making was ended is empty. */
	if (version == 0)
		return steps_at_once(&r, steps, 0, n);
	if (path)
		status = backup(&r, version);
	for (int i = version; i < n && status == STATUS_OK; i++)
		status = steps_at_once(&r, steps, i, i + 1);
	return status;
}
