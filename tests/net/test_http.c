/* Fetching from a server that does all that servers do (server.py). */
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "src/text/url.h"
#include "tests/net/http_help.h"

static void
documents(void)
{
	static const char *paths[] = {"/feed", "/gzip", "/deflate", "/zstd",
		"/chunked", "/hints", "/temporary", "/permanent", "/mixed",
		"/five", "/cookie"};
	struct http_answer *g;

	for (size_t i = 0; i < ARRAY_LEN(paths); i++) {
		g = get(paths[i]);
		is_int(g->result, HTTP_OK, "%s is an answer", paths[i]);
		ok(str_find(buf_view(&g->bytes), STR("Ferry delayed"), 0) !=
		    STR_NPOS, "%s brings the feed", paths[i]);
		ok(!g->words.n, "%s has nothing to say", paths[i]);
		http_answer_free(g);
	}
	g = get("/brotli");
	is_str(buf_view(&g->bytes), STR("hello"), "brotli is read");
	http_answer_free(g);
}

static void
moves(void)
{
	struct http_answer *g = get("/permanent");

	is_str(g->moved_to, at("NET_HTTP", "/feed"),
	    "301 and 308 move for good");
	is_str(g->url, at("NET_HTTP", "/feed"), "and say where it ended");
	http_answer_free(g);
	g = get("/temporary");
	ok(!g->moved_to.n, "302 moves nothing");
	is_str(g->url, at("NET_HTTP", "/feed"), "but is followed");
	http_answer_free(g);
	g = get("/mixed");
	is_str(g->moved_to, at("NET_HTTP", "/temporary"),
	    "what follows a 302 is not for good");
	http_answer_free(g);
}

static void
conditional(void)
{
	struct http_request r = {.url = at("NET_HTTP", "/tagged")};
	struct http_answer *g = get_with(&patient, &r);

	is_str(g->etag, STR("\"one\""), "an ETag is handed out");
	is_int(g->max_age, 900, "and how long it may be kept");
	http_answer_free(g);
	r.etag = STR("\"one\"");
	g = get_with(&patient, &r);
	is_int(g->result, HTTP_NOT_MODIFIED, "304 for a known ETag");
	http_answer_free(g);

	r = (struct http_request){.url = at("NET_HTTP", "/dated")};
	g = get_with(&patient, &r);
	is_int(g->max_age, 300, "Expires is counted from Date");
	r.modified = arena_str(a, g->modified);
	http_answer_free(g);
	g = get_with(&patient, &r);
	is_int(g->result, HTTP_NOT_MODIFIED, "304 for a known date");
	http_answer_free(g);

	g = get("/future");
	is_int(g->result, HTTP_OK, "a document from the future");
	ok(!g->modified.n, "is asked for anew");
	http_answer_free(g);

	g = get("/bad_tag");
	ok(!g->etag.n && !g->modified.n,
	    "tags that could not be sent back safely are not kept");
	http_answer_free(g);
	r = (struct http_request){.url = at("NET_HTTP", "/headers"),
		.etag = STR("a\r\nX-Evil: 1")};
	g = get_with(&patient, &r);
	ok(str_ifind(buf_view(&g->bytes), STR("x-evil"), 0) == STR_NPOS,
	    "nor sent: no header can be smuggled in");
	ok(str_find(buf_view(&g->bytes),
	    STR("user-agent: crossread/" PACKAGE_VERSION), 0) != STR_NPOS,
	    "the client says who it is");
	http_answer_free(g);
}

static void
locations(void)
{
	struct http_answer *g = get("/located");

	is_str(g->location, STR("/elsewhere/feed.xml"), "Content-Location");
	is_str(g->language, STR("en"), "Content-Language");
	http_answer_free(g);
	g = get("/located_inside");
	is_int(g->result, HTTP_OK, "a server may be called otherwise inside");
	ok(!g->location.n, "but links do not start from there");
	http_answer_free(g);
	g = get("/located_beside");
	ok(!g->location.n, "nor from another host without its scheme");
	http_answer_free(g);
}

