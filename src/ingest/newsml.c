/*
 * newsml.c - news as the wires send it: NITF 3.x and NewsML-G2.
 *
 * Both are the IPTC's.  NITF (1999-2012) is one article: a head with
 * docdata, a body with a headline, byline and dateline above the content.
 * NewsML-G2 (2006-) is an envelope: a newsItem says who, when and what in
 * itemMeta and contentMeta, and holds the text in its contentSet: as NITF
 * or XHTML inside inlineXML, as HTML or plain in inlineData.  Several of
 * these are renditions of one text, and the first that tells anything is
 * read.  A newsMessage holds many items; those of pictures, and packages,
 * which only refer to others, hold no text and are left out.  So are items
 * whose status says that they were withdrawn.
 *
 * Prefixes are whatever the sender likes, so elements are found by their
 * local names once the root's namespace is the IPTC's.  NITF with a
 * document type has no namespace at all.
 */
#include "src/ingest/newsml.h"

#include "src/ingest/author.h"
#include "src/ingest/blocks.h"
#include "src/ingest/markup.h"
#include "src/ingest/plain.h"
#include "src/ingest/repair.h"
#include "src/text/clean.h"

#define ITEMS_LIMIT 10000
#define KEYWORDS_LIMIT 200

struct wire {
	struct arena *a;
	const struct ingest_options *o;
	VEC(struct article) articles;
	bool withdrawn; /* some were */
};

typedef VEC(struct str) strings;

static bool
is_iptc(const xmlNode *root)
{
	if (!root->ns || !root->ns->href)
		return markup_is(root, "nitf");
	return str_ifind(str_c((const char *)root->ns->href),
	    STR("iptc.org"), 0) != STR_NPOS;
}

/* The first element of this name inside 'root'; NULL. */
static const xmlNode *
find(const xmlNode *root, const char *name)
{
	for (xmlNode *n = root ? root->children : NULL; n;
	    n = markup_next(root, n, true))
		if (markup_is(n, name))
			return n;
	return NULL;
}

/* Its text in one line; absent without it. */
static struct str
line_of(struct wire *w, const xmlNode *n)
{
	return n ? compose_line(w->a, markup_text(w->a, n)) : STR_NONE;
}

static struct str
attr_of(struct wire *w, const xmlNode *n, const char *name)
{
	return n ? compose_line(w->a, markup_attr(n, name)) : STR_NONE;
}

static void
keep(struct str *field, struct str found)
{
	if (!field->n)
		*field = found;
}

/* Of pictures and films only the caption is text; they may be inside the
 * document as base64. */
static bool
is_no_text(const xmlNode *n, const void *unused)
{
	static const char *const names[] = {"media-object", "media-metadata",
		"media-reference", "media-producer", "nitf-table-metadata",
		"datasource", "ed-msg"};

	(void)unused;
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (markup_is(n, names[i]))
			return true;
	return false;
}

/* All elements of this name inside 'root' as a list of names. */
static struct str
list_of(struct wire *w, const xmlNode *root, const char *element)
{
	struct str out = STR_NONE;

	for (xmlNode *n = root ? root->children : NULL; n;
	    n = markup_next(root, n, true)) {
		struct str s = markup_is(n, element) ?
		    author_name(line_of(w, n)) : STR_NONE;

		if (s.n)
			out = out.n ? arena_printf(w->a, "%.*s, %.*s",
			    STR_ARG(out), STR_ARG(s)) : s;
	}
	return out;
}

/* What the text is about: each 'element', or its attribute. */
static void
take_keywords(struct wire *w, const xmlNode *root, const char *element,
    const char *attribute, struct article *x)
{
	strings words = {x->categories, x->ncategories, x->ncategories};

	for (xmlNode *n = root ? root->children : NULL; n &&
	    words.n < KEYWORDS_LIMIT; n = markup_next(root, n, true)) {
		struct str s = STR_NONE;

		if (!markup_is(n, element))
			continue;
		if (attribute)
			s = attr_of(w, n, attribute);
		else
			s = line_of(w, find(n, "name") ? find(n, "name") : n);
		if (s.n)
			*vec_add(w->a, &words) = s;
	}
	x->categories = words.at;
	x->ncategories = words.n;
}

