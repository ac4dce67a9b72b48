/*
 * look.c - one paragraph, looked at alone.
 */
#include "src/ingest/look.h"

#include "src/ingest/dates.h"
#include "src/ingest/outlet.h"
#include "src/ingest/phrases.h"

/* Longer paragraphs are no labels, prices or signatures. */
#define SHORT_BYTES 80

static bool
is_space(char b)
{
	return b == ' ' || (b >= '\t' && b <= '\r');
}

static bool
is_letter(uint32_t cp)
{
	return ((cp | 32) >= 'a' && (cp | 32) <= 'z') ||
	    (cp >= 0xc0 && (cp < 0x2000 || cp >= 0x2c00));
}

static size_t
count_words(struct str s)
{
	bool space = true;
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool was = space;

		space = is_space(s.s[i]);
		n += was && !space;
	}
	return n;
}

/* A closing quote or bracket may follow the stop. */
static bool
ends_sentence(struct str s)
{
	static const char *const closers[] = {"\"", "'", ")", "]",
		"\xe2\x80\x9d", "\xe2\x80\x99", "\xc2\xbb", "\xe2\x80\x9c"};
	static const char *const stops[] = {".", "!", "?", ":", ";",
		"\xe2\x80\xa6", "\xe3\x80\x82", "\xef\xbc\x81", "\xef\xbc\x9f",
		"\xd8\x9f", "\xe0\xa5\xa4"};

	for (size_t i = 0; i < ARRAY_LEN(closers); i++)
		if (str_ends(s, str_c(closers[i]))) {
			s.n -= strlen(closers[i]);
			break;
		}
	for (size_t i = 0; i < ARRAY_LEN(stops); i++)
		if (str_ends(s, str_c(stops[i])))
			return true;
	return false;
}

/* Rules and stars part texts: "___", "* * *". */
static bool
has_letters(struct str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t cp = str_utf8(s, &at);

		if (is_letter(cp) || (cp >= '0' && cp <= '9') || cp > 0xffff)
			return true;
	}
	return false;
}

/* "{{free_limit}}", "${user.name}": a template nobody filled in. */
static bool
has_template(struct str s)
{
	static const char *const open[] = {"{{", "${", "{%"};

	if (str_chr(s, '{', 0) == STR_NPOS)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(open); i++) {
		size_t at = str_find(s, str_c(open[i]), 0);

		if (at != STR_NPOS && str_chr(s, '}', at) != STR_NPOS)
			return true;
	}
	return false;
}

static bool
in_list(struct str w, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ieq(w, str_c(list[i])))
			return true;
	return false;
}

/* Calls no memory: takes the next run of letters off *rest. */
static bool
next_letters(struct str *rest, struct str *out)
{
	size_t at = 0, from;

	while (at < rest->n) {
		size_t next = at;

		if (is_letter(str_utf8(*rest, &next)))
			break;
		at = next;
	}
	from = at;
	while (at < rest->n) {
		size_t next = at;

		if (!is_letter(str_utf8(*rest, &next)))
			break;
		at = next;
	}
	*out = str_sub(*rest, from, at);
	*rest = str_from(*rest, at);
	return out->n > 0;
}

/* Nothing but an amount of money and a period: "$4.99/Month". */
static bool
is_price(struct str s)
{
	static const char *const signs[] = {"$", "\xe2\x82\xac", "\xc2\xa3",
		"\xe2\x82\xb9", "\xc2\xa5", "Rs", "USD", "EUR", "GBP"};
	static const char *const periods[] = {"month", "months", "year",
		"years", "week", "weeks", "day", "mo", "yr", "per", "a",
		"rs", "usd", "eur", "gbp", "off", "only", "for"};
	struct str rest = s, w;
	bool sign = false, digit = false;

	if (s.n > SHORT_BYTES)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		sign |= str_find(s, str_c(signs[i]), 0) != STR_NPOS;
	for (size_t i = 0; i < s.n; i++)
		digit |= s.s[i] >= '0' && s.s[i] <= '9';
	if (!sign || !digit)
		return false;
	while (next_letters(&rest, &w))
		if (!in_list(w, periods, ARRAY_LEN(periods)))
			return false;
	return true;
}

/* Two to four short lower-case names with slashes: those who handled a
 * dispatch sign so. */
static bool
is_initials(struct str s)
{
	size_t slashes = 0, run = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '/') {
			if (run < 1)
				return false;
			slashes++;
			run = 0;
		} else if (s.s[i] >= 'a' && s.s[i] <= 'z') {
			if (++run > 10)
				return false;
		} else {
			return false;
		}
	}
	return slashes >= 1 && slashes <= 3 && run >= 1;
}

