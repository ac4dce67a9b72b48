/*
 * Times are read left to right, the longest form first: a weekday with
 * its date, a date in either order, a month, a clock time, a year.  A
 * word that is also something else (May, March, Mars) is a month only
 * where a day, a year or a preposition stands beside it.
 *
 * Weekdays are what news says instead of dates.  "On Monday" in a text
 * of Wednesday is the Monday before; it is the next one only when the
 * words before it in the sentence say that it is to come ("will",
 * "until", "next"), or when it is the very next day: nobody calls the
 * day of six days ago by its bare name (of 40 such in news articles 33
 * were to come, and an article dated a day early is as common as that).
 * Without the article's own date a weekday stays a
 * weekday: two of them can still contradict each other, and a full date
 * has one too.
 */
#include "src/compare/times.h"

#include "src/base/civil.h"
#include "src/base/vec.h"
#include "src/compare/scan.h"

struct reader {
	struct str text;
	const struct lexicon *lex;
	bool english;
	struct when published;
};

static const struct lexeme *
match(const struct reader *r, size_t at, uint32_t kinds, size_t *end)
{
	if (at >= r->text.n)
		return NULL;
	return lexicon_match(r->lex, r->text, at, kinds, end);
}

/* One or two digits, maybe with "th", "." or "er"; not part of a longer
 * number or clock time. */
static bool
read_day(const struct reader *r, size_t at, int *day, size_t *end)
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

static bool
read_year(const struct reader *r, size_t at, int *year, size_t *end)
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
static size_t
behind_joint(const struct reader *r, size_t at)
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

static bool
is_upper(struct str t, size_t at)
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
is_led_in(const struct reader *r, size_t at)
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
	return match(r, word, LEX(PART), &end) != NULL;
}

/* "November 20, 2017", "November 2017", "November". */
static bool
read_month_first(const struct reader *r, size_t at, struct time_mention *t)
{
	size_t end, p;
	const struct lexeme *m = match(r, at, LEX(MONTH), &end);
	struct str word;

	if (m == NULL || (r->english && !is_upper(r->text, at)))
		return false;
	word = str_sub(r->text, at, end);
	t->month = (int)m->value;
	t->type = TIME_MONTH;
	t->end = (uint32_t)end;
	p = behind_joint(r, end);
	if (read_day(r, p, &t->day, &end)) {
		t->type = TIME_DAY;
		t->end = (uint32_t)end;
		p = behind_joint(r, end);
	}
	if (read_year(r, p, &t->year, &end))
		t->end = (uint32_t)end;
	return t->day > 0 || t->year > 0 || t->part[0] != '\0' ||
	    !is_doubtful_month(word) || is_led_in(r, at);
}

/* "20 November 2017", "20. November", "20 de noviembre". */
static bool
read_day_first(const struct reader *r, size_t at, struct time_mention *t)
{
	size_t end, p;
	const struct lexeme *m;
	int day;

	if (!read_day(r, at, &t->day, &end))
		return false;
	p = behind_joint(r, end);
	m = match(r, p, LEX(MONTH), &end);
	if (m == NULL || (r->english && !is_upper(r->text, p)))
		return false;
	t->month = (int)m->value;
	t->type = TIME_DAY;
	t->end = (uint32_t)end;
	p = behind_joint(r, end);
	/* "the 19 Sept. 11 hijackers" */
	if (r->english && read_day(r, p, &day, &end))
		return false;
	if (read_year(r, p, &t->year, &end))
		t->end = (uint32_t)end;
	return true;
}

static bool
read_iso(const struct reader *r, size_t at, struct time_mention *t)
{
	struct str s = str_sub(r->text, at, at + 10);
	size_t end;
	uint64_t month, day;

	if (s.n < 10 || s.s[4] != '-' || s.s[7] != '-' ||
	    !str_u64(str_sub(s, 5, 7), &month) ||
	    !str_u64(str_sub(s, 8, 10), &day) || month < 1 || month > 12 ||
	    day < 1 || day > 31 || !read_year(r, at, &t->year, &end))
		return false;
	t->month = (int)month;
	t->day = (int)day;
	t->type = TIME_DAY;
	t->end = (uint32_t)(at + 10);
	return true;
}

/* "14.03.2026", "3/14/2026": English has the month first. */
static bool
read_numeric(const struct reader *r, size_t at, struct time_mention *t)
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
	if (!read_year(r, p, &t->year, &end))
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

static bool
read_date(const struct reader *r, size_t at, struct time_mention *t)
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

