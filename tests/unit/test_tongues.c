/* Names, speakers and quotations in other languages than English. */
#include "tests/unit/told.h"

struct tongue_case {
	const char *language, *a, *b;
	const char *quote; /* of the first text */
	const char *said_by;
	const char *name; /* spelt otherwise in the second */
};

static const struct tongue_case cases[] = {
    {"de",
	"„Wir haben die alten Sprinkler nie geprüft“, sagte der Kapitän der "
	"Fähre, Imre Wassen.\nDer Präsident Taras Molin nannte es ein Unglück.",
	"»Wir haben die alten Sprinkler selten geprüft«, erklärte Kapitän "
	"Imre Wassen.\nPräsident Taras Mollin sprach von einem Unglück.",
	"Sprinkler nie geprüft", "Kapitän Imre Wassen", "Taras Molin"},
    {"es",
	"«Nunca revisamos los viejos rociadores», afirmó el capitán Imre "
	"Vass.\nEl presidente Taras Molin habló de una desgracia.",
	"“Casi nunca revisamos los viejos rociadores”, reconoció el capitán "
	"Imre Vass.\nEl presidente Taras Mollin habló de una desgracia.",
	"Nunca revisamos los viejos rociadores", "capitán Imre Vass",
	"Taras Molin"},
    {"fr",
	"« Nous n'avons jamais vérifié les extincteurs », a déclaré le "
	"capitaine Imre Vass.\nLe président Taras Molin parle d'un malheur.",
	"« Nous avons rarement vérifié les extincteurs », a reconnu le "
	"capitaine Imre Vass.\nSelon le président Taras Moline, c'est un "
	"malheur.",
	"Nous n'avons jamais vérifié les extincteurs", "capitaine Imre Vass",
	"Taras Molin"},
    {"ru",
	"«Мы никогда не проверяли старые огнетушители», — сказал капитан "
	"Имре Васс.\nПрезидент Тарас Молин говорит о несчастье.",
	"«Мы редко проверяли старые огнетушители», — признал капитан Имре "
	"Васс.\nПрезидент Тарас Моллин назвал это несчастьем.",
	"Мы никогда не проверяли старые огнетушители", "капитан Имре Васс",
	"Тарас Молин"},
};

int
main(void)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct tongue_case *k = &cases[i];
		struct told t[] = {
		    {.outlet = "A", .paras = k->a, .language = k->language},
		    {.outlet = "B", .paras = k->b, .language = k->language},
		};
		struct comparison *c = told_compare(a, t, 2);
		const struct fact *f = told_fact(c, "A", k->quote);

		ok(f != NULL && f->verdict == VERDICT_QUOTE, "%s: a quotation",
		    k->language);
		is_c(f ? f->cells[0].attribution : STR(""), k->said_by,
		    "%s: who says it", k->language);
		is_c(told_words(a, told_fact(c, "A", k->name)),
		    "SPELLING? president", "%s: an office and its name",
		    k->language);
		ok(told_sound(c), "cells stand on their words");
	}
	arena_free(a);
	return tap_done();
}
