/*
 * store_correct.c - merge, split and move: what a reader knows better.
 *
 * A correction is first written down as a struct change, which holds
 * everything it alters as it was and as it will be; then that is applied.
 * The same record, kept as an act, applied backwards is undo.
 *
 * Two tables bind what clustering does later.  Articles merged form a
 * group (table 'together'), and a group is in one event.  An article
 * taken out of an event is kept apart from each of those that stayed
 * (table 'apart'); what is apart from one of a group is apart from all
 * of it.  A group never reaches over two events, so a correction can
 * contradict older ones only among the members it touches, and overrules
 * them there: a move takes the article out of its group, a merge drops
 * the pairs between its members.
 */
#include "db/derived.h"
#include "db/record.h"
#include "db/replay.h"

#include "src/base/vec.h"

#define SHARE_UNITS 1e6 /* a copy's share is kept in millionths */

/* An article's place before [0] and after [1]. */
struct placing {
	int64_t event, group, copy_of;
	double share;
};

struct moved {
	int64_t article;
	struct placing at[2];
};

struct pair {
	int64_t article, other;
};

typedef VEC(struct pair) pairs;

struct change {
	VEC(struct moved) moved;
	pairs apart[2]; /* dropped when the change is undone, made */
};

typedef VEC(struct moved) places;

/* ---- reading what is ---- */

static enum status
event_of(struct store *s, int64_t article, int64_t *event)
{
	sqlite3_stmt *st = sql_get(s, SQL_MEMBER_PLACE);
	enum status status;

	sql_int(st, 1, article);
	status = sql_number(s, st, event);
	if (status == STATUS_NOT_FOUND)
		return sql_no_such(s, "article", 'a', article);
	return status;
}

