/*
 * review.c - the view of what an editor is to decide: the discrepancies
 * of all events, worst first, with the evidence of the one selected.
 */
#include "ui/views/review.h"

#include "src/base/civil.h"
#include "src/base/clock.h"
#include "src/report/report.h"
#include "ui/views/border.h"
#include "ui/views/views.h"

bool
review_is_open(const struct review_item *i)
{
	return i->state == REVIEW_NEW || i->state == REVIEW_AGAIN;
}

/* Today begins at midnight here. */
static void
count(struct review *v, struct app *app)
{
	int64_t now = app_now(app), zone = clock_zone(now);
	int64_t day = civil_day_of(now + zone) * DAY_SECONDS - zone;

	(void)app_check(app,
	    store_review_counts(app_store(app), day, &v->counts));
}

/* Another process may be writing: it is tried again with the next look. */
static void
wake(struct app *app)
{
	(void)store_review_wake(app_store(app), app_now(app));
}

static void *
open(struct app *app, struct arena *a, const struct view_target *t)
{
	struct review *v = ARENA_NEW(a, struct review);

	(void)t;
	v->rows.query = (struct review_query){.kind = -1, .verdict = -1};
	v->rows.arena = arena_new();
	v->arena = arena_new();
	buf_init(&v->filter, 4 * KiB);
	decide_init(&v->decide);
	list_init(&v->list, &review_source, &v->rows);
	wake(app);
	list_restart(&v->list, app);
	count(v, app);
	return v;
}

static void
close(void *state)
{
	struct review *v = state;

	list_free(&v->list);
	decide_free(&v->decide);
	buf_free(&v->filter);
	arena_free(v->rows.arena);
	arena_free(v->arena);
}

static void
forget(struct review *v)
{
	v->item.id = 0;
	v->fact.ncells = 0;
}

static void
reload(void *state, struct app *app)
{
	struct review *v = state;

	wake(app);
	review_find_new(v, app);
	list_refresh(&v->list, app);
	count(v, app);
	forget(v);
}

static void
layout(void *state, struct app *app, struct area body)
{
	struct review *v = state;
	struct review_parts p;

	v->body = body;
	v->linear = app_linear(app);
	v->preview_on = settings_flag(app_settings(app), SETTING_PREVIEW);
	p = review_split(v, &body, app_linear(app));
	list_page(&v->list, app,
	    table_rows(&p.list, app_linear(app)));
}

/* ---- the item selected, with its texts ---- */

static void
read_articles(struct review *v, struct app *app)
{
	const struct discrepancy *d = &v->item.d;

	v->articles = ARENA_ARRAY(v->arena, const struct article *,
	    d->npanes);
	for (size_t p = 0; p < d->npanes; p++) {
		struct article *art = ARENA_NEW(v->arena, struct article);
		struct paragraph *paras;

		if (store_article(app_store(app), v->arena, d->panes[p],
			false, art) != STATUS_OK)
			continue;
		/* As loaded.c does: places count bytes of clean lines. */
		paras = ARENA_ARRAY(v->arena, struct paragraph, art->nparas);
		for (size_t i = 0; i < art->nparas; i++)
			paras[i] = (struct paragraph){
			    text_line(v->arena, art->paras[i].text).s,
			    art->paras[i].kind};
		art->paras = paras;
		v->articles[p] = art;
	}
}

/* The ledger's own way to show evidence takes a fact. */
static void
make_fact(struct review *v)
{
	const struct discrepancy *d = &v->item.d;
	struct cell *cells = ARENA_ARRAY(v->arena, struct cell, d->nspots);

	for (size_t i = 0; i < d->nspots; i++) {
		const struct review_spot *s = &d->spots[i];
		struct str sentence = report_sentence(v->arena,
		    v->articles[s->pane], s);

		cells[i] = (struct cell){
		    .article = s->pane,
		    .para = s->para,
		    .start = s->start,
		    .end = s->end,
		    .text = text_line(v->arena, s->text).s,
		    .value = s->value,
		    .bound = s->bound,
		    .attribution = text_line(v->arena, s->attribution).s,
		    .said_at = text_line(v->arena, s->said_at).s,
		    .version = s->version,
		    .sentence = sentence.n ? sentence :
					     text_line(v->arena, s->text).s,
		};
	}
	v->fact = (struct fact){
	    .kind = d->kind,
	    .label = d->label,
	    .verdict = d->verdict,
	    .severity = d->severity,
	    .why = d->why,
	    .cells = cells,
	    .ncells = d->nspots,
	    .weights = d->weights,
	};
}

static void
read_item(struct review *v, struct app *app, int64_t id)
{
	if (v->item.id == id)
		return;
	arena_reset(v->arena);
	forget(v);
	if (!app_check(app,
		store_review_item(app_store(app), v->arena, id, &v->item))) {
		v->item.id = 0;
		return;
	}
	review_clean(v->arena, &v->item);
	read_articles(v, app);
	make_fact(v);
}

