#include "db/sql.h"
#include "db_help.h"

/* Article i in five; a summary when i is 3. */
static void
put(struct store *s, unsigned i, const char *outlet, const char *title,
    const char *text, const char *language)
{
	struct str category = i % 2 ? STR("Sport") : STR("World news");
	struct paragraph p[] = {{str_c(text), PARA_BODY},
	    {STR("Subscribe to our letter"), PARA_FURNITURE}};
	struct article in = {.outlet = str_c(outlet), .title = str_c(title),
	    .source_id = str_sub(STR("abcde"), i, i + 1),
	    .language = str_c(language), .categories = &category,
	    .ncategories = 1, .cut = i == 3, .paras = p, .nparas = 2,
	    .published = {NOW - (int64_t)i * DAY, PRECISION_INSTANT}};
	enum put_result result;
	int64_t id;

	in.feed = i == 2 ? STR("https://harbor.example/rss") : STR_NONE;
	must(store_put_article(s, &in, NOW, &id, &result));
}

static struct store *
filled(void)
{
	struct store *s = db_memory();
	size_t left;

	must(store_begin(s));
	put(s, 0, "Harbor Post", "Ferry sinks", "The ferry sank off Kela. "
	    "Its captain says it's the fault of a wave.", "en");
	put(s, 1, "North Daily", "Ferry captain held",
	    "The captain of the ferry was held in Sarvan.", "en-GB");
	put(s, 2, "La Gaceta", "Se hunde un ferry",
	    "El capit\xc3\xa1n del ferry fue detenido en Sarvan.", "es");
	put(s, 3, "Harbor Post", "Bridge closed",
	    "The bridge of Sarvan was closed. Nobody was hurt.", "en");
	put(s, 4, "Coast Daily", "Water bill passes",
	    "Parliament passed the water bill, 212 to 198.", "en");
	must(store_commit(s));
	must(store_index_waiting(s, &left));
	is_int(left, 5, "five articles wait for the index");
	must(store_index_some(s, 2, &left));
	is_int(left, 3, "two are taken in");
	must(store_index_some(s, 100, &left));
	is_int(left, 0, "then all");
	must(store_mark(s, MARK_READ, (int64_t[]){1, 5}, 2, NOW));
	must(store_mark(s, MARK_STAR, (int64_t[]){2}, 1, NOW));
	(void)db_event(s, 0, 1, 3);
	(void)db_event(s, 0, 4, 4);
	must(store_begin(s));
	must(store_put_facts(s, 1, NULL, 0, 2, NULL, 0));
	must(store_commit(s));
	return s;
}

/* The ids found, newest first, checked from both ends a row at a time. */
static struct str
found(struct arena *a, struct store *s, const char *query)
{
	struct article_query q = {.scope = SCOPE_SEARCH,
	    .query = str_c(query)};
	struct str forth = STR(""), back = STR("");
	struct article_row *rows;
	struct list_key from;
	size_t n, count;
	enum status status;

	status = store_articles(s, a, &q, NULL, false, 1, &rows, &n);
	if (status != STATUS_OK)
		return str_c(store_error(s));
	for (; n == 1; must(store_articles(s, a, &q, &from, false, 1, &rows,
	    &n))) {
		forth = arena_printf(a, "%s%lld ", forth.s,
		    (long long)rows[0].id);
		from = rows[0].key;
	}
	must(store_articles(s, a, &q, NULL, true, 1, &rows, &n));
	for (; n == 1; must(store_articles(s, a, &q, &from, true, 1, &rows,
	    &n))) {
		back = arena_printf(a, "%lld %s", (long long)rows[0].id,
		    back.s);
		from = rows[0].key;
	}
	must(store_articles_count(s, &q, &count));
	if (!str_eq(forth, back) || count * 2 != forth.n)
		return arena_printf(a, "forth %s, back %s, counted %zu",
		    forth.s, back.s, count);
	return forth;
}

