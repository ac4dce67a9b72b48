/*
 * store_align.c - paragraphs set side by side, or apart, by a reader.
 *
 * The record of such an act has each pair with what was decided of it
 * before and after, so taking it back is putting the other one in, where
 * nobody decided since: that stays, as in the review queue.  It stays
 * where it is the same again, too: with A's "together", B's "apart" and
 * C's "together" what holds is C's, and A takes back nothing.
 */
#include "db/record.h"
#include "db/replay.h"

#include "src/base/vec.h"

/* What is decided of a pair: nothing, or a value of 'together' + 1. */
enum decided { DECIDED_NOTHING, DECIDED_APART, DECIDED_TOGETHER };

struct change {
	struct alignment pair;
	enum decided at[2]; /* before and after */
};

typedef VEC(struct change) changes;

static void
bind_pair(sqlite3_stmt *st, const struct alignment *p)
{
	sql_int(st, 1, p->article);
	sql_int(st, 2, (int64_t)p->para);
	sql_int(st, 3, p->other);
	sql_int(st, 4, (int64_t)p->other_para);
}

static enum status
read_decided(struct store *s, const struct alignment *p, enum decided *out)
{
	sqlite3_stmt *st = sql_get(s, SQL_ALIGNMENT_READ);
	int64_t together;
	enum status status;

	bind_pair(st, p);
	status = sql_number(s, st, &together);
	*out = status != STATUS_OK ? DECIDED_NOTHING :
	    together ? DECIDED_TOGETHER : DECIDED_APART;
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status
put_decided(struct store *s, const struct alignment *p, enum decided to)
{
	sqlite3_stmt *st = sql_get(s, to == DECIDED_NOTHING ?
	    SQL_ALIGNMENT_DROP : SQL_ALIGNMENT_PUT);

	s->regrouped = true;
	bind_pair(st, p);
	if (to != DECIDED_NOTHING)
		sql_int(st, 5, to == DECIDED_TOGETHER);
	return sql_run(s, st);
}

/* The facts of its event are told of other rows now. */
static enum status
make_stale(struct store *s, int64_t article)
{
	sqlite3_stmt *st = sql_get(s, SQL_EVENT_STALE_OF);

	sql_int(st, 1, article);
	return sql_run(s, st);
}

static enum status
apply(struct store *s, const changes *c, int to)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < c->n && status == STATUS_OK; i++) {
		status = put_decided(s, &c->at[i].pair, c->at[i].at[to]);
		if (status == STATUS_OK)
			status = make_stale(s, c->at[i].pair.article);
		if (status == STATUS_OK)
			status = make_stale(s, c->at[i].pair.other);
	}
	return status;
}

static void
write_changes(struct buf *b, const changes *c)
{
	buf_clear(b);
	for (size_t i = 0; i < c->n; i++) {
		const struct alignment *p = &c->at[i].pair;

		record_number(b, (uint64_t)p->article);
		record_number(b, p->para);
		record_number(b, (uint64_t)p->other);
		record_number(b, p->other_para);
		record_number(b, c->at[i].at[0]);
		record_number(b, c->at[i].at[1]);
	}
}

static bool
read_changes(struct arena *a, struct str rest, changes *c)
{
	while (rest.n > 0) {
		uint64_t n[6];

		for (size_t i = 0; i < ARRAY_LEN(n); i++)
			if (!record_take_number(&rest, &n[i]))
				return false;
		if (n[4] > DECIDED_TOGETHER || n[5] > DECIDED_TOGETHER)
			return false;
		*vec_add(a, c) = (struct change){
			.pair = {.article = (int64_t)n[0], .para = n[1],
			    .other = (int64_t)n[2], .other_para = n[3]},
			.at = {(enum decided)n[4], (enum decided)n[5]}};
	}
	return true;
}

/* What later acts that hold decided; a damaged record says nothing. */
static enum status
read_later(struct store *s, int64_t act, changes *later)
{
	sqlite3_stmt *st = sql_get(s, SQL_ACTS_LATER);
	enum status status;

	sql_int(st, 1, act);
	sql_int(st, 2, CORRECT_ALIGN);
	while ((status = sql_step(s, st)) == STATUS_OK)
		(void)read_changes(s->scratch,
		    sql_col_blob(s->scratch, st, 0), later);
	return status == STATUS_DONE ? STATUS_OK : status;
}

