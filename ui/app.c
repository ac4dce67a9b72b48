#include "ui/app.h"

#include <stdarg.h>

#include "src/base/clock.h"
#include "ui/frame.h"
#include "ui/keymap.h"
#include "ui/prompt.h"
#include "ui/views/views.h"

extern const char default_keys[];
extern const size_t default_keys_size;

/* Deeper than any way a person goes; a longer one forgets its start. */
#define STACK_MAX 32

static const struct view_ops *const views[] = {
#define VIEW_ROW(name) &view_##name,
    VIEW_LIST(VIEW_ROW)
#undef VIEW_ROW
};

static const char *const view_names[] = {
#define VIEW_NAME(name) #name,
    VIEW_LIST(VIEW_NAME)
#undef VIEW_NAME
};

struct level {
	const struct view_ops *ops;
	int index; /* in views[] */
	struct arena *arena;
	void *state;
	bool stale; /* must read again before it is shown */
};

struct act {
	enum action action;
	unsigned count;
};

struct app {
	struct app_options o;
	struct keymap *keymap;
	struct level stack[STACK_MAX];
	size_t depth;
	struct area screen;
	struct arena *frame;

	struct keymap_typed typed;
	struct act last; /* for repeat */

	struct prompt search, command, question;
	struct prompt *asking;	/* one of these, or NULL */
	enum action asking_for; /* whose answer it is */
	bool search_back;
	struct buf pattern; /* the last one searched for */

	struct buf message;
	bool message_is_error;
	bool dirty, unlaid, restless;
	enum app_wish wish;
	int64_t version;
};

/* ---- for views ---- */

struct store *
app_store(const struct app *app)
{
	return app->o.store;
}

int64_t
app_now(const struct app *app)
{
	return app->o.now ? app->o.now : clock_now();
}

bool
app_linear(const struct app *app)
{
	return app->o.linear;
}

const struct keymap *
app_keymap(const struct app *app)
{
	return app->keymap;
}

static void
say(struct app *app, bool error, const char *fmt, va_list ap)
{
	char line[512];

	vsnprintf(line, sizeof(line), fmt, ap);
	buf_clear(&app->message);
	buf_cstr(&app->message, line);
	app->message_is_error = error;
	app->dirty = true;
}

void
app_message(struct app *app, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(app, false, fmt, ap);
	va_end(ap);
}

void
app_error(struct app *app, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(app, true, fmt, ap);
	va_end(ap);
}

bool
app_check(struct app *app, enum status st)
{
	if (st != STATUS_OK)
		app_error(app, "%s", store_error(app->o.store));
	return st == STATUS_OK;
}

static struct level *
top(struct app *app)
{
	return &app->stack[app->depth - 1];
}

static void
close_level(struct level *l)
{
	if (l->ops->close)
		l->ops->close(l->state);
	arena_free(l->arena);
}

/* The view changed, or what it shows: lay out and draw again. */
static void
changed_view(struct app *app)
{
	app->dirty = app->unlaid = true;
	app->restless = app->depth > 0 && top(app)->ops->rest;
}

static int
view_index(struct str name)
{
	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		if (str_eq(name, str_c(view_names[i])))
			return (int)i;
	}
	return -1;
}

void
app_open(struct app *app, const char *view, const struct view_target *t)
{
	struct level l = {.index = view_index(str_c(view))};

	if (l.index < 0)
		bug("no view %s", view);
	l.ops = views[l.index];
	l.arena = arena_new();
	l.state = l.ops->open(app, l.arena, t);
	if (!l.state) {
		arena_free(l.arena);
		return;
	}
	if (app->depth == STACK_MAX) {
		close_level(&app->stack[1]);
		memmove(&app->stack[1], &app->stack[2],
		    (STACK_MAX - 2) * sizeof(app->stack[0]));
		app->depth--;
	}
	app->stack[app->depth++] = l;
	if (t->event && app_check(app,
		store_looked(app->o.store, t->event, app_now(app))))
		app_changed(app);
	changed_view(app);
}

static void
freshen(struct app *app)
{
	struct level *l = top(app);

	if (l->stale && l->ops->reload)
		l->ops->reload(l->state, app);
	l->stale = false;
	changed_view(app);
}

