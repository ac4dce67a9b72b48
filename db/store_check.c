/*
 * store_check.c - what should be so, as questions that count where it is
 * not, each with what mends it.
 *
 * A table says both, so that nothing is looked for without a remedy being
 * thought of.  No remedy stands where an article or its text is lost:
 * that must be imported again, or come from a backup.
 */
#include "db/store_check.h"

#include "src/base/vec.h"

#include "db/derived.h"
#include "db/sql.h"

#define PROBLEMS_TOLD 3 /* of SQLite's own */

#define MEMBERS "FROM article a WHERE a.event = e.id AND a.event > 0"
#define COUNTS_WRONG \
	"(e.articles, e.outlets, e.independent, e.unread) IS NOT " \
	"(SELECT count(*), count(DISTINCT a.outlet), " \
	"count(*) FILTER (WHERE a.copy_of = 0), " \
	"count(*) FILTER (WHERE a.read = 0) " MEMBERS ")"
#define NO_ARTICLE(table, column) \
	"FROM " table " WHERE NOT EXISTS (SELECT 1 FROM article a " \
	"WHERE a.id = " table "." column ")"
#define NO_EVENT \
	"FROM article WHERE event <> 0 AND NOT EXISTS " \
	"(SELECT 1 FROM event e WHERE e.id = article.event)"
#define EMPTY_EVENT \
	"FROM event AS e WHERE NOT EXISTS (SELECT 1 " MEMBERS ")"
#define NO_SOURCE \
	"FROM article WHERE copy_of <> 0 AND NOT EXISTS (SELECT 1 " \
	"FROM article b WHERE b.id = article.copy_of " \
	"AND b.event = article.event)"
/* One that waits to be placed is none. */
#define NO_SKETCH \
	"FROM article WHERE NOT EXISTS (SELECT 1 FROM sketch k " \
	"WHERE k.article = article.id) AND NOT EXISTS " \
	"(SELECT 1 FROM unplaced u WHERE u.article = article.id)"
#define FACTS_LOST \
	"FROM fact WHERE NOT EXISTS (SELECT 1 FROM event e " \
	"WHERE e.id = fact.event)"
#define FEED_COUNTS \
	"(SELECT count(*), count(*) FILTER (WHERE a.read = 0), " \
	"coalesce(max(a.place), 0) FROM article a WHERE a.feed = f.id)"
#define TALLY(what, from) \
	"((SELECT n FROM tally WHERE what = " #what ") IS NOT " \
	"(SELECT count(*) FROM " from "))"
#define TALLY_SET(what, from) \
	"INSERT OR REPLACE INTO tally SELECT " #what ", count(*) FROM " from

