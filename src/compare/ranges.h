/*
 * ranges.h - numbers of two values.  Internal to src/compare.
 */
#ifndef COMPARE_RANGES_H
#define COMPARE_RANGES_H

#include "src/compare/numbers.h"
#include "src/compare/values.h"

/* The other end of a range or score behind value *v, which moves to it. */
void range_read(const struct value_reader *r, size_t start, bool money,
    struct value *v, struct number *n);
/* The other end of a range whose ends have their units. */
void range_read_far(
    const struct value_reader *r, size_t start, struct number *n);
/* The whole of a share, which then is percent. */
void range_read_share(
    const struct value_reader *r, struct value *v, struct number *n);

#endif
