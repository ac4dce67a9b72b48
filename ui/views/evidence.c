#include "ui/views/evidence.h"

#include "src/text/width.h"
#include "ui/views/celltext.h"
#include "ui/views/paint.h"

/* ---- one outlet's value ---- */

const struct cell *
evidence_cell(const struct fact *f, uint32_t article)
{
	for (size_t i = 0; i < f->ncells; i++)
		if (f->cells[i].article == article)
			return &f->cells[i];
	return NULL;
}

/* The words of the token; a bound in words becomes its sign, but where
 * all is told in words. */
static struct text
short_value(struct arena *a, const struct fact *f, const struct cell *cell,
    bool words)
{
	const char *sign;
	struct str figure = cell_figure(cell, &sign);

	/* What is left out elsewhere is a paragraph, not a value. */
	if (f->kind == FACT_OMISSION)
		return text_printf(a, "para %d", cell->para + 1);
	if (f->kind != FACT_NUMBER)
		return text_line(a, cell->text);
	if (words)
		return text_line(a, cell->text);
	return text_printf(
	    a, "%s%.*s", sign, STR_ARG(figure));
}

bool
evidence_same_value(const struct cell *a, const struct cell *b)
{
	return a->bound == b->bound && str_eq(a->value, b->value);
}

bool
evidence_told_again(const struct fact *f, size_t i)
{
	const struct cell *cell = &f->cells[i];

	for (size_t k = 0; k < f->ncells; k++) {
		const struct cell *other = &f->cells[k];
		bool counts_more = other->para >= 0 && cell->para < 0;

		if (other->article == cell->article &&
		    evidence_same_value(other, cell) &&
		    (counts_more ||
			(k < i && (other->para < 0) == (cell->para < 0))))
			return true;
	}
	return false;
}

/* Who said it, and when. */
static struct text
source_of(struct arena *a, const struct cell *cell)
{
	return text_printf(a, "%.*s%s%.*s", STR_ARG(cell->attribution),
	    cell->attribution.n > 0 && cell->said_at.n > 0 ? " " : "",
	    STR_ARG(cell->said_at));
}

static bool
tells_now(const struct fact *f, uint32_t article)
{
	for (size_t i = 0; i < f->ncells; i++)
		if (f->cells[i].article == article && f->cells[i].para >= 0)
			return true;
	return false;
}

/* An article's values, each with its own source where that is asked, and
 * in 'words' where signs would be read out. */
static struct text
values(struct arena *a, const struct fact *f, uint32_t article, bool sources,
    bool words)
{
	struct text out = TEXT("");
	bool older = false, told = tells_now(f, article);

	/* What older versions said comes first; but of quotations there is
	 * room for the words of now alone. */
	for (int now = told && f->kind == FACT_QUOTE; now <= 1; now++)
		for (size_t i = 0; i < f->ncells; i++) {
			const struct cell *cell = &f->cells[i];
			struct text value, source;

			if (cell->article != article ||
			    (cell->para >= 0) != now || evidence_told_again(f, i))
				continue;
			value = short_value(a, f, cell, words);
			source = source_of(a, cell);
			if (sources && now && source.s.n > 0)
				value = text_printf(a, "%.*s %.*s",
				    STR_ARG(value.s), STR_ARG(source.s));
			if (out.s.n > 0)
				value =
				    text_printf(a, "%.*s%s%.*s", STR_ARG(out.s),
					!older ? " / " :
					words ? ", then " : ">",
					STR_ARG(value.s));
			out = value;
			older = cell->para < 0;
		}
	/* What no longer stands there: "Imre Vass>-". */
	return older ? text_printf(a, "%.*s%s", STR_ARG(out.s),
	    words ? ", then no more" : ">-") : out;
}

struct text
evidence_value(
    struct arena *a, const struct fact *f, uint32_t article, bool words)
{
	return values(a, f, article, false, words);
}

struct text
evidence_source(struct arena *a, const struct fact *f, uint32_t article)
{
	struct text out = TEXT("");
	bool any = false;

	for (size_t i = 0; i < f->ncells; i++) {
		const struct cell *cell = &f->cells[i];
		struct text source;

		if (cell->article != article || cell->para < 0 ||
		    evidence_told_again(f, i))
			continue;
		source = source_of(a, cell);
		if (any && !str_eq(source.s, out.s))
			return TEXT("");
		out = source;
		any = true;
	}
	return out;
}

/* ---- how the values relate ---- */

/* In how many articles the value of this cell is told. */
static size_t
told_by(const struct fact *f, const struct cell *value)
{
	size_t n = 0;
	uint32_t last = UINT32_MAX;

	for (size_t i = 0; i < f->ncells; i++) {
		const struct cell *cell = &f->cells[i];

		if (cell->article != last && cell->para >= 0 &&
		    str_eq(cell->value, value->value)) {
			n++;
			last = cell->article;
		}
	}
	return n;
}

/* Is this the value that most articles tell?  With a tie there is no
 * such value, and every one is marked. */
static bool
is_common(const struct fact *f, const struct cell *cell)
{
	size_t mine = told_by(f, cell);

	for (size_t i = 0; i < f->ncells; i++)
		if (f->cells[i].para >= 0 &&
		    !str_eq(f->cells[i].value, cell->value) &&
		    told_by(f, &f->cells[i]) >= mine)
			return false;
	return true;
}

