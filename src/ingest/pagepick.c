/*
 * pagepick.c - where on a page the article is.
 *
 * The page is first cut into blocks, and each block of running text
 * counts for all elements around it.  So every element knows how much
 * text it holds, and candidates can be compared by that:
 *
 *  - elements that say by itemprop, class or id that they are the body;
 *  - the first <article> that holds much;
 *  - elements called story; then content or main;
 *  - the element that Readability's scoring prefers: a paragraph gives
 *    points for its length and commas to its parent, half of them to the
 *    grandparent (Arc90, 2009).
 *
 * The first of these that holds a fair share of what the scored one holds
 * wins.  Inside it small pieces that are named for what they are (share,
 * related, newsletter) are passed over; the words never veto a piece that
 * holds much text, because "widget" or "sidebar" on an ancestor means
 * nothing.  What is left is taken from the first to the last paragraph
 * that tells something, without the headline and without repeats.
 */
#include "src/base/map.h"
#include "src/ingest/furniture.h"
#include "src/ingest/markup.h"
#include "src/ingest/page.h"

#define ANCESTORS 64
#define RANKS 4

/* What an element holds; hangs on xmlNode._private. */
struct held {
	size_t text;   /* bytes of running text */
	size_t linked; /* of all its text, bytes in links */
	double score;
};

struct pick {
	struct arena *a;
	size_t total; /* running text in the container */
	struct str title;
};

static struct held *
held_of(struct arena *a, const xmlNode *n)
{
	struct held *h = n->_private;

	if (!h)
		((xmlNode *)n)->_private = h = ARENA_NEW(a, struct held);
	return h;
}

static size_t
text_in(const xmlNode *n)
{
	const struct held *h = n ? n->_private : NULL;

	return h ? h->text : 0;
}

static size_t
words_in(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.s[i] != ' ' && (i == 0 || s.s[i - 1] == ' ');
	return n;
}

static bool
ends_sentence(struct str s)
{
	static const char *const stops[] = {".", "!", "?", ":", "\"", ")",
		"\xe2\x80\x9d", "\xe2\x80\xa6", "\xc2\xbb", "\xe3\x80\x82"};

	for (size_t i = 0; i < ARRAY_LEN(stops); i++)
		if (str_ends(s, str_c(stops[i])))
			return true;
	return false;
}

/* A block of running text. */
static bool
is_text(const struct block *b)
{
	return b->kind != PARA_HEADING && b->kind != PARA_CAPTION &&
	    b->linked * 2 < b->text.n && (b->text.n >= 80 ||
	    (b->text.n >= 25 && ends_sentence(b->text)));
}

static void
count_block(struct arena *a, const struct block *b)
{
	const xmlNode *n = b->element;
	double points = 1.0 + (double)MIN(b->text.n / 100, (size_t)3);
	bool wraps = !markup_is(n, "p") && !markup_is(n, "li") &&
	    !markup_is(n, "blockquote") && !markup_is(n, "pre") &&
	    !markup_is(n, "td");

	for (size_t i = 0; i < b->text.n; i++)
		points += b->text.s[i] == ',';
	/* Text straight in a container is that container's paragraph. */
	if (!n)
		return;
	if (!wraps)
		held_of(a, n)->text += b->text.n;
	n = wraps ? n : n->parent;
	for (int i = 0; i < ANCESTORS && n && n->type == XML_ELEMENT_NODE;
	    i++, n = n->parent) {
		struct held *h = held_of(a, n);

		h->text += b->text.n;
		h->score += i == 0 ? points : i == 1 ? points / 2 :
		    points / (3 * i);
	}
}

/* Class and id without case and signs: "article-body" as "articlebody". */
static size_t
names_of(const xmlNode *n, char *out, size_t room)
{
	const struct str parts[] = {markup_attr(n, "class"),
		markup_attr(n, "id")};
	size_t len = 0;

	for (size_t p = 0; p < ARRAY_LEN(parts); p++) {
		for (size_t i = 0; i < parts[p].n && len + 2 < room; i++) {
			char c = parts[p].s[i];

			if (c >= 'A' && c <= 'Z')
				c |= 32;
			if ((c >= 'a' && c <= 'z') || c == ' ')
				out[len++] = c;
		}
		out[len++] = ' ';
	}
	return len;
}

