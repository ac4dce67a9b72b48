/*
 * Two texts tell the same but for one sentence: the verdict on it.  Each
 * verdict has cases for and against; what must never be explained away
 * is here too.
 */
#include "tests/unit/told.h"

#define LEAD "A ferry struck the pier of Vell harbour in thick fog early " \
	     "on Tuesday, the coast guard said.\n"
#define REST "\nThe pier of Vell harbour will stay closed to traffic while " \
	     "divers look for cracks in its pillars.\n" \
	     "The captain of the ferry, Jorun Hask, had sailed the route " \
	     "for nine winters."

struct verdict_case {
	const char *a, *b;	  /* the sentences */
	const char *words;	  /* of the cell in the first */
	const char *want;
};

static const struct verdict_case cases[] = {
    /* AGREE */
    {"The collision killed 41 passengers of the ferry.",
	"The collision killed 41 passengers on board the ferry.", "41",
	"AGREE killed"},
    {"The collision killed forty-one passengers of the ferry.",
	"The collision killed 41 passengers of the ferry.", "forty-one",
	"AGREE killed"},
    /* CONFLICT: never hidden, however small. */
    {"The collision killed 41 passengers of the ferry.",
	"The collision killed 43 passengers of the ferry.", "41",
	"CONFLICT killed"},
    {"The collision killed 40 passengers of the ferry.",
	"The collision killed 41 passengers of the ferry.", "40",
	"CONFLICT killed"},
    {"The collision left 12 passengers injured.",
	"The collision left 21 passengers injured.", "12",
	"CONFLICT injured"},
    {"More than 450 passengers of the ferry were killed.",
	"The collision killed some 400 passengers of the ferry.",
	"More than 450", "CONFLICT killed"},
    {"Damage to the pier of the harbour is put at $2.1 million.",
	"Damage to the pier of the harbour is put at $21 million.",
	"$2.1 million", "CONFLICT pier, sum"},
    {"The ferry struck the pier at 05:12 in the morning fog.",
	"The ferry struck the pier at 05:21 in the morning fog.", "05:12",
	"CONFLICT ferry, time"},
    {"The ferry had left the harbour of Orn with its cargo on Monday.",
	"The ferry had left the harbour of Orn with its cargo on Sunday.",
	"Monday", "CONFLICT ferry, day"},
    /* ROUNDING */
    {"About 900 passengers were led ashore by the coast guard.",
	"In all 912 passengers were led ashore by the coast guard.",
	"About 900", "ROUNDING passengers"},
    {"Some 160 passengers were injured in the collision.",
	"In all 164 passengers were injured in the collision.", "Some 160",
	"ROUNDING injured"},
    {"About 900 passengers were led ashore by the coast guard.",
	"In all 980 passengers were led ashore by the coast guard.",
	"About 900", "CONFLICT passengers"},
    {"The pier of the harbour was built in 1979 by convicts.",
	"The pier of the harbour was built in early 1979 by convicts.",
	"1979", "ROUNDING pier, year"},
    {"Oil from the ferry covers 1.4 percent of the bay.",
	"Oil from the ferry covers 1 percent of the bay.", "1.4 percent",
	"ROUNDING bay, share"},
    {"Oil from the ferry covers 2.6 percent of the bay.",
	"Oil from the ferry covers 2 percent of the bay.", "2.6 percent",
	"CONFLICT bay, share"},
    {"Two thirds of the ships had left the harbour by then.",
	"Of the ships, 67 percent had left the harbour by then.",
	"Two thirds", "ROUNDING left, share"},
    {"The wreck of the ferry lies 30 km from the lighthouse.",
	"The wreck of the ferry lies about 20 miles from the lighthouse.",
	"30 km", "ROUNDING wreck, distance"},
    {"The lighthouse of the harbour was built in the 1970s by convicts.",
	"The lighthouse of the harbour was built in 1974 by convicts.",
	"1970s", "ROUNDING lighthouse, year"},
    /* UNIT */
    {"The wreck of the ferry lies 15 miles from the lighthouse.",
	"The wreck of the ferry lies 24 km from the lighthouse.",
	"15 miles", "UNIT wreck, distance"},
    {"The wreck of the ferry lies 15 miles from the lighthouse.",
	"The wreck of the ferry lies 20 km from the lighthouse.",
	"15 miles", "CONFLICT wreck, distance"},
    {"The water of the bay was 50 degrees Fahrenheit cold that night.",
	"The water of the bay was 10 degrees Celsius cold that night.",
	"50 degrees Fahrenheit", "UNIT water, temperature"},
    /* BOUND */
    {"At least 41 passengers were killed in the collision.",
	"The collision killed 43 passengers of the ferry.", "At least 41",
	"BOUND killed"},
    {"More than 30 ships lay in the harbour that morning.",
	"At least 30 ships lay in the harbour that morning.", "More than 30",
	"BOUND ships"},
    {"At least 43 passengers were killed in the collision.",
	"The collision killed 41 passengers of the ferry.", "At least 43",
	"CONFLICT killed"},
    {"Up to 50 passengers were killed in the collision.",
	"The collision killed 61 passengers of the ferry.", "Up to 50",
	"CONFLICT killed"},
    {"Nearly 240 ships lay in the harbour that morning.",
	"More than 230 ships lay in the harbour that morning.", "Nearly 240",
	"BOUND ships"},
    {"The storm had brought 20 to 30 inches of rain to the harbour.",
	"The storm had brought up to 40 inches of rain to the harbour.",
	"20 to 30 inches", "BOUND rain, distance"},
    /* SOURCE */
    {"The mayor said 41 passengers were killed in the collision.",
	"Police said 37 passengers were killed in the collision.", "41",
	"SOURCE killed"},
    {"The mayor said 41 passengers were killed in the collision.",
	"The mayor said 37 passengers were killed in the collision.", "41",
	"CONFLICT killed"},
    /* SCOPE */
    {"Another 12 passengers were injured in the collision.",
	"In all 21 passengers were injured in the collision.", "12",
	"SCOPE injured"},
    {"The collision killed 12 students on board the ferry.",
	"The collision killed 13 people on board the ferry.", "12",
	"SCOPE killed"},
    {"Four other ships of the line left the harbour that morning.",
	"Five ships of the line left the harbour that morning.", "Four",
	"SCOPE ships"},
    {"Repairs of the pier were expected to cost $21 million in all.",
	"Repairs of the pier cost $23 million in all.", "$21 million",
	"SCOPE pier, sum"},
    {"Repairs of the pier cost $21 million in April alone.",
	"Repairs of the pier cost $23 million in March alone.",
	"$21 million", "SCOPE cost, sum"},
    {"The pier of Vell has 1,970 pillars of oak in the harbour.",
	"The pier of Orn has 1,430 pillars of oak in the harbour.", "1,970",
	"SCOPE pillars"},
    {"The captain of the ferry was questioned on Monday near the harbour.",
	"The captain of the ferry was buried on Sunday near the harbour.",
	"Monday", "SCOPE ferry, day"},
    /* A day that opens its clause has its words behind the comma. */
    {"On Sunday, the captain of the ferry was buried near the harbour.",
	"The captain of the ferry was buried on Monday near the harbour.",
	"Sunday", "CONFLICT ferry, day"},
    /* One was still to come. */
    {"The captain of the ferry was buried on Sunday near the harbour.",
	"The captain of the ferry will be buried on Friday near the harbour.",
	"Sunday", "SCOPE ferry, day"},
    {"The ferry struck the pier around 05:15 in the morning fog.",
	"The ferry struck the pier at 05:21 in the morning fog.", "05:15",
	"ROUNDING ferry, time"},
    {"The ferry sails again at midnight, the harbour master told them.",
	"The ferry sails again at 12:01 a.m., the harbour master told them.",
	"midnight", "ROUNDING ferry, time"},
    {"Police said eight of the injured were passengers of the ferry.",
	"Police said eleven people were injured, passengers of the ferry.",
	"eight", "SCOPE injured"},
    /* Who sold with her is not who sold. */
    {"The mayor and three of her colleagues sold shares of the ferry line.",
	"Four colleagues sold shares of the ferry line to the harbour.",
	"three", "SCOPE colleagues"},
    {"The fog moved across the harbour at 12 mph at 5 a.m.",
	"The fog moved across the harbour at 15 mph at 9 a.m.", "12 mph",
	"SCOPE fog, speed"},
    /* A count of the injured is not round because it ends in a nought. */
    {"The hospital counted 160 people injured in the collision.",
	"The mayor said 164 people were injured in the collision.", "160",
	"SOURCE injured"},
    /* Not one thing at all. */
    {"The wreck lies 15 miles from Orn and 40 miles from Vell harbour.",
	"The wreck of the ferry lies 25 miles from the lighthouse.",
	"15 miles", "SINGLE wreck, distance"},
    {"The ferry killed 59 people and injured 80 on the pier.",
	"The ferry killed 58 people and wounded dozens on the pier.", "59",
	"CONFLICT killed"},
    {"On Monday the ferry had left Orn, and since Sunday fog lay on the "
	"harbour.", "The ferry had left Orn for the harbour on Monday.",
	"Monday", "AGREE ferry, day"},
    /* Too far apart to be a slip of one count, vote or sum. */
    {"Nine ships of the line left the harbour of Vell that morning.",
	"Ten ships of the line left the harbour of Vell that morning.",
	"Nine", "CONFLICT ships"},
    {"Five ships of the line left the harbour of Vell that morning.",
	"Eight ships of the line left the harbour of Vell that morning.",
	"Five", "CONFLICT ships"},
    {"Five ships of the line left the harbour of Vell that morning.",
	"Eight ships lay in the harbour of Vell that morning.", "Five",
	"SCOPE ships"},
    {"The harbour board passed the new plan 219-197 that morning.",
	"The harbour board passed the new plan 216-197 that morning.",
	"219-197", "CONFLICT board, score"},
    {"The harbour board passed the new plan 50-49 that morning.",
	"The harbour board passed the new plan 81-18 that morning.",
	"50-49", "SCOPE board, score"},
    {"The state paid the harbour $7.8 million in aid for sailors.",
	"The state paid the harbour $5.7 million in rent for cranes.",
	"$7.8 million", "SCOPE aid, sum"},
    /* Roughly told, and a night that reaches into the next day. */
    {"A dozen passengers were injured in the collision.",
	"The collision injured 11 passengers of the ferry.", "dozen",
	"ROUNDING injured"},
    {"Divers searched the wreck of the ferry for about two hours.",
	"Divers searched the wreck of the ferry for two and a half hours.",
	"about two hours", "ROUNDING wreck, length"},
    {"The ferry had left the harbour of Orn with its cargo late on Sunday.",
	"The ferry had left the harbour of Orn with its cargo on Monday.",
	"late on Sunday", "SCOPE ferry, day"},
    {"The ferry had left the harbour of Orn with its cargo on Sunday.",
	"The ferry had left the harbour of Orn with its cargo today.",
	"Sunday", "SCOPE ferry, day"},
    {"Another ferry left Orn with its cargo on Sunday.",
	"The ferry left Orn with its cargo on Monday.",
	"Sunday", "SCOPE cargo, day"},
    {"Repairs of the pier cost the harbour at least $2 million.",
	"Repairs of the pier cost the harbour more than $5 million.",
	"at least $2 million", "SCOPE harbour, sum"},
    {"The dead included seven divers of the ferry and its crew.",
	"The collision killed five divers of the ferry.", "seven",
	"SCOPE killed"},
    {"The collision killed 40 passengers, and some of the injured may die.",
	"The collision killed 41 passengers of the ferry.", "40",
	"CONFLICT killed"},
    /* Guesses that leave room for each other. */
    {"More than a hundred passengers were killed in the collision.",
	"At least 129 passengers were killed in the collision.",
	"More than a hundred", "BOUND killed"},
    {"More than 500 passengers were killed in the collision.",
	"More than 600 passengers were killed in the collision.",
	"More than 500", "CONFLICT killed"},
    {"Nearly 700 ships lay in the harbour of Vell that morning.",
	"Almost 670 ships lay in the harbour of Vell that morning.",
	"Nearly 700", "BOUND ships"},
    {"The new pier of the harbour had cost $2 billion by then.",
	"The new pier of the harbour had cost $2.2 billion by then.",
	"$2 billion", "ROUNDING pier, sum"},
    {"The ferry struck the pier around 05:10 in the morning fog.",
	"The ferry struck the pier at 05:12 in the morning fog.",
	"05:10", "ROUNDING ferry, time"},
    {"It was the worst fog of the harbour in at least two decades.",
	"It was the worst fog of the harbour in half a century.",
	"at least two decades", "BOUND fog, length"},
    /* A part, an echo, and what was still to come. */
    {"Two of those killed in the collision were divers of the ferry.",
	"The collision killed four divers of the ferry.", "Two",
	"SCOPE killed"},
    {"The ferry met a quake of magnitude 6.2 at the pier.",
	"The ferry met an aftershock of magnitude 5.1 at the pier.", "6.2",
	"SCOPE magnitude"},
    {"The captain of the ferry was heard possibly for eight hours.",
	"The captain of the ferry was heard for eleven hours.",
	"eight hours", "SCOPE ferry, length"},
    {"A storm killed 212 sailors at this pier in 1974.",
	"The collision killed 41 passengers of the ferry.", "212",
	"SINGLE killed"},
    {"The coast guard sent three helicopters to the ferry.",
	"The coast guard sent five divers to the ferry.", "three",
	"SINGLE helicopters"},
    /* Two directions, three where one more follows, another unit. */
    {"Shares of the ferry line closed 1,985 points higher that day.",
	"Shares of the ferry line closed 2,352 points lower that day.",
	"1,985", "SCOPE points"},
    {"Shares of the ferry line closed 1,985 points higher that day.",
	"Shares of the ferry line closed 2,085 points higher that day.",
	"1,985", "CONFLICT points"},
    {"Two divers told the mayor that the pier had cracks, and a third spoke "
	"of rust.", "Three divers told the mayor that the pier had cracks.",
	"Two", "SCOPE divers"},
    {"Divers searched the wreck of the ferry for 18 months in all.",
	"Divers searched the wreck of the ferry for three years in all.",
	"18 months", "SCOPE wreck, length"},
    /* A new pier has the length of the pier. */
    {"The harbour opens a new 310-metre pier for the ferry in May.",
	"The harbour opens a 280-metre pier for the ferry in May.",
	"310-metre", "CONFLICT pier, distance"},
    /* A name behind a measure owns it no less than one before. */
    {"The wreck of the ferry lies 15 miles from Orn harbour.",
	"The wreck of the Vell ferry lies 25 miles from Orn harbour.",
	"15 miles", "CONFLICT wreck, distance"},
    /* The ends of a span; single years are of too many things. */
    {"The mayor of Vell sailed the ferry from 1966 to 1978 in all winds.",
	"The mayor of Vell sailed the ferry from 1967 to 1979 in all winds.",
	"1966", "CONFLICT ferry, year"},
    {"The mayor of Vell sailed the ferry in 1966 in all winds.",
	"The mayor of Vell sailed the ferry in 1968 in all winds.",
	"1966", ""},
    /* "Will" makes no forecast; one comma sets a sum off. */
    {"The mayor takes money from the harbour fund, to the tune of $3.5 "
	"million.",
	"The mayor will take $3.7 million from the money of the harbour fund.",
	"$3.5 million", "CONFLICT money, sum"},
    {"Repairs of the pier will cost $21 million in all.",
	"Repairs of the pier cost $27 million in all.", "$21 million",
	"SCOPE pier, sum"},
    {"The order gives shelter to some 1.4 million people of the harbour.",
	"The order will give shelter to 1.5 million people of the harbour.",
	"some 1.4 million", "CONFLICT shelter, people"},
    /* A vote is one whoever is named beside it; Orn is not new. */
    {"The harbour board in Vell passed the new plan 219-197 that morning.",
	"The harbour board in Orn passed the new plan 216-197 that morning.",
	"219-197", "CONFLICT board, score"},
    {"The ferry struck a pier of New Orn with 912 passengers on board.",
	"The ferry struck a pier of Orn with 937 passengers on board.",
	"912", "CONFLICT passengers"},
    /* What the next sentence counts is not what this one does. */
    {"The collision killed nobody and injured 40. Sailors had warned of it.",
	"The collision killed nobody and injured 44 people.", "40",
	"CONFLICT injured"},
    /* Things that each text counts once. */
    {"The harbour has served nearly 1.6 million passengers since May.",
	"The harbour says 1.7 million passengers took its ferries.",
	"nearly 1.6 million", "CONFLICT passengers"},
    /* The others who were injured are all but the dead. */
    {"The collision killed 12 passengers and injured 40 others.",
	"The collision injured 44 passengers of the ferry.", "40",
	"CONFLICT injured"},
};

