#include "db_help.h"

#define ROWS 1000

/* The whole list by pages of n, forth or back, into ids. */
static size_t
walk(struct store *s, const struct article_query *q, bool back, size_t n,
    int64_t *ids)
{
	struct arena *a = arena_new();
	struct list_key from;
	bool first = true;
	size_t count = 0;

	for (;;) {
		struct article_row *rows;
		size_t nrows;

		arena_reset(a);
		must(store_articles(s, a, q, first ? NULL : &from, back, n,
		    &rows, &nrows));
		if (nrows == 0 || count + nrows > ROWS)
			break;
		first = false;
		from = rows[back ? 0 : nrows - 1].key;
		for (size_t i = 0; i < nrows; i++)
			ids[count++] = rows[back ? nrows - 1 - i : i].id;
	}
	arena_free(a);
	return count;
}

static void
test_pages(struct store *s, enum article_scope scope, int64_t event,
    const int64_t *want, size_t nwant, const char *what)
{
	static const size_t sizes[] = {1, 7, 50, ROWS};
	struct article_query q = {.scope = scope, .event = event};
	int64_t ids[ROWS];
	size_t count;

	for (size_t k = 0; k < ARRAY_LEN(sizes); k++) {
		size_t n = walk(s, &q, false, sizes[k], ids);
		bool same = n == nwant && memcmp(ids, want,
		    n * sizeof(*ids)) == 0;

		ok(same, "%s, forth by %zu", what, sizes[k]);
		n = walk(s, &q, true, sizes[k], ids);
		same = n == nwant;
		for (size_t i = 0; i < n && same; i++)
			same = ids[i] == want[nwant - 1 - i];
		ok(same, "%s, back by %zu", what, sizes[k]);
	}
	must(store_articles_count(s, &q, &count));
	is_int(count, nwant, "%s: counted", what);
}

static int64_t times[ROWS + 1];

static int
newest_first(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	if (times[x] != times[y])
		return times[x] < times[y] ? 1 : -1;
	return x < y ? 1 : -1;
}

/* Many articles of one time, a few without one, one before 1970. */
static void
fill_with_ties(struct store *s, int64_t *order)
{
	struct arena *a = arena_new();
	enum put_result result;
	int64_t id;

	must(store_begin(s));
	for (unsigned i = 0; i < ROWS; i++) {
		struct article in = db_article(a, i, 1);
		int64_t at = NOW - (int64_t)(i * 7919 % 97) * 3600;

		in.published = (struct when){at, PRECISION_INSTANT};
		if (i % 50 == 3)
			in.published.precision = PRECISION_UNKNOWN;
		if (i == 500)
			in.published.at = -1000;
		must(store_put_article(s, &in, NOW - 5, &id, &result));
		times[id] = i % 50 == 3 ? NOW - 5 : i == 500 ? 0 : at;
		order[i] = id;
	}
	must(store_commit(s));
	qsort(order, ROWS, sizeof(*order), newest_first);
	arena_free(a);
}

static void
test_row(struct store *s)
{
	struct arena *a = arena_new();
	struct article_query q = {.scope = SCOPE_EVENT, .event = 1};
	struct article_row *rows;
	size_t n;

	must(store_articles(s, a, &q, NULL, false, 1, &rows, &n));
	is_int(n, 1, "one row");
	is_c(rows[0].outlet, "Harbor Post", "outlet");
	ok(rows[0].title.n > 0 && rows[0].url.n > 0 &&
	    rows[0].source_id.n > 0, "title, address, source id");
	is_int(rows[0].event, 1, "event");
	is_int(rows[0].event_outlets, 5, "its outlets");
	is_int(rows[0].versions, 1, "versions");
	ok(rows[0].words > 10, "words");
	ok(!rows[0].read && !rows[0].starred && !rows[0].cut, "flags");
	arena_free(a);
}

/* A text without a title is listed by its first words. */
static void
test_opening(void)
{
	struct store *s = db_memory();
	struct arena *a = arena_new();
	struct article_query q = {.scope = SCOPE_ALL};
	struct article in = db_article(a, 1, 1);
	struct article_row *rows;
	enum put_result result;
	struct buf much;
	int64_t id;
	size_t n;

	buf_init(&much, 4 * KiB);
	for (int i = 0; i < 300; i++)
		buf_cstr(&much, "\xc3\xa9");
	must(store_begin(s));
	must(store_put_article(s, &in, NOW, &id, &result));
	in = db_article(a, 2, 1);
	in.title = STR("");
	in.published.at = NOW + 60;
	((struct paragraph *)in.paras)[0].text = buf_view(&much);
	must(store_put_article(s, &in, NOW, &id, &result));
	must(store_commit(s));
	must(store_articles(s, a, &q, NULL, false, 5, &rows, &n));
	is_int(rows[0].title.n, 0, "no title");
	must(store_openings(s, a, rows, n));
	is_int(rows[0].title.n, 200, "the first words, of whole characters");
	ok(str_valid_utf8(rows[0].title), "which are UTF-8");
	is_c(rows[1].title, "Bridge 1 closed", "a title stays");
	buf_free(&much);
	arena_free(a);
	store_close(s);
}

int
main(void)
{
	struct store *s = db_memory();
	int64_t order[ROWS], few[ROWS];
	size_t n = 0;

	fill_with_ties(s, order);
	test_pages(s, SCOPE_ALL, 0, order, ROWS, "all");
	test_pages(s, SCOPE_UNREAD, 0, order, ROWS, "unread");
	test_pages(s, SCOPE_STARRED, 0, order, 0, "no star");
	db_event(s, 0, 1, 40);
	for (size_t i = 0; i < ROWS; i++) {
		if (order[i] <= 40)
			few[n++] = order[i];
	}
	test_pages(s, SCOPE_EVENT, 1, few, n, "an event");
	test_pages(s, SCOPE_EVENT, 0, few, 0, "no event");
	test_row(s);
	store_close(s);
	test_opening();
	return tap_done();
}
