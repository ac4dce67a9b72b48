/*
 * dates.c - reads dates.
 *
 * A cursor runs over the text; each small reader takes what it knows and
 * moves the cursor, or leaves it where it was and says false.  A date is
 *
 *	[weekday] day-part [joint time [zone]] [(comment)]
 *
 * where the day-part is one of three families: digits first (ISO forms,
 * 21 November 2017, 21.11.2017, 2017年11月21日), month name first
 * (November 21, 2017; Nov 21 10:00:00 2017), or all in one number
 * (20171121, 171121, 2017325).  The order of day and month in figures
 * follows the sign between them: D.M.Y, M/D/Y, D-M-Y, unless the figure
 * itself allows only the other.
 *
 * A feed's date element is read whole and leniently: the element says it
 * is a date.  In running text only a date written out in full is one.
 */
#include "src/ingest/dates.h"

#include "src/base/civil.h"

struct cursor {
	struct str s;
	size_t at;
	bool whole; /* lenient forms are allowed */
};

struct fields {
	struct civil c;
	int zone; /* minutes east */
	bool timed;
};

static int
peek(const struct cursor *c)
{
	return c->at < c->s.n ? (unsigned char)c->s.s[c->at] : -1;
}

static bool
is_digit(int b)
{
	return b >= '0' && b <= '9';
}

static bool
take(struct cursor *c, char b)
{
	if (peek(c) != (unsigned char)b)
		return false;
	c->at++;
	return true;
}

static bool
take_str(struct cursor *c, const char *s)
{
	if (!str_istarts(str_from(c->s, c->at), str_c(s)))
		return false;
	c->at += strlen(s);
	return true;
}

/* White space, no-break spaces too. */
static bool
spaces(struct cursor *c)
{
	size_t from = c->at;

	for (;;) {
		int b = peek(c);

		if (b == ' ' || (b >= '\t' && b <= '\r'))
			c->at++;
		else if (!take_str(c, "\xc2\xa0") &&
		    !take_str(c, "\xe2\x80\xaf"))
			return c->at > from;
	}
}

/* At most nine digits; longer numbers are no part of any date. */
static bool
number(struct cursor *c, int *value, int *digits)
{
	size_t at = c->at;
	int v = 0, n = 0;

	for (; at < c->s.n && is_digit((unsigned char)c->s.s[at]); at++) {
		if (++n > 9)
			return false;
		v = v * 10 + (c->s.s[at] - '0');
	}
	if (n == 0)
		return false;
	c->at = at;
	*value = v;
	*digits = n;
	return true;
}

static bool
word(struct cursor *c, struct str *out)
{
	size_t at = c->at;

	while (at < c->s.n) {
		size_t next = at;
		uint32_t cp = str_utf8(c->s, &next);

		if (!((cp | 32) >= 'a' && (cp | 32) <= 'z') &&
		    (cp < 0xc0 || (cp >= 0x2000 && cp < 0x2c00)))
			break;
		at = next;
	}
	*out = str_sub(c->s, c->at, at);
	c->at = at;
	return out->n > 0;
}

static bool
month_word(struct cursor *c, int *month)
{
	struct cursor was = *c;
	struct str w;

	if (!word(c, &w) || (*month = date_month_word(w)) == 0) {
		*c = was;
		return false;
	}
	take(c, '.');
	return true;
}

/* What may stand between the parts of a written date. */
static void
joint(struct cursor *c)
{
	static const char *const small[] = {"de ", "del ", "of ", "do "};

	spaces(c);
	while (take(c, ',') || take(c, '-') || take(c, '/') || take(c, '.'))
		;
	spaces(c);
	for (size_t i = 0; i < ARRAY_LEN(small); i++)
		if (take_str(c, small[i]))
			break;
	spaces(c);
}

/* "1st", "2.", "3º", "1er". */
static void
ordinal(struct cursor *c)
{
	static const char *const ends[] = {"st", "nd", "rd", "th", "er",
		"\xc2\xba", "."};

	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		if (take_str(c, ends[i]))
			return;
}

