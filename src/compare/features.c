#include "src/compare/features.h"

#include <math.h>

#include "src/compare/mutual.h"

/*
 * Stage 1: a logistic regression over 15 features of a pair of
 * paragraphs from two articles.  The strongest are how far sentences of
 * the two are each other's best likeness (mutual.c), the cosines with
 * function words and with the neighbouring paragraphs' stems taken in,
 * "anchors", words that each of the two articles has in few paragraphs,
 * n_A and n_B, and common verbs (data/LL/verbs; a language without that
 * table does without).  The weights are fitted by tests/bench/train_links.py on
 * 15 events whose pairs were judged twice; it also says what each feature
 * gains.
 *
 * What is a sum over shared stems is gathered row by row through postings,
 * so the cost follows what is shared.  Quotations are compared only where
 * the score matters.
 */

/* Keys that more paragraphs hold than this count for nothing: they would
 * weigh little and cost their square. */
#define MAX_POSTINGS 1000
/* Below this logit (p < .02) a pair's exact score does not matter. */
#define NEGLIGIBLE (-4.0)

/* The weights are for the square roots of the features. */
#define BIAS (-6.5075)
#define FEATURES(_) \
	/* Cosine of the stems, the neighbours' taken in. */ \
	_(CONTEXT, "context", 7.6706) \
	/* Cosine of all words, function words too. */ \
	_(COSINE, "cosine", 7.1383) \
	/* Cosine of the verbs outside quotations: the same persons and \
	 * things are often told of, but not in the same act. */ \
	_(VERBS, "verbs", 1.0682) \
	/* Sum of b/(n_A n_B) over shared stems, and over those of them \
	 * that are no names: the same people often do other things. */ \
	_(ANCHORS, "anchors", 1.1340) \
	_(ACTS, "acts", 0.5443) \
	/* Anchors as a share of what the longer one's could be: for equal \
	 * anchors, a long paragraph is the likelier partner.  Less so late \
	 * in an article, where less is said for the first time. */ \
	_(SHARE, "share", -11.0272) \
	_(LATE_SHARE, "late share", 9.5893) \
	/* How much of it is said somewhere in other articles, the greater \
	 * of the two: common words prove less. */ \
	_(RETOLD, "retold", -2.4887) \
	/* Two sentences are each other's best likeness. */ \
	_(MUTUAL, "mutual", 2.9777) \
	/* A sentence of each begins with the same name. */ \
	_(SUBJECT, "subject", 0.6031) \
	/* A common speaker; speakers are known and differ; both quote, \
	 * but nothing the other has. */ \
	_(SAME_SPEAKER, "same speaker", 0.9027) \
	_(OTHER_SPEAKER, "other speaker", -0.5485) \
	_(OTHER_QUOTE, "other quote", -1.1677) \
	/* Both are among the first two; the later relative position. */ \
	_(LEADS, "leads", 1.0209) \
	_(POSITION, "position", -2.3896)

enum feature {
#define ROW(id, name, weight) id,
	FEATURES(ROW)
#undef ROW
};

static const double weights[NFEATURES] = {
#define ROW(id, name, weight) weight,
	FEATURES(ROW)
#undef ROW
};

const char *const feature_names[NFEATURES] = {
#define ROW(id, name, weight) name,
	FEATURES(ROW)
#undef ROW
};

/* What one row has gathered, by later unit: in columns, as each sort of
 * key adds to its own. */
struct sums {
	double *context, *cosine, *verbs;
	struct anchors {
		double all, acts;
	} *anchors;
	bool *verbatim;
};

struct scorer {
	const struct units *u;
	struct sums row;
	const float *mutual;
	/* By stem, of the unit of this row: in which of its quotations, as
	 * bits, and whether anywhere. */
	uint64_t *quotes;
	bool *content;
};

/* By quotation of the row's unit. */
struct shares {
	double mass[UNIT_QUOTES];
	uint32_t n[UNIT_QUOTES];
};

/* The postings of the key of 'own' that lie in later articles: [from,
 * to) in p->sorted; false when there are none or too many. */
