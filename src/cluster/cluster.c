/*
 * cluster.c - the machine's memory: what is loaded, counted and changed.
 *
 * Sketches, events and the frequencies of terms live in one arena as
 * long as the machine does.  Whoever drives it begins with a new one
 * when this one has grown past what a window needs; everything is in the
 * store by then.
 *
 * A term's first frequency is that of the shipped background; after that
 * the store's count goes on from there.  Weights do not follow each
 * article: they stand for the frequencies of the last cluster_weigh(),
 * which are those in the store.  And what order things came in decides
 * nothing.  So a machine made anew from the store, after a kill say,
 * gives the same answers as the one that was lost.
 */
#include "src/cluster/live.h"

#include "src/text/stems.h"

/* Terms are weighed again when one article in so many is new, or so many
 * are: a common term's weight does not change by more than a hundredth
 * until then. */
#define WEIGH_SHARE 16
#define WEIGH_MOST 4000
#define EMPTY 1000 /* events without members are no burden */

/* vec_add() for arrays of megabytes: in an arena they would leave as much
 * behind when they grow. */
#define big_add(v) \
	((v)->at = big_room((v)->at, (v)->n, &(v)->cap, sizeof(*(v)->at)), \
	    &(v)->at[(v)->n++])

static void *
big_room(void *at, size_t n, size_t *cap, size_t size)
{
	if (n == *cap) {
		*cap += 1024 + *cap / 2;
		at = xrealloc(at, *cap, size);
	}
	memset((char *)at + n * size, 0, size);
	return at;
}

struct cluster *
cluster_new(void)
{
	struct arena *a = arena_new();
	struct cluster *c = ARENA_NEW(a, struct cluster);

	c->a = a;
	c->scratch = arena_new();
	c->nnotes = 4096;
	c->notes = xcalloc(c->nnotes, sizeof(*c->notes));
	c->live_of = map_new(a);
	c->days = map_new(a);
	c->crowd = arena_new();
	c->event_of = map_new(c->crowd);
	bonds_init(c);
	index_init(c);
	return c;
}

void
cluster_free(struct cluster *c)
{
	if (!c)
		return;
	free(c->slots.at);
	free(c->lists.at);
	free(c->live.at);
	free(c->ids.at);
	free(c->notes);
	free(c->probe);
	free(c->probed);
	free(c->pairs);
	free(c->acc);
	free(c->met);
	arena_free(c->scratch);
	arena_free(c->crowd);
	arena_free(c->a);
}

size_t
cluster_count(const struct cluster *c)
{
	return c->live.n;
}

uint32_t
live_find(const struct cluster *c, int64_t article)
{
	const uint64_t *at = map_find(c->live_of, key_of(&article));

	return at ? (uint32_t)*at : NONE;
}

uint32_t
event_find(const struct cluster *c, int64_t event)
{
	const uint64_t *at = map_find(c->event_of, key_of(&event));

	return at ? (uint32_t)*at : NONE;
}

uint32_t
event_at(struct cluster *c, int64_t id)
{
	bool fresh;
	uint64_t *at =
	    map_at(c->event_of, key_of(&id), c->events.n, &fresh);

	if (fresh)
		vec_add(c->crowd, &c->events)->id = id;
	return (uint32_t)*at;
}

uint32_t
live_mark(const struct live *l)
{
	return l->k.nshingles ? l->k.shingles[0] :
				(uint32_t)str_hash(l->k.title);
}

bool
live_before(const struct cluster *c, uint32_t x, uint32_t y)
{
	const struct live *a = &c->live.at[x], *b = &c->live.at[y];
	uint32_t mark_a = live_mark(a), mark_b = live_mark(b);

	if (dated(a) != dated(b))
		return dated(a);
	if (dated(a) && a->k.published.at != b->k.published.at)
		return a->k.published.at < b->k.published.at;
	if (mark_a != mark_b)
		return mark_a < mark_b;
	return a->k.article < b->k.article;
}

void
live_enter(struct cluster *c, uint32_t live, uint32_t event)
{
	uint64_t bit = UINT64_C(1) << live % 64;

	c->live.at[live].event = event;
	if (event == NONE)
		c->placed.at[live / 64] &= ~bit;
	else
		c->placed.at[live / 64] |= bit;
}

void
event_join(struct cluster *c, uint32_t live, uint32_t event)
{
	struct members *e = &c->events.at[event];
	size_t at;

	*vec_add(c->crowd, e) = live;
	for (at = e->n - 1; at > 0 && live_before(c, live, e->at[at - 1]);
	    at--)
		e->at[at] = e->at[at - 1];
	e->at[at] = live;
	e->likeness = 0;
	e->moved = ++c->moves;
	live_enter(c, live, event);
}

void
event_leave(struct cluster *c, uint32_t live)
{
	struct members *e = &c->events.at[c->live.at[live].event];
	size_t i = 0;

	while (e->at[i] != live)
		i++;
	memmove(e->at + i, e->at + i + 1, (--e->n - i) * sizeof(*e->at));
	e->likeness = 0;
	e->moved = ++c->moves;
	live_enter(c, live, NONE);
}

