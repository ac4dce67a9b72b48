/*
 * repair.c - tag soup into well-formed XML.
 *
 * Feeds are cut off, pasted together, half escaped.  A strict parser
 * refuses them, and libxml2's recovery drops text at surprising places.
 * So the document is read here once, leniently, and written anew:
 *
 *  - what stands before the root, the XML declaration and the document
 *    type are left out (entities are never declared, so none expand);
 *  - control characters go; references become characters; a bare '&' or
 *    a '<' that begins no tag is escaped;
 *  - attributes are written quoted, each name once;
 *  - the stack of open elements is kept: an end tag closes what is open
 *    inside its element, one that fits nothing is dropped, an item inside
 *    an item ends the first, and the end closes everything.  So every
 *    item read this far is kept whatever follows it.
 *
 * One pass, linear in the input; deeper than libxml2 allows (256) tags
 * are left out and their text stays.
 */
#include "src/ingest/repair.h"

#include "src/ingest/entities.h"

#define DEPTH 200
#define ATTRIBUTES_KEPT 64

struct soup {
	struct str s;
	size_t at;
	struct buf *out;
	struct str open[DEPTH];
	size_t depth;
	bool rooted, refused;
	unsigned mended; /* bits of enum mended */
};

static bool
is_space(int b)
{
	return b == ' ' || (b >= '\t' && b <= '\r');
}

static bool
is_name_start(int b)
{
	return ((b | 32) >= 'a' && (b | 32) <= 'z') || b == '_' || b >= 0x80;
}

static bool
is_name(int b)
{
	return is_name_start(b) || (b >= '0' && b <= '9') || b == '-' ||
	    b == '.' || b == ':';
}

static int
byte_at(const struct soup *p, size_t at)
{
	return at < p->s.n ? (unsigned char)p->s.s[at] : -1;
}

static struct str
take_name(struct soup *p)
{
	size_t from = p->at;

	if (is_name_start(byte_at(p, p->at)))
		while (is_name(byte_at(p, p->at)))
			p->at++;
	/* Multi-byte signs that are no letters would not be well-formed. */
	for (size_t i = from; i < p->at; i++)
		if ((unsigned char)p->s.s[i] >= 0x80)
			return STR_NONE;
	return str_sub(p->s, from, p->at);
}

static void
skip_spaces(struct soup *p)
{
	while (is_space(byte_at(p, p->at)))
		p->at++;
}

/* Where the text stands says what must be escaped in it. */
enum place { IN_TEXT, IN_CDATA, IN_VALUE };

/* The bytes at which text is looked at twice: markup, quotes, controls,
 * and the first byte of U+FFFE and U+FFFF. */
static const bool marked[256] = {
	['&'] = true, ['<'] = true, ['>'] = true, ['"'] = true,
	[0x00] = true, [0x01] = true, [0x02] = true, [0x03] = true,
	[0x04] = true, [0x05] = true, [0x06] = true, [0x07] = true,
	[0x08] = true, [0x0b] = true, [0x0c] = true, [0x0e] = true,
	[0x0f] = true, [0x10] = true, [0x11] = true, [0x12] = true,
	[0x13] = true, [0x14] = true, [0x15] = true, [0x16] = true,
	[0x17] = true, [0x18] = true, [0x19] = true, [0x1a] = true,
	[0x1b] = true, [0x1c] = true, [0x1d] = true, [0x1e] = true,
	[0x1f] = true, [0x7f] = true, [0xef] = true,
};

/* Is the marked byte at 'i' of [from, to) right as it stands? */
static bool
may_stay(const struct soup *p, size_t from, size_t i, size_t to,
    enum place place)
{
	const char *s = p->s.s;

	switch (s[i]) {
	case '&':
		return place != IN_CDATA &&
		    reference_of_xml(str_sub(p->s, i, to));
	case '>':
		/* "]]>" ends what nothing began; what was written before
		 * may have ended in "]]". */
		return i > from && s[i - 1] != ']';
	case '"':
		return place != IN_VALUE;
	case '\xef':
		return i + 2 >= to || s[i + 1] != '\xbf' ||
		    (unsigned char)s[i + 2] < 0xbe;
	default:
		return false;
	}
}

/* Writes what stands for the byte at 'i' and returns how many bytes that
 * is of the input. */
