/*
 * compare_jump.c - from difference to difference, conflict to conflict.
 *
 * Jumps to conflicts and moved paragraphs look at every outlet and bring
 * the panes along, to conflicts both sides; jumps to differences and
 * omissions look at the panes in sight, because that is what the reader
 * compares.
 */
#include "ui/views/compare.h"
#include "ui/views/evidence.h"
#include "ui/views/rowmarks.h"

struct compare_sight
compare_sight(const struct compare_state *s)
{
	const struct panes *p = &s->panes;

	if (p->linear)
		return (struct compare_sight){s->outlets, s->l->n};
	return (struct compare_sight){s->outlets + s->first, p->npanes};
}

/* The next layout shows this place in the row gone to. */
static void
seek(struct compare_state *s, uint32_t article, uint32_t para, uint32_t byte)
{
	s->seeks = true;
	s->sought = (struct spot){{article, para}, byte};
	s->laid = false;
}

static bool
is_goal(const struct compare_state *s, size_t row, enum jump j)
{
	const struct row *r = &s->l->c->rows[row];
	struct compare_sight in = compare_sight(s);

	/* Its paragraph is met where it is shown in full. */
	if (j != JUMP_MOVED && rowmarks_points(s->l->c, row))
		return false;
	if (s->fold == FOLD_SHARED && !s->open[row] &&
	    rowmarks_alone(r, s->l->n))
		return false;
	switch (j) {
	case JUMP_DIFFERENCE:
		return rowmarks_told(r, in.at, in.n) &&
		    rowmarks_differ(r, in.at, in.n);
	case JUMP_CONFLICT:
		return rowmarks_any(r, s->outlets, s->l->n, MARK_CONFLICT);
	case JUMP_OMISSION:
		return rowmarks_any(r, in.at, in.n, MARK_ABSENT);
	default:
		return rowmarks_any(r, s->outlets, s->l->n, MARK_MOVED);
	}
}

/* When the paragraph moved is out of sight, the panes follow it. */
static void
follow_moved(struct compare_state *s, size_t row)
{
	const struct row *r = &s->l->c->rows[row];
	struct compare_sight in = compare_sight(s);

	if (rowmarks_any(r, in.at, in.n, MARK_MOVED))
		return;
	for (uint32_t x = 0; x < s->l->n; x++)
		if (r->cells[x].mark == MARK_MOVED) {
			s->wanted = (int)x;
			s->laid = false;
			return;
		}
}

static bool
in_text(const struct fact *f, uint32_t article)
{
	for (size_t i = 0; i < f->ncells; i++)
		if (f->cells[i].article == article && f->cells[i].para >= 0)
			return true;
	return false;
}

/* Does the article tell the fact, and not as article 'than' does?  What
 * only says it otherwise ("at least 41") is no other side. */
static bool
contradicts(struct arena *a, const struct fact *f, uint32_t article,
    uint32_t than)
{
	return in_text(f, article) &&
	    (evidence_mark(f, article) == MARK_CONFLICT ||
		evidence_mark(f, than) == MARK_CONFLICT) &&
	    !str_eq(evidence_value(a, f, article, false).s,
		evidence_value(a, f, than, false).s);
}

/* The side of a conflict that a row tells: the first in sight, else the
 * first of all. */
static bool
side_here(const struct compare_state *s, size_t row, uint32_t *article)
{
	const struct row *r = &s->l->c->rows[row];
	struct compare_sight in = compare_sight(s);

	for (size_t i = 0; i < in.n + s->l->n; i++) {
		uint32_t x = i < in.n ? in.at[i] : s->outlets[i - in.n];

		if (r->cells[x].mark != MARK_CONFLICT)
			continue;
		*article = x;
		return true;
	}
	return false;
}

/* The other side: who is in sight, stands in this row, or tells it at all,
 * in this order. */
static bool
side_there(const struct compare_state *s, struct arena *a, size_t row,
    uint32_t here, uint32_t *article)
{
	const struct row *r = &s->l->c->rows[row];
	struct compare_sight in = compare_sight(s);
	const struct fact *f = evidence_of_row(s->l->c, row);

	if (!f || !fact_loud(f))
		return false;
	for (size_t i = 0; i < in.n + 2 * s->l->n; i++) {
		uint32_t x = i < in.n ? in.at[i]
				      : s->outlets[(i - in.n) % s->l->n];

		if (x == here || !contradicts(a, f, x, here) ||
		    (i < in.n + s->l->n && r->cells[x].nparas == 0))
			continue;
		*article = x;
		return true;
	}
	return false;
}