static bool
year(struct cursor *c, int *out)
{
	struct cursor was = *c;
	int v, digits;

	take(c, '\'');
	if (!number(c, &v, &digits) ||
	    !(digits == 4 || (digits == 2 && c->whole)) || peek(c) == ':') {
		*c = was;
		return false;
	}
	*out = digits == 4 ? v : v < 70 ? 2000 + v : 1900 + v;
	return true;
}

static void
from_ordinal(struct fields *f, int y, int day)
{
	struct civil c = civil_from_seconds(
	    (civil_days(y, 1, 1) + day - 1) * DAY_SECONDS);

	/* A day the year does not have makes a month that is refused. */
	f->c.year = y;
	f->c.month = day >= 1 && c.year == y ? c.month : 13;
	f->c.day = c.day;
}

/* Everything in one number. */
static bool
packed(struct fields *f, int v, int digits)
{
	int century = v / 10000 < 70 ? 2000 : 1900;

	switch (digits) {
	case 8:
		f->c.year = v / 10000;
		f->c.month = v / 100 % 100;
		f->c.day = v % 100;
		return true;
	case 7:
		from_ordinal(f, v / 1000, v % 1000);
		return true;
	case 6:
		f->c.year = century + v / 10000;
		f->c.month = v / 100 % 100;
		f->c.day = v % 100;
		return true;
	case 5:
		from_ordinal(f, (v / 1000 < 70 ? 2000 : 1900) + v / 1000,
		    v % 1000);
		return true;
	}
	return false;
}

/* Behind a year of four digits. */
static bool
year_first(struct cursor *c, struct fields *f)
{
	struct cursor was = *c;
	int v, digits, sign = peek(c);

	if (take_str(c, "\xeb\x85\x84") || take_str(c, "\xe5\xb9\xb4")) {
		spaces(c);
		if (!number(c, &f->c.month, &digits) ||
		    (!take_str(c, "\xec\x9b\x94") &&
		    !take_str(c, "\xe6\x9c\x88")))
			return false;
		spaces(c);
		if (!number(c, &f->c.day, &digits))
			return false;
		/* Korean has but one zone. */
		if (take_str(c, "\xec\x9d\xbc"))
			f->zone = 9 * 60;
		else if (!take_str(c, "\xe6\x97\xa5"))
			return false;
		return true;
	}
	if (sign == '-' || sign == '/' || sign == '.') {
		c->at++;
		if (number(c, &v, &digits)) {
			if (digits == 3 && v > 12 && c->whole) {
				from_ordinal(f, f->c.year, v);
				return true;
			}
			f->c.month = v;
			f->c.day = 1;
			if (take(c, (char)sign))
				return number(c, &f->c.day, &digits) &&
				    digits <= 2;
			return c->whole && digits == 2;
		}
		*c = was;
	}
	joint(c);
	if (month_word(c, &f->c.month)) {
		joint(c);
		if (!number(c, &f->c.day, &digits) || digits > 2)
			return false;
		ordinal(c);
		return true;
	}
	*c = was;
	spaces(c);
	f->c.month = f->c.day = 1;
	return c->whole && c->at == c->s.n;
}

/* "21.11.2017": behind the first figure and at the sign. */
static bool
figures(struct cursor *c, struct fields *f, int first)
{
	int sign = peek(c), second, digits;

	c->at++;
	spaces(c);
	if (!number(c, &second, &digits) || digits > 2 ||
	    !take(c, (char)sign))
		return false;
	spaces(c);
	if (!year(c, &f->c.year))
		return false;
	f->c.day = first;
	f->c.month = second;
	if ((sign == '/' && first <= 12) || second > 12) {
		f->c.day = second;
		f->c.month = first;
	}
	return true;
}

static bool
digits_first(struct cursor *c, struct fields *f)
{
	struct cursor was;
	int v, digits;
	bool minus = c->whole && take(c, '-');

	if (!number(c, &v, &digits))
		return false;
	if (minus) {
		if (digits != 4)
			return false;
		f->c.year = (v / 100 < 70 ? 2000 : 1900) + v / 100;
		f->c.month = v % 100;
		f->c.day = 1;
		return true;
	}
	if (digits > 4)
		return c->whole && packed(f, v, digits);
	if (digits == 4) {
		f->c.year = v;
		return year_first(c, f);
	}
	if (digits == 3)
		return false;
	was = *c;
	if ((peek(c) == '/' || peek(c) == '.' || peek(c) == '-') &&
	    figures(c, f, v))
		return true;
	*c = was;
	ordinal(c);
	joint(c);
	f->c.day = v;
	if (!month_word(c, &f->c.month))
		return false;
	joint(c);
	return year(c, &f->c.year);
}