void
events_tidy(struct cluster *c)
{
	struct cluster old = *c;
	size_t n = 0;

	for (size_t i = 0; i < c->events.n; i++)
		n += c->events.at[i].n > 0;
	if (c->events.n < 2 * n + EMPTY)
		return;
	c->crowd = arena_new();
	c->event_of = map_new(c->crowd);
	memset(&c->events, 0, sizeof(c->events));
	for (size_t i = 0; i < old.events.n; i++) {
		struct members *from = &old.events.at[i], *e;
		uint32_t at;

		if (!from->n)
			continue;
		at = event_at(c, from->id);
		e = &c->events.at[at];
		*e = *from;
		e->at = ARENA_ARRAY(c->crowd, uint32_t, e->n);
		e->cap = e->n;
		for (size_t j = 0; j < e->n; j++) {
			e->at[j] = from->at[j];
			c->live.at[e->at[j]].event = at;
		}
	}
	arena_free(old.crowd);
}

/* ---- terms and frequencies ---- */

/* Where a term's slot is noted, or is to be.  Ids are hashes already. */
static struct note *
slot_note(const struct cluster *c, uint32_t id)
{
	size_t i = id & (c->nnotes - 1);

	while (c->notes[i].slot && c->notes[i].id != id)
		i = (i + 1) & (c->nnotes - 1);
	return &c->notes[i];
}

static uint32_t
slot_at(struct cluster *c, uint32_t id)
{
	struct note *note = slot_note(c, id);

	if (note->slot)
		return note->slot - 1;
	if (c->slots.n * 2 >= c->nnotes) {
		c->nnotes *= 2;
		free(c->notes);
		c->notes = xcalloc(c->nnotes, sizeof(*c->notes));
		for (uint32_t i = 0; i < c->slots.n; i++)
			*slot_note(c, c->slots.at[i].id) =
			    (struct note){c->slots.at[i].id, i + 1};
		note = slot_note(c, id);
	}
	big_add(&c->slots)->id = id;
	big_add(&c->lists);
	*note = (struct note){id, (uint32_t)c->slots.n};
	return note->slot - 1;
}

static struct slot *
slot_for(struct cluster *c, uint32_t id)
{
	uint32_t at = slot_at(c, id);

	return &c->slots.at[at];
}

void
cluster_articles(struct cluster *c, uint64_t articles)
{
	c->articles = c->weighed = articles;
}

void
cluster_counted_to(struct cluster *c, int64_t article)
{
	c->counted_to = article;
}

bool
cluster_due(const struct cluster *c)
{
	uint64_t wait = MIN(c->weighed / WEIGH_SHARE, WEIGH_MOST);

	return c->articles > c->weighed + wait;
}

void
cluster_weigh(struct cluster *c)
{
	index_refresh(c);
	enter_loaded(c);
	index_again(c);
}

size_t
cluster_unknown(struct cluster *c, struct arena *a, const struct sketch *k,
    size_t n, const uint32_t **ids)
{
	VEC(uint32_t) out = {0};

	for (size_t i = 0; i < n; i++)
		for (size_t t = 0; t < k[i].nterms; t++) {
			struct slot *s = slot_for(c, k[i].terms[t].id);

			if (!s->told)
				*vec_add(a, &out) = s->id;
			s->told = true;
		}
	*ids = out.at;
	return out.n;
}

void
cluster_frequency(struct cluster *c, uint32_t id, uint32_t number,
    uint32_t df, struct str word)
{
	uint32_t at = slot_at(c, id);
	struct slot *s = &c->slots.at[at];

	s->number = number;
	s->df = c->lists.at[at].weighed = df;
	s->word = arena_str(c->a, word);
	s->told = true;
}

void
cluster_numbered(struct cluster *c, uint32_t id, uint32_t number)
{
	slot_for(c, id)->number = number;
}

size_t
cluster_frequencies(struct cluster *c, struct arena *a,
    const struct frequency **out, uint64_t *articles)
{
	VEC(struct frequency) changed = {0};

	for (size_t i = 0; i < c->slots.n; i++) {
		struct slot *s = &c->slots.at[i];

		if (s->changed)
			*vec_add(a, &changed) = (struct frequency){s->id,
				s->number, s->df, s->word};
		s->changed = false;
	}
	*out = changed.at;
	*articles = c->articles;
	return changed.n;
}

/* ---- days ---- */

typedef VEC(struct day_range) ranges;

/* Asks for a day once. */
static void
want_day(struct cluster *c, struct arena *a, enum day_kind kind,
    int64_t day, ranges *out)
{
	int64_t key = day * 4 + kind;
	bool fresh;

	if (day <= INT32_MIN || day > INT32_MAX)
		return;
	map_at(c->days, key_of(&key), 0, &fresh);
	if (fresh)
		*vec_add(a, out) = (struct day_range){
			kind, (int32_t)day, (int32_t)day};
}

static int
by_range(const void *x, const void *y)
{
	const struct day_range *a = x, *b = y;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return (a->first > b->first) - (a->first < b->first);
}

