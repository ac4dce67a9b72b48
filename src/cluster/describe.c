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
	if (a->k.published.at != b->k.published.at)
		return a->k.published.at < b->k.published.at;
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
	for (size_t i = 0; i < n; i++) {
		c->live.at[s[i].live].root = s[best].live;
		if (i != best && c->live.at[s[i].live].posted)
			lists_drop(c, s[i].live);
	}
	if (!c->live.at[s[best].live].posted)
		lists_add(c, s[best].live);
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
		sum += index_score(c, l, o);
		n++;
	}
	index_clear_probe(c, l);
	return n ? sum / (double)n : e->n ? 1 : 0;
}

struct heavy {
	uint32_t slot, id;
	unsigned members;
	double weight;
};

/* Slots are numbered as a run met its terms; their ids are the same
 * whichever run made the event. */
static int
by_weight(const void *x, const void *y)
{
	const struct heavy *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight < b->weight ? 1 : -1;
	return (a->id > b->id) - (a->id < b->id);
}

/* A name in a text that is not English is two terms (terms.c). */
static bool
listed(const struct str *terms, size_t n, struct str word)
{
	for (size_t i = 0; i < n; i++)
		if (str_ieq(terms[i], word))
			return true;
	return false;
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
				*vec_add(c->scratch, &heavy) = (struct heavy){
					.slot = (uint32_t)slot,
					.id = c->slots.at[slot].id};
			heavy.at[*h].members++;
			heavy.at[*h].weight +=
			    index_weight(c, l, &l->k.terms[t]);
		}
	}
	if (heavy.n)
		qsort(heavy.at, heavy.n, sizeof(*heavy.at), by_weight);
	for (size_t i = 0; i < heavy.n && out->nterms < TERMS; i++) {
		struct str word = c->slots.at[heavy.at[i].slot].word;

		if (word.n > 2 && (heavy.at[i].members > 1 || texts < 2) &&
		    !listed(terms, out->nterms, word))
			terms[out->nterms++] = arena_str(a, word);
	}
	out->terms = terms;
}

/* Articles without a date are as old as their coming in. */
struct age {
	int64_t at, article;
	uint32_t live;
};

static struct when
when_of(const struct sketch *k)
{
	if (k->published.precision != PRECISION_UNKNOWN)
		return k->published;
	return (struct when){k->came, PRECISION_UNKNOWN};
}

static int
by_age(const void *x, const void *y)
{
	const struct age *a = x, *b = y;

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

	if (root == l) {
		l->k.copy_of = 0;
		l->k.copy_share = 0;
	} else if (l->k.copy_of != root->k.article) {
		/* An estimate; a share that was loaded is counted already. */
		l->k.copy_of = root->k.article;
		l->k.copy_share = sketch_overlap(&l->k, &root->k).of_a;
	}
	m.copy_of = l->k.copy_of;
	m.copy_share = l->k.copy_share;
	m.score = member_score(c, e, self);
	return m;
}

static unsigned
count_outlets(const struct cluster *c, struct arena *a,
    const struct members *e)
{
	struct map *outlets = map_new(a);

	for (size_t i = 0; i < e->n; i++) {
		int64_t outlet = (int64_t)c->live.at[e->at[i]].k.outlet;

		map_at(outlets, key_of(&outlet), 0, NULL);
	}
	return (unsigned)map_count(outlets);
}

/* What own texts tell of the whole event. */
static void
sum_up(const struct cluster *c, struct event *out, struct str *headline)
{
	double most = -1, sum = 0;

	out->weakest = 1;
	for (size_t i = 0; i < out->nmembers; i++) {
		const struct member *m = &out->members[i];
		struct str title =
		    c->live.at[live_find(c, m->article)].k.title;

		sum += m->score;
		if (!headline->n)
			*headline = title;
		if (m->copy_of)
			continue;
		out->independent++;
		if (title.n && m->score > most) {
			most = m->score;
			*headline = title;
		}
		if (m->score < out->weakest || !out->weakest_article) {
			out->weakest = m->score;
			out->weakest_article = m->article;
		}
	}
	out->score = sum / (double)out->nmembers;
}

/* From the first day to the last; without any date, of their coming. */
static void
span(const struct cluster *c, const struct age *order, size_t n,
    struct event *out)
{
	for (size_t i = 0; i < n; i++) {
		struct when w = when_of(&c->live.at[order[i].live].k);

		if (out->first.precision == PRECISION_UNKNOWN &&
		    (i == 0 || w.precision != PRECISION_UNKNOWN))
			out->first = w;
		if (out->last.precision == PRECISION_UNKNOWN ||
		    w.precision != PRECISION_UNKNOWN)
			out->last = w;
	}
}

/* Texts without a title are called by what holds them together. */
static struct str
by_terms(struct arena *a, const struct event *e)
{
	struct str all = STR_NONE;

	for (size_t i = 0; i < e->nterms; i++)
		all = arena_printf(a, "%.*s%s%.*s", STR_ARG(all),
		    i ? ", " : "", STR_ARG(e->terms[i]));
	return all;
}

bool
cluster_describe(struct cluster *c, struct arena *a, int64_t event,
    struct event *out)
{
	uint32_t at = event_find(c, event);
	const struct members *e = at == NONE ? NULL : &c->events.at[at];
	struct str headline = STR_NONE;
	struct member *m;
	struct age *order;

	*out = (struct event){.id = event};
	if (!e || !e->n || e->id != event)
		return false;
	elect_sources(c, c->scratch, e);
	order = ARENA_ARRAY(c->scratch, struct age, e->n);
	m = ARENA_ARRAY(a, struct member, e->n);
	for (size_t i = 0; i < e->n; i++) {
		const struct sketch *k = &c->live.at[e->at[i]].k;

		order[i] = (struct age){when_of(k).at, k->article, e->at[i]};
	}
	qsort(order, e->n, sizeof(*order), by_age);
	for (size_t i = 0; i < e->n; i++)
		m[i] = describe_member(c, e, order[i].live);
	span(c, order, e->n, out);
	out->members = m;
	out->nmembers = out->articles = (unsigned)e->n;
	out->outlets = count_outlets(c, c->scratch, e);
	sum_up(c, out, &headline);
	event_terms(c, a, e, out);
	out->headline = headline.n ? arena_str(a, headline)
				   : by_terms(a, out);
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
