#include "ui/views/events_ask.h"

static enum status
read_events(struct store *s, const void *query, struct arena *a,
    const struct list_key *from, bool back, size_t n, void **rows,
    size_t *nrows)
{
	const struct events_asked *q = query;
	struct event_row *r = NULL;
	enum status st =
	    store_events(s, a, &q->query, from, back, n, &r, nrows);

	*rows = r;
	return st;
}

/* What a filter asks for is shown whatever it is. */
static bool
hides(const struct events_asked *q)
{
	return q->kill.nevents > 0 && q->query.query.n == 0;
}

/* Events that nothing is left of. */
size_t
events_killed(const struct events_asked *q)
{
	size_t n = 0;

	for (size_t i = 0; hides(q) && i < q->kill.nevents; i++)
		n += q->kill.events[i].whole &&
		    (q->query.all || q->kill.events[i].live);
	return n;
}

static enum status
count_events(struct store *s, const void *query, size_t *n)
{
	const struct events_asked *q = query;
	enum status st = store_events_count(s, &q->query, n);

	*n -= MIN(events_killed(q), *n);
	return st;
}

static struct list_key
event_key(const void *row)
{
	return ((const struct event_row *)row)->key;
}

static int64_t
event_id(const void *row)
{
	return ((const struct event_row *)row)->id;
}

static enum status
judge(struct store *s, const void *query, void *rows, size_t n, bool *drop)
{
	const struct events_asked *q = query;
	struct event_row *r = rows;

	(void)s;
	for (size_t i = 0; i < n; i++) {
		const struct rule_event *e = rule_event(&q->kill, r[i].id);

		drop[i] = hides(q) && e && e->whole;
		r[i].highlight = rule_event(&q->light, r[i].id) != NULL;
	}
	return STATUS_OK;
}

static void
keep_event(void *row, struct arena *a)
{
	struct event_row *r = row;

	r->headline = arena_str(a, r->headline);
}

const struct list_source events_source = {
    .row_size = sizeof(struct event_row),
    .page = read_events,
    .judge = judge,
    .count = count_events,
    .key = event_key,
    .id = event_id,
    .keep = keep_event,
};

bool
events_rules(struct events_asked *q, struct app *app)
{
	size_t n, before = q->nrules;
	const struct rule *rules = app_rules(app, &n);

	q->nrules = n;
	if (n == 0)
		return true;
	arena_reset(q->arena);
	if (!app_check(app,
		store_rules_hits(app_store(app), q->arena, rules, n, RULE_KILL,
		    &q->kill)) ||
	    !app_check(app,
		store_rules_hits(app_store(app), q->arena, rules, n,
		    RULE_HIGHLIGHT, &q->light)))
		q->kill = q->light = (struct rule_hits){0};
	return n == before;
}
