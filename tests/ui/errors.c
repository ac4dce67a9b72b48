/*
 * errors.c - what the reader says when something is not as it should be:
 * what it is, and what to do about it, on its last line; and that nothing
 * is lost by it.
 *
 *	errors PROGRAM FOLDER	errors.sh has put a store there for each
 */
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "src/base/clock.h"
#include "tests/tap.h"
#include "tests/ui/session.h"
#include "tests/ui/strict.h"

static const char *program, *folder;

static void
begin(struct session *s, const char *as, const char *store,
    const char *const *env)
{
	session_begin(s,
	    &(struct session_how){
		.program = as, .store = session_path(folder, store), .env = env});
	ok(session_shows(s, "/3]"), "%s: the first screen is there", store);
}

/* Waits up to 5 s for words to stand on the last line, or the last two. */
static void
says(struct session *s, const char *words)
{
	int64_t end = clock_monotonic() + 5 * INT64_C(1000000000);
	bool found = false;
	struct buf text, last;

	buf_init(&text, 1 * MiB);
	buf_init(&last, 1 * MiB);
	while (!found && clock_monotonic() < end) {
		struct str rest, next, line = STR("");

		(void)session_take(s, 50);
		buf_clear(&text);
		session_text(s, &text);
		rest = buf_view(&text);
		while (str_field(&rest, '\n', &next)) {
			if (!next.n)
				continue;
			buf_clear(&last);
			buf_printf(&last, "%.*s %.*s", STR_ARG(line),
			    STR_ARG(next));
			line = next;
		}
		found = str_find(buf_view(&last), str_c(words), 0) != STR_NPOS;
	}
	ok(found, "it says: %s", words);
	if (!found)
		printf("# but: %.*s\n", STR_ARG(buf_view(&last)));
	buf_free(&last);
	buf_free(&text);
}

static void
leave(struct session *s)
{
	ok(session_quit(s), "Q leaves the terminal as it was");
	ok(strict_bytes(buf_view(&s->bytes), true), "and no foreign byte");
	session_end(s);
}

/* Asked of the store by another program. */
static int
number(const char *store, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *st = NULL;
	int n = -1;

	if (sqlite3_open(session_path(folder, store), &db) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW)
		n = sqlite3_column_int(st, 0);
	sqlite3_finalize(st);
	sqlite3_close(db);
	return n;
}

static int
read_ones(const char *store)
{
	return number(store, "SELECT count(*) FROM article WHERE read = 1");
}

static void
test_full(void)
{
	static const char words[] =
	    "full.db: the disk is full; free some space and try again";
	struct rlimit none = {0, RLIM_INFINITY};
	struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
	struct session s;

	begin(&s, program, "full.db", NULL);
	session_press(&s, "jd");
	says(&s, "2 articles read");
	prlimit(s.pid, RLIMIT_FSIZE, &none, NULL);
	session_press(&s, "d");
	says(&s, words);
	session_press(&s, "A");
	says(&s, words);
	session_press(&s, "u");
	says(&s, words);
	session_press(&s, "gra");
	says(&s, words);
	session_press(&s, "gaen\r");
	says(&s, words);
	session_press(&s, "gegg\rc");
	ok(session_shows(&s, "Compare"), "one reads on");
	prlimit(s.pid, RLIMIT_FSIZE, &all, NULL);
	session_press(&s, "geGd");
	says(&s, "3 articles read");
	leave(&s);
	is_int(read_ones("full.db"), 5, "what was done is kept");
}

static void
test_locked(void)
{
	struct session s;
	sqlite3 *db;

	begin(&s, program, "locked.db", NULL);
	ok(sqlite3_open(session_path(folder, "locked.db"), &db) == SQLITE_OK &&
	    sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) ==
		SQLITE_OK, "another process writes, and does not end");
	session_press(&s, "jd");
	says(&s, "locked.db: another process is writing to the store; "
	    "try again when");
	session_press(&s, "ga");
	ok(session_shows(&s, "Articles"), "one reads on");
	sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	sqlite3_close(db);
	session_press(&s, "ged");
	says(&s, "articles read");
	leave(&s);
	ok(read_ones("locked.db") > 0, "what was done is kept");
}

