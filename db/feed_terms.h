/*
 * feed_terms.h - feed: and tag: in a query.
 *
 * The search index knows a feed by the address its articles came with;
 * what a reader calls it and how he tags it stands in the store and may
 * change any day.  So these terms are looked up first: which feeds do
 * they mean?  Few of them are asked of the index by their addresses, so
 * that a page still costs a page.  An address may be the beginning of
 * another, so each hit is checked.
 */
#ifndef DB_FEED_TERMS_H
#define DB_FEED_TERMS_H

#include "db/query.h"
#include "db/sql.h"

struct feed_term {
	const int64_t *feeds; /* ascending */
	size_t n;
	struct str match; /* of tag: what the index may know too */
	bool not;
};

/* Gives the query's terms what stands for them in the index; all of it
 * lives in the arena. */
enum status feed_terms(struct store *s, struct arena *a, struct query *q,
    struct feed_term **out, size_t *n);

bool feed_term_has(const struct feed_term *t, int64_t feed);

#endif
