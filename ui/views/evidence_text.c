/*
 * evidence_text.c - the sentences a fact stands on, the rule that gave its
 * verdict, and what its severity is made of.
 */
#include "ui/views/evidence.h"

#include "src/base/vec.h"
#include "src/report/report.h"
#include "ui/views/celltext.h"
#include "ui/views/paint.h"

/* Columns of "A p12 ". */
#define HEAD_WIDTH 6

struct pile {
	struct arena *a;
	VEC(struct flow_line) lines;
};

static void
pile_up(struct pile *p, struct text head, int indent, struct flow *f, int width)
{
	struct flow_lines l = flow_wrap(f, MAX(width - indent, 8));

	for (size_t i = 0; i < l.n; i++) {
		VEC(struct piece) pieces = {0};

		if (i == 0)
			*vec_add(p->a, &pieces) =
			    (struct piece){0, head, STYLE_HEADING};
		for (size_t k = 0; k < l.at[i].n; k++) {
			struct piece *piece = vec_add(p->a, &pieces);

			*piece = l.at[i].pieces[k];
			piece->column += indent;
		}
		*vec_add(p->a, &p->lines) =
		    (struct flow_line){pieces.at, pieces.n};
	}
}

/* Two stretches of one sentence, which is shown once. */
static bool
same_sentence(const struct cell *x, const struct cell *y)
{
	return x->article == y->article && x->version == y->version &&
	    x->para == y->para && str_eq(x->sentence, y->sentence);
}

/* The sentence with its tokens marked, then who said it and when. */
static void
cell_flow(struct arena *a, const struct fact *f, const struct cell *cell,
    struct str sentence_shown, bool brackets, struct flow *out)
{
	struct text sentence = text_line(a, sentence_shown);
	const char *quote = report_quote(cell->sentence);
	enum style style = paint_verdict(f->verdict);
	uint8_t *paint = paint_new(a, sentence, STYLE_NORMAL);
	struct text source;

	if (style == STYLE_NORMAL)
		style = STYLE_HEADING;
	for (size_t i = 0; i < f->ncells; i++) {
		struct str token = f->cells[i].text;
		size_t at = same_sentence(&f->cells[i], cell) ?
		    str_find(sentence.s, token, 0) : STR_NPOS;

		if (at != STR_NPOS)
			memset(paint + at, style, token.n);
	}
	flow_init(out, a);
	flow_add(out, text_line(a, str_c(quote)), STYLE_DIM);
	flow_painted(out, sentence, paint, brackets);
	flow_add(out, text_line(a, str_c(quote)), STYLE_DIM);
	source = text_printf(a, "%.*s%s%.*s", STR_ARG(cell->attribution),
	    cell->attribution.n > 0 && cell->said_at.n > 0 ? ", " : "",
	    STR_ARG(cell->said_at));
	if (source.s.n == 0)
		return;
	flow_add(out, TEXT(" ("), STYLE_DIM);
	flow_add(out, source, STYLE_DIM);
	flow_add(out, TEXT(")"), STYLE_DIM);
}

/* "A p4", or "A v1" for what an older version said. */
static struct text
cell_head(struct arena *a, const struct cell *cell)
{
	struct text letter = celltext_letter(a, cell->article);

	if (cell->para < 0)
		return text_printf(
		    a, "%.*s v%u", STR_ARG(letter.s), cell->version);
	return text_printf(a, "%.*s p%d", STR_ARG(letter.s), cell->para + 1);
}

/* Wider than any sentence: it stays one line. */
#define ONE_LINE 100000

/* A sentence whose token stands too far right begins at a later word, so
 * that the token is seen. */
static struct str
cut_front(struct arena *a, const struct cell *cell, int width)
{
	size_t at = str_find(cell->sentence, cell->text, 0);
	size_t room = (size_t)MAX(width - HEAD_WIDTH - 6, 8);

	if (at == STR_NPOS || at + cell->text.n <= room)
		return cell->sentence;
	at = str_chr(cell->sentence, ' ', at + cell->text.n - room);
	if (at == STR_NPOS)
		return cell->sentence;
	return arena_printf(
	    a, "..%.*s", STR_ARG(str_from(cell->sentence, at)));
}

/* Has the text now said so before this cell: the same article, or the
 * same value? */
static bool
seen_before(const struct fact *f, size_t i, bool by_value)
{
	for (size_t k = 0; k < i; k++)
		if (f->cells[k].para >= 0 &&
		    (by_value ? evidence_same_value(&f->cells[k], &f->cells[i])
			      : f->cells[k].article == f->cells[i].article))
			return true;
	return false;
}

