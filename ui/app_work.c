/*
 * app_work.c - work of many steps, done while no key waits; and undo,
 * which may be one.
 */
#include "src/base/clock.h"
#include "ui/app_state.h"

/* How far it is is shown so often. */
#define SHOW_NS ((int64_t)250000000)

static void
end_work(struct app *app, bool stopped)
{
	const struct work_ops *ops = app->work_ops;

	app->work_ops = NULL;
	ops->end(app->work, app, stopped);
	app_view_changed(app);
}

void
app_begin_work(struct app *app, const struct work_ops *ops, void *work)
{
	if (app->work_ops)
		bug("two works at once");
	app->work_ops = ops;
	app->work = work;
	app->work_shown = clock_monotonic();
	if (!ops->step(work, app))
		end_work(app, false);
}

bool
app_at_work(struct app *app)
{
	if (app->work_ops)
		app_message(app, "something is still being done; "
		    "^C stops it where it is");
	return app->work_ops != NULL;
}

bool
app_stop_work(struct app *app)
{
	if (!app->work_ops)
		return false;
	end_work(app, true);
	return true;
}

bool
app_works(const struct app *app)
{
	return app->work_ops != NULL;
}

void
app_work(struct app *app)
{
	int64_t now;

	if (!app->work_ops)
		return;
	if (!app->work_ops->step(app->work, app)) {
		end_work(app, false);
		return;
	}
	now = clock_monotonic();
	if (now - app->work_shown >= SHOW_NS) {
		app->work_shown = now;
		app_reread(app);
	}
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

static const struct work_ops taking_back = {take_back, words, end};

void
app_take_back(struct app *app, bool again)
{
	struct taking_back *t;

	/* What is under way ends here, and is taken back so far. */
	if (!again && app->work_ops && app->work_ops != &taking_back)
		(void)app_stop_work(app);
	if (app_at_work(app))
		return;
	t = xcalloc(1, sizeof(*t));
	t->u.again = again;
	buf_init(&t->words, 4 * KiB);
	app_begin_work(app, &taking_back, t);
}
