/*
 * The unit of a number, and what is special with some of them: a rest in a
 * smaller unit ("6 feet 2 inches"), degrees below zero, ages, and lengths
 * of time that tell a point of it ("two days later").
 */
#include "src/compare/measures.h"

#include "src/compare/ranges.h"
#include "src/compare/scan.h"

#define YEAR_SECONDS 31556952
/* No weather is hotter in Celsius; then a bare degree is of Fahrenheit. */
#define HOTTEST 57

/* "aged 57", "en femme de 57 ans": what stands before an age. */
bool
measure_is_aged(const struct value_reader *r, const struct number *n)
{
	size_t end, at = scan_word_before(r->text, n->start);
	const struct lexeme *x;

	if (value_phrase_before(r, n->start, LEX(AGE), "before") != STR_NPOS)
		return true;
	if (!r->decimal_comma || at == STR_NPOS || n->type != NUMBER_DURATION ||
	    !str_ieq(str_sub(r->text, at, scan_word_end(r->text, at)),
		STR("de")))
		return false;
	at = scan_word_before(r->text, at);
	if (at == STR_NPOS)
		return false;
	x = value_match(r, at, LEX(COUNTED), &end);
	return x != NULL && strcmp(x->group, "group") == 0;
}

/* An age; in years, where its unit is no shorter one. */
void
measure_set_age(struct number *n, size_t end)
{
	bool shorter = n->type == NUMBER_DURATION && n->factor < YEAR_SECONDS;

	n->type = NUMBER_AGE;
	n->dimension = "age";
	n->factor = shorter ? n->factor / YEAR_SECONDS : 1;
	if (!shorter)
		n->unit = "year";
	n->end = (uint32_t)end;
}

/* "In his 50s", "in her early thirties", "in their mid-20s". */
bool
measure_read_decade(const struct value_reader *r, size_t start,
    struct number *n)
{
	static const struct {
		const char *name;
		int lo, hi;
	} parts[] = {{"early", 0, 3}, {"mid", 4, 6}, {"late", 7, 9}};
	struct str t = r->text;
	size_t end, at = start;
	const struct lexeme *part = value_match(r, at, LEX(PART), &end), *x;
	const char *group = "";
	double tens;

	if (part != NULL) {
		group = part->group;
		at = scan_gap(t, end);
	}
	x = value_match(r, at, LEX(RANGE), &end);
	if (x != NULL && strcmp(x->group, "tens") == 0) {
		tens = x->value;
	} else if (scan_is_digit(t, at) && at + 2 < t.n &&
	    t.s[at] >= '2' && t.s[at + 1] == '0' && t.s[at + 2] == 's' &&
	    !scan_is_word(t, at + 3)) {
		tens = 10 * (t.s[at] - '0');
		end = at + 3;
	} else {
		return false;
	}
	if (value_phrase_before(r, start, LEX(AGE), "whose") == STR_NPOS)
		return false;
	n->lo = tens;
	n->hi = tens + 9;
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (strcmp(group, parts[i].name) == 0) {
			n->lo = tens + parts[i].lo;
			n->hi = tens + parts[i].hi;
		}
	}
	n->digits = (uint32_t)at;
	n->behind = (uint32_t)end;
	n->bound = BOUND_RANGE;
	n->unit = "year";
	measure_set_age(n, end);
	return true;
}

void
measure_set_unit(struct number *n, const struct lexeme *x, size_t end)
{
	n->unit = x->name;
	n->factor = x->value;
	n->end = (uint32_t)end;
	n->dimension = x->kind == LEX_CURRENCY ? "money" : x->group;
	n->type = NUMBER_MEASURE;
	if (x->kind == LEX_CURRENCY)
		n->type = NUMBER_MONEY;
	else if (strcmp(x->group, "time") == 0)
		n->type = NUMBER_DURATION;
	else if (strcmp(x->group, "percent") == 0)
		n->type = NUMBER_PERCENT;
	else if (strcmp(x->group, "position") == 0)
		n->type = NUMBER_ORDINAL; /* "the 20-yard line" */
}

/* "One hour and 20 minutes", "6 feet 2 inches": the rest, in a smaller
 * unit, is added. */
static void
read_rest(const struct value_reader *r, struct number *n)
{
	static const char *const kinds[] = {"time", "length", "mass"};
	struct str t = r->text;
	size_t end, at = scan_gap(t, n->end);
	const struct lexeme *x;
	struct value w;
	bool compound = false, comma = at == n->end && at + 1 < t.n &&
	    t.s[at] == ',' && t.s[at + 1] == ' ';

	if (comma)
		at += 2;
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		compound = compound || strcmp(n->dimension, kinds[i]) == 0;
	if (!compound || n->lo != n->hi)
		return;
	if (!comma && value_match(r, at, LEX(AND), &end) != NULL)
		at = scan_gap(t, end);
	if (!value_read(r, at, false, &w) || w.ordinal || w.vague)
		return;
	x = value_match(r, scan_gap(t, w.end), LEX(UNIT), &end);
	/* "5-foot-10" */
	if (x == NULL && strcmp(n->unit, "foot") == 0 && w.v < 12 &&
	    n->end < t.n && t.s[n->end] == '-') {
		n->lo = n->hi = n->lo + w.v / 12;
		n->end = (uint32_t)w.end;
		return;
	}
	if (x == NULL || strcmp(x->group, n->dimension) != 0 ||
	    x->value >= n->factor || w.v * x->value >= n->factor)
		return;
	n->lo = n->hi = n->lo + w.v * x->value / n->factor;
	n->end = (uint32_t)end;
}

