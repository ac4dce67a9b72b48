#include "src/cli/asking.h"

#include "src/base/clock.h"
#include "src/cli/logins.h"
#include "src/ingest/fulltext.h"
#include "src/text/url.h"

/* Articles a transaction: a reader's key must not wait long behind it.
 * But each places those around it again, so when very many come at once
 * fewer and larger ones are ready much sooner.  (Of 15,000 the longest
 * transaction takes 36 ms of CPU with 500 as with 1,000.) */
#define BATCH 64
#define BATCH_MANY 1000
#define MANY 1000
#define WAIT_MS 200
/* What was read waits so long for more, twice as long as the last of it
 * took to store, or until it is so much; or until it is many articles,
 * and twice as many as the last time. */
#define HOLD_NS ((int64_t)1000 * 1000000)
#define HOLD_MOST (64 * MiB)
#define HOLD_MANY 8000
#define PAGES_AT_ONCE 2 /* of one feed */
/* So many in a row without an answer: the others are not asked now. */
#define PAGES_MUTE 2

static void
count_fresh(void *arg, const struct article *art, int64_t id,
    enum put_result result)
{
	struct run *r = arg;
	const uint64_t *at = map_find(r->feeds, art->feed);
	struct asking *k = at ? &r->all[*at] : NULL;

	if (k && result == PUT_NEW)
		k->fresh++;
	if (k && k->feed->full_text && art->cut)
		*vec_add(r->a, &k->wanted) = id;
}

/* ---- documents ---- */

static void
begin_reading(struct run *r, struct asking *k)
{
	struct ingest_options o = {
		.name = k->page ? url_host(k->answer->url) : k->feed->name,
		.base_url = k->answer->url,
		.content_type = k->answer->content_type,
		.location = k->answer->location,
		.language = ingest_language(k->answer->language),
	};

	k->job = readers_give(r->f->readers, &o,
	    buf_view(&k->answer->bytes));
	if (k->job)
		r->reading[r->nreading++] = k;
	else
		outcome_end(r, k, FETCH_FAILED, STR("no process to read it"));
	buf_free(&k->answer->bytes);
	buf_init(&k->answer->bytes, 1);
}

/* Keeps what was read until it is released. */
static void
hold(struct run *r, struct asking *k, const struct document *d)
{
	k->own = (struct subscription){
		.address = k->feed->address,
		.own_title = d->title,
		.site = d->url,
	};
	k->outcome.rhythm = d->rhythm;
	k->document = *d;
	if (!r->held.n)
		r->held_since = clock_monotonic();
	line_put(&r->held, k);
	for (size_t i = 0; i < d->nitems; i++)
		*vec_add(r->held_arena, &r->items) = (struct held){
			.of = k, .item = i, .at = d->items[i].at};
	r->held_bytes += job_output(k->job).n;
}

static int
by_time(const void *x, const void *y)
{
	const struct held *a = x, *b = y;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	if (a->of != b->of)
		return a->of < b->of ? -1 : 1;
	return (a->item > b->item) - (a->item < b->item);
}

static enum status step(struct run *r, int ms);

/* Meanwhile the network and the readers go on. */
static enum status
take_items(struct run *r, const struct held *items, size_t n)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < n && status == STATUS_OK; i++) {
		const struct asking *k = items[i].of;
		struct gathered g;

		if (!reading_item(&k->document, items[i].item,
			pipeline_arena(r->pipeline), &g))
			continue;
		g.article.feed = k->feed->address;
		status = pipeline_take(r->pipeline, &g);
		if (status == STATUS_OK && i % BATCH == 0)
			status = step(r, 0);
	}
	return status;
}

/* What is held goes to the pipeline. */
static enum status
release(struct run *r)
{
	struct arena *a = r->held_arena;
	struct held *items = r->items.at;
	size_t n = r->items.n;
	struct line feeds = r->held;
	int64_t begun = clock_monotonic();
	enum status status;
	struct asking *k;

	r->held_arena = arena_new();
	r->items.at = NULL;
	r->items.n = r->items.cap = 0;
	r->held = (struct line){0};
	r->held_bytes = 0;
	if (n)
		qsort(items, n, sizeof(*items), by_time);
	r->worth = MAX(HOLD_MANY, 2 * n);
	pipeline_batch(r->pipeline, n >= MANY ? BATCH_MANY : BATCH);
	status = take_items(r, items, n);
	while ((k = line_take(&feeds)) != NULL) {
		outcome_end(r, k, FETCH_READ, STR_NONE);
		job_free(k->job);
		k->job = NULL;
	}
	arena_free(a);
	r->held_for = MAX(HOLD_NS, 2 * (clock_monotonic() - begun));
	return status;
}

