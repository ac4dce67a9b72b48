/*
 * compare_lay.c - what stands where in compare: the heads of the panes,
 * the rows, the strip below.
 */
#include "ui/views/compare.h"
#include "ui/views/rowmarks.h"

static void
bring_into_sight(struct compare_state *s, uint32_t article)
{
	size_t n = MAX(s->panes.npanes, 1), at = 0;

	if (s->panes.linear)
		return;
	while (at + 1 < s->l->n && s->outlets[at] != article)
		at++;
	if (at < s->first)
		s->first = at;
	else if (at >= s->first + n)
		s->first = at - n + 1;
	s->laid = false;
}

struct flow_lines
compare_doubt(
    const struct compare_state *s, struct arena *a, const struct pane *p)
{
	struct str doubt = loaded_doubt(s->l, p->article);
	struct flow flow;

	if (doubt.n == 0)
		return (struct flow_lines){0};
	flow_init(&flow, a);
	flow_add(&flow, text_printf(a, "? doubtful: %.*s", STR_ARG(doubt)),
	    STYLE_CONFLICT);
	return flow_wrap(&flow, p->width);
}

static void
split_body(struct compare_state *s, struct area body)
{
	int rows = body.rows, doubts = 0;
	bool wide = body.columns >= 120 && rows >= 24 && !s->linear;

	for (size_t i = 0; i < s->panes.npanes; i++)
		doubts = MAX(doubts,
		    (int)compare_doubt(s, s->sheet_arena, &s->panes.panes[i])
			.n);
	s->parts.head = 1 + MIN(doubts, rows / 8);
	if (s->panes.linear)
		s->parts.head = rows >= 5;
	s->parts.rule = rows >= 8;
	s->parts.strip = 0;
	if (wide)
		s->parts.strip = (int)MIN(MAX(s->l->n, 4), 8) + 2;
	else if (rows >= 14)
		s->parts.strip = rows >= 18 && !s->linear ? 3 : 2;
	s->parts.sheet = s->parts.head + s->parts.rule;
	s->parts.lines = MAX(rows - s->parts.sheet - s->parts.strip, 1);
}

static struct panes_options
pane_options(const struct compare_state *s, int columns)
{
	size_t count = s->count ? s->count
	    : s->linear         ? 1
				: panes_suited(columns);
	size_t n = MIN(MIN(count, panes_most(columns)), s->l->n);

	return (struct panes_options){
	    .outlets = s->outlets,
	    .noutlets = s->l->n,
	    .first = MIN(s->first, s->l->n - n),
	    .count = n,
	    .columns = columns,
	    .shifts = s->shifts,
	    .tall = (size_t)MAX(s->parts.lines * 2 / 3, 4),
	    .fold = s->fold,
	    .words = s->words,
	    .brackets = s->plain,
	    .spelled = s->linear,
	    .gap = s->body.rows >= 12,
	    .open = s->open,
	    .furniture = s->furniture,
	    .ask = s->ask,
	    .sought = s->seeks ? &s->sought : NULL,
	};
}

/* Scrolls to what is sought; what is folded away, or held back in a long
 * cell, is opened, which needs another layout. */
static void
show_sought(struct compare_state *s)
{
	const struct row *r = &s->l->c->rows[s->sheet.row];
	uint32_t x = s->sought.place.article;
	bool held = true;
	size_t line;

	if (s->panes.nitems == 0 || rowmarks_points(s->l->c, s->sheet.row) ||
	    !row_cell_has(&r->cells[x], s->sought.place.para))
		return;
	if (panes_found(&s->panes, &s->sought, sheet_item(&s->sheet), &line,
		&held) && !held)
		sheet_reach(&s->sheet, line);
	else
		s->open[s->sheet.row] |= held;
}

static bool
same_size(struct area a, struct area b)
{
	return a.rows == b.rows && a.columns == b.columns;
}

void
compare_layout(void *state, struct app *app, struct area body)
{
	struct compare_state *s = state;
	struct panes_options o;

	s->linear = app_linear(app);
	s->plain = app_plain(app);
	if (!s->l->c || (s->laid && same_size(s->body, body)))
		return;
	s->body = body;
	/* Twice: the head's height depends on the panes in sight, and the
	 * height decides which cells are long. */
	for (int i = 0; i < 2; i++) {
		split_body(s, body);
		o = pane_options(s, body.columns);
		sheet_hold(&s->sheet);
		arena_reset(s->sheet_arena);
		panes_lay(s->sheet_arena, s->l->c, &o, &s->panes);
		sheet_set(&s->sheet, s->panes.stretches, s->panes.nitems,
		    (size_t)s->parts.lines);
		if (s->seeks)
			show_sought(s);
		if (s->wanted >= 0)
			bring_into_sight(s, (uint32_t)s->wanted);
		s->wanted = -1;
	}
	/* Where a fold took the row away, the cursor is on a neighbour. */
	if (s->panes.nitems > 0) {
		const struct item *it = &s->panes.items[sheet_item(&s->sheet)];

		if (s->sheet.row < it->row ||
		    s->sheet.row >= it->row + it->nrows)
			sheet_go(&s->sheet, it->row);
	}
	s->seeks = false;
	s->first = o.first;
	s->laid = true;
	s->focus = MIN(s->focus, s->panes.npanes - 1);
	s->told = s->sheet.row;
}
