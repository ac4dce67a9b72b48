/*
 * ledger.c - the view of an event's facts: a row a fact, a column an
 * outlet, the verdict at the right, the sentences below.
 */
#include "ui/views/ledger.h"

#include "ui/views/border.h"
#include "ui/views/evidence.h"
#include "ui/views/views.h"

/* ---- opening ---- */

static void
take(struct ledger_state *s, struct app *app, struct loaded *l)
{
	loaded_drop(s->l);
	s->l = l;
	ledger_read_decisions(s, app);
	s->nfacts = 0;
	s->facts = ARENA_ARRAY(
	    s->arena, const struct fact *, l->c ? l->c->nfacts + 1 : 1);
	s->first = s->focus = 0;
	ledger_arrange(s);
}

static void
go_to(struct ledger_state *s, const struct view_target *t)
{
	const struct comparison *c = s->l->c;
	int x = t->article ? loaded_index(s->l, t->article) : -1;

	s->sought = loaded_waits(s->l) ? arena_str(s->arena, t->query)
				       : STR_NONE;
	if (x >= 0)
		s->focus = (size_t)x;
	for (size_t i = 0; c && i < c->nfacts && t->query.n > 0; i++) {
		if (!str_eq(c->facts[i].label, t->query))
			continue;
		if (!ledger_passes(s, &c->facts[i])) {
			s->filter = FILTER_ALL;
			ledger_arrange(s);
		}
		ledger_select(s, &c->facts[i]);
		return;
	}
}

static void *
open_ledger(struct app *app, struct arena *a, const struct view_target *t)
{
	struct ledger_state *s = ARENA_NEW(a, struct ledger_state);
	struct loaded *l = loaded_get(app, t->event, false);

	if (!l)
		return NULL;
	s->arena = a;
	s->decisions = arena_new();
	decide_init(&s->decide);
	take(s, app, l);
	go_to(s, t);
	return s;
}

static bool
retarget(void *state, struct app *app, const struct view_target *t)
{
	struct ledger_state *s = state;

	(void)app;
	if (s->l->event.id != t->event)
		return false;
	go_to(s, t);
	return true;
}

static void
close_ledger(void *state)
{
	struct ledger_state *s = state;

	loaded_drop(s->l);
	arena_free(s->decisions);
	decide_free(&s->decide);
}

static void
reload(void *state, struct app *app)
{
	struct ledger_state *s = state;
	struct loaded *l = loaded_again(app, s->l);
	struct view_target t = {.para = -1, .query = s->sought};

	if (!l) {
		ledger_read_decisions(s, app);
		return;
	}
	if (s->selected < s->nfacts)
		t.query = arena_str(s->arena, s->facts[s->selected]->label);
	take(s, app, l);
	go_to(s, &t);
}

/* ---- layout ---- */

#define COLUMN_MIN 10
#define COLUMN_FIT 12 /* narrower than this few values can be read */
#define COLUMN_MAX 24
#define VERDICT_FROM 46
#define STRIP_LEAST 2
#define TABLE_LEAST 3

/* Labels and verdicts are wide where each value stands once. */
static void
split_values(struct ledger_state *s)
{
	int columns = s->body.columns;

	s->label = MIN(MAX(columns * 3 / 10, 13), 32);
	s->shown = 1;
	/* The mark tells most of the verdict, and the status its word. */
	if (columns < VERDICT_FROM)
		s->verdict = 0;
	s->column = MAX(columns - s->label - 2 - s->verdict, 1);
}

static void
split_columns(struct ledger_state *s)
{
	int columns = s->body.columns, room, n = (int)MAX(s->l->n, 1);

	s->label = columns >= 120 ? 22 : columns >= 60 ? 15 : 12;
	s->verdict = columns >= 120 ? 12 : 9;
	room = columns - s->label - 1 - s->verdict;
	s->by_value = s->form == LEDGER_VALUES ||
	    (s->form == LEDGER_FITTING && room / n - 1 < COLUMN_FIT);
	if (s->by_value) {
		split_values(s);
		return;
	}
	s->column = MIN(MAX(room / n - 1, COLUMN_MIN), COLUMN_MAX);
	s->shown = MAX(MIN(room / (s->column + 1), n), 1);
	/* What is left over goes to the outlets, then to the labels. */
	s->column = MAX(MIN(room / s->shown - 1, 2 * COLUMN_MAX), 1);
	s->label += MAX(room - s->shown * (s->column + 1), 0);
}

