#include "src/cli/fetching.h"

#include <unistd.h>

#include "db/store_feeds.h"
#include "src/base/clock.h"
#include "src/base/map.h"
#include "src/cli/logins.h"
#include "src/fetch/schedule.h"

/* Articles a transaction: a reader's key must not wait long behind it. */
#define BATCH 64
#define WAIT_MS 200
/* So many feeds that have ended are stored, or the first so long ago. */
#define ENDED_MOST 32
#define ENDED_NS ((int64_t)250 * 1000000)
#define READERS_MOST 8

/* One feed on its way. */
struct asking {
	struct asking *next; /* in a line */
	const struct fetch_feed *feed;
	struct http_answer *answer;
	struct job *job;
	size_t fresh;
	struct subscription own; /* what the feed calls itself */
	struct fetch_outcome outcome;
	enum fetch_result result;
};

/* First come, first served. */
struct line {
	struct asking *first, *last;
	size_t n;
};

struct run {
	struct fetching *f;
	struct arena *a; /* as long as the run */
	struct http *http;
	struct pipeline *pipeline;
	struct map *feeds; /* by address */
	struct asking *all;
	size_t n, ntold;
	struct line unread; /* documents */
	struct line ended;  /* all is with the pipeline, not stored yet */
	struct line stored; /* not told yet */
	int64_t waiting;    /* since when, ns, the first of them ended */
	struct asking *reading[READERS_MOST];
	size_t nreading, most;
};

static void
line_put(struct line *line, struct asking *k)
{
	k->next = NULL;
	if (line->first)
		line->last->next = k;
	else
		line->first = k;
	line->last = k;
	line->n++;
}

static struct asking *
line_take(struct line *line)
{
	struct asking *k = line->first;

	if (k) {
		line->first = k->next;
		line->n--;
	}
	return k;
}

/* ---- how a feed's turn ends ---- */

/* Between 0 and 1, the same for the same feed at the same time. */
static double
dice(int64_t feed, int64_t now)
{
	int64_t both[2] = {feed, now};
	uint64_t hash = str_hash((struct str){(const char *)both,
	    sizeof(both)});

	return (double)(hash >> 11) / (double)(UINT64_C(1) << 53);
}

static void
plan(struct run *r, struct asking *k)
{
	const struct fetch_feed *feed = k->feed;
	struct fetch_outcome *o = &k->outcome;
	struct schedule s = {
		.now = r->f->now,
		.set = feed->every,
		.learnt = feed->learnt,
		.max_age = k->answer ? k->answer->max_age : -1,
		.retry_after = k->answer ? k->answer->retry_after : -1,
		.failures = o->good ? 0 : feed->failures + 1,
		.fresh = k->fresh > 0,
		.dice = dice(feed->id, r->f->now),
	};

	o->fresh = k->fresh;
	o->due = schedule_next(&s, &o->learnt);
}

/* All of it is with the pipeline; its outcome goes with the next
 * transaction. */
static void
end(struct run *r, struct asking *k, enum fetch_result result,
    struct str words)
{
	struct fetch_outcome *o = &k->outcome;
	const struct http_answer *answer = k->answer;

	o->id = k->feed->id;
	o->asked = r->f->now;
	o->good = result != FETCH_FAILED;
	o->words = arena_str(r->a, words);
	if (answer) {
		o->status = answer->status;
		o->unchanged = answer->result == HTTP_NOT_MODIFIED;
		o->gone = answer->status == 410;
		o->etag = answer->etag;
		o->modified = answer->modified;
		o->url = o->good ? answer->moved_to : STR_NONE;
	}
	k->result = result;
	if (!r->ended.n)
		r->waiting = clock_monotonic();
	line_put(&r->ended, k);
}

static enum status
store_outcome(struct run *r, struct asking *k)
{
	enum put_result put;
	enum status status = STATUS_OK;

	plan(r, k);
	if (k->own.own_title.n || k->own.site.n)
		status = store_put_feed(r->f->store, &k->own, false, &put);
	return status == STATUS_OK
	    ? store_fetched(r->f->store, &k->outcome) : status;
}

