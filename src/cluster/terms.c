/*
 * terms.c - an article's term vector, still as counts.
 *
 * Events are found by the words articles share, weighed by how rare the
 * words are.  A word counts in three fields: the
 * title, the lead (the first 120 words) and the body (lead included).
 * A field that is missing is filled from the next best one, so that a
 * bare headline and a text without one can still be compared.
 *
 * A term is the 32-bit hash of a stem.  Hashes instead of a numbered
 * vocabulary: nothing has to be loaded before the first article is read,
 * and two terms in a million meet by accident.
 *
 * Languages.  English stems are hashed as they are; the stems of another
 * language are hashed with its name and marked (TERM_FOREIGN), so that the
 * English "die" and the German one stay apart.  What ties texts of two languages together is
 * names and numbers: in a text that is not English, every capitalised
 * word that does not open a sentence, and every number, is also read as
 * an English text would have it.  (German capitalises all its nouns; they
 * then meet only other German nouns, which does no harm.)
 *
 * Only the first 6,000 words are read: what an event is about is said by
 * then, and a text of 100,000 words costs no more than a long one.
 */
#include "src/base/sort.h"
#include "src/cluster/copies.h"
#include "src/text/normalise.h"
#include "src/text/stems.h"

#define MAX_WORDS 6000
#define LEAD_WORDS 120
#define TITLE_FILL 12 /* words of the lead that stand in for a title */
#define NSLOTS 32768  /* > 2 * 2 * MAX_WORDS, a power of two */
#define NLANGUAGES 24 /* stemmers kept at once */
#define FEWEST_SLOTS 1024
/* Pairs of words whose terms are remembered, as powers of two: who reads
 * one document meets few, and memory that is touched first costs most. */
#define CACHED_FIRST 9
#define CACHED_MOST 15

/* A term while it is being counted. */
struct counted {
	struct term t;
	uint32_t background;
	struct str word;
};

/* What a word is, remembered: most words of a text have been met.  The
 * key is a hash of the word, how it looks and its language; that two
 * words share all 64 bits does not happen. */
struct cached {
	uint64_t key;
	uint32_t id; /* 0: a function word, or none */
	uint32_t background;
};

/* Where a term is counted, and for which article. */
struct place_note {
	uint32_t stamp, at;
};

struct terms {
	struct {
		char tag[12];
		struct stemmer *stemmer;
	} languages[NLANGUAGES];
	size_t nlanguages;
	struct stemmer *english;
	struct cached (*cache)[2]; /* the later one first */
	unsigned bits;		   /* 2^bits of them */
	size_t nfound;		   /* since it has had this size */
	struct place_note notes[NSLOTS];
	size_t nslots; /* of them used for this article: a power of two */
	uint32_t now;
	struct counted counted[2 * MAX_WORDS];
	size_t n;
};

struct terms *
terms_new(void)
{
	struct terms *t = xcalloc(1, sizeof(*t));

	t->english = stemmer_new(STR("en"));
	t->bits = CACHED_FIRST;
	t->cache = xcalloc((size_t)1 << t->bits, sizeof(*t->cache));
	return t;
}

void
terms_free(struct terms *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->nlanguages; i++)
		stemmer_free(t->languages[i].stemmer);
	stemmer_free(t->english);
	free(t->cache);
	free(t);
}

/* The primary subtag: "es" of "es-MX".  English for an absent one. */
static struct str
primary(struct str tag)
{
	size_t n = 0;

	while (n < tag.n && n < 8 && tag.s[n] != '-' && tag.s[n] != '_')
		n++;
	return n ? str_sub(tag, 0, n) : STR("en");
}

static struct stemmer *
stemmer_for(struct terms *t, struct str language)
{
	size_t i;

	if (str_ieq(language, STR("en")))
		return t->english;
	for (i = 0; i < t->nlanguages; i++)
		if (str_ieq(str_c(t->languages[i].tag), language))
			return t->languages[i].stemmer;
	if (i == NLANGUAGES)
		stemmer_free(t->languages[--i].stemmer);
	else
		t->nlanguages++;
	snprintf(t->languages[i].tag, sizeof(t->languages[i].tag), "%.*s",
	    STR_ARG(language));
	t->languages[i].stemmer = stemmer_new(language);
	return t->languages[i].stemmer;
}

static uint32_t
term_id(struct str stem, uint64_t salt)
{
	uint64_t h = str_hash(stem) ^ salt;
	uint32_t id = (uint32_t)(h ^ h >> 32) & ~TERM_FOREIGN;

	return MAX(salt ? id | TERM_FOREIGN : id, 1);
}

