#include "src/text/link.h"
#include "tests/tap.h"

static const struct {
	const char *raw, *plain; /* NULL: refused */
} table[] = {
    {"https://kale.example/a?b=1&c=2#d", "https://kale.example/a?b=1&c=2#d"},
    {" http://kale.example ", "http://kale.example"},
    {"HTTPS://Kale.Example/Path", "https://kale.example/Path"},
    {"https://kale.example:8080/", "https://kale.example:8080/"},
    {"http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"},
    {"https://kale.example/caf\xc3\xa9", "https://kale.example/caf%C3%A9"},
    {"https://kale.example/$(id);x&&y", "https://kale.example/$(id);x&&y"},
    {"https://kale.example/%0a", "https://kale.example/%0a"},
    {"", NULL},
    {"kale.example/a", NULL},
    {"-Pevil", NULL},
    {"--new-window", NULL},
    {"javascript:alert(1)", NULL},
    {"file:///etc/passwd", NULL},
    {"ftp://kale.example/", NULL},
    {"https:kale.example", NULL},
    {"https:///kale.example", NULL},
    {"https://", NULL},
    {"https://?q", NULL},
    {"https://-oProxy/", NULL},
    {"https://.example/", NULL},
    {"https://user@kale.example/", NULL},
    {"https://user:pass@kale.example/", NULL},
    {"https://kale.example:80x/", NULL},
    {"https://kale.example:/", NULL},
    {"https://kale.example:123456/", NULL},
    {"https://[::1/", NULL},
    {"https://[kale]/", NULL},
    {"https://k\xc3\xa4le.example/", NULL},
    {"https://kale.example/a b", NULL},
    {"https://kale.example/a\nb", NULL},
    {"https://kale.example/a\tb", NULL},
    {"https://kale.example/\033]52;c;UFdO\007", NULL},
    {"https://kale.example/\033\\", NULL},
    {"https://kale.example/\"x\"", NULL},
    {"https://kale.example/'x'", NULL},
    {"https://kale.example/`id`", NULL},
    {"https://kale.example/|id", NULL},
    {"https://kale.example/<x>", NULL},
    {"https://kale.example\\@other.example/", NULL},
    {"https://kale.example/\x7f", NULL},
};

/* Whatever comes in, no byte goes out that a terminal would act on. */
static void
test_bytes(struct arena *a)
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
		if (!link_plain(a, (struct str){raw, n}, &url))
			continue;
		passed++;
		for (size_t k = 0; k < url.n; k++)
			clean = clean && url.s[k] > ' ' && url.s[k] < 0x7f;
	}
	ok(clean && passed > 1000, "no byte but 0x21 to 0x7e goes out");
}

int
main(void)
{
	struct arena *a = arena_new();
	char *longest = ARENA_ARRAY(a, char, LINK_LONGEST + 2);

	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct str url = STR_NONE;
		bool good = link_plain(a, str_c(table[i].raw), &url);

		if (!table[i].plain)
			ok(!good, "refused: row %zu", i);
		else
			is_str(good ? url : STR("refused"), str_c(table[i].plain),
			    "taken: row %zu", i);
	}
	memset(longest, 'a', LINK_LONGEST + 1);
	memcpy(longest, "https://k/", 10);
	struct str url;

	ok(link_plain(a, (struct str){longest, LINK_LONGEST}, &url),
	    "2,048 bytes are taken");
	ok(!link_plain(a, (struct str){longest, LINK_LONGEST + 1}, &url),
	    "2,049 are not");
	test_bytes(a);
	arena_free(a);
	return tap_done();
}
