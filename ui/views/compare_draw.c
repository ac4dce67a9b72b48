#include "ui/views/compare.h"

#include <inttypes.h>

#include "src/text/width.h"
#include "ui/views/coverage.h"
#include "ui/views/evidence.h"
#include "ui/views/outlets.h"
#include "ui/views/paint.h"
#include "ui/views/rowmarks.h"

/* ---- title and status ---- */

static struct text
letters(struct arena *a, const uint32_t *at, size_t n)
{
	struct text out = TEXT("");

	for (size_t i = 0; i < n; i++)
		out = text_printf(a, "%.*s %.*s", STR_ARG(out.s),
		    STR_ARG(celltext_letter(a, at[i]).s));
	return out;
}

/* "A B of A B C D", or "A B of 9" where there is no room. */
static struct text
panes_words(const struct compare_state *s, struct arena *a, int columns)
{
	struct compare_sight in = compare_sight(s);
	struct text shown = letters(a, in.at, in.n);

	if (in.n == s->l->n)
		return shown;
	if ((int)s->l->n * 2 > columns / 8)
		return text_printf(a, "%.*s of %zu", STR_ARG(shown.s), s->l->n);
	return text_printf(a, "%.*s of %.*s", STR_ARG(shown.s),
	    STR_ARG(letters(a, s->outlets, s->l->n).s));
}

void
compare_title(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	static const char *const folds[] = {
	    [FOLD_NONE] = "",
	    [FOLD_SAME] = " | fold:same",
	    [FOLD_ONLY] = " | fold:only",
	    [FOLD_SHARED] = " | fold:shared",
	};
	const struct compare_state *s = state;

	*left = text_printf(f->arena, "Compare e%" PRId64, s->l->event.id);
	if (!s->l->c || s->l->c->nrows == 0)
		return;
	/* What is behind gives way first. */
	*right = text_printf(f->arena, "panes %.*s | base %.*s%s",
	    STR_ARG(panes_words(s, f->arena, f->body.columns).s),
	    STR_ARG(celltext_letter(f->arena, s->l->c->base).s),
	    folds[s->fold]);
	if (s->l->hidden > 0)
		*right = text_printf(f->arena, "%.*s | +%zu %s hidden",
		    STR_ARG(right->s), s->l->hidden,
		    s->l->hidden == 1 ? "copy" : "copies");
	/* A narrow window shows one pane, and the letters above it. */
	if (f->body.columns < 60)
		*right = text_printf(f->arena, "base %.*s %s",
		    STR_ARG(celltext_letter(f->arena, s->l->c->base).s),
		    s->fold ? folds[s->fold] + strlen(" | ") : "");
	*left = outlets_headline(f, *left, *right, s->l->event.headline);
}

/* "diff 2/12", or how many there are before the first. */
static struct text
reached(const struct compare_state *s, struct arena *a, enum jump goal)
{
	static const char *const words[] = {
	    "diff", "conflict", "omission", "moved"};
	size_t at, of;

	compare_count(s, goal, &at, &of);
	if (at > 0)
		return text_printf(a, "%s %zu/%zu", words[goal], at, of);
	return text_printf(a, "%zu %s%s", of, words[goal],
	    goal < JUMP_MOVED ? view_s(of) : "");
}

/* Does a number with "?" stand in the cursor's row? */
static bool
unsure(const struct compare_state *s)
{
	const struct row *r = &s->l->c->rows[s->sheet.row];
	struct compare_sight in = compare_sight(s);

	for (size_t i = 0; i < in.n; i++)
		for (size_t k = 0; k < r->cells[in.at[i]].nparas; k++)
			if (comparison_tie(s->l->c, r,
				(struct place){in.at[i],
				    r->cells[in.at[i]].paras[k]}) < LINK_SURE)
				return true;
	return false;
}

/* "! conflict": the mark of what is told in this row, in words. */
static struct text
marked(const struct compare_state *s, struct arena *a)
{
	const struct row *r = &s->l->c->rows[s->sheet.row];
	enum mark m = r->cells[compare_telling(s)].mark;

	return text_printf(a, "%c %s", mark_sign(m), mark_words(m));
}

