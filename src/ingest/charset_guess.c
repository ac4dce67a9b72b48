/*
 * charset_guess.c - which encoding bytes are in that nobody named.
 *
 * In Latin scripts the bytes above 0x7f stand alone between ASCII
 * letters (charset_latin.c); where most of them have a neighbour, the
 * script is another.  Then two questions are asked.
 *
 * Do the bytes come in the pairs of an East Asian encoding?  Nearly all
 * must, and the first bytes must be those that the language uses all the
 * time: kana in Japanese, the syllables of Korean, the common characters
 * of Chinese.  (The idea is Mozilla's "composite approach", Li and Momoi
 * 2001.)
 *
 * Else, which single-byte encoding makes sensible words of them?  Each
 * says which bytes are small and which capital letters; small letters
 * count for it, a capital behind a small one counts against it, and so
 * does any byte that is no letter.
 */
#include "src/ingest/charset.h"

#define SAMPLE (512 * KiB)
#define ENOUGH 8 /* high bytes to say anything */

static bool
in(unsigned char b, int low, int high)
{
	return b >= low && b <= high;
}

/* Encodings of two bytes, both above 0xa0. */
static const struct {
	const char *name;
	int low, high; /* first bytes of what is common */
} pairs[] = {
	{"EUC-JP", 0xa4, 0xa5},	 /* kana */
	{"UHC", 0xb0, 0xc8},	 /* Hangul */
	{"GB18030", 0xb0, 0xd7}, /* the 3,755 common characters */
};

/* Small letters, capitals (or none); the letters of scripts without case
 * are small here. */
static const struct {
	const char *name;
	unsigned char small_low, small_high, capital_low, capital_high;
	/* Letters that no text does without, and their least share in a
	 * thousand: others of these encodings hold the same letters. */
	unsigned char sure_low, sure_high;
	int sure;
} singles[] = {
	{"WINDOWS-1251", 0xe0, 0xff, 0xc0, 0xdf, 0xfb, 0xff, 5},
	{"KOI8-U", 0xc0, 0xdf, 0xe0, 0xff, 0xc0, 0xc1, 5},
	{"ISO-8859-5", 0xd0, 0xef, 0xb0, 0xcf, 0xd0, 0xd0, 40},
	{"WINDOWS-1253", 0xdc, 0xfe, 0xc1, 0xdb, 0xdc, 0xdf, 20},
	{"WINDOWS-1255", 0xe0, 0xfa, 0, 0, 0xe0, 0xfa, 900},
	{"WINDOWS-874", 0xa1, 0xfb, 0, 0, 0xa1, 0xbf, 200},
	{"WINDOWS-1256", 0xc7, 0xed, 0, 0, 0xc7, 0xc7, 20},
};

/* High bytes, and how many of them have one for a neighbour. */
static void
count_high(struct str s, size_t *high, size_t *together)
{
	*high = *together = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (!(s.s[i] & 0x80))
			continue;
		++*high;
		*together += (i > 0 && (s.s[i - 1] & 0x80)) ||
		    (i + 1 < s.n && (s.s[i + 1] & 0x80));
	}
}

/* Per cent of the pairs that are common ones; 0 when the bytes are not
 * pairs at all. */
static size_t
pair_score(struct str s, int low, int high)
{
	size_t good = 0, all = 0, bad = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char b = (unsigned char)s.s[i];

		if (b < 0x80)
			continue;
		if (!in(b, 0xa1, 0xfe) || i + 1 == s.n ||
		    !in((unsigned char)s.s[i + 1], 0xa1, 0xfe)) {
			bad++;
			continue;
		}
		i++;
		all++;
		good += in(b, low, high);
	}
	return all == 0 || bad * 20 > all ? 0 : good * 100 / all;
}

/* The same for Shift-JIS, whose second byte may be ASCII: kana are 0x82
 * and 0x83. */
static size_t
sjis_score(struct str s)
{
	size_t kana = 0, all = 0, bad = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char b = (unsigned char)s.s[i];
		unsigned char next = i + 1 < s.n ?
		    (unsigned char)s.s[i + 1] : 0;

		if (b < 0x80 || in(b, 0xa1, 0xdf))
			continue;
		if (!in(b, 0x81, 0xfc) || next < 0x40 || next == 0x7f) {
			bad++;
			continue;
		}
		i++;
		all++;
		kana += b == 0x82 || b == 0x83;
	}
	return all == 0 || bad * 20 > all ? 0 : kana * 100 / all;
}

/* Big5: of the second bytes a third are ASCII, the first are those of the
 * 5,401 common characters. */
static bool
is_big5(struct str s)
{
	size_t common = 0, all = 0, low = 0, bad = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char b = (unsigned char)s.s[i];
		unsigned char next = i + 1 < s.n ?
		    (unsigned char)s.s[i + 1] : 0;

		if (b < 0x80)
			continue;
		if (!in(b, 0xa1, 0xf9) || !(in(next, 0x40, 0x7e) ||
		    in(next, 0xa1, 0xfe))) {
			bad++;
			continue;
		}
		i++;
		all++;
		low += next < 0x80;
		common += in(b, 0xa1, 0xc6);
	}
	return all > 0 && bad * 20 <= all && common * 10 >= all * 9 &&
	    low * 8 >= all && low * 4 <= all * 3;
}

static long
single_score(struct str s, size_t row)
{
	long score = 0, high = 0, sure = 0;
	bool small_before = false;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char b = (unsigned char)s.s[i];
		bool small = in(b, singles[row].small_low,
		    singles[row].small_high);

		if (b < 0x80) {
			small_before = false;
			continue;
		}
		high++;
		sure += in(b, singles[row].sure_low, singles[row].sure_high);
		if (small)
			score += 10;
		else if (!in(b, singles[row].capital_low,
		    singles[row].capital_high) || b == 0)
			score -= 20;
		else if (small_before)
			score -= 20;
		small_before = small;
	}
	return sure * 1000 < high * singles[row].sure ? score / 2 : score;
}

/* ISO-8859-7 differs from windows-1253 where its capital alpha with an
 * accent stands, which begins words. */
static bool
is_iso_greek(struct str s)
{
	size_t iso = 0, windows = 0;

	for (size_t i = 0; i + 1 < s.n; i++) {
		bool begins = in((unsigned char)s.s[i + 1], 0xdc, 0xfe);

		iso += begins && s.s[i] == '\xb6';
		windows += begins && s.s[i] == '\xa2';
	}
	return iso > windows;
}

const char *
charset_guess(struct str s)
{
	const char *best = NULL;
	size_t high, together, from = 0;
	long most = 0;

	/* Pages begin with scripts and styles in ASCII. */
	while (from < s.n && !(s.s[from] & 0x80))
		from++;
	s = str_sub(s, from - (from > 0), from + SAMPLE);
	count_high(s, &high, &together);
	if (high < ENOUGH || together * 10 < high * 6)
		return charset_latin(s);
	if (sjis_score(s) >= 30)
		return "CP932";
	if (is_big5(s))
		return "BIG5-HKSCS";
	for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
		if (pair_score(s, pairs[i].low, pairs[i].high) >=
		    (i == 0 ? 30u : 80u))
			return pairs[i].name;
	for (size_t i = 0; i < ARRAY_LEN(singles); i++) {
		long score = single_score(s, i);

		if (score > most) {
			most = score;
			best = singles[i].name;
		}
	}
	return best && strcmp(best, "WINDOWS-1253") == 0 && is_iso_greek(s) ?
	    "ISO-8859-7" : best;
}
