/*
 * How a turn ends, of a feed or of the page of one article: planned,
 * stored with the transaction that follows its articles, and told when
 * that is through.
 */
#include "src/cli/asking.h"

#include "db/store_feeds.h"
#include "src/base/clock.h"
#include "src/fetch/schedule.h"

/* So many feeds that have ended are stored, or the first so long ago. */
#define ENDED_MOST 32
#define ENDED_NS ((int64_t)250 * 1000000)
/* Of one feed in one fetch; the rest waits for the next. */
#define PAGES_MOST 50

void
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

struct asking *
line_take(struct line *line)
{
	struct asking *k = line->first;

	if (k) {
		line->first = k->next;
		line->n--;
	}
	return k;
}

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
	const struct feed_rhythm *rhythm = o->good && !o->unchanged ?
	    &o->rhythm : &feed->rhythm;
	struct schedule s = {
		.now = r->f->now,
		.set = feed->every,
		.learnt = feed->learnt,
		.max_age = k->answer ? k->answer->max_age : -1,
		.retry_after = k->answer ? k->answer->retry_after : -1,
		.failures = o->good ? 0 : feed->failures + 1,
		.fresh = k->fresh > 0,
		.ttl = rhythm->ttl,
		.skip_hours = rhythm->skip_hours,
		.skip_days = rhythm->skip_days,
		.dice = dice(feed->id, r->f->now),
	};

	o->fresh = k->fresh;
	o->due = schedule_next(&s, &o->learnt);
}

void
outcome_end(struct run *r, struct asking *k, enum fetch_result result,
    struct str words)
{
	struct fetch_outcome *o = &k->outcome;
	const struct http_answer *answer = k->answer;

	o->id = k->feed ? k->feed->id : 0;
	o->asked = r->f->now;
	o->good = result != FETCH_FAILED;
	o->words = arena_str(r->a, words);
	if (answer) {
		o->status = answer->status;
		o->unchanged = answer->result == HTTP_NOT_MODIFIED;
		o->gone = answer->status == 410;
		o->public = answer->public;
		o->etag = answer->etag;
		o->modified = answer->modified;
		o->url = o->good ? answer->moved_to : STR_NONE;
	}
	k->result = result;
	if (!r->ended.n)
		r->waiting = clock_monotonic();
	line_put(&r->ended, k);
}

/* A feed that moved to where another is followed already would come
 * twice from now on. */
static enum status
look_for_twin(struct run *r, struct asking *k)
{
	struct fetch_outcome *o = &k->outcome;
	int64_t twin;
	enum status status = store_feed_at(r->f->store, r->a, o->url, o->id,
	    &twin);

	if (status != STATUS_OK)
		return status == STATUS_NOT_FOUND ? STATUS_OK : status;
	o->words = arena_printf(r->a, "has moved to %.*s, which is followed "
	    "as f%lld", STR_ARG(o->url), (long long)twin);
	o->url = STR_NONE;
	o->good = false;
	o->gone = true;
	k->result = FETCH_FAILED;
	return STATUS_OK;
}

/* Articles that came cut wait for their pages; some of those that wait
 * are asked for now. */
static enum status
claim_pages(struct run *r, struct asking *k)
{
	struct store *s = r->f->store;
	enum status status = STATUS_OK;

	for (size_t i = 0; i < k->wanted.n && status == STATUS_OK; i++)
		status = store_want_page(s, k->wanted.at[i]);
	if (status != STATUS_OK)
		return status;
	return store_claim_pages(s, r->a, k->feed->id, r->f->now,
	    r->f->now + PAGE_WAIT, PAGES_MOST, &k->claimed, &k->nclaimed);
}

static enum status
store_page_outcome(struct run *r, const struct asking *k)
{
	int64_t wait = k->answer ? k->answer->retry_after : 0;

	return store_page_ended(r->f->store, k->page->article,
	    k->outcome.words, r->f->now + MAX(wait, PAGE_WAIT));
}

static enum status
store_outcome(struct run *r, struct asking *k)
{
	enum put_result put;
	enum status status = STATUS_OK;

	if (k->page)
		return store_page_outcome(r, k);
	plan(r, k);
	if (k->own.own_title.n || k->own.site.n)
		status = store_put_feed(r->f->store, &k->own, false, &put);
	if (status == STATUS_OK && k->outcome.url.n)
		status = look_for_twin(r, k);
	if (status == STATUS_OK)
		status = store_fetched(r->f->store, &k->outcome);
	if (status == STATUS_OK && k->feed->full_text && k->outcome.good)
		status = claim_pages(r, k);
	return status;
}

enum status
outcome_store(void *arg, struct store *s)
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
tell_page(struct run *r, struct asking *k)
{
	const struct page_report report = {
		.article = k->page->article,
		.feed = k->page->feed,
		.title = k->page->title,
		.url = k->page->url,
		.good = k->result == FETCH_READ,
		.words = k->outcome.words,
	};

	if (report.good)
		r->f->pages++;
	else
		r->f->pages_failed++;
	if (r->f->tell_page)
		r->f->tell_page(r->f->arg, &report);
}

static void
tell_feed(struct run *r, const struct asking *k)
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
}

/* What is told is stored, so what follows from it may begin. */
static void
tell(struct run *r, struct asking *k)
{
	if (k->page)
		tell_page(r, k);
	else
		tell_feed(r, k);
	http_answer_free(k->answer);
	k->answer = NULL;
	if (!k->page)
		asking_begin_pages(r, k);
}

void
outcome_tell(void *arg, const struct pipeline_counts *c)
{
	struct run *r = arg;
	struct asking *k;

	while ((k = line_take(&r->stored)) != NULL)
		tell(r, k);
	r->f->counts = *c;
	if (r->f->progress)
		r->f->progress(r->f->arg, r->ntold, r->n, c);
}

bool
outcome_worth_storing(const struct run *r)
{
	return r->ended.n >= ENDED_MOST ||
	    (r->ended.n && clock_monotonic() - r->waiting >= ENDED_NS);
}