static size_t
place_of(const struct compare_state *s, uint32_t article)
{
	size_t at = 0;

	while (at + 1 < s->l->n && s->outlets[at] != article)
		at++;
	return at;
}

/* Puts an article that is out of sight in the last pane that is not
 * 'kept' article's. */
static bool
put_beside(struct compare_state *s, uint32_t article, uint32_t kept)
{
	size_t from = place_of(s, article), to;

	if (from >= s->first && from < s->first + s->panes.npanes)
		return false;
	to = s->first + s->panes.npanes - 1;
	if (s->outlets[to] == kept && to > s->first)
		to--;
	s->outlets[from] = s->outlets[to];
	s->outlets[to] = article;
	s->laid = false;
	return true;
}

/* A conflict is read side by side: whoever tells it comes into the panes. */
static void
follow_conflict(struct compare_state *s, struct app *app, size_t row)
{
	struct arena *a;
	uint32_t here, there;

	if (s->panes.linear || !side_here(s, row, &here))
		return;
	a = arena_new();
	(void)put_beside(s, here, here);
	if (s->panes.npanes > 1 && side_there(s, a, row, here, &there) &&
	    put_beside(s, there, here))
		app_message(app, "%.*s comes beside %.*s",
		    STR_ARG(celltext_letter(a, there).s),
		    STR_ARG(celltext_letter(a, here).s));
	arena_free(a);
}

/* What is told there in conflict is read, however long its cell: by who is
 * against most before the others. */
static void
seek_conflict(struct compare_state *s, size_t row)
{
	const struct row *r = &s->l->c->rows[row];
	const struct fact *f = evidence_of_row(s->l->c, row);
	struct compare_sight in = compare_sight(s);
	const struct cell *best = NULL;

	for (size_t i = 0; f && i < in.n * f->ncells; i++) {
		const struct cell *cell = &f->cells[i % f->ncells];
		uint32_t x = in.at[i / f->ncells];

		if (cell->article != x || cell->para < 0 ||
		    !row_cell_has(&r->cells[x], (uint32_t)cell->para))
			continue;
		if (!best || (evidence_mark(f, x) == MARK_CONFLICT &&
			evidence_mark(f, best->article) != MARK_CONFLICT))
			best = cell;
	}
	if (best)
		seek(s, best->article, (uint32_t)best->para, best->start);
}

/* Where no strip below tells who says what, the message does. */
static void
say_conflict(struct compare_state *s, struct app *app, size_t row)
{
	const struct fact *f = evidence_of_row(s->l->c, row);
	struct arena *a = arena_new();
	struct str line;

	if (f && s->parts.strip == 0) {
		line = arena_printf(a, "%.*s", STR_ARG(f->label));
		for (uint32_t x = 0; x < s->l->n; x++) {
			struct text v = evidence_value(a, f, x, s->linear);

			if (v.s.n)
				line = arena_printf(a, "%.*s%s%.*s %.*s",
				    STR_ARG(line), line.n == f->label.n
					? ": " : " | ",
				    STR_ARG(celltext_letter(a, x).s),
				    STR_ARG(v.s));
		}
		app_message(app, "%.*s", STR_ARG(text_line(a, line).s));
	}
	arena_free(a);
}

static bool
jump(struct compare_state *s, struct app *app, enum jump j, bool down,
    unsigned count)
{
	size_t story = rowmarks_story(s->l->c), row = s->sheet.row;
	size_t found = row, left = MAX(count, 1);

	while (left > 0 && (down ? row + 1 < story : row > 0)) {
		row += down ? 1 : (size_t)-1;
		if (row < story && is_goal(s, row, j)) {
			found = row;
			left--;
		}
	}
	if (found == s->sheet.row)
		return false;
	if (j == JUMP_CONFLICT)
		follow_conflict(s, app, found);
	if (j == JUMP_MOVED)
		follow_moved(s, found);
	sheet_jump(&s->sheet, found);
	if (j == JUMP_CONFLICT) {
		seek_conflict(s, found);
		say_conflict(s, app, found);
	}
	return true;
}

void
compare_count(
    const struct compare_state *s, enum jump goal, size_t *at, size_t *of)
{
	size_t story = rowmarks_story(s->l->c);

	*at = *of = 0;
	for (size_t r = 0; r < story; r++) {
		if (!is_goal(s, r, goal))
			continue;
		(*of)++;
		if (r <= s->sheet.row)
			*at = *of;
	}
}

