/*
 * identity.h - by what an article is known when it comes again.
 */
#ifndef INGEST_IDENTITY_H
#define INGEST_IDENTITY_H

#include "src/model/feed.h"

/* The address without what changes while the page stays the same:
 * scheme, "www.", forms for phones and AMP, last slash, fragment, order
 * of parameters, tracking.  Not for opening.  Other schemes stay as they are. */
struct str identity_address(struct arena *a, struct str url);

/* Gives an article whose id is an address the form it is known by. */
void identity_id(struct arena *a, struct article *x);

/* Gives the articles of a document their canonical addresses and takes
 * away ids that several of its items share. */
void identity_settle(struct arena *a, struct feed *f);

#endif