static bool
worth_releasing(const struct run *r)
{
	return r->held.n && (r->held_bytes >= HOLD_MOST ||
	    r->items.n >= r->worth ||
	    clock_monotonic() - r->held_since >= r->held_for);
}

static void
take_feed(struct run *r, struct asking *k, const struct document *d)
{
	if (d->is_feed)
		hold(r, k, d);
	else
		outcome_end(r, k, FETCH_FAILED, STR("is no feed any more, but a page"));
}

/* The page's text becomes a version of the article; the summary stays
 * behind it. */
static enum status
take_page(struct run *r, struct asking *k, const struct document *d)
{
	struct arena *a = arena_new();
	struct article known, full;
	struct gathered page;
	enum status status = STATUS_OK;
	struct buf why;

	buf_init(&why, KiB);
	if (d->is_feed || d->nitems != 1 ||
	    !reading_item(d, 0, a, &page))
		buf_cstr(&why, "its page is no article");
	else
		status = store_article(r->f->store, a, k->page->article, false,
		    &known);
	if (status == STATUS_DAMAGED) {
		buf_cstr(&why, "its text in the store is damaged");
		status = STATUS_OK;
	} else if (status == STATUS_OK && !buf_view(&why).n &&
	    fulltext_of(&known, &page.article, &full, &why)) {
		status = pipeline_add(r->pipeline, &full);
	}
	if (buf_view(&why).n)
		outcome_end(r, k, FETCH_FAILED, buf_view(&why));
	else
		outcome_end(r, k, FETCH_READ, STR_NONE);
	buf_free(&why);
	arena_free(a);
	return status;
}

static enum status
end_reading(struct run *r, struct asking *k)
{
	enum status status = STATUS_OK;
	struct document d;
	struct buf why;

	buf_init(&why, 64 * KiB);
	if (reading_take(k->job, r->a, &d, &why) != STATUS_OK)
		outcome_end(r, k, FETCH_FAILED, buf_view(&why));
	else if (k->page)
		status = take_page(r, k, &d);
	else
		take_feed(r, k, &d);
	buf_free(&why);
	/* What is held lies in its output. */
	if (!k->document.is_feed) {
		job_free(k->job);
		k->job = NULL;
	}
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
	while (r->unread.n && r->nreading < READERS_MOST)
		begin_reading(r, line_take(&r->unread));
	return status;
}

/* ---- asking ---- */

/* Where it is, and the login there. */
static bool
find_way(struct run *r, const struct asking *k, struct http_request *q,
    struct buf *why)
{
	struct str url = k->page ? k->page->url : k->feed->url;

	if (k->page && !url.n) {
		buf_cstr(why, "it came without the address of a page");
		return false;
	}
	return url_canonical(r->a, url, &q->url, why) && (!r->f->logins ||
	    logins_find(r->f->logins, r->a, q->url, &q->login, why));
}

static void
ask(struct run *r, struct asking *k)
{
	const struct fetch_feed *feed = k->feed;
	const struct wanted_page *page = k->page;
	struct http_request q = {.arg = k};
	struct buf why;

	if (page) {
		q.agent = page->agent;
		q.proxy = page->proxy;
		q.guarded = page->guarded;
		q.accept = STR("text/html, application/xhtml+xml;q=0.9, "
		    "*/*;q=0.1");
	} else {
		q.agent = feed->agent;
		q.proxy = feed->proxy;
		q.etag = feed->etag;
		q.modified = feed->modified;
		q.guarded = feed->public;
	}
	buf_init(&why, 4 * KiB);
	if (find_way(r, k, &q, &why)) {
		http_get(r->http, &q);
	} else {
		if (k->of)
			k->of->asked--;
		outcome_end(r, k, FETCH_FAILED, buf_view(&why));
	}
	buf_free(&why);
}

static void
ask_page(struct run *r, struct asking *feed, const struct wanted_page *page)
{
	struct asking *k = ARENA_NEW(r->a, struct asking);

	k->of = feed;
	k->feed = feed ? feed->feed : NULL;
	k->page = page;
	*vec_add(r->a, &r->pages) = k;
	if (feed)
		line_put(&feed->pages, k);
	else
		ask(r, k);
}

static void
ask_some_pages(struct run *r, struct asking *feed)
{
	while (feed->pages.n && feed->asked < PAGES_AT_ONCE) {
		feed->asked++;
		ask(r, line_take(&feed->pages));
	}
}

void
asking_begin_pages(struct run *r, struct asking *k)
{
	for (size_t i = 0; i < k->nclaimed; i++)
		ask_page(r, k, &k->claimed[i]);
	ask_some_pages(r, k);
}

