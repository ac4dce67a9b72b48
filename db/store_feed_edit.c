/*
 * store_feed_edit.c - what a reader sets for a feed, and takes back.
 *
 * All that can be set is read as words, one a column, before and after;
 * an edit keeps those that it changed.  Undo puts back what still is as
 * the edit left it: what was set since, perhaps by somebody else or by a
 * list that was imported, stays.
 */
#include "db/store_feeds.h"

#include "db/record.h"
#include "db/replay.h"
#include "db/store_fetch.h"

/* As SQL_FEED_CHOICES reads them and SQL_FEED_CHOOSE writes them; stored
 * by number in records.  TAGS is no column: a tag a line. */
enum choice {
	TITLE,
	HIDDEN,
	PAUSED,
	FOLLOWED,
	EVERY,
	AGENT,
	PROXY,
	FULL_TEXT,
	TAGS,
	CHOICES
};

struct choices {
	struct str at[CHOICES];
};

static enum status
read_choices(struct store *s, int64_t feed, struct choices *c)
{
	sqlite3_stmt *st = sql_get(s, SQL_FEED_CHOICES);
	enum status status;

	sql_int(st, 1, feed);
	status = sql_step(s, st);
	if (status == STATUS_DONE)
		return sql_no_such(s, "feed", 'f', feed);
	if (status != STATUS_OK)
		return status;
	for (int i = 0; i < CHOICES; i++)
		c->at[i] = str_some(sql_col_text(s->scratch, st, i));
	sql_end(st);
	return STATUS_OK;
}

static enum status
write_tags(struct store *s, int64_t feed, struct str tags)
{
	sqlite3_stmt *st = sql_get(s, SQL_FEED_UNTAG);
	struct str tag;
	enum status status;

	sql_int(st, 1, feed);
	status = sql_run(s, st);
	for (int64_t i = 0; status == STATUS_OK && str_line(&tags, &tag); i++) {
		st = sql_get(s, SQL_FEED_TAG);
		sql_int(st, 1, feed);
		sql_int(st, 2, i);
		sql_text(st, 3, tag);
		status = sql_run(s, st);
	}
	return status;
}

static enum status
write_choices(struct store *s, int64_t feed, const struct choices *was,
    const struct choices *is)
{
	sqlite3_stmt *st = sql_get(s, SQL_FEED_CHOOSE);
	enum status status;

	sql_int(st, 1, feed);
	for (int i = 0; i < TAGS; i++)
		sql_text(st, i + 2, is->at[i]);
	status = sql_run(s, st);
	if (status == STATUS_OK && !str_eq(was->at[TAGS], is->at[TAGS]))
		status = write_tags(s, feed, is->at[TAGS]);
	/* What the feed has shown is to be seen again, for its pages. */
	if (status == STATUS_OK && str_eq(is->at[FULL_TEXT], STR("1")) &&
	    !str_eq(was->at[FULL_TEXT], is->at[FULL_TEXT])) {
		st = sql_get(s, SQL_FETCH_FORGET_TAGS);
		sql_int(st, 1, feed);
		status = sql_run(s, st);
	}
	return status;
}

/* ---- the edit ---- */

static void
choose_text(struct choices *c, enum choice at, const struct str *value)
{
	if (value)
		c->at[at] = str_some(*value);
}

static void
choose_flag(struct choices *c, enum choice at, const bool *value)
{
	if (value)
		c->at[at] = *value ? STR("1") : STR("0");
}

static struct choices
edited(struct store *s, struct choices c, const struct feed_edit *f,
    const struct fetch_edit *h)
{
	choose_text(&c, TITLE, f->title);
	choose_flag(&c, HIDDEN, f->hidden);
	choose_flag(&c, PAUSED, f->paused);
	choose_flag(&c, FOLLOWED, f->follow);
	choose_text(&c, AGENT, h->agent);
	choose_text(&c, PROXY, h->proxy);
	choose_flag(&c, FULL_TEXT, h->full_text);
	if (h->every)
		c.at[EVERY] = *h->every ? arena_printf(s->scratch, "%lld",
		    (long long)*h->every) : STR_NONE;
	if (!f->tags)
		return c;
	c.at[TAGS] = STR_NONE;
	for (size_t i = 0; i < f->ntags; i++)
		c.at[TAGS] = arena_printf(s->scratch, "%.*s%s%.*s",
		    STR_ARG(c.at[TAGS]), i ? "\n" : "", STR_ARG(f->tags[i]));
	return c;
}

