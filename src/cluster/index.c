/*
 * index.c - term weights, and which articles come into question.
 *
 * A weight is (1 + ln tf) * idf, with idf = ln((N + 1) / (df + 1)) + 1 and
 * each field scaled to length 1; df and N begin with the shipped table of
 * background, so that the first article of an empty store is weighed well
 * too.  A term never seen has df 0: dropping such
 * terms ruins any threshold.  Counts are kept and weights are made when
 * they are used, so an old sketch is weighed by today's frequencies.
 *
 * Two articles' similarity is .2 title + .3 lead + .5 body, each a cosine.
 * A common title alone is a rubric ("Morning briefing"), not an event:
 * the sum is held below three times what lead and body give, and a title
 * without rare words does not fill its share, for it is not scaled up to
 * length 1.  (1,980 texts all titled the same: B-cubed F1 .876 to .914,
 * without dates .745 to .863; the usual sets keep theirs.)  Between two
 * languages the cosine is taken over what they can have in common, names
 * and numbers.
 *
 * The index lists for each term the articles in which it is among the
 * heaviest (lists.c).  An article is looked up by its own heaviest terms, those too
 * common to tell left out; the articles met most heavily are compared
 * exactly.  So the cost follows what is similar, not what is there.  Where
 * a day tells, too, a dozen terms that lead to some hundreds have found
 * whom an article belongs to: going on to 25, and looking at twice the
 * candidates, costs a third more and gains nothing on the usual sets.
 */
#include "src/cluster/live.h"

#include <math.h>

#include "src/base/sort.h"

#define PROBED 25 /* and those it is looked up by, ... */
#define PROBED_DATED 12 /* ... fewer where a day tells, too, if by them ... */
#define MET_DATED 200 /* ... so many are met */
#define BEST_DATED 24 /* of them are looked at, and CANDIDATES of all */
#define LEAST_PROBED 6 /* of them at least, rare or not */
#define ENOUGH 4000 /* articles met: the best are among them */
#define AHEAD 12 /* terms whose lists are on their way from memory */
#define COMMON 256 /* a term in more articles than this and ... */
#define FULL_TITLE 40 /* sum of squares of a title that is scaled to 1 */
#define LEAST_KNOWN .1 /* of two languages: names make up so much */
#define HAIR 1e-6f
#define SHARE 64   /* ... than one in so many tells nothing */

static const float share[FIELDS] = {.2f, .3f, .5f};

void
index_init(struct cluster *c)
{
	for (size_t n = 1; n < ARRAY_LEN(c->damp); n++)
		c->damp[n] = 1 + logf((float)n);
}

static inline bool
bit_of(const uint64_t *bits, uint32_t i)
{
	return bits[i / 64] >> i % 64 & 1;
}

static inline uint8_t
count_in(const struct term *t, int field)
{
	return field == TITLE ? t->title : field == LEAD ? t->lead : t->body;
}

double
decay(int64_t days)
{
	/* exp(-days / 3), but not less than .35 within the window: after
	 * three days it hardly matters any more how many they are. */
	static const double by_day[WINDOW + 1] = {1, .7165, .5134, .3679,
		.35, .35, .35, .35};

	return days <= WINDOW ? by_day[days] : 0;
}

void
index_refresh(struct cluster *c)
{
	double all = (double)c->weighed + BACKGROUND + 1;

	if (c->nprobe < c->slots.n) {
		size_t n = MAX(c->slots.n, c->nprobe * 2);

		n = (n + 63) / 64 * 64;
		c->probe = xrealloc(c->probe, n, sizeof(*c->probe));
		memset(c->probe + c->nprobe, 0,
		    (n - c->nprobe) * sizeof(*c->probe));
		c->probed = xrealloc(c->probed, n / 64, sizeof(*c->probed));
		memset(c->probed, 0, n / 64 * sizeof(*c->probed));
		c->nprobe = n;
	}
	for (; c->nweighed < c->slots.n; c->nweighed++) {
		uint32_t weighed = c->lists.at[c->nweighed].weighed;
		uint32_t id = c->slots.at[c->nweighed].id;

		/* Words equally rare are many.  A hair by their hash, and
		 * which of them is the heavier is no matter of who came
		 * first. */
		c->probe[c->nweighed].idf =
		    (float)log(all / ((double)weighed + 1)) + 1 +
		    (float)(id & 0xff) * HAIR;
	}
}

/* A term's part in the whole vector, before the fields are scaled. */
float
index_weight(const struct cluster *c, const struct live *l,
    const struct term *t)
{
	float sum = 0, idf = c->probe[t->id].idf;

	for (int f = 0; f < FIELDS; f++) {
		float w = c->damp[count_in(t, f)] * idf * l->norm[f];

		sum += share[f] * w * w;
	}
	return sqrtf(sum);
}

