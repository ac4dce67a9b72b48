#include "src/base/civil.h"
#include "src/ingest/dates.h"
#include "tests/tap.h"

static struct arena *a;

/* What the date reads as; a day without its time. */
static struct str
read_date(const char *s)
{
	struct when w;

	if (!date_parse(str_c(s), &w))
		return STR("none");
	return w.precision == PRECISION_DAY ? civil_date(a, w.at) :
	    civil_rfc3339(a, w.at);
}

static void
whole(void)
{
	static const struct {
		const char *date, *want;
	} rows[] = {
		{"Sat, 14 Mar 2026 13:40:00 GMT", "2026-03-14T13:40:00Z"},
		{"Sat, 14 Mar 26 13:40 +0100", "2026-03-14T12:40:00Z"},
		{"14 Mar 2026", "2026-03-14"},
		{"Sat,14 March 2026, 13:40", "2026-03-14T13:40:00Z"},
		{"Sat Mar 14 13:40:09 2026", "2026-03-14T13:40:09Z"},
		{"Sat Mar 14 13:40:09 +0200 2026", "2026-03-14T11:40:09Z"},
		{"Sat Mar 14 2026 13:40:00 GMT+0000 (UTC)",
		    "2026-03-14T13:40:00Z"},
		{"2026-03-14T13:40:00Z", "2026-03-14T13:40:00Z"},
		{"2026-03-14T13:40:00.125+05:30", "2026-03-14T08:10:00Z"},
		{"2026-03-14 13:40", "2026-03-14T13:40:00Z"},
		{"20260314T134000Z", "2026-03-14T13:40:00Z"},
		{"20260314", "2026-03-14"},
		{"260314", "2026-03-14"},
		{"2026-073", "2026-03-14"},
		{"2026073", "2026-03-14"},
		{"2026-03", "2026-03-01"},
		{"2026", "2026-01-01"},
		{"14.03.2026 13:40", "2026-03-14T13:40:00Z"},
		{"03/14/2026 01:40 PM", "2026-03-14T13:40:00Z"},
		{"14/03/2026", "2026-03-14"},
		{"March 14, 2026 02:20 AM", "2026-03-14T02:20:00Z"},
		{"14 de marzo de 2026", "2026-03-14"},
		{"14. M\xc3\xa4rz 2026, 13:40 Uhr", "2026-03-14T13:40:00Z"},
		{"sam. 14 mars 2026 13:40 CET", "2026-03-14T12:40:00Z"},
		{"14 \xd0\xbc\xd0\xb0\xd1\x80\xd1\x82\xd0\xb0 2026",
		    "2026-03-14"},
		{"2026\xe5\xb9\xb4" "03\xe6\x9c\x88" "14\xe6\x97\xa5",
		    "2026-03-14"},
		{"14 Mar 2026 23:00 AEDT", "2026-03-14T12:00:00Z"},
		{"14 Mar 2026 12:00 GMT+7", "2026-03-14T05:00:00Z"},
		{"14 Mar 2026 12:15 AM", "2026-03-14T00:15:00Z"},
		{"2026-03-14T24:00:00Z", "2026-03-15T00:00:00Z"},
		{"31 Dec 1969 23:59:59 GMT", "1969-12-31T23:59:59Z"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		is_c(read_date(rows[i].date), rows[i].want, "%s",
		    rows[i].date);
}

static void
refused(void)
{
	static const char *const rows[] = {"", "now", "yesterday",
		"2026-13-01", "2026-02-30", "2026-03-14T25:00:00Z",
		"14 zzz 2026", "14 Mar zz", "14 Mar 2026 1:2:3:4",
		"14 Mar 2026 10:00:00 +zz:00", "2026-xx-14",
		"2026-03-14T09:xx:00Z", "99 Mar 2026", "2026-366",
		"9999-12-31T23:59:59-99:99", "12345678901234567890",
		"March", "14", "13:40"};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		is_c(read_date(rows[i]), "none", "refused: \"%s\"", rows[i]);
}

static void
found(void)
{
	static const struct {
		const char *text, *part;
	} rows[] = {
		{"Updated: March 14, 2026 at 1:40 pm by staff",
		    "March 14, 2026 at 1:40 pm"},
		{" date 2026-03-14 + 16 px", "2026-03-14"},
		{"In May the 3 men of 2026 left", ""},
		{"Call 555-1234 or 2026", ""},
		{"am 14. M\xc3\xa4rz 2026 in Kela", "14. M\xc3\xa4rz 2026"},
		{"build 20260314 ready", ""},
		{"x2026-03-141", ""},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str s = str_c(rows[i].text);
		struct date_span d = {0};

		if (!date_find(s, &d))
			d.start = d.end = 0;
		is_c(str_sub(s, d.start, d.end), rows[i].part, "in \"%s\"",
		    rows[i].text);
	}
}

int
main(void)
{
	a = arena_new();
	whole();
	refused();
	found();
	arena_free(a);
	return tap_done();
}
