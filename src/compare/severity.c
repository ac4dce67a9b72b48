/*
 * How much a fact wants an editor's eye, 0 to 10: the weight of its kind
 * and verdict - of a quotation, of what differs in it (quotegrade.c) -
 * times its spread over independent texts, times how early in the texts
 * it stands.  Freshness is no factor: a comparison has no clock, and a
 * queue whose figures fall by the hour would move under the editor and
 * give scripts another answer each time.  Age has a column of its own,
 * orders what is equal, and is the queue's other order.
 *
 * Independent texts are families: texts of which one repeats at least
 * half of the other's paragraphs nearly word for word count once, so that
 * a wire report printed by five outlets is one voice.
 */
#include "src/compare/ledger.h"

#include <math.h>

/* Shorter paragraphs say the same without being copied. */
#define COPY_WORDS 6
/* So many tokens of a paragraph are looked at, and this share of their
 * neighbouring pairs makes a copy. */
#define COPY_TOKENS 200
#define COPY_SHARE .7

/* Is the pair of stems at tokens i and i + 1 of p anywhere in q? */
static bool
has_pair(const struct para_info *p, size_t i, const struct para_info *q)
{
	for (size_t k = 0; k + 1 < q->ntokens; k++)
		if (q->tokens[k].stem == p->tokens[i].stem &&
		    q->tokens[k + 1].stem == p->tokens[i + 1].stem)
			return true;
	return false;
}

/* Are most pairs of neighbouring words of the shorter one in the other? */
static bool
is_copy(const struct para_info *p, const struct para_info *q)
{
	size_t same = 0, n;

	if (p->ntokens > q->ntokens) {
		const struct para_info *t = p;

		p = q;
		q = t;
	}
	if (p->ncontent < COPY_WORDS)
		return false;
	n = MIN(p->ntokens, (size_t)COPY_TOKENS) - 1;
	/* Few are copies; most are known to be none after a few words. */
	for (size_t i = 0; i < n; i++) {
		same += has_pair(p, i, q);
		if ((double)(same + n - 1 - i) < COPY_SHARE * (double)n)
			return false;
	}
	return true;
}

static size_t
telling(const struct article_info *info)
{
	size_t n = 0;

	for (size_t i = 0; i < info->nparas; i++)
		n += info->paras[i].tells;
	return n;
}

/* Counts, by text, the paragraphs of text x that it repeats. */
static void
count_copies(
    const struct ledger *l, uint32_t x, uint32_t *copies, uint32_t *last)
{
	const struct article_info *a = l->texts[x].info;

	memset(copies, 0, l->ntexts * sizeof(*copies));
	memset(last, 0xff, l->ntexts * sizeof(*last));
	for (uint32_t i = 0; i < a->nparas; i++) {
		const struct near_vec *v = &l->near[x][i];

		for (size_t k = 0; a->paras[i].tells && k < v->n; k++) {
			struct place y = v->at[k].at;
			const struct para_info *q =
			    &l->texts[y.article].info->paras[y.para];

			if ((double)v->at[k].p <= .8 || last[y.article] == i ||
			    !is_copy(&a->paras[i], q))
				continue;
			copies[y.article]++;
			last[y.article] = i;
		}
	}
}

static void
unite(struct ledger *l, uint32_t a, uint32_t b)
{
	uint32_t to = MIN(l->family[a], l->family[b]);
	uint32_t from = MAX(l->family[a], l->family[b]);

	for (uint32_t t = 0; from != to && t < l->ntexts; t++)
		if (l->family[t] == from)
			l->family[t] = to;
}

void
families_find(struct ledger *l)
{
	uint32_t *copies = ARENA_ARRAY(l->a, uint32_t, l->ntexts + 1);
	uint32_t *last = ARENA_ARRAY(l->a, uint32_t, l->ntexts + 1);

	l->family = ARENA_ARRAY(l->a, uint32_t, l->ntexts + 1);
	for (uint32_t i = 0; i < l->ntexts; i++)
		l->family[i] = i;
	for (uint32_t i = 0; i < l->ntexts; i++) {
		size_t own = telling(l->texts[i].info);

		count_copies(l, i, copies, last);
		for (uint32_t k = 0; k < l->ntexts; k++) {
			size_t least = MIN(own, telling(l->texts[k].info));

			if (k != i &&
			    (l->texts[i].article == l->texts[k].article ||
				(copies[k] >= MIN((size_t)2, least) &&
				    copies[k] > 0 && 2 * copies[k] >= least)))
				unite(l, i, k);
		}
	}
}

static double
kind_weight(enum fact_kind k)
{
	switch (k) {
	case FACT_NUMBER:
		return 1;
	case FACT_QUOTE:
		return .9;
	case FACT_DATE:
		return .8;
	case FACT_NAME:
	case FACT_PLACE:
		return .65;
	case FACT_ATTRIBUTION:
		return .4;
	case FACT_OMISSION:
		return .5;
	case FACT_EDIT:
		return .4;
	}
	bug("fact kind %d", (int)k);
}

/* Words put into a mouth weigh as much as two sources do, a turned sense
 * as a conflict; two typists' readings of one statement, what a name left
 * out does. */
static double
rewording_weight(enum rewording w)
{
	static const double weights[] = {
	    [REWORDING_SAME] = .35,
	    [REWORDING_TRIMMED] = .35,
	    [REWORDING_TOLD] = .45,
	    [REWORDING_FREE] = .6,
	    [REWORDING_REPLACED] = .92,
	    [REWORDING_SENSE] = 1,
	};

	return weights[w];
}

static double
verdict_weight(enum verdict v)
{
	static const double weights[] = {
	    [VERDICT_CONFLICT] = 1,
	    [VERDICT_SOURCE] = .92,
	    [VERDICT_UPDATED] = .8,
	    [VERDICT_SPELLING] = .6,
	    [VERDICT_TERM] = .55,
	    [VERDICT_SCOPE] = .5,
	    [VERDICT_BOUND] = .4,
	    [VERDICT_ROUNDING] = .35,
	    [VERDICT_UNIT] = .3,
	    [VERDICT_OMITTED] = .6,
	    [VERDICT_AGREE] = .15,
	    [VERDICT_SINGLE] = .05,
	};

	return weights[v];
}

void
severity_weigh(const struct ledger *l, struct fact *f)
{
	uint32_t families[64], n = 0;
	double first = 1, spread;

	for (size_t i = 0; i < f->ncells; i++) {
		const struct cell *c = &f->cells[i];
		bool seen = false;

		for (uint32_t t = 0; t < l->ntexts; t++) {
			double size = (double)l->texts[t].info->nparas;

			if (l->texts[t].article != c->article ||
			    !l->texts[t].current)
				continue;
			if (c->para >= 0 && size > 0)
				first = fmin(first, c->para / size);
			for (uint32_t k = 0; k < n; k++)
				seen = seen || families[k] == l->family[t];
			if (!seen && n < ARRAY_LEN(families))
				families[n++] = l->family[t];
		}
	}
	spread = .55 + .15 * fmin((double)n, 4) - .15;
	f->weights = (struct weights){kind_weight(f->kind),
		f->rewording != REWORDING_SAME ? rewording_weight(f->rewording)
					    : verdict_weight(f->verdict),
		fmin(spread, 1), 1 - .35 * first,
		n};
	f->severity = 10 * f->weights.kind * f->weights.verdict *
	    f->weights.spread * f->weights.place;
}
