/*
 * migrate.h - brings a store to this program's schema.
 *
 * Steps are numbered from 1; PRAGMA user_version holds the last one
 * taken and is set in the step's own transaction, so a store is always
 * exactly at a number; a new store takes all of them in one.  A store of
 * another program is known by its application_id and left alone.  Before
 * an existing store is changed, a copy of it is put beside it:
 * PATH.vN.backup.
 *
 * Each step states in meta.min_reader the oldest number whose programs
 * may still read the result, and in meta.program the program to get.
 */
#ifndef DB_MIGRATE_H
#define DB_MIGRATE_H

#include <sqlite3.h>

#include "src/base/buf.h"

#define STORE_APPLICATION_ID 0x43525344 /* "CRSD" */

struct migration {
	const char *sql;
};

/*
 * OK when the store is at step n, or was brought there (write).  Without
 * write, an older store cannot be read: READ_ONLY; a newer one can when
 * its min_reader <= n.  NEWER, NOT_A_STORE, BUSY, DISK_FULL, DAMAGED ...:
 * nothing is changed and 'why' has a whole sentence.  'path' is NULL for
 * a store in memory.
 */
enum status migrate(sqlite3 *db, const char *path, bool write,
    const struct migration *steps, int n, struct buf *why);

/* A step number's schema for this program; n = ARRAY_LEN. */
extern const struct migration store_migrations[];
extern const int store_migrations_count;

#endif
