/*
 * store_page.h - articles whose pages are fetched for their full texts.
 *
 * An article waits from when it came cut in a feed whose pages are wanted
 * until its page was read, or has failed three times.
 */
#ifndef DB_STORE_PAGE_H
#define DB_STORE_PAGE_H

#include "db/store.h"

/* A page to be asked for. */
struct wanted_page {
	int64_t article, feed; /* feed 0: it came in none */
	struct str url;	       /* as the feed said it; absent: none */
	struct str title;
	struct str agent, proxy; /* of the feed; absent: as for all */
	bool guarded; /* it may not be at a private address */
};

/* An article waits from now on, if it is cut, has an address and never
 * waited before.  Between store_begin() and store_commit(). */
enum status store_want_page(struct store *s, int64_t article);

/* Up to 'most' of a feed's that are due, the newest first; nobody else
 * gets them until 'until'.  Between store_begin() and store_commit(). */
enum status store_claim_pages(struct store *s, struct arena *a, int64_t feed,
    int64_t now, int64_t until, size_t most, struct wanted_page **out,
    size_t *n);
/* One article's, waiting or not.  NOT_FOUND.  The same. */
enum status store_claim_page(struct store *s, struct arena *a,
    int64_t article, int64_t until, struct wanted_page *out);

/* What came of it: 'words' say what failed, absent: nothing.  It is asked
 * again from 'due' on, unless this was the third time.  The same. */
enum status store_page_ended(struct store *s, int64_t article,
    struct str words, int64_t due);

#endif
