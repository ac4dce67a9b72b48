/*
 * fetching.h - feeds from the network into the store.
 *
 * Asks the feeds (fetch/http.h), hands what comes to locked-in workers
 * (reading.h), gives the articles to the pipeline, and stores how each
 * feed fares in the same transactions.  Stopping anywhere, also by being
 * killed, loses nothing: a feed's tags are stored with its last articles
 * or after them, so what was not stored is asked for again.
 */
#ifndef CLI_FETCHING_H
#define CLI_FETCHING_H

#include <signal.h>

#include "db/store_fetch.h"
#include "src/cli/pipeline.h"
#include "src/cli/reading.h"
#include "src/fetch/http.h"

enum fetch_result { FETCH_READ, FETCH_UNCHANGED, FETCH_FAILED };

/* What is told of a feed when all of it is stored. */
struct fetch_report {
	const struct fetch_feed *feed;
	enum fetch_result result;
	size_t fresh; /* new articles */
	unsigned status;
	struct str words;    /* what failed; absent */
	struct str moved_to; /* absent */
	int64_t next;	     /* when it is asked again; 0: not any more */
};

/* The same of the page of one article, for its full text. */
struct page_report {
	int64_t article, feed; /* feed 0: it came in none */
	struct str title, url;
	bool good;
	struct str words; /* what failed; absent */
};

struct fetching {
	/* Set by the caller. */
	struct store *store;
	struct readers *readers;
	struct http_settings http;
	const struct logins *logins; /* may be NULL */
	const struct lexicon *aliases; /* as pipeline_aliases() */
	struct facts_worker *facts;    /* takes its share of the facts; may be
					  NULL */
	int64_t now;
	const volatile sig_atomic_t *stop;
	void (*tell)(void *arg, const struct fetch_report *r);
	void (*tell_page)(void *arg, const struct page_report *r);
	/* Something went on. */
	void (*progress)(void *arg, size_t ended, size_t all,
	    const struct pipeline_counts *c);
	void *arg;
	/* Articles whose pages are fetched whatever is set. */
	const int64_t *articles;
	size_t narticles;

	/* What came of it. */
	size_t news, failed; /* feeds */
	size_t pages, pages_failed;
	struct pipeline_counts counts;
};

/* Asks feeds that are leased.  OK also when some failed; INTERRUPTED
 * when *stop was set: what had come is stored; or what the store says. */
enum status fetching_run(struct fetching *f, struct fetch_feed *feeds,
    size_t n);

#endif
