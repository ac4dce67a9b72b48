#include "src/compare/features.h"

#include <math.h>

/*
 * Stage 1: a logistic regression over 15 features of a pair of
 * paragraphs from two articles, fitted on 15 events whose pairs were
 * judged twice.  The strongest are the cosine with the neighbouring
 * paragraphs' stems taken in (ctx), and "anchors": words and pairs of
 * words that each of the two articles has in few paragraphs, n_A and n_B.
 *
 * What is a sum over shared stems or pairs of stems is gathered row by
 * row through postings, so the cost follows what is shared.  Sentences
 * and quotations are compared only where they could still lift the score
 * to where it matters.
 */

/* Keys that more paragraphs hold than this count for nothing: they would
 * weigh little and cost their square. */
#define MAX_POSTINGS 1000
/* Below this logit (p < .02) a pair's exact score does not matter. */
#define NEGLIGIBLE (-4.0)

/* Table S1 of ALGORITHMS part 2; all but the bias are for the square
 * root of the feature. */
static const struct {
	double bias, ctx, anch, sc_max, cos_e, samespk, spu, hasq, q_mass, sp,
	    diffspk, anr_max, leads, pmax, lsb, numw;
} S1 = {
	.bias = -7.0913,
	.ctx = 5.10058,	     /* cosine, neighbours' stems taken in */
	.anch = 0.66699,     /* sum of b/(n_A n_B) over shared stems */
	.sc_max = 1.48141,   /* best share of a sentence found again */
	.cos_e = 2.04191,    /* cosine of the stems, event weights */
	.samespk = 0.91952,  /* a common speaker */
	.spu = 0.61025,	     /* ln of the number of shared pairs */
	.hasq = -0.30938,    /* how many of the two quote */
	.q_mass = 0.46101,   /* weight of a quotation found again */
	.sp = 0.27822,	     /* ln of the anchor weight of shared pairs */
	.diffspk = -0.34018, /* speakers are known and differ */
	.anr_max = 0.93858,  /* anch as a share of what it could be */
	.leads = 0.96365,    /* both are among the first two */
	.pmax = -0.53044,    /* the later relative position */
	.lsb = 0.18468,	     /* as sp, for pairs of near words */
	.numw = 0.75591,     /* anch of numbers that are no years */
};

/* What one row has gathered about each later unit. */
struct sums {
	double cos, anch, num, ctx, near, wide;
	uint32_t npairs;
	bool verbatim;
};

struct scorer {
	const struct units *u;
	struct sums *row;
	/* By stem, of the unit of this row: in which of its sentences and
	 * quotations, as bits, and whether in any. */
	uint64_t *sentences, *quotes;
	bool *content;
};

/* By part of the row's unit. */
struct shares {
	double mass[UNIT_PARTS];
	uint32_t n[UNIT_PARTS];
};

/* The postings of the key of 'own' that lie in later articles: [from,
 * to) in p->sorted; false when there are none or too many. */
static bool
later(const struct units *u, const struct postings *p,
    const struct posting *own, size_t *from, size_t *to)
{
	uint32_t article = u->at[own->unit].at.article;

	*to = p->by_key[own->key + 1];
	*from = own->place + 1;
	if (*to - p->by_key[own->key] > MAX_POSTINGS)
		return false;
	while (*from < *to && p->sorted[*from].unit < u->first[article + 1])
		++*from;
	return *from < *to;
}

static void
gather_stems(struct scorer *sc, size_t unit)
{
	const struct units *u = sc->u;
	const struct postings *p = &u->stems;
	size_t from, to;

	for (size_t i = p->by_unit[unit]; i < p->by_unit[unit + 1]; i++) {
		const struct posting *own = &p->list.at[i];

		if (!later(u, p, own, &from, &to))
			continue;
		for (; from < to; from++) {
			const struct posting *other = &p->sorted[from];
			struct sums *s = &sc->row[other->unit];
			double anchor = u->b[own->key] /
			    ((double)own->n * other->n);

			s->cos += (double)own->x * other->x;
			s->anch += anchor;
			if (u->number[own->key])
				s->num += anchor;
		}
	}
	p = &u->context;
	for (size_t i = p->by_unit[unit]; i < p->by_unit[unit + 1]; i++) {
		const struct posting *own = &p->list.at[i];

		if (later(u, p, own, &from, &to))
			for (; from < to; from++)
				sc->row[p->sorted[from].unit].ctx +=
				    (double)own->x * p->sorted[from].x;
	}
}

