#include "src/base/clock.h"

#include "src/base/str.h"

int64_t
clock_now(void)
{
	const char *fixed = getenv("CROSSREAD_NOW");
	struct timespec ts;
	int64_t t;

	if (fixed && str_i64(str_c(fixed), &t))
		return t;
	if (clock_gettime(CLOCK_REALTIME, &ts) != 0)
		bug("no clock");
	return ts.tv_sec;
}

int64_t
clock_zone(int64_t at)
{
	time_t t = (time_t)at;
	struct tm tm;

	return localtime_r(&t, &tm) ? (int64_t)tm.tm_gmtoff : 0;
}

int64_t
clock_monotonic(void)
{
	struct timespec ts;

	if (clock_gettime(CLOCK_MONOTONIC, &ts) != 0)
		bug("no clock");
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}
