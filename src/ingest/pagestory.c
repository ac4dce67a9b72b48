/*
 * pagestory.c - the story, taken from the element that holds it.
 *
 * Small pieces that are named for what they are (share, related,
 * newsletter) are passed over; the words never veto a piece that holds
 * much text, because "widget" or "sidebar" on an ancestor means nothing.
 * The story goes from the first to the last paragraph that tells
 * something, and to the short lines and lists that stand right beside
 * these, without the headline and without repeats.
 *
 * Many pages set the first paragraph apart, above the element that says
 * it is the body.  What is called teaser, intro or lead there is text;
 * what is called dek, standfirst or subtitle is part of the headline, and
 * the bench's readers left it out.
 */
#include "src/ingest/pick.h"

#include "src/base/map.h"
#include "src/ingest/furniture.h"

/* So many words under a headline introduce, with or without a stop. */
#define LEAD_WORDS 20

/* A story of fewer words may be but the frame of a gallery. */
#define GALLERY_WORDS 120

struct pick {
	struct arena *a;
	size_t total; /* running text in the container */
	/* Most of it stands in <article>s: the story's sections. */
	bool of_articles;
	struct str title;
};

/* Pieces of a page that are no text of its article. */
static bool
passed_over(const xmlNode *n, const void *context)
{
	static const char *const words[] = {"related", "share", "sharing",
		"social", "newsletter", "subscribe", "promo", "breadcrumb",
		"recommend", "popular", "trending", "readmore", "morefrom",
		"seealso", "advert", "sponsor", "byline", "caption", "credit",
		"tags", "taglist", "pagination", "navigation", "footer",
		"cookie", "signup", "donate", "rating", "timestamp",
		"dateline", "postmeta", "entrymeta", "articlemeta", "metadata",
		"authorbio", "aboutauthor", "authorinfo", "copyright",
		"skiplink", "screenreader", "toolbar", "outbrain", "taboola",
		"disqus", "hidden", "printonly", "standfirst", "subheadline",
		"summarylist", "mostread", "nextpost", "postnav", "lightbox",
		"authorsection", "authorbox", "authorblock", "authorcard",
		"biobox", "saboxplugin", "authordesc", "molongui", "vcard",
		"disclosure", "disclaimer", "textwidget", "infobox", "textbox",
		"newslet", "imagedescription", "bildunterschrift",
		"alert", "appstore", "fbpost", "toccontainer", "tocwrapper",
		"teaserbox", "crosslink", "readnext", "readalso", "paywall",
		"affiliate", "anzeige", "werbung", "sidebox", "notapie",
		"reviewed", " sidebar"};
	static const char *const replies[] = {"comment", "kommentar",
		"respond", "replies", "disqus"};
	static const char *const elements[] = {"nav", "footer", "aside", "form",
		"figure", "figcaption", "dialog", "menu",
		"label", "time"};
	const struct pick *p = context;
	size_t text = pick_text(n);
	char buffer[PICK_NAMES];
	struct str names, style;

	if (markup_is(n, "h1") || pick_asks_consent(n, NULL))
		return true;
	names = pick_names(n, buffer);
	if (text * 10 < p->total * 6 &&
	    pick_named(names, replies, ARRAY_LEN(replies)))
		return true;
	/* A word of a sentence is no piece of the page. */
	if (text * 10 > p->total * 3 ||
	    (n->parent && markup_is(n->parent, "p")))
		return false;
	if (markup_is(n, "article") || markup_is(n, "header"))
		return !p->of_articles;
	for (size_t i = 0; i < ARRAY_LEN(elements); i++)
		if (markup_is(n, elements[i]))
			return true;
	style = markup_attr(n, "style");
	if (markup_attr(n, "hidden").s ||
	    str_ifind(style, STR("display:none"), 0) != STR_NPOS ||
	    str_ifind(style, STR("display: none"), 0) != STR_NPOS)
		return true;
	return text * 100 < p->total * 15 &&
	    pick_named(names, words, ARRAY_LEN(words));
}

/* Is this block part of the story, between its first and last
 * paragraph? */
