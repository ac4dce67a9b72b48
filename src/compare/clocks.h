/*
 * clocks.h - times of the day, and what the readers of times share.
 * Internal to src/compare.
 */
#ifndef COMPARE_CLOCKS_H
#define COMPARE_CLOCKS_H

#include "src/compare/times.h"

struct time_reader {
	struct str text;
	const struct lexicon *lex;
	bool english;
	struct when published;
};

/* The table entry at a place of the text, or NULL. */
const struct lexeme *time_match(
    const struct time_reader *r, size_t at, uint32_t kinds, size_t *end);

/* Does a part of a day, month or year stand in the entry: "early"; and no
 * time of the clock, of which the table has parts too? */
bool time_is_part(const struct lexeme *x);

/* The time of the day that begins at 'at'; fills type, minute and end of
 * *t.  False when there is none. */
bool clock_read(const struct time_reader *r, size_t at, struct time_mention *t);

#endif
