/*
 * db_help.h - invented articles and stores, for the tests of db.
 */
#ifndef TESTS_UNIT_DB_HELP_H
#define TESTS_UNIT_DB_HELP_H

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/store.h"
#include "tests/tap.h"

#define DAY INT64_C(86400)
#define NOW INT64_C(1773500000)

/* Ends the test program when it fails: nothing after it would say more. */
#define must(call) must_at((call), #call, __LINE__)

static struct store *db_last; /* whose error a failed must() tells */

static inline void
must_at(enum status status, const char *call, int line)
{
	if (status == STATUS_OK)
		return;
	printf("Bail out! line %d: %s: %s (%s)\n", line, call,
	    status_words(status), db_last ? store_error(db_last) : "");
	exit(1);
}

static inline struct store *
db_open(const char *path, enum store_mode mode)
{
	struct store *s;
	struct buf why;

	buf_init(&why, 10 * KiB);
	if (store_open(path, mode, &why, &s) != STATUS_OK) {
		printf("Bail out! %.*s\n", STR_ARG(buf_view(&why)));
		exit(1);
	}
	buf_free(&why);
	db_last = s;
	return s;
}

static inline struct store *
db_memory(void)
{
	return db_open(NULL, STORE_MEMORY);
}

/* A fresh folder below the build's scratch folder. */
static inline struct str
db_folder(struct arena *a, const char *test)
{
	struct str path = arena_printf(a, "tests/scratch/%s.%ld", test,
	    (long)getpid());

	mkdir("tests", 0700);
	mkdir("tests/scratch", 0700);
	if (mkdir(path.s, 0700) != 0) {
		printf("Bail out! %s: %s\n", path.s, strerror(errno));
		exit(1);
	}
	return path;
}

/* Article number i; another text for another 'version'. */
static inline struct article
db_article(struct arena *a, unsigned i, unsigned version)
{
	static const char *const outlets[] = {"Harbor Post", "North Daily",
	    "La Gaceta", "Plain Ledger", "Coast Daily"};
	struct paragraph *p = ARENA_ARRAY(a, struct paragraph, 3);

	p[0] = (struct paragraph){arena_printf(a, "The bridge of Sarvan, "
	    "built in the year %u, was closed on Tuesday.", 1500 + i),
	    PARA_BODY};
	p[1] = (struct paragraph){STR("\"We heard it crack,\" a ferryman "
	    "said."), PARA_QUOTE};
	p[2] = (struct paragraph){arena_printf(a, "Version %u of the report.",
	    version), PARA_BODY};
	return (struct article){
	    .source_id = arena_printf(a, "id-%u", i),
	    .outlet = str_c(outlets[i % ARRAY_LEN(outlets)]),
	    .url = arena_printf(a, "https://news.example/%u", i),
	    .title = arena_printf(a, "Bridge %u closed", i),
	    .language = STR("en"),
	    .published = {NOW - (int64_t)i * 60, PRECISION_INSTANT},
	    .paras = p,
	    .nparas = 3,
	};
}

/* Stores articles 0 .. n-1 in one transaction; their ids are 1 .. n. */
static inline void
db_fill(struct store *s, unsigned n)
{
	struct arena *a = arena_new();
	enum put_result result;
	int64_t id;

	must(store_begin(s));
	for (unsigned i = 0; i < n; i++) {
		struct article article = db_article(a, i, 1);

		must(store_put_article(s, &article, NOW, &id, &result));
		arena_reset(a);
	}
	must(store_commit(s));
	arena_free(a);
}

/* An event of articles first .. last in a transaction of its own. */
static inline int64_t
db_event(struct store *s, int64_t event, int64_t first, int64_t last)
{
	struct arena *a = arena_new();
	size_t n = (size_t)(last - first + 1);
	struct member *m = ARENA_ARRAY(a, struct member, n);
	int64_t id;

	for (size_t i = 0; i < n; i++)
		m[i] = (struct member){.article = first + (int64_t)i,
		    .score = 0.5};
	must(store_begin(s));
	must(store_put_event(s, &(struct event){.id = event,
	    .headline = STR("Bridge closed"), .members = m, .nmembers = n},
	    &id));
	must(store_commit(s));
	arena_free(a);
	return id;
}

#endif
