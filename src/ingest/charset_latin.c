/*
 * charset_latin.c - which Latin encoding bytes are in that nobody named.
 *
 * Windows-1250, ISO-8859-2, windows-1254 and windows-1257 write most of
 * their letters with the bytes of windows-1252, so only the language
 * tells them apart: "³" between two small letters is nothing in Western
 * Europe and a common letter in Polish.  Each language has a row with its
 * letters beyond ASCII and how often they come.  For each language and
 * each encoding that can write it the bits are counted that the bytes
 * would take in a code made for that row (their cross-entropy); the
 * fewest bits win.  A letter that the language has not, a sign within a
 * word and a capital behind a small letter cost many.
 *
 * The languages of windows-1252 compete on the same terms and win unless
 * another is clearly cheaper, by MARGIN, and shows three of its letters:
 * a page in French, German or Spanish must never become something else.
 * Where the bytes do not differ, nothing is lost by a wrong guess.
 *
 * The weights are rounded from the tables of letter frequencies that
 * Wikipedia gives ("Letter frequency"), for Estonian, Albanian and the
 * Baltic languages from their own articles; only their order matters.
 * English stands for names and loan words from everywhere.
 */
#include "src/ingest/charset.h"

#include <iconv.h>
#include <math.h>

#define BIT 16		   /* costs are in sixteenths of a bit */
#define FOREIGN (11 * BIT) /* what cannot be */
#define ODD (4 * BIT)	   /* a sign at a word */
#define RARE (2 * BIT)	   /* a sign alone */
#define MARGIN (12 * BIT)
#define LETTERS_SHOWN 3
#define LETTERS_MOST 32

enum { WESTERN = 1, CENTRAL = 2, TURKISH = 4, BALTIC = 8 };

/* The first of two that fit alike wins. */
static const struct {
	const char *name;
	unsigned writes;
} encodings[] = {
	{"WINDOWS-1252", WESTERN}, {"WINDOWS-1250", CENTRAL},
	{"ISO-8859-2", CENTRAL}, {"WINDOWS-1254", TURKISH},
	{"WINDOWS-1257", BALTIC},
};

static const struct {
	unsigned family;
	const char *letters; /* and the weight of each */
} tongues[] = {
	{WESTERN, "é30 è5 ñ10 ö5 ü6 ç3 á5 í4 ó5 ï3 ô1 ê1 à2 ä3 ã2 â1 å2 ø2 "
	    "æ1 ë2 ú2 î1 œ1 š1 ž1"},					/* en */
	{WESTERN, "à49 â5 ç9 è27 é150 ê22 ë1 î5 ï1 ô2 ù6 û6 œ2 æ1"},	/* fr */
	{WESTERN, "ä58 ö44 ü100 ß31 é1"},				/* de */
	{WESTERN, "á50 é43 í73 ñ31 ó83 ú17 ü1"},			/* es */
	{WESTERN, "ã70 ç62 á45 é36 í29 ó23 õ17 ê15 ú8 à8 â6 ô3 ü1"},	/* pt */
	{WESTERN, "à64 è100 é10 ì15 ò30 ù17"},				/* it */
	{WESTERN, "à50 ç10 è40 é50 í40 ï5 ó50 ò20 ú15 ü3"},		/* ca */
	{WESTERN, "å134 ä180 ö131 é3 ü1"},				/* sv */
	{WESTERN, "å119 æ87 ø94 é5"},					/* da no */
	{WESTERN, "ä358 ö44 å2 é1"},					/* fi */
	{WESTERN, "ä120 ö30 ü80 õ100 š2 ž1"},				/* et */
	{WESTERN, "á180 æ87 ð439 é65 í157 ó99 ö78 ú61 ý23 þ146"},	/* is */
	{WESTERN, "é10 ë15 ï5 ö2 ü2 è2"},				/* nl */
	{WESTERN, "ë850 ç70"},						/* sq */
	{CENTRAL, "ą99 ć40 ę111 ł182 ń20 ó85 ś66 ź6 ż83"},		/* pl */
	{CENTRAL, "á224 č95 ď2 é134 ě165 í327 ň8 ó3 ř122 š81 ť4 ú10 ů69 "
	    "ý107 ž100"},						/* cs */
	{CENTRAL, "á180 ä6 č110 ď10 é90 í110 ľ40 ĺ1 ň10 ó15 ô15 ŕ1 š85 "
	    "ť45 ú85 ý90 ž85"},						/* sk */
	{CENTRAL, "á337 é351 í64 ó110 ö100 ő90 ú27 ü62 ű17"},		/* hu */
	{CENTRAL, "ă350 â90 î140 ş155 ţ110"},				/* ro */
	{CENTRAL, "č150 š100 ž60"},					/* sl */
	{CENTRAL, "č95 ć60 đ22 š95 ž50"},				/* hr bs */
	{TURKISH, "ç116 ğ113 ı511 ö78 ş178 ü185 İ15 â2 î1 û1"},		/* tr */
	{BALTIC, "ą70 č45 ę15 ė170 į50 š130 ų130 ū45 ž90"},		/* lt */
	{BALTIC, "ā400 č10 ē170 ģ12 ī180 ķ15 ļ35 ņ55 š100 ū90 ž20"},	/* lv */
};