static void
find_out(struct stemmer *s, uint64_t salt, struct str text, struct word w,
    struct cached *out)
{
	struct str stem = stem_of(s, text, w);

	out->id = out->background = 0;
	if (!stem.n || stem_is_stop(s, stem))
		return;
	out->id = term_id(stem, salt);
	out->background = salt ? 0 : stem_df(s, stem);
}

/* Never 0, which is the key of no word. */
static uint64_t
key_of(struct str text, struct word w, uint64_t salt)
{
	const char *s = text.s + w.start;
	size_t n = w.end - w.start;
	uint64_t part = 0;
	uint64_t h = salt ^ (uint64_t)n << 8 ^
	    (uint64_t)(w.kind << 2 | w.capital << 1 | w.upper);

	for (; n > 8; s += 8, n -= 8) {
		memcpy(&part, s, 8);
		h = (h ^ part) * UINT64_C(0x9e3779b97f4a7c15);
		h ^= h >> 29;
	}
	part = 0;
	memcpy(&part, s, n);
	h = (h ^ part) * UINT64_C(0xbf58476d1ce4e5b9);
	h = (h ^ h >> 32) * UINT64_C(0x94d049bb133111eb);
	return MAX(h ^ h >> 29, 1);
}

/* What was in one pair goes to two, in its order. */
static void
grow_cache(struct terms *t)
{
	size_t n = (size_t)1 << t->bits;
	struct cached (*old)[2] = t->cache;

	t->bits++;
	t->nfound = 0;
	t->cache = xcalloc(2 * n, sizeof(*t->cache));
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < 2 && old[i][j].key; j++) {
			struct cached *c =
			    t->cache[old[i][j].key >> (64 - t->bits)];

			c[c[0].key != 0] = old[i][j];
		}
	free(old);
}

static struct cached
look_up(struct terms *t, struct stemmer *s, uint64_t salt, struct str text,
    struct word w)
{
	struct cached found = {.key = key_of(text, w, salt)};
	struct cached *c = t->cache[found.key >> (64 - t->bits)];

	if (c[0].key == found.key)
		return c[0];
	if (c[1].key == found.key) {
		found = c[1];
	} else {
		find_out(s, salt, text, w, &found);
		t->nfound++;
	}
	c[1] = c[0];
	c[0] = found;
	if (t->nfound >> t->bits && t->bits < CACHED_MOST)
		grow_cache(t);
	return found;
}

/* One text being read. */
struct reading {
	struct terms *t;
	struct arena *a;
	struct stemmer *own;
	uint64_t salt; /* of the language; 0: English */
	size_t words;  /* body words so far */
};

enum field { FIELD_TITLE = 1, FIELD_LEAD = 2, FIELD_BODY = 4 };

static struct counted *
count_term(struct terms *t, uint32_t id, unsigned fields, bool *fresh)
{
	size_t i = id & (t->nslots - 1);
	struct counted *c;

	while (t->notes[i].stamp == t->now &&
	    t->counted[t->notes[i].at].t.id != id)
		i = (i + 1) & (t->nslots - 1);
	*fresh = t->notes[i].stamp != t->now;
	if (*fresh) {
		if (t->n == ARRAY_LEN(t->counted))
			return NULL;
		t->notes[i] = (struct place_note){t->now, (uint32_t)t->n};
		t->counted[t->n++] = (struct counted){.t.id = id};
	}
	c = &t->counted[t->notes[i].at];
	if (fields & FIELD_TITLE && c->t.title < UINT8_MAX)
		c->t.title++;
	if (fields & FIELD_LEAD && c->t.lead < UINT8_MAX)
		c->t.lead++;
	if (fields & FIELD_BODY && c->t.body < UINT8_MAX)
		c->t.body++;
	return c;
}

static void
count_word(struct reading *r, struct stemmer *s, uint64_t salt,
    struct str text, struct word w, unsigned fields)
{
	struct cached known = look_up(r->t, s, salt, text, w);
	struct counted *c;
	bool fresh;

	if (!known.id)
		return;
	c = count_term(r->t, known.id, fields, &fresh);
	if (!c || !fresh)
		return;
	c->word = str_sub(text, w.start, w.end);
	c->background = known.background;
}

/* A word of another language as English texts would have it. */
static void
count_neutral(struct reading *r, struct str text, struct word w,
    unsigned fields)
{
	struct str folded =
	    text_fold(r->a, str_sub(text, w.start, w.end));
	struct word whole = {0, (uint32_t)folded.n, w.kind, true, w.upper};

	count_word(r, r->t->english, 0, folded, whole, fields);
}

