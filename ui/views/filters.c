/*
 * filters.c - the saved filters, and the rules that hide or show up
 * articles, with how many each finds.  Enter lists these: so what a rule
 * hides is never lost.
 */
#include "src/base/vec.h"
#include "ui/views/finding.h"
#include "ui/views/flow.h"
#include "ui/views/table.h"
#include "ui/views/views.h"

struct filter_row {
	struct rule rule;
	size_t found;
};

struct filters {
	struct arena *arena;
	struct filter_row *rows;
	size_t n, selected, page;
	struct window window;
	bool counted; /* at rest: a search is not free */
	struct finding finding;
};

static const char *const kinds[] = {
    [RULE_FILTER] = "filter",
    [RULE_KILL] = "kill",
    [RULE_HIGHLIGHT] = "highlight",
};

static void
read_rows(struct filters *v, const struct app *app)
{
	size_t n;
	const struct rule *rules = app_rules(app, &n);

	v->rows = ARENA_ARRAY(v->arena, struct filter_row, n);
	v->n = n;
	v->counted = false;
	for (size_t i = 0; i < n; i++)
		v->rows[i].rule = rules[i];
	v->selected = MIN(v->selected, n ? n - 1 : 0);
}

static void *
open(struct app *app, struct arena *a, const struct view_target *t)
{
	struct filters *v = ARENA_NEW(a, struct filters);

	(void)t;
	v->arena = a;
	read_rows(v, app);
	return v;
}

static void
reload(void *state, struct app *app)
{
	read_rows(state, app);
}

static bool
rest(void *state, struct app *app)
{
	struct filters *v = state;
	bool changed = !v->counted;

	for (size_t i = 0; i < v->n && !v->counted; i++) {
		struct article_query q = {
		    .scope = SCOPE_SEARCH, .query = v->rows[i].rule.query};

		if (!app_check(app, store_articles_count(app_store(app), &q,
			&v->rows[i].found)))
			break;
	}
	v->counted = true;
	return changed;
}

static void
layout(void *state, struct app *app, struct area body)
{
	struct filters *v = state;

	if (app_linear(app))
		body.rows -= table_whole(&body);
	v->page = (size_t)MAX(body.rows, 1);
	window_show(&v->window, v->selected, v->selected, 1, v->page, v->n);
}

static bool
action(void *state, struct app *app, enum action a, unsigned count)
{
	struct filters *v = state;

	if (move_selection(&v->selected, v->n, v->page, a, count))
		return true;
	if ((a != ACTION_OPEN && a != ACTION_RIGHT) || v->n == 0)
		return false;
	app_open(app, "articles",
	    &(struct view_target){
		.query = v->rows[v->selected].rule.query, .para = -1});
	return true;
}

static bool
row_has(const void *state, size_t i, struct str pattern)
{
	const struct rule *r = &((const struct filters *)state)->rows[i].rule;

	return find_in(r->name, pattern, 0) != STR_NPOS ||
	    find_in(r->query, pattern, 0) != STR_NPOS;
}

static bool
find(void *state, struct app *app, const struct find *f)
{
	struct filters *v = state;

	(void)app;
	return finding_step(&v->finding, f, &v->selected, v->n, row_has, v);
}

static struct text
found(const struct filters *v, const struct frame *f, size_t i)
{
	if (!v->counted)
		return TEXT("");
	return text_printf(f->arena, "%zu%s", v->rows[i].found,
	    v->rows[i].found >= 5000 ? "+" : "");
}

static struct text
sentence(const struct filters *v, const struct frame *f, size_t i)
{
	const struct rule *r = &v->rows[i].rule;

	return text_printf(f->arena, "%s%s%.*s: %.*s; %.*s found",
	    kinds[r->kind], r->name.n ? " " : "", STR_ARG(r->name),
	    STR_ARG(r->query), STR_ARG(found(v, f, i).s));
}

