#include "db/store_cluster.h"
#include "db_help.h"

static struct event_row
row_of(struct store *s, int64_t id)
{
	struct arena *a = arena_new();
	struct event_query q = {.all = true};
	struct event_row *rows, row = {0};
	size_t n;

	must(store_events(s, a, &q, NULL, false, 1000, &rows, &n));
	for (size_t i = 0; i < n; i++) {
		if (rows[i].id == id)
			row = rows[i];
	}
	arena_free(a);
	return row;
}

static void
test_round_trip(void)
{
	struct arena *a = arena_new();
	struct store *s = db_memory();
	struct str terms[] = {STR("sarvan"), STR("bridge")};
	struct member m[] = {
	    {.article = 1, .score = 0.75},
	    {.article = 6, .copy_of = 1, .copy_share = 0.5, .score = 0.25},
	    {.article = 2, .score = 0.125},
	};
	struct event in = {.headline = STR("Bridge closed"),
	    .first = {NOW - 300, PRECISION_INSTANT},
	    .last = {NOW - DAY, PRECISION_DAY}, .members = m, .nmembers = 3,
	    .terms = terms, .nterms = 2, .score = 0.5, .weakest = 0.125,
	    .weakest_article = 2};
	struct event out;
	int64_t id;

	db_fill(s, 10);
	must(store_begin(s));
	must(store_put_event(s, &in, &id));
	must(store_commit(s));
	must(store_event(s, a, id, &out));
	is_c(out.headline, "Bridge closed", "headline");
	is_int(out.first.at, in.first.at, "first");
	is_int(out.last.at, in.last.at, "last");
	is_int(out.last.precision, PRECISION_DAY, "its precision");
	is_int(out.articles, 3, "articles");
	is_int(out.outlets, 2, "outlets: 1 and 6 are of one");
	is_int(out.independent, 2, "independent: 6 is a copy");
	is_int(out.unread, 3, "unread");
	is_int(out.conflicts, 0, "conflicts");
	is_int(out.nterms, 2, "terms");
	is_c(out.terms[1], "bridge", "in order");
	ok(out.score == 0.5 && out.weakest == 0.125 &&
	    out.weakest_article == 2, "scores");
	is_int(out.nmembers, 3, "members");
	is_int(out.members[0].article, 6, "oldest first");
	ok(out.members[0].copy_of == 1 && out.members[0].copy_share == 0.5,
	    "a copy");
	must(store_event_of(s, 6, &id));
	is_int(id, out.id, "the event of an article");
	must(store_event_of(s, 7, &id));
	is_int(id, 0, "of one that has none");
	is_int(store_event_of(s, 70, &id), STATUS_NOT_FOUND, "of no article");
	is_int(store_event(s, a, 9, &out), STATUS_NOT_FOUND, "no event");
	store_close(s);
	arena_free(a);
}

/* What came since he looked is no news once the reader has read it. */
static void
test_updated(void)
{
	static const int64_t ids[] = {1, 2, 3, 4};
	struct store *s = db_memory();
	int64_t one;

	db_fill(s, 10);
	one = db_event(s, 0, 1, 3);
	must(store_looked(s, one, NOW));
	db_event(s, one, 1, 4);
	must(store_mark(s, MARK_READ, ids, 3, NOW));
	is_int(row_of(s, one).state, 'U', "one is not read yet");
	must(store_mark(s, MARK_READ, ids, 4, NOW));
	is_int(row_of(s, one).state, ' ', "all is read, nothing is new");
	must(store_split(s, 4, NOW, &one));
	is_int(row_of(s, 1).state, ' ', "his own correction is no news");
	store_close(s);
}

