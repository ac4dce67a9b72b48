/*
 * How much a fact wants an editor's eye, 0 to 10: the weight of its kind
 * and verdict, times its spread over independent texts, times how early
 * in the texts it stands (SCREENS 8.5; freshness only orders the queue).
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
	for (size_t i = 0; i < n; i++)
		same += has_pair(p, i, q);
	return (double)same >= COPY_SHARE * (double)n;
}

static bool
repeats(const struct ledger *l, uint32_t x, uint32_t y)
{
	const struct article_info *a = l->texts[x].info, *b = l->texts[y].info;
	size_t same = 0, of_a = 0, of_b = 0;

	for (uint32_t k = 0; k < b->nparas; k++)
		of_b += b->paras[k].tells;
	for (uint32_t i = 0; i < a->nparas; i++) {
		if (!a->paras[i].tells)
			continue;
		of_a++;
		for (uint32_t k = 0; k < b->nparas; k++) {
			if (b->paras[k].tells &&
			    evidence_link(l, (struct place){x, i},
				(struct place){y, k}) > .8 &&
			    is_copy(&a->paras[i], &b->paras[k])) {
				same++;
				break;
			}
		}
	}
	return same >= MIN(2u, MIN(of_a, of_b)) && 2 * same >= MIN(of_a, of_b);
}

void
families_find(struct ledger *l)
{
	l->family = ARENA_ARRAY(l->a, uint32_t, l->ntexts + 1);
	for (uint32_t i = 0; i < l->ntexts; i++)
		l->family[i] = i;
	for (uint32_t i = 0; i < l->ntexts; i++) {
		for (uint32_t k = 0; k < i; k++) {
			uint32_t from = l->family[i], to = l->family[k];

			if (from == to || (l->texts[i].article !=
				l->texts[k].article && !repeats(l, i, k)))
				continue;
			for (uint32_t t = 0; t < l->ntexts; t++)
				if (l->family[t] == from)
					l->family[t] = to;
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
	case FACT_ATTRIBUTION:
		return .65;
	case FACT_OMISSION:
		return .5;
	}
	bug("fact kind %d", (int)k);
}

static double
verdict_weight(enum verdict v)
{
	static const double weights[] = {
	    [VERDICT_CONFLICT] = 1,
	    [VERDICT_SOURCE] = .92,
	    [VERDICT_UPDATED] = .8,
	    [VERDICT_QUOTE] = .6,
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

double
severity_of(const struct ledger *l, const struct fact *f)
{
	uint32_t families[64];
	size_t n = 0;
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
			for (size_t k = 0; k < n; k++)
				seen = seen || families[k] == l->family[t];
			if (!seen && n < ARRAY_LEN(families))
				families[n++] = l->family[t];
		}
	}
	spread = .55 + .15 * fmin((double)n, 4) - .15;
	return 10 * kind_weight(f->kind) * verdict_weight(f->verdict) *
	    fmin(spread, 1) * (1 - .35 * first);
}
