/*
 * pagetitle.c - which of a page's headings is the article's headline.
 *
 * A heading of the first level that <title> or og:title repeats is right
 * most often.  Two things spoil it: many
 * sites mark their own name as one, which shows by a link to the front
 * page or by being called a logo; and many put a second, shorter line
 * above the headline into it (a kicker, "Dachzeile"), or words for screen
 * readers, which show by their names.
 */
#include "src/ingest/blocks.h"
#include "src/ingest/markup.h"
#include "src/ingest/page.h"
#include "src/ingest/pick.h"

/* A headline that is shorter without its kicker than this is left whole. */
#define HEADLINE_WORDS 3

/* Letters and digits, without case. */
static struct str
squash(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char b = (unsigned char)s.s[i];

		if (b >= 'A' && b <= 'Z')
			b |= 32;
		if ((b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') ||
		    b >= 0x80)
			out[n++] = (char)b;
	}
	return (struct str){out, n};
}

bool
title_agrees(struct arena *a, struct str one, struct str other)
{
	struct str x = squash(a, one), y = squash(a, other);

	if (x.n < 4 || y.n < 4)
		return false;
	return str_find(x, y, 0) != STR_NPOS || str_find(y, x, 0) != STR_NPOS;
}

/* Words of a heading that are beside the headline, by the name of their
 * element: lines above it, and what only screen readers tell. */
static bool
is_beside(const xmlNode *n, const void *h1)
{
	static const char *const words[] = {"kicker", "dachzeile", "overline",
		"topline", "toptitle", "roofline", "eyebrow", "spitzmarke",
		"topiclabel", "pretitle", "preheadline", "overtitle",
		"surtitle", "surtitre", "antetitulo", "volanta", "occhiello",
		"visuallyhidden", "screenreader", "sronly", "invisible"};
	char buffer[PICK_NAMES];

	return n != h1 && n->properties && pick_named(pick_names(n, buffer),
	    words, ARRAY_LEN(words));
}

/* The text inside in one line. */
static struct str
line_in(struct arena *a, const xmlNode *n,
    bool (*skip)(const xmlNode *, const void *))
{
	struct str out = STR_NONE;
	blocks b = {0};

	blocks_of(a, n, skip, n, &b);
	for (size_t i = 0; i < b.n && i < 8; i++)
		out = out.n ? arena_printf(a, "%.*s %.*s", STR_ARG(out),
		    STR_ARG(b.at[i].text)) : b.at[i].text;
	return out;
}

/* "/", "https://kela.example", "https://kela.example/?lang=en" */
static bool
leads_home(struct str href)
{
	size_t host = str_find(href, STR("://"), 0);

	if (!href.n)
		return false;
	if (host != STR_NPOS)
		href = str_from(href, MIN(str_chr(href, '/', host + 3),
		    href.n));
	return href.n == 0 || str_eq(href, STR("/")) ||
	    str_starts(href, STR("/?"));
}

static bool
is_logo(struct arena *a, const xmlNode *h1, struct str text)
{
	static const char *const words[] = {"logo", "branding"};
	char buffer[PICK_NAMES];

	if (pick_named(pick_names(h1, buffer), words, ARRAY_LEN(words)))
		return true;
	for (xmlNode *n = h1->children; n && n != h1;
	    n = markup_next(h1, n, true))
		if (markup_is(n, "a"))
			return (leads_home(markup_attr(n, "href")) ||
			    pick_named(pick_names(n, buffer), words,
			    ARRAY_LEN(words))) &&
			    str_eq(line_in(a, n, NULL), text);
	return false;
}

struct str
title_heading(struct arena *a, const xmlNode *h1)
{
	struct str whole = line_in(a, h1, NULL);
	struct str headline = line_in(a, h1, is_beside);

	if (is_logo(a, h1, whole))
		return STR_NONE;
	return str_words(headline) >= HEADLINE_WORDS ? headline : whole;
}

/* "gregoryszorc" of https://www.gregoryszorc.com/blog/: the longest part
 * of the host. */
static struct str
host_name(struct str url)
{
	size_t from = str_find(url, STR("://"), 0);
	struct str rest, part, best = STR_NONE;

	if (from == STR_NPOS)
		return best;
	rest = str_sub(url, from + 3, str_chr(url, '/', from + 3));
	while (str_field(&rest, '.', &part))
		if (part.n > best.n)
			best = part;
	return best;
}

/* Is it the site's own name, as its address has it? */
static bool
names_host(struct arena *a, struct str part, struct str url)
{
	struct str host = squash(a, host_name(url));

	return host.n >= 4 &&
	    str_find(squash(a, part), host, 0) != STR_NPOS;
}

/* "Headline - Site" or "Site | Headline": the part that does not name the
 * site, else the longer one. */
static struct str
cut_title(struct arena *a, struct str title, struct str url)
{
	static const char *const seps[] = {" | ", " — ",
		" – ", " - ", " » ", " :: ", " · ",
		" • "};

	for (size_t i = 0; i < ARRAY_LEN(seps); i++) {
		struct str sep = str_c(seps[i]), left, right;
		size_t at = STR_NPOS, next = 0;

		while ((next = str_find(title, sep, next)) != STR_NPOS) {
			at = next;
			next += sep.n;
		}
		if (at == STR_NPOS)
			continue;
		left = str_trim(str_sub(title, 0, at));
		right = str_trim(str_from(title, at + sep.n));
		if (names_host(a, left, url) && !names_host(a, right, url))
			return right;
		return left.n >= right.n || left.n >= 20 ? left : right;
	}
	return title;
}

/* The site's name is a heading too on many pages: "Post | Site". */
static bool
is_site(struct arena *a, struct str h1, const struct title_signals *s)
{
	struct str part = cut_title(a, s->title, STR_NONE);

	return str_ieq(h1, s->site) || (part.n > h1.n &&
	    str_ends(s->title, h1) && str_starts(s->title, part) &&
	    part.n + h1.n < s->title.n);
}

struct str
title_choose(struct arena *a, const struct title_signals *s)
{
	const struct str order[] = {s->h1, s->headline, s->og_title};

	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		if (order[i].n && !is_site(a, order[i], s) &&
		    (title_agrees(a, order[i], s->title) || (i != 2 &&
		    title_agrees(a, order[i], s->og_title))))
			return i == 2 ? cut_title(a, order[i], s->url) : order[i];
	if (s->h1s == 1 && s->h1.n && !is_site(a, s->h1, s))
		return s->h1;
	for (size_t i = 1; i < ARRAY_LEN(order); i++)
		if (order[i].n)
			return order[i];
	return s->title.n ? cut_title(a, s->title, s->url) : s->h1;
}

