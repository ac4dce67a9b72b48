#include "src/compare/mutual.h"

/*
 * A paragraph competes with the others of its article for a partner, but
 * a long one tells several things, and each may have its own partner.  So
 * the competition is between sentences.
 *
 * The likeness of two sentences is the fourth power of the cosine of all
 * their words, function words too (weights: units.h); the power lets the
 * best of a row stand out.  A sentence's share in another article is its
 * likeness with one sentence there over the sum with all of them.  Two
 * paragraphs have the largest product of the shares, from either side, of
 * any pair of their sentences.  No weight is fitted here; of all features
 * this one gains most (tests/bench/train_links.py).
 *
 * The cosines are worked out twice, for the sums and for the shares:
 * keeping them would take memory by the square of the sentences.
 */

/* Of an event; what a unit has beyond its part of them goes with its last
 * one. */
#define MAX_SENTENCES 6000
#define UNIT_SENTENCES 40
/* As in features.c. */
#define MAX_POSTINGS 1000

struct sentences {
	const struct units *u;
	size_t n;
	uint32_t *unit, *article; /* by sentence */
	uint32_t *first;	  /* sentence of each article's; one more */
	struct postings words;
	float *row;   /* cosines of one sentence with later ones */
	double *sums; /* narticles * n: of likeness, with each article */
	size_t narticles;
};

static void
split_units(struct arena *a, struct sentences *s)
{
	const struct units *u = s->u;
	size_t each = MIN(UNIT_SENTENCES, MAX_SENTENCES / (u->n + 1) + 1);

	for (uint32_t i = 0; i < u->n; i++) {
		const struct para_info *p = u->at[i].p;
		size_t from = 0, to = 0;

		for (size_t k = 0; from < p->ntokens; k++, from = to) {
			while (to < p->ntokens && (k + 1 == each ||
			    p->tokens[to].sentence == p->tokens[from].sentence))
				to++;
			s->unit[s->n] = i;
			s->article[s->n] = u->at[i].at.article;
			units_post_words(a, u, p, from, to, (uint32_t)s->n,
			    &s->words);
			s->n++;
		}
	}
	for (size_t i = 0; i <= s->narticles; i++)
		s->first[i] = (uint32_t)s->n;
	for (size_t i = s->n; i-- > 0;)
		s->first[s->article[i]] = (uint32_t)i;
	/* An article without sentences begins where the next one does. */
	for (size_t i = s->narticles; i-- > 0;)
		s->first[i] = MIN(s->first[i], s->first[i + 1]);
}

/* The cosines of sentence i with those of later articles. */
static void
gather_row(struct sentences *s, size_t i)
{
	const struct postings *p = &s->words;
	size_t next = s->first[s->article[i] + 1];

	memset(s->row + next, 0, (s->n - next) * sizeof(*s->row));
	for (size_t k = p->by_unit[i]; k < p->by_unit[i + 1]; k++) {
		const struct posting *own = &p->list.at[k];
		size_t to = p->by_key[own->key + 1];

		if (to - p->by_key[own->key] > MAX_POSTINGS)
			continue;
		for (size_t at = own->after; at < to; at++)
			s->row[p->unit[at]] += own->x * p->x[at];
	}
}

static double
likeness(float cosine)
{
	double square = (double)cosine * (double)cosine;

	return square * square;
}

static void
sum_likeness(struct sentences *s)
{
	for (size_t i = 0; i < s->n; i++) {
		double *with = &s->sums[s->article[i] * s->n];

		gather_row(s, i);
		for (size_t b = s->article[i] + 1; b < s->narticles; b++) {
			double *sum = &s->sums[b * s->n + i];

			for (size_t k = s->first[b]; k < s->first[b + 1]; k++) {
				double x = likeness(s->row[k]);

				*sum += x;
				with[k] += x;
			}
		}
	}
}

static void
keep_best(struct sentences *s, float *shares)
{
	for (size_t i = 0; i < s->n; i++) {
		const double *with = &s->sums[s->article[i] * s->n];
		float *row = &shares[s->unit[i] * s->u->n];

		gather_row(s, i);
		for (size_t k = s->first[s->article[i] + 1]; k < s->n; k++) {
			double x = likeness(s->row[k]), sum;
			float *best = &row[s->unit[k]];

			if (x <= 0)
				continue;
			/* Most are far from the best: no need to divide. */
			sum = s->sums[s->article[k] * s->n + i];
			if (x * x < .999 * (double)*best * sum * with[k])
				continue;
			x = x / sum * (x / with[k]);
			*best = MAX(*best, (float)x);
		}
	}
}

float *
mutual_shares(struct arena *a, const struct units *u)
{
	float *shares = ARENA_ARRAY(a, float, u->n * u->n);
	struct arena *scratch = arena_new();
	struct sentences s = {.u = u};
	size_t most = 0;

	for (size_t i = 0; i < u->n; i++)
		most += MIN(u->at[i].p->nsentences + 1, UNIT_SENTENCES);
	s.narticles = u->n ? u->at[u->n - 1].at.article + 1U : 0;
	s.unit = ARENA_ARRAY(scratch, uint32_t, most);
	s.article = ARENA_ARRAY(scratch, uint32_t, most);
	s.first = ARENA_ARRAY(scratch, uint32_t, s.narticles + 1);
	postings_init(&s.words, scratch);
	split_units(scratch, &s);
	postings_finish(&s.words, s.article, s.n, u->nstems);
	s.row = ARENA_ARRAY(scratch, float, s.n);
	s.sums = ARENA_ARRAY(scratch, double, s.n * s.narticles);
	sum_likeness(&s);
	keep_best(&s, shares);
	arena_free(scratch);
	return shares;
}
