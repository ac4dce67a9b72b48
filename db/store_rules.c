/*
 * store_rules.c - rules are searches: their hits come newest first, as
 * the rows of lists do, so a page is set against the hits between its
 * ends.  An event is no hit: its articles are counted.
 */
#include "db/store_rules.h"

#include "db/store_search.h"

#include "src/base/vec.h"

enum status
store_rule_check(struct str query, struct buf *why)
{
	struct arena *a = arena_new();
	struct str words = STR_NONE;
	struct query q;
	enum status status = query_parse(a, query, &q, &words);

	if (status == STATUS_OK && !str_trim(query).n) {
		status = STATUS_BAD_QUERY;
		words = STR("a query is missing");
	}
	buf_str(why, words);
	arena_free(a);
	return status;
}

/* One rule's hits between the first row and the last. */
static enum status
mark_hits(struct store *s, struct str query, const struct article_row *rows,
    size_t n, bool *hit)
{
	struct list_key from = {rows[0].key.sort + 1, 0};
	struct search w;
	size_t at = 0;
	enum status status = search_open(s, s->scratch, query, &from, false,
	    &w);

	if (status != STATUS_OK)
		return status;
	while (at < n && (status = search_next(&w)) == STATUS_OK) {
		int64_t place = sql_col_int(w.st, 1);

		while (at < n && rows[at].key.sort > place)
			at++;
		if (at < n && rows[at].key.sort == place)
			hit[at] = true;
	}
	search_close(&w);
	return status == STATUS_DONE ? STATUS_OK : status;
}

enum status
store_rules_page(struct store *s, const struct rule *rules, size_t nrules,
    enum rule_kind kind, const struct article_row *rows, size_t n, bool *hit)
{
	enum status status = STATUS_OK;

	memset(hit, 0, n * sizeof(*hit));
	arena_reset(s->scratch);
	for (size_t i = 0; i < nrules && n && status == STATUS_OK; i++)
		if (rules[i].kind == kind)
			status = mark_hits(s, rules[i].query, rows, n, hit);
	return status;
}

struct hit {
	int64_t event, article;
	bool unread;
};

typedef VEC(struct hit) hits;

static enum status
collect(struct store *s, struct str query, hits *all)
{
	struct search w;
	size_t n = 0;
	enum status status = search_open(s, s->scratch, query, NULL, false,
	    &w);

	if (status != STATUS_OK)
		return status;
	while (n++ < SEARCH_HITS && (status = search_next(&w)) == STATUS_OK)
		*vec_add(s->scratch, all) = (struct hit){
			.article = sql_col_int(w.st, 0),
			.event = sql_col_int(w.st, 2),
			.unread = sql_col_int(w.st, 12) == 0};
	search_close(&w);
	return status == STATUS_DONE ? STATUS_OK : status;
}

static int
compare_hits(const void *pa, const void *pb)
{
	const struct hit *a = pa, *b = pb;

	if (a->event != b->event)
		return (a->event > b->event) - (a->event < b->event);
	return (a->article > b->article) - (a->article < b->article);
}

/* Two rules may find one article. */
static void
once(hits *all)
{
	size_t kept = 0;

	if (all->n)
		qsort(all->at, all->n, sizeof(*all->at), compare_hits);
	for (size_t i = 0; i < all->n; i++)
		if (!kept ||
		    all->at[kept - 1].article != all->at[i].article)
			all->at[kept++] = all->at[i];
	all->n = kept;
}

/* NOT_FOUND: the event is gone. */
static enum status
read_event(struct store *s, int64_t id, size_t found, struct rule_event *e)
{
	sqlite3_stmt *st = sql_get(s, SQL_RULE_EVENT);
	enum status status;

	*e = (struct rule_event){.id = id};
	sql_int(st, 1, id);
	status = sql_step(s, st);
	if (status != STATUS_OK)
		return status == STATUS_DONE ? STATUS_NOT_FOUND : status;
	e->whole = sql_col_count(st, 0) <= found;
	e->live = sql_col_int(st, 1) != 0;
	sql_end(st);
	return STATUS_OK;
}

enum status
store_rules_hits(struct store *s, struct arena *a, const struct rule *rules,
    size_t nrules, enum rule_kind kind, struct rule_hits *out)
{
	enum status status = STATUS_OK;
	hits all = {0};

	*out = (struct rule_hits){0};
	arena_reset(s->scratch);
	for (size_t i = 0; i < nrules && status == STATUS_OK; i++)
		if (rules[i].kind == kind)
			status = collect(s, rules[i].query, &all);
	once(&all);
	out->articles = all.n;
	out->events = ARENA_ARRAY(a, struct rule_event, all.n);
	for (size_t i = 0, run; i < all.n && status == STATUS_OK; i += run) {
		int64_t id = all.at[i].event;

		for (run = 0; i + run < all.n && all.at[i + run].event == id;
		     run++)
			out->unread += all.at[i + run].unread;
		if (id == 0)
			continue;
		status = read_event(s, id, run, &out->events[out->nevents]);
		if (status == STATUS_OK)
			out->nevents++;
		else if (status == STATUS_NOT_FOUND)
			status = STATUS_OK;
	}
	return status;
}

const struct rule_event *
rule_event(const struct rule_hits *h, int64_t id)
{
	size_t low = 0, high = h->nevents;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (h->events[mid].id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low < h->nevents && h->events[low].id == id ? &h->events[low]
							   : NULL;
}
