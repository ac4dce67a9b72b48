/*
 * ledger_values.c - the ledger's table by value: where columns for all
 * outlets would be too narrow to read, each value stands once, with the
 * letters of those who give it.
 */
#include "src/base/vec.h"
#include "src/text/width.h"
#include "ui/views/celltext.h"
#include "ui/views/evidence.h"
#include "ui/views/ledger.h"
#include "ui/views/paint.h"

/* Columns of an outlet in the head: no less so that all are seen, and no
 * more when they are not. */
#define NAME_LEAST 7
#define NAME_MOST 16
#define GAP_FROM 36	/* columns for values: few stand close together */
#define WORDS_LEAST 8	/* of a value, when values are many */

struct value {
	struct text letters, words, source;
	enum mark mark;
};

typedef VEC(struct value) values;

static struct value *
find_value(values *all, const struct value *v)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].mark == v->mark &&
		    str_eq(all->at[i].words.s, v->words.s) &&
		    str_eq(all->at[i].source.s, v->source.s))
			return &all->at[i];
	return NULL;
}

/* What one outlet gives; of an omission, that it has it or not. */
static struct value
value_of(struct arena *a, const struct fact *fact, uint32_t x, bool sources)
{
	struct value v = {.mark = evidence_mark(fact, x),
	    .words = TEXT(""), .source = TEXT("")};
	bool absent = v.mark == MARK_ABSENT;

	if (fact->verdict == VERDICT_OMITTED)
		v.words = absent ? TEXT("not") : TEXT("told");
	else if (!absent)
		v.words = evidence_value(a, fact, x, false);
	if (!absent && sources)
		v.source = evidence_source(a, fact, x);
	return v;
}

static values
collect(const struct ledger_state *s, struct arena *a,
    const struct fact *fact, bool sources)
{
	values all = {0};

	for (uint32_t x = 0; x < s->l->n; x++) {
		struct value v = value_of(a, fact, x, sources), *known;

		if (v.words.s.n == 0)
			continue;
		known = find_value(&all, &v);
		if (!known) {
			known = vec_add(a, &all);
			*known = v;
			known->letters = TEXT("");
		}
		known->letters = text_printf(a, "%.*s%.*s",
		    STR_ARG(known->letters.s),
		    STR_ARG(celltext_letter(a, x).s));
	}
	return all;
}

static bool
stands_out(const struct value *v)
{
	return v->mark != MARK_SAME && v->mark != MARK_ABSENT &&
	    v->mark != MARK_SOME;
}

static size_t
columns_of(const struct value *v)
{
	return text_columns(v->words.s) +
	    (v->source.s.n ? 1 + text_columns(v->source.s) : 0);
}

/* How wide words may be so that all values fit; 'width' when as wide as
 * they are. */
static size_t
fitting(const values *all, size_t width, struct text gap)
{
	size_t room = width, cap, need = SIZE_MAX;

	for (size_t i = 0; i < all->n; i++)
		room -= MIN(text_columns(all->at[i].letters.s) + 1 +
		    stands_out(&all->at[i]) + (i ? gap.s.n : 0), room);
	for (cap = width + 1; cap > 1 && need > room;) {
		cap--;
		need = 0;
		for (size_t i = 0; i < all->n; i++)
			need += MIN(columns_of(&all->at[i]), cap);
	}
	return cap;
}

/* Those that stand out first: they must not be what is cut. */
static void
put_first(values *all)
{
	size_t to = 0;

	for (size_t i = 0; i < all->n; i++) {
		struct value v = all->at[i];

		if (!stands_out(&v))
			continue;
		memmove(&all->at[to + 1], &all->at[to], (i - to) * sizeof(v));
		all->at[to++] = v;
	}
}

static void
add_value(struct flow *flow, const struct value *v, size_t cap)
{
	enum style style = stands_out(v) ? paint_mark(v->mark) : STYLE_NORMAL;

	if (stands_out(v))
		flow_add(flow, text_printf(flow->a, "%c", mark_sign(v->mark)),
		    style);
	flow_add(flow, v->letters, STYLE_HEADING);
	flow_add(flow, TEXT(" "), STYLE_NORMAL);
	flow_add(flow, flow_cut(flow->a, v->words, (int)cap), style);
	if (v->source.s.n == 0)
		return;
	flow_add(flow, TEXT(" "), STYLE_NORMAL);
	flow_add(flow, v->source, STYLE_DIM);
}

/* Sources give way to values, and long values to the others. */
void
ledger_draw_values(const struct ledger_state *s, const struct frame *f,
    int row, int column, int width, const struct fact *fact)
{
	values all = collect(s, f->arena, fact, fact_loud(fact));
	struct text gap = width < GAP_FROM ? TEXT("|") : TEXT(" | ");
	size_t cap = fitting(&all, (size_t)width, gap);
	struct flow flow;
	struct flow_lines lines;

	if (cap < (size_t)width) {
		all = collect(s, f->arena, fact, false);
		cap = fitting(&all, (size_t)width, gap);
	}
	if (cap < WORDS_LEAST) {
		cap = WORDS_LEAST;
		put_first(&all);
	}
	flow_init(&flow, f->arena);
	for (size_t i = 0; i < all.n; i++) {
		if (i > 0)
			flow_add(&flow, gap, STYLE_BORDER);
		add_value(&flow, &all.at[i], cap);
	}
	/* One endless line, which drawing cuts. */
	lines = flow_wrap(&flow, INT16_MAX);
	flow_draw(&lines, 0, f->grid, row, column, width);
}

/* "A Metro Wire" of each, cut so that all are seen if that is possible. */
static const struct text *
names_of(const struct ledger_state *s, struct arena *a, int width)
{
	struct text *names = ARENA_ARRAY(a, struct text, s->l->n);
	int cap;

	for (uint32_t x = 0; x < s->l->n; x++)
		names[x] = text_printf(a, "%.*s%s %.*s",
		    STR_ARG(celltext_letter(a, x).s),
		    loaded_doubt(s->l, x).n ? "?" : "",
		    STR_ARG(s->l->articles[x]->outlet));
	cap = flow_cap(names, s->l->n, width - 2 * (int)(s->l->n - 1));
	for (uint32_t x = 0; x < s->l->n; x++)
		names[x] = flow_cut(a, names[x],
		    cap < NAME_LEAST ? NAME_MOST : cap);
	return names;
}

/* The outlets, from the first on that leaves the chosen one in sight. */
void
ledger_draw_names(const struct ledger_state *s, const struct frame *f,
    int row, int column, int width)
{
	const struct text *names = names_of(s, f->arena, width);
	size_t first = s->focus, x;
	int used = -2, end = column + width;

	for (;; first--) {
		used += 2 + (int)text_columns(names[first].s);
		if (used > width && first < s->focus)
			first++;
		if (used > width || first == 0)
			break;
	}
	if (first > 0)
		grid_fill(f->grid, row, column - 1, 1, '<', STYLE_HEADING);
	for (x = first; x < s->l->n; x++) {
		int columns = (int)text_columns(names[x].s);

		if (columns > end - column && x > s->focus)
			break;
		grid_put(f->grid, row, column, end - column, names[x],
		    STYLE_HEADING);
		if (x == s->focus)
			grid_select(f->grid, row, column,
			    MIN(columns, end - column));
		column += columns + 2;
	}
	if (x < s->l->n)
		grid_fill(f->grid, row, end, 1, '>', STYLE_HEADING);
}
