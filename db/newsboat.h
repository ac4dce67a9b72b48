/*
 * newsboat.h - reads the cache.db of newsboat (and newsbeuter before it),
 * so that its readers keep their articles and what they have read.
 *
 * The file is somebody else's: it is opened for reading only and nothing
 * in it is trusted.
 */
#ifndef DB_NEWSBOAT_H
#define DB_NEWSBOAT_H

#include "src/base/buf.h"

struct newsboat;

/* As newsboat keeps it.  Strings are views until the next call. */
struct newsboat_item {
	struct str guid, title, author, url, content;
	struct str mime; /* of the content; absent: HTML */
	struct str base; /* for relative addresses; may be absent */
	struct str feed_title, feed_address;
	struct str enclosure, enclosure_type; /* may be absent */
	int64_t published; /* seconds since 1970; 0: unknown */
	bool read, flagged;
};

struct newsboat_feed {
	struct str address, title, site;
};

/* OK; else 'why' gets the end of a sentence: NO_ACCESS, BAD_FORMAT (an
 * SQLite file without newsboat's tables), BUSY, DAMAGED, IO.  'alone':
 * nobody else writes to it, so no lock is taken, no file is made beside
 * it, and it may be removed once it is open. */
enum status newsboat_open(const char *path, bool alone, struct buf *why,
    struct newsboat **out);

/* The next item that was not deleted, oldest first: OK or DONE, or what
 * went wrong, with 'why' as above. */
enum status newsboat_next(struct newsboat *n, struct newsboat_item *out,
    struct buf *why);
/* The same for its feeds. */
enum status newsboat_next_feed(struct newsboat *n,
    struct newsboat_feed *out, struct buf *why);
void newsboat_close(struct newsboat *n); /* NULL is fine */

#endif
