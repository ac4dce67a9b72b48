/*
 * A comparison as text: one outlet under another, row by row, then the
 * ledger, worst first.  It is what pipes, dumb terminals and screen
 * readers get, so no meaning may stand in a column or a colour alone:
 * tokens in conflict are in [brackets], a linear report says each mark in
 * words, and every paragraph carries its outlet's letter and its number.
 */
#include "src/base/vec.h"
#include "src/report/lines.h"
#include "src/report/report.h"
#include "src/text/width.h"

/* The letter panes go by: A ... Z, AA, AB ... */
static struct str
letter(struct arena *a, size_t i)
{
	if (i < 26)
		return arena_printf(a, "%c", (char)('A' + i));
	return arena_printf(a, "%c%c", (char)('A' + (i / 26 - 1) % 26),
	    (char)('A' + i % 26));
}

static void
heading(struct buf *out, const struct report_style *s, const char *text)
{
	buf_char(out, '\n');
	lines_sgr(out, s, "1");
	buf_cstr(out, text);
	lines_sgr(out, s, "0");
	buf_char(out, '\n');
}

/* Bytes of a paragraph that a loud fact stands on. */
struct spot {
	uint32_t start, end;
};

static int
spot_order(const void *a, const void *b)
{
	const struct spot *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* A stretch of a paragraph with the tokens that loud facts stand on in
 * brackets. */
static struct str
bracketed(struct arena *a, const struct comparison *c, struct place p,
    struct byte_span part)
{
	struct str text = str_sub(c->articles[p.article]->paras[p.para].text,
	    0, part.end);
	VEC(struct spot) spots = {0};
	struct buf out;
	struct str result;
	uint32_t at = part.start;

	for (size_t i = 0; i < c->nfacts; i++) {
		const struct fact *f = &c->facts[i];

		for (size_t k = 0; fact_loud(f) && k < f->ncells; k++) {
			const struct cell *cell = &f->cells[k];

			if (cell->article == p.article &&
			    cell->para == (int32_t)p.para &&
			    cell->start >= part.start &&
			    cell->start < cell->end && cell->end <= text.n)
				*vec_add(a, &spots) = (struct spot){
				    cell->start, cell->end};
		}
	}
	if (spots.n == 0)
		return str_from(text, at);
	qsort(spots.at, spots.n, sizeof(*spots.at), spot_order);
	buf_init(&out, text.n + 2 * spots.n + 1);
	for (size_t i = 0; i < spots.n; i++) {
		if (spots.at[i].start < at)
			continue;
		buf_str(&out, str_sub(text, at, spots.at[i].start));
		buf_char(&out, '[');
		buf_str(&out, str_sub(text, spots.at[i].start,
		    spots.at[i].end));
		buf_char(&out, ']');
		at = spots.at[i].end;
	}
	buf_str(&out, str_from(text, at));
	result = arena_str(a, buf_view(&out));
	buf_free(&out);
	return result;
}

static const char *
mark_sgr(enum mark m)
{
	switch (m) {
	case MARK_CONFLICT:
		return "1;31";
	case MARK_EXPLAINED:
		return "34";
	case MARK_REWORDED:
		return "36";
	case MARK_SOME:
	case MARK_ONLY:
		return "1";
	case MARK_COPY:
	case MARK_ABSENT:
		return "2";
	default:
		return "";
	}
}

/* "", or ", not surely (58%)": how likely it tells what the row's anchor
 * does. */
static struct str
doubt(struct arena *a, const struct comparison *c, const struct row *row,
    struct place p)
{
	double tie = comparison_tie(c, row, p);

	if (tie >= LINK_SURE)
		return STR("");
	return tie > 0 ? arena_printf(a, ", not surely (%.0f%%)", tie * 100) :
			 STR(", not surely");
}

/* The parts of a paragraph, where others tell only some of a long one,
 * else all of it. */
static size_t
parts_of(struct arena *a, const struct comparison *c, const struct row *row,
    struct place p, const struct told_part **out)
{
	struct str text = c->articles[p.article]->paras[p.para].text;
	uint32_t *others = ARENA_ARRAY(a, uint32_t, c->narticles);
	struct told_part *whole;
	size_t n;

	for (uint32_t i = 0; i < c->narticles; i++)
		others[i] = i;
	n = !comparison_long(text) ? 0 :
	    comparison_parts(a, c, row, p, others, c->narticles, out);
	if (n > 0)
		return n;
	whole = ARENA_NEW(a, struct told_part);
	whole->bytes.end = (uint32_t)text.n;
	*out = whole;
	return 1;
}

/* One paragraph of a cell.  No hanging columns in a linear report: what
 * stands before the text is part of the sentence. */
static void
para_text(struct buf *out, struct arena *a, const struct comparison *c,
    const struct row *row, struct place p, const struct report_style *s)
{
	const struct row_cell *cell = &row->cells[p.article];
	struct str outlet = c->articles[p.article]->outlet, prefix, text;
	struct str unsure = doubt(a, c, row, p);
	const struct told_part *parts;
	size_t n = parts_of(a, c, row, p, &parts);

	for (size_t i = 0; i < n; i++) {
		const char *told = n == 1 ? "" :
		    s->linear ? parts[i].told ? ", told by others too" :
						", only here" :
		    parts[i].told ? "= " : "+ ";

		text = bracketed(a, c, p, parts[i].bytes);
		if (i + 1 == n && cell->moved_to >= 0)
			text = arena_printf(a, "%.*s (see row %d)",
			    STR_ARG(text), cell->moved_to + 1);
		if (s->linear) {
			lines_wrapped(out, s, STR(""), arena_printf(a,
			    "%.*s, paragraph %u, %s%.*s%s: %.*s",
			    STR_ARG(outlet), p.para + 1,
			    mark_words(cell->mark), STR_ARG(unsure), told,
			    STR_ARG(text)));
			continue;
		}
		prefix = arena_printf(a, "%c %.*s %u%s ",
		    mark_sign(cell->mark), STR_ARG(letter(a, p.article)),
		    p.para + 1, unsure.n ? "?" : "");
		if (i > 0)
			prefix = arena_printf(a, "%*s", (int)prefix.n, "");
		lines_coloured(out, s, i > 0 ? "" : mark_sgr(cell->mark),
		    arena_printf(a, "%.*s%s", STR_ARG(prefix), told), text);
	}
}

static void
absence_text(struct buf *out, struct arena *a, const struct comparison *c,
    const struct row *row, size_t article, const struct report_style *s)
{
	const struct row_cell *cell = &row->cells[article];

	if (s->linear)
		lines_wrapped(out, s, STR(""), arena_printf(a, "%.*s: %s",
		    STR_ARG(c->articles[article]->outlet),
		    mark_words(cell->mark)));
	else
		lines_coloured(out, s, mark_sgr(cell->mark), arena_printf(a,
		    "%c %.*s . ", mark_sign(cell->mark),
		    STR_ARG(letter(a, article))), STR("(not in this text)"));
}

/* A row that only keeps the places of what moved to others? */
static bool
is_told_elsewhere(const struct comparison *c, size_t r)
{
	for (size_t i = 0; i < c->narticles; i++)
		if (c->rows[r].cells[i].nparas &&
		    c->rows[r].cells[i].moved_to < 0)
			return false;
	return true;
}

/* One line an article; the words stand beside their counterpart. */
static void
pointer_row(struct buf *out, struct arena *a, const struct comparison *c,
    size_t r, const struct report_style *s)
{
	for (size_t i = 0; i < c->narticles; i++) {
		const struct row_cell *cell = &c->rows[r].cells[i];
		struct str who = s->linear ? c->articles[i]->outlet :
		    letter(a, i);

		for (size_t k = 0; k < cell->nparas; k++)
			lines_coloured(out, s, mark_sgr(cell->mark),
			    s->linear ? STR("") : arena_printf(a, "%c ",
				mark_sign(cell->mark)),
			    arena_printf(a, "%.*s%s %u is in row %d",
				STR_ARG(who), s->linear ? ", paragraph" : "",
				cell->paras[k] + 1, cell->moved_to + 1));
	}
}

static void
row_text(struct buf *out, struct arena *a, const struct comparison *c,
    size_t r, const struct report_style *s)
{
	buf_printf(out, "\n%s %zu\n", s->linear ? "Row" : "row", r + 1);
	if (is_told_elsewhere(c, r)) {
		pointer_row(out, a, c, r, s);
		arena_reset(a);
		return;
	}
	for (size_t i = 0; i < c->narticles; i++) {
		const struct row_cell *cell = &c->rows[r].cells[i];

		if (cell->nparas == 0)
			absence_text(out, a, c, &c->rows[r], i, s);
		for (size_t k = 0; k < cell->nparas; k++)
			para_text(out, a, c, &c->rows[r],
			    (struct place){(uint32_t)i, cell->paras[k]}, s);
		arena_reset(a);
	}
}

static void
article_lines(struct buf *out, struct arena *a, const struct comparison *c,
    const struct report_style *s)
{
	for (size_t i = 0; i < c->narticles; i++) {
		const struct article *art = c->articles[i];
		struct str when = lines_when(a, art->published);

		lines_wrapped(out, s, arena_printf(a, "%.*s ",
		    STR_ARG(letter(a, i))), arena_printf(a,
		    "%.*s%s%.*s: %.*s", STR_ARG(art->outlet),
		    when.n ? ", " : "", STR_ARG(when),
		    STR_ARG(lines_title(a, art))));
	}
	/* What a summary leaves out, the text may tell. */
	for (size_t i = 0; i < c->narticles; i++)
		if (c->articles[i]->cut)
			lines_wrapped(out, s, arena_printf(a,
			    "%.*s is not the full text: ",
			    STR_ARG(letter(a, i))), c->articles[i]->cut_why);
	for (size_t i = 0; i < c->ndoubts; i++)
		lines_wrapped(out, s, arena_printf(a, "%.*s may not belong here: ",
		    STR_ARG(letter(a, c->doubts[i].article))),
		    c->doubts[i].reason);
}

/* "41", "at least 41": what one article says. */
static struct str
saying(struct arena *a, const struct cell *cell)
{
	struct str text = cell->text.n ? cell->text : cell->value;

	if (cell->version && cell->para < 0)
		text = arena_printf(a, "%.*s (version %u)", STR_ARG(text),
		    cell->version);
	return text;
}

/* " (governor, 13:10)": who says so in that article, and when. */
static struct str
source(struct arena *a, const struct cell *cell)
{
	if (cell->attribution.n == 0)
		return STR("");
	return arena_printf(a, " (%.*s%s%.*s)", STR_ARG(cell->attribution),
	    cell->said_at.n ? ", " : "", STR_ARG(cell->said_at));
}

static bool
said_before(const struct fact *f, size_t k)
{
	for (size_t i = 0; i < k; i++)
		if (f->cells[i].article == f->cells[k].article &&
		    f->cells[i].bound == f->cells[k].bound &&
		    str_eq(f->cells[i].value, f->cells[k].value))
			return true;
	return false;
}

static void
evidence(struct buf *out, struct arena *a, const struct comparison *c,
    const struct cell *cell, const struct report_style *s)
{
	struct str who = s->linear ? c->articles[cell->article]->outlet :
	    letter(a, cell->article);
	struct str say = arena_printf(a, "%.*s%.*s",
	    STR_ARG(saying(a, cell)), STR_ARG(source(a, cell)));

	lines_wrapped(out, s, arena_printf(a, "  %.*s: ", STR_ARG(who)), say);
	if (cell->sentence.n && !str_eq(cell->sentence, cell->text))
		lines_wrapped(out, s, STR("     | "), cell->sentence);
}

/* All say the same: one line names them. */
static void
agreement(struct buf *out, struct arena *a, const struct comparison *c,
    const struct fact *f, const struct report_style *s)
{
	struct str line = f->ncells ? saying(a, &f->cells[0]) : STR("");

	for (size_t k = 0; k < f->ncells; k++) {
		size_t article = f->cells[k].article;

		if (said_before(f, k))
			continue;
		line = arena_printf(a, "%.*s%s%.*s%.*s", STR_ARG(line),
		    k == 0 ? ": " : s->linear ? ", " : " ",
		    STR_ARG(s->linear ? c->articles[article]->outlet :
			letter(a, article)),
		    STR_ARG(source(a, &f->cells[k])));
	}
	lines_wrapped(out, s, STR("  "), line);
}

static void
facts_text(struct buf *out, const struct comparison *c,
    const struct report_style *s)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < c->nfacts; i++) {
		const struct fact *f = &c->facts[i];
		struct str why = f->why.n ? f->why :
		    str_c(verdict_words(f->verdict));
		struct str label = arena_printf(a, "%.*s (%s): %.*s",
		    STR_ARG(f->label), fact_word(f->kind), STR_ARG(why));

		lines_coloured(out, s, fact_loud(f) ? "1;31" : "1",
		    arena_printf(a, "%s ", verdict_word(f->verdict)), label);
		if (f->verdict == VERDICT_AGREE)
			agreement(out, a, c, f, s);
		for (size_t k = 0; f->verdict != VERDICT_AGREE &&
		     k < f->ncells; k++)
			if (!said_before(f, k))
				evidence(out, a, c, &f->cells[k], s);
		arena_reset(a);
	}
	arena_free(a);
}

