/* One name in two forms, one thing under two words. */
#include "tests/unit/told.h"

#define REST "\nThe choir of Orsa sang for two hours in the market hall, and " \
	     "the bakers brought bread."

struct name_case {
	const char *a, *b;
	const char *words; /* of the cell in the first text */
	const char *want;  /* its verdict; "" for no fact */
};

static const struct name_case cases[] = {
    {"The mayor, Adil Renn, spoke.", "Adel Renn, the mayor, spoke.",
	"Adil Renn", "SPELLING?"},
    {"Mayor Adil Renn spoke.", "The mayor, Adil Renn, spoke.", "Adil Renn",
	"AGREE"},
    /* Particles. */
    {"President Kadir Halim met them.", "President Kadir al-Halim met them.",
	"Kadir Halim", "SPELLING?"},
    {"They met Pieter van Meer.", "They met Pieter Meer.",
	"Pieter van Meer", "SPELLING?"},
    /* Diacritics alone are no difference. */
    {"They met Jos\xc3\xa9 Molina there.", "They met Jose Molina there.",
	"Jos\xc3\xa9 Molina", "AGREE"},
    /* A letter dropped, two swapped, two changed in a long name. */
    {"They met Vincente Roxo there.", "They met Vicente Roxo there.",
	"Vincente Roxo", "SPELLING?"},
    {"They met Orla Tamm there.", "They met Orla Tmam there.", "Orla Tamm",
	"SPELLING?"},
    {"They met Orla Mikhailov there.", "They met Orla Mihajlov there.",
	"Orla Mikhailov", "SPELLING?"},
    /* As transliterations differ, in two words too. */
    {"They met Qasem Sulemi there.", "They met Qassem Solemi there.",
	"Qasem Sulemi", "SPELLING?"},
    {"They met Muttal Qadhafar there.", "They met Muttal Gaddafar there.",
	"Muttal Qadhafar", "SPELLING?"},
    /* A surname alone, in paragraphs that tell the same. */
    {"Divers of the harbour police found Vittiello under the old ferry.",
	"Under the old ferry, divers of the harbour police found Vitiello.",
	"Vittiello", "SPELLING?"},
    /* The forms every reader takes for one. */
    {"They met Michael Parr there.", "They met Mike Parr there.",
	"Michael Parr", "AGREE"},
    {"They met Orla J. Tamm there.", "They met Orla Tamm there.",
	"Orla J. Tamm", "AGREE"},
    {"They met Orla Mette Tamm there.", "They met Orla Tamm there.",
	"Orla Mette Tamm", "AGREE"},
    {"They met G.K. Tamm there.", "They met GK Tamm there.", "G.K. Tamm",
	"AGREE"},
    {"They met Orla O'Dea there.", "They met Orla O\xe2\x80\x99""Dea there.",
	"Orla O'Dea", "AGREE"},
    {"They met Harbour Commissioner Orla Tamm.", "They met Orla Tamm.",
	"Orla Tamm", "AGREE"},
    /* Two names in one office. */
    {"The bridge was opened by Mayor Orla Tamm on the first morning.",
	"On the first morning Mayor Orla Renn opened the bridge.",
	"Orla Tamm", "CONFLICT"},
    {"The bridge was opened by Mayor Orla Tamm; Orla Renn sang.",
	"Mayor Orla Renn opened the bridge.", "Orla Tamm", ""},
    /* Not one name. */
    {"House Majority Leader Orla Tamm sang.",
	"House Minority Leader Imre Vass sang.", "House Majority", ""},
    {"They met Orla Marin there.", "They met Imre Moran there.",
	"Orla Marin", ""},
    {"They met Orla Tamm there.", "They met Orla Hamm there.", "Orla Tamm",
	""},
    {"They met Orla Tamm there.", "They met Imre Tamm there.", "Orla Tamm",
	""},
    {"They met Jon Pell there.", "They met Jan Pell there.", "Jon Pell", ""},
    {"They met Adil Renn and Adel Renn.", "They met Adel Renn.", "Adil Renn",
	""},
    /* Terms. */
    {"Fighters of Daesh fled.", "Fighters of the Islamic State fled.",
	"Daesh", "TERM"},
    {"Fighters of ISIS fled.", "Fighters of the Islamic State group fled.",
	"ISIS", "TERM"},
    {"Fighters of Daesh fled.", "Fighters of Daesh fled again.", "Daesh",
	""},
    {"Fighters of Daesh, or Islamic State, fled.",
	"Fighters of the Islamic State fled.", "Daesh", ""},
    {"A train to Kyiv was late.", "A train to Kiev was late.", "Kyiv",
	"TERM"},
};

/* A name in Cyrillic letters is the same name. */
static void
scripts(struct arena *a)
{
	struct told t[] = {
	    {.outlet = "A", .paras = "They met Taras Molin in the hall."},
	    {.outlet = "B",
		.paras = "В зале был Тарас Молин.",
		.language = "ru"},
	};
	struct comparison *c = told_compare(a, t, 2);

	is_c(told_words(a, told_fact(c, "B", "Тарас Молин")),
	    "AGREE Taras Molin", "Latin and Cyrillic letters");
	t[0].paras = "They met Dmitry Johnson in the hall.";
	t[1].paras = "Хор пел с Дмитрием Джонсоном.  Дмитрий Джонсон ушёл.";
	c = told_compare(a, t, 2);
	is_c(told_words(a, told_fact(c, "B", "Дмитрием Джонсоном")),
	    "AGREE Dmitry Johnson", "as each language hears and bends it");
	t[1].paras = "Хор пел с Денисом Джонсоном.";
	c = told_compare(a, t, 2);
	ok(told_fact(c, "B", "Денисом Джонсоном") == NULL, "another person");
}