static size_t
write_marked(struct soup *p, size_t i, size_t to, enum place place)
{
	unsigned char b = (unsigned char)p->s.s[i];
	struct reference r;

	if (b == '&' && place != IN_CDATA &&
	    reference_read(str_sub(p->s, 0, to), i, &r)) {
		reference_write(p->out, &r);
		if (p->s.s[i + 1] != '#')
			p->mended |= MENDED_NAMES;
		return r.length;
	}
	switch (b) {
	case '&':
	case '<':
		buf_cstr(p->out, b == '&' ? "&amp;" : "&lt;");
		if (place != IN_CDATA)
			p->mended |= MENDED_SIGNS;
		return 1;
	case '>':
		buf_cstr(p->out, "&gt;");
		return 1;
	case '"':
		buf_cstr(p->out, "&quot;");
		return 1;
	default:
		p->mended |= MENDED_CONTROLS;
		return b == 0xef ? 3 : 1;
	}
}

/* Character data [from, to), escaped where needed; in CDATA references
 * are plain text. */
static void
write_text(struct soup *p, size_t from, size_t to, enum place place)
{
	size_t run = from;

	for (size_t i = from; i < to && !p->out->full;) {
		if (!marked[(unsigned char)p->s.s[i]] ||
		    may_stay(p, from, i, to, place)) {
			i++;
			continue;
		}
		if (i > run)
			buf_str(p->out, str_sub(p->s, run, i));
		i += write_marked(p, i, to, place);
		run = i;
	}
	buf_str(p->out, str_sub(p->s, run, to));
}

static void
close_top(struct soup *p)
{
	buf_cstr(p->out, "</");
	buf_str(p->out, p->open[--p->depth]);
	buf_char(p->out, '>');
}

static struct str
local(struct str name)
{
	size_t colon = str_chr(name, ':', 0);

	return colon == STR_NPOS ? name : str_from(name, colon + 1);
}

/* An end tag: closes its element and all inside it.  XML minds case,
 * writers of feeds do not. */
static void
end_tag(struct soup *p)
{
	struct str name;
	size_t i, close;

	p->at += 2;
	name = take_name(p);
	close = str_chr(p->s, '>', p->at);
	p->at = close == STR_NPOS ? p->s.n : close + 1;
	for (i = p->depth; i > 0; i--)
		if (str_ieq(p->open[i - 1], name))
			break;
	if (i != p->depth)
		p->mended |= MENDED_TAGS;
	while (i > 0 && p->depth >= i)
		close_top(p);
}

/* An item that begins inside an item: the first was not closed. */
static void
end_open_item(struct soup *p, struct str name)
{
	if (!str_ieq(local(name), STR("item")) &&
	    !str_ieq(local(name), STR("entry")))
		return;
	for (size_t i = p->depth; i > 0; i--) {
		if (!str_ieq(p->open[i - 1], name))
			continue;
		while (p->depth >= i)
			close_top(p);
		p->mended |= MENDED_TAGS;
		return;
	}
}

/* One attribute at the cursor; duplicates are dropped. */
static void
attribute(struct soup *p, struct str *seen, size_t *nseen, bool keep)
{
	struct str name = take_name(p);
	size_t from, to;
	int quote;
	bool known = false;

	if (!name.n) {
		p->at++;
		p->mended |= MENDED_ATTRIBUTES;
		return;
	}
	skip_spaces(p);
	from = to = p->at;
	if (byte_at(p, p->at) == '=') {
		p->at++;
		skip_spaces(p);
		quote = byte_at(p, p->at);
		if (quote == '"' || quote == '\'') {
			from = p->at + 1;
			to = MIN(str_chr(p->s, (char)quote, from), p->s.n);
			p->at = MIN(to + 1, p->s.n);
		} else {
			from = p->at;
			while (p->at < p->s.n && !is_space(byte_at(p, p->at)) &&
			    byte_at(p, p->at) != '>')
				p->at++;
			to = p->at;
			p->mended |= MENDED_ATTRIBUTES;
		}
	}
	for (size_t i = 0; i < *nseen; i++)
		known |= str_eq(seen[i], name);
	if (!keep || known || *nseen >= ATTRIBUTES_KEPT ||
	    str_ends(name, STR(":")))
		return;
	seen[(*nseen)++] = name;
	buf_char(p->out, ' ');
	buf_str(p->out, name);
	buf_cstr(p->out, "=\"");
	write_text(p, from, to, IN_VALUE);
	buf_char(p->out, '"');
}

/* What a feed can begin with; a warning's tags before it cannot. */
static bool
is_root(struct str name)
{
	static const char *const roots[] = {"rss", "feed", "rdf", "channel",
		"item", "entry", "nitf", "newsItem", "newsMessage",
		"packageItem", "opml"};

	for (size_t i = 0; i < ARRAY_LEN(roots); i++)
		if (str_ieq(local(name), str_c(roots[i])))
			return true;
	return false;
}