static enum status
group_of(struct store *s, int64_t article, int64_t *group)
{
	sqlite3_stmt *st = sql_get(s, SQL_TOGETHER_OF);
	enum status status;

	*group = 0;
	sql_int(st, 1, article);
	status = sql_number(s, st, group);
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

/* The members of an event as they stand; added to 'out'. */
static enum status
read_places(struct store *s, int64_t event, places *out)
{
	sqlite3_stmt *st = sql_get(s, SQL_MEMBERS);
	size_t first = out->n;
	enum status status;

	sql_int(st, 1, event);
	while ((status = sql_step(s, st)) == STATUS_OK) {
		struct moved *m = vec_add(s->scratch, out);

		m->article = sql_col_int(st, 0);
		m->at[0].event = event;
		m->at[0].copy_of = sql_col_int(st, 1);
		m->at[0].share = sqlite3_column_double(st, 2);
	}
	status = status == STATUS_DONE ? STATUS_OK : status;
	for (size_t i = first; i < out->n && status == STATUS_OK; i++) {
		status = group_of(s, out->at[i].article,
		    &out->at[i].at[0].group);
		out->at[i].at[1] = out->at[i].at[0];
	}
	if (status == STATUS_OK && out->n == first)
		return sql_no_such(s, "event", 'e', event);
	return status;
}

/* The pairs an article has in an event. */
static enum status
pairs_in(struct store *s, int64_t article, int64_t event, pairs *out)
{
	sqlite3_stmt *st = sql_get(s, SQL_APART_OF);
	enum status status;

	sql_int(st, 1, article);
	sql_int(st, 2, event);
	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(s->scratch, out) =
		    (struct pair){article, sql_col_int(st, 0)};
	return status == STATUS_DONE ? STATUS_OK : status;
}

static enum status
new_group(struct store *s, int64_t *group)
{
	return sql_number(s, sql_get(s, SQL_TOGETHER_NEW), group);
}

/* ---- applying ---- */

static enum status
one(struct store *s, enum sql which, int64_t id)
{
	sqlite3_stmt *st = sql_get(s, which);

	sql_int(st, 1, id);
	return sql_run(s, st);
}

static enum status
two(struct store *s, enum sql which, int64_t x, int64_t y)
{
	sqlite3_stmt *st = sql_get(s, which);

	sql_int(st, 1, x);
	sql_int(st, 2, y);
	return sql_run(s, st);
}

static enum status
event_exists(struct store *s, int64_t event, bool *exists)
{
	sqlite3_stmt *st = sql_get(s, SQL_EVENT_LIVE);

	sql_int(st, 1, event);
	return sql_exists(s, st, exists);
}

/* An empty row for members to name; id 0: a new one. */
static enum status
make_event(struct store *s, int64_t *id)
{
	sqlite3_stmt *st = sql_get(s, SQL_EVENT_MAKE);
	enum status status;

	if (*id)
		sql_int(st, 1, *id);
	else
		sql_text(st, 1, STR_NONE);
	status = sql_run(s, st);
	if (status != STATUS_OK)
		return status;
	*id = sqlite3_last_insert_rowid(s->db);
	s->tally[TALLY_EVENTS]++;
	s->tally[TALLY_LIVE]++;
	return STATUS_OK;
}

typedef VEC(int64_t) ids;

static void
touch(struct store *s, ids *touched, int64_t event)
{
	for (size_t i = 0; i < touched->n; i++)
		if (touched->at[i] == event)
			return;
	if (event > 0)
		*vec_add(s->scratch, touched) = event;
}

static enum status
put_placing(struct store *s, int64_t article, const struct placing *to,
    ids *touched)
{
	int64_t was, event = to->event;
	bool exists = true;
	sqlite3_stmt *st;
	enum status status = event_of(s, article, &was);

	if (status == STATUS_OK && event > 0)
		status = event_exists(s, event, &exists);
	if (status == STATUS_OK && !exists)
		status = make_event(s, &event);
	if (status != STATUS_OK)
		return status;
	touch(s, touched, was);
	touch(s, touched, event);
	st = sql_get(s, SQL_MEMBER_MOVE);
	sql_int(st, 1, article);
	sql_int(st, 2, event);
	sql_int(st, 3, to->copy_of);
	sql_real(st, 4, to->share);
	status = sql_run(s, st);
	if (status != STATUS_OK)
		return status;
	return to->group ? two(s, SQL_TOGETHER_SET, article, to->group) :
			   one(s, SQL_TOGETHER_DROP, article);
}

/* Counts and a headline until clustering has better ones. */
static enum status
settle(struct store *s, int64_t event)
{
	sqlite3_stmt *st;
	int64_t members;
	enum status status = event_recount(s, event);

	if (status != STATUS_OK)
		return status;
	st = sql_get(s, SQL_EVENT_MEMBERS);
	sql_int(st, 1, event);
	status = sql_number(s, st, &members);
	if (status != STATUS_OK || members == 0)
		return status;
	if (members == 1)
		status = one(s, SQL_FACTS_DELETE, event);
	if (members == 1 && status == STATUS_OK)
		status = review_leave(s, event);
	if (members == 1 && status == STATUS_OK)
		status = one(s, SQL_EVENT_CALM, event);
	if (status == STATUS_OK)
		status = one(s, SQL_EVENT_RETITLE, event);
	return status == STATUS_OK ? one(s, SQL_UNDESCRIBED_ADD, event) :
				     status;
}

/* Makes things as they are after the change, or (to 0) before it. */
static enum status
apply(struct store *s, const struct change *c, int to)
{
	const pairs *drop = &c->apart[!to], *add = &c->apart[to];
	ids touched = {0};
	enum status status = STATUS_OK;

	s->regrouped = true;
	status = sql_run(s, sql_get(s, SQL_END_ANY_TIME));
	for (size_t i = 0; i < c->moved.n && status == STATUS_OK; i++)
		status = put_placing(s, c->moved.at[i].article,
		    &c->moved.at[i].at[to], &touched);
	for (size_t i = 0; i < drop->n && status == STATUS_OK; i++)
		status = two(s, SQL_APART_DROP, drop->at[i].article,
		    drop->at[i].other);
	for (size_t i = 0; i < add->n && status == STATUS_OK; i++)
		status = two(s, SQL_APART_ADD, add->at[i].article,
		    add->at[i].other);
	for (size_t i = 0; i < touched.n && status == STATUS_OK; i++)
		status = settle(s, touched.at[i]);
	return status;
}

/* ---- the record of a change ---- */

static void
write_change(struct buf *b, const struct change *c)
{
	buf_clear(b);
	record_number(b, c->moved.n);
	for (size_t i = 0; i < c->moved.n; i++) {
		const struct moved *m = &c->moved.at[i];

		record_number(b, (uint64_t)m->article);
		for (int t = 0; t < 2; t++) {
			record_number(b, (uint64_t)m->at[t].event);
			record_number(b, (uint64_t)m->at[t].group);
			record_number(b, (uint64_t)m->at[t].copy_of);
			record_number(b,
			    (uint64_t)(m->at[t].share * SHARE_UNITS));
		}
	}
	for (int t = 0; t < 2; t++) {
		record_number(b, c->apart[t].n);
		for (size_t i = 0; i < c->apart[t].n; i++) {
			record_number(b, (uint64_t)c->apart[t].at[i].article);
			record_number(b, (uint64_t)c->apart[t].at[i].other);
		}
	}
}

/* Ids and counts alike; false when the record ends too early. */
static bool
take_placing(struct str *rest, struct placing *p)
{
	int64_t share;

	if (!record_take_id(rest, &p->event) ||
	    !record_take_id(rest, &p->group) ||
	    !record_take_id(rest, &p->copy_of) ||
	    !record_take_id(rest, &share))
		return false;
	p->share = (double)share / SHARE_UNITS;
	return true;
}

static bool
read_change(struct arena *a, struct str rest, struct change *c)
{
	int64_t n;

	if (!record_take_id(&rest, &n))
		return false;
	for (; n > 0; n--) {
		struct moved m;

		if (!record_take_id(&rest, &m.article) ||
		    !take_placing(&rest, &m.at[0]) ||
		    !take_placing(&rest, &m.at[1]))
			return false;
		*vec_add(a, &c->moved) = m;
	}
	for (int t = 0; t < 2; t++) {
		if (!record_take_id(&rest, &n))
			return false;
		for (; n > 0; n--) {
			struct pair p;

			if (!record_take_id(&rest, &p.article) ||
			    !record_take_id(&rest, &p.other))
				return false;
			*vec_add(a, &c->apart[t]) = p;
		}
	}
	return rest.n == 0;
}

enum status
correct_replay(struct store *s, const struct act *act, struct undoing *u,
    struct buf *words)
{
	static const char *const said[] = {
		"merge two events",
		"take an article out of its event",
		"move an article to another event",
	};
	struct change c = {0};

	if (!read_change(s->scratch, act->record, &c))
		return replay_damaged(s);
	buf_cstr(words, said[act->what - CORRECT_MERGE]);
	return apply(s, &c, u->again);
}

/* ---- the three corrections ---- */

static enum status
finish(struct store *s, enum correction what, const struct change *c,
    int64_t now, enum status status)
{
	if (status == STATUS_OK)
		status = apply(s, c, 1);
	if (status == STATUS_OK) {
		write_change(&s->record, c);
		status = act_log(s, (int)what, c->moved.n, now);
	}
	return act_end(s, status);
}

enum status
store_merge(struct store *s, int64_t into, int64_t event, int64_t now)
{
	struct change c = {0};
	places all = {0};
	int64_t group = 0;
	enum status status = act_begin(s);

	if (status == STATUS_OK && into == event)
		status = sql_fail(s, STATUS_USAGE, "e%lld cannot be merged "
		    "with itself", (long long)event);
	if (status == STATUS_OK)
		status = read_places(s, into, &all);
	if (status == STATUS_OK)
		status = read_places(s, event, &all);
	if (status == STATUS_OK)
		status = new_group(s, &group);
	for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
		struct moved m = all.at[i];

		status = pairs_in(s, m.article, into, &c.apart[0]);
		if (status == STATUS_OK)
			status = pairs_in(s, m.article, event, &c.apart[0]);
		m.at[1].event = into;
		m.at[1].group = group;
		*vec_add(s->scratch, &c.moved) = m;
	}
	return finish(s, CORRECT_MERGE, &c, now, status);
}

