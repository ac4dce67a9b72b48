/*
 * events.c - articles into events: one run of the machine.
 *
 * What an article is drawn to is told in place.c.  Placing depends on
 * order, and archives come in any order.  So before new articles are
 * placed, the events near them are opened: their members of those days
 * are taken out and placed again together with the new ones, in the
 * order of their days, those without a date last.  What an import in ten
 * batches finds is then nearly what one import finds.  When all are
 * there, settle.c mends what the first ones could not know.  The groups
 * that result take the ids of the old events they share most members
 * with.
 *
 * A new version stays in the event of its article unless it has become
 * another story.  What a reader decided (bonds.c) goes before all of it.
 */
#include "src/cluster/live.h"

/* Of the threshold: near enough to be opened; without a day, where the
 * order of coming in says nothing, less is. */
#define OPEN .3
#define OPEN_DATED .5
#define SAME_STORY .2 /* a new version this like the old stays */

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
	double least = dated(l) ? OPEN_DATED : OPEN;
	struct look look;

	look.at = 0;
	place_find(c, self, &look);
	for (size_t i = 0; i < look.n; i++)
		if (look.places[i].attraction >= least)
			open_event(c, look.places[i].event, l, out);
}

/* What live_before() compares, at hand for sorting. */
struct turn {
	bool undated;
	int64_t at;
	uint32_t mark;
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
	if (a->mark != b->mark)
		return a->mark < b->mark ? -1 : 1;
	return (a->article > b->article) - (a->article < b->article);
}

static void
sort_turns(struct cluster *c, lives *order)
{
	struct turn *t = ARENA_ARRAY(c->scratch, struct turn, order->n + 1);

	for (size_t i = 0; i < order->n; i++) {
		const struct live *l = &c->live.at[order->at[i]];

		t[i] = (struct turn){!dated(l), dated(l) ?
			l->k.published.at : 0, live_mark(l), l->k.article,
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
	lists_add(c, fresh);
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
		if (e->open) {
			e->n = kept;
			e->likeness = 0;
			e->moved = ++c->moves;
		}
		e->open = false;
		live_enter(c, open->at[i], NONE);
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

void
enter_loaded(struct cluster *c)
{
	size_t first = c->entered;

	for (; c->entered < c->live.n; c->entered++) {
		uint32_t i = (uint32_t)c->entered;
		struct live *l = &c->live.at[i];
		uint32_t root = live_find(c, l->k.copy_of);

		index_cap(c, &l->k);
		index_norms(c, l);
		if (l->k.copy_of && root != NONE)
			l->root = root;
	}
	lists_add_from(c, first);
}

void
cluster_run(struct cluster *c)
{
	lives order = {0}, open = {0};
	struct look look = {0};

	index_refresh(c);
	enter_loaded(c);
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
		place_article(c, order.at[i], NONE, &look);
	settle(c, &order);
	reclaim_ids(c, &order);
	mark_changed(c, &order);
	events_tidy(c);
	arena_reset(c->scratch);
}
