#include "src/compare/sentlinks.h"
#include "tests/tap.h"

static struct arena *a;
static const struct analysis *an;

static struct article
one_paragraph(const char *text)
{
	struct paragraph *p = ARENA_ARRAY(a, struct paragraph, 2);

	p[0] = (struct paragraph){str_c(text), PARA_BODY};
	p[1] = (struct paragraph){
		STR("A choir sang near the fish market at dawn."), PARA_BODY};
	return (struct article){.outlet = STR("Test"), .language = STR("en"),
		.paras = p, .nparas = 2};
}

/* The pairs as "0-1 2-0". */
static struct str
pairs(struct place p, struct place q)
{
	const struct sentence_link *links;
	size_t n = sentlinks_find(sentlinks_new(a, an), a, p, q,
	    &links);
	struct str out = STR("");

	for (size_t i = 0; i < n; i++)
		out = arena_printf(a, "%.*s%s%u-%u", STR_ARG(out), i ? " " : "",
		    links[i].from, links[i].to);
	return out;
}

int
main(void)
{
	struct stemmers *stemmers = stemmers_new();
	struct place p = {0, 0}, q = {1, 0}, choir = {0, 1};
	struct article list[2];
	const struct article *ptr[2] = {&list[0], &list[1]};

	a = arena_new();
	list[0] = one_paragraph(
	    "The ferry Ondine was towed out of the burning harbour. "
	    "Holm, the harbour master, ordered an inspection of the "
	    "sprinklers, and insurers put the damage at 30 million crowns. "
	    "Nobody knows yet what the owners will do.");
	list[1] = one_paragraph(
	    "Damage is put at 30 million crowns by insurers. "
	    "The sprinklers are to get an inspection, Holm ordered. "
	    "Tugs towed the ferry Ondine out.");
	an = analysis_new(a, stemmers, ptr, 2);
	is_c(pairs(p, q), "0-2 1-0 1-1",
	    "a sentence may tell what two others tell");
	is_c(pairs(q, p), "0-1 1-1 2-0", "the same the other way round");
	is_c(pairs(choir, q), "", "nothing in common");
	stemmers_free(stemmers);
	arena_free(a);
	return tap_done();
}
