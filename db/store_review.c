/*
 * store_review.c - the queue itself: how the discrepancies of an event
 * become items, and lists of those.
 *
 * Everything the order asks for stands in one number, so that a page is
 * a walk along one index: who it waits for, then severity, then time.
 * Open items come first, so the open ones alone are a range of it.
 */
#include "db/store_review.h"

#include "db/derived.h"
#include "db/review_record.h"
#include "db/store_list.h"

#include "src/base/vec.h"

#define QUEUE_SHIFT 52
#define SEVERITY_SHIFT 36
#define QUEUE_UNIT (INT64_C(1) << QUEUE_SHIFT)

/* ---- from facts to items ---- */

static int64_t
queue_of(enum review_state state)
{
	static const uint8_t queues[] = {
		[REVIEW_NEW] = 3,
		[REVIEW_AGAIN] = 3,
		[REVIEW_DEFERRED] = 2,
		[REVIEW_ACCEPTED] = 1,
		[REVIEW_REJECTED] = 1,
		[REVIEW_EXPLAINED] = 0,
	};

	return (int64_t)queues[state] * QUEUE_UNIT;
}

/* What is told no longer stays out of every list. */
int64_t
review_requeue(int64_t sort, int state)
{
	return sort < 0 ? sort : (sort & (QUEUE_UNIT - 1)) +
		queue_of((enum review_state)state);
}

static int64_t
sort_of(const struct discrepancy *d, enum review_state state, int64_t last)
{
	double hundredths = MIN(MAX(d->severity, 0), 12) * 100 + .5;

	return queue_of(state) + ((int64_t)hundredths << SEVERITY_SHIFT) +
	    MAX(0, MIN(last, TIME_MAX));
}

struct known {
	int64_t id, event, sort, until;
	enum review_state state;
	uint64_t held, told;
	struct str record;
	bool found; /* again */
};

struct putting {
	struct store *s;
	struct arena *a;
	int64_t event, last, now;
	VEC(struct known) known;
	VEC(struct discrepancy) then;
};

static enum status
read_known(struct putting *p)
{
	sqlite3_stmt *st = sql_get(p->s, SQL_REVIEW_KNOWN);
	enum status status;

	sql_int(st, 1, p->event);
	while ((status = sql_step(p->s, st)) == STATUS_OK) {
		struct known *k = vec_add(p->a, &p->known);
		struct discrepancy *d = vec_add(p->a, &p->then);
		int64_t state = sql_col_int(st, 6);

		*k = (struct known){
			.id = sql_col_int(st, 0),
			.event = sql_col_int(st, 1),
			.sort = sql_col_int(st, 2),
			.state = (enum review_state)MIN(MAX(state, 0),
			    REVIEW_STATES - 1),
			.until = sql_col_int(st, 7),
			.held = (uint64_t)sql_col_int(st, 8),
			.told = (uint64_t)sql_col_int(st, 9),
			.record = sql_col_blob(p->a, st, 12),
		};
		*d = (struct discrepancy){
			.kind = (enum fact_kind)sql_col_int(st, 3),
			.verdict = (enum verdict)sql_col_int(st, 4),
			.severity = sqlite3_column_double(st, 5),
			.label = sql_col_text(p->a, st, 10),
			.cells = sql_col_text(p->a, st, 11),
		};
		/* A damaged one matches nothing, and is made anew. */
		if (!review_record_read(p->a, k->record, d))
			d->nspots = 0;
	}
	return status == STATUS_DONE ? STATUS_OK : status;
}

/* What becomes of a state when the facts are read again. */
static enum review_state
state_now(const struct known *k, const struct discrepancy *d)
{
	bool values = k->held != review_held(d);

	if (k->state == REVIEW_ACCEPTED || k->state == REVIEW_REJECTED) {
		if (!values)
			return k->state;
	} else if (k->state == REVIEW_DEFERRED) {
		if (k->until || k->told == review_told(d))
			return k->state;
	} else if (k->state != REVIEW_AGAIN) {
		return review_explained(d->kind, d->verdict) ?
		    REVIEW_EXPLAINED : REVIEW_NEW;
	}
	return review_explained(d->kind, d->verdict) ? REVIEW_EXPLAINED :
						       REVIEW_AGAIN;
}

