#include "ui/views/flow.h"

#include "src/text/width.h"

struct text
flow_cut(struct arena *a, struct text t, int columns)
{
	size_t fit;

	if (columns < 1)
		return TEXT("");
	if (text_columns(t.s) <= (size_t)columns)
		return t;
	fit = text_fit(t.s, (size_t)MAX(columns - 2, 0), NULL);
	return text_printf(a, "%.*s..", STR_ARG(text_sub(t, 0, fit).s));
}

int
flow_cap(const struct text *t, size_t n, int room)
{
	int cap = MAX(room, 0) + 1, need = room + 1;

	while (cap > 1 && need > room) {
		cap--;
		need = 0;
		for (size_t i = 0; i < n; i++)
			need += MIN((int)text_columns(t[i].s), cap);
	}
	return cap;
}

void
flow_init(struct flow *f, struct arena *a)
{
	*f = (struct flow){
	    .a = a, .found = FLOW_NONE, .found_line = FLOW_NONE};
}

static void
start_run(struct flow *f, enum style style)
{
	if (f->runs.n == 0 || f->runs.at[f->runs.n - 1].style != style)
		*vec_add(f->a, &f->runs) = (struct flow_run){f->n, style};
}

static void
add_bytes(struct flow *f, struct str s, enum style style)
{
	size_t at = (uintptr_t)f->sought - (uintptr_t)s.s;

	if (s.n == 0)
		return;
	if (f->sought && at < s.n)
		f->found = f->n + at;
	start_run(f, style);
	if (f->n + s.n > f->cap) {
		size_t cap = MAX(f->cap * 2, f->n + s.n + 256);

		f->bytes = arena_grow(f->a, f->bytes, f->cap, cap);
		f->cap = cap;
	}
	memcpy(f->bytes + f->n, s.s, s.n);
	f->n += s.n;
}

void
flow_add(struct flow *f, struct text t, enum style style)
{
	add_bytes(f, t.s, style);
}

void
flow_painted(struct flow *f, struct text t, const uint8_t *paint, bool brackets)
{
	size_t from = 0;

	while (from < t.s.n) {
		enum style style = paint[from];
		bool mark = brackets && style == STYLE_CONFLICT;
		size_t to = from + 1;

		while (to < t.s.n && paint[to] == style)
			to++;
		if (mark)
			add_bytes(f, STR("["), style);
		add_bytes(f, str_sub(t.s, from, to), style);
		if (mark)
			add_bytes(f, STR("]"), style);
		from = to;
	}
}

void
flow_seek(struct flow *f, const char *byte)
{
	f->sought = byte;
}

void
flow_break(struct flow *f)
{
	*vec_add(f->a, &f->breaks) = f->n;
}

/* What lies between two breaks, cleaned as one text.  Runs joined may
 * clean to something shorter (a mark that combines across a border); then
 * the styles have lost their places, and the first one stands for all. */
struct segment {
	size_t from; /* byte in the flow */
	struct text text;
	bool plain;
};

static enum style
style_at(const struct flow *f, size_t at)
{
	size_t r = 0;

	while (r + 1 < f->runs.n && f->runs.at[r + 1].start <= at)
		r++;
	return f->runs.n > 0 ? f->runs.at[r].style : STYLE_NORMAL;
}

/* One line's pieces: the part of each run that lies in the line. */
static struct flow_line
cut_line(struct flow *f, const struct segment *s, const struct line *l)
{
	VEC(struct piece) pieces = {0};
	size_t at = l->start;
	int column = 0;

	while (at < l->end) {
		size_t r = 0, end = l->end;

		while (r < f->runs.n && f->runs.at[r].start <= s->from + at)
			r++;
		if (!s->plain && r < f->runs.n)
			end = MIN(end, f->runs.at[r].start - s->from);
		*vec_add(f->a, &pieces) =
		    (struct piece){column, text_sub(s->text, at, end),
			style_at(f, s->plain ? s->from : s->from + at)};
		column += (int)text_columns(str_sub(s->text.s, at, end));
		at = end;
	}
	return (struct flow_line){pieces.at, pieces.n};
}

static void
wrap_segment(struct flow *f, size_t from, size_t to, int width)
{
	struct str bytes = str_sub((struct str){f->bytes, f->n}, from, to);
	struct segment s = {from, text_line(f->a, bytes), false};
	const struct line *lines;
	size_t n;

	s.plain = s.text.s.n != bytes.n;
	n = text_wrap(f->a, s.text.s, (size_t)MAX(width, 1), &lines);
	for (size_t i = 0; i < n; i++) {
		if (f->found < to && f->found >= from + lines[i].start)
			f->found_line = f->lines.n;
		*vec_add(f->a, &f->lines) = cut_line(f, &s, &lines[i]);
	}
}

struct flow_lines
flow_wrap(struct flow *f, int width)
{
	size_t from = 0;

	for (size_t i = 0; i <= f->breaks.n; i++) {
		size_t to = i < f->breaks.n ? f->breaks.at[i] : f->n;

		wrap_segment(f, from, to, width);
		from = to;
	}
	return (struct flow_lines){f->lines.at, f->lines.n, f->found_line};
}

void
flow_draw(const struct flow_lines *l, size_t i, struct grid *g, int row,
    int column, int max)
{
	const struct flow_line *line = i < l->n ? &l->at[i] : NULL;
	const struct piece *last;
	int room = max;

	if (!line || line->n == 0)
		return;
	last = &line->pieces[line->n - 1];
	if (last->column + (int)text_columns(last->text.s) > max)
		room = MAX(max - 2, 0);
	for (size_t p = 0; p < line->n; p++) {
		const struct piece *it = &line->pieces[p];

		if (it->column < room)
			grid_put(g, row, column + it->column, room - it->column,
			    it->text, it->style);
	}
	if (room < max)
		grid_put(
		    g, row, column + room, max - room, TEXT(".."), STYLE_DIM);
}

void
flow_pen(struct pen *p, struct text t, enum style style)
{
	struct flow flow;
	struct flow_lines lines;

	flow_init(&flow, p->f->arena);
	flow_add(&flow, t, style);
	lines = flow_wrap(&flow, MAX(p->area.columns, 1));
	for (size_t i = 0; i < lines.n && p->row < p->area.rows; i++)
		flow_draw(&lines, i, p->f->grid, p->area.row + p->row++,
		    p->area.column, p->area.columns);
}