void
report_facts_text(struct buf *out, const struct comparison *c,
    const struct report_style *s)
{
	struct arena *a = arena_new();

	article_lines(out, a, c, s);
	buf_char(out, '\n');
	facts_text(out, c, s);
	arena_free(a);
}

void
report_comparison_text(struct buf *out, const struct event *e,
    const struct comparison *c, const struct report_style *s)
{
	struct arena *a = arena_new();
	size_t aside = 0;

	if (e) {
		lines_sgr(out, s, "1");
		lines_wrapped(out, s, STR(""), e->headline);
		lines_sgr(out, s, "0");
		lines_wrapped(out, s, STR(""), arena_printf(a,
		    "%.*s, %.*s, %.*s",
		    STR_ARG(lines_count(a, e->articles, "article")),
		    STR_ARG(lines_count(a, e->outlets, "outlet")),
		    STR_ARG(lines_count(a, e->independent,
			"independent text"))));
		buf_char(out, '\n');
	}
	article_lines(out, a, c, s);
	for (size_t r = 0; r < c->nrows; r++) {
		if (c->rows[r].furniture)
			aside++;
		else
			row_text(out, a, c, r, s);
	}
	if (aside)
		buf_printf(out, "\n(%.*s of page furniture and captions left "
		    "out)\n", STR_ARG(lines_count(a, aside, "row")));
	if (c->nfacts) {
		heading(out, s, "Facts");
		facts_text(out, c, s);
	}
	arena_free(a);
}