static void
bind_item(sqlite3_stmt *st, const struct putting *p,
    const struct discrepancy *d, enum review_state state, struct str record)
{
	int64_t anchor = INT64_MAX;

	for (size_t i = 0; i < d->nspots; i++)
		anchor = MIN(anchor, d->panes[d->spots[i].pane]);
	sql_int(st, 2, p->event);
	sql_int(st, 3, d->nspots ? anchor : 0);
	sql_int(st, 4, sort_of(d, state, p->last));
	sql_int(st, 5, d->kind);
	sql_int(st, 6, d->verdict);
	sql_real(st, 7, d->severity);
	sql_int(st, 8, state);
	sql_int(st, 9, (int64_t)review_held(d));
	sql_int(st, 10, (int64_t)review_told(d));
	sql_text(st, 11, d->label);
	sql_text(st, 12, d->cells);
	sql_blob(st, 13, record);
	sql_int(st, 14, p->now);
}

static struct str
record_of(struct putting *p, const struct discrepancy *d)
{
	buf_clear(&p->s->record);
	review_record(&p->s->record, d);
	return buf_view(&p->s->record);
}

static enum status
put_new(struct putting *p, const struct discrepancy *d)
{
	sqlite3_stmt *st = sql_get(p->s, SQL_REVIEW_ADD);

	bind_item(st, p, d,
	    review_explained(d->kind, d->verdict) ? REVIEW_EXPLAINED :
						    REVIEW_NEW,
	    record_of(p, d));
	return sql_run(p->s, st);
}

/* Only what differs is written. */
static enum status
put_again(struct putting *p, struct known *k, const struct discrepancy *then,
    const struct discrepancy *d)
{
	enum review_state state = state_now(k, d);
	struct str record = record_of(p, d);
	sqlite3_stmt *st;

	k->found = true;
	if (k->event == p->event && k->state == state &&
	    k->sort == sort_of(d, state, p->last) &&
	    then->verdict == d->verdict && then->severity == d->severity &&
	    str_eq(then->label, d->label) && str_eq(then->cells, d->cells) &&
	    str_eq(k->record, record))
		return STATUS_OK;
	st = sql_get(p->s, SQL_REVIEW_CHANGE);
	sql_int(st, 1, k->id);
	bind_item(st, p, d, state, record);
	return sql_run(p->s, st);
}

static enum status
for_id(struct store *s, enum sql which, int64_t id)
{
	sqlite3_stmt *st = sql_get(s, which);

	sql_int(st, 1, id);
	return sql_run(s, st);
}

static enum status
drop(struct store *s, int64_t id)
{
	enum status status = for_id(s, SQL_REVIEW_DROP, id);

	if (status == STATUS_OK && sqlite3_changes(s->db) == 0)
		status = for_id(s, SQL_REVIEW_HIDE, id);
	return status;
}

enum status
review_leave(struct store *s, int64_t event)
{
	return for_id(s, SQL_REVIEW_HIDE_EVENT, event);
}

static enum status
put_all(struct putting *p, const struct discrepancy *d, size_t n)
{
	sqlite3_stmt *st = sql_get(p->s, SQL_EVENT_LAST_TIME);
	enum status status;
	size_t *match;

	sql_int(st, 1, p->event);
	status = sql_number(p->s, st, &p->last);
	if (status == STATUS_OK)
		status = read_known(p);
	if (status != STATUS_OK)
		return status;
	review_match(p->a, p->then.at, p->then.n, d, n, &match);
	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		status = match[i] == STR_NPOS ? put_new(p, &d[i]) :
		    put_again(p, &p->known.at[match[i]],
			&p->then.at[match[i]], &d[i]);
	/* An article of this event may tell in another's ledger still. */
	for (size_t i = 0; i < p->known.n && status == STATUS_OK; i++)
		if (!p->known.at[i].found &&
		    (p->known.at[i].event == p->event ||
			p->known.at[i].event == 0))
			status = drop(p->s, p->known.at[i].id);
	return status;
}