static bool
later(const struct postings *p, const struct posting *own, size_t *from,
    size_t *to)
{
	*to = p->by_key[own->key + 1];
	*from = own->after;
	return *from < *to && *to - p->by_key[own->key] <= MAX_POSTINGS;
}

static void
gather_stems(struct scorer *sc, size_t unit)
{
	const struct units *u = sc->u;
	const struct postings *p = &u->stems;
	size_t from, to;

	for (size_t i = p->by_unit[unit]; i < p->by_unit[unit + 1]; i++) {
		const struct posting *own = &p->list.at[i];

		if (!later(p, own, &from, &to))
			continue;
		for (; from < to; from++) {
			const struct posting *other = &p->sorted[from];
			struct anchors *s = &sc->row.anchors[other->unit];
			double anchor = u->b[own->key] /
			    ((double)own->n * other->n);

			s->all += anchor;
			s->acts += anchor * (2 - own->near - other->near) / 2;
		}
	}
}

/* Adds the products of the unit's vector and those of later articles. */
static void
gather_products(const struct postings *p, size_t unit, double *sums)
{
	size_t from, to;

	for (size_t i = p->by_unit[unit]; i < p->by_unit[unit + 1]; i++) {
		double x = (double)p->list.at[i].x;

		if (later(p, &p->list.at[i], &from, &to))
			for (; from < to; from++)
				sums[p->unit[from]] += x * (double)p->x[from];
	}
}

static void
gather_runs(struct scorer *sc, size_t unit)
{
	const struct postings *p = &sc->u->runs;
	size_t from, to;

	for (size_t i = p->by_unit[unit]; i < p->by_unit[unit + 1]; i++)
		if (later(p, &p->list.at[i], &from, &to))
			for (; from < to; from++)
				sc->row.verbatim[p->unit[from]] = true;
}

static void
gather_row(struct scorer *sc, size_t unit, size_t next)
{
	size_t n = sc->u->n - next;

	memset(sc->row.context + next, 0, n * sizeof(*sc->row.context));
	memset(sc->row.cosine + next, 0, n * sizeof(*sc->row.cosine));
	memset(sc->row.verbs + next, 0, n * sizeof(*sc->row.verbs));
	memset(sc->row.anchors + next, 0, n * sizeof(*sc->row.anchors));
	memset(sc->row.verbatim + next, 0, n * sizeof(*sc->row.verbatim));
	gather_stems(sc, unit);
	gather_products(&sc->u->context, unit, sc->row.context);
	gather_products(&sc->u->words, unit, sc->row.cosine);
	gather_products(&sc->u->verbs, unit, sc->row.verbs);
	gather_runs(sc, unit);
}

/* Says by stem whether and in which quotations of the row's unit it is. */
static void
mark_row(struct scorer *sc, const struct unit *p, bool on)
{
	for (size_t i = 0; i < p->content.n; i++)
		sc->content[p->content.at[i]] = on;
	for (size_t i = 0; i < p->nquotes; i++)
		for (size_t k = 0; k < p->quotes[i].n; k++)
			sc->quotes[p->quotes[i].at[k]] =
			    on ? sc->quotes[p->quotes[i].at[k]] |
				UINT64_C(1) << i : 0;
}

/* What a set shares with each of the row's quotations: weights and numbers
 * of stems; those that share any, as bits. */