static const struct question {
	const char *name;
	const char *words; /* behind the number */
	const char *count;
	const char *mend[3]; /* NULL: nothing can */
} questions[] = {
	{"texts", "articles have no text; import them again",
	    "SELECT count(*) FROM article WHERE NOT EXISTS (SELECT 1 "
	    "FROM body b WHERE b.article = article.id)", {NULL}},
	{"texts", "texts belong to no article; go back to a backup",
	    "SELECT (SELECT count(*) " NO_ARTICLE("body", "article") ") + "
	    "(SELECT count(*) " NO_ARTICLE("older", "article") ")", {NULL}},
	{"outlets", "articles have lost the name of their outlet or feed",
	    "SELECT count(*) FROM article WHERE NOT EXISTS (SELECT 1 "
	    "FROM outlet o WHERE o.id = article.outlet) OR (feed <> 0 AND "
	    "NOT EXISTS (SELECT 1 FROM feed f WHERE f.id = article.feed))",
	    {"INSERT INTO outlet (id, name) SELECT DISTINCT outlet, "
	    "'outlet ' || outlet FROM article WHERE NOT EXISTS (SELECT 1 "
	    "FROM outlet o WHERE o.id = article.outlet)",
	    "INSERT INTO feed (id, address, key) SELECT DISTINCT feed, "
	    "'feed ' || feed, 'feed ' || feed FROM article WHERE feed <> 0 "
	    "AND NOT EXISTS (SELECT 1 FROM feed f WHERE f.id = article.feed)"}},
	{"events", "articles stand in an event that is lost",
	    "SELECT count(*) " NO_EVENT,
	    {"INSERT OR IGNORE INTO unplaced SELECT id " NO_EVENT,
	    "UPDATE article SET event = 0, copy_of = 0, copy_share = 0, "
	    "score = 0, doubt = NULL WHERE id IN (SELECT id " NO_EVENT ")"}},
	{"events", "events have lost their articles",
	    "SELECT count(*) " EMPTY_EVENT,
	    {"DELETE FROM event WHERE id IN (SELECT e.id " EMPTY_EVENT ")"}},
	{"events", "copies have lost their source",
	    "SELECT count(*) " NO_SOURCE,
	    {"UPDATE article SET copy_of = 0, copy_share = 0 WHERE id IN "
	    "(SELECT id " NO_SOURCE ")"}},
	{"events", "events count their articles wrongly",
	    "SELECT count(*) FROM event AS e WHERE " COUNTS_WRONG,
	    {"UPDATE event AS e SET (articles, outlets, independent, unread, "
	    "only_article) = (SELECT count(*), count(DISTINCT a.outlet), "
	    "count(*) FILTER (WHERE a.copy_of = 0), "
	    "count(*) FILTER (WHERE a.read = 0), "
	    "CASE count(*) WHEN 1 THEN min(a.id) ELSE 0 END " MEMBERS "), "
	    "fresh = min(fresh, (SELECT count(*) " MEMBERS ")), "
	    "stale = (SELECT count(*) " MEMBERS ") > 1 WHERE " COUNTS_WRONG}},
	{"events", "events go on with a story that is lost",
	    "SELECT count(*) FROM event WHERE earlier > 0 AND NOT EXISTS "
	    "(SELECT 1 FROM event p WHERE p.id = event.earlier)",
	    {"UPDATE event SET earlier = 0 WHERE earlier > 0 AND NOT EXISTS "
	    "(SELECT 1 FROM event p WHERE p.id = event.earlier)"}},
	{"facts", "facts belong to no event",
	    "SELECT count(*) " FACTS_LOST, {"DELETE " FACTS_LOST}},
	{"facts", "articles that stand alone have facts",
	    "SELECT count(*) FROM event WHERE articles = 1 AND (conflicts > 0 "
	    "OR EXISTS (SELECT 1 FROM fact f WHERE f.event = event.id))",
	    {"DELETE FROM fact WHERE event IN (SELECT id FROM event "
	    "WHERE articles = 1)",
	    "UPDATE event SET conflicts = 0 WHERE articles = 1 "
	    "AND conflicts > 0"}},
	{"corrections", "corrections name articles that are lost",
	    "SELECT (SELECT count(*) " NO_ARTICLE("together", "article") ") + "
	    "(SELECT count(*) " NO_ARTICLE("apart", "article") ")",
	    {"DELETE " NO_ARTICLE("together", "article"),
	    "DELETE " NO_ARTICLE("apart", "article")}},
	{"counts", "of the lists' lengths are wrong",
	    "SELECT " TALLY(0, "article") " + "
	    TALLY(1, "article WHERE read = 0") " + "
	    TALLY(2, "article WHERE starred = 1") " + "
	    TALLY(3, "event") " + " TALLY(4, "event WHERE live = 1"),
	    {TALLY_SET(0, "article") " UNION ALL SELECT 1, count(*) "
	    "FROM article WHERE read = 0 UNION ALL SELECT 2, count(*) "
	    "FROM article WHERE starred = 1",
	    TALLY_SET(3, "event"), TALLY_SET(4, "event WHERE live = 1")}},
	{"counts", "feeds count their articles wrongly",
	    "SELECT count(*) FROM feed AS f WHERE (articles, unread, newest) "
	    "IS NOT " FEED_COUNTS,
	    {"UPDATE feed AS f SET (articles, unread, newest) = " FEED_COUNTS
	    " WHERE (articles, unread, newest) IS NOT " FEED_COUNTS}},
	{"sketches", "articles were never placed among the events",
	    "SELECT count(*) " NO_SKETCH,
	    {"INSERT INTO unplaced SELECT id " NO_SKETCH}},
	{"sketches", "sketches belong to no article",
	    "SELECT count(*) " NO_ARTICLE("sketch", "article"),
	    {"DELETE " NO_ARTICLE("sketch", "article")}},
	{"identities", "identities belong to no article",
	    "SELECT count(*) " NO_ARTICLE("identity", "article"),
	    {"DELETE " NO_ARTICLE("identity", "article")}},
	{"identities", "articles would not be known again",
	    "SELECT count(*) FROM article a LEFT JOIN (SELECT article, "
	    "count(*) AS n FROM identity GROUP BY article) i "
	    "ON i.article = a.id WHERE coalesce(i.n, 0) < max(1, "
	    "(a.source_id IS NOT NULL) + "
	    "(coalesce(a.canonical, a.url) IS NOT NULL))", {NULL}},
	{"search", "articles are missing from the search index",
	    "SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 "
	    "FROM search_docsize d WHERE d.id = a.place) AND NOT EXISTS "
	    "(SELECT 1 FROM search_queue q WHERE q.place = a.place)", {NULL}},
	{"search", "entries of the search index belong to no article",
	    "SELECT count(*) FROM search_docsize d WHERE NOT EXISTS "
	    "(SELECT 1 FROM article a WHERE a.place = d.id)", {NULL}},
};