static void
test_queries(struct store *s)
{
	static const struct {
		const char *query, *want;
	} t[] = {
	    {"ferry", "1 2 3 "},
	    {"FERRY", "1 2 3 "},
	    {"ferry sarvan", "2 3 "},
	    {"capitan", "3 "},
	    {"\"captain of the ferry\"", "2 "},
	    {"\"ferry of the captain\"", ""},
	    {"it's", "1 "},
	    {"ferry -sarvan", "1 "},
	    {"-ferry", "4 5 "},
	    {"-ferry -water", "4 "},
	    {"subscribe", ""},
	    {"title:captain", "2 "},
	    {"outlet:harbor", "1 4 "},
	    {"outlet:\"harbor post\" ferry", "1 "},
	    {"-outlet:harbor", "2 3 5 "},
	    {"feed:harbor.example", "3 "},
	    {"feed:f1", "3 "},
	    {"feed:f1 is:unread", "3 "},
	    {"feed:f1 is:read", ""},
	    {"feed:f1 -ferry", ""},
	    {"feed:f1 after:2026-03-13", ""},
	    {"feed:f1 sarvan", "3 "},
	    {"feed:f1 feed:rss", "3 "},
	    {"feed:f1 feed:other", ""},
	    {"-feed:f1", "1 2 4 5 "},
	    {"tag:sport", "2 4 "},
	    {"lang:en", "1 2 4 5 "},
	    {"lang:en-GB", "2 "},
	    {"is:unread", "2 3 4 "},
	    {"is:read", "1 5 "},
	    {"is:starred", "2 "},
	    {"is:starred is:read", ""},
	    {"is:conflict", "1 2 3 "},
	    {"-is:conflict", "4 5 "},
	    {"is:cut", "4 "},
	    {"ferry is:unread", "2 3 "},
	    {"after:2026-03-13", "1 2 "},
	    {"before:2026-03-12", "4 5 "},
	    {"after:2026-03-11 before:2026-03-13", "3 4 "},
	    {"sarvan before:2026-03-13", "3 4 "},
	    {"/s[ai]nk/", "1 "},
	    {"/FERRY.*held/", "2 "},
	    {"-/ferry/", "4 5 "},
	    {"ferry /detenido/", "3 "},
	    {"", "1 2 3 4 5 "},
	    {"!!!", ""},
	    {"ferry !!!", "1 2 3 "},
	    {"OR", ""},
	    {"is:x", "\"is:x\" is not known; use is:unread, is:read, "
		"is:starred, is:conflict, is:cut or is:noted"},
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(t); i++)
		is_c(found(a, s, t[i].query), t[i].want, "<%s>", t[i].query);
	arena_free(a);
}

static void
test_events(struct store *s)
{
	struct arena *a = arena_new();
	struct event_query q = {.query = STR("sarvan")};
	struct event_row *rows;
	size_t n, count;

	must(store_events(s, a, &q, NULL, false, 10, &rows, &n));
	is_int(n, 2, "events with a fitting member");
	is_int(rows[0].id, 1, "newest first");
	must(store_events(s, a, &q, &rows[0].key, false, 10, &rows, &n));
	ok(n == 1 && rows[0].id == 2, "the next page");
	must(store_events(s, a, &q, &rows[0].key, true, 10, &rows, &n));
	ok(n == 1 && rows[0].id == 1, "and back");
	must(store_events_count(s, &q, &count));
	is_int(count, 2, "counted");
	q.sort = EVENTS_BY_SIZE;
	q.query = STR("captain");
	must(store_events(s, a, &q, NULL, false, 10, &rows, &n));
	ok(n == 1 && rows[0].id == 1, "by size");
	q.query = STR("water");
	must(store_events(s, a, &q, NULL, false, 10, &rows, &n));
	is_int(n, 0, "an article without event");
	q.query = STR("is:x");
	is_int(store_events(s, a, &q, NULL, false, 10, &rows, &n),
	    STATUS_BAD_QUERY, "a bad query");
	arena_free(a);
}

