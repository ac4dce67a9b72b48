/*
 * normalise.h - the form of text that algorithms compare.  Every result
 * is a copy in the arena.
 */
#ifndef TEXT_NORMALISE_H
#define TEXT_NORMALISE_H

#include "src/base/arena.h"

/* Lower case and without diacritics ("Müller" -> "muller"), for keys of
 * names and for searching.  Not for display. */
struct str text_fold(struct arena *a, struct str s);

/* Lower case only, by the Unicode default mapping. */
struct str text_lower(struct arena *a, struct str s);

/* Typographic variants as ASCII does them, byte for byte comparable:
 * quotes of all kinds to ' and ", dashes to -, ellipsis to "...",
 * no-break spaces to spaces.  map[i] is the byte of 's' that byte i of
 * the result came from, map[n] is s.n; map may be NULL. */
struct str text_plain(struct arena *a, struct str s, uint32_t **map);

/* The ASCII letter or sign that stands for a code point where there are
 * no others: its base letter, its kind of quote or dash, else '?'. */
char text_ascii(uint32_t cp);

#endif
