#include <inttypes.h>

#include "src/text/url.h"
#include "src/text/width.h"
#include "ui/views/celltext.h"
#include "ui/views/evidence.h"
#include "ui/views/outlets.h"
#include "ui/views/paint.h"
#include "ui/views/reader.h"
#include "ui/views/rowmarks.h"

void
reader_title(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct reader_state *s = state;
	size_t i = members_index(&s->members, s->article);

	*left = text_printf(f->arena, "Article a%" PRId64, s->article);
	if (s->l->n > 1)
		*left = text_printf(f->arena, "Article %.*s",
		    STR_ARG(celltext_letter(f->arena, s->index).s));
	if (i < s->members.n && f->body.columns < 60)
		*right = text_printf(f->arena, "%zu/%zu", i + 1, s->members.n);
	else if (i < s->members.n)
		*right = text_printf(f->arena,
		    "event e%" PRId64 " | article %zu/%zu", s->l->event.id,
		    i + 1, s->members.n);
	*left = outlets_headline(
	    f, *left, *right, s->l->articles[s->index]->title);
}

/* "version 2 against 1: 1 changed, 0 new, 0 gone" */
static struct text
changes(const struct reader_state *s, struct arena *a)
{
	size_t changed = 0, new = 0;

	for (size_t i = 0; i < s->nparas; i++) {
		changed += s->paras[i].mark == MARK_REWORDED;
		new += s->paras[i].mark == MARK_ONLY;
	}
	return text_printf(a,
	    "version %u against %u: %zu changed, %zu new, %zu gone",
	    s->versions.now->version, s->versions.before->version, changed, new,
	    s->versions.ngone);
}

void
reader_status(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct reader_state *s = state;
	size_t i = members_index(&s->members, s->article), end, words;

	if (s->nparas == 0)
		return;
	words = article_words(s->l->articles[s->index]);
	end = MIN(s->sheet.top + s->sheet.lines, s->sheet.height);
	*left = text_printf(f->arena, "para %zu/%zu %zu%% | %zu word%s",
	    sheet_item(&s->sheet) + 1, s->nparas,
	    end * 100 / MAX(s->sheet.height, 1), words, view_s(words));
	if (s->against)
		*left = text_printf(f->arena, "%.*s | %.*s", STR_ARG(left->s),
		    STR_ARG(changes(s, f->arena).s));
	else if (s->l->n > 1)
		*left = text_printf(f->arena,
		    "%.*s | %zu conflict%s | %zu only here", STR_ARG(left->s),
		    s->conflicts, s->conflicts == 1 ? "" : "s", s->only);
	if (i < s->members.n)
		*right = text_printf(f->arena, "%s%s",
		    s->members.rows[i].read ? "read" : "unread",
		    s->members.rows[i].starred ? " starred" : "");
}

/* ---- the article ---- */

/* "Harbor Post | own | v2 of 2 | 13:36 | by ..." */
static struct text
origin(const struct reader_state *s, const struct frame *f)
{
	const struct article *art = s->l->articles[s->index];
	const struct member *m = s->l->members[s->index];
	struct arena *a = f->arena;
	struct text t = text_printf(a, "%.*s | %.*s | %.*s",
	    STR_ARG(art->outlet), STR_ARG(outlets_origin(a, s->l, art, m).s),
	    STR_ARG(outlets_when(a, art->published, f->now).s));

	if (art->published.precision == PRECISION_UNKNOWN && art->when_from.n)
		t = text_printf(a, "%.*s (%.*s)", STR_ARG(t.s),
		    STR_ARG(art->when_from));
	if (art->version > 1)
		t = text_printf(a, "%.*s | version %u%s", STR_ARG(t.s),
		    art->version, art->previous ? " (v: what changed)" : "");
	if (art->author.n > 0)
		t = text_printf(
		    a, "%.*s | by %.*s", STR_ARG(t.s), STR_ARG(art->author));
	if (art->cut)
		t = text_printf(
		    a, "%.*s | cut: not the full text", STR_ARG(t.s));
	return t;
}