static void
take_blocks(struct wire *w, const xmlNode *content, struct str title,
    paragraphs *out)
{
	blocks b = {0};

	if (!content)
		return;
	blocks_of(w->a, content, is_no_text, NULL, &b);
	for (size_t i = 0; i < b.n; i++)
		if (!str_ieq(b.at[i].text, title))
			compose_add(w->a, out, b.at[i].text, b.at[i].kind);
}

static void
read_nitf(struct wire *w, const xmlNode *nitf, struct article *x,
    paragraphs *p)
{
	static const struct {
		const char *element, *attribute;
	} dates[] = {{"date.issue", "norm"}, {"date.release", "norm"},
		{"story.date", "norm"}, {"pubdata", "date.publication"}};
	const xmlNode *head = find(nitf, "body.head");
	const xmlNode *docdata = find(nitf, "docdata"), *by;

	keep(&x->title, line_of(w, find(head, "hl1")));
	keep(&x->title, line_of(w, find(find(nitf, "head"), "title")));
	keep(&x->summary, line_of(w, find(head, "abstract")));
	keep(&x->summary, line_of(w, find(head, "hl2")));
	keep(&x->author, list_of(w, find(head, "byline"), "person"));
	keep(&x->author, list_of(w, head, "byline"));
	by = find(head, "dateline");
	keep(&x->dateline, line_of(w, find(by, "location")));
	by = find(head, "distributor");
	keep(&x->outlet, line_of(w, find(by, "org")));
	keep(&x->outlet, line_of(w, by));
	keep(&x->outlet, attr_of(w, find(nitf, "pubdata"), "name"));
	keep(&x->outlet, attr_of(w, find(docdata, "doc.copyright"), "holder"));
	take_keywords(w, docdata, "keyword", "key", x);
	take_keywords(w, find(nitf, "tobject"), "tobject.subject",
	    "tobject.subject.type", x);
	keep(&x->source_id, attr_of(w, find(docdata, "doc-id"), "id-string"));
	keep(&x->language, attr_of(w, nitf, "lang"));
	for (size_t i = 0; i < ARRAY_LEN(dates); i++) {
		if (x->published.precision != PRECISION_UNKNOWN)
			break;
		x->published = compose_date(attr_of(w, find(nitf,
		    dates[i].element), dates[i].attribute), w->o);
		x->when_from = str_c(dates[i].element);
	}
	take_blocks(w, find(nitf, "body.content"), x->title, p);
}

/* The name of a party: in text, or as an attribute ("nprov:AFP"). */
static struct str
party(struct wire *w, const xmlNode *n)
{
	struct str name = line_of(w, find(n, "name"));

	if (!name.n)
		name = line_of(w, n);
	if (!name.n)
		name = attr_of(w, n, "literal");
	if (!name.n) {
		name = attr_of(w, n, "qcode");
		name = str_from(name, MIN(str_chr(name, ':', 0) + 1, name.n));
	}
	return str_some(name);
}

static void
read_meta(struct wire *w, const xmlNode *item, struct article *x)
{
	const xmlNode *meta = find(item, "itemMeta");
	const xmlNode *content = find(item, "contentMeta");
	const char *const dates[] = {"firstCreated", "versionCreated",
		"contentCreated"};

	x->source_id = attr_of(w, item, "guid");
	keep(&x->title, line_of(w, find(content, "headline")));
	keep(&x->title, line_of(w, find(meta, "title")));
	keep(&x->author, list_of(w, content, "by"));
	keep(&x->author, party(w, find(content, "creator")));
	keep(&x->dateline, line_of(w, find(content, "dateline")));
	keep(&x->summary, line_of(w, find(content, "description")));
	keep(&x->outlet, party(w, find(meta, "provider")));
	keep(&x->outlet, line_of(w, find(content, "creditline")));
	keep(&x->language, attr_of(w, find(content, "language"), "tag"));
	keep(&x->language, attr_of(w, item, "lang"));
	for (size_t i = 0; i < ARRAY_LEN(dates); i++) {
		if (x->published.precision != PRECISION_UNKNOWN)
			break;
		x->published = compose_date(line_of(w, find(
		    i < 2 ? meta : content, dates[i])), w->o);
		x->when_from = str_c(dates[i]);
	}
	take_keywords(w, content, "keyword", NULL, x);
	take_keywords(w, content, "subject", NULL, x);
	x->updated = compose_date(line_of(w, find(meta, "versionCreated")),
	    w->o);
}

