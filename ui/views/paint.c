#include "ui/views/paint.h"

#include "src/compare/compare.h"

static const uint8_t verdict_style[] = {
    [VERDICT_AGREE] = STYLE_NORMAL,
    [VERDICT_ROUNDING] = STYLE_REWORDED,
    [VERDICT_UNIT] = STYLE_REWORDED,
    [VERDICT_UPDATED] = STYLE_EXPLAINED,
    [VERDICT_SOURCE] = STYLE_CONFLICT,
    [VERDICT_SCOPE] = STYLE_REWORDED,
    [VERDICT_BOUND] = STYLE_REWORDED,
    [VERDICT_SPELLING] = STYLE_REWORDED,
    [VERDICT_TERM] = STYLE_REWORDED,
    [VERDICT_QUOTE] = STYLE_REWORDED,
    [VERDICT_CONFLICT] = STYLE_CONFLICT,
    [VERDICT_OMITTED] = STYLE_NORMAL,
    [VERDICT_SINGLE] = STYLE_NORMAL,
};

static const uint8_t mark_style[] = {
    [MARK_SAME] = STYLE_NORMAL,
    [MARK_COPY] = STYLE_COPY,
    [MARK_REWORDED] = STYLE_REWORDED,
    [MARK_CONFLICT] = STYLE_CONFLICT,
    [MARK_EXPLAINED] = STYLE_EXPLAINED,
    [MARK_SOME] = STYLE_SOME,
    [MARK_ONLY] = STYLE_ONLY,
    [MARK_ABSENT] = STYLE_ABSENT,
    [MARK_MOVED] = STYLE_MOVED,
};

enum style
paint_verdict(enum verdict v)
{
	return verdict_style[v];
}

enum style
paint_mark(enum mark m)
{
	return mark_style[m];
}

uint8_t *
paint_new(struct arena *a, struct text text, enum style base)
{
	uint8_t *paint = arena_alloc(a, text.s.n + 1);

	memset(paint, base, text.s.n + 1);
	return paint;
}

void
paint_words(struct arena *a, uint8_t *paint, struct text text,
    struct str others, struct str language)
{
	const struct byte_span *spans;
	size_t n = compare_words(a, text.s, others, language, &spans);
	size_t marked = 0;

	for (size_t i = 0; i < n; i++)
		marked += spans[i].end - spans[i].start;
	if (marked * 2 > text.s.n)
		return;
	for (size_t i = 0; i < n; i++)
		for (size_t b = spans[i].start;
		     b < spans[i].end && b < text.s.n; b++)
			paint[b] = STYLE_REWORDED;
}

/* One sentence, told by told[0] ... told[n - 1]: a word differs when none
 * of them has it. */
static void
paint_sentence(struct arena *a, uint8_t *paint, size_t size,
    const struct told_sentence *const *told, size_t n)
{
	struct byte_span s = told[0]->sentence;
	size_t *differ, marked = 0;

	if (s.end > size)
		return;
	differ = ARENA_ARRAY(a, size_t, s.end - s.start);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < told[i]->nonly; k++)
			for (size_t b = told[i]->only[k].start;
			     b < told[i]->only[k].end; b++)
				differ[b - s.start]++;
	for (size_t b = 0; b < s.end - s.start; b++)
		marked += differ[b] == n;
	if (marked * 2 > s.end - s.start)
		return;
	for (size_t b = 0; b < s.end - s.start; b++)
		if (differ[b] == n)
			paint[s.start + b] = STYLE_REWORDED;
}

static void
paint_untold(struct arena *a, uint8_t *paint, struct text text,
    const struct comparison *c, const struct row *row, struct place at,
    const uint32_t *others, size_t nothers)
{
	const struct told_part *parts;
	size_t n = comparison_long(text.s) ? 0 :
	    comparison_parts(a, c, row, at, others, nothers, &parts);

	for (size_t i = 0; i < n; i++)
		if (!parts[i].told && parts[i].bytes.end <= text.s.n)
			memset(paint + parts[i].bytes.start, STYLE_REWORDED,
			    parts[i].bytes.end - parts[i].bytes.start);
}

void
paint_told(struct arena *a, uint8_t *paint, struct text text,
    const struct comparison *c, const struct row *row, struct place at,
    const uint32_t *others, size_t nothers)
{
	struct str language = c->articles[at.article]->language;
	const struct told_sentence *told, **same;
	size_t ntold = comparison_told(c, at, &told), to;

	paint_untold(a, paint, text, c, row, at, others, nothers);
	same = ARENA_ARRAY(a, const struct told_sentence *, ntold);
	for (size_t i = 0; i < ntold; i = to) {
		size_t n = 0;

		for (to = i; to < ntold && told[to].sentence.start ==
			 told[i].sentence.start; to++)
			if (told_beside(&told[to], row, others, nothers) &&
			    str_eq(language, c->articles[told[to].by.article]
						 ->language))
				same[n++] = &told[to];
		if (n > 0)
			paint_sentence(a, paint, text.s.n, same, n);
	}
}

/* A conflict stays visible inside a longer, milder span. */
static bool
stronger(enum style new, enum style old)
{
	return old != STYLE_CONFLICT &&
	    (new == STYLE_CONFLICT || old != STYLE_EXPLAINED);
}

void
paint_facts(uint8_t *paint, struct text text, const struct comparison *c,
    uint32_t article, uint32_t para)
{
	for (size_t f = 0; f < c->nfacts; f++) {
		const struct fact *fact = &c->facts[f];
		enum style style = paint_verdict(fact->verdict);

		/* A quotation's differing words are marked, not all of it. */
		if (style == STYLE_NORMAL || fact->kind == FACT_QUOTE ||
		    fact->kind == FACT_OMISSION)
			continue;
		for (size_t i = 0; i < fact->ncells; i++) {
			const struct cell *cell = &fact->cells[i];

			if (cell->article != article ||
			    cell->para != (int32_t)para)
				continue;
			for (size_t b = cell->start;
			     b < cell->end && b < text.s.n; b++)
				if (stronger(style, paint[b]))
					paint[b] = style;
		}
	}
}
