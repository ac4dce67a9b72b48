/*
 * place.c - the event an article is drawn to.
 *
 * Online average link with time decay: an article
 * joins the event whose members it resembles most on average, if that
 * average, times exp(-days / 3) but not less than .35 for the days to the
 * nearest member, reaches a threshold; else it begins an event.  Members
 * further than a week away do not count, so a story may drift and its
 * cost stays that of a week.  But where all dated members are further
 * away they count as sharing nothing: undated members may be a bridge to
 * such an event, if there are enough of them.  Copies are no members for
 * the average: a text printed by forty papers is one voice.  A near copy
 * joins the event of its source.
 *
 * Near the threshold it counts how much the members resemble each other.
 * Short texts of one event share few words, long reports of a common
 * subject many: so an event of loose members takes an article that one
 * of close members refuses.
 *
 * Articles without a date are compared with everything loaded, without
 * decay, and nothing but their words speaks for them; so an event must
 * stand out: what the article owes to its subject, which is how much it
 * resembles the events after the best three, is taken off first.  Here
 * the likeness of members counts for all, not only in doubt.  The
 * same holds for a dated article and events without dates.
 *
 * An event of a few days ago is hard to tell from the next step of its
 * story by likeness alone.  But a story that goes on has other events
 * around: where an article resembles one event and nothing else, it
 * belongs there though days have passed, or though there is no date.
 * This can be known only when all are there, so it counts from the second
 * placing on.  (B-cubed F1 of three dated sets .924, .934 and .987 to
 * .929, .939 and 1.0, of two without dates .871 and .892 to .874 and .898,
 * of a stream .916 to .920.  The reverse, to ask more of an article that
 * resembles two events equally, gains nothing; to join dated events so
 * loses.)
 */
#include "src/cluster/live.h"

#include <math.h>

#include "src/cluster/copies.h"

#define JOIN_DATED .14
#define JOIN_UNDATED .17
#define CROWD .7     /* of the mean of the fourth to the twelfth event */
#define JOIN_ALONE .11 /* where nothing else is alike, days aside, ... */
#define ALONE 1.15     /* so many times the next, ... */
#define NEXT .05       /* which is taken to be more alike by this, ... */
#define ALONE_DAYS 3   /* and not longer ago */
#define FEW_TERMS 5  /* fewer say too little to join anything */
#define COPY_LOOKS 16 /* candidates looked at as sources */
#define UNCLEAR .6   /* of the threshold, and the threshold of it */
#define DOUBT 3	     /* it counts like so many pairs */
#define VOICES 5     /* members whose likeness is measured */

/* The mean similarity of the probe's article to an event's members in
 * its window, and the days to the nearest of them (-1: none has a
 * date).  Below zero when no member is near. */
static double
mean_score(struct cluster *c, const struct live *self,
    const struct members *e, int64_t *gap)
{
	uint32_t near[4 * SAMPLE];
	size_t n = 0, met = 0, far = 0;
	double sum = 0;

	*gap = -1;
	for (size_t i = 0; i < e->n; i++) {
		const struct live *l = &c->live.at[e->at[i]];

		if (l == self || l->root != e->at[i])
			continue;
		if (dated(self) && dated(l)) {
			int64_t days = labs((long)self->day - l->day);

			if (days > WINDOW) {
				far++;
				continue;
			}
			if (*gap < 0 || days < *gap)
				*gap = days;
		}
		/* The latest are kept, an even sample is taken of them. */
		near[met++ % ARRAY_LEN(near)] = e->at[i];
	}
	if (!met)
		return -1;
	met = MIN(met, ARRAY_LEN(near));
	for (size_t i = 0; i < met; i += 1 + met / SAMPLE, n++)
		sum += index_score_again(c, (uint32_t)(self - c->live.at),
		    near[i]);
	sum /= (double)n;
	/* With no near date, those far away are members as well. */
	return *gap < 0 ? sum * (double)met / (double)(met + far) : sum;
}

/* How much the members of an event resemble each other, judged by some
 * of its own texts and, while it has few, by what is usual. */