/* inlineData: HTML or plain text, escaped. */
static void
take_data(struct wire *w, const xmlNode *data, struct article *x,
    paragraphs *p)
{
	struct str type = markup_attr(data, "contenttype");
	struct str text = arena_str(w->a, markup_text(w->a, data));

	if (str_ifind(type, STR("html"), 0) != STR_NPOS)
		blocks_of_html(w->a, text, p);
	else
		plain_paragraphs(w->a, text, p, &x->cut);
}

/* Of the renditions in a contentSet the first that tells something. */
static void
take_content(struct wire *w, const xmlNode *set, struct article *x,
    paragraphs *p)
{
	for (xmlNode *n = set ? set->children : NULL; n && p->n == 0;
	    n = n->next) {
		const xmlNode *nitf = find(n, "nitf"), *html = find(n, "html");

		if (markup_is(n, "inlineXML") && nitf)
			read_nitf(w, nitf, x, p);
		else if (markup_is(n, "inlineXML"))
			take_blocks(w, html ? html : n, x->title, p);
		else if (markup_is(n, "inlineData"))
			take_data(w, n, x, p);
	}
}

/* "stat:canceled": its text must not be used. */
static bool
is_withdrawn(const xmlNode *item)
{
	struct str status = markup_attr(find(find(item, "itemMeta"),
	    "pubStatus") ? find(find(item, "itemMeta"), "pubStatus") : item,
	    "qcode");

	return str_ends(status, STR(":canceled")) ||
	    str_ends(status, STR(":withheld"));
}

/* One item; those without text are no articles. */
static void
read_item(struct wire *w, const xmlNode *item)
{
	struct article x = {.version = 1,
		.published = {0, PRECISION_UNKNOWN},
		.updated = {0, PRECISION_UNKNOWN}};
	paragraphs p = {0};

	if (markup_is(item, "nitf")) {
		read_nitf(w, item, &x, &p);
	} else if (is_withdrawn(item)) {
		w->withdrawn = true;
		return;
	} else {
		read_meta(w, item, &x);
		take_content(w, find(item, "contentSet"), &x, &p);
	}
	if (x.published.precision == PRECISION_UNKNOWN)
		x.when_from = STR_NONE;
	if (x.cut)
		x.cut_why = STR("only the first 5,000 paragraphs are kept");
	compose_article(w->a, &x, &p, w->o);
	if (article_words(&x) > 0 && w->articles.n < ITEMS_LIMIT)
		*vec_add(w->a, &w->articles) = x;
}

static struct feed *
make_feed(struct wire *w, const xmlNode *root)
{
	struct feed *f = ARENA_NEW(w->a, struct feed);

	f->format = markup_is(root, "nitf") ? STR("nitf") : STR("newsml-g2");
	f->is_feed = markup_is(root, "newsMessage");
	f->articles = w->articles.at;
	f->narticles = w->articles.n;
	f->title = f->is_feed ? line_of(w, find(find(root, "header"),
	    "sender")) : f->articles[0].title;
	f->language = f->articles[0].language;
	return f;
}

enum status
newsml_parse(struct arena *a, struct str utf8,
    const struct ingest_options *o, struct feed **out, struct buf *why)
{
	struct wire w = {.a = a, .o = o};
	xmlDoc *doc = NULL;
	enum status status;
	unsigned mended = 0;
	xmlNode *root;

	status = markup_xml(utf8, &mended, &doc);
	if (status != STATUS_OK)
		return compose_why(why, status, "cannot be read as news");
	root = xmlDocGetRootElement(doc);
	for (xmlNode *n = is_iptc(root) ? root : NULL; n;) {
		bool item = markup_is(n, "newsItem") || markup_is(n, "nitf");

		if (item)
			read_item(&w, n);
		n = markup_next(root, n, !item);
	}
	if (w.articles.n > 0) {
		*out = make_feed(&w, root);
		compose_mended(a, *out, mended);
		if (w.withdrawn)
			compose_warn(a, *out,
			    STR("items that were withdrawn are left out"));
	} else {
		status = compose_why(why, STATUS_NO_ARTICLE,
		    "holds no article text");
	}
	markup_free(doc);
	return status;
}