static bool
rest(void *state, struct app *app)
{
	struct review *v = state;
	const struct review_item *i = list_selected(&v->list);

	list_count(&v->list, app);
	if (i)
		read_item(v, app, i->id);
	return true;
}

/* ---- deciding ---- */

static bool
is_open(const void *row, const void *arg)
{
	(void)arg;
	return review_is_open(row);
}

/* Selected and below, 'count' of them, or the tagged ones. */
static size_t
chosen(struct review *v, struct app *app, unsigned count, int64_t *ids)
{
	struct list *l = &v->list;
	size_t n = 0;

	if (app_on_tagged(app)) {
		n = MIN(l->tags.n, DECIDE_MAX);
		if (n)
			memcpy(ids, l->tags.at, n * sizeof(*ids));
		return n;
	}
	for (size_t i = l->selected; i < l->n && n < MAX(count, 1) &&
	     n < DECIDE_MAX; i++)
		ids[n++] = review_source.id(
		    l->rows + i * sizeof(struct review_item));
	return n;
}

/* What was decided is shown, and the next that waits is selected. */
static void
decided(struct review *v, struct app *app, size_t n, bool tagged, bool moves)
{
	list_refresh(&v->list, app);
	count(v, app);
	forget(v);
	if (tagged || !moves)
		return;
	list_move(&v->list, app, (int64_t)n - 1);
	(void)list_look(&v->list, app, 0, is_open, NULL, LIST_LOOK);
}

/* A note leaves it where it is. */
static bool
moves_on(enum review_what what)
{
	return what == REVIEW_TO_ACCEPT || what == REVIEW_TO_REJECT ||
	    what == REVIEW_TO_DEFER;
}

static bool
decide(struct review *v, struct app *app, enum action a, unsigned count)
{
	int64_t ids[DECIDE_MAX];
	size_t n = chosen(v, app, count, ids);

	switch (decide_action(&v->decide, app, a, ids, n)) {
	case DECIDE_NOT_MINE:
		return false;
	case DECIDE_DONE:
		decided(v, app, n, app_on_tagged(app),
		    moves_on(v->decide.last.what));
		break;
	case DECIDE_ASKED:
	case DECIDE_FAILED:
		break;
	}
	return true;
}

/* ---- actions ---- */

static void
restart(struct review *v, struct app *app, const struct review_query *q)
{
	review_find(v, app, q);
	forget(v);
}

static void
go_to_event(struct app *app, const struct review_item *i, const char *view)
{
	struct arena *a = arena_new();
	struct review_item whole;
	struct view_target t = {.event = i->event, .para = -1,
	    .query = i->d.label};

	if (!i->event) {
		app_message(app, "no article tells it so any more");
		arena_free(a);
		return;
	}
	/* The paragraph that tells it first. */
	if (store_review_item(app_store(app), a, i->id, &whole) == STATUS_OK)
		for (size_t k = 0; k < whole.d.nspots && !t.article; k++)
			if (whole.d.spots[k].para >= 0) {
				t.article =
				    whole.d.panes[whole.d.spots[k].pane];
				t.para = whole.d.spots[k].para;
			}
	app_open(app, view, &t);
	arena_free(a);
}

static void
next_scope(struct review *v, struct app *app)
{
	static const char *const said[] = {
	    [REVIEW_OPEN] = "what waits for a decision",
	    [REVIEW_WAITING] = "what is deferred",
	    [REVIEW_DECIDED] = "what is decided",
	    [REVIEW_BY_RULE] = "what a rule explains",
	    [REVIEW_ALL] = "all: open, deferred, decided, explained",
	};

	struct review_query q = v->rows.query;

	q.scope = (q.scope + 1) % ARRAY_LEN(said);
	restart(v, app, &q);
	app_message(app, "%s", said[q.scope]);
}

static void
next_sort(struct review *v, struct app *app)
{
	struct review_query q = v->rows.query;

	q.sort = !q.sort;
	restart(v, app, &q);
	app_message(app, "sorted by %s", q.sort == REVIEW_BY_TIME ? "time" :
	    "severity");
}

static void
look(struct review *v, struct app *app, bool back)
{
	list_next(&v->list, app, back, is_open, "open item");
}

static bool
act_on(struct review *v, struct app *app, enum action a, unsigned count)
{
	const struct review_item *i = list_selected(&v->list);

	switch (a) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
	case ACTION_LEDGER:
		go_to_event(app, i, "ledger");
		return true;
	case ACTION_COMPARE:
		go_to_event(app, i, "compare");
		return true;
	case ACTION_READ:
		go_to_event(app, i, "reader");
		return true;
	default:
		return decide(v, app, a, count);
	}
}

static int
rows_before(const void *state)
{
	const struct review *v = state;

	return review_split(v, &v->body, v->linear).list.rows;
}

