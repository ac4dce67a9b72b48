/*
 * The ledger of one invented event: what it holds, that the order of the
 * articles changes nothing, which article is doubted, what is left out,
 * and that no input harms it.
 */
#include <time.h>

#include "tests/unit/told.h"

/* What is meant is that no text holds the reader up for good; a machine
 * with much else to do is not what is tested. */
#ifdef __SANITIZE_ADDRESS__
#define SECONDS 100
#else
#define SECONDS 15
#endif

static const struct told dam[] = {
    {.outlet = "Alpha", .hour = 9,
	.paras = "The dam above Orsa broke on Monday, and the water took the "
		 "lower bridge.\n"
		 "At least 41 people were killed, the governor said.\n"
		 "An inspection in January had found cracks in the wall, the "
		 "water ministry said.\n"
		 "\"We heard the wall sing,\" said Imre Vass, who kept the "
		 "sluices."},
    {.outlet = "Beta", .hour = 10,
	.paras = "Orsa's dam broke on Monday and the water took the lower "
		 "bridge with it.\n"
		 "Police said that 37 people were killed.\n"
		 "Inspectors found cracks in the wall in January, said the "
		 "water ministry.\n"
		 "\"We heard the wall singing,\" said Imre Vass, keeper of "
		 "the sluices."},
    {.outlet = "Gamma", .hour = 11,
	.paras = "On Monday 9 March the dam above Orsa broke, and the lower "
		 "bridge went with the water.\n"
		 "According to the governor 41 people were killed.\n"
		 "The keeper of the sluices, Imre Vass, said: \"We heard the "
		 "wall sing.\""},
    {.outlet = "Delta", .hour = 12,
	.paras = "The dam above Orsa broke on Monday; the lower bridge was "
		 "taken by the water.\n"
		 "The ministry of water had found cracks in the wall at an "
		 "inspection in January.\n"
		 "The governor said that 41 people were killed."},
    {.outlet = "Omega", .hour = 13,
	.paras = "On Thursday the dam of Orsa broke, and the river carried "
		 "the lower bridge away.\n"
		 "The governor said that 41 people were killed."},
};
#define DAM ARRAY_LEN(dam)

/* All facts as text, outlets by name: the same for every order. */
static struct str
print(struct arena *a, const struct comparison *c)
{
	struct str all = STR("");

	for (size_t i = 0; i < c->nfacts; i++) {
		const struct fact *f = &c->facts[i];

		all = arena_printf(a, "%.*s\n%s %.*s %.6f %.*s", STR_ARG(all),
		    verdict_word(f->verdict), STR_ARG(f->label), f->severity,
		    STR_ARG(f->why));
		/* Cells stand in pane order, so count them by outlet. */
		for (size_t o = 0; o < DAM; o++)
			for (size_t k = 0; k < f->ncells; k++)
				if (str_eq(c->articles[f->cells[k].article]
					->outlet, str_c(dam[o].outlet)))
					all = arena_printf(a, "%.*s [%s %d "
					    "%.*s]", STR_ARG(all),
					    dam[o].outlet, f->cells[k].para,
					    STR_ARG(f->cells[k].text));
	}
	for (size_t i = 0; i < c->ndoubts; i++)
		all = arena_printf(a, "%.*s\ndoubt %.*s", STR_ARG(all),
		    STR_ARG(c->articles[c->doubts[i].article]->outlet));
	return all;
}

static void
test_event(struct arena *a)
{
	struct comparison *c = told_compare(a, dam, DAM);
	const struct fact *f = told_fact(c, "Beta", "37");

	is_c(told_words(a, f), "SOURCE killed", "37 and 41 have sources");
	if (f != NULL) {
		is_int(f->ncells, 5, "one cell an outlet");
		is_c(f->cells[0].value, "41", "value");
		is_int(f->cells[0].bound, BOUND_AT_LEAST, "bound");
		is_c(f->cells[0].attribution, "governor", "source");
		is_c(f->cells[1].attribution, "police", "the other source");
		is_c(f->cells[1].unit, "killed", "unit");
		is_c(f->cells[1].sentence,
		    "Police said that 37 people were killed.", "sentence");
	}
	f = told_fact(c, "Omega", "Thursday");
	is_c(told_words(a, f), "CONFLICT dam, day", "the day is a conflict");
	is_int(f ? f->ncells : 0, 5, "in which every outlet takes a side, by "
	    "weekday or by date");
	ok(c->nfacts > 1 && c->facts[0].severity >= c->facts[1].severity,
	    "the gravest comes first");
	ok(fact_loud(&c->facts[0]), "and is loud");
	ok(told_sound(c), "cells stand on their words");
}

