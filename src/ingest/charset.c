/*
 * charset.c - finds the encoding of a document and undoes it.
 *
 * What a document says about its encoding is wrong so often that the
 * bytes are asked first.  UTF-8 cannot be met by chance in a text of any
 * length, so valid UTF-8 is UTF-8 whatever was declared (of
 * 1,301 pages 201 would be misread otherwise), and a text with many good
 * multi-byte sequences and a few bad bytes is damaged UTF-8, not
 * something else.  Only then the declarations count, with the names
 * browsers widen (charset_names.c): Latin-1 means windows-1252, GB2312
 * means GB18030, and so on.  The last guess is windows-1252.
 *
 * iconv does the decoding; a byte it refuses becomes one U+FFFD.
 */
#include "src/ingest/charset.h"

#include <errno.h>
#include <iconv.h>

#include "src/base/buf.h"

/* As far as declarations are looked for. */
#define DECLARATION_WINDOW 4096

struct mark {
	const char *bytes;
	size_t n;
	const char *name;
};

/* The longer ones first: FF FE 00 00 begins with FF FE. */
static const struct mark boms[] = {
	{"\x00\x00\xfe\xff", 4, "UTF-32BE"},
	{"\xff\xfe\x00\x00", 4, "UTF-32LE"},
	{"\xef\xbb\xbf", 3, "UTF-8"},
	{"\xfe\xff", 2, "UTF-16BE"},
	{"\xff\xfe", 2, "UTF-16LE"},
};

static const char *
by_bom(struct str s, size_t *skip)
{
	for (size_t i = 0; i < ARRAY_LEN(boms); i++) {
		if (s.n < boms[i].n || memcmp(s.s, boms[i].bytes, boms[i].n))
			continue;
		*skip = boms[i].n;
		return boms[i].name;
	}
	return NULL;
}

/* Without a mark: nearly every other byte (or three of four) is NUL
 * because the text is mostly ASCII. */
static const char *
by_pattern(struct str s)
{
	size_t zero[4] = {0}, n = MIN(s.n, (size_t)512) / 4 * 4;

	if (n < 8)
		return NULL;
	for (size_t i = 0; i < n; i++)
		zero[i % 4] += s.s[i] == 0;
	n /= 4;
	if (zero[3] == 0 && zero[2] > n / 2 && zero[0] == n && zero[1] == n)
		return "UTF-32BE";
	if (zero[0] == 0 && zero[1] > n / 2 && zero[2] == n && zero[3] == n)
		return "UTF-32LE";
	if (zero[0] + zero[2] > n && zero[1] + zero[3] == 0)
		return "UTF-16BE";
	if (zero[1] + zero[3] > n && zero[0] + zero[2] == 0)
		return "UTF-16LE";
	return NULL;
}

/* ASCII bytes all the way, with escapes between the scripts. */
static bool
is_iso_2022_jp(struct str s)
{
	for (size_t at = 0; (at = str_chr(s, '\x1b', at)) != STR_NPOS; at++)
		if (str_starts(str_from(s, at), STR("\x1b$B")) ||
		    str_starts(str_from(s, at), STR("\x1b$@")))
			return true;
	return false;
}

bool
charset_is_wide(struct str s)
{
	size_t skip;
	const char *name = by_bom(s, &skip);

	if (!name)
		name = by_pattern(s);
	return name && strcmp(name, "UTF-8") != 0;
}

bool
charset_is_utf8(struct str s)
{
	return !charset_is_wide(s) && !is_iso_2022_jp(s) && str_valid_utf8(s);
}

/* Counts multi-byte sequences, good ones and bad bytes. */
static void
count_utf8(struct str s, size_t *good, size_t *bad)
{
	*good = *bad = 0;
	for (size_t at = 0; at < s.n;) {
		size_t from = at;

		if ((unsigned char)s.s[at] < 0x80) {
			at++;
			continue;
		}
		str_utf8(s, &at);
		if (at - from > 1)
			++*good;
		else
			++*bad;
	}
}

static bool
is_name_byte(char b)
{
	return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') ||
	    (b >= 'A' && b <= 'Z') || b == '-' || b == '_' || b == '.' ||
	    b == ':' || b == '+';
}

/* The name behind "charset=" or "encoding=", quoted or not. */
static struct str
name_after(struct str s, struct str key)
{
	size_t at = str_ifind(s, key, 0), from;

	if (at == STR_NPOS)
		return STR_NONE;
	at += key.n;
	while (at < s.n && (s.s[at] == ' ' || s.s[at] == '='))
		at++;
	if (at < s.n && (s.s[at] == '"' || s.s[at] == '\''))
		at++;
	from = at;
	while (at < s.n && is_name_byte(s.s[at]))
		at++;
	return at > from ? str_sub(s, from, at) : STR_NONE;
}

struct str
charset_of_content_type(struct str content_type)
{
	return name_after(content_type, STR("charset"));
}

