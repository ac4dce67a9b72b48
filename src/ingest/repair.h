/*
 * repair.h - what is done to a document before libxml2 sees it.
 */
#ifndef INGEST_REPAIR_H
#define INGEST_REPAIR_H

#include "src/base/arena.h"
#include "src/base/buf.h"
#include "src/base/status.h"

/* No real tag has so many; parsing them is quadratic. */
#define ATTRIBUTES_LIMIT 1000

/* A list of items is far from either; a parser makes some forty bytes
 * of a "0,". */
#define JSON_VALUES_LIMIT 1000000
#define JSON_DEPTH_LIMIT 64

/* What was put right, as bits, and the words for the warnings. */
#define MENDED_LIST(_) \
	_(BEFORE, 0, "text before the feed was left out") \
	_(CONTROLS, 1, "control characters were left out") \
	_(SIGNS, 2, "'&' or '<' that is no markup was taken for text") \
	_(NAMES, 3, "HTML's names of characters were resolved") \
	_(TAGS, 4, "tags that do not fit were closed or left out") \
	_(ATTRIBUTES, 5, "damaged attributes were mended or left out") \
	_(CUT, 6, "the document breaks off; what is whole was read") \
	_(BEHIND, 7, "text behind the feed was left out") \
	_(ESCAPES, 8, "escapes that mean nothing were taken for text") \
	_(COMMAS, 9, "commas too many were left out") \
	_(ENTITIES, 10, "entities that the document declares are not read")

enum mended {
#define MENDED_ENUM(name, bit, words) MENDED_##name = 1 << (bit),
	MENDED_LIST(MENDED_ENUM)
#undef MENDED_ENUM
};

/* A feed's XML as well-formed XML without document type: any UTF-8 in,
 * and out what libxml2 takes without complaint.  *mended gets the bits of
 * what had to be put right; adds to *out, which the caller made.  Returns OK, BAD_FORMAT
 * (no element in it), TOO_DEEP (too many attributes), TOO_BIG. */
enum status repair_xml(struct str s, struct buf *out, unsigned *mended);

/* Damaged JSON as what a strict parser may take; sound JSON as it is.
 * A document that breaks off keeps the items before.  Sets bits in
 * *mended.  Returns OK, TOO_BIG (too many values or levels). */
enum status repair_json(struct arena *a, struct str s, struct str *out,
    unsigned *mended);

/* HTML for libxml2's HTML parser: NUL and controls dropped, character
 * references resolved, CDATA marks taken off.  'piece': of a page, which
 * may have been cut anywhere.  Adds to *out, which the caller made.
 * Returns OK, TOO_DEEP, TOO_BIG. */
enum status repair_html(struct str s, bool piece, struct buf *out);

#endif
