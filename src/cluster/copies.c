/*
 * copies.c - whose words are these?
 *
 * Two texts that share runs of five words share an author.  The words of
 * a text, folded to lower case, give its 5-word shingles; each is hashed
 * and the SKETCH_SHINGLES smallest hashes are kept (Broder, "On the
 * resemblance and containment of documents", 1997).  Of two samples only
 * the hashes below the lower of both ends are compared: in that range
 * both are complete, so the share of one found in the other estimates
 * containment, not only resemblance, and a text cut to a third of its
 * source is found as well as the whole.
 *
 * What stands between quotation marks is left out.  A speech quoted at
 * length by two reporters makes no copy; what they wrote around it would.
 * A text with hardly a word outside quotations is taken whole.
 *
 * The order of paragraphs, the title and the page's furniture do not
 * count.  An edit of one word breaks five shingles, so half of the
 * shingles in common is nine tenths of the words; copies_overlap() counts
 * words for what is shown: a word is common when it lies in a common run
 * of five.
 */
#include "src/cluster/copies.h"
#include "src/base/sort.h"
#include "src/base/vec.h"

#define RUN 5
#define MAX_WORDS 6000
#define SOON (SKETCH_SHINGLES / 2 + 12) /* steps in which copies meet */
#define MIN_UNQUOTED 25 /* fewer, and quotations count too */

typedef VEC(uint32_t) hashes;

/* Quotation marks as UTF-8: what opens, what closes. */
static const struct {
	char open[4], close[4];
} marks[] = {
	{"\"", "\""},
	{"\xe2\x80\x9c", "\xe2\x80\x9d"}, /* “ ” */
	{"\xe2\x80\x9e", "\xe2\x80\x9c"}, /* „ “ */
	{"\xc2\xab", "\xc2\xbb"},	    /* « » */
};

static bool
mark_at(struct str s, size_t i, const char *mark)
{
	size_t n = strlen(mark);

	return i + n <= s.n && memcmp(s.s + i, mark, n) == 0;
}

/* Walks from byte 'from' to 'to' of a paragraph; *quote is the open mark
 * + 1, or 0 outside quotations. */
static void
walk_quotes(struct str s, size_t from, size_t to, size_t *quote)
{
	for (size_t i = from; i < to && i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c != '"' && c != 0xe2 && c != 0xc2)
			continue;
		if (*quote) {
			if (mark_at(s, i, marks[*quote - 1].close))
				*quote = 0;
			continue;
		}
		for (size_t m = 0; m < ARRAY_LEN(marks) && !*quote; m++)
			if (mark_at(s, i, marks[m].open))
				*quote = m + 1;
	}
}

static uint32_t
word_hash(struct str s)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c + 32);
		h = (h ^ c) * 16777619u;
	}
	return h;
}

static void
paragraph_words(struct arena *a, struct str text, struct words ws,
    bool quoted, hashes *out)
{
	size_t quote = 0, at = 0;

	for (size_t i = 0; i < ws.n && out->n < MAX_WORDS; i++) {
		struct word w = ws.at[i];

		if (!quoted)
			walk_quotes(text, at, w.start, &quote);
		at = w.end;
		if (!quote)
			*vec_add(a, out) =
			    word_hash(str_sub(text, w.start, w.end));
	}
}

static void
text_words(struct arena *a, const struct article *art,
    const struct words *split, hashes *out)
{
	for (int quoted = 0; quoted < 2; quoted++) {
		out->n = 0;
		for (size_t i = 0; i < art->nparas; i++)
			paragraph_words(a, art->paras[i].text, split[i],
			    quoted, out);
		if (out->n >= MIN_UNQUOTED)
			return;
	}
}

static void
split_words(struct arena *a, const struct article *art, hashes *out)
{
	struct words *split = ARENA_ARRAY(a, struct words, art->nparas);

	for (size_t i = 0; i < art->nparas; i++)
		if (para_tells(art->paras[i].kind))
			split[i] = words_split(a, art->paras[i].text);
	text_words(a, art, split, out);
}

/* The hash of the run of five that begins at word i (murmur3's end mix). */
static uint32_t
run_hash(const uint32_t *w)
{
	uint64_t h = 0;

	for (int i = 0; i < RUN; i++)
		h = (h ^ w[i]) * UINT64_C(0x9e3779b97f4a7c15);
	h ^= h >> 32;
	h *= UINT64_C(0xff51afd7ed558ccd);
	return (uint32_t)(h >> 32);
}

static int
by_number(const void *x, const void *y)
{
	uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

	return (a > b) - (a < b);
}

/* Sorts and leaves each number once. */
static size_t
sort_distinct(uint32_t *runs, size_t n)
{
	size_t kept = 0;

	sort_u32(runs, n);
	for (size_t i = 0; i < n; i++)
		if (!i || runs[i] != runs[i - 1])
			runs[kept++] = runs[i];
	return kept;
}