struct str
look_signature(struct str s)
{
	bool dashes = false;

	if (s.n > SHORT_BYTES)
		return STR_NONE;
	while (s.n && (s.s[0] == '-' || str_starts(s, STR("\xe2\x80\x93")) ||
	    str_starts(s, STR("\xe2\x80\x94")))) {
		s = str_from(s, s.s[0] == '-' ? 1 : 3);
		dashes = true;
	}
	s = str_trim(s);
	if (!dashes && str_starts(s, STR("(")) && str_ends(s, STR(")"))) {
		s = str_sub(s, 1, s.n - 1);
		dashes = true;
	}
	return dashes ? outlet_agency(s) : STR_NONE;
}

/* Words that may stand around a date in a line of its own. */
static bool
is_date_label(struct str w)
{
	static const char *const labels[] = {"date", "updated", "update",
		"published", "posted", "last", "modified", "first", "created",
		"on", "at", "by", "px", "pt", "am", "pm", "a", "p", "m",
		"est", "edt", "gmt", "utc", "ist", "et", "bst", "cet", "cest",
		"uhr", "um", "stand", "h", "hrs", "min", "mins", "minutes",
		"hours", "ago", "read", "time", "publi\xc3\xa9", "le",
		"publicado", "actualizado", "el", "mis", "\xc3\xa0", "jour",
		"aktualisiert", "ver\xc3\xb6" "ffentlicht", "am",
		"monday", "tuesday", "wednesday", "thursday", "friday",
		"saturday", "sunday", "mon", "tue", "tues", "wed", "thu",
		"thur", "thurs", "fri", "sat", "sun", "montag", "dienstag",
		"mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
		"lunes", "martes", "mi\xc3\xa9rcoles", "jueves", "viernes",
		"s\xc3\xa1" "bado", "domingo", "lundi", "mardi", "mercredi",
		"jeudi", "vendredi", "samedi", "dimanche"};

	return in_list(w, labels, ARRAY_LEN(labels));
}

static bool
only_labels(struct str s)
{
	struct str w;

	while (next_letters(&s, &w))
		if (!is_date_label(w))
			return false;
	return true;
}

bool
look_date_line(struct str s, struct when *when)
{
	struct date_span d;

	if (s.n > 2 * SHORT_BYTES || !date_find(s, &d) ||
	    !only_labels(str_sub(s, 0, d.start)) ||
	    !only_labels(str_from(s, d.end)))
		return false;
	*when = d.when;
	return true;
}

bool
look_leading_date(struct str s, struct when *when, struct str *rest)
{
	struct date_span d;
	bool digit = false;

	/* Most paragraphs have no figure there. */
	for (size_t i = 0; i < s.n && i < SHORT_BYTES / 2; i++)
		digit |= s.s[i] >= '0' && s.s[i] <= '9';
	if (!digit || !date_find(str_sub(s, 0, SHORT_BYTES), &d) ||
	    d.start > 24 ||
	    !only_labels(str_sub(s, 0, d.start)))
		return false;
	/* "21 November 2017 was the day when" is a sentence; a label or the
	 * ISO form is not how sentences begin. */
	if (d.start == 0 && !(d.end >= 10 && s.s[4] == '-'))
		return false;
	if (d.start > 0 && str_ieq(str_trim(str_sub(s, 0, d.start)), STR("On")))
		return false;
	*when = d.when;
	*rest = str_trim(str_from(s, d.end));
	return true;
}

struct look
look_at(struct str s)
{
	struct look k = {.text = s};
	struct when when;
	enum phrase_sort sort;

	/* A line that is all date has nothing behind the date. */
	if (!look_leading_date(s, &when, &k.text) || only_labels(k.text))
		k.text = s;
	k.words = count_words(k.text);
	k.ends = ends_sentence(k.text);
	k.rule = s.n <= SHORT_BYTES && !has_letters(k.text);
	sort = phrase_sort(k.text, k.words);
	k.caption = sort == PHRASE_CAPTION;
	k.furniture = sort != PHRASE_NONE && sort != PHRASE_CAPTION;
	if (!k.caption && !k.furniture)
		k.furniture = k.rule || has_template(k.text) ||
		    is_price(k.text) || is_initials(k.text) ||
		    look_signature(k.text).n > 0;
	k.tells = !k.furniture && !k.caption &&
	    ((k.ends && k.words >= 6) || k.words > 20);
	return k;
}

bool
furniture_alone(struct str text)
{
	return look_at(str_trim(text)).furniture;
}

bool
furniture_or_caption(struct str text)
{
	struct look k = look_at(str_trim(text));

	return k.furniture || k.caption;
}