size_t
cluster_days(struct cluster *c, struct arena *a, const struct sketch *k,
    size_t n, const struct day_range **out)
{
	ranges days = {0};
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		int64_t day = sketch_day(&k[i]), came = sketch_came(&k[i]);
		bool undated = day == SKETCH_NO_DAY;

		for (int64_t d = -WINDOW; d <= WINDOW && !undated; d++)
			want_day(c, a, DAYS_PUBLISHED, day + d, &days);
		for (int64_t d = -WINDOW; d <= 0; d++)
			want_day(c, a, undated ? DAYS_CAME :
			    DAYS_CAME_UNDATED, came + d, &days);
	}
	if (days.n)
		qsort(days.at, days.n, sizeof(*days.at), by_range);
	for (size_t i = 0; i < days.n; i++) {
		struct day_range *last = kept ? &days.at[kept - 1] : NULL;

		if (last && last->kind == days.at[i].kind &&
		    (int64_t)last->last + 1 == days.at[i].first)
			last->last++;
		else
			days.at[kept++] = days.at[i];
	}
	*out = days.at;
	return kept;
}

/* ---- sketches in ---- */

/* A copy of a sketch whose terms' ids are slots. */
static struct sketch
adopt(struct cluster *c, struct arena *a, const struct sketch *k)
{
	struct term *terms = ARENA_ARRAY(a, struct term, k->nterms);
	uint32_t *sh = ARENA_ARRAY(c->a, uint32_t, k->nshingles);
	struct sketch own = *k;

	for (size_t i = 0; i < k->nterms; i++) {
		terms[i] = k->terms[i];
		terms[i].id = slot_at(c, k->terms[i].id);
	}
	if (k->nshingles)
		memcpy(sh, k->shingles, k->nshingles * sizeof(*sh));
	own.title = arena_str(c->a, k->title);
	own.terms = terms;
	own.shingles = sh;
	return own;
}

uint32_t
live_add(struct cluster *c, const struct sketch *k)
{
	uint32_t i = (uint32_t)c->live.n;

	if (i % 64 == 0) {
		vec_add(c->a, &c->placed);
		vec_add(c->a, &c->timeless);
	}
	*big_add(&c->live) = (struct live){
		.k = *k, .day = sketch_day(k), .event = NONE, .root = i};
	if (!dated(&c->live.at[i]))
		c->timeless.at[i / 64] |= UINT64_C(1) << i % 64;
	*big_add(&c->ids) = k->article;
	*map_at(c->live_of, key_of(&k->article), i, NULL) = i;
	bonds_enter(c, i);
	return i;
}

void
cluster_load(struct cluster *c, const struct sketch *k)
{
	struct sketch own;
	uint32_t i;

	if (live_find(c, k->article) != NONE)
		return;
	own = adopt(c, c->scratch, k);
	i = live_add(c, &own);
	event_join(c, i, event_at(c, k->event));
}

/* Knows the terms of an adopted sketch, and counts them where the article
 * is new. */
static void
count(struct cluster *c, const struct sketch *own,
    const struct term_word *words, bool fresh)
{
	c->articles += fresh;
	for (size_t i = 0; i < own->nterms; i++) {
		uint32_t at = own->terms[i].id;
		struct slot *s = &c->slots.at[at];

		if (!s->df && !s->word.n) {
			s->df = c->lists.at[at].weighed =
			    words[i].background * BACKGROUND /
			    STEM_DF_ARTICLES;
			s->word = arena_str(c->a, words[i].word);
		}
		s->df += fresh;
		s->told = s->changed = true;
	}
}

void
cluster_add(struct cluster *c, const struct sketch *k,
    const struct term_word *words)
{
	bool fresh = k->article > c->counted_to &&
	    live_find(c, k->article) == NONE;
	struct sketch *own = vec_add(c->scratch, &c->pending);

	*own = adopt(c, c->scratch, k);
	count(c, own, words, fresh);
}

void
cluster_count_again(struct cluster *c, const struct sketch *k,
    const struct term_word *words)
{
	struct sketch own = adopt(c, c->scratch, k);

	count(c, &own, words, true);
}

/* ---- answers ---- */

void
event_rename(struct cluster *c, uint32_t event, int64_t id)
{
	uint64_t *at = map_at(c->event_of, key_of(&id), event, NULL);

	c->events.at[event].changed |= c->events.at[*at].changed;
	c->events.at[event].id = id;
	*at = event;
}

size_t
cluster_changed(struct cluster *c, struct arena *a, const int64_t **ids)
{
	VEC(int64_t) out = {0};

	for (size_t i = 0; i < c->events.n; i++) {
		struct members *e = &c->events.at[i];

		if (e->changed && e->n)
			*vec_add(a, &out) = e->id;
		e->changed = false;
	}
	*ids = out.at;
	return out.n;
}

void
cluster_named(struct cluster *c, int64_t from, int64_t to)
{
	uint32_t event = event_find(c, from);

	if (event != NONE)
		event_rename(c, event, to);
}
