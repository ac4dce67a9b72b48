#include "tests/unit/events_help.h"

static bool
together(struct cluster *c, struct arena *a, int64_t x, int64_t y)
{
	return event_of(c, a, x) == event_of(c, a, y);
}

static int64_t *
all_events(struct cluster *c, struct arena *a, int64_t n)
{
	int64_t *out = ARENA_ARRAY(a, int64_t, n + 1);

	for (int64_t i = 1; i <= n; i++)
		out[i] = event_of(c, a, i);
	return out;
}

/* How many of the pairs of articles 1..n two machines see differently. */
static size_t
differences(struct cluster *x, struct cluster *y, struct arena *a,
    int64_t n)
{
	const int64_t *in_x = all_events(x, a, n), *in_y = all_events(y, a, n);
	size_t differ = 0;

	for (int64_t i = 1; i <= n; i++)
		for (int64_t j = i + 1; j <= n; j++)
			differ += (in_x[i] == in_x[j]) !=
			    (in_y[i] == in_y[j]);
	return differ;
}

static size_t
events_of(struct cluster *c, struct arena *a, int64_t n)
{
	const int64_t *in = all_events(c, a, n);
	size_t events = 0;

	for (int64_t i = 1; i <= n; i++) {
		int64_t j = 1;

		while (j < i && in[j] != in[i])
			j++;
		events += j == i;
	}
	return events;
}

static void
test_topics(struct arena *a)
{
	struct cluster *c = cluster_new();

	for (int64_t i = 1; i <= 30; i++)
		add(c, a, invent_article(a, i, (uint32_t)i % 6, 0));
	add(c, a, invent_article(a, 31, 1, 40));
	for (int64_t i = 32; i <= 41; i++)
		add(c, a, invent_article(a, i, 77, i));
	cluster_run(c);
	is_int(events_of(c, a, 30), 6, "six topics of a day are six events");
	ok(together(c, a, 1, 7) && !together(c, a, 1, 2),
	    "each with its own articles");
	ok(!together(c, a, 1, 31), "the same words in another month are not");
	ok(together(c, a, 32, 41), "a story may go on for weeks");
	cluster_free(c);
}

/* 160 articles of 40 topics over 30 days in the order of a permutation,
 * in batches. */
static struct cluster *
run_order(struct arena *a, uint64_t seed, size_t batch, bool dates)
{
	struct cluster *c = cluster_new();
	int64_t order[160];

	for (int64_t i = 0; i < 160; i++)
		order[i] = i;
	for (size_t i = 159; seed && i > 0; i--) {
		size_t j = next_random(&seed) % (i + 1);
		int64_t t = order[i];

		order[i] = order[j];
		order[j] = t;
	}
	for (size_t i = 0; i < 160; i++) {
		uint32_t topic = (uint32_t)order[i] % 40;

		add(c, a, invent_article(a, order[i] + 1, topic,
		    dates ? topic * 3 / 4 + order[i] / 80 : -1));
		if ((i + 1) % batch == 0)
			cluster_run(c);
	}
	cluster_run(c);
	return c;
}

static void
test_order(struct arena *a)
{
	for (int dates = 1; dates >= 0; dates--) {
		struct cluster *one = run_order(a, 0, 160, dates);
		struct cluster *ten = run_order(a, 5, 16, dates);
		struct cluster *each = run_order(a, 6, 1, dates);

		is_int(events_of(one, a, 160), 40, "40 topics, 40 events%s",
		    dates ? "" : " without dates");
		is_int(differences(one, ten, a, 160), 0,
		    "ten batches in another order find the same");
		ok(differences(one, each, a, 160) <= 6,
		    "and nearly so does one article at a time");
		cluster_free(one);
		cluster_free(ten);
		cluster_free(each);
	}
}

/* A store that only hears of changed events must end up with the same:
 * 400 articles of confusable topics, a few at a time. */