static void
refusals(void)
{
	static const struct {
		const char *path;
		enum http_result result;
		unsigned status;
		const char *words;
	} rows[] = {
		{"/busy", HTTP_REFUSED, 429, "429 asked too often"},
		{"/gone", HTTP_REFUSED, 410, "410 gone for good"},
		{"/forbidden", HTTP_REFUSED, 403, "403 forbidden"},
		{"/unknown", HTTP_REFUSED, 404, "404 not found"},
		{"/teapot", HTTP_REFUSED, 418, "status 418"},
		{"/login", HTTP_REFUSED, 401,
			"401 a name and password are needed"},
		{"/loop", HTTP_FAILED, 302, "redirects more than five times"},
		{"/six", HTTP_FAILED, 302, "redirects more than five times"},
		{"/nowhere", HTTP_FAILED, 302, "302 a redirect to nowhere"},
		{"/to?file:///etc/passwd", HTTP_FAILED, 302,
			"redirects to what is no http or https address"},
		{"/to?gopher://127.0.0.1/1", HTTP_FAILED, 302,
			"redirects to what is no http or https address"},
		{"/to?dict://127.0.0.1/d:a", HTTP_FAILED, 302,
			"redirects to what is no http or https address"},
		{"/to?javascript:alert(1)", HTTP_FAILED, 302,
			"redirects to what is no http or https address"},
		{"/to?http://[::1", HTTP_FAILED, 302, NULL},
		{"/to?http://-oProxy/", HTTP_FAILED, 302, "redirects to what "
			"names no host that can be written in ASCII"},
		{"/to?http://kale:secret@127.0.0.1/", HTTP_FAILED, 302,
			"redirects to what has a name or password in it"},
		{"/gzip_bomb", HTTP_FAILED, 200,
			"is larger than the limit of 8 MiB"},
		{"/brotli_bomb", HTTP_FAILED, 200,
			"is larger than the limit of 8 MiB"},
		{"/zstd_bomb", HTTP_FAILED, 200,
			"is larger than the limit of 8 MiB"},
		{"/large", HTTP_FAILED, 200,
			"is larger than the limit of 8 MiB"},
		{"/large_said", HTTP_FAILED, 200,
			"is larger than the limit of 8 MiB"},
		{"/nothing", HTTP_FAILED, 0,
			"ends the connection without an answer"},
		{"/layers", HTTP_FAILED, 200, NULL},
		{"/broken_gzip", HTTP_FAILED, 200,
			"is packed in a way that cannot be undone"},
		{"/unknown_coding", HTTP_FAILED, 200, NULL},
		{"/plain_gzip", HTTP_FAILED, 200,
			"is packed in a way that cannot be undone"},
		{"/many_headers", HTTP_FAILED, 200, NULL},
		{"/long_header", HTTP_FAILED, 200, NULL},
		{"/endless_hints", HTTP_FAILED, 103, NULL},
		{"/nul_header", HTTP_FAILED, 200, NULL},
		{"/two_lengths", HTTP_FAILED, 200, NULL},
		{"/reset", HTTP_FAILED, 200, NULL},
		{"/unasked", HTTP_REFUSED, 304,
			"304 not modified, though that was not asked"},
		{"/cut_short", HTTP_FAILED, 200,
			"ends the connection amid its answer"},
		{"/bad_chunks", HTTP_FAILED, 200, NULL},
		{"/not_http", HTTP_FAILED, 0, "answers, but not in HTTP"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct http_answer *g = get(rows[i].path);

		is_int(g->result, rows[i].result, "%s", rows[i].path);
		is_int(g->status, rows[i].status, "%s: status", rows[i].path);
		if (rows[i].words)
			is_c(g->words, rows[i].words, "%s: words",
			    rows[i].path);
		else
			ok(g->words.n > 0, "%s: %.*s", rows[i].path,
			    STR_ARG(g->words));
		ok(g->result != HTTP_FAILED || g->bytes.n == 0,
		    "%s: half a document is none", rows[i].path);
		http_answer_free(g);
	}
}

static void
too_slow(void)
{
	static const char *paths[] = {"/hang", "/hang_half", "/drip",
		"/drip_head"};

	for (size_t i = 0; i < ARRAY_LEN(paths); i++) {
		struct http_request r = {.url = at("NET_HTTP", paths[i])};
		struct http_answer *g = get_with(&quick, &r);

		is_int(g->result, HTTP_FAILED, "%s", paths[i]);
		is_c(g->words, "does not answer in time", "%s: words",
		    paths[i]);
		ok(g->ms < 5000, "%s: given up in time", paths[i]);
		is_int(g->bytes.n, 0, "%s: half a document is none",
		    paths[i]);
		http_answer_free(g);
	}
}

/* Long before all of its time is over. */
static void
drips(void)
{
	const struct http_settings s = {.total_ms = 30000, .drip_s = 1};
	struct http_request r = {.url = at("NET_HTTP", "/drip")};
	struct http_answer *g = get_with(&s, &r);

	is_int(g->result, HTTP_FAILED, "a drip is given up");
	is_c(g->words, "does not answer in time", "with its words");
	ok(g->ms < 20000, "while it drips: after %u ms", g->ms);
	http_answer_free(g);
}

/* A server whose line is full lets nobody in. */
static void
no_connection(void)
{
	const struct http_settings s = {.total_ms = 30000,
		.connect_ms = 300};
	struct sockaddr_in to = {.sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int server = socket(AF_INET, SOCK_STREAM, 0), waiting[4];
	socklen_t n = sizeof(to);
	struct http_request r = {0};
	struct http_answer *g;

	if (bind(server, (struct sockaddr *)&to, n) != 0 ||
	    listen(server, 0) != 0 ||
	    getsockname(server, (struct sockaddr *)&to, &n) != 0) {
		printf("Bail out! no server\n");
		exit(99);
	}
	for (size_t i = 0; i < ARRAY_LEN(waiting); i++) {
		waiting[i] = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
		(void)connect(waiting[i], (struct sockaddr *)&to, n);
	}
	r.url = arena_printf(a, "http://127.0.0.1:%u/",
	    (unsigned)ntohs(to.sin_port));
	g = get_with(&s, &r);
	is_int(g->result, HTTP_FAILED, "no connection: given up");
	is_c(g->words, "does not answer in time", "no connection: words");
	/* Clocks round: 299 was measured. */
	ok(g->ms >= 200 && g->ms < 20000,
	    "no connection: after its own limit: %u ms", g->ms);
	http_answer_free(g);
	for (size_t i = 0; i < ARRAY_LEN(waiting); i++)
		close(waiting[i]);
	close(server);
}

static void
waiting_times(void)
{
	struct http_answer *g = get("/busy");

	is_int(g->retry_after, 120, "Retry-After in seconds");
	http_answer_free(g);
	g = get("/later");
	ok(g->retry_after > 280 && g->retry_after <= 300,
	    "Retry-After as a date");
	http_answer_free(g);
	g = get("/feed");
	is_int(g->retry_after, -1, "no Retry-After");
	http_answer_free(g);
	g = get("/far_later");
	ok(g->retry_after >= 0, "a Retry-After beyond all numbers");
	http_answer_free(g);
	g = get("/whenever");
	ok(g->retry_after <= 0, "a Retry-After that is no time");
	http_answer_free(g);
	g = get("/feed");
	is_int(g->max_age, -1, "no Cache-Control");
	http_answer_free(g);
}

static void
logins(void)
{
	struct http_request r = {.url = at("NET_HTTP", "/login"),
		.login = STR("kale:secret")};
	struct http_answer *g = get_with(&patient, &r);
	struct str elsewhere = arena_printf(a,
	    "/to?http://127.0.1.1:%s/headers", getenv("NET_PORT"));

	is_int(g->result, HTTP_OK, "the login is sent to its server");
	http_answer_free(g);
	r.url = at("NET_HTTP", elsewhere.s);
	g = get_with(&patient, &r);
	is_int(g->result, HTTP_OK, "a redirect to another server");
	ok(str_ifind(buf_view(&g->bytes), STR("authorization"), 0) ==
	    STR_NPOS, "does not take the login along");
	http_answer_free(g);
}

static void
tls(void)
{
	static const struct {
		const char *variable, *words;
	} bad[] = {
		{"NET_EXPIRED", "has a certificate that has expired"},
		{"NET_WRONG_HOST", "has a certificate for another host"},
		{"NET_SELF", "has a certificate that it signed itself"},
		{"NET_UNKNOWN", "has a certificate signed by nobody this "
		    "system knows"},
		{"NET_OLD", NULL}, /* OpenSSL's own */
	};
	struct http_settings s = patient;
	struct http_request r = {.url = at("NET_TLS", "/feed")};
	struct http_answer *g;

	s.ca_file = getenv("NET_CA");
	g = get_with(&s, &r);
	is_int(g->result, HTTP_OK, "a good certificate");
	http_answer_free(g);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		const char *name = bad[i].variable;

		r.url = at(name, "/feed");
		g = get_with(&s, &r);
		is_int(g->result, HTTP_FAILED, "%s: fails", name);
		if (bad[i].words)
			is_c(g->words, bad[i].words, "%s: words", name);
		else
			ok(g->words.n > 0, "%s: words", name);
		is_int(g->bytes.n, 0, "%s: not a byte was read", name);
		http_answer_free(g);
	}
	r.url = arena_printf(a, "%s%s/feed",
	    at("NET_TLS", "/to?").s, getenv("NET_HTTP"));
	g = get_with(&s, &r);
	is_c(g->words, "redirects from https down to http", "no step down");
	http_answer_free(g);
}

/* Several at once, over one connection. */
static void
two(void)
{
	struct http_settings s = patient;
	size_t good = 0;
	struct http *h;

	s.ca_file = getenv("NET_CA");
	h = http_new(&s);
	for (int i = 0; i < 6; i++) {
		struct http_request r = {.url = at("NET_TWO", "/feed")};

		http_get(h, &r);
	}
	while (http_pending(h)) {
		struct http_answer *g = http_next(h, NULL, 0, 30000);

		good += g->result == HTTP_OK && str_eq(g->etag,
		    STR("\"two\"")) && str_find(buf_view(&g->bytes),
		    STR("Ferry delayed"), 0) != STR_NPOS;
		http_answer_free(g);
	}
	is_int(good, 6, "HTTP/2 is spoken");
	http_free(h);
}

/* However this machine and its network are written, a public document
 * does not lead there. */
static void
private_addresses(void)
{
	static const char *const hosts[] = {"localhost", "127.1", "0",
		"2130706433", "0x7f.1", "0177.0.0.1", "127.0.1.1", "[::1]",
		"[::ffff:127.0.0.1]", "10.1.2.3", "192.168.1.1",
		"169.254.169.254", "100.64.0.1", "[fd00::1]", "[fe80::1]",
		"[64:ff9b::7f00:1]"};

	for (size_t i = 0; i < ARRAY_LEN(hosts); i++) {
		struct http_request r = {.url = arena_printf(a,
		    "http://%s:%s/feed", hosts[i], getenv("NET_PORT")),
		    .guarded = true};
		struct http_answer *g = get_with(&quick, &r);

		is_c(g->words, "leads from a public address to a private "
		    "one", "%s, as it came", hosts[i]);
		http_answer_free(g);
		ok(url_canonical(a, r.url, &r.url, NULL), "its one form");
		g = get_with(&quick, &r);
		is_c(g->words, "leads from a public address to a private "
		    "one", "%s, in its one form", hosts[i]);
		http_answer_free(g);
	}
}

/* A name is not trusted for what it meant a moment ago. */
static void
names(void)
{
	static const struct {
		const char *path;
		bool good;
	} rows[] = {
		{"private.example", false}, {"public.example", true},
		{"both.example", true},
	};

	if (!getenv("NET_PUBLIC")) {
		ok(true, "names that lead inside # SKIP no namespaces");
		return;
	}
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str to = arena_printf(a, "http://%s:%s/feed",
		    rows[i].path, getenv("NET_PORT"));
		struct http_request r = {.url = to, .guarded = true};
		struct http_answer *g = get_with(&patient, &r);

		is_int(g->result, rows[i].good ? HTTP_OK : HTTP_FAILED,
		    "named by a public document: %s", rows[i].path);
		ok(!rows[i].good || g->public, "its public address");
		http_answer_free(g);
		r = (struct http_request){.url = arena_printf(a,
		    "http://public.example:%s/to?%s", getenv("NET_PORT"),
		    to.s)};
		g = get_with(&patient, &r);
		is_int(g->result, rows[i].good ? HTTP_OK : HTTP_FAILED,
		    "by a public redirect: %s", rows[i].path);
		http_answer_free(g);
	}
}

