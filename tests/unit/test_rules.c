/* What the reader's rules find: in pages of articles, and of events. */
#include "db/store_rules.h"
#include "db_help.h"
#include "src/base/vec.h"
#include "ui/list.h"

#define ROWS 200

static const struct rule rules[] = {
    {RULE_KILL, STR_NONE, STR("outlet:gaceta")},
    {RULE_HIGHLIGHT, STR_NONE, STR("title:7")},
    {RULE_FILTER, STR("all"), STR("bridge")},
    {RULE_KILL, STR_NONE, STR("is:unread title:11")},
};

static struct store *
filled(void)
{
	struct store *s = db_memory();
	size_t left;

	db_fill(s, ROWS);
	must(store_index_some(s, ROWS, &left));
	must(store_mark(s, MARK_READ, (int64_t[]){3, 112}, 2, NOW));
	/* Articles 1-3; 3 alone; 7 and 8 of which 8 is La Gaceta's. */
	(void)db_event(s, 0, 1, 2);
	(void)db_event(s, 0, 3, 3);
	(void)db_event(s, 0, 7, 8);
	return s;
}

/* Number i's outlet is La Gaceta when i % 5 is 2. */
static bool
is_killed(int64_t id)
{
	return (id - 1) % 5 == 2 || id == 12;
}

static void
test_page(struct store *s)
{
	struct arena *a = arena_new();
	struct article_query q = {.scope = SCOPE_ALL};
	struct article_row *rows;
	bool hit[ROWS], good = true;
	size_t n;

	must(store_articles(s, a, &q, NULL, false, 50, &rows, &n));
	must(store_rules_page(
	    s, rules, ARRAY_LEN(rules), RULE_KILL, rows, n, hit));
	for (size_t i = 0; i < n; i++)
		good = good && hit[i] == is_killed(rows[i].id);
	ok(good, "a page: what two rules find");
	must(store_rules_page(
	    s, rules, ARRAY_LEN(rules), RULE_HIGHLIGHT, rows, n, hit));
	for (size_t i = 0, k = 0; i < n; i++)
		if (hit[i])
			is_int(rows[i].id, k++ ? 0 : 8, "and what one does");
	must(store_rules_page(
	    s, rules, ARRAY_LEN(rules), RULE_KILL, rows, 0, hit));
	ok(true, "a page of nothing");
	arena_free(a);
}

static void
test_hits(struct store *s)
{
	struct arena *a = arena_new();
	struct rule_hits h;
	const struct rule_event *e;

	must(store_rules_hits(
	    s, a, rules, ARRAY_LEN(rules), RULE_KILL, &h));
	is_int(h.articles, 41, "forty of an outlet, and one more");
	is_int(h.unread, 40, "one of them is read");
	is_int(h.nevents, 2, "in two events");
	e = rule_event(&h, 2);
	ok(e && e->whole && e->live, "one has nothing else");
	e = rule_event(&h, 3);
	ok(e && !e->whole, "the other has");
	ok(!rule_event(&h, 1) && !rule_event(&h, 99), "others are not there");
	must(store_rules_hits(s, a, NULL, 0, RULE_KILL, &h));
	is_int(h.articles, 0, "no rules find nothing");
	arena_free(a);
}

static void
test_check(void)
{
	struct buf why;

	buf_init(&why, 4 * KiB);
	is_int(store_rule_check(STR("harbour lang:en"), &why), STATUS_OK,
	    "a query");
	is_int(store_rule_check(STR("is:nothing"), &why), STATUS_BAD_QUERY,
	    "one that is none");
	ok(why.n > 0, "and why");
	buf_clear(&why);
	is_int(store_rule_check(STR("  "), &why), STATUS_BAD_QUERY,
	    "nothing finds all: that is no rule");
	buf_free(&why);
}

/* ---- pages that lack what is kept out ---- */

static enum status
page(struct store *s, const void *query, struct arena *a,
    const struct list_key *from, bool back, size_t n, void **rows,
    size_t *nrows)
{
	struct article_row *r;
	enum status st = store_articles(s, a, query, from, back, n, &r, nrows);

	*rows = r;
	return st;
}

static struct list_key
key(const void *row)
{
	return ((const struct article_row *)row)->key;
}

static enum status
judge(struct store *s, const void *query, void *rows, size_t n, bool *drop)
{
	(void)query;
	return store_rules_page(
	    s, rules, ARRAY_LEN(rules), RULE_KILL, rows, n, drop);
}

static const struct list_source source = {
    .row_size = sizeof(struct article_row),
    .page = page,
    .key = key,
    .judge = judge,
};

static void
test_walk(struct store *s, bool back, size_t n)
{
	struct arena *a = arena_new();
	struct article_query q = {.scope = SCOPE_ALL};
	struct list_key from;
	size_t seen = 0, got = n;
	int64_t last = back ? ROWS + 1 : 0;
	bool good = true;

	while (got == n) {
		struct article_row *rows;
		void *out;

		must(list_source_page(&source, s, &q, a, seen ? &from : NULL,
		    back, n, &out, &got));
		rows = out;
		for (size_t i = 0; i < got; i++) {
			int64_t id = rows[back ? got - 1 - i : i].id;

			good = good && !is_killed(id) &&
			    (back ? id < last : id > last);
			last = id;
			seen++;
		}
		if (got)
			from = rows[back ? 0 : got - 1].key;
	}
	ok(good, "none kept out, in order, %s by %zu", back ? "back" : "forth",
	    n);
	is_int(seen, ROWS - 41, "and all others");
	arena_free(a);
}

int
main(void)
{
	struct store *s = filled();

	test_page(s);
	test_hits(s);
	test_check();
	test_walk(s, false, 1);
	test_walk(s, false, 7);
	test_walk(s, false, 500);
	test_walk(s, true, 1);
	test_walk(s, true, 7);
	test_walk(s, true, 500);
	store_close(s);
	return tap_done();
}
