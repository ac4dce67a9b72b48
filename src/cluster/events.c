/*
 * events.c - articles into events.
 *
 * Online average link with time decay (ALGORITHMS part 1): an article
 * joins the event whose members it resembles most on average, if that
 * average, times exp(-days / 3) but not less than .35 for the days to the
 * nearest member, reaches a threshold; else it begins an event.  Members
 * further than a week away do not count, so a story may drift and its
 * cost stays that of a week.  An undated member is no bridge to an event
 * whose dated members are all too far away.  Copies are no members for the average: a text printed by forty
 * papers is one voice.  A near copy joins the event of its source.
 *
 * What is online depends on order, and archives come in any order.  So
 * before new articles are placed, the events near them are opened: their
 * members of those days are taken out and placed again together with the
 * new ones, in the order of their days.  What an import in ten batches
 * finds is then nearly what one import finds.  The groups that result
 * take the ids of the old events they share most members with.
 *
 * An article left alone is placed once more when all are there: what it
 * belongs to may have come after it.
 *
 * Articles without a date are placed after the dated ones, and once more
 * when all are there.  They are compared with everything loaded, without
 * decay, and nothing but their words speaks for them; so an event must
 * stand out: what the article owes to its subject, which is how much it
 * resembles the events after the best three, is taken off first.  (Where
 * dates are known this gains nothing: other days do not count anyway.)
 *
 * A new version stays in the event of its article unless it has become
 * another story.  What a reader decided (bonds.c) goes before all of it.
 */
#include "src/cluster/live.h"

#include <math.h>

#define JOIN_DATED .14
#define JOIN_UNDATED .17
#define CROWD .7     /* of the mean of the fourth to the twelfth event */
#define OPEN .3	     /* of the threshold: near enough to be opened */
#define FEW_TERMS 5  /* fewer say too little to join anything */
#define SAME_STORY .2 /* a new version this like the old stays */
#define COPY_LOOKS 16 /* candidates looked at as sources */

/* ---- placing ---- */

/* The mean similarity of the probe's article to an event's members in
 * its window, and the days to the nearest of them (-1: none has a
 * date).  Below zero when no member is near. */
static double
mean_score(const struct cluster *c, const struct live *self,
    const struct members *e, int64_t *gap)
{
	uint32_t near[4 * SAMPLE];
	size_t n = 0, met = 0;
	double sum = 0;
	bool far = false;

	*gap = -1;
	for (size_t i = 0; i < e->n; i++) {
		const struct live *l = &c->live.at[e->at[i]];

		if (l == self || l->root != e->at[i])
			continue;
		if (dated(self) && dated(l)) {
			int64_t days = labs((long)self->day - l->day);

			if (days > WINDOW) {
				far = true;
				continue;
			}
			if (*gap < 0 || days < *gap)
				*gap = days;
		}
		/* The latest are kept, an even sample is taken of them. */
		near[met++ % ARRAY_LEN(near)] = e->at[i];
	}
	if (far && *gap < 0)
		return -1;
	met = MIN(met, ARRAY_LEN(near));
	for (size_t i = 0; i < met; i += 1 + met / SAMPLE, n++)
		sum += index_score(c, self, &c->live.at[near[i]]);
	return n ? sum / (double)n : -1;
}

/* How far an event is above the threshold: 1 and more is joined. */
static double
attraction(const struct cluster *c, const struct live *self,
    const struct members *e)
{
	int64_t gap;
	double score = mean_score(c, self, e, &gap);

	if (score < 0)
		return 0;
	return gap < 0 ? score / JOIN_UNDATED :
			 score * decay(gap) / JOIN_DATED;
}

struct place {
	uint32_t event;
	double attraction;
};
#define PLACES 20

/* The events of the candidates, scored. */
static size_t
places_for(struct cluster *c, uint32_t self, const struct candidate *cand,
    size_t n, struct place out[PLACES])
{
	size_t nplaces = 0;

	for (size_t i = 0; i < n && nplaces < PLACES; i++) {
		uint32_t e = c->live.at[cand[i].live].event;
		size_t j = 0;

		while (j < nplaces && out[j].event != e)
			j++;
		if (j < nplaces || bonds_bar(c, self, e))
			continue;
		out[nplaces++] = (struct place){e,
			attraction(c, &c->live.at[self], &c->events.at[e])};
	}
	return nplaces;
}

static int
by_attraction(const void *x, const void *y)
{
	const struct place *a = x, *b = y;

	return (a->attraction < b->attraction) -
	    (a->attraction > b->attraction);
}

