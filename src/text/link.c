#include "src/text/link.h"

#define PORT_DIGITS 5

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
is_ipv6(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || c == ':' || c == '.';
}

/* "host", "host:80" or "[::1]:80", in small letters. */
static bool
good_host(struct str s)
{
	size_t end = s.n && s.s[0] == '[' ? str_chr(s, ']', 0)
					  : str_chr(s, ':', 0);
	bool ipv6 = s.n && s.s[0] == '[';
	struct str host, port;

	if (ipv6 && end == STR_NPOS)
		return false;
	host = ipv6 ? str_sub(s, 1, end) : str_sub(s, 0, MIN(end, s.n));
	port = str_from(s, MIN(ipv6 ? end + 1 : end, s.n));
	if (port.n && (port.s[0] != ':' || port.n > PORT_DIGITS + 1 ||
	    !all(str_from(port, 1), is_digit)))
		return false;
	if (ipv6)
		return all(host, is_ipv6);
	return all(host, is_name) && host.s[0] != '-' && host.s[0] != '.';
}

static void
small_letters(char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] >= 'A' && s[i] <= 'Z')
			s[i] |= 32;
}

/* Where path, parameters or fragment begin. */
static size_t
host_end(struct str s, size_t from)
{
	while (from < s.n && !strchr("/?#", s.s[from]))
		from++;
	return from;
}

bool
link_plain(struct arena *a, struct str raw, struct str *out)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t host, end, n = 0;
	char *url;

	raw = str_trim(raw);
	if (raw.n > LINK_LONGEST || memchr(raw.s ? raw.s : "", 0, raw.n))
		return false;
	if (str_istarts(raw, STR("https://")))
		host = sizeof("https://") - 1;
	else if (str_istarts(raw, STR("http://")))
		host = sizeof("http://") - 1;
	else
		return false;
	end = host_end(raw, host);
	url = ARENA_ARRAY(a, char, 3 * raw.n + 1);
	for (size_t i = 0; i < raw.n; i++) {
		unsigned char c = (unsigned char)raw.s[i];

		if (c <= ' ' || c == 0x7f || strchr("\"'`\\<>^{|}", c) ||
		    (c >= 0x80 && i < end))
			return false;
		if (c < 0x80) {
			url[n++] = (char)c;
			continue;
		}
		url[n++] = '%';
		url[n++] = digits[c >> 4];
		url[n++] = digits[c & 15];
	}
	small_letters(url, end);
	*out = (struct str){url, n};
	url[n] = '\0';
	return n <= LINK_LONGEST &&
	    good_host((struct str){url + host, end - host});
}
