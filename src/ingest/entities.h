/*
 * entities.h - character references of HTML: &eacute; &#8217; &#x2019;
 *
 * libxml2 knows the names of HTML 4 only, drops undeclared ones in XML,
 * and takes &#146; for the control character U+0092 instead of the
 * windows-1252 apostrophe everybody means.  So references are turned
 * into characters before it sees them.
 */
#ifndef INGEST_ENTITIES_H
#define INGEST_ENTITIES_H

#include "src/base/buf.h"

/* A row of data/entities.tsv; the table is sorted by name. */
struct entity {
	const char *name;
	uint32_t cp, second; /* second is 0 for most */
	bool bare;	     /* taken without a semicolon too */
};

extern const struct entity entity_table[];
extern const size_t entity_count;

struct reference {
	uint32_t cp, second;
	size_t length; /* bytes from the ampersand on */
};

/* Reads the reference that begins with the ampersand at 'at'.  False
 * when there is none: a bare ampersand.  A number that is no character
 * reads as U+FFFD. */
bool reference_read(struct str s, size_t at, struct reference *out);

/* Does it begin with one of the five that every parser knows? */
bool reference_of_xml(struct str s);

/* Appends what the reference stands for; the signs that markup is made
 * of are escaped again. */
void reference_write(struct buf *b, const struct reference *r);

#endif