/* A lost point is found; round figures are not taken for one. */
static void
test_scale(struct arena *a)
{
	static const struct told fire[] = {
	    {.outlet = "Alpha", .hour = 9,
		.paras = "The ferry Halcyon burned at the quay of Port Orsa "
			 "on Tuesday night.\n"
			 "Damage is put at 2.1 million crowns."},
	    {.outlet = "Beta", .hour = 10,
		.paras = "At the quay of Port Orsa the ferry Halcyon burned "
			 "on Tuesday night.\n"
			 "The damage amounts to 21 million crowns."},
	};
	struct told round[] = {fire[0], fire[1]};

	is_c(told_words(a, told_fact(told_compare(a, fire, 2), "Beta",
		 "21 million crowns")),
	    "CONFLICT damage, sum", "2.1 against 21 million");
	round[0].paras = "The ferry Halcyon burned at the quay of Port Orsa "
			 "on Tuesday night.\n"
			 "Damage is put at 2 million crowns.";
	round[1].paras = "At the quay of Port Orsa the ferry Halcyon burned "
			 "on Tuesday night.\n"
			 "The damage amounts to 20 million crowns.";
	is_c(told_words(a, told_fact(told_compare(a, round, 2), "Beta",
		 "20 million crowns")),
	    "SINGLE damage, sum", "2 and 20 million may be two damages");
}

static void
test_doubt(struct arena *a)
{
	struct comparison *c = told_compare(a, dam, DAM);

	is_int(c->ndoubts, 1, "one article is doubted");
	if (c->ndoubts == 1) {
		is_c(c->articles[c->doubts[0].article]->outlet, "Omega",
		    "the one with the other day");
		is_c(c->doubts[0].reason, "says the dam was on Thursday, all "
		    "others Monday 9 March", "with its reason");
	}
	is_int(told_compare(a, dam, DAM - 1)->ndoubts, 0,
	    "without it nobody is");
	is_int(told_compare(a, dam + 3, 2)->ndoubts, 0,
	    "one against one is no doubt");
}

static void
test_order(struct arena *a)
{
	static const unsigned char orders[][DAM] = {{4, 3, 2, 1, 0},
	    {2, 0, 4, 1, 3}, {1, 4, 0, 3, 2}};
	struct str straight = print(a, told_compare(a, dam, DAM));

	for (size_t i = 0; i < ARRAY_LEN(orders); i++) {
		struct told t[DAM];

		for (size_t k = 0; k < DAM; k++)
			t[k] = dam[orders[i][k]];
		is_str(print(a, told_compare(a, t, DAM)), straight,
		    "order %zu gives the same ledger", i);
	}
}

static void
test_omission(struct arena *a)
{
	struct comparison *c = told_compare(a, dam, DAM);
	const struct fact *f = NULL;

	for (size_t i = 0; i < c->nfacts; i++)
		if (c->facts[i].kind == FACT_OMISSION &&
		    str_find(c->facts[i].label, STR("cracks"), 0) != STR_NPOS)
			f = &c->facts[i];
	if (ok(f != NULL, "the cracks are left out by some")) {
		is_int(f->verdict, VERDICT_OMITTED, "verdict");
		is_int(f->ncells, 3, "the cells are those that tell it");
		is_c(f->label, "inspection in January had found cracks in the wall",
		    "its label is a phrase");
		ok(str_starts(f->why, STR("told by 3 of 5 independent texts")),
		    "and the rule says how many");
	}
}

