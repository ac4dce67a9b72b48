/*
 * Any bytes as an address: what comes out is its own form, plain, and
 * libcurl reads the same scheme, host and port out of it, for a request
 * must go where the rules were asked about.
 */
#include <curl/curl.h>

#include "src/text/url.h"
#include "tests/fuzz/fuzz.h"

static void
must(bool good, const char *what)
{
	if (!good)
		bug("%s", what);
}

static void
same_part(CURLU *u, CURLUPart part, struct str ours)
{
	char *theirs = NULL;

	must(curl_url_get(u, part, &theirs, 0) == CURLUE_OK &&
	    str_eq(str_c(theirs), ours), "libcurl reads another part");
	curl_free(theirs);
}

static void
as_libcurl(struct arena *a, struct str url)
{
	CURLU *u = xgiven(curl_url());
	struct str host = url_host(url), origin = url_origin(url);
	size_t scheme = url_is_https(url) ? 5 : 4;
	struct str port = str_from(origin, scheme + 3 + host.n);

	must(curl_url_set(u, CURLUPART_URL, url.s, 0) == CURLUE_OK,
	    "libcurl refuses it");
	same_part(u, CURLUPART_SCHEME, str_sub(url, 0, scheme));
	same_part(u, CURLUPART_HOST, host);
	if (port.n)
		same_part(u, CURLUPART_PORT, arena_str(a, str_from(port, 1)));
	must(curl_url_get(u, CURLUPART_USER, &(char *){NULL}, 0) ==
	    CURLUE_NO_USER, "libcurl finds a user");
	curl_url_cleanup(u);
}

static void
check(struct arena *a, struct str url, bool fragment)
{
	struct str again;

	must(url.n <= URL_LONGEST, "it is too long");
	for (size_t i = 0; i < url.n; i++)
		must(url.s[i] > ' ' && url.s[i] <= '~' &&
		    !strchr("\"'`\\<>^{|}", url.s[i]), "it is not plain");
	must(str_starts(url, STR("https://")) || str_starts(url,
	    STR("http://")), "it is of another scheme");
	must(url_host(url).n > 0 && url_host(url).s[0] != '-', "no host");
	must(fragment || str_chr(url, '#', 0) == STR_NPOS, "a fragment");
	must((fragment ? url_link(a, url, &again)
		: url_canonical(a, url, &again, NULL)) && str_eq(again, url),
	    "it is not its own form");
	as_libcurl(a, url);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str raw = {(const char *)data, size}, url;
	struct arena *a;
	struct buf why;

	if (size > 64 * KiB)
		return 0;
	a = arena_new();
	buf_init(&why, KiB);
	if (url_canonical(a, raw, &url, &why))
		check(a, url, false);
	else
		must(buf_view(&why).n > 0, "refused without a reason");
	if (url_link(a, raw, &url))
		check(a, url, true);
	if (url_typed(a, raw, &url, NULL))
		check(a, url, false);
	buf_free(&why);
	arena_free(a);
	return 0;
}
