#include "src/compare/units.h"

#include <math.h>

/*
 * Weights of a stem w : b(w) = ln((N+1)/(df+.5)) from
 * the background's N articles, e(w) likewise from the event's paragraphs,
 * m(w) = .55 e(w) + .27 b(w).
 *
 * Where function words count too, a flat weight is best, e(w) to the power
 * of .3: what restates the core of an event has only words in common that
 * are everywhere in it, and two accounts of one thing agree in pronouns,
 * negations and tenses more often than chance has it.
 *
 * Bounds, for hostile input: of an event MAX_UNITS paragraphs take part
 * (the first ones of each article), of a paragraph MAX_TOKENS words with
 * content and UNIT_QUOTES quotations.
 */

#define MAX_UNITS 3000
#define MAX_TOKENS 400
#define MAX_WORDS 1200
#define WORDS_POWER .3
/* Words in a row, function words too, that are no coincidence. */
#define RUN 8
#define QUOTED_RUN 6

struct builder {
	struct arena *a;
	const struct analysis *an;
	struct units *u;
	uint32_t *article; /* by unit */
	struct numbering runs;
};

double
units_weight(const struct analysis *an, uint32_t stem)
{
	return .55 * an->event[stem] + .27 * an->background[stem];
}

static void
weigh_stems(struct builder *b)
{
	const struct analysis *an = b->an;
	struct units *u = b->u;
	size_t n = vocab_count(an->stems);

	u->nstems = n;
	u->b = an->background;
	u->m = ARENA_ARRAY(b->a, double, n);
	for (size_t w = 0; w < n; w++)
		u->m[w] = units_weight(an, (uint32_t)w);
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
				.language = info->stemmer,
				.i = taken++};
		}
		for (size_t k = u->first[i]; k < u->n; k++)
			u->at[k].of = taken;
	}
	u->first[an->narticles] = (uint32_t)u->n;
}

/* In how many units a stem is, function words too, and whether in two
 * articles: nothing that holds a stem of one alone can be shared. */
