#include "src/base/vec.h"
#include "src/text/width.h"
#include "ui/views/celltext.h"
#include "ui/views/evidence.h"
#include "ui/views/paint.h"
#include "ui/views/reader.h"
#include "ui/views/rowmarks.h"

/* Longer lines are hard to read. */
#define TEXT_MAX 84
#define INDENT CELL_INDENT
#define HEAD_FROM 8 /* rows: lower ones have a brief head */

const struct row *
reader_row(const struct reader_state *s, uint32_t para)
{
	size_t row;

	if (!s->l->c || !rowmarks_find(s->l->c, s->index, para, &row))
		return NULL;
	return &s->l->c->rows[row];
}

/* ---- the note at a paragraph's end ---- */

/* "A B D": the other articles that tell it, or that do not. */
static struct text
others(const struct reader_state *s, const struct row *row, bool tell)
{
	struct arena *a = s->sheet_arena;
	struct text out = TEXT("");

	for (uint32_t x = 0; x < s->l->n; x++)
		if (x != s->index && (row->cells[x].nparas > 0) == tell)
			out = text_printf(a, "%.*s %.*s", STR_ARG(out.s),
			    STR_ARG(celltext_letter(a, x).s));
	return out;
}

struct value {
	struct text words, letters;
};

/* "A 41 BC 37": what the others say of a fact, each value once; what this
 * one says, too, comes last, for it may be cut. */
static struct text
other_values(const struct reader_state *s, const struct fact *f)
{
	struct arena *a = s->sheet_arena;
	struct text own = evidence_value(a, f, s->index, s->linear);
	struct text out = TEXT("");
	VEC(struct value) all = {0};

	for (uint32_t x = 0; x < s->l->n; x++) {
		struct text words = evidence_value(a, f, x, s->linear);
		size_t i = 0;

		if (x == s->index || words.s.n == 0)
			continue;
		while (i < all.n && !str_eq(all.at[i].words.s, words.s))
			i++;
		if (i == all.n)
			*vec_add(a, &all) = (struct value){words, TEXT("")};
		all.at[i].letters = text_printf(a, "%.*s%s%.*s",
		    STR_ARG(all.at[i].letters.s), s->linear ? " " : "",
		    STR_ARG(celltext_letter(a, x).s));
	}
	for (size_t i = 0; i < 2 * all.n; i++) {
		const struct value *v = &all.at[i % all.n];

		if (str_eq(v->words.s, own.s) == (i >= all.n))
			out = text_printf(a, "%.*s %.*s %.*s", STR_ARG(out.s),
			    STR_ARG(v->letters.s), STR_ARG(v->words.s));
	}
	return out;
}

static bool
told_in(const struct fact *f, uint32_t article, uint32_t para)
{
	for (size_t i = 0; i < f->ncells; i++)
		if (f->cells[i].article == article &&
		    f->cells[i].para == (int32_t)para)
			return true;
	return false;
}

/* The others' values of the worst two facts on which they differ. */
static struct text
values_note(const struct reader_state *s, uint32_t para)
{
	const struct comparison *c = s->l->c;
	struct text out = TEXT("");
	unsigned n = 0;

	for (size_t i = 0; i < c->nfacts && n < 2; i++) {
		if (!fact_loud(&c->facts[i]) ||
		    !told_in(&c->facts[i], s->index, para))
			continue;
		out = text_printf(s->sheet_arena, "%.*s%s%.*s", STR_ARG(out.s),
		    n++ > 0 ? " | " : "",
		    STR_ARG(other_values(s, &c->facts[i]).s));
	}
	return out;
}

static struct text
note_of(const struct reader_state *s, const struct row *row, uint32_t para)
{
	struct arena *a = s->sheet_arena;
	enum mark mark = row->cells[s->index].mark;
	struct text values = values_note(s, para);

	if (values.s.n > 0)
		return s->linear ? text_printf(a, "elsewhere: %.*s",
		    STR_ARG(values.s)) : values;
	if (mark == MARK_ONLY)
		return TEXT("only here");
	if (mark == MARK_SOME)
		return text_printf(
		    a, "omitted %.*s", STR_ARG(others(s, row, false).s));
	values = others(s, row, true);
	return s->linear && values.s.n > 0
	    ? text_printf(a, "also told by %.*s", STR_ARG(values.s)) : values;
}

