#include <signal.h>
#include <sys/resource.h>

#include "db_help.h"

static void
test_round_trip(void)
{
	struct arena *a = arena_new();
	struct store *s = db_memory();
	struct str categories[] = {STR("World"), STR("Bridges")};
	struct article in = db_article(a, 1, 1), out;
	enum put_result result;
	int64_t id, again;

	in.feed = STR("https://harbor.example/feed.xml");
	in.canonical = STR("https://harbor.example/1");
	in.agency = STR("Metro Wire");
	in.author = STR("Ana Ibarra");
	in.summary = STR("A bridge is closed.");
	in.dateline = STR("SARVAN");
	in.categories = categories;
	in.ncategories = 2;
	in.updated = (struct when){-5, PRECISION_DAY};
	in.when_from = STR("date line");
	in.cut = true;
	in.cut_why = STR("feed summary");
	must(store_begin(s));
	must(store_put_article(s, &in, NOW, &id, &result));
	is_int(result, PUT_NEW, "a new article");
	must(store_put_article(s, &in, NOW + 5, &again, &result));
	is_int(result, PUT_SAME, "the same again");
	is_int(again, id, "under the same id");
	must(store_commit(s));

	must(store_article(s, a, id, true, &out));
	is_c(out.outlet, "North Daily", "outlet");
	is_str(out.feed, in.feed, "feed");
	is_str(out.source_id, in.source_id, "source id");
	is_str(out.url, in.url, "url");
	is_str(out.canonical, in.canonical, "canonical");
	is_str(out.agency, in.agency, "agency");
	is_str(out.author, in.author, "author");
	is_str(out.summary, in.summary, "summary");
	is_str(out.dateline, in.dateline, "dateline");
	is_str(out.title, in.title, "title");
	is_str(out.language, in.language, "language");
	is_str(out.when_from, in.when_from, "when_from");
	is_str(out.cut_why, in.cut_why, "cut_why");
	ok(out.cut, "cut");
	is_int(out.ncategories, 2, "categories");
	is_c(out.categories[1], "Bridges", "the second of them");
	is_int(out.published.at, in.published.at, "published");
	is_int(out.published.precision, PRECISION_INSTANT, "its precision");
	is_int(out.updated.at, -5, "updated");
	is_int(out.updated.precision, PRECISION_DAY, "its precision");
	is_int(out.nparas, 3, "paragraphs");
	is_int(out.paras[1].kind, PARA_QUOTE, "a quote");
	is_str(out.paras[2].text, in.paras[2].text, "the last text");
	is_int(out.version, 1, "version");
	is_int(out.seen, NOW, "seen");
	ok(!out.previous, "no older version");
	is_int(store_article(s, a, 99, false, &out), STATUS_NOT_FOUND,
	    "an unknown id");
	ok(strstr(store_error(s), "a99"), "is named: %s", store_error(s));
	store_close(s);
	arena_free(a);
}

static void
test_versions(void)
{
	struct arena *a = arena_new();
	struct store *s = db_memory();
	struct article v[3], out;
	enum put_result result;
	int64_t id;

	for (unsigned i = 0; i < 3; i++)
		v[i] = db_article(a, 7, i + 1);
	v[1].title = STR("Bridge 7 closed for a year");
	must(store_begin(s));
	for (unsigned i = 0; i < 3; i++) {
		must(store_put_article(s, &v[i], NOW + i, &id, &result));
		is_int(result, i ? PUT_VERSION : PUT_NEW, "version %u", i + 1);
	}
	for (unsigned i = 0; i < 3; i++) {
		must(store_put_article(s, &v[i], NOW + 9, &id, &result));
		is_int(result, PUT_SAME, "text %u is known", i + 1);
	}
	v[1].cut = true;
	v[1].paras = v[0].paras;
	must(store_put_article(s, &v[1], NOW + 9, &id, &result));
	is_int(result, PUT_SAME, "a summary does not replace a full text");
	must(store_commit(s));

	must(store_article(s, a, id, true, &out));
	is_int(out.version, 3, "the newest");
	is_str(out.paras[2].text, v[2].paras[2].text, "with its text");
	ok(out.previous && out.previous->version == 2, "the one before");
	is_c(out.previous->title, "Bridge 7 closed for a year", "its title");
	is_str(out.previous->outlet, out.outlet, "its outlet");
	ok(out.previous->previous && out.previous->previous->version == 1 &&
	    out.previous->previous->seen == NOW, "and the first");
	ok(!out.previous->previous->previous, "which is the last");
	must(store_article(s, a, id, false, &out));
	ok(!out.previous, "older ones only when asked for");
	store_close(s);
	arena_free(a);
}

