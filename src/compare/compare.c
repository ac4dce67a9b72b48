#include "src/compare/compare.h"

#include "src/compare/propositions.h"

static bool
stopped(const struct compare_options *o)
{
	return o->stop && atomic_load(o->stop);
}

struct comparison *
compare_run(struct arena *a, const struct article *const *articles, size_t n,
    const struct compare_options *o)
{
	struct comparison *c = ARENA_NEW(a, struct comparison);
	struct stemmers *own = o->stemmers ? NULL : stemmers_new();
	struct analysis *an;

	if (o->base >= n)
		bug("base %u of %zu articles", o->base, n);
	/* In the comparison's own arena: facts may point into it. */
	an = analysis_new(a, own ? own : o->stemmers, articles, n);
	c->articles = articles;
	c->narticles = n;
	c->base = o->base;
	c->ties = o->ties;
	c->nties = o->nties;
	if (!stopped(o))
		match_run(a, an, c);
	if (o->told && !stopped(o))
		told_run(a, an, c);
	if (o->facts && !stopped(o))
		facts_run(a, an, c, o->aliases);
	if (stopped(o))
		c = NULL;
	else
		rows_build(a, an, c);
	stemmers_free(own);
	return c;
}

void
compare_rebase(struct arena *a, struct comparison *c, uint32_t base)
{
	struct arena *scratch = arena_new();
	struct stemmers *stemmers = stemmers_new();
	struct analysis *an =
	    analysis_new(scratch, stemmers, c->articles, c->narticles);

	if (base >= c->narticles)
		bug("base %u of %zu articles", base, c->narticles);
	c->base = base;
	rows_build(a, an, c);
	stemmers_free(stemmers);
	arena_free(scratch);
}
