/*
 * pagemeta.c - title, author, date and the like of a page.
 *
 * One pass over the tree gathers every signal; then each field takes the
 * best.  The order is by how often each is right: for the title a headline
 * that the page's <title> agrees with, for dates meta, JSON-LD, <time>,
 * the address, the text.  Meta elements are looked for anywhere, because a
 * stray element in the head moves them into the body.
 */
#include "src/ingest/author.h"
#include "src/ingest/dates.h"
#include "src/ingest/markup.h"
#include "src/ingest/page.h"
#include "src/ingest/pick.h"
#include "src/text/clean.h"

/* Longer lines with a date tell of something that day. */
#define DATE_LINE_BYTES 120
#define REPLY_ANCESTORS 16
/* No headline or byline is made of so many elements and texts. */
#define LINE_NODES 300

struct signals {
	struct str title, og_title, h1, site, canonical, description;
	struct str meta_author, rel_author, byline, language;
	struct str label_author, label_kind, link_author, line_author;
	struct str meta_date, meta_modified, time, date_text, author_class;
	blocks lines; /* of the page, once they were needed */
	size_t h1s;
	bool h1_agrees;
	struct jsonld ld;
};

static void
keep(struct str *field, struct str found)
{
	if (!field->n)
		*field = found;
}

static const struct {
	const char *name;
	size_t offset;
} metas[] = {
	{"og:title", offsetof(struct signals, og_title)},
	{"og:site_name", offsetof(struct signals, site)},
	{"og:url", offsetof(struct signals, canonical)},
	{"og:description", offsetof(struct signals, description)},
	{"description", offsetof(struct signals, description)},
	{"author", offsetof(struct signals, meta_author)},
	{"article:author", offsetof(struct signals, meta_author)},
	{"og:article:author", offsetof(struct signals, meta_author)},
	{"dc.creator", offsetof(struct signals, meta_author)},
	{"byl", offsetof(struct signals, meta_author)},
	{"sailthru.author", offsetof(struct signals, meta_author)},
	{"parsely-author", offsetof(struct signals, meta_author)},
	{"twitter:label1", offsetof(struct signals, label_kind)},
	{"twitter:data1", offsetof(struct signals, label_author)},
	{"article:published_time", offsetof(struct signals, meta_date)},
	{"article:published", offsetof(struct signals, meta_date)},
	{"og:article:published_time", offsetof(struct signals, meta_date)},
	{"datepublished", offsetof(struct signals, meta_date)},
	{"pubdate", offsetof(struct signals, meta_date)},
	{"publishdate", offsetof(struct signals, meta_date)},
	{"publish-date", offsetof(struct signals, meta_date)},
	{"publish_date", offsetof(struct signals, meta_date)},
	{"sailthru.date", offsetof(struct signals, meta_date)},
	{"parsely-pub-date", offsetof(struct signals, meta_date)},
	{"dc.date", offsetof(struct signals, meta_date)},
	{"dc.date.issued", offsetof(struct signals, meta_date)},
	{"dcterms.created", offsetof(struct signals, meta_date)},
	{"dcterms.date", offsetof(struct signals, meta_date)},
	{"date", offsetof(struct signals, meta_date)},
	{"cxenseparse:recs:publishtime", offsetof(struct signals, meta_date)},
	{"article:modified_time", offsetof(struct signals, meta_modified)},
	{"datemodified", offsetof(struct signals, meta_modified)},
	{"lastmod", offsetof(struct signals, meta_modified)},
};

static void
read_meta(struct arena *a, const xmlNode *n, struct signals *s)
{
	struct str key = markup_attr(n, "property"), value;

	if (!key.n)
		key = markup_attr(n, "name");
	if (!key.n)
		key = markup_attr(n, "itemprop");
	value = markup_attr(n, "content");
	if (!key.n || !str_trim(value).n)
		return;
	for (size_t i = 0; i < ARRAY_LEN(metas); i++) {
		if (!str_ieq(key, str_c(metas[i].name)))
			continue;
		value = compose_line(a, value);
		/* Profiles elsewhere are no names. */
		if (metas[i].offset == offsetof(struct signals, meta_author) &&
		    !author_name(value).n)
			return;
		keep((struct str *)((char *)s + metas[i].offset), value);
		return;
	}
}

