/* Articles on web pages; the pages are invented. */
#include "src/base/civil.h"
#include "src/ingest/ingest.h"
#include "tests/tap.h"

#define LONG \
	"The river Ostra rose by two metres in the night, the water board " \
	"of Kela said, and some forty houses stand in the water. "
#define MORE \
	"Firemen brought eighty people to a school on the hill, where they " \
	"were given soup, blankets and a place to sleep. "

static struct arena *a;

static const struct article *
parse(struct str s)
{
	static const struct article none = {.id = 0};
	struct ingest_options o = {.name = STR("page.html"),
		.base_url = STR("https://kela.example/2026/03/14/flood")};
	struct feed *f = NULL;

	return ingest_document(a, s, &o, &f, NULL) == STATUS_OK ?
	    &f->articles[0] : &none;
}

static struct str
joined(const struct article *x)
{
	struct str out = STR("");

	for (size_t i = 0; i < x->nparas; i++)
		out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out), i ? "|" : "",
		    STR_ARG(x->paras[i].text));
	return out;
}

static void
news(void)
{
	const struct article *x = parse(STR(
	    "<!DOCTYPE html><html lang=en><head>"
	    "<title>Ostra floods Kela - Kela Post</title>"
	    "<meta property=og:site_name content='Kela Post'>"
	    "<script type='application/ld+json'>{\"@graph\":[{\"@type\":"
	    "\"WebSite\",\"name\":\"x\"},{\"@type\":[\"NewsArticle\"],"
	    "\"headline\":\"Ostra floods Kela\",\"datePublished\":"
	    "\"2026-03-14T13:40:00Z\",\"author\":[{\"name\":\"Mira Kol\"}]}]}"
	    "</script></head><body>"
	    "<nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>"
	    "<h1>Ostra floods Kela</h1>"
	    "<div class='article-body widget'><p>" LONG "</p>"
	    "<figure><img src=x><figcaption>The bridge of Kela on Saturday "
	    "morning, seen from the old mill.</figcaption></figure>"
	    "<div class=related><a href=/a>Dam of Kela ready</a></div>"
	    "<h2>Eighty in a school</h2><p>" MORE "</p>"
	    "<blockquote><p>\"We have not seen this since the dam was built,\" "
	    "the mayor said.</p></blockquote>"
	    "<p>Share this article</p></div>"
	    "<div id=comments><p>" MORE MORE "</p></div>"
	    "<footer><p>All rights reserved.</p></footer></body></html>"));

	is_c(joined(x), "The river Ostra rose by two metres in the night, the "
	    "water board of Kela said, and some forty houses stand in the "
	    "water.|Eighty in a school|Firemen brought eighty people to a "
	    "school on the hill, where they were given soup, blankets and a "
	    "place to sleep.|\"We have not seen this since the dam was built,"
	    "\" the mayor said.", "the story and nothing else");
	is_c(x->title, "Ostra floods Kela", "title");
	is_c(x->author, "Mira Kol", "author");
	is_c(x->outlet, "Kela Post", "outlet");
	is_c(x->language, "en", "language");
	is_c(civil_rfc3339(a, x->published.at), "2026-03-14T13:40:00Z",
	    "published");
	is_c(x->when_from, "JSON-LD", "and where it was read");
	is_int(x->paras[1].kind, PARA_HEADING, "a heading");
	is_int(x->paras[3].kind, PARA_QUOTE, "a quote");
}

static void
plain(void)
{
	const struct article *x = parse(STR(
	    "<title>Kela Post | Ostra floods the old town</title>"
	    "<table><tr><td><a href=1>One</a> <a href=2>Two</a></td><td>"
	    LONG "<br><br>" MORE "</td></tr></table>"));

	is_int(x->nparas, 2, "text in a table, parted by line breaks");
	is_c(x->title, "Ostra floods the old town", "the title is cut");
	is_c(civil_date(a, x->published.at), "2026-03-14",
	    "the date in the address");
	is_c(x->when_from, "address", "and says so");
	x = parse(STR("<p>" LONG "<p>" LONG "<p>" MORE "caf&eacute &check;"));
	is_int(x->nparas, 2, "a text is not taken twice");
	is_c(str_from(x->paras[1].text, x->paras[1].text.n - 9),
	    "caf\xc3\xa9 \xe2\x9c\x93", "names of HTML 5, and without ';'");
	x = parse(STR("<!-- open <p>" LONG "<p>" MORE));
	is_int(x->nparas, 2, "a comment that is not closed");
	x = parse((struct str){"<p>A\0 night of rain over Kela, he said."
	    "<p>Then it was over, and the sun rose.", 78});
	is_c(x->paras[0].text, "A night of rain over Kela, he said.",
	    "a NUL does not end the page");
}

