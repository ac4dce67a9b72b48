/*
 * feed.h - RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed.
 */
#ifndef INGEST_FEED_READ_H
#define INGEST_FEED_READ_H

#include <libxml/tree.h>

#include "src/ingest/compose.h"

/* Articles of one feed, given as UTF-8.  Returns OK, BAD_FORMAT,
 * TOO_DEEP, TOO_BIG. */
enum status feed_parse(struct arena *a, struct str utf8,
    const struct ingest_options *o, struct feed **out, struct buf *why);

/* The same of a JSON Feed (jsonfeed.c).  Returns OK, BAD_FORMAT,
 * TOO_BIG. */
enum status jsonfeed_parse(struct arena *a, struct str utf8,
    const struct ingest_options *o, struct feed **out, struct buf *why);
/* Seeds JSON's tables, which else happens at their first use. */
void jsonfeed_ready(void);

/* A feed is written in one language, as a rule.  When its first articles
 * agree, those after them are taken for the same unless their script or
 * words contradict; asking the n-grams for each would cost more than all
 * the rest.  Nor are they asked again when they knew none of the first.
 * Begins zeroed. */
struct feed_languages {
	struct str common;
	unsigned agreed, unknown;
	bool differ;
};

void feed_compose(struct arena *a, struct article *x, paragraphs *p,
    const struct ingest_options *o, struct feed_languages *l);

/* What an element of a feed says (feedtext.c). */
enum feed_dialect { DIALECT_RSS, DIALECT_ATOM_03, DIALECT_ATOM_10 };

/* Its content as paragraphs, by the forms of text that the dialect
 * allows: plain, HTML, XHTML, base64.  'rich': RSS's text is HTML even
 * where it shows no sign of it. */
void feed_paragraphs(struct arena *a, const xmlNode *n,
    enum feed_dialect dialect, bool rich, paragraphs *out);

/* What base64 stands for; white space between the digits is left out,
 * junk ends it. */
struct str feed_base64(struct arena *a, struct str s);

/* Paragraphs as one line; and an element that is no rich text at once. */
struct str feed_join(struct arena *a, const paragraphs *p);
struct str feed_line(struct arena *a, const xmlNode *n,
    enum feed_dialect dialect);

/* The same of a text that may be HTML or not, by how it looks. */
struct str feed_unmarked(struct arena *a, struct str s);

/* A person: Atom's name, "mail (Name)", "Name <mail>", or as it is. */
struct str feed_person(struct arena *a, const xmlNode *n);

#endif
