/*
 * plan.c - placing: worked out beside the store, then written down in it.
 *
 * To find the events of a batch takes some hundred milliseconds, and a
 * reader's key that stores something must not wait so long.  So all is
 * worked out without a lock, into a plan: frequencies, events, sketches.
 * It is written in transactions of some milliseconds, if what it was made
 * from is still so; if another process has placed or corrected something
 * meanwhile it is made again, and the third time with the lock held, so
 * that two who place at once both come to an end.
 *
 * Frequencies come first.  They tell of articles, placed or not, and
 * weights stand for those in the store: so who goes on where this process
 * was killed weighs as it did, and finds the same events.
 */
#include "src/cli/placing.h"

#define TRIES 3

struct plan {
	struct event *events; /* numbered as the cluster does */
	int64_t *ids;	      /* what the store calls them */
	int64_t *earlier;     /* of each, as the cluster calls it; 0 */
	size_t nevents;
	struct sketch_row *sketches;
	size_t nsketches;
	size_t changed, copies; /* to be told */
	struct term_row *terms;
	size_t nterms;
	uint64_t counted;
	const int64_t *described; /* that readers had changed */
	size_t ndescribed;
	bool due, due_events; /* what is to be stored */
};

/* ---- worked out ---- */

static void
plan_counts(struct pipeline *p, struct plan *plan)
{
	const struct frequency *f;

	plan->due = true;
	plan->nterms = cluster_frequencies(p->cluster, p->scratch, &f,
	    &plan->counted);
	plan->terms = ARENA_ARRAY(p->scratch, struct term_row, plan->nterms);
	for (size_t i = 0; i < plan->nterms; i++)
		plan->terms[i] = (struct term_row){f[i].id, f[i].number,
			f[i].df, f[i].word};
}

/* A lone article has nobody yet to say that it goes on with a story; and
 * what is found once stays, for its days may not be loaded later. */
static void
plan_events(struct pipeline *p, struct plan *plan)
{
	const int64_t *changed;
	size_t n = cluster_changed(p->cluster, p->scratch, &changed);

	plan->nevents = n;
	plan->events = ARENA_ARRAY(p->scratch, struct event, n);
	plan->ids = ARENA_ARRAY(p->scratch, int64_t, n);
	plan->earlier = ARENA_ARRAY(p->scratch, int64_t, n);
	for (size_t i = 0; i < n; i++)
		if (!cluster_describe(p->cluster, p->scratch, changed[i],
		    &plan->events[i]))
			bug("event %lld changed and is gone",
			    (long long)changed[i]);
	for (size_t i = 0; i < n; i++)
		if (plan->events[i].nmembers > 1)
			plan->earlier[i] = cluster_earlier(p->cluster,
			    changed[i]);
}

static enum status
plan_sketch(struct pipeline *p, int64_t article, struct plan *plan)
{
	struct sketch_row *row = &plan->sketches[plan->nsketches++];
	struct sketch k;
	struct buf record;
	enum status status;

	if (!cluster_sketch(p->cluster, p->scratch, article, &k))
		bug("article %lld has no sketch", (long long)article);
	plan->copies += k.copy_of != 0;
	buf_init(&record, MiB);
	sketch_pack(&k, &record);
	status = buf_status(&record);
	*row = (struct sketch_row){.article = article,
		.day = sketch_day(&k), .came = sketch_came(&k),
		.record = arena_str(p->scratch, buf_view(&record))};
	buf_free(&record);
	return status;
}

/* Those another process has placed meanwhile are done. */
static enum status
still_unplaced(struct pipeline *p, const struct to_place *all,
    struct to_place *out)
{
	enum status status = STATUS_OK;

	*out = (struct to_place){
		.k = ARENA_ARRAY(p->scratch, struct sketch, all->n),
		.words = ARENA_ARRAY(p->scratch, const struct term_word *,
		    all->n)};
	for (size_t i = 0; i < all->n && status == STATUS_OK; i++) {
		bool waits;

		status = store_is_unplaced(p->store, all->k[i].article,
		    &waits);
		if (!waits)
			continue;
		out->k[out->n] = all->k[i];
		out->words[out->n++] = all->words[i];
	}
	return status;
}

static enum status
plan_batch(struct pipeline *p, const void *arg, struct plan *plan)
{
	struct to_place batch;
	enum status status = placing_ready(p);

	if (status == STATUS_OK)
		status = still_unplaced(p, arg, &batch);
	if (status != STATUS_OK || !batch.n)
		return status;
	status = placing_load_around(p, batch.k, batch.n);
	if (status == STATUS_OK)
		status = placing_tell_terms(p, batch.k, batch.n);
	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < batch.n; i++)
		cluster_add(p->cluster, &batch.k[i], batch.words[i]);
	p->uncounted = true;
	if (cluster_due(p->cluster)) {
		cluster_weigh(p->cluster);
		plan_counts(p, plan);
	}
	cluster_run(p->cluster);
	plan_events(p, plan);
	plan->due_events = true;
	plan->changed = plan->nevents;
	plan->sketches = ARENA_ARRAY(p->scratch, struct sketch_row, batch.n);
	for (size_t i = 0; i < batch.n && status == STATUS_OK; i++)
		status = plan_sketch(p, batch.k[i].article, plan);
	return status;
}

static enum status
plan_rest(struct pipeline *p, const void *none, struct plan *plan)
{
	enum status status = placing_ready(p);

	(void)none;
	if (status == STATUS_OK && p->uncounted)
		plan_counts(p, plan);
	return status;
}

/* Headline, terms and scores of an event that a reader changed.  An
 * event with a damaged sketch keeps those it has. */