/* The runs of a text that hash to 'limit' or less, ascending. */
static size_t
text_runs(const hashes *words, uint32_t limit, uint32_t *runs)
{
	size_t n = 0;

	for (size_t i = 0; i + RUN <= words->n; i++) {
		uint32_t h = run_hash(words->at + i);

		if (h <= limit)
			runs[n++] = h;
	}
	return sort_distinct(runs, n);
}

void
copies_sketch(struct arena *a, const struct article *art,
    const struct words *split, struct sketch *k)
{
	hashes words = {0};
	uint32_t *runs;
	size_t n, all;
	uint64_t limit = UINT32_MAX;

	text_words(a, art, split, &words);
	all = words.n < RUN ? 0 : words.n - RUN + 1;
	runs = ARENA_ARRAY(a, uint32_t, words.n + 1);
	/* Hashes are even: so many times the limit lets twice the sample
	 * through, and only a text that repeats itself needs all. */
	if (all > 4 * SKETCH_SHINGLES)
		limit = limit * 2 * SKETCH_SHINGLES / all;
	n = text_runs(&words, (uint32_t)limit, runs);
	if (n < SKETCH_SHINGLES && limit < UINT32_MAX) {
		n = text_runs(&words, UINT32_MAX, runs);
		limit = UINT32_MAX;
	}
	k->shingles = runs;
	k->nshingles = MIN(n, SKETCH_SHINGLES);
	k->shingled = (uint32_t)(limit < UINT32_MAX ? all : n);
}

/* Where a hash is marked; all hashes are even. */
static inline size_t
mark_of(uint32_t hash)
{
	return hash / 2 % MARKS;
}

void
copies_mark(const struct sketch *k, struct marks *out)
{
	size_t n = MIN(k->nshingles, SOON + 1);

	*out = (struct marks){.middle = UINT32_MAX};
	for (size_t i = 0; i < n; i++) {
		size_t at = mark_of(k->shingles[i]);

		out->bits[at / 64] |= UINT64_C(1) << at % 64;
	}
	if (n > SOON / 2)
		out->middle = k->shingles[SOON / 2];
}

/* Where two meet within so many steps, one has taken half of them at
 * most. */
bool
copies_may_meet(const struct marks *m, const struct sketch *k)
{
	size_t n = MIN(k->nshingles, SOON + 1);

	for (size_t i = 0; i < n; i++) {
		size_t at = mark_of(k->shingles[i]);

		if (m->bits[at / 64] >> at % 64 & 1)
			return true;
		if (i >= SOON / 2 && k->shingles[i] >= m->middle)
			return false;
	}
	return false;
}

struct overlap
sketch_overlap(const struct sketch *a, const struct sketch *b)
{
	size_t i = 0, j = 0, both = 0;

	/* What comes next is anybody's guess, also the processor's: there is
	 * nothing to guess in these steps. */
	while (i < a->nshingles && j < b->nshingles) {
		uint32_t x = a->shingles[i], y = b->shingles[j];

		/* Copies would have met by now, nearly always. */
		if (!both && i + j > SOON)
			return (struct overlap){0, 0};
		both += x == y;
		i += x <= y;
		j += y <= x;
	}
	/* One of the two has ended, and up to there the other is complete;
	 * an untruncated sample has no end. */
	if (i == a->nshingles && a->nshingles >= a->shingled)
		j = b->nshingles;
	else if (j == b->nshingles && b->nshingles >= b->shingled)
		i = a->nshingles;
	return (struct overlap){
		i ? (double)both / (double)i : 0,
		j ? (double)both / (double)j : 0,
	};
}

bool
overlap_is_copy(struct overlap o)
{
	double more = MAX(o.of_a, o.of_b), less = MIN(o.of_a, o.of_b);

	/* Half of one's own words are another's; or nearly all of a short
	 * text make up a good part of a padded one. */
	return more >= .5 && (more >= .8 || less >= .2);
}

/* What part of the words of x lies in runs that are in 'runs'. */
static double
covered(const hashes *x, const uint32_t *runs, size_t nruns)
{
	size_t common = 0, until = 0;

	for (size_t i = 0; i + RUN <= x->n; i++) {
		uint32_t h = run_hash(x->at + i);

		if (!bsearch(&h, runs, nruns, sizeof(h), by_number))
			continue;
		common += i + RUN - MAX(until, i);
		until = i + RUN;
	}
	return x->n ? (double)common / (double)x->n : 0;
}

struct overlap
copies_overlap(struct arena *a, const struct article *x,
    const struct article *y)
{
	hashes wx = {0}, wy = {0};
	uint32_t *rx, *ry;
	size_t nx, ny;

	split_words(a, x, &wx);
	split_words(a, y, &wy);
	rx = ARENA_ARRAY(a, uint32_t, wx.n + 1);
	ry = ARENA_ARRAY(a, uint32_t, wy.n + 1);
	nx = text_runs(&wx, UINT32_MAX, rx);
	ny = text_runs(&wy, UINT32_MAX, ry);
	return (struct overlap){covered(&wx, ry, ny), covered(&wy, rx, nx)};
}
