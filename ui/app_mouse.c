/*
 * app_mouse.c - the mouse, in terms of keys.
 *
 * A row is reached by the keys that go there, with the cursor's own place
 * to tell when it is.  A click is rare and a screen has few rows, so that
 * costs nothing; and nothing can be clicked that has no key.  A view sees
 * coordinates only for what stands beside its rows: the map of the
 * comparison.  The wheel moves and never marks.
 */
#include "ui/app_state.h"
#include "ui/frame.h"

#define WHEEL_ROWS 3
#define STEPS_MAX 200 /* of the keys for one click */

static void
cursor(struct app *app, struct grid *g, int *row, int *column)
{
	app_draw(app, g);
	grid_cursor(g, row, column);
}

/* Rows may be higher than a line: the cursor stands on their first. */
static void
go_to_row(struct app *app, struct grid *g, int goal)
{
	int row, column, next;

	cursor(app, g, &row, &column);
	for (int i = 0; i < STEPS_MAX && row > goal; i++, row = next) {
		app_do(app, ACTION_UP, 0);
		cursor(app, g, &next, &column);
		if (next >= row)
			return;
	}
	for (int i = 0; i < STEPS_MAX && row < goal; i++, row = next) {
		app_do(app, ACTION_DOWN, 0);
		cursor(app, g, &next, &column);
		if (next <= row)
			return;
		if (next > goal) {
			app_do(app, ACTION_UP, 0);
			return;
		}
	}
}

/* The pane whose cursor stands next before the place. */
static void
go_to_pane(struct app *app, struct grid *g, int goal)
{
	int row, column, best = -1;
	unsigned pane = 1;

	for (unsigned i = 1; i <= 12; i++) {
		app_do(app, ACTION_NEXT_PANE, i);
		cursor(app, g, &row, &column);
		if (column > goal || column <= best)
			break;
		best = column;
		pane = i;
	}
	app_do(app, ACTION_NEXT_PANE, pane);
}

static bool
is_in(struct area a, int row, int column)
{
	return row >= a.row && row < a.row + a.rows && column >= a.column &&
	    column < a.column + a.columns;
}

static struct area
body_of(const struct app *app)
{
	return frame_split(app->screen,
	    settings_flag(&app->settings, SETTING_HINTS)).body;
}

static struct area
rows_of(struct app *app)
{
	const struct level *l = app_top(app);
	struct area body = body_of(app);

	return l->ops->rows ? l->ops->rows(l->state, body) : body;
}

/* Does a row stand there?  Not on a line without a word. */
static bool
on_row(struct app *app, struct grid *g, int row, int column)
{
	struct area rows;
	int r, c;

	cursor(app, g, &r, &c); /* lays the view out, too */
	rows = rows_of(app);
	if (!is_in(rows, row, column))
		return false;
	for (int i = rows.column; i < rows.column + rows.columns; i++)
		if (strcmp(grid_at(g, row, i)->bytes, " ") != 0)
			return true;
	return false;
}

static void
click(struct app *app, struct grid *g, int row, int column)
{
	struct area body = body_of(app);
	struct level *l = app_top(app);

	if (on_row(app, g, row, column)) {
		go_to_row(app, g, row);
		if (l->ops->panes)
			go_to_pane(app, g, column);
		buf_clear(&app->message);
	} else if (l->ops->click && is_in(body, row, column)) {
		l->ops->click(l->state, body, row, column);
	}
}

static bool
bordered(const struct grid *g, int row, int column)
{
	return grid_at(g, row, column)->style == STYLE_BORDER;
}

/* The first rule below the rows, which a short list leaves some lines
 * free; a rule has borders on its line beside it. */
static bool
below_rows(struct app *app, const struct grid *g, int row, int column)
{
	struct area rows = rows_of(app);
	int edge = rows.row + rows.rows;

	while (edge < row && !bordered(g, edge, column))
		edge++;
	return edge == row && bordered(g, row,
	    column > 0 ? column - 1 : MIN(1, grid_columns(g) - 1));
}

/* Is a border there that can be moved? */
static bool
take_hold(struct app *app, struct grid *g, int row, int column)
{
	const struct view_ops *ops = app_top(app)->ops;
	int r, c;

	if (column < 0 || row < 0 || row >= app->screen.rows ||
	    column >= app->screen.columns)
		return false;
	cursor(app, g, &r, &c); /* lays the view out, too */
	app->held.level = below_rows(app, g, row, column);
	app->held.row = row;
	app->held.column = column;
	return bordered(g, row, column) &&
	    (app->held.level ? ops->level : ops->upright && column > 0);
}

static void
press(struct app *app, struct key k)
{
	struct grid *g = grid_new(app->screen.rows, app->screen.columns);

	app->held.is = take_hold(app, g, k.row, k.column);
	if (!app->held.is)
		click(app, g, k.row, k.column);
	grid_free(g);
}

/* Its first click has selected; twice on a title or a border is nothing. */
static void
press_again(struct app *app, struct key k)
{
	struct grid *g = grid_new(app->screen.rows, app->screen.columns);

	if (on_row(app, g, k.row, k.column) && !bordered(g, k.row, k.column))
		app_do(app, ACTION_OPEN, 0);
	grid_free(g);
}

/* The border goes where the button was let go: what stands before it
 * becomes wider, or taller, and has the cursor. */
static void
let_go(struct app *app, int row, int column)
{
	int by = app->held.level ? row - app->held.row
				 : column - app->held.column;

	if (!app->held.is || by == 0)
		return;
	if (app_top(app)->ops->panes) {
		struct grid *g =
		    grid_new(app->screen.rows, app->screen.columns);

		go_to_pane(app, g, app->held.column - 1);
		grid_free(g);
	}
	app_do(app, by > 0 ? ACTION_WIDER : ACTION_NARROWER,
	    (unsigned)(by > 0 ? by : -by));
	app->held.is = false;
}

void
app_mouse(struct app *app, struct key k)
{
	struct act last = app->last;

	if (app->asking)
		return;
	app->typed = (struct keymap_typed){0};
	app->wants = ACTION_NONE;
	app->on_tagged = false;
	switch (k.code) {
	case INPUT_WHEEL_UP:
		app_do(app, ACTION_UP, WHEEL_ROWS);
		break;
	case INPUT_WHEEL_DOWN:
		app_do(app, ACTION_DOWN, WHEEL_ROWS);
		break;
	case INPUT_CLICK:
		press(app, k);
		break;
	case INPUT_RELEASE:
		let_go(app, k.row, k.column);
		break;
	case INPUT_DOUBLE:
		press_again(app, k);
		break;
	default:
		break;
	}
	app->last = last;
}
