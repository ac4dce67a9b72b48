/*
 * ingest.h - from bytes to articles.
 *
 * Feeds, pages, plain text and JSON Lines become the values of
 * model/feed.h.  Everything outside is taken for hostile: sizes, depth
 * and counts are limited, and text passes
 * text_clean().  Nothing is opened or fetched here.
 */
#ifndef INGEST_INGEST_H
#define INGEST_INGEST_H

#include "src/base/buf.h"
#include "src/ingest/charset.h"
#include "src/model/feed.h"

#define INGEST_PAGE_LIMIT (8 * MiB)
#define INGEST_FEED_LIMIT (32 * MiB)
#define INGEST_LINE_LIMIT (8 * MiB)

enum ingest_format {
	INGEST_UNKNOWN,
	INGEST_FEED,	  /* RSS, RDF, Atom */
	INGEST_JSON_FEED,
	INGEST_OPML,	  /* a list of feeds */
	INGEST_URLS,	  /* the same, newsboat's */
	INGEST_PAGE,	  /* HTML */
	INGEST_NEWS,	  /* NITF, NewsML-G2 */
	INGEST_TEXT,
	INGEST_JSON_LINES,
	INGEST_BINARY,
	INGEST_EMPTY,
};

struct ingest_options {
	/* The file's name without folder, or the address: the outlet of last
	 * resort. */
	struct str name;
	struct str base_url;	 /* what HTTP would have said; absent: unknown */
	struct str content_type; /* the same */
	/* Content-Location: relative addresses stand against it where it is
	 * one of the web; may itself be relative. */
	struct str location;
	int64_t now; /* only for refusing dates far in the future */
	struct languages *languages; /* may be NULL: no recognition */
	/* Content-Language: the language of what neither says nor shows its
	 * own. */
	struct str language;
	/* What a text is in unless it shows another; absent: unknown. */
	struct str expected;
};

/* Opens now what reading opens at its first use (the seed of JSON's
 * tables), for a process that is going to give up opening files. */
void ingest_begin(void);
/* The same with all decoders, which few documents need.  Given back with
 * charsets_free() (charset.h). */
struct charsets *ingest_ready(void);

/* The language in a Content-Language: absent when it names several, or
 * none.  A view into 'said'. */
struct str ingest_language(struct str said);

/* What the first bytes (4 KiB are enough) and the name say it is. */
enum ingest_format ingest_sniff(struct str bytes,
    const struct ingest_options *o);

/* Makes articles of one whole document that is no JSON Lines.  On
 * failure *out is untouched and 'why', when not NULL, gets the sentence's
 * end ("is larger than the limit of 32 MiB").
 * Returns OK, EMPTY, BINARY, TOO_BIG, BAD_ENCODING, BAD_FORMAT,
 * NO_ARTICLE. */
enum status ingest_document(struct arena *a, struct str bytes,
    const struct ingest_options *o, struct feed **out, struct buf *why);

/* A feed that a page leads to. */
struct feed_link {
	struct str url, title; /* whole; may be absent */
	bool named; /* by the page's head, else its address looks like one */
};

/* Those of a page, the likeliest first; none is no failure.  Returns OK,
 * BAD_FORMAT, TOO_BIG, TOO_DEEP. */
enum status ingest_feed_links(struct arena *a, struct str bytes,
    const struct ingest_options *o, struct feed_link **out, size_t *n);

/* An article as another reader kept it, in any UTF-8. */
struct ingest_item {
	struct str id, url, title, author, content;
	struct str base; /* for a relative url; may be absent */
	struct str feed; /* its title */
	struct str address; /* of the feed; may be absent */
	struct str enclosure, enclosure_type; /* may be absent */
	int64_t published; /* seconds since 1970; 0: unknown */
	bool plain;	   /* the content is no HTML */
	bool read, starred;
};

void ingest_item(struct arena *a, const struct ingest_item *item,
    const struct ingest_options *o, struct article *out);

/* A feed as another reader kept it; without address when it is none of
 * the web. */
struct subscription ingest_feed(struct arena *a, struct str address,
    struct str title, struct str site);

/* Makes an article of one line of JSON Lines.  Its paragraphs are kept
 * as they are, in number and order; only their kinds are recognised.
 * Returns OK, EMPTY (a blank line), BAD_JSON, TOO_BIG. */
enum status ingest_jsonl_line(struct arena *a, struct str line,
    const struct ingest_options *o, struct article *out, struct buf *why);

#endif
