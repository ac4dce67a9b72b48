#include "src/base/str.h"

bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = MIN(a.n, b.n);
	int c = n ? memcmp(a.s, b.s, n) : 0;

	if (c)
		return c;
	return (a.n > b.n) - (a.n < b.n);
}

bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix);
}

bool
str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_from(s, s.n - suffix.n), suffix);
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool
str_ieq(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower(a.s[i]) != lower(b.s[i]))
			return false;
	return true;
}

bool
str_istarts(struct str s, struct str prefix)
{
	return s.n >= prefix.n &&
	    (prefix.n == 0 || lower(s.s[0]) == lower(prefix.s[0])) &&
	    str_ieq(str_sub(s, 0, prefix.n), prefix);
}

size_t
str_find(struct str s, struct str what, size_t from)
{
	const char *p;

	if (from > s.n || what.n > s.n - from)
		return STR_NPOS;
	if (what.n == 0)
		return from;
	p = memmem(s.s + from, s.n - from, what.s, what.n);
	return p ? (size_t)(p - s.s) : STR_NPOS;
}

size_t
str_ifind(struct str s, struct str what, size_t from)
{
	char first;

	if (from > s.n || what.n > s.n - from)
		return STR_NPOS;
	if (what.n == 0)
		return from;
	first = lower(what.s[0]);
	for (size_t i = from; i + what.n <= s.n; i++)
		if (lower(s.s[i]) == first &&
		    (what.n == 1 || lower(s.s[i + 1]) == lower(what.s[1])) &&
		    str_ieq(str_sub(s, i, i + what.n), what))
			return i;
	return STR_NPOS;
}

size_t
str_chr(struct str s, char c, size_t from)
{
	const char *p;

	if (from >= s.n)
		return STR_NPOS;
	p = memchr(s.s + from, c, s.n - from);
	return p ? (size_t)(p - s.s) : STR_NPOS;
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str
str_trim(struct str s)
{
	while (s.n && is_space(s.s[0]))
		s = str_from(s, 1);
	while (s.n && is_space(s.s[s.n - 1]))
		s.n--;
	return s;
}

struct str
str_word(struct str *rest)
{
	size_t end = 0;
	struct str word;

	*rest = str_trim(*rest);
	while (end < rest->n && rest->s[end] != ' ' && rest->s[end] != '\t')
		end++;
	word = str_sub(*rest, 0, end);
	*rest = str_trim(str_from(*rest, end));
	return word;
}

bool
str_line(struct str *rest, struct str *line)
{
	size_t nl;

	if (rest->n == 0)
		return false;
	nl = str_chr(*rest, '\n', 0);
	*line = str_sub(*rest, 0, nl);
	*rest = nl == STR_NPOS ? STR_NONE : str_from(*rest, nl + 1);
	if (line->n && line->s[line->n - 1] == '\r')
		line->n--;
	return true;
}

bool
str_field(struct str *rest, char sep, struct str *field)
{
	size_t at;

	if (!rest->s)
		return false;
	at = str_chr(*rest, sep, 0);
	*field = str_sub(*rest, 0, at);
	*rest = at == STR_NPOS ? STR_NONE : str_from(*rest, at + 1);
	return true;
}

bool
str_u64(struct str s, uint64_t *out)
{
	uint64_t v = 0;

	if (s.n == 0)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
		if (__builtin_mul_overflow(v, (uint64_t)10, &v) ||
		    __builtin_add_overflow(v, (uint64_t)(s.s[i] - '0'), &v))
			return false;
	}
	*out = v;
	return true;
}

bool
str_i64(struct str s, int64_t *out)
{
	bool minus = s.n && s.s[0] == '-';
	uint64_t v;

	if (s.n && (s.s[0] == '-' || s.s[0] == '+'))
		s = str_from(s, 1);
	if (!str_u64(s, &v) || v > INT64_MAX)
		return false;
	*out = minus ? -(int64_t)v : (int64_t)v;
	return true;
}

uint64_t
str_hash(struct str s)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < s.n; i++) {
		h ^= (unsigned char)s.s[i];
		h *= UINT64_C(0x100000001b3);
	}
	return h;
}

