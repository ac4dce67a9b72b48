/*
 * compose.h - the last steps that all kinds of documents share.
 */
#ifndef INGEST_COMPOSE_H
#define INGEST_COMPOSE_H

#include "src/base/vec.h"
#include "src/ingest/ingest.h"

#define PARAGRAPH_LIMIT (64 * KiB)
#define PARAGRAPHS_LIMIT 5000
#define TITLE_LIMIT 2048 /* bytes; some 300 graphemes of any script */

typedef VEC(struct paragraph) paragraphs;

/* A title, name or address: one clean line, cut at TITLE_LIMIT; a copy,
 * so 'raw' may go. */
struct str compose_line(struct arena *a, struct str raw);

/* Adds clean text as a paragraph; one beyond the limit is broken into
 * several at spaces.  False when the limit of paragraphs is reached. */
bool compose_add(struct arena *a, paragraphs *p, struct str clean,
    enum para_kind kind);

/* Plain text: blank lines part paragraphs, and nothing else does.  False
 * when the limit of paragraphs is reached. */
bool compose_text(struct arena *a, struct str text, paragraphs *out);

/* Gives the article its paragraphs, sets their kinds, and fills in what
 * is absent of title, outlet, agency, author, dateline, published and
 * language from the text itself. */
void compose_article(struct arena *a, struct article *x, paragraphs *p,
    const struct ingest_options *o);

/* A feed that is one article. */
struct feed *compose_single(struct arena *a, const struct article *x,
    struct str format);

/* Writes the sentence's end when 'why' is not NULL; returns 's'. */
enum status compose_why(struct buf *why, enum status s, const char *fmt,
    ...) PRINTF_LIKE(3, 4);

/* A warning more; 'sentence' is clean and lives as long as the feed. */
void compose_warn(struct arena *a, struct feed *f, struct str sentence);
/* One for each repair (bits of enum mended). */
void compose_mended(struct arena *a, struct feed *f, unsigned mended);

/* What relative addresses stand against, as far as HTTP says it. */
struct str compose_base(struct arena *a, const struct ingest_options *o);

/* A date far in the future is no date of publication, nor is 1970-01-01
 * 00:00, which is written where a program had none. */
struct when compose_date(struct str s, const struct ingest_options *o);
/* Why compose_date() refused this, for article.when_from: "2199-01-01 is
 * more than a month ahead"; none for an empty one. */
struct str compose_misdated(struct arena *a, struct str said);

#endif
