/* Feeds as they come, whole and broken.  All of them are invented. */
#include "src/base/civil.h"
#include "src/ingest/ingest.h"
#include "tests/tap.h"

static struct arena *a;
static const struct feed none = {.narticles = 0};

static const struct feed *
parse_at(struct str s, const char *base)
{
	struct ingest_options o = {.name = STR("feed.xml"),
		.base_url = str_c(base)};
	struct feed *f = NULL;

	return ingest_document(a, s, &o, &f, NULL) == STATUS_OK ? f : &none;
}

static const struct feed *
parse(struct str s)
{
	return parse_at(s, NULL);
}

/* The article, or an empty one. */
static const struct article *
item(const struct feed *f, size_t i)
{
	static const struct article empty = {.id = 0};

	return i < f->narticles ? &f->articles[i] : &empty;
}

static struct str
para(const struct article *x, size_t i)
{
	return i < x->nparas ? x->paras[i].text : STR("(none)");
}

static void
rss(void)
{
	const struct feed *f = parse(STR(
	    "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" "
	    "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "
	    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
	    "<channel><title>Kela Post</title>"
	    "<link>https://kela.example/</link><language>en_GB</language>"
	    "<image><title>Logo</title><url>l.png</url></image>"
	    "<item><title>Ostra &amp;amp; Nera rise</title>"
	    "<link>/flood</link><guid isPermaLink=\"false\">k-1</guid>"
	    "<description>&lt;p&gt;Water in town.&lt;/p&gt;</description>"
	    "<content:encoded><![CDATA[<p>The river <b>rose</b>.</p>"
	    "<script>x()</script><p>Nobody was hurt.<br>Not one.</p>]]>"
	    "</content:encoded>"
	    "<author>mira@kela.example (Mira Kol)</author>"
	    "<dc:creator>Mira Kol</dc:creator><dc:creator>Jan Dorn"
	    "</dc:creator><category>Floods</category>"
	    "<pubDate>Sat, 14 Mar 2026 13:40:00 +0100</pubDate></item>"
	    "<item><description>Only a summary.</description></item>"
	    "</channel></rss>"));
	const struct article *x = item(f, 0);

	ok(f->is_feed, "a feed");
	is_c(f->format, "rss-2.0", "its format");
	is_c(f->title, "Kela Post", "the feed's title, not its image's");
	is_c(f->language, "en-GB", "its language as BCP 47 writes it");
	is_int(f->narticles, 2, "two items");
	is_c(x->title, "Ostra & Nera rise", "a title escaped twice");
	is_c(x->url, "https://kela.example/flood", "a relative address");
	is_c(x->source_id, "k-1", "guid");
	is_c(x->summary, "Water in town.", "description");
	is_int(x->nparas, 2, "content is the text");
	is_c(para(x, 0), "The river rose.", "without markup");
	is_c(para(x, 1), "Nobody was hurt. Not one.", "or scripts");
	is_c(x->author, "Mira Kol, Jan Dorn", "authors");
	is_int(x->ncategories, 1, "a category");
	is_c(civil_rfc3339(a, x->published.at), "2026-03-14T12:40:00Z",
	    "published");
	is_c(x->outlet, "Kela Post", "the outlet");
	ok(!x->cut, "whole");
	ok(item(f, 1)->cut, "a summary is marked as cut");
	is_c(para(item(f, 1), 0), "Only a summary.", "but is the text");
	is_int(item(f, 1)->published.precision, PRECISION_UNKNOWN,
	    "no date is unknown");
}

static void
atom(void)
{
	const struct feed *f = parse(STR(
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\" "
	    "xml:base=\"https://kela.example/a/\">"
	    "<title type=\"text\">1 &lt; 2</title>"
	    "<entry><id>urn:k:1</id><title type=\"html\">The &lt;i&gt;Ostra"
	    "&lt;/i&gt;</title><link rel=\"enclosure\" href=\"x.mp3\"/>"
	    "<link href=\"one\"/><author><name>Mira Kol</name></author>"
	    "<source><title>Elsewhere</title></source>"
	    "<updated>2026-03-14T13:40:00Z</updated>"
	    "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/"
	    "xhtml\"><p>One.</p><p>Two.</p></div></content></entry>"
	    "<entry xml:lang=\"de\"><content mode=\"base64\" "
	    "type=\"text/html\">PHA+RHJlaTwvcD4=</content></entry></feed>"));
	const struct article *x = item(f, 0);

	is_c(f->format, "atom-1.0", "Atom");
	is_c(f->title, "1 < 2", "plain text stays plain");
	is_c(x->title, "The Ostra", "HTML loses its tags");
	is_c(x->url, "https://kela.example/a/one", "xml:base; the page's link");
	is_c(x->author, "Mira Kol", "author");
	is_int(x->nparas, 2, "XHTML content");
	is_c(para(x, 1), "Two.", "by paragraphs");
	is_c(x->language, "en", "the feed's language");
	is_c(civil_rfc3339(a, x->published.at), "2026-03-14T13:40:00Z",
	    "updated stands in for published");
	is_c(para(item(f, 1), 0), "Drei", "base64");
	is_c(item(f, 1)->language, "de", "the entry's own language");
}

