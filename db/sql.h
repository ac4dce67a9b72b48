/*
 * sql.h - what the files of db/ share; nobody else includes it.
 *
 * Every statement that runs after opening is a constant in statements.h,
 * prepared once a store and kept.  A caller takes it with sql_get(),
 * binds, and runs; mistakes on the way (a table gone from a damaged
 * store) come out of sql_step() and sql_run(), so only these are
 * checked.  A statement that gave its last wanted row goes back with
 * sql_end(), or its read snapshot would stay open.
 */
#ifndef DB_SQL_H
#define DB_SQL_H

#include <sqlite3.h>

#include "db/around.h"
#include "db/statements.h"
#include "db/store.h"

enum sql {
#define SQL_ENUM(name, text) SQL_##name,
	SQL_LIST(SQL_ENUM) SQL_COUNT
#undef SQL_ENUM
};

/* Rows of the table 'tally'. */
enum tally {
	TALLY_ARTICLES,
	TALLY_UNREAD,
	TALLY_STARRED,
	TALLY_EVENTS,
	TALLY_LIVE,
	TALLY_COUNT
};

struct store {
	sqlite3 *db;
	char *path;
	char *editor; /* who acts; NULL: nobody in particular */
	enum store_mode mode;
	int patience; /* ms; 0: what is usual */
	sqlite3_stmt *statements[SQL_COUNT];
	enum status failed;  /* why the last sql_get() gave NULL */
	struct buf error;    /* the last failure, a sentence */
	struct buf record;   /* scratch for records being written */
	struct buf whole;    /* the last record whose sum was right */
	uint64_t whole_sum;
	struct arena *scratch; /* for one call; reset at its start */
	struct around *around; /* NULL until a search asks for it */
	int64_t tally[TALLY_COUNT]; /* changes, written at commit */
	bool regrouped; /* this transaction changes what placing goes by */
};

sqlite3_stmt *sql_get(struct store *s, enum sql which);
/* OK with a row, DONE, or what went wrong (then it has ended). */
enum status sql_step(struct store *s, sqlite3_stmt *st);
/* Runs one that is not asked for rows: OK or what went wrong. */
enum status sql_run(struct store *s, sqlite3_stmt *st);
void sql_end(sqlite3_stmt *st);

void sql_int(sqlite3_stmt *st, int at, int64_t value);
void sql_real(sqlite3_stmt *st, int at, double value);
/* The bytes must stand until the statement ends; absent is NULL. */
void sql_text(sqlite3_stmt *st, int at, struct str value);
void sql_blob(sqlite3_stmt *st, int at, struct str value);

int64_t sql_col_int(sqlite3_stmt *st, int at);
/* A count; 0 when it is none (a damaged row). */
unsigned sql_col_count(sqlite3_stmt *st, int at);
/* A copy in the arena; NULL is absent. */
/* A time and its precision, UNKNOWN when that is neither day nor instant. */
struct when sql_col_when(sqlite3_stmt *st, int at, int precision);
struct str sql_col_text(struct arena *a, sqlite3_stmt *st, int at);
struct str sql_col_blob(struct arena *a, sqlite3_stmt *st, int at);
/* Not copied: valid until the next step. */
struct str sql_col_view(sqlite3_stmt *st, int at);

/* Keeps the sentence for store_error() and returns the status.  The
 * first takes SQLite's last error. */
enum status sql_failed(struct store *s);
enum status sql_fail(struct store *s, enum status status, const char *fmt,
    ...) PRINTF_LIKE(3, 4);
/* NOT_FOUND: "PATH: no article a7". */
enum status sql_no_such(struct store *s, const char *what, char letter,
    int64_t id);
enum status sql_status(int rc);
/* Of the last error, with what the reader can do about it. */
enum status sql_cause(sqlite3 *db, const char **words);

/* What a lone statement needs to know: an answer of one number. */
enum status sql_number(struct store *s, sqlite3_stmt *st, int64_t *out);

/* Does it give a row? */
enum status sql_exists(struct store *s, sqlite3_stmt *st, bool *yes);

/* All it gives, as numbers of the first column. */
enum status sql_ids(struct store *s, struct arena *a, sqlite3_stmt *st,
    int64_t **ids, size_t *n);

/* "[1,2,3]", or "[]", for json_each(); an id that repeats the one before
 * it is left out. */
struct str sql_json_ids(struct arena *a, const int64_t *ids, size_t n);

/* Writing without BEGIN is our own mistake. */
void sql_must_write(const struct store *s);

/* The order of articles in lists and in the search index. */
#define PLACE_BITS 28
#define PLACE_MASK ((INT64_C(1) << PLACE_BITS) - 1)
#define TIME_MAX ((INT64_C(1) << 35) - 1)

static inline int64_t
place_of(int64_t time, int64_t id)
{
	return MAX(0, MIN(time, TIME_MAX)) << PLACE_BITS |
	    (id & PLACE_MASK);
}

#endif