static bool time_part(struct cursor *c, struct fields *f);
static bool zone(struct cursor *c, struct fields *f);

static bool
month_first(struct cursor *c, struct fields *f)
{
	struct cursor ahead = *c;
	struct str w;
	int digits;

	/* Hardly a word of a text is a month: see if a figure follows before
	 * the tables are asked. */
	if (!word(&ahead, &w))
		return false;
	joint(&ahead);
	if (!is_digit(peek(&ahead)) || !month_word(c, &f->c.month))
		return false;
	joint(c);
	if (!number(c, &f->c.day, &digits) || digits > 2)
		return false;
	ordinal(c);
	joint(c);
	if (year(c, &f->c.year))
		return true;
	/* asctime puts the year last. */
	if (!time_part(c, f))
		return false;
	zone(c, f);
	spaces(c);
	return year(c, &f->c.year);
}

/* "AM", "p.m." */
static void
half_day(struct cursor *c, struct fields *f)
{
	static const struct {
		const char *word;
		bool pm;
	} halves[] = {{"a.m.", false}, {"p.m.", true}, {"am", false},
		{"pm", true}};

	for (size_t i = 0; i < ARRAY_LEN(halves); i++) {
		struct cursor was = *c;

		spaces(c);
		/* "amd" is no "am". */
		if (take_str(c, halves[i].word) &&
		    !((peek(c) | 32) >= 'a' && (peek(c) | 32) <= 'z')) {
			if (halves[i].pm && f->c.hour < 12)
				f->c.hour += 12;
			else if (!halves[i].pm && f->c.hour == 12)
				f->c.hour = 0;
			return;
		}
		*c = was;
	}
}

static bool
time_part(struct cursor *c, struct fields *f)
{
	struct cursor was = *c;
	int digits, fraction;

	if (!number(c, &f->c.hour, &digits))
		return false;
	if ((digits == 6 || digits == 4) && peek(c) != ':') {
		int v = f->c.hour, shift = digits == 6 ? 10000 : 100;

		f->c.hour = v / shift;
		f->c.minute = shift == 100 ? v % 100 : v / 100 % 100;
		f->c.second = shift == 100 ? 0 : v % 100;
		f->timed = true;
		return true;
	}
	if (digits > 2 || !take(c, ':') ||
	    !number(c, &f->c.minute, &digits) || digits != 2) {
		f->c.hour = f->c.minute = 0;
		*c = was;
		return false;
	}
	f->timed = true;
	was = *c;
	if (take(c, ':') && number(c, &f->c.second, &digits)) {
		if (digits != 2)
			return false;
		was = *c;
		if ((take(c, '.') || take(c, ',')) &&
		    number(c, &fraction, &digits))
			was = *c;
	}
	*c = was;
	half_day(c, f);
	return true;
}

/* What may stand between day and time. */
static void
time_joint(struct cursor *c)
{
	static const char *const joints[] = {",", "T", "at ", "um ", "kl. ",
		"a las ", "\xc3\xa0 ", "alle ", "|", "-", "\xe2\x80\x93",
		"\xc2\xb7"};

	spaces(c);
	for (size_t i = 0; i < ARRAY_LEN(joints); i++)
		if (take_str(c, joints[i]))
			spaces(c);
}

/* "+01:00", "-0500", "+7": behind GMT too. */
static bool
offset(struct cursor *c, int *minutes)
{
	struct cursor was = *c;
	int sign = peek(c) == '-' ? -1 : 1, v, m = 0, digits;

	if ((!take(c, '+') && !take(c, '-')) || !number(c, &v, &digits))
		goto none;
	if (digits > 2) {
		if (digits != 4)
			goto none;
		m = v % 100;
		v /= 100;
	} else if (take(c, ':') && (!number(c, &m, &digits) || digits != 2)) {
		goto none;
	}
	if (v > 15 || m > 59)
		goto none;
	*minutes = sign * (v * 60 + m);
	return true;
none:
	*c = was;
	return false;
}

