/*
 * furniture.h - tells an article's text from what stands around it.
 *
 * Works on paragraphs without markup: plain text, JSON Lines, and what
 * is left of feeds and pages.  Number, order and words of the paragraphs
 * stay as they are; only their kinds are set.  What the furniture says
 * about the text (who, when, where) is handed back.
 */
#ifndef INGEST_FURNITURE_H
#define INGEST_FURNITURE_H

#include "src/model/article.h"

/* What a text says about itself.  Texts are parts of the paragraphs or
 * static; what is not said is absent. */
struct masthead {
	struct str title, outlet, agency, author, dateline;
	struct when published;
	struct str when_from;
};

/* Sets the kinds of those of paras[0..n) that come in as BODY (markup
 * may have named others already), and fills 'm'.
 * 'title' is the title known from elsewhere, or absent: then the text's
 * own first line may be it. */
void furniture_mark(struct paragraph *paras, size_t n, struct str title,
    struct masthead *m);

/* Is the paragraph alone, by its words, certainly no article text?  (A
 * subscription offer, a share line, an agency's signature.) */
bool furniture_alone(struct str text);

/* Is it that, or by its words a caption? */
bool furniture_or_caption(struct str text);

#endif
