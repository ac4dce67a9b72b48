#include "src/ingest/markup.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>

#include "src/base/buf.h"
#include "src/ingest/repair.h"

#define XML_OPTIONS \
	(XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | \
	XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_RECOVER)
#define HTML_OPTIONS \
	(HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | \
	HTML_PARSE_NONET | HTML_PARSE_COMPACT | XML_PARSE_HUGE)

#define MENDED_GROWTH (16 * MiB)

/* No parse ever opens a file or an address. */
static xmlParserInput *
refuse(const char *url, const char *id, xmlParserCtxt *context)
{
	(void)url;
	(void)id;
	(void)context;
	return NULL;
}

/* Entities are never declared: the repair leaves document types out, and
 * should one get through, the parse ends here. */
static void
stop(void *context, const xmlChar *name, int type, const xmlChar *public,
    const xmlChar *system, xmlChar *content)
{
	(void)name;
	(void)type;
	(void)public;
	(void)system;
	(void)content;
	xmlStopParser(context);
}

/* What mending may make of a document.  Escaped signs are four or five
 * times as long, but nothing but bombs is made of signs. */
static size_t
room_for(struct str s)
{
	return s.n + MIN(7 * s.n, MENDED_GROWTH) + KiB;
}

static xmlDoc *
read_xml(struct str s)
{
	xmlParserCtxt *context;
	xmlDoc *doc;

	if (s.n > INT32_MAX)
		return NULL;
	xmlSetExternalEntityLoader(refuse);
	context = xmlNewParserCtxt();
	if (!context)
		return NULL;
	context->sax->entityDecl = stop;
	context->sax->resolveEntity = NULL;
	context->sax->externalSubset = NULL;
	doc = xmlCtxtReadMemory(context, s.s, (int)s.n, NULL, "UTF-8",
	    XML_OPTIONS);
	xmlFreeParserCtxt(context);
	return doc;
}

enum status
markup_xml(struct str utf8, unsigned *mended, xmlDoc **out)
{
	xmlDoc *doc = NULL;
	enum status status;
	struct buf xml;

	buf_init(&xml, room_for(utf8));
	buf_room(&xml, utf8.n);
	status = repair_xml(utf8, &xml, mended);
	if (status == STATUS_OK)
		doc = read_xml(buf_view(&xml));
	buf_free(&xml);
	if (status != STATUS_OK)
		return status;
	if (!doc || !xmlDocGetRootElement(doc)) {
		xmlFreeDoc(doc);
		return STATUS_BAD_FORMAT;
	}
	*out = doc;
	return STATUS_OK;
}

enum status
markup_html(struct str utf8, bool piece, xmlDoc **out)
{
	xmlDoc *doc = NULL;
	enum status status;
	struct buf html;

	buf_init(&html, room_for(utf8));
	buf_room(&html, utf8.n);
	status = repair_html(utf8, piece, &html);
	if (status == STATUS_OK && html.n > 0 && html.n <= INT32_MAX) {
		xmlSetExternalEntityLoader(refuse);
		doc = htmlReadMemory(html.s, (int)html.n, NULL, "UTF-8",
		    HTML_OPTIONS);
	}
	buf_free(&html);
	if (status != STATUS_OK)
		return status;
	if (!doc || !xmlDocGetRootElement(doc)) {
		xmlFreeDoc(doc);
		return STATUS_BAD_FORMAT;
	}
	*out = doc;
	return STATUS_OK;
}

void
markup_free(xmlDoc *doc)
{
	xmlFreeDoc(doc);
}

xmlNode *
markup_next(const xmlNode *root, xmlNode *n, bool children)
{
	if (children && n->type == XML_ELEMENT_NODE && n->children)
		return n->children;
	while (n && n != root) {
		if (n->next)
			return n->next;
		n = n->parent;
	}
	return NULL;
}

struct str
markup_name(const xmlNode *n)
{
	struct str name;
	size_t colon;

	if (n->type != XML_ELEMENT_NODE)
		return STR_NONE;
	name = str_c((const char *)n->name);
	colon = str_chr(name, ':', 0);
	return colon == STR_NPOS ? name : str_from(name, colon + 1);
}

/* Asked of every element a dozen times: no lengths are taken. */
static bool
same_name(const char *s, const char *t)
{
	for (; *s && *t; s++, t++)
		if (*s != *t && ((*s ^ *t) != 32 || (*s | 32) < 'a' ||
		    (*s | 32) > 'z'))
			return false;
	return *s == *t;
}

bool
markup_is(const xmlNode *n, const char *name)
{
	const char *full = (const char *)n->name, *colon;

	if (n->type != XML_ELEMENT_NODE)
		return false;
	if (same_name(full, name))
		return true;
	colon = strchr(full, ':');
	return colon && same_name(colon + 1, name);
}

struct str
markup_attr(const xmlNode *n, const char *name)
{
	if (n->type != XML_ELEMENT_NODE)
		return STR_NONE;
	for (const xmlAttr *p = n->properties; p; p = p->next) {
		struct str key = str_c((const char *)p->name);
		size_t colon = str_chr(key, ':', 0);

		if (colon != STR_NPOS)
			key = str_from(key, colon + 1);
		if (!str_ieq(key, str_c(name)))
			continue;
		/* Without entities an attribute is one text node. */
		return p->children && p->children->content ?
		    str_c((const char *)p->children->content) : STR("");
	}
	return STR_NONE;
}

struct str
markup_text(struct arena *a, const xmlNode *n)
{
	struct str out = STR_NONE;
	struct buf b;

	/* One piece is the usual case. */
	if (n->children && !n->children->next &&
	    n->children->type != XML_ELEMENT_NODE)
		return str_c(n->children->content ?
		    (const char *)n->children->content : "");
	buf_init(&b, 64 * MiB);
	for (xmlNode *at = n->children; at; at = markup_next(n, at, true)) {
		if (at == n)
			break;
		if ((at->type == XML_TEXT_NODE ||
		    at->type == XML_CDATA_SECTION_NODE) && at->content)
			buf_cstr(&b, (const char *)at->content);
	}
	if (buf_status(&b) == STATUS_OK)
		out = arena_str(a, buf_view(&b));
	buf_free(&b);
	return out;
}

/* Spaces inside an address are an error many make. */
static struct str
escaped(struct arena *a, struct str s)
{
	struct str out;
	struct buf b;

	s = str_trim(s);
	buf_init(&b, 3 * s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c == ' ' || c == '"' || c == '<' || c == '>')
			buf_printf(&b, "%%%02X", c);
		else if (c > ' ')
			buf_char(&b, (char)c);
	}
	out = arena_str(a, buf_view(&b));
	buf_free(&b);
	return out;
}

/* "mailto:", "https:": letters before a colon. */
static bool
has_scheme(struct str s)
{
	size_t i = 0;

	while (i < s.n && ((s.s[i] | 32) >= 'a' && (s.s[i] | 32) <= 'z'))
		i++;
	return i > 1 && i < s.n && s.s[i] == ':';
}

struct str
markup_url(struct arena *a, struct str href, struct str base)
{
	struct str url = escaped(a, href), out;
	xmlChar *joined;

	if (!url.n || has_scheme(url) || !base.n)
		return str_some(url);
	joined = xmlBuildURI((const xmlChar *)url.s,
	    (const xmlChar *)escaped(a, base).s);
	if (!joined)
		return url;
	out = arena_cstr(a, (const char *)joined);
	xmlFree(joined);
	return out;
}
