/*
 * The list's window against a plain array: whatever is done, the list
 * shows what the whole array would, and reads little of it.
 */
#include "tests/tap.h"
#include "ui/app.h"
#include "ui/list.h"

#define MANY 100000

struct item {
	int64_t id, sort;
};

/* Newest first: ids and sorts fall. */
static struct item items[MANY + 100];
static size_t nitems;
static size_t rows_read; /* by all pages so far */

static struct app *app;

static enum status
page(struct store *s, const void *query, struct arena *a,
    const struct list_key *from, bool back, size_t n, void **rows,
    size_t *nrows)
{
	size_t at = 0;

	(void)s;
	(void)query;
	if (from) {
		while (at < nitems && items[at].sort > from->sort)
			at++;
		if (!back && at < nitems && items[at].sort == from->sort)
			at++;
	} else if (back) {
		at = nitems;
	}
	*nrows = back ? MIN(n, at) : MIN(n, nitems - at);
	if (back)
		at -= *nrows;
	*rows = arena_alloc(a, *nrows * sizeof(struct item) + 1);
	memcpy(*rows, &items[at], *nrows * sizeof(struct item));
	rows_read += *nrows;
	return STATUS_OK;
}

static enum status
count(struct store *s, const void *query, size_t *n)
{
	(void)s;
	(void)query;
	*n = nitems;
	return STATUS_OK;
}

static struct list_key
key(const void *row)
{
	const struct item *i = row;

	return (struct list_key){i->sort, i->id};
}

static int64_t
id(const void *row)
{
	return ((const struct item *)row)->id;
}

static void
keep(void *row, struct arena *a)
{
	(void)row;
	(void)a;
}

static const struct list_source source = {
    .row_size = sizeof(struct item),
    .page = page,
    .count = count,
    .key = key,
    .id = id,
    .keep = keep,
};

static void
fill(size_t n)
{
	nitems = n;
	for (size_t i = 0; i < n; i++)
		items[i] = (struct item){(int64_t)(n - i),
		    (int64_t)(n - i) * 10};
}

/* New rows at the top. */
static void
add(size_t n)
{
	memmove(&items[n], &items[0], nitems * sizeof(items[0]));
	nitems += n;
	for (size_t i = 0; i < n; i++)
		items[i] = (struct item){(int64_t)(nitems - i),
		    (int64_t)(nitems - i) * 10};
}

static int64_t
selected(const struct list *l)
{
	return id(list_selected(l));
}

static void
test_moves(void)
{
	static const enum action actions[] = {ACTION_DOWN, ACTION_UP,
	    ACTION_PAGE_DOWN, ACTION_PAGE_UP, ACTION_HALF_DOWN,
	    ACTION_HALF_UP, ACTION_FIRST, ACTION_LAST};
	struct list l;
	size_t at = 0, bad = 0;
	unsigned seed = 3;

	fill(MANY);
	list_init(&l, &source, NULL);
	list_restart(&l, app);
	list_page(&l, app, 20);
	for (int i = 0; i < 3000; i++) {
		seed = seed * 1664525 + 1013904223;

		enum action a = actions[(seed >> 8) % ARRAY_LEN(actions)];
		unsigned n = (seed >> 12) % 40;
		size_t times = a == ACTION_PAGE_DOWN || a == ACTION_PAGE_UP
		    ? 19
		    : a == ACTION_HALF_DOWN || a == ACTION_HALF_UP ? 10
								   : 1;

		if (a == ACTION_FIRST || a == ACTION_LAST)
			n = 0;
		(void)list_action(&l, app, a, n);
		times *= MAX(n, 1);
		switch (a) {
		case ACTION_FIRST:
			at = 0;
			break;
		case ACTION_LAST:
			at = MANY - 1;
			break;
		case ACTION_UP:
		case ACTION_PAGE_UP:
		case ACTION_HALF_UP:
			at -= MIN(times, at);
			break;
		default:
			at = MIN(at + times, MANY - 1);
		}
		bad += selected(&l) != items[at].id ||
		    list_rank(&l) != at + 1 || l.selected < l.top ||
		    l.selected >= l.top + 20 || l.n > 1000;
		/* A whole screen is there wherever one stands. */
		for (size_t k = 0; k < 20; k++)
			bad += !list_shown(&l, k);
	}
	is_int(bad, 0, "3,000 moves in 100,000 rows end where they should");
	list_free(&l);
}

static void
test_cost(void)
{
	struct list l;

	fill(MANY);
	list_init(&l, &source, NULL);
	rows_read = 0;
	list_restart(&l, app);
	list_page(&l, app, 20);
	ok(rows_read <= 400, "the first screen reads %zu rows", rows_read);
	rows_read = 0;
	(void)list_action(&l, app, ACTION_LAST, 0);
	ok(rows_read <= 400, "the last one reads %zu", rows_read);
	rows_read = 0;
	(void)list_action(&l, app, ACTION_FIRST, 15000);
	ok(list_rank(&l) < MANY - 15000 && rows_read < 50000,
	    "a count goes far, not for ever");
	(void)list_action(&l, app, ACTION_FIRST, 0);
	(void)list_action(&l, app, ACTION_FIRST, 777);
	is_int(list_rank(&l), 777, "a count goes to its row");
	list_free(&l);
}

