#include "src/compare/units.h"

#include <math.h>

#include "src/base/sort.h"

/*
 * Weights of a stem w (ALGORITHMS part 2): b(w) = ln((N+1)/(df+.5)) from
 * the background's N articles, e(w) likewise from the event's paragraphs,
 * m(w) = .55 e(w) + .27 b(w).
 *
 * Bounds, for hostile input: of an event MAX_UNITS paragraphs take part
 * (the first ones of each article), of a paragraph MAX_TOKENS words with
 * content and UNIT_PARTS sentences and quotations.
 */

#define MAX_UNITS 3000
#define MAX_TOKENS 400
#define MIN_SENTENCE_MASS 4
/* Words with content between the two of a pair. */
#define NEAR 3
#define WIDE 8
/* Words in a row, function words too, that are no coincidence. */
#define RUN 8
#define QUOTED_RUN 6

struct builder {
	struct arena *a;
	const struct analysis *an;
	struct units *u;
	double *e; /* by stem: weight from the event */
	bool *common; /* by stem: in units of two articles at least */
	uint32_t *article; /* by unit */
	struct numbering pairs, runs;
};

static double
background_weight(const struct analysis *an, uint32_t stem)
{
	return log((STEM_DF_ARTICLES + 1) / (an->df[stem] + .5));
}

static double
event_weight(const struct analysis *an, uint32_t stem)
{
	return log(((double)an->nparas + 1) / (an->event_df[stem] + .5));
}

double
units_weight(const struct analysis *an, uint32_t stem)
{
	return .55 * event_weight(an, stem) +
	    .27 * background_weight(an, stem);
}

static void
weigh_stems(struct builder *b)
{
	const struct analysis *an = b->an;
	struct units *u = b->u;
	size_t n = vocab_count(an->stems);

	u->nstems = n;
	u->b = ARENA_ARRAY(b->a, double, n);
	u->m = ARENA_ARRAY(b->a, double, n);
	b->e = ARENA_ARRAY(b->a, double, n);
	for (size_t w = 0; w < n; w++) {
		u->b[w] = background_weight(an, (uint32_t)w);
		b->e[w] = event_weight(an, (uint32_t)w);
		u->m[w] = .55 * b->e[w] + .27 * u->b[w];
	}
}

static void
choose_units(struct builder *b)
{
	const struct analysis *an = b->an;
	struct units *u = b->u;
	size_t most = MIN(an->nparas, MAX_UNITS), each = SIZE_MAX;

	if (an->nparas > MAX_UNITS)
		each = MAX_UNITS / an->narticles;
	u->at = ARENA_ARRAY(b->a, struct unit, most);
	b->article = ARENA_ARRAY(b->a, uint32_t, most);
	u->first = ARENA_ARRAY(b->a, uint32_t, an->narticles + 1);
	for (uint32_t i = 0; i < an->narticles; i++) {
		const struct article_info *info = &an->articles[i];
		uint32_t taken = 0;

		u->first[i] = (uint32_t)u->n;
		for (uint32_t k = 0; k < info->nparas && taken < each; k++) {
			if (!info->paras[k].tells)
				continue;
			b->article[u->n] = i;
			u->at[u->n++] = (struct unit){
				.at = {i, k}, .p = &info->paras[k],
				.i = taken++};
		}
		for (size_t k = u->first[i]; k < u->n; k++)
			u->at[k].of = taken;
	}
	u->first[an->narticles] = (uint32_t)u->n;
}

/* Nothing that holds a stem of one article alone can be shared. */
static void
find_common(struct builder *b)
{
	const struct units *u = b->u;
	uint32_t *seen = ARENA_ARRAY(b->a, uint32_t, u->nstems);

	b->common = ARENA_ARRAY(b->a, bool, u->nstems);
	for (size_t i = 0; i < u->n; i++) {
		const struct para_info *p = u->at[i].p;
		uint32_t article = b->article[i] + 1;

		for (size_t k = 0; k < p->ntokens; k++) {
			uint32_t w = p->tokens[k].stem;

			if (w == VOCAB_NONE)
				continue;
			b->common[w] |= seen[w] != 0 && seen[w] != article;
			seen[w] = article;
		}
	}
}

static double
mass_of(const struct units *u, const struct set *s)
{
	double mass = 0;

	for (size_t i = 0; i < s->n; i++)
		mass += u->m[s->at[i]];
	return mass;
}

/* The content stems of tokens [from, to), in order, doubles too. */
static struct set
stems_of(const struct builder *b, const struct para_info *p, size_t from,
    size_t to)
{
	struct set s = {.at = arena_alloc(b->a, (to - from) * sizeof(*s.at))};

	for (; from < to && s.n < MAX_TOKENS; from++)
		if (p->tokens[from].content)
			s.at[s.n++] = p->tokens[from].stem;
	return s;
}