static void
window_follows(struct ledger_state *s)
{
	size_t shown = (size_t)s->shown;

	if (s->focus < s->first)
		s->first = s->focus;
	if (s->focus >= s->first + shown)
		s->first = s->focus - shown + 1;
	s->first = MIN(s->first, s->l->n - MIN(shown, s->l->n));
}

static size_t
table_lines(const struct ledger_state *s)
{
	return ledger_line(s, s->nfacts > 0 ? s->nfacts - 1 : 0) + 1;
}

/* Few facts leave their room to the evidence. */
static int
strip_rows(const struct ledger_state *s)
{
	int rows = s->body.rows, room = rows - 1 - s->rule, strip;

	if (s->full)
		return MAX(rows - (rows < 10 ? 2 : rows / 3), 0);
	if (rows < 10)
		return 0;
	strip = MIN(MAX(MAX(rows / 3, 4) - s->taller, STRIP_LEAST),
	    room - TABLE_LEAST);
	return MAX(strip, room - (int)MIN(table_lines(s), (size_t)room));
}

static int
table_before(const void *state)
{
	const struct ledger_state *s = state;

	return s->body.rows - strip_rows(s);
}

static void
layout(void *state, struct app *app, struct area body)
{
	struct ledger_state *s = state;
	bool grouped;
	int rows = body.rows;
	size_t lines;

	s->plain = app_plain(app);
	s->body = body;
	grouped = s->sort == LEDGER_BY_GROUP ||
	    (s->sort == LEDGER_SUITED && body.columns >= 120);
	if (grouped != s->grouped) {
		s->grouped = grouped;
		ledger_arrange(s);
	}
	split_columns(s);
	window_follows(s);
	s->rule = rows >= 6 && !(s->full && rows < 10);
	s->strip = strip_rows(s);
	s->table = MAX(rows - s->strip - 1 - s->rule, 1);
	lines = table_lines(s);
	window_show(&s->window, s->selected, ledger_line(s, s->selected), 1,
	    (size_t)s->table, lines);
	if (s->grouped && s->selected == 0)
		s->window.top = 0;
	if ((!s->told || s->full) && s->nfacts > 0)
		s->told = s->facts[s->selected];
}

/* The evidence costs more than the move to it: it waits for a rest. */
static bool
rest(void *state, struct app *app)
{
	struct ledger_state *s = state;
	const struct fact *now = s->nfacts > 0 ? s->facts[s->selected] : NULL;
	bool changed = s->told != now;

	(void)app;
	s->told = now;
	return changed;
}

/* ---- actions ---- */

size_t
ledger_evidence_room(const struct ledger_state *s)
{
	return (size_t)MAX(s->strip - 1, 0);
}

/* While all the evidence is shown, the keys that page are for it. */
static bool
page_evidence(struct ledger_state *s, enum action a)
{
	size_t page = MAX(ledger_evidence_room(s), 2) - 1;
	struct arena *a_lines;
	size_t n;

	if (!s->full || s->nfacts == 0 ||
	    (a != ACTION_PAGE_DOWN && a != ACTION_PAGE_UP))
		return false;
	a_lines = arena_new();
	n = evidence_full(
	    a_lines, s->facts[s->selected], s->body.columns, s->plain)
		.n;
	arena_free(a_lines);
	if (a == ACTION_PAGE_UP)
		s->evidence_top -= MIN(page, s->evidence_top);
	else if (s->evidence_top + ledger_evidence_room(s) < n)
		s->evidence_top += page;
	return true;
}

