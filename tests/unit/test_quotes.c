/* One statement in different words. */
#include "tests/unit/told.h"

#define REST "\nThe choir of Orsa sang for two hours in the market hall, and " \
	     "the bakers brought bread.\n" \
	     "Nobody had expected so many visitors from the valley."

struct quote_case {
	const char *a, *b;
	/* The cells of the first text, joined by "|", after the verdict; ""
	 * for no fact. */
	const char *want;
};

static const struct quote_case cases[] = {
    {"\"We heard voices under the school,\" the sergeant, Imre Vass, said.",
	"\"We heard voices below the school,\" said the sergeant, Imre Vass.",
	"QUOTE We heard voices under the school"},
    {"\"We heard voices under the school,\" the sergeant, Imre Vass, said.",
	"\"We heard voices under the school,\" said the sergeant, Imre Vass.",
	"AGREE We heard voices under the school"},
    /* Punctuation and contractions are no words. */
    {"\"They\xe2\x80\x99re singing in the market hall,\" the baker said.",
	"\"They are singing, in the market hall,\" the baker said.",
	"AGREE They\xe2\x80\x99re singing in the market hall"},
    {"\xe2\x80\x9cThe U.N. must decide about the bridge tomorrow,\xe2\x80\x9d "
	"the mayor said.",
	"\"The UN must decide about the bridge tomorrow,\" the mayor said.",
	"AGREE The U.N. must decide about the bridge tomorrow"},
    /* A cell keeps to the borders of its clauses. */
    {"\"I think, now the main thing for us is to mend the bridge,\" she "
	"said.",
	"\"I believe that now the main thing for us is to mend the bridge,\" "
	"she said.", "QUOTE I think"},
    /* Another tense is another word. */
    {"\"We hear voices under the school,\" the sergeant, Imre Vass, said.",
	"\"We heard voices under the school,\" said the sergeant, Imre Vass.",
	"QUOTE We hear voices under the school"},
    /* One ends where the other goes on with other words. */
    {"The mayor said the bridge was a \"magnet for foreign trade in these "
	"times.\"",
	"\"The bridge is a magnet for foreign trade, and it needs paint and "
	"iron,\" the mayor said.", "QUOTE magnet for foreign trade in these times"},
    /* Taken over from an agency, marks and all but for two words. */
    {"The council said \"the bridge over the Orsa will stay closed until the "
	"pillars are dry.\"",
	"The bridge across the Orsa will stay closed till the pillars are dry.",
	"QUOTE the bridge over the|closed until the pillars are dry"},
    /* An end that differs. */
    {"\"The work on the bridge is indeed coming to an end,\" he said.",
	"\"The work on the bridge is indeed wrapping up,\" he said.",
	"QUOTE indeed coming to an end"},
    /* A sentence cut short. */
    {"\"We will not pay for the broken bridge,\" the mayor said.",
	"\"We will not pay for the broken bridge of our neighbours,\" the "
	"mayor said.", "QUOTE bridge"},
    /* A fragment is no difference. */
    {"The mayor called the bridge \"a broken promise\" on Monday.",
	"\"It is a broken promise to every village of the valley,\" the "
	"mayor said of the bridge.", ""},
    /* Two statements. */
    {"\"We heard voices under the school,\" the sergeant, Imre Vass, said.",
	"\"The bread was gone by noon,\" said the baker, Orla Tamm.", ""},
    /* Of one person much is said; but a name may be all that is quoted. */
    {"\"I wish Orla Tamm had slept at home that night,\" the "
	"sergeant said.",
	"\"We heard how Orla Tamm called from below the broken "
	"school,\" the sergeant said.", ""},
    {"The sergeant spoke of \"Brave Orla Tamm\" under the school.",
	"Under the school the sergeant spoke of \"Brave Orla Tamm.\"",
	"AGREE Brave Orla Tamm"},
};

static struct str
quotes_of(struct arena *a, const struct comparison *c)
{
	struct str all = STR("");

	for (size_t i = 0; i < c->nfacts; i++) {
		const struct fact *f = &c->facts[i];
		bool first = true;

		if (f->kind != FACT_QUOTE)
			continue;
		all = arena_printf(a, "%.*s%s%s ", STR_ARG(all),
		    all.n ? "; " : "", verdict_word(f->verdict));
		for (size_t k = 0; k < f->ncells; k++) {
			if (f->cells[k].article != 0)
				continue;
			all = arena_printf(a, "%.*s%s%.*s", STR_ARG(all),
			    first ? "" : "|", STR_ARG(f->cells[k].text));
			first = false;
		}
	}
	return all;
}

static struct comparison *
quoted(struct arena *a, const char *x, const char *y)
{
	struct told t[] = {
	    {.outlet = "A", .paras = arena_printf(a, "%s" REST, x).s},
	    {.outlet = "B", .paras = arena_printf(a, "%s" REST, y).s},
	};

	return told_compare(a, t, 2);
}

