/* Which addresses may be asked, and which machines. */
#include <arpa/inet.h>
#include <netinet/in.h>

#include "src/fetch/address.h"
#include "src/fetch/url.h"
#include "tests/tap.h"

static struct arena *a;

static void
canonical(void)
{
	static const struct {
		const char *raw, *want;
	} rows[] = {
		{"http://harbor.example", "http://harbor.example/"},
		{" https://harbor.example/a?b=c#d\n",
			"https://harbor.example/a?b=c"},
		{"HTTPS://Harbor.Example:443/A", "https://harbor.example/A"},
		{"http://harbor.example:8080/", "http://harbor.example:8080/"},
		{"http://harbor.example/a/../b", "http://harbor.example/b"},
		{"http://harbor.example/ö", "http://harbor.example/%c3%b6"},
		{"https://übersee.example/",
			"https://xn--bersee-2ya.example/"},
		/* A look-alike: the first letter is Cyrillic. */
		{"https://аpple.example/", "https://xn--pple-43d.example/"},
		{"http://[::1]/", "http://[::1]/"},
		{"http://127.1/", "http://127.0.0.1/"},
		{"http://0x7f.1/", "http://127.0.0.1/"},
		{"http://2130706433/", "http://127.0.0.1/"},
		{"https://harbor.example/$(id);x", "https://harbor.example/$(id);x"},
		{"https://harbor.example/%0a", "https://harbor.example/%0a"},
		{"javascript:alert(1)", NULL},
		{"file:///etc/passwd", NULL},
		{"gopher://harbor.example/", NULL},
		{"data:text/html,x", NULL},
		{"ftp://harbor.example/", NULL},
		{"mailto:kale@harbor.example", NULL},
		{"harbor.example/feed", NULL},
		{"https://", NULL},
		{"https:///feed", NULL},
		{"https://kale:secret@harbor.example/", NULL},
		{"https://kale@harbor.example/", NULL},
		{"https://harbor.example/a b", NULL},
		{"https://harbor.example/a\nb", NULL},
		{"https://harbor.example/\x1b[31m", NULL},
		{"https://harbor.example/\"x", NULL},
		{"https://harbor.example/'x", NULL},
		{"https://harbor.example/`id`", NULL},
		{"https://harbor.example\\@evil.example/", NULL},
		{"https://harbor.example/<x>", NULL},
		{"https://harbor.example:99999/", NULL},
		{"https://[::1/", NULL},
		{"-Pevil", NULL},
		{"", NULL},
		{"   ", NULL},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf why;
		struct str out = STR_NONE;
		bool good;

		buf_init(&why, KiB);
		good = url_canonical(a, str_c(rows[i].raw), &out, &why);
		if (rows[i].want)
			is_c(out, rows[i].want, "%s", rows[i].raw);
		else
			ok(!good && buf_view(&why).n > 0, "refused: %.*s",
			    STR_ARG(buf_view(&why)));
		if (good) {
			struct str again;

			ok(url_canonical(a, out, &again, NULL) &&
			    str_eq(again, out), "it is its own form");
		}
		buf_free(&why);
	}
}

static void
long_ones(void)
{
	struct str out, s;
	char *p = arena_alloc(a, 3000);

	memset(p, 'a', 3000);
	memcpy(p, "https://harbor.example/", 23);
	s = (struct str){p, URL_LONGEST};
	ok(url_canonical(a, s, &out, NULL), "2,048 bytes");
	s.n++;
	ok(!url_canonical(a, s, &out, NULL), "2,049 bytes");
	/* Becomes longer than it came. */
	for (size_t i = 23; i + 1 < 1500; i += 2)
		memcpy(p + i, "ö", 2);
	s.n = 23 + 1400;
	ok(!url_canonical(a, s, &out, NULL), "too long once written out");
}

