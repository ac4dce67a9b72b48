#include "src/base/civil.h"
#include "src/ingest/ingest.h"
#include "tests/tap.h"

static struct arena *a;
static struct buf why;

static enum status
parse(struct str line, struct article *x)
{
	struct ingest_options o = {.name = STR("wire.jsonl"),
		.now = INT64_C(1773500000)}; /* 2026-03-14 */

	buf_clear(&why);
	return ingest_jsonl_line(a, line, &o, x, &why);
}

static void
good(void)
{
	struct article x;

	is_int(parse(STR("{\"id\": 17, \"outlet\": \"Harbour Courier\", "
	    "\"url\": \"https://courier.example/17\", "
	    "\"published\": \"2026-03-14T13:40:00+01:00\", "
	    "\"title\": \"Ostra floods\", \"author\": null, "
	    "\"paragraphs\": [\"Ostra floods\", \"\", \"The river rose by "
	    "two metres on Saturday.\", \"Read more\"]}"), &x), STATUS_OK,
	    "an article");
	is_c(x.source_id, "17", "a numeric id");
	is_c(x.outlet, "Harbour Courier", "outlet");
	is_c(x.title, "Ostra floods", "title");
	ok(!x.author.s, "null is absent");
	is_c(civil_rfc3339(a, x.published.at), "2026-03-14T12:40:00Z",
	    "published");
	is_c(x.when_from, "published", "and where it was read");
	is_int(x.nparas, 4, "paragraphs keep their number");
	is_int(x.paras[0].kind, PARA_HEADING, "the title again");
	is_int(x.paras[2].kind, PARA_BODY, "body");
	is_int(x.paras[3].kind, PARA_FURNITURE, "furniture");
}

/* An article without a date says what stood in its place. */
static void
misdated(void)
{
	static const char *const said[][2] = {
	    {"2099-01-01", "2099-01-01 is more than a month ahead"},
	    {"1970-01-01T00:00:00Z",
		"1970-01-01T00:00:00Z is where clocks begin"},
	    {"some day", "some day is no date"},
	    {"", NULL},
	};

	for (size_t i = 0; i < ARRAY_LEN(said); i++) {
		struct article x;

		parse(arena_printf(a, "{\"published\":\"%s\",\"text\":"
		    "\"The river rose.\"}", said[i][0]), &x);
		is_int(x.published.precision, PRECISION_UNKNOWN, "undated");
		if (said[i][1])
			is_c(x.when_from, said[i][1], "and why");
		else
			ok(!x.when_from.s, "nothing was said");
	}
}

static void
text(void)
{
	struct article x;

	is_int(parse(STR("{\"id\":\"a\",\"published\":\"2026-03-14\","
	    "\"text\":\"The river rose\\nby two metres.\\n\\n\\nNobody was "
	    "hurt.\\u0000\"}"), &x), STATUS_OK, "\"text\" instead");
	is_int(x.nparas, 2, "split at blank lines");
	is_c(x.paras[0].text, "The river rose by two metres.", "joined");
	is_c(x.paras[1].text, "Nobody was hurt.", "without the NUL");
	is_int(x.published.precision, PRECISION_DAY, "a day");
	is_c(x.outlet, "wire", "the outlet of last resort");
	is_int(parse(STR("{\"outlet\":\"Kela TV\",\"text\":\"Ostra (Kela TV) "
	    "- The river rose by two metres.\"}"), &x), STATUS_OK,
	    "a dateline with the outlet's own name");
	is_c(x.dateline, "Ostra", "the place is read");
	ok(!x.agency.n, "but no agency is credited");
	is_int(parse(STR("{\"text\":\"It rose\xff today, he said.\"}"), &x),
	    STATUS_OK, "a bad byte");
	is_c(x.paras[0].text, "It rose\xef\xbf\xbd today, he said.",
	    "is one U+FFFD");
}