/* The article with the copies of its text goes, the others stay and are
 * kept apart from it. */
static enum status
take_out(struct store *s, int64_t article, const struct placing *to,
    struct change *c)
{
	places all = {0};
	size_t stay = 0;
	int64_t event;
	enum status status = event_of(s, article, &event);

	if (status == STATUS_OK && event == to->event)
		return sql_fail(s, STATUS_USAGE, "a%lld is in e%lld already",
		    (long long)article, (long long)event);
	if (status == STATUS_OK)
		status = read_places(s, event, &all);
	if (status != STATUS_OK)
		return status;
	for (size_t i = 0; i < all.n; i++) {
		struct moved m = all.at[i];

		if (m.article != article && m.at[0].copy_of != article) {
			stay++;
			*vec_add(s->scratch, &c->apart[1]) =
			    (struct pair){article, m.article};
			continue;
		}
		m.at[1].event = to->event;
		m.at[1].group = to->group;
		if (m.article == article) {
			m.at[1].copy_of = 0;
			m.at[1].share = 0;
		}
		*vec_add(s->scratch, &c->moved) = m;
	}
	if (!stay && !to->event)
		return sql_fail(s, STATUS_USAGE, "a%lld is alone in its event",
		    (long long)article);
	return STATUS_OK;
}

enum status
store_split(struct store *s, int64_t article, int64_t now, int64_t *event)
{
	struct change c = {0};
	struct placing to = {0};
	enum status status = act_begin(s);

	*event = 0;
	if (status == STATUS_OK)
		status = new_group(s, &to.group);
	if (status == STATUS_OK)
		status = take_out(s, article, &to, &c);
	if (status == STATUS_OK)
		status = make_event(s, event);
	for (size_t i = 0; i < c.moved.n; i++)
		c.moved.at[i].at[1].event = *event;
	return finish(s, CORRECT_SPLIT, &c, now, status);
}

/* Whose group a newcomer enters: the event's oldest own text. */
static enum status
find_anchor(struct store *s, int64_t event, struct change *c,
    struct placing *to)
{
	places all = {0};
	size_t i = 0;
	enum status status = read_places(s, event, &all);

	if (status != STATUS_OK)
		return status;
	while (i + 1 < all.n && all.at[i].at[0].copy_of)
		i++;
	to->event = event;
	to->group = all.at[i].at[0].group;
	if (to->group)
		return STATUS_OK;
	status = new_group(s, &to->group);
	all.at[i].at[1].group = to->group;
	*vec_add(s->scratch, &c->moved) = all.at[i];
	return status;
}

enum status
store_move(struct store *s, int64_t article, int64_t event, int64_t now)
{
	struct change c = {0};
	struct placing to = {0};
	enum status status = act_begin(s);

	if (status == STATUS_OK)
		status = find_anchor(s, event, &c, &to);
	if (status == STATUS_OK)
		status = take_out(s, article, &to, &c);
	for (size_t i = 0; i < c.moved.n && status == STATUS_OK; i++)
		status = pairs_in(s, c.moved.at[i].article, event,
		    &c.apart[0]);
	return finish(s, CORRECT_MOVE, &c, now, status);
}
