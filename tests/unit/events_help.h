/*
 * events_help.h - articles given to a cluster, and the events they are in.
 */
#ifndef TESTS_UNIT_EVENTS_HELP_H
#define TESTS_UNIT_EVENTS_HELP_H

#include "tests/unit/cluster_help.h"

static struct terms *terms; /* main() makes them */

static inline void
add(struct cluster *c, struct arena *a, struct article art)
{
	const struct term_word *words;
	struct sketch k;

	terms_read(terms, a, &art, TODAY, &k, &words);
	k.article = art.id;
	cluster_add(c, &k, words);
}

static inline int64_t
event_of(struct cluster *c, struct arena *a, int64_t article)
{
	struct sketch k;

	return cluster_sketch(c, a, article, &k) ? k.event : 0;
}

static inline struct event
describe(struct cluster *c, struct arena *a, int64_t article)
{
	struct event e;

	cluster_describe(c, a, event_of(c, a, article), &e);
	return e;
}

#endif
