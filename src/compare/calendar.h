/*
 * calendar.h - dates as they are written.  Internal to src/compare.
 */
#ifndef COMPARE_CALENDAR_H
#define COMPARE_CALENDAR_H

#include "src/compare/clocks.h"

/* One or two digits, maybe with "th", "." or "er"; not part of a longer
 * number or clock time. */
bool calendar_day(
    const struct time_reader *r, size_t at, int *day, size_t *end);
/* Four digits that can be a year. */
bool calendar_year(
    const struct time_reader *r, size_t at, int *year, size_t *end);
/* Behind ", " or " de " or " of ": what joins day, month and year. */
size_t calendar_joint(const struct time_reader *r, size_t at);
bool calendar_capital(struct str t, size_t at);
/* A date with a month; fills type, year, month, day and end of *t. */
bool calendar_date(
    const struct time_reader *r, size_t at, struct time_mention *t);
/* A year or decade that stands alone. */
bool calendar_bare_year(
    const struct time_reader *r, size_t at, struct time_mention *t);

#endif