static struct str
verdict(struct arena *a, const char *x, const char *y, const char *words)
{
	struct told t[] = {
	    {.outlet = "A", .hour = 9,
		.paras = arena_printf(a, LEAD "%s" REST, x).s},
	    {.outlet = "B", .hour = 9,
		.paras = arena_printf(a, LEAD "%s" REST, y).s},
	};
	struct comparison *c = told_compare(a, t, 2);

	if (!told_sound(c))
		return STR("unsound");
	return told_words(a, told_fact(c, "A", words));
}

/* The first text's own version before says another value. */
static void
test_updated(struct arena *a)
{
	struct told t[] = {
	    {.outlet = "A", .hour = 9,
		.paras = LEAD "The collision injured 164 passengers." REST,
		.older = LEAD "The collision injured 120 passengers." REST},
	    {.outlet = "B", .hour = 9,
		.paras = LEAD "The collision injured 164 passengers." REST},
	};
	const struct fact *f = told_fact(told_compare(a, t, 2), "A", "164");

	is_c(told_words(a, f), "UPDATED injured", "versions explain it");
	if (f != NULL) {
		is_int(f->ncells, 3, "the older value is a cell");
		is_int(f->cells[1].para, -1, "which is in no paragraph");
		is_int(f->cells[1].version, 1, "but in version 1");
		is_c(f->cells[1].text, "120", "with its words");
	}
	t[1].paras = LEAD "The collision injured 120 passengers." REST;
	is_c(told_words(a, told_fact(told_compare(a, t, 2), "B", "120")),
	    "UPDATED injured", "another outlet still prints the old value");
	t[1].paras = LEAD "The collision injured 190 passengers." REST;
	is_c(told_words(a, told_fact(told_compare(a, t, 2), "B", "190")),
	    "CONFLICT injured", "a third value is no update");
	is_c(verdict(a, "The collision injured 164 passengers, up from 120 "
	    "injured at noon.", "The collision injured 164 passengers.",
	    "164"), "UPDATED injured", "the sentence itself explains it");
}

