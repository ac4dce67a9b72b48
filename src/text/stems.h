/*
 * stems.h - words into the forms that are compared.
 *
 * In this order: possessives cut, contractions, number words to digits,
 * newsroom equivalents (data/), irregular forms, Snowball for the
 * language.
 */
#ifndef TEXT_STEMS_H
#define TEXT_STEMS_H

#include "src/text/words.h"

/* For one language; holds a cache, so one thread at a time. */
struct stemmer;

/* Any BCP 47 tag; languages Snowball does not know are only folded.  An
 * absent tag is English. */
struct stemmer *stemmer_new(struct str language);
void stemmer_free(struct stemmer *s); /* NULL is fine */

/* A stemmer for each language asked for, kept with what it has learnt:
 * for whoever reads many texts. */
struct stemmers;

struct stemmers *stemmers_new(void);
void stemmers_free(struct stemmers *all); /* NULL is fine */
/* Good until stemmers_free(); what its stems are, until the next call. */
struct stemmer *stemmers_get(struct stemmers *all, struct str language);

/* The stem of one word of 'text', in ASCII wherever folding can make it
 * so.  Names, numbers and the commonest words of the news have one stem
 * in all languages.  Absent for words that are dropped (mr, mrs); lives
 * as long as the stemmer, or as stemmers_get() says. */
struct str stem_of(struct stemmer *s, struct str text, struct word w);

/* Is the stem one of the language's function words? */
bool stem_is_stop(const struct stemmer *s, struct str stem);

/* Of 6,000 background articles in English, how many contain the stem
 * (data/en/df.tsv); 0 when fewer than 12 do.  Stems that other languages
 * share with English (names, numbers, translated words) have these
 * counts too. */
unsigned stem_df(const struct stemmer *s, struct str stem);
#define STEM_DF_ARTICLES 6000

#endif
