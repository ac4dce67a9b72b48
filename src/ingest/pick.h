/*
 * pick.h - what pagepick.c, which finds the story's place on a page, and
 * pagestory.c, which takes the story from there, know of its elements.
 */
#ifndef INGEST_PICK_H
#define INGEST_PICK_H

#include "src/ingest/blocks.h"
#include "src/ingest/markup.h"

#define PICK_ANCESTORS 64

/* What an element holds; hangs on xmlNode._private. */
struct held {
	size_t text;   /* bytes of running text */
	double score;
};

/* Bytes of running text in an element. */
size_t pick_text(const xmlNode *n);

/* A block of running text; one that ends a sentence. */
bool pick_is_text(const struct block *b);
bool pick_ends_sentence(struct str s);

/* Class and id of one element without case and signs: "article-body" as
 * "articlebody", with a space before and behind each. */
#define PICK_NAMES 512
struct str pick_names(const xmlNode *n, char buffer[PICK_NAMES]);
bool pick_named(struct str names, const char *const *words, size_t n);

/* What asks for consent; it holds much text on some pages. */
bool pick_asks_consent(const xmlNode *n, const void *unused);

/* The story in 'container', one of the elements of 'root', into 'out'.
 * 'all' are the blocks of the page.  (pagestory.c) */
void story_take(struct arena *a, const xmlNode *container,
    const blocks *all, struct str title, paragraphs *out);

#endif
