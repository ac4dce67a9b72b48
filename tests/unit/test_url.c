/* Which addresses may be asked, opened and shown as links. */
#include "src/text/url.h"
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
		{"http://harbor.example/ö", "http://harbor.example/%C3%B6"},
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
		{"http://[2001:DB8:0::1]:80/", "http://[2001:db8::1]/"},
		{"http://[::ffff:7f00:1]/", "http://[::ffff:127.0.0.1]/"},
		{"http://0/", "http://0.0.0.0/"},
		{"http://0177.1/", "http://127.0.0.1/"},
		/* Wide digits and a dot of ideographs. */
		{"http://１２７。１/", "http://127.0.0.1/"},
		{"http://harbor.example./", "http://harbor.example./"},
		{"http://harbor.example?a", "http://harbor.example/?a"},
		{"http://harbor.example:080/", "http://harbor.example/"},
		{"http://harbor.example/a/./b/../../c/",
			"http://harbor.example/c/"},
		{"http://harbor.example/../../a", "http://harbor.example/a"},
		{"http://harbor.example/a/..", "http://harbor.example/"},
		{"http://harbor.example/a//..", "http://harbor.example/a/"},
		{"http://harbor.example//a/.", "http://harbor.example//a/"},
		{"http://harbor.example/a?/../b", "http://harbor.example/a?/../b"},
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
		{"--new-window", NULL},
		{"https:harbor.example", NULL},
		{"https://?q", NULL},
		{"https://-oProxy/", NULL},
		{"https://.example/", NULL},
		{"https://harbor..example/", NULL},
		{"https://harbor%2eexample/", NULL},
		{"https://harbor.example:80x/", NULL},
		{"https://harbor.example:/", NULL},
		{"https://harbor.example:0/", NULL},
		{"https://harbor.example:65536/", NULL},
		{"https://harbor.example:123456/", NULL},
		{"https://[::1]x/", NULL},
		{"https://[harbor]/", NULL},
		{"https://[fe80::1%25eth0]/", NULL},
		{"https://[127.0.0.1]/", NULL},
		{"https://1.2.3.4.5/", NULL},
		{"https://127.0.0.1./", NULL},
		{"https://256.1.1.1/", NULL},
		{"https://a.0xg/", NULL},
		{"https://harbor.example/a\tb", NULL},
		{"https://harbor.example/\033]52;c;UFdO\007", NULL},
		{"https://harbor.example/|id", NULL},
		{"https://harbor.example/\x7f", NULL},
		{"https://\xff.example/", NULL},
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

/* Bytes as tests/data/urls.tsv has them. */
static struct str
unescape(struct str s)
{
	char *p = arena_alloc(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned byte = 0;

		if (s.s[i] == '\\' && s.s[i + 1] == 'x') {
			sscanf(s.s + i + 2, "%2x", &byte);
			p[n++] = (char)byte;
			i += 3;
		} else {
			i += s.s[i] == '\\';
			p[n++] = s.s[i];
		}
	}
	return (struct str){p, n};
}

/* More than 300 that mean ill, or might. */
static void
hostile(void)
{
	const char *top = getenv("top_srcdir");
	FILE *f = fopen(arena_printf(a, "%s/tests/data/urls.tsv",
	    top ? top : ".").s, "r");
	char line[1024];
	size_t n = 0;

	ok(f != NULL, "tests/data/urls.tsv");
	while (f && fgets(line, sizeof(line), f)) {
		struct str want = str_trim(str_c(line)), raw, out = STR_NONE;
		struct buf why;
		bool good;

		if (line[0] == '#')
			continue;
		n++;
		buf_init(&why, KiB);
		str_field(&want, '\t', &raw);
		good = url_link(a, unescape(raw), &out);
		if (str_eq(want, STR("-")))
			ok(!good && !url_canonical(a, unescape(raw), &out,
			    &why) && buf_view(&why).n, "refused: %.*s",
			    STR_ARG(raw));
		else
			is_str(good ? out : STR("refused"), want, "%.*s",
			    STR_ARG(raw));
		buf_free(&why);
	}
	if (f)
		fclose(f);
	ok(n >= 300, "%zu of them", n);
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
links(void)
{
	struct str out = STR_NONE;

	ok(url_link(a, STR(" HTTPS://Harbor.example/a#ö "), &out),
	    "a link has a fragment");
	is_c(out, "https://harbor.example/a#%C3%B6", "which stays");
	ok(!url_link(a, STR("https://harbor.example/#a b"), &out),
	    "if it is plain");
}

/* Whatever comes in, no byte goes out that a terminal would act on. */
static void
bytes(void)
{
	uint32_t seed = 11;
	bool clean = true;
	size_t passed = 0;

	for (int i = 0; i < 20000; i++) {
		char raw[64] = "https://kale.example/";
		size_t n = strlen(raw);
		struct str url;

		for (int k = 0; k < 3; k++) {
			seed = seed * 1664525 + 1013904223;
			raw[n++] = (char)(seed >> 16);
		}
		if (!url_link(a, (struct str){raw, n}, &url))
			continue;
		passed++;
		for (size_t k = 0; k < url.n; k++)
			clean = clean && url.s[k] > ' ' && url.s[k] < 0x7f;
	}
	ok(clean && passed > 1000, "no byte but 0x21 to 0x7e goes out");
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

int
main(void)
{
	a = arena_new();
	canonical();
	hostile();
	long_ones();
	typed();
	links();
	bytes();
	parts();
	arena_free(a);
	return tap_done();
}