static bool
belongs(const struct block *b)
{
	size_t words = str_words(b->text);
	size_t percent = b->text.n ? b->linked * 100 / b->text.n : 0;

	if (b->kind == PARA_CAPTION || markup_is(b->element, "h1"))
		return false;
	/* The smallest headings are labels, if no sentences. */
	if ((markup_is(b->element, "h5") || markup_is(b->element, "h6")) &&
	    (words < 12 || !pick_ends_sentence(b->text)))
		return false;
	if (b->kind == PARA_HEADING)
		return percent < 50;
	if (percent >= 97 || (percent >= 70 && words < 25))
		return false;
	if (markup_is(b->element, "li"))
		return percent < 60;
	if (markup_is(b->element, "p") || b->kind == PARA_QUOTE ||
	    markup_is(b->element, "td") || markup_is(b->element, "th") ||
	    markup_is(b->element, "pre") || markup_is(b->element, "dd") ||
	    markup_is(b->element, "dt"))
		return true;
	return words >= 10 || (words >= 4 && pick_ends_sentence(b->text));
}

/* A paragraph that the story can begin or end with. */
static bool
tells(const struct block *b)
{
	return pick_is_text(b) && !furniture_alone(b->text) &&
	    (str_words(b->text) >= 10 || pick_ends_sentence(b->text));
}

/* Where a paragraph stands, or the whole list or table it is of. */
static const xmlNode *
place_of(const struct block *b)
{
	static const char *const parts[] = {"li", "ul", "ol", "td", "tr",
		"tbody", "table", "blockquote", "dd", "dt", "dl"};
	const xmlNode *n = b->element;
	bool part = true;

	for (int i = 0; i < PICK_ANCESTORS && part && n->parent; i++) {
		n = n->parent;
		part = false;
		for (size_t j = 0; j < ARRAY_LEN(parts); j++)
			part |= markup_is(n, parts[j]);
	}
	return n;
}

/* A short block beside the story's first or last paragraph belongs to it
 * when it stands in the same element: "Name, 12 points". */
static bool
adjoins(const struct block *b, const struct block *story)
{
	return (markup_is(b->element, "p") || markup_is(b->element, "li") ||
	    markup_is(b->element, "td") || markup_is(b->element, "pre") ||
	    b->kind == PARA_QUOTE) && b->linked * 2 < b->text.n &&
	    str_words(b->text) >= 2 && place_of(b) == place_of(story) &&
	    !furniture_or_caption(b->text);
}

/* What introduces a story and what is only near it, by the names of the
 * element and its close surroundings. */
static bool
introduces(const struct block *b)
{
	static const char *const intros[] = {"intro", "teaser", "excerpt",
		"lead", "vorspann", "anrisstext", "hook", "shortinfo",
		"herotext", "abstract", "summary", "chapo", "incipit",
		"entradilla"};
	static const char *const others[] = {"caption", "related", "comment",
		"bio", "author", "byline", "newsletter", "share", "social",
		"figure", "image", "gallery", "media", "signup", "promo",
		"seealso", "widget", "sidebar", "dek", "deck", "standfirst",
		"subtitle", "subhead", "dateline", "meta", "date", "time",
		"breadcrumb", "credit", "cookie", "banner", "modal",
		"disclaimer", "screenreader", "hidden", "video", "dropdown",
		"download", "subscri", "support", "donat"};
	const xmlNode *n = b->element;
	bool named = false;

	for (int i = 0; i < 4 && n && n->type == XML_ELEMENT_NODE &&
	    !markup_is(n, "body") && !markup_is(n, "main") &&
	    !markup_is(n, "article"); i++, n = n->parent) {
		char buffer[PICK_NAMES];
		struct str names = pick_names(n, buffer);

		if (markup_is(n, "figure") || markup_is(n, "aside") ||
		    markup_is(n, "nav") || markup_is(n, "li") ||
		    markup_is(n, "form") || markup_is(n, "footer") ||
		    markup_is(n, "dialog") || markup_is(n, "a") ||
		    (i < 3 && pick_named(names, others, ARRAY_LEN(others))))
			return false;
		if (i < 3)
			named |= pick_named(names, intros, ARRAY_LEN(intros));
	}
	return named || str_words(b->text) >= 30;
}

/* The paragraphs between the headline and block 'end' that introduce the
 * story. */