/* How much it matters. */
struct graded {
	const char *a, *b;
	enum rewording want;
	const char *language;
};

static const struct graded grades[] = {
    {"\"The council never agreed to sell the old mill,\" the mayor said.",
	"\"The council agreed to sell the old mill,\" the mayor said.",
	REWORDING_SENSE, "en"},
    {"\"We did not agree to sell the old mill,\" the mayor said.",
	"\"We agreed to sell the old mill,\" the mayor said.",
	REWORDING_SENSE, "en"},
    {"\"We didn't agree to sell the old mill,\" the mayor said.",
	"\"We agreed to sell the old mill,\" the mayor said.",
	REWORDING_SENSE, "en"},
    {"\"The council can\xe2\x80\x99t sell the old mill,\" the mayor said.",
	"\"The council cannot sell the old mill,\" the mayor said.",
	REWORDING_TRIMMED, "en"},
    {"\"The mill is no toy to be sold at auction,\" the mayor said.",
	"\"The mill is not a toy to be sold at auction,\" the mayor said.",
	REWORDING_TRIMMED, "en"},
    {"\"Nine of the mills will be sold at auction,\" the mayor said.",
	"\"Five of the mills will be sold at auction,\" the mayor said.",
	REWORDING_SENSE, "en"},
    {"\"The council will restore the old mill by autumn,\" she said.",
	"\"The council will demolish the old mill by autumn,\" she said.",
	REWORDING_REPLACED, "en"},
    {"\"The council will close the old mill in autumn,\" she said.",
	"\"The council will close the old mill by autumn,\" she said.",
	REWORDING_TRIMMED, "en"},
    /* Left out by one: nothing is set against anything. */
    {"\"The council will close the old rotten mill by autumn,\" she said.",
	"\"The council will close the old mill by autumn,\" she said.",
	REWORDING_TRIMMED, "en"},
    {"\"We will not pay for the broken bridge,\" the mayor said.",
	"\"We will not pay for the broken bridge of our neighbours,\" the "
	"mayor said.", REWORDING_TRIMMED, "en"},
    /* A fragment begins behind the negation. */
    {"The mayor called the mill \"a seat at the table of the valley\" on "
	"Monday.",
	"\"It is not a seat at the table of the valley,\" the mayor said.",
	REWORDING_TRIMMED, "en"},
    {"\"We heard the brakes and then nothing but snow,\" the mayor said.",
	"\"We heard the brakes and then only snow,\" the mayor said.",
	REWORDING_FREE, "en"},
    /* The outlet's own words, its manners, its spelling. */
    {"\"They will sell the mill (of Orsa) by autumn,\" the mayor said.",
	"\"They will sell the mill (near Kela) by autumn,\" the mayor said.",
	REWORDING_TRIMMED, "en"},
    {"\"They will sell the d*** mill to the bakers,\" the mayor said.",
	"\"They will sell the damned mill to the bakers,\" the mayor said.",
	REWORDING_TRIMMED, "en"},
    {"\"They painted the Sarvan mill in brown colour,\" the mayor said.",
	"\"They painted the Serven mill in brown colour,\" the mayor said.",
	REWORDING_TRIMMED, "en"},
    /* Two translators. */
    {"\"We will build a new stone bridge over the river before winter and "
	"paint the old mill,\" Renn said.",
	"\"We will erect a new wooden bridge over the river before summer and "
	"whitewash the old mill,\" Renn said.", REWORDING_FREE, "en"},
    /* Without marks. */
    {"The council said \"the bridge over the Orsa will stay closed until the "
	"pillars are dry.\"",
	"The bridge across the Orsa will stay closed till the walls are dry.",
	REWORDING_TOLD, "en"},
    {"\"Wir haben dem Verkauf der alten M\xc3\xbchle nicht zugestimmt\", "
	"sagte Renn.",
	"\"Wir haben dem Verkauf der alten M\xc3\xbchle zugestimmt\", sagte "
	"Renn.", REWORDING_SENSE, "de"},
};

static void
test_grade(struct arena *a, const struct graded *g)
{
	struct told t[] = {
	    {.outlet = "A", .paras = g->a, .language = g->language},
	    {.outlet = "B", .paras = g->b, .language = g->language},
	};
	struct comparison *c = told_compare(a, t, 2);
	const struct fact *f = NULL;

	for (size_t i = 0; i < c->nfacts; i++)
		if (c->facts[i].verdict == VERDICT_QUOTE)
			f = &c->facts[i];
	ok(f != NULL, "differ: %s", g->b);
	if (f == NULL)
		return;
	is_int(f->rewording, g->want, "%s", g->b);
	ok((f->weights.verdict > .9) == (g->want >= REWORDING_REPLACED),
	    "what changes the sense weighs like a conflict");
}