/* Three lengths near each other are one, told with more and less care. */
static void
test_near_lengths(struct arena *a)
{
	struct told t[] = {
	    {.outlet = "A", .hour = 9,
		.paras = LEAD "The captain served five months in prison." REST},
	    {.outlet = "B", .hour = 9,
		.paras = LEAD "The captain served four months in prison." REST},
	    {.outlet = "C", .hour = 9,
		.paras = LEAD "The captain served four and a half months in "
			      "prison." REST},
	};

	is_c(told_words(a, told_fact(told_compare(a, t, 3), "A",
	    "five months")), "CONFLICT served, length", "they differ");
	t[2].paras = LEAD "The captain served nine months in prison." REST;
	is_c(told_words(a, told_fact(told_compare(a, t, 3), "A",
	    "five months")), "SCOPE served, length",
	    "far apart, they are of two things");
}

/* The same source, later, has counted more. */
static void
test_later(struct arena *a)
{
	struct told t[] = {
	    {.outlet = "A", .hour = 8,
		.paras = LEAD "The mayor said the collision killed 37 "
			      "passengers of the ferry." REST},
	    {.outlet = "B", .hour = 14,
		.paras = LEAD "The mayor said the collision killed 41 "
			      "passengers of the ferry." REST},
	};

	is_c(told_words(a, told_fact(told_compare(a, t, 2), "A", "37")),
	    "UPDATED killed", "later and higher");
	t[0].hour = 20;
	is_c(told_words(a, told_fact(told_compare(a, t, 2), "A", "37")),
	    "CONFLICT killed", "later and lower");
	t[0].hour = 8;
	t[1].hour = 34;
	t[0].paras = LEAD "The collision killed 37 passengers of the ferry "
			  "in Vell, the capital of Orn." REST;
	t[1].paras = LEAD "The collision off Kelvale killed 51 passengers of "
			  "the ferry." REST;
	is_c(told_words(a, told_fact(told_compare(a, t, 2), "A", "37")),
	    "UPDATED killed", "other names are no other tolls");
}

