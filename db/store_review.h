/*
 * store_review.h - the review queue: what of all events' facts an editor
 * is to decide, worst first, and what editors decided.
 *
 * Items come from the facts of events (store_put_review()), are kept as
 * long as they are told or anything was decided about them, and are
 * listed by key without a text being read.
 */
#ifndef DB_STORE_REVIEW_H
#define DB_STORE_REVIEW_H

#include "db/store.h"
#include "src/model/review.h"

/* The discrepancies of an event as they are now, within the caller's
 * transaction: those known are found again, and opened again where their
 * values changed; the others are new, and what is told no longer leaves
 * the queue. */
enum status store_put_review(struct store *s, int64_t event,
    const struct discrepancy *now_told, size_t n, int64_t now);

/* A page as store_articles() gives one; the key is {item.sort, item.id}. */
enum status store_review(struct store *s, struct arena *a,
    const struct review_query *q, const struct list_key *from, bool back,
    size_t n, struct review_item **items, size_t *nitems);
/* What a query lets through of the next 'rows' numbers behind the item
 * 'from', in no order; *to is the last looked at, 'from' when there is none.
 * For filters that no index helps, which a page could look for in vain
 * through the whole queue. */
enum status store_review_find(struct store *s, struct arena *a,
    const struct review_query *q, int64_t from, size_t rows,
    struct list_key **keys, size_t *n, int64_t *to);
/* How many there are; stops counting at REVIEW_COUNTED. */
#define REVIEW_COUNTED ((size_t)5000)
enum status store_review_count(struct store *s, const struct review_query *q,
    size_t *n);
/* All of one: articles, mentions, history, and up to REVIEW_ALIKE_MOST others
 * like it that were accepted or called false alarms: those of the same
 * values first, then those of the same label and verdict (names: of the
 * same values alone), each the last decided first.  NOT_FOUND. */
#define REVIEW_ALIKE_MOST 20
enum status store_review_item(struct store *s, struct arena *a, int64_t id,
    struct review_item *out);
/* As in a list, whatever its state.  NOT_FOUND. */
enum status store_review_row(struct store *s, struct arena *a, int64_t id,
    struct review_item *out);
/* The items of an event by their label, for its ledger. */
enum status store_review_of(struct store *s, struct arena *a, int64_t event,
    struct review_item **items, size_t *n);

struct review_counts {
	size_t open, deferred; /* up to REVIEW_COUNTED */
	size_t accepted, rejected; /* since a time */
};
enum status store_review_counts(struct store *s, int64_t since,
    struct review_counts *out);

/* What was deferred to a time that has come is opened again.  Writes only
 * when there is some; a store that cannot be written to is left as it is.
 * BUSY when another process is writing. */
enum status store_review_wake(struct store *s, int64_t now);

struct review_act {
	enum review_what what;
	int64_t until;	 /* of DEFER; 0: until it changes */
	struct str text; /* of NOTE, ASSIGN, LINE; empty: none any more */
};

/* One act of the editor, a transaction of its own, durable when it
 * returns, and undone by store_undo().  *changed: how many were not so
 * already.  NOT_FOUND when an id is unknown: nothing is done then. */
enum status store_review_decide(struct store *s,
    const struct review_act *act, const int64_t *ids, size_t n, int64_t now,
    size_t *changed);

#endif
