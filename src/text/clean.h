/*
 * clean.h - the one door for text from outside.
 *
 * What text_clean() returns is valid UTF-8 in NFC without control, bidi,
 * zero-width, format, noncharacter or private-use code points, with at
 * most four combining marks on one base and none without a base.  Emoji
 * lose their joiners, variation selectors and skin tones, which terminals
 * do not agree on.
 * clean(clean(x)) is clean(x); the result is never longer than three
 * times the input.
 *
 * struct text is clean text for the screen.  Only this file makes one,
 * so that the compiler refuses a raw string where a screen, a terminal
 * or a message is meant.
 */
#ifndef TEXT_CLEAN_H
#define TEXT_CLEAN_H

#include "src/base/arena.h"

struct text {
	struct str s;
};

enum clean_mode {
	/* Titles, names, addresses, messages: one line; every white space,
	 * line ends included, becomes a space; runs fold; ends are trimmed. */
	CLEAN_LINE,
	/* Bodies: LF kept (CR, CRLF, VT, FF, U+0085, U+2028/9 become LF),
	 * other white space becomes a space, runs of spaces fold. */
	CLEAN_BODY,
};

/* The clean form of any bytes.  The result is 'bytes' itself when they
 * are clean already, else a copy in the arena.  Absent stays absent. */
struct str text_clean(struct arena *a, struct str bytes,
    enum clean_mode mode);

/* The same, as a line for the screen; absent becomes empty. */
struct text text_line(struct arena *a, struct str s);

/* A composed line; the result is cleaned, whatever the arguments were. */
struct text text_printf(struct arena *a, const char *fmt, ...)
    PRINTF_LIKE(2, 3);

/* Our own words.  Literals in this source are clean. */
#define TEXT(literal) ((struct text){STR(literal)})

/* A part of a clean text, cut at grapheme borders by width.h's answers. */
struct text text_sub(struct text t, size_t from, size_t to);

#endif