/* Is what holds of the pair due to one of these? */
static bool
set_by(const changes *c, const struct alignment *p, enum decided now)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct alignment *q = &c->at[i].pair;

		if (q->article == p->article && q->para == p->para &&
		    q->other == p->other && q->other_para == p->other_para &&
		    c->at[i].at[1] == now)
			return true;
	}
	return false;
}

/* Leaves the changes whose outcome (to undo) or origin still stands, and
 * is nobody's who decided later. */
static enum status
keep_standing(struct store *s, int64_t act, changes *c, bool undo)
{
	changes later = {0};
	enum status status = read_later(s, act, &later);
	size_t kept = 0;

	for (size_t i = 0; i < c->n && status == STATUS_OK; i++) {
		enum decided now;

		status = read_decided(s, &c->at[i].pair, &now);
		if (now == c->at[i].at[undo] &&
		    !set_by(&later, &c->at[i].pair, now))
			c->at[kept++] = c->at[i];
	}
	c->n = kept;
	return status;
}

enum status
align_replay(struct store *s, const struct act *act, struct undoing *u,
    struct buf *words)
{
	changes c = {0};
	size_t n;
	enum status status;

	if (!read_changes(s->scratch, act->record, &c) || c.n == 0)
		return replay_damaged(s);
	buf_cstr(words, c.at[0].at[1] == DECIDED_TOGETHER ?
	    "set paragraphs side by side" : "set paragraphs apart");
	n = c.n;
	status = keep_standing(s, act->id, &c, !u->again);
	if (status == STATUS_OK && c.n < n)
		buf_cstr(words, c.n == 0 ?
		    ", but another decision was made since and stays" :
		    ", but for those decided again since");
	return status == STATUS_OK ? apply(s, &c, u->again) : status;
}

enum status
store_align(struct store *s, const struct alignment *pairs, size_t n,
    int64_t now)
{
	changes c = {0};
	enum status status = act_begin(s);

	/* What is so already is nobody's to take back a second time. */
	for (size_t i = 0; i < n && status == STATUS_OK; i++) {
		struct change k = {.pair = pairs[i]};

		k.at[1] = pairs[i].together ? DECIDED_TOGETHER : DECIDED_APART;
		status = read_decided(s, &pairs[i], &k.at[0]);
		if (k.at[0] != k.at[1])
			*vec_add(s->scratch, &c) = k;
	}
	if (status == STATUS_OK)
		status = apply(s, &c, 1);
	if (status == STATUS_OK && c.n > 0) {
		write_changes(&s->record, &c);
		status = act_log(s, CORRECT_ALIGN, c.n, now);
	}
	return act_end(s, status);
}

enum status
store_alignments(struct store *s, struct arena *a, const int64_t *articles,
    size_t n, struct alignment **out, size_t *nout)
{
	VEC(struct alignment) found = {0};
	sqlite3_stmt *st = sql_get(s, SQL_ALIGNMENTS);
	enum status status;

	sql_text(st, 1, sql_json_ids(a, articles, n));
	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(a, &found) = (struct alignment){
			.article = sql_col_int(st, 0),
			.para = (uint64_t)sql_col_int(st, 1),
			.other = sql_col_int(st, 2),
			.other_para = (uint64_t)sql_col_int(st, 3),
			.together = sql_col_int(st, 4)};
	*out = found.at;
	*nout = found.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}

enum status
store_ties(struct store *s, struct arena *a,
    const struct article *const *articles, size_t n, const struct tie **ties,
    size_t *nties)
{
	int64_t *ids = ARENA_ARRAY(a, int64_t, n);
	struct alignment *decided;
	size_t ndecided;
	enum status status;

	for (size_t i = 0; i < n; i++)
		ids[i] = articles[i]->id;
	status = store_alignments(s, a, ids, n, &decided, &ndecided);
	*nties = status != STATUS_OK ? 0 :
	    alignment_ties(a, articles, n, decided, ndecided, ties);
	return status;
}