/* Called at the end of each transaction. */
static enum status
store_outcomes(void *arg, struct store *s)
{
	struct run *r = arg;
	enum status status = STATUS_OK;
	struct asking *k;

	(void)s;
	while (status == STATUS_OK && (k = line_take(&r->ended)) != NULL) {
		status = store_outcome(r, k);
		line_put(&r->stored, k);
	}
	return status;
}

static void
tell(struct run *r, struct asking *k)
{
	const struct fetch_report report = {
		.feed = k->feed,
		.result = k->result,
		.fresh = k->fresh,
		.status = k->outcome.status,
		.words = k->outcome.words,
		.moved_to = k->outcome.url,
		.next = k->outcome.gone ? 0 : k->outcome.due,
	};

	r->ntold++;
	r->f->news += k->fresh > 0;
	r->f->failed += k->result == FETCH_FAILED;
	if (r->f->tell)
		r->f->tell(r->f->arg, &report);
	http_answer_free(k->answer);
	k->answer = NULL;
}

/* A transaction is through, or a round of facts. */
static void
tell_progress(void *arg, const struct pipeline_counts *c)
{
	struct run *r = arg;
	struct asking *k;

	while ((k = line_take(&r->stored)) != NULL)
		tell(r, k);
	r->f->counts = *c;
	if (r->f->progress)
		r->f->progress(r->f->arg, r->ntold, r->n, c);
}

/* Transactions cost the same for one feed and for many. */
static bool
worth_storing(const struct run *r)
{
	return r->ended.n >= ENDED_MOST ||
	    (r->ended.n && clock_monotonic() - r->waiting >= ENDED_NS);
}

static void
count_fresh(void *arg, const struct article *art, enum put_result result)
{
	struct run *r = arg;
	const uint64_t *at = map_find(r->feeds, art->feed);

	if (at && result == PUT_NEW)
		r->all[*at].fresh++;
}

/* ---- documents ---- */

static void
begin_reading(struct run *r, struct asking *k)
{
	struct ingest_options o = {
		.name = k->feed->name,
		.base_url = k->answer->url,
		.content_type = k->answer->content_type,
		.expected = k->answer->language,
	};

	k->job = readers_give(r->f->readers, &o,
	    buf_view(&k->answer->bytes));
	if (k->job)
		r->reading[r->nreading++] = k;
	else
		end(r, k, FETCH_FAILED, STR("no process to read it"));
	buf_free(&k->answer->bytes);
	buf_init(&k->answer->bytes, 1);
}

static enum status
take_articles(struct run *r, struct asking *k, const struct document *d)
{
	enum status status = STATUS_OK;

	k->own = (struct subscription){
		.address = k->feed->address,
		.own_title = d->title,
		.site = d->url,
	};
	for (size_t i = 0; i < d->nitems && status == STATUS_OK; i++) {
		struct gathered g;

		if (!reading_item(d, i, pipeline_arena(r->pipeline), &g))
			continue;
		g.article.feed = k->feed->address;
		status = pipeline_take(r->pipeline, &g);
	}
	return status;
}

static enum status
end_reading(struct run *r, struct asking *k)
{
	enum status status = STATUS_OK, read;
	struct document d;
	struct buf why;

	buf_init(&why, 64 * KiB);
	read = reading_take(k->job, r->a, &d, &why);
	if (read == STATUS_OK && !d.is_feed) {
		read = STATUS_BAD_FORMAT;
		buf_cstr(&why, "is no feed any more, but a page");
	}
	if (read == STATUS_OK) {
		status = take_articles(r, k, &d);
		end(r, k, FETCH_READ, STR_NONE);
	} else {
		end(r, k, FETCH_FAILED, buf_view(&why));
	}
	buf_free(&why);
	job_free(k->job);
	k->job = NULL;
	return status;
}

