/*
 * pipeline.c - batches of articles into the store and into events.
 *
 * A batch waits in its arena until it is full.  Its articles are stored
 * in one short transaction, and wait in the store to be placed.  Then
 * what is new is read into a sketch; the stored sketches of the days
 * around them are loaded into the cluster, which then has what it needs
 * to place them; and the events that changed are written with the new
 * sketches (plan.c).  The cluster is only a cache of the store, so it is
 * thrown away when another process has placed something, when anything
 * failed, and when it has grown past its limit.
 *
 * Term frequencies are the one thing not written with every batch: tens
 * of thousands of them change each time.  They are written when the
 * cluster wants to weigh terms anew, and it weighs by what is written;
 * articles that came after that are counted again from their texts when
 * a cluster is made.  What a run that is killed leaves unplaced the next
 * one places before anything else.  So a run that is killed anywhere goes
 * on with what it would have had, to the same events.
 */
#include "src/base/sort.h"
#include "src/cli/facts.h"
#include "src/cli/placing.h"

#define BATCH_ARTICLES 500
#define BATCH_BYTES (16 * MiB)
#define INDEX_STEP 500 /* articles a transaction */
#define CLUSTER_MAX 12000 /* sketches in memory: some 5 KB each */
#define DESCRIBED_AT_ONCE 8 /* events a transaction */
/* An event ends when its last article is so much older than the newest
 * of the store: twice what an article may wait to join it. */
#define LIVE_DAYS 14
#define DAY 86400

struct pipeline *
pipeline_new(struct store *s, int64_t now)
{
	struct pipeline *p = xcalloc(1, sizeof(*p));

	p->store = s;
	p->now = now;
	p->batch_articles = BATCH_ARTICLES;
	p->run = arena_new();
	p->batch_arena = arena_new();
	p->scratch = arena_new();
	p->stemmers = stemmers_new();
	return p;
}

void
pipeline_free(struct pipeline *p)
{
	if (!p)
		return;
	cluster_free(p->cluster);
	stemmers_free(p->stemmers);
	terms_free(p->terms);
	arena_free(p->scratch);
	arena_free(p->batch_arena);
	arena_free(p->run);
	free(p);
}

void
pipeline_aliases(struct pipeline *p, const struct lexicon *aliases)
{
	p->aliases = aliases;
}

void
pipeline_stop_on(struct pipeline *p, const volatile sig_atomic_t *stop)
{
	p->stop = stop;
}

void
pipeline_progress(struct pipeline *p,
    void (*tell)(void *arg, const struct pipeline_counts *c), void *arg)
{
	p->tell = tell;
	p->tell_arg = arg;
}

void
pipeline_facts_by(struct pipeline *p, struct facts_worker *w)
{
	p->facts = w;
}

void
pipeline_hook(struct pipeline *p, const struct pipeline_hook *hook)
{
	p->hook = *hook;
}

void
pipeline_batch(struct pipeline *p, size_t articles)
{
	p->batch_articles = articles;
}

static bool
stopped(const struct pipeline *p)
{
	return p->stop && *p->stop;
}

static void
tell(struct pipeline *p)
{
	if (p->tell)
		p->tell(p->tell_arg, &p->counts);
}

/* ---- a batch ---- */

static void
read_terms(struct pipeline *p, struct gathered *g)
{
	terms_read(placing_terms(p), p->batch_arena, &g->article, p->now,
	    &g->sketch, &g->words);
}

/* A sketch is made before it is known what the reader calls the feed. */
static enum status
take_outlet(struct pipeline *p, const struct article *art, struct sketch *k)
{
	struct str name;
	enum status status = store_article_outlet(p->store, p->scratch,
	    k->article, &name);

	if (status == STATUS_OK && !str_eq(name, art->outlet))
		k->outlet = terms_outlet(p->scratch, name);
	return status;
}

/* Stores the batch's articles; 'out' gets those that are new or changed,
 * each once: of two versions in one batch the later. */
