/*
 * discover.h - from what a person types to a feed.
 */
#ifndef CLI_DISCOVER_H
#define CLI_DISCOVER_H

#include <signal.h>

#include "src/cli/reading.h"
#include "src/fetch/http.h"

struct discover {
	struct readers *readers;
	struct http *http;
	const struct logins *logins; /* may be NULL */
	struct arena *a;	     /* for all that is found */
	const volatile sig_atomic_t *stop;
};

/* A feed that was read. */
struct discovered {
	struct str url; /* where to ask for it */
	struct str title, site;
	/* The page it was found on; absent when the address was its own. */
	struct str page;
	/* Other feeds of the page that were not chosen. */
	const struct feed_link *others;
	size_t nothers;
};

/* 'url' is canonical.  OK; NO_ARTICLE when neither it nor what it leads
 * to is a feed, IO when it cannot be had, with the sentence's end in
 * 'why'; INTERRUPTED. */
enum status discover(struct discover *d, struct str url,
    struct discovered *out, struct buf *why);

#endif
