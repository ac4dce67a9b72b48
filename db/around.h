/*
 * around.h - the words around a hit.
 *
 * FTS5's own snippet() opens the index again for each row, 0.2 to 0.5 ms
 * each.  Reading the article and looking for the words with the index's
 * own tokenizer costs a tenth of it and agrees with the index on what a
 * word is.
 */
#ifndef DB_AROUND_H
#define DB_AROUND_H

#include <sqlite3.h>

#include "db/query.h"
#include "src/model/article.h"

struct around;

/* NULL when SQLite has no FTS5. */
struct around *around_new(sqlite3 *db);
void around_free(struct around *r); /* NULL is fine */

/* The words a query wants found, as the index sees them.  They live in
 * the arena and hold until the next call. */
void around_want(struct around *r, struct arena *a, const struct query *q);

/* Some 25 words of the first paragraph with one of them, or of the first
 * that tells the story; "..." where text is left out; in the arena. */
struct str around_hit(struct around *r, struct arena *a,
    const struct article *article);

#endif
