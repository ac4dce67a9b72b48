/*
 * Cleaning runs on every title, paragraph and address that ever comes
 * in, and nearly all of them are clean already.  So it begins with one
 * scan that looks for a reason to do anything: eight bytes at a time
 * while the text is ASCII, else one code point at a time against a short
 * table of ranges that are 'settled' - printable, never reordered or
 * composed by NFC, no white space.  A text that passes is returned as it
 * is.
 *
 * The others are rebuilt in three steps.  filter() decides the fate of
 * each code point and folds white space; NFC follows when something
 * unsettled was kept; cap_marks() last, because NFC orders the marks and
 * the first four of that order are the ones a terminal cell can hold.
 * Cutting the end of a run of marks lets nothing new compose, so the
 * result is in NFC still and cleaning it again changes nothing.
 *
 * Marks without a base (at the start of a text or line) are dropped: on
 * a screen they would sit on the border of the neighbouring cell.  So
 * are skin tone modifiers: half of the terminals draw them on the emoji
 * before, half beside it.  And so is all that Unicode calls default
 * ignorable, which covers the zero-width, the filler and the variation
 * selector characters.
 *
 * Lengths: a bad byte becomes U+FFFD, one byte to three; NFC never
 * triples a code point's UTF-8 (UAX 15, "Maximum Expansion Factor").
 * Bad sequences count by maximal subparts (Unicode 3.9, table 3-8).
 */
#include "src/text/clean.h"

#include <stdarg.h>
#include <unictype.h>
#include <uninorm.h>

#define MARKS_MAX 4

#define ONES UINT64_C(0x0101010101010101)
#define HIGH UINT64_C(0x8080808080808080)

/* Printable, NFC_Quick_Check=Yes, combining class 0, no mark. */
static const struct {
	uint32_t first, last;
} settled_ranges[] = {
	{0x21, 0x7e},	    {0xa1, 0xac},	{0xae, 0x2ff},
	{0x388, 0x3ff},	    {0x400, 0x482},	{0x48a, 0x52f},
	{0x5d0, 0x5ea},	    {0x620, 0x64a},	{0x671, 0x6d5},
	{0xe01, 0xe30},	    {0xe40, 0xe46},	{0x1e00, 0x1e99},
	{0x1ea0, 0x1ef9},   {0x2010, 0x2027},	{0x2030, 0x205e},
	{0x20a0, 0x20c0},   {0x2100, 0x2125},	{0x2190, 0x2328},
	{0x2460, 0x2adb},   {0x3001, 0x3029},	{0x3041, 0x3096},
	{0x309d, 0x30ff},   {0x3400, 0x4dbf},	{0x4e00, 0x9fff},
	{0xac00, 0xd7a3},   {0xff01, 0xff9d},	{0xfffd, 0xfffd},
	{0x1f300, 0x1f3fa}, {0x1f400, 0x1faff},
};

static bool
settled(uint32_t cp)
{
	for (size_t i = 0; i < ARRAY_LEN(settled_ranges); i++)
		if (cp <= settled_ranges[i].last)
			return cp >= settled_ranges[i].first;
	return false;
}

/* The high bit of each byte of v that is c; of the others 0. */
static uint64_t
bytes_equal(uint64_t v, unsigned char c)
{
	uint64_t x = v ^ ONES * c;

	return ~(((x & ~HIGH) + ~HIGH) | x) & HIGH;
}

/* Are the 8 bytes at p clean, and no double space begins there?  Reads 9
 * bytes. */
static bool
eight_clean(const char *p, enum clean_mode mode)
{
	uint64_t v, next, control;

	memcpy(&v, p, sizeof(v));
	memcpy(&next, p + 1, sizeof(next));
	control = ~((v | HIGH) - ONES * 0x20) & HIGH;
	if (mode == CLEAN_BODY)
		control &= ~bytes_equal(v, '\n');
	return ((v & HIGH) | control | bytes_equal(v, 0x7f) |
		   (bytes_equal(v, ' ') & bytes_equal(next, ' '))) == 0;
}

static bool
is_clean(struct str s, enum clean_mode mode)
{
	if (mode == CLEAN_LINE && (s.s[0] == ' ' || s.s[s.n - 1] == ' '))
		return false;
	for (size_t i = 0; i < s.n;) {
		size_t was = i;
		uint32_t cp;

		if (s.n - i > 8 && eight_clean(s.s + i, mode)) {
			i += 8;
			continue;
		}
		cp = str_utf8(s, &i);
		if (cp == ' ' && (i == s.n || s.s[i] != ' '))
			continue;
		if (cp == '\n' && mode == CLEAN_BODY)
			continue;
		if (!settled(cp) || (cp == 0xfffd && i - was == 1))
			return false;
	}
	return true;
}

enum fate { KEEP, DROP, SPACE, BREAK, MARK };