static void
next_open(struct ledger_state *s, struct app *app, bool down)
{
	size_t i = s->selected;

	while (down ? i + 1 < s->nfacts : i > 0) {
		i += down ? 1 : (size_t)-1;
		if (ledger_is_open(s, s->facts[i])) {
			s->selected = i;
			return;
		}
	}
	app_message(app, "no open conflict %s", down ? "below" : "above");
}

/* The next filter that leaves something. */
static void
next_filter(struct ledger_state *s)
{
	do {
		s->filter = (s->filter + 1) % (FILTER_GROUP + LEDGER_GROUPS);
		ledger_arrange(s);
	} while (s->nfacts == 0 && s->filter != FILTER_ALL);
}

static void
next_form(struct ledger_state *s, struct app *app)
{
	s->form = s->by_value ? LEDGER_COLUMNS : LEDGER_VALUES;
	app_message(app, s->by_value ? "a column for each outlet" :
	    "each value once, with the outlets that give it");
}

static void
next_sort(struct ledger_state *s, struct app *app)
{
	static const char *const words[] = {
	    [LEDGER_BY_SEVERITY] = "severity",
	    [LEDGER_BY_GROUP] = "kind",
	    [LEDGER_BY_LABEL] = "name",
	};
	enum ledger_sort now = s->sort;

	if (now == LEDGER_SUITED)
		now = s->grouped ? LEDGER_BY_GROUP : LEDGER_BY_SEVERITY;
	s->sort = now == LEDGER_BY_LABEL ? LEDGER_BY_SEVERITY : now + 1;
	s->grouped = s->sort == LEDGER_BY_GROUP;
	ledger_arrange(s);
	app_message(app, "sorted by %s", words[s->sort]);
}

/* Where the fact under the cursor stands: in the chosen outlet's text, or
 * in the first that has it. */
static void
open_text(struct ledger_state *s, struct app *app, const char *view)
{
	struct view_target t = {.event = s->l->event.id, .para = -1};

	if (s->l->n == 0)
		return;
	t.article = s->l->articles[s->focus]->id;
	for (size_t i = 0;
	     s->selected < s->nfacts && i < s->facts[s->selected]->ncells;
	     i++) {
		const struct cell *cell = &s->facts[s->selected]->cells[i];

		if (cell->para >= 0 &&
		    (t.para < 0 || cell->article == s->focus)) {
			t.article = s->l->articles[cell->article]->id;
			t.para = cell->para;
			if (cell->article == s->focus)
				break;
		}
	}
	app_open(app, view, &t);
}

/* On the fact under the cursor; then the next that is open. */
static void
decided(struct ledger_state *s, struct app *app)
{
	enum review_what what = s->decide.last.what;
	size_t i = s->selected;

	ledger_read_decisions(s, app);
	if (what != REVIEW_TO_ACCEPT && what != REVIEW_TO_REJECT &&
	    what != REVIEW_TO_DEFER)
		return;
	while (++i < s->nfacts)
		if (ledger_is_open(s, s->facts[i])) {
			s->selected = i;
			return;
		}
}

static bool
decide(struct ledger_state *s, struct app *app, enum action a)
{
	const struct review_item *i =
	    s->nfacts ? ledger_item(s, s->facts[s->selected]) : NULL;
	int64_t id = i ? i->id : 0;
	enum decided done = decide_action(&s->decide, app, a, &id, i != NULL);

	if (done == DECIDE_DONE)
		decided(s, app);
	return done != DECIDE_NOT_MINE;
}

static void
answer(void *state, struct app *app, enum action a, struct str typed)
{
	struct ledger_state *s = state;

	if (decide_answer(&s->decide, app, a, typed) == DECIDE_DONE)
		decided(s, app);
}

