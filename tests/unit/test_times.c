/* Times of invented sentences; "published" is Wednesday 11 March 2026. */
#include "src/compare/times.h"

#include "src/base/civil.h"
#include "tests/tap.h"

struct time_case {
	const char *lang, *text, *want;
};

static const struct time_case cases[] = {
    /* Weekdays look back, unless something is to come. */
    {"en", "They met on Monday", "2026-03-09"},
    {"en", "They met on Wednesday", "2026-03-11"},
    /* ... and no bare name is that of six days ago. */
    {"en", "They met on Thursday", "2026-03-12"},
    {"en", "They met last Thursday", "2026-03-05"},
    {"en", "They are set to meet on Friday", "2026-03-13"},
    {"en", "They will meet on Thursday", "2026-03-12"},
    {"en", "will open again by Monday", "2026-03-16"},
    {"en", "closed until Friday", "2026-03-13"},
    {"en", "late on Tuesday", "late 2026-03-10"},
    {"en", "on Tuesday evening", "evening 2026-03-10"},
    {"en", "Monday, March 9", "2026-03-09"},
    {"en", "Monday, 9 March 2026", "2026-03-09"},
    {"en", "on Sunday, Feb. 8, 2026", "2026-02-08"},
    {"en", "Thurs. morning", "morning 2026-03-12"},
    {"en", "on Mondays", "2026-03-09"},
    {"en", "the sat nav failed", ""},
    {"en", "the sun rose", ""},
    /* Dates in any order. */
    {"en", "on March 4", "2026-03-04"},
    {"en", "on March 4, 2025", "2025-03-04"},
    {"en", "on 4 March", "2026-03-04"},
    {"en", "on the 4th of March", "2026-03-04"},
    {"en", "on March 4th", "2026-03-04"},
    {"en", "Dec. 12", "2025-12-12"},
    {"en", "Nov 20", "2025-11-20"},
    {"en", "July 1", "2026-07-01"},
    {"en", "the 19 Sept. 11 envoys", "2025-09-11"},
    {"en", "on 2026-03-04", "2026-03-04"},
    {"en", "on 3/14/2026", "2026-03-14"},
    {"en", "on 14.3.2026", "2026-03-14"},
    {"en", "in mid-March", "--03"},
    {"en", "February 30, 2024", "--02-30"},
    {"en", "March 4 and March 5", "2026-03-04; 2026-03-05"},
    {"en", "January 31, 1999", "1999-01-31"},
    /* Months. */
    {"en", "in March 2011", "2011-03"},
    {"en", "since March", "--03"},
    {"en", "in May", "--05"},
    {"en", "it may rain", ""},
    {"en", "May they live", ""},
    {"en", "They march on", ""},
    {"en", "March on the capital", ""},
    {"en", "in early March", "--03"},
    {"en", "August 2015", "2015-08"},
    {"en", "November", "--11"},
    {"en", "in June", "--06"},
    {"en", "Mr. March spoke", ""},
    /* Years. */
    {"en", "since 2011", "2011"},
    {"en", "early 1979", "early 1979"},
    {"en", "in late 1979", "late 1979"},
    {"en", "in 1974, when", "1974"},
    {"en", "(2009)", "2009"},
    {"en", "2011 people", ""},
    {"en", "$2011", ""},
    {"en", "1500 tents", ""},
    {"en", "the 1980s", "1980s"},
    {"en", "the early 1990s", "1990s"},
    {"en", "model 1980sx", ""},
    {"en", "2,011 goats", ""},
    {"en", "model X-2011", ""},
    /* Clock times. */
    {"en", "at 05:12", "05:12"},
    {"en", "at 5:12 a.m.", "05:12"},
    {"en", "at 5:12 p.m.", "17:12"},
    {"en", "at 5 p.m. local time", "17:00"},
    {"en", "at 12 a.m.", "00:00"},
    {"en", "at 12 p.m.", "12:00"},
    {"en", "at 12:30 pm", "12:30"},
    {"en", "at noon", "12:00"},
    {"en", "at midnight", "00:00"},
    {"en", "at 7 o'clock", "07:00"},
    {"en", "about 22:30 on Friday", "22:30; 2026-03-06"},
    {"en", "05:12 on Thursday", "05:12; 2026-03-12"},
    {"en", "at 13:10 that 41", "13:10"},
    {"en", "a 3:0 win", ""},
    {"en", "in 2:15:30 hours", ""},
    {"en", "at 25:12", ""},
    {"en", "at 12:75", ""},
    /* Relative. */
    {"en", "he said yesterday", "2026-03-10"},
    {"en", "he said today", "2026-03-11"},
    {"en", "tomorrow", "2026-03-12"},
    {"en", "last week", "last week"},
    {"en", "next month", "next month"},
    {"en", "earlier this year", "this year"},
    {"en", "shortly after the raid", "shortly after"},
    {"en", "just a month after", "a month after"},
    {"en", "a year before", "a year before"},
    {"en", "an hour later", "an hour later"},
    {"en", "a month", ""},
    {"en", "last summer", "last summer"},
    {"en", "the day before yesterday", "2026-03-09"},
    /* Spanish. */
    {"es", "el lunes", "2026-03-09"},
    {"es", "el 4 de marzo de 2026", "2026-03-04"},
    {"es", "4 de marzo", "2026-03-04"},
    {"es", "en marzo de 2011", "2011-03"},
    {"es", "a las 05:21 del jueves", "05:21; 2026-03-12"},
    {"es", "ayer", "2026-03-10"},
    {"es", "el martes por la noche", "night 2026-03-10"},
    {"es", "mi\xc3\xa9rcoles 11 de marzo", "2026-03-11"},
    {"es", "desde 2011", "2011"},
    {"es", "el pr\xc3\xb3ximo viernes", "2026-03-13"},
    /* German. */
    {"de", "am Montag", "2026-03-09"},
    {"de", "am 4. M\xc3\xa4rz 2026", "2026-03-04"},
    {"de", "4. M\xc3\xa4rz", "2026-03-04"},
    {"de", "am Montag, dem 9. M\xc3\xa4rz", "2026-03-09"},
    {"de", "um 17 Uhr", "17:00"},
    {"de", "um 17.30 Uhr", "17:30"},
    {"de", "im November 2017", "2017-11"},
    {"de", "gestern", "2026-03-10"},
    {"de", "seit 1989", "1989"},
    {"de", "um 17 Uhr 30", "17:30"},
    {"de", "am 14.03.2026", "2026-03-14"},
    {"de", "am Dienstagabend", "evening 2026-03-10"},
    {"de", "am kommenden Freitag", "2026-03-13"},
    /* French. */
    {"fr", "lundi 9 mars", "2026-03-09"},
    {"fr", "le 4 mars 2026", "2026-03-04"},
    {"fr", "le 1er mars", "2026-03-01"},
    {"fr", "en mars 2011", "2011-03"},
    {"fr", "\xc3\xa0 17h30", "17:30"},
    {"fr", "hier", "2026-03-10"},
    {"fr", "jeudi", "2026-03-12"},
    {"fr", "jeudi dernier", "2026-03-05"},
    {"es", "el jueves pasado", "2026-03-05"},
    {"de", "am letzten Donnerstag", "2026-03-05"},
    {"fr", "depuis 2011", "2011"},
    {"fr", "\xc3\xa0 5 h 12", "05:12"},
    {"fr", "mardi soir", "evening 2026-03-10"},
    {"fr", "vendredi prochain", "2026-03-13"},
    {"fr", "le 14/03/2026", "2026-03-14"},
    /* Russian. */
    {"ru", "в понедельник", "2026-03-09"},
    {"ru", "4 марта 2026 года", "2026-03-04"},
    {"ru", "в марте 2011 года", "2011-03"},
    {"ru", "вчера", "2026-03-10"},
    {"ru", "во вторник вечером", "evening 2026-03-10"},
    {"ru", "в следующую пятницу", "2026-03-13"},
    {"ru", "в 05:12", "05:12"},
    /* Nothing. */
    {"en", "", ""},
    {"en", "12", ""},
    {"en", ":::: 1: :2", ""},
    {"en", "20", ""},
};

