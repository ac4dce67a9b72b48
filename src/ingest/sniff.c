/*
 * sniff.c - what a document is, by its first bytes and its name.
 */
#include "src/ingest/ingest.h"

#include "src/ingest/charset.h"
#include "src/ingest/list.h"

#define WINDOW (4 * KiB)

static const struct {
	const char *bytes;
	size_t n;
} binaries[] = {
	{"%PDF-", 5}, {"\x7f" "ELF", 4}, {"\x89PNG", 4}, {"GIF8", 4},
	{"\xff\xd8\xff", 3}, {"PK\x03\x04", 4}, {"\x1f\x8b", 2}, {"BZh", 3},
	{"\xfd" "7zXZ", 5}, {"SQLite format 3", 15}, {"RIFF", 4},
	{"OggS", 4}, {"ID3", 3}, {"\xca\xfe\xba\xbe", 4},
	{"\xd0\xcf\x11\xe0", 4}, {"\x28\xb5\x2f\xfd", 4},
};

/* Root elements; a prefix ("rdf:RDF", "atom:feed") is left out. */
static const struct {
	const char *name;
	enum ingest_format format;
} roots[] = {
	{"rss", INGEST_FEED}, {"feed", INGEST_FEED}, {"rdf", INGEST_FEED},
	{"channel", INGEST_FEED}, {"opml", INGEST_OPML},
	{"nitf", INGEST_NEWS}, {"newsitem", INGEST_NEWS},
	{"newsmessage", INGEST_NEWS}, {"packageitem", INGEST_NEWS},
	{"html", INGEST_PAGE}, {"head", INGEST_PAGE}, {"body", INGEST_PAGE},
};

static bool
is_binary(struct str s)
{
	size_t control = 0, nul = 0;

	for (size_t i = 0; i < ARRAY_LEN(binaries); i++)
		if (str_starts(s, (struct str){binaries[i].bytes,
		    binaries[i].n}))
			return true;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char b = (unsigned char)s.s[i];

		nul += b == 0;
		control += (b < 0x20 && !(b >= '\t' && b <= '\r') &&
		    b != 0x1b) || b == 0x7f;
	}
	/* Pages with a few NULs exist and can be mended. */
	return control * 20 > s.n || (nul > 0 && s.s[0] != '<');
}

static bool
name_ends(struct str name, const char *end)
{
	struct str e = str_c(end);

	return name.n >= e.n && str_ieq(str_from(name, name.n - e.n), e);
}

/* The first element's name without prefix; absent when there is none
 * within the window. */
static struct str
first_element(struct str s)
{
	for (size_t at = 0;;) {
		size_t end, colon;
		struct str rest, name;

		at = str_chr(s, '<', at);
		if (at == STR_NPOS || at + 1 >= s.n)
			return STR_NONE;
		rest = str_from(s, at);
		if (str_starts(rest, STR("<!--"))) {
			end = str_find(s, STR("-->"), at);
			if (end == STR_NPOS)
				return STR_NONE;
			at = end;
			continue;
		}
		if (rest.s[1] == '!' || rest.s[1] == '?') {
			at++;
			continue;
		}
		end = 1;
		while (end < rest.n && !strchr(" \t\r\n/>", rest.s[end]))
			end++;
		name = str_sub(rest, 1, end);
		colon = str_chr(name, ':', 0);
		return colon == STR_NPOS ? name : str_from(name, colon + 1);
	}
}

/* The root decides, not the document type: feeds have been seen under
 * HTML's. */
static enum ingest_format
markup(struct str s)
{
	struct str name = first_element(s);
	static const char *const feeds[] = {"<rss", "<feed", "<rdf:RDF"};

	for (size_t i = 0; i < ARRAY_LEN(roots); i++)
		if (str_ieq(name, str_c(roots[i].name)))
			return roots[i].format;
	/* A warning of some program may stand before the feed. */
	for (size_t i = 0; i < ARRAY_LEN(feeds); i++)
		if (str_ifind(s, str_c(feeds[i]), 0) != STR_NPOS &&
		    str_ifind(s, STR("<html"), 0) == STR_NPOS)
			return INGEST_FEED;
	return str_istarts(s, STR("<!doctype html")) ? INGEST_PAGE :
	    INGEST_UNKNOWN;
}

static enum ingest_format
json(struct str s, struct str name, struct str type)
{
	static const char *const members[] = {"\"home_page_url\"",
		"\"feed_url\"", "\"content_html\"", "\"content_text\"",
		"\"date_published\""};

	/* Its own mark, slashes escaped or not. */
	if (str_find(s, STR("jsonfeed.org/version"), 0) != STR_NPOS ||
	    str_find(s, STR("jsonfeed.org\\/version"), 0) != STR_NPOS ||
	    str_istarts(type, STR("application/feed+json")))
		return INGEST_JSON_FEED;
	/* Forgotten, or behind the items: members that only it has. */
	for (size_t i = 0; i < ARRAY_LEN(members); i++)
		if (str_find(s, STR("\"items\""), 0) != STR_NPOS &&
		    str_find(s, str_c(members[i]), 0) != STR_NPOS)
			return INGEST_JSON_FEED;
	if (name_ends(name, ".jsonl") || name_ends(name, ".ndjson"))
		return INGEST_JSON_LINES;
	s = str_trim(str_from(s, 1));
	return s.n && (s.s[0] == '"' || s.s[0] == '}') ? INGEST_JSON_LINES :
	    INGEST_UNKNOWN;
}

/* Enough of a tag to be one: "<p>", "<div class", "</", "<!". */
static bool
begins_tag(struct str s)
{
	return s.n >= 3 && s.s[0] == '<' &&
	    (s.s[1] == '!' || s.s[1] == '/' || s.s[1] == '?' ||
	    ((s.s[1] | 32) >= 'a' && (s.s[1] | 32) <= 'z')) &&
	    str_chr(s, '>', 0) != STR_NPOS;
}

enum ingest_format
ingest_sniff(struct str bytes, const struct ingest_options *o)
{
	enum ingest_format found = INGEST_UNKNOWN;
	struct arena *a;
	struct str s = str_sub(bytes, 0, WINDOW), type = o->content_type;

	if (str_trim(s).n == 0)
		return bytes.n > s.n ? INGEST_TEXT : INGEST_EMPTY;
	if (!charset_is_wide(s) && is_binary(s))
		return INGEST_BINARY;
	a = arena_new();
	if (charset_decode(a, s, charset_of_content_type(type), &s, NULL) !=
	    STATUS_OK)
		s = STR_NONE;
	s = str_trim(s);
	if (s.n && s.s[0] == '{')
		found = json(s, o->name, type);
	if (found == INGEST_UNKNOWN && s.n)
		found = markup(s);
	if (found == INGEST_UNKNOWN && urls_like(s, o->name, bytes.n > WINDOW))
		found = INGEST_URLS;
	if (found == INGEST_UNKNOWN)
		found = begins_tag(s) || name_ends(o->name, ".html") ||
		    name_ends(o->name, ".htm") ||
		    str_istarts(type, STR("text/html")) ||
		    str_istarts(type, STR("application/xhtml+xml")) ?
		    INGEST_PAGE : INGEST_TEXT;
	arena_free(a);
	return found;
}