static void
draw_row(const struct filters *v, const struct frame *f, int row, size_t i)
{
	const struct rule *r = &v->rows[i].rule;
	bool narrow = f->body.columns < 60;
	int at = 2;

	if (f->linear) {
		grid_put_cut(f->grid, row, 2, -1, sentence(v, f, i),
		    STYLE_NORMAL);
		return;
	}
	grid_put_cut(f->grid, row, at, narrow ? 6 : 10,
	    text_line(f->arena, str_c(kinds[r->kind])), STYLE_DIM);
	at += narrow ? 7 : 11;
	grid_put_cut(f->grid, row, at, narrow ? 9 : 16,
	    text_line(f->arena, r->name), STYLE_UNREAD);
	at += narrow ? 10 : 17;
	grid_put_right(f->grid, row, at, 5, found(v, f, i), STYLE_NORMAL);
	at += 7;
	grid_put_cut(f->grid, row, at, -1, text_line(f->arena, r->query),
	    STYLE_NORMAL);
}

static void
draw_empty(const struct frame *f)
{
	static const struct {
		const char *line, *what;
	} lines[] = {
	    {"No filter is saved.  In ~/.config/crossread/config:", NULL},
	    {"filter ports harbour lang:en", "a list: :filter ports"},
	    {"kill title:horoscope", "stays out of the lists"},
	    {"highlight \"dam inspection\"", "stands out in them"},
	};
	struct pen pen = {f, f->body, 0}, inner;

	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		flow_pen(&pen, text_line(f->arena, str_c(lines[i].line)),
		    i == 0 ? STYLE_NORMAL : STYLE_UNREAD);
		if (!lines[i].what)
			continue;
		inner = pen;
		inner.area.column += 4;
		inner.area.columns = MAX(inner.area.columns - 4, 0);
		(void)pen_line(&inner,
		    text_line(f->arena, str_c(lines[i].what)), STYLE_NORMAL);
		pen.row = inner.row;
	}
}

static void
draw(const void *state, const struct frame *f)
{
	const struct filters *v = state;
	int row = f->body.row;

	if (v->n == 0) {
		draw_empty(f);
		return;
	}
	if (f->linear)
		table_draw_whole(f, &f->body, sentence(v, f, v->selected));
	for (size_t i = v->window.top;
	     i < v->n && i < v->window.top + v->page; i++, row++) {
		draw_row(v, f, row, i);
		if (i != v->selected)
			continue;
		grid_put(f->grid, row, 0, 1, TEXT(">"), STYLE_NORMAL);
		grid_select(f->grid, row, 0, -1);
		grid_set_cursor(f->grid, row, 0);
	}
}

static void
title(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	(void)state;
	(void)f;
	*left = TEXT("Filters and rules");
	*right = TEXT("");
}

static void
status(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct filters *v = state;

	(void)right;
	if (v->n > 0)
		*left = text_printf(f->arena, "[%zu/%zu] %.*s found",
		    v->selected + 1, v->n,
		    STR_ARG(found(v, f, v->selected).s));
}

static const struct hint hints[] = {
    {ACTION_OPEN, "Articles"},
    {ACTION_EVENTS, "Events"},
};

static const struct hint bare_hints[] = {
    {ACTION_EVENTS, "Events"},
    {ACTION_ARTICLES, "Articles"},
    {ACTION_COMMAND, "Command"},
};

static bool
bare(const void *state)
{
	return ((const struct filters *)state)->n == 0;
}

const struct view_ops view_filters = {
    .name = "filters",
    .hints = hints,
    .nhints = ARRAY_LEN(hints),
    .bare = bare,
    .bare_hints = bare_hints,
    .nbare_hints = ARRAY_LEN(bare_hints),
    .open = open,
    .reload = reload,
    .rest = rest,
    .layout = layout,
    .action = action,
    .find = find,
    .title = title,
    .status = status,
    .draw = draw,
};
