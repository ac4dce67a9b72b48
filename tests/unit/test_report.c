#include "src/report/report.h"

#include "src/base/civil.h"
#include "src/text/width.h"
#include "tests/tap.h"

#define NOW 1773496800 /* 2026-03-14 14:00 UTC */

static const struct paragraph metro_paras[] = {
	{{"Rescuers reached the valley.", 28}, PARA_BODY},
	{{"The governor said 41 people died.", 33}, PARA_BODY},
	{{"Subscribe now", 13}, PARA_FURNITURE},
	{{"A tent, seen from the road", 26}, PARA_CAPTION},
};
static const struct paragraph harbor_paras[] = {
	{{"Police said 37 people died.", 27}, PARA_BODY},
};

static const struct article metro = {
	.id = 7, .source_id = {"mw-1", 4}, .outlet = {"Metro Wire", 10},
	.title = {"Rescuers \033 reach", 16},
	.published = {NOW - 3 * 3600, PRECISION_INSTANT},
	.updated = {NOW - NOW % 86400, PRECISION_DAY},
	.paras = metro_paras, .nparas = 4, .version = 2, .author = {"Jo", 2},
};
static const struct article harbor = {
	.outlet = {"Harbor Post", 11}, .title = {"Toll at 37", 10},
	.paras = harbor_paras, .nparas = 1, .version = 1,
};
static const struct article *const pair[] = {&metro, &harbor};

static const uint32_t zero[] = {0}, one[] = {1}, two[] = {2};
static struct row_cell cells[4][2] = {
	{{zero, 1, MARK_ONLY, -1}, {NULL, 0, MARK_ABSENT, -1}},
	{{one, 1, MARK_CONFLICT, -1}, {zero, 1, MARK_CONFLICT, 0}},
	{{two, 1, MARK_ONLY, -1}, {NULL, 0, MARK_ABSENT, -1}},
	{{NULL, 0, MARK_ABSENT, -1}, {zero, 1, MARK_MOVED, 1}},
};
static const struct row rows[] = {{cells[0], false}, {cells[1], false},
	{cells[2], true}, {cells[3], false}};
static const struct cell toll[] = {
	{.article = 0, .para = 1, .start = 18, .end = 20, .text = {"41", 2},
	 .value = {"41", 2}, .attribution = {"governor", 8},
	 .sentence = {"The governor said 41 people died.", 33}, .version = 2},
	{.article = 0, .para = -1, .text = {"29", 2}, .value = {"29", 2},
	 .version = 1},
	{.article = 1, .para = 0, .start = 12, .end = 14, .text = {"37", 2},
	 .value = {"37", 2}, .sentence = {"Police said 37 people died.", 27},
	 .version = 1},
};
static const struct fact facts[] = {
	{FACT_NUMBER, {"killed", 6}, VERDICT_SOURCE, 9.1,
	 {"two speakers", 12}, toll, 3,
	{1, .92, 1, .99, 4}, REWORDING_SAME},
	{FACT_DATE, {"quake", 5}, VERDICT_AGREE, 0.5, {NULL, 0}, toll, 1,
	{.8, .15, .85, 1, 3}, REWORDING_SAME},
};
static const struct link links[] = {{{0, 1}, {1, 0}, 0.5}};
static const struct partner partners[] = {
	{{0, 0}, 1, -1, -1, 0.04, 0, false},
	{{0, 1}, 1, 0, 1, 0.9, 0.25, true}};
static const struct doubt doubts[] = {{1, {"another day", 11}}};
static const struct comparison comparison = {
	.articles = pair, .narticles = 2, .links = links, .nlinks = 1,
	.partners = partners, .npartners = 2, .rows = rows, .nrows = 4,
	.facts = facts, .nfacts = 2, .doubts = doubts, .ndoubts = 1,
};

static bool
has(const struct buf *b, const char *what)
{
	return str_find(buf_view(b), str_c(what), 0) != STR_NPOS;
}

