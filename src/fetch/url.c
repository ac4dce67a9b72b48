#include <curl/curl.h>
#include <idn2.h>

#include "src/fetch/url.h"

static bool
refuse(struct buf *why, const char *words)
{
	if (why)
		buf_cstr(why, words);
	return false;
}

/* Bytes that a terminal, a shell or another parser would read in its own
 * way.  Letters beyond ASCII pass: libcurl writes them as %XX. */
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

/* What libcurl has to say of an address, for people. */
static const char *
words_of(CURLUcode code)
{
	switch (code) {
	case CURLUE_NO_HOST:
	case CURLUE_BAD_HOSTNAME:
		return "names no host";
	case CURLUE_BAD_PORT_NUMBER:
		return "has a port that cannot be";
	case CURLUE_BAD_IPV6:
		return "has a bad IPv6 address";
	default:
		return "is no valid address";
	}
}

/* A part of 'u', or STR_NONE. */
static struct str
part(struct arena *a, CURLU *u, CURLUPart what)
{
	struct str s = STR_NONE;
	char *p = NULL;

	if (curl_url_get(u, what, &p, 0) == CURLUE_OK)
		s = arena_cstr(a, p);
	curl_free(p);
	return s;
}

/* Writes the host in ASCII, small.  libcurl would take its letters for
 * those of the locale. */
static bool
settle_host(struct arena *a, CURLU *u)
{
	struct str host = part(a, u, CURLUPART_HOST);
	char *ascii = NULL;
	bool good;

	if (host.n == 0)
		return false;
	if (host.s[0] == '[')
		return true;
	good = idn2_to_ascii_8z(host.s, &ascii, IDN2_NONTRANSITIONAL |
	    IDN2_NO_ALABEL_ROUNDTRIP) == IDN2_OK && ascii[0] != '-' &&
	    curl_url_set(u, CURLUPART_HOST, ascii, 0) == CURLUE_OK;
	idn2_free(ascii);
	return good;
}

/* Writes 'u' again, in the one form. */
static bool
settle(struct arena *a, CURLU *u, struct str *out, struct buf *why)
{
	struct str scheme = part(a, u, CURLUPART_SCHEME), url;
	CURLUcode code;
	char *p = NULL;

	if (!str_eq(scheme, STR("http")) && !str_eq(scheme, STR("https")))
		return refuse(why, "is no http or https address");
	if (part(a, u, CURLUPART_USER).s || part(a, u, CURLUPART_PASSWORD).s)
		return refuse(why, "has a name or password in it");
	if (!settle_host(a, u))
		return refuse(why, "names no host that can be written "
		    "in ASCII");
	curl_url_set(u, CURLUPART_FRAGMENT, NULL, 0);
	code = curl_url_get(u, CURLUPART_URL, &p, CURLU_NO_DEFAULT_PORT);
	if (code != CURLUE_OK)
		return refuse(why, words_of(code));
	url = arena_cstr(a, p);
	curl_free(p);
	if (url.n > URL_LONGEST)
		return refuse(why, "is longer than 2,048 bytes");
	for (size_t i = 0; i < url.n; i++)
		if (url.s[i] <= ' ' || url.s[i] > '~')
			return refuse(why, "cannot be written in ASCII");
	if (!plain(url))
		return refuse(why, "has characters that no address has");
	*out = url;
	return true;
}

/* libcurl finds a host in "https:///feed" and "https:feed" too. */
static bool
host_misplaced(struct str raw)
{
	struct str rest;

	if (str_istarts(raw, STR("https:")))
		rest = str_from(raw, 6);
	else if (str_istarts(raw, STR("http:")))
		rest = str_from(raw, 5);
	else
		return false;
	return !str_starts(rest, STR("//")) || str_starts(rest, STR("///"));
}

static bool
parse(struct arena *a, struct str base, struct str raw, struct str *out,
    struct buf *why)
{
	CURLU *u;
	CURLUcode code = CURLUE_OK;
	bool good;

	raw = str_trim(raw);
	/* libcurl reads "#top" as a path of its own. */
	raw = arena_str(a, str_sub(raw, 0, base.n ? str_chr(raw, '#', 0)
						  : raw.n));
	if (base.n && !raw.n)
		raw = base;
	if (raw.n > URL_LONGEST)
		return refuse(why, "is longer than 2,048 bytes");
	if (!plain(raw))
		return refuse(why, raw.n
		    ? "has blanks, quotes or control characters in it"
		    : "is empty");
	if (host_misplaced(raw))
		return refuse(why, "names no host");
	u = xgiven(curl_url());
	if (base.n)
		code = curl_url_set(u, CURLUPART_URL, arena_str(a, base).s,
		    0);
	if (code == CURLUE_OK)
		code = curl_url_set(u, CURLUPART_URL, raw.s,
		    CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE);
	good = code == CURLUE_OK ? settle(a, u, out, why)
				 : refuse(why, words_of(code));
	curl_url_cleanup(u);
	return good;
}

bool
url_canonical(struct arena *a, struct str raw, struct str *out,
    struct buf *why)
{
	return parse(a, STR_NONE, raw, out, why);
}

bool
url_join(struct arena *a, struct str base, struct str link, struct str *out,
    struct buf *why)
{
	return parse(a, base, link, out, why);
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
		(raw.s[colon + 1] >= '0' && raw.s[colon + 1] <= '9')))
		raw = arena_printf(a, "https://%.*s", STR_ARG(raw));
	return url_canonical(a, raw, out, why);
}

bool
url_is_https(struct str url)
{
	return str_starts(url, STR("https://"));
}

/* Where the path begins. */
static size_t
path_at(struct str url)
{
	size_t at = str_find(url, STR("://"), 0);

	at = at == STR_NPOS ? 0 : at + 3;
	while (at < url.n && !strchr("/?#", url.s[at]))
		at++;
	return at;
}

struct str
url_origin(struct str url)
{
	return str_sub(url, 0, path_at(url));
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