/* The enclosure in a line below the address. */
static struct text
link_line(const struct reader_state *s, const struct frame *f, size_t line)
{
	const struct article *art = s->l->articles[s->index];
	const struct enclosure *e = reader_enclosure(art, line);

	if (!e)
		return TEXT("");
	/* As a count before o has it. */
	return text_printf(f->arena, "[%zu] %.*s", line + 1 + (art->url.n > 0),
	    STR_ARG(enclosure_words(f->arena, e)));
}

static void
draw_address(const struct frame *f, int row, struct str raw, int width)
{
	struct str url;
	int n = grid_put(f->grid, row, 0, width,
	    flow_cut(f->arena, text_line(f->arena, raw), width), STYLE_DIM);

	/* What is shown and where it leads are the same, or it leads
	 * nowhere. */
	if (url_link(f->arena, raw, &url) && str_eq(url, raw))
		grid_add_link(f->grid, row, 0, n, url);
}

static void
draw_title_line(
    const struct reader_state *s, const struct frame *f, int row, size_t line)
{
	const struct article *art = s->l->articles[s->index];
	int width = s->width - 1;
	size_t below = s->title.n + 1 + (art->url.n > 0);

	if (line == 0)
		grid_put(f->grid, row, 0, width,
		    flow_cut(f->arena, origin(s, f), width), STYLE_DIM);
	else if (line <= s->title.n)
		flow_draw(&s->title, line - 1, f->grid, row, 0, width);
	else if (s->brief)
		flow_draw(&s->note_lines, line - s->title.n - 1, f->grid, row,
		    0, width);
	else if (line == s->title.n + 1 && art->url.n > 0)
		draw_address(f, row, art->url, width);
	else if (line >= below && line < below + s->links)
		grid_put(f->grid, row, 0, width,
		    flow_cut(f->arena, link_line(s, f, line - below), width),
		    STYLE_DIM);
	else if (line >= below + s->links)
		flow_draw(&s->note_lines, line - below - s->links, f->grid,
		    row, 0, width);
}

static void
draw_para_line(const struct reader_state *s, const struct frame *f, int row,
    const struct reader_para *p, size_t line)
{
	int width = MIN(s->width, 87) - 1;
	size_t note = p->lines.n - 1 + p->note_below;

	if (line == 0 && p->compared && p->mark != MARK_SAME && !s->linear)
		grid_fill(f->grid, row, 0, 1, mark_sign(p->mark),
		    paint_mark(p->mark));
	flow_draw(
	    &p->lines, line, f->grid, row, CELL_INDENT, width - CELL_INDENT);
	if (line == note && p->note.s.n > 0) {
		struct text t =
		    flow_cut(f->arena, p->note, width - CELL_INDENT);
		int columns = (int)text_columns(t.s);

		grid_put(f->grid, row, width - columns, columns, t,
		    p->mark == MARK_SAME ? STYLE_DIM : paint_mark(p->mark));
	}
}

static void
draw_line(const struct reader_state *s, const struct frame *f, int row,
    size_t para, size_t line)
{
	const struct reader_para *p = &s->paras[para];

	if (line >= p->head) {
		draw_para_line(s, f, row, p, line - p->head);
	} else if (p->furniture && line + 1 == p->head) {
		grid_fill(f->grid, row, 0, s->width - 1, '-', STYLE_BORDER);
		grid_put(f->grid, row, 2, -1,
		    TEXT(" set apart: no part of the story "), STYLE_DIM);
	} else {
		draw_title_line(s, f, row, line);
	}
}

static void
draw_article(const struct reader_state *s, const struct frame *f)
{
	size_t current = sheet_item(&s->sheet);
	bool placed = false; /* the cursor, on its first line in sight */

	for (size_t i = 0; i < s->nparas; i++) {
		const struct stretch *it = &s->sheet.at[i];

		for (size_t n = 0; n < it->height; n++) {
			size_t at = it->top + n;
			int row = f->body.row + (int)(at - s->sheet.top);

			if (at < s->sheet.top ||
			    at >= s->sheet.top + s->sheet.lines)
				continue;
			draw_line(s, f, row, i, n);
			if (i == current && n >= s->paras[i].head &&
			    n - s->paras[i].head < s->paras[i].lines.n)
				grid_select(f->grid, row, 0, 1);
			if (i == current && n >= s->paras[i].head && !placed) {
				grid_set_cursor(f->grid, row, 0);
				placed = true;
			}
		}
	}
}