static enum status
read_some(struct run *r)
{
	enum status status = STATUS_OK;
	size_t kept = 0;

	for (size_t i = 0; i < r->nreading; i++) {
		struct asking *k = r->reading[i];

		if (status == STATUS_OK && job_read(k->job))
			status = end_reading(r, k);
		else
			r->reading[kept++] = k;
	}
	r->nreading = kept;
	while (r->unread.n && r->nreading < r->most)
		begin_reading(r, line_take(&r->unread));
	return status;
}

/* ---- asking ---- */

static void
take_answer(struct run *r, struct http_answer *answer)
{
	struct asking *k = answer->arg;

	k->answer = answer;
	if (answer->result == HTTP_NOT_MODIFIED) {
		end(r, k, FETCH_UNCHANGED, STR_NONE);
	} else if (answer->result != HTTP_OK) {
		end(r, k, FETCH_FAILED, answer->words);
	} else {
		line_put(&r->unread, k);
	}
}

static void
ask(struct run *r, struct asking *k)
{
	struct http_request q = {
		.url = k->feed->url,
		.etag = k->feed->etag,
		.modified = k->feed->modified,
		.agent = k->feed->agent,
		.proxy = k->feed->proxy,
		.arg = k,
	};
	struct buf why;

	buf_init(&why, 4 * KiB);
	if (r->f->logins &&
	    !logins_find(r->f->logins, r->a, k->feed->url, &q.login, &why))
		end(r, k, FETCH_FAILED, buf_view(&why));
	else
		http_get(r->http, &q);
	buf_free(&why);
}

static bool
stopped(const struct run *r)
{
	return r->f->stop && *r->f->stop;
}

static bool
under_way(const struct run *r)
{
	return http_pending(r->http) || r->nreading || r->unread.n;
}

static enum status
go_on(struct run *r)
{
	struct pollfd fds[READERS_MOST];
	struct http_answer *answer;
	enum status status;

	for (size_t i = 0; i < r->nreading; i++)
		fds[i] = (struct pollfd){.fd = job_fd(r->reading[i]->job)};
	answer = http_next(r->http, fds, r->nreading, WAIT_MS);
	if (answer)
		take_answer(r, answer);
	status = read_some(r);
	return status == STATUS_OK && worth_storing(r)
	    ? pipeline_flush(r->pipeline) : status;
}

static void
free_run(struct run *r)
{
	for (size_t i = 0; i < r->n; i++) {
		job_free(r->all[i].job);
		http_answer_free(r->all[i].answer);
	}
	http_free(r->http);
	pipeline_free(r->pipeline);
	arena_free(r->a);
}

enum status
fetching_run(struct fetching *f, struct fetch_feed *feeds, size_t n)
{
	struct run r = {.f = f, .a = arena_new(), .n = n};
	const struct pipeline_hook hook = {.stored = count_fresh,
		.also = store_outcomes, .arg = &r};
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	enum status status = STATUS_OK, ended;

	r.most = (size_t)MAX(1, MIN(cores, READERS_MOST));
	r.feeds = map_new(r.a);
	r.all = ARENA_ARRAY(r.a, struct asking, n);
	r.http = http_new(&f->http);
	r.pipeline = pipeline_new(f->store, f->now);
	pipeline_hook(r.pipeline, &hook);
	pipeline_aliases(r.pipeline, f->aliases);
	pipeline_batch(r.pipeline, BATCH);
	pipeline_progress(r.pipeline, tell_progress, &r);
	for (size_t i = 0; i < n; i++) {
		r.all[i].feed = &feeds[i];
		map_at(r.feeds, feeds[i].address, i, NULL);
		ask(&r, &r.all[i]);
	}
	while (status == STATUS_OK && !stopped(&r) && under_way(&r))
		status = go_on(&r);
	if (status == STATUS_OK)
		status = pipeline_flush(r.pipeline);
	/* What has come is stored; the rest of the work is left. */
	pipeline_stop_on(r.pipeline, f->stop);
	if (status == STATUS_OK && stopped(&r))
		status = STATUS_INTERRUPTED;
	if (status == STATUS_OK || status == STATUS_INTERRUPTED) {
		ended = pipeline_finish(r.pipeline, &f->counts);
		status = status == STATUS_OK ? ended : status;
	}
	free_run(&r);
	return status;
}
