/* One statement told of two sources. */
#include "tests/unit/told.h"

#define REST "\nThe choir of the village sang for two hours in the market " \
	     "hall, and the bakers brought bread.\nSchools stay closed " \
	     "until the road over the pass has been cleared of stones."

struct source_case {
	const char *a, *b;
	const char *words; /* of the cell in the first text */
	const char *want;  /* verdict and label; "" for no fact */
};

static const struct source_case cases[] = {
    {"The brakes of the night train failed on the steep bend, police said.",
	"The brakes of the night train failed on the steep bend, the mayor "
	"said.", "police", "SOURCE brakes, source"},
    {"The brakes of the night train failed on the bend, Orla Tamm said.",
	"Imre Vass said that the brakes of the night train failed on the "
	"bend.", "Orla Tamm", "SOURCE brakes, source"},
    {"The brakes of the night train failed on the bend, according to "
	"Reuters.",
	"The brakes of the night train failed on the bend, according to "
	"Agencia Orsa.", "Reuters", "SOURCE brakes, source"},
    /* Nobody contradicts officials, and a mayor is her office. */
    {"The brakes of the night train failed on the bend, police said.",
	"The brakes of the night train failed on the bend, officials said.",
	"police", ""},
    {"The brakes of the night train failed on the bend, the mayor said.",
	"The brakes of the night train failed on the bend, Orla Tamm said.",
	"mayor", ""},
    {"The brakes of the night train failed on the bend, police said.",
	"The brakes of the night train failed on the bend, the mayor said "
	"with the police.", "police", ""},
    {"The brakes of the night train failed on the bend, according to the "
	"Orsa Railway Association.",
	"The brakes of the night train failed on the bend, according to ORA.",
	"Orsa Railway Association", ""},
    {"The Tamm council said the brakes of the night train failed on the "
	"bend.",
	"The brakes of the night train failed on the bend, Imre Vass said.",
	"Tamm", ""},
    {"The brakes of the night train failed on the bend, the mayor said.",
	"The brakes of the night train failed on the bend, according to a "
	"person familiar with the matter.", "mayor", "SOURCE brakes, source"},
    /* What a quotation does not hold is the outlet's own. */
    {"\"It was the worst night of all,\" police said after the brakes of the "
	"night train failed on the bend.",
	"The brakes of the night train failed on the bend, the mayor said.",
	"police", ""},
    /* Another statement. */
    {"The brakes of the night train failed on the bend, police said.",
	"Nobody in the village had heard the warning whistle, the mayor "
	"said.", "police", ""},
    /* Who is told something, and whose the lawyer is. */
    {"The brakes of the night train failed on the bend, he told Orla Tamm.",
	"The brakes of the night train failed on the bend, Imre Vass said.",
	"Orla Tamm", ""},
    {"The brakes of the night train failed on the bend, Orla Tamm's lawyer "
	"said.",
	"The brakes of the night train failed on the bend, Imre Vass said.",
	"Orla Tamm's", ""},
    /* What stands before "said that" is why it is said. */
    {"After the brakes of the night train failed on the bend, Orla Tamm said "
	"on Friday that nobody in the village would ride again.",
	"The brakes of the night train failed on the bend, Imre Vass said.",
	"Orla Tamm", ""},
    /* Two organs of one house, and initials that no noun explains. */
    {"The brakes of the night train failed on the bend, the Railway "
	"Department reported.",
	"The brakes of the night train failed on the bend, the Bureau of "
	"Railway Statistics reported.", "Railway Department", ""},
    {"The brakes of the night train failed on the bend, Orsa Micro Devices "
	"said.",
	"The brakes of the night train failed on the bend, OMD said.",
	"Orsa Micro Devices", ""},
};

/* Who is cited for "41"; "" for nobody. */
struct cited_case {
	const char *sentence, *who;
};

#define TOLL "41 people were hurt on the bend"

static const struct cited_case cited[] = {
    {TOLL ", Orla Tamm said.", "Orla Tamm"},
    {TOLL ", said Orla Tamm.", "Orla Tamm"},
    {"Orla Tamm later said on Monday that " TOLL ".", "Orla Tamm"},
    {"Orla Tamm, in a letter to the Orsa Post, said that " TOLL ".",
	"Orla Tamm"},
    {"Orla Tamm met with Imre Vass and said that " TOLL ".", "Orla Tamm"},
    {"A spokesman for Orla Tamm said that " TOLL ".", "spokesman"},
    {"Orla Tamm's lawyer said that " TOLL ".", "lawyer"},
    {"The lawyer of Orla Tamm, Imre Vass, said that " TOLL ".", "lawyer"},
    {"Mayor Orla Tamm said that " TOLL ".", "mayor"},
    {TOLL ", according to a person familiar with the count.",
	"unnamed sources"},
    {TOLL ", according to Reuters.", "Reuters"},
    {"Critics of Orla Tamm said that " TOLL ".", ""},
    {"Orla Tamm waited, and they said that " TOLL ".", ""},
    {"A supporter of Orla Tamm, who said that " TOLL ", left.", ""},
    {"Orla Tamm was told that " TOLL ".", ""},
    {"Orla Tamm and Imre Vass said that " TOLL ".", ""},
    {"The Bureau of Railway Statistics said that " TOLL ".",
	"Bureau of Railway Statistics"},
    {"Orla Tamm added 12 miles, and " TOLL ".", ""},
    {"Orla Tamm waited. She said that " TOLL ".", "Orla Tamm"},
};

static void
test_cited(struct arena *a, const struct cited_case *k)
{
	/* Elsewhere both are known as persons, who say nothing. */
	const struct comparison *c = told_pair(a, k->sentence, TOLL ".",
	    REST "\nOrla Tamm waited for Imre Vass.");
	struct str who = STR("");

	for (size_t i = 0; i < c->nfacts; i++)
		for (size_t n = 0; n < c->facts[i].ncells; n++) {
			const struct cell *x = &c->facts[i].cells[n];

			if (x->article == 0 && x->para == 0 &&
			    c->facts[i].kind == FACT_NUMBER)
				who = x->attribution;
		}
	is_c(who, k->who, "%s", k->sentence);
}

int
main(void)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(cited); i++)
		test_cited(a, &cited[i]);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct source_case *k = &cases[i];
		struct comparison *c = told_pair(a, k->a, k->b, REST);

		is_c(told_words(a, told_of_kind(c, FACT_ATTRIBUTION, k->words)), k->want, "%s | %s",
		    k->a, k->b);
		ok(told_sound(c), "cells stand on their words");
	}
	arena_free(a);
	return tap_done();
}