static enum status
run_text(struct store *s, const char *sql)
{
	return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ?
	    STATUS_OK : sql_failed(s);
}

typedef VEC(struct check) checks;

/* Damaged tables answer with failures: those are findings too. */
static void
find(struct store *s, struct arena *a, checks *out, const char *name,
    const char *sql, const char *words)
{
	struct check *c = vec_add(a, out);
	sqlite3_stmt *st = NULL;

	*c = (struct check){.name = name, .words = str_c(words)};
	if (sqlite3_prepare_v2(s->db, sql, -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW) {
		c->wrong = (uint64_t)MAX(sqlite3_column_int64(st, 0), 0);
		if (c->wrong)
			c->words = arena_printf(a, "%llu %s",
			    (unsigned long long)c->wrong, words);
	} else {
		c->wrong = 1;
		c->words = arena_printf(a, "cannot be asked: %s",
		    sqlite3_errmsg(s->db));
	}
	sqlite3_finalize(st);
}

/* What SQLite itself finds: pages, indexes, rows. */
static void
find_in_file(struct store *s, struct arena *a, checks *out)
{
	struct check *c = vec_add(a, out);
	sqlite3_stmt *st = NULL;
	struct buf words;
	int rc;

	*c = (struct check){.name = "file"};
	buf_init(&words, 64 * KiB);
	rc = sqlite3_prepare_v2(s->db, "PRAGMA integrity_check(50)", -1, &st,
	    NULL);
	while (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_ROW) {
		struct str told = sql_col_view(st, 0);

		rc = SQLITE_OK;
		if (str_eq(told, STR("ok")))
			continue;
		if (c->wrong++ < PROBLEMS_TOLD) {
			buf_cstr(&words, words.n ? "; " : "");
			buf_str(&words, told);
		}
	}
	if (rc != SQLITE_DONE && !c->wrong++)
		buf_cstr(&words, sqlite3_errmsg(s->db));
	c->words = arena_str(a, buf_view(&words));
	buf_free(&words);
	sqlite3_finalize(st);
}

/* FTS5 compares the index with itself and, when no article waits for it,
 * with the texts.  It wants to be asked as a writer. */
static enum status
find_in_index(struct store *s, struct arena *a, checks *out)
{
	struct check *c = vec_add(a, out);
	size_t waiting;
	enum status status;
	int rc;

	*c = (struct check){.name = "search"};
	if (s->mode == STORE_READ)
		return STATUS_OK;
	status = store_index_waiting(s, &waiting);
	if (status == STATUS_OK)
		status = store_begin(s);
	if (status != STATUS_OK)
		return status;
	rc = sqlite3_exec(s->db, waiting ?
	    "INSERT INTO search (search, rank) VALUES ('integrity-check', 0)" :
	    "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
	    NULL, NULL, NULL);
	store_rollback(s);
	if (rc != SQLITE_OK) {
		c->wrong = 1;
		c->words = STR("the search index does not match the texts");
	}
	return STATUS_OK;
}

enum status
store_check(struct store *s, struct arena *a, struct check **rows,
    size_t *n)
{
	checks found = {0};
	enum status status;

	find_in_file(s, a, &found);
	for (size_t i = 0; i < ARRAY_LEN(questions); i++)
		find(s, a, &found, questions[i].name, questions[i].count,
		    questions[i].words);
	status = find_in_index(s, a, &found);
	*rows = found.at;
	*n = found.n;
	return status == STATUS_DAMAGED ? STATUS_OK : status;
}

/* ---- mending ---- */

static bool
is_wrong(const checks *found, const char *name)
{
	for (size_t i = 0; i < found->n; i++)
		if (found->at[i].wrong && strcmp(found->at[i].name, name) == 0)
			return true;
	return false;
}

static enum status
mend_by_table(struct store *s, struct arena *a)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < ARRAY_LEN(questions); i++) {
		const struct question *q = &questions[i];
		checks one = {0};

		find(s, a, &one, q->name, q->count, q->words);
		for (size_t m = 0; m < ARRAY_LEN(q->mend) && one.at->wrong &&
		     q->mend[m] && status == STATUS_OK; m++)
			status = run_text(s, q->mend[m]);
	}
	return status;
}

