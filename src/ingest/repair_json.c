/*
 * repair_json.c - damaged JSON into what a strict parser takes.
 *
 * Strings keep raw line ends and odd escapes, a comma stands before a
 * closing bracket, the document breaks off.  One pass over the bytes
 * knows only strings and brackets:
 *
 *  - in strings controls become spaces, unknown escapes lose their
 *    meaning, half a surrogate pair becomes U+FFFD;
 *  - outside, a comma before a closing bracket goes;
 *  - a document that breaks off ends behind the last whole member of its
 *    outer lists, so that every item read this far is kept.
 *
 * Values and depth are counted on the way: a parser makes some forty
 * bytes of a "0,".
 */
#include "src/base/buf.h"
#include "src/ingest/repair.h"

struct json_soup {
	struct str s;
	size_t at;
	struct buf out;
	char open[JSON_DEPTH_LIMIT];
	size_t depth, values;
	/* The output's length behind the last whole item, and how deep it
	 * stood; 0: none yet. */
	size_t whole, whole_depth;
	unsigned mended;
};

/* The four digits of a \u; false when they are none. */
static bool
hex4(struct str s, size_t at, unsigned *out)
{
	*out = 0;
	if (at + 4 > s.n)
		return false;
	for (size_t i = at; i < at + 4; i++) {
		unsigned char c = (unsigned char)s.s[i], low = c | 32;

		if (c >= '0' && c <= '9')
			*out = *out << 4 | (unsigned)(c - '0');
		else if (low >= 'a' && low <= 'f')
			*out = *out << 4 | (unsigned)(low - 'a' + 10);
		else
			return false;
	}
	return true;
}

static bool
is_surrogate(unsigned v, unsigned from)
{
	return v >= from && v < from + 0x400;
}

/* At a backslash. */
static void
escape(struct json_soup *p)
{
	unsigned v, second;
	size_t n = 2;

	if (p->at + 1 < p->s.n && p->s.s[p->at + 1] == 'u' &&
	    hex4(p->s, p->at + 2, &v)) {
		n = 6;
		if (is_surrogate(v, 0xd800) &&
		    str_starts(str_from(p->s, p->at + 6), STR("\\u")) &&
		    hex4(p->s, p->at + 8, &second) &&
		    is_surrogate(second, 0xdc00)) {
			n = 12;
		} else if (v >= 0xd800 && v < 0xe000) {
			buf_cstr(&p->out, "\\ufffd");
			p->at += 6;
			p->mended |= MENDED_ESCAPES;
			return;
		}
	} else if (p->at + 1 >= p->s.n ||
	    !memchr("\"\\/bfnrt", p->s.s[p->at + 1], 8)) {
		buf_cstr(&p->out, "\\\\");
		p->at++;
		p->mended |= MENDED_ESCAPES;
		return;
	}
	buf_str(&p->out, str_sub(p->s, p->at, p->at + n));
	p->at += n;
}

/* At an opening quote; false when the string has no end. */
static bool
string(struct json_soup *p)
{
	buf_char(&p->out, '"');
	p->at++;
	while (p->at < p->s.n) {
		size_t from = p->at;
		unsigned char c = '"';

		while (p->at < p->s.n) {
			c = (unsigned char)p->s.s[p->at];
			if (c == '"' || c == '\\' || c < 0x20)
				break;
			p->at++;
		}
		buf_str(&p->out, str_sub(p->s, from, p->at));
		if (p->at >= p->s.n)
			break;
		if (c == '\\') {
			escape(p);
			continue;
		}
		p->at++;
		if (c == '"') {
			buf_char(&p->out, '"');
			return true;
		}
		/* Line ends keep their meaning. */
		buf_cstr(&p->out, c == '\n' ? "\\n" : " ");
		p->mended |= MENDED_CONTROLS;
	}
	return false;
}

/* A comma with nothing behind it but white space. */
static void
drop_comma(struct json_soup *p)
{
	size_t n = p->out.n;

	while (n > 0 && strchr(" \t\r\n", p->out.s[n - 1]))
		n--;
	if (n == 0 || p->out.s[n - 1] != ',')
		return;
	p->out.s[n - 1] = ' ';
	p->mended |= MENDED_COMMAS;
}

/* False: the document cannot go on. */
static bool
bracket(struct json_soup *p, char c)
{
	if (c == '{' || c == '[') {
		if (p->depth == JSON_DEPTH_LIMIT)
			return false;
		p->open[p->depth++] = c == '{' ? '}' : ']';
	} else {
		if (p->depth == 0 || p->open[p->depth - 1] != c)
			return false;
		drop_comma(p);
		p->depth--;
	}
	buf_char(&p->out, c);
	p->at++;
	/* {"items": [{...} */
	if (c == '}' && p->depth == 2 && p->open[1] == ']') {
		p->whole = p->out.n;
		p->whole_depth = p->depth;
	}
	return true;
}

static void
end_early(struct json_soup *p)
{
	p->mended |= MENDED_CUT;
	p->out.n = p->whole;
	while (p->whole_depth > 0)
		buf_char(&p->out, p->open[--p->whole_depth]);
}

static bool
rewrite(struct json_soup *p)
{
	while (p->at < p->s.n) {
		char c = p->s.s[p->at];

		p->values += c == ',' || c == '{' || c == '[';
		if (p->values > JSON_VALUES_LIMIT)
			return false;
		if (c == '"') {
			if (!string(p))
				return false;
		} else if (c && strchr("{}[]", c)) {
			if (!bracket(p, c))
				return false;
			/* What is pasted behind is no part of it. */
			if (p->depth == 0) {
				if (str_trim(str_from(p->s, p->at)).n)
					p->mended |= MENDED_BEHIND;
				return true;
			}
		} else {
			buf_char(&p->out, c);
			p->at++;
		}
	}
	return false;
}

enum status
repair_json(struct arena *a, struct str s, struct str *out,
    unsigned *mended)
{
	struct json_soup p = {.s = s, .mended = *mended};
	enum status status;

	buf_init(&p.out, 2 * s.n + KiB);
	if (!rewrite(&p) && buf_status(&p.out) == STATUS_OK)
		end_early(&p);
	status = buf_status(&p.out);
	if (p.values > JSON_VALUES_LIMIT || p.depth == JSON_DEPTH_LIMIT)
		status = STATUS_TOO_BIG;
	if (status == STATUS_OK)
		*out = arena_str(a, buf_view(&p.out));
	buf_free(&p.out);
	*mended = p.mended;
	return status;
}
