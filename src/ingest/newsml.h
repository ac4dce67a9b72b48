/*
 * newsml.h - news as the wires send it: NITF 3.x and NewsML-G2.
 */
#ifndef INGEST_NEWSML_H
#define INGEST_NEWSML_H

#include "src/ingest/compose.h"

/* The text items of one document: a <nitf>, a <newsItem>, or those of a
 * <newsMessage>.  Returns OK, BAD_FORMAT, TOO_DEEP or NO_ARTICLE. */
enum status newsml_parse(struct arena *a, struct str utf8,
    const struct ingest_options *o, struct feed **out, struct buf *why);

#endif
