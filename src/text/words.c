#include "src/text/words.h"

#include <unictype.h>

#include "src/base/vec.h"

/*
 * One pass over the bytes.  ASCII, nearly all of most texts, is decided
 * by comparisons; other bytes are decoded and asked of libunistring.  At
 * each place the first rule that fits takes its bytes:
 *
 *	dotted		two or more of a letter and a full stop: U.S., a.m.
 *	number		$12.5, 1,250, 3.141.592: digits, with points and
 *			commas that stand between digits
 *	letters		a run of letters and the marks on them, "*" inside
 *			(f***ing), and one suffix behind an apostrophe
 *	percent		%
 *	pair		two neighbours in a run of a script without spaces
 *
 * Everything else separates, hyphens too.
 */

struct scanner {
	struct arena *a;
	struct str s;
	size_t at;
	VEC(struct word) words;
};

enum class {
	OTHER,
	LOWER, /* a letter, or a mark on one */
	UPPER,
	SOLID, /* of a script without spaces */
};

static bool
ascii_letter(unsigned char c)
{
	return (unsigned char)((c | 32) - 'a') < 26;
}

static bool
digit(unsigned char c)
{
	return (unsigned char)(c - '0') < 10;
}

/* The class of the character at 'at'; *next is the byte behind it. */
static enum class
class_at(struct str s, size_t at, size_t *next)
{
	unsigned char c = (unsigned char)s.s[at];
	uint32_t cp;

	*next = at + 1;
	if (c < 0x80)
		return !ascii_letter(c) ? OTHER : c & 32 ? LOWER : UPPER;
	*next = at;
	cp = str_utf8(s, next);
	if (!uc_is_general_category_withtable(cp,
		UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M))
		return OTHER;
	if (utf8_unspaced(cp))
		return SOLID;
	return uc_is_upper(cp) ? UPPER : LOWER;
}

/* Bytes of an apostrophe at 'at': ' or U+2019, else 0. */
static size_t
apostrophe(struct str s, size_t at)
{
	if (at < s.n && s.s[at] == '\'')
		return 1;
	if (at + 2 < s.n && memcmp(s.s + at, "\xe2\x80\x99", 3) == 0)
		return 3;
	return 0;
}

static struct word *
add(struct scanner *sc, size_t end, enum word_kind kind)
{
	struct word *w = vec_add(sc->a, &sc->words);

	w->start = (uint32_t)sc->at;
	w->end = (uint32_t)end;
	w->kind = (uint8_t)kind;
	sc->at = end;
	return w;
}

static bool
take_dotted(struct scanner *sc)
{
	struct str s = sc->s;
	size_t at = sc->at;
	struct word *w;
	bool capital = !(s.s[at] & 32);

	while (at + 1 < s.n && ascii_letter((unsigned char)s.s[at]) &&
	    s.s[at + 1] == '.')
		at += 2;
	if (at - sc->at < 4)
		return false;
	if (at < s.n && ascii_letter((unsigned char)s.s[at]))
		at++;
	w = add(sc, at, WORD_ABBREVIATION);
	w->capital = w->upper = capital;
	return true;
}

static bool
take_number(struct scanner *sc)
{
	struct str s = sc->s;
	size_t at = sc->at + (s.s[sc->at] == '$');

	if (at >= s.n || !digit((unsigned char)s.s[at]))
		return false;
	while (at < s.n && (digit((unsigned char)s.s[at]) ||
	    ((s.s[at] == '.' || s.s[at] == ',') && at + 1 < s.n &&
		digit((unsigned char)s.s[at + 1]))))
		at++;
	add(sc, at, WORD_NUMBER);
	return true;
}

/* ASCII letters from 'at' on; counts them and those that are upper case. */
static size_t
ascii_run(struct str s, size_t at, size_t *letters, size_t *uppers)
{
	size_t from = at, upper = 0;

	for (; at < s.n && ascii_letter((unsigned char)s.s[at]); at++)
		upper += !(s.s[at] & 32);
	*letters += at - from;
	*uppers += upper;
	return at;
}

/* The same of all letters. */
static size_t
run(struct str s, size_t at, size_t *letters, size_t *uppers)
{
	size_t next;

	for (; (at = ascii_run(s, at, letters, uppers)) < s.n; at = next) {
		enum class c = class_at(s, at, &next);

		if (c != LOWER && c != UPPER && s.s[at] != '*')
			break;
		*letters += c != OTHER;
		*uppers += c == UPPER;
	}
	return at;
}

static void
take_letters(struct scanner *sc, bool capital)
{
	size_t letters = 0, uppers = 0, none = 0, next;
	size_t end = run(sc->s, sc->at, &letters, &uppers);
	size_t mark = apostrophe(sc->s, end);
	bool upper = letters > 1 && letters == uppers;
	struct word *w;

	if (mark && end + mark < sc->s.n) {
		enum class c = class_at(sc->s, end + mark, &next);

		if (c == LOWER || c == UPPER)
			end = run(sc->s, end + mark, &none, &none);
	}
	w = add(sc, end, WORD_LETTERS);
	w->capital = capital;
	w->upper = upper;
}

static void
take_pairs(struct scanner *sc)
{
	size_t from = sc->at, middle, end;
	enum class c;

	class_at(sc->s, from, &middle);
	if (middle >= sc->s.n || class_at(sc->s, middle, &end) != SOLID) {
		add(sc, middle, WORD_PAIR);
		return;
	}
	for (;;) {
		add(sc, end, WORD_PAIR);
		sc->at = middle;
		middle = end;
		if (middle >= sc->s.n)
			break;
		c = class_at(sc->s, middle, &end);
		if (c != SOLID)
			break;
	}
	sc->at = middle;
}

struct words
words_split(struct arena *a, struct str text)
{
	struct scanner sc = {.a = a, .s = text};

	if (text.n >= UINT32_MAX)
		bug("text of %zu bytes", text.n);
	while (sc.at < text.n) {
		unsigned char b = (unsigned char)text.s[sc.at];
		size_t next;
		enum class c = class_at(text, sc.at, &next);

		if (c == SOLID) {
			take_pairs(&sc);
		} else if (c != OTHER) {
			if (b >= 0x80 || !take_dotted(&sc))
				take_letters(&sc, c == UPPER);
		} else if (digit(b) || b == '$') {
			if (!take_number(&sc))
				sc.at = next;
		} else if (b == '%') {
			add(&sc, next, WORD_PERCENT);
		} else {
			sc.at = next;
		}
	}
	return (struct words){sc.words.at, sc.words.n};
}