void
compare_status(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct compare_state *s = state;
	const struct fact *fact;
	size_t story, first = 0, goals = 2;

	if (!s->l->c || s->l->c->nrows == 0)
		return;
	story = rowmarks_story(s->l->c);
	if (s->sheet.row < story) {
		fact = evidence_of_row(s->l->c, s->sheet.row);
		*left = text_printf(
		    f->arena, "row %zu/%zu", s->sheet.row + 1, story);
		if (f->body.columns >= 60 && !s->panes.linear)
			*left = text_printf(f->arena, "%.*s %.*s",
			    STR_ARG(left->s), STR_ARG(marked(s, f->arena).s));
		if (f->body.columns >= 76 && unsure(s))
			*left = text_printf(f->arena,
			    "%.*s | ? unsure, p: others", STR_ARG(left->s));
		if (fact)
			*left = text_printf(f->arena, "%.*s | %s: %.*s",
			    STR_ARG(left->s), fact_word(fact->kind),
			    STR_ARG(fact->label));
	} else {
		*left = TEXT("set apart from the story");
	}
	if (f->body.columns >= 100)
		goals = JUMP_MOVED + 1;
	else if (f->body.columns < 60) /* conflicts alone, or the row */
		first = f->body.columns < 30 ? goals : JUMP_CONFLICT;
	/* With nothing beside it a text cannot differ. */
	for (size_t i = first; s->l->n > 1 && i < goals; i++)
		*right = text_printf(f->arena, "%.*s%s%.*s", STR_ARG(right->s),
		    i > first ? ", " : "",
		    STR_ARG(reached(s, f->arena, (enum jump)i).s));
	*left = flow_cut(
	    f->arena, *left, f->body.columns - 1 - (int)text_columns(right->s));
}

/* ---- the heads of the panes ---- */

static void
draw_head(const struct compare_state *s, const struct frame *f, size_t i)
{
	const struct pane *p = &s->panes.panes[i];
	bool doubtful = loaded_doubt(s->l, p->article).n > 0;
	int row = f->body.row, rows = s->parts.head;
	struct text head = outlets_head(f->arena, s->l, p->article,
	    p->width - (doubtful && s->parts.head == 1 ? 11 : 0));
	struct flow_lines doubt = compare_doubt(s, f->arena, p);

	grid_put(f->grid, row, p->left, p->width, head, STYLE_HEADING);
	if (doubtful && rows == 1)
		grid_put_right(f->grid, row, p->left, p->width,
		    TEXT(" ? doubtful"), STYLE_CONFLICT);
	for (int r = 1; r < rows; r++)
		flow_draw(
		    &doubt, (size_t)r - 1, f->grid, row + r, p->left, p->width);
	if (i == s->focus && s->panes.npanes > 1)
		grid_select(f->grid, row, p->left, p->width);
	for (int r = 0; r < rows && i + 1 < s->panes.npanes; r++)
		grid_fill(
		    f->grid, row + r, p->left + p->width, 1, '|', STYLE_BORDER);
}

/* ---- the strip below: the map, and the fact under the cursor ---- */

static void
draw_fact_line(const struct compare_state *s, const struct frame *f, int row)
{
	const struct fact *fact = evidence_of_row(s->l->c, s->told);

	if (fact)
		evidence_line(f, s->l->c, fact, row, 0, f->body.columns);
	else
		grid_put(f->grid, row, 0, -1,
		    TEXT("no fact of this row is told by two outlets"),
		    STYLE_DIM);
}

static void
draw_facts(const struct compare_state *s, const struct frame *f, int row,
    int column, int rows)
{
	const struct fact *facts[8];
	size_t n = evidence_facts(
	    s->l->c, s->told, facts, (size_t)MIN(MAX(rows - 1, 0), 8));

	grid_put(f->grid, row, column, -1,
	    n > 0 ? TEXT("Facts of this row")
		  : TEXT("No fact of this row is told by two outlets"),
	    n > 0 ? STYLE_HEADING : STYLE_DIM);
	for (size_t i = 0; i < n; i++)
		evidence_line(f, s->l->c, facts[i], row + 1 + (int)i, column,
		    f->body.columns - column);
}

/* Its top row, and how many maps stand below, a line each: none where
 * it is low.  With more outlets than lines, those from 'first' on. */
static int
strip_maps(const struct compare_state *s, struct area body, int *row,
    uint32_t *first)
{
	int rows = s->parts.strip, shown = MIN(rows - 2, (int)s->l->n);

	*row = body.row + body.rows - rows;
	*first = 0;
	if (rows <= 3)
		return 0;
	*first = (uint32_t)MIN(s->first, s->l->n - (size_t)shown);
	return shown;
}

