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
 * wins, with its siblings of the same class.  pagestory.c takes the story
 * from it.
 */
#include "src/ingest/pick.h"

#include "src/ingest/page.h"

#define RANKS 4
/* Elements around one that may do nothing but wrap it. */
#define WRAPPERS 6
/* How far up a name says what an element is. */
#define APART_ANCESTORS 12

static struct held *
held_of(struct arena *a, const xmlNode *n)
{
	struct held *h = n->_private;

	if (!h)
		((xmlNode *)n)->_private = h = ARENA_NEW(a, struct held);
	return h;
}

size_t
pick_text(const xmlNode *n)
{
	const struct held *h = n ? n->_private : NULL;

	return h ? h->text : 0;
}

bool
pick_ends_sentence(struct str s)
{
	static const char *const stops[] = {".", "!", "?", ":", "\"", ")",
		"\xe2\x80\x9d", "\xe2\x80\xa6", "\xc2\xbb", "\xe3\x80\x82"};

	for (size_t i = 0; i < ARRAY_LEN(stops); i++)
		if (str_ends(s, str_c(stops[i])))
			return true;
	return false;
}

/* A block of running text. */
bool
pick_is_text(const struct block *b)
{
	return b->kind != PARA_HEADING && b->kind != PARA_CAPTION &&
	    b->linked * 2 < b->text.n && (b->text.n >= 80 ||
	    (b->text.n >= 25 && pick_ends_sentence(b->text)));
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
	for (int i = 0; i < PICK_ANCESTORS && n && n->type == XML_ELEMENT_NODE;
	    i++, n = n->parent) {
		struct held *h = held_of(a, n);

		h->text += b->text.n;
		h->score += i == 0 ? points : i == 1 ? points / 2 :
		    points / (3 * i);
	}
}

struct str
pick_names(const xmlNode *n, char buffer[PICK_NAMES])
{
	const struct str parts[] = {markup_attr(n, "class"),
		markup_attr(n, "id")};
	size_t len = 0;

	buffer[len++] = ' ';
	for (size_t p = 0; p < ARRAY_LEN(parts); p++) {
		for (size_t i = 0; i < parts[p].n && len + 2 < PICK_NAMES;
		    i++) {
			char c = parts[p].s[i];

			if (c >= 'A' && c <= 'Z')
				c |= 32;
			if ((c >= 'a' && c <= 'z') || c == ' ')
				buffer[len++] = c;
		}
		buffer[len++] = ' ';
	}
	return (struct str){buffer, len};
}

bool
pick_named(struct str names, const char *const *words, size_t n)
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
	char buffer[PICK_NAMES];
	struct str names;

	if (str_ieq(markup_attr(n, "itemprop"), STR("articleBody")))
		return 0;
	names = pick_names(n, buffer);
	if (pick_named(names, bodies, ARRAY_LEN(bodies)))
		return 0;
	if (markup_is(n, "article"))
		return 1;
	if (pick_named(names, (const char *const[]){"story"}, 1))
		return 2;
	if (markup_is(n, "main") ||
	    str_ieq(markup_attr(n, "role"), STR("main")) ||
	    pick_named(names, mains, ARRAY_LEN(mains)))
		return 3;
	return RANKS;
}

struct candidates {
	const xmlNode *best[RANKS];
	const xmlNode *scored;
};

/* Does it stand in what is named for something else than an article?
 * What holds most of the page's text does not, whatever it is called. */
static bool
set_apart(const xmlNode *n, size_t total)
{
	static const char *const words[] = {"comment", "kommentar", "related",
		"flyout"};

	for (int i = 0; i < APART_ANCESTORS && n->type == XML_ELEMENT_NODE &&
	    pick_text(n) * 10 < total * 6; i++, n = n->parent) {
		char buffer[PICK_NAMES];

		if (markup_is(n, "body") || markup_is(n, "html"))
			return false;
		if (pick_named(pick_names(n, buffer), words, ARRAY_LEN(words)))
			return true;
	}
	return false;
}

