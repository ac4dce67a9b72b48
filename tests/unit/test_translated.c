/* One statement quoted in two languages. */
#include "tests/unit/told.h"

struct translated_case {
	const char *name, *language, *english, *other;
	const char *want; /* verdict and how many cells; "" for no fact */
};

#define DAM "\"The dam broke shortly after midnight and nobody warned the " \
	    "villages below,\" "

static const struct translated_case cases[] = {
    {"a statement", "es", DAM "said Orla Vass.",
	"«La presa se rompió poco después de medianoche y nadie avisó a los "
	"pueblos de abajo», dijo Orla Vass.", "AGREE 2"},
    {"a statement", "de",
	"\"We have lost everything, our house, our animals and our fields,\" "
	"said Orla Vass.",
	"„Wir haben alles verloren, unser Haus, unsere Tiere und unsere "
	"Felder“, sagte Orla Vass.", "AGREE 2"},
    {"a statement", "fr",
	"\"We have lost everything, our house, our animals and our fields,\" "
	"said Orla Vass.",
	"« Nous avons tout perdu, notre maison, nos animaux et nos champs », "
	"a déclaré Orla Vass.", "AGREE 2"},
    {"a statement", "ru",
	"\"We have lost everything, our house, our animals and our fields,\" "
	"said Orla Vass.",
	"«Мы потеряли всё: наш дом, наших животных и наши поля», — сказала "
	"Орла Васс.", "AGREE 2"},
    {"the second of two mayors", "ru",
	"\"Prices for bread have doubled in three months,\" Mayor Orla Vass "
	"said.\n\"The bakers sing,\" Mayor Alma Tamm said.",
	"«Цены на хлеб удвоились за три месяца», — заявила мэр Орла Васс.\n"
	"«Ночь тиха», — сказала мэр Алма Тамм.", "AGREE 2"},
    {"an office for its holder", "es",
	"\"The door to negotiations remains open, but not for long,\" said "
	"Mayor Orla Vass.",
	"«La puerta de las negociaciones sigue abierta, pero no por mucho "
	"tiempo», dijo la alcaldesa.", "AGREE 2"},
    {"shortened", "es",
	"\"The army has sent 600 soldiers to the valley, and tomorrow the "
	"doctors and the engineers will follow with food,\" said Orla Vass.",
	"«El Ejército ha enviado 600 soldados al valle», dijo Orla Vass.",
	"AGREE 2"},
    {"cut in two", "es",
	"\"The children lost their mother when the bridge fell, and the army "
	"had closed the road and the school,\" said Orla Vass.",
	"«Los niños perdieron a su madre cuando cayó el puente», dijo Orla "
	"Vass. «El Ejército había cerrado la carretera y la escuela».",
	"AGREE 3"},
    {"other figures", "es",
	"\"The army has sent 600 soldiers and 12 boats to the valley,\" said "
	"Orla Vass.",
	"«El Ejército ha enviado 800 soldados y 12 barcas al valle», dijo "
	"Orla Vass.", "QUOTE 2"},
    {"another statement of hers", "es",
	"\"The government must explain why the money for repairs never "
	"arrived,\" said Orla Vass.",
	"«El Gobierno nos prometió dinero antes de las elecciones», dijo Orla "
	"Vass.", ""},
    {"another statement of hers", "de", DAM "said Orla Vass.",
	"„Wir haben alles verloren, unser Haus, unsere Tiere und unsere "
	"Felder“, sagte Orla Vass.", ""},
    {"another statement of hers", "fr",
	"\"We have lost everything, our house, our animals and our fields,\" "
	"said Orla Vass.",
	"« Nous avons perdu notre maison il y a dix ans », a déclaré Orla "
	"Vass.", ""},
    {"another statement of hers", "ru",
	"\"The army has sent soldiers and boats to the valley,\" said Orla "
	"Vass.",
	"«Ни один солдат не уйдёт из долины, пока мы не найдём всех», — "
	"сказала Орла Васс.", ""},
    {"another speaker", "es", DAM "said Orla Vass.",
	"«La presa se rompió poco después de medianoche y nadie avisó a los "
	"pueblos de abajo», dijo Tomas Ardel.", ""},
    {"another office", "es", DAM "the governor said.",
	"«La presa se rompió poco después de medianoche y nadie avisó a los "
	"pueblos de abajo», dijo el alcalde.", ""},
};

static struct comparison *
compare_two(struct arena *a, const char *x, const char *language,
    const char *y)
{
	struct told t[] = {
	    {.outlet = "A", .paras = x},
	    {.outlet = "B", .paras = y, .language = language},
	};

	return told_compare(a, t, 2);
}

static struct str
quotes_of(struct arena *a, const struct comparison *c)
{
	struct str all = STR("");

	for (size_t i = 0; i < c->nfacts; i++)
		if (c->facts[i].kind == FACT_QUOTE)
			all = arena_printf(a, "%.*s%s%s %zu", STR_ARG(all),
			    all.n ? "; " : "",
			    verdict_word(c->facts[i].verdict),
			    c->facts[i].ncells);
	return all;
}

/* The right one of several statements of one speaker. */
static void
test_several(struct arena *a)
{
	struct comparison *c = compare_two(a,
	    DAM "said Orla Vass.\n"
	    "\"The army has sent 600 soldiers and 12 boats to the valley,\" "
	    "said Orla Vass.",
	    "es",
	    "«Ningún soldado saldrá del valle hasta que lleguen 12 barcas», "
	    "dijo Orla Vass.\n"
	    "«El Ejército ha enviado 600 soldados y 12 barcas al valle», dijo "
	    "Orla Vass.");
	const struct fact *f = told_of_kind(c, FACT_QUOTE,
	    "The army has sent 600 soldiers and 12 boats to the valley");

	is_c(quotes_of(a, c), "AGREE 2", "one of two statements");
	ok(f != NULL && f->cells[1].para == 1, "the one that fits better");
	ok(told_sound(c), "cells stand on their words");
}

static void
test_three(struct arena *a)
{
	struct told t[] = {
	    {.outlet = "A", .paras = DAM "said Orla Vass."},
	    {.outlet = "B",
		.paras = "\"The dam broke soon after midnight and nobody "
			 "warned the villages below,\" said Orla Vass."},
	    {.outlet = "C",
		.language = "es",
		.paras = "«La presa se rompió poco después de medianoche y "
			 "nadie avisó a los pueblos de abajo», dijo Orla "
			 "Vass."},
	};

	is_c(quotes_of(a, told_compare(a, t, 3)), "QUOTE 3",
	    "two wordings and a translation are one fact");
}

int
main(void)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct translated_case *k = &cases[i];
		struct comparison *c =
		    compare_two(a, k->english, k->language, k->other);

		is_c(quotes_of(a, c), k->want, "%s: %s", k->language, k->name);
		c = compare_two(a, k->other, "en", k->english);
		ok(told_sound(c), "%s: cells stand on their words",
		    k->language);
	}
	test_several(a);
	test_three(a);
	arena_free(a);
	return tap_done();
}