/* New ones are those of the day of the text; the dead are not. */
static void
test_of_a_day(struct arena *a)
{
	struct told t[] = {
	    {.outlet = "A", .hour = 8,
		.paras = LEAD "The harbour clinic reported 143 new cases of "
			      "fever, the mayor said." REST},
	    {.outlet = "B", .hour = 40,
		.paras = LEAD "The harbour clinic reported 129 new cases of "
			      "fever, the mayor said." REST},
	};

	is_c(told_words(a, told_fact(told_compare(a, t, 2), "A", "143")),
	    "SCOPE cases", "each text counts its own day");
	t[1].hour = 9;
	is_c(told_words(a, told_fact(told_compare(a, t, 2), "A", "143")),
	    "CONFLICT cases", "of one day they differ");
}

/* Arrests of two days are two counts; three days are of no one thing. */
static void
test_own_count(struct arena *a)
{
	struct told t[] = {
	    {.outlet = "A", .hour = 8,
		.paras = LEAD "Police arrested 11 sailors of the ferry in "
			      "the harbour." REST},
	    {.outlet = "B", .hour = 40,
		.paras = LEAD "Police arrested 14 sailors of the ferry in "
			      "the harbour." REST},
	    {.outlet = "C", .hour = 9,
		.paras = LEAD "The ferry had left the harbour of Orn with its "
			      "cargo on Saturday." REST},
	};

	is_c(told_words(a, told_fact(told_compare(a, t, 2), "A", "11")),
	    "SCOPE arrested", "each text counts the arrests of its day");
	t[1].hour = 9;
	is_c(told_words(a, told_fact(told_compare(a, t, 2), "A", "11")),
	    "CONFLICT arrested", "of one day they differ");
	t[0].paras = LEAD "Nine ships of the line left the harbour of Vell "
			  "that morning." REST;
	t[1].paras = LEAD "Ten ships of the line left the harbour of Vell "
			  "that morning." REST;
	t[1].hour = 40;
	is_c(told_words(a, told_fact(told_compare(a, t, 2), "A", "Nine")),
	    "CONFLICT ships", "two outlets differ");
	t[1].outlet = "A";
	is_c(told_words(a, told_fact(told_compare(a, t, 2), "A", "Nine")),
	    "SCOPE ships", "one outlet knows more the day after");
	t[1].outlet = "B";
	t[1].hour = 9;
	t[0].paras = LEAD "The ferry had left the harbour of Orn with its "
			  "cargo on Monday." REST;
	t[1].paras = LEAD "The ferry had left the harbour of Orn with its "
			  "cargo on Sunday." REST;
	is_c(told_words(a, told_fact(told_compare(a, t, 2), "A", "Monday")),
	    "CONFLICT ferry, day", "two days of one act differ");
	is_c(told_words(a, told_fact(told_compare(a, t, 3), "A", "Monday")),
	    "SCOPE ferry, day", "three days are too many");
}