static struct str
show(struct arena *a, struct str text, struct str lang, struct when published)
{
	struct time_mention *v;
	size_t n = times_find(a, text, lang, published, &v);
	struct str all = STR("");

	for (size_t i = 0; i < n; i++) {
		struct str words = str_sub(text, v[i].start, v[i].end);
		struct str s = time_text(a, &v[i], words);

		if (v[i].start >= v[i].end || v[i].end > text.n)
			return STR("spans out of order");
		if (v[i].type == TIME_DAY && v[i].part[0])
			s = arena_printf(a, "%s %.*s", v[i].part, STR_ARG(s));
		all = arena_printf(a, "%.*s%s%.*s", STR_ARG(all),
		    i ? "; " : "", STR_ARG(s));
	}
	return all;
}

static void
test_unknown_date(struct arena *a)
{
	struct when none = {0};
	struct time_mention *v;

	is_c(show(a, STR("on Thursday"), STR("en"), none), "Thursday",
	    "a weekday stays one without the article's date");
	is_c(show(a, STR("on November 20, 2017"), STR("en"), none),
	    "2017-11-20", "a full date needs no other");
	times_find(a, STR("on November 20, 2017"), STR("en"), none, &v);
	is_int(time_weekday(&v[0]), 0, "20 November 2017 was a Monday");
	times_find(a, STR("on November 20"), STR("en"), none, &v);
	is_int(time_weekday(&v[0]), -1, "a date without year has no weekday");
}

int
main(void)
{
	struct arena *a = arena_new();
	struct when published = {civil_days(2026, 3, 11) * DAY_SECONDS + 3600,
	    PRECISION_INSTANT};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		is_c(show(a, str_c(cases[i].text), str_c(cases[i].lang),
		    published), cases[i].want, "%s", cases[i].text);
	test_unknown_date(a);
	arena_free(a);
	return tap_done();
}
