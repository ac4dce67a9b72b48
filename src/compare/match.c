#include <math.h>

#include "src/base/vec.h"
#include "src/compare/features.h"

/*
 * Links and partners from the scores of all pairs.
 *
 * A pair that shares a run of eight words, or of six that both quote, is
 * taken for linked whatever its score (85 of 86 such pairs are).
 *
 * Stage 2 looks at a pair's place in the table of its two articles: what
 * share it has of its row's and its column's probability (a paragraph
 * seldom has two partners), and how likely its neighbours are (articles
 * often tell things in one order).  Of the fifty features ALGORITHMS
 * lists for it these gain what is to be gained.  Weights and limits are
 * fitted by tests/bench/train_links.py; with one event left out at a time
 * the best partner is right in .83 of cases, and the logit is calibrated:
 * of pairs with .9 and more 91 % are right, .7-.9 81 %, .5-.7 58 %,
 * .3-.5 47 %, .2-.3 27 %.
 */

#define VERBATIM 2.0F
/* From here on (p > .3) a pair is linked, and a partner shown. */
#define LINKED (-0.8F)
/* Worse than this is no candidate. */
#define CANDIDATE (-6.0F)

static const struct {
	double bias, score, share, beside, diagonal;
} S2 = {
	.bias = -1.0330,
	.score = 0.8204,   /* of stage 1 */
	.share = 0.8826,   /* of the row's and of the column's sum */
	.beside = 0.3878,  /* the best beside it, and above or below it */
	.diagonal = 0.6958, /* the best before or after it in both */
};

static double
probability(double s)
{
	return 1 / (1 + exp(-s));
}

static void
raise_verbatim(float *s, const bool *verbatim, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (verbatim[i])
			s[i] = MAX(s[i], VERBATIM + s[i] / 100);
}

/* The sums over each article's columns, a row for each unit. */
static double *
sum_rows(struct arena *a, const struct units *u, const float *p,
    size_t narticles)
{
	double *sums = ARENA_ARRAY(a, double, u->n * narticles);

	for (size_t i = 0; i < u->n; i++)
		for (size_t k = 0; k < u->n; k++)
			sums[i * narticles + u->at[k].at.article] +=
			    (double)p[i * u->n + k];
	return sums;
}

/* Probabilities around the pair (i, k). */
static double
beside_and_diagonal(const struct units *u, const float *p, size_t i, size_t k)
{
	size_t n = u->n;
	bool up = u->at[i].i > 0, left = u->at[k].i > 0;
	bool down = u->at[i].i + 1 < u->at[i].of;
	bool right = u->at[k].i + 1 < u->at[k].of;
	const float *row = p + i * n + k;
	float above = up ? row[-(ptrdiff_t)n] : 0;
	float below = down ? row[n] : 0;
	float before = left ? row[-1] : 0, after = right ? row[1] : 0;
	float first = up && left ? row[-(ptrdiff_t)n - 1] : 0;
	float last = down && right ? row[n + 1] : 0;

	return S2.beside * (double)(MAX(above, below) + MAX(before, after)) +
	    S2.diagonal * (double)MAX(first, last);
}

static float *
second_stage(struct arena *a, const struct units *u, const float *s,
    size_t narticles)
{
	size_t n = u->n;
	float *p = ARENA_ARRAY(a, float, n * n);
	float *out = arena_alloc(a, n * n * sizeof(*out));
	double *sums;

	for (size_t i = 0; i < n * n; i++)
		if (s[i] > SCORE_NONE)
			p[i] = (float)probability((double)s[i]);
	sums = sum_rows(a, u, p, narticles);
	for (size_t i = 0; i < n; i++) {
		size_t article = u->at[i].at.article;

		for (size_t k = 0; k < n; k++) {
			size_t other = u->at[k].at.article, at = i * n + k;
			double x = (double)p[at];

			out[at] = SCORE_NONE;
			if (s[at] <= SCORE_NONE)
				continue;
			x = x / sums[i * narticles + other] +
			    x / sums[k * narticles + article];
			out[at] = (float)(S2.bias +
			    S2.score * (double)s[at] + S2.share * x +
			    beside_and_diagonal(u, p, i, k));
		}
	}
	return out;
}

static void
find_links(struct arena *a, const struct units *u, const float *s,
    struct comparison *c)
{
	VEC(struct link) links = {0};

	for (size_t i = 0; i < u->n; i++) {
		for (size_t k = u->first[u->at[i].at.article + 1]; k < u->n;
		    k++) {
			if (s[i * u->n + k] < LINKED)
				continue;
			*vec_add(a, &links) = (struct link){
				.from = u->at[i].at,
				.to = u->at[k].at,
				.score = probability((double)s[i * u->n + k]),
			};
		}
	}
	c->links = links.at;
	c->nlinks = links.n;
}

/* The best two of the units [from, to) for one row; -1 when none. */
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
			p->score = probability((double)row[best[0]]);
			p->shown = row[best[0]] >= LINKED;
			if (best[1] < 0)
				continue;
			p->second = (int32_t)u->at[best[1]].at.para;
			p->second_score = probability((double)row[best[1]]);
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
	float *s = features_score(scratch, u, &verbatim, NULL);

	raise_verbatim(s, verbatim, u->n * u->n);
	s = second_stage(scratch, u, s, an->narticles);
	raise_verbatim(s, verbatim, u->n * u->n);
	find_links(a, u, s, c);
	find_partners(a, u, s, c);
	arena_free(scratch);
}