static bool
opens_sentence(struct str text, struct word w)
{
	size_t i = w.start;

	while (i > 0 && memchr(" \n\"'(", text.s[i - 1], 5))
		i--;
	return i == 0 || strchr(".!?:", text.s[i - 1]) != NULL;
}

/* The first words of a text, each into its fields. */
static struct words
count_text(struct reading *r, struct str text, unsigned fields,
    size_t limit)
{
	struct words ws = words_split(r->a, str_sub(text, 0, limit * 64));

	for (size_t i = 0; i < ws.n && limit; i++, limit--) {
		struct word w = ws.at[i];
		unsigned f = fields;

		if (fields & FIELD_BODY && r->words++ < LEAD_WORDS)
			f |= FIELD_LEAD;
		count_word(r, r->own, r->salt, text, w, f);
		if (r->salt && (w.kind == WORD_NUMBER ||
		    w.kind == WORD_ABBREVIATION ||
		    (w.capital && (w.upper || !opens_sentence(text, w)))))
			count_neutral(r, text, w, f);
	}
	return ws;
}

/* 'split' gets the words of each paragraph, for copies_sketch(). */
static void
count_body(struct reading *r, const struct article *art,
    struct words *split)
{
	size_t left = MAX_WORDS;

	for (size_t i = 0; i < art->nparas && left; i++) {
		size_t before = r->words;

		if (!para_tells(art->paras[i].kind))
			continue;
		split[i] = count_text(r, art->paras[i].text, FIELD_BODY, left);
		left -= r->words - before;
	}
	if (!r->words)
		count_text(r, art->summary, FIELD_BODY, left);
}

/* Absent fields are filled from the next best. */
static void
fill_fields(struct reading *r, const struct article *art)
{
	struct terms *t = r->t;

	if (!r->words)
		for (size_t i = 0; i < t->n; i++)
			t->counted[i].t.lead = t->counted[i].t.body =
			    t->counted[i].t.title;
	if (!art->title.n)
		for (size_t i = 0, n = 0; i < t->n && n < TITLE_FILL; i++)
			if (t->counted[i].t.lead) {
				t->counted[i].t.title = 1;
				n++;
			}
}

uint64_t
terms_outlet(struct arena *a, struct str name)
{
	return name.n ? str_hash(text_fold(a, name)) : 0;
}

/* An empty table with twice as many slots as the text can have terms: a
 * term has a byte and a gap, and those of another language count twice.
 * The smaller, the nearer it is. */
static void
begin(struct terms *t, const struct article *art)
{
	size_t bytes = art->title.n + art->summary.n;

	for (size_t i = 0; i < art->nparas; i++)
		bytes += art->paras[i].text.n;
	t->nslots = FEWEST_SLOTS;
	while (t->nslots < NSLOTS && t->nslots < 2 * bytes)
		t->nslots *= 2;
	if (++t->now == 0) {
		memset(t->notes, 0, sizeof(t->notes));
		t->now = 1;
	}
	t->n = 0;
}

void
terms_read(struct terms *t, struct arena *a, const struct article *art,
    int64_t now, struct sketch *out, const struct term_word **words)
{
	struct str language = primary(art->language);
	struct reading r = {.t = t, .a = a};
	struct words *split = ARENA_ARRAY(a, struct words, art->nparas);
	struct term *terms;
	struct term_word *tw;
	uint64_t *order;

	r.own = stemmer_for(t, language);
	r.salt = r.own == t->english ? 0 : str_hash(language) | 1;
	begin(t, art);
	count_text(&r, art->title, FIELD_TITLE, LEAD_WORDS);
	count_body(&r, art, split);
	fill_fields(&r, art);
	/* In the order of their ids, which are all different. */
	order = ARENA_ARRAY(a, uint64_t, t->n);
	for (size_t i = 0; i < t->n; i++)
		order[i] = (uint64_t)t->counted[i].t.id << 32 | i;
	sort_u64(order, t->n);
	terms = ARENA_ARRAY(a, struct term, t->n);
	tw = ARENA_ARRAY(a, struct term_word, t->n);
	for (size_t i = 0; i < t->n; i++) {
		const struct counted *c = &t->counted[(uint32_t)order[i]];

		terms[i] = c->t;
		tw[i] = (struct term_word){c->t.id, c->background, c->word};
	}
	*out = (struct sketch){
		.published = art->published,
		.came = now,
		.title = art->title,
		.outlet = terms_outlet(a, art->outlet),
		.agency = terms_outlet(a, art->agency),
		.language = (uint32_t)r.salt,
		.words = (uint32_t)MIN(article_words(art), UINT32_MAX),
		.terms = terms,
		.nterms = t->n,
	};
	copies_sketch(a, art, split, out);
	*words = tw;
}
