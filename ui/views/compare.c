/*
 * compare.c - the view of an event's articles side by side.
 *
 * The sheet (sheet.h) has the rows; this file opens them and says whose
 * order they follow.  compare_lay.c lays them out, compare_choose.c has the
 * choices of panes, folds and marks, compare_jump.c the jumps,
 * compare_draw.c the drawing.
 */
#include "ui/views/compare.h"

#include "src/compare/compare.h"
#include "ui/views/align.h"
#include "ui/views/candidates.h"
#include "ui/views/evidence.h"
#include "ui/views/finding.h"
#include "ui/views/rowmarks.h"
#include "ui/views/views.h"

/* ---- opening ---- */

/* Which paragraphs stand in rows that are open: rows come and go. */
static void
keep_open(struct compare_state *s)
{
	const struct comparison *c = s->l ? s->l->c : NULL;

	if (!c)
		return;
	s->opened.n = 0;
	for (size_t r = 0; r < c->nrows; r++)
		for (uint32_t x = 0; s->open[r] && x < s->l->n; x++)
			for (size_t i = 0; i < c->rows[r].cells[x].nparas; i++)
				*vec_add(s->arena, &s->opened) =
				    (struct opened){s->l->articles[x]->id,
					c->rows[r].cells[x].paras[i]};
}

/* The rows are others now; whichever the cursor goes to stands on the line
 * where it was. */
static void
choose_rows(struct compare_state *s)
{
	size_t row;

	sheet_hold(&s->sheet);
	s->open =
	    s->l->c ? ARENA_ARRAY(s->arena, bool, s->l->c->nrows + 1) : NULL;
	for (size_t i = 0; s->l->c && i < s->opened.n; i++) {
		int x = loaded_index(s->l, s->opened.at[i].article);

		if (x >= 0 && rowmarks_find(s->l->c, (uint32_t)x,
			s->opened.at[i].para, &row))
			s->open[row] = true;
	}
	s->ask.on = false;
	s->laid = false;
}

/* These articles first, in this order. */
static void
order_outlets(struct compare_state *s, const int64_t *ids, size_t nids)
{
	size_t n = 0;

	for (size_t t = 0; t < nids; t++) {
		int x = loaded_index(s->l, ids[t]);

		if (x >= 0)
			s->outlets[n++] = (uint32_t)x;
	}
	for (uint32_t x = 0; x < s->l->n; x++) {
		size_t t = 0;

		while (t < nids && ids[t] != s->l->articles[x]->id)
			t++;
		if (t == nids)
			s->outlets[n++] = x;
	}
}

/* Panes for what was tagged, as far as they have room. */
static void
keep_tags(struct compare_state *s, const struct view_target *t)
{
	if (t->ntags == 0)
		return;
	s->tags = ARENA_ARRAY(s->arena, int64_t, t->ntags);
	memcpy(s->tags, t->tags, t->ntags * sizeof(t->tags[0]));
	s->ntags = t->ntags;
	s->count = t->ntags > 1 ? t->ntags : 0;
}

/* A tagged copy can only be shown with the other copies. */
static struct loaded *
load(struct app *app, const struct view_target *t)
{
	struct loaded *l = loaded_get(app, t->event, false);

	for (size_t i = 0; l && i < t->ntags && !l->copies; i++) {
		if (loaded_index(l, t->tags[i]) >= 0)
			continue;
		loaded_drop(l);
		l = loaded_get(app, t->event, true);
	}
	return l;
}

/* Another comparison: everything that counts its articles or rows.  The
 * panes show the outlets that they did, and the rows follow the same. */
