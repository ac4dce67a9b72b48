/*
 * sentences.h - where sentences begin and end.
 */
#ifndef TEXT_SENTENCES_H
#define TEXT_SENTENCES_H

#include "src/base/arena.h"

struct span {
	uint32_t start, end; /* bytes */
};

/* The sentences of a paragraph, in order, without the space between
 * them; together they hold every other byte.  None in an empty text.
 * 'language' is a BCP 47 tag (absent: English); it decides abbreviations. */
size_t sentences_split(struct arena *a, struct str text,
    struct str language, const struct span **out);

#endif
