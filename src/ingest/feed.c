/*
 * feed.c - the elements of feeds.
 *
 * Three families (RSS, RDF, Atom) share most of their elements, and
 * writers mix them, so there is one reader and one table: namespace and
 * name of an element, the field of the article it fills, and a rank.  Of
 * several elements for one field the lowest rank wins.  Only the direct
 * children of an item are looked at, so that the title of an image or of
 * a source does not become the item's.
 *
 * Names are matched in any case, and prefixes by what everybody means by
 * them when they were never declared.
 */
#include "src/ingest/feed.h"

#include "src/ingest/dates.h"
#include "src/ingest/enclosures.h"
#include "src/ingest/list.h"
#include "src/ingest/markup.h"
#include "src/ingest/rhythm.h"
#include "src/ingest/repair.h"
#include "src/text/clean.h"

#define ITEMS_LIMIT 20000
#define AUTHORS_LIMIT 64
#define CATEGORIES_LIMIT 200

enum space { PLAIN, CONTENT, DC, DCTERMS, ITUNES, MEDIA, XHTML, OTHER };

static const struct {
	const char *prefix, *address; /* address: its beginning */
	enum space space;
} spaces[] = {
	{"content", "http://purl.org/rss/1.0/modules/content", CONTENT},
	{"dc", "http://purl.org/dc/elements/", DC},
	{"dcterms", "http://purl.org/dc/terms", DCTERMS},
	{"itunes", "http://www.itunes.com/", ITUNES},
	{"media", "http://search.yahoo.com/mrss", MEDIA},
	{"xhtml", "http://www.w3.org/1999/xhtml", XHTML},
	{"atom", "http://www.w3.org/2005/atom", PLAIN},
	{"atom10", "http://purl.org/atom/", PLAIN},
	{"atom03", "http://purl.org/net/rss1.1", PLAIN},
	{"rss", "http://purl.org/rss/1.0/", PLAIN},
	{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns", PLAIN},
	{"rss20", "http://backend.userland.com/rss", PLAIN},
	{"rss090", "http://my.netscape.com/", PLAIN},
	{"rss091", "http://channel.netscape.com/", PLAIN},
	{"rss092", "http://blogs.law.harvard.edu/tech/rss", PLAIN},
	{"rss10", "http://cyber.law.harvard.edu/rss", PLAIN},
};

enum field {
	TITLE, LINK, ID, SUMMARY, BODY, AUTHOR, PUBLISHED, UPDATED, CATEGORY,
	KEYWORDS, LANGUAGE, FIELDS,
};

static const struct {
	enum space space;
	const char *name;
	enum field field;
	uint8_t rank;
} table[] = {
	{PLAIN, "title", TITLE, 1}, {DC, "title", TITLE, 2},
	{ITUNES, "title", TITLE, 3},
	{PLAIN, "link", LINK, 2}, {OTHER, "origlink", LINK, 1},
	{PLAIN, "guid", ID, 1}, {PLAIN, "id", ID, 1},
	{DC, "identifier", ID, 3},
	{PLAIN, "description", SUMMARY, 1}, {PLAIN, "summary", SUMMARY, 1},
	{PLAIN, "abstract", SUMMARY, 2}, {DCTERMS, "abstract", SUMMARY, 3},
	{DC, "description", SUMMARY, 2}, {ITUNES, "summary", SUMMARY, 4},
	{ITUNES, "subtitle", SUMMARY, 5},
	{PLAIN, "tagline", SUMMARY, 2}, {PLAIN, "subtitle", SUMMARY, 2},
	{CONTENT, "encoded", BODY, 1}, {PLAIN, "content", BODY, 2},
	{XHTML, "body", BODY, 3}, {PLAIN, "fullitem", BODY, 3},
	{PLAIN, "body", BODY, 4}, {XHTML, "div", BODY, 4},
	{PLAIN, "author", AUTHOR, 2}, {DC, "creator", AUTHOR, 1},
	{DC, "author", AUTHOR, 2}, {ITUNES, "author", AUTHOR, 3},
	{PLAIN, "managingeditor", AUTHOR, 4},
	{PLAIN, "pubdate", PUBLISHED, 1}, {PLAIN, "published", PUBLISHED, 1},
	{PLAIN, "issued", PUBLISHED, 2}, {DCTERMS, "issued", PUBLISHED, 2},
	{DCTERMS, "created", PUBLISHED, 3}, {PLAIN, "created", PUBLISHED, 3},
	{PLAIN, "updated", UPDATED, 1}, {PLAIN, "modified", UPDATED, 1},
	{DCTERMS, "modified", UPDATED, 2}, {DC, "date", UPDATED, 3},
	{PLAIN, "lastbuilddate", UPDATED, 3},
	{PLAIN, "category", CATEGORY, 1}, {DC, "subject", CATEGORY, 1},
	{PLAIN, "tags", KEYWORDS, 1}, {ITUNES, "keywords", KEYWORDS, 1},
	{MEDIA, "keywords", KEYWORDS, 1},
	{PLAIN, "language", LANGUAGE, 1}, {DC, "language", LANGUAGE, 1},
};

struct reading {
	struct arena *a;
	const struct ingest_options *o;
	struct feed_languages languages;
	enum feed_dialect dialect;
	struct str base;
};

/* What was gathered of one item, or of the feed itself. */
struct gathered {
	const xmlNode *node[FIELDS]; /* the best one of each */
	uint8_t rank[FIELDS];	     /* 0: none yet */
	struct str link, related;    /* the best addresses */
	struct when published, updated;
	struct str misdated; /* what stands where a date should */
	VEC(struct str) authors, categories;
};

static enum space
space_of(const xmlNode *n)
{
	struct str full = str_c((const char *)n->name), prefix;
	size_t colon = str_chr(full, ':', 0);

	if (n->ns && n->ns->href) {
		struct str address = str_c((const char *)n->ns->href);

		for (size_t i = 0; i < ARRAY_LEN(spaces); i++)
			if (str_istarts(address, str_c(spaces[i].address)))
				return spaces[i].space;
		/* A default name space nobody knows is no reason to read
		 * nothing. */
		return n->ns->prefix ? OTHER : PLAIN;
	}
	if (colon == STR_NPOS)
		return PLAIN;
	prefix = str_sub(full, 0, colon);
	for (size_t i = 0; i < ARRAY_LEN(spaces); i++)
		if (str_ieq(prefix, str_c(spaces[i].prefix)))
			return spaces[i].space;
	return OTHER;
}

static bool
is_item(const xmlNode *n)
{
	return markup_is(n, "item") || markup_is(n, "entry");
}

/* The base for addresses in 'n': xml:base of the nearest, resolved
 * against those above it. */
static struct str
base_of(struct reading *r, const xmlNode *n)
{
	const xmlNode *chain[8];
	size_t depth = 0;
	struct str base = r->base;

	for (; n && n->type == XML_ELEMENT_NODE; n = n->parent)
		if (depth < ARRAY_LEN(chain) && xmlHasNsProp(n,
		    (const xmlChar *)"base", XML_XML_NAMESPACE))
			chain[depth++] = n;
	while (depth > 0)
		base = markup_url(r->a, markup_attr(chain[--depth], "base"),
		    base);
	return base;
}

/* Of Atom's links the page wins, then what is related; RSS has the
 * address as text. */
static void
read_link(struct reading *r, struct gathered *g, const xmlNode *n,
    uint8_t rank)
{
	struct str href = markup_attr(n, "href"), rel = markup_attr(n, "rel");
	struct str type = markup_attr(n, "type"), url;
	bool page = !type.n || str_ifind(type, STR("html"), 0) != STR_NPOS;
	uint8_t worth = rank;

	if (!href.n)
		href = markup_text(r->a, n);
	if (!str_trim(href).n)
		return;
	url = markup_url(r->a, href, base_of(r, n));
	if (rel.n && !str_ieq(rel, STR("alternate"))) {
		if (!g->related.n && (str_ieq(rel, STR("related")) ||
		    str_ieq(rel, STR("via"))))
			g->related = url;
		return;
	}
	worth = (uint8_t)(rank * 2 + !page);
	if (g->rank[LINK] && g->rank[LINK] <= worth)
		return;
	g->rank[LINK] = worth;
	g->link = url;
}

static void
read_date(struct reading *r, struct gathered *g, enum field field,
    uint8_t rank, const xmlNode *n)
{
	uint8_t *have = &g->rank[field];
	struct str said;
	struct when when;

	if (*have && *have < rank)
		return;
	said = markup_text(r->a, n);
	when = compose_date(said, r->o);
	if (when.precision == PRECISION_UNKNOWN) {
		g->misdated = said;
		return;
	}
	if (field == PUBLISHED)
		g->published = when;
	else
		g->updated = when;
	*have = rank;
}

static void
read_author(struct reading *r, struct gathered *g, const xmlNode *n,
    uint8_t rank)
{
	struct str name;

	if ((g->rank[AUTHOR] && rank > g->rank[AUTHOR]) ||
	    g->authors.n >= AUTHORS_LIMIT)
		return;
	name = feed_person(r->a, n);
	if (!name.n)
		return;
	if (rank < g->rank[AUTHOR])
		g->authors.n = 0;
	g->rank[AUTHOR] = rank;
	for (size_t i = 0; i < g->authors.n; i++)
		if (str_eq(g->authors.at[i], name))
			return;
	*vec_add(r->a, &g->authors) = name;
}

static void
add_category(struct reading *r, struct gathered *g, struct str name)
{
	if (name.n && g->categories.n < CATEGORIES_LIMIT)
		*vec_add(r->a, &g->categories) = name;
}

/* Several in one element, parted by commas. */
static void
read_keywords(struct reading *r, struct gathered *g, const xmlNode *n)
{
	struct str list = markup_text(r->a, n), word;

	while (str_field(&list, ',', &word))
		add_category(r, g, compose_line(r->a, word));
}

static void
read_category(struct reading *r, struct gathered *g, const xmlNode *n)
{
	struct str name = compose_line(r->a, markup_text(r->a, n));

	if (!name.n)
		name = compose_line(r->a, markup_attr(n, "label"));
	if (!name.n)
		name = compose_line(r->a, markup_attr(n, "term"));
	add_category(r, g, name);
}

static void
read_field(struct reading *r, struct gathered *g, const xmlNode *n,
    enum field field, uint8_t rank)
{
	switch (field) {
	case LINK:
		read_link(r, g, n, rank);
		return;
	case PUBLISHED:
		read_date(r, g, PUBLISHED, rank, n);
		return;
	case UPDATED:
		read_date(r, g, UPDATED, rank, n);
		return;
	case AUTHOR:
		read_author(r, g, n, rank);
		return;
	case CATEGORY:
		read_category(r, g, n);
		return;
	case KEYWORDS:
		read_keywords(r, g, n);
		return;
	default:
		break;
	}
	if ((g->rank[field] && g->rank[field] <= rank) || !n->children)
		return;
	g->node[field] = n;
	g->rank[field] = rank;
}

static void
gather(struct reading *r, const xmlNode *parent, struct gathered *g)
{
	for (const xmlNode *n = parent->children; n; n = n->next) {
		enum space space;
		struct str name;

		if (n->type != XML_ELEMENT_NODE || is_item(n))
			continue;
		space = space_of(n);
		name = markup_name(n);
		for (size_t i = 0; i < ARRAY_LEN(table); i++)
			if (table[i].space == space &&
			    str_ieq(name, str_c(table[i].name)))
				read_field(r, g, n, table[i].field,
				    table[i].rank);
	}
}

static struct str
line_of(struct reading *r, const struct gathered *g, enum field field)
{
	return g->node[field] ? compose_line(r->a, feed_line(r->a,
	    g->node[field], r->dialect)) : STR_NONE;
}

static struct str
raw_of(struct reading *r, const struct gathered *g, enum field field)
{
	return g->node[field] ? compose_line(r->a,
	    markup_text(r->a, g->node[field])) : STR_NONE;
}

static struct str
join_authors(struct arena *a, const struct gathered *g)
{
	struct str out = STR_NONE;

	for (size_t i = 0; i < g->authors.n; i++)
		out = i ? arena_printf(a, "%.*s, %.*s", STR_ARG(out),
		    STR_ARG(g->authors.at[i])) : g->authors.at[0];
	return out;
}

/* The document's own id.  Atom's is an address; a relative one means
 * something on its site only. */
static struct str
id_of(struct reading *r, const struct gathered *g)
{
	struct str id = raw_of(r, g, ID);

	if (r->dialect == DIALECT_RSS || !str_starts(id, STR("/")))
		return id;
	return compose_line(r->a, markup_url(r->a, id,
	    base_of(r, g->node[ID])));
}

/* A guid is an address only when it does not say it is none. */
static struct str
permalink(struct reading *r, const struct gathered *g)
{
	const xmlNode *id = g->node[ID];
	struct str text;

	if (!id || !markup_is(id, "guid") ||
	    str_ieq(markup_attr(id, "isPermaLink"), STR("false")))
		return STR_NONE;
	text = str_trim(markup_text(r->a, id));
	return str_istarts(text, STR("http://")) ||
	    str_istarts(text, STR("https://")) ||
	    markup_attr(id, "isPermaLink").n ?
	    markup_url(r->a, text, base_of(r, id)) : STR_NONE;
}

static struct str
own(struct arena *a, struct str s)
{
	return s.n ? compose_line(a, s) : STR_NONE;
}

/* xml:lang of the node or of what holds it; false when nobody says it.
 * An empty one says that the language is unknown. */
static bool
language_at(const xmlNode *n, struct str *out)
{
	for (; n && n->type == XML_ELEMENT_NODE; n = n->parent) {
		*out = markup_attr(n, "lang");
		if (out->s)
			return true;
	}
	return false;
}

/* "en_US" is how locales are written; BCP 47 has "en-US". */
static struct str
language_tag(struct arena *a, struct str s)
{
	struct str tag = own(a, str_sub(s, 0, 35));
	size_t underscore = str_chr(tag, '_', 0);

	return underscore == STR_NPOS ? tag : arena_printf(a, "%.*s-%.*s",
	    (int)underscore, tag.s, STR_ARG(str_from(tag, underscore + 1)));
}

/* The language of the text: the body's, else the summary's, the title's,
 * the item's; else the feed's. */
static struct str
language_of_item(struct reading *r, const xmlNode *item,
    const struct gathered *g, const struct feed *f)
{
	static const enum field order[] = {BODY, SUMMARY, TITLE};
	struct str said = raw_of(r, g, LANGUAGE);
	const xmlNode *from = item;

	if (said.n)
		return language_tag(r->a, said);
	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		if (!g->node[order[i]])
			continue;
		from = g->node[order[i]];
		break;
	}
	if (language_at(from, &said))
		return language_tag(r->a, said);
	return f->language;
}

