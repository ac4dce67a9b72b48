/*
 * wire.h - an article and its sketch, or a list of feeds, as bytes
 * between two processes.
 *
 * What comes in is checked as if an enemy had written it: the process
 * that read a document may be in the document's hands.
 */
#ifndef CLI_WIRE_H
#define CLI_WIRE_H

#include "src/base/buf.h"
#include "src/cluster/cluster.h"
#include "src/model/feed.h"

/* An article that was read, with what clustering takes from it; or feeds
 * alone. */
struct gathered {
	const struct subscription *feeds; /* when there are any: no article */
	size_t nfeeds;
	bool follow; /* a list names them; else each names itself */
	struct article article;
	struct sketch sketch;
	const struct term_word *words; /* of the sketch's terms */
};

void wire_put(struct buf *out, const struct gathered *g);
/* Strings point into 'bytes', arrays are in the arena.  False when the
 * bytes are neither. */
bool wire_take(struct arena *a, struct str bytes, struct gathered *out);

/* The same of an article alone, for whom its sketch is of no use. */
void wire_put_article(struct buf *out, const struct article *art);
bool wire_take_article(struct arena *a, struct str bytes,
    struct article *out);

#endif
