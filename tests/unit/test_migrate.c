#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "db/migrate.h"
#include "db_help.h"

static struct arena *a;
static struct str folder;

static struct str
in_folder(const char *name)
{
	return arena_printf(a, "%s/%s", folder.s, name);
}

static void
run_sql(const char *path, const char *sql)
{
	sqlite3 *db;

	if (sqlite3_open(path, &db) != SQLITE_OK ||
	    sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
		printf("Bail out! %s: %s\n", sql, sqlite3_errmsg(db));
		exit(1);
	}
	sqlite3_close(db);
}

static void
write_file(const char *path, const char *text, size_t n)
{
	FILE *f = fopen(path, "wb");

	if (!f || fwrite(text, 1, n, f) != n || fclose(f) != 0) {
		printf("Bail out! %s: %s\n", path, strerror(errno));
		exit(1);
	}
}

/* How opening fails; the sentence must name the path and a remedy. */
static void
refused(const char *path, enum store_mode mode, enum status want,
    const char *words, const char *what)
{
	struct store *s;
	struct buf why;
	enum status status;

	buf_init(&why, 10 * KiB);
	status = store_open(path, mode, &why, &s);
	is_int(status, want, "%s: %s", what, why.n ? why.s : "");
	ok(!s, "and gives no store");
	ok(why.n && strncmp(why.s, path, strlen(path)) == 0 &&
	    strstr(why.s, words), "in a sentence: %s", words);
	store_close(s);
	buf_free(&why);
}

static void
test_not_a_store(void)
{
	struct str path = in_folder("text");
	char zeros[5000] = {0};
	struct store *s;
	struct stat st;

	refused(in_folder("none").s, STORE_READ, STATUS_NOT_FOUND,
	    "import", "nothing there");
	write_file(path.s, "This is no database.\n", 21);
	refused(path.s, STORE_WRITE, STATUS_NOT_A_STORE, "--db", "a text");
	refused(path.s, STORE_READ, STATUS_NOT_A_STORE, "--db", "a text");
	ok(stat(path.s, &st) == 0 && st.st_size == 21, "left as it was");
	write_file(path.s, zeros, sizeof(zeros));
	refused(path.s, STORE_WRITE, STATUS_NOT_A_STORE, "--db", "zeros");
	write_file(path.s, "SQLite format 3", 16);
	refused(path.s, STORE_WRITE, STATUS_NOT_A_STORE, "--db",
	    "a header alone");
	refused(folder.s, STORE_WRITE, STATUS_NOT_A_STORE, "folder",
	    "a folder");
	refused("/dev/null", STORE_WRITE, STATUS_NOT_A_STORE, "--db",
	    "a device");
	refused(arena_printf(a, "%s/x/y", path.s).s, STORE_WRITE, STATUS_IO,
	    "--db", "below a file");
	path = in_folder("other.db");
	run_sql(path.s, "CREATE TABLE mail (id); PRAGMA user_version = 1");
	refused(path.s, STORE_WRITE, STATUS_NOT_A_STORE, "another program",
	    "another program's database");
	write_file(in_folder("empty").s, "", 0);
	refused(in_folder("empty").s, STORE_READ, STATUS_NOT_A_STORE,
	    "import", "an empty file, to be read");
	s = db_open(in_folder("empty").s, STORE_WRITE);
	ok(s, "an empty file becomes a store");
	store_close(s);
}

static void
test_newer(void)
{
	struct str path = in_folder("newer.db");
	struct store *s = db_open(path.s, STORE_WRITE);
	struct article_query all = {0};
	size_t count;

	db_fill(s, 3);
	store_close(s);
	run_sql(path.s, "PRAGMA user_version = 1000; "
	    "UPDATE meta SET value = '9.1' WHERE name = 'program'; "
	    "ALTER TABLE article ADD COLUMN mood; CREATE TABLE moods (x)");
	refused(path.s, STORE_WRITE, STATUS_NEWER, "9.1", "a newer store");
	s = db_open(path.s, STORE_READ);
	must(store_articles_count(s, &all, &count));
	is_int(count, 3, "which may be read when it says so");
	store_close(s);
	run_sql(path.s,
	    "UPDATE meta SET value = 1000 WHERE name = 'min_reader'");
	refused(path.s, STORE_READ, STATUS_NEWER, "9.1",
	    "one that may not be read");
}

static const struct migration steps[] = {
    {"CREATE TABLE meta (name TEXT PRIMARY KEY, value);"
     "CREATE TABLE t (x); INSERT INTO t VALUES (1)"},
    {"INSERT INTO t VALUES (2)"},
    {"INSERT INTO t VALUES (3); INSERT INTO gone VALUES (4)"},
};

static int
number(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *st;
	int n = -1;

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW)
		n = sqlite3_column_int(st, 0);
	sqlite3_finalize(st);
	return n;
}