static unsigned
count_omissions(const struct comparison *c)
{
	unsigned n = 0;

	for (size_t i = 0; i < c->nfacts; i++)
		n += c->facts[i].kind == FACT_OMISSION;
	return n;
}

/* Paragraphs that only name one person tell no act together, and what
 * stands in other words is not left out. */
static void
test_no_omission(struct arena *a)
{
	static const char rest[] =
	    "The dam above Orsa broke on Monday, and the water took the lower "
	    "bridge.\nA choir sang in the mill.";
	struct told t[] = {
	    {.outlet = "A",
		.paras = arena_printf(a,
		    "%s\nForeign Minister Jean Marie Lodrin of Valdoria, who "
		    "came on Tuesday, promised tents.", rest).s},
	    {.outlet = "B",
		.paras = arena_printf(a,
		    "%s\nIn the evening Foreign Minister Jean Marie Lodrin of "
		    "Valdoria doubted that the wall was old.", rest).s},
	    {.outlet = "C", .paras = rest},
	};

	is_int(count_omissions(told_compare(a, t, 3)), 0,
	    "one minister, two statements");
	t[1].paras = arena_printf(a,
	    "%s\nForeign Minister Jean Marie Lodrin of Valdoria promised tents "
	    "when he came.", rest).s;
	is_int(count_omissions(told_compare(a, t, 3)), 1,
	    "one statement, left out by the third");
}

/* Two copies are one voice. */
static void
test_copies(struct arena *a)
{
	struct told t[] = {dam[0], dam[0], dam[4]};

	t[1].outlet = "Copy";
	is_int(count_omissions(told_compare(a, t, 3)), 0, "what one voice tells nobody else omits");
}

/* What one version said and the next says otherwise stands in the same
 * ledger: the older words in a cell of their version, in no paragraph. */
static void
test_versions(struct arena *a)
{
	struct told t[] = {dam[0], dam[3]};
	const struct fact *f;
	struct comparison *c;

	t[0].older = "The dam above Orsa broke on Sunday, and the water took "
		     "the lower bridge.\n"
		     "At least 29 people were killed, the governor said.\n"
		     "The wall was 30 metres high.";
	c = told_compare(a, t, 1);
	f = told_fact(c, "Alpha", "At least 29");
	is_c(told_words(a, f), "UPDATED killed",
	    "one article alone has its history");
	if (f != NULL && is_int(f->ncells, 2, "both values")) {
		is_int(f->cells[0].para, 1, "the new one in its paragraph");
		is_int(f->cells[0].version, 2, "and version");
		is_int(f->cells[1].para, -1, "the old one in none");
		is_int(f->cells[1].version, 1, "but its version");
		is_c(f->cells[1].sentence, "At least 29 people were killed, "
		    "the governor said.", "and its sentence");
	}
	is_c(told_words(a, told_fact(c, "Alpha", "Sunday")),
	    "UPDATED dam, day", "a day that was corrected");
	ok(told_fact(c, "Alpha", "30 metres") == NULL,
	    "what went with its paragraph is no fact of now");
	t[0].older = "The dam above Orsa broke on Monday, and the water took "
		     "the lower bridge and 300 sheep.";
	f = told_fact(told_compare(a, t, 1), "Alpha", "300");
	ok(f != NULL && f->verdict == VERDICT_UPDATED && f->ncells == 1,
	    "a figure that was taken out of its paragraph");
	t[0].older = "The dam above Orsa broke on Sunday, and the water took "
		     "the lower bridge.\n"
		     "At least 29 people were killed, the governor said.\n"
		     "The wall was 30 metres high.";
	c = told_compare(a, t, 2);
	is_c(told_words(a, told_fact(c, "Delta", "41")), "UPDATED killed",
	    "another outlet that has the new value");
	ok(told_sound(c), "cells stand on their words");
}

