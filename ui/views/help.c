/*
 * help.c - the keys: those of the view it was called from, then those of
 * every view, made from the key map as it stands.
 */
#include "src/base/vec.h"
#include "src/text/width.h"
#include "ui/app.h"
#include "ui/keymap.h"
#include "ui/views/flow.h"
#include "ui/views/paint.h"
#include "ui/views/views.h"

struct help_line {
	struct text keys; /* empty for a heading */
	struct text words, action;
	bool is_mark;
	enum mark mark;
	struct flow_lines wrapped; /* the words, for the width */
	size_t row;		   /* its first, of all rows */
};

struct help {
	VEC(struct help_line) lines;
	struct arena *wrap; /* of what is wrapped, for this width: */
	int width;
	size_t selected;
	size_t rows, page; /* of the screen */
	struct window window;
	size_t found_from;
	struct str view;
};

static void
add_heading(struct help *v, struct arena *a, struct text words)
{
	if (v->lines.n > 0)
		vec_add(a, &v->lines)->words = TEXT("");
	vec_add(a, &v->lines)->words = words;
}

/* Do these keys do something else in a view, or begin others there? */
static bool
taken(const struct keymap *km, const struct binding *b, int view)
{
	struct keymap_typed typed = {0};
	enum keymap_answer answer = KEYMAP_UNKNOWN;
	enum action a = ACTION_NONE;

	for (size_t i = 0; i < b->nkeys; i++)
		answer = keymap_key(km, view, &typed, b->keys[i], &a);
	return answer != KEYMAP_ACTION || a != b->action;
}

/* All keys of one action in one line, at the place of its first; those
 * that are taken in view 'in' are left out. */
static void
add_bindings(struct help *v, struct arena *a, const struct keymap *km,
    int view, int in)
{
	bool told[ACTION_COUNT] = {false};
	size_t n;
	const struct binding *all = keymap_all(km, &n);

	for (size_t i = 0; i < n; i++) {
		const struct binding *b = &all[i];
		struct buf keys;

		if (b->view != view || told[b->action] || taken(km, b, in))
			continue;
		told[b->action] = true;
		buf_init(&keys, 4 * KiB);
		for (size_t k = i; k < n; k++) {
			if (all[k].view != view ||
			    all[k].action != b->action ||
			    taken(km, &all[k], in))
				continue;
			if (keys.n > 0)
				buf_char(&keys, ' ');
			binding_keys(&keys, &all[k]);
		}
		*vec_add(a, &v->lines) = (struct help_line){
		    .keys = text_line(a, arena_str(a, buf_view(&keys))),
		    .words = text_line(a, str_c(action_help(b->action))),
		    .action = text_line(a, str_c(action_word(b->action))),
		};
		buf_free(&keys);
	}
}

/* The first character of every cell and row, from the one table. */
static void
add_marks(struct help *v, struct arena *a)
{
	static const struct {
		const char *sign, *words;
	} states[] = {
	    {"N", "new: never looked at"},
	    {"U", "updated since you looked"},
	    {"o", "looked at, not all of it read"},
	    {"\"", "has a note"},
	    {"t", "tagged"},
	};

	add_heading(v, a, TEXT("Marks"));
	for (size_t i = 0; i < ARRAY_LEN(states); i++)
		*vec_add(a, &v->lines) = (struct help_line){
		    .keys = text_line(a, str_c(states[i].sign)),
		    .words = text_line(a, str_c(states[i].words)),
		};
	for (enum mark m = MARK_SAME; m <= MARK_MOVED; m++)
		*vec_add(a, &v->lines) = (struct help_line){
		    .keys = text_printf(a, "%c", mark_sign(m)),
		    .words = text_line(a, str_c(mark_words(m))),
		    .is_mark = true,
		    .mark = m,
		};
	*vec_add(a, &v->lines) = (struct help_line){
	    .keys = TEXT("= +"),
	    .words = TEXT("inside a cell: sentences told beside it, and not"),
	};
	*vec_add(a, &v->lines) = (struct help_line){
	    .keys = TEXT("5?"),
	    .words = TEXT("paragraph 5 may not tell what the base's does"),
	};
	*vec_add(a, &v->lines) = (struct help_line){
	    .keys = TEXT("5??"),
	    .words = TEXT("it would be the next best to stand there"),
	};
}

static void
add_view(struct help *v, struct arena *a, const struct keymap *km, int view,
    int in)
{
	if (view == KEYMAP_GLOBAL)
		add_heading(v, a, TEXT("In every view"));
	else
		add_heading(v, a,
		    text_printf(a, "In %s", keymap_view_name(km, view)));
	add_bindings(v, a, km, view, in);
}

static void
add_macros(struct help *v, struct arena *a, const struct keymap *km)
{
	size_t n;
	const struct macro *m = keymap_macros(km, &n);
	struct buf key;

	if (n > 0)
		add_heading(v, a, TEXT("Macros, behind the key of macro"));
	buf_init(&key, 4 * KiB);
	for (size_t i = 0; i < n; i++) {
		buf_clear(&key);
		key_spell(&key, m[i].key);
		*vec_add(a, &v->lines) = (struct help_line){
		    .keys = text_line(a, arena_str(a, buf_view(&key))),
		    .words = text_line(a, m[i].line),
		    .action = TEXT("macro"),
		};
	}
	buf_free(&key);
}

