/* NITF and NewsML-G2; the news are invented. */
#include "src/base/civil.h"
#include "src/ingest/ingest.h"
#include "tests/tap.h"

#define FIRST \
	"The river Ostra rose by two metres in the night, the water board " \
	"of Kela said on Saturday."
#define SECOND \
	"Firemen brought eighty people to a school on the hill, where they " \
	"were given soup and blankets."
#define NITF_BODY \
	"<body><body.head><hedline><hl1>Ostra floods Kela</hl1></hedline>" \
	"<byline>By <person>Mira Kol</person></byline><dateline><location>" \
	"KELA</location></dateline></body.head><body.content><block>" \
	"<p>" FIRST "</p><media media-type='image'><media-caption><p>The " \
	"bridge of Kela in the morning of Saturday.</p></media-caption>" \
	"</media><hl2>A school on the hill</hl2><p>" SECOND "</p></block>" \
	"</body.content></body>"
#define ITEM_HEAD(guid) \
	"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' " \
	"guid='" guid "' version='2' xml:lang='en'><itemMeta><provider " \
	"literal='Metro Wire'/><versionCreated>2026-03-14T15:00:00Z" \
	"</versionCreated><firstCreated>2026-03-14T13:40:00Z</firstCreated>" \
	"</itemMeta><contentMeta><headline>Ostra floods Kela</headline>" \
	"<by>By Mira Kol</by><language tag='en'/></contentMeta><contentSet>"
#define ITEM_TAIL "</contentSet></newsItem>"

static struct arena *a;

static const struct feed *
parse(struct str s)
{
	static const struct feed none = {.narticles = 0};
	struct ingest_options o = {.name = STR("news.xml")};
	struct feed *f = NULL;

	return ingest_document(a, s, &o, &f, NULL) == STATUS_OK ? f : &none;
}

static void
is_story(const struct article *x, size_t paras, const char *what)
{
	is_int(x->nparas, paras, "%s: paragraphs", what);
	is_c(x->paras[0].text, FIRST, "%s: the first", what);
	is_c(x->paras[x->nparas - 1].text, SECOND, "%s: the last", what);
	is_c(x->title, "Ostra floods Kela", "%s: title", what);
	is_c(civil_rfc3339(a, x->published.at), "2026-03-14T13:40:00Z",
	    "%s: published", what);
}

static void
nitf(void)
{
	const struct feed *f = parse(STR("<?xml version='1.0'?>"
	    "<nitf><head><docdata><doc-id id-string='k1'/><date.issue "
	    "norm='20260314T134000Z'/></docdata></head>" NITF_BODY
	    "</nitf>"));
	const struct article *x = f->articles;

	is_int(f->narticles, 1, "one article");
	if (f->narticles != 1)
		return;
	is_c(f->format, "nitf", "format");
	is_story(x, 4, "NITF");
	is_int(x->paras[1].kind, PARA_CAPTION, "a caption");
	is_int(x->paras[2].kind, PARA_HEADING, "a heading");
	is_c(x->author, "Mira Kol", "author");
	is_c(x->dateline, "KELA", "dateline");
	is_c(x->source_id, "k1", "id");
	f = parse(STR("<n:nitf xmlns:n='http://elsewhere.example/'><n:body>"
	    "<n:body.content><n:p>" FIRST "</n:p></n:body.content></n:body>"
	    "</n:nitf>"));
	is_int(f->narticles, 0, "another namespace is no NITF");
}