/* "Monday", "Monday morning", "Monday, November 20". */
static bool
read_weekday(const struct reader *r, size_t at, struct time_mention *t)
{
	size_t end, p;
	const struct lexeme *x = match(r, at, LEX(WEEKDAY), &end);
	struct time_mention date;

	if (x == NULL || (r->english && !is_upper(r->text, at)) ||
	    (end - at <= 3 &&
		!(r->english && end < r->text.n && r->text.s[end] == '.')))
		return false;
	t->type = TIME_DAY;
	t->weekday = (int)x->value;
	t->end = (uint32_t)end;
	p = behind_joint(r, end);
	date = *t;
	if (read_date(r, p, &date) && date.type == TIME_DAY) {
		*t = date;
		t->weekday = (int)x->value;
		return true;
	}
	p = scan_gap(r->text, end);
	x = match(r, p, LEX(PART), &end);
	if (x != NULL && strcmp(x->group, "clock") != 0) {
		t->part = x->group;
		t->end = (uint32_t)end;
	}
	return true;
}

/* The minutes of "17 Uhr 30" and "5 h 12"; the end of what was read. */
static size_t
read_minutes(const struct reader *r, size_t at, int *minute)
{
	struct str t = r->text;
	size_t p = scan_gap(t, at);
	int v;

	if (!scan_is_digit(t, p) || !scan_is_digit(t, p + 1) ||
	    scan_is_word(t, p + 2))
		return at;
	v = (t.s[p] - '0') * 10 + (t.s[p + 1] - '0');
	if (v > 59)
		return at;
	*minute = v;
	return p + 2;
}

/* "5:12 a.m.", "05:12", "5 p.m.", "17h30", "17 Uhr", "noon". */
static bool
read_clock(const struct reader *r, size_t at, struct time_mention *t)
{
	struct str s = r->text;
	size_t end, p = at;
	const struct lexeme *x = match(r, at, LEX(PART), &end);
	int hour = 0, minute = -1;

	if (x != NULL && strcmp(x->group, "clock") == 0) {
		t->type = TIME_CLOCK;
		t->minute = (int)x->value * 60;
		t->end = (uint32_t)end;
		return true;
	}
	while (scan_is_digit(s, p) && p - at < 3)
		hour = hour * 10 + (s.s[p++] - '0');
	if (p == at || p - at > 2 || hour > 24 ||
	    (at > 0 && s.s[at - 1] == ':'))
		return false;
	if (p + 2 < s.n && (s.s[p] == ':' || s.s[p] == 'h' || s.s[p] == '.') &&
	    scan_is_digit(s, p + 1) && scan_is_digit(s, p + 2) &&
	    !scan_is_digit(s, p + 3)) {
		bool point = s.s[p] == '.';

		minute = (s.s[p + 1] - '0') * 10 + (s.s[p + 2] - '0');
		end = p + 3;
		x = match(r, scan_gap(s, end), LEX(CLOCK), &end);
		if (minute > 59 || (point && x == NULL))
			return false;
		if (x == NULL)
			end = p + 3;
		if (end < s.n && s.s[end] == ':')
			return false;
	} else {
		x = match(r, scan_gap(s, p), LEX(CLOCK), &end);
		if (x == NULL || strcmp(x->group, "zone") == 0)
			return false;
	}
	if (x != NULL && strcmp(x->group, "h") == 0 && minute < 0)
		end = read_minutes(r, end, &minute);
	if (x != NULL && strcmp(x->group, "pm") == 0 && hour < 12)
		hour += 12;
	if (x != NULL && strcmp(x->group, "am") == 0 && hour == 12)
		hour = 0;
	t->type = TIME_CLOCK;
	t->minute = hour * 60 + MAX(minute, 0);
	t->end = (uint32_t)end;
	return true;
}

/* "1950s", "1950's". */
static bool
is_decade(struct str t, size_t at)
{
	return scan_is_digit(t, at) && scan_is_digit(t, at + 1) &&
	    scan_is_digit(t, at + 2) && at + 4 < t.n && t.s[at + 3] == '0' &&
	    t.s[at + 4] == 's' && !scan_is_word(t, at + 5);
}

/* A year that stands alone: no "$2011", "2011 people", "A-2011". */
static bool
read_bare_year(const struct reader *r, size_t at, struct time_mention *t)
{
	size_t end;

	if (at > 0 && r->text.s[at - 1] != ' ' && r->text.s[at - 1] != '(')
		return false;
	if (is_decade(r->text, at)) {
		uint64_t year = 0;

		str_u64(str_sub(r->text, at, at + 4), &year);
		t->year = (int)year;
		end = at + 5;
	} else if (!read_year(r, at, &t->year, &end)) {
		return false;
	}
	if (t->year < 1800 ||
	    match(r, scan_gap(r->text, end),
		LEX(UNIT) | LEX(COUNTED) | LEX(MAGNITUDE) | LEX(CURRENCY),
		&end) != NULL)
		return false;
	t->type = TIME_YEAR;
	t->end = (uint32_t)(at + 4);
	if (is_decade(r->text, at)) {
		t->part = "decade";
		t->end++;
	}
	return true;
}

