/*
 * bonds.c - what a reader decided about events, for clustering to obey.
 *
 * Every article has a bond: the number of its group, or a number of its
 * own.  Articles of one bond are placed where the first of them was
 * placed; two bonds that are apart are never placed together.  Nearly all
 * articles have no decision about them and cost one look-up.
 */
#include "src/cluster/live.h"

struct bond_pair {
	int64_t low, high;
};

static struct str
key_of_pair(const struct bond_pair *p)
{
	return (struct str){(const char *)p, sizeof(*p)};
}

static struct bond_pair
pair_of(int64_t x, int64_t y)
{
	return (struct bond_pair){MIN(x, y), MAX(x, y)};
}

static int64_t
bond_of(const struct cluster *c, int64_t article)
{
	const uint64_t *group = map_find(c->bonds, key_of(&article));

	return group ? (int64_t)*group : -article;
}

void
bonds_init(struct cluster *c)
{
	c->bonds = map_new(c->a);
	c->apart = map_new(c->a);
	c->last_of = map_new(c->a);
}

void
cluster_together(struct cluster *c, int64_t article, int64_t group)
{
	map_at(c->bonds, key_of(&article), (uint64_t)group, NULL);
}

void
cluster_apart(struct cluster *c, int64_t article, int64_t other)
{
	int64_t x = bond_of(c, article), y = bond_of(c, other);
	struct bond_pair pair = pair_of(x, y);

	/* A group is never apart from itself. */
	if (x == y)
		return;
	map_at(c->apart, key_of_pair(&pair), 0, NULL);
	map_at(c->apart, key_of(&x), 0, NULL);
	map_at(c->apart, key_of(&y), 0, NULL);
}

void
bonds_enter(struct cluster *c, uint32_t live)
{
	struct live *l = &c->live.at[live];
	uint64_t *last;
	bool fresh;

	l->bond = bond_of(c, l->k.article);
	l->apart = map_find(c->apart, key_of(&l->bond)) != NULL;
	l->mate = NONE;
	if (l->bond < 0)
		return;
	last = map_at(c->last_of, key_of(&l->bond), live, &fresh);
	if (!fresh)
		l->mate = (uint32_t)*last;
	*last = live;
}

uint32_t
bonds_event(const struct cluster *c, uint32_t live)
{
	const struct live *l = &c->live.at[live];
	const uint64_t *last = l->bond > 0 ?
	    map_find(c->last_of, key_of(&l->bond)) : NULL;

	for (uint32_t i = last ? (uint32_t)*last : NONE; i != NONE;
	    i = c->live.at[i].mate)
		if (i != live && c->live.at[i].event != NONE)
			return c->live.at[i].event;
	return NONE;
}

bool
bonds_bar(const struct cluster *c, uint32_t live, uint32_t event)
{
	const struct live *l = &c->live.at[live];
	const struct members *e = &c->events.at[event];

	for (size_t i = 0; l->apart && i < e->n; i++) {
		const struct live *o = &c->live.at[e->at[i]];
		struct bond_pair pair = pair_of(l->bond, o->bond);

		if (o->apart && map_find(c->apart, key_of_pair(&pair)))
			return true;
	}
	return false;
}
