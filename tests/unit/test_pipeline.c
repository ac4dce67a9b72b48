#include "db/store_cluster.h"
#include "src/cli/pipeline.h"
#include "tests/unit/cluster_help.h"
#include "tests/unit/db_help.h"

static struct pipeline_counts
import(struct store *s, const struct article *arts, size_t n, size_t step,
    size_t from)
{
	struct pipeline *p = pipeline_new(s, TODAY);
	struct pipeline_counts counts;

	for (size_t i = from; i < n; i += step)
		must(pipeline_add(p, &arts[i]));
	must(pipeline_finish(p, &counts));
	pipeline_free(p);
	return counts;
}

static struct article *
invent_stock(struct arena *a, size_t n)
{
	struct article *arts = ARENA_ARRAY(a, struct article, n);

	for (size_t i = 0; i < n; i++)
		arts[i] = invent_article(a, (int64_t)i + 1,
		    (uint32_t)i % (uint32_t)(n / 4), (int64_t)i % 9 == 8 ?
		    -1 : (int64_t)(i % (n / 4)) / 2);
	return arts;
}

/* The event of each article, by its place in the stock. */
static int64_t *
events_of(struct store *s, struct arena *a, size_t n)
{
	int64_t *out = ARENA_ARRAY(a, int64_t, n);

	for (size_t id = 1; id <= n; id++) {
		struct article art;
		uint64_t number;

		must(store_article(s, a, (int64_t)id, false, &art));
		if (!str_u64(str_from(art.source_id, 1), &number))
			bug("source id");
		must(store_event_of(s, (int64_t)id, &out[number - 1]));
	}
	return out;
}

static size_t
differences(const int64_t *x, const int64_t *y, size_t n)
{
	size_t differ = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			differ += (x[i] == x[j]) != (y[i] == y[j]);
	return differ;
}

/* How many events an import of many batches tells of. */
static size_t
in_batches(const struct article *arts, size_t n)
{
	struct store *s = db_memory();
	struct pipeline *p = pipeline_new(s, TODAY);
	struct pipeline_counts counts;

	pipeline_batch(p, 30);
	for (size_t i = 0; i < n; i++)
		must(pipeline_add(p, &arts[i]));
	must(pipeline_finish(p, &counts));
	pipeline_free(p);
	store_close(s);
	return counts.events;
}

static void
test_import(struct arena *a)
{
	enum { N = 240 };
	struct article *arts = invent_stock(a, N);
	struct store *one = db_memory(), *parts = db_memory();
	struct pipeline_counts c;
	int64_t *x, *y;
	uint64_t counted;
	int64_t to;
	size_t events;

	c = import(one, arts, N, 1, 0);
	is_int(c.added, N, "all articles are added");
	must(store_events_count(one, &(struct event_query){.all = true},
	    &events));
	is_int(events, N / 4, "four articles an event");
	is_int(c.compared, N / 4, "whose facts were read");
	is_int(in_batches(arts, N), N / 4,
	    "an event is told once, however many batches changed it");
	for (size_t i = 0; i < 8; i++)
		import(parts, arts, N, 8, 7 - i);
	x = events_of(one, a, N);
	y = events_of(parts, a, N);
	is_int(differences(x, y, N), 0,
	    "eight imports in another order find the same events");
	must(store_counted(parts, &counted, &to));
	is_int(counted, N, "every article was counted once");
	is_int(to, N, "up to the last");
	c = import(one, arts, N, 1, 0);
	ok(c.same == N && c.added == 0 && c.events == 0,
	    "the same again changes nothing");
	store_close(one);
	store_close(parts);
}

static void
test_event(struct arena *a)
{
	struct store *s = db_memory();
	struct article arts[5];
	struct pipeline_counts c;
	struct fact_line *lines;
	struct event e;
	int64_t event, *stale;
	size_t n;

	for (int64_t i = 0; i < 4; i++)
		arts[i] = invent_article(a, i + 1, 1, i);
	arts[4] = arts[0];
	arts[4].source_id = STR("copy");
	arts[4].outlet = STR("Copy Paper");
	c = import(s, arts, 5, 1, 0);
	is_int(c.copies, 1, "a copy is counted");
	must(store_event_of(s, 1, &event));
	must(store_event(s, a, event, &e));
	is_int(e.articles, 5, "five articles");
	is_int(e.independent, 4, "four independent texts");
	ok(e.headline.n > 0 && e.nterms > 0 && e.weakest > 0,
	    "headline, terms and weakest link are stored");
	must(store_facts(s, a, event, &lines, &n));
	must(store_stale_events(s, a, 10, &stale, &n));
	is_int(n, 0, "no event waits for its facts");

	arts[0].paras = invent_article(a, 77, 1, 0).paras;
	c = import(s, arts, 1, 1, 0);
	is_int(c.versions, 1, "another text is a version");
	must(store_event_of(s, 1, &event));
	is_int(event, e.id, "it stays in its event");
	must(store_event(s, a, event, &e));
	is_int(e.articles, 5, "beside the other members");

	arts[0].paras = invent_article(a, 78, 50, 0).paras;
	arts[0].title = invent_article(a, 78, 50, 0).title;
	import(s, arts, 1, 1, 0);
	must(store_event_of(s, 1, &event));
	ok(event != e.id, "one that is another story leaves");
	store_close(s);
}

