/*
 * earlier.c - the same story, earlier day.
 *
 * Long stories (a storm, a trial) make an event each few days.  These are
 * not one event, but a reader of the later one wants the way back.  So
 * the first texts of an event are compared with the events around them,
 * time left aside: the one most alike, nearer days first, that began on
 * an earlier day within a week is the earlier event, if it passes a
 * threshold.
 */
#include "src/cluster/live.h"

#define EARLIER .14  /* mean similarity: that of members of one day */
#define VOICES 3     /* texts that speak for the event */

/* The first day of an event and its last. */
struct days {
	int32_t first, last; /* SKETCH_NO_DAY: none is dated */
};

static struct days
days_of(const struct cluster *c, const struct members *e)
{
	struct days d = {SKETCH_NO_DAY, SKETCH_NO_DAY};

	for (size_t i = 0; i < e->n; i++) {
		const struct live *l = &c->live.at[e->at[i]];

		if (!dated(l))
			continue;
		if (d.first == SKETCH_NO_DAY || l->day < d.first)
			d.first = l->day;
		d.last = MAX(d.last, l->day);
	}
	return d;
}

/* The own texts that came first, 'out' of them. */
static size_t
first_texts(const struct cluster *c, const struct members *e,
    uint32_t out[VOICES])
{
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++) {
		const struct live *l = &c->live.at[e->at[i]];
		size_t j;

		if (l->root != e->at[i] || !dated(l))
			continue;
		if (n == VOICES && c->live.at[out[n - 1]].day <= l->day)
			continue;
		n += n < VOICES;
		for (j = n - 1; j > 0 &&
		    c->live.at[out[j - 1]].day > l->day; j--)
			out[j] = out[j - 1];
		out[j] = e->at[i];
	}
	return n;
}

/* Mean similarity of the probe's article to an event, days aside. */
static double
likeness(const struct cluster *c, const struct live *self,
    const struct members *e)
{
	size_t step = 1 + e->n / SAMPLE, n = 0;
	double sum = 0;

	for (size_t i = 0; i < e->n; i += step) {
		const struct live *l = &c->live.at[e->at[i]];

		if (l->root == e->at[i] && dated(l)) {
			sum += index_score(c, self, l);
			n++;
		}
	}
	return n ? sum / (double)n : 0;
}

struct rival {
	uint32_t event;
	int64_t gap;
	double sum;
};
#define RIVALS 8

/* Notes an event that was met; false when it was before. */
static bool
meet_event(uint32_t event, uint32_t *met, size_t *n)
{
	for (size_t i = 0; i < *n; i++)
		if (met[i] == event)
			return false;
	met[(*n)++] = event;
	return true;
}

/* Events near the voices that began before. */
static size_t
find_rivals(struct cluster *c, uint32_t event, struct days mine,
    const uint32_t *voices, size_t nvoices, struct rival out[RIVALS])
{
	struct candidate cand[CANDIDATES];
	uint32_t met[1 + VOICES * CANDIDATES] = {event};
	size_t n = 0, nmet = 1;

	for (size_t v = 0; v < nvoices && n < RIVALS; v++) {
		size_t ncand;

		index_load_probe(c, &c->live.at[voices[v]]);
		ncand = index_candidates(c, voices[v], cand);
		index_clear_probe(c, &c->live.at[voices[v]]);
		for (size_t i = 0; i < ncand && n < RIVALS; i++) {
			uint32_t e = c->live.at[cand[i].live].event;
			struct days d;

			if (!meet_event(e, met, &nmet))
				continue;
			d = days_of(c, &c->events.at[e]);
			if (d.first != SKETCH_NO_DAY && d.first < mine.first &&
			    mine.first - d.last <= WINDOW)
				out[n++] = (struct rival){e,
				    MAX(mine.first - d.last, 0), 0};
		}
	}
	return n;
}

int64_t
cluster_earlier(struct cluster *c, int64_t event)
{
	uint32_t at = event_find(c, event), voices[VOICES];
	struct rival rivals[RIVALS];
	size_t nvoices, n;
	struct days mine;
	double best = 0;
	int64_t found = 0;

	if (at == NONE)
		return 0;
	mine = days_of(c, &c->events.at[at]);
	nvoices = first_texts(c, &c->events.at[at], voices);
	n = find_rivals(c, at, mine, voices, nvoices, rivals);
	for (size_t v = 0; v < nvoices && n; v++) {
		const struct live *self = &c->live.at[voices[v]];

		index_load_probe(c, self);
		for (size_t i = 0; i < n; i++)
			rivals[i].sum += likeness(c, self,
			    &c->events.at[rivals[i].event]);
		index_clear_probe(c, self);
	}
	for (size_t i = 0; i < n; i++) {
		double mean = rivals[i].sum / (double)nvoices;

		if (mean < EARLIER || mean * decay(rivals[i].gap) <= best)
			continue;
		best = mean * decay(rivals[i].gap);
		found = c->events.at[rivals[i].event].id;
	}
	arena_reset(c->scratch);
	return found;
}
