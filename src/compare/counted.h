/*
 * counted.h - what numbers count.  Internal to src/compare.
 */
#ifndef COMPARE_COUNTED_H
#define COMPARE_COUNTED_H

#include "src/compare/numbers.h"
#include "src/compare/values.h"

/* Fills counted, others and part of the n numbers of a text, ascending;
 * a bare number that counts something becomes a count. */
void counted_find(const struct value_reader *r, struct number *at, size_t n);

#endif
