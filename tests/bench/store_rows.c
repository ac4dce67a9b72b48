/*
 * store_rows.c - a large store made of invented articles, and what its
 * questions cost.
 *
 *	store_rows PATH N [index]
 *
 * makes PATH with N articles in events of three when it is missing
 * ("index": and their search index), then prints a line a question.
 */
#include <sys/stat.h>

#include "db/store.h"
#include "src/base/clock.h"

static const char *const vocabulary[] = {"bridge", "harbour", "minister",
    "budget", "ferry", "council", "river", "storm", "police", "market",
    "school", "report", "water", "court", "strike", "village", "border",
    "election", "hospital", "railway", "official", "said", "that", "the",
    "was", "after", "before", "and", "people", "in", "of", "to"};

static uint64_t state = 1;

static unsigned
below(unsigned n)
{
	state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (unsigned)(state >> 33) % n;
}

static void
check(struct store *s, enum status status)
{
	if (status == STATUS_OK)
		return;
	fprintf(stderr, "%s: %s\n", status_words(status), store_error(s));
	exit(1);
}

/* Some 60 words: three in four common, the others from 40,000. */
static struct str
words(struct arena *a, unsigned n)
{
	struct buf b;
	struct str s;

	buf_init(&b, 64 * KiB);
	for (unsigned i = 0; i < n; i++) {
		if (below(4))
			buf_cstr(&b, vocabulary[below(
			    ARRAY_LEN(vocabulary))]);
		else
			buf_printf(&b, "w%x", below(200) * below(200));
		buf_char(&b, i + 1 < n ? ' ' : '.');
	}
	s = arena_str(a, buf_view(&b));
	buf_free(&b);
	return s;
}

#define BATCH 1000

static void
put_batch(struct store *s, struct arena *a, unsigned from)
{
	struct paragraph p[8];
	struct member members[3];
	enum put_result result;
	int64_t id;

	for (unsigned i = from; i < from + BATCH; i++) {
		struct article in = {
		    .source_id = arena_printf(a,
			"https://outlet%u.example/news/%08u", i % 20, i),
		    .feed = arena_printf(a, "https://outlet%u.example/rss",
			i % 20),
		    .outlet = arena_printf(a, "Outlet %u", i % 20),
		    .url = arena_printf(a,
			"https://outlet%u.example/news/%08u", i % 20, i),
		    .title = words(a, 10), .author = STR("Ana Ibarra"),
		    .language = STR("en"), .paras = p, .nparas = 8,
		    .published = {1700000000 + (int64_t)i * 60 +
			below(100000), PRECISION_INSTANT}};

		for (unsigned k = 0; k < 8; k++)
			p[k] = (struct paragraph){words(a, 60), PARA_BODY};
		check(s, store_put_article(s, &in, 1790000000, &id, &result));
		members[i % 3] = (struct member){.article = id, .score = .5};
		if (i % 3 == 2 && i - from >= 2)
			check(s, store_put_event(s, &(struct event){
			    .headline = in.title, .members = members,
			    .nmembers = 3, .last = in.published,
			    .terms = (struct str[]){in.title}, .nterms = 1},
			    &id));
		if (i % 30 == 29 && i - from >= 2)
			check(s, store_put_facts(s, id, NULL, 0, i % 7, NULL,
			    0));
	}
}

static double
since(int64_t start)
{
	return (double)(clock_monotonic() - start) / 1e9;
}

static void
fill(struct store *s, unsigned n, bool index)
{
	struct arena *a = arena_new();
	int64_t start = clock_monotonic();
	size_t left = 1;

	for (unsigned i = 0; i < n; i += BATCH) {
		check(s, store_begin(s));
		put_batch(s, a, i);
		check(s, store_commit(s));
		arena_reset(a);
	}
	printf("store %u articles, %u events: %.0f/s\n", n, n / 3,
	    n / since(start));
	start = clock_monotonic();
	while (index && left)
		check(s, store_index_some(s, 500, &left));
	if (index)
		printf("index: %.0f/s\n", n / since(start));
	arena_free(a);
}

/* The median and the worst of some runs, in milliseconds. */
static void
report(const char *what, double *ms, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t k = i; k > 0 && ms[k] < ms[k - 1]; k--) {
			double t = ms[k];

			ms[k] = ms[k - 1];
			ms[k - 1] = t;
		}
	printf("%-34s %8.3f ms   worst %8.3f\n", what, ms[n / 2], ms[n - 1]);
}

#define RUNS 21

