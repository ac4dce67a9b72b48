/*
 * list_look.c - looking for rows of a list.
 *
 * The list's window stays where it is: pages are read behind one another
 * and forgotten, each row once, and the window is read where a match
 * stands.  Five hundred rows are some 3 ms, and 10 where the store is not
 * in memory, which a key may take; what is further is looked for in
 * steps, and keys wait for that, as they mean the row that is found.
 */
#include "src/base/map.h"
#include "ui/list.h"

#define PAGE ((size_t)250)

struct looking {
	struct list *list;
	unsigned how;
	list_match *match;
	const void *arg;
	struct arena *page;
	struct list_place from; /* where it began */
	struct list_key key;	/* of the row looked at last */
	bool begun;		/* is there one? */
	bool wrapped;
	size_t rank; /* its rank */
	size_t looked;
};

enum looked { LOOKED_FOUND, LOOKED_ON, LOOKED_END };

static struct looking
look_from(struct list *l, unsigned how, list_match *match, const void *arg)
{
	struct looking k = {.list = l, .how = how, .match = match,
	    .arg = arg, .page = arena_new(), .from = list_here(l)};

	k.key = k.from.key;
	k.rank = k.from.rank;
	k.begun = k.from.set;
	return k;
}

static void
select_row(struct looking *k, struct app *app, const void *row)
{
	struct list *l = k->list;
	struct list_place to = {.key = l->source->key(row), .rank = k->rank,
	    .line = k->from.line, .set = true};

	/* What is near scrolls no further than it must. */
	if (k->rank > l->before && k->rank <= l->before + l->n)
		list_move(l, app, (int64_t)k->rank - (int64_t)list_rank(l));
	else
		list_go(l, app, &to);
}

/* The page has ended the list: from the other end on, once. */
static enum looked
turn(struct looking *k, struct app *app)
{
	if (!(k->how & LOOK_WRAP) || k->wrapped)
		return LOOKED_END;
	k->wrapped = true;
	k->begun = false;
	k->rank = 0;
	if (k->how & LOOK_BACK) {
		list_count(k->list, app);
		k->rank = k->list->total + 1;
	}
	return LOOKED_ON;
}

/* A page further. */
static enum looked
look_on(struct looking *k, struct app *app)
{
	const struct list_source *s = k->list->source;
	bool back = k->how & LOOK_BACK;
	void *rows = NULL;
	size_t n = 0;

	arena_reset(k->page);
	if (!app_check(app,
		s->page(app_store(app), k->list->query, k->page,
		    k->begun ? &k->key : NULL, back, PAGE, &rows, &n)))
		return LOOKED_END;
	for (size_t i = 0; i < n; i++) {
		const char *row = (const char *)rows +
		    (back ? n - 1 - i : i) * s->row_size;

		k->rank += back ? (size_t)-1 : 1;
		if (k->wrapped && k->rank == k->from.rank)
			return LOOKED_END;
		if (k->match(row, k->arg)) {
			select_row(k, app, row);
			return LOOKED_FOUND;
		}
	}
	k->looked += n;
	if (n < PAGE)
		return turn(k, app);
	k->begun = true;
	k->key = s->key((const char *)rows + (back ? 0 : n - 1) * s->row_size);
	return LOOKED_ON;
}

/* So many rows further. */
static enum looked
look_rows(struct looking *k, struct app *app, size_t most)
{
	enum looked is = LOOKED_ON;
	size_t end = k->looked + most;

	while (is == LOOKED_ON && k->looked < end)
		is = look_on(k, app);
	return is;
}

static bool
is_here(const struct looking *k)
{
	return (k->how & LOOK_HERE) &&
	    k->match(list_selected(k->list), k->arg);
}

bool
list_look(struct list *l, struct app *app, unsigned how, list_match *match,
    const void *arg, size_t most)
{
	struct looking k;
	bool found;

	if (l->n == 0)
		return false;
	k = look_from(l, how, match, arg);
	found = is_here(&k) || look_rows(&k, app, most) == LOOKED_FOUND;
	arena_free(k.page);
	return found;
}

/* ---- in steps ---- */

struct seeking {
	struct arena *arena;
	struct looking k;
	struct str pattern;
	const char *what;
	enum looked is;
};

static bool
seek(void *state, struct app *app)
{
	struct seeking *s = state;

	s->is = look_rows(&s->k, app, LIST_LOOK);
	return s->is == LOOKED_ON;
}

static struct text
seek_words(const void *state, struct arena *a)
{
	const struct seeking *s = state;

	return text_printf(a, "looking, %zu rows ..", s->k.looked);
}

static void
seek_end(void *state, struct app *app, bool stopped)
{
	struct seeking *s = state;
	struct arena *a = s->arena;
	bool back = s->k.how & LOOK_BACK;

	if (stopped)
		app_message(app, "stopped after %zu rows", s->k.looked);
	else if (s->is == LOOKED_END && s->what)
		app_message(app, "no %s %s", s->what, back ? "before" : "behind");
	else if (s->is == LOOKED_END)
		app_message(app, "\"%.*s\" is not found%s",
		    STR_ARG(s->pattern),
		    s->k.how & LOOK_HERE ? "" : " elsewhere");
	arena_free(s->k.page);
	arena_free(a);
}