static enum status
plan_again(struct pipeline *p, int64_t event, struct plan *plan)
{
	struct event *e = &plan->events[plan->nevents];
	struct sketch_row *rows;
	struct event stored;
	size_t n;
	enum status status = store_event_sketches(p->store, p->scratch, event,
	    &rows, &n);

	if (status == STATUS_OK && n)
		status = store_event(p->store, p->scratch, event, &stored);
	if (status == STATUS_OK && n)
		status = placing_new(p);
	if (status == STATUS_OK && n)
		status = placing_load(p, rows, n);
	if (status != STATUS_OK || !n)
		return status;
	cluster_run(p->cluster);
	plan->nevents += cluster_describe(p->cluster, p->scratch, event, e) &&
	    e->nmembers == stored.nmembers;
	return STATUS_OK;
}

struct to_describe {
	const int64_t *events;
	size_t n;
};

static enum status
plan_corrected(struct pipeline *p, const void *arg, struct plan *plan)
{
	const struct to_describe *all = arg;
	enum status status = store_grouping(p->store, &p->grouping);

	plan->events = ARENA_ARRAY(p->scratch, struct event, all->n);
	plan->ids = ARENA_ARRAY(p->scratch, int64_t, all->n);
	plan->earlier = ARENA_ARRAY(p->scratch, int64_t, all->n);
	for (size_t i = 0; i < all->n && status == STATUS_OK; i++)
		status = plan_again(p, all->events[i], plan);
	plan->described = all->events;
	plan->ndescribed = all->n;
	plan->due_events = true;
	return status;
}

/* ---- written down ---- */

static enum status
put_counts(struct pipeline *p, struct plan *plan)
{
	enum status status = store_put_terms(p->store, plan->terms,
	    plan->nterms, plan->counted);

	for (size_t i = 0; i < plan->nterms && status == STATUS_OK; i++)
		cluster_numbered(p->cluster, plan->terms[i].id,
		    plan->terms[i].number);
	p->uncounted = false;
	return status;
}

static int64_t
stored_id(const struct plan *plan, int64_t event)
{
	for (size_t i = 0; i < plan->nevents && event < 0; i++)
		if (plan->events[i].id == event)
			return plan->ids[i];
	return event;
}

static enum status
put_event(struct pipeline *p, struct plan *plan, size_t i)
{
	int64_t was = plan->events[i].id;
	struct event e = plan->events[i];
	enum status status;

	e.id = MAX(was, 0);
	status = store_put_event(p->store, &e, &plan->ids[i]);
	if (status == STATUS_OK && plan->ids[i] != was)
		cluster_named(p->cluster, was, plan->ids[i]);
	return status;
}

static enum status
put_events(struct pipeline *p, struct plan *plan)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < plan->nevents && status == STATUS_OK; i++)
		status = put_event(p, plan, i);
	for (size_t i = 0; i < plan->nevents && status == STATUS_OK; i++)
		if (plan->earlier[i])
			status = store_put_earlier(p->store, plan->ids[i],
			    stored_id(plan, plan->earlier[i]));
	for (size_t i = 0; i < plan->nsketches && status == STATUS_OK; i++)
		status = store_put_sketch(p->store, &plan->sketches[i]);
	for (size_t i = 0; i < plan->ndescribed && status == STATUS_OK; i++)
		status = store_described(p->store, plan->described[i]);
	p->counts.events += plan->changed;
	p->counts.copies += plan->copies;
	return status;
}

typedef enum status writer(struct pipeline *p, struct plan *plan);

/* In a transaction, unless all happens in one.  *changed: the plan holds
 * no more and nothing was written. */
static enum status
write_down(struct pipeline *p, struct plan *plan, writer *put, bool held,
    bool *changed)
{
	int64_t now;
	enum status status = held ? STATUS_OK : store_begin(p->store);

	if (status != STATUS_OK)
		return status;
	status = store_grouping(p->store, &now);
	*changed = status == STATUS_OK && now != p->grouping;
	if (status == STATUS_OK && !*changed)
		status = put(p, plan);
	if (status == STATUS_OK)
		status = store_grouping(p->store, &p->grouping);
	return held ? status : store_end(p->store, status);
}

/* ---- both ---- */

typedef enum status planner(struct pipeline *p, const void *arg,
    struct plan *plan);

static enum status
try_once(struct pipeline *p, planner *make, const void *arg, bool held,
    bool *changed)
{
	struct plan plan = {0};
	enum status status = held ? STATUS_OK : store_begin_read(p->store);

	*changed = false;
	if (status == STATUS_OK)
		status = make(p, arg, &plan);
	if (!held)
		store_rollback(p->store);
	if (status == STATUS_OK && plan.due)
		status = write_down(p, &plan, put_counts, held, changed);
	if (status == STATUS_OK && !*changed && plan.due_events)
		status = write_down(p, &plan, put_events, held, changed);
	return status;
}

static enum status
carry_out(struct pipeline *p, planner *make, const void *arg)
{
	bool changed = true;
	enum status status = STATUS_OK;

	for (int i = 1; i <= TRIES && changed && status == STATUS_OK; i++) {
		bool held = i == TRIES;

		if (held)
			status = store_begin(p->store);
		if (status == STATUS_OK)
			status = try_once(p, make, arg, held, &changed);
		if (held)
			status = store_end(p->store, status);
		if (status != STATUS_OK || changed)
			placing_drop(p);
	}
	return status;
}

enum status
plan_place(struct pipeline *p, const struct to_place *batch)
{
	return carry_out(p, plan_batch, batch);
}

enum status
plan_count(struct pipeline *p)
{
	return carry_out(p, plan_rest, NULL);
}

enum status
plan_describe(struct pipeline *p, const int64_t *events, size_t n)
{
	const struct to_describe all = {events, n};
	enum status status = carry_out(p, plan_corrected, &all);

	placing_drop(p);
	return status;
}