static bool
names_any(struct str names, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_find(names, str_c(words[i]), 0) != STR_NPOS)
			return true;
	return false;
}

/* 0 is the best; RANKS: no candidate. */
static int
rank_of(const xmlNode *n)
{
	static const char *const bodies[] = {"articlebody", "articlecontent",
		"articletext", "articlecopy", "entrycontent", "postbody",
		"postcontent", "posttext", "storybody", "storycontent",
		"storytext", "bodytext", "bodycopy", "newsbody",
		"newscontent", "newstext", "contentbody", "singlecontent",
		"entrybody", "articlemain", "blogcontent"};
	static const char *const mains[] = {"maincontent", "contentmain",
		" content ", "pagecontent", "sitecontent"};
	char buffer[512];
	struct str names;

	if (str_ieq(markup_attr(n, "itemprop"), STR("articleBody")))
		return 0;
	names = (struct str){buffer, names_of(n, buffer, sizeof(buffer))};
	if (names_any(names, bodies, ARRAY_LEN(bodies)))
		return 0;
	if (markup_is(n, "article"))
		return 1;
	if (names_any(names, (const char *const[]){"story"}, 1))
		return 2;
	if (markup_is(n, "main") ||
	    str_ieq(markup_attr(n, "role"), STR("main")) ||
	    names_any(names, mains, ARRAY_LEN(mains)))
		return 3;
	return RANKS;
}

/* The same class on siblings: a body in several pieces.  Then the parent
 * is meant. */
static const xmlNode *
whole_of(const xmlNode *n)
{
	struct str class = markup_attr(n, "class");
	size_t sum = 0;

	if (!n->parent || !class.n || markup_is(n->parent, "body"))
		return n;
	for (const xmlNode *s = n->parent->children; s; s = s->next)
		if (str_eq(markup_attr(s, "class"), class))
			sum += text_in(s);
	return sum * 10 > text_in(n) * 12 ? n->parent : n;
}

struct candidates {
	const xmlNode *best[RANKS];
	const xmlNode *scored;
};

static void
consider(struct candidates *c, const xmlNode *n)
{
	int rank = rank_of(n);
	const struct held *h = n->_private, *top;

	if (rank < RANKS) {
		const xmlNode **best = &c->best[rank];
		size_t have = *best ? text_in(*best) : 0;

		/* Of equals the inner one; of articles the first that is
		 * not much smaller than a later one. */
		if (!*best || (rank == 1 ? h->text > 3 * have :
		    h->text >= have))
			*best = n;
	}
	if (markup_is(n, "html"))
		return;
	top = c->scored ? c->scored->_private : NULL;
	if (h->score > (top ? top->score : 0))
		c->scored = n;
}

static const xmlNode *
choose(xmlNode *root)
{
	static const size_t share[RANKS] = {35, 45, 60, 70};
	struct candidates c = {.scored = NULL};
	size_t most;

	for (xmlNode *n = root; n; n = markup_next(root, n, true))
		if (n->type == XML_ELEMENT_NODE && n->_private)
			consider(&c, n);
	if (!c.scored)
		return root;
	/* The scored one is often a piece: its parent may hold the rest. */
	while (c.scored->parent && c.scored->parent->_private &&
	    !markup_is(c.scored->parent, "body") &&
	    !markup_is(c.scored->parent, "html") &&
	    text_in(c.scored->parent) * 10 > text_in(c.scored) * 12)
		c.scored = c.scored->parent;
	most = text_in(c.scored);
	for (size_t i = 0; i < RANKS; i++)
		if (c.best[i] && text_in(c.best[i]) >= 150 &&
		    text_in(c.best[i]) * 100 >= most * share[i])
			return i == 0 ? whole_of(c.best[i]) : c.best[i];
	return c.scored;
}