static enum status
put_articles(struct pipeline *p, struct to_place *out)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < p->batch.n && status == STATUS_OK; i++) {
		struct gathered *g = &p->batch.at[i];
		const struct article *art = &g->article;
		enum put_result result;
		size_t at = out->n;
		int64_t id;

		status = store_put_article(p->store, art, p->now, &id, &result);
		if (status != STATUS_OK)
			break;
		p->counts.added += result == PUT_NEW;
		p->counts.versions += result == PUT_VERSION;
		p->counts.same += result == PUT_SAME;
		if (p->hook.stored)
			p->hook.stored(p->hook.arg, art, id, result);
		if (result == PUT_SAME)
			continue;
		for (size_t j = 0; j < out->n && result == PUT_VERSION; j++)
			if (out->k[j].article == id)
				at = j;
		out->k[at] = g->sketch;
		out->words[at] = g->words;
		out->k[at].article = id;
		out->n += at == out->n;
		status = take_outlet(p, art, &out->k[at]);
		/* What claims to come from the future ends nothing. */
		if (art->published.precision != PRECISION_UNKNOWN &&
		    art->published.at <= p->now + DAY)
			p->newest = MAX(p->newest, art->published.at);
	}
	return status;
}

static struct to_place
room_for(struct pipeline *p, size_t n)
{
	return (struct to_place){
		.k = ARENA_ARRAY(p->scratch, struct sketch, n),
		.words = ARENA_ARRAY(p->scratch, const struct term_word *, n)};
}

static enum status
store_batch(struct pipeline *p, struct to_place *out)
{
	int64_t now;
	enum status status;

	for (size_t i = 0; i < p->batch.n; i++)
		if (!p->batch.at[i].words)
			read_terms(p, &p->batch.at[i]);
	status = store_begin(p->store);
	if (status != STATUS_OK)
		return status;
	status = store_grouping(p->store, &now);
	if (p->cluster && now != p->grouping)
		placing_drop(p);
	p->newest = 0;
	if (status == STATUS_OK)
		status = put_articles(p, out);
	if (status == STATUS_OK && out->n)
		status = store_put_newest(p->store, p->newest);
	if (status == STATUS_OK && p->hook.also)
		status = p->hook.also(p->hook.arg, p->store);
	if (status == STATUS_OK)
		status = store_grouping(p->store, &p->grouping);
	return store_end(p->store, status);
}

/* Only where nothing would have to be counted again. */
static void
keep_small(struct pipeline *p)
{
	if (!p->cluster || p->uncounted)
		return;
	if (p->cluster_max == 0)
		p->cluster_max = MAX((size_t)CLUSTER_MAX,
		    cluster_count(p->cluster) * 3 / 2);
	if (cluster_count(p->cluster) > p->cluster_max)
		placing_drop(p);
}

/* Its text as it is, in the time it came in.  A damaged one is passed
 * over: nothing says where it belongs. */
static enum status
read_stored(struct pipeline *p, struct arena *a, int64_t id,
    struct to_place *out)
{
	struct article newest;
	const struct article *first = &newest;
	enum status status = store_article(p->store, a, id, true, &newest);

	if (status == STATUS_DAMAGED || status == STATUS_NOT_FOUND)
		return STATUS_OK;
	if (status != STATUS_OK)
		return status;
	while (first->previous)
		first = first->previous;
	terms_read(placing_terms(p), a, &newest, first->seen, &out->k[out->n],
	    &out->words[out->n]);
	out->k[out->n++].article = id;
	return STATUS_OK;
}

/* What a run that was killed has stored and not placed, what doctor has
 * taken out; or what another process is about to place, which then finds
 * it done. */
