/*
 * What is counted is looked for in the tables: an outcome ("killed",
 * "injured") behind the number before the next one, else before it back
 * to the last one, else a group or thing right behind.  The text's own
 * head noun is left to the caller, who has stems.
 */
#include "src/compare/counted.h"

#include "src/compare/scan.h"

#include <math.h>

/* How far, in words, the counted thing may be away. */
#define COUNTED_AFTER 9
/* "One" is often no number: its noun must be near. */
#define COUNTED_NEAR 4
#define COUNTED_BEFORE 7
/* So many words on, "a third" is one more than the two. */
#define ONE_MORE_WORDS 16
/* So many bytes behind the dead stand the others who were injured. */
#define BESIDE_DEAD 80

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

/* "It killed 40 people, and some of those injured may die": the outcome
 * right before the number, where the one behind it is not right there. */
static const struct lexeme *
caused_right_before(
    const struct value_reader *r, const struct number *n, size_t limit)
{
	size_t end, word = scan_word_before(r->text, n->start);
	const struct lexeme *x;

	if (word == STR_NPOS || word < limit ||
	    (value_match(r, scan_gap(r->text, n->end), LEX(COUNTED), &end) !=
		    NULL &&
		value_is(r, scan_gap(r->text, n->end), LEX(COUNTED),
		    "outcome", &end)))
		return NULL;
	x = value_match(r, word, LEX(COUNTED), &end);
	return x != NULL && strcmp(x->group, "outcome") == 0 &&
		scan_gap(r->text, end) == n->start
	    ? x
	    : NULL;
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

/* "At least 12 people, including seven children". */
static bool
is_among(const struct value_reader *r, const struct number *n)
{
	return value_phrase_before(r, n->start, LEX(SCOPE), "among") !=
	    STR_NPOS;
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

static bool
is_named(const struct lexeme *x, const char *name)
{
	return x != NULL && strcmp(x->name, name) == 0;
}

/* "Killed 12 and injured 40 others": others than the dead, which are all
 * of the injured. */
static bool
is_beside_dead(const struct number *x, const struct number *last)
{
	return is_named(x->counted, "injured") &&
	    is_named(last->counted, "killed") &&
	    x->start < last->end + BESIDE_DEAD;
}

/* "Two lawyers agreed, and a third did not": there are three. */
static bool
has_one_more(const struct value_reader *r, const struct number *n)
{
	size_t at = n->end, end;

	for (unsigned words = 0; n->words && n->lo >= 2 && n->lo < 10 &&
	     words < ONE_MORE_WORDS; words++) {
		struct value v;
		size_t word = scan_word(r->text, at), next;

		if (!scan_is_word(r->text, word) ||
		    memchr(r->text.s + at, '.', word - at) != NULL)
			break;
		next = value_behind_article(r, word);
		if (next > word && value_read(r, next, false, &v) &&
		    (v.ordinal || v.fraction))
			return fabs((v.v < 1 ? 1 / v.v : v.v) - n->lo - 1) < .01 &&
			    value_match(r, scan_word_before(r->text, word),
				LEX(AND), &end) != NULL;
		at = scan_word_end(r->text, word);
	}
	return false;
}

void
counted_find(const struct value_reader *r, struct number *at, size_t n)
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
		else
			b = caused_right_before(r, x, before);
		if (b != NULL)
			c = b;
		x->others = is_of_others(r, x) || joins_a_name(r, x);
		x->part = is_of_outcome(r, x) || is_among(r, x) ||
		    has_one_more(r, x);
		if (c != NULL && x->type == NUMBER_BARE)
			x->type = NUMBER_COUNT;
		x->counted = c;
		if (x->others && i > 0 && is_beside_dead(x, &at[i - 1]))
			x->others = false;
	}
}