static void
newsml(void)
{
	const struct feed *f = parse(STR("<?xml version='1.0'?>"
	    "<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'>"
	    "<header><sender>metrowire.example</sender></header><itemSet>"
	    ITEM_HEAD("k1") "<inlineXML><nitf "
	    "xmlns='http://iptc.org/std/NITF/2006-10-18/'>" NITF_BODY
	    "</nitf></inlineXML>" ITEM_TAIL
	    ITEM_HEAD("k2") "<inlineXML><html "
	    "xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title>"
	    "</head><body><h1>Ostra floods Kela</h1><p>" FIRST "</p><p>"
	    SECOND "</p></body></html></inlineXML>" ITEM_TAIL
	    ITEM_HEAD("k3") "<inlineData contenttype='text/plain'>" FIRST
	    "\n\n" SECOND "</inlineData>" ITEM_TAIL
	    ITEM_HEAD("k4") "<remoteContent href='x.jpg'/>" ITEM_TAIL
	    "</itemSet></newsMessage>"));

	is_int(f->narticles, 3, "three items with text");
	if (f->narticles != 3)
		return;
	is_c(f->format, "newsml-g2", "format");
	ok(f->is_feed, "a message is a feed");
	is_story(&f->articles[0], 4, "as NITF");
	is_story(&f->articles[1], 2, "as XHTML");
	is_story(&f->articles[2], 2, "as plain text");
	is_c(f->articles[1].source_id, "k2", "id");
	is_c(f->articles[1].outlet, "Metro Wire", "provider");
	is_c(f->articles[1].language, "en", "language");
	is_c(civil_rfc3339(a, f->articles[1].updated.at),
	    "2026-03-14T15:00:00Z", "updated");
	f = parse(STR(ITEM_HEAD("k5") "<inlineData>" FIRST "</inlineData>"
	    ITEM_TAIL));
	ok(f->narticles == 1 && !f->is_feed, "an item alone");
	f = parse(STR("<packageItem xmlns='http://iptc.org/std/nar/2006-10-01/'"
	    " guid='p1'><groupSet root='g'><group id='g'><itemRef residref="
	    "'k1'><title>Ostra floods Kela</title></itemRef></group></groupSet>"
	    "</packageItem>"));
	is_int(f->narticles, 0, "a package only refers to others");
}

/* Less usual parts of both. */
static void
parts(void)
{
	const struct feed *f = parse(STR("<nitf><head><tobject><tobject.subject "
	    "tobject.subject.type='Disaster'/></tobject><docdata><date.release "
	    "norm='20260314'/><doc.copyright holder='Metro Wire'/><key-list>"
	    "<keyword key='flood'/><keyword key='Ostra'/></key-list></docdata>"
	    "</head><body><body.head><hedline><hl1>Ostra</hl1><hl2>Eighty in "
	    "a school</hl2></hedline><byline>By <person>Mira Kol</person> and "
	    "<person>Jan Dorn</person></byline></body.head><body.content><p>"
	    FIRST "</p><bq><block><p>All is wet, said the mayor.</p></block>"
	    "</bq><table><tr><td>Kela</td><td>2.1 m</td></tr></table><media>"
	    "<media-object encoding='base64'>AAAA</media-object><media-caption>"
	    "The bridge</media-caption><media-producer>Ast</media-producer>"
	    "</media><p>" SECOND "</p></body.content><body.end><tagline>Ends"
	    "</tagline></body.end></body></nitf>"));
	const struct article *x = f->articles;

	is_int(f->narticles, 1, "one article");
	if (f->narticles != 1)
		return;
	is_int(x->nparas, 6, "quotation, cells, caption");
	is_int(x->paras[1].kind, PARA_QUOTE, "a quotation");
	is_c(x->paras[4].text, "The bridge", "the picture's words alone");
	is_c(x->author, "Mira Kol, Jan Dorn", "two authors");
	is_c(x->outlet, "Metro Wire", "who holds the rights");
	is_c(x->summary, "Eighty in a school", "the second headline");
	is_int(x->ncategories, 3, "keywords and subject");
	is_c(civil_rfc3339(a, x->published.at), "2026-03-14T00:00:00Z",
	    "released");
	f = parse(STR("<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'"
	    "><itemSet><newsItem guid='k1'><itemMeta><provider qcode="
	    "'nprov:KPA'/><pubStatus qcode='stat:usable'/></itemMeta>"
	    "<contentMeta><contentCreated>2026-03-14</contentCreated><subject "
	    "qcode='m:1'><name>Flood</name></subject></contentMeta><contentSet>"
	    "<inlineXML contenttype='application/nitf+xml'><nitf><body>"
	    "<body.content/></body></nitf></inlineXML><inlineXML><div><p>" FIRST
	    "</p><p>" SECOND "</p></div></inlineXML><inlineData contenttype="
	    "'text/html'>&lt;p>Another rendition.</inlineData></contentSet>"
	    "</newsItem><newsItem guid='k2'><itemMeta><pubStatus qcode="
	    "'stat:canceled'/></itemMeta><contentSet><inlineData>" FIRST
	    "</inlineData></contentSet></newsItem><newsItem guid='k3'>"
	    "<contentSet><inlineData contenttype='text/html'>&lt;p>" FIRST
	    "&lt;/p>&lt;p>" SECOND "</inlineData></contentSet></newsItem>"
	    "</itemSet></newsMessage>"));
	is_int(f->narticles, 2, "the canceled one is left out");
	if (f->narticles != 2)
		return;
	is_int(f->nwarnings, 1, "which is said");
	is_int(f->articles[0].nparas, 2, "the first rendition with text");
	is_c(f->articles[0].outlet, "KPA", "a provider by its code");
	is_c(civil_rfc3339(a, f->articles[0].published.at),
	    "2026-03-14T00:00:00Z", "created");
	is_int(f->articles[1].nparas, 2, "escaped HTML");
}