enum status
store_put_review(struct store *s, int64_t event,
    const struct discrepancy *d, size_t n, int64_t now)
{
	struct putting p = {.s = s, .a = arena_new(), .event = event,
		.now = now};
	enum status status;

	sql_must_write(s);
	status = put_all(&p, d, n);
	arena_free(p.a);
	return status;
}

/* ---- lists ---- */

static void
review_row(struct arena *a, sqlite3_stmt *st, struct review_item *out)
{
	int64_t kind = sql_col_int(st, 6), verdict = sql_col_int(st, 7);
	int64_t state = sql_col_int(st, 9);

	*out = (struct review_item){
		.id = sql_col_int(st, 0),
		.sort = sql_col_int(st, 1),
		.event = sql_col_int(st, 2),
		.headline = sql_col_text(a, st, 3),
		.last = sql_col_when(st, 4, 5),
		.state = (enum review_state)MIN(MAX(state, 0),
		    REVIEW_STATES - 1),
		.until = sql_col_int(st, 10),
		.found = sql_col_int(st, 11),
		.changed = sql_col_int(st, 12),
		.assigned = sql_col_text(a, st, 13),
		.note = sql_col_text(a, st, 14),
		.line = sql_col_text(a, st, 15),
		.by = sql_col_text(a, st, 16),
		.at = sql_col_int(st, 17),
		.d = {
			.kind = (enum fact_kind)MIN(MAX(kind, 0),
			    FACT_LAST),
			.verdict = (enum verdict)MIN(MAX(verdict, 0),
			    VERDICT_SINGLE),
			.severity = sqlite3_column_double(st, 8),
			.label = sql_col_text(a, st, 18),
			.cells = sql_col_text(a, st, 19),
		},
	};
}

/* The scope's part of the order: [low, high]. */
static int64_t
low(const struct review_query *q)
{
	return q->scope == REVIEW_ALL ? 0 :
	    (int64_t)(REVIEW_BY_RULE - q->scope) * QUEUE_UNIT;
}

static int64_t
high(const struct review_query *q)
{
	return q->scope == REVIEW_ALL ? INT64_MAX : low(q) + QUEUE_UNIT - 1;
}

/* Found by an index of their own, and sorted. */
static bool
are_few(const struct review_query *q)
{
	return q->event || (q->editor.n && !str_eq(q->editor, STR("-")));
}

static void
bind_filter(sqlite3_stmt *st, const struct review_query *q)
{
	sql_int(st, 5, q->kind);
	sql_int(st, 6, q->verdict);
	sql_int(st, 7, q->event);
	sql_text(st, 8, str_some(q->editor));
	sql_text(st, 9, str_some(q->words));
}

enum status
store_review(struct store *s, struct arena *a, const struct review_query *q,
    const struct list_key *from, bool back, size_t n,
    struct review_item **items, size_t *nitems)
{
	static const enum sql first[] = {
		[REVIEW_BY_SEVERITY] = SQL_REVIEW_SEVERITY_FORTH,
		[REVIEW_BY_TIME] = SQL_REVIEW_TIME_FORTH,
	};
	struct list_key at = back ? (struct list_key){low(q), 0} :
		(struct list_key){high(q), INT64_MAX};
	sqlite3_stmt *st = sql_get(s, (enum sql)(first[q->sort] +
	    2U * are_few(q) + back));
	enum status status;

	*items = ARENA_ARRAY(a, struct review_item, n);
	*nitems = 0;
	/* A key from another part of the order is taken to its edge. */
	if (from && from->sort >= low(q) && from->sort <= high(q))
		at = *from;
	else if (from && (from->sort > high(q)) == back)
		return STATUS_OK;
	sql_int(st, 1, at.sort);
	sql_int(st, 2, at.id);
	sql_int(st, 3, (int64_t)n);
	sql_int(st, 4, back ? high(q) : low(q));
	bind_filter(st, q);
	while ((status = sql_step(s, st)) == STATUS_OK)
		review_row(a, st, &(*items)[(*nitems)++]);
	if (back)
		list_reverse(*items, *nitems, sizeof(**items));
	return status == STATUS_DONE ? STATUS_OK : status;
}