/* All articles wait again; store_index_some() does the rest. */
static enum status
empty_index(struct store *s)
{
	enum status status = run_text(s,
	    "INSERT INTO search (search) VALUES ('delete-all')");

	return status == STATUS_OK ? run_text(s, "DELETE FROM search_queue; "
	    "INSERT INTO search_queue SELECT place, 0 FROM article") : status;
}

static enum status
identify_all(struct store *s, struct arena *a)
{
	enum status status = STATUS_OK;
	int64_t last = 0, *ids;
	size_t n = 1;

	while (status == STATUS_OK && n) {
		status = store_all_articles(s, a, last, 1000, &ids, &n);
		for (size_t i = 0; i < n && status == STATUS_OK; i++) {
			status = article_identify(s, ids[i]);
			last = ids[i];
		}
	}
	return status;
}

enum status
store_mend(struct store *s)
{
	struct arena *a = arena_new();
	checks found = {0};
	enum status status;

	status = store_check(s, a, &found.at, &found.n);
	if (status == STATUS_OK && is_wrong(&found, "file"))
		status = run_text(s, "REINDEX");
	if (status == STATUS_OK)
		status = store_begin(s);
	s->regrouped = true;
	if (status == STATUS_OK)
		status = mend_by_table(s, a);
	if (status == STATUS_OK && is_wrong(&found, "identities"))
		status = identify_all(s, a);
	if (status == STATUS_OK && is_wrong(&found, "search"))
		status = empty_index(s);
	arena_free(a);
	return store_end(s, status);
}

/* ---- what others look at ---- */

static enum status
ids_behind(struct store *s, struct arena *a, enum sql which, int64_t from,
    size_t n, int64_t **out, size_t *nids)
{
	sqlite3_stmt *st = sql_get(s, which);

	sql_int(st, 1, from);
	sql_int(st, 2, (int64_t)MIN(n, (size_t)INT32_MAX));
	return sql_ids(s, a, st, out, nids);
}

enum status
store_all_articles(struct store *s, struct arena *a, int64_t from, size_t n,
    int64_t **ids, size_t *nids)
{
	return ids_behind(s, a, SQL_ARTICLES_ALL, from, n, ids, nids);
}

enum status
store_told_events(struct store *s, struct arena *a, int64_t from, size_t n,
    int64_t **ids, size_t *nids)
{
	return ids_behind(s, a, SQL_EVENTS_TOLD, from, n, ids, nids);
}

enum status
store_make_stale(struct store *s, int64_t event)
{
	sqlite3_stmt *st = sql_get(s, SQL_EVENT_STALE_SET);

	sql_must_write(s);
	sql_int(st, 1, event);
	return sql_run(s, st);
}
