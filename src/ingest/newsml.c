/*
 * newsml.c - news as the wires send it: NITF 3.x and NewsML-G2.
 *
 * Both are the IPTC's.  NITF (1999-2012) is one article (nitf.c).
 * NewsML-G2 (2006-) is an envelope: a newsItem says who, when and what in
 * itemMeta and contentMeta, and holds the text in its contentSet: as NITF
 * or XHTML inside inlineXML, as HTML or plain in inlineData.  Several of
 * these are renditions of one text, and the first that tells anything is
 * read; a text that is elsewhere (remoteContent) is told by its summary
 * and its address.  A newsMessage holds many items; those of pictures, and
 * packages, which only refer to others, hold no text and are left out.
 * So are items whose status says that they were withdrawn; one under
 * embargo is read, because desks get it to prepare for it, and said.
 *
 * Headlines, names and the like may be there in several languages: that
 * of the text wins.
 *
 * Prefixes are whatever the sender likes, so elements are found by their
 * local names once the root's namespace is the IPTC's, or there is none:
 * NITF with a document type has none, and some senders forget it.
 */
#include "src/ingest/newsml.h"

#include "src/base/civil.h"
#include "src/ingest/author.h"
#include "src/ingest/feed.h"
#include "src/ingest/markup.h"
#include "src/ingest/newsnodes.h"
#include "src/ingest/plain.h"
#include "src/text/clean.h"

#define ITEMS_LIMIT 10000
#define EMBARGOES_TOLD 50

struct message {
	struct wire wire;
	VEC(struct article) articles;
	VEC(struct str) embargoed; /* sentences */
	bool withdrawn;		   /* some were */
};

static bool
is_iptc(const xmlNode *root)
{
	struct str space = root->ns && root->ns->href ?
	    str_c((const char *)root->ns->href) : STR_NONE;

	return !space.n || str_ifind(space, STR("iptc"), 0) != STR_NPOS ||
	    str_ifind(space, STR("nitf.org"), 0) != STR_NPOS;
}

/* A value of a controlled vocabulary: "stat:canceled", or the same as an
 * address that ends in "/canceled". */
static bool
has_code(const xmlNode *n, const char *code)
{
	static const char *const attributes[] = {"qcode", "uri", "literal"};
	struct str want = str_c(code);

	for (size_t i = 0; n && i < ARRAY_LEN(attributes); i++) {
		struct str s = markup_attr(n, attributes[i]);

		if (s.n >= want.n && str_ieq(str_from(s, s.n - want.n), want) &&
		    (s.n == want.n || strchr(":/", s.s[s.n - want.n - 1])))
			return true;
	}
	return false;
}

/* The name of a party: in text, or as an attribute ("nprov:AFP"). */
static struct str
party(const struct wire *w, const xmlNode *n, struct str language)
{
	struct str name = STR_NONE;

	if (!n)
		return name;
	name = news_line(w, news_best(n, "name", language));
	/* Details that have no name of their own are no name. */
	if (!name.n && !news_child(n, "organisationDetails") &&
	    !news_child(n, "personDetails"))
		name = news_line(w, n);
	news_keep(&name, news_attr(w, n, "literal"));
	if (!name.n) {
		name = news_attr(w, n, "qcode");
		name = str_from(name, MIN(str_chr(name, ':', 0) + 1, name.n));
	}
	return str_some(name);
}

/* Bylines; else those who created it, unless they are an agency. */
static struct str
authors_of(const struct wire *w, const xmlNode *content,
    struct str language, struct str outlet)
{
	struct str out = news_add_name(w, STR_NONE, news_line(w,
	    news_best(content, "by", language)));

	for (xmlNode *n = content && !out.n ? content->children : NULL; n;
	    n = n->next) {
		struct str type = markup_attr(n, "type"), name;

		if (!markup_is(n, "creator") ||
		    str_ifind(type, STR("organi"), 0) != STR_NPOS ||
		    news_child(n, "organisationDetails"))
			continue;
		name = party(w, n, language);
		if (!str_ieq(name, outlet))
			out = news_add_name(w, out, name);
	}
	return out;
}

static void
read_subjects(const struct wire *w, const xmlNode *content,
    struct article *x)
{
	static const char *const elements[] = {"keyword", "subject",
		"slugline"};

