#include "db/store_feeds.h"

#include "db/sql.h"
#include "src/base/vec.h"

/* What a feed is known by: its address without scheme, "www.", fragment
 * and last slash, the host in small letters.  Parameters stay: they often
 * say which feed it is.  A title is its own key. */
static struct str
key_of(struct arena *a, struct str address)
{
	struct str s = address;
	size_t host;
	char *key;

	if (str_istarts(s, STR("https://")))
		s = str_from(s, 8);
	else if (str_istarts(s, STR("http://")))
		s = str_from(s, 7);
	else
		return s;
	if (str_istarts(s, STR("www.")))
		s = str_from(s, 4);
	s = str_sub(s, 0, str_chr(s, '#', 0));
	while (s.n && s.s[s.n - 1] == '/')
		s.n--;
	host = MIN(str_chr(s, '/', 0), s.n);
	key = ARENA_ARRAY(a, char, s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		key[i] = i < host && s.s[i] >= 'A' && s.s[i] <= 'Z' ?
		    (char)(s.s[i] | 32) : s.s[i];
	return (struct str){key, s.n};
}

enum status
feed_number(struct store *s, struct arena *a, struct str address,
    int64_t *id, struct str *title)
{
	struct str key = key_of(a, address);
	sqlite3_stmt *st = sql_get(s, SQL_FEED_FIND);
	enum status status;

	*title = STR_NONE;
	sql_text(st, 1, key);
	status = sql_step(s, st);
	if (status == STATUS_OK) {
		*id = sql_col_int(st, 0);
		*title = sql_col_text(a, st, 1);
		sql_end(st);
	}
	if (status != STATUS_DONE)
		return status;
	st = sql_get(s, SQL_FEED_ADD);
	sql_text(st, 1, address);
	sql_text(st, 2, key);
	return sql_number(s, st, id);
}

static enum status
read_tags(struct store *s, struct arena *a, struct followed *f)
{
	sqlite3_stmt *st = sql_get(s, SQL_FEED_TAGS);
	VEC(struct str) tags = {0};
	enum status status;

	sql_int(st, 1, f->id);
	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(a, &tags) = sql_col_text(a, st, 0);
	f->is.tags = tags.at;
	f->is.ntags = tags.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}

static struct followed
row_of(struct arena *a, sqlite3_stmt *st)
{
	struct followed f = {
		.id = sql_col_int(st, 0),
		.is.address = sql_col_text(a, st, 1),
		.is.title = sql_col_text(a, st, 2),
		.is.own_title = sql_col_text(a, st, 3),
		.is.site = sql_col_text(a, st, 4),
		.is.description = sql_col_text(a, st, 5),
		.follow = sql_col_int(st, 6) != 0,
		.is.paused = sql_col_int(st, 7) != 0,
		.is.hidden = sql_col_int(st, 8) != 0,
		.articles = sql_col_count(st, 9),
		.unread = sql_col_count(st, 10),
	};

	if (f.articles)
		f.last = (struct when){sql_col_int(st, 11) >> PLACE_BITS,
			PRECISION_INSTANT};
	return f;
}

static enum status
read_feed(struct store *s, struct arena *a, int64_t id, struct followed *out)
{
	sqlite3_stmt *st = sql_get(s, SQL_FEED_READ);
	enum status status;

	sql_int(st, 1, id);
	status = sql_step(s, st);
	if (status == STATUS_DONE)
		return sql_no_such(s, "feed", 'f', id);
	if (status != STATUS_OK)
		return status;
	*out = row_of(a, st);
	sql_end(st);
	return read_tags(s, a, out);
}

static enum status
write_tags(struct store *s, int64_t id, const struct str *tags, size_t n)
{
	sqlite3_stmt *st = sql_get(s, SQL_FEED_UNTAG);
	enum status status;

	sql_int(st, 1, id);
	status = sql_run(s, st);
	for (size_t i = 0; i < n && status == STATUS_OK; i++) {
		st = sql_get(s, SQL_FEED_TAG);
		sql_int(st, 1, id);
		sql_int(st, 2, (int64_t)i);
		sql_text(st, 3, tags[i]);
		status = sql_run(s, st);
	}
	return status;
}

static enum status
write_feed(struct store *s, const struct followed *f)
{
	sqlite3_stmt *st = sql_get(s, SQL_FEED_CHANGE);

	sql_int(st, 1, f->id);
	sql_text(st, 2, f->is.address);
	sql_text(st, 3, str_some(f->is.title));
	sql_text(st, 4, str_some(f->is.own_title));
	sql_text(st, 5, str_some(f->is.site));
	sql_text(st, 6, str_some(f->is.description));
	sql_int(st, 7, f->follow);
	sql_int(st, 8, f->is.paused);
	sql_int(st, 9, f->is.hidden);
	return sql_run(s, st);
}

/* 'over': what stands there is replaced too. */
static bool
fill(struct str *field, struct str value, bool over)
{
	if (!value.n || str_eq(*field, value) || (field->n && !over))
		return false;
	*field = value;
	return true;
}

enum status
store_put_feed(struct store *s, const struct subscription *in, bool follow,
    enum put_result *result)
{
	struct followed f;
	struct str title;
	bool changed, begins, tags;
	int64_t id;
	enum status status;

	sql_must_write(s);
	arena_reset(s->scratch);
	*result = PUT_SAME;
	status = feed_number(s, s->scratch, in->address, &id, &title);
	if (status == STATUS_OK)
		status = read_feed(s, s->scratch, id, &f);
	if (status != STATUS_OK)
		return status;
	begins = follow && !f.follow;
	if (begins) {
		f.follow = true;
		f.is.address = in->address;
		f.is.hidden = in->hidden;
		f.is.paused = in->paused;
	}
	changed = fill(&f.is.own_title, in->own_title, !follow);
	changed |= fill(&f.is.site, in->site, !follow);
	changed |= fill(&f.is.description, in->description, !follow);
	if (follow && !str_eq(in->title, f.is.own_title))
		changed |= fill(&f.is.title, in->title, false);
	tags = follow && in->ntags && !f.is.ntags;
	if (tags)
		status = write_tags(s, id, in->tags, in->ntags);
	if (status == STATUS_OK && (begins || changed))
		status = write_feed(s, &f);
	*result = begins ? PUT_NEW : changed || tags ? PUT_VERSION : PUT_SAME;
	return status;
}

static int
by_id(const void *x, const void *y)
{
	const struct followed *a = *(const struct followed *const *)x,
			      *b = *(const struct followed *const *)y;

	return (a->id > b->id) - (a->id < b->id);
}

/* One walk for all of them: a question a feed was most of the cost. */
static enum status
read_all_tags(struct store *s, struct arena *a, struct followed *list,
    size_t n)
{
	struct followed **order = ARENA_ARRAY(a, struct followed *, n);
	sqlite3_stmt *st = sql_get(s, SQL_FEED_TAGS_ALL);
	VEC(struct str) tags = {0};
	enum status status;
	size_t at = 0;

	for (size_t i = 0; i < n; i++)
		order[i] = &list[i];
	if (n)
		qsort(order, n, sizeof(*order), by_id);
	while ((status = sql_step(s, st)) == STATUS_OK) {
		int64_t feed = sql_col_int(st, 1);

		while (at < n && order[at]->id < feed)
			at++;
		if (at == n || order[at]->id != feed)
			continue;
		if (order[at]->is.ntags == 0) {
			tags.at = NULL;
			tags.n = tags.cap = 0;
		}
		*vec_add(a, &tags) = sql_col_text(a, st, 0);
		order[at]->is.tags = tags.at;
		order[at]->is.ntags = tags.n;
	}
	return status == STATUS_DONE ? STATUS_OK : status;
}

enum status
store_feeds(struct store *s, struct arena *a, bool all,
    struct followed **out, size_t *n)
{
	sqlite3_stmt *st = sql_get(s, SQL_FEEDS);
	VEC(struct followed) list = {0};
	enum status status;

	sql_int(st, 1, all);
	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(a, &list) = row_of(a, st);
	if (status == STATUS_DONE)
		status = read_all_tags(s, a, list.at, list.n);
	*out = list.at;
	*n = list.n;
	return status;
}

enum status
store_feeds_failing(struct store *s, size_t *n)
{
	int64_t count = 0;
	enum status status = sql_number(s, sql_get(s, SQL_FEEDS_FAILING),
	    &count);

	*n = (size_t)count;
	return status;
}

enum status
store_feed_at(struct store *s, struct arena *a, struct str url, int64_t but,
    int64_t *id)
{
	sqlite3_stmt *st = sql_get(s, SQL_FEED_AT);

	sql_text(st, 1, url);
	sql_text(st, 2, key_of(a, url));
	sql_int(st, 3, but);
	return sql_number(s, st, id);
}

enum status
store_feed(struct store *s, struct arena *a, int64_t id, struct str address,
    struct followed *out)
{
	sqlite3_stmt *st;
	enum status status = STATUS_OK;

	if (address.n) {
		st = sql_get(s, SQL_FEED_FIND);
		sql_text(st, 1, key_of(a, address));
		status = sql_number(s, st, &id);
	}
	if (status == STATUS_NOT_FOUND)
		return sql_fail(s, status, "%s: no feed of %.*s", s->path,
		    STR_ARG(address));
	return status == STATUS_OK ? read_feed(s, a, id, out) : status;
}

enum status
store_feed_of(struct store *s, int64_t article, int64_t *feed)
{
	sqlite3_stmt *st = sql_get(s, SQL_FEED_OF);

	sql_int(st, 1, article);
	return sql_number(s, st, feed);
}