/* ---- the paragraphs ---- */

/* A line below the paragraph: what the version before said. */
static void
add_before(const struct reader_state *s, struct flow *flow, const char *label,
    uint32_t para, struct str now)
{
	const struct article *before = s->versions.before;
	struct text text = text_line(flow->a, before->paras[para].text);
	uint8_t *paint = paint_new(flow->a, text, STYLE_DIM);

	if (now.n > 0)
		paint_words(flow->a, paint, text, now, before->language);
	flow_break(flow);
	flow_add(flow, text_printf(flow->a, "%s", label), STYLE_HEADING);
	flow_add(flow, TEXT(" "), STYLE_DIM);
	flow_painted(flow, text, paint, false);
}

/* The paragraph beside what the version before said; what is unchanged
 * steps back.  What is gone stands below the last one. */
static void
lay_against(struct reader_state *s, struct reader_para *p, struct text text,
    uint8_t *paint, int width)
{
	const struct versions *v = &s->versions;
	int32_t was = v->was[p->para];
	struct flow flow;

	p->compared = !p->furniture;
	p->mark = versions_same(v, p->para) ? MARK_SAME
	    : was == VERSIONS_NEW           ? MARK_ONLY
					    : MARK_REWORDED;
	if (p->mark == MARK_SAME)
		memset(paint, STYLE_DIM, text.s.n);
	else if (p->mark == MARK_REWORDED)
		paint_words(s->sheet_arena, paint, text,
		    v->before->paras[was].text, v->now->language);
	flow_init(&flow, s->sheet_arena);
	if (s->linear && p->mark == MARK_REWORDED)
		flow_add(&flow, TEXT("changed: "), STYLE_DIM);
	flow_add(&flow, text_printf(flow.a, "%u", p->para + 1), STYLE_DIM);
	flow_add(&flow, TEXT(" "), STYLE_DIM);
	flow_painted(&flow, text, paint, false);
	if (p->mark == MARK_REWORDED)
		add_before(s, &flow, "was:", (uint32_t)was, text.s);
	if (p->mark == MARK_ONLY)
		p->note = TEXT("new");
	for (size_t i = 0; p->para + 1 == v->now->nparas && i < v->ngone; i++)
		add_before(s, &flow, "gone:", v->gone[i], STR_NONE);
	p->lines = flow_wrap(&flow, width);
}

static void
lay_para(struct reader_state *s, struct reader_para *p)
{
	const struct article *art = s->l->articles[s->index];
	const struct paragraph *para = &art->paras[p->para];
	struct arena *a = s->sheet_arena;
	struct text text = text_line(a, para->text);
	uint8_t *paint = paint_new(a, text,
	    p->furniture                     ? STYLE_DIM
		: para->kind == PARA_HEADING ? STYLE_HEADING
					     : STYLE_NORMAL);
	const struct row *row = reader_row(s, p->para);
	int width = MAX(MIN(s->width, TEXT_MAX + INDENT + 1) - INDENT - 1, 1);
	struct flow flow;

	if (s->against) {
		lay_against(s, p, text, paint, width);
		return;
	}
	if (row && !p->furniture && s->l->n > 1) {
		p->compared = true;
		p->mark = row->cells[s->index].mark;
		p->note = note_of(s, row, p->para);
		s->only += p->mark == MARK_ONLY;
		s->conflicts += p->mark == MARK_CONFLICT;
		paint_facts(paint, text, s->l->c, s->index, p->para);
	}
	flow_init(&flow, a);
	if (s->linear && p->compared) {
		flow_add(&flow, text_printf(a, "%s:", mark_words(p->mark)),
		    STYLE_DIM);
		flow_add(&flow, TEXT(" "), STYLE_DIM);
	}
	flow_add(&flow, text_printf(a, "%u", p->para + 1), STYLE_DIM);
	flow_add(&flow, TEXT(" "), STYLE_DIM);
	flow_painted(&flow, text, paint, s->plain);
	p->lines = flow_wrap(&flow, width);
}