/* Two versions of one article in one batch. */
static void
test_versions_in_batch(struct arena *a)
{
	struct store *s = db_memory();
	struct article arts[3];
	struct pipeline_counts c;
	int64_t x, y;

	arts[0] = invent_article(a, 1, 1, 0);
	arts[1] = invent_article(a, 2, 1, 0);
	arts[2] = arts[0];
	arts[2].paras = invent_article(a, 3, 1, 0).paras;
	c = import(s, arts, 3, 1, 0);
	ok(c.added == 2 && c.versions == 1, "two articles and a version");
	must(store_event_of(s, 1, &x));
	must(store_event_of(s, 2, &y));
	ok(x == y && x > 0, "in one event");
	store_close(s);
}

/* Six articles of one story, then six of another. */
static void
invent_two(struct arena *a, struct article *arts, int64_t first)
{
	for (int64_t i = 0; i < 12; i++)
		arts[i] = invent_article(a, first + i, i < 6 ? 1 : 2, i % 2);
}

static int64_t
event_of(struct store *s, int64_t article)
{
	int64_t event;

	must(store_event_of(s, article, &event));
	return event;
}

static struct str
take_back(struct store *s, struct arena *a, bool redo)
{
	struct buf words;
	struct str told;

	buf_init(&words, KiB);
	must(redo ? store_redo(s, TODAY, &words) :
		    store_undo(s, TODAY, &words));
	told = arena_str(a, buf_view(&words));
	buf_free(&words);
	return told;
}

static void
test_split(struct arena *a)
{
	struct store *s = db_memory();
	struct article arts[12], more[12];
	struct event e;
	int64_t alone;

	invent_two(a, arts, 1);
	invent_two(a, more, 101);
	import(s, arts, 12, 1, 0);
	is_int(event_of(s, 1), event_of(s, 6), "six articles of one story");
	must(store_split(s, 3, TODAY, &alone));
	ok(alone != event_of(s, 1), "one is taken out");
	is_int(event_of(s, 3), alone, "into an event of its own");
	must(store_event(s, a, event_of(s, 1), &e));
	is_int(e.articles, 5, "the others are five");
	import(s, more, 12, 2, 0);
	ok(event_of(s, 3) != event_of(s, 1) &&
	    event_of(s, 1) == event_of(s, 6),
	    "articles around it do not bring it back");
	must(store_event(s, a, event_of(s, 3), &e));
	ok(e.headline.n > 0 && e.nterms > 0, "it has terms of its own");
	arts[2].paras = invent_article(a, 777, 1, 2).paras;
	import(s, arts, 12, 1, 0);
	ok(event_of(s, 3) != event_of(s, 1), "nor does a new version");
	is_str(take_back(s, a, false), STR("take an article out of its event"),
	    "undone");
	is_int(event_of(s, 3), event_of(s, 1), "it is back");
	import(s, more, 12, 1, 0);
	is_int(event_of(s, 3), event_of(s, 1), "and stays there");
	is_str(take_back(s, a, true), STR("take an article out of its event"),
	    "done again");
	ok(event_of(s, 3) != event_of(s, 1), "it is out");
	is_int(store_split(s, 99, TODAY, &alone), STATUS_NOT_FOUND,
	    "an unknown article");
	store_close(s);
}