/* What no key does in any view, by name. */
static void
add_unbound(struct help *v, struct arena *a, const struct keymap *km)
{
	bool bound[ACTION_COUNT] = {false}, some = false;
	size_t n;
	const struct binding *all = keymap_all(km, &n);

	for (size_t i = 0; i < n; i++)
		bound[all[i].action] = true;
	for (int i = 1; i < ACTION_COUNT; i++) {
		enum action x = (enum action)i;

		if (bound[i])
			continue;
		if (!some)
			add_heading(v, a, TEXT("By name alone"));
		some = true;
		*vec_add(a, &v->lines) = (struct help_line){
		    .keys = text_printf(a, ":%s", action_word(x)),
		    .words = text_line(a, str_c(action_help(x))),
		    .action = text_line(a, str_c(action_word(x))),
		};
	}
}

/* All views, for :map and for the help on an action. */
static void
add_all(struct help *v, struct arena *a, const struct keymap *km)
{
	const char *name;

	add_view(v, a, km, KEYMAP_GLOBAL, KEYMAP_GLOBAL);
	for (size_t i = 0; (name = app_view_name(i)); i++)
		add_view(v, a, km, (int)i, (int)i);
	add_macros(v, a, km);
	add_unbound(v, a, km);
}

/* The line of an action; the first when none has it. */
static size_t
line_of(const struct help *v, struct str action)
{
	for (size_t i = 0; i < v->lines.n; i++)
		if (str_eq(v->lines.at[i].action.s, action))
			return i;
	return 0;
}

/* "panes 0" and what it is: for :set alone. */
static void
add_settings(struct help *v, struct arena *a, const struct app *app)
{
	const struct settings *all = app_settings(app);

	add_heading(v, a, TEXT("Settings, and what they are now"));
	for (int i = 0; i < SETTING_COUNT; i++) {
		enum setting s = (enum setting)i;
		struct str value = settings_text(all, s);
		struct buf takes;

		buf_init(&takes, 4 * KiB);
		setting_takes(&takes, s);
		*vec_add(a, &v->lines) = (struct help_line){
		    .keys = text_printf(a, "%s %.*s", setting_name(s),
			STR_ARG(value.n ? value : STR("\"\""))),
		    .words = text_printf(a, "%s: %.*s", setting_row(s)->help,
			STR_ARG(buf_view(&takes))),
		    .action = text_line(a, str_c(setting_name(s))),
		};
		buf_free(&takes);
	}
}

static void *
open(struct app *app, struct arena *a, const struct view_target *t)
{
	struct help *v = ARENA_NEW(a, struct help);
	const struct keymap *km = app_keymap(app);
	int view = keymap_view(km, t->query);
	bool global = str_eq(t->query, STR("global"));

	if (view == KEYMAP_GLOBAL && !global && !str_eq(t->query, STR("*")) &&
	    !str_eq(t->query, STR("settings")) &&
	    action_find(t->query) == ACTION_NONE) {
		app_error(app, "no help on \"%.*s\"; views and actions have "
		    "some, and / searches it", STR_ARG(t->query));
		return NULL;
	}
	v->wrap = arena_new();
	if (str_eq(t->query, STR("settings"))) {
		v->view = arena_str(a, t->query);
		add_settings(v, a, app);
		return v;
	}
	v->view = view == KEYMAP_GLOBAL ? STR("all views")
					: arena_str(a, t->query);
	if (view == KEYMAP_GLOBAL && !global) {
		add_all(v, a, km);
		v->selected = line_of(v, t->query);
		return v;
	}
	if (view != KEYMAP_GLOBAL)
		add_view(v, a, km, view, view);
	add_view(v, a, km, KEYMAP_GLOBAL, view);
	add_macros(v, a, km);
	add_unbound(v, a, km);
	add_marks(v, a);
	add_heading(v, a,
	    TEXT("Digits before a key are its count; an action's name behind "
		 ": does it."));
	return v;
}

static bool
is_settings(const struct help *v)
{
	return str_eq(v->view, STR("settings"));
}

static int
keys_width(const struct help *v, int width)
{
	if (is_settings(v))
		return width < 60 ? 20 : 28;
	return width < 60 ? 12 : width < 80 ? 18 : 28;
}

/* Where the actions' names stand; 0: there is no room for them. */
static int
action_at(int width)
{
	return width >= 100 ? width - 20 : 0;
}

