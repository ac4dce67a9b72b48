/*
 * pagecut.c - does a page show its whole article?
 *
 * Pages behind a paywall show the first lines and an offer.  That a page
 * calls itself not free proves nothing: many hold their whole text all
 * the same.  So a sign and a short text must come together:
 *
 *  - JSON-LD counts ten times the words that are there; or twice as
 *    many, and there is another sign: some programs count characters,
 *    or all words of the page;
 *  - JSON-LD says the article is not free, or the page offers to read on
 *    for subscribers, and there is little text;
 *  - the last paragraph breaks off, and an offer to read on stands on the
 *    page.
 */
#include "src/ingest/page.h"
#include "src/ingest/phrases.h"
#include "src/ingest/pick.h"

/* An article shorter than this may be the beginning of one. */
#define SHORT_WORDS 250

static bool
breaks_off(struct str s)
{
	static const char *const ends[] = {"...", "…", "[...]",
		"[…]", "(...)"};

	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		if (str_ends(s, str_c(ends[i])))
			return true;
	return false;
}

static bool
shows(struct arena *a, xmlDoc *doc, bool (*is)(struct str, size_t))
{
	blocks all = {0};

	blocks_of(a, xmlDocGetRootElement(doc), pick_asks_consent, NULL, &all);
	for (size_t i = 0; i < all.n; i++)
		if (is(all.at[i].text, str_words(all.at[i].text)))
			return true;
	return false;
}

/* Is the count of words about that of the letters shown? */
static bool
counts_letters(size_t count, const struct article *x)
{
	size_t bytes = 0;

	for (size_t i = 0; i < x->nparas; i++)
		bytes += x->paras[i].text.n;
	return count > bytes / 2 && count < 2 * bytes;
}

void
page_cut(struct arena *a, xmlDoc *doc, const struct page_meta *m,
    size_t words, struct article *x)
{
	bool broken = x->nparas > 0 &&
	    breaks_off(x->paras[x->nparas - 1].text);

	if (m->words > SHORT_WORDS && words * 2 < m->words &&
	    ((words * 10 < m->words && !counts_letters(m->words, x)) ||
	    m->paid || broken ||
	    shows(a, doc, phrase_wall) || shows(a, doc, phrase_wall_label))) {
		x->cut_why = arena_printf(a, "the page counts %zu words and "
		    "shows %zu", m->words, words);
	} else if (m->paid && words < SHORT_WORDS) {
		x->cut_why = STR("the full text is for subscribers");
	} else if ((words < SHORT_WORDS || broken) && shows(a, doc, phrase_wall)) {
		x->cut_why = STR("the page asks to subscribe or log in to "
		    "read on");
	}
	x->cut = x->cut_why.n > 0;
}