static uint64_t
pair_value(uint32_t u, uint32_t v)
{
	return (uint64_t)MIN(u, v) << 32 | MAX(u, v);
}

/* Pairs of different common stems at most WIDE places apart; the lowest
 * bit of a value says "not near". */
typedef VEC(uint64_t) values;

static void
add_pairs(struct builder *b, const struct set *sequence, bool near,
    values *to)
{
	for (size_t i = 0; i < sequence->n; i++) {
		size_t end = MIN(sequence->n, i + WIDE + 1);

		if (!b->common[sequence->at[i]])
			continue;
		for (size_t k = i + 1; k < end; k++)
			if (sequence->at[i] != sequence->at[k] &&
			    b->common[sequence->at[k]])
				*vec_add(b->a, to) =
				    pair_value(sequence->at[i],
					sequence->at[k]) << 1 |
				    !(near && k - i <= NEAR);
	}
}

/* Sentences and quotations become sets; the pairs within them are
 * gathered before their order is lost. */
static void
split_unit(struct builder *b, struct unit *x, values *pairs)
{
	const struct para_info *p = x->p;
	size_t from = 0, to;

	x->sentences = ARENA_ARRAY(b->a, struct set, MIN(p->nsentences,
	    UNIT_PARTS));
	x->quotes = ARENA_ARRAY(b->a, struct set, MIN(p->nquotes, UNIT_PARTS));
	for (; from < p->ntokens && x->nsentences < UNIT_PARTS; from = to) {
		struct set s;

		for (to = from; to < p->ntokens && p->tokens[to].sentence ==
		    p->tokens[from].sentence; to++)
			;
		s = stems_of(b, p, from, to);
		add_pairs(b, &s, true, pairs);
		s.n = propositions_distinct(s.at, s.n);
		s.mass = mass_of(b->u, &s);
		if (s.mass >= MIN_SENTENCE_MASS)
			x->sentences[x->nsentences++] = s;
	}
	for (size_t i = 0; i < p->nquotes && i < UNIT_PARTS; i++) {
		struct set s =
		    stems_of(b, p, p->quotes[i].first, p->quotes[i].after);

		add_pairs(b, &s, false, pairs);
		s.n = propositions_distinct(s.at, s.n);
		s.mass = mass_of(b->u, &s);
		x->quotes[x->nquotes++] = s;
	}
}

static void
post_pairs(struct builder *b, uint32_t unit, values *pairs)
{
	sort_u64(pairs->at, pairs->n);
	for (size_t i = 0; i < pairs->n; i++) {
		uint64_t value = pairs->at[i] >> 1;
		uint32_t u = (uint32_t)(value >> 32), v = (uint32_t)value;

		if (i > 0 && pairs->at[i - 1] >> 1 == value)
			continue;
		postings_add(&b->u->pairs, unit,
		    numbering_id(&b->pairs, value),
		    (float)(b->u->m[u] + b->u->m[v]), !(pairs->at[i] & 1));
	}
}

/* Runs of RUN common words, and of QUOTED_RUN quoted ones, as hashes. */
static void
post_runs(struct builder *b, uint32_t unit, const struct para_info *p)
{
	uint64_t ring[RUN] = {0};
	size_t n = 0, quoted = 0, most = MIN(p->ntokens, 3 * MAX_TOKENS);

	for (size_t i = 0; i < most; i++) {
		const struct token *t = &p->tokens[i];
		uint64_t run = 0;

		if (t->stem == VOCAB_NONE)
			continue;
		if (!b->common[t->stem]) {
			n = quoted = 0;
			continue;
		}
		quoted = t->quoted ? quoted + 1 : 0;
		ring[n++ % RUN] = t->stem;
		for (size_t k = 1; k <= RUN && k <= n && n >= QUOTED_RUN;
		     k++) {
			run = (run + ring[(n - k) % RUN] + 1) *
			    UINT64_C(0x100000001b3);
			run ^= run >> 29;
			if (k == QUOTED_RUN && quoted >= QUOTED_RUN)
				postings_add(&b->u->runs, unit,
				    numbering_id(&b->runs, run >> 1), 0, true);
		}
		if (n >= RUN)
			postings_add(&b->u->runs, unit,
			    numbering_id(&b->runs, run >> 1), 0, false);
	}
}

/* The stems that are capitalised somewhere in the paragraph. */
static struct set
names_of(const struct builder *b, const struct para_info *p)
{
	struct set s = {.at = ARENA_ARRAY(b->a, uint32_t, p->ntokens)};

	for (size_t i = 0; i < p->ntokens; i++) {
		const struct token *t = &p->tokens[i];

		if (t->content && t->capital && !(t->roles & TOKEN_OPENS))
			s.at[s.n++] = t->stem;
	}
	s.n = propositions_distinct(s.at, s.n);
	return s;
}