static void
test_changes(struct arena *a)
{
	enum { N = 400 };
	struct cluster *c = cluster_new();
	int64_t stored[N + 1] = {0}, next = 0;
	size_t wrong = 0, orphans = 0;

	for (int64_t i = 1; i <= N; i++) {
		const int64_t *ids, *in;
		size_t n;

		add(c, a, article_of(a, i, invent_text(a, 5, 1, 6),
		    invent_text(a, (uint32_t)i % 7, (uint64_t)i, 40),
		    i * 37 % 12));
		if (i % 4)
			continue;
		cluster_run(c);
		n = cluster_changed(c, a, &ids);
		for (size_t j = 0; j < n; j++) {
			int64_t id = ids[j] > 0 ? ids[j] : ++next;
			struct event e;
			bool common = ids[j] < 0;

			cluster_describe(c, a, ids[j], &e);
			for (size_t m = 0; m < e.nmembers; m++)
				common |= stored[e.members[m].article] == id;
			orphans += !common;
			for (int64_t k = 1; k <= i; k++)
				stored[k] = stored[k] == id ? 0 : stored[k];
			for (size_t m = 0; m < e.nmembers; m++)
				stored[e.members[m].article] = id;
			cluster_named(c, ids[j], id);
		}
		in = all_events(c, a, i);
		for (int64_t k = 1; k <= i; k++)
			wrong += stored[k] != in[k];
	}
	is_int(wrong, 0, "changed events tell all that changed");
	is_int(orphans, 0, "an event that keeps its id keeps a member");
	cluster_free(c);
}

/* What was stored is loaded into another machine, and it goes on. */
static void
test_continue(struct arena *a)
{
	struct cluster *one = run_order(a, 0, 160, true);
	struct cluster *first = cluster_new(), *second = cluster_new();
	const struct frequency *f;
	uint64_t counted;
	size_t n;

	for (int64_t i = 1; i <= 160; i += 2)
		add(first, a, invent_article(a, i, (uint32_t)(i - 1) % 40,
		    (i - 1) % 40 * 3 / 4 + (i - 1) / 80));
	cluster_run(first);
	n = cluster_frequencies(first, a, &f, &counted);
	is_int(counted, 80, "80 articles are counted");
	cluster_articles(second, counted);
	for (size_t i = 0; i < n; i++)
		cluster_frequency(second, f[i].id, 1, f[i].df, f[i].word);
	for (int64_t i = 1; i <= 160; i += 2) {
		struct sketch k;
		struct buf b;

		cluster_sketch(first, a, i, &k);
		buf_init(&b, MiB);
		sketch_pack(&k, &b);
		k = (struct sketch){.article = i, .event = 500 - k.event};
		ok(sketch_unpack(a, buf_view(&b), &k) || i < 0,
		    "sketch %d is read back", (int)i);
		cluster_load(second, &k);
		buf_free(&b);
	}
	for (int64_t i = 2; i <= 160; i += 2)
		add(second, a, invent_article(a, i, (uint32_t)(i - 1) % 40,
		    (i - 1) % 40 * 3 / 4 + (i - 1) / 80));
	cluster_run(second);
	is_int(differences(one, second, a, 160), 0,
	    "half stored and half new is as all at once");
	ok(event_of(second, a, 1) == 500 - event_of(first, a, 1),
	    "events keep the ids of the store");
	cluster_free(one);
	cluster_free(first);
	cluster_free(second);
}

/* Of 300 words so many are of the act, the others of the subject. */
static struct article
report_of(struct arena *a, int64_t id, uint32_t subject, uint32_t act,
    size_t words)
{
	struct str of_act = invent_text(a, act, (uint64_t)id, words);
	struct str of_all = invent_text(a, subject, (uint64_t)id + 500,
	    300 - words);

	return article_of(a, id, STR_NONE, arena_printf(a, "%.*s. %.*s",
	    STR_ARG(of_act), STR_ARG(of_all)), 0);
}

/* Without a date so many articles lie between two at most. */
static void
test_reach(struct arena *a)
{
	struct cluster *c = cluster_new();

	for (int64_t i = 1; i <= 4; i++)
		add(c, a, invent_article(a, i, 70, -1));
	cluster_run(c);
	ok(together(c, a, 1, 4), "four without a date are one event");
	add(c, a, invent_article(a, CLUSTER_UNDATED, 70, -1));
	cluster_run(c);
	ok(together(c, a, 1, CLUSTER_UNDATED), "one of the next thousands "
	    "joins them");
	cluster_free(c);
	c = cluster_new();
	add(c, a, invent_article(a, 1, 70, -1));
	add(c, a, invent_article(a, CLUSTER_UNDATED + 2, 70, -1));
	cluster_run(c);
	ok(!together(c, a, 1, CLUSTER_UNDATED + 2),
	    "what came long after is not compared");
	cluster_free(c);
}

