/*
 * describe.c - why an event's articles are together.
 *
 * A member's score is its mean similarity to the other own texts; the
 * event's is their mean, and its weakest link the least of them.  The
 * most central article, the one with the highest score, gives the
 * headline.  The terms that hold an event together are those with the
 * most weight over all members among those that two members have.
 *
 * Of texts that copy each other one is the source: the paper the others
 * credit, else the one published first, else the longest.
 */
#include "src/cluster/live.h"

#include <math.h>

#define TERMS 8

/* A member as the elections see it. */
struct stand {
	uint32_t live, root;
	bool credited; /* a copy names its outlet as the agency */
};

static uint32_t
final_root(const struct cluster *c, uint32_t live)
{
	for (int i = 0; i < 8 && c->live.at[live].root != live; i++)
		live = c->live.at[live].root;
	return live;
}

static int
by_root(const void *x, const void *y)
{
	const struct stand *a = x, *b = y;

	if (a->root != b->root)
		return a->root < b->root ? -1 : 1;
	return (a->live > b->live) - (a->live < b->live);
}

static bool
ranks_before(const struct cluster *c, struct stand x, struct stand y)
{
	const struct live *a = &c->live.at[x.live], *b = &c->live.at[y.live];

	if (x.credited != y.credited)
		return x.credited;
	if (dated(a) != dated(b))
		return dated(a);
	if (a->k.at != b->k.at)
		return a->k.at < b->k.at;
	if (a->k.words != b->k.words)
		return a->k.words > b->k.words;
	return a->k.article < b->k.article;
}

static void
elect_one(struct cluster *c, struct stand *s, size_t n)
{
	size_t best = 0;

	/* Agencies are few: the first credited ones are enough to look at. */
	for (size_t i = 0; i < n; i++) {
		uint64_t agency = c->live.at[s[i].live].k.agency;

		for (size_t j = 0; agency && i < 32 && j < n; j++)
			s[j].credited |=
			    c->live.at[s[j].live].k.outlet == agency;
	}
	for (size_t i = 1; i < n; i++)
		if (ranks_before(c, s[i], s[best]))
			best = i;
	for (size_t i = 0; i < n; i++)
		c->live.at[s[i].live].root = s[best].live;
	if (!c->live.at[s[best].live].posted)
		index_post(c, s[best].live);
}

/* Makes the best source of each group of copies its root. */
static void
elect_sources(struct cluster *c, struct arena *a, const struct members *e)
{
	struct stand *s = ARENA_ARRAY(a, struct stand, e->n + 1);
	size_t first = 0;

	for (size_t i = 0; i < e->n; i++)
		s[i] = (struct stand){
			e->at[i], final_root(c, e->at[i]), false};
	qsort(s, e->n, sizeof(*s), by_root);
	for (size_t i = 1; i <= e->n; i++)
		if (i == e->n || s[i].root != s[first].root) {
			elect_one(c, s + first, i - first);
			first = i;
		}
}

/* Mean similarity of a member to the others that are own texts; an even
 * sample of them in a large event. */
static double
member_score(struct cluster *c, const struct members *e, uint32_t self)
{
	const struct live *l = &c->live.at[self];
	size_t step = 1 + e->n / SAMPLE, n = 0;
	double sum = 0;

	index_load_probe(c, l);
	for (size_t i = 0; i < e->n; i += step) {
		const struct live *o = &c->live.at[e->at[i]];

		if (e->at[i] == self || o->root == l->root)
			continue;
		sum += index_score(c, o);
		n++;
	}
	index_clear_probe(c, l);
	return n ? sum / (double)n : e->n ? 1 : 0;
}

struct heavy {
	uint32_t slot;
	unsigned members;
	double weight;
};

static int
by_weight(const void *x, const void *y)
{
	const struct heavy *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight < b->weight ? 1 : -1;
	return (a->slot > b->slot) - (a->slot < b->slot);
}

static void
event_terms(struct cluster *c, struct arena *a, const struct members *e,
    struct event *out)
{
	struct map *at = map_new(c->scratch);
	VEC(struct heavy) heavy = {0};
	size_t step = 1 + e->n / (4 * SAMPLE), texts = 0;
	struct str *terms = ARENA_ARRAY(a, struct str, TERMS);