static void
gather_pairs(struct scorer *sc, size_t unit)
{
	const struct units *u = sc->u;
	const struct postings *p = &u->pairs;
	size_t from, to;

	for (size_t i = p->by_unit[unit]; i < p->by_unit[unit + 1]; i++) {
		const struct posting *own = &p->list.at[i];

		if (!later(u, p, own, &from, &to))
			continue;
		for (; from < to; from++) {
			const struct posting *other = &p->sorted[from];
			struct sums *s = &sc->row[other->unit];

			s->npairs++;
			s->wide += u->pair_b[own->key] /
			    ((double)own->n * other->n);
			if (own->near && other->near)
				s->near += (double)own->x /
				    ((double)own->nnear * other->nnear);
		}
	}
	p = &u->runs;
	for (size_t i = p->by_unit[unit]; i < p->by_unit[unit + 1]; i++)
		if (later(u, p, &p->list.at[i], &from, &to))
			for (; from < to; from++)
				sc->row[p->sorted[from].unit].verbatim = true;
}

/* Says by stem in which parts of the row's unit it is. */
static void
mark_row(struct scorer *sc, const struct unit *p, bool on)
{
	for (size_t i = 0; i < p->content.n; i++)
		sc->content[p->content.at[i]] = on;
	for (size_t i = 0; i < p->nsentences; i++)
		for (size_t k = 0; k < p->sentences[i].n; k++)
			sc->sentences[p->sentences[i].at[k]] =
			    on ? sc->sentences[p->sentences[i].at[k]] |
				UINT64_C(1) << i : 0;
	for (size_t i = 0; i < p->nquotes; i++)
		for (size_t k = 0; k < p->quotes[i].n; k++)
			sc->quotes[p->quotes[i].at[k]] =
			    on ? sc->quotes[p->quotes[i].at[k]] |
				UINT64_C(1) << i : 0;
}

/* What a set shares with each of the row's parts: weights and numbers of
 * stems; the parts that share any, as bits. */
static uint64_t
share_parts(const struct units *u, const uint64_t *parts,
    const struct set *x, struct shares *to)
{
	uint64_t touched = 0;

	for (size_t i = 0; i < x->n; i++) {
		uint32_t w = x->at[i];

		for (uint64_t in = parts[w]; in; in &= in - 1) {
			int k = __builtin_ctzll(in);

			if (!(touched >> k & 1)) {
				touched |= UINT64_C(1) << k;
				to->mass[k] = 0;
				to->n[k] = 0;
			}
			to->mass[k] += u->m[w];
			to->n[k]++;
		}
	}
	return touched;
}

/* The largest share of a sentence of either side that one sentence of
 * the other holds; a single word counts half.  p is the row's. */
static double
best_sentence(const struct scorer *sc, const struct unit *p,
    const struct unit *q)
{
	struct shares s;
	double best = 0;

	for (size_t i = 0; i < q->nsentences; i++) {
		const struct set *x = &q->sentences[i];
		uint64_t in = share_parts(sc->u, sc->sentences, x, &s);

		for (; in; in &= in - 1) {
			int k = __builtin_ctzll(in);
			double z = s.n[k] == 1 ? s.mass[k] / 2 : s.mass[k];

			best = MAX(best, z / MIN(p->sentences[k].mass,
			    x->mass));
		}
	}
	return best;
}

/* The weight of the heaviest quotation of either that the other has more
 * than half of. */
