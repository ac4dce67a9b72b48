#include "ui/ui.h"

#include <errno.h>

#include "src/base/child.h"
#include "src/base/clock.h"
#include "ui/app.h"
#include "ui/own.h"

struct session {
	struct app *app;
	struct grid *grid;
	int64_t polled, shown; /* when, monotonic */
};

static void
resize(struct session *s)
{
	int rows, columns;

	term_size(&rows, &columns);
	grid_resize(s->grid, rows, columns);
	app_resize(s->app, rows, columns);
}

static void
read_keys(struct session *s)
{
	struct key k;

	while (app_wish(s->app) == APP_GOES_ON && term_key(&k))
		app_key(s->app, k);
}

static void
poll_store(struct session *s)
{
	int64_t now = clock_monotonic();

	if (now - s->polled < (int64_t)APP_POLL_MS * 1000000)
		return;
	s->polled = now;
	app_poll(s->app);
}

static void
suspend(struct session *s)
{
	term_suspend();
	resize(s);
	app_poll(s->app);
}

/* The command may show something: the reader comes back at a key. */
static void
pipe_through(struct session *s)
{
	const struct app_pipe *p = app_piped(s->app);
	int code = 0;

	term_lend();
	if (!child_pipe(p->from, p->to, &code))
		app_error(s->app, "%s: %s", p->to[0], strerror(errno));
	else if (code)
		app_error(s->app, "%s: exit code %d", p->to[0], code);
	else
		app_message(s->app, "handed to %s", p->to[0]);
	term_take();
	resize(s);
	app_poll(s->app);
}

/* Shows what changed, if it is time; returns how long to wait. */
static int
show(struct session *s)
{
	const int64_t frame = (int64_t)APP_FRAME_MS * 1000000;
	int fds[APP_WAITS];
	int64_t since = clock_monotonic() - s->shown;

	if (app_dirty(s->app)) {
		int ms = term_busy();

		if (app_waits(s->app, fds) && since < frame)
			ms = MAX(ms, (int)((frame - since) / 1000000) + 1);
		if (ms > 0)
			return app_works(s->app) ? 0 : ms;
		app_draw(s->app, s->grid);
		term_show(s->grid);
		s->shown = clock_monotonic();
	}
	if (app_works(s->app))
		return 0;
	return app_restless(s->app) ? APP_REST_MS : APP_POLL_MS;
}

/* The console of Linux counts emoji as one column and has none of them. */
static enum term_emoji
emoji(const struct settings *all)
{
	static const enum term_emoji ours[] = {TERM_EMOJI_WIDE,
	    TERM_EMOJI_WIDE, TERM_EMOJI_NARROW, TERM_EMOJI_REPLACE};
	int64_t how = settings_number(all, SETTING_EMOJI);
	const char *name = getenv("TERM");

	if (how == 0 && name && strncmp(name, "linux", 5) == 0)
		return TERM_EMOJI_REPLACE;
	return ours[how];
}

static void
choose_wants(const struct session *s)
{
	const struct settings *all = app_settings(s->app);
	int64_t links = settings_number(all, SETTING_LINKS);

	term_want(&(struct term_wants){
	    .mouse = settings_flag(all, SETTING_MOUSE),
	    .paste = app_typing(s->app),
	    .links = links == SETTING_AUTO ? own_known()
					   : links == SETTING_ALWAYS,
	    .title = settings_flag(all, SETTING_TITLE),
	    .turns = settings_number(all, SETTING_BIDI) != 0,
	    .sync = (enum term_sync)settings_number(all, SETTING_SYNC),
	    .emoji = emoji(all),
	});
}

/* One round: show what changed, wait, hand on what came.  False: over. */
static bool
step(struct session *s, enum status *st)
{
	int ms = show(s), fds[APP_WAITS];
	size_t n = app_waits(s->app, fds);

	switch (term_wait(ms, fds, n)) {
	case TERM_KEYS:
		read_keys(s);
		break;
	case TERM_OTHER:
		app_heard(s->app);
		break;
	case TERM_TIMEOUT:
		if (app_works(s->app))
			app_work(s->app);
		else if (!app_dirty(s->app))
			app_rest(s->app);
		break;
	case TERM_RESIZED:
		/* What stands there now is the terminal's own idea. */
		term_forget();
		resize(s);
		break;
	case TERM_STOP:
		suspend(s);
		break;
	case TERM_INTERRUPTED:
		if (app_interrupt(s->app))
			break;
		/* fall through */
	case TERM_ENDED:
		*st = STATUS_INTERRUPTED;
		return false;
	}
	own_copy(app_clip(s->app));
	choose_wants(s);
	switch (app_wish(s->app)) {
	case APP_QUITS:
		return false;
	case APP_SUSPENDS:
		app_wish_done(s->app);
		suspend(s);
		break;
	case APP_PIPES:
		app_wish_done(s->app);
		pipe_through(s);
		break;
	case APP_REPAINTS:
		app_wish_done(s->app);
		term_forget();
		resize(s);
		break;
	case APP_GOES_ON:
		break;
	}
	poll_store(s);
	return true;
}

enum status
ui_run(const struct ui_options *o, struct buf *why)
{
	struct app_options ao = {.store = o->store,
	    .event = o->event,
	    .now = o->now,
	    .settings = o->settings,
	    .keymap = o->keymap,
	    .notice = o->notice,
	    .settle = o->settle,
	    .aliases = o->aliases,
	    .program = o->program,
	    .config = o->config,
	    .rules = o->rules,
	    .nrules = o->nrules,
	    .lines = o->lines,
	    .nlines = o->nlines,
	    .history = o->history,
	    .account = o->account};
	struct session s = {0};
	enum status st = term_open(o->colour,
	    (enum term_palette)settings_number(o->settings, SETTING_PALETTE),
	    o->theme, why);

	if (st != STATUS_OK)
		return st;
	ao.plain = term_plain();
	ao.clipboard = own_known();
	s.grid = grid_new(1, 1);
	s.app = app_new(&ao);
	choose_wants(&s);
	resize(&s);
	while (step(&s, &st))
		;
	/* The screen first: what runs beside it may take a moment to end. */
	term_close();
	/* What was asked for is done, if nobody ends it. */
	while (st == STATUS_OK && app_works(s.app))
		app_work(s.app);
	app_free(s.app);
	grid_free(s.grid);
	return st;
}

int
ui_signal(void)
{
	return term_signal();
}
