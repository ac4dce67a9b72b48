/*
 * events.c - the list of events, with a preview of the one selected.
 */
#include "ui/views/events.h"

#include "db/store_feeds.h"
#include "ui/views/border.h"
#include "ui/views/correct.h"
#include "ui/views/marking.h"
#include "ui/views/table.h"
#include "ui/views/views.h"

/* ---- reading ---- */

static enum event_sort
sort_setting(const struct app *app)
{
	return (enum event_sort)settings_number(
	    app_settings(app), SETTING_SORT);
}

static void *
open(struct app *app, struct arena *a, const struct view_target *t)
{
	struct events *v = ARENA_NEW(a, struct events);

	(void)t;
	buf_init(&v->filter, 4 * KiB);
	preview_init(&v->preview);
	list_init(&v->list, &events_source, &v->asked);
	v->asked.query.sort = v->sort_set = sort_setting(app);
	v->asked.arena = arena_new();
	(void)events_rules(&v->asked, app);
	list_restart(&v->list, app);
	return v;
}

static void
close(void *state)
{
	struct events *v = state;

	list_free(&v->list);
	arena_free(v->asked.arena);
	preview_free(&v->preview);
	buf_free(&v->filter);
}

/* The setting may have changed since. */
static void
follow_sort(struct events *v, struct app *app)
{
	if (v->sort_set == sort_setting(app))
		return;
	v->asked.query.sort = v->sort_set = sort_setting(app);
	list_restart(&v->list, app);
	preview_forget(&v->preview);
}

static void
layout(void *state, struct app *app, struct area body)
{
	struct events *v = state;
	struct events_parts p;

	v->preview_on = !v->zoomed &&
	    settings_flag(app_settings(app), SETTING_PREVIEW);
	v->body = body;
	v->linear = app_linear(app);
	follow_sort(v, app);
	p = events_split(v, body, app_linear(app));
	list_page(&v->list, app,
	    table_rows(&p.list, app_linear(app)));
}

static void
reload(void *state, struct app *app)
{
	struct events *v = state;

	if (events_rules(&v->asked, app))
		list_refresh(&v->list, app);
	else
		list_restart(&v->list, app);
	preview_forget(&v->preview);
}

static bool
rest(void *state, struct app *app)
{
	struct events *v = state;
	const struct event_row *r = list_selected(&v->list);

	list_count(&v->list, app);
	(void)app_check(
	    app, store_feeds_failing(app_store(app), &v->failing));
	if (r)
		preview_read(&v->preview, app, r);
	return true;
}

/* ---- acting ---- */

static bool
is_new(const void *row, const void *arg)
{
	const struct event_row *r = row;

	(void)arg;
	return r->unread > 0 || r->state == 'U';
}

static bool
has_words(const void *row, const void *arg)
{
	const struct event_row *r = row;
	const struct str *pattern = arg;

	return find_in(r->headline, *pattern, 0) != STR_NPOS;
}

/* Marks all articles of the events from the selected one on, 'count' of
 * them, as one act.  Star toggles by the first article. */
static void
mark(struct events *v, struct app *app, enum mark_what what, unsigned count)
{
	struct arena *a = arena_new();
	int64_t ids[1000];
	size_t n = 0;

	if (app_on_tagged(app)) {
		arena_free(a);
		marking_of(app, what, v->list.tags.at, v->list.tags.n);
		return;
	}
	for (unsigned i = 0; i < count && n < ARRAY_LEN(ids); i++) {
		const struct event_row *r = list_selected(&v->list);
		struct article_query q = {SCOPE_EVENT, r->id, STR_NONE};
		struct article_row *rows;
		size_t nrows, rank = list_rank(&v->list);

		if (!app_check(app,
			store_articles(app_store(app), a, &q, NULL, false,
			    ARRAY_LEN(ids) - n, &rows, &nrows)))
			goto out;
		if (what == MARK_STAR && n == 0 && nrows > 0 && rows[0].starred)
			what = MARK_UNSTAR;
		for (size_t k = 0; k < nrows; k++)
			ids[n++] = rows[k].id;
		/* All is read: what is new is a version, and seen now. */
		if (what == MARK_READ && r->unread == 0 && r->state == 'U' &&
		    !app_check(app,
			store_looked(app_store(app), r->id, app_now(app))))
			goto out;
		if (what != MARK_READ && i + 1 == count)
			break;
		list_move(&v->list, app, 1);
		if (list_rank(&v->list) == rank)
			break;
	}
	marking_ids(app, what, ids, n, true);
out:
	arena_free(a);
}

static bool
has_conflict(const void *row, const void *arg)
{
	(void)arg;
	return ((const struct event_row *)row)->conflicts > 0;
}

/* Actions that need an event under the cursor. */
static bool
act_on(struct events *v, struct app *app, enum action a, unsigned count)
{
	const struct event_row *r = list_selected(&v->list);
	struct view_target t = {.event = r->id, .para = -1};

	switch (a) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		app_open(app, "event", &t);
		return true;
	case ACTION_COMPARE:
		app_open(app, "compare", &t);
		return true;
	case ACTION_LEDGER:
		app_open(app, "ledger", &t);
		return true;
	case ACTION_MERGE:
		correct_merge(app, r->id, 0);
		return true;
	case ACTION_DONE:
		mark(v, app, MARK_READ, MAX(count, 1));
		return true;
	case ACTION_ALL_DONE:
		marking_events(app, &v->asked.query);
		return true;
	case ACTION_UNREAD:
		mark(v, app, MARK_UNREAD, MAX(count, 1));
		return true;
	case ACTION_STAR:
		mark(v, app, MARK_STAR, MAX(count, 1));
		return true;
	default:
		return false;
	}
}