static enum status
place_waiting(struct pipeline *p)
{
	enum status status = STATUS_OK;
	int64_t last = 0, *ids;
	size_t n = 1;

	p->begun = true;
	while (status == STATUS_OK && n) {
		struct arena *a = arena_new();
		struct to_place some;

		status = store_unplaced(p->store, a, last, BATCH_ARTICLES, &ids,
		    &n);
		some = room_for(p, n);
		for (size_t i = 0; i < n && status == STATUS_OK; i++) {
			last = ids[i];
			status = read_stored(p, a, last, &some);
		}
		if (status == STATUS_OK && some.n) {
			p->fed = true;
			status = plan_place(p, &some);
		}
		keep_small(p);
		arena_free(a);
		arena_reset(p->scratch);
	}
	return status;
}

static enum status
flush(struct pipeline *p)
{
	struct pipeline_counts before = p->counts;
	enum status status = STATUS_OK;
	struct to_place fresh;

	if (!p->batch.n && !p->hook.also)
		return STATUS_OK;
	if (stopped(p))
		return STATUS_INTERRUPTED;
	if (!p->begun)
		status = place_waiting(p);
	fresh = room_for(p, p->batch.n);
	if (status == STATUS_OK)
		status = store_batch(p, &fresh);
	if (status != STATUS_OK) {
		placing_drop(p);
		p->counts = before;
	}
	if (status == STATUS_OK && fresh.n)
		status = plan_place(p, &fresh);
	for (size_t i = 0; i < fresh.n && status == STATUS_OK; i++)
		*vec_add(p->run, &p->placed) = fresh.k[i].article;
	keep_small(p);
	p->batch.at = NULL;
	p->batch.n = p->batch.cap = 0;
	arena_reset(p->batch_arena);
	arena_reset(p->scratch);
	if (status == STATUS_OK)
		tell(p);
	return status;
}

static void
copy_strings(struct arena *a, struct article *art)
{
	struct str *const all[] = {&art->source_id, &art->known_as, &art->feed, &art->outlet,
		&art->agency, &art->url, &art->canonical, &art->title,
		&art->author, &art->summary, &art->language, &art->dateline,
		&art->when_from, &art->cut_why};
	struct str *categories =
	    ARENA_ARRAY(a, struct str, art->ncategories);
	struct enclosure *enclosures =
	    ARENA_ARRAY(a, struct enclosure, art->nenclosures);

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		if (all[i]->s)
			*all[i] = arena_str(a, *all[i]);
	for (size_t i = 0; i < art->ncategories; i++)
		categories[i] = arena_str(a, art->categories[i]);
	art->categories = categories;
	for (size_t i = 0; i < art->nenclosures; i++) {
		enclosures[i] = art->enclosures[i];
		enclosures[i].url = arena_str(a, enclosures[i].url);
		enclosures[i].type = arena_str(a, enclosures[i].type);
	}
	art->enclosures = enclosures;
}

enum status
pipeline_add(struct pipeline *p, const struct article *art)
{
	struct arena *a = p->batch_arena;
	struct paragraph *paras =
	    ARENA_ARRAY(a, struct paragraph, art->nparas);
	struct gathered copy = {.article = *art};

	copy.article.previous = NULL;
	copy_strings(a, &copy.article);
	for (size_t i = 0; i < art->nparas; i++) {
		paras[i] = art->paras[i];
		paras[i].text = arena_str(a, paras[i].text);
	}
	copy.article.paras = paras;
	return pipeline_take(p, &copy);
}

struct arena *
pipeline_arena(struct pipeline *p)
{
	return p->batch_arena;
}

enum status
pipeline_take(struct pipeline *p, const struct gathered *g)
{
	p->fed = true;
	*vec_add(p->batch_arena, &p->batch) = *g;
	if (p->batch.n < p->batch_articles &&
	    arena_used(p->batch_arena) < BATCH_BYTES)
		return STATUS_OK;
	return flush(p);
}

enum status
pipeline_flush(struct pipeline *p)
{
	return flush(p);
}

static enum status
store_counts(struct pipeline *p)
{
	enum status status = STATUS_OK;

	if (p->fed && (!p->cluster || p->uncounted))
		status = plan_count(p);
	placing_drop(p);
	arena_reset(p->scratch);
	return status;
}

/* Search finds what was stored.  What an interrupted run leaves waiting
 * the next one takes. */