/* What lies about is not used: http.sh sets proxies, and a .netrc. */
static void
no_name(void)
{
	struct http_request r = {.url = STR("http://no-host.invalid/feed")};
	struct http_answer *g = get_with(&patient, &r);

	is_int(g->result, HTTP_FAILED, "a name that nobody has");
	if (getenv("NET_PUBLIC"))
		is_c(g->words, "no host of the name no-host.invalid is known",
		    "is said");
	http_answer_free(g);
}

/* One's own machine by its newer address, as a person may type it. */
static void
newer_addresses(void)
{
	struct http_request r = {0};
	struct http_answer *g;

	if (!getenv("NET_SIX")) {
		ok(true, "IPv6 # SKIP there is none here");
		return;
	}
	r.url = at("NET_SIX", "/headers");
	g = get_with(&patient, &r);
	is_int(g->result, HTTP_OK, "%.*s is an answer", STR_ARG(r.url));
	ok(str_find(buf_view(&g->bytes), STR("host: [::1]:"), 0) != STR_NPOS,
	    "its host is named in brackets");
	http_answer_free(g);
	r.url = at("NET_HTTP", arena_printf(a, "/to?%s/feed",
	    getenv("NET_SIX")).s);
	g = get_with(&patient, &r);
	is_int(g->result, HTTP_OK, "a redirect there");
	http_answer_free(g);
}