static void
test_merge(struct arena *a)
{
	struct store *s = db_memory();
	struct article arts[12], more[12];
	struct event e;
	int64_t x, y;
	size_t n;

	invent_two(a, arts, 1);
	invent_two(a, more, 101);
	import(s, arts, 12, 1, 0);
	x = event_of(s, 1);
	y = event_of(s, 7);
	ok(x != y, "two stories");
	must(store_merge(s, x, y, TODAY));
	is_int(event_of(s, 7), x, "become one event");
	must(store_event(s, a, x, &e));
	is_int(e.articles, 12, "of all articles");
	is_int(store_event(s, a, y, &e), STATUS_NOT_FOUND, "the other is gone");
	import(s, more, 12, 1, 0);
	n = 0;
	for (int64_t i = 2; i <= 12; i++)
		n += event_of(s, i) != event_of(s, 1);
	is_int(n, 0, "which a later import leaves as it is");
	is_int(store_merge(s, x, x, TODAY), STATUS_USAGE, "not with itself");

	must(store_split(s, 8, TODAY, &y));
	import(s, arts, 1, 1, 0);
	ok(event_of(s, 8) != event_of(s, 1), "a later split overrules it");
	must(store_merge(s, event_of(s, 1), y, TODAY));
	invent_two(a, more, 201);
	import(s, more, 12, 1, 0);
	is_int(event_of(s, 8), event_of(s, 1), "and a merge the split");
	for (int i = 0; i < 3; i++)
		take_back(s, a, false);
	is_int(event_of(s, 7), event_of(s, 12), "all undone: one story");
	ok(event_of(s, 7) != event_of(s, 1), "and the other");
	store_close(s);
}

static void
test_move(struct arena *a)
{
	struct store *s = db_memory();
	struct article arts[12], more[12];

	invent_two(a, arts, 1);
	invent_two(a, more, 101);
	arts[5] = arts[4];
	arts[5].source_id = STR("copy");
	arts[5].outlet = STR("Copy Paper");
	import(s, arts, 12, 1, 0);
	must(store_move(s, 5, event_of(s, 7), TODAY));
	is_int(event_of(s, 5), event_of(s, 7), "an article is moved");
	is_int(event_of(s, 6), event_of(s, 7), "with its copy");
	import(s, more, 12, 1, 0);
	ok(event_of(s, 5) == event_of(s, 7) && event_of(s, 6) ==
	    event_of(s, 7) && event_of(s, 5) != event_of(s, 1),
	    "they stay there");
	is_int(store_move(s, 5, event_of(s, 7), TODAY), STATUS_USAGE,
	    "it is there already");
	take_back(s, a, false);
	is_int(event_of(s, 5), event_of(s, 1), "undone");
	is_int(event_of(s, 6), event_of(s, 1), "both");
	store_close(s);
}

/* What a reader corrected is brought up between keys: an event at once, so
 * that no key waits for two of them. */
static void
test_settle(struct arena *a)
{
	struct store *s = db_memory();
	struct pipeline *p = pipeline_new(s, TODAY);
	struct article arts[12];
	struct event e;
	int64_t alone, *ids;
	bool more = true;
	size_t n;

	invent_two(a, arts, 1);
	import(s, arts, 12, 1, 0);
	must(store_split(s, 3, TODAY, &alone));
	must(store_undescribed(s, a, 10, &ids, &n));
	is_int(n, 2, "a split leaves two events to be described");
	must(pipeline_settle(p, &more));
	must(store_undescribed(s, a, 10, &ids, &n));
	ok(n == 1 && more, "one is at once, the other waits");
	must(pipeline_settle(p, &more));
	must(store_undescribed(s, a, 10, &ids, &n));
	ok(n == 0 && !more, "and comes next");
	must(store_stale_events(s, a, 10, &ids, &n));
	is_int(n, 0, "the facts of both are those of their texts");
	must(store_event(s, a, alone, &e));
	ok(e.headline.n > 0 && e.nterms > 0, "and each has its headline");
	more = true;
	must(pipeline_settle(p, &more));
	ok(!more, "then nothing waits");
	pipeline_free(p);
	store_close(s);
}

/* Facts are read again only where texts changed. */
static void
test_unchanged(struct arena *a)
{
	struct store *s = db_memory();
	struct article arts[12], art;
	struct pipeline_counts c;
	struct event e;
	int64_t first = 1, *stale;
	size_t n;

	invent_two(a, arts, 1);
	c = import(s, arts, 12, 1, 0);
	is_int(c.compared, 2, "the facts of two events are read");
	must(store_event(s, a, event_of(s, 1), &e));
	must(store_article(s, a, 1, true, &art));
	must(store_mark(s, MARK_READ, &first, 1, TODAY));
	must(store_mark(s, MARK_STAR, &first, 1, TODAY));
	take_back(s, a, false);
	must(store_stale_events(s, a, 10, &stale, &n));
	is_int(n, 0, "opening, marking and undoing leave them");
	c = import(s, arts, 12, 1, 0);
	ok(c.same == 12 && c.compared == 0, "and so do known articles");
	arts[0] = invent_article(a, 13, 2, 0);
	c = import(s, arts, 12, 1, 0);
	ok(c.same == 11 && c.added == 1, "a new article of one event");
	is_int(c.compared, 1, "has the facts of that one read again");
	store_close(s);
}

