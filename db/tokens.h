/*
 * tokens.h - what the search index takes for a word.
 *
 * FTS5's unicode61, but for scripts that write no spaces (Chinese,
 * Japanese, Thai), whose run of letters it would take for one word.
 * There each letter is a token, and what is typed as one word becomes a
 * phrase: letters in a row.  So any word is found inside a text, without
 * a dictionary, and nothing that only shares letters with it.  Letters
 * cost the index no more than the words of a text of the same length.
 */
#ifndef DB_TOKENS_H
#define DB_TOKENS_H

#include <sqlite3.h>

/* Its name in the schema. */
#define TOKENS_NAME "crossread"

/* Makes the tokenizer known to a connection; an SQLite result code.  One
 * without FTS5 stays without. */
int tokens_register(sqlite3 *db);
/* NULL when SQLite has no FTS5. */
fts5_api *tokens_api(sqlite3 *db);

#endif
