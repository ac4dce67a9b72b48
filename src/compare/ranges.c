/*
 * Two values that make one number: the ends of a range ("16 to 18",
 * "between 2 percent and 3 percent"), the sides of a score ("212-198"),
 * a part and its whole ("one in five", "two thirds of the town").
 */
#include "src/compare/ranges.h"

#include <math.h>

#include "src/compare/scan.h"

/* So much may the far end of "2 percent to 3 percent" be above the near. */
#define WIDE_RANGE 3

/* The begin of "between", right before a number or its article; else
 * STR_NPOS. */
static size_t
opener_before(const struct value_reader *r, size_t start)
{
	size_t end, at = scan_word_before(r->text, start);

	if (at != STR_NPOS && value_match(r, at, LEX(ARTICLE), &end) != NULL)
		at = scan_word_before(r->text, at);
	return at != STR_NPOS && value_is(r, at, LEX(RANGE), "open", &end) ? at : STR_NPOS;
}

/* Behind the word between two ends, "to" or "and" or a dash; else 'at'.
 * Alternatives are a range too, "five or six". */
static size_t
behind_range(const struct value_reader *r, size_t start, size_t at,
    struct number *n, bool *alternative)
{
	struct str t = r->text;
	size_t end, opener, word = scan_gap(t, at);
	const struct lexeme *votes = value_match(r, word, LEX(COUNTED), &end);

	*alternative = false;
	/* "212 votes to 198" */
	if (votes != NULL && strcmp(votes->group, "vote") == 0) {
		n->counted = votes;
		word = scan_gap(t, end);
	}
	if (value_is(r, word, LEX(RANGE), "to", &end))
		return scan_gap(t, end);
	if (value_is(r, word, LEX(RANGE), "or", &end)) {
		*alternative = true;
		return scan_gap(t, end);
	}
	opener = opener_before(r, start);
	if (opener == STR_NPOS || !value_is(r, word, LEX(RANGE), "and", &end))
		return at;
	n->start = (uint32_t)opener;
	return value_behind_article(r, scan_gap(t, end));
}

/* The other end of a range or score, "16 to 18", "between 3 and 5". */
void
range_read(const struct value_reader *r, size_t start, bool money,
    struct value *v, struct number *n)
{
	struct str t = r->text;
	size_t end, at = scan_dash(t, v->end);
	bool dash = at > v->end, alternative = false, score;
	const struct number before = *n;
	struct value w;

	/* "six-to-eight" */
	dash = dash && !value_is(r, at, LEX(RANGE), "to", &end) &&
	    !value_is(r, at, LEX(RANGE), "or", &end);
	if (!dash)
		at = behind_range(r, start, v->end, n, &alternative);
	if (at == v->end)
		return;
	if (money && value_match(r, at, LEX(CURRENCY), &end) != NULL)
		at = scan_gap(t, end);
	if (!value_read(r, at, money, &w) || w.ordinal || w.vague ||
	    (dash && (w.words || v->words)) ||
	    (alternative && (w.v <= v->v || w.v > 2 * v->v))) {
		*n = before;
		return;
	}
	if (w.scaled && !v->scaled && v->v < 1000 && w.v > v->v)
		v->v *= pow(1000, floor(log10(w.v) / 3));
	n->lo = v->v;
	n->hi = w.v;
	n->behind = (uint32_t)w.end;
	v->end = w.end;
	score = w.v <= v->v || n->counted != NULL ||
	    (dash &&
		value_phrase_before(r, start, LEX(RANGE), "score") != STR_NPOS);
	if (score)
		n->type = NUMBER_SCORE;
	else
		n->bound = BOUND_RANGE;
}

/* The other end of a range whose ends have their units, "between 2 percent
 * and 3 percent"; but not of a change, "from 5 percent to 6 percent". */
void
range_read_far(const struct value_reader *r, size_t start, struct number *n)
{
	struct str t = r->text;
	size_t end, word = scan_gap(t, n->end), opener = opener_before(r, start);
	bool between = opener != STR_NPOS &&
	    value_is(r, word, LEX(RANGE), "and", &end);
	const struct lexeme *x;
	struct value w;

	if (n->lo != n->hi || n->bound != BOUND_EXACT ||
	    (!between && (opener != STR_NPOS || !value_is(r, word, LEX(RANGE), "to", &end))))
		return;
	if (!value_read(r, scan_gap(t, end), false, &w) || w.ordinal ||
	    w.vague || w.v <= n->lo || w.v > WIDE_RANGE * n->lo)
		return;
	x = value_match(r, scan_gap(t, w.end), LEX(UNIT), &end);
	if (x == NULL || strcmp(x->name, n->unit) != 0)
		return;
	if (between)
		n->start = (uint32_t)opener;
	n->hi = w.v;
	n->bound = BOUND_RANGE;
	n->end = (uint32_t)end;
}

/* Is this a usual whole of a share? */
static bool
is_whole(double v)
{
	return v == floor(v) && v >= 2 &&
	    (v <= 10 || (v <= 100000 && fmod(v, 10) == 0));
}

/* "A third term" is no third. */
static bool
is_ordinal_noun(const struct value_reader *r, const struct number *n,
    size_t behind)
{
	size_t end;
	const struct lexeme *x = value_match(r, n->digits, LEX(FRACTION), &end);

	return x != NULL && strcmp(x->group, "nth") == 0 &&
	    behind > n->behind && scan_is_word(r->text, behind) &&
	    value_match(r, behind,
		LEX(PREPOSITION) | LEX(AND) | LEX(SCOPE) | LEX(UNIT) |
		    LEX(ORDER),
		&end) == NULL;
}

/* "A quarter of an hour", "three quarters of a million": the fraction of
 * one, and not a share. */
static bool
read_part_of(const struct value_reader *r, size_t at, struct value *v,
    struct number *n)
{
	size_t end, one;
	const struct lexeme *x;

	if (!str_istarts(str_from(r->text, at), STR("of ")))
		return false;
	one = value_behind_article(r, at + 3);
	x = one > at + 3 ? value_match(r, one, LEX(UNIT) | LEX(MAGNITUDE), &end)
			 : NULL;
	if (x == NULL)
		return false;
	if (x->kind == LEX_MAGNITUDE)
		n->lo = n->hi = v->v * x->value;
	v->end = x->kind == LEX_MAGNITUDE ? end : one;
	n->behind = (uint32_t)v->end;
	return true;
}

/* "One in five", "two out of three", "two thirds of": percent. */
void
range_read_share(const struct value_reader *r, struct value *v, struct number *n)
{
	size_t end, at = scan_gap(r->text, v->end);
	struct value w;

	if (v->fraction && is_ordinal_noun(r, n, at))
		return;
	if (v->fraction) {
		if (value_match(r, at, LEX(UNIT) | LEX(CURRENCY), &end) !=
			NULL ||
		    read_part_of(r, at, v, n))
			return;
		n->lo = n->hi = v->v * 100;
	} else {
		if (v->v >= 10 || v->v < 1 || v->scaled ||
		    !value_is(r, at, LEX(RANGE), "of", &end) ||
		    !value_read(r, scan_gap(r->text, end), false, &w) ||
		    w.ordinal || w.vague || w.v <= v->v || !is_whole(w.v) ||
		    value_match(r, scan_gap(r->text, w.end), LEX(UNIT), &end) !=
			NULL)
			return;
		v->end = w.end;
		n->lo = n->hi = 100 * v->v / w.v;
		n->behind = (uint32_t)w.end;
	}
	n->type = NUMBER_PERCENT;
	n->unit = n->dimension = "percent";
}
