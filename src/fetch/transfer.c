/*
 * transfer.c - one document on its way.
 *
 * Redirects are followed here and not by libcurl, because each step is
 * to be judged: may this scheme be stepped to, is the next address one
 * that a public document may name, was the move for good, may the login
 * go along.  Each step is one request of the same easy handle.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <unistd.h>

#include "src/base/clock.h"
#include "src/fetch/address.h"
#include "src/fetch/fault.h"
#include "src/fetch/transfer.h"
#include "src/text/url.h"

#define REDIRECTS 5
#define TAG_LONGEST 256 /* bytes of an ETag worth sending back */

struct transfer *
transfer_new(const struct http_request *r)
{
	struct transfer *t = xcalloc(1, sizeof(*t));
	struct http_answer *answer = xcalloc(1, sizeof(*answer));
	struct arena *a = arena_new();

	answer->a = a;
	answer->arg = r->arg;
	answer->retry_after = answer->max_age = -1;
	t->answer = answer;
	t->request = (struct http_request){
	    .url = arena_str(a, r->url),
	    .etag = arena_str(a, r->etag),
	    .modified = arena_str(a, r->modified),
	    .agent = arena_str(a, r->agent),
	    .proxy = arena_str(a, r->proxy),
	    .login = arena_str(a, r->login),
	    .accept = arena_str(a, r->accept),
	    .guarded = r->guarded,
	    .arg = r->arg,
	};
	t->url = t->request.url;
	t->guarded = r->guarded;
	t->only_permanent = true;
	return t;
}

void
transfer_free(struct transfer *t)
{
	if (!t)
		return;
	if (t->easy)
		curl_easy_cleanup(t->easy);
	curl_slist_free_all(t->headers);
	http_answer_free(t->answer);
	free(t);
}

/* ---- what libcurl calls ---- */

static bool
may_speak_to(struct transfer *t, const struct sockaddr *address)
{
	bool private = address_private(address);

	/* With a proxy the address is the proxy's, which the user chose. */
	if (t->request.proxy.n)
		return true;
	if (private && t->guarded) {
		t->refused_private = true;
		return false;
	}
	return true;
}

static curl_socket_t
open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *address)
{
	if (purpose != CURLSOCKTYPE_IPCXN ||
	    !may_speak_to(arg, &address->addr))
		return CURL_SOCKET_BAD;
	return socket(address->family, address->socktype | SOCK_CLOEXEC,
	    address->protocol);
}

/* Before the request is sent, over a new connection or a kept one: here
 * it shows whether the document that may redirect is a public one. */
static int
before_request(void *arg, char *remote, char *local, int remote_port,
    int local_port)
{
	struct transfer *t = arg;
	struct sockaddr_in v4 = {.sin_family = AF_INET};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
	const struct sockaddr *address;

	(void)local;
	(void)remote_port;
	(void)local_port;
	t->moved = clock_monotonic();
	if (inet_pton(AF_INET, remote, &v4.sin_addr) == 1)
		address = (const struct sockaddr *)&v4;
	else if (inet_pton(AF_INET6, remote, &v6.sin6_addr) == 1)
		address = (const struct sockaddr *)&v6;
	else
		return CURL_PREREQFUNC_ABORT;
	if (!may_speak_to(t, address))
		return CURL_PREREQFUNC_ABORT;
	if (!t->request.proxy.n && !address_private(address))
		t->guarded = true;
	return CURL_PREREQFUNC_OK;
}

static size_t
take_bytes(char *bytes, size_t size, size_t n, void *arg)
{
	struct transfer *t = arg;

	(void)size; /* is 1 */
	t->moved = clock_monotonic();
	t->came += n;
	if (buf_add(&t->answer->bytes, bytes, n) == STATUS_OK)
		return n;
	t->too_big = true;
	return 0;
}

static size_t
take_header(char *bytes, size_t size, size_t n, void *arg)
{
	struct transfer *t = arg;

	(void)bytes;
	(void)size;
	t->moved = clock_monotonic();
	t->came += n;
	return n;
}

/* ---- the request ---- */

