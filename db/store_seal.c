#include "db/store_seal.h"

#include "db/sql.h"
#include "src/model/alignment.h"

/* The versions of one article, newest first. */
static enum status
sum_versions(struct store *s, int64_t article, uint64_t *sum)
{
	sqlite3_stmt *st = sql_get(s, SQL_SEAL_TEXTS);
	enum status status;

	sql_int(st, 1, article);
	*sum = str_hash_mix(*sum, (uint64_t)article);
	while ((status = sql_step(s, st)) == STATUS_OK) {
		*sum = str_hash_mix(*sum, (uint64_t)sql_col_int(st, 0));
		*sum = str_hash_mix(*sum, (uint64_t)sql_col_int(st, 1));
		*sum = str_hash_mix(*sum, (uint64_t)sql_col_int(st, 2));
		*sum = str_hash_mix(*sum, str_hash(sql_col_view(st, 3)));
	}
	return status == STATUS_DONE ? STATUS_OK : status;
}

enum status
store_sum_texts(struct store *s, const int64_t *articles, size_t n,
    uint64_t *sum)
{
	struct arena *a = arena_new();
	struct alignment *decided;
	size_t ndecided = 0;
	uint64_t ties = 0;
	enum status status = store_alignments(s, a, articles, n, &decided,
	    &ndecided);

	*sum = n;
	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		status = sum_versions(s, articles[i], sum);
	/* They come in no order. */
	for (size_t i = 0; i < ndecided; i++) {
		const struct alignment *d = &decided[i];
		uint64_t tie = str_hash_mix((uint64_t)d->article, d->para);

		tie = str_hash_mix(tie, (uint64_t)d->other);
		tie = str_hash_mix(tie, d->other_para);
		ties += str_hash_mix(tie, d->together);
	}
	*sum = str_hash_mix(*sum, ties);
	arena_free(a);
	return status;
}

enum status
store_seal(struct store *s, int64_t event, uint64_t *seal)
{
	sqlite3_stmt *st = sql_get(s, SQL_SEAL);
	int64_t stored = 0;
	enum status status;

	sql_int(st, 1, event);
	status = sql_number(s, st, &stored);
	*seal = (uint64_t)stored;
	return status;
}

enum status
store_put_seal(struct store *s, int64_t event, uint64_t seal)
{
	sqlite3_stmt *st = sql_get(s, SQL_SEAL_SET);

	sql_must_write(s);
	sql_int(st, 1, event);
	sql_int(st, 2, (int64_t)seal);
	return sql_run(s, st);
}