/* "yesterday", "last week", "shortly after", "a month after". */
static bool
read_relative(const struct reader *r, size_t at, struct time_mention *t)
{
	size_t end, unit_end;
	const struct lexeme *unit;
	const struct lexeme *x =
	    match(r, at, LEX(DAY) | LEX(PERIOD) | LEX(ORDER), &end);

	if (x != NULL && x->kind == LEX_DAY) {
		t->type = TIME_DAY;
		t->offset = (int)x->value;
		t->end = (uint32_t)end;
		if (r->published.precision == PRECISION_UNKNOWN)
			return true;
		t->resolved = true;
		t->at = civil_day_of(r->published.at) + t->offset;
		return true;
	}
	if (x != NULL && (x->kind == LEX_PERIOD || x->group[0] != '\0')) {
		t->type = x->kind == LEX_PERIOD ? TIME_PERIOD : TIME_ORDER;
		t->unit = x->group;
		t->offset = x->kind == LEX_PERIOD ? (int)x->value : 0;
		t->order = x->kind == LEX_PERIOD ? 0 : (int)x->value;
		t->end = (uint32_t)end;
		return true;
	}
	if (x != NULL || match(r, at, LEX(ARTICLE), &end) == NULL)
		return false;
	unit = match(r, scan_gap(r->text, end), LEX(UNIT), &unit_end);
	if (unit == NULL || strcmp(unit->group, "time") != 0)
		return false;
	x = match(r, scan_gap(r->text, unit_end), LEX(ORDER), &end);
	if (x == NULL)
		return false;
	t->type = TIME_ORDER;
	t->unit = unit->name;
	t->order = (int)x->value;
	t->end = (uint32_t)end;
	return true;
}

/* Does the word at 'at' say that a day is to come; or, with 'past', that
 * it is over: "last Wednesday"? */
static bool
is_tense(const struct reader *r, size_t at, bool past)
{
	size_t end;
	const struct lexeme *x = match(r, at, LEX(FUTURE), &end);

	return x != NULL && (x->value < 0) == past;
}

/* Does the sentence before 'at' speak of what is to come? */
static bool
is_future(const struct reader *r, size_t at)
{
	for (unsigned words = 0; words < 8; words++) {
		size_t word = scan_word_before(r->text, at);

		if (word == STR_NPOS)
			return false;
		if (is_tense(r, word, false))
			return true;
		at = word;
	}
	return false;
}

/* The first day of a week (from Monday), month or year, which is "last"
 * or "next" seen from today. */
static void
resolve_period(struct time_mention *t, int64_t today)
{
	struct civil c = civil_from_seconds(today * DAY_SECONDS);
	int month = c.month - 1 + t->offset;

	if (strcmp(t->unit, "week") == 0) {
		t->at = today - civil_weekday(today) + 7 * t->offset;
	} else if (strcmp(t->unit, "month") == 0) {
		t->year = c.year + (month < 0 ? -1 : month / 12);
		t->month = (month + 12) % 12 + 1;
		t->at = civil_days(t->year, t->month, 1);
	} else if (strcmp(t->unit, "year") == 0) {
		t->year = c.year + t->offset;
		t->at = civil_days(t->year, 1, 1);
	} else {
		return;
	}
	t->resolved = true;
}

static void
resolve_weekday(const struct reader *r, struct time_mention *t, int64_t today)
{
	int back = (civil_weekday(today) - t->weekday + 7) % 7;
	size_t before = scan_word_before(r->text, t->start);
	size_t behind = scan_gap(r->text, t->end);
	bool past = (before != STR_NPOS && is_tense(r, before, true)) ||
	    (!r->english && is_tense(r, behind, true));
	bool ahead = is_future(r, t->start) ||
	    (!r->english && is_tense(r, behind, false));

	t->at = today - back;
	t->guessed = back == 6 && !ahead && !past;
	if (back > 0 && (ahead || t->guessed) && !past)
		t->at += 7;
	t->resolved = true;
}

static void
resolve(const struct reader *r, struct time_mention *t)
{
	bool known = r->published.precision != PRECISION_UNKNOWN;
	int64_t today = known ? civil_day_of(r->published.at) : 0;

	if (t->type == TIME_PERIOD && known)
		resolve_period(t, today);
	if (t->type != TIME_DAY || t->resolved)
		return;
	if (t->day > 0 && t->month > 0) {
		int year = t->year;

		if (year == 0 && known) {
			year = civil_from_seconds(r->published.at).year;
			/* The nearest such day to the article's own. */
			if (civil_days(year, t->month, t->day) > today + 183)
				year--;
			else if (civil_days(year, t->month, t->day) <
			    today - 183)
				year++;
		}
		if (year == 0 || t->day > civil_month_days(year, t->month))
			return;
		t->at = civil_days(year, t->month, t->day);
		t->resolved = true;
	} else if (t->weekday >= 0 && known) {
		resolve_weekday(r, t, today);
	}
}