	for (size_t i = 0; i < ARRAY_LEN(elements); i++)
		for (xmlNode *n = content ? content->children : NULL; n;
		    n = n->next) {
			struct str s;

			if (!markup_is(n, elements[i]))
				continue;
			s = news_line(w, news_best(n, "name", x->language));
			if (!s.n && !news_child(n, "broader"))
				s = news_line(w, n);
			news_keep(&s, news_attr(w, n, "literal"));
			news_keyword(w, x, s);
		}
}

static void
read_meta(const struct wire *w, const xmlNode *item, struct article *x)
{
	const xmlNode *meta = news_child(item, "itemMeta");
	const xmlNode *content = news_child(item, "contentMeta");
	const xmlNode *rights = news_child(item, "rightsInfo");
	struct str language;

	x->source_id = news_attr(w, item, "guid");
	news_keep(&x->language, news_attr(w, news_child(content, "language"),
	    "tag"));
	news_keep(&x->language, news_attr(w, item, "lang"));
	language = x->language;
	news_keep(&x->title, news_line(w, news_best(content, "headline",
	    language)));
	news_keep(&x->title, news_line(w, news_best(meta, "title",
	    language)));
	news_keep(&x->outlet, party(w, news_child(meta, "provider"),
	    language));
	news_keep(&x->outlet, party(w, news_child(content, "infoSource"),
	    language));
	news_keep(&x->outlet, news_line(w, news_child(content,
	    "creditline")));
	news_keep(&x->outlet, party(w, news_child(rights, "copyrightHolder"),
	    language));
	news_keep(&x->author, authors_of(w, content, language, x->outlet));
	news_keep(&x->dateline, news_line(w, news_best(content, "dateline",
	    language)));
	news_keep(&x->dateline, news_line(w, news_best(news_child(content,
	    "located"), "name", language)));
	news_keep(&x->summary, news_line(w, news_best(content, "description",
	    language)));
	news_keep_date(w, x, news_line(w, news_child(meta, "firstCreated")),
	    "firstCreated");
	news_keep_date(w, x, news_line(w, news_child(meta,
	    "versionCreated")), "versionCreated");
	news_keep_date(w, x, news_line(w, news_child(content,
	    "contentCreated")), "contentCreated");
	x->updated = compose_date(news_line(w, news_child(meta,
	    "versionCreated")), w->o);
	read_subjects(w, content, x);
}

/* inlineData: HTML or plain text, escaped or as base64. */
static void
take_data(const struct wire *w, const xmlNode *data, struct article *x,
    paragraphs *p)
{
	struct str type = markup_attr(data, "contenttype");
	struct str text = arena_str(w->a, markup_text(w->a, data));

	if (type.n && !str_istarts(type, STR("text/")) &&
	    str_ifind(type, STR("html"), 0) == STR_NPOS)
		return;
	if (str_ifind(markup_attr(data, "encoding"), STR("base64"), 0) !=
	    STR_NPOS && charset_decode(w->a, feed_base64(w->a, text),
	    STR_NONE, &text, NULL) != STATUS_OK)
		return;
	if (str_ifind(type, STR("html"), 0) != STR_NPOS)
		blocks_of_html(w->a, text, p);
	else
		plain_paragraphs(w->a, text, p, &x->cut);
}

/* A text that is elsewhere: its address, and what is told of it here. */
static void
take_remote(const struct wire *w, const xmlNode *item, const xmlNode *remote,
    struct article *x, paragraphs *p)
{
	struct str href = news_attr(w, remote, "href");
	struct str type = markup_attr(remote, "contenttype");

	if (!has_code(news_child(news_child(item, "itemMeta"), "itemClass"),
	    "text") || (type.n && !str_istarts(type, STR("text/")) &&
	    str_ifind(type, STR("xml"), 0) == STR_NPOS))
		return;
	if (str_istarts(href, STR("http://")) ||
	    str_istarts(href, STR("https://")))
		x->url = href;
	compose_text(w->a, x->summary, p);
	x->cut = p->n > 0;
	x->cut_why = STR("the item refers to its text elsewhere");
}