static void
bad(void)
{
	static const struct {
		const char *line;
		enum status want;
		const char *why;
	} rows[] = {
		{"   ", STATUS_EMPTY, ""},
		{"[1]", STATUS_BAD_JSON, "is not a JSON object"},
		{"{\"id\":1}", STATUS_BAD_JSON,
		    "has neither \"paragraphs\" nor \"text\""},
		{"{\"paragraphs\":7}", STATUS_BAD_JSON,
		    "has \"paragraphs\" that are no list"},
		{"{\"paragraphs\":[[]]}", STATUS_BAD_JSON,
		    "has a paragraph that is no text"},
		{"{\"title\":[],\"text\":\"x\"}", STATUS_BAD_JSON,
		    "has a \"title\" that is no text"},
	};
	struct article x;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		is_int(parse(str_c(rows[i].line), &x), rows[i].want, "%s",
		    rows[i].line);
		is_c(buf_view(&why), rows[i].why, "and why");
	}
	is_int(parse(STR("{\"text\": \"cut of"), &x), STATUS_BAD_JSON,
	    "a cut line");
	ok(str_starts(buf_view(&why), STR("is not JSON: ")), "and why");
}

/* 100,000 words in one paragraph come in, cut where words end. */
static void
one_paragraph(void)
{
	struct article x;
	size_t bytes = 0;
	struct buf b;

	buf_init(&b, MiB);
	buf_cstr(&b, "{\"paragraphs\":[\"Before.\",\"");
	for (int i = 0; i < 100000; i++)
		buf_cstr(&b, i ? " river" : "river");
	buf_cstr(&b, "\",\"\"]}");
	is_int(parse(buf_view(&b), &x), STATUS_OK, "a very long paragraph");
	is_int(x.nparas, 12, "becomes ten");
	for (size_t i = 1; i < 11; i++) {
		bytes += x.paras[i].text.n + 1;
		if (!str_ends(x.paras[i].text, STR(" river")))
			break;
	}
	is_int(bytes, 600000, "of whole words, none lost");
	is_int(x.paras[11].text.n, 0, "and what is behind it stays");
	ok(!x.cut, "the text is whole");
	buf_free(&b);
}

/* The same string short and long: long ones have a reader of their own
 * (jsontext.c), which must find the same text and the same mistakes. */
static void
long_strings(void)
{
	static const char fill[] = "The river rose by two metres on Saturday "
	    "morning, the harbour master said, and fell again.";
	static const char *const strings[] = {
	    "plain", "it \\\"rose\\\" \\\\ there \\/ here",
	    "\\u00e9t\\u00C9 \\u20ac \\ud83d\\ude00", "a\\tb\\nc\\r\\fd\\be",
	    "a\\u0000b", "\\u00010", "\\u0001", "\\\\u00011", "\xc3\xa9\xe2\x82\xac",
	    "ends in \\\\", "\\ud83d alone", "\\udc00", "\\x", "\\u12g4", "\\u123",
	    "a\tb", "a\x01z", "",
	};
	struct buf b;

	buf_init(&b, KiB);
	for (size_t i = 0; i < ARRAY_LEN(strings); i++) {
		struct article x[2];
		enum status status[2];

		for (int n = 0; n < 2; n++) {
			buf_clear(&b);
			buf_printf(&b, "{\"id\":\"%s\",\"title\":\"%s%s%s\","
			    "\"paragraphs\":[\"%s\",\"b\"]}", n ? fill : "i",
			    n ? fill : "", strings[i], n ? fill : "",
			    n ? fill : "c");
			status[n] = parse(buf_view(&b), &x[n]);
		}
		is_int(status[1], status[0], "string %zu, long as short", i);
		if (status[0] != STATUS_OK)
			continue;
		ok(x[1].title.n == x[0].title.n + 2 * strlen(fill) ||
		    i == 3 || i == 9 || i == 15, "string %zu is whole", i);
		is_c(x[1].source_id, fill, "and is not taken for another");
		is_c(x[1].paras[1].text, "b", "nor what is short");
	}
	is_int(parse(STR("{\"text\":\"The river rose by two metres on Saturday "
	    "morning, the harbour master said, and fell."), &(struct article){0}),
	    STATUS_BAD_JSON, "a long string without an end");
	buf_free(&b);
}

int
main(void)
{
	a = arena_new();
	buf_init(&why, KiB);
	good();
	misdated();
	text();
	bad();
	one_paragraph();
	long_strings();
	buf_free(&why);
	arena_free(a);
	return tap_done();
}