static void
test_bad_input(struct arena *a)
{
	struct told t[] = {dam[0], {.outlet = "Odd", .paras = "", .hour = -1}};
	char *s = arena_alloc(a, 60 * KiB + 1);
	size_t n = 60 * KiB;

	ok(told_sound(told_compare(a, t, 2)), "an empty article");
	t[1].paras = "1 2 3 4 5\n6 7 8 9\n41 41 41 41\n\n\n1,000,000,000,000";
	ok(told_sound(told_compare(a, t, 2)), "only numbers");
	for (size_t i = 0; i < n; i++)
		s[i] = "41 killed, "[i % 11];
	s[n] = '\0';
	t[1].paras = s;
	ok(told_sound(told_compare(a, t, 2)), "60 KB of numbers");
	t[0] = t[1];
	t[0].outlet = "Even";
	ok(told_sound(told_compare(a, t, 2)), "twice");
	s = arena_alloc(a, n + 1);
	for (size_t i = 0; i < n; i++)
		s[i] = "on Monday \xc3\xa9\xd0\xb6 "[i % 15];
	s[n - n % 15] = '\0';
	t[1].paras = s;
	ok(told_sound(told_compare(a, t, 2)), "60 KB of Mondays");
	t[0] = t[1] = dam[1];
	ok(told_sound(told_compare(a, t, 2)), "two identical articles");
	ok(told_sound(told_compare(a, t, 1)), "one alone");
	is_int(told_compare(a, t, 1)->ndoubts, 0, "which nobody doubts");
}

/* Two texts of 'n' paragraphs made of these bytes in turn: sound, and
 * within SECONDS. */
static void
bounded(struct arena *a, const char *name, const char *bytes, size_t width,
    size_t n)
{
	struct told t[] = {{.outlet = "Even", .hour = 9},
	    {.outlet = "Odd", .hour = 10}};
	size_t all = strlen(bytes);
	struct buf b;
	clock_t start;

	buf_init(&b, 4 * MiB);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < width; k += all)
			buf_str(&b, str_c(bytes));
		buf_str(&b, STR("\n"));
	}
	t[0].paras = t[1].paras = buf_view(&b).s;
	start = clock();
	ok(told_sound(told_compare(a, t, 2)), "%s", name);
	ok(clock() - start < SECONDS * CLOCKS_PER_SEC, "%s: in time", name);
	buf_free(&b);
}

static void
test_bounded(struct arena *a)
{
	bounded(a, "5,000 paragraphs", "Rain fell on Orsa for a day. ", 1,
	    5000);
	bounded(a, "5,000 numbers", "41 killed on 9 March, 12 km away. ", 1,
	    5000);
	bounded(a, "a paragraph of 60 KB",
	    "On Monday 41 of Ada Lorn's men said: \"We saw 12 km of it.\" ",
	    60 * KiB, 1);
	bounded(a, "60 KB of marks that stay open", "\xe2\x80\x9c\"\xc2\xab a ",
	    60 * KiB, 1);
	bounded(a, "quotations without end", "\"We heard the wall sing ", 200,
	    300);
	bounded(a, "scripts in turn",
	    "\xd0\x9a\xd0\xbe\xd1\x82 41 \xe4\xb8\xad\xe6\x96\x87 "
	    "\xd8\xb9\xd8\xb1 Kela said \xce\xb1 12,5 km. ", 400, 100);
}

/* Many texts that are all figures: what is asked stays bounded. */
static void
test_many(struct arena *a)
{
	struct told t[40];
	struct buf b;

	buf_init(&b, MiB);
	for (unsigned i = 0; i < 60; i++)
		buf_printf(&b, "Sentence %u is about matter %u of 1974. ", i,
		    i * 7);
	for (size_t i = 0; i < ARRAY_LEN(t); i++)
		t[i] = (struct told){.hour = 9, .paras = buf_view(&b).s,
		    .outlet = arena_printf(a, "Outlet %zu", i).s};
	ok(told_sound(told_compare(a, t, ARRAY_LEN(t))),
	    "forty texts of figures");
	buf_free(&b);
}

int
main(void)
{
	struct arena *a = arena_new();

	test_event(a);
	test_scale(a);
	test_doubt(a);
	test_order(a);
	test_omission(a);
	test_no_omission(a);
	test_copies(a);
	test_versions(a);
	test_bad_input(a);
	test_bounded(a);
	test_many(a);
	arena_free(a);
	return tap_done();
}