/* To where the paragraph's counterpart stands, and back. */
static bool
counterpart(struct compare_state *s)
{
	const struct row *r = &s->l->c->rows[s->sheet.row];
	struct compare_sight in = compare_sight(s);

	for (size_t i = 0; i < in.n; i++) {
		int32_t to = r->cells[in.at[i]].moved_to;

		if (to >= 0 && (size_t)to != s->sheet.row) {
			sheet_jump(&s->sheet, (size_t)to);
			seek(s, in.at[i], r->cells[in.at[i]].paras[0], 0);
			return true;
		}
	}
	return false;
}

/* The row of a cell that is not in this one; false when it is, or stands
 * in none. */
static bool
elsewhere(const struct compare_state *s, const struct cell *cell, size_t *row)
{
	return cell->para >= 0 &&
	    rowmarks_find(s->l->c, cell->article, (uint32_t)cell->para, row) &&
	    *row != s->sheet.row;
}

static bool
stands_here(const struct compare_state *s, const struct fact *f)
{
	size_t row;

	for (size_t i = 0; i < f->ncells; i++)
		if (f->cells[i].para >= 0 &&
		    rowmarks_find(s->l->c, f->cells[i].article,
			(uint32_t)f->cells[i].para, &row) &&
		    row == s->sheet.row)
			return true;
	return false;
}

/* The next row that has a fact of this one, from the last the first again:
 * so one comes back.  Quotations, and what is in conflict: that first. */
static const struct fact *
next_told(const struct compare_state *s, bool loud, const struct cell **to)
{
	const struct comparison *c = s->l->c;
	const struct fact *found = NULL;
	size_t best = SIZE_MAX, row;

	for (size_t i = 0; i < c->nfacts; i++) {
		const struct fact *f = &c->facts[i];

		if ((loud ? !fact_loud(f) : f->kind != FACT_QUOTE) ||
		    !stands_here(s, f))
			continue;
		for (size_t k = 0; k < f->ncells; k++) {
			size_t way;

			if (!elsewhere(s, &f->cells[k], &row))
				continue;
			way = row > s->sheet.row ? row : row + c->nrows;
			if (way >= best)
				continue;
			best = way;
			*to = &f->cells[k];
			found = f;
		}
	}
	return found;
}

/* To where another has the same quotation, or the other side of a conflict
 * stands; its pane comes along. */
static bool
told_elsewhere(struct compare_state *s, struct app *app)
{
	const struct cell *to;
	const struct fact *f = next_told(s, true, &to);
	struct compare_sight in = compare_sight(s);
	struct arena *a;
	size_t row;

	if (!f)
		f = next_told(s, false, &to);
	if (!f || !elsewhere(s, to, &row))
		return false;
	if (!s->panes.linear)
		(void)put_beside(s, to->article, in.at[s->focus]);
	sheet_jump(&s->sheet, row);
	seek(s, to->article, (uint32_t)to->para, to->start);
	a = arena_new();
	app_message(app, "%.*s is %s here too",
	    STR_ARG(text_line(a, f->label).s),
	    f->kind == FACT_QUOTE ? "quoted" : "told");
	arena_free(a);
	return true;
}

static const struct {
	enum action action;
	enum jump jump;
	bool down;
	const char *none;
} jumps[] = {
    {ACTION_NEXT_DIFFERENCE, JUMP_DIFFERENCE, true, "no difference below"},
    {ACTION_PREVIOUS_DIFFERENCE, JUMP_DIFFERENCE, false, "no difference above"},
    {ACTION_NEXT_CONFLICT, JUMP_CONFLICT, true, "no conflict below"},
    {ACTION_PREVIOUS_CONFLICT, JUMP_CONFLICT, false, "no conflict above"},
    {ACTION_NEXT_OMISSION, JUMP_OMISSION, true, "no omission below"},
    {ACTION_PREVIOUS_OMISSION, JUMP_OMISSION, false, "no omission above"},
    {ACTION_NEXT_MOVED, JUMP_MOVED, true, "no moved paragraph below"},
    {ACTION_PREVIOUS_MOVED, JUMP_MOVED, false, "no moved paragraph above"},
};

bool
compare_jump(
    struct compare_state *s, struct app *app, enum action a, unsigned count)
{
	for (size_t i = 0; i < ARRAY_LEN(jumps); i++) {
		if (jumps[i].action != a)
			continue;
		if (!jump(s, app, jumps[i].jump, jumps[i].down, count))
			app_message(app, "%s", jumps[i].none);
		return true;
	}
	if (a != ACTION_COUNTERPART)
		return false;
	if (!counterpart(s) && !told_elsewhere(s, app))
		app_message(app, "nothing in this row was moved, quoted in "
		    "another, or is told otherwise there");
	return true;
}