/* Takes off what the crowd of events has in common with an article. */
static void
stand_out(struct place *places, size_t n)
{
	enum { FROM = 3, TO = 12 };
	double sum = 0;

	qsort(places, n, sizeof(*places), by_attraction);
	for (size_t i = FROM; i < MIN(n, TO); i++)
		sum += places[i].attraction;
	for (size_t i = 0; i < n; i++)
		places[i].attraction -= CROWD * sum / (TO - FROM);
}

/* The own text among the candidates that this one copies; NONE.  Where
 * a reader has decided the event, it must be in that one. */
static uint32_t
source_of(struct cluster *c, uint32_t self, const struct candidate *cand,
    size_t n, uint32_t decided)
{
	const struct live *l = &c->live.at[self];
	uint32_t best = NONE;
	double most = 0;

	for (size_t i = 0; i < MIN(n, COPY_LOOKS); i++) {
		const struct live *o = &c->live.at[cand[i].live];
		struct overlap both = sketch_overlap(&l->k, &o->k);

		if (!overlap_is_copy(both))
			continue;
		if (decided != NONE ? o->event != decided :
		    bonds_bar(c, self, o->event))
			continue;
		if (both.of_a + both.of_b > most) {
			most = both.of_a + both.of_b;
			best = o->root;
		}
	}
	return best;
}

/* Where nothing draws it the article goes back to 'was', if nobody else
 * is there, or begins an event. */
static void
place(struct cluster *c, uint32_t self, uint32_t was)
{
	struct live *l = &c->live.at[self];
	struct candidate cand[CANDIDATES];
	struct place places[PLACES];
	struct place best = {bonds_event(c, self), 1};
	size_t n, nplaces;

	index_load_probe(c, l);
	n = index_candidates(c, self, cand);
	l->root = source_of(c, self, cand, n, best.event);
	if (l->root != NONE) {
		best.event = c->live.at[l->root].event;
	} else if (best.event != NONE) {
		l->root = self;
	} else {
		l->root = self;
		nplaces = l->k.nterms < FEW_TERMS ? 0 :
		    places_for(c, self, cand, n, places);
		if (!dated(l))
			stand_out(places, nplaces);
		for (size_t i = 0; i < nplaces; i++)
			if (places[i].attraction >= best.attraction)
				best = places[i];
	}
	index_clear_probe(c, l);
	if (best.event == NONE && was != NONE && !c->events.at[was].n)
		best.event = was;
	if (best.event == NONE)
		best.event = event_at(c, --c->next_event);
	event_join(c, self, best.event);
	if (l->root == self && !l->posted)
		index_post(c, self);
	else if (l->root != self && l->posted)
		index_unpost(c, self);
}

/* ---- one run ---- */

typedef VEC(uint32_t) lives;

/* Takes the members of an event that are near an article out of it. */
static void
open_event(struct cluster *c, uint32_t event, const struct live *near,
    lives *out)
{
	struct members *e = &c->events.at[event];

	for (size_t i = 0; i < e->n; i++) {
		struct live *l = &c->live.at[e->at[i]];

		if (l->open || (dated(near) && dated(l) &&
		    labs((long)near->day - l->day) > WINDOW))
			continue;
		l->open = true;
		*vec_add(c->scratch, out) = e->at[i];
	}
}

static void
open_near(struct cluster *c, uint32_t self, lives *out)
{
	struct live *l = &c->live.at[self];
	struct candidate cand[CANDIDATES];
	struct place places[PLACES];
	size_t n;

	index_load_probe(c, l);
	n = index_candidates(c, self, cand);
	n = places_for(c, self, cand, n, places);
	index_clear_probe(c, l);
	for (size_t i = 0; i < n; i++)
		if (places[i].attraction >= OPEN)
			open_event(c, places[i].event, l, out);
}

/* The order of placing must not depend on the order of coming in, so
 * ids come last. */
struct turn {
	bool undated;
	int64_t at;
	uint32_t first_shingle;
	int64_t article;
	uint32_t live;
};

static int
by_turn(const void *x, const void *y)
{
	const struct turn *a = x, *b = y;

	if (a->undated != b->undated)
		return a->undated - b->undated;
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	if (a->first_shingle != b->first_shingle)
		return a->first_shingle < b->first_shingle ? -1 : 1;
	return (a->article > b->article) - (a->article < b->article);
}