static void
add_header(struct transfer *t, const char *name, struct str value)
{
	struct str line;

	if (!value.n)
		return;
	line = arena_printf(t->answer->a, "%s: %.*s", name, STR_ARG(value));
	t->headers = xgiven(curl_slist_append(t->headers, line.s));
}

/* libcurl sends header lines as they are, so what came from a server is
 * sent back only when it cannot end the line. */
static struct str
safe_tag(struct arena *a, struct str s)
{
	if (s.n == 0 || s.n > TAG_LONGEST)
		return STR_NONE;
	for (size_t i = 0; i < s.n; i++)
		if (s.s[i] < ' ' || s.s[i] > '~')
			return STR_NONE;
	return arena_str(a, s);
}

static void
set_login(struct transfer *t)
{
	struct str login = t->request.login;

	if (!login.n || !str_eq(url_origin(t->url),
	    url_origin(t->request.url))) {
		curl_easy_setopt(t->easy, CURLOPT_USERPWD, NULL);
		return;
	}
	curl_easy_setopt(t->easy, CURLOPT_USERPWD, login.s);
	/* In the open only after the server has asked for no less. */
	curl_easy_setopt(t->easy, CURLOPT_HTTPAUTH, url_is_https(t->url)
	    ? CURLAUTH_BASIC : CURLAUTH_BASIC | CURLAUTH_DIGEST);
}