	for (size_t i = 0; i < e->n; i += step) {
		const struct live *l = &c->live.at[e->at[i]];

		texts += l->root == e->at[i];
		for (size_t t = 0; t < l->k.nterms; t++) {
			int64_t slot = l->k.terms[t].id;
			bool fresh;
			uint64_t *h;

			if (l->root != e->at[i])
				break;
			h = map_at(at, key_of(&slot), heavy.n, &fresh);
			if (fresh)
				vec_add(c->scratch, &heavy)->slot =
				    (uint32_t)slot;
			heavy.at[*h].members++;
			heavy.at[*h].weight +=
			    index_weight(c, l, &l->k.terms[t]);
		}
	}
	if (heavy.n)
		qsort(heavy.at, heavy.n, sizeof(*heavy.at), by_weight);
	for (size_t i = 0; i < heavy.n && out->nterms < TERMS; i++)
		if (heavy.at[i].members > 1 || texts < 2)
			terms[out->nterms++] = arena_str(a,
			    c->slots.at[heavy.at[i].slot].word);
	out->terms = terms;
}

static int
by_age(const void *x, const void *y)
{
	const struct sketch *a = *(const struct sketch *const *)x,
			    *b = *(const struct sketch *const *)y;

	if ((a->day == SKETCH_NO_DAY) != (b->day == SKETCH_NO_DAY))
		return a->day == SKETCH_NO_DAY ? 1 : -1;
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return (a->article > b->article) - (a->article < b->article);
}

static struct member
describe_member(struct cluster *c, const struct members *e, uint32_t self)
{
	struct live *l = &c->live.at[self];
	const struct live *root = &c->live.at[l->root];
	struct member m = {.article = l->k.article};

	l->k.copy_of = 0;
	l->k.copy_share = 0;
	if (root != l) {
		l->k.copy_of = root->k.article;
		l->k.copy_share = sketch_overlap(&l->k, &root->k).of_a;
	}
	m.copy_of = l->k.copy_of;
	m.copy_share = l->k.copy_share;
	m.score = member_score(c, e, self);
	return m;
}

bool
cluster_describe(struct cluster *c, struct arena *a, int64_t event,
    struct event *out, int64_t *central)
{
	uint32_t at = event_find(c, event);
	const struct members *e = at == NONE ? NULL : &c->events.at[at];
	const struct sketch **order;
	struct member *m;
	double most = -1, sum = 0;

	*out = (struct event){.id = event, .weakest = 2};
	if (!e || !e->n || e->id != event)
		return false;
	index_refresh(c);
	elect_sources(c, c->scratch, e);
	order = ARENA_ARRAY(c->scratch, const struct sketch *, e->n);
	m = ARENA_ARRAY(a, struct member, e->n);
	for (size_t i = 0; i < e->n; i++)
		order[i] = &c->live.at[e->at[i]].k;
	qsort(order, e->n, sizeof(*order), by_age);
	for (size_t i = 0; i < e->n; i++) {
		m[i] = describe_member(c, e, live_find(c, order[i]->article));
		sum += m[i].score;
		out->independent += !m[i].copy_of;
		if (!m[i].copy_of && m[i].score > most) {
			most = m[i].score;
			*central = m[i].article;
		}
		if (!m[i].copy_of && m[i].score < out->weakest) {
			out->weakest = m[i].score;
			out->weakest_article = m[i].article;
		}
	}
	out->members = m;
	out->nmembers = out->articles = (unsigned)e->n;
	out->score = sum / (double)e->n;
	event_terms(c, a, e, out);
	arena_reset(c->scratch);
	return true;
}

/* A member's sketch as the store keeps it: ids for slots, by id. */
static int
by_id(const void *x, const void *y)
{
	const struct term *a = x, *b = y;

	return (a->id > b->id) - (a->id < b->id);
}

bool
cluster_sketch(const struct cluster *c, struct arena *a, int64_t article,
    struct sketch *out)
{
	uint32_t at = live_find(c, article);
	const struct live *l;
	struct term *terms;

	if (at == NONE)
		return false;
	l = &c->live.at[at];
	*out = l->k;
	terms = ARENA_ARRAY(a, struct term, l->k.nterms);
	for (size_t i = 0; i < l->k.nterms; i++) {
		terms[i] = l->k.terms[i];
		terms[i].id = c->slots.at[terms[i].id].id;
	}
	qsort(terms, l->k.nterms, sizeof(*terms), by_id);
	out->terms = terms;
	out->event = l->event == NONE ? 0 : c->events.at[l->event].id;
	return true;
}
