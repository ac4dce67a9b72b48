#include "src/base/map.h"

#include "src/base/vec.h"

/* Open addressing with linear probing over indexes into a dense array,
 * so that growing moves four bytes an entry and order is kept. */
struct entry {
	struct str key;
	uint64_t hash, value;
};

struct map {
	struct arena *a;
	VEC(struct entry) entries;
	uint32_t *slots; /* entry index + 1; 0 is free */
	size_t nslots;	 /* a power of two */
};

struct map *
map_new(struct arena *a)
{
	struct map *m = ARENA_NEW(a, struct map);

	m->a = a;
	m->nslots = 64;
	m->slots = ARENA_ARRAY(a, uint32_t, m->nslots);
	return m;
}

/* Four or eight bytes a step; str_hash() is for what is stored. */
static uint64_t
hash_of(struct str s)
{
	const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t h = s.n * odd, w;
	uint32_t first, last;

	for (; s.n >= 8; s = str_from(s, 8)) {
		memcpy(&w, s.s, 8);
		h = (h ^ w) * odd;
		h ^= h >> 32;
	}
	if (s.n >= 4) {
		memcpy(&first, s.s, 4);
		memcpy(&last, s.s + s.n - 4, 4);
		w = first | (uint64_t)last << 32;
	} else {
		w = s.n;
		for (size_t i = 0; i < s.n; i++)
			w = w << 8 | (unsigned char)s.s[i];
	}
	h = (h ^ w) * odd;
	return h ^ h >> 29;
}

static uint32_t *
slot_of(const struct map *m, struct str key, uint64_t hash)
{
	size_t mask = m->nslots - 1;
	size_t i = (size_t)(hash ^ hash >> 32) & mask;

	for (;; i = (i + 1) & mask) {
		const struct entry *e;

		if (!m->slots[i])
			return &m->slots[i];
		e = &m->entries.at[m->slots[i] - 1];
		if (e->hash == hash && str_eq(e->key, key))
			return &m->slots[i];
	}
}

static void
grow(struct map *m)
{
	m->nslots *= 2;
	m->slots = ARENA_ARRAY(m->a, uint32_t, m->nslots);
	for (size_t i = 0; i < m->entries.n; i++) {
		const struct entry *e = &m->entries.at[i];

		*slot_of(m, e->key, e->hash) = (uint32_t)i + 1;
	}
}

uint64_t *
map_at(struct map *m, struct str key, uint64_t fresh, bool *added)
{
	uint64_t hash = hash_of(key);
	uint32_t *slot = slot_of(m, key, hash);

	if (added)
		*added = !*slot;
	if (!*slot) {
		if (m->entries.n >= UINT32_MAX - 1)
			bug("map of %zu entries", m->entries.n);
		if ((m->entries.n + 1) * 2 > m->nslots) {
			grow(m);
			slot = slot_of(m, key, hash);
		}
		*vec_add(m->a, &m->entries) =
		    (struct entry){arena_str(m->a, key), hash, fresh};
		*slot = (uint32_t)m->entries.n;
	}
	return &m->entries.at[*slot - 1].value;
}

uint64_t *
map_find(const struct map *m, struct str key)
{
	const uint32_t *slot = slot_of(m, key, hash_of(key));

	return *slot ? &m->entries.at[*slot - 1].value : NULL;
}

size_t
map_count(const struct map *m)
{
	return m->entries.n;
}

struct vocab {
	struct map map;
};

struct vocab *
vocab_new(struct arena *a)
{
	return (struct vocab *)map_new(a);
}

uint32_t
vocab_id(struct vocab *v, struct str text)
{
	return (uint32_t)*map_at(&v->map, text, v->map.entries.n, NULL);
}

uint32_t
vocab_find(const struct vocab *v, struct str text)
{
	const uint64_t *id = map_find(&v->map, text);

	return id ? (uint32_t)*id : VOCAB_NONE;
}

struct str
vocab_text(const struct vocab *v, uint32_t id)
{
	if (id >= v->map.entries.n)
		bug("vocabulary id %u of %zu", id, v->map.entries.n);
	return v->map.entries.at[id].key;
}

size_t
vocab_count(const struct vocab *v)
{
	return v->map.entries.n;
}