/* The note stands at the end of the last line when there is room. */
static void
place_note(const struct reader_state *s, struct reader_para *p)
{
	const struct flow_line *last = &p->lines.at[p->lines.n - 1];
	int used = INDENT;

	if (p->note.s.n == 0)
		return;
	if (last->n > 0)
		used += last->pieces[last->n - 1].column +
		    (int)text_columns(last->pieces[last->n - 1].text.s);
	p->note_below = used + 2 + (int)text_columns(p->note.s) >
	    MIN(s->width, TEXT_MAX + INDENT + 1) - 1;
}

static void
add_paras(struct reader_state *s, bool furniture)
{
	const struct article *art = s->l->articles[s->index];
	bool first = true;

	for (size_t i = 0; i < art->nparas; i++) {
		struct reader_para *p = &s->paras[s->nparas];

		if ((art->paras[i].kind == PARA_FURNITURE) != furniture)
			continue;
		*p = (struct reader_para){.para = (uint32_t)i,
		    .furniture = furniture,
		    .note = TEXT("")};
		p->head = furniture && first;
		first = false;
		lay_para(s, p);
		place_note(s, p);
		s->nparas++;
	}
}

const struct enclosure *
reader_enclosure(const struct article *art, size_t n)
{
	for (size_t i = 0; i < art->nenclosures; i++)
		if (!enclosure_is_picture(&art->enclosures[i]) && n-- == 0)
			return &art->enclosures[i];
	return NULL;
}

/* Outlet, title, address, enclosures, notes and an empty line; 'brief':
 * outlet, title and a note. */
static void
lay_title(struct reader_state *s)
{
	const struct article *art = s->l->articles[s->index];
	struct flow flow;

	flow_init(&flow, s->sheet_arena);
	flow_add(&flow, art->title.n ? text_line(s->sheet_arena, art->title) :
		TEXT("(no title)"), STYLE_TITLE);
	s->title = flow_wrap(&flow, MIN(s->width - 1, TEXT_MAX));
	for (s->links = 0; reader_enclosure(art, s->links);)
		s->links++;
	s->note_lines = notes_lay(s->sheet_arena, &s->notes, s->now,
	    MIN(s->width - 1, TEXT_MAX));
	s->brief = s->body.rows < HEAD_FROM;
	if (s->brief) {
		/* Where all of it would leave no text to be seen. */
		s->title.n = MIN(s->title.n, (size_t)MAX(s->body.rows / 3, 1));
		s->note_lines.n = MIN(s->note_lines.n, 1);
		s->links = 0;
	}
	if (s->nparas > 0)
		s->paras[0].head += 1 + s->title.n + s->note_lines.n +
		    (s->brief ? 0 : (art->url.n > 0) + s->links + 1);
}

void
reader_lay(struct reader_state *s)
{
	const struct article *art = s->l->articles[s->index];
	bool gap = s->body.rows >= 12;
	struct stretch *at;
	size_t top = 0;

	sheet_hold(&s->sheet);
	arena_reset(s->sheet_arena);
	s->width =
	    s->body.columns >= 120 ? s->body.columns * 5 / 8 : s->body.columns;
	s->paras =
	    ARENA_ARRAY(s->sheet_arena, struct reader_para, art->nparas + 1);
	s->nparas = s->only = s->conflicts = 0;
	if (s->against)
		versions_match(s->sheet_arena, art, &s->versions);
	add_paras(s, false);
	add_paras(s, true);
	lay_title(s);
	at = ARENA_ARRAY(s->sheet_arena, struct stretch, s->nparas + 1);
	for (size_t i = 0; i < s->nparas; i++) {
		const struct reader_para *p = &s->paras[i];
		size_t height = p->head + p->lines.n + p->note_below +
		    (gap && !p->furniture);

		at[i] = (struct stretch){i, top, height};
		top += height;
	}
	sheet_set(&s->sheet, at, s->nparas, (size_t)MAX(s->body.rows, 1));
	s->laid = true;
}