/* The index follows a new version: old words out, new words in. */
static void
test_versions(struct store *s)
{
	struct arena *a = arena_new();
	struct article_query q = {.scope = SCOPE_SEARCH,
	    .query = STR("viaduct")};
	struct article_row *rows;
	size_t left, n;

	must(store_begin(s));
	put(s, 4, "Coast Daily", "Viaduct", "The viaduct has a crack.", "en");
	put(s, 4, "Coast Daily", "Viaduct closed", "The viaduct is shut.",
	    "en");
	must(store_commit(s));
	is_c(found(a, s, "water"), "5 ", "old words are found");
	must(store_index_some(s, 10, &left));
	is_c(found(a, s, "water"), "", "until the index is written");
	is_c(found(a, s, "crack"), "", "what was never written is not there");
	is_c(found(a, s, "viaduct"), "5 ", "new ones found");
	must(store_articles(s, a, &q, NULL, false, 5, &rows, &n));
	is_c(rows[0].snippet, "The viaduct is shut.", "words around the hit");
	is_int(sqlite3_exec(s->db,
	    "INSERT INTO search(search) VALUES ('integrity-check')", NULL,
	    NULL, NULL), SQLITE_OK, "the index is sound");
	arena_free(a);
}

/* Words inside texts without spaces, each in its language: the ferry's
 * captain was held in the harbour. */
static void
test_unspaced(void)
{
	static const struct {
		const char *query, *want;
	} t[] = {
	    {"\xe8\x88\xb9\xe9\x95\xbf", "1 "}, /* captain */
	    {"\xe9\x95\xbf\xe8\x88\xb9", ""}, /* its letters turned */
	    {"\xe6\xb8\xaf\xe5\x8f\xa3", "1 "}, /* harbour */
	    {"2026\xe5\xb9\xb4", "1 "}, /* a year in digits */
	    {"title:\xe6\xb8\xa1\xe8\xbd\xae", "1 "}, /* ferry */
	    {"-\xe6\xb8\xa1\xe8\xbd\xae", "2 3 "},
	    {"\xe3\x83\x95\xe3\x82\xa7\xe3\x83\xaa\xe3\x83\xbc", "2 "},
	    {"\xe8\x88\xb9\xe9\x95\xb7", "2 "}, /* captain, in Japan */
	    {"\xe9\x80\xae\xe6\x8d\x95 Sarvan", "2 "}, /* and Latin */
	    {"\xe0\xb8\x81\xe0\xb8\xb1\xe0\xb8\x9b\xe0\xb8\x95"
	     "\xe0\xb8\xb1\xe0\xb8\x99", "3 "}, /* captain, in Thai */
	    {"\xe0\xb8\x97\xe0\xb9\x88\xe0\xb8\xb2", "3 "}, /* port */
	    {"\xe0\xb9\x88", "3 "}, /* a mark */
	};
	struct arena *a = arena_new();
	struct store *s = db_memory();
	struct article_query q = {.scope = SCOPE_SEARCH,
	    .query = STR("\xe6\xb8\xaf\xe5\x8f\xa3")};
	struct article_row *rows;
	size_t left, n;

	must(store_begin(s));
	put(s, 0, "\xe6\xb5\xb7\xe6\x8a\xa5",
	    "\xe6\xb8\xa1\xe8\xbd\xae\xe6\xb2\x89\xe6\xb2\xa1",
	    "2026\xe5\xb9\xb4\xef\xbc\x8c\xe8\x88\xb9\xe9\x95\xbf"
	    "\xe5\x9c\xa8\xe6\xb8\xaf\xe5\x8f\xa3\xe8\xa2\xab"
	    "\xe6\x8d\x95\xe3\x80\x82", "zh");
	put(s, 1, "Minato",
	    "\xe3\x83\x95\xe3\x82\xa7\xe3\x83\xaa\xe3\x83\xbc"
	    "\xe6\xb2\x88\xe6\xb2\xa1",
	    "\xe8\x88\xb9\xe9\x95\xb7\xe3\x81\xafSarvan\xe3\x81\xa7"
	    "\xe9\x80\xae\xe6\x8d\x95\xe3\x81\x95\xe3\x82\x8c"
	    "\xe3\x81\x9f\xe3\x80\x82", "ja");
	put(s, 2, "Tha Ruea", "Ferry",
	    "\xe0\xb8\x88\xe0\xb8\xb1\xe0\xb8\x9a\xe0\xb8\x81\xe0\xb8"
	    "\xb1\xe0\xb8\x9b\xe0\xb8\x95\xe0\xb8\xb1\xe0\xb8\x99"
	    "\xe0\xb8\x97\xe0\xb8\xb5\xe0\xb9\x88\xe0\xb8\x97\xe0\xb9"
	    "\x88\xe0\xb8\xb2", "th");
	must(store_commit(s));
	must(store_index_some(s, 10, &left));
	for (size_t i = 0; i < ARRAY_LEN(t); i++)
		is_c(found(a, s, t[i].query), t[i].want, "<%s>", t[i].query);
	must(store_articles(s, a, &q, NULL, false, 5, &rows, &n));
	is_c(rows[0].snippet,
	    "2026\xe5\xb9\xb4\xef\xbc\x8c\xe8\x88\xb9\xe9\x95\xbf"
	    "\xe5\x9c\xa8\xe6\xb8\xaf\xe5\x8f\xa3\xe8\xa2\xab"
	    "\xe6\x8d\x95\xe3\x80\x82", "words around the hit");
	store_close(s);
	arena_free(a);
}

