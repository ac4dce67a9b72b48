/*
 * opml.c - lists of feeds as other readers write them
 * (http://opml.org/spec2.opml).
 *
 * An outline with an xmlUrl is a feed, one without is a folder, and the
 * folders around a feed are its tags, the outermost first; "category"
 * adds more.  Readers disagree on "text" and "title": where both are
 * there and differ, "text" is the name the reader gave and "title" the
 * feed's own; where they agree it is the feed's own; alone, it is the
 * reader's.  That is also how lists are written
 * (src/report/report_feeds.c), so that nothing is lost on the way.
 */
#include "src/ingest/list.h"
#include "src/ingest/markup.h"
#include "src/ingest/repair.h"

#define FOLDERS_LIMIT 64

typedef VEC(struct str) names;

static struct str
address_of(const xmlNode *n)
{
	struct str url = markup_attr(n, "xmlUrl");
	struct str type = markup_attr(n, "type");

	/* Version 1 had "url" for lists of feeds too. */
	if (!str_trim(url).n && (str_ieq(type, STR("rss")) ||
	    str_ieq(type, STR("atom"))))
		url = markup_attr(n, "url");
	return str_trim(url);
}

static struct str
name_of(const xmlNode *n)
{
	struct str name = str_trim(markup_attr(n, "text"));

	return name.n ? name : str_trim(markup_attr(n, "title"));
}

static void
read_folders(struct arena *a, const xmlNode *n, names *out)
{
	struct str folders[FOLDERS_LIMIT];
	size_t depth = 0;

	for (n = n->parent; n && n->type == XML_ELEMENT_NODE; n = n->parent)
		if (markup_is(n, "outline") && !address_of(n).n &&
		    name_of(n).n && depth < FOLDERS_LIMIT)
			folders[depth++] = name_of(n);
	while (depth > 0)
		*vec_add(a, out) = folders[--depth];
}

/* "news,/Places/Kela": the second is a path of folders. */
static void
read_categories(struct arena *a, struct str list, names *out)
{
	struct str one, part;

	while (str_field(&list, ',', &one)) {
		one = str_trim(one);
		if (!str_starts(one, STR("/"))) {
			*vec_add(a, out) = one;
			continue;
		}
		while (str_field(&one, '/', &part))
			*vec_add(a, out) = part;
	}
}

static bool
says_yes(const xmlNode *n, const char *name)
{
	struct str value = str_trim(markup_attr(n, name));

	return str_ieq(value, STR("true")) || str_ieq(value, STR("yes")) ||
	    str_eq(value, STR("1"));
}

static void
read_outline(struct list *l, const xmlNode *n)
{
	struct str text = str_trim(markup_attr(n, "text"));
	struct str title = str_trim(markup_attr(n, "title"));
	struct subscription s = {.address = address_of(n),
		.site = markup_attr(n, "htmlUrl"),
		.description = markup_attr(n, "description"),
		.hidden = says_yes(n, "hidden"),
		.paused = says_yes(n, "paused")};
	names tags = {0};

	if (!s.address.n) {
		if (str_ieq(markup_attr(n, "type"), STR("include")))
			list_refuse(l, markup_attr(n, "url"),
			    "is another list, which was not opened");
		return;
	}
	s.own_title = title;
	if (!str_eq(text, title))
		s.title = text;
	/* Some write the address where they know no name. */
	if (str_eq(s.title, s.address))
		s.title = STR_NONE;
	if (str_eq(s.own_title, s.address))
		s.own_title = STR_NONE;
	read_folders(l->a, n, &tags);
	read_categories(l->a, markup_attr(n, "category"), &tags);
	s.tags = tags.at;
	s.ntags = tags.n;
	list_add(l, &s);
}

enum status
opml_parse(struct arena *a, struct str utf8, struct feed **out,
    struct buf *why)
{
	struct list l = {.a = a, .feed = ARENA_NEW(a, struct feed)};
	xmlNode *root;
	xmlDoc *doc = NULL;
	struct str version;
	unsigned mended = 0;
	enum status status = markup_xml(utf8, &mended, &doc);

	if (status == STATUS_TOO_DEEP)
		return compose_why(why, status,
		    "has a tag with more than %d attributes",
		    ATTRIBUTES_LIMIT);
	if (status != STATUS_OK)
		return compose_why(why, status, "cannot be read as OPML");
	root = xmlDocGetRootElement(doc);
	version = compose_line(a, str_sub(markup_attr(root, "version"), 0, 8));
	l.feed->format = arena_printf(a, "opml%s%.*s", version.n ? "-" : "",
	    STR_ARG(version));
	compose_mended(a, l.feed, mended);
	for (xmlNode *n = root; n; n = markup_next(root, n, true)) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (markup_is(n, "outline"))
			read_outline(&l, n);
		else if (markup_is(n, "title") && !l.feed->title.n)
			l.feed->title = compose_line(a, markup_text(a, n));
	}
	markup_free(doc);
	return list_end(&l, out, why);
}
