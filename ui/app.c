#include <stdarg.h>

#include "src/base/clock.h"
#include "ui/app_state.h"
#include "ui/frame.h"
#include "ui/history.h"
#include "ui/loaded.h"
#include "ui/views/views.h"

extern const char default_keys[], newsboat_keys[];
extern const size_t default_keys_size, newsboat_keys_size;

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

/* ---- for views ---- */

struct store *
app_store(const struct app *app)
{
	return app->o.store;
}

const struct lexicon *
app_aliases(const struct app *app)
{
	return app->o.aliases;
}

int64_t
app_now(const struct app *app)
{
	return app->o.now ? app->o.now : clock_now();
}

struct loaded **
app_loaded(struct app *app)
{
	return app->loaded;
}

struct carried *
app_carried(struct app *app)
{
	return &app->carried;
}

const struct rule *
app_rules(const struct app *app, size_t *n)
{
	*n = app->rules.n;
	return app->rules.at;
}

bool
app_linear(const struct app *app)
{
	return settings_flag(&app->settings, SETTING_LINEAR);
}

const struct settings *
app_settings(const struct app *app)
{
	return &app->settings;
}

bool
app_plain(const struct app *app)
{
	return app->o.plain || app_linear(app);
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

/* The folder would push the remedy off the line. */
static const char *
short_error(const struct app *app)
{
	const char *words = store_error(app->o.store);
	const char *path = store_path(app->o.store);
	const char *slash = path ? strrchr(path, '/') : NULL;
	size_t n = slash ? (size_t)(slash + 1 - path) : 0;

	return n > 0 && strncmp(words, path, n) == 0 ? words + n : words;
}

bool
app_check(struct app *app, enum status st)
{
	if (st != STATUS_OK)
		app_error(app, "%s", short_error(app));
	return st == STATUS_OK;
}

static void
close_level(struct level *l)
{
	if (l->ops->close)
		l->ops->close(l->state);
	arena_free(l->arena);
}

void
app_view_changed(struct app *app)
{
	app->dirty = app->unlaid = true;
	app->restless =
	    app->look || app->unsettled || (app->depth > 0 && app_top(app)->ops->rest);
}

/* The reader looked at an event.  To say so is a write, which may have
 * to wait for another process: it comes after the event is shown. */
static void
note_look(struct app *app)
{
	int64_t event = app->look;

	app->look = 0;
	if (event && store_writes(app->o.store) &&
	    app_check(app, store_looked(app->o.store, event, app_now(app))))
		app_changed(app);
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

bool
app_has_view(struct str name)
{
	return view_index(name) >= 0;
}

const char *
app_view_name(size_t i)
{
	return i < ARRAY_LEN(view_names) ? view_names[i] : NULL;
}

bool
app_on_tagged(const struct app *app)
{
	return app->on_tagged;
}

static void
freshen(struct app *app)
{
	struct level *l = app_top(app);

	if (l->stale && l->ops->reload)
		l->ops->reload(l->state, app);
	l->stale = false;
	app_view_changed(app);
}

/* Is the view open below, and can it show the target? */
static bool
go_down_to(struct app *app, const struct view_ops *ops,
    const struct view_target *t)
{
	size_t i = app->depth;

	while (i > 0 && (app->stack[i - 1].ops != ops || !ops->retarget ||
	    !ops->retarget(app->stack[i - 1].state, app, t)))
		i--;
	if (i == 0)
		return false;
	while (app->depth > i)
		close_level(&app->stack[--app->depth]);
	freshen(app);
	return true;
}

void
app_open(struct app *app, const char *view, const struct view_target *t)
{
	struct level l = {.index = view_index(str_c(view))};

	if (l.index < 0)
		bug("no view %s", view);
	if (go_down_to(app, views[l.index], t))
		return;
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
	app->show_matches = false;
	if (t->event) {
		note_look(app);
		app->look = t->event;
	}
	app_view_changed(app);
}

void
app_reread(struct app *app)
{
	for (size_t i = 0; i < app->depth; i++)
		app->stack[i].stale = true;
	freshen(app);
}

void
app_corrected(struct app *app)
{
	app->unsettled = app->o.settle != NULL;
	app_reread(app);
}

static void
settle(struct app *app)
{
	bool more = false;

	if (!app->unsettled)
		return;
	app->unsettled = app_check(app,
			     app->o.settle(app->o.store, app_now(app),
				 app->o.aliases, &more)) && more;
	if (app->unsettled)
		app->restless = true;
	else
		app_reread(app);
}

void
app_back(struct app *app)
{
	if (app->depth <= 1) {
		app->wish = APP_QUITS;
		return;
	}
	note_look(app);
	close_level(app_top(app));
	app->depth--;
	freshen(app);
}

void
app_changed(struct app *app)
{
	for (size_t i = 0; i + 1 < app->depth; i++)
		app->stack[i].stale = true;
}

/* ---- the driver's side ---- */

static struct frame_parts
parts_of(const struct app *app)
{
	return frame_split(
	    app->screen, settings_flag(&app->settings, SETTING_HINTS));
}

static void
lay_out(struct app *app)
{
	struct level *l = app_top(app);

	if (l->ops->layout)
		l->ops->layout(l->state, app, parts_of(app).body);
	l->laid = true;
	app->unlaid = false;
}

/* These are the terminal's where other keys are a line's, a letter or
 * have to wait. */
static bool
terminal_key(struct app *app, struct key k)
{
	if (!app->asking && !app->wants && !app->works[true].ops)
		return false;
	if (k.code != INPUT_CTRL('z') && k.code != INPUT_CTRL('l'))
		return false;
	app->wish = k.code == INPUT_CTRL('z') ? APP_SUSPENDS : APP_REPAINTS;
	return true;
}

bool
app_interrupt(struct app *app)
{
	const struct key stop = {.code = INPUT_CTRL('c')};

	if (app->asking || app->wants || app->works[true].ops) {
		app_key(app, stop);
		return true;
	}
	return app_stop_work(app) || app_stop_tasks(app);
}

void
app_key(struct app *app, struct key k)
{
	struct keymap_typed *t = &app->typed;
	enum action a;

	if (terminal_key(app, k) || app_key_waits(app, k))
		return;
	buf_clear(&app->message);
	app->dirty = true;
	if (key_is_mouse(k)) {
		app_mouse(app, k);
		return;
	}
	if (app->asking) {
		app_prompt_key(app, k);
		return;
	}
	/* What is pasted by mistake is no row of commands. */
	if (k.code & INPUT_PASTED)
		return;
	if (k.code == INPUT_ESC &&
	    (t->count || t->nkeys || app->wants || app->on_tagged)) {
		*t = (struct keymap_typed){0};
		app->wants = ACTION_NONE;
		app->on_tagged = false;
		return;
	}
	if (app->wants) {
		app_letter(app, k);
		return;
	}

	enum keymap_answer ka =
	    keymap_key(app->keymap, app_top(app)->index, t, k, &a);

	if (ka == KEYMAP_MORE)
		return;

	struct keymap_typed done = *t;

	*t = (struct keymap_typed){0};
	if (ka == KEYMAP_ACTION) {
		if (!app_top(app)->laid)
			lay_out(app); /* this key came with the last */
		app_record_act(app, a, done.count);
		app_do(app, a, done.count);
		return;
	}

	struct buf keys;

	buf_init(&keys, 4 * KiB);
	keymap_typed_text(&keys, &done);
	app_message(app, "%.*s does nothing here; ? shows the keys",
	    STR_ARG(buf_view(&keys)));
	buf_free(&keys);
}

void
app_rest(struct app *app)
{
	struct level *l = app_top(app);

	if (!app->restless)
		return;
	app->restless = false;
	settle(app);
	note_look(app);
	if (l->ops->rest && l->ops->rest(l->state, app))
		app->dirty = app->unlaid = true;
}

void
app_poll(struct app *app)
{
	int64_t v = store_version(app->o.store);

	app_reap(app);
	if (v == app->version)
		return;
	app->version = v;
	app_reread(app);
}

const char *
app_view(const struct app *app)
{
	return app->stack[app->depth - 1].ops->name;
}

bool
app_typing(const struct app *app)
{
	return app->asking != NULL;
}

bool
app_dirty(const struct app *app)
{
	return app->dirty || (app->counts &&
	    settings_flag(&app->settings, SETTING_ANIMATE) &&
	    clock_monotonic() - app->counted >= APP_COUNT_NS);
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
	app_keys_ahead(app);
}

void
app_resize(struct app *app, int rows, int columns)
{
	app->screen.rows = MIN(MAX(rows, 1), GRID_MAX);
	app->screen.columns = MIN(MAX(columns, 1), GRID_MAX);
	app_view_changed(app);
}

/* The view's keys are letters while a line is typed. */
static struct text
asking_hints(const struct app *app)
{
	if (app->asking == &app->command)
		return TEXT("Enter:Do Esc:Cancel Tab:Complete Up:Earlier");
	if (app->asking == &app->search)
		return TEXT("Enter:Find Esc:Cancel Up:Earlier");
	return TEXT("Enter:Done Esc:Cancel");
}

void
app_draw(struct app *app, struct grid *g)
{
	struct level *l = app_top(app);
	struct frame_parts parts = parts_of(app);
	struct frame f = {g, parts.body, app->frame, app_now(app),
	    app_linear(app), app_plain(app)};
	struct frame_view fv = {l->ops, l->state, l->index, app->keymap,
	    TEXT("")};

	if (app->unlaid)
		lay_out(app);
	arena_reset(app->frame);
	fv.progress = app_progress(app, app->frame);
	grid_clear(g);
	/* Where no row is selected, on what the view says instead. */
	grid_set_cursor(g, f.body.row, f.body.column);
	l->ops->draw(l->state, &f);
	if (app->asking == &app->search)
		frame_matches(&f, prompt_line(&app->search));
	else if (app->show_matches)
		frame_matches(&f, buf_view(&app->pattern));
	frame_around(&f, &parts, &fv);
	if (app->asking) {
		frame_choices(&f, &parts, asking_hints(app));
		frame_choices(&f, &parts,
		    app_choices(app, app->frame, app->screen.columns));
		prompt_draw(app->asking, g, app->frame, parts.message);
	} else {
		frame_message(&f, &parts, buf_view(&app->message),
		    app->message_is_error, &app->typed);
	}
	app->dirty = app->counts = false;
	app->counted = clock_monotonic();
}

struct keymap *
app_keys(const struct settings *s)
{
	struct keymap *km = keymap_new(view_names, ARRAY_LEN(view_names));
	struct settings normal;

	settings_init(&normal);
	app_choose_keys(km, s ? s : &normal);
	return km;
}

void
app_choose_keys(struct keymap *km, const struct settings *s)
{
	struct str lines[4] = {{default_keys, default_keys_size}};
	size_t n = 1;

	if (settings_number(s, SETTING_KEYS) == 1)
		lines[n++] = (struct str){newsboat_keys, newsboat_keys_size};
	if (settings_number(s, SETTING_QUESTION) == 1)
		lines[n++] = STR("map global ? search-back\n"
				 "map global \\ help\n");
	if (settings_number(s, SETTING_TAB) == 1)
		lines[n++] = STR("map global <Tab> next-new\n"
				 "map global <S-Tab> previous-new\n");
	keymap_rebase(km, lines, n);
}

struct app *
app_new(const struct app_options *o)
{
	struct app *app = xcalloc(1, sizeof(*app));

	app->o = *o;
	if (o->settings)
		app->settings = *o->settings;
	else
		settings_init(&app->settings);
	app->arena = arena_new();
	app->screen = (struct area){0, 0, 24, 80};
	app->frame = arena_new();
	app->keymap = o->keymap ? o->keymap : app_keys(&app->settings);
	prompt_init(&app->search, "/");
	prompt_init(&app->command, ":");
	prompt_init(&app->question, "");
	buf_init(&app->pattern, 2 * PROMPT_MAX);
	buf_init(&app->message, 4 * KiB);
	buf_init(&app->clip, 64 * KiB);
	buf_init(&app->before, 4 * KiB);
	buf_init(&app->recorded, 4 * KiB);
	history_read(o->history,
	    (struct prompt *[]){&app->search, &app->command, &app->question},
	    3);
	app->choices_arena = arena_new();
	for (size_t i = 0; i < o->nrules; i++)
		*vec_add(app->arena, &app->rules) = o->rules[i];
	store_patience(o->store, APP_PATIENCE_MS);
	app->version = store_version(o->store);
	app_open(app, "events", &(struct view_target){.para = -1});
	if (o->event)
		app_open(app, "event",
		    &(struct view_target){.event = o->event, .para = -1});
	if (o->notice)
		app_error(app, "%s", o->notice);
	return app;
}

void
app_free(struct app *app)
{
	if (!app)
		return;
	app_free_tasks(app);
	(void)app_stop_work(app);
	note_look(app);
	while (app->depth > 0)
		close_level(&app->stack[--app->depth]);
	for (size_t i = 0; i < LOADED_KEPT; i++)
		loaded_drop(app->loaded[i]);
	if (!app->o.keymap)
		keymap_free(app->keymap);
	arena_free(app->arena);
	arena_free(app->choices_arena);
	arena_free(app->frame);
	prompt_free(&app->search);
	prompt_free(&app->command);
	prompt_free(&app->question);
	buf_free(&app->pattern);
	buf_free(&app->message);
	buf_free(&app->clip);
	buf_free(&app->before);
	buf_free(&app->recorded);
	free(app);
}