/* Where a byte beyond ASCII stands: which neighbours are letters. */
enum place { ALONE, AT_START, AT_END, INSIDE, BEHIND_SMALL, PLACES };

struct counts {
	size_t n[128][PLACES];
};

static bool
is_letter_byte(struct str s, size_t i)
{
	unsigned char b = i < s.n ? (unsigned char)s.s[i] : 0;

	return b >= 0x80 || ((b | 32) >= 'a' && (b | 32) <= 'z');
}

static void
count(struct str s, struct counts *out)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char b = (unsigned char)s.s[i];
		bool before, behind, small;

		if (b < 0x80)
			continue;
		before = i > 0 && is_letter_byte(s, i - 1);
		behind = is_letter_byte(s, i + 1);
		small = i > 0 && s.s[i - 1] >= 'a' && s.s[i - 1] <= 'z';
		out->n[b - 0x80][before && behind ?
		    (small ? BEHIND_SMALL : INSIDE) : before ? AT_END :
		    behind ? AT_START : ALONE]++;
	}
}

/* The code points of the upper half; 0 where there is none. */
static void
upper_half(const char *name, uint32_t out[128])
{
	iconv_t cd = iconv_open("UTF-8", name);

	for (unsigned i = 0; i < 128; i++) {
		char byte = (char)(0x80 + i), utf8[8];
		char *in = &byte, *to = utf8;
		size_t left = 1, room = sizeof(utf8), at = 0;

		out[i] = 0;
		if (cd == (iconv_t)-1)
			continue;
		if (iconv(cd, &in, &left, &to, &room) != (size_t)-1)
			out[i] = str_utf8((struct str){utf8,
			    sizeof(utf8) - room}, &at);
		else
			iconv(cd, NULL, NULL, NULL, NULL);
	}
	if (cd != (iconv_t)-1)
		iconv_close(cd);
}

static bool
is_letter(uint32_t cp)
{
	return cp >= 0xc0 && cp <= 0x17e && cp != 0xd7 && cp != 0xf7;
}

/* Of the letters that these encodings hold.  The dotted capital I of
 * Turkish has no small letter of its own here. */
static uint32_t
small_of(uint32_t cp)
{
	if (cp >= 0xc0 && cp <= 0xde)
		return cp + 0x20;
	if (cp < 0x100 || cp > 0x17e || cp == 0x130 || cp == 0x131 ||
	    cp == 0x138)
		return cp;
	if (cp == 0x178)
		return 0xff;
	if ((cp >= 0x139 && cp <= 0x148) || cp >= 0x179)
		return cp + (cp & 1);
	return cp | 1;
}

/* What stands at the edge of any word: quotes, dashes, apostrophes. */
static bool
is_punctuation(uint32_t cp)
{
	return (cp >= 0x2010 && cp <= 0x203a) || cp == 0xa0 || cp == 0xab ||
	    cp == 0xbb || cp == 0xbf || cp == 0xa1 || cp == 0xad ||
	    cp == 0xb7;
}

