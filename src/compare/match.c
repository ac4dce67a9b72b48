#include <math.h>

#include "src/base/vec.h"
#include "src/compare/features.h"

/*
 * Links and partners from the scores of all pairs.
 *
 * A pair that shares a run of eight words, or of six that both quote, is
 * taken for linked whatever its score (85 of 86 such pairs are).
 */

#define VERBATIM 2.0F
#define LINK (-1.1F)
#define SHOWN (-1.0F)
/* Worse than this is no candidate. */
#define CANDIDATE (-6.0F)

static double
probability(double s)
{
	return 1 / (1 + exp(-s));
}

static void
find_links(struct arena *a, const struct units *u, const float *s,
    struct comparison *c)
{
	VEC(struct link) links = {0};

	for (size_t i = 0; i < u->n; i++) {
		for (size_t k = u->first[u->at[i].at.article + 1]; k < u->n;
		    k++) {
			if (s[i * u->n + k] < LINK)
				continue;
			*vec_add(a, &links) = (struct link){
				.from = u->at[i].at,
				.to = u->at[k].at,
				.score = probability(s[i * u->n + k]),
			};
		}
	}
	c->links = links.at;
	c->nlinks = links.n;
}

/* The best two of the units [from, to) for one row; NULL when none. */
static void
best_two(const float *row, size_t from, size_t to, int64_t best[2])
{
	best[0] = best[1] = -1;
	for (size_t k = from; k < to; k++) {
		if (row[k] < CANDIDATE)
			continue;
		if (best[0] < 0 || row[k] > row[best[0]]) {
			best[1] = best[0];
			best[0] = (int64_t)k;
		} else if (best[1] < 0 || row[k] > row[best[1]]) {
			best[1] = (int64_t)k;
		}
	}
}

static void
find_partners(struct arena *a, const struct units *u, const float *s,
    struct comparison *c)
{
	VEC(struct partner) partners = {0};

	for (size_t i = 0; i < u->n; i++) {
		const float *row = s + i * u->n;

		for (uint32_t other = 0; other < c->narticles; other++) {
			int64_t best[2];
			struct partner *p;

			if (other == u->at[i].at.article)
				continue;
			best_two(row, u->first[other], u->first[other + 1],
			    best);
			p = vec_add(a, &partners);
			*p = (struct partner){.of = u->at[i].at, .in = other,
				.para = -1, .second = -1};
			if (best[0] < 0)
				continue;
			p->para = (int32_t)u->at[best[0]].at.para;
			p->score = probability(row[best[0]]);
			p->shown = row[best[0]] >= SHOWN;
			if (best[1] >= 0)
				p->second = (int32_t)u->at[best[1]].at.para;
		}
	}
	c->partners = partners.at;
	c->npartners = partners.n;
}

void
match_run(struct arena *a, const struct analysis *an, struct comparison *c)
{
	struct arena *scratch = arena_new();
	struct units *u = units_new(scratch, an);
	bool *verbatim;
	float *s = features_score(scratch, u, &verbatim);

	for (size_t i = 0; i < u->n * u->n; i++)
		if (verbatim[i])
			s[i] = MAX(s[i], VERBATIM + s[i] / 100);
	find_links(a, u, s, c);
	find_partners(a, u, s, c);
	arena_free(scratch);
}
