/*
 * look.h - what can be seen of one paragraph without its neighbours.
 * Internal to furniture.c and masthead.c.
 */
#ifndef INGEST_LOOK_H
#define INGEST_LOOK_H

#include "src/ingest/furniture.h"

struct look {
	struct str text;  /* without a date put before it */
	size_t words;	  /* runs of non-space */
	bool ends;	  /* with a full stop or the like */
	bool tells;	  /* long enough to be a sentence of the story */
	bool furniture;	  /* certain by its words */
	bool caption;	  /* the same */
	bool rule;	  /* signs alone, which part texts: no company */
};

struct look look_at(struct str paragraph);

/* The date a paragraph begins with behind at most a label ("date
 * 2017-11-21 FILE - ..."); the rest is what follows it. */
bool look_leading_date(struct str s, struct when *when, struct str *rest);

/* Nothing but a date with its labels and signs. */
bool look_date_line(struct str s, struct when *when);

/* "--Metro Wire", "(AFP)": the agency; absent when it is no signature. */
struct str look_signature(struct str s);

/* The lines above the story: paras[0..top).  Sets their kinds. */
void masthead_read(struct paragraph *paras, const struct look *looks,
    size_t top, struct str title, struct masthead *m);

/* "By Mira Kol, staff writer", amid the text. */
bool masthead_byline(const struct look *k);

/* "PARIS (AFP) - " at the beginning of the story. */
void masthead_dateline(struct str first, struct masthead *m);

#endif
