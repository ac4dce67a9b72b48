#include "db/store_review.h"

#include "db_help.h"

static struct arena *a;

/* Articles 1 .. n of the store as they are now. */
static const struct article **
articles(struct store *s, size_t n)
{
	const struct article **all =
	    ARENA_ARRAY(a, const struct article *, n);

	for (size_t i = 0; i < n; i++) {
		struct article *x = ARENA_NEW(a, struct article);

		must(store_article(s, a, (int64_t)i + 1, false, x));
		all[i] = x;
	}
	return all;
}

static size_t
ties(struct store *s, size_t n, const struct tie **out)
{
	size_t found;

	must(store_ties(s, a, articles(s, n), n, out, &found));
	return found;
}

static size_t
stale(struct store *s)
{
	int64_t *ids;
	size_t n;

	must(store_stale_events(s, a, 10, &ids, &n));
	return n;
}

/* Decides that paragraph 0 of each stands beside the other's 2. */
static void
decide(struct store *s, uint32_t x, uint32_t y, bool together)
{
	struct alignment pair = alignment_of(articles(s, 3),
	    (struct place){x, 0}, (struct place){y, 2}, together);

	must(store_align(s, &pair, 1, NOW));
}

static void
test_decisions(struct store *s)
{
	const struct tie *t;
	struct buf words;

	buf_init(&words, KiB);
	db_event(s, 0, 1, 3);
	must(store_begin(s));
	must(store_put_facts(s, 1, NULL, 0, 0, NULL, 0));
	must(store_commit(s));
	is_int(stale(s), 0, "nothing is stale");
	is_int(ties(s, 3, &t), 0, "nothing is decided");
	decide(s, 1, 0, true);
	is_int(stale(s), 1, "the facts of the event are");
	is_int(ties(s, 3, &t), 1, "one pair");
	ok(t[0].together && t[0].x.article == 0 && t[0].x.para == 2 &&
	    t[0].y.article == 1 && t[0].y.para == 0, "of these paragraphs");
	is_int(ties(s, 1, &t), 0, "not where one of them is missing");
	decide(s, 1, 0, false);
	is_int(ties(s, 3, &t), 1, "another decision takes its place");
	ok(!t[0].together, "and says the contrary");
	must(store_undo(s, NOW, &words));
	is_c(buf_view(&words), "set paragraphs apart", "undo says what it was");
	is_int(ties(s, 3, &t), 1, "then the first one holds again");
	ok(t[0].together, "as it did");
	must(store_undo(s, NOW, &words));
	is_int(ties(s, 3, &t), 0, "and then none");
	must(store_redo(s, NOW, &words));
	is_int(ties(s, 3, &t), 1, "redo brings it back");
	buf_free(&words);
}

/* Version 2 changes paragraph 2 and keeps the others. */
static void
test_versions(struct store *s)
{
	struct article next = db_article(a, 0, 2);
	const struct tie *t;
	enum put_result result;
	int64_t id;

	decide(s, 0, 2, true);
	is_int(ties(s, 3, &t), 2, "two pairs");
	must(store_begin(s));
	must(store_put_article(s, &next, NOW + DAY, &id, &result));
	must(store_commit(s));
	is_int(result, PUT_VERSION, "a new version");
	is_int(ties(s, 3, &t), 1, "the pair whose paragraph is gone waits");
	ok(t[0].x.article == 0 && t[0].x.para == 0, "the other holds");
}

/* What another editor decided since is not taken back. */
static void
test_editors(struct store *s)
{
	const struct tie *t;
	struct buf words;

	buf_init(&words, KiB);
	store_set_editor(s, STR("mk"));
	decide(s, 2, 1, true);
	store_set_editor(s, STR("lo"));
	decide(s, 2, 1, true);
	decide(s, 2, 1, false);
	store_set_editor(s, STR("mk"));
	must(store_undo(s, NOW, &words));
	is_c(buf_view(&words), "set paragraphs side by side, but another "
	    "decision was made since and stays", "undo says why not");
	is_int(ties(s, 3, &t), 2, "it stays");
	ok(!t[1].together, "as the other decided");
	store_set_editor(s, STR("lo"));
	buf_clear(&words);
	must(store_undo(s, NOW, &words));
	is_c(buf_view(&words), "set paragraphs apart", "who may");
	is_int(ties(s, 3, &t), 2, "and what was before holds");
	ok(t[1].together, "side by side");
	buf_free(&words);
}

static void
undo_as(struct store *s, const char *editor, const char *want)
{
	struct buf words;

	buf_init(&words, KiB);
	store_set_editor(s, str_c(editor));
	must(store_undo(s, NOW, &words));
	is_c(buf_view(&words), want, "%s takes back", editor);
	buf_free(&words);
}

/* A third editor decides as the first did: it is his now. */
static void
test_same_again(struct store *s)
{
	static const char *const editors[] = {"mk", "lo", "jt"};
	const struct tie *t;

	for (size_t i = 0; i < ARRAY_LEN(editors); i++) {
		store_set_editor(s, str_c(editors[i]));
		decide(s, 0, 1, i != 1);
	}
	undo_as(s, "mk", "set paragraphs side by side, but another decision "
	    "was made since and stays");
	is_int(ties(s, 3, &t), 3, "a third pair");
	ok(t[0].together && t[1].together && t[2].together,
	    "the last decision holds");
	undo_as(s, "jt", "set paragraphs side by side");
	is_int(ties(s, 3, &t), 3, "all pairs are decided");
	ok(!t[0].together || !t[1].together || !t[2].together,
	    "one as the second editor did");
	undo_as(s, "lo", "set paragraphs apart");
	is_int(ties(s, 3, &t), 3, "as the first did");
	ok(t[0].together && t[1].together && t[2].together, "side by side");
}

int
main(void)
{
	struct str folder;
	struct store *s;
	const struct tie *t;
	struct str path;

	a = arena_new();
	folder = db_folder(a, "align");
	path = arena_printf(a, "%s/store.db", folder.s);
	s = db_open(path.s, STORE_WRITE);
	db_fill(s, 3);
	test_decisions(s);
	test_versions(s);
	test_editors(s);
	test_same_again(s);
	store_close(s);
	s = db_open(path.s, STORE_READ);
	is_int(ties(s, 3, &t), 3, "decisions outlive the program");
	store_close(s);
	arena_free(a);
	return tap_done();
}
