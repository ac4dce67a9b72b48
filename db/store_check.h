/*
 * store_check.h - is the store what it should be?
 *
 * Articles, their texts, and what the reader did are what a store is.
 * All else is derived and can be made again: counts, identities, the
 * search index, and, by who computes it (cli/doctor), sketches, the
 * frequencies of terms, events and their facts.
 */
#ifndef DB_STORE_CHECK_H
#define DB_STORE_CHECK_H

#include "db/store.h"

/* One thing that was looked at. */
struct check {
	const char *name;  /* "search" */
	struct str words;  /* what was found; "3 events count wrongly" */
	uint64_t wrong;    /* 0: all is well */
	bool mended;
	bool harmless; /* out of date, but nothing is wrong with the store */
};

/* What the store alone can tell, a row a check; waits in no transaction.
 * DAMAGED only when the file cannot be asked at all. */
enum status store_check(struct store *s, struct arena *a,
    struct check **checks, size_t *n);
/* Mends what of it can be mended: a transaction of its own.  Members of
 * lost events lose their sketch, so that they are placed again; the
 * search index is emptied, and all articles wait for it. */
enum status store_mend(struct store *s);

/* Up to n articles behind id 'from', by id. */
enum status store_all_articles(struct store *s, struct arena *a,
    int64_t from, size_t n, int64_t **ids, size_t *nids);
/* Up to n events of two articles or more behind id 'from' whose facts do
 * not wait to be read again. */
enum status store_told_events(struct store *s, struct arena *a,
    int64_t from, size_t n, int64_t **ids, size_t *nids);
/* The event's facts are to be read again. */
enum status store_make_stale(struct store *s, int64_t event);

#endif