static bool
act(void *state, struct app *app, enum action a, unsigned count)
{
	struct ledger_state *s = state;

	if (page_evidence(s, a))
		return true;
	s->evidence_top = 0;
	if (move_selection(&s->selected, s->nfacts, (size_t)s->table, a, count))
		return true;
	switch (a) {
	case ACTION_LEFT:
		s->focus -= s->focus > 0;
		return true;
	case ACTION_RIGHT:
		s->focus += s->focus + 1 < s->l->n;
		return true;
	case ACTION_NEXT_CONFLICT:
	case ACTION_PREVIOUS_CONFLICT:
		next_open(s, app, a == ACTION_NEXT_CONFLICT);
		return true;
	case ACTION_OPEN:
		s->full = !s->full;
		return true;
	case ACTION_FILTER:
		next_filter(s);
		return true;
	case ACTION_SORT:
		next_sort(s, app);
		return true;
	case ACTION_BY_VALUE:
		next_form(s, app);
		return true;
	case ACTION_WIDER:
	case ACTION_NARROWER:
		border_move(app, a, count, &s->taller, table_before, s);
		return true;
	case ACTION_COMPARE:
		open_text(s, app, "compare");
		return true;
	case ACTION_READ:
		open_text(s, app, "reader");
		return true;
	default:
		return decide(s, app, a);
	}
}

static bool
fact_has(const void *state, size_t i, struct str pattern)
{
	const struct ledger_state *s = state;
	const struct fact *f = s->facts[i];

	if (find_in(f->label, pattern, 0) != STR_NPOS)
		return true;
	for (size_t k = 0; k < f->ncells; k++)
		if (find_in(f->cells[k].text, pattern, 0) != STR_NPOS)
			return true;
	return false;
}

static struct area
table_rows(const void *state, struct area body)
{
	const struct ledger_state *s = state;

	body.row += 1 + s->rule;
	body.rows = s->table;
	return body;
}

static bool
here(const void *state, struct view_target *t)
{
	const struct ledger_state *s = state;

	t->event = s->l->event.id;
	return true;
}

/* "killed: Metro Wire 41 | Harbor Post 37 | SOURCE" */
static struct str
text(const void *state, struct arena *a)
{
	const struct ledger_state *s = state;
	const struct fact *f;
	struct str out;

	if (s->selected >= s->nfacts)
		return STR_NONE;
	f = s->facts[s->selected];
	out = arena_printf(a, "%.*s:", STR_ARG(f->label));
	for (size_t i = 0; i < s->l->n; i++) {
		struct text v = evidence_value(a, f, (uint32_t)i, false);

		if (v.s.n)
			out = arena_printf(a, "%.*s %.*s %.*s |", STR_ARG(out),
			    STR_ARG(s->l->articles[i]->outlet), STR_ARG(v.s));
	}
	return arena_printf(a, "%.*s %.*s", STR_ARG(out),
	    STR_ARG(evidence_verdict(a, s->l->c, f).s));
}

static bool
find(void *state, struct app *app, const struct find *f)
{
	struct ledger_state *s = state;

	(void)app;
	return finding_step(
	    &s->finding, f, &s->selected, s->nfacts, fact_has, s);
}

static const struct hint hints[] = {
    {ACTION_OPEN, "Evidence"},
    {ACTION_NEXT_CONFLICT, "Conflict"},
    {ACTION_COMPARE, "Compare"},
    {ACTION_ACCEPT, "Accept"},
    {ACTION_REJECT, "False-alarm"},
    {ACTION_NOTE, "Note"},
    {ACTION_READ, "Read"},
    {ACTION_FILTER, "Filter"},
    {ACTION_SORT, "Sort"},
    {ACTION_BY_VALUE, "By-value"},
    {ACTION_RIGHT, "Outlet"},
};

const struct view_ops view_ledger = {
    .name = "ledger",
    .hints = hints,
    .nhints = ARRAY_LEN(hints),
    .open = open_ledger,
    .close = close_ledger,
    .layout = layout,
    .rest = rest,
    .reload = reload,
    .retarget = retarget,
    .action = act,
    .find = find,
    .rows = table_rows,
    .level = true,
    .answer = answer,
    .here = here,
    .text = text,
    .title = ledger_title,
    .status = ledger_status,
    .draw = ledger_draw,
};