static void
test_seam(struct arena *a)
{
	struct cluster *c = cluster_new();

	for (int64_t i = 1; i <= 8; i++)
		add(c, a, report_of(a, i, 90, 91 + (uint32_t)i % 2,
		    150));
	cluster_run(c);
	ok(together(c, a, 1, 3) && together(c, a, 1, 7) &&
	    together(c, a, 2, 8), "reports of one act are an event");
	ok(!together(c, a, 1, 2), "two acts of a subject and a day are two");
	add(c, a, report_of(a, 9, 90, 91, 150));
	cluster_run(c);
	ok(together(c, a, 9, 2) && !together(c, a, 1, 2),
	    "and stay two when more comes in");
	for (int64_t i = 21; i <= 28; i++)
		add(c, a, report_of(a, i, 190, 191 + (uint32_t)i, 75));
	cluster_run(c);
	ok(together(c, a, 21, 22) && together(c, a, 21, 28),
	    "a subject told in eight ways has no seam");
	cluster_free(c);
}

/* What a text of three days later shares with an event is too little to
 * join it, unless nothing else shares as much. */
static void
test_days_passed(struct arena *a)
{
	for (int crowded = 0; crowded < 2; crowded++) {
		struct cluster *c = cluster_new();
		struct article late = report_of(a, 3, 300, 301, 150);

		add(c, a, report_of(a, 1, 300, 302, 60));
		add(c, a, report_of(a, 2, 300, 302, 60));
		late.published.at += 3 * DAY;
		add(c, a, late);
		for (int64_t i = 11; i <= 13 && crowded; i++) {
			struct article other = report_of(a, i, 301, 303, 150);

			other.published.at += 6 * DAY;
			add(c, a, other);
		}
		/* Others, for the words to be weighed by. */
		for (int64_t i = 21; i <= 60; i++)
			add(c, a, invent_article(a, i, (uint32_t)i, 0));
		cluster_run(c);
		ok(together(c, a, 1, 2), "an event of a day");
		ok(together(c, a, 1, 3) == !crowded, crowded ?
		    "a text between two stories begins an event" :
		    "what resembles nothing else joins it days later");
		cluster_free(c);
	}
}

static void
test_days(struct arena *a)
{
	struct cluster *c = cluster_new();
	const struct day_range *days;
	struct sketch k[2] = {
		{.published = {TODAY, PRECISION_DAY}, .came = TODAY},
		{.published = {TODAY + DAY, PRECISION_DAY}, .came = TODAY},
	};
	size_t n = cluster_days(c, a, k, 2, &days);

	ok(n == 2 && days[0].kind == DAYS_PUBLISHED &&
	    days[0].first == TODAY / DAY - 7 &&
	    days[0].last == TODAY / DAY + 8 &&
	    days[1].kind == DAYS_CAME_UNDATED,
	    "the weeks around are asked for in one range");
	is_int(cluster_days(c, a, k, 2, &days), 0, "once");
	k[0].published.precision = PRECISION_UNKNOWN;
	n = cluster_days(c, a, k, 1, &days);
	ok(n == 1 && days[0].kind == DAYS_CAME,
	    "without a date all that came in lately is");
	k[0].published = (struct when){INT64_MAX, PRECISION_DAY};
	cluster_days(c, a, k, 1, &days);
	k[0].published = (struct when){INT64_MIN, PRECISION_DAY};
	cluster_days(c, a, k, 1, &days);
	ok(true, "the ends of time are days too");
	cluster_free(c);
}

