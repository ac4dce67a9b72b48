/*
 * phrases.h - words by which furniture and captions give themselves away.
 */
#ifndef INGEST_PHRASES_H
#define INGEST_PHRASES_H

#include "src/base/str.h"

enum phrase_sort {
	PHRASE_NONE,
	PHRASE_OFFER,	/* subscriptions, newsletters, accounts */
	PHRASE_MORE,	/* other articles, share and follow lines */
	PHRASE_NOTE,	/* disclaimers, credits, rights */
	PHRASE_CAPTION, /* pictures */
};

/* What a paragraph of 'words' words is by its phrases. */
enum phrase_sort phrase_sort(struct str text, size_t words);

/* An offer to read on for those who subscribe or log in; a label that
 * says so of an article. */
bool phrase_wall(struct str text, size_t words);
bool phrase_wall_label(struct str text, size_t words);

/* The name of a section standing alone ("World"). */
bool phrase_section(struct str text);

#endif
