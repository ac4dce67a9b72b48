/* What a later version says in other words. */
#include "tests/unit/told.h"

#define REST "\nThe hall had stood empty since the spring, the mayor of Orsa " \
	     "told the council."

struct edit_case {
	const char *older, *paras;
	const char *want; /* "is <- was", or "" for no edit */
};

static const struct edit_case cases[] = {
    {"A fire destroyed the ferry hall on Friday, and police suspect arson."
	REST, "A fire destroyed the ferry hall on Friday, and police suspect "
	"negligence." REST, "negligence <- arson"},
    {"The council demolished the old ferry hall after the fire." REST,
	"The council sold the old ferry hall after the fire." REST,
	"sold <- demolished"},
    {"The owner had insured the old ferry hall in the harbour." REST,
	"The owner had not insured the old ferry hall in the harbour." REST,
	"had not insured <- had insured"},
    /* Cut, filled up, spelt otherwise, with other small words. */
    {"A fire destroyed the large ferry hall in the harbour on Friday." REST,
	"A fire destroyed the ferry hall in the harbour on Friday." REST, ""},
    {"A fire destroyed the ferry hall of the owner Adil Renn." REST,
	"A fire destroyed the ferry hall of the owner Adel Renn." REST, ""},
    {"A fire destroyed the ferry hall in the harbour by the bridge." REST,
	"A fire destroyed a ferry hall at the harbour near the bridge." REST,
	""},
    /* Written anew. */
    {"A fire destroyed the ferry hall, which belonged to a bakery." REST,
	"Flames ate the ferry hall, whose owners baked bread nearby." REST, ""},
    /* A figure and a quotation are facts of their own. */
    {"A fire destroyed the ferry hall and killed 41 people there." REST,
	"A fire destroyed the ferry hall and killed 43 people there." REST,
	""},
    {"\"We never checked the sprinklers of the hall,\" said the owner." REST,
	"\"We seldom checked the sprinklers of the hall,\" said the owner."
	REST, ""},
    {"A fire destroyed the ferry hall on Friday." REST,
	"A fire destroyed the ferry hall on Friday." REST, ""},
};

static struct str
edits_of(struct arena *a, const struct comparison *c)
{
	struct str out = STR("");

	for (size_t i = 0; i < c->nfacts; i++) {
		const struct fact *f = &c->facts[i];

		if (f->kind != FACT_EDIT)
			continue;
		out = arena_printf(a, "%.*s%s%.*s <- %.*s", STR_ARG(out),
		    out.n ? "; " : "", STR_ARG(f->cells[0].text),
		    STR_ARG(f->cells[1].text));
		ok(f->verdict == VERDICT_UPDATED && !fact_loud(f) &&
			f->cells[0].para >= 0 && f->cells[1].para < 0,
		    "a later version has it, and contradicts nobody");
	}
	return out;
}

static struct comparison *
changed(struct arena *a, const char *older, const char *paras)
{
	struct told t[] = {
	    {.outlet = "A", .paras = paras, .older = older},
	    {.outlet = "B", .paras = "A choir sang in the mill of Kela."},
	};

	return told_compare(a, t, 2);
}

/* Less than what is left out, and far less than a conflict. */
static void
test_severity(struct arena *a)
{
	struct comparison *c = changed(a, cases[0].older, cases[0].paras);

	for (size_t i = 0; i < c->nfacts; i++)
		if (c->facts[i].kind == FACT_EDIT)
			ok(c->facts[i].severity > 1 &&
				c->facts[i].severity < 2.1,
			    "an edit weighs less than an omission");
}

static void
test_most(struct arena *a)
{
	struct str older = STR(""), now = STR("");
	struct comparison *c;
	size_t n = 0;

	for (int i = 0; i < 20; i++) {
		char x = (char)('a' + i);

		older = arena_printf(a, "%.*sThe zor%cal of bel%cur "
		    "demolished mit%con and far%cus.\n", STR_ARG(older), x, x,
		    x, x);
		now = arena_printf(a, "%.*sThe zor%cal of bel%cur restored "
		    "mit%con and far%cus.\n", STR_ARG(now), x, x, x, x);
	}
	c = changed(a, older.s, now.s);
	for (size_t i = 0; i < c->nfacts; i++)
		n += c->facts[i].kind == FACT_EDIT;
	is_int(n, 8, "not each of twenty");
}

int
main(void)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		is_c(edits_of(a, changed(a, cases[i].older, cases[i].paras)),
		    cases[i].want, "edit %zu", i);
	test_severity(a);
	test_most(a);
	arena_free(a);
	return tap_done();
}
