#include "ui/views/feeds.h"

#include <inttypes.h>

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

	v->page = (size_t)MAX(feeds_split(&body, app_linear(app)).rows, 1);
	window_show(&v->window, v->selected, v->selected, 1, v->page, v->n);
}

/* ---- changing a feed ---- */

/* One row's feed, or the tagged ones. */
static void
choose(struct feeds *v, struct app *app, const struct feeds_row *r)
{
	v->asked.n = 0;
	if (!app_on_tagged(app))
		*vec_add(v->acts, &v->asked) = r->f.id;
	for (size_t i = 0; app_on_tagged(app) && i < v->tags.n; i++)
		*vec_add(v->acts, &v->asked) = v->tags.at[i];
}

/* crossread with these words, the feeds that were chosen behind them, and
 * these. */
static void
run_on(const struct feeds *v, struct app *app, const char *const *before,
    const char *const *behind, size_t feeds)
{
	struct arena *a = arena_new();
	VEC(const char *) words = {0};

	for (; *before; before++)
		*vec_add(a, &words) = *before;
	for (size_t i = 0; i < v->asked.n; i++)
		*vec_add(a, &words) = arena_printf(a, "f%" PRId64,
		    v->asked.at[i]).s;
	for (; behind && *behind; behind++)
		*vec_add(a, &words) = *behind;
	(void)vec_add(a, &words); /* NULL */
	(void)app_run(app, words.at, feeds);
	arena_free(a);
}

/* Three questions, one after the other; Esc at any drops all. */
static void
edit(struct feeds *v, struct app *app, const struct feeds_row *r)
{
	choose(v, app, r);
	v->field = 0;
	app_ask(app, ACTION_EDIT, "title: ", r->name);
}

static void
ask_tags(struct feeds *v, struct app *app, const struct feeds_row *r)
{
	struct arena *a = arena_new();

	choose(v, app, r);
	app_ask(app, ACTION_SET_TAGS, "tags, with commas between: ",
	    feeds_tags(a, &r->f.is));
	arena_free(a);
}

static const struct feeds_row *
row_by_id(const struct feeds *v, int64_t id)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->rows[i].f.id == id)
			return &v->rows[i];
	return NULL;
}

static void
save_edit(struct feeds *v, struct app *app, const struct feeds_row *r,
    struct str every)
{
	struct arena *a = arena_new();
	struct str title = str_trim(buf_view(&v->title));

	/* What it calls itself is no title of the reader's. */
	if (!r->f.is.title.n && str_eq(title, r->name))
		title = STR_NONE;
	run_on(v, app, (const char *[]){"feed", "edit", NULL},
	    (const char *[]){
	    arena_printf(a, "--title=%.*s", STR_ARG(title)).s,
	    arena_printf(a, "--tags=%.*s", STR_ARG(buf_view(&v->tag_line))).s,
	    arena_printf(a, "--every=%.*s", STR_ARG(str_trim(every))).s,
	    NULL}, 0);
	arena_free(a);
}

/* As --every takes it; empty: learnt. */
static struct str
exact_span(struct arena *a, int64_t seconds)
{
	static const struct {
		int64_t seconds;
		char letter;
	} units[] = {{86400, 'd'}, {3600, 'h'}, {60, 'm'}, {1, 's'}};
	size_t i = 0;

	if (seconds <= 0)
		return STR("");
	while (seconds % units[i].seconds)
		i++;
	return arena_printf(a, "%lld%c",
	    (long long)(seconds / units[i].seconds), units[i].letter);
}

static void
edited(struct feeds *v, struct app *app, struct str typed)
{
	const struct feeds_row *r = v->asked.n ? row_by_id(v, v->asked.at[0]) :
	    NULL;
	struct arena *a = arena_new();

	if (!r || !typed.s) {
		app_message(app, "nothing was changed");
	} else if (v->field == 0) {
		buf_clear(&v->title);
		buf_str(&v->title, typed);
		app_ask(app, ACTION_EDIT, "tags, with commas between: ",
		    feeds_tags(a, &r->f.is));
	} else if (v->field == 1) {
		buf_clear(&v->tag_line);
		buf_str(&v->tag_line, typed);
		app_ask(app, ACTION_EDIT,
		    "ask every (30m, 2h, 1d; empty: learn it): ",
		    exact_span(a, r->h.every));
	} else {
		save_edit(v, app, r, typed);
	}
	v->field++;
	arena_free(a);
}

