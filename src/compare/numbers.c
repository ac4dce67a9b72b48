/*
 * Numbers are read left to right.  At each word the reader tries, in this
 * order: a bound ("more than"), a currency sign, a value, a range's other
 * end, a bound behind ("or more"), a unit; what is not there is skipped,
 * and without a value nothing was read and the next word is tried.
 *
 * Values are read by values.c.
 *
 * What is counted is looked for in the tables: an outcome ("killed",
 * "injured") behind the number before the next one, else before it back
 * to the last one, else a group or thing right behind.  The text's own
 * head noun is left to the caller, who has stems.
 *
 * Deliberately no numbers: years and days (times.c reads them first),
 * parts of names (F-16, Flight 370), "one" as a pronoun.
 */
#include "src/compare/numbers.h"

#include <math.h>

#include "src/base/vec.h"
#include "src/compare/scan.h"
#include "src/compare/values.h"

/* How far, in words, the counted thing may be away. */
#define COUNTED_AFTER 9
/* "One" is often no number: its noun must be near. */
#define COUNTED_NEAR 4
#define COUNTED_BEFORE 7
/* A longer row of digits, commas with it, is the name of something. */
#define MAX_DIGITS 24

static enum bound
bound_of(const struct lexeme *x)
{
	for (int b = BOUND_EXACT; b <= BOUND_RANGE; b++)
		if (str_eq(str_c(x->group), str_c(bound_words(b))))
			return (enum bound)b;
	return BOUND_EXACT;
}

static bool
is_range(const struct value_reader *r, size_t at, const char *group,
    size_t *end)
{
	const struct lexeme *x = value_match(r, at, LEX(RANGE), end);

	return x != NULL && strcmp(x->group, group) == 0;
}

static size_t
behind_article(const struct value_reader *r, size_t at)
{
	size_t end;

	return value_match(r, at, LEX(ARTICLE), &end) != NULL
	    ? scan_gap(r->text, end)
	    : at;
}

/* The begin of "between", right before a number or its article; else
 * STR_NPOS. */
static size_t
opener_before(const struct value_reader *r, size_t start)
{
	size_t end, at = scan_word_before(r->text, start);

	if (at != STR_NPOS && value_match(r, at, LEX(ARTICLE), &end) != NULL)
		at = scan_word_before(r->text, at);
	return at != STR_NPOS && is_range(r, at, "open", &end) ? at : STR_NPOS;
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
	if (is_range(r, word, "to", &end))
		return scan_gap(t, end);
	if (is_range(r, word, "or", &end)) {
		*alternative = true;
		return scan_gap(t, end);
	}
	opener = opener_before(r, start);
	if (opener == STR_NPOS || !is_range(r, word, "and", &end))
		return at;
	n->start = (uint32_t)opener;
	return behind_article(r, scan_gap(t, end));
}

/* The other end of a range or score, "16 to 18", "between 3 and 5". */
static void
read_range(const struct value_reader *r, size_t start, bool money,
    struct value *v, struct number *n)
{
	struct str t = r->text;
	size_t end, at = scan_dash(t, v->end);
	bool dash = at > v->end, alternative = false;
	const struct number before = *n;
	struct value w;

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
	if (w.v > v->v && n->counted == NULL)
		n->bound = BOUND_RANGE;
	else
		n->type = NUMBER_SCORE;
}

/* Is this a usual whole of a share? */
static bool
is_whole(double v)
{
	return v == floor(v) && v >= 2 &&
	    (v <= 10 || (v <= 100000 && fmod(v, 10) == 0));
}

