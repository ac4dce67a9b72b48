/*
 * fulltext.c - is this page the article's, and is it worth having?
 *
 * What an address gives is not always what the feed spoke of: sites
 * answer with a wish for consent, a login form or their front page, and
 * say 200.  Such a page may well be longer than the summary, so length
 * alone is no test.  A page counts as the article's when at least a third
 * of the longer words of title and summary, each counted once, stand in
 * it.  Where there are too few of them to tell by, length decides.
 */
#include "src/ingest/fulltext.h"

#include "src/base/map.h"
#include "src/text/normalise.h"
#include "src/text/words.h"

#define LONG_WORD 4u /* bytes; shorter ones are everywhere */
#define FEW_WORDS 4u /* too few to tell by */

static void
add_words(struct arena *a, struct map *set, struct str text,
    const struct map *other, size_t *both)
{
	struct words w = words_split(a, text);

	for (size_t i = 0; i < w.n; i++) {
		struct str word = text_lower(a,
		    str_sub(text, w.at[i].start, w.at[i].end));
		bool added = false;

		if (word.n < LONG_WORD)
			continue;
		map_at(set, word, 0, &added);
		*both += added && other && map_find(other, word);
	}
}

static bool
tells_of(const struct article *page, const struct article *known)
{
	struct arena *a = arena_new();
	struct map *theirs = map_new(a), *ours = map_new(a);
	size_t both = 0, n;

	add_words(a, theirs, page->title, NULL, &both);
	for (size_t i = 0; i < page->nparas; i++)
		add_words(a, theirs, page->paras[i].text, NULL, &both);
	add_words(a, ours, known->title, theirs, &both);
	for (size_t i = 0; i < known->nparas; i++)
		add_words(a, ours, known->paras[i].text, theirs, &both);
	n = map_count(ours);
	arena_free(a);
	return n < FEW_WORDS || both * 3 >= n;
}

/* Letters that tell: words are none in scripts without spaces. */
static size_t
length_of(const struct article *art)
{
	size_t n = 0;

	for (size_t i = 0; i < art->nparas; i++)
		if (para_tells(art->paras[i].kind))
			n += art->paras[i].text.n;
	return n;
}

bool
fulltext_of(const struct article *known, const struct article *page,
    struct article *out, struct buf *why)
{
	buf_clear(why);
	if (length_of(page) <= length_of(known)) {
		buf_cstr(why, "its page tells no more than the feed");
		return false;
	}
	if (!tells_of(page, known)) {
		buf_cstr(why, "its page tells of something else");
		return false;
	}
	*out = *known;
	out->paras = page->paras;
	out->nparas = page->nparas;
	out->cut = page->cut;
	out->cut_why = page->cut_why;
	out->previous = NULL;
	if (!out->title.n)
		out->title = page->title;
	if (!out->author.n)
		out->author = page->author;
	if (!out->agency.n)
		out->agency = page->agency;
	if (!out->dateline.n)
		out->dateline = page->dateline;
	if (page->language.n)
		out->language = page->language;
	if (page->updated.precision != PRECISION_UNKNOWN)
		out->updated = page->updated;
	return true;
}
