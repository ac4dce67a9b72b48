/*
 * store_place.h - places the reader keeps under a letter.
 *
 * A few rows of 'meta', "place a", each a line of the reader's own words:
 * the store does not know what they mean.
 */
#ifndef DB_STORE_PLACE_H
#define DB_STORE_PLACE_H

#include "db/store.h"

/* A transaction of its own.  'letter' is a to z. */
enum status store_put_place(struct store *s, char letter, struct str place);
/* NOT_FOUND when nothing is kept under it. */
enum status store_place(struct store *s, struct arena *a, char letter,
    struct str *place);

#endif
