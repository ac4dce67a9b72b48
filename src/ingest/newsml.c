/*
 * newsml.c - news as the wires send it: NITF 3.x and NewsML-G2.
 *
 * Both are the IPTC's.  NITF (1999-2012) is one article: a head with
 * docdata, a body with a headline, byline and dateline above the content.
 * NewsML-G2 (2006-) is an envelope: a newsItem says who, when and what in
 * itemMeta and contentMeta, and holds the text in its contentSet, as NITF
 * or XHTML inside inlineXML, or plain in inlineData.  A newsMessage holds
 * many items; those of pictures and lists hold no text and are left out.
 *
 * Prefixes are whatever the sender likes, so elements are found by their
 * local names once the root's namespace is the IPTC's.  NITF with a
 * document type has no namespace at all.
 */
#include "src/ingest/newsml.h"

#include "src/ingest/blocks.h"
#include "src/ingest/markup.h"
#include "src/ingest/plain.h"
#include "src/ingest/repair.h"
#include "src/text/clean.h"

#define ITEMS_LIMIT 10000

struct wire {
	struct arena *a;
	const struct ingest_options *o;
	VEC(struct article) articles;
};

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

/* Pictures and films bring captions and credits. */
static bool
is_media(const xmlNode *n, const void *headline)
{
	(void)headline;
	return markup_is(n, "media");
}

static void
take_blocks(struct wire *w, const xmlNode *content, struct str title,
    paragraphs *out)
{
	blocks b = {0};

	if (!content)
		return;
	blocks_of(w->a, content, is_media, NULL, &b);
	for (size_t i = 0; i < b.n; i++)
		if (!str_ieq(b.at[i].text, title))
			compose_add(w->a, out, b.at[i].text, b.at[i].kind);
}

static void
read_nitf(struct wire *w, const xmlNode *nitf, struct article *x,
    paragraphs *p)
{
	const xmlNode *head = find(nitf, "body.head");
	const xmlNode *docdata = find(nitf, "docdata"), *by;

	keep(&x->title, line_of(w, find(head, "hl1")));
	keep(&x->title, line_of(w, find(find(nitf, "head"), "title")));
	keep(&x->summary, line_of(w, find(head, "abstract")));
	by = find(head, "byline");
	keep(&x->author, line_of(w, find(by, "person")));
	keep(&x->author, line_of(w, by));
	by = find(head, "dateline");
	keep(&x->dateline, line_of(w, find(by, "location")));
	by = find(head, "distributor");
	keep(&x->outlet, line_of(w, find(by, "org")));
	keep(&x->outlet, line_of(w, by));
	keep(&x->source_id, attr_of(w, find(docdata, "doc-id"), "id-string"));
	keep(&x->language, attr_of(w, nitf, "lang"));
	if (x->published.precision == PRECISION_UNKNOWN) {
		x->published = compose_date(attr_of(w,
		    find(docdata, "date.issue"), "norm"), w->o);
		x->when_from = STR("date.issue");
	}
	take_blocks(w, find(nitf, "body.content"), x->title, p);
}

/* The name of a party: in text, or as an attribute. */
static struct str
party(struct wire *w, const xmlNode *n)
{
	struct str name = line_of(w, find(n, "name"));

	if (!name.n)
		name = line_of(w, n);
	return name.n ? name : attr_of(w, n, "literal");
}

static void
read_meta(struct wire *w, const xmlNode *item, struct article *x)
{
	const xmlNode *meta = find(item, "itemMeta");
	const xmlNode *content = find(item, "contentMeta");
	const char *const dates[] = {"firstCreated", "versionCreated"};

	x->source_id = attr_of(w, item, "guid");
	keep(&x->title, line_of(w, find(content, "headline")));
	keep(&x->title, line_of(w, find(meta, "title")));
	keep(&x->author, line_of(w, find(content, "by")));
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
		x->published = compose_date(line_of(w, find(meta, dates[i])),
		    w->o);
		x->when_from = str_c(dates[i]);
	}
	x->updated = compose_date(line_of(w, find(meta, "versionCreated")),
	    w->o);
}

/* One item; those without text are no articles. */
static void
read_item(struct wire *w, const xmlNode *item)
{
	struct article x = {.version = 1,
		.published = {0, PRECISION_UNKNOWN},
		.updated = {0, PRECISION_UNKNOWN}};
	const xmlNode *nitf = item, *set;
	paragraphs p = {0};

	if (!markup_is(item, "nitf")) {
		read_meta(w, item, &x);
		set = find(item, "contentSet");
		nitf = find(set, "nitf");
		if (!nitf && find(set, "html"))
			take_blocks(w, find(set, "html"), x.title, &p);
		else if (!nitf && find(set, "inlineData"))
			plain_paragraphs(w->a, arena_str(w->a, markup_text(
			    w->a, find(set, "inlineData"))), &p, &x.cut);
	}
	if (nitf)
		read_nitf(w, nitf, &x, &p);
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
	} else {
		status = compose_why(why, STATUS_NO_ARTICLE,
		    "holds no article text");
	}
	markup_free(doc);
	return status;
}