enum mark
evidence_mark(const struct fact *f, uint32_t article)
{
	const struct cell *now = NULL;
	bool older = false;

	for (size_t i = 0; i < f->ncells; i++) {
		if (f->cells[i].article != article)
			continue;
		older |= f->cells[i].para < 0 && !evidence_told_again(f, i);
		if (!now && f->cells[i].para >= 0)
			now = &f->cells[i];
	}
	if (!now)
		return older ? MARK_EXPLAINED : MARK_ABSENT;
	if (f->verdict == VERDICT_SINGLE)
		return MARK_ONLY;
	if (f->verdict == VERDICT_OMITTED)
		return MARK_SOME;
	if (f->verdict == VERDICT_AGREE || is_common(f, now))
		return older ? MARK_EXPLAINED : MARK_SAME;
	if (paint_verdict(f->verdict) == STYLE_CONFLICT)
		return MARK_CONFLICT;
	if (older || f->verdict == VERDICT_UPDATED)
		return MARK_EXPLAINED;
	return MARK_REWORDED;
}

/* Articles that tell it. */
static size_t
tellers(const struct comparison *c, const struct fact *f)
{
	size_t n = 0;

	for (uint32_t x = 0; x < c->narticles; x++)
		n += evidence_cell(f, x) != NULL;
	return n;
}

struct text
evidence_verdict(
    struct arena *a, const struct comparison *c, const struct fact *f)
{
	const char *word = verdict_word(f->verdict);
	size_t n = tellers(c, f);

	if (f->verdict == VERDICT_AGREE)
		return text_printf(a, "%s %zu", word, n);
	if (f->verdict == VERDICT_OMITTED)
		return text_printf(a, "%s %zu", word, c->narticles - n);
	return text_printf(a, "%s", word);
}

static struct text
all_values(struct arena *a, const struct comparison *c, const struct fact *f,
    bool sources, bool words)
{
	struct text out = text_printf(a, "%.*s:", STR_ARG(f->label));
	const char *between = "";

	for (uint32_t x = 0; x < c->narticles; x++) {
		struct text source =
		    sources ? evidence_source(a, f, x) : TEXT("");
		bool shared = source.s.n > 0;
		struct text value = values(a, f, x, sources && !shared,
		    words);

		if (value.s.n == 0)
			continue;
		if (shared)
			value = text_printf(a, "%.*s %.*s",
			    STR_ARG(value.s), STR_ARG(source.s));
		out = text_printf(a, "%.*s%s %.*s %.*s", STR_ARG(out.s),
		    between, STR_ARG(celltext_letter(a, x).s),
		    STR_ARG(value.s));
		between = " |";
	}
	return out;
}

struct text
evidence_words(struct arena *a, const struct comparison *c,
    const struct fact *f)
{
	return text_printf(a, "%.*s -> %.*s",
	    STR_ARG(all_values(a, c, f, fact_loud(f), true).s),
	    STR_ARG(evidence_verdict(a, c, f).s));
}

void
evidence_line(const struct frame *fr, const struct comparison *c,
    const struct fact *f, int row, int column, int width)
{
	struct arena *a = fr->arena;
	struct text verdict = evidence_verdict(a, c, f);
	enum mark mark = verdict_mark(f->verdict);
	int sign = fr->linear ? 0 : 2;
	int room = width - sign - 4 - (int)text_columns(verdict.s);
	struct text values = all_values(a, c, f, fact_loud(f), fr->linear);
	enum style style = paint_verdict(f->verdict);
	int used;

	if ((int)text_columns(values.s) > room)
		values = all_values(a, c, f, false, fr->linear);
	if (sign)
		grid_fill(fr->grid, row, column, 1, mark_sign(mark),
		    paint_mark(mark));
	used = sign + grid_put(fr->grid, row, column + sign, room,
	    flow_cut(a, values, room),
	    fact_loud(f) ? STYLE_UNREAD : STYLE_NORMAL);
	used += grid_put(fr->grid, row, column + used, width - used,
	    TEXT(" -> "), STYLE_DIM);
	grid_put(fr->grid, row, column + used, width - used, verdict, style);
}

/* ---- facts and rows ---- */

static bool
stands_in(const struct fact *f, const struct row *r)
{
	for (size_t i = 0; i < f->ncells; i++) {
		const struct row_cell *cell = &r->cells[f->cells[i].article];

		for (size_t p = 0; p < cell->nparas; p++)
			if ((int32_t)cell->paras[p] == f->cells[i].para)
				return true;
	}
	return false;
}

size_t
evidence_facts(
    const struct comparison *c, size_t row, const struct fact **out, size_t max)
{
	size_t n = 0;

	/* Loud ones first; facts come by severity. */
	for (int loud = 1; loud >= 0; loud--)
		for (size_t f = 0; f < c->nfacts && n < max; f++)
			if (fact_loud(&c->facts[f]) == (loud == 1) &&
			    c->facts[f].verdict != VERDICT_SINGLE &&
			    stands_in(&c->facts[f], &c->rows[row]))
				out[n++] = &c->facts[f];
	return n;
}

const struct fact *
evidence_of_row(const struct comparison *c, size_t row)
{
	const struct fact *f = NULL;

	evidence_facts(c, row, &f, 1);
	return f;
}