/* What stands around the body and is the story's all the same. */
static void
pieces(void)
{
	const struct article *x = parse(STR(
	    "<title>Ostra floods Kela</title><article><header>"
	    "<h1>Ostra floods Kela</h1>"
	    "<p class=dek>A night of rain turns the lower town into a lake.</p>"
	    "<p class=article-intro>Some forty houses stand in the water since "
	    "Saturday. A school took the people in.</p>"
	    "<figure><p class=intro>The bridge of Kela was seen from the mill "
	    "on Saturday morning.</p></figure></header>"
	    "<div class=article-body><p>" LONG "</p><p>" MORE "</p></div>"
	    "</article>"));

	is_int(x->nparas, 3, "an introduction above the body");
	ok(str_starts(x->paras[0].text, STR("Some forty")), "is the first");
	x = parse(STR("<title>Ostra</title><h1>Ostra</h1><div>"
	    "<div class=row><div class=text><p>" LONG "</p></div></div>"
	    "<div class=row><img src=x></div>"
	    "<div class=row><div class=text><p>" MORE "</p></div></div>"
	    "</div>"));
	is_int(x->nparas, 2, "a body in rows");
	x = parse(STR("<title>Ostra</title><h1>Ostra</h1>"
	    "<div class=entry-content><p>Kela 12:10</p><p>" LONG "</p>"
	    "<ul><li>Ostra 4.20 metres</li><li>Lem 3.10 metres</li></ul>"
	    "<p>Read: <a href=/x>The dam of Kela is ready at last</a></p>"
	    "</div><p>Kela Post 2026</p>"));
	is_int(x->nparas, 4, "short lines beside the text are its own");
	is_c(x->paras[3].text, "Lem 3.10 metres", "and no others");
}

/* Who wrote it: not the outlet, not a reader, whom the page names. */
static void
authors(void)
{
	const struct article *x = parse(STR(
	    "<title>Ostra</title><meta name=author content='Kela Post'>"
	    "<meta property=og:site_name content='Kela Post'><body>"
	    "<h1>Ostra</h1><div class=byline>By Mira Kol, 14 March</div>"
	    "<div><p>" LONG "<p>" MORE "</div>"));

	is_c(x->author, "Mira Kol", "rather a person than the outlet");
	x = parse(STR("<title>Ostra</title><body><h1>Ostra</h1><div><p>" LONG
	    "<p>" MORE "</div><ol id=comments><li><b class=fn>Jon Ast</b>"
	    "<p>It was a wet night.</ol>"));
	is_c(x->author, "", "no reader");
	x = parse(STR("<title>Ostra</title><body><script "
	    "type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\","
	    "\"author\":{\"@id\":\"#1\"}},{\"@type\":\"Person\",\"@id\":"
	    "\"#1\",\"name\":\"Mira Kol\"}]}</script><h1>Ostra</h1><p>" LONG
	    "<p>" MORE));
	is_c(x->author, "Mira Kol", "by the name of what it refers to");
	x = parse(STR("<title>Ostra</title><body><h1>Ostra</h1><p>by Mira Kol"
	    "<div><p>" LONG "<p>" MORE "</div>"));
	is_c(x->author, "Mira Kol", "in a line under the headline");
}