/* The unit's stems as a vector of length 1, weights (1 + ln tf) e(w). */
static void
post_stems(struct builder *b, uint32_t unit, struct unit *x)
{
	struct set all = stems_of(b, x->p, 0, x->p->ntokens);
	struct set names = names_of(b, x->p);
	double *weight, norm = 0;

	x->content = (struct set){.at = ARENA_ARRAY(b->a, uint32_t, all.n)};
	memcpy(x->content.at, all.at, all.n * sizeof(*all.at));
	x->content.n = propositions_distinct(x->content.at, all.n);
	x->content.mass = mass_of(b->u, &x->content);
	weight = ARENA_ARRAY(b->a, double, x->content.n);
	propositions_sort(all.at, all.n);
	for (size_t i = 0, k = 0; i < x->content.n; i++) {
		size_t tf = k;

		while (k < all.n && all.at[k] == x->content.at[i])
			k++;
		tf = k - tf;
		weight[i] = (1 + log((double)tf)) * b->e[x->content.at[i]];
		norm += weight[i] * weight[i];
	}
	norm = norm > 0 ? sqrt(norm) : 1;
	for (size_t i = 0, k = 0; i < x->content.n; i++) {
		uint32_t w = x->content.at[i];

		while (k < names.n && names.at[k] < w)
			k++;
		postings_add(&b->u->stems, unit, w,
		    (float)(weight[i] / norm),
		    k < names.n && names.at[k] == w);
	}
}

/* The same with the neighbours' stems, weights m(w) times 1, .5 for those
 * of the paragraph before and .4 for those of the one after. */
static void
post_context(struct builder *b, uint32_t unit)
{
	struct unit *x = &b->u->at[unit];
	const struct set *part[3] = {&x->content,
		x->i > 0 ? &x[-1].content : NULL,
		x->i + 1 < x->of ? &x[1].content : NULL};
	static const double share[3] = {1, .5, .4};
	size_t at[3] = {0}, first = b->u->context.list.n;
	double norm = 0;

	for (;;) {
		uint32_t w = VOCAB_NONE;
		double sum = 0;

		for (int k = 0; k < 3; k++)
			if (part[k] && at[k] < part[k]->n)
				w = MIN(w, part[k]->at[at[k]]);
		if (w == VOCAB_NONE)
			break;
		for (int k = 0; k < 3; k++) {
			if (part[k] && at[k] < part[k]->n &&
			    part[k]->at[at[k]] == w) {
				at[k]++;
				sum += share[k];
			}
		}
		sum *= b->u->m[w];
		norm += sum * sum;
		if (b->common[w])
			postings_add(&b->u->context, unit, w, (float)sum,
			    false);
	}
	norm = norm > 0 ? sqrt(norm) : 1;
	for (; first < b->u->context.list.n; first++)
		b->u->context.list.at[first].x /= (float)norm;
}

static void
weigh_anchors(struct units *u)
{
	for (size_t i = 0; i < u->n; i++)
		for (size_t k = u->stems.by_unit[i];
		    k < u->stems.by_unit[i + 1]; k++)
			u->at[i].anchors += u->b[u->stems.list.at[k].key] /
			    u->stems.list.at[k].n;
}

struct units *
units_new(struct arena *a, const struct analysis *an)
{
	struct units *u = ARENA_NEW(a, struct units);
	struct builder b = {.a = a, .an = an, .u = u};
	size_t nstems = vocab_count(an->stems);
	values pairs = {0};

	weigh_stems(&b);
	choose_units(&b);
	find_common(&b);
	numbering_init(&b.pairs, a);
	numbering_init(&b.runs, a);
	postings_init(&u->stems, a);
	postings_init(&u->context, a);
	postings_init(&u->pairs, a);
	postings_init(&u->runs, a);
	for (uint32_t i = 0; i < u->n; i++) {
		post_stems(&b, i, &u->at[i]);
		pairs.n = 0;
		split_unit(&b, &u->at[i], &pairs);
		post_pairs(&b, i, &pairs);
		post_runs(&b, i, u->at[i].p);
	}
	for (uint32_t i = 0; i < u->n; i++)
		post_context(&b, i);
	postings_finish(&u->stems, b.article, u->n, nstems);
	postings_finish(&u->context, b.article, u->n, nstems);
	postings_finish(&u->pairs, b.article, u->n, b.pairs.n);
	postings_finish(&u->runs, b.article, u->n, b.runs.n);
	weigh_anchors(u);
	return u;
}
