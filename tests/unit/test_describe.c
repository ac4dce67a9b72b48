/* What is told of an event. */
#include "tests/unit/events_help.h"

static void
test_describe(struct arena *a)
{
	struct cluster *c = cluster_new();
	struct article art;
	struct event e;
	const int64_t *ids;

	for (int64_t i = 1; i <= 5; i++)
		add(c, a, invent_article(a, i, 3, i));
	/* Paper 1's text again, twice, one crediting paper 2's name. */
	art = invent_article(a, 1, 3, 2);
	art.id = 6;
	art.outlet = STR("Paper 9");
	add(c, a, art);
	art.id = 7;
	art.outlet = STR("Second Post");
	art.agency = STR("PAPER 9");
	add(c, a, art);
	add(c, a, invent_article(a, 8, 20, 1));
	cluster_run(c);
	is_int(cluster_changed(c, a, &ids), 2, "two events are new");
	is_int(cluster_changed(c, a, &ids), 0, "and told once");
	e = describe(c, a, 1);
	is_int(e.nmembers, 7, "seven members");
	is_int(e.independent, 5, "of which two are copies");
	is_int(e.outlets, 7, "of seven outlets");
	ok(e.first.at == TODAY + DAY && e.last.at == TODAY + 5 * DAY,
	    "from the first day to the last");
	for (size_t i = 0; i < e.nmembers; i++) {
		const struct member *m = &e.members[i];

		if (m->article == 1 || m->article == 7)
			ok(m->copy_of == 6 && m->copy_share > .99,
			    "the agency that a copy names is the source");
		else
			ok(m->copy_of == 0, "an own text");
		ok(!i || m[-1].score > 0, "scores are given");
	}
	ok(e.nterms >= 4 && e.terms[0].n > 0, "terms hold it together");
	ok(e.weakest > 0 && e.weakest <= e.score && e.weakest_article,
	    "the weakest link is named");
	ok(e.headline.n > 0, "it has a headline");
	is_int(describe(c, a, 8).nmembers, 1, "the other stands alone");
	cluster_named(c, event_of(c, a, 8), 70);
	is_int(event_of(c, a, 8), 70, "an event takes the id it was given");
	cluster_free(c);
}

static void
test_nameless(struct arena *a)
{
	struct cluster *c = cluster_new();
	struct article art = invent_article(a, 1, 3, 1);
	struct event e;

	art.title = STR_NONE;
	add(c, a, art);
	cluster_run(c);
	e = describe(c, a, 1);
	ok(e.nterms > 1 && str_starts(e.headline, e.terms[0]) &&
	    str_find(e.headline, e.terms[1], 0) != STR_NPOS,
	    "without any title the terms are its headline");
	cluster_free(c);
}

/* Number i of some articles: so many words of its own, from the first'th. */
static struct article
words_of(struct arena *a, int64_t i, uint32_t first, uint32_t end)
{
	int64_t id = first ? 100 + i : i;
	struct str text;
	struct buf b;

	buf_init(&b, KiB);
	for (uint32_t n = first; n < end; n++) {
		add_word(&b, (uint32_t)i, n);
		buf_char(&b, ' ');
	}
	text = arena_str(a, buf_view(&b));
	buf_free(&b);
	return article_of(a, id, STR_NONE, text, first ? 40 : 0);
}

/* Terms of one weight come in one order, whichever article told of them
 * first: a run that goes on behind a crash hears of them otherwise. */
static void
test_tied_terms(struct arena *a)
{
	enum { N = 90 };
	struct str said[2][N + 1];
	size_t differ = 0, terms_in_all = 0;

	for (int turn = 0; turn < 2; turn++) {
		struct cluster *c = cluster_new();

		for (int half = 0; half < 2; half++) {
			for (int64_t i = 1; i <= N; i++)
				add(c, a, words_of(a, i,
				    half == turn ? 0 : 6, 12));
			cluster_run(c);
		}
		for (int64_t i = 1; i <= N; i++) {
			struct event e = describe(c, a, i);

			said[turn][i] = STR_NONE;
			terms_in_all += e.nterms;
			for (size_t k = 0; k < e.nterms; k++)
				said[turn][i] = arena_printf(a, "%.*s %.*s",
				    STR_ARG(said[turn][i]),
				    STR_ARG(e.terms[k]));
		}
		cluster_free(c);
	}
	for (size_t i = 1; i <= N; i++)
		differ += !str_eq(said[0][i], said[1][i]);
	ok(terms_in_all > 2 * 6 * N, "their terms");
	is_int(differ, 0, "in one order");
}

int
main(void)
{
	struct arena *a = arena_new();

	terms = terms_new();
	test_describe(a);
	test_nameless(a);
	test_tied_terms(a);
	terms_free(terms);
	arena_free(a);
	return tap_done();
}