/* The finish of splitmix64 (Steele, Lea and Flood 2014). */
uint64_t
str_hash_mix(uint64_t hash, uint64_t value)
{
	uint64_t h = (hash ^ value) + UINT64_C(0x9e3779b97f4a7c15);

	h = (h ^ (h >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	h = (h ^ (h >> 27)) * UINT64_C(0x94d049bb133111eb);
	return h ^ (h >> 31);
}

uint32_t
str_utf8(struct str s, size_t *at)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char b = (unsigned char)s.s[*at];
	size_t len = b < 0x80 ? 1 : b < 0xc2 ? 0 : b < 0xe0 ? 2 :
	    b < 0xf0 ? 3 : b < 0xf5 ? 4 : 0;
	uint32_t cp;

	if (len == 1) {
		(*at)++;
		return b;
	}
	if (len == 0 || len > s.n - *at)
		goto bad;
	cp = b & (0xffu >> (len + 1));
	for (size_t i = 1; i < len; i++) {
		unsigned char c = (unsigned char)s.s[*at + i];

		if ((c & 0xc0) != 0x80)
			goto bad;
		cp = cp << 6 | (c & 0x3f);
	}
	if (cp < smallest[len] || cp > 0x10ffff ||
	    (cp >= 0xd800 && cp <= 0xdfff))
		goto bad;
	*at += len;
	return cp;
bad:
	(*at)++;
	return 0xfffd;
}

bool
utf8_unspaced(uint32_t c)
{
	return (c >= 0x0e00 && c < 0x0f00) || (c >= 0x1000 && c < 0x10a0) ||
	    (c >= 0x1780 && c < 0x1800) || (c >= 0x3040 && c < 0x3100) ||
	    (c >= 0x31f0 && c < 0x3200) || (c >= 0x3400 && c < 0xa000) ||
	    (c >= 0xf900 && c < 0xfb00) || (c >= 0x20000 && c < 0x32000);
}

static bool
is_gap(char c)
{
	return (c == ' ') | (c == '\n');
}

/* How many of STEP bytes begin a word: all at once, where the compiler
 * can.  The byte before them is read too. */
#define STEP 64

static size_t
beginnings(const char *s, unsigned char *any)
{
	unsigned char n = 0, all = 0;

	for (int i = 0; i < STEP; i++) {
		n = (unsigned char)(n + (is_gap(s[i - 1]) & !is_gap(s[i])));
		all |= (unsigned char)s[i];
	}
	*any |= all;
	return n;
}

/* About what a word has in Thai, Chinese and Japanese. */
#define UNSPACED_WORD 3

size_t
str_words(struct str s)
{
	size_t n = 0, unspaced = 0, at = 1;
	unsigned char any = 0;

	if (s.n > 0) {
		n = !is_gap(s.s[0]);
		any = (unsigned char)s.s[0];
	}
	for (; s.n >= at + STEP; at += STEP)
		n += beginnings(s.s + at, &any);
	for (; at < s.n; at++) {
		n += is_gap(s.s[at - 1]) & !is_gap(s.s[at]);
		any |= (unsigned char)s.s[at];
	}
	for (size_t i = 0; any >= 0x80 && i < s.n;)
		if ((unsigned char)s.s[i] >= 0x80)
			unspaced += utf8_unspaced(str_utf8(s, &i));
		else
			i++;
	return n + unspaced / UNSPACED_WORD;
}

size_t
utf8_put(char out[4], uint32_t cp)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3f));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3f));
		out[2] = (char)(0x80 | (cp & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3f));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3f));
	out[3] = (char)(0x80 | (cp & 0x3f));
	return 4;
}

bool
str_valid_utf8(struct str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t was = i;
		uint64_t eight;

		if (s.n - i >= sizeof(eight)) {
			memcpy(&eight, s.s + i, sizeof(eight));
			if (!(eight & UINT64_C(0x8080808080808080))) {
				i += sizeof(eight);
				continue;
			}
		}
		if ((unsigned char)s.s[i] < 0x80) {
			i++;
			continue;
		}
		/* A well-formed U+FFFD takes three bytes, a bad one one. */
		if (str_utf8(s, &i) == 0xfffd && i - was == 1)
			return false;
	}
	return true;
}

size_t
str_distance(struct str a, struct str b)
{
	size_t row[32], diagonal;

	if (a.n >= ARRAY_LEN(row) || b.n >= ARRAY_LEN(row))
		return SIZE_MAX;
	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 0; i < a.n; i++) {
		diagonal = row[0];
		row[0] = i + 1;
		for (size_t j = 1; j <= b.n; j++) {
			size_t swap = diagonal + (a.s[i] != b.s[j - 1]);

			diagonal = row[j];
			row[j] = MIN(swap, MIN(row[j], row[j - 1]) + 1);
		}
	}
	return row[b.n];
}

void
str_nearest(struct str word, const char *name, const char **nearest,
    size_t *least)
{
	size_t d = str_distance(word, str_c(name));

	/* A name of which less than half is left was not meant. */
	if (d < *least && 2 * d <= strlen(name)) {
		*least = d;
		*nearest = name;
	}
}
