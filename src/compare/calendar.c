/*
 * Dates as they are written: with the month first or the day, all in
 * digits, a month or a year alone, a decade.  A word that is also
 * something else (May, March, Mars) is a month only where a day, a year
 * or a preposition stands beside it.
 */
#include "src/compare/calendar.h"

#include "src/compare/scan.h"

/* One or two digits, maybe with "th", "." or "er"; not part of a longer
 * number or clock time. */
bool
calendar_day(const struct time_reader *r, size_t at, int *day, size_t *end)
{
	struct str t = r->text;
	size_t p = at;
	int v = 0;

	while (scan_is_digit(t, p) && p - at < 3)
		v = v * 10 + (t.s[p++] - '0');
	if (p == at || p - at > 2 || v < 1 || v > 31)
		return false;
	if (p < t.n && scan_is_word(t, p)) {
		struct str tail = str_sub(t, p, scan_word_end(t, p));

		if (!str_ieq(tail, STR("st")) && !str_ieq(tail, STR("nd")) &&
		    !str_ieq(tail, STR("rd")) && !str_ieq(tail, STR("th")) &&
		    !str_ieq(tail, STR("er")))
			return false;
		p += 2;
	}
	if (p + 1 < t.n && (t.s[p] == ':' || t.s[p] == ',' || t.s[p] == '.') &&
	    scan_is_digit(t, p + 1))
		return false;
	if (p < t.n && t.s[p] == '%')
		return false;
	*day = v;
	*end = p;
	return true;
}

bool
calendar_year(const struct time_reader *r, size_t at, int *year, size_t *end)
{
	struct str t = r->text;
	int v = 0;

	for (size_t i = 0; i < 4; i++) {
		if (!scan_is_digit(t, at + i))
			return false;
		v = v * 10 + (t.s[at + i] - '0');
	}
	if (v < 1600 || v > 2199 || scan_is_word(t, at + 4) ||
	    (at + 5 < t.n && (t.s[at + 4] == ',' || t.s[at + 4] == '.') &&
		scan_is_digit(t, at + 5)))
		return false;
	*year = v;
	*end = at + 4;
	return true;
}

/* Behind ", " or " de " or " of ": what joins day, month and year. */
size_t
calendar_joint(const struct time_reader *r, size_t at)
{
	static const char *const joints[] = {
	    "of ", "de ", "del ", "the ", "dem ", "den ", "le "};
	struct str t = r->text;

	if (at < t.n && (t.s[at] == '.' || t.s[at] == ','))
		at++;
	while (at < t.n && t.s[at] == ' ')
		at++;
	for (size_t i = 0; i < ARRAY_LEN(joints); i++)
		if (str_istarts(str_from(t, at), str_c(joints[i])))
			return at + strlen(joints[i]);
	return at;
}

bool
calendar_capital(struct str t, size_t at)
{
	return at < t.n &&
	    ((t.s[at] >= 'A' && t.s[at] <= 'Z') ||
		(unsigned char)t.s[at] >= 0x80);
}

/* A month that is also a common word. */
static bool
is_doubtful_month(struct str word)
{
	static const char *const words[] = {"may", "march", "mar", "mars",
	    "set", "sep", "dec", "jan", "jun", "ago", "mai", "dic", "oct"};

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (str_ieq(word, str_c(words[i])))
			return true;
	return false;
}

/* Does a word before 'at' make "May" a month: "in", "last", "early"? */
static bool
is_led_in(const struct time_reader *r, size_t at)
{
	static const char *const leads[] = {"in", "since", "last", "next",
	    "until", "by", "this", "of", "from", "en", "de", "depuis", "im",
	    "seit", "to", "through"};
	size_t end, word = scan_word_before(r->text, at);
	struct str w;

	if (word == STR_NPOS)
		return false;
	w = str_sub(r->text, word, scan_word_end(r->text, word));
	for (size_t i = 0; i < ARRAY_LEN(leads); i++)
		if (str_ieq(w, str_c(leads[i])))
			return true;
	return time_is_part(time_match(r, word, LEX(PART), &end));
}

