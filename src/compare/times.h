/*
 * times.h - the points of time a paragraph names: dates, weekdays, clock
 * times, years, "last month", "shortly after".  Lengths of time are
 * numbers (numbers.h).  Internal to src/compare.
 */
#ifndef COMPARE_TIMES_H
#define COMPARE_TIMES_H

#include "src/model/comparison.h"
#include "src/text/lexicon.h"

enum time_type {
	TIME_DAY,    /* a date, a weekday, "yesterday" */
	TIME_MONTH,  /* "March", "March 2011" */
	TIME_YEAR,   /* "2011" */
	TIME_CLOCK,  /* "05:12", "noon" */
	TIME_PERIOD, /* "last week": unit and offset */
	TIME_ORDER,  /* "shortly after", "a month before" */
};

struct time_mention {
	uint32_t start, end;
	enum time_type type;
	int year, month, day; /* 0: not said */
	int weekday;          /* 0 = Monday; -1: not said */
	int minute;           /* of the day, for TIME_CLOCK */
	int offset;           /* of periods; of day words, in days */
	int order;            /* after 1, before -1 */
	const char *unit;     /* "week", "month", "soon"; or "" */
	const char *part;     /* "early", "morning"; or "" */
	bool about;           /* "around 3:30", of TIME_CLOCK */
	/* The day meant, where it can be known; a weekday without the
	 * article's date cannot. */
	bool resolved;
	bool guessed; /* a weekday taken for the day after publication */
	int64_t at;   /* days since 1970 */
};

/* All times of a text in order.  'published' resolves weekdays and day
 * words: backwards, unless the sentence speaks of what is to come. */
size_t times_find(struct arena *a, struct str text, struct str language,
    struct when published, struct time_mention **out);

/* The weekday of a mention of a day, said or of its date; -1 unknown. */
int time_weekday(const struct time_mention *t);

/* "2017-11-20", "Monday", "2011-03", "2011", "05:12", "last week". */
struct str time_text(
    struct arena *a, const struct time_mention *t, struct str words);

#endif
