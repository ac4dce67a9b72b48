/* By what articles are known again. */
#include "src/ingest/identity.h"
#include "tests/tap.h"

static struct arena *a;

static void
same_page(void)
{
	static const char *const forms[] = {"https://kela.example/a?id=7&n=2",
		"http://kela.example/a?id=7&n=2",
		"https://www.kela.example/a/?id=7&n=2",
		"https://WWW.Kela.example:443/a?n=2&id=7",
		"https://m.kela.example/a?id=7&n=2",
		"https://amp.kela.example/a?id=7&n=2",
		"https://kela.example/a/amp/?id=7&n=2",
		"https://kela.example/a.amp?id=7&n=2",
		"https://kela.example/a?id=7&amp=1&n=2",
		"https://kela.example/a?outputType=amp&id=7&n=2",
		"https://kela.example/a?utm_source=rss&id=7&fbclid=x&n=2#top"};

	for (size_t i = 1; i < ARRAY_LEN(forms); i++)
		is_str(identity_address(a, str_c(forms[i])),
		    identity_address(a, str_c(forms[0])), "%s", forms[i]);
}

static void
other_page(void)
{
	static const char *const pairs[][2] = {
		{"https://kela.example/?p=1", "https://kela.example/?p=2"},
		{"https://kela.example/a?id=1", "https://kela.example/a?id=2"},
		{"https://kela.example/a?page=2", "https://kela.example/a"},
		{"https://kela.example/#/a", "https://kela.example/#/b"},
		{"https://kela.example/A", "https://kela.example/a"},
		{"https://kela.example/a", "https://ostra.example/a"},
		{"https://news.kela.example/a", "https://kela.example/a"},
		{"https://kela.example/amp", "https://kela.example/amps"},
		{"https://m.example/a", "https://amp.example/a"},
		{"https://kela.example/a?view=all", "https://kela.example/a"},
		{"ftp://kela.example/a", "https://kela.example/a"},
	};

	for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
		ok(!str_eq(identity_address(a, str_c(pairs[i][0])),
		    identity_address(a, str_c(pairs[i][1]))), "%s and %s",
		    pairs[i][0], pairs[i][1]);
}

/* Of two items in one feed: are they told apart by what they carry? */
static void
apart(void)
{
	static const struct {
		struct article x, y;
		const char *what;
	} rows[] = {
		{{.source_id = STR("1"), .url = STR("http://k.example/a"),
		    .title = STR("Live")}, {.source_id = STR("2"),
		    .url = STR("http://k.example/a"), .title = STR("Live")},
		    "one page and title, two names"},
		{{.source_id = STR("x"), .url = STR("http://k.example/"),
		    .title = STR("A")}, {.source_id = STR("x"),
		    .url = STR("http://k.example/"), .title = STR("B")},
		    "all alike but the title"},
		{{.url = STR("http://k.example/a"), .title = STR("A")},
		    {.url = STR("http://k.example/a"), .title = STR("B")},
		    "no names, one page"},
		{{.url = STR("http://k.example/a#1"), .title = STR("A")},
		    {.url = STR("http://k.example/a#2"), .title = STR("A")},
		    "places on one page"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct paragraph p[] = {{STR("One."), PARA_BODY},
			{STR("Two."), PARA_BODY}};
		struct article both[] = {rows[i].x, rows[i].y};
		struct feed f = {.is_feed = true, .articles = both,
			.narticles = 2};

		for (size_t k = 0; k < 2; k++) {
			both[k].paras = &p[k];
			both[k].nparas = 1;
		}
		identity_settle(a, &f);
		ok(!str_eq(both[0].canonical, both[1].canonical), "%s",
		    rows[i].what);
		ok(!both[0].source_id.n || !str_eq(both[0].source_id,
		    both[1].source_id), "and no name is shared");
	}
}

static void
names(void)
{
	struct article x = {.source_id = STR("http://www.k.example/?p=1")};
	struct article y = {.source_id = STR("https://k.example/?p=1")};

	identity_id(a, &x);
	identity_id(a, &y);
	is_str(x.known_as, y.known_as, "an id's scheme and host may change");
	is_c(x.source_id, "http://www.k.example/?p=1", "it stays as it is");
}

int
main(void)
{
	a = arena_new();
	same_page();
	other_page();
	apart();
	names();
	arena_free(a);
	return tap_done();
}