static enum fate
fate_of(uint32_t cp)
{
	if (settled(cp))
		return KEEP;
	if (cp == '\n' || (cp >= 0x0b && cp <= '\r') || cp == 0x85 ||
	    cp == 0x2028 || cp == 0x2029)
		return BREAK;
	if (cp == '\t')
		return SPACE;
	if ((cp >= 0x1f3fb && cp <= 0x1f3ff) ||
	    uc_is_property_default_ignorable_code_point(cp) ||
	    uc_is_property_not_a_character(cp))
		return DROP;
	if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Cc |
		UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Cs |
		UC_CATEGORY_MASK_Co))
		return DROP;
	if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Zs))
		return SPACE;
	if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_M))
		return MARK;
	return KEEP;
}

/* How many bytes at 'at', where no valid sequence stands, make one
 * replacement character. */
static size_t
bad_length(struct str s, size_t at)
{
	static const struct {
		unsigned char lead, last, low, high, length;
	} leads[] = {
		{0xe0, 0xe0, 0xa0, 0xbf, 3}, {0xe1, 0xec, 0x80, 0xbf, 3},
		{0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
		{0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4},
		{0xf4, 0xf4, 0x80, 0x8f, 4},
	};
	const unsigned char *p = (const unsigned char *)s.s + at;
	size_t left = s.n - at;

	for (size_t i = 0; i < ARRAY_LEN(leads); i++) {
		if (p[0] < leads[i].lead || p[0] > leads[i].last)
			continue;
		if (left < 2 || p[1] < leads[i].low || p[1] > leads[i].high)
			return 1;
		return leads[i].length == 4 && left > 2 &&
			(p[2] & 0xc0) == 0x80 ? 3 : 2;
	}
	return 1;
}

static uint32_t
next_code_point(struct str s, size_t *at)
{
	size_t was = *at;
	uint32_t cp = str_utf8(s, at);

	if (cp == 0xfffd && *at - was == 1)
		*at = was + bad_length(s, was);
	return cp;
}

/* Writes what is kept to 'out', which has room for 3 bytes a byte, and
 * returns its length; *nfc says whether it must be normalised. */
static size_t
filter(struct str s, enum clean_mode mode, char *out, bool *nfc)
{
	size_t n = 0;

	*nfc = false;
	for (size_t i = 0; i < s.n;) {
		uint32_t cp;
		enum fate fate;

		if (s.s[i] > ' ' && s.s[i] < 0x7f) {
			out[n++] = s.s[i++];
			continue;
		}
		cp = next_code_point(s, &i);
		fate = fate_of(cp);
		if (fate == BREAK && mode == CLEAN_LINE)
			fate = SPACE;
		if (fate == DROP)
			continue;
		if (fate == BREAK) {
			if (cp != '\r' || i == s.n || s.s[i] != '\n')
				out[n++] = '\n';
			continue;
		}
		if (fate == SPACE) {
			if (n ? out[n - 1] != ' ' : mode != CLEAN_LINE)
				out[n++] = ' ';
			continue;
		}
		if (fate == MARK && (n == 0 || out[n - 1] == '\n'))
			continue;
		*nfc = *nfc || !settled(cp);
		n += utf8_put(out + n, cp);
	}
	while (mode == CLEAN_LINE && n && out[n - 1] == ' ')
		n--;
	return n;
}

/* Leaves the first marks of each run; returns the new length. */
static size_t
cap_marks(char *text, size_t length)
{
	struct str s = {text, length};
	size_t n = 0, run = 0;

	for (size_t i = 0; i < length;) {
		size_t was = i;
		uint32_t cp = str_utf8(s, &i);

		run = fate_of(cp) == MARK ? run + 1 : 0;
		if (run > MARKS_MAX)
			continue;
		memmove(text + n, text + was, i - was);
		n += i - was;
	}
	return n;
}

struct str
text_clean(struct arena *a, struct str bytes, enum clean_mode mode)
{
	char *text;
	size_t n;
	bool nfc;

	if (bytes.n == 0 || is_clean(bytes, mode))
		return bytes;
	if (bytes.n > SIZE_MAX / 3)
		bug("text of %zu bytes", bytes.n);
	text = xmalloc(bytes.n * 3);
	n = filter(bytes, mode, text, &nfc);
	if (n && nfc) {
		uint8_t *normal = u8_normalize(UNINORM_NFC,
		    (const uint8_t *)text, n, NULL, &n);

		free(text);
		if (!normal)
			bug("normalisation of %zu bytes failed", bytes.n);
		text = (char *)normal;
		n = cap_marks(text, n);
	}
	if (!str_eq((struct str){text, n}, bytes))
		bytes = arena_str(a, (struct str){text, n});
	free(text);
	return bytes;
}

struct text
text_line(struct arena *a, struct str s)
{
	if (s.n == 0)
		return TEXT("");
	return (struct text){text_clean(a, s, CLEAN_LINE)};
}

struct text
text_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *raw;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		bug("format \"%s\"", fmt);
	raw = arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(raw, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return text_line(a, (struct str){raw, (size_t)n});
}

struct text
text_sub(struct text t, size_t from, size_t to)
{
	return (struct text){str_sub(t.s, from, to)};
}