static void
test_comparison_json(void)
{
	struct buf b;

	buf_init(&b, MiB);
	report_comparison_json(&b, 12, &comparison);
	ok(has(&b, "{\"event\":\"e12\",\"articles\":[{\"article\":\"a7\","
		"\"source_id\":\"mw-1\",\"outlet\":\"Metro Wire\","), "ids");
	ok(has(&b, "\"title\":\"Rescuers \\u001b reach\""),
	    "controls are escaped");
	ok(has(&b, "{\"article\":null,\"source_id\":null"),
	    "an article that is not stored has no id");
	ok(has(&b, "\"published\":\"2026-03-14T11:00:00Z\""), "time");
	ok(has(&b, "{\"text\":\"Subscribe now\",\"kind\":\"furniture\"}"),
	    "furniture is marked, not dropped");
	ok(has(&b, "\"links\":[{\"from\":[0,1],\"to\":[1,0],\"score\":0.5"),
	    "links");
	ok(has(&b, "{\"of\":[0,0],\"in\":1,\"paragraph\":null,"), "no partner");
	ok(has(&b, "\"second\":null,\"second_score\":null}"),
	    "no second one");
	ok(has(&b, "\"second\":1,\"second_score\":0.250}"), "a second one");
	ok(has(&b, "{\"article\":1,\"paragraphs\":[0],\"mark\":\"!\","
		"\"moved_to\":0,\"ties\":[1.000]}"), "row cells");
	ok(has(&b, "{\"article\":0,\"paragraph\":null,\"start\":0,\"end\":0,"
		"\"text\":\"29\""), "an older version has no paragraph");
	ok(has(&b, "\"kind\":\"number\",\"label\":\"killed\",\"verdict\":"
		"\"SOURCE\",\"severity\":9.1,\"severity_parts\":{\"kind\":1.00,"
		"\"verdict\":0.92,\"spread\":1.00,\"place\":0.990,"
		"\"independent\":4}"), "facts");
	buf_clear(&b);
	report_facts_json(&b, 0, &comparison);
	ok(has(&b, "{\"event\":null,"), "no event");
	ok(!has(&b, "paragraphs") && has(&b, "\"facts\":[{"), "only facts");
	buf_free(&b);
}

static void
test_other_json(void)
{
	struct feed feed = {.format = STR("html"), .title = STR("T"),
		.articles = (struct article *)&metro, .narticles = 1};
	struct member members[] = {{.article = 7, .score = 0.9},
		{.article = 8, .copy_of = 7, .copy_share = 0.96,
		 .doubtful = true, .doubt = STR("day")}};
	struct str terms[] = {STR("Kela")};
	struct event e = {.id = 3, .headline = STR("Quake"), .outlets = 2,
		.members = members, .nmembers = 2, .terms = terms,
		.nterms = 1, .weakest_article = 8};
	struct buf b;

	buf_init(&b, MiB);
	report_feed_json(&b, &feed);
	ok(has(&b, "{\"kind\":\"article\",\"format\":\"html\""), "a page");
	ok(has(&b, "\"paragraphs\":[\"Rescuers reached the valley.\","
		"\"The governor said 41 people died.\"],\"furniture\":["
		"\"Subscribe now\",\"A tent, seen from the road\"]"),
	    "furniture and captions apart");
	ok(has(&b, "\"updated\":\"2026-03-14T00:00:00Z\""), "a day's zero hour");
	ok(has(&b, "\"warnings\":[]}"), "no warnings");
	feed.is_feed = true;
	buf_clear(&b);
	report_feed_json(&b, &feed);
	ok(has(&b, "died.\",\"A tent, seen from the road\"]"),
	    "a feed's captions stay");
	buf_clear(&b);
	report_event_json(&b, &e, pair);
	ok(has(&b, "{\"event\":\"e3\",\"headline\":\"Quake\",\"first\":null"),
	    "event");
	ok(has(&b, "{\"article\":\"a8\",\"source_id\":null,"), "member");
	ok(has(&b, "\"copy_of\":\"a7\"") && has(&b, "\"doubt\":\"day\""),
	    "copy and doubt");
	ok(has(&b, "\"why\":{\"terms\":[\"Kela\"],\"score\":0"), "why");
	buf_clear(&b);
	report_article_json(&b, &metro);
	ok(has(&b, "\"version\":2,\"previous\":[]}"), "an article");
	buf_free(&b);
}