static void
articles(struct store *s, const char *what, struct article_query q)
{
	struct arena *a = arena_new();
	double page[RUNS], count[RUNS];
	struct list_key from;
	bool first = true;
	struct article_row *rows;
	size_t n, total;

	for (size_t i = 0; i < RUNS; i++) {
		int64_t start = clock_monotonic();

		check(s, store_articles(s, a, &q, first ? NULL : &from, false,
		    50, &rows, &n));
		page[i] = since(start) * 1e3;
		first = n == 0;
		if (n)
			from = rows[n - 1].key;
		start = clock_monotonic();
		check(s, store_articles_count(s, &q, &total));
		count[i] = since(start) * 1e3;
	}
	report(what, page, RUNS);
	printf("  %zu ", total);
	report("counted", count, RUNS);
	arena_free(a);
}

static void
events(struct store *s, const char *what, struct event_query q)
{
	struct arena *a = arena_new();
	double page[RUNS];
	struct list_key from;
	bool first = true;
	struct event_row *rows;
	size_t n;

	for (size_t i = 0; i < RUNS; i++) {
		int64_t start = clock_monotonic();

		check(s, store_events(s, a, &q, first ? NULL : &from, false,
		    50, &rows, &n));
		page[i] = since(start) * 1e3;
		first = n == 0;
		if (n)
			from = rows[n - 1].key;
	}
	report(what, page, RUNS);
	arena_free(a);
}

static void
single(struct store *s, unsigned n)
{
	struct arena *a = arena_new();
	double read[RUNS], mark[RUNS], undo[RUNS];
	struct article out;
	struct buf words_of;

	buf_init(&words_of, 10 * KiB);
	for (size_t i = 0; i < RUNS; i++) {
		int64_t start = clock_monotonic(), id = 1 + below(n);

		check(s, store_article(s, a, id, true, &out));
		read[i] = since(start) * 1e3;
		start = clock_monotonic();
		check(s, store_mark(s, MARK_STAR, &id, 1, 1790000000));
		mark[i] = since(start) * 1e3;
		start = clock_monotonic();
		check(s, store_undo(s, 1790000000, &words_of));
		undo[i] = since(start) * 1e3;
	}
	report("read an article", read, RUNS);
	report("mark it (durable)", mark, RUNS);
	report("undo", undo, RUNS);
	buf_free(&words_of);
	arena_free(a);
}

int
main(int argc, char **argv)
{
	struct buf why;
	struct store *s;
	struct stat st;
	uint64_t n;
	int64_t start;
	bool made;

	if (argc < 3 || !str_u64(str_c(argv[2]), &n))
		return 2;
	buf_init(&why, 10 * KiB);
	made = stat(argv[1], &st) == 0;
	start = clock_monotonic();
	if (store_open(argv[1], STORE_WRITE, &why, &s) != STATUS_OK) {
		fprintf(stderr, "%s\n", why.s);
		return 1;
	}
	printf("open: %.3f ms\n", since(start) * 1e3);
	if (!made)
		fill(s, (unsigned)n, argc > 3);
	events(s, "events by activity", (struct event_query){0});
	events(s, "events by size, all", (struct event_query){
	    .sort = EVENTS_BY_SIZE, .all = true});
	events(s, "events by conflicts", (struct event_query){
	    .sort = EVENTS_BY_CONFLICTS});
	events(s, "events of a query",
	    (struct event_query){.query = STR("hospital")});
	articles(s, "all articles", (struct article_query){0});
	articles(s, "unread", (struct article_query){.scope = SCOPE_UNREAD});
	articles(s, "an event", (struct article_query){.scope = SCOPE_EVENT,
	    .event = 7});
	articles(s, "search: common word", (struct article_query){
	    .scope = SCOPE_SEARCH, .query = STR("the")});
	articles(s, "search: rare word", (struct article_query){
	    .scope = SCOPE_SEARCH, .query = STR("w92c1")});
	articles(s, "search: three words", (struct article_query){
	    .scope = SCOPE_SEARCH, .query = STR("bridge harbour w1f4")});
	articles(s, "search: phrase", (struct article_query){
	    .scope = SCOPE_SEARCH, .query = STR("\"the ferry was\"")});
	articles(s, "search: outlet and dates", (struct article_query){
	    .scope = SCOPE_SEARCH,
	    .query = STR("ferry outlet:\"outlet 7\" before:2023-12")});
	articles(s, "search: /regex/", (struct article_query){
	    .scope = SCOPE_SEARCH, .query = STR("/ferry.*hospital/")});
	single(s, (unsigned)n);
	store_close(s);
	if (stat(argv[1], &st) == 0)
		printf("file: %.1f MB\n", (double)st.st_size / 1e6);
	buf_free(&why);
	return 0;
}
