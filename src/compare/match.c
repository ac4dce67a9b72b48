#include <math.h>

#include "src/base/sort.h"
#include "src/base/vec.h"
#include "src/compare/features.h"

/*
 * Links and partners from the scores of all pairs.
 *
 * A pair that shares a run of eight words, or of six that both quote, is
 * taken for linked whatever its score (85 of 86 such pairs are).
 *
 * Stage 2 looks at a pair's place in the table of its two articles: how
 * many others are better in its row or column (a paragraph seldom has two
 * partners), and how likely its neighbours are (articles often tell
 * things in one order); and whether both are like one paragraph of a
 * third article.  Of some fifty features tried for it these gain
 * what is to be gained.  Weights, limits and the table that makes a logit
 * a probability are fitted by tests/bench/train_links.py, which also
 * prints how right they are with one event left out at a time.
 */

#define VERBATIM 2.0F
/* From here on a pair is linked, and a partner shown. */
#define LINKED (-0.7F)
/* Worse than this is no candidate. */
#define CANDIDATE (-6.0F)

static const struct {
	double bias, score, beside, corner, diagonal, third, rank;
} S2 = {
	.bias = -0.4634,
	.score = 0.7821,    /* of stage 1 */
	.beside = 0.7996,   /* the best beside it, and above or below it */
	.corner = -1.8584,	    /* the lesser of these two */
	.diagonal = 0.3961, /* the best before or after it in both */
	.third = 1.7411,	    /* the best way over a third article */
	.rank = -0.3886,	    /* ln(1 + n): others better in row or column */
};
/* Less likely pairs support none of third articles; and what is like more
 * than MOST_LIKE others supports nothing. */
#define SUPPORT .05F
#define MOST_LIKE 256
/* Up to here paragraphs of an article are ranked by counting. */
#define MOST_COUNTED 64
#define BLOCK 16

/* How often the best candidate of a paragraph is right, by its score. */
#define FIRST_KNOT (-4)
static const double calibrated[] = {
	.013, .053, .085, .295, .611, .792, .864, .887, .985};

static double
logistic(double s)
{
	return 1 / (1 + exp(-s));
}

/* From knot to knot in straight lines. */
static double
probability(double s)
{
	double x = MIN(MAX(s - FIRST_KNOT, 0), ARRAY_LEN(calibrated) - 1);
	size_t n = MIN((size_t)x, ARRAY_LEN(calibrated) - 2);
	double part = x - (double)n;

	return calibrated[n] * (1 - part) + calibrated[n + 1] * part;
}

static void
raise_verbatim(float *s, const bool *verbatim, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (verbatim[i])
			s[i] = MAX(s[i], VERBATIM + s[i] / 100);
}

/* A number that is the greater the less 'x' is. */
static uint32_t
descending(float x)
{
	uint32_t bits;

	memcpy(&bits, &x, sizeof(bits));
	return bits & UINT32_C(1) << 31 ? bits : ~bits & INT32_MAX;
}

/* How many of the n scores are better than each. */
static void
rank_sorted(const float *s, size_t n, uint64_t *order, uint16_t *rank)
{
	uint16_t better = 0;

	for (size_t k = 0; k < n; k++)
		order[k] = (uint64_t)descending(s[k]) << 32 | k;
	sort_u64(order, n);
	for (size_t k = 0; k < n; k++) {
		if (k > 0 && order[k] >> 32 != order[k - 1] >> 32)
			better = (uint16_t)k;
		rank[(uint32_t)order[k]] = better;
	}
}

/* The same for the few paragraphs of most articles: all are compared with
 * all, by blocks that the compiler turns into vectors. */
static void
rank_counted(const float *s, size_t n, uint16_t *rank)
{
	float all[MOST_COUNTED];

	for (size_t k = 0; k < MOST_COUNTED; k++)
		all[k] = k < n ? s[k] : -INFINITY;
	for (size_t i = 0; i < n; i++) {
		int better = 0;

		for (size_t k = 0; k < n; k += BLOCK)
			for (size_t b = 0; b < BLOCK; b++)
				better += all[k + b] > all[i];
		rank[i] = (uint16_t)better;
	}
}

/* rank[i * n + k]: how many units of k's article have a better score with
 * i than k has. */
static uint16_t *
rank_rows(struct arena *a, const struct units *u, const float *s,
    size_t narticles)
{
	uint16_t *rank = ARENA_ARRAY(a, uint16_t, u->n * u->n);
	uint64_t *order = ARENA_ARRAY(a, uint64_t, u->n);

	for (size_t at = 0; at < u->n * narticles; at++) {
		size_t i = at / narticles, from = u->first[at % narticles];
		size_t n = u->first[at % narticles + 1] - from;
		size_t to = i * u->n + from;

		if (n <= MOST_COUNTED)
			rank_counted(s + to, n, rank + to);
		else
			rank_sorted(s + to, n, order, rank + to);
	}
	return rank;
}

/* The scores of stage 1 as probabilities. */
static float *
likelihoods(struct arena *a, const struct units *u, const float *s)
{
	size_t n = u->n;
	float *p = ARENA_ARRAY(a, float, n * n);

	for (size_t i = 0; i < n; i++)
		for (size_t k = u->first[u->at[i].at.article + 1]; k < n; k++)
			if (s[i * n + k] > SCORE_NONE)
				p[i * n + k] = p[k * n + i] =
				    (float)logistic((double)s[i * n + k]);
	return p;
}