static int
map_width(struct area body)
{
	return body.columns / 2 - 2;
}

static void
draw_strip(const struct compare_state *s, const struct frame *f)
{
	int rows = s->parts.strip, row, shown, key;
	struct compare_sight in = compare_sight(s);
	uint32_t first;

	if (rows == 0)
		return;
	shown = strip_maps(s, f->body, &row, &first);
	grid_fill(f->grid, row, 0, f->body.columns, '-', STYLE_BORDER);
	if (rows <= 3) {
		if (rows == 3)
			coverage_line(
			    f, s->l->c, in.at, in.n, s->told, row + 1);
		draw_fact_line(s, f, row + rows - 1);
		return;
	}
	for (int i = 0; i < shown; i++)
		coverage_one(f, s->l->c, first + (uint32_t)i, s->told,
		    row + 1 + i, 0, map_width(f->body));
	/* Where the key needs more than the maps' half, it has the line. */
	key = map_width(f->body) < COVERAGE_KEY;
	coverage_key(f, row + rows - 1,
	    key ? f->body.columns : map_width(f->body));
	draw_facts(s, f, row + 1, f->body.columns / 2, rows - 1 - key);
}

void
compare_click(void *state, struct area body, int row, int column)
{
	struct compare_state *s = state;
	struct compare_sight in = compare_sight(s);
	struct arena *a;
	uint32_t first;
	int top, shown;
	size_t to;
	bool hit = false;

	if (s->parts.strip < 3 || !s->l->c || s->panes.nitems == 0)
		return;
	shown = strip_maps(s, body, &top, &first);
	row -= top + 1;
	a = arena_new();
	if (s->parts.strip == 3 && row == 0)
		hit = coverage_line_row(a, s->l->c, in.at, in.n, s->told,
		    body.columns, column, &to);
	else if (row >= 0 && row < shown)
		hit = coverage_row(a, s->l->c, first + (uint32_t)row, s->told,
		    map_width(body), column, &to);
	if (hit)
		sheet_jump(&s->sheet, to);
	arena_free(a);
}

/* ---- the whole ---- */

static void
draw_single(const struct compare_state *s, const struct frame *f)
{
	struct text line = TEXT("This event has one text only: there is"
				" nothing to set beside it.");

	if (s->l->hidden > 0)
		line = text_printf(f->arena,
		    "This event has one text of its own; the %zu other%s"
		    " repeat%s it.",
		    s->l->hidden, s->l->hidden == 1 ? "" : "s",
		    s->l->hidden == 1 ? "s" : "");
	grid_put(f->grid, f->body.row + s->parts.sheet + s->parts.lines - 1, 0,
	    -1, line, STYLE_DIM);
}

void
compare_draw(const void *state, const struct frame *f)
{
	const struct compare_state *s = state;
	const struct panes *p = &s->panes;
	int row = f->body.row;
	size_t item, line;

	if (!s->l->c || p->nitems == 0) {
		grid_put(f->grid, row, 0, -1,
		    loaded_waits(s->l)
			? TEXT("The texts are being compared ...")
			: s->l->c && s->l->c->nrows > 0
			? TEXT("Nothing differs here; z shows the rows.")
			: TEXT("No text came with the articles of this event."),
		    STYLE_DIM);
		return;
	}
	if (p->linear && s->parts.head > 0)
		grid_put(f->grid, f->body.row, 0, -1,
		    outlets_legend(f->arena, s->l, f->body.columns),
		    STYLE_HEADING);
	for (size_t i = 0; i < p->npanes && !p->linear; i++)
		draw_head(s, f, i);
	if (s->parts.rule)
		grid_fill(f->grid, row + s->parts.head, 0, f->body.columns, '-',
		    STYLE_BORDER);
	item = sheet_item(&s->sheet);
	panes_draw(p, f->grid, row + s->parts.sheet, s->parts.lines,
	    s->sheet.top, item, s->focus);
	draw_strip(s, f);
	if (s->l->n == 1 && s->sheet.height < (size_t)s->parts.lines)
		draw_single(s, f);
	line = s->sheet.at[item].top;
	line = line > s->sheet.top ? line - s->sheet.top : 0;
	grid_set_cursor(
	    f->grid, row + s->parts.sheet + (int)line, p->panes[s->focus].left);
}
