/*
 * jsontext.c - the long texts of a JSON document, taken out of it.
 *
 * Jansson reads byte by byte, some hundred instructions each, and of a
 * line of JSON Lines nearly all is the text of paragraphs: that was a
 * third of what an article costs up to its event.  So long strings are
 * decoded here, a run of plain bytes at a time, and jansson gets the
 * document with a mark in place of each: U+0001 and its number.  No
 * document says that; one with a U+0001 is left whole.
 *
 * Nothing is judged here.  A string with anything unusual in it - control
 * characters, an unknown escape, a surrogate - stays where it is, and so
 * does the document when a string has no end: jansson says what is wrong.
 */
#include "src/ingest/jsontext.h"

#include "src/base/vec.h"

#define LONG 64 /* bytes; more than any mark has */
#define MARK '\x01'

/* Where the string that begins at 'from' ends; STR_NPOS. */
static size_t
string_end(struct str doc, size_t from)
{
	size_t end = str_chr(doc, '"', from);

	for (;;) {
		const char *escape = end == STR_NPOS ? NULL :
		    memchr(doc.s + from, '\\', end - from);

		if (!escape)
			return end;
		from = (size_t)(escape - doc.s) + 2;
		if (from > end)
			end = str_chr(doc, '"', from);
	}
}

/* Four hexadecimal digits; a surrogate counts as none. */
static bool
take_unit(struct str digits, uint32_t *out)
{
	*out = 0;
	if (digits.n < 4)
		return false;
	for (size_t i = 0; i < 4; i++) {
		char c = digits.s[i];
		uint32_t d = c >= '0' && c <= '9' ? (uint32_t)(c - '0') :
		    c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10) :
		    c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10) : 16;

		if (d == 16)
			return false;
		*out = *out << 4 | d;
	}
	return *out < 0xd800 || *out > 0xdfff;
}

/* An escape behind its backslash: how many bytes it has, 0 for an unusual
 * one; *n grows by what it stands for. */
static size_t
take_escape(struct str rest, char *out, size_t *n)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *at = rest.n && rest.s[0] ? strchr(from, rest.s[0]) : NULL;
	uint32_t c;

	if (at) {
		out[(*n)++] = to[at - from];
		return 1;
	}
	if (!rest.n || rest.s[0] != 'u' || !take_unit(str_from(rest, 1), &c))
		return 0;
	*n += utf8_put(out + *n, c);
	return 5;
}

static bool
has_controls(struct str s)
{
	unsigned found = 0;

	for (size_t i = 0; i < s.n; i++)
		found |= (unsigned char)s.s[i] < 0x20;
	return found;
}

/* What is decoded is never longer. */
static bool
decode(struct arena *a, struct str raw, struct str *out)
{
	size_t at = 0, n = 0;
	char *bytes;

	if (has_controls(raw))
		return false;
	bytes = arena_alloc(a, raw.n);
	while (at < raw.n) {
		size_t plain = MIN(str_chr(raw, '\\', at), raw.n) - at;
		size_t escape;

		memcpy(bytes + n, raw.s + at, plain);
		n += plain;
		at += plain;
		if (at == raw.n)
			break;
		escape = take_escape(str_from(raw, at + 1), bytes, &n);
		if (!escape)
			return false;
		at += 1 + escape;
	}
	*out = (struct str){bytes, n};
	return true;
}

struct str
jsontext_take(struct arena *a, struct str doc, struct jsontext *out)
{
	VEC(struct str) texts = {0};
	char *rest;
	size_t n = 0, at = 0;

	*out = (struct jsontext){0};
	if (str_find(doc, STR("\\u0001"), 0) != STR_NPOS)
		return doc;
	rest = arena_alloc(a, doc.n + 1);
	while (at < doc.n) {
		size_t quote = str_chr(doc, '"', at);
		size_t end = quote == STR_NPOS ? STR_NPOS :
		    string_end(doc, quote + 1);
		struct str raw, text;

		if (quote != STR_NPOS && end == STR_NPOS)
			return doc;
		if (quote == STR_NPOS)
			quote = end = doc.n;
		memcpy(rest + n, doc.s + at, quote - at);
		n += quote - at;
		if (quote == doc.n)
			break;
		raw = str_sub(doc, quote, end + 1);
		at = end + 1;
		if (raw.n < LONG ||
		    !decode(a, str_sub(raw, 1, raw.n - 1), &text)) {
			memcpy(rest + n, raw.s, raw.n);
			n += raw.n;
			continue;
		}
		n += (size_t)snprintf(rest + n, LONG, "\"\\u0001%zu\"",
		    texts.n);
		*vec_add(a, &texts) = text;
	}
	*out = (struct jsontext){texts.at, texts.n};
	return (struct str){rest, n};
}

struct str
jsontext_of(const struct jsontext *t, struct str value)
{
	uint64_t i;

	if (t->n && value.n > 1 && value.s[0] == MARK &&
	    str_u64(str_from(value, 1), &i) && i < t->n)
		return t->at[i];
	return value;
}