static double
best_quote(const struct scorer *sc, const struct unit *p,
    const struct unit *q)
{
	const struct units *u = sc->u;
	struct shares s;
	uint64_t in = 0;
	double best = 0;

	if (p->nquotes)
		in = share_parts(u, sc->quotes, &q->content, &s);
	for (; in; in &= in - 1) {
		int k = __builtin_ctzll(in);

		if (s.n[k] >= 2 && s.mass[k] > p->quotes[k].mass / 2)
			best = MAX(best, s.mass[k]);
	}
	for (size_t i = 0; i < q->nquotes; i++) {
		const struct set *x = &q->quotes[i];
		double mass = 0;
		size_t n = 0;

		for (size_t k = 0; k < x->n; k++) {
			if (!sc->content[x->at[k]])
				continue;
			mass += u->m[x->at[k]];
			n++;
		}
		if (n >= 2 && mass > x->mass / 2)
			best = MAX(best, mass);
	}
	return best;
}

static bool
common_speaker(const struct para_info *p, const struct para_info *q)
{
	for (size_t i = 0; i < p->nspeakers; i++)
		for (size_t k = 0; k < q->nspeakers; k++)
			if (p->speakers[i] == q->speakers[k])
				return true;
	return false;
}

/* Everything but sentences and quotations' words. */
static double
partial_score(const struct unit *p, const struct unit *q,
    const struct sums *s)
{
	double least = MIN(p->anchors, q->anchors);
	double position = MAX((double)p->i / p->of, (double)q->i / q->of);
	double score = S1.bias;

	score += S1.ctx * sqrt(s->ctx) + S1.cos_e * sqrt(s->cos);
	score += S1.anch * sqrt(s->anch) + S1.numw * sqrt(s->num);
	if (least > 0)
		score += S1.anr_max * sqrt(s->anch / least);
	if (s->npairs) {
		score += S1.spu * sqrt(log1p(s->npairs));
		score += S1.sp * sqrt(log1p(s->wide));
		score += S1.lsb * sqrt(log1p(s->near));
	}
	if (p->p->nspeakers && q->p->nspeakers)
		score += common_speaker(p->p, q->p) ? S1.samespk : S1.diffspk;
	score += S1.hasq * sqrt((p->p->nquotes > 0) + (q->p->nquotes > 0));
	score += S1.pmax * sqrt(position);
	if (p->i <= 1 && q->i <= 1)
		score += S1.leads;
	return score;
}

static double
full_score(const struct scorer *sc, size_t i, size_t k)
{
	const struct unit *p = &sc->u->at[i], *q = &sc->u->at[k];
	const struct sums *s = &sc->row[k];
	double score = partial_score(p, q, s), most = 0;

	if (p->nquotes || q->nquotes)
		most = MIN(p->content.mass, q->content.mass);
	if (score + S1.sc_max + S1.q_mass * sqrt(most) < NEGLIGIBLE)
		return score;
	score += S1.sc_max * sqrt(best_sentence(sc, p, q));
	score += S1.q_mass * sqrt(best_quote(sc, p, q));
	return score;
}

float *
features_score(struct arena *a, const struct units *u, bool **verbatim)
{
	struct scorer sc = {.u = u,
	    .row = ARENA_ARRAY(a, struct sums, u->n),
	    .sentences = ARENA_ARRAY(a, uint64_t, u->nstems),
	    .quotes = ARENA_ARRAY(a, uint64_t, u->nstems),
	    .content = ARENA_ARRAY(a, bool, u->nstems)};
	float *scores = arena_alloc(a, u->n * u->n * sizeof(*scores));

	*verbatim = ARENA_ARRAY(a, bool, u->n * u->n);
	for (size_t i = 0; i < u->n * u->n; i++)
		scores[i] = SCORE_NONE;
	for (size_t i = 0; i < u->n; i++) {
		size_t next = u->first[u->at[i].at.article + 1];

		if (next == u->n)
			break;
		memset(sc.row + next, 0, (u->n - next) * sizeof(*sc.row));
		gather_stems(&sc, i);
		gather_pairs(&sc, i);
		mark_row(&sc, &u->at[i], true);
		for (size_t k = next; k < u->n; k++) {
			if (sc.row[k].ctx <= 0)
				continue;
			scores[i * u->n + k] = scores[k * u->n + i] =
			    (float)full_score(&sc, i, k);
			(*verbatim)[i * u->n + k] =
			    (*verbatim)[k * u->n + i] = sc.row[k].verbatim;
		}
		mark_row(&sc, &u->at[i], false);
	}
	return scores;
}
