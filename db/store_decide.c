/*
 * store_decide.c - what editors decide about items of the review queue.
 *
 * A decision is a row of its own, which stays, and an act with what it
 * changed as it was and as it became (act.h).  Undoing puts back what
 * this act changed and nobody else did since: an editor never takes back
 * another's decision by taking back the own one before it.
 */
#include "db/store_review.h"

#include "db/derived.h"
#include "db/record.h"
#include "db/replay.h"

#include "src/base/vec.h"

/* What decisions change of an item. */
struct fields {
	int64_t state, until, decision;
	struct str text; /* of the field that the act is about */
};

struct decided {
	int64_t item, decision;
	struct fields at[2]; /* before, after */
};

typedef VEC(struct decided) decideds;

/* Where the text of an act stands; SQL_COUNT: it has none. */
static const struct {
	enum sql set;
	int column; /* of REVIEW_HEAD */
} texts[] = {
	[REVIEW_TO_ACCEPT] = {SQL_COUNT, 0},
	[REVIEW_TO_REJECT] = {SQL_COUNT, 0},
	[REVIEW_TO_DEFER] = {SQL_COUNT, 0},
	[REVIEW_TO_REOPEN] = {SQL_COUNT, 0},
	[REVIEW_TO_NOTE] = {SQL_REVIEW_SET_NOTE, 5},
	[REVIEW_TO_ASSIGN] = {SQL_REVIEW_SET_ASSIGNED, 4},
	[REVIEW_TO_LINE] = {SQL_REVIEW_SET_LINE, 6},
};

static bool
about_text(enum review_what what)
{
	return texts[what].set != SQL_COUNT;
}

/* ---- one item ---- */

struct head {
	int64_t sort;
	struct fields now;
	struct str label;
};

static enum status
read_head(struct store *s, struct arena *a, enum review_what what,
    int64_t item, struct head *out)
{
	sqlite3_stmt *st = sql_get(s, SQL_REVIEW_HEAD);
	enum status status;

	sql_int(st, 1, item);
	status = sql_step(s, st);
	if (status == STATUS_DONE)
		return sql_no_such(s, "discrepancy", 'r', item);
	if (status != STATUS_OK)
		return status;
	out->sort = sql_col_int(st, 0);
	out->now = (struct fields){
		.state = sql_col_int(st, 1),
		.until = sql_col_int(st, 2),
		.decision = sql_col_int(st, 3),
	};
	if (about_text(what))
		out->now.text = sql_col_text(a, st, texts[what].column);
	out->label = sql_col_text(a, st, 7);
	sql_end(st);
	return STATUS_OK;
}

static void
bind_some(sqlite3_stmt *st, int at, int64_t value)
{
	if (value)
		sql_int(st, at, value);
	else
		sql_text(st, at, STR_NONE);
}

static enum status
set_fields(struct store *s, enum review_what what, int64_t item,
    int64_t sort, const struct fields *to)
{
	sqlite3_stmt *st;

	if (about_text(what)) {
		st = sql_get(s, texts[what].set);
		sql_int(st, 1, item);
		sql_text(st, 2, str_some(to->text));
		return sql_run(s, st);
	}
	st = sql_get(s, SQL_REVIEW_SET_STATE);
	sql_int(st, 1, item);
	sql_int(st, 2, review_requeue(sort, (int)to->state));
	sql_int(st, 3, to->state);
	bind_some(st, 4, to->until);
	bind_some(st, 5, to->decision);
	return sql_run(s, st);
}

static enum status
add_decision(struct store *s, const struct review_act *act, int64_t item,
    int64_t now, int64_t *id)
{
	sqlite3_stmt *st = sql_get(s, SQL_DECISION_ADD);
	enum status status;

	sql_int(st, 1, item);
	sql_int(st, 2, act->what);
	sql_int(st, 3, now);
	sql_text(st, 4, store_editor(s));
	bind_some(st, 5, act->what == REVIEW_TO_DEFER ? act->until : 0);
	sql_text(st, 6, about_text(act->what) ? act->text : STR_NONE);
	status = sql_run(s, st);
	*id = sqlite3_last_insert_rowid(s->db);
	return status;
}

static int64_t
state_after(enum review_what what)
{
	switch (what) {
	case REVIEW_TO_ACCEPT:
		return REVIEW_ACCEPTED;
	case REVIEW_TO_REJECT:
		return REVIEW_REJECTED;
	case REVIEW_TO_DEFER:
		return REVIEW_DEFERRED;
	default:
		return REVIEW_AGAIN;
	}
}

/* Is it so already?  What is open is not opened. */
static bool
is_so(const struct review_act *act, const struct fields *now)
{
	if (about_text(act->what))
		return str_eq(now->text, act->text);
	if (act->what == REVIEW_TO_REOPEN)
		return now->state == REVIEW_NEW || now->state == REVIEW_AGAIN;
	return now->state == state_after(act->what) &&
	    (act->what != REVIEW_TO_DEFER || now->until == act->until);
}

static enum status
decide_one(struct store *s, const struct review_act *act, int64_t item,
    int64_t now, decideds *done)
{
	struct head h;
	struct decided d = {.item = item};
	enum status status = read_head(s, s->scratch, act->what, item, &h);

	if (status != STATUS_OK || is_so(act, &h.now))
		return status;
	status = add_decision(s, act, item, now, &d.decision);
	d.at[0] = d.at[1] = h.now;
	if (about_text(act->what)) {
		d.at[1].text = act->text;
	} else {
		d.at[1].state = state_after(act->what);
		d.at[1].until =
		    act->what == REVIEW_TO_DEFER ? act->until : 0;
		d.at[1].decision = d.decision;
	}
	if (status == STATUS_OK)
		status = set_fields(s, act->what, item, h.sort, &d.at[1]);
	*vec_add(s->scratch, done) = d;
	return status;
}

