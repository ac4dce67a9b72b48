/*
 * translit.h - one name in Latin and in Cyrillic letters.
 */
#ifndef TEXT_TRANSLIT_H
#define TEXT_TRANSLIT_H

#include "src/base/arena.h"
#include "src/base/str.h"

/* Is there a Cyrillic letter in the word? */
bool translit_is_cyrillic(struct str word);
/* Russian in small letters, by its sound in English newspapers; other
 * words as they are. */
struct str translit_latin(struct arena *a, struct str word);
/* Is a folded word in Latin letters of any language the Russian one, in
 * whichever case that stands?  'russian' is what translit_latin() makes of
 * it.  *sounds, which may be NULL, gets how many consonants they share:
 * with one or two, many words are alike. */
bool translit_same(struct str latin, struct str russian, size_t *sounds);

#endif
