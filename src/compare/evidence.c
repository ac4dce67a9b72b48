/*
 * Whether two mentions are of one thing is decided from two sides: the
 * paragraphs they stand in correspond (the matcher's probability), and
 * the words around them are the same.  A version that is no longer
 * current has no links; its paragraphs borrow those of the paragraph of
 * the current version that tells the same.
 */
#include "src/compare/ledger.h"

#include <math.h>

static void
add_near(struct ledger *l, struct place a, struct place b, double p)
{
	struct near_vec *v = &l->near[a.article][a.para];

	for (size_t i = 0; i < v->n; i++) {
		if (v->at[i].at.article == b.article &&
		    v->at[i].at.para == b.para) {
			v->at[i].p = fmaxf(v->at[i].p, (float)p);
			return;
		}
	}
	*vec_add(l->a, v) = (struct near){b, (float)p};
}

/* A shared stem weighs m(w) (units.c): rare in the event, and rare in the
 * background. */
static const double *
stem_weights(const struct ledger *l)
{
	const struct analysis *an = l->an;
	size_t n = vocab_count(an->stems);
	double *w = ARENA_ARRAY(l->a, double, n + 1);

	for (size_t i = 0; i < n; i++)
		w[i] = .55 * fmax(an->event[i], 0) +
		    .27 * fmax(an->background[i], 0);
	return w;
}

void
evidence_init(struct ledger *l)
{
	const struct comparison *c = l->c;
	uint32_t *text = ARENA_ARRAY(l->a, uint32_t, c->narticles);

	l->weight = stem_weights(l);
	l->near = ARENA_ARRAY(l->a, struct near_vec *, l->ntexts);
	for (uint32_t i = 0; i < l->ntexts; i++) {
		l->near[i] = ARENA_ARRAY(
		    l->a, struct near_vec, l->texts[i].info->nparas + 1);
		if (l->texts[i].current)
			text[l->texts[i].article] = i;
	}
	for (size_t i = 0; i < c->nlinks; i++) {
		struct place a = c->links[i].from, b = c->links[i].to;

		a.article = text[a.article];
		b.article = text[b.article];
		add_near(l, a, b, c->links[i].score);
		add_near(l, b, a, c->links[i].score);
	}
	for (size_t i = 0; i < c->npartners; i++) {
		const struct partner *p = &c->partners[i];
		struct place a = {text[p->of.article], p->of.para};

		if (p->para < 0)
			continue;
		add_near(l, a, (struct place){text[p->in], (uint32_t)p->para},
		    p->score);
		add_near(l, (struct place){text[p->in], (uint32_t)p->para}, a,
		    p->score);
	}
}

/* An older version's paragraph as one of the current version. */
static bool
at_home(const struct ledger *l, struct place *p)
{
	const struct version *v = &l->texts[p->article];

	if (v->current)
		return true;
	if (v->home[p->para] < 0)
		return false;
	p->para = (uint32_t)v->home[p->para];
	for (uint32_t i = 0; i < l->ntexts; i++) {
		if (l->texts[i].article == v->article && l->texts[i].current)
			p->article = i;
	}
	return true;
}

double
evidence_link(const struct ledger *l, struct place a, struct place b)
{
	const struct near_vec *v;

	if (!at_home(l, &a) || !at_home(l, &b))
		return 0;
	if (a.article == b.article)
		return a.para == b.para ? 1 : 0;
	v = &l->near[a.article][a.para];
	for (size_t i = 0; i < v->n; i++)
		if (v->at[i].at.article == b.article &&
		    v->at[i].at.para == b.para)
			return (double)v->at[i].p;
	return 0;
}

/* What is asked of nearly all pairs of mentions: the stems of one are
 * marked, so that those of another are looked up and not merged. */
struct asked {
	const struct ledger *l;
	const struct mention *x;
	bool *stems; /* by stem: x has it around */
};

struct asked *
evidence_asked(const struct ledger *l, struct arena *a)
{
	struct asked *e = ARENA_NEW(a, struct asked);

	e->l = l;
	e->stems = ARENA_ARRAY(a, bool, vocab_count(l->an->stems) + 1);
	return e;
}

void
evidence_ask(struct asked *e, const struct mention *x)
{
	for (size_t i = 0; e->x && i < e->x->ncontext; i++)
		e->stems[e->x->context[i]] = false;
	for (size_t i = 0; i < x->ncontext; i++)
		e->stems[x->context[i]] = true;
	e->x = x;
}

struct evidence
evidence_of(const struct asked *asked, const struct mention *y)
{
	const struct mention *x = asked->x;
	struct evidence e = {
	    .link = evidence_link(asked->l, (struct place){x->text, x->para},
		(struct place){y->text, y->para})};

	for (size_t i = 0; i < y->ncontext; i++) {
		if (!asked->stems[y->context[i]])
			continue;
		e.shared++;
		e.mass += asked->l->weight[y->context[i]];
	}
	return e;
}
