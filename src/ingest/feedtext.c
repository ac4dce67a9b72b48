/*
 * feedtext.c - the forms in which feeds write text.
 *
 * RSS never said whether a title is text or HTML, so its text is taken
 * for HTML when it shows a tag or a reference after one decoding; a
 * description is always HTML.  Atom says it: type "text", "html",
 * "xhtml" or a media type, in 0.3 with a mode beside it.
 */
#include "src/base/buf.h"
#include "src/ingest/blocks.h"
#include "src/ingest/entities.h"
#include "src/ingest/feed.h"
#include "src/ingest/markup.h"
#include "src/text/clean.h"

/* So many articles in one language make it the feed's. */
#define LANGUAGE_AGREED 12

enum form { FORM_TEXT, FORM_HTML, FORM_TREE, FORM_BASE64 };

static bool
has_elements(const xmlNode *n)
{
	for (const xmlNode *c = n->children; c; c = c->next)
		if (c->type == XML_ELEMENT_NODE)
			return true;
	return false;
}

/* A tag or a reference. */
static bool
looks_html(struct str s)
{
	for (size_t i = 0; i + 1 < s.n; i++) {
		struct reference r;
		char next = s.s[i + 1];

		if (s.s[i] == '<' && (next == '/' || next == '!' ||
		    ((next | 32) >= 'a' && (next | 32) <= 'z')) &&
		    str_chr(str_sub(s, i, i + KiB), '>', 0) != STR_NPOS)
			return true;
		if (s.s[i] == '&' && reference_read(s, i, &r))
			return true;
	}
	return false;
}

static enum form
form_of(const xmlNode *n, enum feed_dialect dialect, bool rich,
    struct str text)
{
	struct str type = markup_attr(n, "type");
	struct str mode = markup_attr(n, "mode");
	bool html = str_ieq(type, STR("html")) ||
	    str_istarts(type, STR("text/html"));

	if (dialect == DIALECT_RSS)
		return has_elements(n) ? FORM_TREE :
		    rich || looks_html(text) ? FORM_HTML : FORM_TEXT;
	if (str_ieq(mode, STR("base64")))
		return FORM_BASE64;
	if (str_ieq(type, STR("xhtml")) || has_elements(n))
		return FORM_TREE;
	if (html)
		return FORM_HTML;
	if (dialect == DIALECT_ATOM_03)
		return str_ieq(mode, STR("escaped")) &&
		    !str_istarts(type, STR("text/plain")) ? FORM_HTML :
		    str_ieq(type, STR("application/xhtml+xml")) ? FORM_HTML :
		    FORM_TEXT;
	if (type.n && str_chr(type, '/', 0) != STR_NPOS &&
	    !str_istarts(type, STR("text/")) &&
	    !str_ends(type, STR("xml")))
		return FORM_BASE64;
	return str_istarts(type, STR("application/xhtml")) ? FORM_HTML :
	    FORM_TEXT;
}

struct str
feed_base64(struct arena *a, struct str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	char *out = arena_alloc(a, s.n + 1);
	uint32_t bits = 0;
	size_t n = 0;
	int have = 0;

	for (size_t i = 0; i < s.n; i++) {
		const char *d = s.s[i] ? strchr(digits, s.s[i]) : NULL;

		if (!d) {
			if (strchr(" \t\r\n", s.s[i]))
				continue;
			break;
		}
		bits = bits << 6 | (uint32_t)(d - digits);
		have += 6;
		if (have >= 8) {
			have -= 8;
			out[n++] = (char)(bits >> have & 0xff);
		}
	}
	return (struct str){out, n};
}

void
feed_paragraphs(struct arena *a, const xmlNode *n,
    enum feed_dialect dialect, bool rich, paragraphs *out)
{
	struct str text = markup_text(a, n), type = markup_attr(n, "type");
	enum form form = form_of(n, dialect, rich, text);
	blocks b = {0};

	if (form == FORM_TREE) {
		blocks_of(a, n, NULL, NULL, &b);
		blocks_paragraphs(a, &b, out);
		if (b.n == 0)
			blocks_drawings(a, n, out);
		return;
	}
	if (form == FORM_BASE64) {
		text = feed_base64(a, text);
		form = str_istarts(type, STR("text/plain")) ||
		    str_eq(type, STR("text")) ? FORM_TEXT : FORM_HTML;
	}
	if (form == FORM_HTML)
		blocks_of_html(a, text, out);
	else
		compose_text(a, arena_str(a, text), out);
}

void
feed_compose(struct arena *a, struct article *x, paragraphs *p,
    const struct ingest_options *o, struct feed_languages *l)
{
	struct ingest_options mine = *o;
	bool said = x->language.n > 0;

	if (!l->differ && l->agreed >= LANGUAGE_AGREED)
		mine.expected = l->common;
	if (l->agreed == 0 && l->unknown >= LANGUAGE_AGREED)
		mine.languages = NULL;
	compose_article(a, x, p, &mine);
	if (said || mine.expected.n)
		return;
	if (!x->language.n) {
		l->unknown++;
		return;
	}
	if (l->agreed++ == 0)
		l->common = x->language;
	l->differ |= !str_eq(l->common, x->language);
}

struct str
feed_join(struct arena *a, const paragraphs *p)
{
	struct str out;
	struct buf b;

	if (p->n == 0)
		return STR_NONE;
	if (p->n == 1)
		return p->at[0].text;
	buf_init(&b, PARAGRAPHS_LIMIT * (PARAGRAPH_LIMIT + 1));
	for (size_t i = 0; i < p->n; i++) {
		if (i)
			buf_char(&b, ' ');
		buf_str(&b, p->at[i].text);
	}
	out = arena_str(a, buf_view(&b));
	buf_free(&b);
	return out;
}

struct str
feed_line(struct arena *a, const xmlNode *n, enum feed_dialect dialect)
{
	paragraphs p = {0};

	feed_paragraphs(a, n, dialect, false, &p);
	return feed_join(a, &p);
}

struct str
feed_unmarked(struct arena *a, struct str s)
{
	paragraphs p = {0};

	if (!looks_html(s))
		return s;
	blocks_of_html(a, arena_str(a, s), &p);
	return feed_join(a, &p);
}

/* "mira@kela.example (Mira Kol)", "Mira Kol <mira@kela.example>" */
static struct str
name_in(struct str s)
{
	size_t open = str_chr(s, '(', 0), close = str_chr(s, ')', 0);
	size_t at = str_chr(s, '@', 0), angle = str_chr(s, '<', 0);
	struct str name = STR_NONE;

	if (at == STR_NPOS)
		return s;
	if (open != STR_NPOS && close != STR_NPOS && open < close) {
		name = str_trim(str_sub(s, open + 1, close));
		/* "Name (mail)" */
		if (str_chr(name, '@', 0) != STR_NPOS)
			name = str_trim(str_sub(s, 0, open));
	} else if (angle != STR_NPOS && angle < at) {
		name = str_trim(str_sub(s, 0, angle));
	}
	return name.n ? name : s;
}

struct str
feed_person(struct arena *a, const xmlNode *n)
{
	struct str name = STR_NONE, mail = STR_NONE;

	for (const xmlNode *c = n->children; c; c = c->next) {
		if (markup_is(c, "name"))
			name = compose_line(a, markup_text(a, c));
		else if (markup_is(c, "email"))
			mail = compose_line(a, markup_text(a, c));
	}
	if (name.n || mail.n || has_elements(n))
		return name.n ? name : mail;
	return name_in(feed_line(a, n, DIALECT_RSS));
}
