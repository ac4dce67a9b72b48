/*
 * Numbers are read left to right.  At each word the reader tries, in this
 * order: a bound ("more than"), a currency sign, a value, a range's other
 * end, a bound behind ("or more"), a unit; what is not there is skipped,
 * and without a value nothing was read and the next word is tried.
 *
 * A value is digits or words.  Words are summed as in Fuchs, "Parsing
 * numbers in text": a running group is multiplied by hundred, a thousand
 * or more closes the group, so that "two hundred and five thousand" is
 * 205,000 in every language whose words stand in that order.
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

/* How far, in words, the counted thing may be away. */
#define COUNTED_AFTER 9
/* "One" is often no number: its noun must be near. */
#define COUNTED_NEAR 4
#define COUNTED_BEFORE 7
/* A longer row of digits, commas with it, is the name of something. */
#define MAX_DIGITS 24

struct reader {
	struct str text;
	const struct lexicon *lex;
	bool decimal_comma;
};

struct value {
	double v;
	size_t end;
	bool words, vague, ordinal, scaled;
};

static const struct lexeme *
match(const struct reader *r, size_t at, uint32_t kinds, size_t *end)
{
	if (at >= r->text.n)
		return NULL;
	return lexicon_match(r->lex, r->text, at, kinds, end);
}

/* "million" behind digits, or "m" and "bn" glued to them. */
static void
read_scale(const struct reader *r, struct value *v, bool money)
{
	static const struct {
		const char *s;
		double factor;
		bool money; /* "5m" alone is five metres */
	} glued[] = {{"bn", 1e9, false}, {"tn", 1e12, true}, {"m", 1e6, true},
	    {"k", 1e3, true}, {"b", 1e9, true}};
	size_t end, at = scan_gap(r->text, v->end);
	const struct lexeme *x;

	if (at == v->end) {
		for (size_t i = 0; i < ARRAY_LEN(glued); i++) {
			struct str s = str_c(glued[i].s);

			if ((money || !glued[i].money) &&
			    str_istarts(str_from(r->text, at), s) &&
			    !scan_is_word(r->text, at + s.n)) {
				v->v *= glued[i].factor;
				v->end = at + s.n;
				v->scaled = true;
				return;
			}
		}
	}
	while ((x = match(r, at, LEX(MAGNITUDE), &end)) != NULL) {
		v->v *= x->value;
		v->end = end;
		v->scaled = true;
		at = scan_gap(r->text, end);
	}
}

static bool
read_digits(const struct reader *r, size_t at, bool money, struct value *v)
{
	struct str t = r->text;

	if (!scan_digits(t, at, r->decimal_comma, &v->v, &v->end))
		return false;
	if (v->end + 1 < t.n && scan_is_word(t, v->end)) {
		struct str tail = str_sub(t, v->end, scan_word_end(t, v->end));

		if (str_ieq(tail, STR("st")) || str_ieq(tail, STR("nd")) ||
		    str_ieq(tail, STR("rd")) || str_ieq(tail, STR("th"))) {
			v->ordinal = true;
			v->end += 2;
			return true;
		}
	}
	read_scale(r, v, money);
	return true;
}

/* May word 'x' go on with the number that 'last' ended? */
static bool
continues(const struct lexeme *last, const struct lexeme *x)
{
	if (x->kind == LEX_VAGUE || x->kind == LEX_FRACTION)
		return false;
	if (last->kind == LEX_FRACTION)
		return x->kind == LEX_MAGNITUDE;
	return x->kind != LEX_NUMBER || last->kind != LEX_NUMBER ||
	    (x->value < last->value && last->value >= 20);
}

static bool
read_words(const struct reader *r, size_t at, struct value *v)
{
	const uint32_t kinds = LEX(NUMBER) | LEX(MAGNITUDE) | LEX(FRACTION) |
	    LEX(VAGUE) | LEX(ORDINAL);
	double total = 0, group = 0;
	const struct lexeme *x, *last = NULL;
	size_t end = at, next;

	while ((x = match(r, at, kinds, &next)) != NULL) {
		if (last != NULL && !continues(last, x))
			break;
		if (x->kind == LEX_MAGNITUDE && x->value >= 1000) {
			total += (group == 0 ? 1 : group) * x->value;
			group = 0;
		} else if (x->kind == LEX_MAGNITUDE) {
			group = (group == 0 ? 1 : group) * x->value;
		} else {
			group += x->value;
		}
		v->vague |= x->kind == LEX_VAGUE;
		v->ordinal = x->kind == LEX_ORDINAL;
		last = x;
		end = next;
		at = scan_gap(r->text, next);
		if (v->vague || v->ordinal)
			break;
		if (match(r, at, LEX(AND), &next) != NULL) {
			size_t over = scan_gap(r->text, next);

			x = match(r, over, LEX(NUMBER), &next);
			if (x != NULL && group >= 20 && x->value < group)
				at = over;
		}
	}
	if (last == NULL)
		return false;
	v->v = total + group;
	v->end = end;
	v->words = true;
	return true;
}

