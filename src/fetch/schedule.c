#include "src/fetch/schedule.h"

#define HOUR ((int64_t)3600)
#define DAY (24 * HOUR)
/* A server that asks for more has its clock wrong, or no wish. */
#define RETRY_MOST (30 * DAY)
#define ALL_HOURS 0xffffffu
#define ALL_DAYS 0x7fu

static int64_t
within(int64_t n, int64_t least, int64_t most)
{
	return MIN(MAX(n, least), most);
}

/* The first moment from 'at' on whose hour and day are not skipped. */
static int64_t
unskipped(int64_t at, uint32_t hours, uint32_t days)
{
	hours &= ALL_HOURS;
	days &= ALL_DAYS;
	/* A feed that never wants to be asked has made a mistake. */
	if (hours == ALL_HOURS)
		hours = 0;
	if (days == ALL_DAYS)
		days = 0;
	for (int i = 0; i < 8 * 24; i++) {
		int64_t hour = at / HOUR % 24;
		int64_t weekday = (at / DAY + 4) % 7; /* 1970: Thursday */

		if (!(hours >> hour & 1) && !(days >> weekday & 1))
			break;
		at = (at / HOUR + 1) * HOUR;
	}
	return at;
}

int64_t
schedule_next(const struct schedule *s, int64_t *learnt)
{
	int64_t wait = s->learnt ? s->learnt : SCHEDULE_FIRST;

	if (!s->failures)
		wait = s->fresh ? wait * 2 / 3 : wait * 5 / 4;
	wait = within(wait, SCHEDULE_SHORTEST, SCHEDULE_LONGEST);
	*learnt = wait;
	if (s->set) {
		wait = s->set;
	} else {
		wait = MAX(wait, MIN(s->ttl, DAY));
		wait = MAX(wait, MIN(s->max_age, DAY));
	}
	for (unsigned i = 0; i < s->failures && wait < DAY; i++)
		wait *= 2;
	if (s->failures)
		wait = MIN(wait, MAX(s->set, DAY));
	wait += (int64_t)((double)wait * (s->dice - .5) / 5);
	wait = MAX(wait, MIN(s->retry_after, RETRY_MOST));
	return unskipped(s->now + wait, s->skip_hours, s->skip_days);
}
