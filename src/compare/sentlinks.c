#include "src/compare/sentlinks.h"

#include "src/base/vec.h"
#include "src/compare/units.h"

/*
 * Two sentences share the weight of their common content stems, m(w) of
 * units.h; a single common stem counts half, as it does for the pair of
 * paragraphs.  The share is taken of the lighter sentence, so that a
 * short one is found inside a long one.
 *
 * The sets of a paragraph are made once, when it is first asked about;
 * two of them are merged pair by pair.
 */

/* Less than this is chance; from MOST on a sentence stands in the other
 * though that has a better partner still. */
#define LEAST .25
#define MOST .6
/* Of a paragraph, for hostile input. */
#define MAX_SENTENCES 64

struct side {
	struct set *sentences; /* NULL: not yet read */
	size_t n;
};

struct sentlinks {
	struct arena *a;
	const struct analysis *an;
	struct side **sides; /* by article, then paragraph */
};

struct sentlinks *
sentlinks_new(struct arena *a, const struct analysis *an)
{
	struct sentlinks *l = ARENA_NEW(a, struct sentlinks);

	l->a = a;
	l->an = an;
	l->sides = ARENA_ARRAY(a, struct side *, an->narticles);
	for (size_t i = 0; i < an->narticles; i++)
		l->sides[i] = ARENA_ARRAY(a, struct side,
		    an->articles[i].nparas);
	return l;
}

static void
read_side(struct sentlinks *l, const struct para_info *p, struct side *to)
{
	size_t i = 0;

	to->n = MIN(p->nsentences, MAX_SENTENCES);
	to->sentences = ARENA_ARRAY(l->a, struct set, to->n + 1);
	for (size_t s = 0; s < to->n; s++) {
		struct set *x = &to->sentences[s];
		size_t from = i;

		while (i < p->ntokens && p->tokens[i].sentence == s)
			i++;
		x->at = ARENA_ARRAY(l->a, uint32_t, i - from);
		for (; from < i; from++)
			if (p->tokens[from].content)
				x->at[x->n++] = p->tokens[from].stem;
		x->n = propositions_distinct(x->at, x->n);
		for (size_t k = 0; k < x->n; k++)
			x->mass += units_weight(l->an, x->at[k]);
	}
}

static const struct side *
side_of(struct sentlinks *l, struct place at)
{
	struct side *s = &l->sides[at.article][at.para];

	if (!s->sentences)
		read_side(l, &l->an->articles[at.article].paras[at.para], s);
	return s;
}

static double
share_of(const struct analysis *an, const struct set *x, const struct set *y)
{
	double mass = 0;
	size_t n = 0;

	for (size_t i = 0, k = 0; i < x->n && k < y->n;) {
		if (x->at[i] == y->at[k]) {
			mass += units_weight(an, x->at[i]);
			n++;
			i++;
			k++;
		} else if (x->at[i] < y->at[k]) {
			i++;
		} else {
			k++;
		}
	}
	if (n == 0)
		return 0;
	return (n == 1 ? mass / 2 : mass) / MIN(x->mass, y->mass);
}

size_t
sentlinks_find(struct sentlinks *from, struct arena *a, struct place p,
    struct place q, const struct sentence_link **out)
{
	const struct side *x = side_of(from, p), *y = side_of(from, q);
	double *share = ARENA_ARRAY(a, double, x->n * y->n);
	double best_x[MAX_SENTENCES] = {0}, best_y[MAX_SENTENCES] = {0};
	VEC(struct sentence_link) links = {0};

	for (size_t i = 0; i < x->n; i++) {
		for (size_t k = 0; k < y->n; k++) {
			double s = share_of(from->an, &x->sentences[i],
			    &y->sentences[k]);

			share[i * y->n + k] = s;
			best_x[i] = MAX(best_x[i], s);
			best_y[k] = MAX(best_y[k], s);
		}
	}
	for (size_t i = 0; i < x->n; i++) {
		for (size_t k = 0; k < y->n; k++) {
			double s = share[i * y->n + k];
			int best = (s >= best_x[i]) + (s >= best_y[k]);

			if (s >= LEAST && best && (best == 2 || s >= MOST))
				*vec_add(a, &links) = (struct sentence_link){
					(uint32_t)i, (uint32_t)k, s};
		}
	}
	*out = links.at;
	return links.n;
}