/* A place is free for the next page; but not where nobody answers. */
static void
page_answered(struct run *r, struct asking *feed,
    const struct http_answer *answer)
{
	feed->asked--;
	feed->mute = answer->status ? 0 : feed->mute + 1;
	if (feed->mute >= PAGES_MUTE)
		feed->pages = (struct line){0};
	ask_some_pages(r, feed);
}

/* Pages that were named. */
static enum status
begin_articles(struct run *r)
{
	size_t n = r->f->narticles;
	struct wanted_page *pages = ARENA_ARRAY(r->a, struct wanted_page, n);
	struct store *s = r->f->store;
	enum status status = n ? store_begin(s) : STATUS_OK;

	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		status = store_claim_page(s, r->a, r->f->articles[i],
		    r->f->now + PAGE_WAIT, &pages[i]);
	if (n)
		status = store_end(s, status);
	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		ask_page(r, NULL, &pages[i]);
	return status;
}

/* A name may mean another machine every time it is asked for: one that
 * was out there must not become a way to one in here. */
static struct str
failure(struct run *r, const struct asking *k)
{
	if (k->page || !k->feed->public || !k->answer->to_private)
		return k->answer->words;
	return arena_printf(r->a, "came from a public address, and leads to a "
	    "private one now; if it may, 'crossread feed resume f%lld'",
	    (long long)k->feed->id);
}

static void
take_answer(struct run *r, struct http_answer *answer)
{
	struct asking *k = answer->arg;

	k->answer = answer;
	if (k->of)
		page_answered(r, k->of, answer);
	if (answer->result == HTTP_NOT_MODIFIED) {
		outcome_end(r, k, FETCH_UNCHANGED, STR_NONE);
	} else if (answer->result != HTTP_OK) {
		outcome_end(r, k, FETCH_FAILED, failure(r, k));
	} else {
		line_put(&r->unread, k);
	}
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
step(struct run *r, int ms)
{
	struct pollfd fds[READERS_MOST];
	struct http_answer *answer;

	for (size_t i = 0; i < r->nreading; i++)
		fds[i] = (struct pollfd){.fd = job_fd(r->reading[i]->job)};
	while ((answer = http_next(r->http, fds, r->nreading, ms)) != NULL) {
		take_answer(r, answer);
		ms = 0;
	}
	return read_some(r);
}

static enum status
go_on(struct run *r)
{
	enum status status = step(r, WAIT_MS);

	if (status == STATUS_OK && worth_releasing(r))
		status = release(r);
	return status == STATUS_OK && outcome_worth_storing(r)
	    ? pipeline_flush(r->pipeline) : status;
}

static void
free_run(struct run *r)
{
	for (size_t i = 0; i < r->n; i++) {
		job_free(r->all[i].job);
		http_answer_free(r->all[i].answer);
	}
	for (size_t i = 0; i < r->pages.n; i++) {
		job_free(r->pages.at[i]->job);
		http_answer_free(r->pages.at[i]->answer);
	}
	http_free(r->http);
	pipeline_free(r->pipeline);
	arena_free(r->held_arena);
	arena_free(r->a);
}

/* Until nothing is under way, also of what follows from what was stored:
 * pages. */
static enum status
go_through(struct run *r)
{
	enum status status = STATUS_OK;

	do {
		while (status == STATUS_OK && !stopped(r) && under_way(r))
			status = go_on(r);
		if (status == STATUS_OK && r->held.n)
			status = release(r);
		if (status == STATUS_OK)
			status = pipeline_flush(r->pipeline);
	} while (status == STATUS_OK && !stopped(r) &&
	    (under_way(r) || r->held.n || r->ended.n));
	return status;
}

enum status
fetching_run(struct fetching *f, struct fetch_feed *feeds, size_t n)
{
	struct run r = {.f = f, .a = arena_new(), .n = n};
	const struct pipeline_hook hook = {.stored = count_fresh,
		.also = outcome_store, .arg = &r};
	enum status status = STATUS_OK, ended;

	r.held_arena = arena_new();
	r.held_for = HOLD_NS;
	r.worth = HOLD_MANY;
	r.feeds = map_new(r.a);
	r.all = ARENA_ARRAY(r.a, struct asking, n);
	r.http = http_new(&f->http);
	r.pipeline = pipeline_new(f->store, f->now);
	pipeline_hook(r.pipeline, &hook);
	pipeline_aliases(r.pipeline, f->aliases);
	pipeline_facts_by(r.pipeline, f->facts);
	pipeline_batch(r.pipeline, BATCH);
	pipeline_progress(r.pipeline, outcome_tell, &r);
	for (size_t i = 0; i < n; i++) {
		r.all[i].feed = &feeds[i];
		map_at(r.feeds, feeds[i].address, i, NULL);
		ask(&r, &r.all[i]);
	}
	status = begin_articles(&r);
	if (status == STATUS_OK)
		status = go_through(&r);
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
