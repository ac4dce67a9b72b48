#include "src/cli/placing.h"

#define COUNT_AT_ONCE 200 /* articles, when they are counted again */

struct terms *
placing_terms(struct pipeline *p)
{
	if (!p->terms)
		p->terms = terms_new();
	return p->terms;
}

/* ---- what the cluster must know ---- */

/* What readers decided, before anything is placed. */
static enum status
tell_bindings(struct pipeline *p)
{
	struct binding_row *rows;
	size_t n;
	enum status status = store_bindings(p->store, p->scratch, &rows, &n);

	for (size_t i = 0; i < n && status == STATUS_OK; i++) {
		if (rows[i].group)
			cluster_together(p->cluster, rows[i].article,
			    rows[i].group);
		else
			cluster_apart(p->cluster, rows[i].article,
			    rows[i].other);
	}
	return status;
}

enum status
placing_new(struct pipeline *p)
{
	uint64_t counted;
	int64_t to;
	enum status status;

	placing_drop(p);
	status = store_counted(p->store, &counted, &to);
	if (status != STATUS_OK)
		return status;
	p->cluster = cluster_new();
	p->cluster_max = 0;
	cluster_articles(p->cluster, counted);
	cluster_counted_to(p->cluster, to);
	return tell_bindings(p);
}

/* Tells the frequencies of terms met for the first time. */
enum status
placing_tell_terms(struct pipeline *p, const struct sketch *k, size_t n)
{
	const uint32_t *ids;
	size_t nids = cluster_unknown(p->cluster, p->scratch, k, n, &ids);
	struct term_row *rows = ARENA_ARRAY(p->scratch, struct term_row, nids);
	enum status status;

	for (size_t i = 0; i < nids; i++)
		rows[i].id = ids[i];
	status = store_terms(p->store, p->scratch, rows, nids);
	for (size_t i = 0; i < nids && status == STATUS_OK; i++)
		if (rows[i].number)
			cluster_frequency(p->cluster, rows[i].id,
			    rows[i].number, rows[i].df, rows[i].word);
	return status;
}

/* Counts an article by the text it came with.  One that is damaged is
 * not counted: nothing says what it had. */
static enum status
count_again(struct pipeline *p, int64_t id)
{
	struct article newest;
	const struct article *first = &newest;
	const struct term_word *words;
	struct sketch k;
	enum status status = store_article(p->store, p->scratch, id, true,
	    &newest);

	if (status == STATUS_DAMAGED || status == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (status != STATUS_OK)
		return status;
	while (first->previous)
		first = first->previous;
	terms_read(placing_terms(p), p->scratch, first, p->now, &k, &words);
	status = placing_tell_terms(p, &k, 1);
	if (status == STATUS_OK)
		cluster_count_again(p->cluster, &k, words);
	return status;
}

/* What came after frequencies were stored: the run that stored it ended
 * before it could count. */
static enum status
count_rest(struct pipeline *p)
{
	int64_t last = 0;
	enum status status = STATUS_OK;
	size_t n = 1;

	while (status == STATUS_OK && n) {
		struct arena *own = p->scratch;
		int64_t *ids;

		p->scratch = arena_new();
		status = store_uncounted(p->store, p->scratch, last,
		    COUNT_AT_ONCE, &ids, &n);
		for (size_t i = 0; i < n && status == STATUS_OK; i++) {
			status = count_again(p, ids[i]);
			last = ids[i];
			p->uncounted = true;
			cluster_counted_to(p->cluster, last);
		}
		arena_free(p->scratch);
		p->scratch = own;
	}
	return status;
}

enum status
placing_ready(struct pipeline *p)
{
	int64_t now;
	enum status status = store_grouping(p->store, &now);

	if (status != STATUS_OK || (p->cluster && now == p->grouping))
		return status;
	p->grouping = now;
	status = placing_new(p);
	return status == STATUS_OK ? count_rest(p) : status;
}

static int
by_article(const void *x, const void *y)
{
	const struct sketch *a = x, *b = y;

	return (a->article > b->article) - (a->article < b->article);
}

enum status
placing_load(struct pipeline *p, const struct sketch_row *rows,
    size_t nrows)
{
	struct sketch *k = ARENA_ARRAY(p->scratch, struct sketch, nrows);
	size_t n = 0;
	enum status status;

	for (size_t i = 0; i < nrows; i++) {
		/* A damaged sketch is as good as none: its article stays
		 * where it is and draws no other. */
		if (!sketch_unpack(p->scratch, rows[i].record, &k[n]))
			continue;
		k[n].article = rows[i].article;
		k[n].event = rows[i].event;
		k[n].copy_of = rows[i].copy_of;
		k[n++].copy_share = rows[i].copy_share;
	}
	qsort(k, n, sizeof(*k), by_article);
	status = placing_tell_terms(p, k, n);
	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		cluster_load(p->cluster, &k[i]);
	return status;
}

static enum status
load_days(struct pipeline *p, const struct day_range *days)
{
	static const enum sketch_days by[] = {
		[DAYS_PUBLISHED] = SKETCHES_PUBLISHED,
		[DAYS_CAME_UNDATED] = SKETCHES_CAME_UNDATED,
		[DAYS_CAME] = SKETCHES_CAME,
	};
	struct sketch_row *rows;
	size_t n, most = days->kind == DAYS_PUBLISHED ? CLUSTER_LIMIT :
	    CLUSTER_UNDATED;
	enum status status = store_sketches(p->store, p->scratch,
	    by[days->kind], days->first, days->last, most, &rows, &n);

	return status == STATUS_OK ? placing_load(p, rows, n) : status;
}

enum status
placing_load_around(struct pipeline *p, const struct sketch *k, size_t n)
{
	const struct day_range *days;
	size_t ndays = cluster_days(p->cluster, p->scratch, k, n, &days);
	enum status status = STATUS_OK;

	for (size_t i = 0; i < ndays && status == STATUS_OK; i++)
		status = load_days(p, &days[i]);
	return status;
}

/* A cluster that cannot be trusted, or is too large, is made anew. */
void
placing_drop(struct pipeline *p)
{
	cluster_free(p->cluster);
	p->cluster = NULL;
	p->uncounted = false;
}
