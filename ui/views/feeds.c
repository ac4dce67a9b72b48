#include "ui/views/feeds.h"

#include <inttypes.h>

#include "ui/views/border.h"
#include "ui/views/views.h"

const char *const feeds_sort_words[] = {
    [FEEDS_BY_STATE] = "errors first",
    [FEEDS_BY_NAME] = "name",
    [FEEDS_BY_UNREAD] = "unread",
};

static void *
open(struct app *app, struct arena *a, const struct view_target *t)
{
	struct feeds *v = ARENA_NEW(a, struct feeds);

	(void)t;
	buf_init(&v->filter, 4 * KiB);
	buf_init(&v->title, 4 * KiB);
	buf_init(&v->tag_line, 4 * KiB);
	v->tags.arena = v->acts = a;
	feeds_read(v, app, false);
	return v;
}

static void
close(void *state)
{
	struct feeds *v = state;

	arena_free(v->arena);
	buf_free(&v->filter);
	buf_free(&v->title);
	buf_free(&v->tag_line);
}

static void
reload(void *state, struct app *app)
{
	feeds_read(state, app, true);
}

static void
layout(void *state, struct app *app, struct area body)
{
	struct feeds *v = state;

	v->body = body;
	v->linear = app_linear(app);
	v->page = (size_t)MAX(feeds_split(v, &body, v->linear).rows, 1);
	window_show(&v->window, v->selected, v->selected, 1, v->page, v->n);
}

static bool
row_has(const void *state, size_t i, struct str pattern)
{
	const struct feeds_row *r = &((const struct feeds *)state)->rows[i];

	return find_in(r->name, pattern, 0) != STR_NPOS ||
	    find_in(r->f.is.address, pattern, 0) != STR_NPOS;
}

static void
tag_all(struct feeds *v, struct app *app, struct str pattern)
{
	size_t before = v->tags.n;

	for (size_t i = 0; pattern.n && i < v->n; i++)
		if (row_has(v, i, pattern))
			(void)tags_add(&v->tags, v->rows[i].f.id);
	if (pattern.n)
		app_message(app, "%zu tagged", v->tags.n - before);
}

static void
answer(void *state, struct app *app, enum action a, struct str typed)
{
	struct feeds *v = state;

	if (feeds_change_answer(v, app, a, typed))
		return;
	if (a == ACTION_TAG_PATTERN) {
		tag_all(v, app, typed);
	} else if (typed.s) {
		buf_clear(&v->filter);
		buf_str(&v->filter, str_trim(typed));
		feeds_read(v, app, false);
	}
}

/* ---- actions ---- */

static void
open_articles(struct app *app, const struct feeds_row *r)
{
	struct arena *a = arena_new();
	struct view_target t = {.para = -1,
	    .query = arena_printf(a, "feed:f%" PRId64, r->f.id)};

	app_open(app, "articles", &t);
	arena_free(a);
}

static bool
wants_you(const struct feeds_row *r)
{
	return r->f.unread > 0;
}

static void
look(struct feeds *v, struct app *app, bool back)
{
	for (size_t i = v->selected; back ? i-- > 0 : ++i < v->n;) {
		if (wants_you(&v->rows[i])) {
			v->selected = i;
			return;
		}
	}
	app_message(app, "no feed with unread articles %s",
	    back ? "before" : "behind");
}

/* t: the selected row and those behind it; ;t: none any more. */
static void
tag(struct feeds *v, struct app *app, unsigned count)
{
	if (app_on_tagged(app)) {
		v->tags.n = 0;
		return;
	}
	for (unsigned i = 0; i < MAX(count, 1); i++) {
		tags_toggle(&v->tags, v->rows[v->selected].f.id);
		if (v->selected + 1 == v->n)
			return;
		v->selected++;
	}
}

/* Actions on the feed under the cursor, or those that are tagged. */
static bool
act_on(struct feeds *v, struct app *app, enum action a, unsigned count)
{
	const struct feeds_row *r = feeds_selected(v);

	switch (a) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		open_articles(app, r);
		return true;
	case ACTION_TAG:
		tag(v, app, count);
		return true;
	default:
		return feeds_change(v, app, a, r);
	}
}