static void
take(struct compare_state *s, struct loaded *l)
{
	struct loaded *was = s->l;
	size_t n = was ? was->n : 0;
	int64_t *ids = ARENA_ARRAY(s->arena, int64_t, n + 1);
	int base = was && was->c
	    ? loaded_index(l, was->articles[was->c->base]->id) : -1;

	keep_open(s);
	for (size_t i = 0; i < n; i++)
		ids[i] = was->articles[s->outlets[i]]->id;
	s->l = l;
	s->holding = false;
	s->outlets = ARENA_ARRAY(s->arena, uint32_t, l->n + 1);
	order_outlets(s, was ? ids : s->tags, was ? n : s->ntags);
	s->first = MIN(s->first, l->n > 0 ? l->n - 1 : 0);
	if (l->c && base >= 0 && (uint32_t)base != l->c->base)
		compare_rebase(l->arena, l->c, (uint32_t)base);
	loaded_drop(was);
	choose_rows(s);
	if (l->c && s->sheet.row >= l->c->nrows)
		s->sheet.row = 0;
}

static void
go_to(struct compare_state *s, const struct view_target *t)
{
	int x = t->article ? loaded_index(s->l, t->article) : -1;
	size_t row;

	if (loaded_waits(s->l)) {
		s->next.article = t->article;
		s->next.para = t->para;
	}
	if (x < 0 || !s->l->c)
		return;
	if (t->para >= 0 &&
	    rowmarks_find(s->l->c, (uint32_t)x, (uint32_t)t->para, &row))
		sheet_jump(&s->sheet, row);
	s->wanted = x;
	s->laid = false;
}

static void *
open_compare(struct app *app, struct arena *a, const struct view_target *t)
{
	struct compare_state *s = ARENA_NEW(a, struct compare_state);
	struct loaded *l = load(app, t);

	if (!l)
		return NULL;
	s->arena = a;
	s->sheet_arena = arena_new();
	s->words = settings_flag(app_settings(app), SETTING_WORDS);
	if (!app_linear(app))
		s->count = (size_t)settings_number(
		    app_settings(app), SETTING_PANES);
	s->fold = (enum fold)settings_number(app_settings(app), SETTING_FOLD);
	s->wanted = -1;
	s->next.para = -1;
	keep_tags(s, t);
	take(s, l);
	go_to(s, t);
	return s;
}

static bool
retarget(void *state, struct app *app, const struct view_target *t)
{
	struct compare_state *s = state;

	(void)app;
	if (s->l->event.id != t->event || t->ntags > 0)
		return false;
	go_to(s, t);
	return true;
}

static void
close_compare(void *state)
{
	struct compare_state *s = state;

	loaded_drop(s->l);
	arena_free(s->sheet_arena);
}

/* The store has changed: the paragraph under the cursor is found again
 * by its article and number. */
static void
reload(void *state, struct app *app)
{
	struct compare_state *s = state;
	struct loaded *l = loaded_again(app, s->l);
	struct view_target t = s->next;

	if (!l && loaded_waits(s->l))
		return;
	s->next = (struct view_target){.para = -1};
	if (!l)
		return;
	if (!t.article && s->l->c && s->sheet.row < s->l->c->nrows) {
		const struct row *r = &s->l->c->rows[s->sheet.row];

		for (size_t x = 0; x < s->l->n && t.para < 0; x++)
			if (r->cells[x].nparas > 0) {
				t.article = s->l->articles[x]->id;
				t.para = (int32_t)r->cells[x].paras[0];
			}
	}
	take(s, l);
	go_to(s, &t);
	s->wanted = -1;
}

/* The facts of a row cost more than the move to it: they wait for a rest. */
static bool
rest(void *state, struct app *app)
{
	struct compare_state *s = state;
	bool changed = s->told != s->sheet.row;

	(void)app;
	s->told = s->sheet.row;
	return changed;
}

/* ---- choices ---- */

static uint32_t
focused(const struct compare_state *s)
{
	return s->panes.panes[s->focus].article;
}

