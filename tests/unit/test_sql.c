/*
 * Every statement of the store: what it may touch, and that lists walk
 * an index instead of reading or sorting whole tables.
 */
#include "db/sql.h"
#include "db_help.h"

static const struct {
	const char *name, *text;
} statements[] = {
#define STATEMENT_ROW(name, text) {#name, text},
    SQL_LIST(STATEMENT_ROW)
#undef STATEMENT_ROW
};

static unsigned refused;

static int
authorize(void *unused, int action, const char *what, const char *detail,
    const char *schema, const char *trigger)
{
	(void)unused;
	(void)schema;
	(void)trigger;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_FUNCTION:
	case SQLITE_TRANSACTION:
		return SQLITE_OK;
	case SQLITE_INSERT:
	case SQLITE_UPDATE:
	case SQLITE_DELETE:
		if (strncmp(what, "sqlite_", 7) != 0)
			return SQLITE_OK;
		break;
	case SQLITE_PRAGMA:
		if (strcmp(what, "synchronous") == 0 ||
		    strcmp(what, "data_version") == 0 ||
		    (strcmp(what, "user_version") == 0 && detail == NULL))
			return SQLITE_OK;
		break;
	default:
		break;
	}
	printf("# action %d on %s\n", action, what ? what : "");
	refused++;
	return SQLITE_DENY;
}

/* Does the plan of a statement hold the words? */
static bool
plan_has(struct store *s, const char *sql, const char *words)
{
	struct arena *a = arena_new();
	struct str explain = arena_printf(a, "EXPLAIN QUERY PLAN %s", sql);
	sqlite3_stmt *st;
	bool has = false;

	if (sqlite3_prepare_v2(s->db, explain.s, -1, &st, NULL) != SQLITE_OK)
		return false;
	while (sqlite3_step(st) == SQLITE_ROW)
		has = has || strstr((const char *)sqlite3_column_text(st, 3),
		    words);
	sqlite3_finalize(st);
	arena_free(a);
	return has;
}

static const char *
text_of(enum sql which)
{
	return statements[which].text;
}

/* What keys and doctor ask again and again. */
static void
test_often(struct store *s)
{
	ok(!plan_has(s, text_of(SQL_FEEDS), "article"),
	    "the list of feeds counts no articles");
	ok(plan_has(s, text_of(SQL_REVIEW_FIND),
		"SEARCH r USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"),
	    "the queue is looked through by number");
	ok(!plan_has(s, text_of(SQL_SEAL_TEXTS), "SCAN b") &&
	    !plan_has(s, text_of(SQL_SEAL_TEXTS), "SCAN older"),
	    "seals find versions by their article");
}

int
main(void)
{
	struct store *s = db_memory();
	unsigned sorts = 0, scans = 0, bodies = 0;

	/* SQLite declares virtual tables at their first use. */
	(void)sqlite3_exec(s->db, "SELECT * FROM json_each('[]'); "
	    "SELECT rowid FROM search", NULL, NULL, NULL);
	sqlite3_set_authorizer(s->db, authorize, NULL);
	for (size_t i = 0; i < ARRAY_LEN(statements); i++)
		ok(sql_get(s, (enum sql)i) != NULL, "%s is allowed and fits",
		    statements[i].name);
	is_int(refused, 0, "nothing else is touched");
	sqlite3_set_authorizer(s->db, NULL, NULL);
	for (size_t i = 0; i < ARRAY_LEN(statements); i++) {
		const char *name = statements[i].name;
		const char *sql = statements[i].text;

		if (!strstr(name, "_FORTH") && !strstr(name, "_BACK"))
			continue;
		/* Few events, named one by one, may be sorted. */
		if (!strstr(name, "AMONG"))
			sorts += plan_has(s, sql, "USE TEMP B-TREE");
		if (strstr(name, "REVIEW_"))
			ok(plan_has(s, sql, "INDEX review_"),
			    "%s walks its index", name);
		scans += plan_has(s, sql, "SCAN a") &&
		    !plan_has(s, sql, "INDEX article");
		bodies += plan_has(s, sql, "SEARCH b");
		if (strstr(name, "EVENT_") || strstr(name, "LIVE"))
			ok(plan_has(s, sql, "INDEX article_event") ||
			    plan_has(s, sql, "INDEX live_"),
			    "%s walks its index", name);
	}
	is_int(sorts, 0, "no list is sorted");
	is_int(scans, 0, "no list reads a table from end to end");
	is_int(bodies, 0, "no list reads texts");
	test_often(s);
	store_close(s);
	return tap_done();
}
