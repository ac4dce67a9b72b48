/*
 * url.c - one form for every address.
 *
 * Not by libcurl, which the reader's process does without
 * (src/cli/elsewhere.c), and which takes the letters of a host for those
 * of the locale; libidn2 has the letters.  What libcurl is given in the
 * end is so plain that there is one way to read it: a fuzz target holds
 * the two against each other (tests/fuzz/fuzz_url.c).
 *
 * In order: bytes that a terminal, a shell or another parser would read
 * in its own way are refused wherever they stand; scheme, authority, path,
 * query and fragment are parted (RFC 3986, appendix B); each is written
 * again, or refuses.
 */
#include "src/text/url.h"

#include <arpa/inet.h>
#include <idn2.h>
#include <sys/socket.h>

#define PORT_DIGITS 5

struct parts {
	bool https;
	struct str authority, path, query, fragment; /* the latter two with
							'?' and '#' */
};

static bool
refuse(struct buf *why, const char *words)
{
	if (why)
		buf_cstr(why, words);
	return false;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '.' ||
	    c == '_';
}

static bool
all(struct str s, bool (*is)(char))
{
	for (size_t i = 0; i < s.n; i++)
		if (!is(s.s[i]))
			return false;
	return s.n > 0;
}

static bool
plain(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c <= ' ' || c == 0x7f || strchr("\"'`\\<>^{|}", c))
			return false;
	}
	return s.n > 0;
}

static size_t
end_of(struct str s, size_t from, const char *stops)
{
	while (from < s.n && !strchr(stops, s.s[from]))
		from++;
	return from;
}

static bool
part(struct str raw, struct parts *p, struct buf *why)
{
	size_t at;

	p->https = str_istarts(raw, STR("https:"));
	if (!p->https && !str_istarts(raw, STR("http:")))
		return refuse(why, "is no http or https address");
	raw = str_from(raw, p->https ? 6 : 5);
	if (!str_starts(raw, STR("//")))
		return refuse(why, "names no host");
	at = end_of(raw, 2, "/?#");
	p->authority = str_sub(raw, 2, at);
	raw = str_from(raw, at);
	at = end_of(raw, 0, "?#");
	p->path = str_sub(raw, 0, at);
	raw = str_from(raw, at);
	at = end_of(raw, 0, "#");
	p->query = str_sub(raw, 0, at);
	p->fragment = str_from(raw, at);
	return true;
}

/* ---- the host ---- */

static bool
put_v6(struct arena *a, struct buf *b, struct str host)
{
	char text[INET6_ADDRSTRLEN];
	struct in6_addr in;

	if (inet_pton(AF_INET6, arena_str(a, host).s, &in) != 1 ||
	    !inet_ntop(AF_INET6, &in, text, sizeof(text)))
		return false;
	buf_printf(b, "[%s]", text);
	return true;
}

/* Would a resolver take it for the number of a machine?  It does so by
 * the last label: "0x7f.1", "127.1", "2130706433". */
static bool
is_number(struct str host)
{
	size_t at;

	if (str_ends(host, STR(".")))
		host.n--;
	at = host.n;
	while (at > 0 && host.s[at - 1] != '.')
		at--;
	host = str_from(host, at);
	return all(host, is_digit) || str_starts(host, STR("0x"));
}

static bool
put_v4(struct buf *b, const char *host)
{
	char text[INET_ADDRSTRLEN];
	struct in_addr in;

	if (inet_aton(host, &in) != 1 ||
	    !inet_ntop(AF_INET, &in, text, sizeof(text)))
		return false;
	buf_cstr(b, text);
	return true;
}

/* Names without labels between their dots are none. */
static bool
good_name(struct str host)
{
	return all(host, is_name) && host.s[0] != '-' && host.s[0] != '.' &&
	    str_find(host, STR(".."), 0) == STR_NPOS;
}

static bool
put_name(struct arena *a, struct buf *b, struct str host)
{
	char *ascii = NULL;
	bool good = idn2_to_ascii_8z(arena_str(a, host).s, &ascii,
	    IDN2_NONTRANSITIONAL | IDN2_NO_ALABEL_ROUNDTRIP) == IDN2_OK &&
	    good_name(str_c(ascii));

	if (good && is_number(str_c(ascii)))
		good = put_v4(b, ascii);
	else if (good)
		buf_cstr(b, ascii);
	idn2_free(ascii);
	return good;
}

static bool
put_port(struct buf *b, struct str port, bool https)
{
	uint64_t n;

	if (port.n > PORT_DIGITS || !all(port, is_digit) ||
	    !str_u64(port, &n) || n < 1 || n > UINT16_MAX)
		return false;
	if (n != (https ? 443 : 80))
		buf_printf(b, ":%llu", (unsigned long long)n);
	return true;
}