/* What was written before stays with the file, wherever that is. */
static void
test_gone(const char *store, void (*take)(const char *from, const char *to))
{
	struct session s;
	char words[200];

	begin(&s, program, store, NULL);
	session_press(&s, "d");
	says(&s, "articles read");
	take(session_path(folder, store), session_path(folder, "elsewhere.db"));
	session_press(&s, "Gd");
	snprintf(words, sizeof(words), "%s: the store was removed or "
	    "replaced while it was open; start ", store);
	says(&s, words);
	session_press(&s, "u");
	says(&s, words);
	session_press(&s, "ggc");
	ok(session_shows(&s, "Compare"), "one reads on");
	leave(&s);
}

static void
moved(const char *from, const char *to)
{
	ok(rename(from, to) == 0, "the store is moved");
}

static void
removed(const char *from, const char *to)
{
	(void)to;
	ok(unlink(from) == 0, "the store is removed");
}

static void
replaced(const char *from, const char *to)
{
	(void)to;
	ok(rename(session_path(folder, "other.db"), from) == 0,
	    "another store is put in its place");
}

static void
test_newer(void)
{
	struct session s;

	begin(&s, program, "newer.db", NULL);
	is_int(number("newer.db", "PRAGMA user_version"), number("full.db",
	    "PRAGMA user_version"), "all are of this version");
	(void)number("newer.db", "PRAGMA user_version = 9999");
	session_press(&s, "jd");
	says(&s, "newer.db: a newer crossread has taken the store over; "
	    "start that one");
	leave(&s);
	is_int(read_ones("newer.db"), 0, "and it is left alone");

	session_begin(&s,
	    &(struct session_how){
		.program = program, .store = session_path(folder, "newer.db")});
	is_int(session_ending(&s), 1, "at the start");
	while (session_take(&s, 100))
		;
	ok(session_sent(&s, "written by a newer crossread") &&
	    session_sent(&s, "or later"), "it says what to use");
	session_end(&s);
}

static void
test_read_only(void)
{
	struct session s;

	if (access(session_path(folder, "read-only"), X_OK) != 0) {
		printf("# nobody else's store can be tried here\n");
		return;
	}
	begin(&s, session_path(folder, "read-only"), "ro/ro.db", NULL);
	says(&s, "the store is open only to be read; check its permissions");
	session_press(&s, "jd");
	says(&s, "ro.db: open only to be read; check the permissions and "
	    "start again");
	session_press(&s, "\r");
	ok(session_shows(&s, "Event e"), "one reads on");
	session_press(&s, "c");
	ok(session_shows(&s, "Compare"), "and compares");
	leave(&s);
}

static void
test_helpers(void)
{
	struct session s;

	begin(&s, program, "helpers.db",
	    (const char *[]){"CROSSREAD_BROWSER", "", NULL});
	session_press(&s, ":set browser nosuchbrowser\r");
	says(&s, "browser is");
	session_press(&s, "gao");
	says(&s, "nosuchbrowser: No such file or directory; "
	    ":set browser names another");
	session_press(&s, ":open\r");
	session_press(&s, "|nosuchcommand\r");
	ok(session_shows(&s, "any key"), "a command has the terminal");
	session_press(&s, " ");
	says(&s, "nosuchcommand: No such file or directory");
	leave(&s);

	session_begin(&s,
	    &(struct session_how){.program = program,
		.store = session_path(folder, "helpers.db"),
		.term = "linux"});
	ok(session_shows(&s, "/3]"), "a terminal without a clipboard");
	session_press(&s, "gay");
	says(&s, "this terminal is not known to have a clipboard: https://");
	session_press(&s, "Y");
	says(&s, "this terminal is not known to have a clipboard: ");
	ok(!session_sent(&s, "\033]52"), "nothing is sent to it");
	session_press(&s, "Q");
	is_int(session_ending(&s), 0, "Q leaves");
	session_end(&s);

	if (access(PACKAGE_LIBEXEC_DIR "/crossread-net", X_OK) == 0) {
		printf("# crossread is installed here\n");
		return;
	}
	begin(&s, session_path(folder, "crossread"), "helpers.db", NULL);
	session_press(&s, "gfahttps://feed.example/\r");
	says(&s, "is crossread installed whole?");
	leave(&s);
}

int
main(int argc, char **argv)
{
	if (argc != 3 || !strict_open("xterm-256color"))
		return 2;
	program = argv[1];
	folder = argv[2];
	signal(SIGPIPE, SIG_IGN);
	test_full();
	test_locked();
	test_gone("moved.db", moved);
	test_gone("removed.db", removed);
	test_gone("replaced.db", replaced);
	test_newer();
	test_read_only();
	test_helpers();
	strict_close();
	return tap_done();
}