/* ---- beside it: the other articles' words ---- */

struct side {
	const struct frame *f;
	int row, column, width, left; /* rows left */
};

static void
side_flow(struct side *w, struct text head, struct flow *flow, int indent)
{
	struct flow_lines lines = flow_wrap(flow, MAX(w->width - indent, 1));

	for (size_t i = 0; i < lines.n && w->left > 0; i++, w->left--) {
		if (i == 0)
			grid_put(w->f->grid, w->row, w->column, indent, head,
			    STYLE_HEADING);
		flow_draw(&lines, i, w->f->grid, w->row++, w->column + indent,
		    w->width - indent);
	}
}

static void
side_text(struct side *w, struct text t, enum style style)
{
	struct flow flow;

	flow_init(&flow, w->f->arena);
	flow_add(&flow, t, style);
	side_flow(w, TEXT(""), &flow, 0);
}

static void
side_cell(const struct reader_state *s, struct side *w, const struct row *row,
    uint32_t x)
{
	const struct row_cell *cell = &row->cells[x];
	struct arena *a = w->f->arena;

	for (size_t i = 0; i < cell->nparas; i++) {
		struct text text =
		    text_line(a, s->l->articles[x]->paras[cell->paras[i]].text);
		uint8_t *paint = paint_new(a, text, STYLE_NORMAL);
		struct flow flow;

		paint_facts(paint, text, s->l->c, x, cell->paras[i]);
		flow_init(&flow, a);
		flow_painted(&flow, text, paint, s->plain);
		side_flow(w,
		    text_printf(a, "%.*s p%u", STR_ARG(celltext_letter(a, x).s),
			cell->paras[i] + 1),
		    &flow, 6);
	}
}

/* What the others tell and this article leaves out. */
static void
side_omitted(const struct reader_state *s, struct side *w)
{
	const struct comparison *c = s->l->c;
	bool head = false;

	for (size_t i = 0; c && i < c->nfacts && w->left > 1; i++) {
		const struct fact *f = &c->facts[i];

		if (f->verdict != VERDICT_OMITTED || evidence_cell(f, s->index))
			continue;
		if (!head) {
			side_text(
			    w, TEXT("Not in this article"), STYLE_HEADING);
			head = true;
		}
		evidence_line(w->f, c, f, w->row++, w->column, w->width);
		w->left--;
	}
}

static void
draw_side(const struct reader_state *s, const struct frame *f)
{
	struct side w = {f, f->body.row, s->width + 2,
	    f->body.columns - s->width - 2, f->body.rows};
	const struct row *row;
	bool some = false;

	for (int r = 0; r < f->body.rows; r++)
		grid_fill(f->grid, f->body.row + r, s->width, 1, '|',
		    STYLE_BORDER);
	row = reader_row(s, s->paras[s->told].para);
	side_text(&w, TEXT("Elsewhere, for the paragraph under the cursor"),
	    STYLE_HEADING);
	for (uint32_t x = 0; row && x < s->l->n; x++) {
		if (x == s->index || row->cells[x].nparas == 0)
			continue;
		side_cell(s, &w, row, x);
		some = true;
	}
	if (!some)
		side_text(&w, TEXT("nobody else tells it"), STYLE_DIM);
	w.row++;
	w.left--;
	side_omitted(s, &w);
}

void
reader_draw(const void *state, const struct frame *f)
{
	const struct reader_state *s = state;

	if (s->nparas == 0) {
		for (size_t i = 0; i < s->title.n + 2; i++)
			draw_title_line(s, f, f->body.row + (int)i, i);
		grid_put(f->grid, f->body.row + (int)s->title.n + 3, 0, -1,
		    TEXT("No text came with this article."), STYLE_DIM);
		return;
	}
	draw_article(s, f);
	if (s->width < f->body.columns && s->l->n > 1)
		draw_side(s, f);
}
