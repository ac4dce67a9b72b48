/*
 * What facts are called: the word of the sentence that a person would
 * choose, phrases that are whole, quotations by their own first words.
 */
#include "tests/unit/told.h"

#define LEAD "A ferry struck the pier of Vell harbour in thick fog.\n"

struct named {
	const char *alpha, *beta; /* a paragraph behind the lead */
	const char *cell;	  /* words of the fact's cell in Alpha */
	const char *label;
};

static const struct named all[] = {
    /* Not the adjective, nor the adverb, before the noun. */
    {"The council held a tough special session on Monday.",
	"A tough special session of the council was held on Monday.",
	"Monday", "session, day"},
    {"The owners fully repaired the crane in 2019.",
	"In 2019 the owners had fully repaired the crane.", "2019",
	"crane, year"},
    /* A sum of something. */
    {"The council gave the harbour $600 million in fresh savings.",
	"For the harbour there were $600 million in savings.",
	"$600 million", "savings, sum"},
    /* From what it was counted. */
    {"The crane stood two weeks after the storm had bent it.",
	"Two weeks after the storm the crane stood.", "two weeks after",
	"storm, interval"},
    /* Not what stands before the noun. */
    {"The board named two controversial pilots of the harbour.",
	"Named were two controversial pilots by the board.", "two",
	"pilots"},
    /* What the time stands before. */
    {"The board lost much money with its 2014 dredging programme.",
	"Much money was lost by the board with the 2014 dredging programme.",
	"2014", "programme, year"},
    /* Nothing happened then but that it was said. */
    {"\"The fog was no excuse,\" Minister Ilse Brandt said on Tuesday.",
	"Minister Ilse Brandt said on Tuesday that the fog was no excuse.",
	"Tuesday", "Brandt statement, day"},
    /* Everything is no topic. */
    {"Everything on the quay burned in 1988.",
	"In 1988 everything on the quay burned.", "1988", "burned, year"},
    /* People, and what of them. */
    {"The flood drove 1,200 people from the old town.",
	"The flood had driven 1,200 people out of the old town.", "1,200",
	"flood, people"},
    /* A noun behind an article is not counted. */
    {"The yard lost 1,400 the previous winter, a report on jobs says.",
	"The yard lost 1,400 jobs in the previous winter, a report says.",
	"1,400", "jobs"},
    {"The 90-page report on the ferry names three faults.",
	"A 90-page report on the ferry names the faults.", "90",
	"report, page"},
    /* A name keeps its capital. */
    {"The crew had 14 Norwegians in it.",
	"There were 14 Norwegians in the crew.", "14", "Norwegians"},
    {"A 17-year-old deckhand was on watch.",
	"On watch was a 17-year-old deckhand.", "17-year-old",
	"deckhand, age"},
    {"On watch, Osk Tarn told, was Ulla Brenn, 17.",
	"Osk Tarn told that Ulla Brenn, 17, had the watch.", "17",
	"Ulla Brenn, age"},
};

static void
test_figures(struct arena *a)
{
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		const struct told t[] = {
		    {.outlet = "Alpha", .hour = 9,
			.paras = arena_printf(
			    a, LEAD "%s", all[i].alpha).s},
		    {.outlet = "Beta", .hour = 10,
			.paras = arena_printf(
			    a, LEAD "%s", all[i].beta).s},
		};
		const struct fact *f =
		    told_fact(told_compare(a, t, 2), "Alpha", all[i].cell);

		if (ok(f != NULL, "\"%s\" is a fact", all[i].cell))
			is_c(f->label, all[i].label, "%s", all[i].alpha);
	}
}

/* The label of the only fact of a kind; absent when there is none. */
static struct str
label_of_kind(struct arena *a, enum fact_kind kind, const struct told *t,
    size_t n)
{
	const struct comparison *c = told_compare(a, t, n);

	for (size_t i = 0; i < c->nfacts; i++)
		if (c->facts[i].kind == kind)
			return c->facts[i].label;
	return STR_NONE;
}

/* Of an act that three of four tell, in whole phrases. */
static void
test_omissions(struct arena *a)
{
	static const struct {
		const char *one, *two, *three, *label;
	} told[] = {
	    {"After a night without light, engineers brought the power back "
	     "in half of the valley, the utility said.",
		"The utility said that engineers brought the power back in "
		"half of the valley.",
		"In half of the valley engineers have brought the power "
		"back, according to the utility.",
		"engineers brought the power back in half of the valley"},
	    {"Weeks before the accident, inspectors had found rust in the "
	     "rudder chains, the port said.",
		"The port said inspectors found rust in the rudder chains.",
		"Inspectors found rust in the rudder chains, said the port.",
		"inspectors had found rust in the rudder chains"},
	};

	for (size_t i = 0; i < ARRAY_LEN(told); i++) {
		const struct told t[] = {
		    {.outlet = "Alpha", .hour = 9,
			.paras = arena_printf(a, LEAD "%s", told[i].one).s},
		    {.outlet = "Beta", .hour = 10,
			.paras = arena_printf(a, "The pier of Vell harbour was "
			    "struck by a ferry in fog.\n%s", told[i].two).s},
		    {.outlet = "Delta", .hour = 10,
			.paras = arena_printf(a, "In thick fog a ferry has hit "
			    "Vell harbour's pier.\n%s", told[i].three).s},
		    {.outlet = "Gamma", .hour = 11,
			.paras = "Thick fog: ferry struck Vell harbour pier."},
		};

		is_c(label_of_kind(a, FACT_OMISSION, t, 4), told[i].label,
		    "%s", told[i].one);
	}
}

static void
test_quotations(struct arena *a)
{
	static const struct {
		const char *one, *two, *label;
	} told[] = {
	    /* Its own first words, though the other begins elsewhere. */
	    {"\"We could hear voices beneath the broken deck,\" said Osk Tarn.",
		"\"We heard voices beneath the broken deck all night,\" Osk "
		"Tarn said.",
		"\"We could hear voices...\""},
	    /* All of it when it is short. */
	    {"\"Nobody came to help us,\" said Osk Tarn.",
		"Osk Tarn said: \"Nobody came to help us.\"",
		"\"Nobody came to help us\""},
	    /* Not in the middle of a phrase. */
	    {"\"The harbour board had been warned of the fog often,\" said "
	     "Osk Tarn.",
		"Osk Tarn: \"The harbour board had been warned of the fog "
		"often.\"",
		"\"The harbour board had been warned...\""},
	};

	for (size_t i = 0; i < ARRAY_LEN(told); i++) {
		const struct told t[] = {
		    {.outlet = "Alpha", .hour = 9,
			.paras = arena_printf(a, LEAD "%s", told[i].one).s},
		    {.outlet = "Beta", .hour = 10,
			.paras = arena_printf(a, LEAD "%s", told[i].two).s},
		};

		is_c(label_of_kind(a, FACT_QUOTE, t, 2), told[i].label, "%s",
		    told[i].one);
	}
}

int
main(void)
{
	struct arena *a = arena_new();

	test_figures(a);
	test_omissions(a);
	test_quotations(a);
	arena_free(a);
	return tap_done();
}
