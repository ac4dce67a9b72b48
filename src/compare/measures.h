/*
 * measures.h - the units of numbers.  Internal to src/compare.
 */
#ifndef COMPARE_MEASURES_H
#define COMPARE_MEASURES_H

#include "src/compare/numbers.h"
#include "src/compare/values.h"

/* The unit behind a bare number, and all that goes with it. */
void measure_read_unit(const struct value_reader *r, struct number *n);
/* Gives a number the unit or currency x that ends at 'end'. */
void measure_set_unit(struct number *n, const struct lexeme *x, size_t end);

/* "In his 50s", "in her early thirties": all of a number. */
bool measure_read_decade(
    const struct value_reader *r, size_t start, struct number *n);
/* "Aged 57", "la femme de 57 ans": what stands before an age. */
bool measure_is_aged(const struct value_reader *r, const struct number *n);
/* ", 57," behind a name. */
bool measure_is_bare_age(struct str t, const struct number *n);
/* Makes it an age; in years, where its unit is no shorter one. */
void measure_set_age(struct number *n, size_t end);

#endif
