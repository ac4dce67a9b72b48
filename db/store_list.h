/*
 * store_list.h - rows of lists, for the files of db/.
 */
#ifndef DB_STORE_LIST_H
#define DB_STORE_LIST_H

#include "db/sql.h"

/* The row that ARTICLE_COLUMNS gave; strings are copied to the arena. */
void list_row(struct arena *a, sqlite3_stmt *st, struct article_row *row);

/* A page that was read backwards. */
void list_reverse(void *rows, size_t n, size_t size);

#endif