static void
unfollowed(struct feeds *v, struct app *app, struct str typed)
{
	if (str_eq(str_trim(typed), STR("y")) ||
	    str_eq(str_trim(typed), STR("yes")))
		run_on(v, app, (const char *[]){"feed", "unfollow", NULL},
		    NULL, 0);
	else
		app_message(app, v->asked.n == 1 ? "it is followed as before" :
		    "they are followed as before");
}

static void
added(struct app *app, struct str typed)
{
	struct arena *a = arena_new();
	struct str url = arena_printf(a, "%.*s", STR_ARG(str_trim(typed)));

	if (url.n && app_run(app, (const char *[]){"add", "--", url.s, NULL}, 0))
		app_message(app, "looking for a feed at %s; ^C ends it", url.s);
	arena_free(a);
}

static void
set_tags(const struct feeds *v, struct app *app, struct str typed)
{
	struct arena *a = arena_new();

	if (typed.s)
		run_on(v, app, (const char *[]){"feed", "edit", NULL},
		    (const char *[]){arena_printf(a, "--tags=%.*s",
			STR_ARG(typed)).s, NULL}, 0);
	arena_free(a);
}

static void
imported(struct app *app, struct str typed)
{
	struct arena *a = arena_new();
	const char *path = view_path(a, typed);

	if (path[0])
		(void)app_run(app,
		    (const char *[]){"import", "--", path, NULL}, 0);
	arena_free(a);
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

	switch (a) {
	case ACTION_EDIT:
		edited(v, app, typed);
		break;
	case ACTION_UNFOLLOW:
		unfollowed(v, app, typed);
		break;
	case ACTION_ADD:
		added(app, typed);
		break;
	case ACTION_SET_TAGS:
		set_tags(v, app, typed);
		break;
	case ACTION_IMPORT:
		imported(app, typed);
		break;
	case ACTION_TAG_PATTERN:
		tag_all(v, app, typed);
		break;
	default:
		if (!typed.s)
			return;
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

static bool
is_asked(const struct feeds_row *r)
{
	return r->state != FEEDS_PAUSED && r->state != FEEDS_LEFT;
}

static void
fetch(struct feeds *v, struct app *app, const struct feeds_row *r)
{
	choose(v, app, r);
	if (!app_on_tagged(app) && !is_asked(r))
		app_message(app, "it is not asked; p changes that");
	else
		run_on(v, app, (const char *[]){"fetch", "--json", NULL},
		    NULL, v->asked.n);
}

/* Of several, all are paused unless none is asked. */
static void
pause_or_resume(struct feeds *v, struct app *app, const struct feeds_row *r)
{
	const char *word = "resume";

	choose(v, app, r);
	for (size_t i = 0; i < v->asked.n; i++) {
		r = row_by_id(v, v->asked.at[i]);
		if (r && is_asked(r) && r->state != FEEDS_GONE)
			word = "pause";
	}
	run_on(v, app, (const char *[]){"feed", word, NULL}, NULL, 0);
}

static void
ask_unfollow(struct feeds *v, struct app *app, const struct feeds_row *r)
{
	choose(v, app, r);
	if (!app_on_tagged(app) && !r->f.follow)
		app_message(app, "it is not followed; p follows it");
	else
		app_ask(app, ACTION_UNFOLLOW, app_on_tagged(app) ?
		    "unfollow all tagged? their articles stay (y, n): " :
		    "unfollow? its articles stay (y, n): ", STR_NONE);
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
	case ACTION_FETCH:
		fetch(v, app, r);
		return true;
	case ACTION_PAUSE:
		pause_or_resume(v, app, r);
		return true;
	case ACTION_EDIT:
		if (app_on_tagged(app))
			app_message(app, "feeds are edited one at a time; "
			    "tags can be set for many");
		else
			edit(v, app, r);
		return true;
	case ACTION_SET_TAGS:
		ask_tags(v, app, r);
		return true;
	case ACTION_UNFOLLOW:
		ask_unfollow(v, app, r);
		return true;
	default:
		return false;
	}
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
		app_ask(app, a, "address of a feed or a site: ", STR_NONE);
		return true;
	case ACTION_IMPORT:
		app_ask(app, a, "list of feeds (OPML, newsboat's urls): ",
		    STR_NONE);
		return true;
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
    .answer = answer,
    .title = feeds_title,
    .status = feeds_status,
    .draw = feeds_draw,
};
