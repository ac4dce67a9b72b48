#include <inttypes.h>

#include "src/base/clock.h"
#include "src/report/report.h"
#include "src/text/width.h"
#include "ui/views/celltext.h"
#include "ui/views/evidence.h"
#include "ui/views/ledger.h"
#include "ui/views/outlets.h"
#include "ui/views/paint.h"

void
ledger_title(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct ledger_state *s = state;
	size_t n = s->l->c ? s->l->c->nfacts : 0;
	const char *show = "all";

	*left = text_printf(f->arena, "Ledger e%" PRId64, s->l->event.id);
	if (s->filter == FILTER_OPEN)
		show = "open";
	else if (s->filter >= FILTER_GROUP)
		show = ledger_group_words(s->filter - FILTER_GROUP);
	*right = text_printf(f->arena, "%zu fact%s | %zu open | show: %s", n,
	    n == 1 ? "" : "s", ledger_open(s), show);
	if (f->body.columns < 60)
		*right = text_printf(f->arena, "show: %s", show);
	else if (s->l->hidden > 0)
		*right = text_printf(f->arena, "%.*s | %zu %s merged",
		    STR_ARG(right->s), s->l->hidden,
		    s->l->hidden == 1 ? "copy" : "copies");
	*left = outlets_headline(f, *left, *right, s->l->event.headline);
}

/* What editors made of a fact: "accepted by mk; note: ..."; or nothing. */
static struct text
decision(const struct ledger_state *s, const struct frame *f,
    const struct fact *fact)
{
	const struct review_item *i = ledger_item(s, fact);
	struct arena *a = f->arena;
	struct str out = STR("");

	if (!i)
		return TEXT("");
	if (i->at && i->state != REVIEW_NEW && i->state != REVIEW_EXPLAINED)
		out = report_review_state(a, i, f->now, clock_zone(f->now));
	if (i->assigned.n)
		out = arena_printf(a, "%.*s%sfor %.*s", STR_ARG(out),
		    out.n ? "; " : "", STR_ARG(i->assigned));
	if (i->note.n)
		out = arena_printf(a, "%.*s%snote: %.*s", STR_ARG(out),
		    out.n ? "; " : "", STR_ARG(i->note));
	return text_line(a, out);
}

/* With what must stand between it and what follows. */
static struct text
decision_first(const struct ledger_state *s, const struct frame *f,
    const struct fact *fact, struct text then)
{
	struct text d = flow_cut(f->arena, decision(s, f, fact),
	    f->body.columns / 2);

	return d.s.n ? text_printf(f->arena, "%.*s | %.*s", STR_ARG(d.s),
	    STR_ARG(then.s)) : then;
}

/* "conflict 2/4" on one that is open; "conflict -/4" beside them. */
static struct text
reached(const struct ledger_state *s, struct arena *a)
{
	size_t open = 0, at = 0;

	for (size_t i = 0; i < s->nfacts; i++) {
		open += ledger_is_open(s, s->facts[i]);
		if (i == s->selected && ledger_is_open(s, s->facts[i]))
			at = open;
	}
	if (open == 0)
		return TEXT("no open conflict");
	return at > 0 ? text_printf(a, "conflict %zu/%zu", at, open) :
	    text_printf(a, "conflict -/%zu", open);
}

void
ledger_status(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct ledger_state *s = state;
	const struct fact *fact;

	if (s->nfacts == 0)
		return;
	fact = s->facts[s->selected];
	*left = decision_first(s, f, fact, text_printf(f->arena,
	    "%.*s: %s, %s", STR_ARG(fact->label), fact_word(fact->kind),
	    verdict_words(fact->verdict)));
	if (f->body.columns < 60)
		*left = decision_first(s, f, fact, text_printf(f->arena,
		    "%s %.*s", verdict_word(fact->verdict),
		    STR_ARG(fact->label)));
	*right = text_printf(f->arena, "%s%zu/%zu %.*s",
	    f->body.columns < 60 ? "" : "fact ", s->selected + 1, s->nfacts,
	    STR_ARG(reached(s, f->arena).s));
	*left = flow_cut(
	    f->arena, *left, f->body.columns - 1 - (int)text_columns(right->s));
}

/* ---- the table ---- */

static int
column_at(const struct ledger_state *s, int i)
{
	return s->label + 1 + i * (s->column + 1);
}

static void
draw_borders(const struct ledger_state *s, struct grid *g, int row)
{
	for (int i = 0; i < s->shown + (s->verdict > 0); i++)
		grid_fill(g, row, column_at(s, i) - 1, 1, '|', STYLE_BORDER);
}