void
index_norms(const struct cluster *c, struct live *l)
{
	double sum[FIELDS] = {0}, known[FIELDS] = {0};

	for (size_t i = 0; i < l->k.nterms; i++) {
		const struct term *t = &l->k.terms[i];
		bool foreign = l->k.language &&
		    c->slots.at[t->id].id & TERM_FOREIGN;
		float idf = c->probe[t->id].idf;

		for (int f = 0; f < FIELDS; f++) {
			float w = c->damp[count_in(t, f)] * idf;

			sum[f] += w * w;
			known[f] += foreign ? 0 : w * w;
		}
	}
	for (int f = 0; f < FIELDS; f++) {
		double full = f == TITLE ? MAX(sum[f], FULL_TITLE) : sum[f];

		l->norm[f] = sum[f] > 0 ? (float)(1 / sqrt(full)) : 0;
		l->known[f] = sum[f] > 0 ?
		    (float)sqrt(MAX(known[f] / sum[f], LEAST_KNOWN)) : 1;
	}
}

/* Keys that sort an article's terms, heaviest first: the order that posting
 * and probing take them in.  The low half of a key is the term's index. */
static void
weigh_terms(const struct cluster *c, const struct live *l, uint64_t *keys)
{
	for (size_t i = 0; i < l->k.nterms; i++) {
		float weight = index_weight(c, l, &l->k.terms[i]);
		uint32_t bits;

		/* No weight is negative, so their bits order them. */
		_Static_assert(sizeof(bits) == sizeof(weight), "a float");
		memcpy(&bits, &weight, sizeof(bits));
		keys[i] = (uint64_t)~bits << 32 | i;
	}
}

/* Keeps the heaviest terms. */
void
index_cap(struct cluster *c, struct sketch *k)
{
	struct live l = {.k = *k};
	uint64_t *keys = ARENA_ARRAY(c->scratch, uint64_t, k->nterms);
	struct term *terms;

	index_norms(c, &l);
	weigh_terms(c, &l, keys);
	sort_u64(keys, k->nterms);
	k->nterms = MIN(k->nterms, SKETCH_TERMS);
	terms = ARENA_ARRAY(c->a, struct term, k->nterms);
	for (size_t i = 0; i < k->nterms; i++)
		terms[i] = k->terms[(uint32_t)keys[i]];
	k->terms = terms;
}

void
index_load_probe(struct cluster *c, const struct live *l)
{
	for (size_t i = 0; i < l->k.nterms; i++) {
		const struct term *t = &l->k.terms[i];
		struct probe *p = &c->probe[t->id];

		/* What it leads to is asked next. */
		if (i < 2 * PROBED)
			__builtin_prefetch(&c->lists.at[t->id]);
		for (int f = 0; f < FIELDS; f++)
			p->q[f] = share[f] * c->damp[count_in(t, f)] *
			    p->idf * p->idf * l->norm[f];
		if (p->q[BODY] != 0 || p->q[TITLE] != 0)
			c->probed[t->id / 64] |= UINT64_C(1) << t->id % 64;
	}
}

void
index_clear_probe(struct cluster *c, const struct live *l)
{
	for (size_t i = 0; i < l->k.nterms; i++)
		c->probed[l->k.terms[i].id / 64] = 0;
}

/* Which of an article's terms are in the probe.  Of most the other article
 * has none, and which they are is anybody's guess, also the processor's:
 * there is nothing to guess in these steps, and the bits stay at hand. */
static size_t
terms_met(const struct cluster *c, const struct live *l,
    const struct term *out[SKETCH_TERMS + 1])
{
	size_t n = 0;

	for (size_t i = 0; i < l->k.nterms; i++) {
		const struct term *t = &l->k.terms[i];

		out[n] = t;
		n += bit_of(c->probed, t->id);
	}
	return n;
}

double
index_score(const struct cluster *c, const struct live *self,
    const struct live *l)
{
	const struct term *met[SKETCH_TERMS + 1];
	size_t n = terms_met(c, l, met);
	float sum[FIELDS] = {0}, text;

	for (size_t i = 0; i < n; i++) {
		const struct term *t = met[i];
		const float *q = c->probe[t->id].q;

		sum[TITLE] += q[TITLE] * c->damp[t->title];
		sum[LEAD] += q[LEAD] * c->damp[t->lead];
		sum[BODY] += q[BODY] * c->damp[t->body];
	}
	for (int f = 0; f < FIELDS; f++) {
		sum[f] *= l->norm[f];
		if (l->k.language != self->k.language)
			sum[f] /= self->known[f] * l->known[f];
	}
	text = sum[LEAD] + sum[BODY];
	return MIN(MIN(text + sum[TITLE], 3 * text), 1);
}

