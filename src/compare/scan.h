/*
 * scan.h - small steps over the bytes of a paragraph, for the recognisers
 * of numbers and times.  Internal to src/compare.
 */
#ifndef COMPARE_SCAN_H
#define COMPARE_SCAN_H

#include "src/base/str.h"

static inline bool
scan_is_digit(struct str t, size_t at)
{
	return at < t.n && t.s[at] >= '0' && t.s[at] <= '9';
}

/* A byte outside ASCII: is it of a letter? */
bool scan_is_letter(struct str t, size_t at);

/* A letter, a digit, or a byte of a letter outside ASCII.  Typographic
 * marks (U+2000 to U+206F, U+00A0 to U+00BF) are none. */
static inline bool
scan_is_word(struct str t, size_t at)
{
	unsigned char c;

	if (at >= t.n)
		return false;
	c = (unsigned char)t.s[at];
	if (c >= 0x80)
		return scan_is_letter(t, at);
	return (unsigned char)((c | 0x20) - 'a') < 26 ||
	    (unsigned char)(c - '0') < 10;
}

/* The begin of the first word at or after 'at', or t.n.  A currency or
 * percent sign counts as a word. */
size_t scan_word(struct str t, size_t at);
/* The end of the word that begins at 'at'. */
size_t scan_word_end(struct str t, size_t at);
/* Behind spaces (no-break ones too), hyphens and one full stop that is
 * followed by a space: what may stand between the words of a phrase. */
size_t scan_gap(struct str t, size_t at);
/* The begin of the word before 'at', or STR_NPOS; only spaces may stand
 * between. */
size_t scan_word_before(struct str t, size_t at);
/* Behind a dash of any kind with spaces around it, else 'at'. */
size_t scan_dash(struct str t, size_t at);

/* Digits with the separators of 'decimal_comma' languages or of English;
 * groups of three by comma, point, apostrophe or no-break space.  False
 * when there are none at 'at'. */
bool scan_digits(
    struct str t, size_t at, bool decimal_comma, double *value, size_t *end);

#endif