static void
consider(struct candidates *c, const xmlNode *n)
{
	int rank = rank_of(n);
	const struct held *h = n->_private, *top;

	if (rank < RANKS) {
		const xmlNode **best = &c->best[rank];
		size_t have = *best ? pick_text(*best) : 0;

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

/* A body in several pieces: siblings of the same class, of the element
 * itself or of one that only wraps it.  Then their parent is meant. */
static const xmlNode *
whole_of(const xmlNode *n)
{
	static const char *const others[] = {"comment", "kommentar", "reply",
		"related", "teaser", "card"};
	const xmlNode *at = n;

	for (int i = 0; i < WRAPPERS && at->parent &&
	    at->parent->type == XML_ELEMENT_NODE &&
	    !markup_is(at->parent, "body") && !markup_is(at->parent, "html") &&
	    pick_text(at) * 10 < pick_text(n) * 12; i++, at = at->parent) {
		struct str class = markup_attr(at, "class");
		char buffer[PICK_NAMES];
		size_t sum = 0;

		if (!class.n || markup_is(at, "article") ||
		    markup_is(at, "li") || pick_named(pick_names(at, buffer),
		    others, ARRAY_LEN(others)))
			continue;
		for (const xmlNode *s = at->parent->children; s; s = s->next)
			if (str_eq(markup_attr(s, "class"), class))
				sum += pick_text(s);
		if (sum * 10 > pick_text(n) * 12)
			return at->parent;
	}
	return n;
}

static const xmlNode *
choose(xmlNode *root)
{
	static const size_t share[RANKS] = {35, 45, 60, 70};
	struct candidates c = {.scored = NULL};
	size_t most;

	for (xmlNode *n = root; n; n = markup_next(root, n, true))
		if (n->type == XML_ELEMENT_NODE && n->_private &&
		    !set_apart(n, pick_text(root)))
			consider(&c, n);
	if (!c.scored)
		return root;
	/* The scored one is often a piece: its parent may hold the rest. */
	while (c.scored->parent && c.scored->parent->_private &&
	    !markup_is(c.scored->parent, "body") &&
	    !markup_is(c.scored->parent, "html") &&
	    pick_text(c.scored->parent) * 10 > pick_text(c.scored) * 12)
		c.scored = c.scored->parent;
	most = pick_text(c.scored);
	for (size_t i = 0; i < RANKS; i++)
		if (c.best[i] && pick_text(c.best[i]) >= 150 &&
		    pick_text(c.best[i]) * 100 >= most * share[i])
			return whole_of(c.best[i]);
	return whole_of(c.scored);
}

/* What asks for consent holds much text on some pages. */
bool
pick_asks_consent(const xmlNode *n, const void *unused)
{
	static const char *const words[] = {"cookienotice", "cookiebanner",
		"cookieconsent", "cookielaw", "cookiebar", "cookiemessage",
		"cookiehint", "cookiepolicy", "consentbanner", "onetrust",
		"usercentrics", "borlabs", "gdpr", "dsgvo", "cmplz"};
	char buffer[PICK_NAMES];

	(void)unused;
	if (!n->properties || (!markup_attr(n, "class").n &&
	    !markup_attr(n, "id").n) || markup_is(n, "body") ||
	    markup_is(n, "html"))
		return false;
	return pick_named(pick_names(n, buffer), words, ARRAY_LEN(words));
}

/* What no article stands in. */
static bool
no_content(const xmlNode *n, const void *unused)
{
	return markup_is(n, "nav") || markup_is(n, "footer") ||
	    pick_asks_consent(n, unused);
}

void
page_pick(struct arena *a, xmlDoc *doc, struct str title, paragraphs *out)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	blocks all = {0};

	blocks_of(a, root, no_content, NULL, &all);
	for (size_t i = 0; i < all.n; i++)
		if (pick_is_text(&all.at[i]))
			count_block(a, &all.at[i]);
	story_take(a, choose(root), &all, title, out);
}