static void
weigh_words(struct builder *b)
{
	struct units *u = b->u;
	uint32_t *unit = ARENA_ARRAY(b->a, uint32_t, u->nstems);
	uint32_t *count = ARENA_ARRAY(b->a, uint32_t, u->nstems);

	u->common = ARENA_ARRAY(b->a, bool, u->nstems);
	u->w = ARENA_ARRAY(b->a, double, u->nstems);
	for (uint32_t i = 0; i < u->n; i++) {
		const struct para_info *p = u->at[i].p;

		for (size_t k = 0; k < p->ntokens; k++) {
			uint32_t w = p->tokens[k].stem;

			if (w == VOCAB_NONE || unit[w] == i + 1)
				continue;
			u->common[w] |= unit[w] != 0 &&
			    b->article[unit[w] - 1] != b->article[i];
			unit[w] = i + 1;
			count[w]++;
		}
	}
	for (size_t w = 0; w < u->nstems; w++)
		u->w[w] = pow(log(((double)u->n + 1) / (count[w] + .5)),
		    WORDS_POWER);
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

static void
find_quotes(struct builder *b, struct unit *x)
{
	const struct para_info *p = x->p;

	x->quotes = ARENA_ARRAY(b->a, struct set, MIN(p->nquotes, UNIT_QUOTES));
	for (size_t i = 0; i < p->nquotes && i < UNIT_QUOTES; i++) {
		struct set s =
		    stems_of(b, p, p->quotes[i].first, p->quotes[i].after);

		s.n = propositions_distinct(s.at, s.n);
		s.mass = mass_of(b->u, &s);
		x->quotes[x->nquotes++] = s;
	}
}

/* Runs of RUN common words, and of QUOTED_RUN quoted ones, as hashes. */
static void
post_runs(struct builder *b, uint32_t unit, const struct para_info *p)
{
	uint64_t ring[RUN] = {0};
	size_t n = 0, quoted = 0, most = MIN(p->ntokens, MAX_WORDS);

	for (size_t i = 0; i < most; i++) {
		const struct token *t = &p->tokens[i];
		uint64_t run = 0;

		if (t->stem == VOCAB_NONE)
			continue;
		if (!b->u->common[t->stem]) {
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

double
units_post_words(struct arena *a, const struct units *u,
    const struct para_info *p, size_t from, size_t to, uint32_t unit,
    struct postings *out)
{
	uint32_t *words = ARENA_ARRAY(a, uint32_t, MIN(to - from, MAX_WORDS));
	size_t n = 0, first = out->list.n;
	double norm = 0, content = 0;

	/* The lowest bit: is it content? */
	for (; from < to && n < MAX_WORDS; from++)
		if (p->tokens[from].stem != VOCAB_NONE)
			words[n++] = p->tokens[from].stem << 1 |
			    p->tokens[from].content;
	n = propositions_distinct(words, n);
	for (size_t i = 0; i < n; i++) {
		uint32_t w = words[i] >> 1;

		if (i > 0 && words[i - 1] >> 1 == w)
			continue;
		norm += u->w[w] * u->w[w];
		if (words[i] & 1)
			content += u->w[w] * u->w[w];
		if (u->common[w])
			postings_add(out, unit, w, (float)u->w[w], false);
	}
	if (norm <= 0)
		return 0;
	norm = sqrt(norm);
	for (; first < out->list.n; first++)
		out->list.at[first].x /= (float)norm;
	return sqrt(content) / norm;
}

/* What its persons do, apart from saying something: a vector of length 1,
 * each verb weighs the same. */
static void
post_verbs(struct builder *b, uint32_t unit, const struct para_info *p)
{
	uint32_t *verbs = ARENA_ARRAY(b->a, uint32_t, p->ntokens);
	size_t n = 0;

	for (size_t i = 0; i < p->ntokens && n < MAX_TOKENS; i++) {
		const struct token *t = &p->tokens[i];

		if (t->content && !t->quoted && !t->capital &&
		    (t->roles & (TOKEN_VERB | TOKEN_SAYS)) == TOKEN_VERB)
			verbs[n++] = t->stem;
	}
	n = propositions_distinct(verbs, n);
	for (size_t i = 0; i < n; i++)
		postings_add(&b->u->verbs, unit, verbs[i],
		    (float)(1 / sqrt((double)n)), false);
}

/* How much of what a unit says other articles say somewhere. */
static double
retold_share(const struct units *u, const struct set *s)
{
	double all = 0, common = 0;

	for (size_t i = 0; i < s->n; i++) {
		all += u->b[s->at[i]];
		if (u->common[s->at[i]])
			common += u->b[s->at[i]];
	}
	return all > 0 ? common / all : 0;
}

static void
post_stems(struct builder *b, uint32_t unit, struct unit *x)
{
	struct set all = stems_of(b, x->p, 0, x->p->ntokens);
	struct set names = names_of(b, x->p);

	all.n = propositions_distinct(all.at, all.n);
	all.mass = mass_of(b->u, &all);
	x->content = all;
	for (size_t i = 0, k = 0; i < all.n; i++) {
		while (k < names.n && names.at[k] < all.at[i])
			k++;
		postings_add(&b->u->stems, unit, all.at[i], 0,
		    k < names.n && names.at[k] == all.at[i]);
	}
	x->retold = retold_share(b->u, &all);
}

/* The unit's stems with those of its neighbours as a vector of length 1,
 * weights m(w) times 1, .5 for those
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
		if (b->u->common[w])
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

	weigh_stems(&b);
	choose_units(&b);
	weigh_words(&b);
	numbering_init(&b.runs, a);
	postings_init(&u->stems, a);
	postings_init(&u->context, a);
	postings_init(&u->words, a);
	postings_init(&u->verbs, a);
	postings_init(&u->runs, a);
	for (uint32_t i = 0; i < u->n; i++) {
		post_stems(&b, i, &u->at[i]);
		find_quotes(&b, &u->at[i]);
		u->at[i].content_length = units_post_words(a, u, u->at[i].p,
		    0, u->at[i].p->ntokens, i, &u->words);
		post_verbs(&b, i, u->at[i].p);
		post_runs(&b, i, u->at[i].p);
	}
	for (uint32_t i = 0; i < u->n; i++)
		post_context(&b, i);
	postings_finish(&u->stems, b.article, u->n, nstems);
	postings_finish(&u->context, b.article, u->n, nstems);
	postings_finish(&u->words, b.article, u->n, nstems);
	postings_finish(&u->verbs, b.article, u->n, nstems);
	postings_finish(&u->runs, b.article, u->n, b.runs.n);
	weigh_anchors(u);
	return u;
}