/* By unit, those it is like. */
struct likes {
	size_t *first; /* n + 1 */
	VEC(struct like {
		uint32_t unit;
		float p;
	}) all;
};

static struct likes
find_likes(struct arena *a, const struct units *u, const float *p)
{
	struct likes l = {.first = ARENA_ARRAY(a, size_t, u->n + 1)};

	for (size_t r = 0; r < u->n; r++) {
		const float *row = p + r * u->n;
		size_t k = 0;

		l.first[r] = l.all.n;
		for (; k < u->n && l.all.n - l.first[r] < MOST_LIKE; k++)
			if (row[k] >= SUPPORT)
				*vec_add(a, &l.all) = (struct like){
					(uint32_t)k, row[k]};
		if (k < u->n)
			l.all.n = l.first[r];
	}
	l.first[u->n] = l.all.n;
	return l;
}

/* The best way over a unit of a third article to each of the units from
 * 'next' on, for the unit with this row of likelihoods. */
static void
find_support(const struct likes *l, const float *row, size_t next, size_t n,
    float *support)
{
	memset(support, 0, n * sizeof(*support));
	for (size_t r = 0; r < n; r++) {
		if (row[r] < SUPPORT)
			continue;
		for (size_t x = l->first[r]; x < l->first[r + 1]; x++) {
			const struct like *to = &l->all.at[x];

			if (to->unit >= next)
				support[to->unit] = MAX(support[to->unit],
				    row[r] * to->p);
		}
	}
}

/* What the likelihoods around the pair (i, k) say. */
static double
surroundings(const struct units *u, const float *p, size_t i, size_t k)
{
	size_t n = u->n;
	bool up = u->at[i].i > 0, left = u->at[k].i > 0;
	bool down = u->at[i].i + 1 < u->at[i].of;
	bool right = u->at[k].i + 1 < u->at[k].of;
	const float *at = p + i * n + k;
	float above = up ? at[-(ptrdiff_t)n] : 0;
	float below = down ? at[n] : 0;
	float before = left ? at[-1] : 0, after = right ? at[1] : 0;
	float first = up && left ? at[-(ptrdiff_t)n - 1] : 0;
	float last = down && right ? at[n + 1] : 0;
	float column = MAX(above, below), row = MAX(before, after);

	return S2.beside * (double)(column + row) +
	    S2.corner * (double)MIN(column, row) +
	    S2.diagonal * (double)MAX(first, last);
}

/* Makes the scores of stage 1 those of stage 2. */
static void
second_stage(struct arena *a, const struct units *u, float *s,
    size_t narticles)
{
	size_t n = u->n;
	const float *p = likelihoods(a, u, s);
	const uint16_t *rank = rank_rows(a, u, s, narticles);
	const struct likes likes = find_likes(a, u, p);
	float *support = ARENA_ARRAY(a, float, n);
	double *log_rank = ARENA_ARRAY(a, double, n + 1);

	for (size_t i = 0; i <= n; i++)
		log_rank[i] = log1p((double)i);
	for (size_t i = 0; i < n; i++) {
		size_t next = u->first[u->at[i].at.article + 1];

		find_support(&likes, p + i * n, next, n, support);
		for (size_t k = next; k < n; k++) {
			size_t at = i * n + k, mirror = k * n + i;

			if (s[at] <= SCORE_NONE)
				continue;
			s[at] = s[mirror] = (float)(S2.bias +
			    S2.score * (double)s[at] +
			    surroundings(u, p, i, k) +
			    S2.third * (double)support[k] +
			    S2.rank * log_rank[MAX(rank[at], rank[mirror])]);
		}
	}
}

/* A score that no pair of texts reaches, by far. */
#define DECIDED 100.0F

static size_t
unit_at(const struct units *u, struct place p)
{
	for (size_t i = u->first[p.article]; i < u->first[p.article + 1]; i++)
		if (u->at[i].at.para == p.para)
			return i;
	return u->n;
}

/* What a reader decided overrules the scores. */
static void
apply_ties(const struct units *u, const struct comparison *c, float *s)
{
	for (size_t i = 0; i < c->nties; i++) {
		size_t x = unit_at(u, c->ties[i].x);
		size_t y = unit_at(u, c->ties[i].y);
		float score = c->ties[i].together ? DECIDED : -DECIDED;

		if (x < u->n && y < u->n)
			s[x * u->n + y] = s[y * u->n + x] = score;
	}
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
	struct arena *scratch;
	struct units *u;
	bool *verbatim;
	float *s;

	/* One text has no partners. */
	if (an->narticles < 2)
		return;
	scratch = arena_new();
	u = units_new(scratch, an);
	s = features_score(scratch, u, &verbatim, NULL);
	raise_verbatim(s, verbatim, u->n * u->n);
	second_stage(scratch, u, s, an->narticles);
	raise_verbatim(s, verbatim, u->n * u->n);
	apply_ties(u, c, s);
	find_links(a, u, s, c);
	find_partners(a, u, s, c);
	arena_free(scratch);
}
