/*
 * app_place.c - places kept under a letter, in the store: m and '.
 */
#include <inttypes.h>

#include "db/store_place.h"
#include "ui/app_state.h"

/* "compare 3 5 2": view, event, article, paragraph; false: the view on
 * top has nothing selected. */
static bool
put_here(struct app *app, struct buf *out)
{
	struct level *l = app_top(app);
	struct view_target t = {.para = -1};

	if (!l->ops->here || !l->ops->here(l->state, &t))
		return false;
	buf_clear(out);
	buf_printf(out, "%s %" PRId64 " %" PRId64 " %d", l->ops->name,
	    t.event, t.article, (int)t.para);
	return true;
}

static void
keep(struct app *app, char letter)
{
	struct buf place;

	buf_init(&place, 4 * KiB);
	if (!put_here(app, &place))
		app_message(app, "nothing here that could be kept");
	else if (app_check(app, store_put_place(app->o.store, letter,
		     buf_view(&place))))
		app_message(app, "kept as %c; '%c comes back", letter, letter);
	buf_free(&place);
}

/* A list goes to the row; where that is out of reach its event, or the
 * article, opens instead. */
static void
go_in_list(struct app *app, const char *view, const struct view_target *t)
{
	struct level *l;

	app_back_to(app, view);
	l = app_top(app);
	if (l->ops->retarget && l->ops->retarget(l->state, app, t))
		return;
	app_open(app, t->article ? "reader" : "event", t);
}

/* False: no such place is left. */
static bool
go(struct app *app, struct str place)
{
	/* A place is ours alone: its view ends where it is read. */
	struct str view = arena_str(app->frame, str_word(&place));
	struct view_target t = {.para = -1};
	int64_t para = -1;

	if (!str_i64(str_word(&place), &t.event) ||
	    !str_i64(str_word(&place), &t.article) ||
	    !str_i64(str_word(&place), &para))
		return false;
	t.para = (int32_t)para;
	if (str_eq(view, STR("events")) || str_eq(view, STR("articles"))) {
		go_in_list(app, view.s[0] == 'e' ? "events" : "articles", &t);
		return true;
	}
	if (!app_has_view(view))
		return false;
	app_open(app, view.s, &t);
	return true;
}

static void
go_to(struct app *app, char letter)
{
	struct arena *a = arena_new();
	struct str place = STR_NONE;
	enum status st = STATUS_OK;
	struct buf from;

	buf_init(&from, 4 * KiB);
	if (letter == '\'')
		place = arena_str(a, buf_view(&app->before));
	else
		st = store_place(app->o.store, a, letter, &place);
	if (!put_here(app, &from))
		buf_clear(&from);
	if (st != STATUS_OK && st != STATUS_NOT_FOUND) {
		(void)app_check(app, st);
	} else if (!place.n) {
		app_message(app, letter == '\'' ? "nowhere to go back to" :
		    "nothing is kept as %c", letter);
	} else if (!go(app, place)) {
		app_error(app, "the place kept as %c cannot be read", letter);
	} else {
		buf_clear(&app->before);
		buf_str(&app->before, buf_view(&from));
	}
	buf_free(&from);
	arena_free(a);
}

void
app_place(struct app *app, enum action a, struct key k)
{
	bool letter = k.code >= 'a' && k.code <= 'z';

	if (a == ACTION_SET_MARK && letter)
		keep(app, (char)k.code);
	else if (a == ACTION_GO_MARK && (letter || k.code == '\''))
		go_to(app, (char)k.code);
	else
		app_message(app, "places are kept under a to z");
}