static void
typed(void)
{
	static const struct {
		const char *raw, *want;
	} rows[] = {
		{"harbor.example", "https://harbor.example/"},
		{"harbor.example/feed", "https://harbor.example/feed"},
		{"harbor.example:8080/feed",
			"https://harbor.example:8080/feed"},
		{"//harbor.example/feed", "https://harbor.example/feed"},
		{"feed://harbor.example/x", "https://harbor.example/x"},
		{"feed:https://harbor.example/x", "https://harbor.example/x"},
		{"http://harbor.example/x", "http://harbor.example/x"},
		{"javascript:alert(1)", NULL},
		{"mailto:x@harbor.example", NULL},
		{"exec:cat /etc/passwd", NULL},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str out = STR_NONE;
		bool good = url_typed(a, str_c(rows[i].raw), &out, NULL);

		if (rows[i].want)
			is_c(out, rows[i].want, "typed: %s", rows[i].raw);
		else
			ok(!good, "typed and refused: %s", rows[i].raw);
	}
}

static void
joined(void)
{
	static const struct {
		const char *link, *want;
	} rows[] = {
		{"feed.xml", "https://harbor.example/news/feed.xml"},
		{"/feed", "https://harbor.example/feed"},
		{"../x", "https://harbor.example/x"},
		{"//other.example/x", "https://other.example/x"},
		{"http://other.example/x", "http://other.example/x"},
		{"javascript:x()", NULL},
		{"#top", "https://harbor.example/news/index.html"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str out = STR_NONE;
		bool good = url_join(a,
		    STR("https://harbor.example/news/index.html"),
		    str_c(rows[i].link), &out, NULL);

		if (rows[i].want)
			is_c(out, rows[i].want, "joined: %s", rows[i].link);
		else
			ok(!good, "joined and refused: %s", rows[i].link);
	}
}

static void
parts(void)
{
	is_c(url_host(STR("https://harbor.example:8080/a:b")),
	    "harbor.example", "a host");
	is_c(url_host(STR("http://[::1]:80/")), "[::1]", "an IPv6 host");
	is_c(url_host(STR("https://harbor.example/")), "harbor.example",
	    "a host alone");
	is_c(url_origin(STR("https://harbor.example:8080/a")),
	    "https://harbor.example:8080", "an origin");
	is_c(url_origin(STR("http://harbor.example?a")),
	    "http://harbor.example", "an origin before a query");
}

static void
addresses(void)
{
	static const struct {
		const char *address;
		bool private;
	} rows[] = {
		{"127.0.0.1", true}, {"127.255.255.255", true},
		{"0.0.0.0", true}, {"10.1.2.3", true}, {"11.0.0.1", false},
		{"100.64.0.1", true}, {"100.127.255.255", true},
		{"100.128.0.1", false}, {"169.254.169.254", true},
		{"172.15.255.255", false}, {"172.16.0.1", true},
		{"172.31.255.255", true}, {"172.32.0.1", false},
		{"192.168.0.1", true}, {"192.169.0.1", false},
		{"198.18.0.1", true}, {"198.51.100.7", false},
		{"224.0.0.1", true}, {"255.255.255.255", true},
		{"223.255.255.255", false}, {"8.8.8.8", false},
		{"::", true}, {"::1", true}, {"::8.8.8.8", false},
		{"::ffff:127.0.0.1", true}, {"::ffff:8.8.8.8", false},
		{"64:ff9b::7f00:1", true}, {"64:ff9b::808:808", false},
		{"2002:7f00:1::", true}, {"2002:808:808::", false},
		{"fc00::1", true}, {"fdff::1", true}, {"fe80::1", true},
		{"fec0::1", true}, {"ff02::1", true}, {"2001:db8::1", false},
		{"2606:4700::1111", false},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct sockaddr_in v4 = {.sin_family = AF_INET};
		struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
		const struct sockaddr *s = (const struct sockaddr *)&v4;

		if (inet_pton(AF_INET, rows[i].address, &v4.sin_addr) != 1) {
			inet_pton(AF_INET6, rows[i].address, &v6.sin6_addr);
			s = (const struct sockaddr *)&v6;
		}
		ok(address_private(s) == rows[i].private, "%s is %s",
		    rows[i].address, rows[i].private ? "private" : "public");
	}
	ok(address_private(&(struct sockaddr){.sa_family = AF_UNIX}),
	    "a socket on disk is private");
}

int
main(void)
{
	a = arena_new();
	canonical();
	long_ones();
	typed();
	joined();
	parts();
	addresses();
	arena_free(a);
	return tap_done();
}