static void
draw_head(const struct ledger_state *s, const struct frame *f)
{
	int row = f->body.row;

	grid_put(f->grid, row, 0, s->label, TEXT("Fact"), STYLE_HEADING);
	draw_borders(s, f->grid, row);
	grid_put(f->grid, row, column_at(s, s->shown), s->verdict,
	    TEXT("Verdict"), STYLE_HEADING);
	if (s->by_value) {
		ledger_draw_names(s, f, row, column_at(s, 0), s->column);
		return;
	}
	for (int i = 0; i < s->shown && s->first + (size_t)i < s->l->n; i++) {
		uint32_t x = (uint32_t)(s->first + (size_t)i);
		struct text name = text_printf(f->arena, "%.*s %.*s",
		    STR_ARG(celltext_letter(f->arena, x).s),
		    STR_ARG(s->l->articles[x]->outlet));

		grid_put(f->grid, row, column_at(s, i), s->column,
		    flow_cut(f->arena, name, s->column), STYLE_HEADING);
		if (loaded_doubt(s->l, x).n > 0)
			grid_put_right(f->grid, row, column_at(s, i), s->column,
			    TEXT("?"), STYLE_CONFLICT);
		if (x == s->focus)
			grid_select(f->grid, row, column_at(s, i), s->column);
	}
	/* Outlets out of sight on either side. */
	if (s->first > 0)
		grid_fill(f->grid, row, s->label, 1, '<', STYLE_HEADING);
	if (s->first + (size_t)s->shown < s->l->n)
		grid_fill(f->grid, row, column_at(s, s->shown) - 1, 1, '>',
		    STYLE_HEADING);
}

/* "gov." is enough to tell a governor from the police. */
static struct text
shortened(struct arena *a, struct text source, int columns)
{
	size_t fit;

	if (text_columns(source.s) <= (size_t)columns)
		return source;
	fit = text_fit(source.s, (size_t)columns - 1, NULL);
	while (fit > 0 && source.s.s[fit - 1] == ' ')
		fit--;
	return text_printf(a, "%.*s.", STR_ARG(text_sub(source, 0, fit).s));
}

/* The value, its source where there is room, its mark at the right. */
static void
draw_cell(const struct ledger_state *s, const struct frame *f, int row,
    const struct fact *fact, int i)
{
	uint32_t x = (uint32_t)(s->first + (size_t)i);
	enum mark mark = evidence_mark(fact, x);
	struct text value = evidence_value(f->arena, fact, x, false);
	struct text source = evidence_source(f->arena, fact, x);
	int column = column_at(s, i), room = s->column - 2, used;

	if (mark == MARK_ABSENT) {
		grid_put(
		    f->grid, row, column, s->column, TEXT("-"), STYLE_ABSENT);
		return;
	}
	used = grid_put(f->grid, row, column, room,
	    flow_cut(f->arena, value, room), STYLE_NORMAL);
	if (fact_loud(fact) && used + 5 <= room)
		grid_put(f->grid, row, column + used + 1, room - used - 1,
		    shortened(f->arena, source, room - used - 1), STYLE_DIM);
	if (mark != MARK_SAME)
		grid_fill(f->grid, row, column + s->column - 1, 1,
		    mark_sign(mark), paint_mark(mark));
}

/* Where something was decided its word stands at the right. */
static void
draw_label(const struct ledger_state *s, const struct frame *f, int row,
    const struct fact *fact)
{
	const struct review_item *i = ledger_item(s, fact);
	bool decided = i && i->at && i->state != REVIEW_NEW &&
	    i->state != REVIEW_EXPLAINED;
	struct text word = decided ? text_line(f->arena,
	    str_c(review_state_word(i->state))) : TEXT("");
	int room = s->label - 1;

	if (decided)
		room -= (int)word.s.n + 1;
	grid_put(f->grid, row, 1, room,
	    flow_cut(f->arena, text_line(f->arena, fact->label), room),
	    fact_loud(fact) && (!decided || i->state == REVIEW_AGAIN)
		? STYLE_UNREAD : STYLE_NORMAL);
	if (decided)
		grid_put_right(f->grid, row, 1, s->label - 1, word, STYLE_DIM);
}

static void
draw_columns(const struct ledger_state *s, const struct frame *f, int row,
    const struct fact *fact, bool selected)
{
	enum style style = paint_verdict(fact->verdict);

	grid_fill(f->grid, row, 0, 1, selected ? '>' : ' ', STYLE_NORMAL);
	draw_label(s, f, row, fact);
	draw_borders(s, f->grid, row);
	if (s->by_value)
		ledger_draw_values(s, f, row, column_at(s, 0), s->column,
		    fact);
	else
		for (int i = 0; i < s->shown &&
		     s->first + (size_t)i < s->l->n; i++)
			draw_cell(s, f, row, fact, i);
	grid_put(f->grid, row, column_at(s, s->shown), s->verdict,
	    evidence_verdict(f->arena, s->l->c, fact), style);
}

static void
draw_fact(
    const struct ledger_state *s, const struct frame *f, int row, size_t index)
{
	const struct fact *fact = s->facts[index];
	bool selected = index == s->selected;

	if (f->linear) {
		struct text d = flow_cut(f->arena, decision(s, f, fact),
		    f->body.columns / 2);
		int used = grid_put(f->grid, row, 0, -1, d, STYLE_NORMAL);

		if (used)
			used += grid_put(f->grid, row, used, -1, TEXT(" | "),
			    STYLE_DIM);
		evidence_line(f, s->l->c, fact, row, used,
		    f->body.columns - used);
	} else {
		draw_columns(s, f, row, fact, selected);
	}
	if (!selected)
		return;
	/* The borders between would cost a slow line more than the words. */
	grid_select(f->grid, row, 0, f->linear ? f->body.columns : s->label);
	grid_set_cursor(f->grid, row, 0);
}