static bool
has_word(const xmlNode *n, const char *const *words, size_t count)
{
	struct str class = markup_attr(n, "class"), id = markup_attr(n, "id");
	struct str prop = markup_attr(n, "itemprop");

	if (!class.n && !id.n && !prop.n)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct str w = str_c(words[i]);

		if (str_ifind(class, w, 0) != STR_NPOS ||
		    str_ifind(id, w, 0) != STR_NPOS ||
		    str_ifind(prop, w, 0) != STR_NPOS)
			return true;
	}
	return false;
}

static bool
is_small(const xmlNode *n)
{
	size_t nodes = 0;

	for (xmlNode *at = n->children; at; at = markup_next(n, at, true))
		if (at == n || ++nodes > LINE_NODES)
			break;
	return nodes <= LINE_NODES;
}

/* The shown text of a small element; elements of one name nest fifty
 * thousand deep on a hostile page. */
static struct str
line_in(struct arena *a, const xmlNode *n)
{
	blocks b = {0};
	struct str out = STR_NONE;

	if (!is_small(n))
		return STR_NONE;
	blocks_of(a, n, NULL, NULL, &b);
	for (size_t i = 0; i < b.n && i < 8; i++)
		out = out.n ? arena_printf(a, "%.*s %.*s", STR_ARG(out),
		    STR_ARG(b.at[i].text)) : b.at[i].text;
	return out;
}

/* Those who answer a page have names too, and so do the fields where they
 * write them. */
static bool
of_replies(const xmlNode *n)
{
	static const char *const words[] = {"comment", "kommentar", "respond"};

	if (markup_is(n, "label") || markup_is(n, "input"))
		return true;
	for (int i = 0; i < REPLY_ANCESTORS && n &&
	    n->type == XML_ELEMENT_NODE && !markup_is(n, "article") &&
	    !markup_is(n, "main") && !markup_is(n, "body"); i++) {
		char buffer[PICK_NAMES];

		if (pick_named(pick_names(n, buffer), words, ARRAY_LEN(words)))
			return true;
		n = n->parent;
	}
	return false;
}

/* Sites keep a page for each who writes: /author/mira-kol/. */
static bool
leads_to_author(const xmlNode *n)
{
	static const char *const folders[] = {"/author/", "/authors/",
		"/autor/", "/autoren/", "/autores/", "/auteur/", "/auteurs/",
		"/autore/", "/autori/", "/avtor/", "/staff/", "/newsteam/",
		"/creator/", "/contributor/", "/contributors/", "/reporter/",
		"/columnist/", "/journalist/", "/journalisten/",
		"/staff-contributors/", "/redakteur/", "/redaktion/"};
	struct str href = markup_is(n, "a") ? markup_attr(n, "href") :
	    STR_NONE;

	for (size_t at = 0; (at = str_chr(href, '/', at)) != STR_NPOS; at++) {
		struct str rest = str_from(href, at);

		/* The folder itself lists them all. */
		for (size_t i = 0; i < ARRAY_LEN(folders) && rest.n > 1; i++)
			if ((rest.s[1] | 32) == folders[i][1] &&
			    str_istarts(rest, str_c(folders[i])) &&
			    rest.n > strlen(folders[i]))
				return true;
	}
	return false;
}

static void
read_author(struct arena *a, const xmlNode *n, struct signals *s)
{
	static const char *const by[] = {"byline", "author-name", "author_name",
		"authorname", "article-author", "post-author"};
	static const char *const author[] = {"author", "autor", "verfasser",
		"username", "writer"};
	struct str *field = NULL, text;
	size_t most = 120;

	if (str_ieq(markup_attr(n, "rel"), STR("author")) &&
	    !markup_is(n, "link"))
		field = &s->rel_author;
	else if (!s->byline.n && (has_word(n, by, ARRAY_LEN(by)) ||
	    str_eq(markup_attr(n, "class"), STR("fn"))))
		field = &s->byline;
	else if (!s->author_class.n && has_word(n, author, ARRAY_LEN(author)))
		field = &s->author_class, most = 60;
	else if (!s->link_author.n && leads_to_author(n))
		field = &s->link_author, most = 60;
	if (!field || field->n || of_replies(n))
		return;
	text = line_in(a, n);
	/* Several names after a mark are longer than a name. */
	if (author_marked(text))
		most = 160;
	if (text.n >= 3 && text.n < most && author_name(text).n &&
	    (field != &s->link_author || author_is_person(author_name(text))))
		*field = text;
}