static void
forget_pairs(struct cluster *c)
{
	if (!c->pairs)
		c->pairs = xcalloc(PAIRS, sizeof(*c->pairs));
	for (size_t i = 0; i < PAIRS; i++)
		c->pairs[i].high = NONE;
}

/* Where the likeness of two is remembered. */
static struct pair *
pair_of(struct cluster *c, uint32_t low, uint32_t high)
{
	uint64_t hash = (((uint64_t)low << 32) | high) *
	    UINT64_C(0x9e3779b97f4a7c15);

	if (!c->pairs)
		forget_pairs(c);
	return &c->pairs[(hash >> 40) & (PAIRS - 1)];
}

void
index_await(struct cluster *c, uint32_t self, uint32_t other)
{
	__builtin_prefetch(pair_of(c, MIN(self, other), MAX(self, other)));
	for (int i = 0; i < 4; i++)
		__builtin_prefetch(c->live.at[other].k.terms + 8 * i);
}

double
index_score_again(struct cluster *c, uint32_t self, uint32_t other)
{
	uint32_t low = MIN(self, other), high = MAX(self, other);
	struct pair *p = pair_of(c, low, high);

	if (p->low != low || p->high != high)
		*p = (struct pair){low, high, (float)index_score(c,
			&c->live.at[self], &c->live.at[other])};
	return p->score;
}

/* New weights leave terms nearly in the order they were in. */
static void
order_again(const struct cluster *c, struct live *l)
{
	/* The terms in their memory: sketches are the machine's own. */
	struct term *terms = (struct term *)l->k.terms, old[SKETCH_TERMS];
	uint64_t keys[SKETCH_TERMS];

	weigh_terms(c, l, keys);
	for (size_t i = 1; i < l->k.nterms; i++) {
		uint64_t key = keys[i];
		size_t at = i;

		for (; at > 0 && keys[at - 1] > key; at--)
			keys[at] = keys[at - 1];
		keys[at] = key;
	}
	memcpy(old, terms, l->k.nterms * sizeof(*terms));
	for (size_t i = 0; i < l->k.nterms; i++)
		terms[i] = old[(uint32_t)keys[i]];
}

void
index_again(struct cluster *c)
{
	for (size_t i = 0; i < c->slots.n; i++) {
		struct list *list = &c->lists.at[i];

		list->weighed = c->slots.at[i].df;
		list->n = list->timeless = 0;
	}
	c->weighed = c->articles;
	c->nweighed = 0;
	index_refresh(c);
	forget_pairs(c);
	for (size_t i = 0; i < c->events.n; i++)
		c->events.at[i].likeness = 0;
	for (uint32_t i = 0; i < c->live.n; i++) {
		struct live *l = &c->live.at[i];

		l->posted = false;
		if (l->dead)
			continue;
		index_norms(c, l);
		order_again(c, l);
	}
	lists_add_from(c, 0);
}

/* The order of candidates is that of no list, so that a machine made
 * anew answers as this one does. */
static bool
before(const struct cluster *c, struct candidate x, struct candidate y)
{
	if (x.score != y.score)
		return x.score > y.score;
	return c->ids.at[x.live] < c->ids.at[y.live];
}

/* Keeps the best of what comes, best first. */
static size_t
keep_best(const struct cluster *c, struct candidate *out, size_t most,
    size_t n, struct candidate x)
{
	size_t i;

	if (n == most && !before(c, x, out[n - 1]))
		return n;
	n += n < most;
	for (i = n - 1; i > 0 && before(c, x, out[i - 1]); i--)
		out[i] = out[i - 1];
	out[i] = x;
	return n;
}

static void
make_room(struct cluster *c)
{
	size_t n = c->live.n * 2;

	if (c->nacc >= c->live.n)
		return;
	c->met = xrealloc(c->met, n + 1, sizeof(*c->met));
	c->acc = xrealloc(c->acc, n, sizeof(*c->acc));
	memset(c->acc + c->nacc, 0, (n - c->nacc) * sizeof(*c->acc));
	c->nacc = n;
}

/* How many common terms an article is looked up by.  One that has hardly
 * a rare term, as a wire text that all papers print, would meet nobody. */
static size_t
spare_terms(const struct cluster *c, const struct live *l, size_t limit)
{
	size_t spare = LEAST_PROBED;

	for (size_t i = 0; i < l->k.nterms && spare; i++)
		spare -= c->lists.at[l->k.terms[i].id].weighed <= limit;
	return spare;
}

