/*
 * store_feeds.h - the feeds a reader follows.
 *
 * The store is the truth about them.  A list that is imported follows
 * what is not followed yet and fills in what nobody said so far; it
 * never overrules what the reader decided here, so importing it again
 * changes nothing.  A feed that is no longer followed keeps its articles
 * and its row.
 */
#ifndef DB_STORE_FEEDS_H
#define DB_STORE_FEEDS_H

#include "db/store.h"
#include "src/model/feed.h"

/* Between store_begin() and store_commit().  'follow': the reader's list
 * names it; else a document names itself, which changes nothing but its
 * own title, site and description.  *result: PUT_NEW when it is followed
 * from now on, PUT_VERSION when something was filled in. */
enum status store_put_feed(struct store *s, const struct subscription *f,
    bool follow, enum put_result *result);

/* All feeds, by the names they are shown under; 'all' adds those that are
 * hidden and those that are not followed but have articles.  A feed that
 * fails is in any case there. */
enum status store_feeds(struct store *s, struct arena *a, bool all,
    struct followed **out, size_t *n);
/* How many of those that are asked failed the last time. */
enum status store_feeds_failing(struct store *s, size_t *n);
/* The feed, other than 'but', that is followed and fetched at this
 * address.  NOT_FOUND. */
enum status store_feed_at(struct store *s, struct arena *a, struct str url,
    int64_t but, int64_t *id);
/* By id, or by address when 'address' is given.  NOT_FOUND. */
enum status store_feed(struct store *s, struct arena *a, int64_t id,
    struct str address, struct followed *out);

/* The feed that an article came in.  NOT_FOUND: none. */
enum status store_feed_of(struct store *s, int64_t article, int64_t *feed);

/* What a reader may change of a feed; NULL: stays as it is. */
struct feed_edit {
	const struct str *title; /* empty: its own again */
	const struct str *tags;	 /* with ntags; all of them */
	size_t ntags;
	const bool *hidden, *paused, *follow;
};

/* An act of the reader's that changes either, or both; nothing is one
 * that changes nothing.  *whole makes one of several, as
 * store_mark_part() has it; it may be NULL.  NOT_FOUND. */
struct fetch_edit;
enum status store_edit_feed(struct store *s, int64_t id,
    const struct feed_edit *edit, const struct fetch_edit *fetching,
    int64_t now, int64_t *whole);

/* For store_article.c: the number of the feed that an article names,
 * given on first sight, and the reader's name for it (absent: none). */
enum status feed_number(struct store *s, struct arena *a,
    struct str address, int64_t *id, struct str *title);

#endif