void
app_back(struct app *app)
{
	if (app->depth <= 1) {
		app->wish = APP_QUITS;
		return;
	}
	close_level(top(app));
	app->depth--;
	freshen(app);
}

void
app_changed(struct app *app)
{
	for (size_t i = 0; i + 1 < app->depth; i++)
		app->stack[i].stale = true;
}

static void
start_prompt(struct app *app, struct prompt *p, enum action a,
    struct str initial)
{
	prompt_start(p, initial);
	app->asking = p;
	app->asking_for = a;
	app->dirty = true;
}

void
app_ask(struct app *app, enum action a, const char *label,
    struct str initial)
{
	app->question.label = label;
	start_prompt(app, &app->question, a, initial);
}

/* ---- what the app itself does with actions ---- */

static void
back_to(struct app *app, const char *name)
{
	while (app->depth > 1 && strcmp(top(app)->ops->name, name) != 0)
		app_back(app);
	if (strcmp(top(app)->ops->name, name) != 0)
		app_open(app, name, &(struct view_target){.para = -1});
}

static void
take_back(struct app *app, bool again)
{
	struct buf words;
	enum status st;

	buf_init(&words, 4 * KiB);
	st = again ? store_redo(app->o.store, app_now(app), &words)
		   : store_undo(app->o.store, app_now(app), &words);
	if (st == STATUS_DONE)
		app_message(app, "nothing to %s", again ? "redo" : "undo");
	else if (app_check(app, st))
		app_message(app, "%s: %.*s", again ? "done again" : "undone",
		    STR_ARG(buf_view(&words)));
	buf_free(&words);
	for (size_t i = 0; i < app->depth; i++)
		app->stack[i].stale = true;
	freshen(app);
}

static bool
find(struct app *app, enum find_step step, bool back, struct str pattern)
{
	struct level *l = top(app);
	struct find f = {step, back, pattern};

	if (!l->ops->find)
		return false;

	bool found = l->ops->find(l->state, app, &f);

	changed_view(app);
	return found;
}

static void
find_again(struct app *app, bool back)
{
	struct str p = buf_view(&app->pattern);

	if (p.n == 0)
		app_message(app, "nothing was searched for yet");
	else if (!find(app, FIND_NEXT, back, p))
		app_message(app, "no other \"%.*s\" %s", STR_ARG(p),
		    back ? "before" : "behind");
}

static void
start_search(struct app *app, bool back)
{
	if (!top(app)->ops->find) {
		app_message(app, "nothing to search in here");
		return;
	}
	app->search_back = back;
	app->search.label = back ? "\\" : "/";
	(void)find(app, FIND_START, back, STR_NONE);
	start_prompt(app, &app->search, ACTION_SEARCH, STR_NONE);
}

static void do_action(struct app *app, enum action a, unsigned count);

static void
app_action(struct app *app, enum action a)
{
	switch (a) {
	case ACTION_BACK:
	case ACTION_LEFT:
		app_back(app);
		break;
	case ACTION_QUIT:
		app->wish = APP_QUITS;
		break;
	case ACTION_HELP:
		app_open(app, "help", &(struct view_target){
		    .query = str_c(top(app)->ops->name), .para = -1});
		break;
	case ACTION_SEARCH:
	case ACTION_SEARCH_BACK:
		start_search(app, a == ACTION_SEARCH_BACK);
		break;
	case ACTION_SEARCH_NEXT:
	case ACTION_SEARCH_PREVIOUS:
		find_again(app,
		    app->search_back == (a == ACTION_SEARCH_NEXT));
		break;
	case ACTION_FIND:
		app_ask(app, a, "find: ", STR_NONE);
		break;
	case ACTION_COMMAND:
		start_prompt(app, &app->command, a, STR_NONE);
		break;
	case ACTION_REDRAW:
		app->wish = APP_REPAINTS;
		break;
	case ACTION_SUSPEND:
		app->wish = APP_SUSPENDS;
		break;
	case ACTION_UNDO:
	case ACTION_REDO:
		take_back(app, a == ACTION_REDO);
		break;
	case ACTION_REPEAT:
		if (app->last.action != ACTION_NONE)
			do_action(app, app->last.action, app->last.count);
		break;
	case ACTION_EVENTS:
	case ACTION_ARTICLES:
		back_to(app, action_word(a));
		break;
	case ACTION_CANCEL:
		break;
	default:
		app_message(app, "%s has no meaning here", action_word(a));
	}
}