/* The cursor stays on its paragraph, wherever its row goes. */
static void
rebase(struct compare_state *s, struct app *app)
{
	uint32_t x = focused(s);
	const struct row *r = &s->l->c->rows[s->sheet.row];
	uint32_t of = x;
	int32_t para = -1;

	for (uint32_t i = 0; i < s->l->n && para < 0; i++) {
		of = (uint32_t)((x + i) % s->l->n);
		if (r->cells[of].nparas > 0)
			para = (int32_t)r->cells[of].paras[0];
	}
	if (x == s->l->c->base) {
		app_message(app, "the rows follow %.*s already",
		    STR_ARG(s->l->articles[x]->outlet));
		return;
	}
	keep_open(s);
	compare_rebase(s->l->arena, s->l->c, x);
	choose_rows(s);
	s->sheet.row = 0;
	if (para >= 0)
		(void)rowmarks_find(s->l->c, of, (uint32_t)para, &s->sheet.row);
	app_message(app, "the rows follow %.*s now",
	    STR_ARG(s->l->articles[x]->outlet));
}

uint32_t
compare_telling(const struct compare_state *s)
{
	const struct row *r = &s->l->c->rows[s->sheet.row];
	struct compare_sight in = compare_sight(s);
	uint32_t of = focused(s);

	for (size_t i = 0; i < in.n && r->cells[of].nparas == 0; i++)
		of = in.at[i];
	return of;
}

/* What else could stand beside the paragraph under the cursor. */
static void
toggle_candidates(struct compare_state *s, struct app *app)
{
	const struct row *r = &s->l->c->rows[s->sheet.row];
	uint32_t of = compare_telling(s);

	if (s->ask.on && s->ask.row == s->sheet.row && s->ask.of == of) {
		s->ask.on = false;
	} else if (r->furniture || r->cells[of].nparas == 0) {
		app_message(app, "no paragraph here to ask about");
		return;
	} else {
		struct arena *a = arena_new();

		s->ask = (struct ask){true, s->sheet.row, of};
		app_message(app, "%.*s",
		    STR_ARG(candidates_ties(a, s->l->c, s->sheet.row, of).s));
		arena_free(a);
	}
	s->laid = false;
}

static void
toggle_copies(struct compare_state *s, struct app *app)
{
	struct loaded *l;

	if (!s->l->copies && s->l->hidden == 0) {
		app_message(app, "there are no copies in this event");
		return;
	}
	l = loaded_get(app, s->l->event.id, !s->l->copies);
	if (l)
		take(s, l);
}

static void
open_at_row(struct compare_state *s, struct app *app, const char *view)
{
	const struct row *r = &s->l->c->rows[s->sheet.row];
	const struct fact *f = evidence_of_row(s->l->c, s->sheet.row);
	uint32_t x = focused(s);
	struct view_target t = {.event = s->l->event.id,
	    .article = s->l->articles[x]->id,
	    .para = -1};

	if (r->cells[x].nparas > 0)
		t.para = (int32_t)r->cells[x].paras[0];
	if (f)
		t.query = f->label;
	app_open(app, view, &t);
}

/* ---- actions ---- */

static bool
act(void *state, struct app *app, enum action a, unsigned count)
{
	struct compare_state *s = state;

	/* No text, no rows: the app's own actions are left. */
	if (!s->l->c || s->l->c->nrows == 0)
		return false;
	if (sheet_move(&s->sheet, a, count) || compare_jump(s, app, a, count) ||
	    compare_choose(s, app, a, count))
		return true;
	switch (a) {
	case ACTION_CANDIDATES:
		toggle_candidates(s, app);
		return true;
	case ACTION_SET_BESIDE:
		align_beside(s, app, compare_telling(s));
		return true;
	case ACTION_SET_APART:
		align_apart(s, app, compare_telling(s));
		return true;
	case ACTION_BASE:
		rebase(s, app);
		return true;
	case ACTION_COPIES:
		toggle_copies(s, app);
		return true;
	case ACTION_OPEN:
		if (!evidence_of_row(s->l->c, s->sheet.row)) {
			app_message(
			    app, "no fact of this row is told by two outlets");
			return true;
		}
		open_at_row(s, app, "ledger");
		return true;
	case ACTION_LEDGER:
		open_at_row(s, app, "ledger");
		return true;
	case ACTION_READ:
		open_at_row(s, app, "reader");
		return true;
	default:
		return false;
	}
}

