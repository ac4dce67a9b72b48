#include "src/ingest/entities.h"

#define NAME_MAX_BYTES 32

/* 0x80-0x9f as windows-1252 has them; 0 where it has nothing. */
static const uint16_t windows[32] = {0x20ac, 0, 0x201a, 0x0192, 0x201e,
	0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
	0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013,
	0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178};

static bool
is_alnum(int b)
{
	return (b >= '0' && b <= '9') || ((b | 32) >= 'a' && (b | 32) <= 'z');
}

static const struct entity *
find(struct str name)
{
	size_t low = 0, high = entity_count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		int c = str_cmp(name, str_c(entity_table[middle].name));

		if (c == 0)
			return &entity_table[middle];
		if (c < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static int
hex_digit(char b)
{
	if (b >= '0' && b <= '9')
		return b - '0';
	b |= 32;
	return b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
}

/* Behind "&#". */
static bool
read_number(struct str s, size_t at, struct reference *out)
{
	size_t begin = at, digits = 0;
	uint32_t v = 0;
	int base = 10, d;

	at += 2;
	if (at < s.n && (s.s[at] | 32) == 'x') {
		base = 16;
		at++;
	}
	for (; at < s.n && (d = hex_digit(s.s[at])) >= 0 && d < base; at++) {
		v = v > 0x110000 ? v : v * (uint32_t)base + (uint32_t)d;
		digits++;
	}
	if (digits == 0)
		return false;
	if (at < s.n && s.s[at] == ';')
		at++;
	if (v >= 0x80 && v < 0xa0 && windows[v - 0x80])
		v = windows[v - 0x80];
	if (v == 0 || v > 0x10ffff || (v >= 0xd800 && v < 0xe000))
		v = 0xfffd;
	*out = (struct reference){v, 0, at - begin};
	return true;
}

bool
reference_read(struct str s, size_t at, struct reference *out)
{
	size_t end = at + 1;
	const struct entity *e;
	int next;

	if (end < s.n && s.s[end] == '#')
		return read_number(s, at, out);
	while (end < s.n && end - at <= NAME_MAX_BYTES && is_alnum(s.s[end]))
		end++;
	next = end < s.n ? s.s[end] : -1;
	/* A name without a semicolon must not run on: "?a&copy=1" is no
	 * sign of copyright. */
	e = end == at + 1 ? NULL : find(str_sub(s, at + 1, end));
	if (!e || (next != ';' && (!e->bare || next == '=')))
		return false;
	*out = (struct reference){e->cp, e->second,
		end - at + (next == ';')};
	return true;
}

bool
reference_of_xml(struct str s)
{
	static const char *const own[] = {"&amp;", "&lt;", "&gt;", "&quot;",
		"&apos;"};

	for (size_t i = 0; i < ARRAY_LEN(own); i++)
		if (str_starts(s, str_c(own[i])))
			return true;
	return false;
}

static void
write_one(struct buf *b, uint32_t cp)
{
	switch (cp) {
	case '&':
		buf_cstr(b, "&amp;");
		break;
	case '<':
		buf_cstr(b, "&lt;");
		break;
	case '>':
		buf_cstr(b, "&gt;");
		break;
	case '"':
		buf_cstr(b, "&quot;");
		break;
	case '\'':
		buf_cstr(b, "&#39;");
		break;
	default:
		/* Controls and noncharacters are in no document. */
		if ((cp < 0x20 && cp != '\n' && cp != '\t') ||
		    (cp & 0xfffe) == 0xfffe)
			break;
		buf_utf8(b, cp);
	}
}

void
reference_write(struct buf *b, const struct reference *r)
{
	write_one(b, r->cp);
	if (r->second)
		write_one(b, r->second);
}