static void
read_element(struct arena *a, const xmlNode *n, struct signals *s)
{
	static const char *const dates[] = {"date", "time", "publish",
		"posted", "datum", "fecha"};
	struct str text;

	/* Most elements have no attribute that could say anything. */
	if (n->type != XML_ELEMENT_NODE || !n->properties)
		return;
	read_author(a, n, s);
	if (!s->meta_date.n && str_ieq(markup_attr(n, "itemprop"),
	    STR("datePublished"))) {
		text = markup_attr(n, "datetime");
		s->meta_date = compose_line(a, text.n ? text :
		    line_in(a, n));
	}
	if (!s->date_text.n && has_word(n, dates, ARRAY_LEN(dates))) {
		struct date_span d;
		struct when when;

		text = line_in(a, n);
		if (text.n < 300 && date_find(text, &d))
			s->date_text = str_sub(text, d.start, d.end);
		/* "14.03.26" is a date where a date should be. */
		else if (text.n >= 6 && text.n <= 24 &&
		    date_parse(text, &when))
			s->date_text = text;
	}
}

static void
read_head(struct arena *a, const xmlNode *n, struct signals *s)
{
	struct str text;

	if (markup_is(n, "meta")) {
		read_meta(a, n, s);
	} else if (markup_is(n, "title")) {
		keep(&s->title, compose_line(a, markup_text(a, n)));
	} else if (markup_is(n, "html")) {
		keep(&s->language, arena_str(a, markup_attr(n, "lang")));
	} else if (markup_is(n, "h1")) {
		text = is_small(n) ? title_heading(a, n) : STR_NONE;
		s->h1s += text.n > 0;
		/* Of several the one that the page's title repeats. */
		if (text.n && (!s->h1.n || (!s->h1_agrees &&
		    title_agrees(a, text, s->title))))
			s->h1 = text;
		s->h1_agrees = title_agrees(a, s->h1, s->title);
	} else if (markup_is(n, "link")) {
		if (str_ieq(markup_attr(n, "rel"), STR("canonical")))
			s->canonical = arena_str(a, markup_attr(n, "href"));
	} else if (markup_is(n, "time")) {
		text = markup_attr(n, "datetime");
		keep(&s->time, arena_str(a, text.n ? text : line_in(a, n)));
	} else if (markup_is(n, "script") && str_ifind(
	    markup_attr(n, "type"), STR("ld+json"), 0) != STR_NPOS) {
		jsonld_read(a, markup_text(a, n), &s->ld);
	}
}

static const blocks *
lines_of(struct arena *a, const xmlNode *root, struct signals *s)
{
	if (s->lines.n == 0)
		blocks_of(a, root, NULL, NULL, &s->lines);
	return &s->lines;
}

/* The first line of the page that holds a date, if it is short or begins
 * with it. */
static struct str
date_line(const blocks *all)
{
	for (size_t i = 0; i < all->n; i++) {
		struct str s = all->at[i].text;
		struct date_span d;

		if (date_find(str_sub(s, 0, DATE_LINE_BYTES), &d) &&
		    (s.n <= DATE_LINE_BYTES || d.start == 0))
			return str_sub(s, d.start, d.end);
	}
	return STR_NONE;
}

/* Pages say to Twitter what a line of their card means. */
static bool
names_writer(struct str label)
{
	static const char *const words[] = {"written by", "verfasst von",
		"geschrieben von", "escrito por", "écrit par",
		"scritto da", "geschreven door", "napisane przez", "author",
		"autor"};

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (str_istarts(label, str_c(words[i])))
			return true;
	return false;
}

static void
gather(struct arena *a, xmlDoc *doc, struct signals *s)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	bool nameless;

	for (xmlNode *n = root; n; n = markup_next(root, n, true)) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		read_head(a, n, s);
		if (n->properties)
			read_element(a, n, s);
	}
	if (!names_writer(s->label_kind))
		s->label_author = STR_NONE;
	nameless = !s->ld.author.n && !s->rel_author.n && !s->meta_author.n &&
	    !s->label_author.n && !s->byline.n && !s->author_class.n &&
	    !s->link_author.n;
	if (nameless)
		s->line_author = author_in_lines(lines_of(a, root, s));
}

