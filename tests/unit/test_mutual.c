#include "src/compare/mutual.h"
#include "tests/tap.h"

static struct arena *a;

static struct article
article(const char *const *texts)
{
	struct paragraph *p;
	size_t n = 0;

	while (texts[n])
		n++;
	p = ARENA_ARRAY(a, struct paragraph, n);
	for (size_t i = 0; i < n; i++)
		p[i] = (struct paragraph){str_c(texts[i]), PARA_BODY};
	return (struct article){.outlet = STR("Test"), .language = STR("en"),
		.paras = p, .nparas = n};
}

/* One paragraph tells two things, the other article tells them apart. */
static const char *const together[] = {
	"The ferry was towed out of the basin before the flames reached her. "
	"Insurers put the damage at 30 million crowns.",
	"A choir sang near the fish market at dawn.",
	NULL,
};
static const char *const apart[] = {
	"Tugs towed the ferry out before the flames reached her.",
	"The damage is put at 30 million crowns by the insurers.",
	"Schools stay shut until the smoke has gone.",
	NULL,
};

int
main(void)
{
	struct stemmers *stemmers = stemmers_new();
	struct article list[2];
	const struct article *ptr[2] = {&list[0], &list[1]};
	const struct article *swapped[2] = {&list[1], &list[0]};
	const struct units *u;
	const float *x, *y;

	a = arena_new();
	list[0] = article(together);
	list[1] = article(apart);
	u = units_new(a, analysis_new(a, stemmers, ptr, 2));
	x = mutual_shares(a, u);
	ok(x[0 * 5 + 2] > .9F && x[0 * 5 + 3] > .9F,
	    "each sentence has its own partner");
	ok(x[0 * 5 + 4] < .1F && x[1 * 5 + 4] < .1F,
	    "what has nothing in common");
	ok(x[0 * 5 + 1] == 0 && x[2 * 5 + 3] == 0,
	    "no shares within an article");
	y = mutual_shares(a,
	    units_new(a, analysis_new(a, stemmers, swapped, 2)));
	ok(x[0 * 5 + 2] == y[0 * 5 + 3] && x[0 * 5 + 3] == y[1 * 5 + 3],
	    "to the last bit the same in the other order");
	stemmers_free(stemmers);
	arena_free(a);
	return tap_done();
}
