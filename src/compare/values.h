/*
 * values.h - the value of a number in digits or words, without what
 * stands around it.  Internal to src/compare.
 */
#ifndef COMPARE_VALUES_H
#define COMPARE_VALUES_H

#include "src/text/lexicon.h"

struct value_reader {
	struct str text;
	const struct lexicon *lex;
	bool decimal_comma;
};

struct value {
	double v;
	size_t end;
	bool words, vague, ordinal;
	bool about;    /* "a dozen" */
	bool scaled;   /* "million" stands behind it */
	bool fraction; /* "two thirds": a share of something */
};

/* The table entry at a place of the text, or NULL. */
const struct lexeme *value_match(
    const struct value_reader *r, size_t at, uint32_t kinds, size_t *end);

/* Is it there, and of this group? */
bool value_is(const struct value_reader *r, size_t at, uint32_t kinds,
    const char *group, size_t *end);
/* Where the phrase of a group begins that ends right before 'start', or
 * STR_NPOS. */
size_t value_phrase_before(const struct value_reader *r, size_t start,
    uint32_t kinds, const char *group);
/* Behind an article, or 'at'. */
size_t value_behind_article(const struct value_reader *r, size_t at);

/* The value that begins at byte 'at'; with 'money', "5m" is five million.
 * False when there is none. */
bool value_read(
    const struct value_reader *r, size_t at, bool money, struct value *v);

#endif