/* A story that goes on, then silence. */
static void
test_earlier(struct arena *a)
{
	struct store *s = db_memory();
	struct article arts[9];
	struct event_query live = {0}, all = {.all = true};
	struct event e;
	size_t n;

	for (int64_t i = 0; i < 6; i++)
		arts[i] = invent_article(a, i + 1, 1, i < 3 ? 0 : 6);
	for (int64_t i = 6; i < 9; i++)
		arts[i] = invent_article(a, i + 1, 2, 5);
	import(s, arts, 9, 1, 0);
	ok(event_of(s, 1) != event_of(s, 4), "days apart it is two events");
	must(store_event(s, a, event_of(s, 4), &e));
	is_int(e.earlier, event_of(s, 1), "the later one knows the earlier");
	ok(e.earlier_headline.n > 0, "and its headline");
	must(store_event(s, a, event_of(s, 1), &e));
	is_int(e.earlier, 0, "not the other way");
	is_int(e.later, event_of(s, 4), "but it knows what goes on with it");
	ok(e.later_headline.n > 0, "and the headline of that");
	must(store_event(s, a, event_of(s, 7), &e));
	is_int(e.earlier, 0, "another story has none");

	must(store_events_count(s, &live, &n));
	is_int(n, 3, "however old the articles are, their events are live");
	arts[0] = invent_article(a, 10, 3, 30);
	arts[0].published.at += 1000 * DAY;
	arts[1] = invent_article(a, 11, 4, -1);
	import(s, arts, 2, 1, 0);
	must(store_events_count(s, &live, &n));
	is_int(n, 5, "an article from the future ends none, one without a "
	    "date neither");
	arts[0] = invent_article(a, 12, 5, 0);
	arts[0].published.at -= 40 * DAY;
	import(s, arts, 1, 1, 0);
	must(store_events_count(s, &live, &n));
	is_int(n, 6, "an old article that just came in is shown");
	must(store_end_events(s, TODAY + 15 * DAY, 14 * DAY));
	must(store_events_count(s, &live, &n));
	is_int(n, 5, "a fortnight later it has ended");
	must(store_events_count(s, &all, &n));
	is_int(n, 6, "and can be found");
	store_close(s);
}

/* Months apart, and an article without a date is like both. */
static void
test_bridge(struct arena *a)
{
	struct store *s = db_memory();
	struct article arts[5];

	for (int64_t i = 0; i < 4; i++)
		arts[i] = invent_article(a, i + 1, 1, i < 3 ? 0 : -1);
	import(s, arts, 4, 1, 0);
	is_int(event_of(s, 4), event_of(s, 1), "one without a date joins");
	arts[4] = invent_article(a, 5, 1, 0);
	arts[4].published.at -= 60 * DAY;
	import(s, arts + 4, 1, 1, 0);
	ok(event_of(s, 5) != event_of(s, 1), "and is no bridge to months ago");
	store_close(s);
}

/* A copy of what its source wrote first, before it wrote it again. */
static void
test_share(struct arena *a)
{
	struct store *s = db_memory();
	struct article arts[2];
	struct event e;
	struct str half = invent_text(a, 3, 9, 150);

	arts[0] = invent_article(a, 1, 3, 0);
	arts[1] = arts[0];
	arts[1].source_id = STR("copy");
	arts[1].outlet = STR("Copy Paper");
	arts[1].published.at += DAY;
	import(s, arts, 2, 1, 0);
	must(store_event(s, a, event_of(s, 2), &e));
	ok(e.nmembers == 2 && e.members[1].copy_of == 1 &&
	    e.members[1].copy_share == 1, "all of its words are the source's");
	arts[0].paras = article_of(a, 1, STR("x"), arena_printf(a, "%.*s%.*s",
	    (int)arts[0].paras[0].text.n * 2 / 3, arts[0].paras[0].text.s,
	    STR_ARG(half)), 0).paras;
	import(s, arts, 1, 1, 0);
	must(store_event(s, a, event_of(s, 2), &e));
	is_int(e.nmembers, 2, "the source has a new version");
	ok(e.members[1].copy_of == 1 && e.members[1].copy_share == 1,
	    "the copy is still all of the version it was made from");
	import(s, (struct article[]){invent_article(a, 5, 3, 0)}, 1, 1, 0);
	must(store_event(s, a, event_of(s, 2), &e));
	ok(e.members[2].copy_of == 1 && e.members[2].copy_share == 1,
	    "and stays so when others come");
	store_close(s);
}