static void
test_new_rows(void)
{
	struct list l;

	fill(50);
	list_init(&l, &source, NULL);
	list_restart(&l, app);
	list_page(&l, app, 10);
	(void)list_action(&l, app, ACTION_DOWN, 5);

	int64_t was = selected(&l), top = id(list_shown(&l, 0));

	add(3);
	list_refresh(&l, app);
	is_int(selected(&l), was, "new rows leave the selection");
	is_int(id(list_shown(&l, 0)), top, "and the top where they are");
	is_int(l.waiting, 3, "and are counted");
	(void)list_action(&l, app, ACTION_SHOW_NEW, 0);
	is_int(selected(&l), was, "shown, they leave the selection too");
	is_int(list_rank(&l), 9, "which is further down now");
	is_int(l.waiting, 0, "and none waits");
	(void)list_action(&l, app, ACTION_FIRST, 0);
	is_int(selected(&l), 53, "the newest is first");
	list_free(&l);
}

static bool
divides(const void *row, const void *arg)
{
	return id(row) % *(const int64_t *)arg == 0;
}

static bool
is_997(const void *row, const void *arg)
{
	(void)arg;
	return id(row) == 997;
}

static bool
is_odd(const void *row, const void *arg)
{
	(void)arg;
	return id(row) % 2 == 1;
}

/* Far rows are looked for in steps; each is read once. */
static void
test_steps(struct list *l)
{
	struct key down = {.code = 'j'}, escape = {.code = INPUT_ESC};
	size_t rank;

	(void)list_action(l, app, ACTION_FIRST, 0);
	rows_read = 0;
	list_seek(l, app, 0, is_997, STR_NONE, "such row");
	ok(app_works(app) && list_rank(l) == 1, "it goes on between keys");
	app_key(app, down);
	while (app_works(app))
		app_work(app);
	is_int(selected(l), 997, "until it is there");
	ok(rows_read < 20000 + 1000, "%zu rows are read", rows_read);
	list_seek(l, app, LOOK_BACK, is_997, STR_NONE, "such row");
	while (app_works(app))
		app_work(app);
	is_int(selected(l), 997, "what is not there");
	rank = list_rank(l);
	list_seek(l, app, LOOK_WRAP, is_997, STR_NONE, "such row");
	while (app_works(app))
		app_work(app);
	is_int(list_rank(l), rank, "once around it comes back");
	(void)list_action(l, app, ACTION_FIRST, 0);
	list_seek(l, app, 0, is_997, STR_NONE, "such row");
	app_key(app, escape);
	ok(!app_works(app) && list_rank(l) == 1, "Esc ends it");
	list_tag_all(l, app, is_odd, STR_NONE);
	ok(app_works(app), "tags are set in steps");
	while (app_works(app))
		app_work(app);
	is_int(l->tags.n, 10000, "all");
	list_tag_all(l, app, is_odd, STR_NONE);
	while (app_works(app))
		app_work(app);
	is_int(l->tags.n, 10000, "none twice");
}

static void
test_looking(void)
{
	struct list l;
	int64_t n = 997, none = 8000009;

	fill(20000);
	list_init(&l, &source, NULL);
	list_restart(&l, app);
	list_page(&l, app, 10);
	ok(list_look(&l, app, LOOK_WRAP | LOOK_BACK, divides, &n, 5000),
	    "looking back goes on from the end");
	is_int(selected(&l), n, "to the match");
	ok(!list_look(&l, app, 0, divides, &none, 5000), "what is not there");
	is_int(selected(&l), n, "leaves the selection");
	test_steps(&l);
	list_free(&l);
}

static void
test_sizes(void)
{
	struct list l;
	int64_t top;

	fill(1000);
	list_init(&l, &source, NULL);
	list_restart(&l, app);
	list_page(&l, app, 20);
	(void)list_action(&l, app, ACTION_DOWN, 300);
	(void)list_action(&l, app, ACTION_UP, 7);
	top = id(list_shown(&l, 0));
	list_page(&l, app, 5);
	list_page(&l, app, 1);
	is_int(id(list_shown(&l, 0)), selected(&l), "one row is the selected");
	list_page(&l, app, 20);
	is_int(id(list_shown(&l, 0)), top, "taller again, all is as it was");
	list_page(&l, app, 1);
	(void)list_action(&l, app, ACTION_DOWN, 400);
	list_page(&l, app, 20);
	ok(l.selected >= l.top && l.selected < l.top + 20,
	    "moved meanwhile, the selection is on the screen");
	list_free(&l);
}

static void
test_empty(void)
{
	struct list l;

	fill(0);
	list_init(&l, &source, NULL);
	list_restart(&l, app);
	list_page(&l, app, 10);
	(void)list_action(&l, app, ACTION_DOWN, 0);
	(void)list_action(&l, app, ACTION_LAST, 0);
	(void)list_action(&l, app, ACTION_FIRST, 9);
	ok(!list_selected(&l) && !list_shown(&l, 0),
	    "an empty list has no selection");
	add(2);
	list_refresh(&l, app);
	is_int(selected(&l), 2, "until its first rows come");
	list_free(&l);
}

int
main(void)
{
	struct app_options o = {0};
	struct buf why;

	buf_init(&why, 4 * KiB);
	if (store_open("", STORE_MEMORY, &why, &o.store) != STATUS_OK)
		bug("%.*s", STR_ARG(buf_view(&why)));
	app = app_new(&o);
	test_moves();
	test_cost();
	test_new_rows();
	test_looking();
	test_sizes();
	test_empty();
	app_free(app);
	store_close(o.store);
	buf_free(&why);
	return tap_done();
}