static void
set_policy(struct transfer *t, const struct http_settings *s)
{
	CURL *e = t->easy;

	curl_easy_setopt(e, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(e, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
	curl_easy_setopt(e, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(e, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(e, CURLOPT_SSLVERSION,
	    (long)CURL_SSLVERSION_TLSv1_2);
	if (s->ca_file)
		curl_easy_setopt(e, CURLOPT_CAINFO, s->ca_file);
	curl_easy_setopt(e, CURLOPT_HTTP_VERSION,
	    (long)CURL_HTTP_VERSION_2TLS);
	curl_easy_setopt(e, CURLOPT_PROXY,
	    t->request.proxy.n ? t->request.proxy.s : "");
	curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, t);
	curl_easy_setopt(e, CURLOPT_PREREQFUNCTION, before_request);
	curl_easy_setopt(e, CURLOPT_PREREQDATA, t);
}

static void
set_limits(struct transfer *t, const struct http_settings *s)
{
	int64_t spent = (clock_monotonic() - t->begun) / 1000000;
	CURL *e = t->easy;

	/* All steps together have the one time limit. */
	curl_easy_setopt(e, CURLOPT_TIMEOUT_MS,
	    (long)MAX((int64_t)s->total_ms - spent, 1));
	curl_easy_setopt(e, CURLOPT_CONNECTTIMEOUT_MS, (long)s->connect_ms);
	curl_easy_setopt(e, CURLOPT_LOW_SPEED_LIMIT, (long)TRANSFER_DRIP);
	curl_easy_setopt(e, CURLOPT_LOW_SPEED_TIME, (long)s->drip_s);
	curl_easy_setopt(e, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)s->limit);
	curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, take_bytes);
	curl_easy_setopt(e, CURLOPT_WRITEDATA, t);
	curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(e, CURLOPT_HEADERDATA, t);
	curl_easy_setopt(e, CURLOPT_ERRORBUFFER, t->error);
	buf_free(&t->answer->bytes);
	buf_init(&t->answer->bytes, s->limit);
}

void
transfer_begin(struct transfer *t, const struct http_settings *s)
{
	const struct http_request *r = &t->request;

	if (!t->begun)
		t->begun = clock_monotonic();
	t->moved = clock_monotonic();
	if (!t->easy)
		t->easy = xgiven(curl_easy_init());
	t->error[0] = '\0';
	curl_slist_free_all(t->headers);
	t->headers = NULL;
	add_header(t, "Accept", r->accept.n ? r->accept :
	    STR("application/atom+xml, application/rss+xml, "
		"application/feed+json, application/xml;q=0.9, "
		"text/html;q=0.8, */*;q=0.5"));
	add_header(t, "If-None-Match", safe_tag(t->answer->a, r->etag));
	add_header(t, "If-Modified-Since",
	    safe_tag(t->answer->a, r->modified));
	curl_easy_setopt(t->easy, CURLOPT_URL, t->url.s);
	curl_easy_setopt(t->easy, CURLOPT_HTTPHEADER, t->headers);
	curl_easy_setopt(t->easy, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(t->easy, CURLOPT_USERAGENT,
	    r->agent.n ? r->agent.s : "crossread/" PACKAGE_VERSION);
	curl_easy_setopt(t->easy, CURLOPT_PRIVATE, t);
	set_policy(t, s);
	set_limits(t, s);
	set_login(t);
}

/* ---- the answer ---- */

static struct str
header(struct transfer *t, const char *name)
{
	struct curl_header *h;

	if (curl_easy_header(t->easy, name, 0, CURLH_HEADER, -1, &h) !=
	    CURLHE_OK)
		return STR_NONE;
	return arena_cstr(t->answer->a, h->value);
}

/* The seconds of "max-age=600, must-revalidate", 0 where nothing may be
 * kept, -1 when it does not say. */
static int64_t
cache_seconds(struct transfer *t)
{
	struct str rest = header(t, "cache-control"), field;
	struct str expires = header(t, "expires");
	int64_t age = -1;
	uint64_t n;

	while (str_field(&rest, ',', &field)) {
		field = str_trim(field);
		if (str_ieq(field, STR("no-cache")) ||
		    str_ieq(field, STR("no-store")))
			return 0;
		if (str_istarts(field, STR("max-age=")) &&
		    str_u64(str_from(field, 8), &n))
			age = (int64_t)MIN(n, (uint64_t)INT32_MAX);
	}
	if (age < 0 && expires.n) {
		struct str date = header(t, "date");
		time_t at = curl_getdate(expires.s, NULL);
		time_t from = date.n ? curl_getdate(date.s, NULL) : -1;

		if (at >= 0 && from >= 0)
			age = at > from ? MIN(at - from, INT32_MAX) : 0;
	}
	return age;
}

/* No document was made after it was sent: a server that says so has its
 * clock wrong, and may say "not modified" until that time has come. */
static struct str
last_modified(struct transfer *t)
{
	struct str said = safe_tag(t->answer->a, header(t, "last-modified"));
	struct str date = header(t, "date");

	if (said.n && date.n && curl_getdate(said.s, NULL) >
	    curl_getdate(date.s, NULL))
		return STR_NONE;
	return said;
}

static void
say(struct transfer *t, struct str words)
{
	t->answer->words = words;
}

/* libcurl's own words may quote a server: letters beyond ASCII and
 * controls are blotted out. */
static struct str
curl_words(struct transfer *t, CURLcode code)
{
	const char *words = t->error[0] ? t->error : curl_easy_strerror(code);
	struct str s = arena_cstr(t->answer->a, words);
	char *p = (char *)arena_alloc(t->answer->a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = s.s[i] < ' ' || s.s[i] > '~' ? '?' : s.s[i];
	p[s.n] = '\0';
	return (struct str){p, s.n};
}

static void
say_failure(struct transfer *t, CURLcode code, size_t limit)
{
	struct fault f = fault_of_code(code, t->error);
	struct arena *a = t->answer->a;

	t->answer->remedy = f.remedy;
	t->answer->to_private = t->refused_private;
	if (t->refused_private) {
		say(t, STR("leads from a public address to a private one"));
		t->answer->remedy = "give the private one if it is yours";
	} else if (t->too_big || code == CURLE_FILESIZE_EXCEEDED) {
		say(t, arena_printf(a, "is larger than the limit of %zu MiB",
		    limit / MiB));
		t->answer->remedy = NULL;
	} else if (code == CURLE_COULDNT_RESOLVE_HOST) {
		say(t, arena_printf(a, "no host of the name %.*s is known",
		    STR_ARG(url_host(t->url))));
	} else {
		say(t, f.words ? str_c(f.words) : curl_words(t, code));
	}
}

/* Steps to where the answer points.  False, with the words, when it may
 * not. */
static bool
follow(struct transfer *t)
{
	struct arena *a = t->answer->a;
	struct buf why;
	struct str to;
	char *raw = NULL;
	bool good;

	curl_easy_getinfo(t->easy, CURLINFO_REDIRECT_URL, &raw);
	if (!raw) {
		say(t, arena_printf(a, "%u a redirect to nowhere",
		    t->answer->status));
		return false;
	}
	if (t->hops == REDIRECTS) {
		say(t, STR("redirects more than five times"));
		return false;
	}
	buf_init(&why, KiB);
	good = url_canonical(a, str_c(raw), &to, &why);
	if (!good)
		say(t, arena_printf(a, "redirects to what %.*s",
		    STR_ARG(buf_view(&why))));
	buf_free(&why);
	if (good && url_is_https(t->url) && !url_is_https(to)) {
		say(t, STR("redirects from https down to http"));
		t->answer->remedy = "give the http address if that will do";
		good = false;
	}
	if (!good)
		return false;
	t->hops++;
	if (t->answer->status != 301 && t->answer->status != 308)
		t->only_permanent = false;
	t->url = to;
	if (t->only_permanent)
		t->answer->moved_to = to;
	return true;
}

static bool
is_redirect(unsigned status)
{
	return status == 301 || status == 302 || status == 303 ||
	    status == 307 || status == 308;
}

/* Servers behind others say what they are called inside. */
static struct str
own_location(struct transfer *t)
{
	struct str said = str_trim(header(t, "content-location")), at;

	if (str_starts(said, STR("//")))
		return STR_NONE;
	if (str_find(said, STR("://"), 0) == STR_NPOS)
		return said;
	return url_canonical(t->answer->a, said, &at, NULL) &&
	    str_eq(url_host(at), url_host(t->url)) ? at : STR_NONE;
}

static void
read_headers(struct transfer *t)
{
	struct http_answer *answer = t->answer;
	curl_off_t wait = 0;

	answer->url = t->url;
	answer->public = t->guarded;
	answer->content_type = header(t, "content-type");
	answer->language = header(t, "content-language");
	answer->location = own_location(t);
	answer->etag = safe_tag(answer->a, header(t, "etag"));
	answer->modified = last_modified(t);
	answer->max_age = cache_seconds(t);
	if (header(t, "retry-after").n && curl_easy_getinfo(t->easy,
	    CURLINFO_RETRY_AFTER, &wait) == CURLE_OK)
		answer->retry_after = MAX(wait, 0);
}

enum transfer_end
transfer_ended(struct transfer *t, CURLcode code)
{
	struct http_answer *answer = t->answer;
	long status = 0;
	size_t limit = answer->bytes.ceiling;
	struct fault f;

	curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
	answer->status = (unsigned)MAX(status, 0);
	if (code == CURLE_OK && is_redirect(answer->status)) {
		if (follow(t))
			return TRANSFER_GO_ON;
		answer->result = HTTP_FAILED;
	} else if (code != CURLE_OK) {
		answer->result = HTTP_FAILED;
		say_failure(t, code, limit);
	} else if (answer->status == 304 && (t->request.etag.n ||
	    t->request.modified.n)) {
		answer->result = HTTP_NOT_MODIFIED;
	} else if (answer->status >= 200 && answer->status < 300) {
		answer->result = HTTP_OK;
	} else {
		answer->result = HTTP_REFUSED;
		f = fault_of_status(answer->status);
		answer->remedy = f.remedy;
		say(t, f.words ? str_c(f.words)
			       : arena_printf(answer->a, "status %u",
				     answer->status));
	}
	if (answer->result == HTTP_FAILED)
		buf_clear(&answer->bytes);
	if (answer->result != HTTP_OK && answer->result != HTTP_NOT_MODIFIED)
		answer->moved_to = STR_NONE;
	read_headers(t);
	answer->ms = (unsigned)((clock_monotonic() - t->begun) / 1000000);
	return TRANSFER_ENDED;
}
