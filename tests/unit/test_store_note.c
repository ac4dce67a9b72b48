#include "db/store_note.h"
#include "db/store_review.h"
#include "db_help.h"

static struct arena *a;

/* "mk: words | jt: others" */
static struct str
notes(struct store *s, enum note_on on, int64_t id)
{
	struct editor_note *n;
	struct str out = STR("");
	size_t count;

	must(store_notes(s, a, on, id, &n, &count));
	for (size_t i = 0; i < count; i++)
		out = arena_printf(a, "%.*s%s%.*s: %.*s", STR_ARG(out),
		    i ? " | " : "", STR_ARG(n[i].editor),
		    STR_ARG(n[i].text));
	return out;
}

static size_t
note(struct store *s, const char *editor, enum note_on on, int64_t id,
    const char *text)
{
	static int64_t now = NOW;
	size_t changed;

	store_set_editor(s, str_c(editor));
	must(store_note(s, on, &id, 1, str_c(text), now++, &changed));
	return changed;
}

static void
test_editors(struct store *s)
{
	struct buf words;

	buf_init(&words, KiB);
	is_int(note(s, "mk", NOTE_ON_EVENT, 1, "ask Kela"), 1, "one noted");
	is_int(note(s, "mk", NOTE_ON_EVENT, 1, "ask Kela"), 0, "already so");
	(void)note(s, "jt", NOTE_ON_EVENT, 1, "I did");
	is_c(notes(s, NOTE_ON_EVENT, 1), "mk: ask Kela | jt: I did",
	    "two editors, side by side");
	(void)note(s, "mk", NOTE_ON_EVENT, 1, "thanks");
	is_c(notes(s, NOTE_ON_EVENT, 1), "jt: I did | mk: thanks",
	    "each changes their own");
	is_c(notes(s, NOTE_ON_EVENT, 2), "", "another event has none");
	is_c(notes(s, NOTE_ON_ARTICLE, 1), "", "nor has its article");
	(void)note(s, "", NOTE_ON_ARTICLE, 3, "odd");
	is_c(notes(s, NOTE_ON_ARTICLE, 3), ": odd", "nobody in particular");
	(void)note(s, "", NOTE_ON_ARTICLE, 3, "");
	is_c(notes(s, NOTE_ON_ARTICLE, 3), "", "an empty one is none");
	must(store_undo(s, NOW, &words));
	must(store_undo(s, NOW, &words));
	is_c(notes(s, NOTE_ON_ARTICLE, 3), "", "which anybody takes back");
	buf_free(&words);
}

static void
test_undo(struct store *s)
{
	struct buf words;

	buf_init(&words, KiB);
	store_set_editor(s, STR("mk"));
	must(store_undo(s, NOW, &words));
	is_c(buf_view(&words), "a note on an event", "what was undone");
	is_c(notes(s, NOTE_ON_EVENT, 1), "mk: ask Kela | jt: I did",
	    "one's own last, with its time");
	must(store_redo(s, NOW, &words));
	is_c(notes(s, NOTE_ON_EVENT, 1), "jt: I did | mk: thanks", "again");
	must(store_undo(s, NOW, &words));
	must(store_undo(s, NOW, &words));
	is_c(notes(s, NOTE_ON_EVENT, 1), "jt: I did", "another's stays");
	is_int(store_undo(s, NOW, &words), STATUS_DONE, "no more of mine");
	buf_free(&words);
}

/* Where its article goes, the event's note goes too. */
static void
test_corrections(struct store *s)
{
	struct buf words;
	int64_t event;

	buf_init(&words, KiB);
	(void)note(s, "mk", NOTE_ON_EVENT, 1, "first");
	(void)note(s, "mk", NOTE_ON_EVENT, 2, "second");
	must(store_merge(s, 2, 1, NOW));
	is_c(notes(s, NOTE_ON_EVENT, 2), "jt: I did | mk: first | mk: second",
	    "merged");
	is_c(notes(s, NOTE_ON_EVENT, 1), "", "and gone from there");
	(void)note(s, "mk", NOTE_ON_EVENT, 2, "both");
	is_c(notes(s, NOTE_ON_EVENT, 2), "jt: I did | mk: both",
	    "one takes the place of both");
	must(store_undo(s, NOW, &words));
	must(store_undo(s, NOW, &words));
	is_c(notes(s, NOTE_ON_EVENT, 1), "jt: I did | mk: first", "undone");
	must(store_split(s, 3, NOW, &event));
	is_c(notes(s, NOTE_ON_EVENT, event), "jt: I did | mk: first",
	    "the oldest article has them");
	must(store_undo(s, NOW, &words));
	buf_free(&words);
}

static void
test_lists(struct store *s)
{
	struct event_query eq = {.query = STR("is:noted")};
	struct article_query aq = {
	    .scope = SCOPE_SEARCH, .query = STR("is:noted")};
	struct event_row *events;
	struct article_row *rows;
	size_t n, noted = 0;

	(void)note(s, "mk", NOTE_ON_ARTICLE, 7, "alone");
	must(store_articles(s, a, &aq, NULL, false, 10, &rows, &n));
	for (size_t i = 0; i < n; i++)
		noted += rows[i].noted;
	is_int(n, 7, "articles of two events with a note, and one");
	is_int(noted, 1, "one of them has its own");
	is_int(rows[0].id, 1, "newest first");
	must(store_articles(s, a, &aq, &rows[6].key, true, 10, &rows, &n));
	is_int(n, 6, "and back");
	must(store_events(s, a, &eq, NULL, false, 10, &events, &n));
	is_int(n, 2, "events with a note");
	ok(events[0].noted && events[1].noted, "whose rows say so");
	aq.query = STR("-is:noted");
	must(store_articles(s, a, &aq, NULL, false, 10, &rows, &n));
	is_int(n, 1, "and the other article");
	is_int(rows[0].id, 8, "which has none");
}

static void
test_refused(struct store *s)
{
	size_t changed;

	is_int(store_note(s, NOTE_ON_EVENT, (int64_t[]){2, 99}, 2,
	    STR("x"), NOW, &changed), STATUS_NOT_FOUND, "no such event");
	is_c(notes(s, NOTE_ON_EVENT, 2), "mk: second", "nothing was done");
	is_int(store_note(s, NOTE_ON_ARTICLE, (int64_t[]){99}, 1, STR("x"),
	    NOW, &changed), STATUS_NOT_FOUND, "no such article");
	is_int(store_note(s, NOTE_ON_EVENT, (int64_t[]){0}, 1, STR("x"),
	    NOW, &changed), STATUS_NOT_FOUND, "event 0 is none");
}

int
main(void)
{
	struct store *s = db_memory();

	a = arena_new();
	db_fill(s, 8);
	db_event(s, 0, 1, 3);
	db_event(s, 0, 4, 6);
	test_editors(s);
	test_undo(s);
	test_corrections(s);
	test_lists(s);
	test_refused(s);
	store_close(s);
	arena_free(a);
	return tap_done();
}
