#include "tests/unit/cluster_help.h"

static struct terms *terms;

/* An article of these paragraphs, NULL at the end. */
static struct article
text(struct arena *a, const char *title, const char *const *paras)
{
	struct article art = article_of(a, 1, str_c(title), STR("x"), 0);
	struct paragraph *p = ARENA_ARRAY(a, struct paragraph, 16);
	size_t n = 0;

	for (; paras[n]; n++)
		p[n].text = str_c(paras[n]);
	art.paras = p;
	art.nparas = n;
	return art;
}

static struct overlap
sampled(struct arena *a, const struct article *x, const struct article *y)
{
	const struct term_word *w;
	struct sketch kx, ky;

	terms_read(terms, a, x, TODAY, &kx, &w);
	terms_read(terms, a, y, TODAY, &ky, &w);
	return sketch_overlap(&kx, &ky);
}

static bool
is_copy(struct arena *a, struct article x, struct article y)
{
	return overlap_is_copy(sampled(a, &x, &y));
}

#define P1 "Fire broke out in the ferry terminal of Old Haven shortly " \
	"before midnight and spread to two sheds on the northern quay."
#define P2 "Some forty people were brought to safety by the harbour " \
	"police, who used the pilot boat and a borrowed fishing cutter."
#define P3 "The cause is not known yet, the fire service said, adding " \
	"that sprinklers in the waiting hall had been out of order since May."
#define P4 "Ferries to the outer islands will leave from the coal pier " \
	"until further notice, and tickets bought for Sunday stay valid."
#define QUOTE "\"We could see the flames from the bridge and nobody told " \
	"us which way to go, so we simply ran after the man with the lamp, " \
	"and he turned out to be a baker from the fifth street,\""

static const char *const wire[] = {P1, P2, P3, P4, NULL};

static void
test_copies(struct arena *a)
{
	static const char *const reordered[] = {P3, P1, P4, P2, NULL};
	static const char *const cut[] = {P1, P2, NULL};
	static const char *const edited[] = {
		"Fire broke out in the ferry terminal of Old Haven shortly "
		"before midnight and spread to three sheds on the quay.",
		P2, P3, "Ferries to the outer islands will leave from the "
		"coal pier for now.", NULL};
	static const char *const padded[] = {P1, P2, P3, P4,
		"Our own reporter adds that the terminal was to be torn down "
		"next spring, a plan the town council fought over for years.",
		"Neighbours remember the fire of the winter when the river "
		"froze, which took the old customs house and both cranes.",
		NULL};
	struct article w = text(a, "Fire in ferry terminal", wire);

	ok(is_copy(a, w, text(a, "Fire in ferry terminal", wire)),
	    "the same text");
	ok(is_copy(a, w, text(a, "Old Haven: quay ablaze", wire)),
	    "retitled");
	ok(is_copy(a, w, text(a, "Fire", reordered)), "reordered");
	ok(is_copy(a, w, text(a, "Fire", cut)), "cut to a half");
	ok(is_copy(a, w, text(a, "Fire", edited)), "lightly edited");
	ok(is_copy(a, w, text(a, "Fire", padded)), "padded");
}

static void
test_own_texts(struct arena *a)
{
	static const char *const one[] = {
		"Dozens fled when the terminal in Old Haven burned on "
		"Saturday, many of them over the railway bridge.",
		QUOTE " said Ada Brandt, who had waited for the last boat.",
		"The town opens its gymnasium to those who missed it.", NULL};
	static const char *const other[] = {
		"A night in the harbour: our reporter was on the quay as the "
		"roof of the waiting hall came down in a rain of sparks.",
		QUOTE " a passenger, Ada Brandt, told this newspaper.",
		"Insurers put the damage at three million crowns or more.",
		NULL};
	struct article w = text(a, "Fire in ferry terminal", wire);

	ok(!is_copy(a, text(a, "Flight", one), text(a, "Night", other)),
	    "a long quotation in both makes no copy");
	ok(!is_copy(a, w, text(a, "Flight", one)),
	    "two own texts of one event are no copies");
	ok(!is_copy(a, w, article_of(a, 2, STR("Fire in ferry terminal"),
	    STR("Old Haven."), 0)), "a text of two words copies nothing");
	ok(!is_copy(a, article_of(a, 1, STR("A"), STR_NONE, 0),
	    article_of(a, 2, STR("A"), STR_NONE, 0)),
	    "nor does a title alone");
}

static void
test_shares(struct arena *a)
{
	static const char *const half[] = {P1, P2,
		"Divers will look at the hull of the Halcyon on Monday, when "
		"the tide allows it and the insurers have arrived in town.",
		"Two of the pilots were praised by the mayor, who herself had "
		"been at the theatre and came to the quay in evening dress.",
		NULL};
	struct article w = text(a, "Fire", wire), h = text(a, "Fire", half);
	struct overlap o = copies_overlap(a, &w, &h);

	ok(o.of_a > .4 && o.of_a < .6 && o.of_b > .4 && o.of_b < .6,
	    "half of the words are half of the words (%.2f %.2f)", o.of_a,
	    o.of_b);
	o = copies_overlap(a, &w, &w);
	ok(o.of_a == 1 && o.of_b == 1, "all of the words are all");
	h = text(a, "Fire", half + 2);
	o = copies_overlap(a, &w, &h);
	ok(o.of_a == 0 && o.of_b == 0, "no run of five in common is none");
}

/* Long texts, where the sample is a small part. */
static void
test_samples(struct arena *a)
{
	struct str all = invent_text(a, 1, 1, 3000);
	struct str own = invent_text(a, 1, 2, 3000);
	size_t third = str_find(all, STR(". "), all.n / 3);
	struct article x = article_of(a, 1, STR_NONE, all, 0);
	struct article y = article_of(a, 2, STR_NONE, own, 0);
	struct article z = article_of(a, 3, STR_NONE,
	    str_sub(all, 0, third), 0);
	struct overlap o = sampled(a, &x, &z);

	ok(o.of_b > .9, "a third is found whole in its source (%.2f)",
	    o.of_b);
	ok(o.of_a > .15 && o.of_a < .5, "and is a third of it (%.2f)",
	    o.of_a);
	ok(!is_copy(a, x, y), "words in common in other orders are not runs");
}

int
main(void)
{
	struct arena *a = arena_new();

	terms = terms_new();
	test_copies(a);
	test_own_texts(a);
	test_shares(a);
	test_samples(a);
	terms_free(terms);
	arena_free(a);
	return tap_done();
}
