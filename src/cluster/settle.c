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
struct sums {
	struct place at[HEARD * PLACES];
	size_t n, heard;
};

static void
add_places(struct sums *s, const struct place *places, size_t n)
{
	s->heard++;
	for (size_t i = 0; i < n; i++) {
		size_t at = 0;

		while (at < s->n && s->at[at].event != places[i].event)
			at++;
		if (at == s->n)
			s->at[s->n++] =
			    (struct place){places[i].event, 0, 0, 0};
		s->at[at].attraction += places[i].attraction;
	}
}

/* The event that draws a whole other one; NONE.  Its members have just
 * looked about: 'looks' are those of all live ones, by 'look_of'. */
static uint32_t
drawn_to(struct cluster *c, uint32_t event, const uint32_t *look_of,
    struct look *looks)
{
	const struct members *e = &c->events.at[event];
	struct place best = {NONE, CLEARLY, 0, 0};
	struct sums all = {.n = 0};

	for (size_t i = 0; i < e->n; i += 1 + e->n / HEARD) {
		uint32_t self = e->at[i];
		struct look *look = &looks[look_of[self]];
		struct place places[PLACES];

		if (c->live.at[self].root != self)
			continue;
		if (!as_it_was(c, look, event))
			place_find(c, self, look);
		memcpy(places, look->places, look->n * sizeof(*places));
		place_stand_out(places, look->n);
		add_places(&all, places, look->n);
	}
	for (size_t i = 0; i < all.n; i++) {
		double mean = all.at[i].attraction / (double)all.heard;

		if (all.at[i].event != event && mean >= best.attraction)
			best = (struct place){all.at[i].event, mean, 0, 0};
	}
	return best.event;
}

static void
join_halves(struct cluster *c, const lives *placed, struct look *looks)
{
	uint32_t *look_of = ARENA_ARRAY(c->scratch, uint32_t, c->live.n);

	for (size_t i = 0; i < placed->n; i++)
		look_of[placed->at[i]] = (uint32_t)i;
	for (size_t i = 0; i < placed->n; i++) {
		uint32_t from = c->live.at[placed->at[i]].event, to;
		const struct members *e = &c->events.at[from];

		/* Once an event. */
		if (e->at[0] != placed->at[i] || !may_move(c, e))
			continue;
		to = drawn_to(c, from, look_of, looks);
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
	join_halves(c, placed, looks);
	seam_cut(c, placed);
}
