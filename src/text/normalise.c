#include "src/text/normalise.h"

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.s[i] >= 0x80)
			return false;
	return true;
}

static struct str
lower_ascii(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		out[i] = s.s[i] >= 'A' && s.s[i] <= 'Z' ?
		    (char)(s.s[i] + 32) : s.s[i];
	out[s.n] = '\0';
	return (struct str){out, s.n};
}

/* Takes over what libunistring allocated. */
static struct str
adopt(struct arena *a, uint8_t *text, size_t n)
{
	struct str s;

	if (!text)
		bug("libunistring failed");
	s = arena_str(a, (struct str){(char *)text, n});
	free(text);
	return s;
}

struct str
text_lower(struct arena *a, struct str s)
{
	uint8_t *lower;
	size_t n;

	if (is_ascii(s))
		return lower_ascii(a, s);
	lower = u8_tolower((const uint8_t *)s.s, s.n, NULL, NULL, NULL, &n);
	return adopt(a, lower, n);
}

/* Letters that Unicode does not take apart but readers do. */
static const char *
plain_letter(uint32_t cp)
{
	static const struct {
		uint32_t cp;
		const char *plain;
	} letters[] = {
		{0xe6, "ae"}, {0xf0, "d"}, {0xf8, "o"}, {0xfe, "th"},
		{0x111, "d"}, {0x127, "h"}, {0x131, "i"}, {0x142, "l"},
		{0x153, "oe"}, {0x167, "t"},
	};

	for (size_t i = 0; i < ARRAY_LEN(letters); i++)
		if (letters[i].cp == cp)
			return letters[i].plain;
	return NULL;
}

/* Accents and vowel points are left out in writing; the vowel signs of
 * Thai and Indic scripts and the voicing of kana are not, and neither
 * class has these combining classes. */
static bool
is_diacritic(uint32_t cp)
{
	int class = cp < 0x300 ? 0 : uc_combining_class(cp);

	return (class >= 10 && class <= 35) || class >= 200;
}

struct str
text_fold(struct arena *a, struct str s)
{
	uint8_t *apart, *whole;
	size_t n, kept = 0;
	struct str in;
	char *out;

	if (is_ascii(s))
		return lower_ascii(a, s);
	apart = u8_casefold((const uint8_t *)s.s, s.n, NULL, UNINORM_NFD,
	    NULL, &n);
	if (!apart)
		bug("libunistring failed");
	in = (struct str){(char *)apart, n};
	out = xmalloc(n);
	for (size_t i = 0; i < n;) {
		uint32_t cp = str_utf8(in, &i);
		const char *plain = plain_letter(cp);

		if (is_diacritic(cp))
			continue;
		if (plain) {
			/* No longer than the letter, which takes two. */
			memcpy(out + kept, plain, strlen(plain));
			kept += strlen(plain);
		} else {
			kept += utf8_put(out + kept, cp);
		}
	}
	free(apart);
	if (kept == 0) {
		free(out);
		return STR("");
	}
	whole = u8_normalize(UNINORM_NFC, (uint8_t *)out, kept, NULL, &n);
	free(out);
	return adopt(a, whole, n);
}

static const char *
plain_mark(uint32_t cp)
{
	static const struct {
		uint32_t first, last;
		const char *plain;
	} marks[] = {
		{0x60, 0x60, "'"},	{0xa0, 0xa0, " "},
		{0xab, 0xab, "\""},	{0xb4, 0xb4, "'"},
		{0xbb, 0xbb, "\""},	{0x2b9, 0x2b9, "'"},
		{0x2bb, 0x2bd, "'"},	{0x2010, 0x2015, "-"},
		{0x2018, 0x201b, "'"},	{0x201c, 0x201f, "\""},
		{0x2026, 0x2026, "..."}, {0x202f, 0x202f, " "},
		{0x2032, 0x2032, "'"},	{0x2033, 0x2033, "\""},
		{0x2039, 0x203a, "'"},	{0x2212, 0x2212, "-"},
		{0x300a, 0x300b, "\""}, {0x300c, 0x300f, "\""},
		{0xff02, 0xff02, "\""}, {0xff07, 0xff07, "'"},
	};

	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (cp <= marks[i].last)
			return cp >= marks[i].first ? marks[i].plain : NULL;
	return NULL;
}

struct str
text_plain(struct arena *a, struct str s, uint32_t **map)
{
	/* Nothing grows: an ellipsis takes three bytes either way. */
	char *out = arena_alloc(a, s.n + 1);
	uint32_t *from = NULL;
	size_t n = 0;

	if (s.n >= UINT32_MAX)
		bug("text of %zu bytes", s.n);
	if (map)
		*map = from = arena_alloc(a, (s.n + 1) * sizeof(*from));
	for (size_t i = 0; i < s.n;) {
		size_t was = i, length;
		uint32_t cp = str_utf8(s, &i);
		const char *plain = plain_mark(cp);

		length = plain ? strlen(plain) : i - was;
		memcpy(out + n, plain ? plain : s.s + was, length);
		for (size_t k = 0; from && k < length; k++)
			from[n + k] = (uint32_t)(plain ? was : was + k);
		n += length;
	}
	if (from)
		from[n] = (uint32_t)s.n;
	out[n] = '\0';
	return (struct str){out, n};
}

char
text_ascii(uint32_t cp)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH], small;
	const char *plain;

	while (cp >= 0x80 && uc_canonical_decomposition(cp, parts) > 0)
		cp = parts[0];
	if (cp < 0x80)
		return (char)cp;
	if (cp == 0xdf)
		return 's';
	small = uc_tolower(cp);
	plain = plain_mark(cp);
	if (!plain)
		plain = plain_letter(small);
	if (!plain)
		return '?';
	return small == cp ? plain[0] : (char)(plain[0] - 'a' + 'A');
}
