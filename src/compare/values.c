/*
 * A value is digits or words.  Words are summed as in Fuchs, "Parsing
 * numbers in text": a running group is multiplied by hundred, a thousand
 * or more closes the group, so that "two hundred and five thousand" is
 * 205,000 in every language whose words stand in that order.
 *
 * Halves may follow: "two and a half", "2 1/2", "2½".  A word that
 * only says the order of size ("several billion", "billion-dollar") is
 * vague.
 */
#include "src/compare/values.h"

#include <math.h>

#include "src/compare/scan.h"

const struct lexeme *
value_match(
    const struct value_reader *r, size_t at, uint32_t kinds, size_t *end)
{
	if (at >= r->text.n)
		return NULL;
	return lexicon_match(r->lex, r->text, at, kinds, end);
}

bool
value_is(const struct value_reader *r, size_t at, uint32_t kinds,
    const char *group, size_t *end)
{
	const struct lexeme *x = value_match(r, at, kinds, end);

	return x != NULL && strcmp(x->group, group) == 0;
}

size_t
value_phrase_before(const struct value_reader *r, size_t start,
    uint32_t kinds, const char *group)
{
	size_t end, at = start;

	for (unsigned words = 0; words < 3; words++) {
		at = scan_word_before(r->text, at);
		if (at == STR_NPOS)
			return STR_NPOS;
		if (value_is(r, at, kinds, group, &end) &&
		    scan_gap(r->text, end) >= start)
			return at;
	}
	return STR_NPOS;
}

size_t
value_behind_article(const struct value_reader *r, size_t at)
{
	size_t end;

	return value_match(r, at, LEX(ARTICLE), &end) != NULL
	    ? scan_gap(r->text, end)
	    : at;
}

/* Does a "m" or "k" count, "1.2m people"; or is it of metres? */
static bool
counts_glued(const struct value_reader *r, size_t behind)
{
	size_t end;

	return value_match(r, scan_gap(r->text, behind), LEX(COUNTED), &end) !=
	    NULL;
}

/* "million" behind digits, or "m" and "bn" glued to them. */
static void
read_scale(const struct value_reader *r, struct value *v, bool money)
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

			if (str_istarts(str_from(r->text, at), s) &&
			    !scan_is_word(r->text, at + s.n) &&
			    (money || !glued[i].money ||
				counts_glued(r, at + s.n))) {
				v->v *= glued[i].factor;
				v->end = at + s.n;
				v->scaled = true;
				return;
			}
		}
	}
	while ((x = value_match(r, at, LEX(MAGNITUDE), &end)) != NULL) {
		v->v *= x->value;
		v->end = end;
		v->scaled = true;
		at = scan_gap(r->text, end);
	}
}

/* Behind digits: "2 1/2", "2½". */
static void
read_part(const struct value_reader *r, struct value *v)
{
	static const struct {
		const char *s;
		double part;
	} parts[] = {{"\xc2\xbd", .5}, {"\xc2\xbc", .25}, {"\xc2\xbe", .75},
	    {" 1/2", .5}, {" 1/4", .25}, {" 3/4", .75}, {"-1/2", .5}};

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		struct str s = str_c(parts[i].s);

		if (str_starts(str_from(r->text, v->end), s) &&
		    !scan_is_digit(r->text, v->end + s.n)) {
			v->v += parts[i].part;
			v->end += s.n;
			return;
		}
	}
}

/* "2/3 of" */
static bool
read_ratio(const struct value_reader *r, struct value *v)
{
	struct str t = r->text;
	double whole;
	size_t end;

	if (v->end >= t.n || t.s[v->end] != '/' ||
	    !scan_digits(t, v->end + 1, false, &whole, &end) ||
	    whole <= v->v || whole > 100 ||
	    !str_starts(str_from(t, end), STR(" of ")))
		return false;
	v->v /= whole;
	v->end = end;
	v->fraction = true;
	return true;
}

/* ".5 percent": a point before the digits that ends no sentence. */
static bool
is_after_point(struct str t, size_t at)
{
	return at > 0 && t.s[at - 1] == '.' &&
	    (at == 1 || t.s[at - 2] == ' ' || t.s[at - 2] == '$');
}