extern const char schema_006[];

/* The step that brought the tokenizer puts what is stored into its index. */
static void
test_step(struct store *s)
{
	struct arena *a = arena_new();

	must(store_begin(s));
	is_int(sqlite3_exec(s->db, schema_006, NULL, NULL, NULL), SQLITE_OK,
	    "a new index");
	must(store_commit(s));
	is_c(found(a, s, "ferry"), "1 2 3 ", "has the old articles");
	arena_free(a);
}

static uint64_t random_state = 42;

static unsigned
random_below(unsigned n)
{
	random_state = random_state * UINT64_C(6364136223846793005) + 1;
	return (unsigned)(random_state >> 33) % n;
}

/* Pieces that mean something to the query, to FTS5 or to SQL. */
static const char *const pieces[] = {"ferry", "\"", "'", "-", "(", ")", "*",
    ":", "OR", "AND", "NOT", "NEAR", "NEAR(", "{", "}", "^", "+", ",", "/",
    "\\", "outlet:", "title:", "tag:", "body:", "is:", "is:unread", "after:",
    "2026", "2026-03", " ", " ", " ", "\n", "\t", "a", "\xc3\xa1", "\xff",
    "\xe4\xb8\xad", "%", "_", ";", "--", "/*", "*/", "x'00'", "[", "]", "|",
    "$", "?1", "@", "\x01", "\"\"", "!!!", "rank", "search"};

static void
test_random(struct store *s)
{
	struct arena *a = arena_new();
	unsigned fine = 0, bad = 0, worse = 0;

	for (unsigned i = 0; i < 20000; i++) {
		struct article_query q = {.scope = SCOPE_SEARCH};
		struct article_row *rows;
		struct buf b;
		size_t n;
		enum status status;

		arena_reset(a);
		buf_init(&b, 10 * KiB);
		for (unsigned k = 1 + random_below(12); k > 0; k--) {
			if (random_below(8) == 0)
				buf_char(&b, (char)random_below(256));
			else
				buf_cstr(&b, pieces[random_below(
				    ARRAY_LEN(pieces))]);
		}
		q.query = buf_view(&b);
		status = store_articles(s, a, &q, NULL, false, 3, &rows, &n);
		fine += status == STATUS_OK;
		bad += status == STATUS_BAD_QUERY && *store_error(s);
		if (status != STATUS_OK && status != STATUS_BAD_QUERY &&
		    worse++ < 5)
			printf("# <%.*s>: %s\n", STR_ARG(q.query),
			    store_error(s));
		buf_free(&b);
	}
	is_int(fine + bad, 20000, "20,000 queries: valid, or told why not");
	ok(fine > 15000 && bad > 100, "%u valid, %u told", fine, bad);
	arena_free(a);
}