static bool
read_value(const struct reader *r, size_t at, bool money, struct value *v)
{
	*v = (struct value){.v = 0};
	return read_digits(r, at, money, v) || read_words(r, at, v);
}

static enum bound
bound_of(const struct lexeme *x)
{
	for (int b = BOUND_EXACT; b <= BOUND_RANGE; b++)
		if (str_eq(str_c(x->group), str_c(bound_words(b))))
			return (enum bound)b;
	return BOUND_EXACT;
}

/* The other end of a range or score, "16 to 18", "between 3 and 5". */
static void
read_range(const struct reader *r, size_t start, bool money, struct value *v,
    struct number *n)
{
	struct str t = r->text;
	size_t end, at = scan_dash(t, v->end);
	bool dash = at > v->end;
	struct value w;

	if (!dash) {
		size_t word = scan_gap(t, v->end);
		const struct lexeme *votes = match(r, word, LEX(COUNTED), &end);

		/* "212 votes to 198" */
		if (votes != NULL && strcmp(votes->group, "vote") == 0) {
			n->counted = votes;
			word = scan_gap(t, end);
		}
		size_t from = scan_word_before(t, start);
		bool open = from != STR_NPOS &&
		    str_istarts(str_from(t, from), STR("between"));

		if (match(r, word, LEX(RANGE), &end) == NULL)
			return;
		if (!open && !str_ieq(str_sub(t, word, end), STR("to")) &&
		    !str_ieq(str_sub(t, word, end), STR("bis")))
			return;
		at = scan_gap(t, end);
		if (open)
			n->start = (uint32_t)from;
	}
	if (money && match(r, at, LEX(CURRENCY), &end) != NULL)
		at = scan_gap(t, end);
	if (!read_value(r, at, money, &w) || w.ordinal || w.vague ||
	    (dash && (w.words || v->words)))
		return;
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

/* "years old", "-year-old", "years of age". */
static bool
read_age(const struct reader *r, size_t *end)
{
	static const char *const ages[] = {"old", "of age"};
	size_t at = scan_gap(r->text, *end);

	for (size_t i = 0; i < ARRAY_LEN(ages); i++) {
		struct str s = str_c(ages[i]);

		if (str_istarts(str_from(r->text, at), s) &&
		    !scan_is_word(r->text, at + s.n)) {
			*end = at + s.n;
			return true;
		}
	}
	return false;
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
}

static void
read_unit(const struct reader *r, struct number *n)
{
	size_t end, at = scan_gap(r->text, n->behind);
	const struct lexeme *x;

	/* "2,5 millones de euros" */
	if (r->decimal_comma && str_istarts(str_from(r->text, at), STR("de ")))
		at += 3;
	else if (r->decimal_comma &&
	    str_istarts(str_from(r->text, at), STR("d'")))
		at += 2;
	x = match(r, at, LEX(UNIT) | LEX(CURRENCY), &end);
	if (x == NULL)
		return;
	set_unit(n, x, end);
	if (n->type == NUMBER_DURATION && strcmp(n->unit, "year") == 0 &&
	    read_age(r, &end)) {
		n->type = NUMBER_AGE;
		n->dimension = "age";
		n->end = (uint32_t)end;
	} else if (n->type == NUMBER_DURATION) {
		at = scan_gap(r->text, end);
		x = match(r, at, LEX(ORDER), &end);
		if (x != NULL) {
			n->order = (int)x->value;
			n->end = (uint32_t)end;
		}
	}
}

static void
read_bound_after(const struct reader *r, struct number *n)
{
	size_t end, at = scan_gap(r->text, n->end);
	const struct lexeme *x = match(r, at, LEX(BOUND_AFTER), &end);

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
		return !n->words;
	if (n->words || n->type != NUMBER_BARE || n->bound != BOUND_EXACT ||
	    n->counted != NULL)
		return false;
	before = scan_word_before(t, at);
	return before != STR_NPOS && before >= 2 && t.s[before] >= 'A' &&
	    t.s[before] <= 'Z' && t.s[before - 2] != '.';
}

/* "one" and "un" are numbers only with what they count. */
static bool
is_pronoun(const struct reader *r, const struct number *n)
{
	size_t end;

	if (!n->words || n->lo != 1 || n->type != NUMBER_BARE)
		return false;
	return match(r, scan_gap(r->text, n->behind), LEX(COUNTED), &end) ==
	    NULL;
}

static bool
read_number(const struct reader *r, size_t start, struct number *n)
{
	size_t end, at = start;
	const struct lexeme *x, *money;
	struct value v;

	/* Most words begin no number at all. */
	if (!scan_is_digit(r->text, at) &&
	    match(r, at,
		LEX(BOUND) | LEX(CURRENCY) | LEX(NUMBER) | LEX(MAGNITUDE) |
		    LEX(FRACTION) | LEX(VAGUE) | LEX(ORDINAL),
		&end) == NULL)
		return false;
	*n = (struct number){.start = (uint32_t)start,
	    .factor = 1,
	    .type = NUMBER_BARE,
	    .unit = "",
	    .dimension = ""};
	x = match(r, at, LEX(BOUND), &end);
	if (x != NULL) {
		n->bound = bound_of(x);
		at = scan_gap(r->text, end);
		/* "above magnitude 5" */
		x = match(r, at, LEX(COUNTED), &end);
		if (x != NULL && strcmp(x->group, "measure") == 0)
			at = scan_gap(r->text, end);
	}
	money = match(r, at, LEX(CURRENCY), &end);
	if (money != NULL) {
		if (!scan_is_digit(r->text, scan_gap(r->text, end)))
			return false;
		at = scan_gap(r->text, end);
	}
	n->digits = (uint32_t)at;
	if (!read_value(r, at, money != NULL, &v))
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
	read_range(r, start, money != NULL, &v, n);
	n->end = n->behind;
	if (n->type != NUMBER_SCORE) {
		if (money != NULL)
			set_unit(n, money, n->behind);
		read_unit(r, n);
	}
	read_bound_after(r, n);
	if (is_bare_age(r->text, n)) {
		n->type = NUMBER_AGE;
		n->dimension = "age";
		n->unit = "year";
	}
	return true;
}

/* The counted thing behind a number, before byte 'limit'. */
static const struct lexeme *
counted_after(
    const struct reader *r, size_t at, size_t limit, unsigned reach)
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
		x = match(r, word, LEX(COUNTED), &end);
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
counts_its_own(const struct reader *r, size_t at)
{
	size_t end, word = scan_gap(r->text, at);
	const struct lexeme *x;

	if (!scan_is_word(r->text, word))
		return false;
	x = match(r, word, LEX(COUNTED), &end);
	return x != NULL ? strcmp(x->group, "thing") == 0
			 : match(r, word,
			       LEX(PREPOSITION) | LEX(AND) | LEX(SAY) |
				   LEX(OTHER) | LEX(WEEKDAY) | LEX(ORDER),
			       &end) == NULL;
}

/* An outcome or a measure before the number, not before byte 'limit'. */
static const struct lexeme *
counted_before(const struct reader *r, const struct number *n, size_t limit)
{
	size_t at = n->digits;
	bool across = false;

	for (unsigned words = 0; words < COUNTED_BEFORE; words++) {
		size_t end, word = scan_word_before(r->text, at);
		const struct lexeme *x;

		if (word == STR_NPOS || word < limit)
			break;
		x = match(r, word, LEX(COUNTED), &end);
		if (x != NULL && strcmp(x->group, "measure") == 0)
			return x;
		if (x != NULL && strcmp(x->group, "outcome") == 0)
			return across && counts_its_own(r, n->end) ? NULL : x;
		across = across ||
		    match(r, word, LEX(PREPOSITION), &end) != NULL;
		at = word;
	}
	return NULL;
}

/* "three other women", "another 12 people". */
static bool
is_of_others(const struct reader *r, const struct number *n)
{
	size_t end, before = scan_word_before(r->text, n->start);

	return match(r, scan_gap(r->text, n->end), LEX(OTHER), &end) != NULL ||
	    (before != STR_NPOS && match(r, before, LEX(OTHER), &end) != NULL &&
		end <= n->start);
}

static void
find_counted(const struct reader *r, struct number *at, size_t n)
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
		x->others = is_of_others(r, x);
		if (c != NULL && x->type == NUMBER_BARE)
			x->type = NUMBER_COUNT;
		x->counted = c;
	}
}

size_t
numbers_find(struct arena *a, struct str text, struct str language,
    const struct span *taken, size_t ntaken, struct number **out)
{
	struct reader r = {text, lexicon_of(language), false};
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