static void
test_versions(struct arena *a)
{
	struct cluster *c = cluster_new();
	struct article art;
	const int64_t *ids;
	uint64_t counted;
	const struct frequency *f;

	for (int64_t i = 1; i <= 8; i++)
		add(c, a, invent_article(a, i, i < 5 ? 1 : 2, 0));
	cluster_run(c);
	art = invent_article(a, 1001, 1, 0);
	art.id = 1;
	add(c, a, art);
	cluster_run(c);
	ok(together(c, a, 1, 2), "a new version stays in its event");
	cluster_changed(c, a, &ids);
	art = invent_article(a, 1002, 2, 0);
	art.id = 1;
	add(c, a, art);
	cluster_run(c);
	ok(together(c, a, 1, 5) && !together(c, a, 1, 2),
	    "one that is another story moves");
	is_int(cluster_changed(c, a, &ids), 2, "both events have changed");
	is_int(describe(c, a, 2).nmembers, 3, "the old one lost a member");
	cluster_frequencies(c, a, &f, &counted);
	is_int(counted, 8, "versions are not counted again");
	cluster_free(c);
}

static void
test_undated(struct arena *a)
{
	struct cluster *c = cluster_new();

	for (int64_t i = 1; i <= 12; i++)
		add(c, a, invent_article(a, i, (uint32_t)i % 3,
		    i > 6 ? -1 : 30 * (i % 3)));
	cluster_run(c);
	is_int(events_of(c, a, 12), 3, "undated articles join dated events");
	cluster_free(c);
}

/* The largest event must stay small. */
static size_t
largest(struct cluster *c, struct arena *a)
{
	const int64_t *ids;
	size_t n = cluster_changed(c, a, &ids), most = 0;

	for (size_t i = 0; i < n; i++) {
		struct event e;

		if (cluster_describe(c, a, ids[i], &e))
			most = MAX(most, e.nmembers);
	}
	return most;
}

/* 240 reports of 40 acts of four subjects, under titles of their own or
 * under one. */
static size_t
events_titled(struct arena *a, bool one_title)
{
	struct cluster *c = cluster_new();
	size_t n;

	for (int64_t i = 1; i <= 240; i++) {
		struct article art = report_of(a, i, 400 + (uint32_t)i % 4,
		    500 + (uint32_t)i % 40, 160);

		art.title = one_title ? STR("Morning briefing: five things") :
		    invent_text(a, 500 + (uint32_t)i % 40, (uint64_t)i, 8);
		art.published.at += i % 4 * 2 * DAY;
		add(c, a, art);
	}
	if (cluster_due(c))
		cluster_weigh(c);
	cluster_run(c);
	n = events_of(c, a, 240);
	cluster_free(c);
	return n;
}

static void
test_rubric(struct arena *a)
{
	size_t own = events_titled(a, false), one = events_titled(a, true);

	ok(own >= 30 && one >= own - 5, "a rubric over all joins no events: "
	    "%zu, %zu", own, one);
}

static void
test_bad_input(struct arena *a)
{
	struct cluster *c = cluster_new();
	int64_t id = 0;

	for (uint32_t i = 0; i < 800; i++)
		add(c, a, article_of(a, ++id,
		    STR("Morning briefing: what you need to know today"),
		    invent_text(a, i, i, 60), i % 2));
	cluster_run(c);
	ok(largest(c, a) < 10, "a title in common makes no event");
	for (uint32_t i = 0; i < 300; i++)
		add(c, a, article_of(a, ++id, STR("Correction"), STR_NONE,
		    i % 3 ? 0 : -1));
	for (uint32_t i = 0; i < 300; i++)
		add(c, a, article_of(a, ++id, STR_NONE, STR("Quake"), 0));
	for (uint32_t i = 0; i < 10; i++)
		add(c, a, article_of(a, ++id, STR_NONE, STR_NONE, -1));
	cluster_run(c);
	ok(largest(c, a) == 1, "nor does a single word, or none");
	for (uint32_t i = 0; i < 4; i++) {
		struct article art = invent_article(a, ++id, 900 + i, 0);

		art.published.at = i == 0 ? 0 : i == 1 ? INT64_MAX :
		    i == 2 ? -DAY * 400000 : DAY * 400000;
		add(c, a, art);
		art.id = ++id;
		art.outlet = STR("Other");
		add(c, a, art);
	}
	cluster_run(c);
	ok(largest(c, a) == 2, "1970 and the far future are days like others");
	add(c, a, article_of(a, ++id, STR("Long"),
	    invent_text(a, 1, 1, 100000), 0));
	cluster_run(c);
	is_int(cluster_count(c), id, "all are there");
	cluster_run(c);
	ok(true, "a run with nothing new is nothing");
	cluster_free(c);
}