static bool
put_authority(struct arena *a, struct buf *b, const struct parts *p,
    struct buf *why)
{
	struct str s = p->authority;
	bool v6 = str_starts(s, STR("["));
	size_t end = v6 ? str_chr(s, ']', 0) : 0, colon;

	if (!s.n)
		return refuse(why, "names no host");
	if (str_chr(s, '@', 0) != STR_NPOS)
		return refuse(why, "has a name or password in it");
	if (end == STR_NPOS)
		return refuse(why, "has a bad IPv6 address");
	colon = v6 ? end + 1 : MIN(str_chr(s, ':', 0), s.n);
	if (v6 && !put_v6(a, b, str_sub(s, 1, end)))
		return refuse(why, "has a bad IPv6 address");
	if (!v6 && !put_name(a, b, str_sub(s, 0, colon)))
		return refuse(why, "names no host that can be written in "
		    "ASCII");
	if (colon < s.n && (s.s[colon] != ':' ||
	    !put_port(b, str_from(s, colon + 1), p->https)))
		return refuse(why, "has a port that cannot be");
	return true;
}

/* ---- what follows it ---- */

static void
put_bytes(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c < 0x80)
			buf_char(b, s.s[i]);
		else
			buf_printf(b, "%%%02X", c);
	}
}

/* "/a/./b/../c" is "/a/c" (RFC 3986, 5.2.4). */
static void
put_path(struct buf *b, struct str path)
{
	size_t root = b->n;
	struct str rest = str_from(path, 1), step;

	buf_char(b, '/');
	while (str_field(&rest, '/', &step)) {
		bool up = str_eq(step, STR(".."));

		if (up && b->n > root + 1)
			b->n--; /* the slash behind the step before */
		while (up && b->n > root + 1 && b->s[b->n - 1] != '/')
			b->n--;
		if (up || str_eq(step, STR(".")))
			continue;
		put_bytes(b, step);
		if (rest.s)
			buf_char(b, '/');
	}
}

static bool
settle(struct arena *a, struct str raw, bool fragment, struct str *out,
    struct buf *why)
{
	struct parts p;
	struct buf b;
	bool good;

	raw = str_trim(raw);
	if (raw.n > URL_LONGEST)
		return refuse(why, "is longer than 2,048 bytes");
	if (!plain(raw))
		return refuse(why, raw.n
		    ? "has blanks, quotes or control characters in it"
		    : "is empty");
	if (!part(raw, &p, why))
		return false;
	buf_init(&b, 8 * URL_LONGEST);
	buf_cstr(&b, p.https ? "https://" : "http://");
	good = put_authority(a, &b, &p, why);
	if (good) {
		put_path(&b, p.path);
		put_bytes(&b, p.query);
		put_bytes(&b, fragment ? p.fragment : STR_NONE);
		good = b.n <= URL_LONGEST ||
		    refuse(why, "is longer than 2,048 bytes");
	}
	if (good)
		*out = arena_str(a, buf_view(&b));
	buf_free(&b);
	return good;
}

bool
url_canonical(struct arena *a, struct str raw, struct str *out,
    struct buf *why)
{
	return settle(a, raw, false, out, why);
}

bool
url_link(struct arena *a, struct str raw, struct str *out)
{
	return settle(a, raw, true, out, NULL);
}

bool
url_typed(struct arena *a, struct str raw, struct str *out, struct buf *why)
{
	size_t colon;

	raw = str_trim(raw);
	if (str_istarts(raw, STR("feed:")))
		raw = str_from(raw, sizeof("feed:") - 1);
	if (str_starts(raw, STR("//")))
		raw = str_from(raw, 2);
	/* "host:8080/feed" has a colon too, but a digit behind it. */
	colon = str_chr(raw, ':', 0);
	if (str_find(raw, STR("://"), 0) == STR_NPOS &&
	    (colon == STR_NPOS || colon + 1 >= raw.n ||
		is_digit(raw.s[colon + 1])))
		raw = arena_printf(a, "https://%.*s", STR_ARG(raw));
	return url_canonical(a, raw, out, why);
}

bool
url_is_https(struct str url)
{
	return str_starts(url, STR("https://"));
}

struct str
url_origin(struct str url)
{
	size_t at = str_find(url, STR("://"), 0);

	return str_sub(url, 0, end_of(url, at == STR_NPOS ? 0 : at + 3,
	    "/?#"));
}

struct str
url_host(struct str url)
{
	struct str host = url_origin(url);
	size_t at = str_find(host, STR("://"), 0), end;

	host = str_from(host, at == STR_NPOS ? 0 : at + 3);
	end = host.n && host.s[0] == '[' ? str_chr(host, ']', 0) : 0;
	end = str_chr(host, ':', end == STR_NPOS ? 0 : end);
	return str_sub(host, 0, end);
}
