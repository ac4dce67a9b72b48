/*
 * kill_writer.c - writes to a store until it is killed, and checks what
 * was left.  For kill.sh.
 *
 *	kill_writer write PATH	prints a line for each thing that a
 *				commit has promised to keep
 *	kill_writer check PATH <LINES
 */
#include "db/sql.h"
#include "tests/unit/db_help.h"

static void
promise(const char *what, int64_t id)
{
	printf("%s %lld\n", what, (long long)id);
	fflush(stdout);
}

static void
put_some(struct store *s, unsigned i)
{
	struct arena *a = arena_new();
	struct member m[3];
	enum put_result result;
	int64_t event;

	must(store_begin(s));
	for (unsigned k = 0; k < 3; k++) {
		/* Every other time, new versions of what is there. */
		struct article in = db_article(a, i / 2 * 3 + k, 1 + i % 2);

		m[k] = (struct member){.score = 0.5};
		must(store_put_article(s, &in, NOW, &m[k].article, &result));
	}
	must(store_event_of(s, m[0].article, &event));
	must(store_put_event(s, &(struct event){.id = event,
	    .headline = STR("Bridge closed"), .members = m, .nmembers = 3},
	    &event));
	must(store_commit(s));
	for (unsigned k = 0; k < 3; k++)
		promise("article", m[k].article);
	must(store_mark(s, i % 3 ? MARK_READ : MARK_STAR, &m[i % 3].article,
	    1, NOW));
	promise(i % 3 ? "read" : "starred", m[i % 3].article);
	arena_free(a);
}

static NORETURN void
run_writer(const char *path)
{
	struct store *s = db_open(path, STORE_WRITE);
	struct article_query all = {0};
	size_t left, n;

	must(store_articles_count(s, &all, &n));
	for (unsigned i = (unsigned)n * 2 / 3;; i++) {
		put_some(s, i);
		if (i % 8 == 0)
			must(store_index_some(s, 20, &left));
	}
}

static int64_t
ask(struct store *s, const char *sql, int64_t id)
{
	sqlite3_stmt *st;
	int64_t n = -1;

	if (sqlite3_prepare_v2(s->db, sql, -1, &st, NULL) != SQLITE_OK)
		return -1;
	sqlite3_bind_int64(st, 1, id);
	if (sqlite3_step(st) == SQLITE_ROW)
		n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return n;
}

static unsigned
broken_promises(struct store *s)
{
	static const struct {
		const char *what, *sql;
	} kinds[] = {
	    {"article ", "SELECT count(*) FROM body WHERE article = ?1"},
	    {"read ", "SELECT read FROM article WHERE id = ?1"},
	    {"starred ", "SELECT starred FROM article WHERE id = ?1"},
	};
	char line[100];
	unsigned broken = 0;

	while (fgets(line, sizeof(line), stdin)) {
		struct str l = str_c(line);
		int64_t id;

		/* The kill may have cut the last line. */
		if (!str_ends(l, STR("\n")))
			continue;
		for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
			struct str what = str_c(kinds[i].what);

			if (str_starts(l, what) &&
			    str_i64(str_trim(str_from(l, what.n)), &id) &&
			    ask(s, kinds[i].sql, id) != 1 && broken++ < 5)
				printf("# lost: %s", line);
		}
	}
	return broken;
}

static int
run_check(const char *path)
{
	/* Each counts what should not be. */
	static const char *const sums[] = {
	    "SELECT count(*) <> 1 FROM pragma_integrity_check "
	    "WHERE integrity_check = 'ok'",
	    "SELECT count(*) <> (SELECT n FROM tally WHERE what = 0) "
	    "FROM article",
	    "SELECT count(*) <> (SELECT n FROM tally WHERE what = 1) "
	    "FROM article WHERE read = 0",
	    "SELECT count(*) <> (SELECT n FROM tally WHERE what = 2) "
	    "FROM article WHERE starred = 1",
	    "SELECT count(*) <> (SELECT n FROM tally WHERE what = 3) "
	    "FROM event",
	    "SELECT count(*) FROM event e WHERE articles <> "
	    "(SELECT count(*) FROM article a WHERE a.event = e.id)",
	    "SELECT count(*) FROM event e WHERE unread <> (SELECT count(*) "
	    "FROM article a WHERE a.event = e.id AND a.read = 0)",
	    "SELECT count(*) FROM article a "
	    "LEFT JOIN body b ON b.article = a.id "
	    "WHERE b.version IS NOT a.versions",
	};
	struct store *s = db_open(path, STORE_WRITE);
	struct arena *a = arena_new();
	int64_t articles = ask(s, "SELECT max(id) FROM article", 0);
	unsigned wrong = broken_promises(s);
	size_t left = 1;

	for (size_t i = 0; i < ARRAY_LEN(sums); i++) {
		if (ask(s, sums[i], 0) != 0) {
			printf("# not so: %s\n", sums[i]);
			wrong++;
		}
	}
	for (int64_t id = 1; id <= articles; id++) {
		struct article out;

		wrong += store_article(s, a, id, true, &out) != STATUS_OK;
		arena_reset(a);
	}
	while (left)
		must(store_index_some(s, 100, &left));
	if (sqlite3_exec(s->db,
	    "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
	    NULL, NULL, NULL) != SQLITE_OK) {
		printf("# search index: %s\n", sqlite3_errmsg(s->db));
		wrong++;
	}
	printf("# %lld articles\n", (long long)articles);
	store_close(s);
	arena_free(a);
	return wrong != 0;
}

int
main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	if (strcmp(argv[1], "write") == 0)
		run_writer(argv[2]);
	return run_check(argv[2]);
}
