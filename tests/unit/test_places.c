/* One act told in two places. */
#include "tests/unit/told.h"

#define REST "\nThe choir of the village sang for two hours in the market " \
	     "hall, and the bakers brought bread.\nSchools stay closed " \
	     "until the road over the pass has been cleared of stones."

struct place_case {
	const char *a, *b;
	const char *words; /* of the cell in the first text */
	const char *want;  /* verdict and label; "" for no fact */
};

static const struct place_case cases[] = {
    {"Two divers were killed by an explosion on a ferry in Paris on Friday.",
	"An explosion on a ferry killed two divers on Friday in London.",
	"Paris", "CONFLICT killed, place"},
    {"Two divers were killed by an explosion aboard a ferry near Upper Orsa.",
	"An explosion aboard a ferry near Kelvale killed two divers.",
	"Upper Orsa", "SCOPE ferry, place"},
    /* One lies in the other, by the table. */
    {"Two divers were killed by an explosion on a ferry in Paris on Friday.",
	"An explosion on a ferry killed two divers on Friday in France.",
	"Paris", ""},
    {"Two divers were killed by an explosion on a ferry in Harlem on Friday.",
	"An explosion on a ferry killed two divers on Friday in the United "
	"States.", "Harlem", ""},
    /* The other's place is known too: then it is of another act. */
    {"Two divers were killed by an explosion on a ferry in Paris on Friday, "
	"and their crew is from London.",
	"An explosion on a ferry killed two divers on Friday in London.",
	"Paris", ""},
    /* Two words for one place. */
    {"Two divers were killed by an explosion on a ferry in Kyiv on Friday.",
	"An explosion on a ferry killed two divers on Friday in Kiev.",
	"Kyiv", ""},
    /* Another act. */
    {"Two divers were trained for a month aboard a ferry in Paris.",
	"An explosion on a ferry killed two divers on Friday in London.",
	"Paris", ""},
    /* Other words around one verb. */
    {"The ferry line won a large contract in Paris for its night boats, its "
	"chief said.",
	"The ferry line won a lawsuit in London against two former divers.",
	"Paris", ""},
    /* A part of the world, and where it ends. */
    {"Two divers were killed by an explosion on a ferry in London on Friday.",
	"An explosion on a ferry killed two divers on Friday in the Middle "
	"East.", "London", "SCOPE killed, place"},
    /* Datelines. */
    {"PARIS (AP) - Two divers were killed by an explosion on a ferry.",
	"LONDON (AP) - An explosion on a ferry killed two divers.", "PARIS",
	""},
};

int
main(void)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct place_case *k = &cases[i];
		struct comparison *c = told_pair(a, k->a, k->b, REST);

		is_c(told_words(a, told_of_kind(c, FACT_PLACE, k->words)), k->want, "%s | %s",
		    k->a, k->b);
		ok(told_sound(c), "cells stand on their words");
	}
	arena_free(a);
	return tap_done();
}