/* A page that shows the beginning only says so. */
static void
cuts(void)
{
	const struct article *x = parse(STR(
	    "<title>Ostra</title><body><h1>Ostra</h1><div><p>" LONG "<p>" MORE
	    "</div><div class=offer><p>Already a subscriber? Log in.</div>"));

	ok(x->cut, "an offer to read on");
	is_c(x->cut_why, "the page asks to subscribe or log in to read on",
	    "is the reason");
	x = parse(STR("<title>Ostra</title><body><script "
	    "type='application/ld+json'>{\"@type\":\"NewsArticle\","
	    "\"isAccessibleForFree\":\"False\"}</script><h1>Ostra</h1><p>"
	    LONG "<p>" MORE));
	is_c(x->cut_why, "the full text is for subscribers", "it says so");
	x = parse(STR("<title>Ostra</title><body><script "
	    "type='application/ld+json'>{\"@type\":\"NewsArticle\","
	    "\"wordCount\":\"900\"}</script><h1>Ostra</h1><p>"
	    LONG "<p>" MORE));
	is_c(x->cut_why, "the page counts 900 words and shows 45",
	    "it counts more words");
	x = parse(STR("<title>Ostra</title><body><h1>Ostra</h1><p>" LONG
	    "<p>" MORE));
	ok(!x->cut, "a short article is whole");
	x = parse(STR("<script type='application/ld+json'>{\"@type\":"
	    "\"NewsArticle\",\"wordCount\":\"300\"}</script>"
	    "<h1>Ostra</h1><p>" LONG "<p>" MORE));
	ok(!x->cut, "a count of letters or of the whole page says nothing");
}

/* Where a story is told in another place than usual. */
static void
shapes(void)
{
	const struct article *x = parse(STR("<title>Ostra</title><body><main>"
	    "<h1>Ostra</h1>"
	    "<article class=card><header><h2>The river</h2></header><p>" LONG
	    "</article><article class=card><p>" MORE "</article>"
	    "<article class=card><p>" LONG MORE "</article></main>"));

	is_int((long long)x->nparas, 4, "sections that are articles");
	x = parse(STR("<title>Ostra</title><body><h1>Ostra</h1><article><p>"
	    LONG "<p>" MORE LONG "<p>" LONG MORE "</article><article><p>"
	    "Another story of another day begins here, and is told below."
	    "</article>"));
	is_int((long long)x->nparas, 3, "the article beside is another");
	x = parse(STR("<title>Ostra</title><body><h1>Ostra</h1><div>"
	    "<div>T</div><p>he river Ostra rose by two metres in the night, "
	    "the water board said.<p>" LONG "<p>" MORE "</div>"));
	ok(str_starts(joined(x), STR("The river Ostra rose")),
	    "a first letter drawn large");
	x = parse(STR("<title>Ostra</title><body><h1>Ostra</h1><p>Pictures "
	    "of the flood in Kela, from Saturday to Sunday noon.</p>"
	    "<figure><figcaption>" LONG "</figcaption></figure>"
	    "<figure><figcaption>" MORE "</figcaption></figure>"
	    "<figure><figcaption>" LONG MORE "</figcaption></figure>"
	    "<figure><figcaption>" MORE LONG "</figcaption></figure>"));
	is_int((long long)x->nparas, 5, "a gallery tells in its captions");
	x = parse(STR("<title>Ostra</title><script type="
	    "'application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody"
	    "\":\"" LONG "\\n" MORE LONG "\\n" LONG MORE LONG "\"}</script>"
	    "<body><h1>Ostra</h1><p>Your browser is too old for this page."));
	is_int((long long)x->nparas, 3, "a page that scripts draw");
	x = parse(STR("<title>Ostra</title><body><header><h1>Ostra</h1>"
	    "<p class=lead>The river rose higher than in any year since the "
	    "dam was built, and nobody in the town had been warned of it"
	    "</header><div class=article-body><p>" LONG "<p>" MORE "</div>"));
	is_int((long long)x->nparas, 3, "a lead without a stop");
	x = parse(STR("<title>Ostra</title><body><h1>Ostra</h1><div><p>" LONG
	    "<p id=newsletter-teaser>Every evening what was in the town, for "
	    "you to read.<p>" MORE LONG "<p>" LONG MORE "</div>"));
	is_int((long long)x->nparas, 3, "a paragraph named for what it is");
}

/* Each must be answered, and quickly: the sizes would show quadratic
 * work as minutes. */
