/*
 * settle.c - what placing one after the other could not know.
 *
 * The first articles of an event are placed when little is there to be
 * drawn to, and where each goes depends on who came before.  So when all
 * are there each own text is taken out and placed again, twice: the
 * first time moves single ones to the events that have formed, the
 * second what followed from that.  (Which articles come first decides
 * .03 of B-cubed F1 on articles without dates, .005 on others; this
 * halves it and gains as much.)  A text that others copy stays: they
 * would have to move with it.  The second time nearly all find what they
 * found the first time: a text is passed over when none of the events it
 * was compared with has had another member since, and of the others only
 * what has changed is compared again.
 *
 * Articles without a date come in no order at all, and two halves of an
 * event may each have begun one.  So an event of which at least half is
 * undated is joined to another that draws its members clearly, on
 * average.  (Joining dated events the same way loses: those are
 * consecutive days of one story.)
 */
#include "src/cluster/live.h"

#define ROUNDS 2
#define CLEARLY 1.1 /* of what draws a single article */
#define HEARD 12    /* members asked at most */

static void
mark_copied(struct cluster *c, const lives *placed)
{
	for (size_t i = 0; i < placed->n; i++)
		c->live.at[placed->at[i]].copied = false;
	for (size_t i = 0; i < placed->n; i++) {
		const struct live *l = &c->live.at[placed->at[i]];

		if (l->root != placed->at[i])
			c->live.at[l->root].copied = true;
	}
}

static bool
as_it_was(const struct cluster *c, const struct look *look, uint32_t was)
{
	if (!look->at || c->events.at[was].moved > look->at)
		return false;
	for (size_t i = 0; i < look->n; i++)
		if (c->events.at[look->places[i].event].moved > look->at)
			return false;
	return true;
}

static void
place_one(struct cluster *c, uint32_t self, struct look *look)
{
	uint32_t was = c->live.at[self].event;
	const struct members before = c->events.at[was];
	struct members *e;

	/* To itself an event is the same while it is out. */
	event_leave(c, self);
	c->events.at[was].moved = before.moved;
	place_article(c, self, was, look);
	e = &c->events.at[was];
	if (c->live.at[self].root != self) {
		c->live.at[c->live.at[self].root].copied = true;
		e->moved = ++c->moves;
		return;
	}
	if (c->live.at[self].event == was) {
		/* It went out and in again. */
		e->moved = before.moved;
		e->likeness = before.likeness;
	} else {
		e->moved = ++c->moves;
	}
	look->at = look->n ? c->moves : 0;
}

static void
place_again(struct cluster *c, const lives *placed, struct look *looks)
{
	mark_copied(c, placed);
	for (size_t i = 0; i < placed->n; i++) {
		const struct live *l = &c->live.at[placed->at[i]];

		if (l->root == placed->at[i] && !l->copied &&
		    !as_it_was(c, &looks[i], l->event))
			place_one(c, placed->at[i], &looks[i]);
	}
}

/* Can a whole event go to another?  Half of it must be undated: dates
 * that agree have said enough. */
static bool
may_move(const struct cluster *c, const struct members *e)
{
	size_t ndated = 0;

	for (size_t i = 0; i < e->n; i++) {
		const struct live *l = &c->live.at[e->at[i]];

		if (!l->open || l->apart)
			return false;
		ndated += dated(l);
	}
	return 2 * ndated <= e->n;
}

/* What draws the members of an event, summed. */
typedef VEC(struct place) sums;

static void
add_places(struct cluster *c, const struct place *places, size_t n,
    sums *out)
{
	for (size_t i = 0; i < n; i++) {
		size_t at = 0;

		while (at < out->n && out->at[at].event != places[i].event)
			at++;
		if (at == out->n)
			*vec_add(c->scratch, out) =
			    (struct place){places[i].event, 0, 0, 0};
		out->at[at].attraction += places[i].attraction;
	}
}

/* The event that draws a whole other one; NONE. */
static uint32_t
drawn_to(struct cluster *c, uint32_t event)
{
	const struct members *e = &c->events.at[event];
	struct place best = {NONE, CLEARLY, 0, 0};
	sums all = {0};
	size_t heard = 0;

	for (size_t i = 0; i < e->n; i += 1 + e->n / HEARD) {
		struct place places[PLACES];
		size_t n;

		if (c->live.at[e->at[i]].root != e->at[i])
			continue;
		n = place_find(c, e->at[i], places);
		place_stand_out(places, n);
		add_places(c, places, n, &all);
		heard++;
	}
	for (size_t i = 0; i < all.n; i++) {
		double mean = all.at[i].attraction / (double)heard;

		if (all.at[i].event != event && mean >= best.attraction)
			best = (struct place){all.at[i].event, mean, 0, 0};
	}
	return best.event;
}

static void
join_halves(struct cluster *c, const lives *placed)
{
	for (size_t i = 0; i < placed->n; i++) {
		uint32_t from = c->live.at[placed->at[i]].event, to;
		const struct members *e = &c->events.at[from];

		/* Once an event. */
		if (e->at[0] != placed->at[i] || !may_move(c, e))
			continue;
		to = drawn_to(c, from);
		while (to != NONE && c->events.at[from].n) {
			uint32_t one = c->events.at[from].at[0];

			event_leave(c, one);
			event_join(c, one, to);
		}
	}
}

void
settle(struct cluster *c, const lives *placed)
{
	struct look *looks =
	    ARENA_ARRAY(c->scratch, struct look, placed->n + 1);

	for (int i = 0; i < ROUNDS; i++)
		place_again(c, placed, looks);
	join_halves(c, placed);
	seam_cut(c, placed);
}