/* "November 20, 2017", "November 2017", "November". */
static bool
read_month_first(const struct time_reader *r, size_t at, struct time_mention *t)
{
	size_t end, p;
	const struct lexeme *m = time_match(r, at, LEX(MONTH), &end);
	struct str word;

	if (m == NULL || (r->english && !calendar_capital(r->text, at)))
		return false;
	word = str_sub(r->text, at, end);
	t->month = (int)m->value;
	t->type = TIME_MONTH;
	t->end = (uint32_t)end;
	p = calendar_joint(r, end);
	if (calendar_day(r, p, &t->day, &end)) {
		t->type = TIME_DAY;
		t->end = (uint32_t)end;
		p = calendar_joint(r, end);
	}
	if (calendar_year(r, p, &t->year, &end))
		t->end = (uint32_t)end;
	return t->day > 0 || t->year > 0 || t->part[0] != '\0' ||
	    !is_doubtful_month(word) || is_led_in(r, at);
}

/* "20 November 2017", "20. November", "20 de noviembre". */
static bool
read_day_first(const struct time_reader *r, size_t at, struct time_mention *t)
{
	size_t end, p;
	const struct lexeme *m;
	int day;

	if (!calendar_day(r, at, &t->day, &end))
		return false;
	p = calendar_joint(r, end);
	m = time_match(r, p, LEX(MONTH), &end);
	if (m == NULL || (r->english && !calendar_capital(r->text, p)))
		return false;
	t->month = (int)m->value;
	t->type = TIME_DAY;
	t->end = (uint32_t)end;
	p = calendar_joint(r, end);
	/* "the 19 Sept. 11 hijackers" */
	if (r->english && calendar_day(r, p, &day, &end))
		return false;
	if (calendar_year(r, p, &t->year, &end))
		t->end = (uint32_t)end;
	return true;
}

static bool
read_iso(const struct time_reader *r, size_t at, struct time_mention *t)
{
	struct str s = str_sub(r->text, at, at + 10);
	size_t end;
	uint64_t month, day;

	if (s.n < 10 || s.s[4] != '-' || s.s[7] != '-' ||
	    !str_u64(str_sub(s, 5, 7), &month) ||
	    !str_u64(str_sub(s, 8, 10), &day) || month < 1 || month > 12 ||
	    day < 1 || day > 31 || !calendar_year(r, at, &t->year, &end))
		return false;
	t->month = (int)month;
	t->day = (int)day;
	t->type = TIME_DAY;
	t->end = (uint32_t)(at + 10);
	return true;
}

/* "14.03.2026", "3/14/2026": English has the month first. */
static bool
read_numeric(const struct time_reader *r, size_t at, struct time_mention *t)
{
	struct str s = r->text;
	int part[2] = {0, 0};
	size_t end, p = at;
	char mark = 0;

	for (size_t i = 0; i < 2; i++) {
		size_t start = p;

		while (scan_is_digit(s, p) && p - start < 2)
			part[i] = part[i] * 10 + (s.s[p++] - '0');
		if (p == start || p >= s.n || (s.s[p] != '.' && s.s[p] != '/') ||
		    (i == 1 && s.s[p] != mark))
			return false;
		mark = s.s[p++];
	}
	if (!calendar_year(r, p, &t->year, &end))
		return false;
	t->month = part[r->english && part[1] > 12 ? 0 : 1];
	t->day = part[r->english && part[1] > 12 ? 1 : 0];
	if (r->english && mark == '/' && part[0] <= 12) {
		t->month = part[0];
		t->day = part[1];
	}
	t->type = TIME_DAY;
	t->end = (uint32_t)end;
	return t->month >= 1 && t->month <= 12 && t->day >= 1 && t->day <= 31;
}