/* What all papers print word for word: its words are soon so common that
 * they tell nothing, and still it is one event. */
static void
test_printed_by_all(struct arena *a)
{
	struct cluster *c = cluster_new();
	struct str wire = invent_text(a, 5, 5, 40);

	for (int64_t id = 1; id <= 900; id++) {
		struct buf b;

		buf_init(&b, 4 * KiB);
		add_word(&b, 7, (uint32_t)id % 300);
		buf_printf(&b, " %.*s", STR_ARG(wire));
		add(c, a, article_of(a, id, STR("Quay closed"),
		    arena_str(a, buf_view(&b)), 0));
		buf_free(&b);
		if (id % 300)
			continue;
		if (cluster_due(c))
			cluster_weigh(c);
		cluster_run(c);
		is_int(events_of(c, a, id), 1, "%lld copies, one event",
		    (long long)id);
	}
	cluster_free(c);
}

/* One event told in four languages, and another of the same day. */
static void
test_languages(struct arena *a)
{
	static const char *const told[][3] = {
	    {"en", "Ferry Aurora sinks off Kelaport, 214 rescued",
		"The ferry Aurora sank off Kelaport on Monday. Rescuers led by "
		"Captain Imre Vass saved 214 people; 17 are missing, "
		"Minister Tomas Zelenka said in Sarvan."},
	    {"de", "F\xc3\xa4hre Aurora vor Kelaport gesunken",
		"Die F\xc3\xa4hre Aurora ist am Montag vor Kelaport gesunken. "
		"Die Retter um Kapit\xc3\xa4n Imre Vass holten 214 Menschen "
		"aus dem Wasser; 17 werden vermisst, sagte Minister Tomas "
		"Zelenka in Sarvan."},
	    {"fr", "Naufrage du ferry Aurora au large de Kelaport",
		"Le ferry Aurora a coul\xc3\xa9 lundi au large de Kelaport. "
		"Les sauveteurs du capitaine Imre Vass ont sauv\xc3\xa9 214 "
		"personnes ; 17 sont port\xc3\xa9""es disparues, a dit le "
		"ministre Tomas Zelenka \xc3\xa0 Sarvan."},
	    {"es", "Se hunde el ferry Aurora frente a Kelaport",
		"El ferry Aurora se hundi\xc3\xb3 el lunes frente a Kelaport. "
		"El equipo del capit\xc3\xa1n Imre Vass rescat\xc3\xb3 a 214 "
		"personas; 17 siguen desaparecidas, dijo el ministro Tomas "
		"Zelenka en Sarvan."},
	    {"en", "Parliament of Norland passes water bill",
		"Parliament in Brenholm passed the water bill of Senator Ada "
		"Quist on Monday by 198 votes to 61."},
	    {"de", "Norland beschlie\xc3\x9ft Wassergesetz",
		"Das Parlament in Brenholm hat am Montag das Wassergesetz der "
		"Senatorin Ada Quist mit 198 zu 61 Stimmen angenommen."},
	};
	struct cluster *c = cluster_new();

	for (size_t i = 0; i < ARRAY_LEN(told); i++) {
		struct article art = article_of(a, (int64_t)i + 1,
		    str_c(told[i][1]), str_c(told[i][2]), 0);

		art.language = str_c(told[i][0]);
		add(c, a, art);
	}
	cluster_run(c);
	for (int64_t i = 2; i <= 4; i++)
		ok(together(c, a, 1, i), "names and numbers tie \"%s\"",
		    told[i - 1][0]);
	ok(together(c, a, 5, 6), "and the other event's two");
	ok(!together(c, a, 1, 5) && !together(c, a, 2, 6),
	    "one language ties nothing");
	cluster_free(c);
}

int
main(void)
{
	struct arena *a = arena_new();

	terms = terms_new();
	test_topics(a);
	test_order(a);
	test_changes(a);
	test_continue(a);
	test_reach(a);
	test_seam(a);
	test_days_passed(a);
	test_days(a);
	test_versions(a);
	test_undated(a);
	test_rubric(a);
	test_bad_input(a);
	test_printed_by_all(a);
	test_languages(a);
	terms_free(terms);
	arena_free(a);
	return tap_done();
}
