#include "src/cli/wire.h"
#include "tests/unit/cluster_help.h"

static struct gathered
read_one(struct arena *a, int64_t i)
{
	struct terms *t = terms_new();
	struct gathered g = {.article = invent_article(a, i, 1, 0)};

	terms_read(t, a, &g.article, TODAY, &g.sketch, &g.words);
	terms_free(t);
	return g;
}

static void
test_round(struct arena *a)
{
	struct gathered g = read_one(a, 3), back;
	struct buf out;
	bool same = true;

	g.article.feed = STR("https://kela.example/rss");
	g.article.starred = true;
	buf_init(&out, MiB);
	wire_put(&out, &g);
	ok(wire_take(a, buf_view(&out), &back), "what was put is taken");
	ok(str_eq(back.article.outlet, g.article.outlet) &&
	    str_eq(back.article.feed, g.article.feed), "outlet and feed");
	ok(back.article.starred && !back.article.read, "marks");
	ok(article_text_hash(&back.article) == article_text_hash(&g.article),
	    "title and paragraphs");
	is_int(back.sketch.nterms, g.sketch.nterms, "the terms");
	for (size_t i = 0; i < g.sketch.nterms; i++)
		same = same && back.words[i].id == g.words[i].id &&
		    back.words[i].background == g.words[i].background &&
		    str_eq(back.words[i].word, g.words[i].word);
	ok(same, "and their words");
	is_int(back.sketch.nshingles, g.sketch.nshingles, "the shingles");
	buf_free(&out);
}

static void
test_feeds(struct arena *a)
{
	static const struct str tags[] = {{"news", 4}, {"near", 4}};
	struct subscription feeds[] = {
		{.address = STR("http://k.example"), .title = STR("K"),
		    .tags = tags, .ntags = 2, .hidden = true},
		{.address = STR("http://o.example"), .paused = true}};
	struct gathered g = {.feeds = feeds, .nfeeds = 2, .follow = true},
	    back;
	struct buf out;

	buf_init(&out, MiB);
	wire_put(&out, &g);
	ok(wire_take(a, buf_view(&out), &back) && back.nfeeds == 2 &&
	    back.follow, "feeds");
	is_c(back.feeds[0].tags[1], "near", "their tags");
	is_c(back.feeds[0].title, "K", "their titles");
	ok(back.feeds[0].hidden && !back.feeds[0].paused &&
	    back.feeds[1].paused, "and marks");
	ok(!wire_take(a, STR("L\1t"), &back), "one without address");
	buf_free(&out);
}

/* Nothing is read outside the bytes; the sanitizers watch. */
static void
test_damage(struct arena *a)
{
	struct gathered g = read_one(a, 5), back;
	struct buf out;
	struct str bytes;
	size_t taken = 0;

	buf_init(&out, MiB);
	wire_put(&out, &g);
	bytes = arena_str(a, buf_view(&out));
	for (size_t n = 0; n < bytes.n; n++) {
		char *cut = xmalloc(n + 1);

		memcpy(cut, bytes.s, n);
		taken += wire_take(a, (struct str){cut, n}, &back);
		free(cut);
	}
	is_int(taken, 0, "no part of it is taken");
	for (size_t i = 0; i < 2 * bytes.n; i++) {
		out.s[i * 7919 % out.n] ^= (char)(1 << i % 8);
		taken += wire_take(a, buf_view(&out), &back);
	}
	ok(taken < 2 * bytes.n, "damaged bytes are turned down");
	buf_free(&out);
}

int
main(void)
{
	struct arena *a = arena_new();

	test_round(a);
	test_feeds(a);
	test_damage(a);
	arena_free(a);
	return tap_done();
}