static bool
repeatable(enum action a)
{
	return a == ACTION_DONE || a == ACTION_UNREAD || a == ACTION_STAR;
}

static void
do_action(struct app *app, enum action a, unsigned count)
{
	struct level *l = top(app);

	if (repeatable(a))
		app->last = (struct act){a, count};
	if (!l->ops->action || !l->ops->action(l->state, app, a, count))
		app_action(app, a);
	if (app->wish != APP_QUITS)
		changed_view(app);
}

/* ---- the command line ---- */

static void
run_command(struct app *app, struct str line)
{
	struct buf why;
	uint64_t n;

	line = str_trim(line);
	if (str_u64(line, &n)) {
		do_action(app, ACTION_FIRST,
		    (unsigned)MIN(n, KEYMAP_COUNT_MAX));
		return;
	}
	if (str_starts(line, STR("map ")) || str_starts(line, STR("unmap "))) {
		buf_init(&why, 4 * KiB);
		if (!keymap_read(app->keymap, line, ":", &why))
			app_error(app, "%.*s",
			    STR_ARG(str_trim(str_from(buf_view(&why), 4))));
		buf_free(&why);
		return;
	}

	enum action a = action_find(line);

	if (a != ACTION_NONE)
		do_action(app, a, 0);
	else if (line.n > 0)
		app_error(app, "no action \"%.*s\"; %s lists them",
		    STR_ARG(line), ":help");
}

/* Tab: as much as all names that begin so have in common. */
static void
complete(struct app *app)
{
	struct str typed = prompt_line(app->asking), common = STR_NONE;

	for (int i = 1; i < ACTION_COUNT; i++) {
		struct str w = str_c(action_word((enum action)i));
		size_t n = 0;

		if (!str_starts(w, typed))
			continue;
		if (!common.s)
			common = w;
		while (n < MIN(w.n, common.n) && w.s[n] == common.s[n])
			n++;
		common = str_sub(common, 0, n);
	}
	if (common.s)
		prompt_set(app->asking, common);
}

static void
answer(struct app *app, enum action a, struct str line)
{
	struct level *l = top(app);

	if (a == ACTION_FIND && line.n > 0)
		app_open(app, "articles",
		    &(struct view_target){.query = line, .para = -1});
	else if (a != ACTION_FIND && l->ops->answer)
		l->ops->answer(l->state, app, a, line);
	changed_view(app);
}

static void
search_done(struct app *app, enum prompt_answer pa, struct str line)
{
	if (pa == PROMPT_DROPPED || line.n == 0) {
		(void)find(app, FIND_CANCELLED, app->search_back, STR_NONE);
		return;
	}
	buf_clear(&app->pattern);
	buf_str(&app->pattern, line);
	if (!find(app, FIND_TYPED, app->search_back, line))
		app_message(app, "\"%.*s\" is not found", STR_ARG(line));
}

static void
prompt_gets(struct app *app, struct key k)
{
	struct prompt *p = app->asking;

	if (k.code == INPUT_TAB && p == &app->command) {
		complete(app);
		return;
	}

	enum prompt_answer pa = prompt_key(p, k);
	struct str line = pa == PROMPT_DROPPED ? STR_NONE : prompt_line(p);

	if (pa == PROMPT_CHANGED && p == &app->search)
		(void)find(app, FIND_TYPED, app->search_back, line);
	if (pa == PROMPT_MORE || pa == PROMPT_CHANGED)
		return;
	app->asking = NULL;
	if (p == &app->search)
		search_done(app, pa, line);
	else if (p == &app->question)
		answer(app, app->asking_for, line);
	else
		run_command(app, line);
}

/* ---- the driver's side ---- */