static bool
action(void *state, struct app *app, enum action a, unsigned count)
{
	struct events *v = state;
	bool side;

	if (list_action(&v->list, app, a, count))
		return true;
	switch (a) {
	case ACTION_NEXT_NEW:
	case ACTION_PREVIOUS_NEW:
		list_next(&v->list, app, a == ACTION_PREVIOUS_NEW, is_new,
		    "new event");
		return true;
	case ACTION_NEXT_CONFLICT:
	case ACTION_PREVIOUS_CONFLICT:
		list_next(&v->list, app, a == ACTION_PREVIOUS_CONFLICT,
		    has_conflict, "event with a conflict");
		return true;
	case ACTION_WIDER:
	case ACTION_NARROWER:
		side = events_split(v, v->body, v->linear).side;
		border_move(app, a, count, side ? &v->wider : &v->taller,
		    events_border, v);
		return true;
	case ACTION_FOLD:
		v->zoomed = !v->zoomed;
		return true;
	case ACTION_SORT:
		v->asked.query.sort = (v->asked.query.sort + 1) % (EVENTS_BY_UNREAD + 1);
		list_restart(&v->list, app);
		app_message(app, "sorted by %s", events_sort_word(v->asked.query.sort));
		return true;
	case ACTION_SCOPE:
		v->asked.query.all = !v->asked.query.all;
		list_restart(&v->list, app);
		app_message(app, v->asked.query.all ? "all events" :
		    "events that go on; s lists those that ended too");
		return true;
	case ACTION_FILTER:
		app_ask(app, a, "filter: ", buf_view(&v->filter));
		return true;
	case ACTION_LEFT:
		return true; /* nothing stands left of the first screen */
	default:
		return list_selected(&v->list) && act_on(v, app, a, count);
	}
}

static void
answer(void *state, struct app *app, enum action a, struct str typed)
{
	struct events *v = state;

	if (!typed.s)
		return;
	if (a == ACTION_TAG_PATTERN) {
		list_tag_all(&v->list, app, has_words, typed);
		return;
	}
	buf_clear(&v->filter);
	buf_str(&v->filter, typed);
	v->asked.query.query = buf_view(&v->filter);
	list_restart(&v->list, app);
}

static bool
find(void *state, struct app *app, const struct find *f)
{
	struct events *v = state;

	return list_find(&v->list, app, f, has_words);
}

static bool
retarget(void *state, struct app *app, const struct view_target *t)
{
	struct events *v = state;

	return t->event && list_go_id(&v->list, app, t->event);
}

static struct area
rows(const void *state, struct area body)
{
	const struct events *v = state;

	return table_body(
	    &v->list, events_split(v, body, v->linear).list, v->linear);
}

static bool
here(const void *state, struct view_target *t)
{
	const struct events *v = state;
	const struct event_row *r = list_selected(&v->list);

	t->event = r ? r->id : 0;
	return r != NULL;
}

static size_t
noted(const void *state, bool tagged, enum note_on *on, const int64_t **ids)
{
	const struct events *v = state;
	const struct event_row *r = list_selected(&v->list);

	*on = NOTE_ON_EVENT;
	*ids = tagged ? v->list.tags.at : r ? &r->id : NULL;
	return tagged ? v->list.tags.n : r != NULL;
}

static struct str
text(const void *state, struct arena *a)
{
	const struct events *v = state;
	const struct event_row *r = list_selected(&v->list);

	(void)a;
	return r ? r->headline : STR_NONE;
}

static const struct hint hints[] = {
    {ACTION_OPEN, "Open"},
    {ACTION_COMPARE, "Compare"},
    {ACTION_LEDGER, "Ledger"},
    {ACTION_NEXT_NEW, "Next-new"},
    {ACTION_DONE, "Done"},
    {ACTION_UNDO, "Undo"},
    {ACTION_STAR, "Star"},
    {ACTION_ARTICLES, "Articles"},
    {ACTION_MERGE, "Merge"},
    {ACTION_SEARCH, "Find"},
    {ACTION_FILTER, "Filter"},
    {ACTION_SORT, "Sort"},
    {ACTION_COMMAND, "Command"},
};

static const struct hint bare_hints[] = {
    {ACTION_FEEDS, "Feeds"},
    {ACTION_FETCH_DUE, "Fetch"},
    {ACTION_FILTER, "Filter"},
    {ACTION_SCOPE, "Scope"},
    {ACTION_ARTICLES, "Articles"},
};

static bool
bare(const void *state)
{
	return ((const struct events *)state)->list.n == 0;
}

const struct view_ops view_events = {
    .name = "events",
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
    .answer = answer,
    .retarget = retarget,
    .rows = rows,
    .upright = true,
    .level = true,
    .here = here,
    .noted = noted,
    .text = text,
    .title = events_title,
    .status = events_status,
    .draw = events_draw,
};
