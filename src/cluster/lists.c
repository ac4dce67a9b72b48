/*
 * lists.c - the articles that terms lead to.
 *
 * Each of an article's heaviest terms has it in its list, which stands in
 * the order of days.  Lists double when they are full.  What they grew out
 * of goes to other lists of that size, for a machine has some ten thousand
 * lists, and what they leave behind would be as much again.
 */
#include "src/cluster/live.h"

#include "src/base/sort.h"

#define POSTED 48 /* an article's heaviest terms that lead to it */
#define LEAST_ROOM 4

/* Room that no list uses; its first bytes lead to the next of its size. */
struct left {
	struct left *next;
};
_Static_assert(sizeof(struct left) <= LEAST_ROOM * sizeof(struct posting),
    "there is room for it");

static struct left **
left_of(struct cluster *c, uint32_t room)
{
	return &c->left[__builtin_ctz(room / LEAST_ROOM)];
}

static void
make_room(struct cluster *c, struct list *list)
{
	uint32_t room = list->room ? list->room * 2 : LEAST_ROOM;
	struct left **of = left_of(c, room), *l = *of;

	if (l)
		*of = l->next;
	else
		l = arena_alloc(c->a, room * sizeof(*list->at));
	if (list->room) {
		struct left *old = (struct left *)list->at;

		memcpy(l, list->at, list->n * sizeof(*list->at));
		of = left_of(c, list->room);
		old->next = *of;
		*of = old;
	}
	list->at = (struct posting *)l;
	list->room = room;
}

static void
post(struct cluster *c, struct list *list, struct posting p)
{
	size_t at;

	if (list->n == list->room)
		make_room(c, list);
	/* Most are posted in the order of their days. */
	for (at = list->n++; at > 0 && list->at[at - 1].day > p.day; at--)
		list->at[at] = list->at[at - 1];
	list->at[at] = p;
	list->timeless += p.day == SKETCH_NO_DAY;
}

void
lists_add(struct cluster *c, uint32_t live)
{
	struct live *l = &c->live.at[live];
	size_t n = MIN(l->k.nterms, POSTED);
	float weights[POSTED];

	/* The lists lie all over the memory: they are fetched beforehand. */
	for (size_t i = 0; i < n; i++)
		__builtin_prefetch(&c->lists.at[l->k.terms[i].id]);
	for (size_t i = 0; i < n; i++)
		weights[i] = index_weight(c, l, &l->k.terms[i]);
	for (size_t i = 0; i < n; i++) {
		const struct list *list = &c->lists.at[l->k.terms[i].id];

		__builtin_prefetch(list->at + list->n, 1);
	}
	for (size_t i = 0; i < n; i++)
		post(c, &c->lists.at[l->k.terms[i].id],
		    (struct posting){live, l->day, weights[i]});
	l->posted = true;
	c->posts++;
}

void
lists_add_from(struct cluster *c, size_t first)
{
	size_t all = c->live.n - first, n = 0;
	uint64_t *order = ARENA_ARRAY(c->scratch, uint64_t, all + 1);

	/* By days, as postings stand. */
	for (size_t i = first; i < c->live.n; i++) {
		const struct live *l = &c->live.at[i];

		if (l->root == i && !l->dead)
			order[n++] = (uint64_t)((int64_t)l->day - INT32_MIN)
			    << 32 | i;
	}
	sort_u64(order, n);
	for (size_t i = 0; i < n; i++)
		lists_add(c, (uint32_t)order[i]);
}

/* It became a copy: its source leads to the event. */
void
lists_drop(struct cluster *c, uint32_t live)
{
	struct live *l = &c->live.at[live];

	for (size_t i = 0; i < MIN(l->k.nterms, POSTED); i++) {
		struct list *list = &c->lists.at[l->k.terms[i].id];
		size_t at = 0;

		while (at < list->n && list->at[at].live != live)
			at++;
		if (at == list->n)
			continue;
		list->timeless -= list->at[at].day == SKETCH_NO_DAY;
		memmove(list->at + at, list->at + at + 1,
		    (--list->n - at) * sizeof(*list->at));
	}
	l->posted = false;
	c->posts++;
}