/* "104F": a degree glued to its figure. */
static bool
read_degree(const struct value_reader *r, struct number *n)
{
	struct str t = r->text;

	if (n->words || n->behind >= t.n ||
	    (t.s[n->behind] != 'C' && t.s[n->behind] != 'F') ||
	    scan_is_word(t, n->behind + 1))
		return false;
	n->type = NUMBER_MEASURE;
	n->unit = t.s[n->behind] == 'C' ? "C" : "F";
	n->dimension = "temperature";
	n->factor = t.s[n->behind] == 'C' ? 1 : 5.0 / 9;
	n->end = n->behind + 1;
	return true;
}

static void
negate(struct number *n)
{
	double lo = n->lo;

	n->lo = -n->hi;
	n->hi = -lo;
}

/* "Minus 10 degrees", "-10C"; and whose degrees those of "104 degrees"
 * are. */
static void
read_sign(const struct value_reader *r, struct number *n)
{
	struct str t = r->text;
	size_t at = value_phrase_before(r, n->digits, LEX(RANGE), "minus");

	if (strcmp(n->dimension, "temperature") != 0 || n->lo < 0)
		return;
	if (n->digits > 0 && t.s[n->digits - 1] == '-' &&
	    (n->digits == 1 || t.s[n->digits - 2] == ' '))
		at = n->digits - 1;
	else if (n->digits > 2 &&
	    str_eq(str_sub(t, n->digits - 3, n->digits),
		STR("\xe2\x88\x92")))
		at = n->digits - 3;
	if (at != STR_NPOS) {
		n->start = MIN(n->start, (uint32_t)at);
		negate(n);
	} else if (n->lo > HOTTEST && strcmp(n->unit, "degree") == 0 &&
	    !r->decimal_comma) {
		n->unit = "F";
		n->factor = 5.0 / 9;
	}
}

/* "10 below zero", "10 degrees below zero". */
static bool
read_below(const struct value_reader *r, size_t at, struct number *n)
{
	size_t end;

	if (!value_is(r, at, LEX(RANGE), "below", &end))
		return false;
	n->type = NUMBER_MEASURE;
	n->unit = "degree";
	n->dimension = "temperature";
	n->end = (uint32_t)end;
	negate(n);
	return true;
}

/* "Two days later", "vor zwei Tagen". */
static void
read_order(const struct value_reader *r, struct number *n)
{
	size_t end, at = scan_gap(r->text, n->end);
	const struct lexeme *x = value_match(r, at, LEX(ORDER), &end);

	if (x != NULL) {
		n->order = (int)x->value;
		n->end = (uint32_t)end;
		return;
	}
	at = value_phrase_before(r, n->start, LEX(RANGE), "ago");
	if (at != STR_NPOS) {
		n->order = -1;
		n->start = (uint32_t)at;
	}
}

void
measure_read_unit(const struct value_reader *r, struct number *n)
{
	size_t end, at = scan_gap(r->text, n->behind);
	const struct lexeme *x;

	if (value_is(r, at, LEX(AGE), "behind", &end)) {
		measure_set_age(n, end);
		return;
	}
	if (read_degree(r, n)) {
		read_sign(r, n);
		return;
	}
	if (read_below(r, at, n))
		return;
	/* "2,5 millones de euros" */
	if (r->decimal_comma && str_istarts(str_from(r->text, at), STR("de ")))
		at += 3;
	else if (r->decimal_comma &&
	    str_istarts(str_from(r->text, at), STR("d'")))
		at += 2;
	x = value_match(r, at, LEX(UNIT) | LEX(CURRENCY), &end);
	if (x == NULL)
		return;
	measure_set_unit(n, x, end);
	read_sign(r, n);
	read_rest(r, n);
	range_read_far(r, n->start, n);
	if (n->type != NUMBER_DURATION && n->type != NUMBER_MEASURE)
		return;
	at = scan_gap(r->text, n->end);
	if (value_is(r, at, LEX(AGE), "behind", &end)) {
		measure_set_age(n, end);
		return;
	}
	/* "Deux heures et demie" */
	if (value_match(r, at, LEX(AND), &end) != NULL)
		at = scan_gap(r->text, end);
	x = value_match(r, at, LEX(FRACTION), &end);
	if (x != NULL && strcmp(x->group, "and") == 0 && n->lo == n->hi) {
		n->lo = n->hi = n->lo + x->value;
		n->end = (uint32_t)end;
	}
	if (n->type != NUMBER_DURATION)
		return;
	read_order(r, n);
}

/* ", 57," behind a name is an age. */
bool
measure_is_bare_age(struct str t, const struct number *n)
{
	return n->type == NUMBER_BARE && !n->words && n->lo >= 1 &&
	    n->lo <= 110 && n->lo == n->hi && n->digits >= 3 &&
	    str_eq(str_sub(t, n->digits - 2, n->digits), STR(", ")) &&
	    scan_is_word(t, n->digits - 3) &&
	    !scan_is_digit(t, n->digits - 3) && n->behind < t.n &&
	    (t.s[n->behind] == ',' || t.s[n->behind] == '.');
}