static void
read_item(struct reading *r, const xmlNode *n, const struct feed *f,
    struct article *x)
{
	struct gathered g = {.published = {0, PRECISION_UNKNOWN}};
	paragraphs p = {0}, summary = {0};
	struct str about = markup_attr(n, "about");

	gather(r, n, &g);
	x->title = line_of(r, &g, TITLE);
	if (g.node[SUMMARY])
		feed_paragraphs(r->a, g.node[SUMMARY], r->dialect, true,
		    &summary);
	x->summary = feed_join(r->a, &summary);
	x->source_id = id_of(r, &g);
	if (!x->source_id.n)
		x->source_id = own(r->a, about);
	x->url = g.link;
	if (!x->url.n)
		x->url = permalink(r, &g);
	if (!x->url.n)
		x->url = g.related;
	if (!x->url.n && about.n)
		x->url = markup_url(r->a, about, r->base);
	x->url = text_clean(r->a, x->url, CLEAN_LINE);
	x->author = join_authors(r->a, &g);
	enclosures_read(r->a, n, r->base, x);
	x->categories = g.categories.at;
	x->ncategories = g.categories.n;
	x->published = g.published;
	x->updated = g.updated;
	if (g.published.precision == PRECISION_UNKNOWN)
		x->published = g.updated;
	x->when_from = x->published.precision != PRECISION_UNKNOWN ?
	    STR("feed") : compose_misdated(r->a, g.misdated);
	x->language = language_of_item(r, n, &g, f);
	x->feed = f->address.n ? f->address : f->title;
	x->outlet = f->title;
	if (g.node[BODY])
		feed_paragraphs(r->a, g.node[BODY], r->dialect, true, &p);
	if (p.n == 0 && summary.n > 0) {
		p = summary;
		x->cut = true;
		x->cut_why = STR("the feed gives a summary only");
	}
	feed_compose(r->a, x, &p, r->o, &r->languages);
}