static struct str
choose_author(struct arena *a, const struct signals *s, struct str url)
{
	const struct str order[] = {s->ld.author, s->rel_author,
		s->meta_author, s->label_author, s->byline, s->author_class,
		s->link_author, s->line_author};
	const struct str outlets[] = {s->site, s->ld.publisher};
	struct str outlet = STR_NONE, login = STR_NONE;

	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		struct str name = author_name(order[i]), bare = name;

		/* "Mira Kol Kela Post" */
		if (s->site.n && str_ends(name, s->site))
			bare = str_trim(str_sub(name, 0,
			    name.n - s->site.n));
		if (author_is_person(bare))
			name = bare;
		if (!name.n)
			continue;
		if (author_is_outlet(a, name, outlets, ARRAY_LEN(outlets),
		    url))
			outlet = outlet.n ? outlet : name;
		else if (author_is_login(name))
			login = login.n ? login : name;
		else if (!login.n || author_is_person(name))
			return author_list(a, name);
	}
	return login.n ? login : outlet;
}

/* ".../2026/03/14/..." */
static struct str
date_in_url(struct str url)
{
	for (size_t at = 0; (at = str_chr(url, '/', at)) != STR_NPOS; at++) {
		struct str s = str_sub(url, at + 1, at + 11);
		struct date_span d;

		if (s.n == 10 && (s.s[4] == '/' || s.s[4] == '-') &&
		    date_find(s, &d) && d.start == 0 && d.end >= 8)
			return str_sub(s, 0, d.end);
	}
	return STR_NONE;
}

static bool
take_date(struct str said, const char *from, const struct ingest_options *o,
    struct page_meta *m)
{
	struct date_span d;

	m->published = compose_date(said, o);
	if (m->published.precision == PRECISION_UNKNOWN &&
	    date_find(said, &d))
		m->published = d.when;
	if (m->published.precision == PRECISION_UNKNOWN)
		return false;
	m->when_from = str_c(from);
	return true;
}

static void
choose_date(struct arena *a, const xmlNode *root, struct signals *s,
    const struct ingest_options *o, struct page_meta *m)
{
	const struct {
		struct str date;
		const char *from;
	} order[] = {
		{s->meta_date, "meta"}, {s->ld.published, "JSON-LD"},
		{s->time, "time element"},
		{date_in_url(m->url), "address"},
		{s->date_text, "text"}, {s->ld.modified, "JSON-LD"},
		{s->meta_modified, "meta"}, {s->ld.page_date, "JSON-LD"},
	};

	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		if (take_date(order[i].date, order[i].from, o, m))
			return;
	take_date(date_line(lines_of(a, root, s)), "text", o, m);
}

void
page_meta_read(struct arena *a, xmlDoc *doc, const struct ingest_options *o,
    struct page_meta *m)
{
	struct signals s = {.h1s = 0};

	*m = (struct page_meta){.published = {0, PRECISION_UNKNOWN}};
	gather(a, doc, &s);
	m->url = o->base_url.n ? text_clean(a, arena_str(a, o->base_url),
	    CLEAN_LINE) : s.canonical;
	if (s.canonical.n)
		m->url = text_clean(a, markup_url(a, s.canonical,
		    o->base_url.n ? compose_base(a, o) : m->url), CLEAN_LINE);
	m->title = title_choose(a, &(struct title_signals){s.title,
	    s.og_title, s.h1, s.ld.headline, s.site, m->url, s.h1s});
	m->author = choose_author(a, &s, m->url);
	m->outlet = s.site.n ? s.site : s.ld.publisher;
	m->summary = s.description;
	m->language = compose_line(a, s.language.n ? s.language :
	    s.ld.language);
	m->updated = compose_date(s.ld.modified.n ? s.ld.modified :
	    s.meta_modified, o);
	m->words = s.ld.words;
	m->paid = s.ld.paid;
	m->body = s.ld.body;
	choose_date(a, xmlDocGetRootElement(doc), &s, o, m);
}