/* Has the line of a cell before shown its sentence? */
static bool
shown_before(const struct fact *f, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (same_sentence(&f->cells[k], &f->cells[i]))
			return f->cells[i].sentence.n > 0;
	return false;
}

/* In which round a cell gets its line: the chosen article, those in
 * conflict, each value once, each article once, then what an article
 * says beside its first value; NEVER what it only repeats. */
enum { NEVER = 5 };

static int
brief_round(const struct fact *f, size_t i, uint32_t first)
{
	const struct cell *cell = &f->cells[i];
	const struct cell *chosen = evidence_cell(f, first);

	if (shown_before(f, i))
		return NEVER;
	if (cell->para < 0 || seen_before(f, i, false))
		return evidence_told_again(f, i) ? NEVER : 4;
	if (cell->article == first)
		return 0;
	if (evidence_mark(f, cell->article) == MARK_CONFLICT)
		return 1;
	if (chosen && evidence_same_value(chosen, cell))
		return 3;
	return seen_before(f, i, true) ? 3 : 2;
}

struct flow_lines
evidence_brief(struct arena *a, const struct fact *f, uint32_t first, int width,
    size_t max, bool brackets)
{
	struct pile pile = {.a = a};
	struct flow flow;

	for (int round = 0; round < NEVER; round++)
		for (size_t i = 0; i < f->ncells && pile.lines.n < max; i++) {
			const struct cell *cell = &f->cells[i];

			if (brief_round(f, i, first) != round)
				continue;
			cell_flow(a, f, cell, cut_front(a, cell, width),
			    brackets, &flow);
			pile_up(&pile, cell_head(a, cell), HEAD_WIDTH,
			    &flow, ONE_LINE);
		}
	return (struct flow_lines){
	    .at = pile.lines.at, .n = pile.lines.n};
}

static void
pile_rule(struct pile *pile, const struct fact *f, int width)
{
	struct str why =
	    f->why.n > 0 ? f->why : str_c(verdict_words(f->verdict));
	struct flow flow;

	flow_init(&flow, pile->a);
	flow_add(&flow,
	    text_printf(
		pile->a, "%s: %.*s", verdict_word(f->verdict), STR_ARG(why)),
	    STYLE_NORMAL);
	pile_up(pile, TEXT("rule"), HEAD_WIDTH, &flow, width);
}

struct flow_lines
evidence_rule(struct arena *a, const struct fact *f, int width)
{
	struct pile pile = {.a = a};

	pile_rule(&pile, f, width);
	return (struct flow_lines){
	    .at = pile.lines.at, .n = pile.lines.n};
}

/* The severity is said last: it may be cut. */
static void
pile_severity(struct pile *pile, const struct fact *f, int width)
{
	struct str words = report_severity(pile->a, f->kind, f->verdict,
	    f->severity, &f->weights);
	struct flow flow;

	if (words.n == 0)
		return;
	flow_init(&flow, pile->a);
	flow_add(&flow, text_line(pile->a, words), STYLE_DIM);
	pile_up(pile, TEXT("sev"), HEAD_WIDTH, &flow, width);
}

struct flow_lines
evidence_severity(struct arena *a, const struct fact *f, int width)
{
	struct pile pile = {.a = a};

	pile_severity(&pile, f, width);
	return (struct flow_lines){
	    .at = pile.lines.at, .n = pile.lines.n};
}

static void
pile_sentences(
    struct pile *pile, const struct fact *f, int width, bool brackets)
{
	struct flow flow;

	for (size_t i = 0; i < f->ncells; i++) {
		const struct cell *cell = &f->cells[i];

		/* An older version counts where it said something else. */
		if ((cell->para < 0 && evidence_told_again(f, i)) || shown_before(f, i))
			continue;
		cell_flow(pile->a, f, cell, cell->sentence, brackets, &flow);
		pile_up(pile, cell_head(pile->a, cell), HEAD_WIDTH, &flow,
		    width);
	}
}

struct flow_lines
evidence_sentences(
    struct arena *a, const struct fact *f, int width, bool brackets)
{
	struct pile pile = {.a = a};

	pile_sentences(&pile, f, width, brackets);
	return (struct flow_lines){
	    .at = pile.lines.at, .n = pile.lines.n};
}

struct flow_lines
evidence_full(struct arena *a, const struct fact *f, int width, bool brackets)
{
	struct pile pile = {.a = a};

	pile_sentences(&pile, f, width, brackets);
	pile_rule(&pile, f, width);
	pile_severity(&pile, f, width);
	return (struct flow_lines){
	    .at = pile.lines.at, .n = pile.lines.n};
}
