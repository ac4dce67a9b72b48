/*
 * seam.c - events that are two.
 *
 * Average link joins whatever is alike enough on average, so two reports
 * of one day and one subject (a vaccine's sales, a goal for vaccinations)
 * grow together from the first article that uses the words of both.  Once
 * all are placed it shows: the texts of each half resemble each other, and
 * hardly those of the other half.
 *
 * So each event is divided in two, by average link from the single texts
 * up, days counted as they are for joining.  It is cut there if
 *
 *	mean likeness across / mean likeness within the looser half
 *	    x the worst of all texts' (nearest across / nearest within)
 *
 * is small.  The first factor alone would cut large events, in which some
 * two texts always stand a little aside; the second asks that no text is
 * a bridge.  And the words alone must agree: the next day's texts, if they
 * resemble those of the day before as much as each other, go on with the
 * event.  A half of one text has nothing within, so nothing is cut off
 * singly: placing has decided that.  What is usual for two members counts
 * as one pair of each half, for halves of two texts have but one.
 *
 * With the seams cut, joining may ask for less: what is joined wrongly on
 * the way is parted here.  (B-cubed F1 of dated summaries .926 to .934,
 * of full texts .920 to .924, of full texts without dates .863 to .870,
 * .965 to .996 and .889 to 1.0 on three sets.)
 */
#include "src/cluster/live.h"

#define MOST 48	   /* texts; in larger events no line is looked for */
#define SEAM .6	   /* both factors, multiplied */
#define SURELY .95 /* less than as alike, by words alone */
#define NO_LESS .01f /* likeness to the nearest within counts as this */

/* The own texts of an event, and how alike they are. */
struct cloth {
	uint32_t at[MOST];
	size_t n;
	float words[MOST][MOST]; /* days aside */
	float like[MOST][MOST];
	bool second[MOST]; /* the half each belongs to */
};

static void
compare_all(struct cluster *c, struct cloth *k)
{
	for (size_t i = 0; i < k->n; i++) {
		const struct live *l = &c->live.at[k->at[i]];

		k->like[i][i] = 0;
		index_load_probe(c, l);
		for (size_t j = 0; j < i; j++) {
			const struct live *o = &c->live.at[k->at[j]];
			double near = dated(l) && dated(o) ?
			    decay(labs((long)l->day - o->day)) : 1;

			double score =
			    index_score_again(c, k->at[i], k->at[j]);

			k->words[i][j] = (float)score;
			k->like[i][j] = k->like[j][i] =
			    (float)(near * score);
		}
		index_clear_probe(c, l);
	}
}

/* False when the event is to be left alone: it is small, or very large,
 * or older than what was placed, or a reader decided about it. */
static bool
spread_out(struct cluster *c, const struct members *e, struct cloth *k)
{
	k->n = 0;
	for (size_t i = 0; i < e->n; i++) {
		const struct live *l = &c->live.at[e->at[i]];

		if (!l->open || l->bond > 0 || l->apart)
			return false;
		if (l->root != e->at[i])
			continue;
		if (k->n == MOST)
			return false;
		k->at[k->n++] = e->at[i];
	}
	if (k->n < 4)
		return false;
	compare_all(c, k);
	return true;
}

/* Joins the two nearest groups until two are left. */
static void
halve(struct cloth *k)
{
	float sum[MOST][MOST];
	size_t size[MOST], group[MOST];

	for (size_t i = 0; i < k->n; i++) {
		size[i] = 1;
		group[i] = i;
		memcpy(sum[i], k->like[i], k->n * sizeof(*sum[i]));
	}
	for (size_t left = k->n; left > 2; left--) {
		size_t a = 0, b = 0;
		float most = -1;

		for (size_t i = 0; i < k->n; i++)
			for (size_t j = 0; size[i] && j < i; j++) {
				float mean = size[j] ? sum[i][j] /
				    (float)(size[i] * size[j]) : -1;

				if (mean > most)
					most = mean, a = j, b = i;
			}
		for (size_t i = 0; i < k->n; i++) {
			sum[a][i] = sum[i][a] = sum[a][i] + sum[b][i];
			if (group[i] == b)
				group[i] = a;
		}
		size[a] += size[b];
		size[b] = 0;
	}
	for (size_t i = 0; i < k->n; i++)
		k->second[i] = group[i] != group[0];
}

/* How alike a text is to the nearest of the other half, and of its own. */
static double
bridging(const struct cloth *k, size_t self)
{
	float own = NO_LESS, other = 0;

	for (size_t i = 0; i < k->n; i++) {
		if (i == self)
			continue;
		if (k->second[i] == k->second[self])
			own = MAX(own, k->like[self][i]);
		else
			other = MAX(other, k->like[self][i]);
	}
	return (double)other / (double)own;
}

/* How alike texts are across the line, of what those of the looser half
 * are; a half of one text: 1. */
static double
across(const struct cloth *k, const float like[MOST][MOST])
{
	/* Within the first half, within the second, across. */
	double sum[3] = {USUAL, USUAL, 0};
	size_t pairs[3] = {1, 1, 0};

	for (size_t i = 0; i < k->n; i++)
		for (size_t j = 0; j < i; j++) {
			int of = k->second[i] != k->second[j] ? 2 :
			    k->second[i];

			sum[of] += (double)like[i][j];
			pairs[of]++;
		}
	if (pairs[0] < 2 || pairs[1] < 2)
		return 1;
	return sum[2] / (double)pairs[2] /
	    MIN(sum[0] / (double)pairs[0], sum[1] / (double)pairs[1]);
}

static bool
has_seam(const struct cloth *k)
{
	double worst = 0;

	for (size_t i = 0; i < k->n; i++)
		worst = MAX(worst, bridging(k, i));
	return across(k, k->words) < SURELY &&
	    across(k, k->like) * worst < SEAM;
}

/* Takes the second half, and the copies of its texts, to an event of
 * their own. */
static uint32_t
part(struct cluster *c, uint32_t event, const struct cloth *k)
{
	uint32_t to = event_at(c, --c->next_event);
	const struct members *e = &c->events.at[event];
	lives leaving = {0};

	for (size_t i = 0; i < e->n; i++)
		for (size_t j = 0; j < k->n; j++)
			if (k->second[j] &&
			    c->live.at[e->at[i]].root == k->at[j])
				*vec_add(c->scratch, &leaving) = e->at[i];
	for (size_t i = 0; i < leaving.n; i++) {
		event_leave(c, leaving.at[i]);
		event_join(c, leaving.at[i], to);
	}
	return to;
}

void
seam_cut(struct cluster *c, const lives *placed)
{
	struct cloth k;
	lives events = {0};

	for (size_t i = 0; i < placed->n; i++) {
		uint32_t e = c->live.at[placed->at[i]].event;

		/* Once an event. */
		if (c->events.at[e].at[0] == placed->at[i])
			*vec_add(c->scratch, &events) = e;
	}
	/* Both halves may have seams of their own. */
	for (size_t i = 0; i < events.n; i++)
		while (spread_out(c, &c->events.at[events.at[i]], &k)) {
			uint32_t to;

			halve(&k);
			if (!has_seam(&k))
				break;
			to = part(c, events.at[i], &k);
			*vec_add(c->scratch, &events) = to;
		}
}