/* By the index alone, which holds the whole queue in its order. */
static enum status
count_all(struct store *s, const struct review_query *q, size_t *n)
{
	sqlite3_stmt *st = sql_get(s, SQL_REVIEW_COUNT_RANGE);
	int64_t count;
	enum status status;

	sql_int(st, 1, low(q));
	sql_int(st, 2, high(q));
	sql_int(st, 3, (int64_t)REVIEW_COUNTED);
	status = sql_number(s, st, &count);
	*n = (size_t)MAX(count, 0);
	return status;
}

enum status
store_review_count(struct store *s, const struct review_query *q, size_t *n)
{
	if (q->kind < 0 && q->verdict < 0 && !q->event && !q->editor.n &&
	    !q->words.n)
		return count_all(s, q, n);

	sqlite3_stmt *st = sql_get(s, are_few(q) ? SQL_REVIEW_AMONG_COUNT :
	    SQL_REVIEW_COUNT);
	int64_t count;
	enum status status;

	sql_int(st, 1, low(q));
	sql_int(st, 3, (int64_t)REVIEW_COUNTED);
	sql_int(st, 4, high(q));
	bind_filter(st, q);
	status = sql_number(s, st, &count);
	*n = (size_t)MAX(count, 0);
	return status;
}

enum status
store_review_find(struct store *s, struct arena *a,
    const struct review_query *q, int64_t from, size_t rows,
    struct list_key **keys, size_t *n, int64_t *to)
{
	VEC(struct list_key) found = {0};
	sqlite3_stmt *st;
	int64_t newest;
	enum status status = sql_number(s, sql_get(s, SQL_REVIEW_NEWEST),
	    &newest);

	*keys = NULL;
	*n = 0;
	*to = from;
	if (status != STATUS_OK || newest <= from)
		return status;
	*to = MIN(newest, from + (int64_t)rows);
	st = sql_get(s, SQL_REVIEW_FIND);
	sql_int(st, 1, from);
	sql_int(st, 2, *to);
	sql_int(st, 3, q->sort);
	sql_int(st, 4, high(q));
	sql_int(st, 10, low(q));
	bind_filter(st, q);
	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(a, &found) = (struct list_key){
			sql_col_int(st, 1), sql_col_int(st, 0)};
	*keys = found.at;
	*n = found.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}

static enum status
no_item(struct store *s, int64_t id)
{
	return sql_no_such(s, "discrepancy", 'r', id);
}

enum status
store_review_row(struct store *s, struct arena *a, int64_t id,
    struct review_item *out)
{
	sqlite3_stmt *st = sql_get(s, SQL_REVIEW_ROW);
	enum status status;

	sql_int(st, 1, id);
	status = sql_step(s, st);
	if (status == STATUS_DONE)
		return no_item(s, id);
	if (status == STATUS_OK) {
		review_row(a, st, out);
		sql_end(st);
	}
	return status;
}

enum status
store_review_of(struct store *s, struct arena *a, int64_t event,
    struct review_item **items, size_t *n)
{
	VEC(struct review_item) found = {0};
	sqlite3_stmt *st = sql_get(s, SQL_REVIEW_OF);
	enum status status;

	sql_int(st, 1, event);
	while ((status = sql_step(s, st)) == STATUS_OK)
		review_row(a, st, vec_add(a, &found));
	*items = found.at;
	*n = found.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}

/* ---- one item ---- */

static enum status
read_tellers(struct store *s, struct arena *a, struct review_item *out)
{
	struct review_teller *t =
	    ARENA_ARRAY(a, struct review_teller, out->d.npanes);
	enum status status = STATUS_OK;

	for (size_t p = 0; p < out->d.npanes && status == STATUS_OK; p++) {
		sqlite3_stmt *st = sql_get(s, SQL_REVIEW_TELLER);

		sql_int(st, 1, out->d.panes[p]);
		status = sql_step(s, st);
		if (status == STATUS_OK) {
			t[p].outlet = sql_col_text(a, st, 0);
			t[p].published = sql_col_when(st, 1, 2);
			sql_end(st);
		}
		status = status == STATUS_DONE ? STATUS_OK : status;
	}
	out->tellers = t;
	return status;
}

