/*
 * feeds_change.c - what the list of feeds changes: crossread itself does
 * it, run beside the reader.
 */
#include <inttypes.h>

#include "ui/views/feeds.h"
#include "ui/views/flow.h"

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

#define ASKED_NAME 22 /* columns: the question has room for no more */

static const char *
unfollow_question(struct feeds *v, const struct app *app,
    const struct feeds_row *r)
{
	struct text name = flow_cut(
	    v->acts, text_line(v->acts, r->name), ASKED_NAME);

	if (v->asked.n != 1)
		return arena_printf(v->acts, "unfollow %zu feeds (y, n)? "
		    "their articles stay: ", v->asked.n).s;
	if (app_on_tagged(app))
		return "unfollow the tagged feed (y, n)? its articles stay: ";
	return arena_printf(v->acts, "unfollow %.*s (y, n)? its "
	    "articles stay: ", STR_ARG(name.s)).s;
}

static void
ask_unfollow(struct feeds *v, struct app *app, const struct feeds_row *r)
{
	choose(v, app, r);
	if (!app_on_tagged(app) && !r->f.follow)
		app_message(app, "it is not followed; p follows it");
	else
		app_ask(app, ACTION_UNFOLLOW, unfollow_question(v, app, r),
		    STR_NONE);
}

bool
feeds_change(struct feeds *v, struct app *app, enum action a,
    const struct feeds_row *r)
{
	switch (a) {
	case ACTION_ADD:
		app_ask(app, a, "address of a feed or a site: ", STR_NONE);
		return true;
	case ACTION_IMPORT:
		app_ask(app, a, "list of feeds (OPML, newsboat's urls): ",
		    STR_NONE);
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

bool
feeds_change_answer(struct feeds *v, struct app *app, enum action a,
    struct str typed)
{
	switch (a) {
	case ACTION_EDIT:
		edited(v, app, typed);
		return true;
	case ACTION_UNFOLLOW:
		unfollowed(v, app, typed);
		return true;
	case ACTION_ADD:
		added(app, typed);
		return true;
	case ACTION_SET_TAGS:
		set_tags(v, app, typed);
		return true;
	case ACTION_IMPORT:
		imported(app, typed);
		return true;
	default:
		return false;
	}
}
