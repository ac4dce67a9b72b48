/* A fact in words: short values, their marks, the sentences shown. */
#include "tests/tap.h"
#include "ui/views/evidence.h"

static const struct cell cells[] = {
    {.article = 0,
	.para = 3,
	.text = STR("41"),
	.value = STR("41"),
	.version = 2,
	.sentence = STR("The toll is 41.")},
    {.article = 0,
	.para = -1,
	.text = STR("29"),
	.value = STR("29"),
	.version = 1,
	.sentence = STR("The toll is 29.")},
    {.article = 1,
	.para = 2,
	.text = STR("at least 41"),
	.value = STR("41"),
	.bound = BOUND_AT_LEAST,
	.version = 1,
	.attribution = STR("governor"),
	.said_at = STR("13:10"),
	.sentence = STR("At least 41 people died.")},
    {.article = 2,
	.para = 1,
	.text = STR("41"),
	.value = STR("41"),
	.version = 1,
	.sentence = STR("41 are dead.")},
    {.article = 3,
	.para = 5,
	.text = STR("37"),
	.value = STR("37"),
	.version = 1,
	.attribution = STR("police"),
	.sentence = STR("Police said 37.")},
};

static const struct fact killed = {
    .kind = FACT_NUMBER,
    .label = STR("killed"),
    .verdict = VERDICT_SOURCE,
    .why = STR("the sources differ"),
    .cells = cells,
    .ncells = ARRAY_LEN(cells),
};

static struct str
head(const struct flow_lines *l, size_t i)
{
	return l->at[i].pieces[0].text.s;
}

static void
test_values(struct arena *a)
{
	is_c(evidence_value(a, &killed, 0, false).s, "29>41", "versions");
	is_c(evidence_value(a, &killed, 1, false).s, ">=41", "a bound");
	is_c(evidence_value(a, &killed, 0, true).s, "29, then 41",
	    "versions in words");
	is_c(evidence_value(a, &killed, 3, false).s, "37", "a number");
	is_int(evidence_value(a, &killed, 4, false).s.n, 0, "nothing");
	is_c(evidence_source(a, &killed, 1).s, "governor 13:10", "a source");
	is_int(evidence_source(a, &killed, 2).s.n, 0, "no source");
}

/* What stands behind a sign is told by the sign alone; where it is not
 * known which words are the bound's, these tell it. */
static void
test_bounds(struct arena *a)
{
	static const struct cell cells_of[] = {
	    {.article = 0, .text = STR("3.20 crowns at most"),
		.value = STR("3.2"), .figure = STR("3.20 crowns"),
		.bound = BOUND_AT_MOST},
	    {.article = 1, .text = STR("3.20 crowns at most"),
		.value = STR("3.2"), .bound = BOUND_AT_MOST},
	    {.article = 2, .text = STR("more than three"),
		.value = STR("3"), .bound = BOUND_MORE},
	    {.article = 3, .text = STR("more than three"), .value = STR("3"),
		.figure = STR("three"), .bound = BOUND_MORE},
	};
	struct fact f = {.kind = FACT_NUMBER, .cells = cells_of,
	    .ncells = ARRAY_LEN(cells_of)};

	is_c(evidence_value(a, &f, 0, false).s, "<=3.20 crowns", "its sign");
	is_c(evidence_value(a, &f, 0, true).s, "3.20 crowns at most",
	    "its words");
	is_c(evidence_value(a, &f, 1, false).s, "3.20 crowns at most",
	    "told once, behind");
	is_c(evidence_value(a, &f, 2, false).s, "more than three",
	    "told once, before");
	is_c(evidence_value(a, &f, 3, false).s, ">three", "a word behind it");
}

/* 164 is said twice, only the second time by somebody named; 120 by the
 * governor.  Each value keeps its own. */
static void
test_sources(struct arena *a)
{
	static const struct cell hurt[] = {
	    {.article = 0, .para = 1, .text = STR("164"), .value = STR("164")},
	    {.article = 0, .para = 2, .text = STR("120"), .value = STR("120"),
		.attribution = STR("governor")},
	    {.article = 0, .para = 3, .text = STR("164"), .value = STR("164"),
		.attribution = STR("police")},
	    {.article = 1, .para = 0, .text = STR("160"), .value = STR("160"),
		.attribution = STR("hospital"), .said_at = STR("13:10")},
	};
	struct fact f = {.kind = FACT_NUMBER, .cells = hurt,
	    .ncells = ARRAY_LEN(hurt)};

	is_c(evidence_value(a, &f, 0, false).s, "164 / 120", "two values");
	is_int(evidence_source(a, &f, 0).s.n, 0, "no source of both");
	is_c(evidence_source(a, &f, 1).s, "hospital 13:10", "its own");
	f.ncells = 1;
	is_int(evidence_source(a, &f, 0).s.n, 0, "nobody said it");
}

static void
test_marks(void)
{
	is_int(evidence_mark(&killed, 0), MARK_EXPLAINED, "it changed");
	is_int(evidence_mark(&killed, 2), MARK_SAME, "as most say");
	is_int(evidence_mark(&killed, 3), MARK_CONFLICT, "against most");
	is_int(evidence_mark(&killed, 4), MARK_ABSENT, "says nothing");
}

static void
test_sentences(struct arena *a)
{
	struct flow_lines l = evidence_brief(a, &killed, 2, 80, 3, false);

	is_int(l.n, 3, "as many as fit");
	is_c(head(&l, 0), "C p2", "the chosen outlet first");
	is_c(head(&l, 1), "D p6", "then who is in conflict");
	is_c(head(&l, 2), "B p3", "then another value");
	l = evidence_full(a, &killed, 80, false);
	is_int(l.n, 6, "all, and the rule");
	is_c(head(&l, 5), "rule", "the rule is last");
	is_c(head(&l, 1), "A v1", "an older version is named");
}

/* The token of a long sentence is within the width. */
static void
test_far(struct arena *a)
{
	struct cell far = {.text = STR("37"),
	    .value = STR("37"),
	    .version = 1,
	    .sentence = STR("In a long statement read out on the steps of "
			    "the town hall of Kela on Saturday the police "
			    "put the number of the dead at 37 for now.")};
	struct fact f = {.label = STR("killed"), .cells = &far, .ncells = 1};
	struct flow_lines l = evidence_brief(a, &f, 0, 60, 1, false);
	bool seen = false;

	for (size_t i = 0; i < l.at[0].n; i++)
		seen |= str_eq(l.at[0].pieces[i].text.s, STR("37")) &&
		    l.at[0].pieces[i].column < 58;
	ok(seen, "the value is in sight");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_values(a);
	test_bounds(a);
	test_sources(a);
	test_marks();
	test_sentences(a);
	test_far(a);
	arena_free(a);
	return tap_done();
}
