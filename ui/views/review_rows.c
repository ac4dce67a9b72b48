/*
 * review_rows.c - the rows of the review queue.
 *
 * The queue is a walk along an index, a page at a time.  What words or a
 * kind filter may stand anywhere in it: then the whole queue is gone
 * through once, in steps between keys, and the pages are read by the
 * numbers found.
 */
#include "ui/views/review.h"

/* Looked at in a step, in some 5 ms. */
#define STEP ((size_t)4000)

void
review_clean(struct arena *a, struct review_item *i)
{
	struct str *lines[] = {&i->headline, &i->by, &i->assigned, &i->note,
		&i->line, &i->d.label, &i->d.cells, &i->d.why};

	for (size_t k = 0; k < ARRAY_LEN(lines); k++)
		if (lines[k]->s)
			*lines[k] = text_line(a, *lines[k]).s;
}

/* ---- pages of what was found ---- */

static int
list_order(const void *x, const void *y)
{
	const struct list_key *a = x, *b = y;

	if (a->sort != b->sort)
		return a->sort > b->sort ? -1 : 1;
	return (a->id < b->id) - (a->id > b->id);
}

/* How many stand before the key; 'with' it. */
static size_t
before(const struct review_rows *r, const struct list_key *key, bool with)
{
	size_t low = 0, high = r->found.n;

	while (low < high) {
		size_t mid = (low + high) / 2;
		int c = list_order(&r->found.at[mid], key);

		if (c < 0 || (c == 0 && with))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* What is told no longer and was never decided is gone. */
static enum status
found_page(struct store *s, struct arena *a, const struct review_rows *r,
    const struct list_key *from, bool back, size_t n,
    struct review_item **items, size_t *nitems)
{
	size_t at = from ? before(r, from, !back) : back ? r->found.n : 0;
	struct review_item *out = ARENA_ARRAY(a, struct review_item, n);
	size_t got = 0;

	while (got < n && (back ? at > 0 : at < r->found.n)) {
		const struct list_key *k = &r->found.at[back ? --at : at++];
		struct review_item *i = &out[back ? n - 1 - got : got];
		enum status st = store_review_row(s, a, k->id, i);

		if (st == STATUS_NOT_FOUND)
			continue;
		if (st != STATUS_OK)
			return st;
		i->sort = k->sort; /* it stays where it stood */
		got++;
	}
	*items = back ? out + (n - got) : out;
	*nitems = got;
	return STATUS_OK;
}

/* ---- the source of the list ---- */

static enum status
read_items(struct store *s, const void *query, struct arena *a,
    const struct list_key *from, bool back, size_t n, void **rows,
    size_t *nrows)
{
	const struct review_rows *r = query;
	struct review_item *items = NULL;
	enum status st = r->filtered ?
	    found_page(s, a, r, from, back, n, &items, nrows) :
	    store_review(s, a, &r->query, from, back, n, &items, nrows);

	*rows = items;
	return st;
}

static enum status
count_items(struct store *s, const void *query, size_t *n)
{
	const struct review_rows *r = query;

	*n = r->found.n;
	return r->filtered ? STATUS_OK : store_review_count(s, &r->query, n);
}

static struct list_key
item_key(const void *row)
{
	const struct review_item *i = row;

	return (struct list_key){i->sort, i->id};
}

static int64_t
item_id(const void *row)
{
	return ((const struct review_item *)row)->id;
}

static void
keep_item(void *row, struct arena *a)
{
	struct review_item *i = row;
	struct str *lines[] = {&i->headline, &i->by, &i->assigned, &i->note,
		&i->line, &i->d.label, &i->d.cells};

	for (size_t k = 0; k < ARRAY_LEN(lines); k++)
		*lines[k] = arena_str(a, *lines[k]);
}

/* It was decided; it stays where it stood. */
static void
again(struct store *s, void *row, struct arena *a)
{
	struct review_item *i = row;
	int64_t sort = i->sort;
	struct review_item now;

	if (store_review_row(s, a, i->id, &now) != STATUS_OK)
		return;
	*i = now;
	i->sort = sort;
}

const struct list_source review_source = {
    .row_size = sizeof(struct review_item),
    .page = read_items,
    .count = count_items,
    .key = item_key,
    .id = item_id,
    .keep = keep_item,
    .again = again,
};

/* ---- finding ---- */

/* Of one event, or one editor's, are few: an index has them. */
static bool
must_look(const struct review_query *q)
{
	bool few = q->event || (q->editor.n && !str_eq(q->editor, STR("-")));

	return !few && (q->kind >= 0 || q->verdict >= 0 || q->editor.n ||
	    q->words.n);
}

struct finding_items {
	struct review *v;
	struct review_rows rows;
};

/* False: there was nothing more to look at. */
static bool
find_some(struct review_rows *r, struct app *app)
{
	struct arena *a = arena_new();
	struct list_key *keys;
	int64_t from = r->to;
	size_t n;
	bool more = app_check(app, store_review_find(app_store(app), a,
	    &r->query, from, STEP, &keys, &n, &r->to)) && r->to > from;

	for (size_t i = 0; more && i < n; i++)
		*vec_add(r->arena, &r->found) = keys[i];
	arena_free(a);
	return more;
}

static bool
step(void *state, struct app *app)
{
	struct finding_items *f = state;

	return find_some(&f->rows, app);
}

static struct text
words(const void *state, struct arena *a)
{
	const struct finding_items *f = state;

	return text_printf(a, "%zu found ..", f->rows.found.n);
}

static void
sort_found(struct review_rows *r)
{
	if (r->found.n)
		qsort(r->found.at, r->found.n, sizeof(*r->found.at),
		    list_order);
}

static void
show(struct review *v, struct app *app, struct review_rows rows)
{
	arena_free(v->rows.arena);
	v->rows = rows;
	v->list.n = 0; /* from the top */
	list_restart(&v->list, app);
}

static void
end(void *state, struct app *app, bool stopped)
{
	struct finding_items *f = state;

	sort_found(&f->rows);
	if (stopped)
		app_message(app, "stopped: %zu found", f->rows.found.n);
	f->rows.stopped = stopped;
	show(f->v, app, f->rows);
	free(f);
}

static const struct work_ops finding = {
    .alone = true, .step = step, .words = words, .end = end};

void
review_find(struct review *v, struct app *app, const struct review_query *q)
{
	struct review_rows rows = {.query = *q, .arena = arena_new(),
		.filtered = must_look(q)};
	struct finding_items *f;

	/* The line that is typed may be another one by then. */
	if (q->editor.n)
		rows.query.editor = arena_str(rows.arena, q->editor);
	if (q->words.n)
		rows.query.words = arena_str(rows.arena, q->words);
	if (!rows.filtered) {
		show(v, app, rows);
		return;
	}
	f = xcalloc(1, sizeof(*f));
	*f = (struct finding_items){v, rows};
	app_begin_work(app, &finding, f);
}

void
review_find_new(struct review *v, struct app *app)
{
	if (v->rows.filtered && !v->rows.stopped &&
	    find_some(&v->rows, app))
		sort_found(&v->rows);
}