/* The element that holds the feed's own title and link. */
static const xmlNode *
channel_of(const xmlNode *root)
{
	for (const xmlNode *n = root->children; n; n = n->next)
		if (markup_is(n, "channel"))
			return n;
	return root;
}

static struct str
format_of(struct arena *a, const xmlNode *root, enum feed_dialect *dialect)
{
	struct str version = str_trim(markup_attr(root, "version"));
	struct str space = root->ns && root->ns->href ?
	    str_c((const char *)root->ns->href) : STR_NONE;

	*dialect = DIALECT_RSS;
	if (markup_is(root, "feed") || markup_is(root, "entry")) {
		bool old = str_istarts(space, STR("http://purl.org/atom/")) ||
		    str_eq(version, STR("0.3"));

		*dialect = old ? DIALECT_ATOM_03 : DIALECT_ATOM_10;
		return old ? STR("atom-0.3") : STR("atom-1.0");
	}
	if (markup_is(root, "rdf")) {
		for (const xmlNode *n = root->children; n; n = n->next)
			if (n->ns && n->ns->href && str_istarts(str_c(
			    (const char *)n->ns->href),
			    STR("http://my.netscape.com/")))
				return STR("rss-0.90");
		return STR("rdf-1.0");
	}
	/* There never was a 2.1. */
	if (str_starts(version, STR("2")))
		return STR("rss-2.0");
	return version.n && version.n < 8 ? text_clean(a, arena_printf(a,
	    "rss-%.*s", STR_ARG(version)), CLEAN_LINE) : STR("rss");
}

