/* Sentences that linked paragraphs both tell: which they are, what words
 * only one of them has, and where a long paragraph is cut for them. */
#include "src/compare/compare.h"
#include "tests/tap.h"

static struct arena *a;

/* The Post tells in one long paragraph what the wire tells in two short
 * ones, and a good deal more. */
#define LONG \
	"The ferry Ondine was towed out of the burning harbour on Friday. " \
	"Her passengers had been taken off by fishermen an hour before, and " \
	"most of them spent the night in the school of the old town, where " \
	"neighbours brought soup and blankets. " \
	"Insurers put the damage at 30 million crowns. " \
	"Nobody knows yet what the owners will do with a ship whose engines " \
	"no yard on this coast has ever repaired before."

static const struct paragraph post[] = {
	{{LONG, sizeof(LONG) - 1}, PARA_BODY},
	{{"A choir sang near the fish market at dawn.", 42}, PARA_BODY},
};
#define TOWED "Tugs have towed the ferry Ondine out of the burning harbour."
#define DAMAGE "Damage was put at forty million crowns by the insurers."
static const struct paragraph wire[] = {
	{{TOWED, sizeof(TOWED) - 1}, PARA_BODY},
	{{DAMAGE, sizeof(DAMAGE) - 1}, PARA_BODY},
};
static struct article articles[2] = {
	{.outlet = {"Harbor Post", 11}, .paras = post, .nparas = 2},
	{.outlet = {"Metro Wire", 10}, .paras = wire, .nparas = 2},
};
static const struct article *const list[] = {&articles[0], &articles[1]};

static const struct told_sentence *
told(const struct comparison *c, struct place of, struct place by)
{
	const struct told_sentence *t;
	size_t n = comparison_told(c, of, &t);

	for (size_t i = 0; i < n; i++)
		if (t[i].by.article == by.article && t[i].by.para == by.para)
			return &t[i];
	return NULL;
}

static struct str
cut(const struct told_sentence *t, struct byte_span s)
{
	return str_sub(list[t->of.article]->paras[t->of.para].text, s.start,
	    s.end);
}

static void
test_pairs(const struct comparison *c)
{
	struct place ship = {0, 0}, towed = {1, 0}, choir = {0, 1};
	const struct told_sentence *t = told(c, ship, towed), *back;

	ok(t && str_starts(cut(t, t->sentence), STR("The ferry Ondine")),
	    "the sentence that tells it");
	if (!t)
		return;
	back = told(c, towed, ship);
	ok(back && back->teller.start == t->sentence.start &&
	    back->teller.end == t->sentence.end, "the same the other way");
	is_int(t->nonly, 2, "two spans of words");
	is_str(cut(t, t->only[0]), STR("was"), "another verb form");
	is_str(cut(t, t->only[1]), STR("on Friday"), "the day");
	ok(!told(c, choir, towed), "the choir is told by nobody");
}

static void
test_parts(const struct comparison *c)
{
	static const uint32_t wire_only[] = {1}, nobody[] = {0};
	struct place ship = {0, 0}, towed = {1, 0};
	const struct told_part *p;
	struct str text = post[0].text;
	size_t n, row = 0;

	while (!row_cell_has(&c->rows[row].cells[0], 0))
		row++;
	n = comparison_parts(a, c, &c->rows[row], ship, wire_only, 1, &p);
	is_int(n, 4, "told, not told, told, not told");
	if (n != 4)
		return;
	ok(p[0].told && !p[1].told && p[2].told && !p[3].told, "in turns");
	ok(str_starts(str_sub(text, p[1].bytes.start, p[1].bytes.end),
	    STR("Her passengers")), "the rest begins with its sentence");
	is_int(text.s[p[1].bytes.end - 1], '.', "and ends with one");
	is_int(p[3].bytes.end, text.n, "nothing is lost");
	n = comparison_parts(a, c, &c->rows[row], ship, nobody, 1, &p);
	is_int(n, 0, "beside nobody nothing is cut");
	n = comparison_parts(a, c, &c->rows[row], towed, nobody, 1, &p);
	is_int(n, 0, "one sentence, all of it told, is whole");
	ok(comparison_long(text), "68 words are long");
	ok(!comparison_long(wire[0].text), "eleven are not");
}

int
main(void)
{
	struct compare_options o = {.told = true};
	const struct comparison *c;

	a = arena_new();
	c = compare_run(a, list, 2, &o);
	is_int(c->nlinks, 2, "both are linked to the long one");
	test_pairs(c);
	test_parts(c);
	o.told = false;
	is_int(compare_run(a, list, 2, &o)->ntold, 0, "only when asked for");
	arena_free(a);
	return tap_done();
}
