/*
 * words.h - text into words, positions kept.
 *
 * Words are dotted abbreviations, numbers, words, percent signs; hyphens
 * split.  In Chinese, Japanese and Thai, which write no spaces, a word is
 * a pair of neighbouring characters, so that no text is one long word.
 */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include "src/base/arena.h"

enum word_kind {
	WORD_LETTERS,
	WORD_ABBREVIATION, /* U.S., a.m. */
	WORD_NUMBER,	   /* 1,250 and $12.5 and 6.8 */
	WORD_PERCENT,	   /* % */
	WORD_PAIR,	   /* two characters of a script without spaces */
};

struct word {
	uint32_t start, end; /* bytes in the text given */
	uint8_t kind;
	bool capital; /* begins with an upper-case letter */
	bool upper;   /* has two or more letters, all upper case */
};

struct words {
	const struct word *at;
	size_t n;
};

/* Texts of 4 GiB and more are a bug(). */
struct words words_split(struct arena *a, struct str text);

#endif