/* Where the feed says it is. */
static struct str
own_address(struct reading *r, const xmlNode *channel)
{
	for (const xmlNode *n = channel->children; n; n = n->next)
		if (markup_is(n, "link") &&
		    str_ieq(markup_attr(n, "rel"), STR("self")))
			return list_address(r->a, markup_url(r->a,
			    markup_attr(n, "href"), base_of(r, n)));
	return STR_NONE;
}

/* The address that relative ones are resolved against when nobody said
 * where the document came from: its own link, then the feed's. */
static struct str
fallback_base(struct reading *r, const xmlNode *channel)
{
	struct str base = STR_NONE;

	for (const xmlNode *n = channel->children; n; n = n->next) {
		struct str rel;

		if (!markup_is(n, "link"))
			continue;
		rel = markup_attr(n, "rel");
		if (str_ieq(rel, STR("self")))
			return own(r->a, markup_attr(n, "href"));
		if (base.n || (rel.n && !str_ieq(rel, STR("alternate"))))
			continue;
		base = own(r->a, markup_attr(n, "href"));
		if (!base.n)
			base = compose_line(r->a, markup_text(r->a, n));
	}
	return base;
}

static void
read_items(struct reading *r, const xmlNode *parent, struct feed *f)
{
	size_t count = 0, i = f->narticles;
	struct article *all;

	for (const xmlNode *n = parent->children; n; n = n->next)
		count += is_item(n);
	if (count > ITEMS_LIMIT - f->narticles) {
		count = ITEMS_LIMIT - f->narticles;
		compose_warn(r->a, f,
		    STR("only the first 20,000 items were read"));
	}
	if (count == 0)
		return;
	all = ARENA_ARRAY(r->a, struct article, f->narticles + count);
	if (f->narticles)
		memcpy(all, f->articles, f->narticles * sizeof(*all));
	for (const xmlNode *n = parent->children; n && count > 0; n = n->next) {
		if (!is_item(n))
			continue;
		read_item(r, n, f, &all[i++]);
		count--;
	}
	f->articles = all;
	f->narticles = i;
}