static void
test_identity(void)
{
	/* Each row is put after those before it. */
	static const struct {
		const char *outlet, *feed, *id, *url, *text, *what;
		int64_t as;
		enum put_result result;
	} t[] = {
	    {"A", NULL, "1", "u1", "x", "first", 1, PUT_NEW},
	    {"A", NULL, "2", "u1", "y", "JSON: the id alone decides", 2,
		PUT_NEW},
	    {"B", NULL, "1", "u1", "x", "an id is its outlet's", 3, PUT_NEW},
	    {"C", "f1", "g1", "u2", "x", "in a feed", 4, PUT_NEW},
	    {"D", "f1", "g1", "u3", "z", "feed and guid decide", 4,
		PUT_VERSION},
	    {"C", "f1", "g2", "u2", "next", "a live blog's next entry", 5,
		PUT_NEW},
	    {"C", "f1", "g3", "u2", "next", "which changes its name", 5,
		PUT_SAME},
	    {"C", "f1", "g4", "u2", "mended", "the same title and address", 4,
		PUT_VERSION},
	    {"C", "f2", "g9", "u2", "forged", "another feed, same address",
		4, PUT_SAME},
	    {"C", NULL, NULL, "u2", "full page", "its page, by hand", 4,
		PUT_VERSION},
	    {"E", "f3", "g1", "u4", "x", "another feed, same guid", 6,
		PUT_NEW},
	    {"F", NULL, NULL, NULL, "x", "a plain text", 7, PUT_NEW},
	    {"F", NULL, NULL, NULL, "x", "the same text", 7, PUT_SAME},
	    {"F", NULL, NULL, NULL, "y", "another text", 8, PUT_NEW},
	    {"G", NULL, NULL, NULL, "x", "another outlet's", 9, PUT_NEW},
	};
	struct arena *a = arena_new();
	struct store *s = db_memory();

	must(store_begin(s));
	for (size_t i = 0; i < ARRAY_LEN(t); i++) {
		struct paragraph p = {str_c(t[i].text), PARA_BODY};
		struct article in = {.outlet = str_c(t[i].outlet),
		    .feed = str_c(t[i].feed), .source_id = str_c(t[i].id),
		    .url = str_c(t[i].url), .paras = &p,
		    /* The next entry has a title of its own. */
		    .title = strcmp(t[i].text, "next") == 0 ? STR("N") :
			STR("T"),
		    .nparas = 1};
		enum put_result result;
		int64_t id;

		must(store_put_article(s, &in, NOW, &id, &result));
		is_int(id, t[i].as, "%s", t[i].what);
		is_int(result, t[i].result, "... and is told so");
	}
	must(store_commit(s));
	store_close(s);
	arena_free(a);
}

static void
test_too_big(void)
{
	struct arena *a = arena_new();
	struct store *s = db_memory();
	struct article in = db_article(a, 1, 1), out;
	char *text = arena_alloc(a, 17 * MiB);
	struct paragraph p = {{text, 15 * MiB}, PARA_BODY};
	enum put_result result;
	int64_t id;

	memset(text, 'x', 17 * MiB);
	in.paras = &p;
	in.nparas = 1;
	must(store_begin(s));
	must(store_put_article(s, &in, NOW, &id, &result));
	p.text.n = 17 * MiB;
	is_int(store_put_article(s, &in, NOW, &id, &result), STATUS_TOO_BIG,
	    "a text of 17 MiB");
	ok(strstr(store_error(s), "16 MiB"), "is refused: %s",
	    store_error(s));
	must(store_commit(s));
	must(store_article(s, a, id, false, &out));
	is_int(out.paras[0].text.n, 15 * MiB, "one of 15 MiB is kept");
	store_close(s);
	arena_free(a);
}