static void
rdf(void)
{
	const struct feed *f = parse(STR(
	    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
	    " xmlns=\"http://purl.org/rss/1.0/\">"
	    "<item rdf:about=\"https://kela.example/1\"><title>One</title>"
	    "</item><channel><title>Kela</title></channel></rdf:RDF>"));

	is_c(f->format, "rdf-1.0", "RDF");
	is_c(f->title, "Kela", "its channel");
	is_int(f->narticles, 1, "an item beside and before the channel");
	is_c(item(f, 0)->url, "https://kela.example/1", "rdf:about");
}

static void
broken(void)
{
	static const struct {
		const char *feed;
		const char *titles; /* joined by '|' */
		const char *what;
	} rows[] = {
		{"<rss><channel><item><title>A<item><title>B</title></item>",
		    "A|B", "an item that is not closed"},
		{"<rss><channel><item><title>A</title></item><item><title>B",
		    "A|B", "a feed that breaks off"},
		{"junk <b>warning</b>\n<?xml version='1.0'?><rss><channel>"
		    "<item><title>A</title></item></channel></rss>",
		    "A", "junk before the feed"},
		{"<RSS><Channel><ITEM><Title>A</TITLE></Item></channel>",
		    "A", "names in any case"},
		{"<rss><channel><item><title>Q & A < B</title></item>",
		    "Q & A < B", "bare signs"},
		{"<rss><channel><item><title>caf&eacute; &#146;x&#x27;"
		    "</title></item>", "caf\xc3\xa9 \xe2\x80\x99x'",
		    "references never declared"},
		{"<rss><channel><item><title>A\x01\x02" "B</title></item>",
		    "AB", "control characters"},
		{"<rss a=1 b a=2><channel><item x='<>'><title>A</title>",
		    "A", "bad attributes"},
		{"<!DOCTYPE rss [<!ENTITY x \"boom\">]><rss><channel><item>"
		    "<title>A &x;</title></item>", "A &x;",
		    "entities are not declared"},
		{"<rss><channel><item><dc:title>A</dc:title></item>", "A",
		    "a prefix never declared"},
		{"<rss><channel><item><title><![CDATA[A <b>B</b>",
		    "A B", "CDATA that is not closed"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct feed *f = parse(str_c(rows[i].feed));
		struct str titles = STR("");

		for (size_t k = 0; k < f->narticles; k++)
			titles = arena_printf(a, "%.*s%s%.*s",
			    STR_ARG(titles), k ? "|" : "",
			    STR_ARG(f->articles[k].title));
		is_c(titles, rows[i].titles, "%s", rows[i].what);
	}
	is_int(parse(STR("<rss><channel><item><title>A</title></item>"))
	    ->nwarnings, 1, "a mended feed says so");
}

/* Each repair has its own sentence, and a sound feed none. */
static void
warnings(void)
{
	static const struct {
		const char *feed, *warning;
	} rows[] = {
		{"<rss><channel><item><title>A</title></item></channel></rss>",
		    "(none)"},
		{"<!-- x --><rss><item><title>A &amp; &#38;</title></item>"
		    "</rss><!-- y -->", "(none)"},
		{"warning<rss><item><title>A</title></item></rss>",
		    "text before the feed was left out"},
		{"<rss><item><title>A</title></item></rss><p>x</p>",
		    "text behind the feed was left out"},
		{"<rss><item><title>A</title></item>",
		    "the document breaks off; what is whole was read"},
		{"<rss><item><title>A & B</title></item></rss>",
		    "'&' or '<' that is no markup was taken for text"},
		{"<rss><item><title>A&nbsp;B</title></item></rss>",
		    "HTML's names of characters were resolved"},
		{"<rss><item><title>A</item></rss>",
		    "tags that do not fit were closed or left out"},
		{"<rss a=1><item><title>A</title></item></rss>",
		    "damaged attributes were mended or left out"},
		{"<rss><item><title>A\x02</title></item></rss>",
		    "control characters were left out"},
		{"<!DOCTYPE r [<!ENTITY x 'y'>]><rss><item/></rss>",
		    "entities that the document declares are not read"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct feed *f = parse(str_c(rows[i].feed));

		is_c(f->nwarnings ? f->warnings[0] : STR("(none)"),
		    rows[i].warning, "%s", rows[i].feed);
	}
}

/* By what an item is known when it comes again. */
static void
identities(void)
{
	static const struct {
		const char *url, *canonical;
	} rows[] = {
		{"http://www.Kela.example:80/a/1/?utm_source=x&amp;utm_medium=y",
		    "https://kela.example/a/1"},
		{"https://kela.example/a/1?fbclid=9#top",
		    "https://kela.example/a/1"},
		{"https://kela.example/a?id=7&amp;gclid=3&amp;p=2",
		    "https://kela.example/a?id=7&p=2"},
		{"https://kela.example/#!/story/7",
		    "https://kela.example/#!/story/7"},
		{"https://www.example/x", "https://www.example/x"},
		{"urn:kela:1", "urn:kela:1"},
	};
	const struct feed *f;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		f = parse(arena_printf(a, "<rss><channel><item><link>%s"
		    "</link></item></channel></rss>", rows[i].url));
		is_c(item(f, 0)->canonical, rows[i].canonical, "%s",
		    rows[i].url);
	}
	f = parse(STR("<rss><channel><item><guid>x</guid><link>http://k.e/1"
	    "</link></item><item><guid>x</guid><link>http://k.e/2</link>"
	    "</item><item><guid>y</guid><link>http://k.e/3</link></item>"
	    "<item><guid>y</guid><link>https://k.e/3/</link></item>"
	    "</channel></rss>"));
	ok(!item(f, 0)->source_id.n && !item(f, 1)->source_id.n,
	    "an id that two items share is none");
	is_c(item(f, 2)->source_id, "y", "one item twice keeps it");
	is_int(f->nwarnings, 1, "and it is said");
	f = parse(STR("<rss><channel><item><link>http://k.e/b#1</link></item>"
	    "<item><link>http://k.e/b#2</link></item></channel></rss>"));
	is_c(item(f, 1)->canonical, "http://k.e/b#2",
	    "nameless items on one page stay apart");
	is_c(item(f, 0)->canonical, "http://k.e/b#1", "both");
}

static void
pictures(void)
{
	const struct feed *f = parse(STR(
	    "<rss><channel><item><description>&lt;svg&gt;&lt;title&gt;The "
	    "bridge&lt;/title&gt;&lt;/svg&gt;</description></item><item><description>&lt;p&gt;"
	    "Water.&lt;svg&gt;&lt;title&gt;No&lt;/title&gt;&lt;/svg&gt;</description><tags>one, two</tags>"
	    "</item></channel></rss>"));

	is_c(para(item(f, 0), 0), "The bridge", "a drawing's title");
	is_c(para(item(f, 1), 0), "Water.", "only when there are no others");
	is_int(item(f, 1)->ncategories, 2, "tags parted by commas");
}

static void
json(void)
{
	const struct feed *f = parse(STR(
	    "{\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1.1\","
	    "\"title\":\"Kela Post\",\"language\":\"en\","
	    "\"home_page_url\":\"https://kela.example/\","
	    "\"authors\":[{\"name\":\"Desk\"},{\"name\":\"Night\"}],"
	    "\"items\":[{\"id\":7,\"url\":\"/7\",\"title\":\"1 < 2\","
	    "\"content_html\":\"<p>One &amp; a half.</p><p>Two.</p>\","
	    "\"date_published\":\"2026-03-14T13:40:00Z\","
	    "\"author\":{\"name\":\"Mira Kol\"},\"tags\":[\"a\",null]},"
	    "{\"id\":\"8\",\"title\":null,\"content_html\":null,"
	    "\"content_text\":\"a < b\\n\\nc & d\",\"language\":\"de\"},"
	    "{\"id\":\"9\",\"summary\":\"Short.\",\"tags\":7}, 5]}"));
	const struct article *x = item(f, 0);

	is_c(f->format, "json-feed-1.1", "JSON Feed");
	is_c(f->title, "Kela Post", "its title");
	is_int(f->narticles, 3, "items; a number is none");
	is_int(f->nwarnings, 1, "which is said");
	is_c(x->source_id, "7", "a number for an id");
	is_c(x->url, "https://kela.example/7", "a relative address");
	is_c(x->title, "1 < 2", "titles are no HTML");
	is_c(para(x, 0), "One & a half.", "content_html is");
	is_c(x->author, "Mira Kol", "an author as version 1 has it");
	is_int(x->ncategories, 1, "tags without null");
	is_c(civil_rfc3339(a, x->published.at), "2026-03-14T13:40:00Z",
	    "published");
	x = item(f, 1);
	is_c(para(x, 0), "a < b", "content_text is no HTML");
	is_c(para(x, 1), "c & d", "but has paragraphs");
	is_c(x->author, "Desk, Night", "the feed's authors");
	is_c(x->language, "de", "the item's language");
	ok(item(f, 2)->cut, "a summary only");
}

static void
json_broken(void)
{
#define HEAD "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":["
	static const struct {
		const char *feed, *titles, *warning;
	} rows[] = {
		{HEAD "{\"title\":\"A\"},{\"title\":\"B", "A",
		    "the document breaks off; what is whole was read"},
		{HEAD "{\"title\":\"A\"},{\"title\":oops}]}", "A",
		    "the document breaks off; what is whole was read"},
		{HEAD "{\"title\":\"A\",},]}", "A",
		    "commas too many were left out"},
		{HEAD "{\"title\":\"A\tB\"}]}", "A B",
		    "control characters were left out"},
		{HEAD "{\"title\":\"A\\xB\"}]}", "A\\xB",
		    "escapes that mean nothing were taken for text"},
		{HEAD "{\"title\":\"A\\ud83dB\"}]}", "A\xef\xbf\xbd" "B",
		    "escapes that mean nothing were taken for text"},
		{"{\"items\":[{\"title\":\"A\",\"content_text\":\"x\"}]}",
		    "A", "the feed does not name JSON Feed as its version"},
		{HEAD "{\"title\":\"A\"}]} junk", "A",
		    "text behind the feed was left out"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct feed *f = parse(str_c(rows[i].feed));

		is_int(f->narticles, 1, "%s", rows[i].feed);
		is_c(item(f, 0)->title, rows[i].titles, "its title");
		is_c(f->nwarnings ? f->warnings[0] : STR_NONE,
		    rows[i].warning, "and what was wrong");
	}
	is_int(parse(STR(HEAD "{\"title\":\"A"))->narticles, 0,
	    "no item is whole");
#undef HEAD
}

static void
json_hostile(void)
{
	struct ingest_options o = {.name = STR("x"),
		.content_type = STR("application/feed+json")};
	struct feed *f = NULL;
	struct buf b, why;

	buf_init(&b, 64 * MiB);
	buf_init(&why, KiB);
	buf_cstr(&b, "{\"items\":[");
	for (int i = 0; i < 1100000; i++)
		buf_cstr(&b, "0,");
	is_int(ingest_document(a, buf_view(&b), &o, &f, &why),
	    STATUS_TOO_BIG, "a million values are refused");
	is_c(buf_view(&why), "is JSON with more than 1000000 values or 64 "
	    "levels", "and why");
	buf_clear(&b);
	buf_cstr(&b, "{\"items\":");
	for (int i = 0; i < 100000; i++)
		buf_char(&b, '[');
	is_int(ingest_document(a, buf_view(&b), &o, &f, &why),
	    STATUS_TOO_BIG, "100,000 levels are refused");
	buf_free(&b);
	buf_free(&why);
}

static void
hostile(void)
{
	struct ingest_options o = {.name = STR("x")};
	struct buf b, why;
	struct feed *f = NULL;

	buf_init(&b, 64 * MiB);
	buf_init(&why, KiB);
	buf_cstr(&b, "<rss><channel><item><title>A</title>");
	for (int i = 0; i < 100000; i++)
		buf_cstr(&b, "<div>");
	buf_cstr(&b, "deep");
	is_c(item(parse(buf_view(&b)), 0)->title, "A",
	    "100,000 elements deep");
	buf_clear(&b);
	buf_cstr(&b, "<rss><channel><item ");
	for (int i = 0; i < 50000; i++)
		buf_printf(&b, "a%d='1' ", i);
	buf_cstr(&b, "><title>A</title></item></channel></rss>");
	is_int(ingest_document(a, buf_view(&b), &o, &f, &why),
	    STATUS_TOO_DEEP, "50,000 attributes are refused");
	is_c(buf_view(&why), "has a tag with more than 1000 attributes",
	    "and why");
	is_int(ingest_document(a, STR("<opml version='2.0'/>"), &o, &f, &why),
	    STATUS_BAD_FORMAT, "a list of no feeds");
	buf_free(&b);
	buf_free(&why);
}

/* "url type length" of each, a line each. */
static struct str
told_enclosures(const struct article *x)
{
	struct str out = STR("");

	for (size_t i = 0; i < x->nenclosures; i++)
		out = arena_printf(a, "%.*s%.*s %.*s %lld\n", STR_ARG(out),
		    STR_ARG(x->enclosures[i].url),
		    STR_ARG(x->enclosures[i].type),
		    (long long)x->enclosures[i].length);
	return out;
}

static void
enclosures(void)
{
	static const struct {
		const char *feed, *want, *what;
	} rows[] = {
		{"<rss><item><title>A</title><enclosure url='http://k.example/"
		    "a.mp3' type='audio/mpeg' length=' 512 '/><enclosure "
		    "url='javascript:x'/><enclosure url='http://k.example/"
		    "a.mp3'/></item></rss>",
		    "http://k.example/a.mp3 audio/mpeg 512\n",
		    "RSS; nothing but the web, nothing twice"},
		{"<rss><item><title>A</title><media:group><media:content "
		    "url='http://k.example/v' medium='video' fileSize='0'/>"
		    "</media:group></item></rss>",
		    "http://k.example/v video 0\n", "Media RSS in a group"},
		{"<feed xmlns='http://www.w3.org/2005/Atom' xml:base="
		    "'http://k.example/'><link rel='self' href="
		    "'http://k.example/f'/><entry><title>A</title><link "
		    "rel='enclosure' href='b.ogg' length='9'/><content "
		    "src='http://k.example/c'/></entry></feed>",
		    "http://k.example/b.ogg  9\n", "Atom"},
		{"{\"version\":\"https://jsonfeed.org/version/1.1\","
		    "\"items\":[{\"id\":1,\"attachments\":[{\"url\":"
		    "\"https://k.example/a.m4a\",\"mime_type\":"
		    "\"audio/x-m4a\",\"size_in_bytes\":89970236},7]}]}",
		    "https://k.example/a.m4a audio/x-m4a 89970236\n",
		    "JSON Feed"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		is_c(told_enclosures(item(parse(str_c(rows[i].feed)), 0)),
		    rows[i].want, "%s", rows[i].what);
}

/* By what articles of a feed are known. */
static void
addresses(void)
{
	const struct feed *f = parse(STR("<rss><channel><title>K</title>"
	    "<atom:link rel='self' href='http://k.example/f'/>"
	    "<item><title>A</title></item></channel></rss>"));

	is_c(f->address, "http://k.example/f", "where a feed says it is");
	is_c(item(f, 0)->feed, "http://k.example/f", "its articles know");
	f = parse(STR("<rss><channel><title>K</title><item><title>A</title>"
	    "</item></channel></rss>"));
	is_c(item(f, 0)->feed, "K", "else its title stands for it");
}

/* What HTTP says beside a document. */
static void
headers(void)
{
	static const struct {
		const char *location, *url, *what;
	} rows[] = {
		{NULL, "https://k.example/a/1", "no Content-Location"},
		{"/b/feed", "https://k.example/b/1", "a relative one"},
		{"http://n.example/c/", "http://n.example/c/1", "a whole one"},
		{"javascript:x()", "https://k.example/a/1", "one of no web"},
	};
	struct ingest_options o = {.name = STR("f"),
		.base_url = STR("https://k.example/a/feed"),
		.language = STR("en")};
	struct feed *f;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		f = NULL;
		o.location = str_c(rows[i].location);
		ingest_document(a, STR("<rss><channel><item><link>1</link>"
		    "<title>Ostra</title></item></channel></rss>"), &o, &f,
		    NULL);
		is_c(item(f ? f : &none, 0)->url, rows[i].url, "base: %s",
		    rows[i].what);
		is_c(f ? f->address : STR_NONE, "https://k.example/a/feed",
		    "the feed's own address is another matter");
	}
	is_c(f->language, "en", "language of a feed that says none");
	is_c(item(f, 0)->language, "en", "and of its items");
	ingest_document(a, STR("<rss><channel><language>fr</language><item>"
	    "<title>Ostra</title></item></channel></rss>"), &o, &f, NULL);
	is_c(f->language, "fr", "what the feed says is stronger");
	is_c(item(f, 0)->language, "fr", "for its items too");
	is_c(ingest_language(STR(" de-AT ")), "de-AT", "Content-Language");
	ok(!ingest_language(STR("de, en")).n, "of several, none");
	ok(!ingest_language(STR("x")).n, "or no tag");
}

/* Scripts in a description: never shown where they are whole. */
static void
scripts(void)
{
	static const struct {
		struct str html;
		const char *shown, *what;
	} rows[] = {
		{STR("A<script>x('<script>')</script>B"), "AB",
		    "up to the first end"},
		{STR("A<script>x()<script>y()</script>B</script>C"), "ABC",
		    "in order, as in browsers"},
		{STR("A</script>B<script>x()</script>C"), "ABC",
		    "behind an end tag that ends nothing"},
		{STR("A</script>B<script>x()<script>y()</script>C"),
		    "ABx()C", "there start tags that nothing ends are no more"},
		{STR("A</script><script>\x1b]0;x\x07<script></script>"),
		    "A]0;x", "and what is shown is clean"},
		{STR("<html><head><title>Ostra</title></head><body>"
		    "<p>Rose.</p></body></html>"), "Ostra Rose.",
		    "a whole page with its title"},
		{STR("Kela <svg><title>No</title></svg>"), "Kela",
		    "which a drawing's is not"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		is_c(item(parse(arena_printf(a, "<rss><channel><item>"
		    "<description><![CDATA[%.*s]]></description></item>"
		    "</channel></rss>", STR_ARG(rows[i].html))), 0)->summary,
		    rows[i].shown, "scripts: %s", rows[i].what);
}

/* How often a feed says it is worth asking. */
static void
rhythms(void)
{
	const struct feed *f = parse(STR("<rss version='2.0'><channel>"
	    "<title>K</title><ttl> 90 </ttl><skipHours><hour>0</hour>"
	    "<hour>23</hour><hour>24</hour><hour>25</hour><hour>x</hour>"
	    "</skipHours><skipDays><day>Sunday</day><day>saturday</day>"
	    "<day>Kaleday</day></skipDays><item><title>A</title></item>"
	    "</channel></rss>"));

	is_int(f->rhythm.ttl, 5400, "ttl in minutes");
	is_int(f->rhythm.skip_hours, 0x800001, "hours, 24 is midnight");
	is_int(f->rhythm.skip_days, 0x41, "days by name");
	f = parse(STR("<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/"
	    "modules/syndication/'><channel><title>K</title>"
	    "<sy:updatePeriod>daily</sy:updatePeriod>"
	    "<sy:updateFrequency>4</sy:updateFrequency>"
	    "<item><title>A</title></item></channel></rss>"));
	is_int(f->rhythm.ttl, 6 * 3600, "four times a day");
	f = parse(STR("<rss version='2.0'><channel><title>K</title>"
	    "<ttl>99999999999999</ttl><updateFrequency>0</updateFrequency>"
	    "<updatePeriod>hourly</updatePeriod>"
	    "<item><title>A</title></item></channel></rss>"));
	is_int(f->rhythm.ttl, INT64_C(366) * 24 * 3600, "a year at most");
	f = parse(STR("<rss version='2.0'><channel><title>K</title>"
	    "<ttl>-5</ttl><updatePeriod>now</updatePeriod>"
	    "<item><title>A</title></item></channel></rss>"));
	is_int(f->rhythm.ttl, 0, "what is no time is none");
}

int
main(void)
{
	struct arena *mine = a = arena_new();

	rss();
	atom();
	rdf();
	broken();
	warnings();
	identities();
	pictures();
	enclosures();
	addresses();
	rhythms();
	scripts();
	headers();
	json();
	json_broken();
	json_hostile();
	hostile();
	arena_free(mine);
	return tap_done();
}