static void
test_stop(struct arena *a)
{
	volatile sig_atomic_t stop = 1;
	struct article *arts = invent_stock(a, 40);
	struct store *s = db_memory();
	struct pipeline *p = pipeline_new(s, TODAY);
	struct pipeline_counts c;
	size_t n;

	pipeline_stop_on(p, &stop);
	must(pipeline_add(p, &arts[0]));
	is_int(pipeline_finish(p, &c), STATUS_INTERRUPTED,
	    "a signal stops before a batch");
	is_int(c.added, 0, "of which nothing is stored");
	pipeline_free(p);
	must(store_articles_count(s, &(struct article_query){0}, &n));
	is_int(n, 0, "nothing at all");
	c = import(s, arts, 40, 1, 0);
	is_int(c.added, 40, "the next run takes it in");
	p = pipeline_new(s, TODAY);
	must(pipeline_finish(p, &c));
	is_int(c.added, 0, "a run without articles is fine");
	pipeline_free(p);
	store_close(s);
}

static size_t
waiting(struct store *s, struct arena *a)
{
	int64_t *ids;
	size_t n;

	must(store_unplaced(s, a, 0, SIZE_MAX, &ids, &n));
	return n;
}

/* Articles that a killed run stored, and had not placed yet. */
static void
test_left(struct arena *a)
{
	enum { N = 120 };
	struct article *arts = invent_stock(a, N);
	struct store *one = db_memory(), *left = db_memory();
	struct pipeline_counts c;
	uint64_t counted;
	int64_t to;

	import(one, arts, N, 1, 0);
	must(store_begin(left));
	for (size_t i = 0; i < N / 2; i++) {
		enum put_result result;
		int64_t id;

		must(store_put_article(left, &arts[i], TODAY, &id, &result));
	}
	must(store_commit(left));
	is_int(waiting(left, a), N / 2, "what is stored waits for its place");
	c = import(left, arts, N, 1, 0);
	ok(c.same == N / 2 && c.added == N / 2, "half is known by now");
	is_int(waiting(left, a), 0, "nothing waits any more");
	is_int(differences(events_of(one, a, N), events_of(left, a, N), N), 0,
	    "and all have the events they would have had");
	must(store_counted(left, &counted, &to));
	is_int(counted, N, "every article was counted once");
	store_close(one);
	store_close(left);
}

/* Two runs that know nothing of each other, a batch each in turn. */
static void
test_two_writers(struct arena *a)
{
	enum { N = 240, BATCH = 10 };
	struct article *arts = invent_stock(a, N);
	struct str folder = db_folder(a, "writers");
	const char *path = arena_printf(a, "%.*s/two.db",
	    STR_ARG(folder)).s;
	struct store *one = db_memory();
	struct store *s[2] = {db_open(path, STORE_WRITE),
		db_open(path, STORE_WRITE)};
	struct pipeline *p[2];
	struct pipeline_counts c[2];
	uint64_t counted;
	int64_t to, before, after;

	import(one, arts, N, 1, 0);
	for (size_t i = 0; i < 2; i++) {
		p[i] = pipeline_new(s[i], TODAY);
		pipeline_batch(p[i], BATCH);
	}
	for (size_t i = 0; i < N; i++)
		must(pipeline_add(p[i / BATCH % 2], &arts[i]));
	for (size_t i = 0; i < 2; i++) {
		must(pipeline_finish(p[i], &c[i]));
		pipeline_free(p[i]);
	}
	ok(c[0].added == N / 2 && c[1].added == N / 2, "each stored half");
	is_int(differences(events_of(one, a, N), events_of(s[0], a, N), N), 0,
	    "two writers find the events of one");
	must(store_counted(s[1], &counted, &to));
	is_int(counted, N, "every article was counted once");
	must(store_grouping(s[0], &before));
	must(store_mark(s[1], MARK_READ, &(int64_t){1}, 1, TODAY));
	must(store_grouping(s[0], &after));
	ok(before == after, "reading an article moves none");
	must(store_merge(s[1], event_of(s[1], 1), event_of(s[1], 2), TODAY));
	must(store_grouping(s[0], &after));
	ok(before != after, "merging events does");
	store_close(one);
	store_close(s[0]);
	store_close(s[1]);
}

int
main(void)
{
	struct arena *a = arena_new();

	test_import(a);
	test_event(a);
	test_versions_in_batch(a);
	test_split(a);
	test_merge(a);
	test_move(a);
	test_settle(a);
	test_unchanged(a);
	test_earlier(a);
	test_share(a);
	test_bridge(a);
	test_stop(a);
	test_left(a);
	test_two_writers(a);
	arena_free(a);
	return tap_done();
}
