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
	enum status status;

	cluster_free(p->cluster);
	p->cluster = NULL;
	p->cluster_max = 0;
	status = store_counted(p->store, &counted);
	if (status != STATUS_OK)
		return status;
	p->cluster = cluster_new();
	cluster_articles(p->cluster, counted);
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
		}
		arena_free(p->scratch);
		p->scratch = own;
	}
	return status;
}

enum status
placing_count(struct pipeline *p)
{
	enum status status = placing_new(p);

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
	size_t n;
	enum status status = store_sketches(p->store, p->scratch,
	    by[days->kind], days->first, days->last, CLUSTER_LIMIT, &rows,
	    &n);

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

/* ---- what the store must know ---- */

enum status
placing_put_counts(struct pipeline *p)
{
	const struct frequency *f;
	uint64_t counted;
	size_t n = cluster_frequencies(p->cluster, p->scratch, &f, &counted);
	struct term_row *rows = ARENA_ARRAY(p->scratch, struct term_row, n);
	enum status status;

	for (size_t i = 0; i < n; i++)
		rows[i] = (struct term_row){f[i].id, f[i].number, f[i].df,
			f[i].word};
	p->uncounted = false;
	status = store_put_terms(p->store, rows, n, counted);
	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		if (!f[i].number)
			cluster_numbered(p->cluster, f[i].id, rows[i].number);
	return status;
}

/* *event becomes the id it has in the store. */
static enum status
put_event(struct pipeline *p, int64_t *event, size_t *members)
{
	struct event e;
	int64_t id, was = *event;
	enum status status;

	if (!cluster_describe(p->cluster, p->scratch, was, &e))
		bug("event %lld changed and is gone", (long long)was);
	e.id = MAX(was, 0);
	status = store_put_event(p->store, &e, &id);
	if (status == STATUS_OK && id != was)
		cluster_named(p->cluster, was, id);
	p->counts.events++;
	*event = id;
	*members = e.nmembers;
	return status;
}

/* A lone article has nobody yet to say that it goes on with a story; and
 * what is found once stays, for its days may not be loaded later. */
static enum status
put_earlier(struct pipeline *p, int64_t event, size_t members)
{
	int64_t earlier = members > 1 ? cluster_earlier(p->cluster, event) :
					0;

	return earlier > 0 ? store_put_earlier(p->store, event, earlier) :
			     STATUS_OK;
}

static enum status
put_sketch(struct pipeline *p, int64_t article)
{
	struct sketch k;
	struct buf record;
	struct sketch_row row = {.article = article};
	enum status status;

	if (!cluster_sketch(p->cluster, p->scratch, article, &k))
		bug("article %lld has no sketch", (long long)article);
	p->counts.copies += k.copy_of != 0;
	buf_init(&record, MiB);
	sketch_pack(&k, &record);
	status = buf_status(&record);
	row.day = sketch_day(&k);
	row.came = sketch_came(&k);
	row.record = buf_view(&record);
	if (status == STATUS_OK)
		status = store_put_sketch(p->store, &row);
	buf_free(&record);
	return status;
}

enum status
placing_put_events(struct pipeline *p, const struct sketch *k, size_t n)
{
	const int64_t *changed;
	size_t nevents = cluster_changed(p->cluster, p->scratch, &changed);
	int64_t *events = ARENA_ARRAY(p->scratch, int64_t, nevents);
	size_t *members = ARENA_ARRAY(p->scratch, size_t, nevents);
	enum status status = STATUS_OK;

	for (size_t i = 0; i < nevents && status == STATUS_OK; i++) {
		events[i] = changed[i];
		status = put_event(p, &events[i], &members[i]);
	}
	for (size_t i = 0; i < nevents && status == STATUS_OK; i++)
		status = put_earlier(p, events[i], members[i]);
	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		status = put_sketch(p, k[i].article);
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