/* Names of elements as senders write them. */
static void
name_spaces(void)
{
	static const struct {
		const char *attributes, *prefix, *what;
	} rows[] = {
		{"xmlns='http://iptc.org/std/nar/2006-10-01/'", "", "default"},
		{"xmlns='http://iptc.org/std/newsml/2006-05-01/'", "", "old"},
		{"xmlns:nar='http://iptc.org/std/nar/2006-10-01/'", "nar:",
		    "prefixed"},
		{"", "", "forgotten"},
		{"", "g2:", "a prefix that was never declared"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *p = rows[i].prefix;
		const struct feed *f = parse(arena_printf(a, "<?xml version="
		    "'1.0'?><%snewsItem %s guid='k1'><%sitemMeta>"
		    "<%sfirstCreated>2026-03-14T13:40:00Z</%sfirstCreated>"
		    "</%sitemMeta><%scontentMeta><%sheadline>Ostra floods Kela"
		    "</%sheadline></%scontentMeta><%scontentSet><%sinlineXML>"
		    "<x:nitf xmlns:x='http://iptc.org/std/NITF/2006-10-18/'>"
		    "<x:body><x:body.content><x:p>" FIRST "</x:p><x:p>" SECOND
		    "</x:p></x:body.content></x:body></x:nitf></%sinlineXML>"
		    "</%scontentSet></%snewsItem>", p, rows[i].attributes, p,
		    p, p, p, p, p, p, p, p, p, p, p, p));

		is_int(f->narticles, 1, "name space: %s", rows[i].what);
		if (f->narticles)
			is_story(f->articles, 2, rows[i].what);
	}
}

/* NITF beyond the plain case. */
static void
nitf_variants(void)
{
	const struct feed *f = parse(STR("<nitf xml:lang='en'><head><title>"
	    "Not this</title><docdata><date.issue norm='20260314T134000Z'/>"
	    "</docdata><pubdata name='Kela Post' date.publication='20260315'"
	    "/></head><body><body.head><hedline><hl1>Ostra floods Kela</hl1>"
	    "</hedline><note noteclass='editorsnote'><body.content><p>Note to "
	    "all desks: a new lead follows.</p></body.content></note><rights>"
	    "All rights</rights><byline>By Mira Kol <byttl>Staff Writer"
	    "</byttl></byline><dateline>KELA, <story.date norm='20260314'>"
	    "March 14</story.date></dateline><abstract><p>Water in town.</p>"
	    "</abstract></body.head><body.content><block><dateline><location>"
	    "NERA</location></dateline><p lede='true'>" FIRST "</p></block>"
	    "</body.content><body.content><p>" SECOND "</p><copyrite>2026 "
	    "Metro Wire</copyrite></body.content><body.end><bibliography>x"
	    "</bibliography></body.end></body></nitf>"));
	const struct article *x = f->articles;

	is_int(f->narticles, 1, "variants of NITF");
	if (!f->narticles)
		return;
	is_story(x, 2, "notes aside, two contents");
	is_c(x->author, "Mira Kol", "a byline without its title");
	is_c(x->dateline, "KELA", "a dateline without its date");
	is_c(x->outlet, "Kela Post", "where it was printed");
	is_c(x->summary, "Water in town.", "abstract");
	is_c(x->language, "en", "language");
	f = parse(STR("<nitf><body><body.head><hedline>Ostra</hedline>"
	    "</body.head><body.content><block><byline><person>Jan Dorn"
	    "</person></byline><p>" FIRST "</p></block></body.content></body>"
	    "</nitf>"));
	is_int(f->narticles, 1, "little is there");
	if (!f->narticles)
		return;
	is_c(f->articles->title, "Ostra", "a headline without parts");
	is_c(f->articles->author, "Jan Dorn", "a byline in the text");
	is_int(f->articles->nparas, 1, "which is none of it");
}

#define G2 "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='k'>"

/* What an envelope may say besides. */
static void
envelopes(void)
{
	const struct feed *f = parse(STR(G2 "<rightsInfo><copyrightHolder "
	    "literal='Holder'/></rightsInfo><itemMeta><itemClass qcode="
	    "'ninat:text'/><provider qcode='nprov:MW'><name xml:lang='fr'>Fil"
	    "</name><name xml:lang='en'>Metro Wire</name></provider>"
	    "<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/usable'/>"
	    "<link rel='irel:seeAlso'><title>Another</title></link>"
	    "</itemMeta><contentMeta><contentCreated>2026-03-14T13:40:00Z"
	    "</contentCreated><located type='cptype:city'><name>Kela</name>"
	    "</located><creator type='cpnat:organisation'><name>Metro Wire"
	    "</name></creator><creator type='cpnat:person'><name>Mira Kol"
	    "</name></creator><creator role='crol:writer'><name>Jan Dorn"
	    "</name></creator><contributor><name>Desk</name></contributor>"
	    "<language tag='en-GB'/><subject qcode='m:1'><broader><name>Wide"
	    "</name></broader></subject><subject literal='Rivers'/><slugline>"
	    "FLOOD-KELA</slugline><headline xml:lang='fr'>L'Ostra monte"
	    "</headline><headline xml:lang='en' role='hld:sub'>Eighty moved"
	    "</headline><headline xml:lang='en' role='hld:main'>Ostra floods "
	    "Kela</headline><description>Water in town.</description>"
	    "</contentMeta><partMeta><headline>A part</headline><language "
	    "tag='fr'/></partMeta><contentSet><inlineData contenttype="
	    "'image/png' encoding='base64'>iVBORw0KGgo=</inlineData>"
	    "<inlineData contenttype='text/plain' encoding='base64'>"
	    "VGhlIHJpdmVyIE9zdHJhIHJvc2UgYnkgdHdvIG1ldHJlcyBpbiB0aGUg\n"
	    "bmlnaHQuCgpOb2JvZHkgd2FzIGh1cnQu</inlineData></contentSet>"
	    "</newsItem>"));
	const struct article *x = f->articles;

	is_int(f->narticles, 1, "an envelope");
	if (!f->narticles)
		return;
	is_c(x->title, "Ostra floods Kela", "headline by language and role");
	is_c(x->outlet, "Metro Wire", "provider by language");
	is_c(x->author, "Mira Kol, Jan Dorn", "creators that are people");
	is_c(x->dateline, "Kela", "where it was written");
	is_c(x->language, "en-GB", "its language, not a part's");
	is_int(x->ncategories, 2, "subjects and slug, no codes");
	is_int(x->nparas, 2, "base64, and no picture");
	is_c(x->paras[1].text, "Nobody was hurt.", "as text");
	f = parse(STR(G2 "<itemMeta><itemClass qcode='ninat:text'/>"
	    "<embargoed>2126-03-14T13:40:00Z</embargoed></itemMeta>"
	    "<contentMeta><headline>Ostra</headline><description>" FIRST
	    "</description></contentMeta><contentSet><remoteContent href="
	    "'https://mw.example/k.html' contenttype='text/html'/>"
	    "</contentSet></newsItem>"));
	is_int(f->narticles, 1, "a text that is elsewhere");
	if (!f->narticles)
		return;
	is_c(f->articles->url, "https://mw.example/k.html", "its address");
	ok(f->articles->cut, "is cut");
	is_c(f->articles->paras[0].text, FIRST, "and told by its summary");
	ok(f->nwarnings == 1 && str_find(f->warnings[0], STR("embargo until "
	    "2126"), 0) != STR_NPOS, "an embargo is said");
	f = parse(STR(G2 "<itemMeta><pubStatus uri='http://cv.iptc.org/"
	    "newscodes/pubstatusg2/withheld'/></itemMeta><contentSet>"
	    "<inlineData>" FIRST "</inlineData></contentSet></newsItem>"));
	is_int(f->narticles, 0, "withheld, by address");
	f = parse(STR(G2 "<itemMeta><itemClass qcode='ninat:picture'/>"
	    "</itemMeta><contentMeta><description>The bridge.</description>"
	    "</contentMeta><contentSet><remoteContent href='x.jpg'/>"
	    "</contentSet></newsItem>"));
	is_int(f->narticles, 0, "a picture is no text");
}

int
main(void)
{
	struct arena *mine = a = arena_new();

	nitf();
	newsml();
	parts();
	name_spaces();
	nitf_variants();
	envelopes();
	arena_free(mine);
	return tap_done();
}
