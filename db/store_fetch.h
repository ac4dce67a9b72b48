/*
 * store_fetch.h - what fetching must know of the feeds, and how they fare.
 *
 * A fetch takes a lease on each feed before it asks, so that two never
 * ask the same, and gives it back with what came of it.  Address tags
 * (ETag, Last-Modified) are stored in the transaction that follows the
 * one with the articles, never before it: a fetch that is killed in
 * between asks again and finds what is there already.
 */
#ifndef DB_STORE_FETCH_H
#define DB_STORE_FETCH_H

#include "db/store.h"
#include "src/model/feed.h"

/* A feed to be asked. */
struct fetch_feed {
	int64_t id;
	struct str address; /* what its articles know it by */
	struct str url, name; /* name: the reader's, or its own, or the url */
	struct str title;     /* the reader's; absent: none */
	struct str etag, modified;
	struct str agent, proxy; /* absent: as for all */
	int64_t every;		 /* s, 0: learnt */
	int64_t learnt;
	unsigned failures;
	bool full_text;
	bool public; /* its last good answer came from a public address */
	struct feed_rhythm rhythm; /* as it said the last time */
};

struct fetch_lease {
	struct str owner; /* of this process, never the same twice */
	int64_t now, until; /* until: less than an hour from now */
	bool all; /* those too that are not due, or gone */
};

/* Leases feeds that are followed, not paused, due and not leased, the
 * longest due first; of 'ids' when there are any.  A transaction of its
 * own. */
enum status store_lease_feeds(struct store *s, struct arena *a,
    const struct fetch_lease *lease, const int64_t *ids, size_t nids,
    struct fetch_feed **out, size_t *n);
/* Who holds a lease, each once. */
enum status store_lease_owners(struct store *s, struct arena *a,
    struct str **owners, size_t *n);
/* Gives back all leases of an owner.  A transaction of its own. */
enum status store_end_leases(struct store *s, struct str owner);

/* What came of asking. */
struct fetch_outcome {
	int64_t id, asked;
	bool good;	   /* a feed came, or 304 */
	bool unchanged;	   /* 304: tags and rhythm stay as they are */
	bool gone;	   /* 410 */
	unsigned status;   /* of HTTP; 0: none */
	struct str words;  /* what failed */
	size_t fresh;	   /* new articles */
	struct str url;	   /* its address from now on; absent: as it was */
	struct str etag, modified;
	struct feed_rhythm rhythm;
	bool public; /* from a public address */
	int64_t due, learnt;
};
/* Stores it and gives the lease back.  Between store_begin() and
 * store_commit(). */
enum status store_fetched(struct store *s, const struct fetch_outcome *o);

/* How all feeds fare, by id; a feed that was never asked has no times. */
enum status store_health(struct store *s, struct arena *a, int64_t now,
    struct feed_health **out, size_t *n);

/* What a reader may set for fetching it (store_edit_feed()); NULL: stays
 * as it is. */
struct fetch_edit {
	const int64_t *every;	       /* 0: learnt again */
	const struct str *agent, *proxy; /* empty: as for all */
	const bool *full_text;
	bool due_now; /* ask at the next fetch, gone or not, public or not */
};

#endif