static void
test_transactions(void)
{
	struct arena *a = arena_new();
	struct str folder = db_folder(a, "store");
	struct str path = arena_printf(a, "%s/deep/er/store.db", folder.s);
	struct store *s = db_open(path.s, STORE_WRITE), *other;
	struct article_query all = {0};
	enum put_result result;
	struct stat st;
	struct article in;
	int64_t id, version;
	size_t count;

	ok(stat(path.s, &st) == 0 && (st.st_mode & 07777) == 0600,
	    "the file is the reader's alone");
	ok(stat(arena_printf(a, "%s/deep", folder.s).s, &st) == 0 &&
	    (st.st_mode & 07777) == 0700, "and so are its folders");
	db_fill(s, 10);
	must(store_begin(s));
	in = db_article(a, 50, 1);
	must(store_put_article(s, &in, NOW, &id, &result));
	store_rollback(s);
	store_rollback(s);
	must(store_articles_count(s, &all, &count));
	is_int(count, 10, "a rollback takes back rows and counts");
	other = db_open(path.s, STORE_READ);
	version = store_version(other);
	is_int(store_begin(other), STATUS_READ_ONLY, "a reader cannot write");
	must(store_begin(s));
	must(store_put_article(s, &in, NOW, &id, &result));
	must(store_articles_count(other, &all, &count));
	is_int(count, 10, "a writer does not stop or disturb a reader");
	is_int(store_version(other), version, "who sees no change");
	must(store_commit(s));
	ok(store_version(other) != version, "until the commit");
	must(store_articles_count(other, &all, &count));
	is_int(count, 11, "which he then reads");
	store_close(other);
	store_close(s);
	chmod(path.s, 0644);
	s = db_open(path.s, STORE_WRITE);
	ok(stat(path.s, &st) == 0 && (st.st_mode & 07777) == 0600,
	    "a mode that was too wide is narrowed");
	must(store_articles_count(s, &all, &count));
	is_int(count, 11, "all is there after reopening");
	store_close(s);
	store_close(NULL);
	arena_free(a);
}

/* The file may not grow: nothing half written, and all goes on after. */
static void
test_no_room(void)
{
	struct arena *a = arena_new();
	struct str path = arena_printf(a, "%s/store.db",
	    db_folder(a, "room").s);
	struct store *s = db_open(path.s, STORE_WRITE);
	struct article_query all = {0};
	struct rlimit before, small;
	enum status status = STATUS_OK;
	enum put_result result;
	unsigned stored = 0;
	int64_t id;
	size_t count;

	db_fill(s, 10);
	getrlimit(RLIMIT_FSIZE, &before);
	signal(SIGXFSZ, SIG_IGN);
	small = before;
	small.rlim_cur = 512 * KiB;
	setrlimit(RLIMIT_FSIZE, &small);
	for (unsigned i = 10; i < 1000 && status == STATUS_OK; i++) {
		struct article in = db_article(a, i, 1);

		must(store_begin(s));
		status = store_put_article(s, &in, NOW, &id, &result);
		if (status == STATUS_OK)
			status = store_commit(s);
		stored += status == STATUS_OK;
	}
	ok(status == STATUS_IO || status == STATUS_DISK_FULL,
	    "no room is told: %s", store_error(s));
	store_rollback(s);
	must(store_articles_count(s, &all, &count));
	is_int(count, 10 + stored, "what was committed is there");
	setrlimit(RLIMIT_FSIZE, &before);
	db_fill(s, 11 + stored);
	must(store_articles_count(s, &all, &count));
	is_int(count, 11 + stored, "with room again, it goes on");
	store_close(s);
	arena_free(a);
}

int
main(void)
{
	test_round_trip();
	test_versions();
	test_identity();
	test_too_big();
	test_transactions();
	test_no_room();
	return tap_done();
}
