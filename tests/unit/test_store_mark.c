#include "db_help.h"

static struct arena *a;

/* "1r 2 3s": the articles 1 to n, r when read, s when starred. */
static struct str
marks(struct store *s, unsigned n)
{
	struct article_query q = {.scope = SCOPE_ALL};
	struct article_row *rows;
	struct str told = STR("");
	size_t nrows;

	must(store_articles(s, a, &q, NULL, false, n, &rows, &nrows));
	for (size_t i = 0; i < nrows; i++)
		told = arena_printf(a, "%s%lld%s%s ", told.s,
		    (long long)rows[i].id, rows[i].read ? "r" : "",
		    rows[i].starred ? "s" : "");
	return told;
}

static size_t
count(struct store *s, enum article_scope scope)
{
	struct article_query q = {.scope = scope};
	size_t n;

	must(store_articles_count(s, &q, &n));
	return n;
}

static unsigned
event_unread(struct store *s, int64_t id)
{
	struct event e;

	must(store_event(s, a, id, &e));
	return e.unread;
}

static struct str
undo(struct store *s, bool redo)
{
	struct buf words;
	struct str told;
	enum status status;

	buf_init(&words, 1000);
	status = redo ? store_redo(s, NOW, &words) :
			store_undo(s, NOW, &words);
	told = status == STATUS_OK ? arena_str(a, buf_view(&words)) :
				     str_c(status_words(status));
	buf_free(&words);
	return told;
}

#define mark(s, what, ...) \
	store_mark((s), (what), (int64_t[]){__VA_ARGS__}, \
	    ARRAY_LEN(((int64_t[]){__VA_ARGS__})), NOW)

static void
test_marks(struct store *s)
{
	is_int(count(s, SCOPE_UNREAD), 5, "all are unread");
	must(mark(s, MARK_READ, 1, 2));
	is_c(marks(s, 5), "1r 2r 3 4 5 ", "two are read");
	is_int(count(s, SCOPE_UNREAD), 3, "which is counted");
	is_int(event_unread(s, 1), 1, "in their event too");
	must(mark(s, MARK_READ, 2, 3));
	is_c(marks(s, 5), "1r 2r 3r 4 5 ", "one of them again");
	is_int(event_unread(s, 1), 0, "nothing is counted twice");
	must(mark(s, MARK_STAR, 4));
	is_int(count(s, SCOPE_STARRED), 1, "a star");
	is_int(mark(s, MARK_READ, 5, 99), STATUS_NOT_FOUND,
	    "an unknown article");
	is_c(marks(s, 5), "1r 2r 3r 4s 5 ", "and nothing is marked");
	must(mark(s, MARK_UNSTAR, 1));
	must(store_mark(s, MARK_READ, NULL, 0, NOW));
}

static void
test_undo(struct store *s)
{
	is_c(undo(s, true), "no more", "nothing to do again");
	is_c(undo(s, false), "star 1 article", "the star is taken back");
	is_c(undo(s, false), "mark 1 article read", "then the second act");
	is_c(marks(s, 5), "1r 2r 3 4 5 ",
	    "what was read before it stays read");
	is_int(event_unread(s, 1), 1, "counted");
	is_c(undo(s, true), "mark 1 article read", "done again");
	is_c(marks(s, 5), "1r 2r 3r 4 5 ", "as it was");
}

static void
test_reopened(struct store *s)
{
	is_c(undo(s, true), "star 1 article",
	    "what was undone before closing can be done again");
	is_c(marks(s, 5), "1r 2r 3r 4s 5 ", "as it was");
	is_c(undo(s, true), "no more", "and no further");
	is_c(undo(s, false), "star 1 article", "undone");
	is_c(undo(s, false), "mark 1 article read", "undone");
	is_c(undo(s, false), "mark 2 articles read", "undone");
	is_c(undo(s, false), "no more", "to the start");
	is_c(marks(s, 5), "1 2 3 4 5 ", "nothing is marked");
	is_int(event_unread(s, 1), 3, "counts are back");
	is_int(count(s, SCOPE_UNREAD), 5, "all of them");
	is_int(count(s, SCOPE_STARRED), 0, "stars too");
	is_c(undo(s, true), "mark 2 articles read", "forward again");
	must(mark(s, MARK_STAR, 5));
	is_c(undo(s, true), "no more", "a new act ends what could be redone");
	is_c(undo(s, false), "star 1 article", "and comes first in undo");
	is_c(marks(s, 5), "1r 2r 3 4 5 ", "before it");
}

