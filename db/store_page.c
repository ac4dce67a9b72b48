#include "db/store_page.h"

#include "db/sql.h"
#include "src/base/vec.h"

enum status
store_want_page(struct store *s, int64_t article)
{
	sqlite3_stmt *st = sql_get(s, SQL_PAGE_WANT);

	sql_must_write(s);
	sql_int(st, 1, article);
	return sql_run(s, st);
}

static struct wanted_page
page_of(struct arena *a, sqlite3_stmt *st)
{
	return (struct wanted_page){
		.article = sql_col_int(st, 0),
		.feed = sql_col_int(st, 1),
		.url = sql_col_text(a, st, 2),
		.title = sql_col_text(a, st, 3),
		.agent = sql_col_text(a, st, 4),
		.proxy = sql_col_text(a, st, 5),
		.guarded = sql_col_int(st, 6) != 0,
	};
}

static enum status
claim(struct store *s, const struct wanted_page *p, int64_t until)
{
	sqlite3_stmt *st = sql_get(s, SQL_PAGE_CLAIM);

	sql_int(st, 1, p->article);
	sql_int(st, 2, p->feed);
	sql_int(st, 3, until);
	return sql_run(s, st);
}

enum status
store_claim_pages(struct store *s, struct arena *a, int64_t feed,
    int64_t now, int64_t until, size_t most, struct wanted_page **out,
    size_t *n)
{
	sqlite3_stmt *st = sql_get(s, SQL_PAGES_WAITING);
	VEC(struct wanted_page) list = {0};
	enum status status;

	sql_must_write(s);
	sql_int(st, 1, feed);
	sql_int(st, 2, now);
	sql_int(st, 3, (int64_t)most);
	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(a, &list) = page_of(a, st);
	if (status == STATUS_DONE)
		status = STATUS_OK;
	for (size_t i = 0; i < list.n && status == STATUS_OK; i++)
		status = claim(s, &list.at[i], until);
	*out = list.at;
	*n = list.n;
	return status;
}

enum status
store_claim_page(struct store *s, struct arena *a, int64_t article,
    int64_t until, struct wanted_page *out)
{
	sqlite3_stmt *st = sql_get(s, SQL_PAGE_OF);
	enum status status;

	sql_must_write(s);
	sql_int(st, 1, article);
	status = sql_step(s, st);
	if (status == STATUS_DONE)
		return sql_no_such(s, "article", 'a', article);
	if (status != STATUS_OK)
		return status;
	*out = page_of(a, st);
	sql_end(st);
	return claim(s, out, until);
}

enum status
store_page_ended(struct store *s, int64_t article, struct str words,
    int64_t due)
{
	sqlite3_stmt *st;

	sql_must_write(s);
	st = sql_get(s, words.n ? SQL_PAGE_BAD : SQL_PAGE_GOOD);
	sql_int(st, 1, article);
	if (words.n) {
		sql_text(st, 2, words);
		sql_int(st, 3, due);
	}
	return sql_run(s, st);
}
