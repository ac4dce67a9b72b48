/*
 * app_tasks.c - what runs beside the reader, and what becomes of it.
 */
#include <errno.h>
#include <inttypes.h>

#include "db/store_feeds.h"
#include "db/store_fetch.h"
#include "ui/app_state.h"
#include "ui/comparing.h"


static struct task *
free_slot(struct app *app)
{
	for (size_t i = 0; i < APP_TASKS; i++)
		if (!app->tasks[i].pid)
			return &app->tasks[i];
	return NULL;
}

bool
app_run(struct app *app, const char *const *words, size_t feeds)
{
	struct arena *a;
	VEC(const char *) argv = {0};
	struct task *j = free_slot(app);
	bool good;

	if (!app->o.program) {
		app_error(app, "nothing can be run beside this reader");
		return false;
	}
	if (!j) {
		app_error(app, "enough is running; wait until it has ended");
		return false;
	}
	a = arena_new();
	*vec_add(a, &argv) = app->o.program;
	*vec_add(a, &argv) = "--db";
	*vec_add(a, &argv) = store_path(app->o.store);
	if (app->o.config) {
		*vec_add(a, &argv) = "--config";
		*vec_add(a, &argv) = app->o.config;
	}
	for (; *words; words++)
		*vec_add(a, &argv) = *words;
	(void)vec_add(a, &argv); /* NULL */
	good = task_start(j, argv.at, feeds);
	if (!good)
		app_error(app, "%s: %s", app->o.program, strerror(errno));
	arena_free(a);
	app->dirty = true;
	return good;
}

/* How many feeds a fetch will ask; they are few enough to look at all. */
static bool
count_due(struct app *app, size_t *due)
{
	struct arena *a = arena_new();
	struct feed_health *health;
	struct followed *feeds;
	int64_t now = app_now(app);
	size_t nhealth = 0, nfeeds = 0, at = 0;
	bool good;

	*due = 0;
	good = app_check(app,
		   store_feeds(app->o.store, a, true, &feeds, &nfeeds)) &&
	    app_check(app,
		store_health(app->o.store, a, now, &health, &nhealth));
	for (size_t i = 0; good && i < nhealth; i++) {
		const struct feed_health *h = &health[i];

		for (at = 0; at < nfeeds && feeds[at].id != h->feed;)
			at++;
		*due += at < nfeeds && feeds[at].follow &&
		    !feeds[at].is.paused && !h->gone && !h->leased &&
		    h->due <= now;
	}
	arena_free(a);
	return good;
}

void
app_fetch(struct app *app, int64_t feed)
{
	const char *words[] = {"fetch", "--json", NULL, NULL};
	size_t due = 1;
	char id[24];

	snprintf(id, sizeof(id), "f%" PRId64, feed);
	if (feed)
		words[2] = id;
	else if (!count_due(app, &due))
		return;
	if (due == 0)
		app_message(app, "no feed is due; r in the list of feeds (gf) "
		    "asks one at once");
	else
		(void)app_run(app, words, due);
}

void
app_fetch_article(struct app *app, int64_t article)
{
	char id[24];

	snprintf(id, sizeof(id), "a%" PRId64, article);
	(void)app_run(app, (const char *[]){"fetch", "--json", id, NULL}, 1);
}

static void
begin_comparing(struct app *app, struct loaded *l)
{
	app->comparing = comparing_start(l);
	if (!app->comparing)
		app_error(app, "nothing can be compared: %s", strerror(errno));
}

/* A view below that waits for the one that is given up asks again. */
void
app_compare(struct app *app, struct loaded *l)
{
	if (app->compare_next == l || (app->comparing && !app->compare_next &&
		comparing_of(app->comparing) == l))
		return;
	l->refs++;
	if (!app->comparing) {
		begin_comparing(app, l);
		return;
	}
	comparing_stop(app->comparing);
	loaded_drop(app->compare_next);
	app->compare_next = l;
	for (size_t i = 0; i < app->depth; i++)
		app->stack[i].stale = true;
}

/* It takes the place of what waited for it. */
static void
keep_compared(struct app *app, struct loaded *now)
{
	for (size_t i = 0; i < LOADED_KEPT; i++) {
		if (app->loaded[i] != now->texts)
			continue;
		loaded_drop(app->loaded[i]);
		app->loaded[i] = now;
		return;
	}
	loaded_keep(app->loaded, now);
}

static void
compared(struct app *app)
{
	struct loaded *now = comparing_end(app->comparing);
	struct loaded *next = app->compare_next;

	app->comparing = NULL;
	app->compare_next = NULL;
	if (now)
		keep_compared(app, now);
	if (next)
		begin_comparing(app, next);
	app_reread(app);
}

size_t
app_waits(const struct app *app, int *fds)
{
	size_t n = 0;

	for (size_t i = 0; i < APP_TASKS; i++)
		if (app->tasks[i].pid)
			fds[n++] = app->tasks[i].fd;
	if (app->comparing)
		fds[n++] = comparing_fd(app->comparing);
	return n;
}

/* It has ended: what it said, and what it changed.  Where it was about a
 * single feed or article the sentence before the sum says more. */
static void
ended(struct app *app, struct task *j)
{
	struct str said = buf_view(&j->said), before = buf_view(&j->before);
	bool both = j->all <= 1 && before.n;
	void (*tell)(struct app *, const char *, ...) =
	    j->failed && j->all <= 1 ? app_error : app_message;

	if (j->stopped)
		app_message(app, "stopped; what had come is kept");
	else if (said.n)
		tell(app, "%.*s%s%.*s", STR_ARG(both ? before : STR("")),
		    both ? "; " : "", STR_ARG(said));
	task_free(j);
	app->version = store_version(app->o.store);
	app_reread(app);
}

void
app_heard(struct app *app)
{
	for (size_t i = 0; i < APP_TASKS; i++) {
		struct task *j = &app->tasks[i];

		if (!j->pid || !task_read(j))
			continue;
		app->counts = true;
		if (j->over)
			ended(app, j);
	}
	if (app->comparing && comparing_ended(app->comparing))
		compared(app);
}

struct text
app_progress(const struct app *app, struct arena *a)
{
	size_t done = 0, all = 0;

	if (app_works(app))
		return app_work_words(app, a);
	for (size_t i = 0; i < APP_TASKS; i++) {
		const struct task *j = &app->tasks[i];

		if (!j->pid || !j->fetches)
			continue;
		done += j->ended;
		all += MAX(j->all, j->ended);
	}
	if (all == 0)
		return TEXT("");
	if (!settings_flag(&app->settings, SETTING_ANIMATE))
		return TEXT("fetching");
	return text_printf(a, "fetching %zu/%zu", done, all);
}

bool
app_stop_tasks(struct app *app)
{
	bool some = false;

	for (size_t i = 0; i < APP_TASKS; i++) {
		struct task *j = &app->tasks[i];

		if (!j->pid || j->stopped)
			continue;
		task_stop(j);
		some = true;
	}
	if (some)
		app_message(app, "stopping; what has come is kept");
	return some;
}

void
app_free_tasks(struct app *app)
{
	for (size_t i = 0; i < APP_TASKS; i++)
		if (app->tasks[i].pid && !app->tasks[i].stopped)
			task_stop(&app->tasks[i]);
	for (size_t i = 0; i < APP_TASKS; i++)
		task_free(&app->tasks[i]);
	if (app->comparing) {
		comparing_stop(app->comparing);
		loaded_drop(comparing_end(app->comparing));
	}
	loaded_drop(app->compare_next);
}