static bool
zone(struct cursor *c, struct fields *f)
{
	struct cursor was = *c;
	struct str w;
	int more;

	spaces(c);
	if (offset(c, &f->zone))
		return true;
	take_str(c, "Etc/");
	if (word(c, &w) && date_zone_word(w, &f->zone)) {
		if (offset(c, &more))
			f->zone += more;
		return true;
	}
	/* In a date element a strange zone does not spoil the date. */
	if (c->whole && w.n >= 2 && date_month_word(w) == 0)
		return true;
	*c = was;
	return false;
}

static bool
finish(const struct fields *f, bool whole, struct when *out)
{
	struct civil c = f->c;
	int zone_minutes = f->zone;
	bool midnight = c.hour == 24 && c.minute == 0 && c.second == 0;

	if (midnight)
		c.hour = 0;
	/* A day is a day wherever it is. */
	if (!f->timed)
		zone_minutes = 0;
	if (!civil_valid(&c) || (!whole && (c.year < 1800 || c.year > 2200)))
		return false;
	out->at = civil_seconds(&c) + (midnight ? DAY_SECONDS : 0) -
	    (int64_t)zone_minutes * 60;
	out->precision = f->timed ? PRECISION_INSTANT : PRECISION_DAY;
	return true;
}

/* A date at the cursor, which moves behind it. */
static bool
date_at(struct cursor *c, struct when *out)
{
	struct fields f = {.c = {.month = 0}};
	struct cursor was = *c, behind;

	if (!month_first(c, &f)) {
		*c = was;
		f = (struct fields){.c = {.month = 0}};
		if (!digits_first(c, &f))
			return false;
	}
	/* "21.11.20175" and "2017-11-214" are no dates. */
	if (is_digit(peek(c)))
		return false;
	behind = *c;
	if (!f.timed) {
		time_joint(c);
		if (time_part(c, &f))
			behind = *c;
	}
	*c = behind;
	if (f.timed && zone(c, &f))
		behind = *c;
	*c = behind;
	return finish(&f, c->whole, out);
}

/* Nothing, or a remark in parentheses. */
static bool
at_end(struct cursor *c)
{
	spaces(c);
	if (take(c, '(')) {
		size_t close = str_chr(c->s, ')', c->at);

		c->at = close == STR_NPOS ? c->at : close + 1;
		spaces(c);
	}
	take(c, '.');
	return c->at == c->s.n;
}

bool
date_parse(struct str s, struct when *out)
{
	struct cursor c = {str_trim(s), 0, true}, begin;
	struct when when = {0, PRECISION_UNKNOWN};
	struct str w;

	if (c.s.n == 0 || c.s.n > 128)
		return false;
	begin = c;
	if (date_at(&c, &when) && at_end(&c)) {
		*out = when;
		return true;
	}
	/* A weekday, whatever its language. */
	c = begin;
	if (!word(&c, &w))
		return false;
	joint(&c);
	if (!date_at(&c, &when) || !at_end(&c))
		return false;
	*out = when;
	return true;
}

bool
date_find(struct str s, struct date_span *out)
{
	struct cursor c = {s, 0, false};
	bool digit = false;

	/* Most lines have none, and there is no date without. */
	for (size_t i = 0; i < s.n && !digit; i++)
		digit = is_digit((unsigned char)s.s[i]);
	while (digit && c.at < s.n) {
		struct cursor try = c;
		struct str w;
		int v, digits;

		if (date_at(&try, &out->when)) {
			out->start = c.at;
			out->end = try.at;
			return true;
		}
		/* On to the next word or number. */
		if (word(&c, &w) || number(&c, &v, &digits))
			continue;
		str_utf8(c.s, &c.at);
		while (c.at < s.n && is_digit((unsigned char)c.s.s[c.at]) &&
		    c.at > 0 && is_digit((unsigned char)c.s.s[c.at - 1]))
			c.at++;
	}
	return false;
}