static const char *const injections[] = {"' OR '1'='1",
    "'; DROP TABLE article;--", "\"; DROP TABLE article;--",
    "1; DELETE FROM article", "' UNION SELECT 1--",
    "') OR 1=1--", "\\'; --", "%' OR title LIKE '%", "*", "\"*\"", "a*",
    "^a", "title : a", "{title} : a", "- title : a", "NEAR(a b, 2)",
    "a AND b", "a OR b", "a NOT b", "a + b", "(a", "a)", "a\"", "\"a", "'a",
    "a'b", "search:a", "rowid:1", "rank:1", "rank MATCH 'bm25(10)'",
    "\"a\" \"", "\"\"\"\"", "a\"\"b", "\\", "\\\"", "?1", ":x", "@x", "$x",
    "0x41", "x'41'", "CAST(1 AS TEXT)", "load_extension('x')",
    "ATTACH 'x' AS y", "PRAGMA user_version=9", "a;b", "--", "/*", "\x1b]0;",
    "\xe2\x80\xae"};

/* Each text through every field that takes one; then all is as it was. */
static void
test_injections(void)
{
	struct arena *a = arena_new();
	struct store *s = db_memory();
	struct article_query q = {.scope = SCOPE_SEARCH}, all = {0};
	unsigned good = 0, kept = 0;
	size_t n, left;

	is_int(ARRAY_LEN(injections), 50, "fifty texts");
	for (size_t i = 0; i < ARRAY_LEN(injections); i++) {
		struct str t = str_c(injections[i]);
		struct paragraph p = {t, PARA_BODY};
		struct article in = {.source_id = t, .feed = t, .outlet = t,
		    .agency = t, .url = t, .canonical = t, .title = t,
		    .author = t, .summary = t, .language = t, .dateline = t,
		    .categories = &t, .ncategories = 1, .when_from = t,
		    .cut_why = t, .paras = &p, .nparas = 1}, out;
		enum put_result result;
		struct article_row *rows;
		int64_t id;

		must(store_begin(s));
		must(store_put_article(s, &in, NOW, &id, &result));
		must(store_commit(s));
		must(store_index_some(s, 10, &left));
		must(store_article(s, a, id, false, &out));
		kept += str_eq(out.title, t) && str_eq(out.outlet, t) &&
		    str_eq(out.paras[0].text, t) && result == PUT_NEW;
		q.query = t;
		good += store_articles(s, a, &q, NULL, false, 5, &rows, &n) ==
		    STATUS_OK;
		q.query = arena_printf(a, "outlet:%s", t.s);
		switch (store_articles(s, a, &q, NULL, false, 5, &rows, &n)) {
		case STATUS_OK:
		case STATUS_BAD_QUERY: /* outlet:"" */
			good++;
			break;
		default:
			break;
		}
	}
	is_int(kept, 50, "all are kept to the letter");
	is_int(good, 100, "and looked for");
	must(store_articles_count(s, &all, &n));
	is_int(n, 50, "no row is lost");
	store_close(s);
	arena_free(a);
}

int
main(void)
{
	struct store *s = filled();

	test_queries(s);
	test_events(s);
	test_step(s);
	test_unspaced();
	test_random(s);
	test_versions(s);
	store_close(s);
	test_injections();
	return tap_done();
}
