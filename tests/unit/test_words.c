#include "src/text/words.h"
#include "tests/tap.h"

/* The words of a text with a letter for the kind: "L:Prime N:12". */
static struct str
split(struct arena *a, const char *text)
{
	static const char kinds[] = "LANPD";
	struct str s = str_c(text), out = STR("");
	struct words w = words_split(a, s);

	for (size_t i = 0; i < w.n; i++)
		out = arena_printf(a, "%.*s%s%c:%.*s", STR_ARG(out),
		    i ? " " : "", kinds[w.at[i].kind],
		    STR_ARG(str_sub(s, w.at[i].start, w.at[i].end)));
	return out;
}

static void
test_kinds(struct arena *a)
{
	is_c(split(a, ""), "", "nothing");
	is_c(split(a, " \n-- !?"), "", "no words");
	is_c(split(a, "The mid-size town, again."),
	    "L:The L:mid L:size L:town L:again", "hyphens split");
	is_c(split(a, "a U.S. ship at 4 p.m."),
	    "L:a A:U.S. L:ship L:at N:4 A:p.m.", "dotted abbreviations");
	is_c(split(a, "J. Roe of U.K."), "L:J L:Roe L:of A:U.K.",
	    "one letter and a stop is no abbreviation");
	is_c(split(a, "$12.5 and 1,250, 6.8."), "N:$12.5 L:and N:1,250 N:6.8",
	    "numbers keep inner points and commas");
	is_c(split(a, "$ and 2.000.000"), "L:and N:2.000.000",
	    "a lone dollar is nothing, points may group");
	is_c(split(a, "7% of 3rd"), "N:7 P:% L:of N:3 L:rd",
	    "percent, ordinals");
	is_c(split(a, "don't, O’Hara's 'so'"), "L:don't L:O’Hara L:s L:so",
	    "one suffix behind an apostrophe of either kind");
	is_c(split(a, "what the f***ing s***"), "L:what L:the L:f***ing L:s***",
	    "asterisks inside words");
	is_c(split(a, "Ärger in Łódź, Москва"), "L:Ärger L:in L:Łódź L:Москва",
	    "letters of other alphabets");
}

static void
test_solid(struct arena *a)
{
	is_c(split(a, "北京市"), "D:北京 D:京市", "pairs overlap");
	is_c(split(a, "京"), "D:京", "one alone stands alone");
	is_c(split(a, "在Oslo会"), "D:在 L:Oslo D:会", "scripts mixed");
}

static void
test_case(struct arena *a)
{
	struct words w = words_split(a, STR("US Us us I U.N. Élan ÉLAN"));

	is_int(w.n, 7, "seven words");
	ok(w.at[0].upper && w.at[0].capital, "US is upper");
	ok(!w.at[1].upper && w.at[1].capital, "Us is capital");
	ok(!w.at[2].upper && !w.at[2].capital, "us is neither");
	ok(!w.at[3].upper && w.at[3].capital, "one letter is not upper");
	ok(w.at[4].upper, "U.N. is upper");
	ok(!w.at[5].upper && w.at[5].capital, "Élan is capital");
	ok(w.at[6].upper, "ÉLAN is upper");
}

static void
test_bad_bytes(struct arena *a)
{
	struct words w = words_split(a, (struct str){"a\xff\xe2\x80", 4});

	is_int(w.n, 1, "bytes that are no UTF-8 separate");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_kinds(a);
	test_solid(a);
	test_case(a);
	test_bad_bytes(a);
	arena_free(a);
	return tap_done();
}