/* Where items may be besides the channel: beside it, and in RSS 1.1's
 * list of items. */
static void
read_all_items(struct reading *r, const xmlNode *root,
    const xmlNode *channel, struct feed *f)
{
	read_items(r, channel, f);
	if (channel != root)
		read_items(r, root, f);
	for (const xmlNode *n = channel->children; n; n = n->next)
		if (markup_is(n, "items"))
			read_items(r, n, f);
}

static void
read_feed(struct reading *r, const xmlNode *root, struct feed *f)
{
	const xmlNode *channel = channel_of(root);
	struct gathered g = {.published = {0, PRECISION_UNKNOWN}};
	struct str language;

	f->is_feed = true;
	f->format = format_of(r->a, root, &r->dialect);
	r->base = compose_base(r->a, r->o);
	if (!r->base.n)
		r->base = fallback_base(r, channel);
	f->address = r->o->base_url.n ?
	    list_address(r->a, r->o->base_url) : own_address(r, channel);
	gather(r, channel, &g);
	f->title = line_of(r, &g, TITLE);
	f->url = text_clean(r->a, g.link, CLEAN_LINE);
	f->language = raw_of(r, &g, LANGUAGE);
	if (!f->language.n && language_at(channel, &language))
		f->language = language;
	f->language = language_tag(r->a, f->language);
	rhythm_read(r->a, channel, &f->rhythm);
	read_all_items(r, root, channel, f);
	if (!f->language.n)
		f->language = r->o->language;
}

