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
	const struct diff_span *spans;
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
