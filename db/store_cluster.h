/*
 * store_cluster.h - what clustering remembers between two imports.
 *
 * The bytes of a sketch are clustering's own; the store finds them by
 * the day.  Writes happen inside a transaction (store.h).
 */
#ifndef DB_STORE_CLUSTER_H
#define DB_STORE_CLUSTER_H

#include "db/store.h"

#define SKETCH_UNDATED INT32_MIN

struct sketch_row {
	int64_t article;
	int32_t day;  /* published, since 1970; or SKETCH_UNDATED */
	int32_t came; /* the day it came in */
	struct str record;
	/* Read only: from the article's own row. */
	int64_t event, copy_of;
	double copy_share;
};

enum sketch_days {
	SKETCHES_PUBLISHED,	/* by .day */
	SKETCHES_CAME_UNDATED,	/* those without a date, by .came */
	SKETCHES_CAME,		/* all, by .came */
};

/* Its article has been placed then. */
enum status store_put_sketch(struct store *s, const struct sketch_row *k);
/* The sketches of every event that has a member among the days first to
 * last, looking at the 'limit' latest of those days only. */
enum status store_sketches(struct store *s, struct arena *a,
    enum sketch_days by, int32_t first, int32_t last, size_t limit,
    struct sketch_row **rows, size_t *nrows);

/* Those of one event. */
enum status store_event_sketches(struct store *s, struct arena *a,
    int64_t event, struct sketch_row **rows, size_t *nrows);

/* What readers decided: articles of one group belong together, .group 0
 * with another article stands for two that are never in one event.
 * Groups come first. */
struct binding_row {
	int64_t article, group, other;
};
enum status store_bindings(struct store *s, struct arena *a,
    struct binding_row **rows, size_t *nrows);
/* Up to n events whose headline and terms must be made anew; gone ones
 * too. */
enum status store_undescribed(struct store *s, struct arena *a, size_t n,
    int64_t **ids, size_t *nids);
enum status store_described(struct store *s, int64_t event);

struct term_row {
	uint32_t id, number; /* 0: the store does not know it */
	uint32_t df;
	struct str word; /* absent from store_terms when it is unknown */
};

/* Fills the rest of each by its id; df 0 when the store does not know it. */
enum status store_terms(struct store *s, struct arena *a,
    struct term_row *rows, size_t n);
/* 'counted': of how many articles these and the rest tell; these are all
 * there are.  What has no number the store does not know, and gets one. */
enum status store_put_terms(struct store *s, struct term_row *rows,
    size_t n, uint64_t counted);
/* '*to' is the last of them: all up to it are counted. */
enum status store_counted(struct store *s, uint64_t *counted, int64_t *to);
/* Up to n articles behind id 'from' that came after the last
 * store_put_terms(): nobody has counted their terms. */
enum status store_uncounted(struct store *s, struct arena *a, int64_t from,
    size_t n, int64_t **ids, size_t *nids);
/* Up to n articles behind id 'from' that wait to be placed: they have just
 * been stored or changed, or the sketch was forgotten, or the run that
 * stored them was killed. */
enum status store_unplaced(struct store *s, struct arena *a, int64_t from,
    size_t n, int64_t **ids, size_t *nids);
enum status store_is_unplaced(struct store *s, int64_t article, bool *yes);
/* store_put_article() says so itself. */
enum status store_await_placing(struct store *s, int64_t article);
/* A number that changes, by any process, with what placing and comparing
 * go by: articles, their events, sketches, frequencies, and what readers
 * decided about these.  Within a transaction: what it will be after it. */
enum status store_grouping(struct store *s, int64_t *grouping);
/* An article's record; NOT_FOUND. */
enum status store_sketch(struct store *s, struct arena *a, int64_t article,
    struct str *record);
enum status store_forget_sketch(struct store *s, int64_t article);
/* All articles are to be counted again. */
enum status store_forget_terms(struct store *s);
/* The newest time of publication met, for store_end_events(). */
enum status store_put_newest(struct store *s, int64_t newest);

#endif
