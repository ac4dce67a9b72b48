#include "ui/views/panes.h"

#include "src/base/vec.h"
#include "ui/views/rowmarks.h"

size_t
panes_suited(int columns)
{
	if (columns < 60)
		return 1;
	if (columns < 120)
		return 2;
	if (columns < 160)
		return 3;
	return MAX((size_t)columns / 40, 4);
}

size_t
panes_most(int columns)
{
	return MAX((size_t)(columns + 1) / (PANE_MIN + 1), 1);
}

/* ---- the panes ---- */

/* Moves the borders to where they were put. */
static void
shift_borders(const struct panes_options *o, struct panes *out)
{
	for (size_t i = 0; i + 1 < MIN(out->npanes, (size_t)PANES_MAX); i++) {
		struct pane *p = &out->panes[i];
		int by = MIN(MAX(o->shifts[i], MIN(PANE_MIN - p->width, 0)),
		    MAX(p[1].width - PANE_MIN, 0));

		p->width += by;
		p[1].left += by;
		p[1].width -= by;
	}
}

static void
lay_panes(struct arena *a, const struct panes_options *o, struct panes *out)
{
	size_t n = MIN(MIN(o->count, o->noutlets), panes_most(o->columns));
	int room, left = 0;

	n = MAX(n, 1);
	out->npanes = n;
	out->linear = n == 1 && o->noutlets > 1;
	out->panes = ARENA_ARRAY(a, struct pane, n);
	room = o->columns - ((int)n - 1);
	for (size_t i = 0; i < n; i++) {
		int width = room / (int)(n - i);

		out->panes[i] = (struct pane){
		    o->outlets[MIN(o->first + i, o->noutlets - 1)], left,
		    MAX(width, 1)};
		left += width + 1;
		room -= width;
	}
	if (o->shifts)
		shift_borders(o, out);
}

/* The articles whose cells are in sight. */
struct sight {
	const uint32_t *at;
	size_t n;
};

static struct sight
in_sight(struct arena *a, const struct panes_options *o, const struct panes *p)
{
	uint32_t *at;

	if (p->linear)
		return (struct sight){o->outlets, o->noutlets};
	at = ARENA_ARRAY(a, uint32_t, p->npanes);
	for (size_t i = 0; i < p->npanes; i++)
		at[i] = p->panes[i].article;
	return (struct sight){at, p->npanes};
}

/* ---- the items ---- */

struct laying {
	struct arena *a;
	const struct comparison *c;
	const struct panes_options *o;
	struct panes *out;
	struct sight sight;
	VEC(struct item) items;
};

static struct celltext_options
cell_options(const struct laying *l, int width, size_t row)
{
	bool candidates = l->o->ask.on && row == l->o->ask.row;
	bool open = candidates || (l->o->open && l->o->open[row]);

	return (struct celltext_options){
	    .width = width,
	    .tall = open ? 0 : l->o->tall,
	    .words = l->o->words,
	    .brackets = l->o->brackets,
	    .letters = l->out->linear,
	    .spelled = l->o->spelled,
	    .candidates = candidates,
	    .of = l->o->ask.of,
	    .others = l->sight.at,
	    .nothers = l->sight.n,
	    .sought = l->o->sought,
	};
}

/* Cells side by side: the tallest gives the height. */
static void
lay_beside(struct laying *l, struct item *it)
{
	it->ncells = l->out->npanes;
	it->cells = ARENA_ARRAY(l->a, struct item_cell, it->ncells);
	for (size_t i = 0; i < it->ncells; i++) {
		const struct pane *pane = &l->out->panes[i];
		struct celltext_options o = 
		    cell_options(l, pane->width, it->row);
		struct item_cell *cell = &it->cells[i];

		cell->pane = (int)i;
		cell->article = pane->article;
		celltext_make(
		    l->a, l->c, it->row, pane->article, &o, &cell->text);
		it->height = MAX(it->height, celltext_height(&cell->text));
	}
}

/* Cells one under another; who is absent is said in the last line. */
static void
lay_under(struct laying *l, struct item *it)
{
	struct celltext_options o =
	    cell_options(l, l->out->panes[0].width, it->row);
	struct text absent = TEXT("- not in");
	bool some = false;

	it->cells = ARENA_ARRAY(l->a, struct item_cell, l->sight.n);
	for (size_t i = 0; i < l->sight.n; i++) {
		uint32_t x = l->sight.at[i];
		struct item_cell *cell;

		if (l->c->rows[it->row].cells[x].nparas == 0 &&
		    !(o.candidates && x != o.of)) {
			absent =
			    text_printf(l->a, "%.*s %.*s", STR_ARG(absent.s),
				STR_ARG(celltext_letter(l->a, x).s));
			some = true;
			continue;
		}
		cell = &it->cells[it->ncells++];
		cell->line = it->height;
		cell->article = x;
		celltext_make(l->a, l->c, it->row, x, &o, &cell->text);
		it->height += celltext_height(&cell->text);
	}
	if (some && !l->c->rows[it->row].furniture &&
	    !rowmarks_points(l->c, it->row)) {
		it->words = absent;
		it->height++;
	}
}