/* Who was met, and how heavily. */
struct meeting {
	float *acc;    /* by live index; 0: not met */
	uint32_t *met; /* those of them that are not 0 */
	size_t n;
};

/* Adds what a term says of one article it leads to.  Whether that was met
 * before is anybody's guess, as in terms_met(). */
static inline void
meet(struct meeting *m, const struct posting *p, float weight)
{
	float *acc = &m->acc[p->live], more = weight * p->weight;

	m->met[m->n] = p->live;
	m->n += (*acc == 0) & (more > 0);
	*acc += more;
}

/* Articles are looked up in the order of their days: the list is entered
 * where it was the last time, or a little behind. */
static const struct posting *
first_of_day(struct list *list, int64_t day)
{
	size_t low = list->timeless, high = list->n;
	size_t at = MAX(MIN(list->last, high), low);

	if ((at == high || list->at[at].day >= day) &&
	    (at == low || list->at[at - 1].day < day))
		return list->at + at;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (list->at[middle].day < day)
			low = middle + 1;
		else
			high = middle;
	}
	list->last = (uint32_t)low;
	return list->at + low;
}

/* The same of all articles within its days. */
static void
meet_all(struct meeting *all, struct list *list, int32_t day, float weight)
{
	struct meeting m = *all; /* in registers */
	const struct posting *p = list->at, *end = p + list->n;
	int64_t from = (int64_t)day - WINDOW, to = (int64_t)day + WINDOW;
	float by_day[WINDOW + 1];

	if (day == SKETCH_NO_DAY) {
		for (; p < end; p++)
			meet(&m, p, weight);
		all->n = m.n;
		return;
	}
	for (int i = 0; i <= WINDOW; i++)
		by_day[i] = (float)decay(i) * weight;
	for (; p < list->at + list->timeless; p++)
		meet(&m, p, weight);
	for (p = first_of_day(list, from); p < end && p->day <= to; p++)
		meet(&m, p, by_day[abs(p->day - day)]);
	all->n = m.n;
}

/* As index_await(), for a term's list where it will be entered. */
static void
await_list(const struct cluster *c, const struct live *l, size_t at)
{
	enum { LINES = 4, LINE = 64 };

	if (at < l->k.nterms) {
		const struct list *list = &c->lists.at[l->k.terms[at].id];
		const char *p = (const char *)(list->at + list->last);

		for (int i = 0; i < LINES; i++)
			__builtin_prefetch(p + i * LINE);
	}
}

/* Where days say nothing, how many came in between has to. */
static bool
out_of_reach(const struct cluster *c, const struct live *l, uint32_t other)
{
	return (!dated(l) || bit_of(c->timeless.at, other)) &&
	    llabs((long long)(l->k.article - c->ids.at[other])) >
		CLUSTER_UNDATED;
}

static bool
enough(const struct live *l, size_t probed, size_t met)
{
	return probed >= PROBED || met >= ENOUGH || (dated(l) &&
	    probed >= PROBED_DATED && met >= MET_DATED);
}

size_t
index_candidates(struct cluster *c, uint32_t self,
    struct candidate out[CANDIDATES])
{
	const struct live *l = &c->live.at[self];
	size_t limit = MAX(COMMON, c->weighed / SHARE), n = 0;
	size_t spare = spare_terms(c, l, limit);
	size_t most = dated(l) ? BEST_DATED : CANDIDATES;
	struct meeting m;

	make_room(c);
	m = (struct meeting){c->acc, c->met, 0};
	for (size_t i = 0; i < AHEAD; i++)
		await_list(c, l, i);
	for (size_t i = 0, probed = 0; i < l->k.nterms &&
	    !enough(l, probed, m.n); i++) {
		const struct term *t = &l->k.terms[i];
		struct list *list = &c->lists.at[t->id];

		await_list(c, l, i + AHEAD);
		if (list->weighed > limit && !spare)
			continue;
		spare -= list->weighed > limit;
		probed++;
		meet_all(&m, list, l->day, index_weight(c, l, t));
	}
	for (size_t i = 0; i < m.n; i++) {
		struct candidate x = {m.met[i], m.acc[m.met[i]]};

		m.acc[x.live] = 0;
		if (n == most && x.score < out[n - 1].score)
			continue;
		/* The dead have no event. */
		if (x.live != self && bit_of(c->placed.at, x.live) &&
		    !out_of_reach(c, l, x.live))
			n = keep_best(c, out, most, n, x);
	}
	for (size_t i = 0; i < n; i++)
		__builtin_prefetch(&c->live.at[out[i].live]);
	return n;
}
