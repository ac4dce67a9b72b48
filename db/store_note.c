/*
 * store_note.c - what editors keep with events and articles.
 *
 * An event's number does not last: events are merged and split, and made
 * anew when articles come in.  Articles last, so a note on an event hangs
 * on one of its articles, the oldest, and is found through it.  After a
 * merge an editor may have two notes on one event: both are shown, and
 * the next one written takes the place of both.
 */
#include "db/store_note.h"

#include "db/record.h"
#include "db/replay.h"
#include "db/store_review.h"

#include "src/base/vec.h"

struct noted {
	int64_t article, on; /* enum note_on */
	struct str editor;
	struct {
		int64_t time;
		struct str text; /* empty: none */
	} at[2]; /* before, after */
};

typedef VEC(struct noted) noteds;

/* ---- one note ---- */

static enum status
put(struct store *s, const struct noted *d, int to)
{
	bool none = d->at[to].text.n == 0;
	sqlite3_stmt *st = sql_get(s, none ? SQL_NOTE_DROP : SQL_NOTE_PUT);

	sql_int(st, 1, d->article);
	sql_int(st, 2, d->on);
	sql_text(st, 3, d->editor.n ? d->editor : STR(""));
	if (!none) {
		sql_int(st, 4, d->at[to].time);
		sql_text(st, 5, d->at[to].text);
	}
	return sql_run(s, st);
}

/* The text as it is now; empty: there is none. */
static enum status
read_text(struct store *s, const struct noted *d, struct str *text)
{
	sqlite3_stmt *st = sql_get(s, SQL_NOTE_READ);
	enum status status;

	*text = STR_NONE;
	sql_int(st, 1, d->article);
	sql_int(st, 2, d->on);
	sql_text(st, 3, d->editor.n ? d->editor : STR(""));
	status = sql_step(s, st);
	if (status == STATUS_OK) {
		*text = sql_col_text(s->scratch, st, 1);
		sql_end(st);
	}
	return status == STATUS_DONE ? STATUS_OK : status;
}

/* ---- where it hangs ---- */

static enum status
unknown(struct store *s, enum note_on on, int64_t id)
{
	return on == NOTE_ON_EVENT ? sql_no_such(s, "event", 'e', id)
				   : sql_no_such(s, "article", 'a', id);
}

/* The article itself, or the oldest of the event. */
static enum status
find_anchor(struct store *s, enum note_on on, int64_t id, int64_t *article)
{
	sqlite3_stmt *st = sql_get(s,
	    on == NOTE_ON_EVENT ? SQL_NOTE_ANCHOR : SQL_NOTE_ARTICLE);
	enum status status;

	sql_int(st, 1, id);
	status = sql_number(s, st, article);
	return status == STATUS_NOT_FOUND ? unknown(s, on, id) : status;
}

/* The editor's own on it, newest first. */
static enum status
find_own(struct store *s, enum note_on on, int64_t id, struct str editor,
    noteds *own)
{
	sqlite3_stmt *st = sql_get(s,
	    on == NOTE_ON_EVENT ? SQL_NOTES_OWN_EVENT : SQL_NOTES_OWN);
	enum status status;

	sql_int(st, 1, id);
	sql_text(st, 2, editor.n ? editor : STR(""));
	while ((status = sql_step(s, st)) == STATUS_OK) {
		struct noted *d = vec_add(s->scratch, own);

		*d = (struct noted){.article = sql_col_int(st, 0), .on = on,
			.editor = editor};
		d->at[0].time = sql_col_int(st, 1);
		d->at[0].text = sql_col_text(s->scratch, st, 2);
	}
	return status == STATUS_DONE ? STATUS_OK : status;
}

