/*
 * record.h - fields in one blob: a tag byte, the length (LEB128), the
 * bytes; one after the other.
 *
 * Reading a long row once is far cheaper than reading many short ones,
 * and nobody asks SQL about a single paragraph.  What is read back is
 * checked as if an enemy had written it: a length past the end stops the
 * reading, and nothing is copied or trusted but tags and lengths.
 */
#ifndef DB_RECORD_H
#define DB_RECORD_H

#include "src/base/buf.h"
#include "src/model/article.h"

void record_add(struct buf *b, char tag, struct str value);
/* Takes the next field off *rest.  False at the end and where the record
 * is damaged; then rest->n is not 0. */
bool record_next(struct str *rest, char *tag, struct str *value);

void record_number(struct buf *b, uint64_t n);
bool record_take_number(struct str *rest, uint64_t *n);
/* What was added from an int64_t that is not below 0: an id, a time. */
bool record_take_id(struct str *rest, int64_t *out);

/* An article without what its row in the store says: id, feed, outlet,
 * versions. */
void record_article(struct buf *b, const struct article *article);
/* The reverse; strings point into the record, arrays are in the arena.
 * DAMAGED when it is no whole record. */
enum status record_read_article(struct arena *a, struct str record,
    struct article *out);

#endif
