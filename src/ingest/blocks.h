/*
 * blocks.h - a tree of markup as a flat list of text blocks.
 *
 * A block is what a reader sees as one paragraph: the text between two
 * borders that block elements, headings, list items, table rows or two
 * line breaks make.  What is never shown (scripts, styles, forms'
 * content) is left out.
 */
#ifndef INGEST_BLOCKS_H
#define INGEST_BLOCKS_H

#include <libxml/tree.h>

#include "src/ingest/compose.h"

struct block {
	struct str text;	/* clean, one line */
	enum para_kind kind;
	const xmlNode *element; /* the block element it stands in */
	size_t linked;		/* bytes of it inside links */
};

typedef VEC(struct block) blocks;

/* The blocks inside 'root', in document order, at most PARAGRAPHS_LIMIT.
 * 'skip', when not NULL, is asked for each element whether to leave it
 * out with all inside it. */
void blocks_of(struct arena *a, const xmlNode *root,
    bool (*skip)(const xmlNode *n, const void *context),
    const void *context, blocks *out);

/* The blocks as paragraphs. */
void blocks_paragraphs(struct arena *a, const blocks *b, paragraphs *out);

/* The title and description that drawings (SVG) carry: all there is of a
 * text that is nothing but a drawing. */
void blocks_drawings(struct arena *a, const xmlNode *root,
    paragraphs *out);

/* A piece of HTML as paragraphs (those of a feed's description); of a
 * whole page the title comes first. */
void blocks_of_html(struct arena *a, struct str html, paragraphs *out);

#endif
