/*
 * width.h - how many columns clean text takes, and where it may break.
 *
 * Graphemes follow UAX 29, widths our own table from one Unicode version
 * (libunistring's), ambiguous is 1.  A terminal's disagreement can then
 * cost a column inside a cell but never a border, because every cell
 * ends with an absolute move.
 */
#ifndef TEXT_WIDTH_H
#define TEXT_WIDTH_H

#include "src/base/arena.h"

struct grapheme {
	size_t start, end; /* bytes */
	unsigned width;	   /* columns: 0, 1 or 2 */
};

/* The grapheme at byte *at, which moves behind it.  False at the end. */
bool grapheme_next(struct str s, size_t *at, struct grapheme *out);

/* Of one grapheme: is it an emoji?  Terminals give the young ones, of
 * 2019 and later, one column or two by the year of their own tables. */
enum text_emoji { TEXT_NO_EMOJI, TEXT_EMOJI, TEXT_YOUNG_EMOJI };
enum text_emoji text_emoji(struct str grapheme);
/* Is it of a script that runs from right to left? */
bool text_is_turned(struct str grapheme);

/* Columns of the whole text (taken as one line). */
size_t text_columns(struct str s);

/* How many bytes from the start fit in 'columns', ending at a grapheme
 * border; *used, which may be NULL, gets the columns they take. */
size_t text_fit(struct str s, size_t columns, size_t *used);

/* A line of wrapped text: bytes [start, end), without the space or LF it
 * was broken at. */
struct line {
	size_t start, end;
};

/* Breaks at spaces, LF, and where UAX 14 allows; a word longer than the
 * width is broken at graphemes.  width >= 1; a wide grapheme in a width
 * of 1 stands alone in its line.  Always at least one line. */
size_t text_wrap(struct arena *a, struct str s, size_t width,
    const struct line **out);

#endif
