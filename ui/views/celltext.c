#include "ui/views/celltext.h"

#include "src/text/width.h"
#include "ui/views/candidates.h"
#include "ui/views/paint.h"
#include "ui/views/rowmarks.h"

struct text
celltext_letter(struct arena *a, uint32_t article)
{
	char first = (char)('A' + (article / 26 + 25) % 26);
	char last = (char)('A' + article % 26);

	if (article < 26)
		return text_printf(a, "%c", last);
	return text_printf(a, "%c%c", first, last);
}

/* Does the paragraph stand beside the row's anchor because that is likely,
 * but not sure, to tell the same? */
static bool
doubtful(const struct comparison *c, const struct row *row, struct place p)
{
	return comparison_tie(c, row, p) < LINK_SURE;
}

/* The parts of a long paragraph, each on lines of its own behind a sign
 * that says whether the cells beside it tell it. */
static void
add_parts(struct flow *f, struct text text, const uint8_t *paint,
    const struct told_part *parts, size_t n, const struct celltext_options *o)
{
	static const char *const signs[2][2] = {
	    {"+", "only here:"}, {"=", "told beside:"}};

	for (size_t i = 0; i < n; i++) {
		struct byte_span b = parts[i].bytes;
		bool told = parts[i].told;

		if (i > 0)
			flow_break(f);
		flow_add(f, text_line(f->a, str_c(signs[told][o->spelled])),
		    told ? STYLE_DIM : STYLE_SOME);
		flow_add(f, TEXT(" "), STYLE_NORMAL);
		flow_painted(f, text_sub(text, b.start, b.end),
		    paint + b.start, o->brackets);
	}
}

static void
add_paragraph(struct flow *f, const struct comparison *c,
    const struct row *row, struct place at, const struct celltext_options *o)
{
	const struct paragraph *p = &c->articles[at.article]->paras[at.para];
	struct text text = text_line(f->a, p->text);
	enum style base = para_tells(p->kind) ? STYLE_NORMAL : STYLE_DIM;
	uint8_t *paint = paint_new(f->a, text, base);
	const struct told_part *parts = NULL;
	size_t nparts = 0;

	if (p->kind == PARA_HEADING)
		memset(paint, STYLE_HEADING, text.s.n);
	if (o->words)
		paint_told(f->a, paint, text, c, row, at, o->others,
		    o->nothers);
	/* Spans count bytes of the text as it came. */
	if (comparison_long(text.s) && str_eq(text.s, p->text))
		nparts = comparison_parts(f->a, c, row, at, o->others,
		    o->nothers, &parts);
	paint_facts(paint, text, c, at.article, at.para);
	if (o->sought && place_order(o->sought->place, at) == 0 &&
	    o->sought->byte < text.s.n)
		flow_seek(f, text.s.s + o->sought->byte);
	if (o->letters)
		flow_add(f, celltext_letter(f->a, at.article), STYLE_DIM);
	flow_add(f, text_printf(f->a, "%u%s", at.para + 1,
	    doubtful(c, row, at) ? "?" : ""), STYLE_DIM);
	flow_add(f, TEXT(" "), base);
	if (nparts > 0)
		add_parts(f, text, paint, parts, nparts, o);
	else
		flow_painted(f, text, paint, o->brackets);
}

/* Further ones are only counted. */
#define NAMED 3

/* "(B has this at 7)" or "(B has this at 7, C at 9, D at 8, 4 more)";
 * 'brief': "(see B 7, C 9, D 8, +4)".  Empty when there is none. */
static struct text
counterparts(struct arena *a, const struct comparison *c, const struct row *row,
    uint32_t article, bool brief)
{
	struct text list = TEXT("");
	size_t n = 0;

	for (uint32_t x = 0; x < c->narticles; x++) {
		const struct row_cell *cell = &row->cells[x];

		if (x == article || cell->nparas == 0 || n++ >= NAMED)
			continue;
		list = text_printf(a, "%.*s%s %.*s %s%u", STR_ARG(list.s),
		    n > 1 ? "," : "", STR_ARG(celltext_letter(a, x).s),
		    brief       ? ""
			: n > 1 ? "at "
				: "has this at ",
		    cell->paras[0] + 1);
	}
	if (n == 0)
		return list;
	if (n > NAMED)
		list = text_printf(a, brief ? "%.*s, +%zu" : "%.*s, %zu more",
		    STR_ARG(list.s), n - NAMED);
	return text_printf(a, "(%s%.*s)", brief ? "see " : "", STR_ARG(list.s));
}

/* A paragraph that is shown in full beside its counterpart, elsewhere:
 * here, in its own article's order, stands a line that says so. */
