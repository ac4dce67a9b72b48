/*
 * store_file.h - the store as a file among others.
 */
#ifndef DB_STORE_FILE_H
#define DB_STORE_FILE_H

#include "src/base/buf.h"

/*
 * Makes the file (0600) and its folders (0700) when they are missing and
 * 'write' asks for it; narrows the mode of an existing file that is
 * ours.  NOT_FOUND, NOT_A_STORE (a folder, a device), NO_ACCESS,
 * READ_ONLY, DISK_FULL, IO with a sentence in 'why'.
 */
enum status file_prepare(const char *path, bool write, struct buf *why);

/* Is it on a file system shared with other machines, where WAL would
 * damage it? */
bool file_is_remote(const char *path);

/* A name under which SQLite reads the file as one that nobody changes. */
struct str file_immutable(struct arena *a, const char *path);

/* Does PATH-wal hold anything? */
bool file_has_wal(const char *path);

#endif
