/*
 * Numbers are read left to right.  At each word the reader tries, in this
 * order: a bound ("more than"), a currency sign, a value, a range's other
 * end, a bound behind ("or more"), a unit; what is not there is skipped,
 * and without a value nothing was read and the next word is tried.
 *
 * Values are read by values.c; counted.c tells what they count.
 *
 * Deliberately no numbers: years and days (times.c reads them first),
 * parts of names (F-16, Flight 370), "one" as a pronoun.
 */
#include "src/compare/numbers.h"

#include <math.h>

#include "src/base/vec.h"
#include "src/compare/counted.h"
#include "src/compare/measures.h"
#include "src/compare/ranges.h"
#include "src/compare/scan.h"

/* A longer row of digits, commas with it, is the name of something. */
#define MAX_DIGITS 24
/* So many words with capitals an address may have behind its number. */
#define ADDRESS_WORDS 4

static enum bound
bound_of(const struct lexeme *x)
{
	for (int b = BOUND_EXACT; b <= BOUND_RANGE; b++)
		if (str_eq(str_c(x->group), str_c(bound_words(b))))
			return (enum bound)b;
	return BOUND_EXACT;
}

static void
read_bound_after(const struct value_reader *r, struct number *n)
{
	size_t end, at = scan_gap(r->text, n->end);
	const struct lexeme *x = value_match(r, at, LEX(BOUND_AFTER), &end);

	if (x == NULL)
		return;
	/* "41 at least" but not "41, at least 12 of them". */
	if (n->bound == BOUND_EXACT) {
		n->bound = bound_of(x);
		n->figure_end = n->end;
		n->end = (uint32_t)end;
	}
}

/* "12 Downing Street": capitals up to a word of the table. */
static bool
is_address(const struct value_reader *r, const struct number *n)
{
	struct str t = r->text;
	size_t end, at = n->behind;

	if (n->words || n->end > n->behind)
		return false;
	for (unsigned words = 0; words < ADDRESS_WORDS; words++) {
		if (at >= t.n || t.s[at] != ' ' || at + 1 >= t.n ||
		    t.s[at + 1] < 'A' || t.s[at + 1] > 'Z')
			return false;
		if (value_is(r, at + 1, LEX(RANGE), "street", &end))
			return words > 0;
		at = scan_word_end(t, at + 1);
	}
	return false;
}

/* "49ers", "401(k)", "501(c)(3)", "7-Eleven", "41 / 2", "No. 3",
 * "555-0123": is a number in digits, at byte 'at', part of something? */
static bool
is_label(struct str t, size_t at, const struct number *n)
{
	bool alone = n->end == n->behind;
	struct str rest = str_from(t, n->behind);

	if (n->words)
		return false;
	for (size_t i = n->digits; i + 2 < n->behind; i++)
		if (t.s[i] == '-' && t.s[i + 1] == '0' &&
		    scan_is_digit(t, i + 2))
			return true;
	if (alone &&
	    (scan_is_word(t, n->behind) || str_starts(rest, STR("(")) ||
		str_starts(rest, STR(" / ")) ||
		(rest.n > 1 && rest.s[0] == '-' && rest.s[1] >= 'A' &&
		    rest.s[1] <= 'Z')))
		return true;
	return (at > 1 && (str_eq(str_sub(t, at - 2, at), STR(")(")) ||
			      str_eq(str_sub(t, at - 2, at), STR("/ ")))) ||
	    (at > 3 && str_eq(str_sub(t, at - 4, at), STR("No. ")));
}

/* Is this digit glued to a name: F-16, MH17, Flight 370, 9/11; or to an
 * address of the web? */
static bool
is_part_of_name(struct str t, size_t at, const struct number *n)
{
	size_t before;

	if (n->behind - n->digits > MAX_DIGITS && !n->words)
		return true;
	if (is_label(t, at, n))
		return true;
	if (n->behind < t.n &&
	    (strchr("/_=", t.s[n->behind]) != NULL ||
		(t.s[n->behind] == ':' && scan_is_digit(t, n->behind + 1))))
		return true;
	if (at > 0 &&
	    (strchr("/_=#:", t.s[at - 1]) != NULL ||
		scan_is_word(t, at - 1)))
		return true;
	if (at > 1 && n->start == at && t.s[at - 1] == '-' &&
	    scan_is_word(t, at - 2))
		return !n->words &&
		    (n->counted == NULL ||
			strcmp(n->counted->group, "measure") != 0);
	if (n->words || n->type != NUMBER_BARE || n->bound != BOUND_EXACT ||
	    n->counted != NULL)
		return false;
	before = scan_word_before(t, at);
	return before != STR_NPOS && before >= 2 && t.s[before] >= 'A' &&
	    t.s[before] <= 'Z' && t.s[before - 2] != '.';
}

/* "one" and "un" are numbers only with what they count. */
static bool
is_pronoun(const struct value_reader *r, const struct number *n)
{
	size_t end;

	if (!n->words || n->lo != 1 || n->type != NUMBER_BARE)
		return false;
	return value_match(r, scan_gap(r->text, n->behind), LEX(COUNTED), &end) ==
	    NULL;
}

/* "More than a year", "an hour and 20 minutes", "a mile and a half": the
 * article is one.  Without a bound or a rest, "a year" tells no number. */
static bool
read_article(const struct value_reader *r, size_t at, bool bounded,
    struct value *v)
{
	struct str t = r->text;
	size_t end, behind;
	const struct lexeme *x = value_match(r, at, LEX(ARTICLE), &end);
	struct value w;