static struct item *
new_item(struct laying *l, enum item_kind kind, size_t row, size_t nrows)
{
	struct item *it = vec_add(l->a, &l->items);

	it->kind = kind;
	it->row = row;
	it->nrows = nrows;
	it->words = TEXT("");
	return it;
}

static void
add_row(struct laying *l, size_t row)
{
	struct item *it = new_item(l, ITEM_ROW, row, 1);

	if (l->out->linear)
		lay_under(l, it);
	else
		lay_beside(l, it);
	/* A line that points elsewhere stands close to what follows; under
	 * one another it would seem to belong to it. */
	it->height = MAX(it->height, 1) +
	    (l->o->gap && (l->out->linear || !rowmarks_points(l->c, row)));
}

/* "2 rows only in A, 1 only in C (Z opens)" */
static struct text
alone_words(struct laying *l, size_t row, size_t n)
{
	struct text out = TEXT("");

	for (uint32_t x = 0; x < l->c->narticles; x++) {
		size_t told = 0;

		for (size_t r = row; r < row + n; r++)
			told += l->c->rows[r].cells[x].nparas > 0 &&
			    !rowmarks_points(l->c, r);
		if (told > 0)
			out = text_printf(l->a, "%.*s%s%zu%s only in %.*s",
			    STR_ARG(out.s), out.s.n > 0 ? ", " : "", told,
			    out.s.n > 0	      ? ""
				: told == 1 ? " row"
					      : " rows",
			    STR_ARG(celltext_letter(l->a, x).s));
	}
	return text_printf(l->a, "%.*s (Z opens)", STR_ARG(out.s));
}

static struct text
fold_words(struct laying *l, enum item_kind kind, size_t row, size_t n)
{
	if (kind == ITEM_FURNITURE)
		return l->o->furniture
		    ? TEXT("set apart, no part of the story (Z folds)")
		    : text_printf(l->a,
			  "%zu row%s set apart: page furniture,"
			  " captions (Z opens)",
			  n, n == 1 ? "" : "s");
	if (kind == ITEM_ALONE)
		return alone_words(l, row, n);
	if (kind == ITEM_ELSEWHERE)
		return text_printf(l->a, "row%s %zu%s only in %.*s (Z shows)",
		    n == 1 ? "" : "s", row + 1,
		    n == 1 ? "" : text_printf(l->a, "-%zu", row + n).s.s,
		    STR_ARG(rowmarks_tellers(l->a, l->c, row, n).s));
	return text_printf(l->a, "%zu row%s agree%s (Z opens)", n,
	    n == 1 ? "" : "s", n == 1 ? "s" : "");
}

static void
add_fold(struct laying *l, enum item_kind kind, size_t row, size_t n)
{
	struct item *it = new_item(l, kind, row, n);

	it->words = fold_words(l, kind, row, n);
	it->height = 1;
}

/* What becomes of a row of the story. */
static enum item_kind
kind_of(const struct laying *l, size_t row)
{
	const struct row *r = &l->c->rows[row];

	bool open = l->o->open && l->o->open[row];

	if (l->o->ask.on && l->o->ask.row == row)
		return ITEM_ROW;
	if (l->o->fold == FOLD_SHARED && !open) {
		if (rowmarks_points(l->c, row))
			return ITEM_NONE;
		if (rowmarks_alone(r, l->c->narticles))
			return ITEM_ALONE;
	}
	if (!rowmarks_told(r, l->sight.at, l->sight.n))
		return rowmarks_points(l->c, row) ? ITEM_NONE : ITEM_ELSEWHERE;
	if ((l->o->fold == FOLD_SAME || l->o->fold == FOLD_ONLY) && !open &&
	    (rowmarks_points(l->c, row) ||
		!rowmarks_differ(r, l->sight.at, l->sight.n)))
		return ITEM_AGREE;
	return ITEM_ROW;
}

/* Pointers, which go away, do not part what one alone tells. */
static bool
continues(const struct laying *l, size_t row, enum item_kind kind)
{
	enum item_kind k = kind_of(l, row);

	return k == kind || (kind == ITEM_ALONE && k == ITEM_NONE);
}