static void
sort_turns(struct cluster *c, lives *order)
{
	struct turn *t = ARENA_ARRAY(c->scratch, struct turn, order->n + 1);

	for (size_t i = 0; i < order->n; i++) {
		const struct live *l = &c->live.at[order->at[i]];

		t[i] = (struct turn){!dated(l), dated(l) ?
			l->k.published.at : 0,
			l->k.nshingles ? l->k.shingles[0] : 0, l->k.article,
			order->at[i]};
	}
	qsort(t, order->n, sizeof(*t), by_turn);
	for (size_t i = 0; i < order->n; i++)
		order->at[i] = t[i].live;
}

/* A new version: true when it took the old one's place. */
static bool
replace(struct cluster *c, uint32_t old, uint32_t fresh)
{
	struct live *o = &c->live.at[old], *l = &c->live.at[fresh];
	uint32_t event = o->event;
	bool stays;

	index_load_probe(c, l);
	stays = event != NONE && index_score(c, l, o) >= SAME_STORY;
	index_clear_probe(c, l);
	if (event != NONE) {
		event_leave(c, old);
		c->events.at[event].changed = true;
	}
	o->dead = true;
	for (size_t i = 0; i < c->live.n; i++)
		if (c->live.at[i].root == old)
			c->live.at[i].root = fresh;
	l->root = fresh;
	if (!stays)
		return false;
	event_join(c, fresh, event);
	index_post(c, fresh);
	return true;
}

/* The pending sketches become live; 'order' gets those to be placed. */
static void
enter(struct cluster *c, lives *order)
{
	for (size_t i = 0; i < c->pending.n; i++) {
		struct sketch k = c->pending.at[i];
		uint32_t old = live_find(c, k.article), self;

		index_cap(c, &k);
		self = live_add(c, &k);
		index_norms(c, &c->live.at[self]);
		if (old == NONE || !replace(c, old, self))
			*vec_add(c->scratch, order) = self;
	}
	c->entered = c->live.n;
	c->pending.n = 0;
	c->pending.cap = 0;
	c->pending.at = NULL;
}

/* Takes the opened members out of their events. */
static void
detach(struct cluster *c, const lives *open)
{
	for (size_t i = 0; i < open->n; i++) {
		struct live *l = &c->live.at[open->at[i]];
		struct members *e = &c->events.at[l->event];

		l->home = e->id;
		e->open = true;
	}
	for (size_t i = 0; i < open->n; i++) {
		struct members *e =
		    &c->events.at[c->live.at[open->at[i]].event];
		size_t kept = 0;

		for (size_t j = 0; e->open && j < e->n; j++)
			if (!c->live.at[e->at[j]].open)
				e->at[kept++] = e->at[j];
		if (e->open)
			e->n = kept;
		e->open = false;
		c->live.at[open->at[i]].event = NONE;
	}
}

/* How many members an event now has of one that was. */
struct claim {
	uint32_t now;
	int64_t home;
	size_t members;
};

static int
by_pair(const void *x, const void *y)
{
	const struct claim *a = x, *b = y;

	if (a->now != b->now)
		return a->now < b->now ? -1 : 1;
	return (a->home > b->home) - (a->home < b->home);
}

static int
by_claim(const void *x, const void *y)
{
	const struct claim *a = x, *b = y;

	if (a->members != b->members)
		return a->members < b->members ? 1 : -1;
	return by_pair(x, y);
}

static size_t
count_claims(struct cluster *c, const lives *placed, struct claim *out)
{
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < placed->n; i++) {
		const struct live *l = &c->live.at[placed->at[i]];
		const struct members *e = &c->events.at[l->event];
		uint32_t old;

		out[n++] = (struct claim){l->event, e->id, 0};
		if (!l->home)
			continue;
		out[n++] = (struct claim){l->event, l->home, 1};
		/* What was not opened of it has a claim too. */
		old = event_find(c, l->home);
		if (c->events.at[old].n)
			out[n++] = (struct claim){old, l->home, 0};
	}
	qsort(out, n, sizeof(*out), by_pair);
	for (size_t i = 0; i < n; i++) {
		if (!kept || by_pair(&out[kept - 1], &out[i]) != 0)
			out[kept++] = (struct claim){
				out[i].now, out[i].home, 0};
		out[kept - 1].members += out[i].members;
	}
	for (size_t i = 0; i < kept; i++) {
		const struct members *e = &c->events.at[out[i].now];

		for (size_t j = 0; out[i].home == e->id && j < e->n; j++)
			out[i].members += !c->live.at[e->at[j]].open;
	}
	qsort(out, kept, sizeof(*out), by_claim);
	return kept;
}

