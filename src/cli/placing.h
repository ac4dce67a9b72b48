/*
 * placing.h - the pipeline's inside, shared by pipeline.c and placing.c:
 * the cluster as a cache of the store.
 *
 * All of it happens inside a transaction of the store.
 */
#ifndef CLI_PLACING_H
#define CLI_PLACING_H

#include "db/store_cluster.h"
#include "src/base/vec.h"
#include "src/cli/pipeline.h"
#include "src/cluster/cluster.h"

struct pipeline {
	struct store *store;
	int64_t now;
	const volatile sig_atomic_t *stop;
	void (*tell)(void *, const struct pipeline_counts *);
	void *tell_arg;
	struct pipeline_counts counts;
	struct pipeline_hook hook;
	size_t batch_articles;

	struct arena *batch_arena, *scratch;
	VEC(struct gathered) batch;
	struct terms *terms; /* placing_terms() makes them */
	struct stemmers *stemmers; /* of comparisons */
	const struct lexicon *aliases;
	struct facts_worker *facts; /* NULL: none helps */
	struct cluster *cluster; /* NULL: to be made */
	size_t cluster_max;
	int64_t version; /* of the store when the cluster was right */
	int64_t newest; /* time of publication in this batch; 0: none */
	bool fed;	/* with any article */
	bool again;	/* articles come from the store itself */
	bool uncounted; /* articles came since frequencies were stored */
};

/* A cluster without an article, by the frequencies in the store.  Where
 * articles are to be added, those nobody counted are counted too. */
enum status placing_new(struct pipeline *p);
enum status placing_count(struct pipeline *p);
/* Made when an article first comes without its sketch. */
struct terms *placing_terms(struct pipeline *p);
/* One that cannot be trusted, or is too large, is made anew. */
void placing_drop(struct pipeline *p);

/* What the cluster must know of sketches to come: the stored ones of the
 * days around them, and the frequencies of their terms. */
enum status placing_load_around(struct pipeline *p, const struct sketch *k,
    size_t n);
enum status placing_tell_terms(struct pipeline *p, const struct sketch *k,
    size_t n);
enum status placing_load(struct pipeline *p, const struct sketch_row *rows,
    size_t nrows);

/* What the store must know: events that changed, with n new sketches; and
 * the frequencies. */
enum status placing_put_events(struct pipeline *p, const struct sketch *k,
    size_t n);
enum status placing_put_counts(struct pipeline *p);

#endif
