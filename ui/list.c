#include "ui/list.h"

/* Rows read on each side of the selection: two screens, as each costs the
 * questions of its own that draw it; where the way is long, more. */
#define SIDE_LEAST ((size_t)60)
#define SIDE ((size_t)200)
/* A count of rows to move by reads at most so many windows. */
#define HOPS 100
/* "99 new" is enough. */
#define WAITING_MAX ((size_t)99)

void
list_init(struct list *l, const struct list_source *source, const void *query)
{
	*l = (struct list){
	    .source = source, .query = query, .arena = arena_new(),
	    .tags = {.arena = arena_new()}};
}

void
list_free(struct list *l)
{
	arena_free(l->arena);
	arena_free(l->tags.arena);
}

static char *
row(const struct list *l, size_t i)
{
	return l->rows + i * l->source->row_size;
}

static size_t
side_of(const struct list *l)
{
	return MIN(MAX(2 * l->page, SIDE_LEAST), SIDE);
}

/* A page of rows into 'a'; none when the store fails, which is shown. */
static size_t
read_page(const struct list *l, struct app *app, struct arena *a,
    const struct list_key *from, bool back, size_t n, void **rows)
{
	size_t got = 0;

	*rows = NULL;
	if (!app_check(app,
		list_source_page(l->source, app_store(app), l->query, a, from,
		    back, n, rows, &got)))
		return 0;
	return got;
}

static size_t
find_id(const struct list *l, const char *rows, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++) {
		if (l->source->id(rows + i * l->source->row_size) == id)
			return i;
	}
	return n;
}

/* Puts a window in the place of the old one. */
static void
set_window(struct list *l, struct arena *a, char *rows, size_t n)
{
	arena_free(l->arena);
	l->arena = a;
	l->rows = rows;
	l->n = n;
}

/*
 * Reads the window around a row of that key and rank.  The row itself is
 * read again: a page behind the one before it begins with it.
 */
static void
read_around(struct list *l, struct app *app, struct list_key key, size_t rank,
    size_t side)
{
	size_t size = l->source->row_size, line = l->selected - l->top;
	struct arena *a = arena_new();
	struct list_key last;
	void *above, *below;
	size_t na = read_page(l, app, a, &key, true, side, &above);

	if (na > 0)
		last = l->source->key((char *)above + (na - 1) * size);

	size_t nb =
	    read_page(l, app, a, na ? &last : NULL, false, side + 1, &below);
	char *rows = arena_alloc(a, MAX((na + nb) * size, 1));

	if (na > 0)
		memcpy(rows, above, na * size);
	if (nb > 0)
		memcpy(rows + na * size, below, nb * size);
	set_window(l, a, rows, na + nb);
	l->start = na < side;
	l->end = nb < side + 1;
	l->before = l->start || rank - 1 < na ? 0 : rank - 1 - na;
	l->selected = MIN(na, l->n ? l->n - 1 : 0);
	l->top = l->selected - MIN(line, l->selected);
	if (l->end) {
		l->total = l->before + l->n;
		l->counted = true;
	}
}

void
list_restart(struct list *l, struct app *app)
{
	const void *old = list_selected(l);
	int64_t id = old ? l->source->id(old) : 0;
	/* What was selected is looked for further down. */
	size_t most = 2 * (old ? SIDE : side_of(l));
	struct arena *a = arena_new();
	void *rows;
	size_t n = read_page(l, app, a, NULL, false, most, &rows);

	set_window(l, a, rows, n);
	l->before = 0;
	l->start = true;
	l->end = n < most;
	l->counted = l->end;
	l->total = n;
	l->waiting = 0;
	if (n > 0)
		l->newest = l->source->key(row(l, 0));
	l->selected = old ? find_id(l, l->rows, n, id) : 0;
	if (l->selected == n)
		l->selected = 0;
	l->top = scroll_to(0, l->selected, l->page);
}

