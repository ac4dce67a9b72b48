/*
 * Times are read left to right, the longest form first: a weekday with
 * its date, a date or month or year (calendar.c), a clock time (clocks.c).
 *
 * Weekdays are what news says instead of dates.  "On Monday" in a text
 * of Wednesday is the Monday before; it is the next one only when the
 * words before it in the sentence say that it is to come ("will",
 * "until", "next"), or when it is the very next day: nobody calls the
 * day of six days ago by its bare name (of 40 such in news articles 33
 * were to come, and an article dated a day early is as common as that).
 * Without the article's own date a weekday stays a weekday: two of them
 * can still contradict each other, and a full date has one too.
 */
#include "src/compare/calendar.h"

#include "src/base/civil.h"
#include "src/base/vec.h"
#include "src/compare/scan.h"

/* "Monday", "Monday morning", "Monday, November 20". */
static bool
read_weekday(const struct time_reader *r, size_t at, struct time_mention *t)
{
	size_t end, p;
	const struct lexeme *x = time_match(r, at, LEX(WEEKDAY), &end);
	struct time_mention date;

	if (x == NULL || (r->english && !calendar_capital(r->text, at)) ||
	    (end - at <= 3 &&
		!(r->english && end < r->text.n && r->text.s[end] == '.')))
		return false;
	t->type = TIME_DAY;
	t->weekday = (int)x->value;
	t->end = (uint32_t)end;
	/* "Montagabend" */
	if (x->group[0] != '\0')
		t->part = x->group;
	p = calendar_joint(r, end);
	date = *t;
	if (calendar_date(r, p, &date) && date.type == TIME_DAY) {
		*t = date;
		t->weekday = (int)x->value;
		return true;
	}
	p = scan_gap(r->text, end);
	x = time_match(r, p, LEX(PART), &end);
	if (time_is_part(x)) {
		t->part = x->group;
		t->end = (uint32_t)end;
	}
	return true;
}

/* "Mañana" and "morgen" are the morning too: behind an article or a day,
 * or as a noun. */
static bool
is_morning(const struct time_reader *r, size_t at, const struct lexeme *x)
{
	size_t end, before = scan_word_before(r->text, at);

	return strcmp(x->group, "alone") == 0 && before != STR_NPOS &&
	    (calendar_capital(r->text, at) ||
		time_match(r, before, LEX(ARTICLE) | LEX(WEEKDAY) | LEX(DAY),
		    &end) != NULL);
}