/* True when anything differs; the record gets that. */
static bool
record_edit(struct buf *b, int64_t feed, const struct choices *was,
    const struct choices *is)
{
	bool any = false;

	buf_clear(b);
	record_number(b, (uint64_t)feed);
	for (int i = 0; i < CHOICES; i++) {
		if (str_eq(was->at[i], is->at[i]))
			continue;
		any = true;
		record_number(b, (uint64_t)i);
		record_add(b, 'b', was->at[i]);
		record_add(b, 'a', is->at[i]);
	}
	return any;
}

enum status
store_edit_feed(struct store *s, int64_t feed, const struct feed_edit *edit,
    const struct fetch_edit *fetching, int64_t now, int64_t *whole)
{
	struct choices was, is;
	enum status status = act_begin(s);

	if (status == STATUS_OK)
		status = read_choices(s, feed, &was);
	if (status == STATUS_OK) {
		is = edited(s, was, edit, fetching);
		if (record_edit(&s->record, feed, &was, &is)) {
			status = write_choices(s, feed, &was, &is);
			if (status == STATUS_OK)
				status = act_log_part(s, ACT_FEED, 1, now,
				    whole);
		}
	}
	if (status == STATUS_OK && fetching->due_now) {
		sqlite3_stmt *st = sql_get(s, SQL_FETCH_DUE_NOW);

		sql_int(st, 1, feed);
		status = sql_run(s, st);
	}
	return act_end(s, status);
}

/* ---- and back ---- */

struct edit {
	int64_t feed;
	struct choices before, after;
	bool changed[CHOICES];
};

static bool
read_record(struct str rest, struct edit *e)
{
	*e = (struct edit){.feed = 0};
	if (!record_take_id(&rest, &e->feed))
		return false;
	while (rest.n > 0) {
		uint64_t i;
		char tag;

		if (!record_take_number(&rest, &i) || i >= CHOICES ||
		    !record_next(&rest, &tag, &e->before.at[i]) ||
		    !record_next(&rest, &tag, &e->after.at[i]))
			return false;
		e->changed[i] = true;
	}
	return true;
}

static void
say(struct store *s, const struct edit *e, size_t n, bool stays,
    struct buf *words)
{
	struct arena *a = arena_new();
	struct followed f;

	buf_clear(words);
	if (n == 1 &&
	    store_feed(s, a, e->feed, STR_NONE, &f) == STATUS_OK)
		buf_printf(words, "a change of feed %.*s",
		    STR_ARG(subscription_name(&f.is)));
	else
		buf_printf(words, "a change of %zu feeds", n);
	if (stays)
		buf_str(words, STR(", but what was set since stays"));
	arena_free(a);
}

enum status
feed_replay(struct store *s, const struct act *act, struct undoing *u,
    struct buf *words)
{
	struct edit e;
	struct choices now, then;
	bool stays = false;
	enum status status;

	if (!read_record(act->record, &e))
		return replay_damaged(s);
	status = read_choices(s, e.feed, &now);
	if (status != STATUS_OK)
		return status;
	then = now;
	for (int i = 0; i < CHOICES; i++) {
		const struct choices *from = u->again ? &e.before : &e.after;
		const struct choices *to = u->again ? &e.after : &e.before;

		if (!e.changed[i])
			continue;
		if (str_eq(now.at[i], from->at[i]))
			then.at[i] = to->at[i];
		else
			stays = true;
	}
	u->n++;
	status = write_choices(s, e.feed, &now, &then);
	if (status == STATUS_OK)
		say(s, &e, u->n, stays, words);
	return status;
}