static void
count_waiting(struct list *l, struct app *app)
{
	struct arena *a = arena_new();
	void *rows;

	l->waiting = read_page(l, app, a, &l->newest, true, WAITING_MAX, &rows);
	arena_free(a);
}

void
list_refresh(struct list *l, struct app *app)
{
	size_t size = l->source->row_size;
	struct list_key from;
	void *fresh;

	if (l->n == 0) {
		list_restart(l, app);
		return;
	}
	from = l->source->key(row(l, 0));

	/* The first row's key finds what stands behind it; the rows before
	 * are read to have it, and those that moved up, too. */
	struct arena *a = arena_new();
	void *up;
	size_t nup = read_page(l, app, a, &from, true, side_of(l), &up);

	if (nup > 0)
		from = l->source->key(up);

	size_t nf = read_page(
	    l, app, a, nup ? &from : NULL, false, l->n + side_of(l), &fresh);
	char *rows = arena_alloc(a, l->n * size);

	for (size_t i = 0; i < l->n; i++) {
		int64_t id = l->source->id(row(l, i));
		size_t at = find_id(l, fresh, nf, id);
		char *to = rows + i * size;

		if (at < nf) {
			memcpy(to, (char *)fresh + at * size, size);
		} else {
			memcpy(to, row(l, i), size);
			l->source->keep(to, a);
			if (l->source->again)
				l->source->again(app_store(app), to, a);
		}
	}
	set_window(l, a, rows, l->n);
	l->counted = l->start && l->end;
	l->total = l->n;
	count_waiting(l, app);
}

void
list_count(struct list *l, struct app *app)
{
	if (!l->counted &&
	    app_check(
		app, l->source->count(app_store(app), l->query, &l->total)))
		l->counted = true;
}

/* Are there rows for a screen on both sides of the selection? */
static void
fill_edges(struct list *l, struct app *app, size_t side)
{
	bool above = !l->start && l->selected < l->page;
	bool below = !l->end && l->n - l->selected <= l->page;

	l->top = scroll_to(l->top, l->selected, l->page);
	if (l->n > 0 && (above || below))
		read_around(l, app, l->source->key(row(l, l->selected)),
		    list_rank(l), side);
	l->top = scroll_to(l->top, l->selected, l->page);
}

void
list_page(struct list *l, struct app *app, int rows)
{
	size_t page = (size_t)MIN(MAX(rows, 1), (int)SIDE);

	/* What was made lower and is made taller again shows what it did. */
	if (page < l->page && l->taller.page == 0) {
		l->taller.page = l->page;
		l->taller.line = l->selected - l->top;
		l->taller.rank = list_rank(l);
	} else if (l->taller.page > 0 && page >= l->taller.page) {
		if (l->taller.rank == list_rank(l))
			l->top = l->selected -
			    MIN(l->taller.line, l->selected);
		l->taller.page = 0;
	}
	l->page = page;
	/* A taller screen is filled upwards from the end. */
	if (l->end && l->n - l->top < l->page)
		l->top = l->n - MIN(l->n, l->page);
	fill_edges(l, app, side_of(l));
}

void
list_move(struct list *l, struct app *app, int64_t by)
{
	for (int hops = 0; l->n > 0 && hops < HOPS; hops++) {
		int64_t to = (int64_t)l->selected + by;
		int64_t stop = MIN(MAX(to, 0), (int64_t)l->n - 1);

		by = to - stop;

		bool edge = by < 0 ? l->start : l->end;

		l->selected = (size_t)stop;
		fill_edges(l, app, by == 0 ? side_of(l) : SIDE);
		if (by == 0 || edge)
			return;
	}
}