static int
rows_before(const void *state)
{
	const struct feeds *v = state;

	return feeds_split(v, &v->body, v->linear).rows;
}

static bool
action(void *state, struct app *app, enum action a, unsigned count)
{
	struct feeds *v = state;

	if (move_selection(&v->selected, v->n, v->page, a, count))
		return true;
	switch (a) {
	case ACTION_NEXT_NEW:
	case ACTION_PREVIOUS_NEW:
		look(v, app, a == ACTION_PREVIOUS_NEW);
		return true;
	case ACTION_ADD:
	case ACTION_IMPORT:
		return feeds_change(v, app, a, NULL);
	case ACTION_SORT:
		v->sort = (v->sort + 1) % 3;
		feeds_order(v);
		app_message(app, "sorted by %s", feeds_sort_words[v->sort]);
		return true;
	case ACTION_SCOPE:
		v->all = !v->all;
		feeds_read(v, app, false);
		app_message(app, v->all ? "all feeds, hidden and left ones too"
					: "the feeds you follow");
		return true;
	case ACTION_FILTER:
		app_ask(app, a, "filter: ", buf_view(&v->filter));
		return true;
	case ACTION_WIDER:
	case ACTION_NARROWER:
		border_move(app, a, count, &v->taller, rows_before, v);
		return true;
	default:
		if (v->n > 0 && app_on_tagged(app) && v->tags.n == 0) {
			app_message(app, "no feed is tagged; t tags one");
			return true;
		}
		return v->n > 0 && act_on(v, app, a, count);
	}
}

static bool
find(void *state, struct app *app, const struct find *f)
{
	struct feeds *v = state;

	(void)app;
	return finding_step(&v->finding, f, &v->selected, v->n, row_has, v);
}

static struct area
rows(const void *state, struct area body)
{
	const struct feeds *v = state;
	struct feeds_parts p = feeds_split(v, &body, v->linear);

	body.row += p.head;
	body.rows = p.rows;
	return body;
}

/* The site's before the feed's own. */
static struct str
link(const void *state, unsigned n)
{
	const struct feeds_row *r = feeds_selected(state);

	if (!r || n > 1 + (r->f.is.site.n > 0))
		return STR_NONE;
	return n == 1 && r->f.is.site.n ? r->f.is.site : r->f.is.address;
}

static const struct hint hints[] = {
    {ACTION_OPEN, "Articles"},
    {ACTION_ADD, "Add"},
    {ACTION_FETCH, "Fetch"},
    {ACTION_FETCH_DUE, "Fetch-due"},
    {ACTION_PAUSE, "Pause"},
    {ACTION_EDIT, "Edit"},
    {ACTION_TAG, "Tag"},
    {ACTION_UNFOLLOW, "Unfollow"},
    {ACTION_SORT, "Sort"},
    {ACTION_FILTER, "Filter"},
    {ACTION_SCOPE, "Scope"},
};

static const struct hint bare_hints[] = {
    {ACTION_ADD, "Add"},
    {ACTION_IMPORT, "Import"},
    {ACTION_FILTER, "Filter"},
    {ACTION_SCOPE, "Scope"},
    {ACTION_EVENTS, "Events"},
};

static bool
bare(const void *state)
{
	return ((const struct feeds *)state)->n == 0;
}

const struct view_ops view_feeds = {
    .name = "feeds",
    .hints = hints,
    .nhints = ARRAY_LEN(hints),
    .bare = bare,
    .bare_hints = bare_hints,
    .nbare_hints = ARRAY_LEN(bare_hints),
    .open = open,
    .close = close,
    .layout = layout,
    .reload = reload,
    .action = action,
    .find = find,
    .link = link,
    .rows = rows,
    .level = true,
    .answer = answer,
    .title = feeds_title,
    .status = feeds_status,
    .draw = feeds_draw,
};
