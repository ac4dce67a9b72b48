#include "ui/views/flow.h"

#include "src/base/vec.h"
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

void
flow_init(struct flow *f, struct arena *a)
{
	*f = (struct flow){.a = a};
}

static void
start_run(struct flow *f, enum style style)
{
	if (f->nruns > 0 && f->runs[f->nruns - 1].style == style)
		return;
	if (f->nruns == f->runs_cap) {
		size_t cap = f->runs_cap ? f->runs_cap * 2 : 8;

		f->runs = arena_grow(f->a, f->runs,
		    f->runs_cap * sizeof(*f->runs), cap * sizeof(*f->runs));
		f->runs_cap = cap;
	}
	f->runs[f->nruns++] = (struct flow_run){f->n, style};
}

static void
add_bytes(struct flow *f, struct str s, enum style style)
{
	if (s.n == 0)
		return;
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

/* One line's runs: the part of each that lies in [from, to). */
static struct flow_line
cut_line(struct flow *f, struct text all, size_t from, size_t to)
{
	VEC(struct piece) pieces = {0};
	int column = 0;

	for (size_t r = 0; r < f->nruns; r++) {
		size_t start = MAX(f->runs[r].start, from);
		size_t end = r + 1 < f->nruns ? f->runs[r + 1].start : f->n;
		struct piece *p;

		end = MIN(end, to);
		if (start >= end)
			continue;
		p = vec_add(f->a, &pieces);
		*p = (struct piece){
		    column, text_sub(all, start, end), f->runs[r].style};
		column += (int)text_columns(p->text.s);
	}
	return (struct flow_line){pieces.at, pieces.n};
}

struct flow_lines
flow_wrap(struct flow *f, int width)
{
	struct text all = text_line(f->a, (struct str){f->bytes, f->n});
	const struct line *lines;
	struct flow_lines out;

	/* Runs joined may clean to something shorter (a mark that combines
	 * across a border); then the styles have lost their places. */
	if (all.s.n != f->n) {
		f->nruns = MIN(f->nruns, 1);
		f->n = all.s.n;
	}
	out.n = text_wrap(f->a, all.s, (size_t)MAX(width, 1), &lines);
	out.at = ARENA_ARRAY(f->a, struct flow_line, out.n);
	for (size_t i = 0; i < out.n; i++)
		out.at[i] = cut_line(f, all, lines[i].start, lines[i].end);
	return out;
}

void
flow_draw(const struct flow_lines *l, size_t i, struct grid *g, int row,
    int column, int max)
{
	if (i >= l->n)
		return;
	for (size_t p = 0; p < l->at[i].n; p++) {
		const struct piece *it = &l->at[i].pieces[p];

		if (it->column < max)
			grid_put(g, row, column + it->column, max - it->column,
			    it->text, it->style);
	}
}
