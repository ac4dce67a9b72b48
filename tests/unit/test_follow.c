/* Lists of feeds: OPML and newsboat's urls. */
#include "src/ingest/ingest.h"
#include "tests/tap.h"

static struct arena *a;

/* "address|title|own title|tag,tag|!p" of each feed, a line each. */
static struct str
told(const struct feed *f)
{
	struct str out = STR("");

	for (size_t i = 0; i < f->nlist; i++) {
		const struct subscription *s = &f->list[i];

		out = arena_printf(a, "%.*s%.*s|%.*s|%.*s|", STR_ARG(out),
		    STR_ARG(s->address), STR_ARG(s->title),
		    STR_ARG(s->own_title));
		for (size_t k = 0; k < s->ntags; k++)
			out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out),
			    k ? "," : "", STR_ARG(s->tags[k]));
		out = arena_printf(a, "%.*s|%s%s\n", STR_ARG(out),
		    s->hidden ? "!" : "", s->paused ? "p" : "");
	}
	return out;
}

static const struct feed *
parse(struct str bytes, const char *name)
{
	static const struct feed none = {.nlist = 0};
	struct ingest_options o = {.name = str_c(name)};
	struct feed *f = NULL;

	return ingest_document(a, bytes, &o, &f, NULL) == STATUS_OK ? f :
	    &none;
}

#define OPML(body) "<opml version='2.0'><body>" body "</body></opml>"

static void
test_opml(void)
{
	static const struct {
		const char *opml, *want, *what;
	} rows[] = {
		{OPML("<outline text='Kela' xmlUrl='http://k.example/f'/>"),
		    "http://k.example/f|Kela|||\n", "text alone: the reader's"},
		{OPML("<outline text='K' title='K' xmlUrl='http://k.example'/>"),
		    "http://k.example||K||\n", "both alike: the feed's own"},
		{OPML("<outline text='M' title='K' xmlUrl='http://k.example'/>"),
		    "http://k.example|M|K||\n", "both"},
		{OPML("<outline title='K' xmlUrl='http://k.example'/>"),
		    "http://k.example||K||\n", "title alone"},
		{OPML("<outline text='News'><outline text='Near'><outline "
		    "text='K' xmlUrl='http://k.example'/></outline></outline>"),
		    "http://k.example|K||News,Near|\n", "folders are tags"},
		{OPML("<outline text='a'><outline xmlUrl='http://k.example'/>"
		    "</outline><outline text='b'><outline xmlUrl="
		    "'http://k.example'/></outline>"),
		    "http://k.example|||a,b|\n", "one feed in two folders"},
		{OPML("<outline xmlUrl='http://k.example' "
		    "category='x, /a/b,,x'/>"),
		    "http://k.example|||x,a,b|\n", "categories"},
		{OPML("<OUTLINE XMLURL='https://k.example/'/>"),
		    "https://k.example/||||\n", "capitals"},
		{OPML("<outline text='&quot;A&quot; &amp; B' "
		    "xmlUrl='feed:https://k.example/?a=1&b=2'/>"),
		    "https://k.example/?a=1&b=2|\"A\" & B|||\n",
		    "signs, bare and escaped; feed:"},
		{OPML("<outline xmlUrl='feed://k.example/f g'/>"),
		    "http://k.example/f%20g||||\n", "a space in an address"},
		{OPML("<outline type='rss' url='http://k.example'/>"
		    "<outline type='link' url='http://l.example'/>"),
		    "http://k.example||||\n", "version 1; a link is no feed"},
		{OPML("<outline xmlUrl='http://k.example' x:hidden='true' "
		    "x:paused='true'/>"),
		    "http://k.example||||!p\n", "hidden and paused"},
		{"<opml><outline xmlUrl='http://k.example'><outline text=",
		    "http://k.example||||\n", "cut off, no version"},
		{"junk<opml><body><outline text=K xmlUrl=http://k.example>"
		    "</wrong></body>", "http://k.example|K|||\n", "damaged"},
		{"<?xml version='1.0' encoding='windows-1252'?>"
		    OPML("<outline text='K\xe9la' xmlUrl='http://k.example'/>"),
		    "http://k.example|K\xc3\xa9la|||\n", "windows-1252"},
		{"<!DOCTYPE opml [<!ENTITY a \"aaaa\">]>"
		    OPML("<outline text='&a;' xmlUrl='http://k.example'/>"),
		    "http://k.example|&a;|||\n", "no entity expands"},
		{OPML("<outline xmlUrl='javascript:x'/><outline "
		    "xmlUrl='http://'/><outline xmlUrl='/etc/passwd'/>"), "",
		    "nothing that can be followed"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		is_c(told(parse(str_c(rows[i].opml), "x.opml")), rows[i].want,
		    "%s", rows[i].what);
}

static void
test_urls(void)
{
	static const struct {
		const char *urls, *want, *what;
	} rows[] = {
		{"http://k.example/f", "http://k.example/f||||\n", "alone"},
		{"http://k.example\tnews  \"a b\"\r\n",
		    "http://k.example|||news,a b|\n", "tags"},
		{"http://k.example \"~Kela\" !",
		    "http://k.example|Kela|||!\n", "title and mark"},
		{"\"http://k.example/a b\" x # y",
		    "http://k.example/a%20b|||x|\n", "quoted; a remark"},
		{"http://k.example \"~a \\\"b\\\" \\\\ c\"",
		    "http://k.example|a \"b\" \\ c|||\n", "backslashes"},
		{"http://k.example a\nhttp://k.example b\n# x\n\n",
		    "http://k.example|||a,b|\n", "twice"},
		{"http://k.example \"not closed",
		    "http://k.example|||not closed|\n", "a quote left open"},
	};
	const struct feed *f;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		is_c(told(parse(str_c(rows[i].urls), "urls")), rows[i].want,
		    "%s", rows[i].what);
	f = parse(STR("\"query:New:unread = \\\"yes\\\"\"\n"
	    "exec:/bin/x\nfilter:/bin/y:http://f.example/\n"
	    "file:///a.xml\ngopher://g.example/\nhttp://k.example\n"), "urls");
	is_int(f->nlist, 1, "what can be followed");
	is_int(f->nwarnings, 5, "each of the others is named");
	is_c(f->warnings[1], "\"exec:/bin/x\" is a program, which was not run",
	    "with its reason");
}

/* One address a million times, deep folders, many tags. */
static void
test_bombs(void)
{
	struct buf b;
	size_t n = 0;

	buf_init(&b, 64 * MiB);
	buf_cstr(&b, "<opml>");
	for (size_t i = 0; i < 150; i++)
		buf_printf(&b, "<outline text='t%zu'>", i);
	for (size_t i = 0; i < 20000; i++)
		buf_cstr(&b, "<outline xmlUrl='http://k.example'/>");
	n = parse(buf_view(&b), "x")->nlist;
	is_int(n, 1, "one feed 20,000 times, in 150 folders");
	ok(arena_used(a) < 32 * MiB, "in little memory: %zu", arena_used(a));
	arena_reset(a);
	buf_clear(&b);
	for (size_t i = 0; i < 20010; i++)
		buf_printf(&b, "http://k%zu.example\n", i);
	is_int(parse(buf_view(&b), "urls")->nlist, 20000, "and no more");
	buf_free(&b);
}

int
main(void)
{
	a = arena_new();
	test_opml();
	test_urls();
	arena_reset(a);
	test_bombs();
	arena_free(a);
	return tap_done();
}