/* What is written without a space before or behind a word: "m²", "ª",
 * "©Kela". */
static bool
may_touch(uint32_t cp, enum place place)
{
	static const uint32_t behind[] = {0xb2, 0xb3, 0xb9, 0xba, 0xaa, 0xb0,
		0xae, 0xa9, 0x2122};
	static const uint32_t before[] = {0xb0, 0xa3, 0xa7, 0xa9, 0xb1, 0xb5,
		0x20ac};
	const uint32_t *list = place == AT_END ? behind : before;
	size_t n = place == AT_END ? ARRAY_LEN(behind) : ARRAY_LEN(before);

	for (size_t i = 0; i < n; i++)
		if (list[i] == cp)
			return place == AT_END || place == AT_START;
	return false;
}

/* A row, ready to ask. */
struct tongue {
	uint32_t letters[LETTERS_MOST];
	unsigned cost[LETTERS_MOST];
	size_t n;
};

static void
read_tongue(const char *row, struct tongue *out)
{
	unsigned weights[LETTERS_MOST], sum = 0;
	struct str rest = str_c(row), field;

	out->n = 0;
	while (out->n < LETTERS_MOST && str_field(&rest, ' ', &field)) {
		size_t at = 0;
		unsigned w = 0;

		out->letters[out->n] = str_utf8(field, &at);
		for (; at < field.n; at++)
			w = w * 10 + (unsigned)(field.s[at] - '0');
		weights[out->n++] = w;
		sum += w;
	}
	for (size_t i = 0; i < out->n; i++)
		out->cost[i] = (unsigned)lround(BIT *
		    log2((double)sum / weights[i]));
}

/* What the code point costs there; *which gets its letter, LETTERS_MOST
 * when it is none of the language. */
static unsigned
cost_of(const struct tongue *t, uint32_t cp, enum place place, size_t *which)
{
	*which = LETTERS_MOST;
	if (!is_letter(cp)) {
		if (cp < 0xa0)
			return FOREIGN;
		if (is_punctuation(cp))
			return 0;
		return place == ALONE ? RARE :
		    may_touch(cp, place) ? ODD : FOREIGN;
	}
	if (place == BEHIND_SMALL && small_of(cp) != cp)
		return FOREIGN;
	for (size_t i = 0; i < t->n; i++)
		if (t->letters[i] == small_of(cp)) {
			*which = i;
			return t->cost[i];
		}
	return FOREIGN;
}

/* All bytes; *shown gets how many of its letters there are. */
static size_t
total(const struct counts *c, const struct tongue *t,
    const uint32_t half[128], size_t *shown)
{
	bool seen[LETTERS_MOST + 1] = {false};
	size_t sum = 0, which;

	for (size_t b = 0; b < 128; b++)
		for (unsigned p = 0; p < PLACES; p++)
			if (c->n[b][p]) {
				sum += c->n[b][p] * cost_of(t, half[b],
				    (enum place)p, &which);
				seen[which] = true;
			}
	*shown = 0;
	for (size_t i = 0; i < t->n; i++)
		*shown += seen[i];
	return sum;
}

const char *
charset_latin(struct str s)
{
	size_t western = SIZE_MAX, least = SIZE_MAX;
	struct counts c = {.n = {{0}}};
	const char *best = NULL;

	count(s, &c);
	for (size_t e = 0; e < ARRAY_LEN(encodings); e++) {
		uint32_t half[128];

		upper_half(encodings[e].name, half);
		for (size_t i = 0; i < ARRAY_LEN(tongues); i++) {
			size_t sum, shown;
			struct tongue t;

			if (!(tongues[i].family & encodings[e].writes))
				continue;
			read_tongue(tongues[i].letters, &t);
			sum = total(&c, &t, half, &shown);
			if (encodings[e].writes == WESTERN) {
				western = MIN(western, sum);
			} else if (shown >= LETTERS_SHOWN && sum < least) {
				least = sum;
				best = encodings[e].name;
			}
		}
	}
	return best && least + MARGIN <= western ? best : NULL;
}
