/*
 * civil.h - days and seconds of the proleptic Gregorian calendar, in
 * UTC, without the C library's clock, zone or locale.  Days count from
 * 1970-01-01.  (Howard Hinnant, "chrono-compatible low-level date
 * algorithms".)
 */
#ifndef BASE_CIVIL_H
#define BASE_CIVIL_H

#include "src/base/arena.h"

#define DAY_SECONDS 86400

struct civil {
	int year, month, day;	  /* 1-12, 1-31 */
	int hour, minute, second; /* 0-23, 0-59, 0-60 */
};

int64_t civil_days(int year, int month, int day);
int64_t civil_seconds(const struct civil *c);
struct civil civil_from_seconds(int64_t t);
/* 0 = Monday ... 6 = Sunday. */
int civil_weekday(int64_t days);
bool civil_valid(const struct civil *c);
int civil_month_days(int year, int month);
/* The day a second falls on; rounds down before 1970 too. */
int64_t civil_day_of(int64_t t);

/* "2026-03-14T13:40:00Z" and "2026-03-14". */
struct str civil_rfc3339(struct arena *a, int64_t t);
struct str civil_date(struct arena *a, int64_t t);

#endif
