/*
 * compare_jump.c - from difference to difference, conflict to conflict.
 *
 * Jumps to conflicts and moved paragraphs look at every outlet and bring
 * the panes along; jumps to differences and omissions look at the panes
 * in sight, because that is what the reader compares.
 */
#include "ui/views/compare.h"
#include "ui/views/rowmarks.h"

struct compare_sight
compare_sight(const struct compare_state *s)
{
	const struct panes *p = &s->panes;

	if (p->linear)
		return (struct compare_sight){s->outlets, s->l->n};
	return (struct compare_sight){s->outlets + s->first, p->npanes};
}

static bool
is_goal(const struct compare_state *s, size_t row, enum jump j)
{
	const struct row *r = &s->l->c->rows[row];
	struct compare_sight in = compare_sight(s);

	/* Its paragraph is met where it is shown in full. */
	if (j != JUMP_MOVED && rowmarks_points(s->l->c, row))
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

/* When the reason for the jump is out of sight, the panes follow it. */
static void
follow(struct compare_state *s, size_t row, enum jump j)
{
	enum mark m = j == JUMP_CONFLICT ? MARK_CONFLICT : MARK_MOVED;
	const struct row *r = &s->l->c->rows[row];
	struct compare_sight in = compare_sight(s);

	if ((j != JUMP_CONFLICT && j != JUMP_MOVED) ||
	    rowmarks_any(r, in.at, in.n, m))
		return;
	for (uint32_t x = 0; x < s->l->n; x++)
		if (r->cells[x].mark == m) {
			s->wanted = (int)x;
			s->laid = false;
			return;
		}
}

static bool
jump(struct compare_state *s, enum jump j, bool down, unsigned count)
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
	follow(s, found, j);
	sheet_jump(&s->sheet, found);
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

/* The next row that has a quotation of this one, from the last the first
 * again: so one comes back. */
static const struct fact *
next_quoted(const struct compare_state *s, const struct cell **to)
{
	const struct comparison *c = s->l->c;
	const struct fact *found = NULL;
	size_t best = SIZE_MAX, row;

	for (size_t i = 0; i < c->nfacts; i++) {
		const struct fact *f = &c->facts[i];

		if (f->kind != FACT_QUOTE || !stands_here(s, f))
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

/* To where another has the same quotation, whose pane comes along. */
static bool
quoted(struct compare_state *s, struct app *app)
{
	struct compare_sight in = compare_sight(s);
	const struct cell *to;
	const struct fact *f = next_quoted(s, &to);
	struct arena *a;
	bool sees = false;
	size_t row;

	if (!f)
		return false;
	for (size_t i = 0; i < in.n; i++)
		sees |= in.at[i] == to->article;
	if (!sees) {
		s->wanted = (int)to->article;
		s->laid = false;
	}
	if (elsewhere(s, to, &row))
		sheet_jump(&s->sheet, row);
	a = arena_new();
	app_message(app, "%.*s is quoted here too",
	    STR_ARG(text_line(a, f->label).s));
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
		if (!jump(s, jumps[i].jump, jumps[i].down, count))
			app_message(app, "%s", jumps[i].none);
		return true;
	}
	if (a != ACTION_COUNTERPART)
		return false;
	if (!counterpart(s) && !quoted(s, app))
		app_message(app, "nothing in this row was moved, or quoted "
		    "in another");
	return true;
}