/* Members that were not opened have no former event to be compared with,
 * so a new id is a change for them. */
static void
take_id(struct cluster *c, uint32_t event, int64_t id)
{
	struct members *e = &c->events.at[event];

	for (size_t i = 0; i < e->n && e->id != id; i++)
		e->changed |= !c->live.at[e->at[i]].open;
	event_rename(c, event, id);
}

/* Gives the groups of a run the ids of the events they were. */
static void
reclaim_ids(struct cluster *c, const lives *placed)
{
	struct claim *claims = ARENA_ARRAY(c->scratch, struct claim,
	    3 * placed->n + 1);
	size_t n = count_claims(c, placed, claims);
	struct map *taken = map_new(c->scratch), *named = map_new(c->scratch);

	for (size_t i = 0; i < n; i++) {
		int64_t now = claims[i].now;

		/* Without a common member an id would only move about. */
		if (!claims[i].members ||
		    map_find(taken, key_of(&claims[i].home)) ||
		    map_find(named, key_of(&now)))
			continue;
		map_at(taken, key_of(&claims[i].home), 0, NULL);
		map_at(named, key_of(&now), 0, NULL);
		take_id(c, claims[i].now, claims[i].home);
	}
	for (size_t i = 0; i < n; i++) {
		int64_t now = claims[i].now;
		bool fresh;

		map_at(named, key_of(&now), 0, &fresh);
		if (fresh)
			take_id(c, claims[i].now, --c->next_event);
	}
}

static void
mark_changed(struct cluster *c, const lives *placed)
{
	for (size_t i = 0; i < placed->n; i++) {
		struct live *l = &c->live.at[placed->at[i]];
		struct members *e = &c->events.at[l->event];

		l->open = false;
		if (l->home == e->id)
			continue;
		e->changed = true;
		if (l->home)
			c->events.at[event_find(c, l->home)].changed = true;
	}
}

/* Members stand in the order of their ids. */
static void
sort_members(struct cluster *c, struct members *e)
{
	struct turn *t = ARENA_ARRAY(c->scratch, struct turn, e->n);

	for (size_t i = 0; i < e->n; i++)
		t[i] = (struct turn){.live = e->at[i],
			.article = c->live.at[e->at[i]].k.article};
	qsort(t, e->n, sizeof(*t), by_turn);
	for (size_t i = 0; i < e->n; i++)
		e->at[i] = t[i].live;
	e->unsorted = false;
}

static void
sort_all_members(struct cluster *c)
{
	for (size_t i = 0; i < c->events.n; i++)
		if (c->events.at[i].unsorted)
			sort_members(c, &c->events.at[i]);
}

/* Norms, sources and postings of what was loaded since the last run. */
static void
enter_loaded(struct cluster *c)
{
	for (; c->entered < c->live.n; c->entered++) {
		uint32_t i = (uint32_t)c->entered;
		struct live *l = &c->live.at[i];
		uint32_t root = live_find(c, l->k.copy_of);

		index_cap(c, &l->k);
		index_norms(c, l);
		if (l->k.copy_of && root != NONE)
			l->root = root;
		if (l->root == i)
			index_post(c, i);
	}
}

static bool
looks_again(const struct cluster *c, uint32_t self)
{
	const struct live *l = &c->live.at[self];

	return !dated(l) || c->events.at[l->event].n == 1;
}

void
cluster_run(struct cluster *c)
{
	lives order = {0}, open = {0};

	index_refresh(c);
	enter_loaded(c);
	sort_all_members(c);
	enter(c, &order);
	for (size_t i = 0; i < order.n; i++)
		open_near(c, order.at[i], &open);
	detach(c, &open);
	for (size_t i = 0; i < open.n; i++)
		*vec_add(c->scratch, &order) = open.at[i];
	for (size_t i = 0; i < order.n; i++)
		c->live.at[order.at[i]].open = true;
	sort_turns(c, &order);
	for (size_t i = 0; i < order.n; i++)
		place(c, order.at[i], NONE);
	for (size_t i = 0; i < order.n; i++)
		if (looks_again(c, order.at[i])) {
			uint32_t was = c->live.at[order.at[i]].event;

			event_leave(c, order.at[i]);
			place(c, order.at[i], was);
		}
	reclaim_ids(c, &order);
	mark_changed(c, &order);
	sort_all_members(c);
	arena_reset(c->scratch);
}
