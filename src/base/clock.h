/*
 * clock.h - the only door to the clock.  cli/ and ui/ ask it and hand
 * the answer on; everything below takes the time as an argument.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "src/base/base.h"

/* Seconds since 1970 UTC.  The environment's CROSSREAD_NOW (a whole
 * number) stands in for the clock, for tests that must repeat. */
int64_t clock_now(void);

/* Seconds that local clocks are ahead of UTC at that time. */
int64_t clock_zone(int64_t at);

/* Nanoseconds of a clock that only runs forward, for measuring. */
int64_t clock_monotonic(void);

#endif