/* Writes the newest of the editor's own, or a new one; drops the rest. */
static enum status
note_one(struct store *s, enum note_on on, int64_t id, struct str text,
    int64_t now, noteds *done)
{
	struct str editor = store_editor(s);
	noteds own = {0};
	int64_t anchor;
	enum status status = find_anchor(s, on, id, &anchor);

	if (status == STATUS_OK)
		status = find_own(s, on, id, editor, &own);
	if (status == STATUS_OK && own.n == 0)
		*vec_add(s->scratch, &own) = (struct noted){
			.article = anchor, .on = on, .editor = editor};
	for (size_t i = 0; i < own.n && status == STATUS_OK; i++) {
		struct noted *d = &own.at[i];

		d->at[1].time = now;
		d->at[1].text = i == 0 ? text : STR("");
		if (str_eq(d->at[0].text, d->at[1].text))
			continue;
		status = put(s, d, 1);
		*vec_add(s->scratch, done) = *d;
	}
	return status;
}

/* ---- the record ---- */

static void
write_record(struct buf *b, const noteds *done)
{
	buf_clear(b);
	for (size_t i = 0; i < done->n; i++) {
		const struct noted *d = &done->at[i];

		record_number(b, (uint64_t)d->article);
		record_number(b, (uint64_t)d->on);
		record_add(b, 'e', d->editor);
		for (int t = 0; t < 2; t++) {
			record_number(b, (uint64_t)d->at[t].time);
			record_add(b, 't', d->at[t].text);
		}
	}
}

static bool
read_record(struct arena *a, struct str rest, noteds *done)
{
	while (rest.n > 0) {
		struct noted d;
		char tag;

		if (!record_take_id(&rest, &d.article) || !record_take_id(&rest, &d.on) ||
		    d.on > NOTE_ON_EVENT ||
		    !record_next(&rest, &tag, &d.editor))
			return false;
		for (int t = 0; t < 2; t++)
			if (!record_take_id(&rest, &d.at[t].time) ||
			    !record_next(&rest, &tag, &d.at[t].text))
				return false;
		*vec_add(a, done) = d;
	}
	return done->n > 0;
}

/* ---- acts ---- */

enum status
store_note(struct store *s, enum note_on on, const int64_t *ids, size_t n,
    struct str text, int64_t now, size_t *changed)
{
	noteds done = {0};
	size_t things = 0;
	enum status status = act_begin(s);

	*changed = 0;
	for (size_t i = 0; i < n && status == STATUS_OK; i++) {
		size_t before = done.n;

		status = note_one(s, on, ids[i], text, now, &done);
		things += done.n > before;
	}
	if (status == STATUS_OK && done.n) {
		write_record(&s->record, &done);
		status = act_log(s, ACT_NOTE, things, now);
	}
	status = act_end(s, status);
	if (status == STATUS_OK)
		*changed = things;
	return status;
}

/* What the editor wrote since, perhaps on another screen, stays. */
enum status
note_replay(struct store *s, const struct act *act, struct undoing *u,
    struct buf *words)
{
	noteds all = {0};
	enum status status = STATUS_OK;
	bool stays = false;

	if (!read_record(s->scratch, act->record, &all))
		return replay_damaged(s);
	for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
		const struct noted *d = &all.at[i];
		struct str is;

		status = read_text(s, d, &is);
		if (status != STATUS_OK)
			break;
		if (str_eq(is, d->at[!u->again].text))
			status = put(s, d, u->again);
		else
			stays = true;
	}
	buf_printf(words, "a note on an %s%s", all.at[0].on == NOTE_ON_EVENT ?
	    "event" : "article", stays ?
	    ", but what was written since stays" : "");
	return status;
}

/* ---- reading ---- */

enum status
store_notes(struct store *s, struct arena *a, enum note_on on, int64_t id,
    struct editor_note **out, size_t *n)
{
	VEC(struct editor_note) found = {0};
	sqlite3_stmt *st = sql_get(s,
	    on == NOTE_ON_EVENT ? SQL_NOTES_EVENT : SQL_NOTES);
	enum status status;

	sql_int(st, 1, id);
	while ((status = sql_step(s, st)) == STATUS_OK)
		*vec_add(a, &found) = (struct editor_note){
			.editor = str_some(sql_col_text(a, st, 0)),
			.at = sql_col_int(st, 1),
			.text = sql_col_text(a, st, 2)};
	*out = found.at;
	*n = found.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}
