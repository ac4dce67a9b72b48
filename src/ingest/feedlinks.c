/*
 * feedlinks.c - the feeds that a page leads to.
 *
 * First those that its head names (link rel="alternate" with a feed's
 * type), in their order, feeds of comments behind the others; then the
 * links of its body whose address looks like a feed's.  An address on the
 * page is only a candidate: whether it is a feed shows when it is read.
 */
#include "src/ingest/compose.h"
#include "src/ingest/ingest.h"
#include "src/ingest/markup.h"

#include "src/base/vec.h"

#define LINKS_MOST 32

/* How likely a link leads to the feed that is wanted; the smaller the
 * better. */
enum rank {
	RANK_NAMED,	     /* by the head */
	RANK_LOOKS,	     /* by its address */
	RANK_NAMED_COMMENTS, /* of what readers say */
	RANK_LOOKS_COMMENTS,
	RANKS,
};

typedef VEC(struct feed_link) links;

static bool
has(struct str s, const char *what)
{
	return str_ifind(s, str_c(what), 0) != STR_NPOS;
}

static bool
is_comments(struct str url, struct str title)
{
	return has(url, "comment") || has(title, "comment") ||
	    has(url, "replies");
}

/* rel="alternate" among other words, with the type of a feed. */
static bool
names_feed(const xmlNode *n)
{
	struct str rel = markup_attr(n, "rel"), type = markup_attr(n, "type");

	return markup_is(n, "link") && has(rel, "alternate") &&
	    !has(rel, "stylesheet") && (has(type, "rss+xml") ||
	    has(type, "atom+xml") || has(type, "feed+json") ||
	    has(type, "rdf+xml"));
}

/* ".../rss", ".../feed/", "news.xml", "?feed=atom". */
static bool
looks_like_feed(struct str url)
{
	static const char *const ends[] = {".rss", ".rdf", ".atom", "/rss",
		"/feed", "/atom", "rss.xml", "feed.xml", "atom.xml",
		"index.xml", "feed.json", "/feeds/posts/default"};
	struct str path = str_sub(url, 0, MIN(str_chr(url, '?', 0), url.n));

	while (path.n && path.s[path.n - 1] == '/')
		path.n--;
	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		struct str end = str_c(ends[i]);

		if (path.n > end.n && str_ieq(str_from(path, path.n - end.n),
		    end))
			return true;
	}
	return has(url, "?feed=") || has(url, "&feed=") ||
	    has(url, "format=rss") || has(url, "type=rss");
}

static bool
is_known(const links *all, struct str url)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i].url, url))
			return true;
	return false;
}

static void
take(struct arena *a, const xmlNode *n, struct str base, links all[RANKS])
{
	bool named = names_feed(n);
	struct str url, title;
	enum rank rank;

	if (!named && !markup_is(n, "a"))
		return;
	url = markup_url(a, str_trim(markup_attr(n, "href")), base);
	if ((!str_istarts(url, STR("http://")) &&
	    !str_istarts(url, STR("https://"))) ||
	    (!named && !looks_like_feed(url)))
		return;
	title = named ? markup_attr(n, "title") : markup_text(a, n);
	title = compose_line(a, title);
	rank = named ? RANK_NAMED : RANK_LOOKS;
	if (is_comments(url, title))
		rank = named ? RANK_NAMED_COMMENTS : RANK_LOOKS_COMMENTS;
	for (size_t i = 0; i < RANKS; i++)
		if (is_known(&all[i], url))
			return;
	if (all[rank].n < LINKS_MOST)
		*vec_add(a, &all[rank]) = (struct feed_link){
			.url = compose_line(a, url),
			.title = title,
			.named = named,
		};
}

static struct str
base_of(struct arena *a, xmlNode *root, struct str base)
{
	for (xmlNode *n = root; n; n = markup_next(root, n, true))
		if (markup_is(n, "base") && markup_attr(n, "href").n)
			return markup_url(a, markup_attr(n, "href"), base);
	return base;
}

enum status
ingest_feed_links(struct arena *a, struct str bytes,
    const struct ingest_options *o, struct feed_link **out, size_t *n)
{
	links all[RANKS] = {{0}}, found = {0};
	xmlDoc *doc = NULL;
	xmlNode *root;
	enum status status;
	struct str text, base;

	*out = NULL;
	*n = 0;
	if (bytes.n > INGEST_PAGE_LIMIT)
		return STATUS_TOO_BIG;
	status = charset_decode(a, bytes,
	    charset_of_content_type(o->content_type), &text, NULL);
	if (status == STATUS_OK)
		status = markup_html(text, false, &doc);
	root = status == STATUS_OK ? xmlDocGetRootElement(doc) : NULL;
	base = root ? base_of(a, root, compose_base(a, o)) : STR_NONE;
	for (xmlNode *at = root; at; at = markup_next(root, at, true))
		take(a, at, base, all);
	markup_free(doc);
	for (size_t i = 0; i < RANKS; i++)
		for (size_t j = 0; j < all[i].n && found.n < LINKS_MOST; j++)
			*vec_add(a, &found) = all[i].at[j];
	*out = found.at;
	*n = found.n;
	return status;
}
