#include "src/ingest/rhythm.h"

#include "src/ingest/markup.h"

#define DAY ((int64_t)24 * 3600)
#define LONGEST (366 * DAY)

static bool
number_in(struct arena *a, const xmlNode *n, uint64_t *out)
{
	return str_u64(str_trim(markup_text(a, n)), out);
}

/* RSS 2.0 counts hours from 0 to 23, RSS 0.91 from 1 to 24. */
static uint32_t
hours_of(struct arena *a, const xmlNode *list)
{
	uint32_t hours = 0;
	uint64_t hour;

	for (const xmlNode *n = list->children; n; n = n->next)
		if (markup_is(n, "hour") && number_in(a, n, &hour) &&
		    hour <= 24)
			hours |= UINT32_C(1) << hour % 24;
	return hours;
}

static uint32_t
days_of(struct arena *a, const xmlNode *list)
{
	static const char *const names[] = {"Sunday", "Monday", "Tuesday",
		"Wednesday", "Thursday", "Friday", "Saturday"};
	uint32_t days = 0;

	for (const xmlNode *n = list->children; n; n = n->next) {
		struct str name;

		if (!markup_is(n, "day"))
			continue;
		name = str_trim(markup_text(a, n));
		for (size_t i = 0; i < ARRAY_LEN(names); i++)
			if (str_ieq(name, str_c(names[i])))
				days |= UINT32_C(1) << i;
	}
	return days;
}

/* Seconds of an updatePeriod; 0: it is none. */
static int64_t
period_of(struct str word)
{
	static const struct {
		const char *word;
		int64_t seconds;
	} periods[] = {{"hourly", 3600}, {"daily", DAY}, {"weekly", 7 * DAY},
		{"monthly", 30 * DAY}, {"yearly", 365 * DAY}};

	for (size_t i = 0; i < ARRAY_LEN(periods); i++)
		if (str_ieq(word, str_c(periods[i].word)))
			return periods[i].seconds;
	return 0;
}

void
rhythm_read(struct arena *a, const xmlNode *channel, struct feed_rhythm *out)
{
	uint64_t minutes = 0, times = 1, n;
	int64_t period = 0;

	for (const xmlNode *x = channel->children; x; x = x->next) {
		if (x->type != XML_ELEMENT_NODE)
			continue;
		if (markup_is(x, "skipHours"))
			out->skip_hours = hours_of(a, x);
		else if (markup_is(x, "skipDays"))
			out->skip_days = days_of(a, x);
		else if (markup_is(x, "ttl") && number_in(a, x, &n))
			minutes = MIN(n, (uint64_t)LONGEST / 60);
		else if (markup_is(x, "updatePeriod"))
			period = period_of(str_trim(markup_text(a, x)));
		else if (markup_is(x, "updateFrequency") &&
		    number_in(a, x, &n))
			times = MAX(n, 1);
	}
	out->ttl = minutes ? (int64_t)minutes * 60
			   : period / (int64_t)MIN(times, (uint64_t)LONGEST);
}