/* Of the renditions in a contentSet the first that tells something. */
static void
take_content(const struct wire *w, const xmlNode *item, struct article *x,
    paragraphs *p)
{
	const xmlNode *set = news_child(item, "contentSet");

	for (xmlNode *n = set ? set->children : NULL; n && p->n == 0;
	    n = n->next) {
		const xmlNode *nitf, *html;

		if (markup_is(n, "inlineData"))
			take_data(w, n, x, p);
		if (!markup_is(n, "inlineXML"))
			continue;
		nitf = news_find(n, "nitf");
		html = news_find(n, "html");
		if (nitf)
			nitf_read(w, nitf, x, p);
		else
			news_text(w, html ? html : n, x->title, p);
	}
	if (x->cut)
		x->cut_why = STR("only the first 5,000 paragraphs are kept");
	if (p->n == 0 && news_child(set, "remoteContent"))
		take_remote(w, item, news_child(set, "remoteContent"), x, p);
}

/* Its text must not be used. */
static bool
is_withdrawn(const xmlNode *item)
{
	const xmlNode *status = news_child(news_child(item, "itemMeta"),
	    "pubStatus");

	return has_code(status, "canceled") || has_code(status, "withheld");
}

/* The desk must know; without a date it lasts until further notice. */
static void
note_embargo(struct message *m, const xmlNode *item, struct str title)
{
	const xmlNode *said = news_child(news_child(item, "itemMeta"),
	    "embargoed");
	struct str until = news_line(&m->wire, said);
	struct ingest_options any = {.now = 0};
	struct when when = compose_date(until, &any);

	if (!said || m->embargoed.n == EMBARGOES_TOLD ||
	    (when.precision != PRECISION_UNKNOWN && m->wire.o->now &&
	    when.at <= m->wire.o->now))
		return;
	*vec_add(m->wire.a, &m->embargoed) = arena_printf(m->wire.a,
	    "\"%.*s\" is under embargo until %.*s",
	    STR_ARG(str_sub(title, 0, MIN(title.n, (size_t)120))),
	    STR_ARG(until.n ? until : STR("further notice")));
}

/* One item; those without text are no articles. */
static void
read_item(struct message *m, const xmlNode *item)
{
	struct article x = {.version = 1,
		.published = {0, PRECISION_UNKNOWN},
		.updated = {0, PRECISION_UNKNOWN}};
	paragraphs p = {0};

	if (markup_is(item, "nitf")) {
		nitf_read(&m->wire, item, &x, &p);
	} else if (is_withdrawn(item)) {
		m->withdrawn = true;
		return;
	} else {
		read_meta(&m->wire, item, &x);
		take_content(&m->wire, item, &x, &p);
	}
	compose_article(m->wire.a, &x, &p, m->wire.o);
	if (article_words(&x) == 0 || m->articles.n >= ITEMS_LIMIT)
		return;
	*vec_add(m->wire.a, &m->articles) = x;
	note_embargo(m, item, x.title);
}

static struct feed *
make_feed(struct message *m, const xmlNode *root, unsigned mended)
{
	struct arena *a = m->wire.a;
	struct feed *f = ARENA_NEW(a, struct feed);

	f->format = markup_is(root, "nitf") ? STR("nitf") : STR("newsml-g2");
	f->is_feed = markup_is(root, "newsMessage");
	f->articles = m->articles.at;
	f->narticles = m->articles.n;
	f->title = f->is_feed ? party(&m->wire, news_child(news_child(root,
	    "header"), "sender"), STR_NONE) : f->articles[0].title;
	f->language = f->articles[0].language;
	compose_mended(a, f, mended);
	if (m->withdrawn)
		compose_warn(a, f,
		    STR("items that were withdrawn are left out"));
	for (size_t i = 0; i < m->embargoed.n; i++)
		compose_warn(a, f, text_clean(a, m->embargoed.at[i],
		    CLEAN_LINE));
	return f;
}

enum status
newsml_parse(struct arena *a, struct str utf8,
    const struct ingest_options *o, struct feed **out, struct buf *why)
{
	struct message m = {.wire = {.a = a, .o = o}};
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
			read_item(&m, n);
		n = markup_next(root, n, !item);
	}
	if (m.articles.n > 0)
		*out = make_feed(&m, root, mended);
	else
		status = compose_why(why, STATUS_NO_ARTICLE, m.withdrawn ?
		    "holds no article text: what is in it was withdrawn" :
		    "holds no article text");
	markup_free(doc);
	return status;
}