static struct area
rows(const void *state, struct area body)
{
	const struct compare_state *s = state;

	body.row += s->parts.sheet;
	body.rows = s->parts.lines;
	return body;
}

static bool
here(const void *state, struct view_target *t)
{
	const struct compare_state *s = state;

	t->event = s->l->event.id;
	if (!s->l->c || s->l->c->nrows == 0)
		return true;

	const struct row *r = &s->l->c->rows[s->sheet.row];
	uint32_t x = focused(s);

	t->article = s->l->articles[x]->id;
	if (r->cells[x].nparas > 0)
		t->para = (int32_t)r->cells[x].paras[0];
	return true;
}

/* The paragraphs of the focused pane's cell. */
static struct str
text(const void *state, struct arena *a)
{
	const struct compare_state *s = state;
	struct str out = STR_NONE;

	if (!s->l->c || s->l->c->nrows == 0)
		return out;

	uint32_t x = focused(s);
	const struct row_cell *cell = &s->l->c->rows[s->sheet.row].cells[x];

	for (size_t i = 0; i < cell->nparas; i++)
		out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out),
		    out.n ? "\n\n" : "",
		    STR_ARG(s->l->articles[x]->paras[cell->paras[i]].text));
	return out;
}

/* ---- search ---- */

static bool
row_has(const void *state, size_t row, struct str pattern)
{
	const struct compare_state *s = state;
	const struct row *r = &s->l->c->rows[row];

	for (size_t x = 0; x < s->l->n; x++)
		for (size_t p = 0; p < r->cells[x].nparas; p++)
			if (find_in(s->l->articles[x]
					->paras[r->cells[x].paras[p]]
					.text,
				pattern, 0) != STR_NPOS)
				return true;
	return false;
}

static bool
find(void *state, struct app *app, const struct find *f)
{
	struct compare_state *s = state;
	size_t row = s->sheet.row;
	bool found;

	(void)app;
	if (!s->l->c || s->l->c->nrows == 0)
		return false;
	found = finding_step(&s->finding, f, &row, s->l->c->nrows, row_has, s);
	sheet_jump(&s->sheet, row);
	return found;
}

static size_t
noted(const void *state, bool tagged, enum note_on *on, const int64_t **ids)
{
	const struct compare_state *s = state;

	(void)tagged;
	*on = NOTE_ON_EVENT;
	*ids = &s->l->event.id;
	return s->l->event.id > 0;
}

static const struct hint hints[] = {
    {ACTION_NEXT_DIFFERENCE, "Diff"},
    {ACTION_NEXT_CONFLICT, "Conflict"},
    {ACTION_OPEN, "Fact"},
    {ACTION_READ, "Read"},
    {ACTION_NEXT_OUTLET, "Outlet"},
    {ACTION_FOLD, "Fold"},
    {ACTION_CANDIDATES, "Others?"},
    {ACTION_BASE, "Base"},
    {ACTION_SET_BESIDE, "Beside"},
    {ACTION_COUNTERPART, "Moved"},
    {ACTION_MORE_PANES, "Pane"},
    {ACTION_NEXT_OMISSION, "Omission"},
    {ACTION_WORDS, "Words"},
    {ACTION_OPEN_CELL, "Long cell"},
    {ACTION_COPIES, "Copies"},
    {ACTION_LEDGER, "Ledger"},
};

const struct view_ops view_compare = {
    .name = "compare",
    .hints = hints,
    .nhints = ARRAY_LEN(hints),
    .open = open_compare,
    .close = close_compare,
    .layout = compare_layout,
    .rest = rest,
    .reload = reload,
    .retarget = retarget,
    .action = act,
    .find = find,
    .rows = rows,
    .click = compare_click,
    .panes = true,
    .upright = true,
    .here = here,
    .noted = noted,
    .text = text,
    .title = compare_title,
    .status = compare_status,
    .draw = compare_draw,
};
