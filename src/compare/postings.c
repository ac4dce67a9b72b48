#include "src/compare/postings.h"

void
postings_init(struct postings *p, struct arena *a)
{
	*p = (struct postings){.a = a};
}

void
postings_add(struct postings *p, uint32_t unit, uint32_t key, float x,
    bool near)
{
	*vec_add(p->a, &p->list) =
	    (struct posting){.key = key, .unit = unit, .x = x, .near = near};
}

/* How many units of one article hold the key, and where those of later
 * ones begin, for the n postings of a key, which are sorted by unit and
 * so by article. */
static void
count_articles(struct posting *list, size_t n, const uint32_t *article)
{
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from; to < n && article[list[to].unit] ==
		    article[list[from].unit];)
			to++;
		for (size_t i = from; i < to; i++) {
			list[i].n = (uint32_t)(to - from);
			list[i].after = list[i].place + (uint32_t)(to - i);
		}
	}
}

void
postings_finish(struct postings *p, const uint32_t *article, size_t nunits,
    size_t nkeys)
{
	uint32_t *fill = ARENA_ARRAY(p->a, uint32_t, nkeys + 1);

	p->by_unit = ARENA_ARRAY(p->a, uint32_t, nunits + 1);
	p->by_key = ARENA_ARRAY(p->a, uint32_t, nkeys + 1);
	p->sorted = ARENA_ARRAY(p->a, struct posting, p->list.n);
	p->unit = ARENA_ARRAY(p->a, uint32_t, p->list.n);
	p->x = ARENA_ARRAY(p->a, float, p->list.n);
	for (size_t i = 0; i < p->list.n; i++) {
		p->by_unit[p->list.at[i].unit + 1]++;
		p->by_key[p->list.at[i].key + 1]++;
	}
	for (size_t i = 0; i < nunits; i++)
		p->by_unit[i + 1] += p->by_unit[i];
	for (size_t i = 0; i < nkeys; i++)
		p->by_key[i + 1] += p->by_key[i];
	for (size_t i = 0; i < p->list.n; i++) {
		struct posting *from = &p->list.at[i];

		from->place = p->by_key[from->key] + fill[from->key]++;
		p->sorted[from->place] = *from;
		p->unit[from->place] = from->unit;
		p->x[from->place] = from->x;
	}
	for (size_t k = 0; k < nkeys; k++)
		count_articles(&p->sorted[p->by_key[k]],
		    p->by_key[k + 1] - p->by_key[k], article);
	for (size_t i = 0; i < p->list.n; i++)
		p->list.at[i] = p->sorted[p->list.at[i].place];
}

void
numbering_init(struct numbering *nb, struct arena *a)
{
	*nb = (struct numbering){.a = a, .nslots = 1024};
	nb->values = ARENA_ARRAY(a, uint64_t, nb->nslots);
	nb->ids = ARENA_ARRAY(a, uint32_t, nb->nslots);
}

/* Where a stored value stands or would stand. */
static size_t
slot_of(const struct numbering *nb, uint64_t stored)
{
	uint64_t h = stored * UINT64_C(0x9e3779b97f4a7c15);
	size_t i = (size_t)(h >> 32) & (nb->nslots - 1);

	while (nb->values[i] && nb->values[i] != stored)
		i = (i + 1) & (nb->nslots - 1);
	return i;
}

static void
grow(struct numbering *nb)
{
	struct numbering old = *nb;

	nb->nslots *= 4;
	nb->values = ARENA_ARRAY(nb->a, uint64_t, nb->nslots);
	nb->ids = ARENA_ARRAY(nb->a, uint32_t, nb->nslots);
	for (size_t i = 0; i < old.nslots; i++) {
		size_t to;

		if (!old.values[i])
			continue;
		to = slot_of(nb, old.values[i]);
		nb->values[to] = old.values[i];
		nb->ids[to] = old.ids[i];
	}
}

uint32_t
numbering_id(struct numbering *nb, uint64_t value)
{
	size_t i = slot_of(nb, value + 1);

	if (nb->values[i])
		return nb->ids[i];
	if ((nb->n + 1) * 2 > nb->nslots) {
		grow(nb);
		i = slot_of(nb, value + 1);
	}
	nb->values[i] = value + 1;
	nb->ids[i] = (uint32_t)nb->n++;
	return nb->ids[i];
}