/* What a later version of one article writes otherwise. */
static void
versions(struct arena *a)
{
	struct told t[] = {{.outlet = "A",
	    .paras = "They met Orla Tamm in the hall of the mill.",
	    .older = "They met Orla Thamm in the hall of the mill."}};
	struct told same[] = {{.outlet = "A",
	    .paras = "They met Orla Tamm in the hall of the mill today.",
	    .older = "They met Orla Tamm in the hall of the mill."}};
	struct comparison *c = told_compare(a, t, 1);

	is_c(told_words(a, told_fact(c, "A", "Orla Tamm")),
	    "UPDATED Orla Tamm", "a name is corrected");
	ok(told_fact(c, "A", "Orla Thamm") != NULL, "the older form beside");
	ok(told_sound(c), "cells stand on their words");
	c = told_compare(a, same, 1);
	ok(told_fact(c, "A", "Orla Tamm") == NULL, "nothing changed");
	t[0].paras = "The driver of the mill is being questioned in the hall.";
	t[0].older = "The driver of the mill, Orla Tamm, is being questioned "
		     "in the hall.";
	c = told_compare(a, t, 1);
	is_c(told_words(a, told_fact(c, "A", "Orla Tamm")),
	    "UPDATED Orla Tamm", "a name is left out of its paragraph");
	t[0].paras = "A choir sang for two hours and the bakers brought bread.";
	ok(told_fact(told_compare(a, t, 1), "A", "Orla Tamm") == NULL,
	    "the paragraph is gone, and the name with it");
}

/* One thing under two nouns. */
struct noun_case {
	const char *a, *b, *want;
};

static const struct noun_case nouns[] = {
    {"The council of Orsa passed a bill on the price of bread on Monday.",
	"The council of Orsa passed a resolution on the price of bread on "
	"Monday.", "TERM text of law, word"},
    /* The other text knows both words. */
    {"The council of Orsa passed a bill on the price of bread on Monday.",
	"The council of Orsa passed a resolution on the price of bread on "
	"Monday.  A bill on milk waits.", ""},
    /* Two things, and the words of somebody else. */
    {"The council of Orsa passed a bill and a resolution on the price of "
	"bread on Monday.",
	"The council of Orsa passed a measure on the price of bread on "
	"Monday.", ""},
    {"The council of Orsa passed a bill on the price of bread on Monday.",
	"The council of Orsa passed a \"resolution\" on the price of bread on "
	"Monday.", ""},
    /* Another sentence. */
    {"The council of Orsa passed a bill on the price of bread on Monday.",
	"A resolution of the choir asked for a warmer hall in the mill.", ""},
};

static void
test_nouns(struct arena *a, const struct noun_case *k)
{
	struct comparison *c = told_pair(a, k->a, k->b, REST);

	is_c(told_words(a, told_of_kind(c, FACT_NAME, "bill")), k->want,
	    "two nouns: %.60s", k->b);
	ok(told_sound(c), "cells stand on their words");
}

/* Words that WordNet knows, and ranks of one office. */
static void
test_kin(struct arena *a)
{
	struct comparison *c = told_pair(a,
	    "The ferrymen of Orsa began a manhunt on the northern bank.",
	    "The ferrymen of Orsa began a search on the northern bank.", REST);

	is_c(told_words(a, told_of_kind(c, FACT_NAME, "search")),
	    "TERM manhunt or search, word", "a manhunt is a search");
	c = told_pair(a,
	    "Imre Vass, then a deputy harbour master in Orsa, counted boats.",
	    "Imre Vass, then a harbour master in Orsa, counted the boats.",
	    REST);
	is_c(told_words(a, told_of_kind(c, FACT_NAME, "master")),
	    "TERM master, rank", "no deputy");
	ok(told_of_kind(c, FACT_NAME, "deputy harbour master") != NULL,
	    "the rank is in the cell");
	c = told_pair(a,
	    "Imre Vass, a friend of the deputy harbour master in Orsa, sang.",
	    "Imre Vass, the harbour master, greeted the deputy harbour "
	    "master in Orsa and sang.",
	    REST);
	is_c(told_words(a, told_of_kind(c, FACT_NAME, "master")), "",
	    "both have the deputy");
	ok(told_sound(c), "cells stand on their words");
}

int
main(void)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(nouns); i++)
		test_nouns(a, &nouns[i]);
	test_kin(a);

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct name_case *k = &cases[i];
		struct comparison *c = told_pair(a, k->a, k->b, REST);
		const struct fact *f = told_fact(c, "A", k->words);

		is_c(f ? str_c(verdict_word(f->verdict)) : STR(""), k->want,
		    "%s | %s", k->a, k->b);
		ok(told_sound(c), "cells stand on their words");
	}
	scripts(a);
	versions(a);
	arena_free(a);
	return tap_done();
}