static void
strangers(void)
{
	struct http_answer *g = get("/headers");

	is_int(g->result, HTTP_OK, "no proxy but the one that is set");
	ok(str_ifind(buf_view(&g->bytes), STR("authorization"), 0) ==
	    STR_NPOS, ".netrc is not read");
	http_answer_free(g);
}

static void
guards(void)
{
	struct http_request r = {.url = at("NET_HTTP", "/feed"),
		.guarded = true};
	struct http_answer *g = get_with(&patient, &r);
	struct str public;

	is_c(g->words, "leads from a public address to a private one",
	    "what a public document names must not be private");
	http_answer_free(g);
	if (!getenv("NET_PUBLIC")) {
		ok(true, "public to private # SKIP no network namespaces");
		return;
	}
	public = arena_printf(a, "http://%s:%s", getenv("NET_PUBLIC"),
	    getenv("NET_PORT"));
	r = (struct http_request){.url = arena_printf(a, "%s/temporary",
	    public.s)};
	g = get_with(&patient, &r);
	is_int(g->result, HTTP_OK, "public to public");
	http_answer_free(g);
	r.url = arena_printf(a, "%s/to?%s", public.s,
	    at("NET_HTTP", "/feed").s);
	g = get_with(&patient, &r);
	is_c(g->words, "leads from a public address to a private one",
	    "a redirect from public to private");
	http_answer_free(g);
	r.url = at("NET_HTTP", arena_printf(a, "/to?%s/feed", public.s).s);
	g = get_with(&patient, &r);
	is_int(g->result, HTTP_OK, "private to public");
	http_answer_free(g);
}

/* A connection that may be used is not one that a guarded request may. */
static void
kept_connections(void)
{
	struct http *h = http_new(&patient);
	struct http_request r = {.url = at("NET_HTTP", "/feed")};
	struct http_answer *g;

	http_get(h, &r);
	g = http_next(h, NULL, 0, 30000);
	is_int(g->result, HTTP_OK, "a typed private address");
	http_answer_free(g);
	r.guarded = true;
	http_get(h, &r);
	g = http_next(h, NULL, 0, 30000);
	is_int(g->result, HTTP_FAILED, "a kept connection is no way in");
	http_answer_free(g);
	http_free(h);
}

int
main(void)
{
	a = arena_new();
	documents();
	moves();
	conditional();
	locations();
	refusals();
	too_slow();
	drips();
	no_connection();
	waiting_times();
	logins();
	tls();
	two();
	guards();
	private_addresses();
	names();
	no_name();
	newer_addresses();
	strangers();
	kept_connections();
	arena_free(a);
	return tap_done();
}