static void
start_tag(struct soup *p)
{
	struct str seen[ATTRIBUTES_KEPT], name;
	size_t nseen = 0, count = 0;
	bool keep, empty = false;

	p->at++;
	name = take_name(p);
	end_open_item(p, name);
	keep = name.n && p->depth < DEPTH && !str_ends(name, STR(":")) &&
	    (p->rooted || is_root(name));
	if (!keep)
		p->mended |= p->rooted ? MENDED_TAGS : MENDED_BEFORE;
	p->rooted |= keep;
	if (keep) {
		buf_char(p->out, '<');
		buf_str(p->out, name);
	}
	for (;;) {
		int b;

		skip_spaces(p);
		b = byte_at(p, p->at);
		if (b < 0 || b == '>' || b == '<')
			break;
		empty = b == '/';
		if (empty) {
			p->at++;
			continue;
		}
		if (++count > ATTRIBUTES_LIMIT) {
			p->refused = true;
			p->at = p->s.n;
			return;
		}
		attribute(p, seen, &nseen, keep);
	}
	if (byte_at(p, p->at) == '>')
		p->at++;
	if (!keep)
		return;
	buf_cstr(p->out, empty ? "/>" : ">");
	if (!empty)
		p->open[p->depth++] = name;
}

static void
skip_past(struct soup *p, struct str mark)
{
	size_t end = str_find(p->s, mark, p->at);

	if (end == STR_NPOS)
		p->mended |= MENDED_CUT;
	p->at = end == STR_NPOS ? p->s.n : end + mark.n;
}

/* "<!DOCTYPE rss [ <!ENTITY ...> ]>" */
static void
skip_doctype(struct soup *p)
{
	size_t close = str_chr(p->s, '>', p->at);
	size_t subset = str_chr(str_sub(p->s, p->at, close), '[', 0);

	if (subset != STR_NPOS) {
		size_t from = p->at += subset;

		skip_past(p, STR("]"));
		if (str_ifind(str_sub(p->s, from, p->at), STR("<!entity"),
		    0) != STR_NPOS)
			p->mended |= MENDED_ENTITIES;
	}
	skip_past(p, STR(">"));
}

/* At a '<': a tag, a comment, a section, or only a sign. */
static void
mark(struct soup *p)
{
	struct str rest = str_from(p->s, p->at);
	int next = byte_at(p, p->at + 1);

	if (str_starts(rest, STR("<![CDATA["))) {
		size_t from = p->at + 9, to;

		skip_past(p, STR("]]>"));
		to = p->at == p->s.n && !str_ends(p->s, STR("]]>")) ?
		    p->at : p->at - 3;
		if (p->depth)
			write_text(p, MIN(from, to), to, IN_CDATA);
	} else if (str_starts(rest, STR("<!--"))) {
		p->at += 4;
		skip_past(p, STR("-->"));
	} else if (str_istarts(rest, STR("<!doctype"))) {
		skip_doctype(p);
	} else if (next == '?' || next == '!') {
		skip_past(p, STR(">"));
	} else if (next == '/') {
		end_tag(p);
	} else if (is_name_start(next) && next < 0x80) {
		start_tag(p);
	} else {
		size_t from = p->at++;

		/* A run of signs is one text. */
		while (byte_at(p, p->at) == '<' && byte_at(p, p->at + 1) == '<')
			p->at++;
		if (p->depth)
			write_text(p, from, p->at, IN_TEXT);
	}
}

enum status
repair_xml(struct str s, struct buf *out, unsigned *mended)
{
	struct soup p = {.s = s, .out = out};
	struct str rest;

	while (p.at < s.n && buf_status(out) == STATUS_OK) {
		size_t next = MIN(str_chr(s, '<', p.at), s.n);

		/* Text outside the root is none of the document's. */
		if (p.depth)
			write_text(&p, p.at, next, IN_TEXT);
		else if (str_trim(str_sub(s, p.at, next)).n)
			p.mended |= MENDED_BEFORE;
		p.at = next;
		if (p.at < s.n)
			mark(&p);
		/* A second root: another document pasted behind. */
		if (p.rooted && p.depth == 0) {
			rest = str_trim(str_from(s, p.at));
			if (rest.n && !str_starts(rest, STR("<!--")))
				p.mended |= MENDED_BEHIND;
			break;
		}
	}
	if (p.depth > 0)
		p.mended |= MENDED_CUT;
	while (p.depth)
		close_top(&p);
	*mended = p.mended;
	if (p.refused)
		return STATUS_TOO_DEEP;
	return buf_status(out) == STATUS_OK && out->n == 0 ?
	    STATUS_BAD_FORMAT : buf_status(out);
}