static void
hostile(void)
{
	static const struct {
		const char *piece;
		int times;
		const char *what;
	} rows[] = {
		{"<!--", 500000, "unclosed comments"},
		{"<", 2000000, "signs"},
		{"&", 1000000, "ampersands"},
		{"<font>", 100000, "unclosed elements"},
		{"<div>x", 50000, "deep text"},
		{"<a href='x", 200000, "unclosed quotes"},
		{"<![CDATA[", 300000, "unclosed sections"},
		{"<script>", 200000, "unclosed scripts"},
		{"<p>x", 100000, "short paragraphs"},
	};
	struct ingest_options o = {.name = STR("page.html")};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct arena *mine = arena_new();
		struct feed *f = NULL;
		enum status status;
		struct buf b;

		buf_init(&b, 8 * MiB);
		buf_cstr(&b, "<html><p>");
		for (int k = 0; k < rows[i].times; k++)
			buf_cstr(&b, rows[i].piece);
		status = ingest_document(mine, buf_view(&b), &o, &f, NULL);
		ok(status == STATUS_OK || status == STATUS_NO_ARTICLE ||
		    status == STATUS_TOO_DEEP || status == STATUS_BAD_FORMAT,
		    "%s", rows[i].what);
		buf_free(&b);
		arena_free(mine);
	}
}

/* Thai has neither spaces between words nor full stops. */
#define THAI "เรือข้ามฟากออกจากท่าเรือช้ากว่ากำหนดหนึ่งชั่วโมงในเช้าวันจันทร์"

static void
unspaced(void)
{
	const struct article *x = parse(STR("<html><body><article>"
	    "<h1>x</h1><p>" THAI "</p><p>" THAI THAI "</p></article></body>"
	    "</html>"));

	is_c(joined(x), THAI "|" THAI THAI, "a story in Thai");
}

/* Which heading is the headline. */
static void
headlines(void)
{
	static const struct {
		const char *title, *h1, *want, *what;
	} rows[] = {
		{"Kela Post - Ostra floods Kela town",
		    "<h1><a href='/'>Kela Post</a></h1>",
		    "Ostra floods Kela town", "a site's name that leads home"},
		{"Ostra floods Kela | The Post",
		    "<h1 class='site-logo'>The Post</h1><h1>Ostra floods Kela"
		    "</h1>", "Ostra floods Kela", "a logo by its name"},
		{"Kela.example: Ostra floods Kela",
		    "<h1><a href='https://kela.example/?lang=en'><img alt=x>"
		    "Kela</a></h1><h1>Ostra floods Kela</h1>",
		    "Ostra floods Kela", "a home page in a language"},
		{"Kela &raquo; Archive &raquo; Ostra floods town", "",
		    "Ostra floods town", "the part that does not name the host"},
		{"Weather: Ostra floods the town",
		    "<h1><span class='teaser__dachzeile'>Weather</span> Ostra "
		    "floods the town</h1>", "Ostra floods the town",
		    "a line above the headline"},
		{"Ostra floods Kela",
		    "<h1>Ostra floods Kela<span class='sr-only'> | Kela Post"
		    "</span></h1>", "Ostra floods Kela",
		    "words for screen readers"},
		{"Flood: all news", "<h1><span class='kicker'>Flood:</span> all "
		    "news</h1>", "Flood: all news",
		    "too little is left without it"},
		{"Ostra floods Kela - Kela Post",
		    "<h1><a href='/2026/flood'>Ostra floods Kela</a></h1>",
		    "Ostra floods Kela", "a link to the article itself"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		is_c(parse(arena_printf(a, "<html><head><title>%s</title>"
		    "</head><body>%s<article><p>" LONG "</p><p>" MORE "</p>"
		    "</article></body></html>", rows[i].title,
		    rows[i].h1))->title, rows[i].want, "headline: %s",
		    rows[i].what);
}

int
main(void)
{
	struct arena *mine = a = arena_new();

	news();
	plain();
	pieces();
	authors();
	cuts();
	shapes();
	hostile();
	unspaced();
	headlines();
	arena_free(mine);
	return tap_done();
}