/* Nothing that is told of a key is cut. */
static void
wrap(struct help *v, int width)
{
	int keys = keys_width(v, width);
	int end = action_at(width) ? action_at(width) - 1 : width;

	arena_reset(v->wrap);
	v->width = width;
	v->rows = 0;
	for (size_t i = 0; i < v->lines.n; i++) {
		struct help_line *l = &v->lines.at[i];
		struct flow flow;

		flow_init(&flow, v->wrap);
		flow_add(&flow, l->words,
		    l->keys.s.n ? STYLE_NORMAL : STYLE_HEADING);
		l->wrapped = flow_wrap(&flow,
		    MAX(l->keys.s.n ? end - keys : width - 2, 1));
		l->row = v->rows;
		v->rows += l->wrapped.n;
	}
}

static void
layout(void *state, struct app *app, struct area body)
{
	struct help *v = state;
	const struct help_line *l;

	(void)app;
	if (body.columns != v->width)
		wrap(v, body.columns);
	v->page = (size_t)MAX(body.rows, 1);
	l = &v->lines.at[v->selected];
	window_show(&v->window, v->selected, l->row, l->wrapped.n, v->page,
	    v->rows);
}

static void
close(void *state)
{
	arena_free(((struct help *)state)->wrap);
}

static bool
action(void *state, struct app *app, enum action a, unsigned count)
{
	struct help *v = state;

	if (a == ACTION_HELP || a == ACTION_OPEN) {
		app_back(app);
		return true;
	}
	/* A page has fewer lines than rows where some are wrapped. */
	return move_selection(&v->selected, v->lines.n,
	    MAX(v->page * v->lines.n / MAX(v->rows, 1), 1), a, count);
}

static bool
matches(const struct help_line *l, struct str pattern)
{
	return find_in(l->keys.s, pattern, 0) != STR_NPOS ||
	    find_in(l->words.s, pattern, 0) != STR_NPOS ||
	    find_in(l->action.s, pattern, 0) != STR_NPOS;
}

static bool
find(void *state, struct app *app, const struct find *f)
{
	struct help *v = state;
	size_t n = v->lines.n, from = v->selected;

	(void)app;
	if (f->step == FIND_START)
		v->found_from = v->selected;
	if (f->step != FIND_START && f->step != FIND_NEXT)
		v->selected = from = v->found_from;
	if (f->pattern.n == 0)
		return true;
	for (size_t i = f->step == FIND_NEXT; i < n; i++) {
		size_t at = (f->back ? from + n - i : from + i) % n;

		if (matches(&v->lines.at[at], f->pattern)) {
			v->selected = at;
			return true;
		}
	}
	return false;
}

/* The first of several keys that have room; one alone is cut. */
static struct text
keys_fitting(struct text keys, int room)
{
	while ((int)text_columns(keys.s) > room) {
		size_t at = keys.s.n;

		while (at > 0 && keys.s.s[at - 1] != ' ')
			at--;
		if (at == 0)
			break;
		keys = text_sub(keys, 0, at - 1);
	}
	return keys;
}

static void
draw_line(const struct help *v, const struct frame *f, size_t at)
{
	const struct help_line *l = &v->lines.at[at];
	int keys = keys_width(v, v->width), row = (int)l->row - (int)v->window.top;

	for (size_t i = 0; i < l->wrapped.n; i++, row++) {
		if (row < 0 || row >= f->body.rows)
			continue;
		flow_draw(&l->wrapped, i, f->grid, f->body.row + row,
		    l->keys.s.n ? keys : 2, f->body.columns);
		if (i > 0)
			continue;
		grid_put(f->grid, f->body.row + row, 2, keys - 3,
		    is_settings(v) ? l->keys
				   : keys_fitting(l->keys, keys - 3),
		    l->is_mark ? paint_mark(l->mark) : STYLE_UNREAD);
		if (action_at(v->width))
			grid_put(f->grid, f->body.row + row,
			    action_at(v->width), -1, l->action, STYLE_DIM);
		if (at == v->selected) {
			grid_put(f->grid, f->body.row + row, 0, 1, TEXT(">"),
			    STYLE_NORMAL);
			grid_set_cursor(f->grid, f->body.row + row, 0);
		}
	}
}

static void
draw(const void *state, const struct frame *f)
{
	const struct help *v = state;

	for (size_t i = 0; i < v->lines.n; i++)
		draw_line(v, f, i);
}

static void
title(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct help *v = state;

	if (is_settings(v))
		*left = TEXT("Settings");
	else
		*left = text_printf(
		    f->arena, "Keys of %.*s", STR_ARG(v->view));
	*right = TEXT("/ searches");
}

static void
status(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct help *v = state;
	const struct help_line *l = &v->lines.at[v->selected];

	(void)right;
	*left = text_printf(f->arena, "[%zu/%zu] %.*s%s%.*s", v->selected + 1,
	    v->lines.n, STR_ARG(l->action.s), l->action.s.n ? ": " : "",
	    STR_ARG(l->words.s));
}

static const struct hint hints[] = {
    {ACTION_SEARCH, "Find"},
    {ACTION_SEARCH_NEXT, "Next"},
};

const struct view_ops view_help = {
    .name = "help",
    .hints = hints,
    .nhints = ARRAY_LEN(hints),
    .open = open,
    .close = close,
    .layout = layout,
    .action = action,
    .find = find,
    .title = title,
    .status = status,
    .draw = draw,
};