static void
test_three(struct arena *a)
{
	struct told t[] = {
	    {.outlet = "A", .paras = "\"We heard voices under the school,\" "
				     "Imre Vass said." REST},
	    {.outlet = "B", .paras = "\"We heard voices. Under the school,\" "
				     "Imre Vass said." REST},
	    {.outlet = "C", .paras = "\"We could hear voices beneath the "
				     "school,\" Imre Vass said." REST},
	};
	struct comparison *c = told_compare(a, t, 3);
	const struct fact *f = NULL;
	unsigned quotes = 0;

	for (size_t i = 0; i < c->nfacts; i++) {
		if (c->facts[i].kind != FACT_QUOTE)
			continue;
		f = &c->facts[i];
		quotes++;
	}
	is_int(quotes, 1, "three wordings are one fact");
	if (f != NULL)
		is_int(f->verdict, VERDICT_QUOTE, "with the verdict QUOTE");
	ok(told_sound(c), "cells stand on their words");
}

static void
test_bad_input(struct arena *a)
{
	struct buf b;

	buf_init(&b, MiB);
	for (unsigned i = 0; i < 4000; i++)
		buf_printf(&b, "\"word%u said ", i % 7);
	ok(told_sound(quoted(a, buf_view(&b).s, buf_view(&b).s)),
	    "60 KB of quotation marks");
	ok(told_sound(quoted(a, "\"never closed", "\"never closed")),
	    "quotations that end nowhere");
	ok(told_sound(quoted(a, "\"\" \"\"\"", "\"")), "empty quotations");
	buf_free(&b);
}

/* Quoted by one, told by the other. */
static void
reported(struct arena *a)
{
	static const char quoted_by[] =
	    "\"We never checked the old sprinklers below the deck,\" the "
	    "captain said.";
	struct told t[] = {
	    {.outlet = "A", .paras = quoted_by},
	    {.outlet = "B",
		.paras = "The captain said they had never checked the old "
			 "sprinklers below the deck."},
	};
	const struct fact *f =
	    told_fact(told_compare(a, t, 2), "B",
		"never checked the old sprinklers below the deck");

	ok(f != NULL && f->verdict == VERDICT_QUOTE &&
		str_starts(f->why, STR("quoted by one")),
	    "reported speech against a quotation");
	t[1].paras = "The captain said: 'We never checked the old sprinklers "
		     "below the deck.'";
	f = told_fact(told_compare(a, t, 2), "B",
	    "never checked the old sprinklers below the deck");
	ok(f == NULL, "single marks quote too");
	t[1].paras = "They had never checked the old sprinklers below the deck.";
	f = told_fact(told_compare(a, t, 2), "B",
	    "never checked the old sprinklers below the deck");
	ok(f == NULL, "nobody says it");
	t[1].paras = "The captain said nothing of the old sprinklers.";
	f = told_fact(told_compare(a, t, 2), "B", "old sprinklers");
	ok(f == NULL, "too little of it");
}

/* What a later version of one article quotes otherwise. */
static void
versions(struct arena *a)
{
	struct told t[] = {
	    {.outlet = "A",
		.paras = "\"We seldom checked the old sprinklers,\" she said.",
		.older = "\"We never checked the old sprinklers,\" she said."},
	    {.outlet = "B", .paras = "A choir sang in the mill of Orsa."},
	};
	struct comparison *c = told_compare(a, t, 2);
	const struct fact *f = told_fact(c, "A",
	    "We seldom checked the old sprinklers");

	ok(f != NULL && f->verdict == VERDICT_UPDATED, "a quotation changed");
	ok(told_fact(c, "A", "We never checked the old sprinklers") == f,
	    "the older words beside");
	ok(told_sound(c), "cells stand on their words");
	t[0].older = "\"We seldom checked the old sprinklers,\" she said "
		     "on Monday.";
	c = told_compare(a, t, 2);
	ok(told_fact(c, "A", "We seldom checked the old sprinklers") == NULL,
	    "nothing changed");
	t[0].paras = "\"We heard a scream and then nothing,\" she said.";
	t[0].older = "\"We heard the brakes and then nothing,\" she said.";
	f = told_fact(told_compare(a, t, 2), "A",
	    "We heard a scream and then nothing");
	ok(f != NULL && f->verdict == VERDICT_UPDATED, "in common words");
}

int
main(void)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct comparison *c = quoted(a, cases[i].a, cases[i].b);

		is_c(quotes_of(a, c), cases[i].want, "%s", cases[i].b);
		ok(told_sound(c), "cells stand on their words");
	}
	for (size_t i = 0; i < ARRAY_LEN(grades); i++)
		test_grade(a, &grades[i]);
	test_three(a);
	test_bad_input(a);
	reported(a);
	versions(a);
	arena_free(a);
	return tap_done();
}