static void
test_moves(void)
{
	struct arena *a = arena_new();
	struct store *s = db_memory();
	int64_t one, two, id, *stale;
	struct event out;
	size_t n;

	db_fill(s, 20);
	one = db_event(s, 0, 1, 5);
	two = db_event(s, 0, 6, 9);
	is_int(row_of(s, one).fresh, 5, "all of a new event is fresh");
	is_int(row_of(s, one).state, 'N', "nobody looked at it");
	must(store_looked(s, one, NOW));
	is_int(row_of(s, one).fresh, 0, "looked at: nothing is fresh");
	is_int(row_of(s, one).state, ' ', "nor changed");
	db_event(s, one, 1, 5);
	is_int(row_of(s, one).state, ' ', "the same again changes nothing");
	db_event(s, one, 1, 7);
	is_int(row_of(s, one).articles, 7, "two join");
	is_int(row_of(s, one).fresh, 2, "and are fresh");
	is_int(row_of(s, one).state, 'U', "it changed");
	must(store_event(s, a, one, &out));
	ok(out.updated && out.looked == NOW && out.fresh == 2,
	    "the event says so, and since when");
	is_int(row_of(s, two).articles, 2, "they left the other");
	is_int(row_of(s, two).outlets, 2, "which is counted again");
	is_int(row_of(s, two).unread, 2, "unread too");
	must(store_event(s, a, two, &out));
	is_int(out.nmembers, 2, "members follow");
	must(store_stale_events(s, a, 10, &stale, &n));
	is_int(n, 2, "both wait for their facts");
	db_event(s, one, 1, 9);
	is_int(store_event(s, a, two, &out), STATUS_NOT_FOUND,
	    "an event without members is gone");
	must(store_event_of(s, 9, &id));
	is_int(id, one, "its last member is in the other");
	id = db_event(s, 0, 11, 11);
	is_int(row_of(s, id).only_article, 11, "a lone article");
	ok(id > two, "ids are not given twice");
	must(store_stale_events(s, a, 10, &stale, &n));
	is_int(n, 1, "a lone article has no facts to compare");
	must(store_begin(s));
	must(store_put_event(s, &(struct event){.id = one}, &id));
	must(store_commit(s));
	is_int(store_event(s, a, one, &out), STATUS_NOT_FOUND,
	    "emptied on purpose");
	must(store_event_of(s, 1, &id));
	is_int(id, 0, "its articles are free");
	must(store_begin(s));
	is_int(store_put_event(s, &(struct event){.id = 77}, &id),
	    STATUS_NOT_FOUND, "an unknown event");
	store_rollback(s);
	store_close(s);
	arena_free(a);
}

static void
test_facts(void)
{
	struct arena *a = arena_new();
	struct store *s = db_memory();
	struct fact_line lines[] = {
	    {FACT_NUMBER, VERDICT_CONFLICT, 9.5, STR("killed"),
		STR("41 | 37")},
	    {FACT_NAME, VERDICT_SPELLING, 2, STR("mayor"), STR_NONE},
	};
	struct member doubts[] = {
	    {.article = 3, .doubtful = true, .doubt = STR("another day")},
	    {.article = 4}};
	struct fact_line *got;
	int64_t event, *stale;
	struct event out;
	enum put_result result;
	struct article in;
	size_t n;

	db_fill(s, 10);
	event = db_event(s, 0, 1, 5);
	must(store_begin(s));
	must(store_put_facts(s, event, lines, 2, 1, doubts, 2));
	must(store_commit(s));
	must(store_facts(s, a, event, &got, &n));
	is_int(n, 2, "two lines");
	ok(got[0].verdict == VERDICT_CONFLICT && got[0].severity == 9.5,
	    "the worst first");
	is_c(got[0].cells, "41 | 37", "cells");
	is_int(row_of(s, event).conflicts, 1, "conflicts in the list");
	must(store_stale_events(s, a, 10, &stale, &n));
	is_int(n, 0, "nothing waits");
	must(store_event(s, a, event, &out));
	ok(out.members[2].doubtful, "a doubtful member");
	is_c(out.members[2].doubt, "another day", "and why");
	ok(!out.members[1].doubtful, "the others are sure");

	db_event(s, event, 1, 5);
	must(store_event(s, a, event, &out));
	ok(out.members[2].doubtful, "the event put again keeps the doubt");
	must(store_begin(s));
	in = db_article(a, 1, 2);
	must(store_put_article(s, &in, NOW, &event, &result));
	must(store_commit(s));
	must(store_stale_events(s, a, 10, &stale, &n));
	is_int(n, 1, "a new version makes the facts stale");
	must(store_begin(s));
	must(store_put_facts(s, 1, lines, 1, 1, NULL, 0));
	is_int(store_put_facts(s, 9, lines, 1, 1, NULL, 0), STATUS_NOT_FOUND,
	    "facts of no event");
	must(store_commit(s));
	must(store_facts(s, a, 1, &got, &n));
	is_int(n, 1, "lines are replaced");
	must(store_event(s, a, 1, &out));
	ok(!out.members[2].doubtful, "and doubts");
	db_event(s, 1, 1, 1);
	is_int(row_of(s, 1).conflicts, 0, "alone, nothing conflicts");
	must(store_facts(s, a, 1, &got, &n));
	is_int(n, 0, "nor is told");
	store_close(s);
	arena_free(a);
}

#define EVENTS 300