static void
go_last(struct list *l, struct app *app)
{
	struct arena *a = arena_new();
	void *rows;

	list_count(l, app);

	size_t most = 2 * side_of(l);
	size_t n = read_page(l, app, a, NULL, true, most, &rows);

	set_window(l, a, rows, n);
	l->start = n < most;
	l->end = true;
	l->before = l->start || l->total < n ? 0 : l->total - n;
	l->total = l->before + n;
	l->selected = n ? n - 1 : 0;
	l->top = 0;
	fill_edges(l, app, side_of(l));
}

static void
go_to(struct list *l, struct app *app, enum action a, unsigned count)
{
	if (count > 0) {
		list_move(l, app, (int64_t)count - (int64_t)list_rank(l));
	} else if (a == ACTION_LAST && !l->end) {
		go_last(l, app);
	} else if (a == ACTION_FIRST && !l->start) {
		l->n = 0;
		list_restart(l, app);
	} else {
		l->selected = a == ACTION_FIRST || l->n == 0 ? 0 : l->n - 1;
		fill_edges(l, app, side_of(l));
	}
}

bool
list_tagged(const struct list *l, const void *r)
{
	return l->tags.n > 0 && tags_has(&l->tags, l->source->id(r));
}

/* t: the selected row and those behind it, 'count' of them; ;t: no row is
 * tagged any more. */
static void
tag(struct list *l, struct app *app, unsigned count)
{
	if (app_on_tagged(app)) {
		l->tags.n = 0;
		return;
	}
	for (unsigned i = 0; i < MAX(count, 1) && l->n > 0; i++) {
		size_t rank = list_rank(l);

		tags_toggle(&l->tags,
		    l->source->id(row(l, l->selected)));
		list_move(l, app, 1);
		if (list_rank(l) == rank)
			return;
	}
}

bool
list_action(struct list *l, struct app *app, enum action a, unsigned count)
{
	int64_t times = MAX(count, 1), page = (int64_t)l->page;

	switch (a) {
	case ACTION_DOWN:
		list_move(l, app, times);
		return true;
	case ACTION_UP:
		list_move(l, app, -times);
		return true;
	case ACTION_PAGE_DOWN:
		list_move(l, app, times * MAX(page - 1, 1));
		return true;
	case ACTION_PAGE_UP:
		list_move(l, app, -times * MAX(page - 1, 1));
		return true;
	case ACTION_HALF_DOWN:
		list_move(l, app, times * MAX(page / 2, 1));
		return true;
	case ACTION_HALF_UP:
		list_move(l, app, -times * MAX(page / 2, 1));
		return true;
	case ACTION_FIRST:
	case ACTION_LAST:
		go_to(l, app, a, count);
		return true;
	case ACTION_TAG:
		tag(l, app, count);
		return true;
	case ACTION_SHOW_NEW:
		if (l->waiting == 0)
			app_message(app, "nothing new has come in");
		list_restart(l, app);
		return true;
	default:
		return false;
	}
}

const void *
list_selected(const struct list *l)
{
	return l->n > 0 ? row(l, l->selected) : NULL;
}

const void *
list_shown(const struct list *l, size_t i)
{
	return l->top + i < l->n ? row(l, l->top + i) : NULL;
}

size_t
list_rank(const struct list *l)
{
	return l->before + l->selected + 1;
}

struct list_place
list_here(const struct list *l)
{
	struct list_place p = {.set = l->n > 0};

	if (p.set) {
		p.key = l->source->key(row(l, l->selected));
		p.rank = list_rank(l);
		p.line = l->selected - l->top;
	}
	return p;
}

void
list_go(struct list *l, struct app *app, const struct list_place *p)
{
	if (!p->set)
		return;
	/* Most places are still in the window. */
	if (p->rank > l->before && p->rank <= l->before + l->n) {
		l->selected = p->rank - l->before - 1;
		l->top = l->selected - MIN(p->line, l->selected);
	} else {
		read_around(l, app, p->key, p->rank, side_of(l));
		l->top = l->selected - MIN(p->line, l->selected);
	}
	fill_edges(l, app, side_of(l));
}
