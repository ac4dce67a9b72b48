/*
 * lexicon.h - what the words of a language mean to the recognisers of
 * numbers, times, names and reported speech.
 *
 * Made at build time from data/lang (build-aux/lexicon.awk) into
 * sorted constant arrays; nothing to initialise, nothing to free.
 * English is complete; Spanish, German, French and Russian are good
 * enough for numbers, dates and names.
 */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include "src/base/arena.h"
#include "src/base/status.h"
#include "src/base/str.h"

/* The first column of the tables.  What 'value', 'group' and 'name' of
 * a lexeme hold is said for each. */
#define LEX_LIST(_) \
	_(NUMBER, "number")       /* value */ \
	_(MAGNITUDE, "magnitude") /* value to multiply with: 1000, 12 */ \
	_(ORDINAL, "ordinal")     /* value */ \
	_(FRACTION, "fraction")   /* value: .5 */ \
	_(VAGUE, "vague")         /* "several": value is a low guess */ \
	_(AND, "and")             /* joins the words of one number */ \
	_(RANGE, "range")         /* of two numbers; group "open" before \
				   * the first, "to", "and", "or", "of" */ \
	_(MONTH, "month")         /* value 1-12, name in English */ \
	_(WEEKDAY, "weekday")     /* value 0 = Monday, name in English */ \
	_(DAY, "day")             /* "yesterday": value -1 */ \
	_(PERIOD, "period")       /* "last month": value -1, group "month" */ \
	_(PART, "part")           /* of a day, month, year: "early", "noon" */ \
	_(CLOCK, "clock")         /* "a.m.": hours to add, group am, pm, h */ \
	_(ORDER, "order")         /* "after" 1, "before", "ago" -1 */ \
	_(LIMIT, "limit")         /* before an end of a span: "until" */ \
	_(FUTURE, "future")       /* says that a day is yet to come; value -1: \
				   * that it is over, "last" */ \
	_(ARTICLE, "article")     /* "a", where it can mean one */ \
	_(UNIT, "unit")           /* factor to the base unit of 'group' */ \
	_(CURRENCY, "currency")   /* name is the ISO code */ \
	_(BOUND, "bound")         /* before a number; group "at least" */ \
	_(BOUND_AFTER, "bound-after") /* behind it: "or more" */ \
	_(PRIOR, "prior")     /* before a number of earlier: "up from" */ \
	_(OTHER, "other")     /* not all of them: "another" */ \
	_(AGE, "age")         /* group "before": "aged"; "behind": "old" */ \
	_(SCOPE, "scope")     /* group "expect": "forecast"; "part": "new", \
			       * "a day"; "clause": "which", "after"; \
			       * "aside": "aftershock"; "remain": "left"; \
			       * "among": "including"; "another" */ \
	_(COUNTED, "counted") /* what is counted: name "killed" */ \
	_(SAY, "say")         /* "said"; group "before", "after" it */ \
	_(SOURCE, "source")   /* who is cited: name "police" */ \
	_(PREPOSITION, "preposition") /* of a place: "in", "near" */ \
	_(TITLE, "title")             /* before a name: "Sgt" */ \
	_(PARTICLE, "particle")       /* inside a name: "al", "von" */ \
	_(TERM, "term")               /* group: the thing; name: the word */

enum lex_kind {
#define LEX_ENUM(name, word) LEX_##name,
	LEX_LIST(LEX_ENUM)
#undef LEX_ENUM
	    LEX_KINDS
};

/* A set of kinds. */
#define LEX(kind) (UINT32_C(1) << LEX_##kind)
_Static_assert(LEX_KINDS <= 32, "kinds are bits of 32");

struct lexeme {
	const char *word; /* lower case, no full stops, single spaces */
	uint8_t length;   /* bytes of the word */
	uint8_t kind;     /* enum lex_kind */
	double value;
	const char *group; /* "" when there is none */
	const char *name;  /* the same in every language */
};

struct lexicon;

/* By BCP 47 tag; absent and unknown languages get English. */
const struct lexicon *lexicon_of(struct str language);

/* Words for one thing among which the choice says something (TERM), in
 * any language. */
const struct lexicon *lexicon_terms(void);

/* Those and a reader's own, from a table in the format of
 * data/lang/aliases.tsv: tabs between kind ("term"), forms joined by "|",
 * a value that is not looked at, the thing and, if it is not the first
 * form, the word; "#" begins a comment.  A reader's form goes before the
 * same shipped one.  All of it lives in the arena.  BAD_FORMAT: *line
 * (from 1) and *why say where and what is wrong. */
enum status lexicon_terms_read(struct arena *a, struct str table,
    const struct lexicon **out, size_t *line, const char **why);
/* Of its entries; NULL has one, too. */
uint64_t lexicon_hash(const struct lexicon *l);

/* Does the phrase stand in the table as one of 'kinds'?  Case, full
 * stops and the difference between hyphen and space do not count.  NULL
 * when not; the first in the order above when several do. */
const struct lexeme *lexicon_find(
    const struct lexicon *l, struct str phrase, uint32_t kinds);

/* The longest entry that begins at byte 'at' of a text and ends at the
 * end of a word, or NULL.  'at' is the begin of a word.  *end gets the
 * byte behind it, a last full stop not included unless one stands inside
 * too ("a.m."). */
const struct lexeme *lexicon_match(const struct lexicon *l, struct str text,
    size_t at, uint32_t kinds, size_t *end);

#endif
