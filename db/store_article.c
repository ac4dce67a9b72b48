/*
 * store_article.c - articles and their versions.
 *
 * When are two documents the same article?  The first rule that applies
 * decides:
 *
 *   1. The document names itself (guid, JSON "id"): same feed - same
 *      outlet when it came in none - and same name.
 *   2. It has an address, and came in a feed or names itself nothing:
 *      same address, unless one feed gave the address to two entries
 *      with names of their own (live blogs do), other titles and other
 *      texts: with the same of either only the name was changed.
 *   3. Neither name nor address: same outlet, same text.
 *
 * An address is only said by the feed that carries it.  So a feed may
 * not change the text of an article that came in another feed: its entry
 * counts as the same article and its text is passed over.  A summary
 * never replaces a full text, and a text the article had before is no
 * new version, so reading the same files again changes nothing.
 */
#include "db/derived.h"
#include "db/record.h"
#include "db/sql.h"
#include "db/store_cluster.h"
#include "db/store_feeds.h"

struct owner {
	int64_t feed; /* 0: none */
	int64_t outlet;
};

/* The number of an outlet, given on first sight. */
static enum status
outlet_number(struct store *s, struct str name, int64_t *id)
{
	sqlite3_stmt *st = sql_get(s, SQL_OUTLET_FIND);
	enum status status;

	sql_text(st, 1, name.s ? name : STR(""));
	status = sql_number(s, st, id);
	if (status != STATUS_NOT_FOUND)
		return status;
	st = sql_get(s, SQL_OUTLET_ADD);
	sql_text(st, 1, name.s ? name : STR(""));
	status = sql_run(s, st);
	*id = sqlite3_last_insert_rowid(s->db);
	return status;
}

static struct str
address(const struct article *a)
{
	return a->canonical.n ? a->canonical : a->url;
}

static int64_t
key_of(char rule, int64_t owner, uint64_t hash)
{
	uint64_t key = (hash ^ (uint64_t)(unsigned char)rule) *
	    UINT64_C(0x9e3779b97f4a7c15);

	return (int64_t)(key ^ (uint64_t)owner);
}

static int64_t
source_key(const struct article *a, struct owner o)
{
	uint64_t hash = str_hash(a->known_as.n ? a->known_as : a->source_id);

	return o.feed ? key_of('f', o.feed, hash) :
			key_of('o', o.outlet, hash);
}

static int64_t
url_key(const struct article *a)
{
	return key_of('u', 0, str_hash(address(a)));
}

static int64_t
text_key(int64_t hash, struct owner o)
{
	return key_of('t', o.outlet, (uint64_t)hash);
}