/* What asks for consent holds much text on some pages. */
static bool
asks_consent(const xmlNode *n, const void *context)
{
	static const char *const words[] = {"cookienotice", "cookiebanner",
		"cookieconsent", "cookielaw", "cookiebar", "cookiemessage",
		"cookiehint", "cookiepolicy", "consentbanner", "onetrust",
		"usercentrics", "borlabs", "gdpr", "dsgvo", "cmplz"};
	char buffer[512];

	(void)context;
	if (!n->properties || markup_is(n, "body") || markup_is(n, "html"))
		return false;
	return names_any((struct str){buffer, names_of(n, buffer,
	    sizeof(buffer))}, words, ARRAY_LEN(words));
}

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
		"summarylist", "mostread", "nextpost", "postnav", "lightbox"};
	static const char *const replies[] = {"comment", "respond", "replies",
		"disqus"};
	static const char *const elements[] = {"nav", "footer", "aside", "form",
		"figure", "figcaption", "article", "header", "dialog", "menu",
		"label", "time"};
	const struct pick *p = context;
	size_t text = text_in(n);
	char buffer[512];
	struct str names, style;

	if (markup_is(n, "h1") || asks_consent(n, NULL))
		return true;
	names = (struct str){buffer, names_of(n, buffer, sizeof(buffer))};
	if (text * 10 < p->total * 6 &&
	    names_any(names, replies, ARRAY_LEN(replies)))
		return true;
	/* A word of a sentence is no piece of the page. */
	if (text * 10 > p->total * 3 || markup_is(n, "p") ||
	    (n->parent && markup_is(n->parent, "p")))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(elements); i++)
		if (markup_is(n, elements[i]))
			return true;
	style = markup_attr(n, "style");
	if (markup_attr(n, "hidden").s ||
	    str_ifind(style, STR("display:none"), 0) != STR_NPOS ||
	    str_ifind(style, STR("display: none"), 0) != STR_NPOS)
		return true;
	return text * 100 < p->total * 15 &&
	    names_any(names, words, ARRAY_LEN(words));
}

/* Is this block part of the story, between its first and last
 * paragraph? */
static bool
belongs(const struct block *b)
{
	size_t words = words_in(b->text);
	size_t percent = b->text.n ? b->linked * 100 / b->text.n : 0;

	if (b->kind == PARA_CAPTION || markup_is(b->element, "h1") ||
	    markup_is(b->element, "h5") || markup_is(b->element, "h6"))
		return false;
	if (b->kind == PARA_HEADING)
		return percent < 50;
	if (percent >= 80 && (words < 25 || percent >= 97))
		return markup_is(b->element, "p") && percent < 97;
	if (markup_is(b->element, "li"))
		return percent < 60;
	if (markup_is(b->element, "p") || b->kind == PARA_QUOTE ||
	    markup_is(b->element, "td") || markup_is(b->element, "pre") ||
	    markup_is(b->element, "dd") || markup_is(b->element, "dt"))
		return true;
	return words >= 10 || (words >= 4 && ends_sentence(b->text));
}

/* A paragraph that the story can begin or end with. */
static bool
tells(const struct block *b)
{
	return is_text(b) && !furniture_alone(b->text) &&
	    (words_in(b->text) >= 10 || ends_sentence(b->text));
}

static void
keep_story(struct pick *p, const blocks *b, paragraphs *out)
{
	struct map *seen = map_new(p->a);
	size_t first = 0, last = b->n;

	while (first < b->n && !tells(&b->at[first]))
		first++;
	while (last > first && !tells(&b->at[last - 1]))
		last--;
	/* A heading over the first paragraph is the story's. */
	if (first > 0 && first < b->n &&
	    b->at[first - 1].kind == PARA_HEADING &&
	    !str_ieq(b->at[first - 1].text, p->title))
		first--;
	for (size_t i = first; i < last; i++) {
		const struct block *k = &b->at[i];
		bool added = true;

		if (!belongs(k) || str_ieq(k->text, p->title))
			continue;
		if (k->text.n >= 30)
			map_at(seen, k->text, 1, &added);
		if (added && !furniture_alone(k->text) &&
		    !furniture_caption(k->text))
			compose_add(p->a, out, k->text, k->kind);
	}
}

void
page_pick(struct arena *a, xmlDoc *doc, struct str title, paragraphs *out)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	struct pick p = {.a = a, .title = title};
	const xmlNode *container;
	blocks all = {0}, inside = {0};

	blocks_of(a, root, asks_consent, NULL, &all);
	for (size_t i = 0; i < all.n; i++)
		if (is_text(&all.at[i]))
			count_block(a, &all.at[i]);
	container = choose(root);
	p.total = text_in(container);
	blocks_of(a, container, passed_over, &p, &inside);
	keep_story(&p, &inside, out);
	/* A page of nothing but replies: a forum. */
	if (out->n == 0)
		keep_story(&p, &all, out);
}