static enum status
read_history(struct store *s, struct arena *a, struct review_item *out)
{
	VEC(struct review_decision) found = {0};
	sqlite3_stmt *st = sql_get(s, SQL_DECISIONS);
	enum status status;

	sql_int(st, 1, out->id);
	while ((status = sql_step(s, st)) == STATUS_OK) {
		int64_t what = sql_col_int(st, 0);

		if (what < 0 || what >= REVIEW_WHATS)
			continue;
		*vec_add(a, &found) = (struct review_decision){
			.what = (enum review_what)what,
			.at = sql_col_int(st, 1),
			.editor = sql_col_text(a, st, 2),
			.until = sql_col_int(st, 3),
			.text = sql_col_text(a, st, 4),
			.undone = sql_col_int(st, 5) != 0,
		};
	}
	out->history = found.at;
	out->nhistory = found.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}

/* One label names many people; of what is left out, its words are all
 * that is known again. */
static enum status
read_alike(struct store *s, struct arena *a, struct review_item *out)
{
	const struct discrepancy *d = &out->d;
	VEC(struct review_item) found = {0};
	sqlite3_stmt *st = sql_get(s, SQL_REVIEW_ALIKE);
	enum status status;

	sql_int(st, 1, out->id);
	sql_int(st, 2, d->kind == FACT_OMISSION ? 0 :
	    (int64_t)review_held(d));
	sql_text(st, 3, d->label);
	sql_int(st, 4, d->kind);
	sql_int(st, 5, d->verdict);
	sql_int(st, 6, d->kind != FACT_NAME && d->kind != FACT_PLACE &&
	    d->kind != FACT_EDIT);
	sql_int(st, 7, REVIEW_ACCEPTED);
	sql_int(st, 8, REVIEW_REJECTED);
	sql_int(st, 9, REVIEW_ALIKE_MOST);
	while ((status = sql_step(s, st)) == STATUS_OK)
		review_row(a, st, vec_add(a, &found));
	out->alike = found.at;
	out->nalike = found.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}

enum status
store_review_item(struct store *s, struct arena *a, int64_t id,
    struct review_item *out)
{
	sqlite3_stmt *st;
	enum status status = store_review_row(s, a, id, out);

	if (status != STATUS_OK)
		return status;
	st = sql_get(s, SQL_REVIEW_RECORD);
	sql_int(st, 1, id);
	status = sql_step(s, st);
	if (status == STATUS_OK) {
		if (!review_record_read(a, sql_col_blob(a, st, 0), &out->d))
			out->d.nspots = out->d.npanes = 0;
		sql_end(st);
		status = read_tellers(s, a, out);
	}
	if (status == STATUS_OK)
		status = read_history(s, a, out);
	return status == STATUS_OK ? read_alike(s, a, out) : status;
}

/* ---- counts ---- */

static enum status
count_since(struct store *s, enum review_what what, int64_t since, size_t *n)
{
	sqlite3_stmt *st = sql_get(s, SQL_DECISIONS_SINCE);
	int64_t count;
	enum status status;

	sql_int(st, 1, since);
	sql_int(st, 2, what);
	status = sql_number(s, st, &count);
	*n = (size_t)MAX(count, 0);
	return status;
}

enum status
store_review_counts(struct store *s, int64_t since,
    struct review_counts *out)
{
	struct review_query q = {REVIEW_OPEN, .kind = -1, .verdict = -1};
	enum status status = count_all(s, &q, &out->open);

	q.scope = REVIEW_WAITING;
	if (status == STATUS_OK)
		status = count_all(s, &q, &out->deferred);
	if (status == STATUS_OK)
		status = count_since(s, REVIEW_TO_ACCEPT, since,
		    &out->accepted);
	if (status == STATUS_OK)
		status = count_since(s, REVIEW_TO_REJECT, since,
		    &out->rejected);
	return status;
}
