/*
 * store_seal.h - what the facts of events were made from, in one number.
 */
#ifndef DB_STORE_SEAL_H
#define DB_STORE_SEAL_H

#include "db/store.h"

/* A hash of all that comparing them would read: every version's sum, which
 * reading it checks, the outlets, and what was set side by side by hand.
 * No text is read; the order of the articles matters. */
enum status store_sum_texts(struct store *s, const int64_t *articles,
    size_t n, uint64_t *sum);
/* 0: none was put since the facts were. */
enum status store_seal(struct store *s, int64_t event, uint64_t *seal);
/* Inside the caller's transaction, behind store_put_facts(). */
enum status store_put_seal(struct store *s, int64_t event, uint64_t seal);

#endif
