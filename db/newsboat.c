#include "db/newsboat.h"

#include "db/sql.h"
#include "db/store_file.h"

#define LENGTH_LIMIT (16 * MiB) /* of one column, as in our own store */

struct newsboat {
	sqlite3 *db;
	sqlite3_stmt *items, *feeds;
};

#define COLUMNS "SELECT i.guid, i.title, i.author, i.url, i.content, " \
	"i.pubDate, i.unread, f.title, i.feedurl, "
#define TABLES " FROM rss_item i LEFT JOIN rss_feed f " \
	"ON f.rssurl = i.feedurl "

/* Columns were added over the years; the first that can be prepared is
 * the one of this file. */
static const char *const selects[] = {
	COLUMNS "i.flags, i.content_mime_type, i.base, i.enclosure_url, "
	    "i.enclosure_type" TABLES
	    "WHERE i.deleted = 0 ORDER BY i.id",
	COLUMNS "i.flags, i.content_mime_type, i.base, NULL, NULL" TABLES
	    "WHERE i.deleted = 0 ORDER BY i.id",
	COLUMNS "i.flags, NULL, i.base, i.enclosure_url, i.enclosure_type" TABLES
	    "WHERE i.deleted = 0 ORDER BY i.id",
	COLUMNS "i.flags, NULL, NULL, i.enclosure_url, i.enclosure_type" TABLES
	    "WHERE i.deleted = 0 ORDER BY i.id",
	COLUMNS "i.flags, NULL, NULL, NULL, NULL" TABLES
	    "WHERE i.deleted = 0 ORDER BY i.id",
	COLUMNS "NULL, NULL, NULL, NULL, NULL" TABLES "ORDER BY i.id",
};

/* A view of that name could compute for ever. */
static const char has_tables[] =
    "SELECT count(*) = 2 FROM sqlite_schema WHERE type = 'table' AND "
    "name IN ('rss_feed', 'rss_item') AND sql LIKE 'create table%'";

static enum status
fail(const struct newsboat *n, struct buf *why)
{
	enum status status = n->db ? sql_status(sqlite3_errcode(n->db)) :
	    STATUS_IO;

	buf_printf(why, "cannot be read: %s",
	    n->db ? sqlite3_errmsg(n->db) : "out of memory");
	return status;
}

static enum status
prepare(struct newsboat *n, struct buf *why)
{
	sqlite3_stmt *st;
	int rc = sqlite3_prepare_v2(n->db, has_tables, -1, &st, NULL);
	bool known;

	if (rc == SQLITE_OK)
		rc = sqlite3_step(st);
	if (rc != SQLITE_ROW) {
		enum status status = fail(n, why);

		sqlite3_finalize(st);
		return status;
	}
	known = sqlite3_column_int(st, 0) != 0;
	sqlite3_finalize(st);
	known = known && sqlite3_prepare_v2(n->db,
	    "SELECT rssurl, title, url FROM rss_feed", -1, &n->feeds,
	    NULL) == SQLITE_OK;
	for (size_t i = 0; known && i < ARRAY_LEN(selects); i++)
		if (sqlite3_prepare_v2(n->db, selects[i], -1, &n->items,
		    NULL) == SQLITE_OK)
			return STATUS_OK;
	buf_cstr(why, "is an SQLite file, but no cache.db of newsboat");
	return STATUS_BAD_FORMAT;
}

static enum status
connect_to(struct newsboat *n, const char *path, bool immutable,
    struct buf *why)
{
	struct arena *a = arena_new();
	int rc;

	buf_clear(why);
	sqlite3_finalize(n->feeds);
	n->feeds = NULL;
	sqlite3_close(n->db);
	rc = sqlite3_open_v2(immutable ? file_immutable(a, path).s : path,
	    &n->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_PRIVATECACHE |
	    (immutable ? SQLITE_OPEN_URI : 0), NULL);
	arena_free(a);
	if (rc != SQLITE_OK)
		return fail(n, why);
	sqlite3_busy_timeout(n->db, 5000);
	sqlite3_limit(n->db, SQLITE_LIMIT_LENGTH, LENGTH_LIMIT);
	sqlite3_db_config(n->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(n->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	return prepare(n, why);
}

enum status
newsboat_open(const char *path, bool alone, struct buf *why,
    struct newsboat **out)
{
	struct newsboat *n = xcalloc(1, sizeof(*n));
	enum status status;

	*out = NULL;
	status = connect_to(n, path, alone, why);
	/* A file in WAL mode in a folder that cannot be written to: nobody
	 * else can be writing either. */
	if (!alone && status != STATUS_OK && status != STATUS_BAD_FORMAT &&
	    status != STATUS_BUSY && !file_has_wal(path))
		status = connect_to(n, path, true, why);
	if (status != STATUS_OK) {
		newsboat_close(n);
		return status;
	}
	*out = n;
	return STATUS_OK;
}

enum status
newsboat_next(struct newsboat *n, struct newsboat_item *out,
    struct buf *why)
{
	int rc = sqlite3_step(n->items);

	if (rc == SQLITE_DONE)
		return STATUS_DONE;
	if (rc != SQLITE_ROW)
		return fail(n, why);
	*out = (struct newsboat_item){
		.guid = sql_col_view(n->items, 0),
		.title = sql_col_view(n->items, 1),
		.author = sql_col_view(n->items, 2),
		.url = sql_col_view(n->items, 3),
		.content = sql_col_view(n->items, 4),
		.published = sql_col_int(n->items, 5),
		.read = sql_col_int(n->items, 6) == 0,
		.feed_title = sql_col_view(n->items, 7),
		.feed_address = sql_col_view(n->items, 8),
		.flagged = sql_col_view(n->items, 9).n > 0,
		.mime = sql_col_view(n->items, 10),
		.base = sql_col_view(n->items, 11),
		.enclosure = sql_col_view(n->items, 12),
		.enclosure_type = sql_col_view(n->items, 13),
	};
	return STATUS_OK;
}

enum status
newsboat_next_feed(struct newsboat *n, struct newsboat_feed *out,
    struct buf *why)
{
	int rc = sqlite3_step(n->feeds);

	if (rc == SQLITE_DONE)
		return STATUS_DONE;
	if (rc != SQLITE_ROW)
		return fail(n, why);
	*out = (struct newsboat_feed){
		.address = sql_col_view(n->feeds, 0),
		.title = sql_col_view(n->feeds, 1),
		.site = sql_col_view(n->feeds, 2),
	};
	return STATUS_OK;
}

void
newsboat_close(struct newsboat *n)
{
	if (!n)
		return;
	sqlite3_finalize(n->items);
	sqlite3_finalize(n->feeds);
	sqlite3_close(n->db);
	free(n);
}