static double
measure_likeness(struct cluster *c, const struct members *e)
{
	size_t step = 1 + e->n / VOICES, pairs = 0;
	double sum = 0;

	for (size_t i = step; i < e->n; i += step) {
		const struct live *l = &c->live.at[e->at[i]];

		if (l->root != e->at[i])
			continue;
		index_load_probe(c, l);
		for (size_t j = 0; j < i; j += step) {
			const struct live *o = &c->live.at[e->at[j]];

			if (o->root != e->at[j])
				continue;
			sum += index_score(c, l, o);
			pairs++;
		}
		index_clear_probe(c, l);
	}
	return (sum + DOUBT * USUAL) / ((double)pairs + DOUBT);
}

static double
likeness(struct cluster *c, const struct live *self, struct members *e)
{
	if (e->likeness == 0) {
		index_clear_probe(c, self);
		e->likeness = measure_likeness(c, e);
		index_load_probe(c, self);
	}
	return e->likeness;
}

static bool
undated(const struct place *p)
{
	return p->gap < 0;
}

/* How far an event is above the threshold: 1 and more is joined.  Where
 * it is in doubt, and where words alone speak, what is usual among the
 * members decides. */
static double
attraction(struct cluster *c, const struct live *self, struct members *e,
    struct place *place)
{
	double score = place->alike = mean_score(c, self, e, &place->gap);

	if (score < 0)
		return 0;
	if (undated(place)) {
		score /= JOIN_UNDATED;
	} else {
		score *= decay(place->gap) / JOIN_DATED;
		if (score < UNCLEAR || score * UNCLEAR > 1)
			return score;
	}
	return e->n < 2 ? score : score * sqrt(USUAL / likeness(c, self, e));
}

/* What a look found of an event that has the same members still; NULL. */
static const struct place *
seen_before(const struct cluster *c, const struct look *look, uint32_t event)
{
	if (!look->at || c->events.at[event].moved > look->at)
		return NULL;
	for (size_t i = 0; i < look->n; i++)
		if (look->places[i].event == event)
			return &look->places[i];
	return NULL;
}

/* The events of the candidates, scored. */
static size_t
places_for(struct cluster *c, uint32_t self, const struct look *look,
    struct place out[PLACES])
{
	const struct candidate *cand = look->cand;
	size_t n = look->ncand, nplaces = 0;

	if (c->live.at[self].k.nterms < FEW_TERMS)
		return 0;
	for (size_t i = 0; i < n; i++)
		__builtin_prefetch(&c->events.at[
		    c->live.at[cand[i].live].event]);
	for (size_t i = 0; i < n; i++) {
		__builtin_prefetch(c->events.at[
		    c->live.at[cand[i].live].event].at);
		index_await(c, self, cand[i].live);
	}
	for (size_t i = 0; i < n && nplaces < PLACES; i++) {
		uint32_t e = c->live.at[cand[i].live].event;
		const struct place *seen;
		struct place *p = &out[nplaces];
		size_t j = 0;

		while (j < nplaces && out[j].event != e)
			j++;
		if (j < nplaces || bonds_bar(c, self, e))
			continue;
		nplaces++;
		seen = seen_before(c, look, e);
		if (seen) {
			*p = *seen;
			continue;
		}
		p->event = e;
		p->attraction = attraction(c, &c->live.at[self],
		    &c->events.at[e], p);
	}
	return nplaces;
}

void
place_find(struct cluster *c, uint32_t self, struct look *look)
{
	struct place out[PLACES];

	index_load_probe(c, &c->live.at[self]);
	if (!look->at || look->posts != c->posts)
		look->ncand = index_candidates(c, self, look->cand);
	look->n = places_for(c, self, look, out);
	memcpy(look->places, out, look->n * sizeof(*out));
	index_clear_probe(c, &c->live.at[self]);
}

static int
by_attraction(const void *x, const void *y)
{
	const struct place *a = x, *b = y;

	return (a->attraction < b->attraction) -
	    (a->attraction > b->attraction);
}