static void
take_leads(struct pick *p, const blocks *all, size_t end, struct map *seen,
    paragraphs *out)
{
	size_t i = end;

	while (i > 0 && !markup_is(all->at[i - 1].element, "h1"))
		i--;
	/* A headline that is marked as none. */
	for (size_t j = end; i == 0 && j > 0; j--)
		if (str_eq(all->at[j - 1].text, p->title))
			i = j;
	if (i == 0)
		return;
	for (; i < end; i++) {
		const struct block *b = &all->at[i];
		bool added;

		if (b->kind == PARA_CAPTION || b->linked * 10 > b->text.n * 4 ||
		    str_words(b->text) < 8 ||
		    (str_words(b->text) < LEAD_WORDS &&
		    !pick_ends_sentence(b->text)) ||
		    furniture_or_caption(b->text) ||
		    !introduces(b))
			continue;
		map_at(seen, b->text, 1, &added);
		if (added)
			compose_add(p->a, out, b->text, PARA_BODY);
	}
}

/* Where a block taken from inside is among those of the page. */
static size_t
index_of(const blocks *all, const struct block *b)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].element == b->element &&
		    str_eq(all->at[i].text, b->text))
			return i;
	return 0;
}

/* A caption of whole sentences. */
static bool
is_told(const struct block *b)
{
	return b->kind == PARA_CAPTION && str_words(b->text) >= 12 &&
	    pick_ends_sentence(b->text) && b->linked * 2 < b->text.n;
}

/* The story's first block and the one behind its last. */
static void
find_ends(const struct pick *p, const blocks *b, size_t *from, size_t *to)
{
	size_t first = 0, last = b->n;

	while (first < b->n && !tells(&b->at[first]))
		first++;
	while (last > first && !tells(&b->at[last - 1]))
		last--;
	for (size_t end = last; first < last && end < b->n; end++)
		if (adjoins(&b->at[end], &b->at[last - 1]))
			last = end + 1;
	while (first > 0 && first < b->n &&
	    adjoins(&b->at[first - 1], &b->at[first]))
		first--;
	/* A heading over the first paragraph is the story's. */
	if (first > 0 && first < b->n &&
	    b->at[first - 1].kind == PARA_HEADING &&
	    !str_ieq(b->at[first - 1].text, p->title))
		first--;
	*from = first;
	*to = last;
}

static void
keep_story(struct pick *p, const blocks *all, const blocks *b, paragraphs *out)
{
	struct map *seen = map_new(p->a);
	size_t first, last;

	find_ends(p, b, &first, &last);
	if (first < b->n)
		take_leads(p, all, index_of(all, &b->at[first]), seen, out);
	for (size_t i = first; i < last; i++) {
		const struct block *k = &b->at[i];
		bool added = true;

		if (!belongs(k) || str_ieq(k->text, p->title))
			continue;
		if (k->text.n >= 30)
			map_at(seen, k->text, 1, &added);
		if (added && !furniture_or_caption(k->text))
			compose_add(p->a, out, k->text, k->kind);
	}
}

/* A gallery tells its story in the captions: where they hold more than
 * all other text, they are it. */
static void
keep_gallery(struct pick *p, const blocks *all, paragraphs *out)
{
	size_t story = 0, told = 0;

	for (size_t i = 0; i < out->n; i++) {
		story += str_words(out->at[i].text);
		if (story >= GALLERY_WORDS)
			return;
	}
	for (size_t i = 0; i < all->n; i++)
		told += is_told(&all->at[i]) ? str_words(all->at[i].text) :
		    0;
	if (told < GALLERY_WORDS || told < story * 2)
		return;
	for (size_t i = 0; i < all->n; i++)
		if (is_told(&all->at[i]))
			compose_add(p->a, out, all->at[i].text, PARA_BODY);
}

/* Is most of it in several <article>s, none inside another? */
static bool
of_articles(const xmlNode *container)
{
	size_t sum = 0, count = 0;

	for (xmlNode *n = markup_next(container, (xmlNode *)container, true);
	    n;) {
		bool article = markup_is(n, "article");

		sum += article ? pick_text(n) : 0;
		count += article && pick_text(n) > 0;
		n = markup_next(container, n, !article);
	}
	return count > 1 && sum * 10 > pick_text(container) * 6;
}

void
story_take(struct arena *a, const xmlNode *container, const blocks *all,
    struct str title, paragraphs *out)
{
	struct pick p = {a, pick_text(container), false, title};
	blocks inside = {0};

	p.of_articles = of_articles(container);
	blocks_of(a, container, passed_over, &p, &inside);
	keep_story(&p, all, &inside, out);
	/* A page of nothing but replies: a forum. */
	if (out->n == 0)
		keep_story(&p, all, all, out);
	keep_gallery(&p, all, out);
}
