/*
 * derived.h - what is derived from an article or an event and stands
 * beside it, made right by the file that keeps it, within the caller's
 * transaction.
 */
#ifndef DB_DERIVED_H
#define DB_DERIVED_H

#include "db/sql.h"

/* Of store_article.c: where an article may be known from is noted again. */
enum status article_identify(struct store *s, int64_t id);

/* Of store_event.c: the counts of an event whose members came or went
 * are made right; without members it is deleted. */
enum status event_recount(struct store *s, int64_t event);

/* Of store_review.c: an event has no facts any more.  Its items wait for
 * the event that tells of them next. */
enum status review_leave(struct store *s, int64_t event);
/* An item's sort number in another state (an enum review_state). */
int64_t review_requeue(int64_t sort, int state);

#endif