static void
lay_story(struct laying *l, size_t end)
{
	size_t row = 0;

	while (row < end) {
		enum item_kind kind = kind_of(l, row);
		size_t from = row++;

		if (kind == ITEM_ROW) {
			add_row(l, from);
			continue;
		}
		while (row < end && continues(l, row, kind))
			row++;
		if (l->o->fold != FOLD_ONLY && kind != ITEM_NONE)
			add_fold(l, kind, from, row - from);
	}
}

void
panes_lay(struct arena *a, const struct comparison *c,
    const struct panes_options *o, struct panes *out)
{
	struct laying l = {.a = a, .c = c, .o = o, .out = out};
	size_t end = rowmarks_story(c);

	*out = (struct panes){0};
	lay_panes(a, o, out);
	l.sight = in_sight(a, o, out);
	lay_story(&l, end);
	if (end < c->nrows)
		add_fold(&l, ITEM_FURNITURE, end, c->nrows - end);
	for (size_t row = end; row < c->nrows && o->furniture; row++)
		if (rowmarks_told(&c->rows[row], l.sight.at, l.sight.n))
			add_row(&l, row);
	out->items = l.items.at;
	out->nitems = l.items.n;
	out->stretches = ARENA_ARRAY(a, struct stretch, out->nitems + 1);
	for (size_t i = 0, top = 0; i < out->nitems; i++) {
		const struct item *it = &out->items[i];

		out->stretches[i] = (struct stretch){it->row, top, it->height};
		top += it->height;
	}
}

bool
panes_found(const struct panes *p, const struct spot *sought, size_t item,
    size_t *line, bool *held)
{
	const struct item *it = &p->items[item];

	for (size_t i = 0; i < it->ncells; i++) {
		const struct item_cell *cell = &it->cells[i];
		size_t at = cell->text.lines.found;

		if (cell->article != sought->place.article || at == FLOW_NONE)
			continue;
		*line = cell->line + at;
		*held = at >= cell->text.shown;
		return true;
	}
	return false;
}

/* ---- drawing ---- */

static void
draw_borders(const struct panes *p, struct grid *g, int row)
{
	for (size_t i = 0; i + 1 < p->npanes; i++)
		grid_fill(g, row, p->panes[i].left + p->panes[i].width, 1, '|',
		    STYLE_BORDER);
}

static void
draw_fold(const struct item *it, struct grid *g, int row)
{
	static const char sign[] = {
	    [ITEM_NONE] = ' ',
	    [ITEM_ROW] = '-',
	    [ITEM_AGREE] = '=',
	    [ITEM_ALONE] = '*',
	    [ITEM_ELSEWHERE] = '.',
	    [ITEM_FURNITURE] = ':',
	};

	grid_fill(g, row, 0, 1, sign[it->kind], STYLE_DIM);
	grid_put(g, row, CELL_INDENT, -1, it->words, STYLE_DIM);
}

static void
draw_line(const struct panes *p, const struct item *it, struct grid *g, int row,
    size_t line)
{
	if (it->kind != ITEM_ROW && line == 0) {
		draw_fold(it, g, row);
		return;
	}
	draw_borders(p, g, row);
	for (size_t i = 0; i < it->ncells; i++) {
		const struct item_cell *cell = &it->cells[i];
		const struct pane *pane = &p->panes[cell->pane];

		if (line >= cell->line &&
		    line - cell->line < celltext_height(&cell->text))
			celltext_draw(&cell->text, line - cell->line, g, row,
			    pane->left, pane->width);
	}
	if (p->linear && it->words.s.n > 0 && it->ncells > 0) {
		const struct item_cell *last = &it->cells[it->ncells - 1];

		if (line == last->line + celltext_height(&last->text))
			grid_put(g, row, 0, -1, it->words, STYLE_ABSENT);
	}
}

/* The bar shows where the reader is; along every pane it would cost a slow
 * line more than the rest of a move. */
static void
draw_bar(
    const struct panes *p, struct grid *g, int row, bool first, size_t focus)
{
	for (size_t i = 0; i < p->npanes; i++)
		if (first || i == focus)
			grid_select(g, row, p->panes[i].left, 1);
}

void
panes_draw(const struct panes *p, struct grid *g, int row, int lines,
    size_t top, size_t current, size_t focus)
{
	for (size_t i = 0; i < p->nitems; i++) {
		const struct item *it = &p->items[i];

		for (size_t n = 0; n < it->height; n++) {
			size_t at = p->stretches[i].top + n;

			if (at < top || at >= top + (size_t)MAX(lines, 0))
				continue;
			draw_line(p, it, g, row + (int)(at - top), n);
			if (i == current)
				draw_bar(
				    p, g, row + (int)(at - top), n == 0, focus);
		}
	}
}