static bool
action(void *state, struct app *app, enum action a, unsigned count)
{
	struct review *v = state;

	if (list_action(&v->list, app, a, count))
		return true;
	switch (a) {
	case ACTION_NEXT_NEW:
	case ACTION_PREVIOUS_NEW:
		look(v, app, a == ACTION_PREVIOUS_NEW);
		return true;
	case ACTION_SORT:
		next_sort(v, app);
		return true;
	case ACTION_SCOPE:
		next_scope(v, app);
		return true;
	case ACTION_FILTER:
		app_ask(app, a, "filter: ", buf_view(&v->filter));
		return true;
	case ACTION_WIDER:
	case ACTION_NARROWER:
		border_move(app, a, count, &v->taller, rows_before, v);
		return true;
	default:
		return list_selected(&v->list) && act_on(v, app, a, count);
	}
}

static bool
has_words(const void *row, const void *arg)
{
	const struct review_item *i = row;
	const struct str *pattern = arg;

	return find_in(i->d.label, *pattern, 0) != STR_NPOS ||
	    find_in(i->d.cells, *pattern, 0) != STR_NPOS ||
	    find_in(i->headline, *pattern, 0) != STR_NPOS;
}

/* The old list stays when the words are no query. */
static void
filter(struct review *v, struct app *app, struct str typed)
{
	struct review_query q;
	struct buf why, line;

	buf_init(&why, 4 * KiB);
	buf_init(&line, 4 * KiB);
	buf_str(&line, typed);
	if (!review_query_read(buf_view(&line), &q, &why)) {
		app_error(app, "%.*s", STR_ARG(buf_view(&why)));
		buf_free(&line);
	} else {
		buf_free(&v->filter);
		v->filter = line;
		restart(v, app, &q);
	}
	buf_free(&why);
}

static void
answer(void *state, struct app *app, enum action a, struct str typed)
{
	struct review *v = state;

	if (a == ACTION_TAG_PATTERN && typed.s)
		list_tag_all(&v->list, app, has_words, typed);
	else if (a == ACTION_FILTER && typed.s)
		filter(v, app, typed);
	else if (decide_answer(&v->decide, app, a, typed) == DECIDE_DONE)
		decided(v, app, v->decide.n, v->decide.n > 1,
		    moves_on(v->decide.last.what));
}

static bool
find(void *state, struct app *app, const struct find *f)
{
	struct review *v = state;

	return list_find(&v->list, app, f, has_words);
}

static struct area
rows(const void *state, struct area body)
{
	const struct review *v = state;

	return table_body(
	    &v->list, review_split(v, &body, v->linear).list, v->linear);
}

static bool
here(const void *state, struct view_target *t)
{
	const struct review_item *i =
	    list_selected(&((const struct review *)state)->list);

	t->event = i ? i->event : 0;
	return i && i->event;
}

/* The line to publish; it is there when the keys have rested. */
static struct str
text(const void *state, struct arena *a)
{
	const struct review *v = state;
	const struct review_item *i = list_selected(&v->list);

	if (!i)
		return STR_NONE;
	if (i->line.n)
		return text_line(a, i->line).s;
	return v->item.id == i->id ? text_line(a, review_line(a, &v->item)).s :
				     STR_NONE;
}

static const struct hint hints[] = {
    {ACTION_ACCEPT, "Accept"},
    {ACTION_REJECT, "False-alarm"},
    {ACTION_DEFER, "Wait"},
    {ACTION_NOTE, "Note"},
    {ACTION_PUBLISH, "Line"},
    {ACTION_UNDO, "Undo"},
    {ACTION_OPEN, "Ledger"},
    {ACTION_COMPARE, "Compare"},
    {ACTION_ASSIGN, "Assign"},
    {ACTION_FILTER, "Filter"},
    {ACTION_SCOPE, "Scope"},
    {ACTION_SORT, "Sort"},
    {ACTION_REOPEN, "Reopen"},
};

static const struct hint bare_hints[] = {
    {ACTION_SCOPE, "Scope"},
    {ACTION_FILTER, "Filter"},
    {ACTION_UNDO, "Undo"},
    {ACTION_EVENTS, "Events"},
};

static bool
bare(const void *state)
{
	return ((const struct review *)state)->list.n == 0;
}

const struct view_ops view_review = {
    .name = "review",
    .hints = hints,
    .nhints = ARRAY_LEN(hints),
    .bare = bare,
    .bare_hints = bare_hints,
    .nbare_hints = ARRAY_LEN(bare_hints),
    .open = open,
    .close = close,
    .layout = layout,
    .reload = reload,
    .rest = rest,
    .action = action,
    .find = find,
    .rows = rows,
    .level = true,
    .here = here,
    .text = text,
    .answer = answer,
    .title = review_title,
    .status = review_status,
    .draw = review_draw,
};