/* *id is 0 when the article is not known. */
static enum status
find_known(struct store *s, const struct article *a, struct owner o,
    int64_t hash, int64_t *id)
{
	enum status status = STATUS_NOT_FOUND;
	sqlite3_stmt *st;

	if (a->source_id.n) {
		st = sql_get(s, SQL_KNOWN_BY_SOURCE);
		sql_int(st, 1, source_key(a, o));
		sql_text(st, 2, a->source_id);
		sql_int(st, 3, o.feed);
		sql_int(st, 4, o.outlet);
		/* Two forms of one address differ as they stand. */
		sql_int(st, 5, a->known_as.n > 0);
		status = sql_number(s, st, id);
		if (status == STATUS_NOT_FOUND && !o.feed)
			return STATUS_OK;
	}
	if (status == STATUS_NOT_FOUND && address(a).n) {
		st = sql_get(s, SQL_KNOWN_BY_URL);
		sql_int(st, 1, url_key(a));
		sql_text(st, 2, address(a));
		sql_text(st, 3, str_some(a->source_id));
		sql_int(st, 4, o.feed);
		sql_int(st, 5, hash);
		sql_text(st, 6, a->title);
		status = sql_number(s, st, id);
	} else if (status == STATUS_NOT_FOUND && !a->source_id.n) {
		st = sql_get(s, SQL_KNOWN_BY_TEXT);
		sql_int(st, 1, text_key(hash, o));
		sql_int(st, 2, hash);
		sql_int(st, 3, o.outlet);
		status = sql_number(s, st, id);
	}
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status
add_identity(struct store *s, int64_t key, int64_t id)
{
	sqlite3_stmt *st = sql_get(s, SQL_IDENTITY_ADD);

	sql_int(st, 1, key);
	sql_int(st, 2, id);
	return sql_run(s, st);
}

static enum status
add_identities(struct store *s, const struct article *a, struct owner o,
    int64_t hash, int64_t id)
{
	enum status status = STATUS_OK;

	if (a->source_id.n)
		status = add_identity(s, source_key(a, o), id);
	if (status == STATUS_OK && address(a).n)
		status = add_identity(s, url_key(a), id);
	if (status == STATUS_OK && !a->source_id.n && !address(a).n)
		status = add_identity(s, text_key(hash, o), id);
	return status;
}

static enum status
queue_for_search(struct store *s, int64_t place, unsigned was)
{
	sqlite3_stmt *st = sql_get(s, SQL_QUEUE_ADD);

	sql_int(st, 1, place);
	sql_int(st, 2, was);
	return sql_run(s, st);
}

/* The record in s->record, ready to be bound; *sum is its check sum. */
static enum status
encode(struct store *s, const struct article *a, int64_t *sum)
{
	buf_clear(&s->record);
	record_article(&s->record, a);
	if (buf_status(&s->record) != STATUS_OK)
		return sql_fail(s, STATUS_TOO_BIG, "%s: an article of \"%.*s\" "
		    "is larger than the store takes (16 MiB)", s->path,
		    STR_ARG(a->outlet));
	*sum = (int64_t)str_hash(buf_view(&s->record));
	return STATUS_OK;
}

static enum status
add_head(struct store *s, const struct article *a, struct owner o,
    int64_t hash, int64_t place, int64_t id)
{
	sqlite3_stmt *st = sql_get(s, SQL_ARTICLE_ADD);

	sql_int(st, 1, id);
	sql_int(st, 2, place);
	sql_int(st, 3, hash);
	sql_int(st, 4, o.feed);
	sql_int(st, 5, o.outlet);
	sql_int(st, 6, a->published.at);
	sql_int(st, 7, a->published.precision);
	sql_int(st, 8, (int64_t)article_words(a));
	sql_int(st, 9, a->cut);
	sql_text(st, 10, a->title);
	sql_text(st, 11, str_some(a->source_id));
	sql_text(st, 12, str_some(a->url));
	sql_text(st, 13, str_some(a->canonical));
	sql_int(st, 14, a->read);
	sql_int(st, 15, a->starred);
	return sql_run(s, st);
}

static enum status
count_in_feed(struct store *s, int64_t feed, bool unread, int64_t place)
{
	sqlite3_stmt *st = sql_get(s, SQL_FEED_COUNT);

	sql_int(st, 1, feed);
	sql_int(st, 2, unread);
	sql_int(st, 3, place);
	return sql_run(s, st);
}

static enum status
add_article(struct store *s, const struct article *a, struct owner o,
    int64_t hash, int64_t now, int64_t *id)
{
	int64_t sum, place;
	sqlite3_stmt *st;
	enum status status = encode(s, a, &sum);

	if (status == STATUS_OK)
		status = sql_number(s, sql_get(s, SQL_ARTICLE_NEXT_ID), id);
	if (status != STATUS_OK)
		return status;
	place = place_of(a->published.precision == PRECISION_UNKNOWN ?
	    now : a->published.at, *id);
	status = add_head(s, a, o, hash, place, *id);
	if (status != STATUS_OK)
		return status;
	st = sql_get(s, SQL_BODY_ADD);
	sql_int(st, 1, *id);
	sql_int(st, 2, now);
	sql_int(st, 3, hash);
	sql_int(st, 4, sum);
	sql_blob(st, 5, buf_view(&s->record));
	status = sql_run(s, st);
	if (status == STATUS_OK)
		status = add_identities(s, a, o, hash, *id);
	if (status == STATUS_OK)
		status = queue_for_search(s, place, 0);
	if (status == STATUS_OK)
		status = store_await_placing(s, *id);
	if (status == STATUS_OK && o.feed)
		status = count_in_feed(s, o.feed, !a->read, place);
	s->tally[TALLY_ARTICLES]++;
	s->tally[TALLY_UNREAD] += !a->read;
	s->tally[TALLY_STARRED] += a->starred;
	return status;
}

/* By its row; what it has of them stays. */
enum status
article_identify(struct store *s, int64_t id)
{
	sqlite3_stmt *st = sql_get(s, SQL_ARTICLE_KEYS);
	struct article keys = {0};
	struct owner o;
	int64_t hash;
	enum status status;

	arena_reset(s->scratch);
	sql_int(st, 1, id);
	status = sql_step(s, st);
	if (status != STATUS_OK)
		return status == STATUS_DONE ? STATUS_OK : status;
	keys.source_id = sql_col_text(s->scratch, st, 0);
	keys.url = sql_col_text(s->scratch, st, 1);
	keys.canonical = sql_col_text(s->scratch, st, 2);
	o = (struct owner){sql_col_int(st, 3), sql_col_int(st, 4)};
	hash = sql_col_int(st, 5);
	sql_end(st);
	return add_identities(s, &keys, o, hash, id);
}

struct head {
	int64_t hash, feed, event, place;
	unsigned versions;
	bool cut;
};

static enum status
read_head(struct store *s, int64_t id, struct head *h)
{
	sqlite3_stmt *st = sql_get(s, SQL_ARTICLE_HEAD);
	enum status status;

	sql_int(st, 1, id);
	status = sql_step(s, st);
	if (status != STATUS_OK)
		return status;
	*h = (struct head){
	    .hash = sql_col_int(st, 0),
	    .cut = sql_col_int(st, 1) != 0,
	    .feed = sql_col_int(st, 2),
	    .event = sql_col_int(st, 3),
	    .place = sql_col_int(st, 4),
	    .versions = sql_col_count(st, 5),
	};
	sql_end(st);
	return STATUS_OK;
}

/* OK when the text is one the article never had and may take. */
static enum status
is_version(struct store *s, const struct article *a, struct owner o,
    int64_t hash, int64_t id, const struct head *h, bool *yes)
{
	sqlite3_stmt *st;
	int64_t had;
	enum status status;

	*yes = false;
	if (hash == h->hash || (a->cut && !h->cut) ||
	    (o.feed && h->feed && o.feed != h->feed))
		return STATUS_OK;
	st = sql_get(s, SQL_OLDER_HAS);
	sql_int(st, 1, id);
	sql_int(st, 2, hash);
	status = sql_number(s, st, &had);
	*yes = status == STATUS_NOT_FOUND;
	return *yes ? STATUS_OK : status;
}

static enum status
add_version(struct store *s, const struct article *a, int64_t hash,
    int64_t now, int64_t id, const struct head *h)
{
	int64_t sum;
	sqlite3_stmt *st;
	enum status status = encode(s, a, &sum);

	if (status != STATUS_OK)
		return status;
	st = sql_get(s, SQL_BODY_KEEP);
	sql_int(st, 1, id);
	status = sql_run(s, st);
	if (status != STATUS_OK)
		return status;
	st = sql_get(s, SQL_BODY_CHANGE);
	sql_int(st, 1, id);
	sql_int(st, 2, h->versions + 1);
	sql_int(st, 3, now);
	sql_int(st, 4, hash);
	sql_int(st, 5, sum);
	sql_blob(st, 6, buf_view(&s->record));
	status = sql_run(s, st);
	if (status != STATUS_OK)
		return status;
	st = sql_get(s, SQL_ARTICLE_CHANGE);
	sql_int(st, 1, id);
	sql_int(st, 2, hash);
	sql_int(st, 3, (int64_t)article_words(a));
	sql_int(st, 4, a->cut);
	sql_text(st, 5, a->title);
	status = sql_run(s, st);
	if (status == STATUS_OK)
		status = queue_for_search(s, h->place, h->versions);
	if (status == STATUS_OK)
		status = store_await_placing(s, id);
	if (status == STATUS_OK && h->event > 0) {
		st = sql_get(s, SQL_EVENT_MARK_STALE);
		sql_int(st, 1, h->event);
		status = sql_run(s, st);
	}
	return status;
}

enum status
store_put_article(struct store *s, const struct article *a, int64_t now,
    int64_t *id, enum put_result *result)
{
	int64_t hash = (int64_t)article_text_hash(a);
	struct str title = STR_NONE;
	struct owner o = {0};
	struct head h;
	bool version;
	enum status status = STATUS_OK;

	sql_must_write(s);
	arena_reset(s->scratch);
	*id = 0;
	*result = PUT_NEW;
	/* What the reader calls a feed is its outlet. */
	if (a->feed.n)
		status = feed_number(s, s->scratch, a->feed, &o.feed, &title);
	if (status == STATUS_OK)
		status = outlet_number(s, title.n ? title : a->outlet,
		    &o.outlet);
	if (status == STATUS_OK)
		status = find_known(s, a, o, hash, id);
	if (status != STATUS_OK)
		return status;
	if (*id == 0)
		return add_article(s, a, o, hash, now, id);
	*result = PUT_SAME;
	status = read_head(s, *id, &h);
	if (status == STATUS_OK)
		status = is_version(s, a, o, hash, *id, &h, &version);
	if (status != STATUS_OK || !version)
		return status;
	*result = PUT_VERSION;
	return add_version(s, a, hash, now, *id, &h);
}

enum status
store_article_outlet(struct store *s, struct arena *a, int64_t id,
    struct str *name)
{
	sqlite3_stmt *st = sql_get(s, SQL_OUTLET_OF);
	enum status status;

	sql_int(st, 1, id);
	status = sql_step(s, st);
	if (status == STATUS_DONE)
		return sql_no_such(s, "article", 'a', id);
	if (status == STATUS_OK) {
		*name = sql_col_text(a, st, 0);
		sql_end(st);
	}
	return status;
}

/* A version out of columns 'at' and on: version, seen, hash, sum, record.
 * On damage the paragraphs are withheld. */
static enum status
read_version(struct arena *a, sqlite3_stmt *st, int at, struct article *out)
{
	int64_t hash = sql_col_int(st, at + 2);
	uint64_t sum = (uint64_t)sql_col_int(st, at + 3);
	struct str record = sql_col_blob(a, st, at + 4);
	enum status status = STATUS_DAMAGED;

	out->version = sql_col_count(st, at);
	out->seen = sql_col_int(st, at + 1);
	if (str_hash(record) == sum)
		status = record_read_article(a, record, out);
	if (status == STATUS_OK && (int64_t)article_text_hash(out) != hash)
		status = STATUS_DAMAGED;
	if (status != STATUS_OK) {
		out->paras = NULL;
		out->nparas = 0;
	}
	return status;
}

/* An older version that is damaged is left out. */
static enum status
read_older(struct store *s, struct arena *a, struct article *newest)
{
	sqlite3_stmt *st = sql_get(s, SQL_OLDER_READ);
	struct article *last = newest;
	enum status status;

	sql_int(st, 1, newest->id);
	while ((status = sql_step(s, st)) == STATUS_OK) {
		struct article *older = ARENA_NEW(a, struct article);

		older->id = newest->id;
		older->outlet = newest->outlet;
		older->feed = newest->feed;
		if (read_version(a, st, 0, older) != STATUS_OK)
			continue;
		last->previous = older;
		last = older;
	}
	return status == STATUS_DONE ? STATUS_OK : status;
}

enum status
store_article(struct store *s, struct arena *a, int64_t id, bool versions,
    struct article *out)
{
	sqlite3_stmt *st = sql_get(s, SQL_ARTICLE_READ);
	unsigned count;
	enum status status;

	*out = (struct article){.id = id};
	sql_int(st, 1, id);
	status = sql_step(s, st);
	if (status == STATUS_DONE)
		return sql_no_such(s, "article", 'a', id);
	if (status != STATUS_OK)
		return status;
	out->outlet = sql_col_text(a, st, 0);
	out->feed = sql_col_text(a, st, 1);
	count = sql_col_count(st, 2);
	status = read_version(a, st, 3, out);
	sql_end(st);
	if (status != STATUS_OK)
		return sql_fail(s, status, "%s: the text of a%lld is damaged; "
		    "import or fetch it again", s->path, (long long)id);
	return versions && count > 1 ? read_older(s, a, out) : STATUS_OK;
}

enum status
store_event_of(struct store *s, int64_t article, int64_t *event)
{
	sqlite3_stmt *st = sql_get(s, SQL_EVENT_OF);
	enum status status;

	sql_int(st, 1, article);
	status = sql_number(s, st, event);
	if (status == STATUS_NOT_FOUND)
		return sql_no_such(s, "article", 'a', article);
	return status;
}