static void
test_comparison_text(void)
{
	struct event e = {.headline = STR("Sarvan quake"), .articles = 2,
		.outlets = 2, .independent = 2};
	struct report_style s = {.width = 60, .now = NOW};
	struct str rest, line;
	size_t widest = 0;
	struct buf b;

	buf_init(&b, MiB);
	report_comparison_text(&b, &e, &comparison, &s);
	ok(has(&b, "A Metro Wire, 2026-03-14 11:00 UTC: "), "panes");
	ok(has(&b, "B may not belong here: another day\n"), "doubts");
	ok(has(&b, "\nrow 2\n! A 2 The governor said [41] people died.\n"
		"! B 1 Police said [37] people died. (see row 1)\n"),
	    "a row with its conflict in brackets");
	ok(has(&b, "- B . (not in this text)\n"), "a gap");
	ok(has(&b, "\nrow 4\n> B 1 is in row 2\n"), "what moved, once");
	ok(!has(&b, "Subscribe") && has(&b, "(1 row of page furniture"),
	    "furniture is left out");
	ok(has(&b, "SOURCE killed (number): "), "the ledger");
	ok(has(&b, "  A: 41 (governor)\n"), "evidence");
	ok(has(&b, "     | Police said 37 people died.\n"), "its sentence");
	ok(has(&b, "  A: 29 (version 1)\n"), "an older version");
	ok(has(&b, "  41: A (governor)\n"), "agreement on one line");
	ok(!has(&b, "\033[1m") && !has(&b, "\033[0m"), "no colours asked");
	for (rest = buf_view(&b); str_line(&rest, &line);)
		widest = MAX(widest, text_columns(line));
	ok(widest <= 60, "within the width");
	buf_clear(&b);
	report_facts_text(&b, &comparison, &s);
	ok(has(&b, "B Harbor Post: Toll at 37\nB may not") &&
	    !has(&b, "row 1"), "the ledger says who the letters are");
	buf_clear(&b);
	s.linear = true;
	report_comparison_text(&b, NULL, &comparison, &s);
	ok(has(&b, "Metro Wire, paragraph 2, conflict: The governor said [41]"),
	    "marks in words");
	ok(has(&b, "Harbor Post: absent here\n"), "absence in words");
	ok(has(&b, "\nRow 4\nHarbor Post, paragraph 1 is in row 2\n"),
	    "a move in words");
	buf_clear(&b);
	s.colour = true;
	report_comparison_text(&b, NULL, &comparison, &s);
	ok(has(&b, "\033[1;31mSOURCE \033[0m"), "colours when asked");
	buf_free(&b);
}

