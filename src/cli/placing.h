/*
 * placing.h - the pipeline's inside, shared by pipeline.c, placing.c and
 * plan.c: the cluster as a cache of the store, and how batches of articles
 * come into events.
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

	struct arena *run; /* lives as long as the pipeline */
	VEC(int64_t) placed; /* articles, to tell how many events they are in */
	struct arena *batch_arena, *scratch;
	VEC(struct gathered) batch;
	struct terms *terms; /* placing_terms() makes them */
	struct stemmers *stemmers; /* of comparisons */
	const struct lexicon *aliases;
	struct facts_worker *facts; /* NULL: none helps */
	struct cluster *cluster; /* NULL: to be made */
	size_t cluster_max;
	int64_t grouping; /* of the store when the cluster was right */
	int64_t newest; /* time of publication in this batch; 0: none */
	bool fed;	/* with any article */
	bool begun;	/* what a killed run left was placed */
	bool uncounted; /* articles came since frequencies were stored */
};

/* A cluster without an article, by the frequencies in the store. */
enum status placing_new(struct pipeline *p);
/* One that stands for the store as it is now, in which all articles are
 * counted: that which is there, or another. */
enum status placing_ready(struct pipeline *p);
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

/* ---- plan.c; outside of transactions ---- */

/* Articles of the store with their sketches. */
struct to_place {
	struct sketch *k;
	const struct term_word **words; /* of each of its terms */
	size_t n;
};
/* Finds the events of those nobody has placed meanwhile, and stores
 * them.  After a failure there is no cluster and the articles wait. */
enum status plan_place(struct pipeline *p, const struct to_place *batch);
/* Stores frequencies that no batch has stored, nor the run before this
 * one, which was killed. */
enum status plan_count(struct pipeline *p);
/* Up to n events that readers corrected get headline, terms and scores. */
enum status plan_describe(struct pipeline *p, const int64_t *events,
    size_t n);

#endif
