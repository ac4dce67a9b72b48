#include "src/ingest/ingest.h"
#include "tests/tap.h"

static enum ingest_format
sniff(struct str s, const char *name)
{
	struct ingest_options o = {.name = str_c(name)};

	return ingest_sniff(s, &o);
}

int
main(void)
{
	static const struct {
		struct str bytes;
		enum ingest_format want;
		const char *what;
	} rows[] = {
		{{"", 0}, INGEST_EMPTY, "nothing"},
		{{" \n\t ", 4}, INGEST_EMPTY, "white space"},
		{{"\x89PNG\r\n\x1a\n", 8}, INGEST_BINARY, "a picture"},
		{{"%PDF-1.4 text", 13}, INGEST_BINARY, "a PDF"},
		{{"ab\0cd ef", 8}, INGEST_BINARY, "text with NUL"},
		{{"a\x01\x02\x03 bcd", 8}, INGEST_BINARY, "control characters"},
		{{"\xff\xfeH\0i\0!\0\n\0", 10}, INGEST_TEXT, "UTF-16 text"},
		{{"\0<\0r\0s\0s\0>\0<\0/\0r\0s\0s\0>", 22}, INGEST_FEED,
		    "UTF-16 feed without a mark"},
		{STR("<?xml version=\"1.0\"?>\n<!-- <html> -->\n<rss>"),
		    INGEST_FEED, "RSS behind a comment"},
		{STR("<rdf:RDF xmlns='x'>"), INGEST_FEED, "RDF"},
		{STR("<FEED>"), INGEST_FEED, "upper case"},
		{STR("Warning: line 3\n<?xml version='1.0'?><rss><channel>"),
		    INGEST_FEED, "a feed behind a warning"},
		{STR("<opml version='2.0'>"), INGEST_OPML, "OPML"},
		{STR("# mine\n\nhttps://kela.example/f news\n\"exec:/x y\"\n"),
		    INGEST_URLS, "newsboat's urls"},
		{STR("https://kela.example/f\nis an address."), INGEST_TEXT,
		    "a text that begins with an address"},
		{STR("<!DOCTYPE html><p>x"), INGEST_PAGE, "a page"},
		{STR("<p>Hello <b>you</b>"), INGEST_PAGE, "a piece of HTML"},
		{STR("1 < 2 and 3 > 2"), INGEST_TEXT, "text with signs"},
		{STR("<<<<<<<<"), INGEST_TEXT, "only signs"},
		{STR("{\"id\": 1, \"text\": \"x\"}\n"), INGEST_JSON_LINES,
		    "JSON Lines"},
		{STR("{\"version\": \"https://jsonfeed.org/version/1.1\"}"),
		    INGEST_JSON_FEED, "JSON Feed"},
		{STR("{curly} text"), INGEST_TEXT, "a brace"},
		{STR("Kela shook on Saturday."), INGEST_TEXT, "text"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		is_int(sniff(rows[i].bytes, "x"), rows[i].want, "%s",
		    rows[i].what);
	is_int(sniff(STR("plain words"), "x.HTML"), INGEST_PAGE,
	    "a name that ends in .html");
	is_int(sniff(STR("kela.example\nhttp://ostra.example/"), "urls"),
	    INGEST_URLS, "newsboat's urls by their name");
	return tap_done();
}
