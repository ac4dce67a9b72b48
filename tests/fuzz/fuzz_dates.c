/* Any bytes as a date: what is found lies in the text and in the years
 * that a calendar has. */
#include "src/base/civil.h"
#include "src/ingest/dates.h"
#include "tests/fuzz/fuzz.h"

static void
check(const struct when *w)
{
	struct civil c = civil_from_seconds(w->at);

	if (w->precision == PRECISION_UNKNOWN || c.year < -1 ||
	    c.year > 10000)
		bug("a date of year %d", c.year);
	if (w->precision == PRECISION_DAY && w->at % DAY_SECONDS != 0)
		bug("a day with a time");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = {(const char *)data, size};
	struct date_span d;
	struct when w;

	if (size > 4096)
		return 0;
	if (date_parse(s, &w))
		check(&w);
	if (!date_find(s, &d))
		return 0;
	check(&d.when);
	if (d.start >= d.end || d.end > size)
		bug("a date outside the text");
	return 0;
}