static void
add_pointer(struct flow *f, const struct comparison *c,
    const struct row_cell *cell, uint32_t article,
    const struct celltext_options *o)
{
	struct text text =
	    text_line(f->a, c->articles[article]->paras[cell->paras[0]].text);
	struct text number = text_printf(f->a, "%u", cell->paras[0] + 1);
	struct text see =
	    counterparts(f->a, c, &c->rows[cell->moved_to], article, true);
	int room = o->width - CELL_INDENT - (int)text_columns(number.s) -
	    (int)text_columns(see.s) - 3;

	if (o->letters)
		flow_add(f, celltext_letter(f->a, article), STYLE_DIM);
	flow_add(f, number, STYLE_DIM);
	flow_add(f, TEXT(" "), STYLE_DIM);
	flow_add(f, flow_cut(f->a, text, MAX(room, 8)), STYLE_DIM);
	flow_add(f, TEXT(" "), STYLE_DIM);
	flow_add(f, see, STYLE_MOVED);
}

/* A moved paragraph's text, then where the others have it. */
static void
add_counterparts(struct flow *f, const struct comparison *c,
    const struct row *row, uint32_t article)
{
	struct text list = counterparts(f->a, c, row, article, false);

	if (list.s.n == 0)
		return;
	flow_add(f, TEXT(" "), STYLE_NORMAL);
	flow_add(f, list, STYLE_MOVED);
}

/* What else could stand here, each on a line of its own. */
static void
add_candidates(struct flow *f, const struct comparison *c, size_t row,
    uint32_t article, const struct celltext_options *o)
{
	struct candidate found[CANDIDATES];
	size_t n = candidates_find(c, row, o->of, article, found);
	bool some = c->rows[row].cells[article].nparas > 0;
	struct text letter =
	    o->letters ? celltext_letter(f->a, article) : TEXT("");

	for (size_t i = 0; i < n; i++) {
		uint32_t para = found[i].para;
		struct text text =
		    text_line(f->a, c->articles[article]->paras[para].text);

		flow_break(f);
		flow_add(f,
		    text_printf(f->a, "%s %.*s%u?? (%.0f%%)",
			some || i > 0 ? "or" : "perhaps", STR_ARG(letter.s),
			para + 1, found[i].score * 100),
		    STYLE_MOVED);
		flow_add(f, TEXT(" "), STYLE_DIM);
		flow_add(f, text, STYLE_DIM);
	}
	if (n == 0 && o->of != article) {
		flow_break(f);
		flow_add(f, TEXT("no other candidate"), STYLE_MOVED);
	}
}

static void
make_absent(struct flow *f, const struct comparison *c, uint32_t article,
    const struct celltext_options *o)
{
	if (!o->letters)
		flow_add(f, TEXT(". "), STYLE_ABSENT);
	if (article != c->base && !o->letters)
		return;
	flow_add(f, TEXT("not in "), STYLE_ABSENT);
	flow_add(f, celltext_letter(f->a, article), STYLE_ABSENT);
}

void
celltext_make(struct arena *a, const struct comparison *c, size_t row,
    uint32_t article, const struct celltext_options *o, struct celltext *out)
{
	const struct row *r = &c->rows[row];
	const struct row_cell *cell = &r->cells[article];
	bool points = rowmarks_points(c, row);
	struct flow f;

	flow_init(&f, a);
	if (cell->nparas == 0 && !points && !r->furniture) {
		make_absent(&f, c, article, o);
	} else if (cell->nparas > 0) {
		if (o->spelled && !r->furniture)
			flow_add(&f,
			    text_printf(a, "%s:", mark_words(cell->mark)),
			    STYLE_DIM);
		if (f.n > 0)
			flow_add(&f, TEXT(" "), STYLE_DIM);
		if (points)
			add_pointer(&f, c, cell, article, o);
		for (size_t i = 0; i < cell->nparas && !points; i++) {
			if (i > 0)
				flow_break(&f);
			add_paragraph(&f, c, r,
			    (struct place){article, cell->paras[i]}, o);
		}
		if (cell->mark == MARK_MOVED && !points)
			add_counterparts(&f, c, r, article);
	}
	if (o->candidates && !r->furniture)
		add_candidates(&f, c, row, article, o);
	out->sign = mark_sign(cell->mark);
	/* What is set apart, or shown elsewhere, is missed by nobody. */
	if (o->spelled || r->furniture || (points && cell->nparas == 0))
		out->sign = ' ';
	out->style = paint_mark(cell->mark);
	out->lines = flow_wrap(&f, o->width - CELL_INDENT);
	out->shown = out->lines.n;
	/* A single line is not worth a note of the same length. */
	out->more = TEXT("");
	if (o->tall > 1 && out->lines.n > o->tall) {
		out->shown = o->tall - 1;
		out->more = text_printf(
		    a, "(+%zu lines, Z)", out->lines.n - out->shown);
	}
}

size_t
celltext_height(const struct celltext *t)
{
	return t->shown + (t->shown < t->lines.n);
}

void
celltext_draw(const struct celltext *t, size_t i, struct grid *g, int row,
    int column, int width)
{
	int left = column + CELL_INDENT, room = width - CELL_INDENT;

	if (i == 0)
		grid_fill(g, row, column, 1, t->sign, t->style);
	if (i < t->shown)
		flow_draw(&t->lines, i, g, row, left, room);
	else if (i == t->shown)
		grid_put(g, row, left, room, t->more, STYLE_DIM);
}