void
place_stand_out(struct place *places, size_t n)
{
	enum { FROM = 3, TO = 12 };
	double sum = 0;
	size_t met = 0;

	for (size_t i = 0; i < n; i++)
		met += undated(&places[i]);
	if (met <= FROM)
		return;
	met = 0;
	qsort(places, n, sizeof(*places), by_attraction);
	for (size_t i = 0; i < n && met < TO; i++)
		if (undated(&places[i]) && met++ >= FROM)
			sum += places[i].attraction;
	for (size_t i = 0; i < n; i++)
		if (undated(&places[i]))
			places[i].attraction -= CROWD * sum / (TO - FROM);
}

/* Draws an article to the event it resembles, days aside, if it resembles
 * no other. */
static void
heed_the_only_one(struct place *places, size_t n)
{
	struct place *best = NULL;
	double next = 0;

	for (size_t i = 0; i < n; i++) {
		struct place *p = &places[i];

		if (!best || p->alike > best->alike) {
			next = best ? best->alike : 0;
			best = p;
		} else {
			next = MAX(next, p->alike);
		}
	}
	if (best && best->gap <= ALONE_DAYS &&
	    best->alike > ALONE * (next + NEXT))
		best->attraction = MAX(best->attraction,
		    best->alike / JOIN_ALONE);
}

/* The own text among the candidates that this one copies; NONE.  Where
 * a reader has decided the event, it must be in that one. */
static uint32_t
source_of(struct cluster *c, uint32_t self, const struct candidate *cand,
    size_t n, uint32_t decided)
{
	const struct live *l = &c->live.at[self];
	uint32_t best = NONE;
	struct marks marks;
	double most = 0;

	copies_mark(&l->k, &marks);
	n = MIN(n, COPY_LOOKS);
	for (size_t i = 0; i < n; i++) {
		const uint32_t *sh = c->live.at[cand[i].live].k.shingles;

		__builtin_prefetch(sh);
		__builtin_prefetch(sh + 16);
	}
	for (size_t i = 0; i < n; i++) {
		const struct live *o = &c->live.at[cand[i].live];
		struct overlap both;

		if (!copies_may_meet(&marks, &o->k))
			continue;
		both = sketch_overlap(&l->k, &o->k);
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

/* Looks its candidates up, and its source among them: NONE.  Those of a
 * look, while the index is the same, hold no source: a copy is not placed
 * again.  But where a reader has decided it depends on the events. */
static uint32_t
look_up(struct cluster *c, uint32_t self, uint32_t decided,
    struct look *look)
{
	const struct live *l = &c->live.at[self];

	if (look->at && look->posts == c->posts && l->bond < 0 && !l->apart)
		return NONE;
	look->posts = c->posts;
	look->ncand = index_candidates(c, self, look->cand);
	return source_of(c, self, look->cand, look->ncand, decided);
}

void
place_article(struct cluster *c, uint32_t self, uint32_t was,
    struct look *look)
{
	struct live *l = &c->live.at[self];
	struct place best = {bonds_event(c, self), 1, 0, 0}, out[PLACES];
	size_t nplaces = 0;

	index_load_probe(c, l);
	l->root = look_up(c, self, best.event, look);
	if (l->root != NONE) {
		best.event = c->live.at[l->root].event;
	} else if (best.event != NONE) {
		l->root = self;
	} else {
		l->root = self;
		nplaces = places_for(c, self, look, out);
		memcpy(look->places, out, nplaces * sizeof(*out));
		place_stand_out(out, nplaces);
		if (was != NONE)
			heed_the_only_one(out, nplaces);
		for (size_t i = 0; i < nplaces; i++)
			if (out[i].attraction >= best.attraction)
				best = out[i];
	}
	look->n = nplaces;
	index_clear_probe(c, l);
	if (best.event == NONE && was != NONE && !c->events.at[was].n)
		best.event = was;
	if (best.event == NONE)
		best.event = event_at(c, --c->next_event);
	event_join(c, self, best.event);
	if (l->root == self && !l->posted)
		lists_add(c, self);
	else if (l->root != self && l->posted)
		lists_drop(c, self);
}
