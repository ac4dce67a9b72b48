/*
 * app_work.c - work of many steps, done while no key waits; and undo,
 * which may be one.
 */
#include "src/base/clock.h"
#include "ui/app_state.h"


static void
end_work(struct app *app, struct app_work *w, bool stopped)
{
	const struct work_ops *ops = w->ops;

	w->ops = NULL;
	ops->end(w->state, app, stopped);
	app_view_changed(app);
	app_keys_ahead(app);
}

void
app_begin_work(struct app *app, const struct work_ops *ops, void *work)
{
	struct app_work *w = &app->works[ops->alone];

	if (w->ops)
		bug("two works at once");
	*w = (struct app_work){ops, work, clock_monotonic()};
	if (!ops->step(work, app))
		end_work(app, w, false);
}

bool
app_at_work(struct app *app)
{
	if (app->works[false].ops)
		app_message(app, "something is still being done; "
		    "^C stops it where it is");
	return app->works[false].ops != NULL;
}

bool
app_stop_work(struct app *app)
{
	bool some = false;

	for (size_t i = ARRAY_LEN(app->works); i-- > 0;)
		if (app->works[i].ops) {
			end_work(app, &app->works[i], true);
			some = true;
		}
	return some;
}

bool
app_key_waits(struct app *app, struct key k)
{
	struct app_work *w = &app->works[true];

	if (!w->ops)
		return false;
	if (k.code == INPUT_ESC || k.code == INPUT_CTRL('c')) {
		app->nahead = 0;
		end_work(app, w, true);
	} else if (app->nahead < AHEAD_MAX) {
		app->ahead[app->nahead++] = k;
	}
	return true;
}

void
app_keys_ahead(struct app *app)
{
	while (app->nahead > 0 && !app->works[true].ops &&
	    app->wish == APP_GOES_ON) {
		struct key k = app->ahead[0];

		memmove(app->ahead, app->ahead + 1,
		    --app->nahead * sizeof(k));
		app_key(app, k);
	}
}

bool
app_works(const struct app *app)
{
	return app->works[false].ops || app->works[true].ops;
}

struct text
app_work_words(const struct app *app, struct arena *a)
{
	const struct app_work *w = &app->works[app->works[true].ops != NULL];

	return w->ops ? w->ops->words(w->state, a) : TEXT("");
}

void
app_work(struct app *app)
{
	struct app_work *w = &app->works[app->works[true].ops != NULL];
	int64_t now;

	if (!w->ops)
		return;
	if (!w->ops->step(w->state, app)) {
		end_work(app, w, false);
		return;
	}
	now = clock_monotonic();
	if (!settings_flag(&app->settings, SETTING_ANIMATE) ||
	    now - w->shown < APP_COUNT_NS)
		return;
	w->shown = now;
	if (w->ops->alone)
		app->dirty = true;
	else
		app_reread(app);
}

/* ---- undo and redo ---- */

struct taking_back {
	struct undoing u;
	struct buf words;
	enum status st;
};

static bool
take_back(void *state, struct app *app)
{
	struct taking_back *t = state;

	t->st = store_undo_part(
	    app->o.store, &t->u, app_now(app), &t->words);
	return t->st == STATUS_OK && t->u.more;
}

static struct text
words(const void *state, struct arena *a)
{
	const struct taking_back *t = state;

	return text_printf(a, "%zu %s ..", t->u.n,
	    t->u.again ? "done again" : "undone");
}

static void
end(void *state, struct app *app, bool stopped)
{
	struct taking_back *t = state;
	bool again = t->u.again;

	if (t->st == STATUS_DONE)
		app_message(app, "nothing to %s", again ? "redo" : "undo");
	else if (app_check(app, t->st))
		app_message(app, "%s%s: %.*s", stopped ? "stopped, " : "",
		    again ? "done again" : "undone",
		    STR_ARG(buf_view(&t->words)));
	buf_free(&t->words);
	free(t);
	app_corrected(app);
}

static const struct work_ops taking_back = {
    .step = take_back, .words = words, .end = end};

void
app_take_back(struct app *app, bool again)
{
	struct app_work *w = &app->works[false];
	struct taking_back *t;

	/* What is under way ends here, and is taken back so far. */
	if (!again && w->ops && w->ops != &taking_back)
		end_work(app, w, true);
	if (app_at_work(app))
		return;
	t = xcalloc(1, sizeof(*t));
	t->u.again = again;
	buf_init(&t->words, 4 * KiB);
	app_begin_work(app, &taking_back, t);
}
