/* What is set for a feed, taken back and done again. */
#include "db/store_feeds.h"
#include "db/store_fetch.h"
#include "db_help.h"

static struct arena *a;

/* "Kale Post [coast, wire] paused every 60 full" */
static struct str
feed(struct store *s, int64_t id)
{
	struct followed f;
	struct feed_health *all;
	const struct feed_health *h;
	struct str out;
	size_t n;

	must(store_feed(s, a, id, STR_NONE, &f));
	must(store_health(s, a, NOW, &all, &n));
	h = feed_health_find(all, n, id);
	out = arena_printf(a, "%.*s [", STR_ARG(subscription_name(&f.is)));
	for (size_t i = 0; i < f.is.ntags; i++)
		out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out), i ? ", " : "",
		    STR_ARG(f.is.tags[i]));
	return arena_printf(a, "%.*s]%s%s%s every %lld%s%s%.*s", STR_ARG(out),
	    f.follow ? "" : " left", f.is.paused ? " paused" : "",
	    f.is.hidden ? " hidden" : "", (long long)h->every,
	    h->full_text ? " full" : "", h->agent.n ? " as " : "",
	    STR_ARG(h->agent));
}

static const struct fetch_edit nothing;

static void
pause_feed(struct store *s, int64_t id, bool paused, int64_t *whole)
{
	struct feed_edit e = {.paused = &paused};

	must(store_edit_feed(s, id, &e, &nothing, NOW, whole));
}

static void
test_edit(struct store *s, struct buf *words)
{
	static const struct str tags[] = {{"sea", 3}, {"two words", 9}};
	struct str title = STR("Kale"), agent = STR("me"), none = STR("");
	int64_t every = 3600, learnt = 0;
	bool yes = true;
	struct feed_edit e = {.title = &title, .tags = tags, .ntags = 2};
	struct fetch_edit f = {.every = &every, .agent = &agent,
	    .full_text = &yes};

	must(store_edit_feed(s, 1, &e, &f, NOW, NULL));
	is_c(feed(s, 1), "Kale [sea, two words] every 3600 full as me", "set");
	must(store_undo(s, NOW, words));
	is_c(feed(s, 1), "Kale Post [coast, wire] every 0", "taken back");
	is_c(buf_view(words), "a change of feed Kale Post", "which it was");
	must(store_redo(s, NOW, words));
	is_c(feed(s, 1), "Kale [sea, two words] every 3600 full as me", "again");
	e = (struct feed_edit){.title = &none, .tags = tags};
	f = (struct fetch_edit){.every = &learnt, .agent = &none};
	must(store_edit_feed(s, 1, &e, &f, NOW, NULL));
	is_c(feed(s, 1), "https://kale.example/rss [] every 0 full",
	    "its own title, no tags, learnt again");
	must(store_undo(s, NOW, words));
	is_c(feed(s, 1), "Kale [sea, two words] every 3600 full as me",
	    "and back");
	must(store_undo(s, NOW, words));
	/* What changes nothing is no act. */
	pause_feed(s, 1, false, NULL);
	is_int(store_undo(s, NOW, words), STATUS_DONE, "nothing was done");
}

static void
test_many(struct store *s, struct buf *words)
{
	int64_t whole = 0;

	pause_feed(s, 1, true, &whole);
	pause_feed(s, 2, true, &whole);
	must(store_undo(s, NOW, words));
	is_c(feed(s, 1), "Kale Post [coast, wire] every 0", "the first of two");
	is_c(feed(s, 2), "Hill Gazette [] every 0", "and the second");
	is_c(buf_view(words), "a change of 2 feeds", "in one");
}

static void
test_editors(struct store *s, struct buf *words)
{
	struct str title = STR("The Kale");
	bool yes = true;
	struct feed_edit e = {.title = &title, .hidden = &yes};

	store_set_editor(s, STR("mk"));
	must(store_edit_feed(s, 1, &e, &nothing, NOW, NULL));
	title = STR("Our Kale");
	store_set_editor(s, STR("jt"));
	must(store_edit_feed(s, 1, &e, &nothing, NOW, NULL));
	store_set_editor(s, STR("mk"));
	must(store_undo(s, NOW, words));
	is_c(feed(s, 1), "Our Kale [coast, wire] every 0",
	    "another's title stays, the rest is undone");
	is_c(buf_view(words),
	    "a change of feed Our Kale, but what was set since stays",
	    "and that is said");
	is_int(store_undo(s, NOW, words), STATUS_DONE, "no more of mine");
}

static void
test_refused(struct store *s)
{
	struct str title = STR("x");
	struct feed_edit e = {.title = &title};

	is_int(store_edit_feed(s, 99, &e, &nothing, NOW, NULL),
	    STATUS_NOT_FOUND, "no such feed");
}

static void
test_feed_of(struct store *s)
{
	struct article one = db_article(a, 1, 1), two = db_article(a, 2, 1);
	enum put_result put;
	int64_t id, feed;

	one.feed = STR("http://www.hill.example/feed.xml/");
	must(store_begin(s));
	must(store_put_article(s, &one, NOW, &id, &put));
	must(store_put_article(s, &two, NOW, &id, &put));
	must(store_commit(s));
	must(store_feed_of(s, 1, &feed));
	is_int(feed, 2, "the feed an article came in");
	is_int(store_feed_of(s, 2, &feed), STATUS_NOT_FOUND, "it came in none");
	is_int(store_feed_of(s, 9, &feed), STATUS_NOT_FOUND, "it is not there");
}

int
main(void)
{
	static const struct str tags[] = {{"coast", 5}, {"wire", 4}};
	struct subscription first = {.address = STR("https://kale.example/rss"),
	    .title = STR("Kale Post"), .tags = tags, .ntags = 2};
	struct subscription second = {
	    .address = STR("https://hill.example/feed.xml"),
	    .title = STR("Hill Gazette")};
	struct store *s = db_memory();
	enum put_result put;
	struct buf words;

	a = arena_new();
	buf_init(&words, KiB);
	must(store_begin(s));
	must(store_put_feed(s, &first, true, &put));
	must(store_put_feed(s, &second, true, &put));
	must(store_commit(s));
	test_feed_of(s);
	test_edit(s, &words);
	test_many(s, &words);
	test_editors(s, &words);
	test_refused(s);
	buf_free(&words);
	store_close(s);
	arena_free(a);
	return tap_done();
}