bool
calendar_date(const struct time_reader *r, size_t at, struct time_mention *t)
{
	const struct time_mention fresh = *t;

	if (read_iso(r, at, t))
		return true;
	*t = fresh;
	if (read_numeric(r, at, t))
		return true;
	*t = fresh;
	if (read_day_first(r, at, t))
		return true;
	*t = fresh;
	if (read_month_first(r, at, t))
		return true;
	*t = fresh;
	return false;
}

/* "1950s", "1980er", "1980-х": its end, or 'at'. */
static size_t
behind_decade(struct str t, size_t at)
{
	static const char *const tails[] = {"s", "er", "-х", "-е"};

	for (size_t i = 0; i < 4; i++)
		if (!scan_is_digit(t, at + i))
			return at;
	for (size_t i = 0; t.s[at + 3] == '0' && i < ARRAY_LEN(tails); i++) {
		struct str tail = str_c(tails[i]);

		if (str_starts(str_from(t, at + 4), tail) &&
		    !scan_is_word(t, at + 4 + tail.n))
			return at + 4 + tail.n;
	}
	return at;
}

/* "the '80s" */
static bool
read_short_decade(
    const struct time_reader *r, size_t at, struct time_mention *t)
{
	struct str s = r->text;
	size_t mark = at > 0 && s.s[at - 1] == '\'' ? 1
	    : at > 2 &&
		    (str_eq(str_sub(s, at - 3, at), STR("\xe2\x80\x98")) ||
			str_eq(str_sub(s, at - 3, at), STR("\xe2\x80\x99")))
	    ? 3
	    : 0;

	if (mark == 0 || scan_is_word(s, at - mark - 1) ||
	    !scan_is_digit(s, at) || at + 2 >= s.n || s.s[at + 1] != '0' ||
	    s.s[at + 2] != 's' || scan_is_word(s, at + 3))
		return false;
	t->type = TIME_YEAR;
	t->part = "decade";
	t->year = 1900 + 10 * (s.s[at] - '0');
	t->start = (uint32_t)(at - mark);
	t->end = (uint32_t)(at + 3);
	return true;
}

/* "2010-11": the end of a winter's year. */
static size_t
behind_double_year(const struct time_reader *r, size_t end, int year)
{
	struct str t = r->text;
	size_t p = scan_dash(t, end);

	return p > end && scan_is_digit(t, p) && scan_is_digit(t, p + 1) &&
		!scan_is_word(t, p + 2) &&
		(t.s[p] - '0') * 10 + t.s[p + 1] - '0' == (year + 1) % 100
	    ? p + 2
	    : end;
}

/* "2011 people" has no year; but "2011 года" has. */
static bool
counts_behind(const struct time_reader *r, size_t end)
{
	size_t behind;
	const struct lexeme *x = time_match(r, scan_gap(r->text, end),
	    LEX(UNIT) | LEX(COUNTED) | LEX(MAGNITUDE) | LEX(CURRENCY),
	    &behind);

	return x != NULL && (r->english || strcmp(x->name, "year") != 0);
}

/* A year that stands alone: no "$2011", "2011 people", "A-2011". */
bool
calendar_bare_year(const struct time_reader *r, size_t at, struct time_mention *t)
{
	size_t end = behind_decade(r->text, at);
	bool decade = end > at;
	uint64_t year = 0;

	if (read_short_decade(r, at, t))
		return true;
	if (at > 0 && r->text.s[at - 1] != ' ' && r->text.s[at - 1] != '(' &&
	    !(r->text.s[at - 1] == '-' && t->part[0] != '\0'))
		return false;
	if (decade)
		str_u64(str_sub(r->text, at, at + 4), &year);
	else if (!calendar_year(r, at, &t->year, &end))
		return false;
	else
		year = (uint64_t)t->year;
	t->year = (int)year;
	if (t->year < 1800 || counts_behind(r, end))
		return false;
	t->type = TIME_YEAR;
	t->end = (uint32_t)(decade ? end : behind_double_year(r, end, t->year));
	if (decade)
		t->part = "decade";
	return true;
}
