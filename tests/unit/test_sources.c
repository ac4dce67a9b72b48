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
};

int
main(void)
{
	struct arena *a = arena_new();

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