/* <?xml encoding="..."?>, <meta charset=...>, http-equiv. */
static struct str
declared(struct str s)
{
	struct str head = str_sub(s, 0, DECLARATION_WINDOW);
	size_t xml = str_find(head, STR("<?xml"), 0);
	struct str name = STR_NONE;

	if (xml != STR_NPOS) {
		size_t end = str_find(head, STR("?>"), xml);

		name = name_after(str_sub(head, xml, MIN(end, head.n)),
		    STR("encoding"));
	}
	for (size_t at = 0; !name.s;) {
		size_t meta = str_ifind(head, STR("<meta"), at), end;

		if (meta == STR_NPOS)
			break;
		end = MIN(str_chr(head, '>', meta), head.n);
		name = name_after(str_sub(head, meta, end), STR("charset"));
		at = end;
	}
	return name;
}

/* Opens a decoder for a declared name.  The bytes have shown already that
 * it is neither UTF-8 nor UTF-16 whatever it says. */
static iconv_t
open_named(struct str said, const char **name)
{
	*name = charset_find(said);
	return *name ? iconv_open("UTF-8", *name) : (iconv_t)-1;
}

/* Bytes that the decoder refuses become U+FFFD, 'unit' bytes each. */
static enum status
run_iconv(struct arena *a, iconv_t cd, struct str s, size_t unit,
    struct str *out)
{
	char *in = (char *)s.s, chunk[16384];
	size_t left = s.n;
	enum status status;
	struct buf b;

	buf_init(&b, 4 * s.n + 64);
	while (left > 0) {
		char *to = chunk;
		size_t room = sizeof(chunk);
		size_t r = iconv(cd, &in, &left, &to, &room);
		int e = errno;

		buf_add(&b, chunk, (size_t)(to - chunk));
		if (r != (size_t)-1 || e == E2BIG)
			continue;
		buf_utf8(&b, 0xfffd);
		in += MIN(unit, left);
		left -= MIN(unit, left);
		iconv(cd, NULL, NULL, NULL, NULL);
	}
	status = buf_status(&b);
	if (status == STATUS_OK)
		*out = arena_str(a, buf_view(&b));
	buf_free(&b);
	return status;
}

/* Valid UTF-8, with U+FFFD for each bad byte. */
static enum status
mend_utf8(struct arena *a, struct str s, struct str *out)
{
	enum status status;
	struct buf b;

	if (str_valid_utf8(s)) {
		*out = s;
		return STATUS_OK;
	}
	buf_init(&b, 3 * s.n + 1);
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t cp;

		while (at < s.n && (unsigned char)s.s[at] < 0x80)
			at++;
		buf_str(&b, str_sub(s, from, at));
		if (at == s.n)
			break;
		cp = str_utf8(s, &at);
		buf_utf8(&b, cp);
	}
	status = buf_status(&b);
	if (status == STATUS_OK)
		*out = arena_str(a, buf_view(&b));
	buf_free(&b);
	return status;
}

/* Is this UTF-8 with some damage rather than another encoding? */
static bool
damaged_utf8(struct str s, struct str name)
{
	size_t good, bad;

	count_utf8(s, &good, &bad);
	if (good >= 2 * bad)
		return true;
	/* Nothing but ASCII and a stray byte: believe the declaration. */
	return good == 0 && bad <= 2 &&
	    (str_ieq(name, STR("utf-8")) || str_ieq(name, STR("utf8")));
}

enum status
charset_decode(struct arena *a, struct str s, struct str said,
    struct str *out, const char **name)
{
	iconv_t cd = (iconv_t)-1;
	const char *found;
	enum status status;
	size_t skip = 0;
	size_t unit = 1;

	found = by_bom(s, &skip);
	if (!found)
		found = by_pattern(s);
	s = str_from(s, skip);
	if (found && strcmp(found, "UTF-8") != 0) {
		unit = strstr(found, "32") ? 4 : 2;
		cd = iconv_open("UTF-8", found);
	} else if (!found && is_iso_2022_jp(s)) {
		found = "ISO-2022-JP";
		cd = iconv_open("UTF-8", found);
	} else if (!found && !str_valid_utf8(s)) {
		struct str own = declared(s);

		if (!damaged_utf8(s, said.n ? said : own)) {
			cd = open_named(said, &found);
			if (cd == (iconv_t)-1)
				cd = open_named(own, &found);
			if (cd == (iconv_t)-1) {
				found = charset_guess(s);
				if (!found)
					found = "WINDOWS-1252";
				cd = iconv_open("UTF-8", found);
			}
		}
	}
	if (cd == (iconv_t)-1) {
		found = "UTF-8";
		status = mend_utf8(a, s, out);
	} else {
		status = run_iconv(a, cd, s, unit, out);
		iconv_close(cd);
	}
	if (name)
		*name = found;
	return status;
}