static int64_t sort_value[EVENTS + 1], last_of[EVENTS + 1];

static int
by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	if (sort_value[x] != sort_value[y])
		return sort_value[x] < sort_value[y] ? 1 : -1;
	if (last_of[x] != last_of[y])
		return last_of[x] < last_of[y] ? 1 : -1;
	return x < y ? 1 : -1;
}

static size_t
walk(struct store *s, const struct event_query *q, bool back, size_t n,
    int64_t *ids)
{
	struct arena *a = arena_new();
	struct list_key from;
	bool first = true;
	size_t count = 0;

	for (;;) {
		struct event_row *rows;
		size_t nrows;

		must(store_events(s, a, q, first ? NULL : &from, back, n,
		    &rows, &nrows));
		if (nrows == 0 || count + nrows > EVENTS)
			break;
		first = false;
		from = rows[back ? 0 : nrows - 1].key;
		for (size_t i = 0; i < nrows; i++)
			ids[count++] = rows[back ? nrows - 1 - i : i].id;
	}
	arena_free(a);
	return count;
}

static void
check_order(struct store *s, const struct event_query *q, size_t nwant,
    const int64_t *want, const char *what)
{
	int64_t ids[EVENTS];
	size_t n = walk(s, q, false, 9, ids), count;
	bool same = n == nwant && memcmp(ids, want, n * sizeof(*ids)) == 0;

	ok(same, "%s, forth", what);
	n = walk(s, q, true, 9, ids);
	same = n == nwant;
	for (size_t i = 0; i < n && same; i++)
		same = ids[i] == want[nwant - 1 - i];
	ok(same, "%s, back", what);
	must(store_events_count(s, q, &count));
	is_int(count, nwant, "%s, counted", what);
}

/* Each event has 1 to 4 articles and a time that many share. */
static void
test_orders(void)
{
	static const char *const names[] = {"by activity", "by size",
	    "by conflicts", "by unread"};
	struct store *s = db_memory();
	int64_t order[EVENTS], id;
	unsigned next = 1;
	size_t live;

	db_fill(s, EVENTS * 4);
	must(store_begin(s));
	for (unsigned e = 1; e <= EVENTS; e++) {
		struct member m[4] = {{0}};
		unsigned n = 1 + e * 31 % 4;

		for (unsigned i = 0; i < n; i++)
			m[i].article = next++;
		last_of[e] = NOW - e * 17 % 40 * DAY;
		must(store_put_event(s, &(struct event){.members = m,
		    .nmembers = n,
		    .last = {last_of[e], PRECISION_INSTANT}}, &id));
		must(store_put_facts(s, id, NULL, 0, e % 3, NULL, 0));
	}
	must(store_commit(s));
	for (int sort = 0; sort < 4; sort++) {
		struct event_query q = {.sort = (enum event_sort)sort};

		for (unsigned e = 1; e <= EVENTS; e++) {
			order[e - 1] = e;
			sort_value[e] = sort == 0 ? 0 :
			    sort == 2 ? e % 3 : 1 + e * 31 % 4;
		}
		qsort(order, EVENTS, sizeof(*order), by_value);
		check_order(s, &q, EVENTS, order, names[sort]);
		q.all = true;
		check_order(s, &q, EVENTS, order, names[sort]);
	}
	must(store_begin(s));
	must(store_put_newest(s, NOW));
	must(store_commit(s));
	must(store_end_events(s, NOW, 20 * DAY));
	must(store_events_count(s, &(struct event_query){0}, &live));
	is_int(live, EVENTS, "old news that just came in is live");
	must(store_end_events(s, NOW + 10 * DAY, 20 * DAY));
	must(store_events_count(s, &(struct event_query){0}, &live));
	is_int(live, EVENTS, "so it is ten days later");
	must(store_end_events(s, NOW + 30 * DAY, 20 * DAY));
	sort_value[0] = 0;
	for (int sort = 0; sort < 2; sort++) {
		struct event_query q = {.sort = (enum event_sort)sort};
		size_t n = 0;

		for (unsigned e = 1; e <= EVENTS; e++) {
			sort_value[e] = sort ? 1 + e * 31 % 4 : 0;
			if (last_of[e] >= NOW - 20 * DAY)
				order[n++] = e;
		}
		qsort(order, n, sizeof(*order), by_value);
		check_order(s, &q, n, order, "live ones");
	}
	store_close(s);
}

int
main(void)
{
	test_round_trip();
	test_updated();
	test_moves();
	test_facts();
	test_orders();
	return tap_done();
}
