/*
 * dates.h - dates as feeds, pages and texts write them.
 *
 * Read are RFC 822 and its many variants, W3CDTF, ISO 8601 basic and
 * ordinal, asctime, D.M.Y, M/D/Y, long and foreign month names, zone
 * names.  What is unreadable is unknown, never "now", and nonsense
 * (month 13, hour 25) is refused.  A time without a zone is taken as
 * UTC.  Nothing is allocated.
 */
#ifndef INGEST_DATES_H
#define INGEST_DATES_H

#include "src/model/article.h"

/* The whole of 's' is one date. */
bool date_parse(struct str s, struct when *out);

/* A date inside a text, bytes [start, end). */
struct date_span {
	size_t start, end;
	struct when when;
};

/* The first date in 's' that is written out in full: day, month and
 * a year of four digits, with its time if one follows. */
bool date_find(struct str s, struct date_span *out);

/* Words, for dates.c (datewords.c has the tables).  A name may be
 * shortened to three letters and be in any case. */
int date_month_word(struct str word); /* 1-12, 0: no month */
/* Minutes east of Greenwich.  False when the zone is unknown. */
bool date_zone_word(struct str word, int *minutes);

#endif
