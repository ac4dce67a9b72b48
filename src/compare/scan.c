#include "src/compare/scan.h"

/* The byte length of a no-break or thin space at 'at', else 0. */
static size_t
wide_space(struct str t, size_t at)
{
	if (at >= t.n || (unsigned char)t.s[at] < 0x80)
		return 0;
	if (str_starts(str_from(t, at), STR("\xc2\xa0")))
		return 2;
	if (str_starts(str_from(t, at), STR("\xe2\x80\xaf")) ||
	    str_starts(str_from(t, at), STR("\xe2\x80\x89")))
		return 3;
	return 0;
}

bool
scan_is_letter(struct str t, size_t at)
{
	unsigned char c = (unsigned char)t.s[at], d;

	/* Step back to the lead byte to tell letters from marks. */
	while (at > 0 && (c & 0xc0) == 0x80)
		c = (unsigned char)t.s[--at];
	d = at + 1 < t.n ? (unsigned char)t.s[at + 1] : 0;
	if (c == 0xc2)
		return d == 0xaa || d == 0xb5 || d == 0xba;
	return !(c == 0xe2 && (d == 0x80 || d == 0x81 || d == 0x82));
}

static bool
is_sign(struct str t, size_t at)
{
	struct str rest;

	if (at >= t.n)
		return false;
	if ((unsigned char)t.s[at] < 0x80)
		return t.s[at] == '$' || t.s[at] == '%';
	rest = str_from(t, at);
	return str_starts(rest, STR("\xe2\x82")) || /* U+20A0..20BF, the euro */
	    str_starts(rest, STR("\xc2\xa3")) || /* the pound */
	    str_starts(rest, STR("\xc2\xa5")) || /* the yen */
	    str_starts(rest, STR("\xc2\xb0"));   /* the degree */
}

size_t
scan_word(struct str t, size_t at)
{
	/* Inside a word: its rest is none. */
	while (at > 0 && scan_is_word(t, at - 1) && scan_is_word(t, at))
		at++;
	while (at < t.n && !scan_is_word(t, at) && !is_sign(t, at))
		at++;
	return at;
}

size_t
scan_word_end(struct str t, size_t at)
{
	if (is_sign(t, at)) {
		str_utf8(t, &at);
		return at;
	}
	while (scan_is_word(t, at))
		at++;
	return at;
}

size_t
scan_gap(struct str t, size_t at)
{
	if (at + 1 < t.n && t.s[at] == '.' && t.s[at + 1] == ' ')
		at++;
	while (at < t.n) {
		size_t wide = wide_space(t, at);

		if (wide == 0 && t.s[at] != ' ' && t.s[at] != '-')
			break;
		at += wide ? wide : 1;
	}
	return at;
}

size_t
scan_word_before(struct str t, size_t at)
{
	while (at > 0 && t.s[at - 1] == ' ')
		at--;
	if (at == 0 || !scan_is_word(t, at - 1))
		return STR_NPOS;
	while (at > 0 && scan_is_word(t, at - 1))
		at--;
	return at;
}

size_t
scan_dash(struct str t, size_t at)
{
	size_t p = at;

	while (p < t.n && t.s[p] == ' ')
		p++;
	if (p < t.n && t.s[p] == '-')
		p++;
	else if (str_starts(str_from(t, p), STR("\xe2\x80\x93")) ||
	    str_starts(str_from(t, p), STR("\xe2\x80\x94")))
		p += 3;
	else
		return at;
	while (p < t.n && t.s[p] == ' ')
		p++;
	return p;
}

/* Exactly three digits at 'at'. */
static bool
is_group(struct str t, size_t at)
{
	return scan_is_digit(t, at) && scan_is_digit(t, at + 1) &&
	    scan_is_digit(t, at + 2) && !scan_is_digit(t, at + 3);
}

/* The length of a thousands separator at 'at', else 0.  A point or comma
 * is one where the language uses it so, or where it cannot be a decimal
 * sign because a second group follows. */
static size_t
group_mark(struct str t, size_t at, bool decimal_comma)
{
	size_t wide = wide_space(t, at);
	char c = at < t.n ? t.s[at] : 0;

	if (wide > 0)
		return is_group(t, at + wide) ? wide : 0;
	if (!is_group(t, at + 1))
		return 0;
	if (c == (decimal_comma ? '.' : ',') || c == '\'')
		return 1;
	if (decimal_comma && c == ' ')
		return 1;
	if ((c == ',' || c == '.') && at + 4 < t.n && t.s[at + 4] == c &&
	    is_group(t, at + 5))
		return 1;
	return 0;
}

bool
scan_digits(
    struct str t, size_t at, bool decimal_comma, double *value, size_t *end)
{
	double v = 0, scale = 1;
	size_t start = at;
	bool grouped = false;

	if (!scan_is_digit(t, at))
		return false;
	while (scan_is_digit(t, at)) {
		size_t mark = 0;

		v = v * 10 + (t.s[at++] - '0');
		if (grouped || at - start <= 3)
			mark = group_mark(t, at, decimal_comma);
		grouped = grouped || mark > 0;
		at += mark;
	}
	/* Both signs are understood in every language: "6.8" is no number
	 * of three groups. */
	if (at + 1 < t.n && (t.s[at] == '.' || t.s[at] == ',') &&
	    scan_is_digit(t, at + 1) &&
	    (t.s[at] == (decimal_comma ? ',' : '.') ||
		(decimal_comma && t.s[at] == '.'))) {
		at++;
		while (scan_is_digit(t, at)) {
			scale /= 10;
			v += scale * (t.s[at++] - '0');
		}
	}
	*value = v;
	*end = at;
	return true;
}
