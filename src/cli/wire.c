#include "src/cli/wire.h"

#include "db/record.h"
#include "src/base/vec.h"

/*
 *	'o' outlet, 'f' feed: when they are there
 *	'r' read, 's' starred: empty
 *	'a' the article, as the store writes it
 *	'k' the sketch, as the store keeps it
 *	'w' for each of its terms: background, length of the word, the word
 * or, of feeds,
 *	'F' they are followed: empty
 *	'L' each of them
 */
static void
put_words(struct buf *out, const struct gathered *g)
{
	for (size_t i = 0; i < g->sketch.nterms; i++) {
		record_number(out, g->words[i].background);
		record_number(out, g->words[i].word.n);
		buf_str(out, g->words[i].word);
	}
}

/* A field whose bytes the function writes. */
static void
put_part(struct buf *out, char tag,
    void (*write)(struct buf *, const struct gathered *),
    const struct gathered *g)
{
	struct buf part;

	buf_init(&part, out->ceiling);
	write(&part, g);
	if (buf_status(&part) == STATUS_OK)
		record_add(out, tag, buf_view(&part));
	else
		out->full = true;
	buf_free(&part);
}

static void
put_article(struct buf *out, const struct gathered *g)
{
	record_article(out, &g->article);
}

static void
put_sketch(struct buf *out, const struct gathered *g)
{
	sketch_pack(&g->sketch, out);
}

static const struct {
	char tag;
	size_t at; /* of a struct str in struct subscription */
} feed_texts[] = {
	{'a', offsetof(struct subscription, address)},
	{'t', offsetof(struct subscription, title)},
	{'o', offsetof(struct subscription, own_title)},
	{'s', offsetof(struct subscription, site)},
	{'d', offsetof(struct subscription, description)},
};

static void
put_feed(struct buf *out, const struct subscription *f)
{
	for (size_t i = 0; i < ARRAY_LEN(feed_texts); i++) {
		struct str s;

		memcpy(&s, (const char *)f + feed_texts[i].at, sizeof(s));
		if (s.s)
			record_add(out, feed_texts[i].tag, s);
	}
	for (size_t i = 0; i < f->ntags; i++)
		record_add(out, 'g', f->tags[i]);
	if (f->hidden)
		record_add(out, 'h', STR_NONE);
	if (f->paused)
		record_add(out, 'p', STR_NONE);
}

static void
put_feeds(struct buf *out, const struct gathered *g)
{
	struct buf one;

	if (g->follow)
		record_add(out, 'F', STR_NONE);
	buf_init(&one, out->ceiling);
	for (size_t i = 0; i < g->nfeeds; i++) {
		buf_clear(&one);
		put_feed(&one, &g->feeds[i]);
		record_add(out, 'L', buf_view(&one));
	}
	buf_free(&one);
}

static void
put_whole_article(struct buf *out, const struct gathered *g)
{
	const struct article *art = &g->article;

	if (art->outlet.s)
		record_add(out, 'o', art->outlet);
	if (art->feed.s)
		record_add(out, 'f', art->feed);
	if (art->read)
		record_add(out, 'r', STR_NONE);
	if (art->starred)
		record_add(out, 's', STR_NONE);
	put_part(out, 'a', put_article, g);
}

void
wire_put(struct buf *out, const struct gathered *g)
{
	if (g->nfeeds) {
		put_feeds(out, g);
		return;
	}
	put_whole_article(out, g);
	put_part(out, 'k', put_sketch, g);
	put_part(out, 'w', put_words, g);
}

void
wire_put_article(struct buf *out, const struct article *art)
{
	put_whole_article(out, &(struct gathered){.article = *art});
}

static bool
take_words(struct arena *a, struct str rest, struct gathered *out)
{
	struct term_word *words =
	    ARENA_ARRAY(a, struct term_word, out->sketch.nterms);

	for (size_t i = 0; i < out->sketch.nterms; i++) {
		uint64_t background, n;

		if (!record_take_number(&rest, &background) ||
		    !record_take_number(&rest, &n) || n > rest.n ||
		    background > UINT32_MAX)
			return false;
		words[i] = (struct term_word){out->sketch.terms[i].id,
		    (uint32_t)background, str_sub(rest, 0, n)};
		rest = str_from(rest, n);
	}
	out->words = words;
	return rest.n == 0;
}

static bool
take_feed(struct arena *a, struct str bytes, struct subscription *out)
{
	VEC(struct str) tags = {0};
	struct str value;
	char tag;

	while (record_next(&bytes, &tag, &value)) {
		for (size_t i = 0; i < ARRAY_LEN(feed_texts); i++)
			if (feed_texts[i].tag == tag)
				memcpy((char *)out + feed_texts[i].at, &value,
				    sizeof(value));
		if (tag == 'g')
			*vec_add(a, &tags) = value;
		out->hidden |= tag == 'h';
		out->paused |= tag == 'p';
	}
	out->tags = tags.at;
	out->ntags = tags.n;
	return bytes.n == 0 && out->address.n > 0;
}

static bool
take_feeds(struct arena *a, struct str bytes, struct gathered *out)
{
	VEC(struct subscription) feeds = {0};
	struct str value;
	bool good = true;
	char tag;

	while (record_next(&bytes, &tag, &value)) {
		out->follow |= tag == 'F';
		if (tag == 'L')
			good &= take_feed(a, value, vec_add(a, &feeds));
	}
	out->feeds = feeds.at;
	out->nfeeds = feeds.n;
	return good && bytes.n == 0;
}

/* How much of an article there was. */
struct took {
	bool article, sketch, words;
};

static bool
take(struct arena *a, struct str bytes, struct gathered *out,
    struct took *took)
{
	struct article *art = &out->article;
	struct str value;
	char tag;

	*took = (struct took){0};
	while (record_next(&bytes, &tag, &value)) {
		if (tag == 'o')
			art->outlet = value;
		else if (tag == 'f')
			art->feed = value;
		else if (tag == 'r')
			art->read = true;
		else if (tag == 's')
			art->starred = true;
		else if (tag == 'a')
			took->article = record_read_article(a, value, art) ==
			    STATUS_OK;
		else if (tag == 'k')
			took->sketch = sketch_unpack(a, value, &out->sketch);
		else if (tag == 'w')
			took->words = took->sketch &&
			    take_words(a, value, out);
	}
	return bytes.n == 0 && took->article;
}

bool
wire_take(struct arena *a, struct str bytes, struct gathered *out)
{
	struct took took;

	*out = (struct gathered){.article.version = 1};
	if (str_starts(bytes, STR("F")) || str_starts(bytes, STR("L")))
		return take_feeds(a, bytes, out);
	return take(a, bytes, out, &took) && took.sketch && took.words;
}

bool
wire_take_article(struct arena *a, struct str bytes, struct article *out)
{
	struct gathered g = {.article.version = 1};
	struct took took;
	bool good = take(a, bytes, &g, &took);

	*out = g.article;
	return good;
}
