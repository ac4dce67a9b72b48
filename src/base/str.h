/*
 * str.h - a piece of text: pointer and length, not owned, maybe not
 * NUL-ended, {NULL, 0} when absent.  Who owns the bytes is said by who
 * hands them out (usually: the arena given).
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "src/base/base.h"

struct str {
	const char *s;
	size_t n;
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_NONE ((struct str){NULL, 0})
/* For printf: "%.*s", STR_ARG(s) */
#define STR_ARG(x) (int)MIN((x).n, (size_t)INT32_MAX), (x).s ? (x).s : ""

static inline struct str
str_c(const char *s)
{
	return (struct str){s, s ? strlen(s) : 0};
}

/* Absent instead of empty. */
static inline struct str
str_some(struct str s)
{
	return s.n ? s : STR_NONE;
}

/* Bytes [from, to) of s; both are cut to its length. */
static inline struct str
str_sub(struct str s, size_t from, size_t to)
{
	to = MIN(to, s.n);
	from = MIN(from, to);
	return (struct str){s.s ? s.s + from : NULL, to - from};
}

static inline struct str
str_from(struct str s, size_t from)
{
	return str_sub(s, from, s.n);
}

bool str_eq(struct str a, struct str b);
int str_cmp(struct str a, struct str b); /* bytes, then length */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* The same without regard to ASCII case. */
bool str_ieq(struct str a, struct str b);
bool str_istarts(struct str s, struct str prefix);

#define STR_NPOS SIZE_MAX
/* Where 'what' (or byte c) first stands at or after 'from', or STR_NPOS. */
size_t str_find(struct str s, struct str what, size_t from);
size_t str_ifind(struct str s, struct str what, size_t from);
size_t str_chr(struct str s, char c, size_t from);

/* Without leading and trailing ASCII white space. */
struct str str_trim(struct str s);
/* Takes the next word off *rest, which keeps no blank at its ends; words
 * are parted by blanks and tabs.  Absent or empty at the end. */
struct str str_word(struct str *rest);

/* Takes the next line off *rest, without its LF or CRLF.  False when
 * nothing is left. */
bool str_line(struct str *rest, struct str *line);

/* Takes the next field up to byte 'sep' off *rest.  False when *rest is
 * absent ({NULL,0}); an empty last field counts. */
bool str_field(struct str *rest, char sep, struct str *field);

/* A whole decimal number without sign; false when it is none or too
 * large. */
bool str_u64(struct str s, uint64_t *out);
bool str_i64(struct str s, int64_t *out); /* the same with a sign */

/* How many single-byte edits lie between two words (Levenshtein);
 * SIZE_MAX when one is longer than 31. */
size_t str_distance(struct str a, struct str b);
/* For "did you mean": makes 'name' *nearest when it lies nearer to 'word'
 * than *least, which begins as STR_NEAR. */
#define STR_NEAR 4
void str_nearest(struct str word, const char *name, const char **nearest,
    size_t *least);

/* FNV-1a, 64 bits.  For hash tables and identity within one store, not
 * against an adversary. */
uint64_t str_hash(struct str s);
/* A hash and something more in one; their order matters. */
uint64_t str_hash_mix(uint64_t hash, uint64_t value);

/* One code point at *at, which moves past it.  U+FFFD for a bad or cut
 * sequence (one byte taken).  Call only while *at < s.n. */
uint32_t str_utf8(struct str s, size_t *at);
/* Is it of a script that writes no spaces between words?  Thai, Lao,
 * Myanmar, Khmer, kana, Han. */
bool utf8_unspaced(uint32_t cp);
/* The words of a text: runs without blanks and line ends, and where words
 * are not spaced one for every three letters. */
size_t str_words(struct str s);
/* Writes 1 to 4 bytes; returns how many. */
size_t utf8_put(char out[4], uint32_t cp);
bool str_valid_utf8(struct str s);

#endif