static void
draw_table(const struct ledger_state *s, const struct frame *f, int row)
{
	for (size_t i = 0; i < s->nfacts; i++) {
		size_t line = ledger_line(s, i);
		bool heads = s->grouped &&
		    (i == 0 ||
			ledger_group_of(s->facts[i]->kind) !=
			    ledger_group_of(s->facts[i - 1]->kind));

		if (heads && line - 1 >= s->window.top &&
		    line - 1 < s->window.top + (size_t)s->table)
			grid_put(f->grid, row + (int)(line - 1 - s->window.top), 0, -1,
			    text_line(f->arena,
				str_c(ledger_group_words(
				    ledger_group_of(s->facts[i]->kind)))),
			    STYLE_HEADING);
		if (line >= s->window.top && line < s->window.top + (size_t)s->table)
			draw_fact(s, f, row + (int)(line - s->window.top), i);
	}
}

/* ---- the evidence ---- */

static void
draw_lines(const struct frame *f, const struct flow_lines *l, size_t from,
    int row, int rows)
{
	for (int i = 0; i < rows; i++)
		flow_draw(
		    l, from + (size_t)i, f->grid, row + i, 0, f->body.columns);
}

/* The whole of it, a page at a time. */
static void
draw_full(const struct ledger_state *s, const struct frame *f,
    const struct flow_lines *lines, int row)
{
	size_t rows = ledger_evidence_room(s);
	size_t below = lines->n - MIN(lines->n, s->evidence_top + rows);

	draw_lines(f, lines, s->evidence_top, row, (int)rows);
	if (below > 0 || s->evidence_top > 0)
		grid_put_right(f->grid, row - 1, 0, f->body.columns,
		    text_printf(f->arena, "%zu lines below, Space", below),
		    STYLE_DIM);
}

/* All of it where there is room, else a line an outlet; the rule is said
 * even when sentences must give way. */
static void
draw_evidence(const struct ledger_state *s, const struct frame *f)
{
	const struct fact *fact = s->told;
	int row = f->body.row + f->body.rows - s->strip;
	size_t rows = ledger_evidence_room(s);
	int width = f->body.columns;
	struct flow_lines lines, rule, severity;
	struct text whole;

	if (rows == 0)
		return;
	grid_fill(f->grid, row++, 0, width, '-', STYLE_BORDER);
	lines = evidence_full(f->arena, fact, width, f->plain);
	if (lines.n <= rows || s->full) {
		draw_full(s, f, &lines, row);
		return;
	}
	/* What its row in the table had no room for. */
	whole = evidence_words(f->arena, s->l->c, fact);
	if (f->linear && (int)text_columns(whole.s) > width) {
		struct pen pen = {f, {row, 0, (int)rows, width}, 0};

		flow_pen(&pen, whole, STYLE_NORMAL);
		row += pen.row;
		rows -= (size_t)pen.row;
	}
	rule = evidence_rule(f->arena, fact, width);
	lines = evidence_brief(f->arena, fact, (uint32_t)s->focus, width,
	    MAX(rows, rule.n + 1) - rule.n, f->plain);
	draw_lines(f, &lines, 0, row, (int)lines.n);
	draw_lines(f, &rule, 0, row + (int)lines.n, (int)(rows - lines.n));
	if (rule.n > rows - lines.n)
		grid_put_right(f->grid, row + (int)rows - 1, width - 2, 2,
		    TEXT(".."), STYLE_DIM);
	/* The severity where there is a line left. */
	severity = evidence_severity(f->arena, fact, width);
	rows -= MIN(lines.n + rule.n, rows);
	draw_lines(f, &severity, 0, row + (int)(lines.n + rule.n),
	    (int)MIN(severity.n, rows));
}

void
ledger_draw(const void *state, const struct frame *f)
{
	const struct ledger_state *s = state;
	int row = f->body.row;

	if (s->nfacts == 0) {
		grid_put(f->grid, row, 0, -1,
		    loaded_waits(s->l)
			? TEXT("The texts are being compared ...")
			: s->l->n < 2
			? TEXT("This event has one text of its own: no fact"
			       " can be set against another.")
			: TEXT("No fact of this event is told by two of its"
			       " outlets."),
		    STYLE_DIM);
		return;
	}
	if (f->linear)
		grid_put(f->grid, row, 0, -1,
		    outlets_legend(f->arena, s->l, f->body.columns),
		    STYLE_HEADING);
	else
		draw_head(s, f);
	row++;
	if (s->rule)
		grid_fill(
		    f->grid, row++, 0, f->body.columns, '-', STYLE_BORDER);
	draw_table(s, f, row);
	draw_evidence(s, f);
}
