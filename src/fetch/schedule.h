/*
 * schedule.h - when a feed is asked next.  Pure: the clock, the dice and
 * the history are handed in.
 *
 * Without a set interval one is learnt: it shrinks by a third when there
 * was something new and grows by a quarter when there was not, between
 * ten minutes and a day, so it settles where about two of five questions
 * bring news.  What the feed says of itself (ttl, Cache-Control) only
 * makes it later.  After failures the interval doubles each time, up to a
 * day.  Retry-After is obeyed whatever is set.  The dice move the time by
 * up to a tenth, so that feeds do not fall due all at once.
 */
#ifndef FETCH_SCHEDULE_H
#define FETCH_SCHEDULE_H

#include "src/base/base.h"

#define SCHEDULE_FIRST ((int64_t)30 * 60)    /* s, before anything is known */
#define SCHEDULE_OFTENEST ((int64_t)5 * 60)   /* that may be set */
#define SCHEDULE_SHORTEST ((int64_t)10 * 60)
#define SCHEDULE_LONGEST ((int64_t)24 * 3600)

struct schedule {
	int64_t now;	     /* s since 1970 UTC */
	int64_t set;	     /* the user's interval in s, 0: none */
	int64_t learnt;	     /* so far, 0: nothing yet */
	int64_t ttl;	     /* s, what the feed asks for; 0: nothing */
	int64_t max_age;     /* s, of Cache-Control; -1: nothing */
	int64_t retry_after; /* s, -1: nothing */
	unsigned failures;   /* in a row, this time included */
	bool fresh;	     /* there was something new this time */
	uint32_t skip_hours; /* bit 0: 00:00 to 00:59 UTC; all set: none */
	uint32_t skip_days;  /* bit 0: Sunday */
	double dice;	     /* 0 to 1 */
};

/* When to ask next; *learnt is to be kept for the next time. */
int64_t schedule_next(const struct schedule *s, int64_t *learnt);

#endif