	if (x == NULL || x->value != 1 ||
	    value_match(r, scan_gap(t, end), LEX(UNIT), &behind) == NULL)
		return false;
	*v = (struct value){.v = 1, .end = end, .words = true};
	if (bounded)
		return true;
	if (value_match(r, scan_gap(t, behind), LEX(AND), &behind) == NULL)
		return false;
	behind = scan_gap(t, behind);
	x = value_match(r, behind, LEX(FRACTION), &end);
	return x != NULL
	    ? strcmp(x->group, "and") == 0
	    : value_read(r, behind, false, &w) &&
		value_match(r, scan_gap(t, w.end), LEX(UNIT), &end) != NULL;
}

static bool
read_number(const struct value_reader *r, size_t start, struct number *n)
{
	size_t end, after, at = start;
	const struct lexeme *x, *money;
	struct value v;

	/* Most words begin no number at all. */
	if (!scan_is_digit(r->text, at) &&
	    value_match(r, at,
		LEX(BOUND) | LEX(CURRENCY) | LEX(NUMBER) | LEX(MAGNITUDE) |
		    LEX(FRACTION) | LEX(VAGUE) | LEX(ORDINAL) | LEX(ARTICLE) |
		    LEX(PART) | LEX(RANGE),
		&end) == NULL)
		return false;
	*n = (struct number){.start = (uint32_t)start,
	    .factor = 1,
	    .type = NUMBER_BARE,
	    .unit = "",
	    .dimension = ""};
	if (measure_read_decade(r, start, n))
		return true;
	x = value_match(r, at, LEX(BOUND), &end);
	if (x != NULL) {
		n->bound = bound_of(x);
		at = scan_gap(r->text, end);
		/* "more than a dozen" */
		after = value_behind_article(r, at);
		if (after > at &&
		    value_match(r, after, LEX(MAGNITUDE), &end) != NULL)
			at = after;
		/* "above magnitude 5" */
		x = value_match(r, at, LEX(COUNTED), &end);
		if (x != NULL && strcmp(x->group, "measure") == 0)
			at = scan_gap(r->text, end);
	}
	n->figure = (uint32_t)at;
	money = value_match(r, at, LEX(CURRENCY), &end);
	if (money != NULL) {
		if (!scan_is_digit(r->text, scan_gap(r->text, end)))
			return false;
		at = scan_gap(r->text, end);
	}
	n->digits = (uint32_t)at;
	if (!value_read(r, at, money != NULL, &v) &&
	    !read_article(r, at, n->bound != BOUND_EXACT, &v))
		return false;
	n->lo = n->hi = v.v;
	n->behind = n->end = (uint32_t)v.end;
	n->words = v.words;
	n->vague = v.vague;
	if (v.ordinal) {
		n->type = NUMBER_ORDINAL;
		return true;
	}
	if ((v.vague || v.about) && n->bound == BOUND_EXACT)
		n->bound = BOUND_ABOUT;
	if (money == NULL)
		range_read_share(r, &v, n);
	if (n->type == NUMBER_BARE)
		range_read(r, start, money != NULL, &v, n);
	n->end = n->behind;
	if (n->type == NUMBER_BARE) {
		if (money != NULL)
			measure_set_unit(n, money, n->behind);
		measure_read_unit(r, n);
	}
	read_bound_after(r, n);
	if (measure_is_bare_age(r->text, n) ||
	    ((n->type == NUMBER_BARE || n->type == NUMBER_DURATION) &&
		measure_is_aged(r, n)))
		measure_set_age(n, n->end);
	return true;
}

size_t
numbers_find(struct arena *a, struct str text, struct str language,
    const struct span *taken, size_t ntaken, struct number **out)
{
	struct value_reader r = {text, lexicon_of(language), false};
	VEC(struct number) found = {0};
	size_t at = 0, t = 0, kept = 0;

	r.decimal_comma = r.lex != lexicon_of(STR("en"));
	while ((at = scan_word(text, at)) < text.n) {
		struct number n;

		while (t < ntaken && taken[t].end <= at)
			t++;
		if (t < ntaken && at >= taken[t].start) {
			at = taken[t].end;
			continue;
		}
		if (!read_number(&r, at, &n) ||
		    (t < ntaken && n.end > taken[t].start)) {
			at = scan_word_end(text, at);
			continue;
		}
		*vec_add(a, &found) = n;
		at = n.end;
	}
	counted_find(&r, found.at, found.n);
	for (size_t i = 0; i < found.n; i++) {
		const struct number *n = &found.at[i];

		if (!is_part_of_name(text, n->digits, n) &&
		    !is_address(&r, n) && !is_pronoun(&r, n))
			found.at[kept++] = *n;
	}
	*out = found.at;
	return kept;
}

double
number_base(const struct number *n, double value)
{
	/* Joining asks this of every two figures, and few are warm. */
	if (n->dimension[0] != 't' || strcmp(n->dimension, "temperature") != 0)
		return value * n->factor;
	if (strcmp(n->unit, "F") == 0)
		return (value - 32) * n->factor + 273.15;
	return value + 273.15;
}

struct str
number_text(struct arena *a, double value)
{
	struct str s;

	if (value == floor(value) && fabs(value) < 1e15)
		return arena_printf(a, "%.0f", value);
	s = arena_printf(a, "%.3f", value);
	while (s.n > 0 && s.s[s.n - 1] == '0')
		s.n--;
	return s;
}
