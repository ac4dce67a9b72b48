/*
 * compare_choose.c - which outlets the panes of compare show, and what is
 * folded and marked in them.
 */
#include "ui/views/compare.h"
#include "ui/views/rowmarks.h"

static void
change_count(struct compare_state *s, struct app *app, int by)
{
	size_t n = s->panes.npanes;
	size_t most = MIN(panes_most(s->body.columns), s->l->n);

	if (by > 0 && n >= most) {
		app_message(app,
		    n == s->l->n ? "all outlets are shown"
				 : "no room for another pane");
	} else if (by < 0 && n <= 1) {
		app_message(app, "one pane is the least");
	} else {
		s->count = by > 0 ? n + 1 : n - 1;
		memset(s->shifts, 0, sizeof(s->shifts));
		s->laid = false;
	}
}

static void
move_window(struct compare_state *s, int by)
{
	size_t most = s->l->n - s->panes.npanes;

	if (by < 0 && s->first > 0)
		s->first--;
	else if (by > 0 && s->first < most)
		s->first++;
	s->laid = false;
}

/* Puts another outlet in this pane: the one in it and those out of sight
 * take turns. */
static void
turn_outlets(struct compare_state *s, struct app *app, bool next)
{
	size_t n = s->l->n, hidden = n - s->panes.npanes;
	size_t at = s->first + s->focus, end = s->first + s->panes.npanes;
	uint32_t kept = s->outlets[at];

	if (hidden == 0 || s->panes.linear) {
		app_message(app, "all outlets are shown");
		return;
	}
	/* Places end, end + 1, ... around to first are out of sight. */
	for (size_t i = 0; i < hidden; i++) {
		size_t from = end + (next ? i : hidden - 1 - i);

		s->outlets[at] = s->outlets[from % n];
		at = from % n;
	}
	s->outlets[at] = kept;
	s->laid = false;
}

static void
focus_pane(struct compare_state *s, int by, unsigned count)
{
	size_t n = s->panes.npanes;

	if (count > 0)
		s->focus = MIN(count, n) - 1;
	else
		s->focus = (s->focus + n + (size_t)by) % n;
}

/* By its right border; the last one by its left. */
static void
widen(struct compare_state *s, struct app *app, int by)
{
	size_t n = s->panes.npanes, border = s->focus;
	const struct pane *p;

	if (n < 2 || s->panes.linear) {
		app_message(app, "one pane has all the width");
		return;
	}
	if (border + 1 == n) {
		border--;
		by = -by;
	}
	p = &s->panes.panes[border];
	by = MIN(MAX(by, PANE_MIN - p->width), p[1].width - PANE_MIN);
	if (by == 0 || border >= PANES_MAX) {
		app_message(app, "a pane narrower than %d cannot be read",
		    PANE_MIN);
		return;
	}
	s->shifts[border] += by;
	s->laid = false;
}

/* Is none of those who tell these rows in sight?  Then the first comes. */
static bool
bring_teller(struct compare_state *s, const struct item *it)
{
	struct compare_sight in = compare_sight(s);
	const struct row *rows = s->l->c->rows + it->row;

	for (size_t r = 0; r < it->nrows; r++)
		if (rowmarks_told(&rows[r], in.at, in.n))
			return false;
	for (uint32_t x = 0; x < s->l->n && s->wanted < 0; x++)
		if (rows->cells[x].nparas > 0)
			s->wanted = (int)x;
	return true;
}

static void
toggle_open(struct compare_state *s)
{
	const struct item *it = &s->panes.items[sheet_item(&s->sheet)];
	bool open;

	s->laid = false;
	if (it->row >= rowmarks_story(s->l->c)) {
		s->furniture = !s->furniture;
		return;
	}
	open = bring_teller(s, it) || !s->open[it->row];
	for (size_t r = it->row; r < it->row + it->nrows; r++)
		s->open[r] = open;
}

bool
compare_choose(
    struct compare_state *s, struct app *app, enum action a, unsigned count)
{
	switch (a) {
	case ACTION_LEFT:
	case ACTION_RIGHT:
		move_window(s, a == ACTION_LEFT ? -1 : 1);
		return true;
	case ACTION_NEXT_PANE:
	case ACTION_PREVIOUS_PANE:
		focus_pane(s, a == ACTION_NEXT_PANE ? 1 : -1, count);
		return true;
	case ACTION_NEXT_OUTLET:
	case ACTION_PREVIOUS_OUTLET:
		turn_outlets(s, app, a == ACTION_NEXT_OUTLET);
		return true;
	case ACTION_MORE_PANES:
	case ACTION_FEWER_PANES:
		change_count(s, app, a == ACTION_MORE_PANES ? 1 : -1);
		return true;
	case ACTION_WIDER:
	case ACTION_NARROWER:
		widen(s, app, (a == ACTION_WIDER ? 1 : -1) *
		    (int)MIN(MAX(count, 1), 1000U));
		return true;
	case ACTION_FOLD:
		s->fold = (s->fold + 1) % (FOLD_SHARED + 1);
		s->laid = false;
		return true;
	case ACTION_OPEN_CELL:
		toggle_open(s);
		return true;
	case ACTION_WORDS:
		s->words = !s->words;
		s->laid = false;
		return true;
	default:
		return false;
	}
}