/* "One in five", "two out of three", "two thirds of": percent. */
static void
read_share(const struct value_reader *r, struct value *v, struct number *n)
{
	size_t end, at = scan_gap(r->text, v->end);
	struct value w;

	if (v->fraction) {
		if (value_match(r, at, LEX(UNIT) | LEX(CURRENCY), &end) !=
		    NULL)
			return;
		n->lo = n->hi = v->v * 100;
	} else {
		if (v->v >= 10 || v->v < 1 || v->scaled ||
		    !is_range(r, at, "of", &end) ||
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

static bool
is_age(const struct value_reader *r, size_t at, const char *group,
    size_t *end)
{
	const struct lexeme *x = value_match(r, at, LEX(AGE), end);

	return x != NULL && strcmp(x->group, group) == 0;
}

/* "aged 57", "en femme de 57 ans": what stands before an age. */
static bool
is_aged(const struct value_reader *r, const struct number *n)
{
	size_t end, at = scan_word_before(r->text, n->start);
	const struct lexeme *x;

	for (unsigned words = 0; words < 3 && at != STR_NPOS; words++) {
		if (is_age(r, at, "before", &end) &&
		    scan_gap(r->text, end) >= n->start)
			return true;
		at = scan_word_before(r->text, at);
	}
	at = scan_word_before(r->text, n->start);
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

static void
set_age(struct number *n, size_t end)
{
	n->type = NUMBER_AGE;
	n->dimension = "age";
	n->unit = "year";
	n->factor = 1;
	n->end = (uint32_t)end;
}

static void
set_unit(struct number *n, const struct lexeme *x, size_t end)
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
	size_t end, at = scan_gap(r->text, n->end);
	const struct lexeme *x;
	struct value w;
	bool compound = false;

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		compound = compound || strcmp(n->dimension, kinds[i]) == 0;
	if (!compound || n->lo != n->hi)
		return;
	if (value_match(r, at, LEX(AND), &end) != NULL)
		at = scan_gap(r->text, end);
	if (!value_read(r, at, false, &w) || w.ordinal || w.vague)
		return;
	x = value_match(r, scan_gap(r->text, w.end), LEX(UNIT), &end);
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

/* "Minus 10 degrees", "-10C". */
static void
read_sign(const struct value_reader *r, struct number *n)
{
	struct str t = r->text;
	size_t at = scan_word_before(t, n->digits);
	bool minus = at != STR_NPOS &&
	    str_istarts(str_from(t, at), STR("minus "));

	if (strcmp(n->dimension, "temperature") != 0 || n->lo < 0)
		return;
	minus = minus ||
	    (n->digits > 0 && t.s[n->digits - 1] == '-' &&
		(n->digits == 1 || t.s[n->digits - 2] == ' ')) ||
	    (n->digits > 2 &&
		str_eq(str_sub(t, n->digits - 3, n->digits),
		    STR("\xe2\x88\x92")));
	if (minus) {
		double lo = n->lo;

		n->lo = -n->hi;
		n->hi = -lo;
	}
}

static void
read_unit(const struct value_reader *r, struct number *n)
{
	size_t end, at = scan_gap(r->text, n->behind);
	const struct lexeme *x;

	if (is_age(r, at, "behind", &end)) {
		set_age(n, end);
		return;
	}
	if (read_degree(r, n)) {
		read_sign(r, n);
		return;
	}
	/* "2,5 millones de euros" */
	if (r->decimal_comma && str_istarts(str_from(r->text, at), STR("de ")))
		at += 3;
	else if (r->decimal_comma &&
	    str_istarts(str_from(r->text, at), STR("d'")))
		at += 2;
	x = value_match(r, at, LEX(UNIT) | LEX(CURRENCY), &end);
	if (x == NULL)
		return;
	set_unit(n, x, end);
	read_sign(r, n);
	read_rest(r, n);
	if (n->type != NUMBER_DURATION)
		return;
	at = scan_gap(r->text, n->end);
	if (strcmp(n->unit, "year") == 0 && is_age(r, at, "behind", &end)) {
		set_age(n, end);
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
	x = value_match(r, scan_gap(r->text, n->end), LEX(ORDER), &end);
	if (x != NULL) {
		n->order = (int)x->value;
		n->end = (uint32_t)end;
	}
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
		n->end = (uint32_t)end;
	}
}

/* ", 57," behind a name is an age. */
static bool
is_bare_age(struct str t, const struct number *n)
{
	return n->type == NUMBER_BARE && !n->words && n->lo >= 1 &&
	    n->lo <= 110 && n->lo == n->hi && n->digits >= 3 &&
	    str_eq(str_sub(t, n->digits - 2, n->digits), STR(", ")) &&
	    scan_is_word(t, n->digits - 3) &&
	    !scan_is_digit(t, n->digits - 3) && n->behind < t.n &&
	    (t.s[n->behind] == ',' || t.s[n->behind] == '.');
}

/* Is this digit glued to a name: F-16, MH17, Flight 370, 9/11; or to an
 * address? */
static bool
is_part_of_name(struct str t, size_t at, const struct number *n)
{
	size_t before;

	if (n->behind - n->digits > MAX_DIGITS && !n->words)
		return true;
	if (n->behind < t.n &&
	    (strchr("/_=", t.s[n->behind]) != NULL ||
		(t.s[n->behind] == ':' && scan_is_digit(t, n->behind + 1))))
		return true;
	if (at > 0 &&
	    (strchr("/_=#:", t.s[at - 1]) != NULL ||
		scan_is_word(t, at - 1)))
		return true;
	if (at > 1 && t.s[at - 1] == '-' && scan_is_word(t, at - 2))
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
		    LEX(FRACTION) | LEX(VAGUE) | LEX(ORDINAL),
		&end) == NULL)
		return false;
	*n = (struct number){.start = (uint32_t)start,
	    .factor = 1,
	    .type = NUMBER_BARE,
	    .unit = "",
	    .dimension = ""};
	x = value_match(r, at, LEX(BOUND), &end);
	if (x != NULL) {
		n->bound = bound_of(x);
		at = scan_gap(r->text, end);
		/* "more than a dozen" */
		after = behind_article(r, at);
		if (after > at &&
		    value_match(r, after, LEX(MAGNITUDE), &end) != NULL)
			at = after;
		/* "above magnitude 5" */
		x = value_match(r, at, LEX(COUNTED), &end);
		if (x != NULL && strcmp(x->group, "measure") == 0)
			at = scan_gap(r->text, end);
	}
	money = value_match(r, at, LEX(CURRENCY), &end);
	if (money != NULL) {
		if (!scan_is_digit(r->text, scan_gap(r->text, end)))
			return false;
		at = scan_gap(r->text, end);
	}
	n->digits = (uint32_t)at;
	if (!value_read(r, at, money != NULL, &v))
		return false;
	n->lo = n->hi = v.v;
	n->behind = n->end = (uint32_t)v.end;
	n->words = v.words;
	n->vague = v.vague;
	if (v.ordinal) {
		n->type = NUMBER_ORDINAL;
		return true;
	}
	if (v.vague && n->bound == BOUND_EXACT)
		n->bound = BOUND_ABOUT;
	if (money == NULL)
		read_share(r, &v, n);
	if (n->type == NUMBER_BARE)
		read_range(r, start, money != NULL, &v, n);
	n->end = n->behind;
	if (n->type == NUMBER_BARE) {
		if (money != NULL)
			set_unit(n, money, n->behind);
		read_unit(r, n);
	}
	read_bound_after(r, n);
	if (is_bare_age(r->text, n) ||
	    ((n->type == NUMBER_BARE || n->type == NUMBER_DURATION) &&
		is_aged(r, n)))
		set_age(n, n->end);
	return true;
}

/* The counted thing behind a number, before byte 'limit'. */
static const struct lexeme *
counted_after(
    const struct value_reader *r, size_t at, size_t limit, unsigned reach)
{
	const struct lexeme *thing = NULL;
	bool phrase = true; /* still inside the noun phrase */

	for (unsigned words = 0; words < reach; words++) {
		size_t end, word = scan_word(r->text, at);
		const struct lexeme *x;

		if (word >= limit)
			break;
		for (size_t i = at; i < word; i++) {
			char c = r->text.s[i];

			if (c == ';' || (c == '.' && i + 1 < word))
				return thing;
			phrase = phrase && c != ',';
		}
		x = value_match(r, word, LEX(COUNTED), &end);
		if (x == NULL) {
			at = scan_word_end(r->text, word);
			continue;
		}
		if (strcmp(x->group, "outcome") == 0) {
			/* "59 people and injured 800": the next number's. */
			if (words == 0 || limit == r->text.n ||
			    scan_gap(r->text, end) < limit)
				return x;
			break;
		}
		if (thing == NULL && phrase && words < 4)
			thing = x;
		at = end;
	}
	return thing;
}

/* Does the number have a noun of its own behind it, which is not people?
 * Then "214 injured in 3 attacks" does not count 3 injured. */
static bool
counts_its_own(const struct value_reader *r, size_t at)
{
	size_t end, word = scan_gap(r->text, at);
	const struct lexeme *x;

	if (!scan_is_word(r->text, word))
		return false;
	x = value_match(r, word, LEX(COUNTED), &end);
	return x != NULL ? strcmp(x->group, "thing") == 0
			 : value_match(r, word,
			       LEX(PREPOSITION) | LEX(AND) | LEX(SAY) |
				   LEX(OTHER) | LEX(WEEKDAY) | LEX(ORDER),
			       &end) == NULL;
}

/* An outcome or a measure before the number, not before byte 'limit'. */
static const struct lexeme *
counted_before(const struct value_reader *r, const struct number *n, size_t limit)
{
	size_t at = n->digits;
	bool across = false;

	for (unsigned words = 0; words < COUNTED_BEFORE; words++) {
		size_t end, word = scan_word_before(r->text,
		    words == 0 && at > 0 && r->text.s[at - 1] == '-' ? at - 1
								     : at);
		const struct lexeme *x;

		if (word == STR_NPOS || word < limit)
			break;
		x = value_match(r, word, LEX(COUNTED), &end);
		if (x != NULL && strcmp(x->group, "measure") == 0)
			return x;
		if (x != NULL && strcmp(x->group, "outcome") == 0)
			return across && counts_its_own(r, n->end) ? NULL : x;
		across = across ||
		    value_match(r, word, LEX(PREPOSITION), &end) != NULL;
		at = word;
	}
	return NULL;
}

/* "seven of the deaths" */
static bool
is_of_outcome(const struct value_reader *r, const struct number *n)
{
	size_t end, at = scan_gap(r->text, n->end);
	const struct lexeme *x =
	    str_starts(str_from(r->text, at), STR("of the "))
	    ? value_match(r, at + 7, LEX(COUNTED), &end)
	    : NULL;

	return x != NULL && strcmp(x->group, "outcome") == 0;
}

/* "Ardel and five other towns", "Tamm and four senators": the named one is
 * none of them. */
static bool
joins_a_name(const struct value_reader *r, const struct number *n)
{
	struct str t = r->text;
	size_t end, name, and = scan_word_before(t, n->start);

	if (and == STR_NPOS || !n->words || n->hi >= 10 ||
	    value_match(r, and, LEX(AND), &end) == NULL)
		return false;
	name = scan_word_before(t, and);
	return name != STR_NPOS && t.s[name] >= 'A' && t.s[name] <= 'Z';
}

/* "three other women", "another 12 people". */
static bool
is_of_others(const struct value_reader *r, const struct number *n)
{
	size_t end, before = scan_word_before(r->text, n->start);

	return value_match(r, scan_gap(r->text, n->end), LEX(OTHER), &end) != NULL ||
	    (before != STR_NPOS && value_match(r, before, LEX(OTHER), &end) != NULL &&
		end <= n->start);
}

static void
find_counted(const struct value_reader *r, struct number *at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct number *x = &at[i];
		size_t before = i > 0 ? at[i - 1].end : 0;
		size_t after = i + 1 < n ? at[i + 1].start : r->text.n;
		const struct lexeme *c = NULL, *b = NULL;

		if (x->type == NUMBER_AGE || x->type == NUMBER_SCORE)
			continue;
		x->counted = NULL;
		c = counted_after(r, x->end, after,
		    x->hi <= 2 ? COUNTED_NEAR : COUNTED_AFTER);
		if (c == NULL || strcmp(c->group, "outcome") != 0)
			b = counted_before(r, x, before);
		if (b != NULL)
			c = b;
		x->others = is_of_others(r, x) || joins_a_name(r, x);
		x->part = is_of_outcome(r, x);
		if (c != NULL && x->type == NUMBER_BARE)
			x->type = NUMBER_COUNT;
		x->counted = c;
	}
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
	find_counted(&r, found.at, found.n);
	for (size_t i = 0; i < found.n; i++) {
		const struct number *n = &found.at[i];

		if (!is_part_of_name(text, n->digits, n) && !is_pronoun(&r, n))
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