void
app_key(struct app *app, struct key k)
{
	struct keymap_typed *t = &app->typed;
	enum action a;

	buf_clear(&app->message);
	app->dirty = true;
	if (app->asking) {
		prompt_gets(app, k);
		return;
	}
	if (k.code == INPUT_ESC && (t->count || t->nkeys)) {
		*t = (struct keymap_typed){0};
		return;
	}

	enum keymap_answer ka =
	    keymap_key(app->keymap, top(app)->index, t, k, &a);

	if (ka == KEYMAP_MORE)
		return;

	struct keymap_typed done = *t;

	*t = (struct keymap_typed){0};
	if (ka == KEYMAP_ACTION) {
		do_action(app, a, done.count);
		return;
	}

	struct buf keys;

	buf_init(&keys, 4 * KiB);
	keymap_typed_text(&keys, &done);
	app_message(app, "%.*s is not mapped here", STR_ARG(buf_view(&keys)));
	buf_free(&keys);
}

void
app_rest(struct app *app)
{
	struct level *l = top(app);

	if (!app->restless)
		return;
	app->restless = false;
	if (l->ops->rest && l->ops->rest(l->state, app))
		app->dirty = app->unlaid = true;
}

void
app_poll(struct app *app)
{
	int64_t v = store_version(app->o.store);

	if (v == app->version)
		return;
	app->version = v;
	for (size_t i = 0; i < app->depth; i++)
		app->stack[i].stale = true;
	freshen(app);
}

bool
app_dirty(const struct app *app)
{
	return app->dirty;
}

bool
app_restless(const struct app *app)
{
	return app->restless;
}

enum app_wish
app_wish(const struct app *app)
{
	return app->wish;
}

void
app_wish_done(struct app *app)
{
	app->wish = APP_GOES_ON;
}

void
app_resize(struct app *app, int rows, int columns)
{
	app->screen.rows = MIN(MAX(rows, 1), GRID_MAX);
	app->screen.columns = MIN(MAX(columns, 1), GRID_MAX);
	changed_view(app);
}

void
app_draw(struct app *app, struct grid *g)
{
	struct level *l = top(app);
	struct frame_parts parts = frame_split(app->screen);
	struct frame f = {g, parts.body, app->frame, app_now(app),
	    app->o.linear};
	struct frame_view fv = {l->ops, l->state, l->index, app->keymap};

	if (app->unlaid && l->ops->layout)
		l->ops->layout(l->state, app, parts.body);
	app->unlaid = false;
	arena_reset(app->frame);
	grid_clear(g);
	l->ops->draw(l->state, &f);
	frame_around(&f, &parts, &fv);
	if (app->asking)
		prompt_draw(app->asking, g, app->frame, parts.message);
	else
		frame_message(&f, &parts, buf_view(&app->message),
		    app->message_is_error, &app->typed);
	app->dirty = false;
}

struct app *
app_new(const struct app_options *o)
{
	struct app *app = xcalloc(1, sizeof(*app));
	struct buf errors;

	app->o = *o;
	app->screen = (struct area){0, 0, 24, 80};
	app->frame = arena_new();
	app->keymap = keymap_new(view_names, ARRAY_LEN(view_names));
	prompt_init(&app->search, "/");
	prompt_init(&app->command, ":");
	prompt_init(&app->question, "");
	buf_init(&app->pattern, 2 * PROMPT_MAX);
	buf_init(&app->message, 4 * KiB);
	buf_init(&errors, 64 * KiB);
	if (!keymap_read(app->keymap,
		(struct str){default_keys, default_keys_size}, "data/keys",
		&errors))
		bug("%.*s", STR_ARG(buf_view(&errors)));
	buf_free(&errors);
	app->version = store_version(o->store);
	app_open(app, "events", &(struct view_target){.para = -1});
	if (o->event)
		app_open(app, "event",
		    &(struct view_target){.event = o->event, .para = -1});
	return app;
}

void
app_free(struct app *app)
{
	if (!app)
		return;
	while (app->depth > 0)
		close_level(&app->stack[--app->depth]);
	keymap_free(app->keymap);
	arena_free(app->frame);
	prompt_free(&app->search);
	prompt_free(&app->command);
	prompt_free(&app->question);
	buf_free(&app->pattern);
	buf_free(&app->message);
	free(app);
}
