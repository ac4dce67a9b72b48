/*
 * review_record.h - why, mentions and articles of a discrepancy in one
 * blob: what the lists do not need.
 */
#ifndef DB_REVIEW_RECORD_H
#define DB_REVIEW_RECORD_H

#include "src/base/buf.h"
#include "src/model/review.h"

void review_record(struct buf *b, const struct discrepancy *d);
/* The reverse; strings point into the record, arrays lie in the arena.
 * False when it is no whole record: then nothing is known of it. */
bool review_record_read(struct arena *a, struct str record,
    struct discrepancy *d);

#endif