static void
test_lists(void)
{
	struct member members[] = {{.article = 7}, {.article = 8,
		.copy_of = 7, .copy_share = 0.96, .doubtful = true,
		.doubt = STR("another day")}};
	struct str terms[] = {STR("Kela"), STR("dam")};
	struct report_hit hit = {.id = 9, .outlet = STR("Harbor Post"),
		.title = STR("Toll at 37"), .snippet = STR("Police said 37"),
		.published = {NOW - 720, PRECISION_INSTANT}};
	struct event events[] = {
		{.id = 3, .headline = STR("Quake"), .articles = 9, .outlets = 6,
		 .independent = 4, .conflicts = 2, .unread = 1,
		 .last = {NOW - 720, PRECISION_INSTANT}},
		{.id = 12345, .headline = STR("\xe4\xb8\xad\xe6\x96\x87 "
			"Ferry operator suspended after harbour fire"),
		 .articles = 1, .outlets = 1, .independent = 1},
		{.headline = STR("Quake"), .articles = 1, .outlets = 1,
		 .independent = 1, .members = members, .nmembers = 2,
		 .terms = terms, .nterms = 2, .score = 0.5, .weakest = 0.25,
		 .weakest_article = 8},
	};
	struct report_style s = {.width = 70, .now = NOW};
	struct str rest, line;
	struct buf b;

	buf_init(&b, MiB);
	report_events_text(&b, events, 2, &s);
	rest = buf_view(&b);
	while (str_line(&rest, &line))
		ok(text_columns(line) <= 70, "%zu columns", text_columns(line));
	ok(has(&b, "e3        9   6   4   1  2        12m  Quake\n"), "a line");
	buf_clear(&b);
	events[0].looked = NOW;
	events[0].updated = true;
	report_events_text(&b, events, 1, &s);
	ok(has(&b, "e3    U   9   6   4   1  2"), "updated since it was seen");
	events[0].updated = false;
	buf_clear(&b);
	s.linear = true;
	report_events_text(&b, events, 1, &s);
	is_str(buf_view(&b), STR("e3: Quake. 9 articles, 6 outlets, "
	    "4 independent texts, 1 unread, 2\n    conflicts, last 12m.\n"),
	    "a sentence");
	buf_clear(&b);
	report_article_text(&b, &metro, &s);
	ok(has(&b, "Metro Wire, by Jo, 2026-03-14 11:00 UTC, version 2\n"),
	    "byline");
	buf_clear(&b);
	report_hit_text(&b, &hit, &s);
	is_str(buf_view(&b), STR("a9            12m  Harbor Post: Toll at 37\n"
	    "                     Police said 37\n"), "a hit");
	buf_clear(&b);
	report_hit_json(&b, &hit);
	ok(has(&b, "{\"article\":\"a9\",\"event\":null,\"outlet\":"),
	    "a hit as JSON");
	buf_clear(&b);
	report_event_text(&b, &events[2], pair, &s);
	ok(has(&b, "1 article, 1 outlet, 1 independent text, 0 conflicts, 0 "
		"unread\n"), "an event's counts");
	ok(has(&b, "a8     Harbor Post, =a7 96%, undated, 5 words: Toll at 37\n"
		"       may not belong here: another day\n"), "its copies, doubts");
	ok(has(&b, "why together: Kela, dam (score 0.50, weakest a8 0.25)\n"),
	    "why it is one");
	buf_clear(&b);
	report_article_text(&b, &metro, &s);
	ok(has(&b, "\nCaption: A tent") && !has(&b, "Subscribe"), "paragraphs");
	buf_free(&b);
}

static void
test_age(void)
{
	static const struct {
		int64_t before;
		enum precision precision;
		const char *age;
	} ages[] = {
		{0, PRECISION_INSTANT, "0m"}, {720, PRECISION_INSTANT, "12m"},
		{3600, PRECISION_INSTANT, "1h"},
		{86399, PRECISION_INSTANT, "23h"},
		{86400 * 13, PRECISION_INSTANT, "13d"},
		{86400 * 30, PRECISION_INSTANT, "2026-02-12"},
		{-60, PRECISION_INSTANT, "0m"},
		{-86400 * 2, PRECISION_INSTANT, "2026-03-16"},
		{14 * 3600, PRECISION_DAY, "today"},
		{38 * 3600, PRECISION_DAY, "1d"},
		{0, PRECISION_UNKNOWN, "undated"},
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(ages); i++)
		is_c(report_age(a, (struct when){NOW - ages[i].before,
		    ages[i].precision}, NOW), ages[i].age, "age %zu", i);
	arena_free(a);
}

int
main(void)
{
	test_comparison_json();
	test_other_json();
	test_comparison_text();
	test_lists();
	test_age();
	return tap_done();
}