/* ---- the record ---- */

static void
write_record(struct buf *b, enum review_what what, const decideds *done)
{
	buf_clear(b);
	record_number(b, what);
	record_number(b, done->n);
	for (size_t i = 0; i < done->n; i++) {
		const struct decided *d = &done->at[i];

		record_number(b, (uint64_t)d->item);
		record_number(b, (uint64_t)d->decision);
		for (int t = 0; t < 2; t++) {
			record_number(b, (uint64_t)d->at[t].state);
			record_number(b, (uint64_t)d->at[t].until);
			record_number(b, (uint64_t)d->at[t].decision);
			record_add(b, 't', d->at[t].text);
		}
	}
}

static bool
take_fields(struct str *rest, struct fields *out)
{
	char tag;

	return record_take_id(rest, &out->state) &&
	    out->state < REVIEW_STATES && record_take_id(rest, &out->until) &&
	    record_take_id(rest, &out->decision) &&
	    record_next(rest, &tag, &out->text);
}

static bool
read_record(struct arena *a, struct str rest, enum review_what *what,
    decideds *done)
{
	int64_t w, n;

	if (!record_take_id(&rest, &w) || w >= REVIEW_WHATS ||
	    !record_take_id(&rest, &n))
		return false;
	*what = (enum review_what)w;
	for (; n > 0; n--) {
		struct decided d;

		if (!record_take_id(&rest, &d.item) ||
		    !record_take_id(&rest, &d.decision) ||
		    !take_fields(&rest, &d.at[0]) ||
		    !take_fields(&rest, &d.at[1]))
			return false;
		*vec_add(a, done) = d;
	}
	return rest.n == 0;
}

/* ---- deciding ---- */

enum status
store_review_decide(struct store *s, const struct review_act *act,
    const int64_t *ids, size_t n, int64_t now, size_t *changed)
{
	decideds done = {0};
	enum status status = act_begin(s);

	*changed = 0;
	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		status = decide_one(s, act, ids[i], now, &done);
	if (status == STATUS_OK && done.n) {
		write_record(&s->record, act->what, &done);
		status = act_log(s, ACT_REVIEW, done.n, now);
	}
	status = act_end(s, status);
	if (status == STATUS_OK)
		*changed = done.n;
	return status;
}

/* ---- and taking it back ---- */

/* Does what the act made still stand? */
static bool
stands(enum review_what what, const struct fields *is,
    const struct fields *made)
{
	return about_text(what) ? str_eq(is->text, made->text) :
				  is->decision == made->decision;
}

static enum status
replay_one(struct store *s, enum review_what what, const struct decided *d,
    bool undo, int64_t now, struct head *h, bool *done)
{
	sqlite3_stmt *st;
	enum status status = read_head(s, s->scratch, what, d->item, h);

	*done = status == STATUS_OK && stands(what, &h->now, &d->at[undo]);
	if (!*done)
		return status == STATUS_NOT_FOUND ? STATUS_OK : status;
	status = set_fields(s, what, d->item, h->sort, &d->at[!undo]);
	if (status != STATUS_OK)
		return status;
	st = sql_get(s, SQL_DECISION_UNDONE);
	sql_int(st, 1, d->decision);
	bind_some(st, 2, undo ? now : 0);
	return sql_run(s, st);
}

enum status
decide_replay(struct store *s, const struct act *act, struct undoing *u,
    struct buf *words)
{
	decideds all = {0};
	enum review_what what;
	struct head h = {0};
	size_t n = 0;
	enum status status = STATUS_OK;

	if (!read_record(s->scratch, act->record, &what, &all))
		return replay_damaged(s);
	for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
		bool done;

		status = replay_one(s, what, &all.at[i], !u->again, u->now, &h,
		    &done);
		n += done;
	}
	if (all.n == 1)
		buf_printf(words, "%s r%lld %.*s", review_what_word(what),
		    (long long)all.at[0].item, STR_ARG(h.label));
	else
		buf_printf(words, "%s %zu items", review_what_word(what),
		    all.n);
	if (n < all.n)
		buf_printf(words, "%s", all.n == 1 ?
		    ", but another decision was made since and stays" :
		    ", but for those decided again since");
	return status;
}

/* ---- what was put off ---- */

enum status
store_review_wake(struct store *s, int64_t now)
{
	struct arena *a;
	int64_t *ids;
	size_t n;
	sqlite3_stmt *st = sql_get(s, SQL_REVIEW_DUE);
	enum status status;

	if (s->mode == STORE_READ)
		return STATUS_OK;
	a = arena_new();
	sql_int(st, 1, now);
	status = sql_ids(s, a, st, &ids, &n);
	if (status == STATUS_OK && n)
		status = store_begin(s);
	for (size_t i = 0; i < n && status == STATUS_OK; i++) {
		struct head h;

		status = read_head(s, a, REVIEW_TO_DEFER, ids[i], &h);
		if (status != STATUS_OK || !h.now.until || h.now.until > now)
			continue; /* another process was first */
		h.now.state = REVIEW_AGAIN;
		h.now.until = 0;
		status = set_fields(s, REVIEW_TO_DEFER, ids[i], h.sort,
		    &h.now);
	}
	if (n)
		status = store_end(s, status);
	arena_free(a);
	return status;
}
