#include "ui/views/table.h"

#include "src/base/civil.h"
#include "src/report/report.h"
#include "src/text/width.h"

/* The heading needs some rows to spare. */
static int
heading(const struct area *area, bool linear)
{
	return !linear && area->rows >= 4;
}

int
table_whole(const struct area *area)
{
	int want = area->columns >= 120 ? 2 : area->columns >= 60 ? 3 : 5;

	return MIN(want, area->rows / 2);
}

int
table_rows(const struct area *area, bool linear)
{
	return area->rows - heading(area, linear) -
	    (linear ? table_whole(area) : 0);
}

struct area
table_body(const struct list *l, struct area area, bool linear)
{
	int rows = table_rows(&area, linear);

	area.row += heading(&area, linear);
	area.rows = MIN(rows, (int)(l->n - l->top));
	return area;
}

#define DATES_FROM 72
#define AGE_COLUMNS 4
struct text
table_age(const struct frame *f, struct when w)
{
	struct arena *a = f->arena;
	struct text age = text_line(a, report_age(a, w, f->now));
	int64_t days = (f->now - w.at) / DAY_SECONDS;

	if (f->body.columns >= DATES_FROM ||
	    text_columns(age.s) <= AGE_COLUMNS)
		return age;
	if (w.precision == PRECISION_UNKNOWN || days < 0)
		return TEXT("-");
	if (days < 70)
		return text_printf(a, "%lldw", (long long)days / 7);
	if (days < 730)
		return text_printf(a, "%lldmo", (long long)days / 30);
	return text_printf(a, "%lldy", (long long)days / 365);
}

/* What is drawn where. */
struct sheet {
	const struct table *t;
	const struct frame *f;
	const struct area *area;
	int grown; /* the width of the column that grows */
};

static int
column_width(const struct sheet *s, size_t c)
{
	const struct table_column *k = &s->t->columns[c];

	if (s->area->columns < k->from)
		return 0;
	return k->grows ? s->grown : k->width;
}

/* Old rows have a date for an age: then that column is wider. */
static int
grown_width(const struct sheet *s, const struct list *l, int rows)
{
	int width = 0;

	for (size_t c = 0; c < s->t->n; c++) {
		if (!s->t->columns[c].grows)
			continue;
		width = s->t->columns[c].width;
		for (int i = 0; i < rows; i++) {
			const void *row = list_shown(l, (size_t)i);
			enum style style;

			if (!row)
				break;
			width = MAX(width,
			    (int)text_columns(
				s->t->cell(row, c, s->f, &style).s) + 1);
		}
	}
	return width;
}

static bool
is_lit(const struct sheet *s, const void *row)
{
	return s->t->lit && s->t->lit(row);
}

/* NULL draws the heading. */
static void
draw_row(const struct sheet *s, int line, const void *row)
{
	struct grid *g = s->f->grid;
	int at = s->area->column, end = at + s->area->columns;
	enum style own = row ? s->t->style(row) : STYLE_HEADING;

	/* One style from end to end costs a slow line the least. */
	if (row)
		grid_fill(g, line, at, s->area->columns, ' ', own);
	for (size_t c = 0; c < s->t->n; c++) {
		int width = column_width(s, c);
		enum style style = own;
		struct text t;

		if (!width)
			continue;
		t = row ? s->t->cell(row, c, s->f, &style)
			: text_line(s->f->arena, str_c(s->t->columns[c].head));
		if (s->t->columns[c].left)
			grid_put_cut(g, line, at + 2,
			    MAX(MIN(width - 2, end - at - 2), 0), t, style);
		else
			grid_put_right(g, line, at + 1,
			    MAX(MIN(width - 1, end - at - 1), 0), t, style);
		at += width;
	}
	grid_put_cut(g, line, at + 2, MAX(end - at - 3, 0),
	    row ? s->t->name(row, s->f)
		: text_line(s->f->arena, str_c(s->t->last)),
	    row && is_lit(s, row) ? STYLE_HIGHLIGHT : own);
	if (row && is_lit(s, row))
		grid_put(g, line, s->area->column + 1, 1, TEXT("+"), own);
}

static struct text
sentence(const struct sheet *s, const void *row, bool tagged)
{
	return text_printf(s->f->arena, "%s%s%.*s", tagged ? "tagged, " : "",
	    is_lit(s, row) ? "highlighted, " : "",
	    STR_ARG(s->t->sentence(row, s->f).s));
}

static void
draw_sentence(
    const struct sheet *s, int line, const void *row, bool tagged)
{
	grid_put_cut(s->f->grid, line, s->area->column + 2,
	    MAX(s->area->columns - 2, 0), sentence(s, row, tagged),
	    s->t->style(row));
}

struct flow_lines
table_wrap_whole(const struct frame *f, struct text words, int width)
{
	struct flow flow;

	if ((int)text_columns(words.s) <= width)
		return (struct flow_lines){0};
	flow_init(&flow, f->arena);
	flow_add(&flow, TEXT("selected: "), STYLE_NORMAL);
	flow_add(&flow, words, STYLE_NORMAL);
	return flow_wrap(&flow, width);
}

void
table_draw_whole(
    const struct frame *f, const struct area *area, struct text words)
{
	int rows = table_whole(area), width = MAX(area->columns - 2, 1);
	struct flow_lines lines = table_wrap_whole(f, words, width);

	for (int i = 0; i < rows && (size_t)i < lines.n; i++)
		flow_draw(&lines, (size_t)i, f->grid,
		    area->row + area->rows - rows + i, area->column + 2,
		    width);
}

void
table_draw(const struct table *t, const struct list *l, const struct frame *f,
    const struct area *area)
{
	struct sheet s = {t, f, area, 0};
	int head = heading(area, f->linear);
	int rows = table_rows(area, f->linear);

	s.grown = grown_width(&s, l, rows);
	if (head)
		draw_row(&s, area->row, NULL);
	for (int i = 0; i < rows; i++) {
		const void *row = list_shown(l, (size_t)i);
		int line = area->row + head + i;

		if (!row)
			break;
		if (f->linear)
			draw_sentence(&s, line, row, list_tagged(l, row));
		else
			draw_row(&s, line, row);
		if (!f->linear && list_tagged(l, row))
			grid_put(f->grid, line, area->column + 1, 1,
			    TEXT("t"), t->style(row));
		if (row != list_selected(l))
			continue;
		grid_put(f->grid, line, area->column, 1, TEXT(">"),
		    t->style(row));
		/* A row sent again would be spoken again. */
		grid_select(f->grid, line, area->column,
		    f->linear ? 1 : area->columns);
		grid_set_cursor(f->grid, line, area->column);
	}
	if (f->linear && list_selected(l))
		table_draw_whole(f, area, sentence(&s, list_selected(l),
		    list_tagged(l, list_selected(l))));
}

struct text
table_waiting(const struct list *l, struct arena *a)
{
	if (!l->waiting)
		return TEXT("");
	return text_printf(a, "%zu new, g. shows them", l->waiting);
}