/* A part is durable by itself, and undone with the others. */
static void
test_parts(struct store *s)
{
	struct undoing u = {0};
	int64_t whole = 0, newest, ids[4] = {1, 2, 3, 4};
	struct buf words;

	must(store_newest(s, &newest));
	is_int(newest, 5, "the article that came in last");
	must(store_mark_part(s, MARK_READ, NULL, 0, NOW, &whole));
	is_int(whole, 0, "nothing is no part");
	must(store_mark_part(s, MARK_READ, ids, 2, NOW, &whole));
	ok(whole > 0, "the first part names the act");
	must(mark(s, MARK_STAR, 5));
	must(store_mark_part(s, MARK_READ, ids + 2, 1, NOW, &whole));
	must(store_mark_part(s, MARK_READ, ids + 1, 3, NOW, &whole));
	is_c(marks(s, 5), "1r 2r 3r 4r 5s ", "in three parts");
	is_c(undo(s, false), "mark 4 articles read", "undone as one act");
	is_c(marks(s, 5), "1 2 3 4 5s ", "all of it, and nothing else");
	is_int(event_unread(s, 1), 3, "counted");
	is_c(undo(s, false), "star 1 article", "then what stood between");
	is_c(undo(s, true), "mark 4 articles read", "done again as one");
	is_c(undo(s, true), "star 1 article", "both");
	must(mark(s, MARK_UNSTAR, 5));
	is_c(undo(s, false), "unstar 1 article", "an act behind it");
	is_c(marks(s, 5), "1r 2r 3r 4r 5s ", "is no part of it");

	buf_init(&words, 1000);
	must(store_undo_part(s, &u, NOW, &words));
	is_c(marks(s, 5), "1r 2r 3r 4 5s ", "undone by a part");
	ok(u.more, "there are more");
	is_c(undo(s, false), "mark 3 articles read",
	    "who stops there has the rest undone next");
	is_c(marks(s, 5), "1 2 3 4 5s ", "all of it");
	must(store_undo_part(s, &u, NOW, &words));
	ok(!u.more, "nothing is left then");
	buf_free(&words);
}

int
main(void)
{
	struct str path;
	struct store *s;
	int64_t all[3000];

	a = arena_new();
	path = arena_printf(a, "%s/store.db", db_folder(a, "mark").s);
	s = db_open(path.s, STORE_WRITE);
	db_fill(s, 5);
	(void)db_event(s, 0, 1, 3);
	test_marks(s);
	test_undo(s);
	store_close(s);
	s = db_open(path.s, STORE_WRITE);
	test_reopened(s);
	store_close(s);
	s = db_open(path.s, STORE_READ);
	is_int(mark(s, MARK_READ, 4), STATUS_READ_ONLY, "a reader cannot");
	store_close(s);

	s = db_memory();
	db_fill(s, 5);
	(void)db_event(s, 0, 1, 3);
	test_parts(s);
	store_close(s);

	s = db_memory();
	db_fill(s, 3000);
	(void)db_event(s, 0, 1, 1000);
	(void)db_event(s, 0, 1001, 3000);
	for (int i = 0; i < 3000; i++)
		all[i] = i + 1;
	must(store_mark(s, MARK_READ, all, 3000, NOW));
	is_int(event_unread(s, 1) + event_unread(s, 2), 0, "a whole list");
	is_c(undo(s, false), "mark 3000 articles read", "by mistake");
	is_int(event_unread(s, 1), 1000, "an event's count is back");
	is_int(event_unread(s, 2), 2000, "and the other's");
	store_close(s);
	arena_free(a);
	return tap_done();
}