static uint64_t
share_quotes(const struct units *u, const uint64_t *quotes,
    const struct set *x, struct shares *to)
{
	uint64_t touched = 0;

	for (size_t i = 0; i < x->n; i++) {
		uint32_t w = x->at[i];

		for (uint64_t in = quotes[w]; in; in &= in - 1) {
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

/* Has either more than half of a quotation of the other? */
static bool
quote_found(const struct scorer *sc, const struct unit *p,
    const struct unit *q)
{
	const struct units *u = sc->u;
	struct shares s;
	uint64_t in = 0;

	if (p->nquotes)
		in = share_quotes(u, sc->quotes, &q->content, &s);
	for (; in; in &= in - 1) {
		int k = __builtin_ctzll(in);

		if (s.n[k] >= 2 && s.mass[k] > p->quotes[k].mass / 2)
			return true;
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
			return true;
	}
	return false;
}

/* Have two ascending lists a key in common? */
static bool
common_key(const uint32_t *x, size_t nx, const uint32_t *y, size_t ny)
{
	for (size_t i = 0, k = 0; i < nx && k < ny;) {
		if (x[i] == y[k])
			return true;
		if (x[i] < y[k])
			i++;
		else
			k++;
	}
	return false;
}

/* Two languages share no function words: then only what has content is
 * in the cosine. */
static double
cosine_of(const struct unit *p, const struct unit *q, double x)
{
	if (p->language != q->language && x > 0)
		x /= p->content_length * q->content_length;
	return MIN(x, 1);
}

/* Everything but quotations, which cost most. */
static void
cheap_features(const struct scorer *sc, size_t i, size_t k, double *x)
{
	const struct unit *p = &sc->u->at[i], *q = &sc->u->at[k];
	const struct anchors *anchors = &sc->row.anchors[k];
	double most = MAX(p->anchors, q->anchors);

	x[CONTEXT] = sc->row.context[k];
	x[COSINE] = cosine_of(p, q, sc->row.cosine[k]);
	x[VERBS] = sc->row.verbs[k];
	x[ANCHORS] = anchors->all;
	x[ACTS] = anchors->acts;
	x[SHARE] = most > 0 ? anchors->all / most : 0;
	x[RETOLD] = MAX(p->retold, q->retold);
	x[MUTUAL] = (double)sc->mutual[i * sc->u->n + k];
	x[SUBJECT] = common_key(p->p->subjects, p->p->nsubjects,
	    q->p->subjects, q->p->nsubjects);
	if (p->p->nspeakers && q->p->nspeakers)
		x[common_key(p->p->speakers, p->p->nspeakers,
		    q->p->speakers, q->p->nspeakers) ? SAME_SPEAKER :
						       OTHER_SPEAKER] = 1;
	x[LEADS] = p->i <= 1 && q->i <= 1;
	x[POSITION] = MAX((double)p->i / p->of, (double)q->i / q->of);
	x[LATE_SHARE] = x[SHARE] * x[POSITION];
}

static double
score_of(const double *x)
{
	double score = BIAS;

	for (size_t i = 0; i < NFEATURES; i++)
		if (x[i] > 0)
			score += weights[i] * sqrt(x[i]);
	return score;
}

static double
pair_score(const struct scorer *sc, size_t i, size_t k,
    const struct feature_watch *watch)
{
	const struct unit *p = &sc->u->at[i], *q = &sc->u->at[k];
	double x[NFEATURES] = {0}, score;

	cheap_features(sc, i, k, x);
	score = score_of(x);
	if (!watch && score < NEGLIGIBLE)
		return score;
	x[OTHER_QUOTE] = p->nquotes > 0 && q->nquotes > 0 &&
	    !quote_found(sc, p, q);
	if (watch)
		watch->seen(watch->context, i, k, x);
	return x[OTHER_QUOTE] > 0 ? score_of(x) : score;
}

float *
features_score(struct arena *a, const struct units *u, bool **verbatim,
    const struct feature_watch *watch)
{
	struct scorer sc = {.u = u,
	    .row = {.context = ARENA_ARRAY(a, double, u->n),
		.cosine = ARENA_ARRAY(a, double, u->n),
		.verbs = ARENA_ARRAY(a, double, u->n),
		.anchors = ARENA_ARRAY(a, struct anchors, u->n),
		.verbatim = ARENA_ARRAY(a, bool, u->n)},
	    .mutual = mutual_shares(a, u),
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
		gather_row(&sc, i, next);
		mark_row(&sc, &u->at[i], true);
		for (size_t k = next; k < u->n; k++) {
			if (sc.row.context[k] <= 0)
				continue;
			scores[i * u->n + k] = scores[k * u->n + i] =
			    (float)pair_score(&sc, i, k, watch);
			(*verbatim)[i * u->n + k] =
			    (*verbatim)[k * u->n + i] = sc.row.verbatim[k];
		}
		mark_row(&sc, &u->at[i], false);
	}
	return scores;
}
