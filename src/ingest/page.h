/*
 * page.h - the article on a web page.
 */
#ifndef INGEST_PAGE_H
#define INGEST_PAGE_H

#include <libxml/tree.h>

#include "src/ingest/blocks.h"
#include "src/ingest/compose.h"

/* The article of a page given as UTF-8.  Returns OK, BAD_FORMAT,
 * TOO_DEEP, TOO_BIG, NO_ARTICLE. */
enum status page_parse(struct arena *a, struct str utf8,
    const struct ingest_options *o, struct feed **out, struct buf *why);

/* Where on the page the text is (pagepick.c): its paragraphs, without
 * headline, captions and what stands around it.  'title' is the page's,
 * which is not repeated. */
void page_pick(struct arena *a, xmlDoc *doc, struct str title,
    paragraphs *out);

/* What the page says about its article (pagemeta.c). */
struct page_meta {
	struct str title, author, outlet, url, language, summary;
	struct when published, updated;
	struct str when_from;
	size_t words; /* of the article, as its JSON-LD counts; 0: unsaid */
	bool paid;    /* it says that the article is not free */
	struct str body; /* its text as told beside the page; may be HTML */
};

/* What a page says of its title; each may be absent. */
struct title_signals {
	struct str title, og_title, h1, headline; /* of JSON-LD */
	struct str site, url;
	size_t h1s; /* headings of the first level */
};

/* The best of it (pagetitle.c); absent when nothing is said. */
struct str title_choose(struct arena *a, const struct title_signals *s);
/* The headline in a heading of the first level; absent when that is the
 * site's own name. */
struct str title_heading(struct arena *a, const xmlNode *h1);
/* Does one hold the other, by letters and digits? */
bool title_agrees(struct arena *a, struct str one, struct str other);

void page_meta_read(struct arena *a, xmlDoc *doc,
    const struct ingest_options *o, struct page_meta *out);

/* Marks an article that the page shows only in part, with the reason
 * (pagecut.c); 'words' is how many it has. */
void page_cut(struct arena *a, xmlDoc *doc, const struct page_meta *m,
    size_t words, struct article *x);

/* What its JSON-LD says (jsonld.c); absent what it does not. */
struct jsonld {
	struct str headline, author, publisher, language, description, url;
	struct str published, modified;
	struct str page_date; /* of the page that the article is on */
	struct str body; /* the whole text, as it was written */
	size_t words;
	bool paid;
};

void jsonld_read(struct arena *a, struct str script, struct jsonld *io);

#endif