/* "early 1979", "late on Monday": the part before a date. */
static size_t
read_part(const struct reader *r, size_t at, struct time_mention *t)
{
	size_t end;
	const struct lexeme *x = match(r, at, LEX(PART), &end);

	if (x == NULL || strcmp(x->group, "clock") == 0 ||
	    strcmp(x->group, "season") == 0)
		return at;
	at = scan_gap(r->text, end);
	if (str_istarts(str_from(r->text, at), STR("on ")) ||
	    str_istarts(str_from(r->text, at), STR("in ")))
		at += 3;
	t->part = x->group;
	return at;
}

static bool
read_time(const struct reader *r, size_t start, struct time_mention *t)
{
	size_t at, end;

	/* Most words begin no time at all. */
	if (!scan_is_digit(r->text, start) &&
	    match(r, start,
		LEX(PART) | LEX(WEEKDAY) | LEX(MONTH) | LEX(DAY) | LEX(PERIOD) |
		    LEX(ORDER) | LEX(ARTICLE),
		&end) == NULL)
		return false;
	*t = (struct time_mention){
	    .start = (uint32_t)start, .weekday = -1, .unit = "", .part = ""};
	at = read_part(r, start, t);
	if (read_weekday(r, at, t) || read_date(r, at, t)) {
		resolve(r, t);
		return true;
	}
	if (at == start && (read_clock(r, at, t) || read_relative(r, at, t))) {
		resolve(r, t);
		return true;
	}
	return read_bare_year(r, at, t);
}

/* "around 3:30" */
static bool
is_about(const struct reader *r, size_t at)
{
	size_t end, before = scan_word_before(r->text, at);
	const struct lexeme *x =
	    before == STR_NPOS ? NULL : match(r, before, LEX(BOUND), &end);

	return x != NULL && strcmp(x->group, "about") == 0;
}

/* "Super Tuesday", "Fox News Sunday": a name, not a day; its end. */
static size_t
behind_named_day(const struct reader *r, size_t at)
{
	size_t end;
	const struct lexeme *x =
	    is_upper(r->text, at) ? match(r, at, LEX(WEEKDAY), &end) : NULL;

	return x != NULL && x->value < 0 ? end : at;
}

size_t
times_find(struct arena *a, struct str text, struct str language,
    struct when published, struct time_mention **out)
{
	struct reader r = {text, lexicon_of(language), false, published};
	VEC(struct time_mention) found = {0};
	size_t at = 0;

	r.english = r.lex == lexicon_of(STR("en"));
	while ((at = scan_word(text, at)) < text.n) {
		struct time_mention t;
		size_t named = behind_named_day(&r, at);

		if (named > at || !read_time(&r, at, &t)) {
			at = MAX(named, scan_word_end(text, at));
			continue;
		}
		t.about = t.type == TIME_CLOCK && is_about(&r, at);
		*vec_add(a, &found) = t;
		at = t.end;
	}
	*out = found.at;
	return found.n;
}

int
time_weekday(const struct time_mention *t)
{
	if (t->type != TIME_DAY)
		return -1;
	if (t->weekday >= 0)
		return t->weekday;
	return t->resolved ? civil_weekday(t->at) : -1;
}

struct str
time_text(struct arena *a, const struct time_mention *t, struct str words)
{
	static const char *const days[] = {"Monday", "Tuesday", "Wednesday",
	    "Thursday", "Friday", "Saturday", "Sunday"};

	if (t->type == TIME_CLOCK)
		return arena_printf(
		    a, "%02d:%02d", t->minute / 60, t->minute % 60);
	if (t->type == TIME_DAY && t->resolved)
		return civil_date(a, t->at * DAY_SECONDS);
	if (t->type == TIME_DAY && t->day > 0)
		return arena_printf(a, "--%02d-%02d", t->month, t->day);
	if (t->type == TIME_DAY && t->weekday >= 0)
		return str_c(days[t->weekday]);
	if (t->type == TIME_MONTH && t->year > 0)
		return arena_printf(a, "%04d-%02d", t->year, t->month);
	if (t->type == TIME_MONTH)
		return arena_printf(a, "--%02d", t->month);
	if (t->type == TIME_YEAR && strcmp(t->part, "decade") == 0)
		return arena_printf(a, "%04ds", t->year);
	if (t->type == TIME_YEAR)
		return arena_printf(
		    a, "%s%s%04d", t->part, t->part[0] ? " " : "", t->year);
	return words;
}
