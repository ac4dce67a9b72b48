/*
 * Times of the day: digits with a colon ("05:12"), digits with a word
 * that says they are hours ("5 p.m.", "17 Uhr 30", "0500 GMT"), words
 * ("noon", "seven o'clock"), and the spoken form, minutes before or after
 * an hour ("half past five", "quarter to nine", "halb sechs").
 *
 * In some languages only the word before tells hours from a length or a
 * decimal: "a las 17.30", "à 17 heures".
 */
#include "src/compare/clocks.h"

#include "src/compare/scan.h"

const struct lexeme *
time_match(
    const struct time_reader *r, size_t at, uint32_t kinds, size_t *end)
{
	if (at >= r->text.n)
		return NULL;
	return lexicon_match(r->lex, r->text, at, kinds, end);
}

static bool
is_of(const struct lexeme *x, const char *group)
{
	return x != NULL && strcmp(x->group, group) == 0;
}

bool
time_is_part(const struct lexeme *x)
{
	return x != NULL && !is_of(x, "clock") && !is_of(x, "past") &&
	    !is_of(x, "to");
}

/* An hour in digits or, up to twelve, in a word; -1: none. */
static int
read_hour(const struct time_reader *r, size_t at, size_t *end)
{
	const struct lexeme *x;
	size_t p = at;
	int hour = 0;

	while (scan_is_digit(r->text, p) && p - at < 3)
		hour = hour * 10 + (r->text.s[p++] - '0');
	*end = p;
	if (p > at)
		return p - at <= 2 && hour <= 24 ? hour : -1;
	x = time_match(r, at, LEX(NUMBER), end);
	return x != NULL && x->value >= 1 && x->value <= 12 ? (int)x->value
							    : -1;
}

/* Two digits of minutes, not part of more; -1: none. */
static int
two_digits(struct str t, size_t at)
{
	int v;

	if (!scan_is_digit(t, at) || !scan_is_digit(t, at + 1) ||
	    scan_is_digit(t, at + 2))
		return -1;
	v = (t.s[at] - '0') * 10 + (t.s[at + 1] - '0');
	return v <= 59 ? v : -1;
}

static bool
set_clock(struct time_mention *t, int hour, int minute, size_t end)
{
	t->type = TIME_CLOCK;
	t->minute = hour * 60 + minute;
	t->end = (uint32_t)end;
	return true;
}

/* Twelve hours of the afternoon, or none of the night. */
static int
in_half(int hour, const struct lexeme *x)
{
	if (is_of(x, "pm") && hour < 12)
		return hour + 12;
	return is_of(x, "am") && hour == 12 ? 0 : hour;
}

/* "Half past five", "a quarter to nine"; but not "a quarter to nine
 * percent". */
static bool
read_spoken(const struct time_reader *r, size_t at, struct time_mention *t)
{
	size_t end, behind;
	const struct lexeme *x = time_match(r, at, LEX(PART), &end);
	bool to = is_of(x, "to");
	int hour, minute = x == NULL ? 0 : (int)x->value;

	if (!to && !is_of(x, "past"))
		return false;
	hour = read_hour(r, scan_gap(r->text, end), &end);
	if (hour < 1 || scan_is_digit(r->text, end) ||
	    time_match(r, scan_gap(r->text, end),
		LEX(UNIT) | LEX(CURRENCY) | LEX(MAGNITUDE), &behind) != NULL)
		return false;
	x = time_match(r, scan_gap(r->text, end), LEX(CLOCK), &behind);
	if (x != NULL && !is_of(x, "zone")) {
		hour = in_half(hour, x);
		end = behind;
	}
	return set_clock(t, hour, to ? -minute : minute, end);
}

/* "0500 GMT" */
static bool
read_military(const struct time_reader *r, size_t at, struct time_mention *t)
{
	int hour = two_digits(str_sub(r->text, 0, at + 2), at);
	int minute = two_digits(r->text, at + 2);
	size_t end;

	return hour >= 0 && hour < 24 && minute >= 0 &&
	    is_of(time_match(r, scan_gap(r->text, at + 4), LEX(CLOCK), &end),
		"zone") &&
	    set_clock(t, hour, minute, end);
}

/* Does a word before say that hours follow: "a las 17.30"? */
static bool
is_told(const struct time_reader *r, size_t at)
{
	size_t end, before = scan_word_before(r->text, at);

	return before != STR_NPOS &&
	    is_of(time_match(r, before, LEX(CLOCK), &end), "at");
}

/* "5:12 a.m.", "05:12", "17h30", "17.30 Uhr". */
static bool
read_minutes(const struct time_reader *r, size_t at, int hour, size_t p,
    struct time_mention *t)
{
	struct str s = r->text;
	int minute = two_digits(s, p + 1);
	size_t end, behind;
	const struct lexeme *x =
	    time_match(r, scan_gap(s, p + 3), LEX(CLOCK), &behind);

	end = x != NULL ? behind : p + 3;
	if (minute < 0 || (s.s[p] == '.' && x == NULL && !is_told(r, at)) ||
	    (end < s.n && s.s[end] == ':'))
		return false;
	return set_clock(t, in_half(hour, x), minute, end);
}

/* "5 p.m.", "seven o'clock", "17 Uhr 30", "5 h 12", "12 noon". */
static bool
read_marked(const struct time_reader *r, size_t at, int hour, size_t p,
    struct time_mention *t)
{
	size_t end, noon, more;
	const struct lexeme *x =
	    time_match(r, scan_gap(r->text, p), LEX(CLOCK), &end);
	int minute;

	if (hour == 12 &&
	    is_of(time_match(r, scan_gap(r->text, p), LEX(PART), &noon),
		"clock"))
		return clock_read(r, scan_gap(r->text, p), t);
	if (x == NULL || is_of(x, "zone") || is_of(x, "at") ||
	    (is_of(x, "hours") && !is_told(r, at)))
		return false;
	more = scan_gap(r->text, end);
	minute = is_of(x, "h") || is_of(x, "hours")
	    ? two_digits(r->text, more)
	    : -1;
	if (minute >= 0 && !scan_is_word(r->text, more + 2))
		return set_clock(t, hour, minute, more + 2);
	return set_clock(t, in_half(hour, x), 0, end);
}

bool
clock_read(const struct time_reader *r, size_t at, struct time_mention *t)
{
	struct str s = r->text;
	size_t end, p;
	const struct lexeme *x = time_match(r, at, LEX(PART), &end);
	int hour;

	if (is_of(x, "clock"))
		return set_clock(t, (int)x->value, 0, end);
	if (read_spoken(r, at, t) || read_military(r, at, t))
		return true;
	hour = read_hour(r, at, &p);
	if (hour < 0 || (at > 0 && s.s[at - 1] == ':'))
		return false;
	if (scan_is_digit(s, at) && p + 2 < s.n &&
	    (s.s[p] == ':' || s.s[p] == 'h' || s.s[p] == '.') &&
	    scan_is_digit(s, p + 1))
		return read_minutes(r, at, hour, p, t);
	return read_marked(r, at, hour, p, t);
}