/* "yesterday", "last week", "shortly after", "a month after". */
static bool
read_relative(const struct time_reader *r, size_t at, struct time_mention *t)
{
	size_t end, unit_end;
	const struct lexeme *unit;
	const struct lexeme *x =
	    time_match(r, at, LEX(DAY) | LEX(PERIOD) | LEX(ORDER), &end);

	if (x != NULL && x->kind == LEX_DAY && is_morning(r, at, x))
		return false;
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
	if (x != NULL || time_match(r, at, LEX(ARTICLE), &end) == NULL)
		return false;
	unit = time_match(r, scan_gap(r->text, end), LEX(UNIT), &unit_end);
	if (unit == NULL || strcmp(unit->group, "time") != 0)
		return false;
	x = time_match(r, scan_gap(r->text, unit_end), LEX(ORDER), &end);
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
is_tense(const struct time_reader *r, size_t at, bool past)
{
	size_t end;
	const struct lexeme *x = time_match(r, at, LEX(FUTURE), &end);

	return x != NULL && (x->value < 0) == past;
}

/* Does the sentence before 'at' speak of what is to come? */
static bool
is_future(const struct time_reader *r, size_t at)
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
resolve_weekday(const struct time_reader *r, struct time_mention *t, int64_t today)
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
resolve(const struct time_reader *r, struct time_mention *t)
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
read_part(const struct time_reader *r, size_t at, struct time_mention *t)
{
	size_t end;
	const struct lexeme *x = time_match(r, at, LEX(PART), &end);

	if (!time_is_part(x) || strcmp(x->group, "season") == 0)
		return at;
	at = scan_gap(r->text, end);
	if (str_istarts(str_from(r->text, at), STR("on ")) ||
	    str_istarts(str_from(r->text, at), STR("in ")))
		at += 3;
	t->part = x->group;
	return at;
}

static bool
read_time(const struct time_reader *r, size_t start, struct time_mention *t)
{
	const struct time_mention fresh = {
	    .start = (uint32_t)start, .weekday = -1, .unit = "", .part = ""};
	size_t at, end;

	/* Most words begin no time at all. */
	if (!scan_is_digit(r->text, start) &&
	    time_match(r, start,
		LEX(PART) | LEX(WEEKDAY) | LEX(MONTH) | LEX(DAY) | LEX(PERIOD) |
		    LEX(ORDER) | LEX(ARTICLE) | LEX(NUMBER),
		&end) == NULL)
		return false;
	*t = fresh;
	at = read_part(r, start, t);
	if (read_weekday(r, at, t) || calendar_date(r, at, t)) {
		resolve(r, t);
		return true;
	}
	if (at > start && calendar_bare_year(r, at, t))
		return true;
	*t = fresh;
	if (clock_read(r, start, t) || read_relative(r, start, t)) {
		resolve(r, t);
		return true;
	}
	return calendar_bare_year(r, start, t);
}

/* The other day of "March 3-5", "March 3 and 4", "March 3 to 5, 2025",
 * whose year is that of both. */
static bool
read_second_day(const struct time_reader *r, struct time_mention *first,
    struct time_mention *second)
{
	struct str t = r->text;
	size_t end, behind, at = scan_dash(t, first->end);
	uint32_t digits = first->end;
	const struct lexeme *x;

	while (digits > first->start && scan_is_digit(t, digits - 1))
		digits--;
	if (first->type != TIME_DAY || first->day == 0 ||
	    first->end - digits > 2 || first->end == digits)
		return false;
	if (at == first->end) {
		x = time_match(r, scan_gap(t, at), LEX(AND) | LEX(RANGE), &end);
		if (x == NULL || strcmp(x->group, "open") == 0)
			return false;
		at = scan_gap(t, end);
	}
	*second = *first;
	if (!calendar_day(r, at, &second->day, &end) ||
	    second->day <= first->day ||
	    time_match(r, scan_gap(t, end),
		LEX(UNIT) | LEX(COUNTED) | LEX(MAGNITUDE) | LEX(CURRENCY) |
		    LEX(MONTH) | LEX(CLOCK) | LEX(OTHER),
		&behind) != NULL)
		return false;
	second->start = (uint32_t)at;
	second->part = "";
	second->weekday = -1;
	second->resolved = false;
	if (calendar_year(r, calendar_joint(r, end), &second->year, &end)) {
		first->year = second->year;
		first->resolved = false;
		resolve(r, first);
	}
	second->end = (uint32_t)end;
	resolve(r, second);
	return true;
}

/* "around 3:30" */
static bool
is_about(const struct time_reader *r, size_t at)
{
	size_t end, before = scan_word_before(r->text, at);
	const struct lexeme *x =
	    before == STR_NPOS ? NULL : time_match(r, before, LEX(BOUND), &end);

	return x != NULL && strcmp(x->group, "about") == 0;
}

/* "Super Tuesday", "Fox News Sunday": a name, not a day; its end. */
static size_t
behind_named_day(const struct time_reader *r, size_t at)
{
	size_t end;
	const struct lexeme *x =
	    calendar_capital(r->text, at) ? time_match(r, at, LEX(WEEKDAY), &end) : NULL;

	return x != NULL && x->value < 0 ? end : at;
}

size_t
times_find(struct arena *a, struct str text, struct str language,
    struct when published, struct time_mention **out)
{
	struct time_reader r = {text, lexicon_of(language), false, published};
	VEC(struct time_mention) found = {0};
	size_t at = 0;

	r.english = r.lex == lexicon_of(STR("en"));
	while ((at = scan_word(text, at)) < text.n) {
		struct time_mention t, second;
		size_t named = behind_named_day(&r, at);

		if (named > at || !read_time(&r, at, &t)) {
			at = MAX(named, scan_word_end(text, at));
			continue;
		}
		t.about = t.type == TIME_CLOCK && is_about(&r, at);
		if (read_second_day(&r, &t, &second)) {
			*vec_add(a, &found) = t;
			t = second;
		}
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
