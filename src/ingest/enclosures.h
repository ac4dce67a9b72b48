/*
 * enclosures.h - what an entry of a feed hands out beside its text.
 */
#ifndef INGEST_ENCLOSURES_H
#define INGEST_ENCLOSURES_H

#include <libxml/tree.h>

#include "src/model/article.h"

/* Adds one unless its address is none of the web, is known already, or
 * the article has enough of them.  Strings are raw; 'length' is decimal. */
void enclosures_add(struct arena *a, struct article *x, struct str url,
    struct str type, struct str length);

/* Those of an item: RSS's enclosure, Atom's link, RDF's resource, Media
 * RSS's content, also in its groups. */
void enclosures_read(struct arena *a, const xmlNode *item, struct str base,
    struct article *x);

#endif
