/* A page in place of a summary. */
#include "src/ingest/fulltext.h"
#include "tests/tap.h"

static struct arena *a;

static struct article
article(const char *title, const char *text)
{
	struct paragraph *p = ARENA_NEW(a, struct paragraph);

	*p = (struct paragraph){str_c(text), PARA_BODY};
	return (struct article){.title = str_c(title), .paras = p,
		.nparas = 1, .version = 1};
}

static void
choices(void)
{
	static const struct {
		const char *what, *title, *summary, *page, *why;
	} rows[] = {
		{"more of the same", "Ferry delayed",
			"The ferry to Orsa left an hour late.",
			"The ferry to Orsa left an hour late. A pump broke.",
			NULL},
		{"other words for it", "Ferry delayed at Orsa",
			"Passengers waited on the quay for an hour.",
			"At Orsa the morning boat was held up. Passengers "
			"stood in the rain; the delayed ferry came later.",
			NULL},
		{"less", "Ferry delayed",
			"The ferry to Orsa left an hour late.",
			"The ferry left late.",
			"its page tells no more than the feed"},
		{"the same", "Ferry delayed",
			"The ferry to Orsa left an hour late.",
			"The ferry to Orsa left an hour late.",
			"its page tells no more than the feed"},
		{"a wish for consent", "Ferry delayed",
			"The ferry to Orsa left an hour late.",
			"We value your privacy and store cookies on your "
			"device, with your consent, to measure audiences.",
			"its page tells of something else"},
		{"too few words to tell", "Kale", "Late.",
			"Something else entirely, and longer.", NULL},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct article known = article(rows[i].title,
		    rows[i].summary), page = article("Page", rows[i].page);
		struct article out = {0};
		struct buf why;
		bool good;

		buf_init(&why, KiB);
		good = fulltext_of(&known, &page, &out, &why);
		ok(good == !rows[i].why, "%s", rows[i].what);
		is_c(buf_view(&why), rows[i].why ? rows[i].why : "",
		    "and why");
		buf_free(&why);
	}
}

static void
merged(void)
{
	struct article known = article("Ferry delayed at Orsa",
	    "The ferry to Orsa left an hour late."), out;
	struct article page = article("Harbor Post - the ferry",
	    "The ferry to Orsa left an hour late. The delayed boat is old.");
	struct buf why;

	known.source_id = STR("1");
	known.url = STR("https://harbor.example/1");
	known.published = (struct when){1773489600, PRECISION_INSTANT};
	known.cut = true;
	known.cut_why = STR("the feed gives a summary only");
	page.author = STR("Jonas Pell");
	page.language = STR("en");
	page.published = (struct when){1773489601, PRECISION_INSTANT};
	buf_init(&why, KiB);
	ok(fulltext_of(&known, &page, &out, &why), "a full text");
	is_c(out.title, "Ferry delayed at Orsa", "the feed's title stays");
	is_c(out.source_id, "1", "and its name for it");
	is_int(out.published.at, 1773489600, "and its time");
	is_c(out.author, "Jonas Pell", "an author is taken from the page");
	is_c(out.language, "en", "and the language");
	ok(!out.cut && !out.cut_why.n, "it is not cut any more");
	page.cut = true;
	page.cut_why = STR("the full text is for subscribers");
	ok(fulltext_of(&known, &page, &out, &why) && out.cut,
	    "but where the page is cut");
	buf_free(&why);
}

int
main(void)
{
	a = arena_new();
	choices();
	merged();
	arena_free(a);
	return tap_done();
}
