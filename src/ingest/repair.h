/*
 * repair.h - what is done to a document before libxml2 sees it.
 */
#ifndef INGEST_REPAIR_H
#define INGEST_REPAIR_H

#include "src/base/arena.h"
#include "src/base/status.h"

/* No real tag has so many; parsing them is quadratic (HARDENING 0.3). */
#define ATTRIBUTES_LIMIT 1000

/* A feed's XML as well-formed XML without document type: any UTF-8 in,
 * and out what libxml2 takes without complaint.  *mended says whether
 * something had to be put right that was wrong.  Returns OK, BAD_FORMAT
 * (no element in it), TOO_DEEP (too many attributes), TOO_BIG. */
enum status repair_xml(struct arena *a, struct str s, struct str *out,
    bool *mended);

/* HTML for libxml2's HTML parser: NUL and controls dropped, character
 * references resolved, CDATA marks taken off.  Returns OK, TOO_DEEP,
 * TOO_BIG. */
enum status repair_html(struct arena *a, struct str s, struct str *out);

#endif