static bool
read_digits(
    const struct value_reader *r, size_t at, bool money, struct value *v)
{
	struct str t = r->text;

	if (!scan_digits(t, at, r->decimal_comma, &v->v, &v->end))
		return false;
	if (is_after_point(t, at))
		v->v /= pow(10, (double)(v->end - at));
	/* "The 1950s" are a time. */
	if (v->end < t.n && t.s[v->end] == 's' &&
	    !scan_is_word(t, v->end + 1))
		return false;
	read_part(r, v);
	if (read_ratio(r, v))
		return true;
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
	if (last->kind == LEX_FRACTION || last->kind == LEX_VAGUE)
		return x->kind == LEX_MAGNITUDE;
	return x->kind != LEX_NUMBER || last->kind != LEX_NUMBER ||
	    (x->value < last->value && last->value >= 20);
}

/* A word that says how many of what came before: "and" with a smaller
 * number or half, "three quarters".  Moves *at to it. */
static bool
is_joined(const struct value_reader *r, const struct lexeme *last,
    double group, size_t *at)
{
	size_t next, over = *at;
	const struct lexeme *x = value_match(r, over, LEX(FRACTION), &next);

	/* "с половиной" has its own "and". */
	if (x != NULL && strcmp(x->group, "and") == 0 && r->decimal_comma)
		return last->kind != LEX_FRACTION;
	if (value_match(r, over, LEX(AND), &next) == NULL)
		return false;
	over = scan_gap(r->text, next);
	x = value_match(r, over, LEX(FRACTION), &next);
	if (x != NULL && strcmp(x->group, "and") == 0 &&
	    (last->kind == LEX_NUMBER || last->kind == LEX_MAGNITUDE)) {
		*at = over;
		return true;
	}
	x = value_match(r, over, LEX(NUMBER), &next);
	if (x == NULL || group < 20 || x->value >= group)
		return false;
	*at = over;
	return true;
}

/* "Billion-dollar", "million people": an order of size, no number. */
static bool
is_bare_size(const struct value_reader *r, size_t at)
{
	size_t end, before = scan_word_before(r->text, at);

	if (r->decimal_comma)
		return false;
	return before == STR_NPOS ||
	    value_match(r, before, LEX(ARTICLE) | LEX(NUMBER), &end) == NULL;
}

static bool
read_words(const struct value_reader *r, size_t at, struct value *v)
{
	const uint32_t kinds = LEX(NUMBER) | LEX(MAGNITUDE) | LEX(FRACTION) |
	    LEX(VAGUE) | LEX(ORDINAL);
	double total = 0, group = 0;
	const struct lexeme *x, *last = NULL;
	size_t end = at, next, start = at;
	bool joined = false;

	while ((x = value_match(r, at, kinds, &next)) != NULL) {
		if (last != NULL && !joined && !continues(last, x))
			break;
		if (last == NULL && x->kind == LEX_MAGNITUDE)
			v->vague = is_bare_size(r, start);
		if (x->kind == LEX_MAGNITUDE && x->value >= 1000) {
			total += (group == 0 ? 1 : group) * x->value;
			group = 0;
		} else if (x->kind == LEX_MAGNITUDE) {
			group = (group == 0 ? 1 : group) * x->value;
		} else if (x->kind == LEX_FRACTION && last != NULL &&
		    last->kind == LEX_MAGNITUDE) {
			total += x->value * last->value;
		} else {
			group += x->value;
		}
		v->vague |= x->kind == LEX_VAGUE;
		v->about |= x->kind == LEX_MAGNITUDE && x->value == 12;
		v->ordinal = x->kind == LEX_ORDINAL;
		v->fraction = last == NULL && x->kind == LEX_FRACTION;
		last = x;
		end = next;
		at = scan_gap(r->text, next);
		/* "Hundreds of thousands" is a word of the table. */
		if (v->ordinal || (x->kind == LEX_VAGUE && x->value > 10))
			break;
		joined = is_joined(r, last, group, &at);
	}
	if (last == NULL)
		return false;
	v->v = total + group;
	v->end = end;
	v->words = true;
	return true;
}

bool
value_read(const struct value_reader *r, size_t at, bool money, struct value *v)
{
	*v = (struct value){.v = 0};
	return read_digits(r, at, money, v) || read_words(r, at, v);
}