static enum status
fill_index(struct pipeline *p)
{
	enum status status = STATUS_OK;
	size_t left = 1;

	while (status == STATUS_OK && left && !stopped(p)) {
		status = store_index_some(p->store, INDEX_STEP, &left);
		tell(p);
	}
	return status;
}

static enum status
describe_corrected(struct pipeline *p)
{
	enum status status = STATUS_OK;

	while (status == STATUS_OK && !stopped(p)) {
		int64_t *ids;
		size_t n;

		status = store_undescribed(p->store, p->scratch,
		    DESCRIBED_AT_ONCE, &ids, &n);
		if (status != STATUS_OK || !n)
			break;
		status = plan_describe(p, ids, n);
		arena_reset(p->scratch);
	}
	return status;
}

/* News is as old as the newest article says, not the clock, so that an
 * archive that is no longer fed shows what was live at its end. */
static enum status
end_events(struct pipeline *p)
{
	return p->fed ? store_end_events(p->store, p->now, LIVE_DAYS * DAY) :
			STATUS_OK;
}

static enum status
read_facts(struct pipeline *p, const int64_t *ids, size_t n)
{
	const struct facts_run run = {p->store, p->stemmers, p->aliases,
		p->facts, p->stop};
	enum status status = facts_refresh(&run, ids, n, &p->counts.compared);

	arena_reset(p->scratch);
	return status;
}

/* The facts of events whose members changed, a few a transaction. */
static enum status
refresh_facts(struct pipeline *p)
{
	enum status status = STATUS_OK;

	while (status == STATUS_OK) {
		int64_t *ids;
		size_t n;

		if (stopped(p))
			return STATUS_INTERRUPTED;
		status = store_stale_events(p->store, p->scratch,
		    FACTS_ROUND, &ids, &n);
		if (status != STATUS_OK || !n)
			break;
		status = read_facts(p, ids, n);
		tell(p);
	}
	return status;
}

enum status
pipeline_rebuild(struct pipeline *p)
{
	p->fed = true;
	return place_waiting(p);
}

enum status
pipeline_settle(struct pipeline *p, bool *more)
{
	int64_t event, *ids;
	size_t n = 0;
	enum status status = store_undescribed(p->store, p->scratch, 2, &ids,
	    &n);

	*more = n > 1;
	if (status != STATUS_OK || !n)
		return status;
	event = ids[0];
	status = plan_describe(p, &event, 1);
	arena_reset(p->scratch);
	return status == STATUS_OK ? read_facts(p, &event, 1) : status;
}

/* What batches made or changed is counted with each; an event that later
 * ones changed again or dissolved is no other event. */
static enum status
count_events(struct pipeline *p)
{
	uint64_t *in = ARENA_ARRAY(p->scratch, uint64_t, p->placed.n);
	enum status status = STATUS_OK;
	size_t n = 0;

	for (size_t i = 0; i < p->placed.n && status == STATUS_OK; i++) {
		int64_t event = 0;

		status = store_event_of(p->store, p->placed.at[i], &event);
		in[i] = (uint64_t)event;
	}
	sort_u64(in, p->placed.n);
	for (size_t i = 0; i < p->placed.n; i++)
		n += i == 0 || in[i] != in[i - 1];
	if (status == STATUS_OK)
		p->counts.events = n;
	arena_reset(p->scratch);
	return status;
}

enum status
pipeline_finish(struct pipeline *p, struct pipeline_counts *out)
{
	enum status status = flush(p), counted;

	if (status == STATUS_OK && !p->begun)
		status = place_waiting(p);
	counted = store_counts(p);
	if (status == STATUS_OK)
		status = counted;
	if (status == STATUS_OK)
		status = describe_corrected(p);
	if (status == STATUS_OK)
		status = end_events(p);
	if (status == STATUS_OK)
		status = count_events(p);
	if (status == STATUS_OK)
		status = refresh_facts(p);
	if (status == STATUS_OK)
		status = fill_index(p);
	*out = p->counts;
	return status;
}
