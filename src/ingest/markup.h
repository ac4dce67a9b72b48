/*
 * markup.h - the only calls of libxml2's parsers, with the options that
 * hostile documents ask for, and small readers of its tree.
 *
 * The documents are foreign handles: markup_free() them.
 */
#ifndef INGEST_MARKUP_H
#define INGEST_MARKUP_H

#include <libxml/tree.h>

#include "src/base/arena.h"
#include "src/base/status.h"

/* Both repair first (repair.h) and return OK, BAD_FORMAT, TOO_DEEP or
 * TOO_BIG.  XML: *mended gets the bits of what was put right.  HTML: a
 * page or a piece. */
enum status markup_xml(struct str utf8, unsigned *mended, xmlDoc **out);
enum status markup_html(struct str utf8, bool piece, xmlDoc **out);

void markup_free(xmlDoc *doc); /* NULL is fine */

/* The node behind 'n' in document order inside 'root'; NULL at the end.
 * 'children' false passes over what is inside n.  No recursion. */
xmlNode *markup_next(const xmlNode *root, xmlNode *n, bool children);

/* The element's name is this one, in any case; prefixes that were never
 * declared are passed over. */
bool markup_is(const xmlNode *n, const char *name);
struct str markup_name(const xmlNode *n);

/* An attribute by local name in any case, a view into the tree; absent
 * when it is not there. */
struct str markup_attr(const xmlNode *n, const char *name);

/* All text inside, as it stands: in the arena, or a view into the tree. */
struct str markup_text(struct arena *a, const xmlNode *n);

/* 'href' against 'base'; as it stands when it cannot be resolved. */
struct str markup_url(struct arena *a, struct str href, struct str base);

#endif
