/*
 * plain.h - an article from plain text as it was found.
 */
#ifndef INGEST_PLAIN_H
#define INGEST_PLAIN_H

#include "src/ingest/compose.h"

/* The paragraphs of a text: its blocks between blank lines when its
 * lines are wrapped, else its lines.  '*cut' says that some were beyond
 * the limit. */
void plain_paragraphs(struct arena *a, struct str text, paragraphs *out,
    bool *cut);

/* Returns OK or NO_ARTICLE. */
enum status plain_parse(struct arena *a, struct str utf8,
    const struct ingest_options *o, struct feed **out, struct buf *why);

#endif