/* Who knows both days tells of two acts, and so do the others. */
static void
test_two_days(struct arena *a)
{
	struct told t[] = {
	    {.outlet = "A", .hour = 9,
		.paras = LEAD "The ferry had left the harbour of Orn with its "
			      "cargo on Monday." REST},
	    {.outlet = "B", .hour = 9,
		.paras = LEAD "The ferry had left the harbour of Orn with its "
			      "cargo on Sunday." REST},
	    {.outlet = "C", .hour = 9,
		.paras = LEAD "The ferry had left the harbour of Orn on "
			      "Sunday, and the islands on Monday." REST},
	};

	is_c(told_words(a, told_fact(told_compare(a, t, 2), "A", "Monday")),
	    "CONFLICT ferry, day", "two days of one act");
	is_c(told_words(a, told_fact(told_compare(a, t, 3), "A", "Monday")),
	    "SCOPE ferry, day", "two acts, a third text says");
}

int
main(void)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct verdict_case *c = &cases[i];
		struct str there = verdict(a, c->a, c->b, c->words);
		struct str back;

		is_c(there, c->want, "%s | %s", c->a, c->b);
		back = told_words(a, told_fact(told_compare(a,
		    (struct told[]){
			{.outlet = "B", .hour = 9,
			    .paras = arena_printf(a, LEAD "%s" REST, c->b).s},
			{.outlet = "A", .hour = 9,
			    .paras = arena_printf(a, LEAD "%s" REST, c->a).s},
		    }, 2), "A", c->words));
		is_str(back, there, "the same the other way round");
	}
	test_updated(a);
	test_near_lengths(a);
	test_later(a);
	test_of_a_day(a);
	test_own_count(a);
	test_two_days(a);
	arena_free(a);
	return tap_done();
}