static void
test_steps(void)
{
	struct str path = in_folder("steps.db");
	struct str copy = in_folder("steps.db.v1.backup");
	struct stat st;
	struct buf why;
	sqlite3 *db, *backup;

	buf_init(&why, 10 * KiB);
	sqlite3_open(path.s, &db);
	is_int(migrate(db, path.s, true, steps, 3, &why), STATUS_DAMAGED,
	    "a new store whose making fails");
	is_int(number(db, "SELECT count(*) FROM sqlite_schema"), 0,
	    "is left empty");
	is_int(migrate(db, path.s, true, steps, 1, &why), STATUS_OK, "new");
	is_int(number(db, "PRAGMA user_version"), 1, "at step 1");
	ok(stat(copy.s, &st) != 0, "a new store needs no backup");
	is_int(migrate(db, path.s, false, steps, 2, &why), STATUS_READ_ONLY,
	    "reading does not upgrade");
	is_int(migrate(db, path.s, true, steps, 2, &why), STATUS_OK,
	    "upgraded");
	is_int(number(db, "SELECT count(*) FROM t"), 2, "step 2 was taken");
	is_int(number(db, "PRAGMA user_version"), 2, "and is recorded");
	ok(stat(copy.s, &st) == 0 && (st.st_mode & 07777) == 0600,
	    "a backup stands beside it, private");
	sqlite3_open(copy.s, &backup);
	is_int(number(backup, "SELECT count(*) FROM t"), 1, "as it was");
	is_int(number(backup, "PRAGMA user_version"), 1, "at step 1");
	sqlite3_close(backup);
	is_int(migrate(db, path.s, true, steps, 3, &why), STATUS_DAMAGED,
	    "a step that fails half way");
	is_int(number(db, "SELECT count(*) FROM t"), 2, "leaves nothing");
	is_int(number(db, "PRAGMA user_version"), 2, "nor its number");
	is_int(migrate(db, path.s, true, steps, 2, &why), STATUS_OK,
	    "and the store can be used");
	sqlite3_close(db);
	buf_free(&why);
}

/* Runs 'work' in a child; as nobody, when we are root. */
static int
in_child(int (*work)(void), bool as_nobody)
{
	int status = -1;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		if (as_nobody && geteuid() == 0 &&
		    (setgid(65534) != 0 || setuid(65534) != 0))
			_exit(99);
		_exit(work());
	}
	if (child > 0)
		waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static struct str locked;

static int
open_locked(void)
{
	struct article_query all = {0};
	struct store *s;
	struct buf why;
	size_t count;

	buf_init(&why, 10 * KiB);
	if (store_open(locked.s, STORE_WRITE, &why, &s) !=
	    STATUS_READ_ONLY)
		return 1;
	if (store_open(locked.s, STORE_READ, &why, &s) != STATUS_OK) {
		printf("# %s\n", why.s);
		fflush(stdout);
		return 2;
	}
	if (store_articles_count(s, &all, &count) != STATUS_OK || count != 3)
		return 3;
	if (store_begin(s) != STATUS_READ_ONLY)
		return 4;
	store_close(s);
	buf_free(&why);
	return 0;
}

/* Below /tmp, since root's test has to become nobody, who may not be let
 * into the build's folder. */
static void
test_read_only_folder(void)
{
	char inside[] = "/tmp/crossread-XXXXXX";
	struct store *s;

	if (!mkdtemp(inside)) {
		ok(false, "%s: %s", inside, strerror(errno));
		return;
	}
	locked = arena_printf(a, "%s/store.db", inside);
	s = db_open(locked.s, STORE_WRITE);
	db_fill(s, 3);
	store_close(s);
	if (geteuid() == 0 && (chown(locked.s, 65534, 65534) != 0 ||
	    chown(inside, 65534, 65534) != 0))
		ok(false, "chown: %s", strerror(errno));
	chmod(inside, 0500);
	is_int(in_child(open_locked, true), 0,
	    "a store in a read-only folder is read, not written");
	chmod(inside, 0700);
	ok(unlink(locked.s) == 0 && rmdir(inside) == 0,
	    "and nothing is left beside it");
}

static struct str both;

static int
open_and_fill(void)
{
	struct store *s = db_open(both.s, STORE_WRITE);
	struct arena *mine = arena_new();
	enum put_result result;
	int64_t id;

	for (unsigned i = 0; i < 50; i++) {
		struct article in = db_article(mine,
		    i + 1000 * (unsigned)getpid(), 1);

		must(store_begin(s));
		must(store_put_article(s, &in, NOW, &id, &result));
		must(store_commit(s));
		must(store_mark(s, MARK_READ, &id, 1, NOW));
	}
	store_close(s);
	arena_free(mine);
	return 0;
}

/* Both make the store, migrate it, and write at the same time. */
static int
fork_again(void)
{
	int other;

	fflush(stdout);
	if (fork() == 0)
		_exit(open_and_fill());
	if (open_and_fill() != 0 || wait(&other) < 0)
		return 1;
	return other == 0 ? 0 : 2;
}

static void
test_two_processes(void)
{
	struct article_query all = {0}, unread = {.scope = SCOPE_UNREAD};
	struct store *s;
	size_t count;

	both = in_folder("both.db");
	is_int(in_child(fork_again, false), 0, "two processes, one new store");
	s = db_open(both.s, STORE_READ);
	must(store_articles_count(s, &all, &count));
	is_int(count, 100, "no article is lost");
	must(store_articles_count(s, &unread, &count));
	is_int(count, 0, "nor a mark");
	store_close(s);
}

int
main(void)
{
	a = arena_new();
	folder = db_folder(a, "migrate");
	test_not_a_store();
	test_newer();
	test_steps();
	test_read_only_folder();
	test_two_processes();
	arena_free(a);
	return tap_done();
}