static const struct work_ops seeking = {
    .alone = true, .step = seek, .words = seek_words, .end = seek_end};

void
list_seek(struct list *l, struct app *app, unsigned how, list_match *match,
    struct str pattern, const char *what)
{
	struct arena *a = arena_new();
	struct seeking *s = ARENA_NEW(a, struct seeking);

	*s = (struct seeking){.arena = a, .what = what};
	s->pattern = arena_str(a, pattern);
	s->k = look_from(l, how, match, &s->pattern);
	s->is = l->n == 0 ? LOOKED_END
	    : is_here(&s->k) ? LOOKED_FOUND : LOOKED_ON;
	if (s->is == LOOKED_ON)
		app_begin_work(app, &seeking, s);
	else
		seek_end(s, app, false);
}

void
list_next(struct list *l, struct app *app, bool back, list_match *match,
    const char *what)
{
	list_seek(l, app, back ? LOOK_BACK : 0, match, STR_NONE, what);
}

/* ---- tags ---- */

struct tagging {
	struct arena *arena;
	struct looking k;
	list_match *wanted;
	struct str pattern;
	struct map *known; /* ids that had a tag before */
	struct list *list;
	size_t before; /* how many had one */
};

static struct str
id_key(const int64_t *id)
{
	return (struct str){(const char *)id, sizeof(*id)};
}

/* Never true: the walk goes on to the end. */
static bool
tag_match(const void *row, const void *arg)
{
	const struct tagging *t = arg;
	int64_t id = t->list->source->id(row);

	if (t->wanted(row, &t->pattern) && !map_find(t->known, id_key(&id)))
		*vec_add(t->list->tags.arena, &t->list->tags) = id;
	return false;
}

static bool
tag_some(void *state, struct app *app)
{
	struct tagging *t = state;

	return look_rows(&t->k, app, LIST_LOOK) == LOOKED_ON;
}

static struct text
tag_words(const void *state, struct arena *a)
{
	const struct tagging *t = state;

	return text_printf(a, "%zu tagged of %zu rows ..",
	    t->list->tags.n - t->before, t->k.looked);
}

static void
tag_end(void *state, struct app *app, bool stopped)
{
	struct tagging *t = state;
	struct arena *a = t->arena;

	app_message(app, "%s%zu tagged", stopped ? "stopped: " : "",
	    t->list->tags.n - t->before);
	arena_free(t->k.page);
	arena_free(a);
}

static const struct work_ops tagging = {
    .alone = true, .step = tag_some, .words = tag_words, .end = tag_end};

void
list_tag_all(
    struct list *l, struct app *app, list_match *match, struct str pattern)
{
	struct arena *a = arena_new();
	struct tagging *t = ARENA_NEW(a, struct tagging);

	*t = (struct tagging){.arena = a, .wanted = match, .list = l,
	    .known = map_new(a), .before = l->tags.n};
	t->pattern = arena_str(a, pattern);
	for (size_t i = 0; i < l->tags.n; i++)
		(void)map_at(t->known, id_key(&l->tags.at[i]), 0, NULL);
	t->k = look_from(l, 0, tag_match, t);
	t->k.begun = false; /* from the top */
	app_begin_work(app, &tagging, t);
}

/* ---- by id, and by what is typed ---- */

/* Who goes to a place of the list waits for it. */
#define ID_ROWS ((size_t)5000)

struct looked_for {
	const struct list *list;
	int64_t id;
};

static bool
has_id(const void *r, const void *arg)
{
	const struct looked_for *f = arg;

	return f->list->source->id(r) == f->id;
}

bool
list_go_id(struct list *l, struct app *app, int64_t id)
{
	struct looked_for f = {l, id};

	return list_look(
	    l, app, LOOK_HERE | LOOK_WRAP, has_id, &f, ID_ROWS);
}

bool
list_find(
    struct list *l, struct app *app, const struct find *f, list_match *match)
{
	unsigned how = LOOK_WRAP | (f->back ? LOOK_BACK : 0);

	switch (f->step) {
	case FIND_START:
		l->found_from = list_here(l);
		return true;
	case FIND_TYPED:
	case FIND_CANCELLED:
		list_go(l, app, &l->found_from);
		return f->pattern.n == 0 || list_look(l, app, how | LOOK_HERE,
		    match, &f->pattern, LIST_LOOK);
	case FIND_ENTERED:
		list_go(l, app, &l->found_from);
		list_seek(l, app, how | LOOK_HERE, match, f->pattern, NULL);
		break;
	case FIND_NEXT:
		list_seek(l, app, how, match, f->pattern, NULL);
		break;
	}
	return true;
}
