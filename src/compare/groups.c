/*
 * Pairs of mentions, surest first, are merged into groups, with one
 * guard: a group never holds two different values of one article's
 * current text, because an article does not contradict itself; where it
 * says Monday and Wednesday, it speaks of two things.
 *
 * A group is a fact; what stays alone is a SINGLE fact when it is a
 * figure that one can put a name to.
 */
#include "src/compare/groups.h"

/* What an event of hundreds of texts may cost: so many comparisons.  The
 * surest pairs come first. */
#define MAX_WORK 8000000

struct grouping {
	struct ledger *l;
	const struct edge *edges;
	size_t n;
	/* By mention its group, and the next mention of it; by group its
	 * first and last mention. */
	uint32_t *group, *next, *last;
	size_t work; /* comparisons done */
};

static int
edge_order(const void *a, const void *b)
{
	const struct edge *x = a, *y = b;

	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	if (x->x != y->x)
		return x->x < y->x ? -1 : 1;
	return x->y < y->y ? -1 : x->y > y->y;
}

/* Does the group hold values that differ, from texts as they now stand? */
static bool
is_disputed(struct grouping *g, uint32_t group)
{
	const struct mention *at = g->l->mentions.at;

	for (uint32_t i = group; i != UINT32_MAX; i = g->next[i])
		for (uint32_t k = g->next[i]; k != UINT32_MAX; k = g->next[k]) {
			g->work++;
			if (!at[i].prior && !at[k].prior &&
			    relation_of(&at[i], &at[k]) == REL_DIFFER)
				return true;
		}
	return false;
}

/* Is every value of one group told in the other too? */
static bool
is_told_in(struct grouping *g, uint32_t group, uint32_t other)
{
	const struct mention *at = g->l->mentions.at;

	for (uint32_t i = group; i != UINT32_MAX; i = g->next[i]) {
		bool told = false;

		for (uint32_t k = other; k != UINT32_MAX; k = g->next[k]) {
			g->work++;
			told = told ||
			    relation_of(&at[i], &at[k]) == REL_SAME;
		}
		if (!told)
			return false;
	}
	return true;
}

/* One more text that takes a side in a dispute makes no new one. */
static bool
takes_a_side(struct grouping *g, uint32_t a, uint32_t b)
{
	return (is_disputed(g, a) && is_told_in(g, b, a)) ||
	    (is_disputed(g, b) && is_told_in(g, a, b));
}

/* Would the union hold two values of one text, or be led by a pair that
 * agrees to hold values that differ? */
static bool
contradicts_itself(struct grouping *g, uint32_t a, uint32_t b, bool agreeing)
{
	const struct mention *at = g->l->mentions.at;

	for (uint32_t i = a; i != UINT32_MAX; i = g->next[i])
		for (uint32_t k = b; k != UINT32_MAX; k = g->next[k]) {
			g->work++;
			if ((agreeing || at[i].text == at[k].text) &&
			    !at[i].prior && !at[k].prior &&
			    relation_of(&at[i], &at[k]) == REL_DIFFER)
				return true;
		}
	return false;
}

/* Merges groups along the edges, surest first.  A group is named by its
 * first mention. */
static void
merge_groups(struct grouping *g)
{
	size_t n = g->l->mentions.n;

	for (uint32_t i = 0; i < n; i++) {
		g->group[i] = g->last[i] = i;
		g->next[i] = UINT32_MAX;
	}
	for (size_t i = 0; i < g->n && g->work < MAX_WORK; i++) {
		uint32_t a = g->group[g->edges[i].x];
		uint32_t b = g->group[g->edges[i].y];

		if (a == b ||
		    contradicts_itself(g, a, b,
			g->edges[i].agreeing && !takes_a_side(g, a, b)))
			continue;
		g->next[g->last[a]] = b;
		g->last[a] = g->last[b];
		for (uint32_t k = b; k != UINT32_MAX; k = g->next[k])
			g->group[k] = a;
	}
}

/* A lone figure is told only when one can put a name to it. */
static bool
is_worth_telling(const struct mention *m)
{
	return !m->is_time && !m->number.vague && !m->prior &&
	    m->number.order == 0 &&
	    m->number.type != NUMBER_ORDINAL && m->number.type != NUMBER_BARE &&
	    (m->number.type != NUMBER_COUNT || m->number.counted != NULL);
}

static void
add_group(struct grouping *g, uint32_t first)
{
	struct ledger *l = g->l;
	VEC(const struct mention *) m = {0};
	VEC(struct cell) cells = {0};
	struct fact f = {.kind = l->mentions.at[first].kind};

	for (uint32_t i = first; i != UINT32_MAX; i = g->next[i])
		*vec_add(l->a, &m) = &l->mentions.at[i];
	if (m.n == 1 &&
	    (!is_worth_telling(m.at[0]) || !l->texts[m.at[0]->text].current))
		return;
	f.verdict = verdict_of(l, m.at, m.n, &f.why);
	f.label = label_of(l, m.at, m.n);
	if (f.verdict == VERDICT_CONFLICT)
		doubts_of(l, m.at, m.n, f.label);
	for (size_t i = 0; i < m.n; i++)
		*vec_add(l->a, &cells) = mention_cell(l, m.at[i]);
	ledger_add(l, f, cells.at, cells.n);
}

void
groups_make(struct ledger *l, struct edge *edges, size_t n)
{
	size_t nmentions = l->mentions.n;
	struct grouping g = {.l = l, .edges = edges, .n = n,
	    .group = ARENA_ARRAY(l->a, uint32_t, nmentions + 1),
	    .next = ARENA_ARRAY(l->a, uint32_t, nmentions + 1),
	    .last = ARENA_ARRAY(l->a, uint32_t, nmentions + 1)};

	if (n > 0)
		qsort(edges, n, sizeof(*edges), edge_order);
	merge_groups(&g);
	for (uint32_t i = 0; i < nmentions; i++)
		if (g.group[i] == i)
			add_group(&g, i);
}