static bool
is_root(const xmlNode *n)
{
	static const char *const roots[] = {"rss", "feed", "rdf", "channel",
		"entry"};

	for (size_t i = 0; i < ARRAY_LEN(roots); i++)
		if (markup_is(n, roots[i]))
			return true;
	return false;
}

enum status
feed_parse(struct arena *a, struct str utf8, const struct ingest_options *o,
    struct feed **out, struct buf *why)
{
	struct reading r = {.a = a, .o = o};
	struct feed *f = ARENA_NEW(a, struct feed);
	xmlDoc *doc = NULL;
	enum status status;
	unsigned mended = 0;

	status = markup_xml(utf8, &mended, &doc);
	if (status == STATUS_TOO_DEEP)
		return compose_why(why, status,
		    "has a tag with more than %d attributes",
		    ATTRIBUTES_LIMIT);
	if (status == STATUS_TOO_BIG)
		return compose_why(why, status,
		    "is larger than the limit once its signs are escaped");
	if (status != STATUS_OK)
		return compose_why(why, status, "cannot be read as a feed");
	if (is_root(xmlDocGetRootElement(doc))) {
		read_feed(&r, xmlDocGetRootElement(doc), f);
		compose_mended(a, f, mended);
		*out = f;
	} else {
		status = compose_why(why, STATUS_BAD_FORMAT,
		    "holds no feed");
	}
	markup_free(doc);
	return status;
}
