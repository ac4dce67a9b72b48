/*
 * cluster_bench FILE.jsonl - articles a second of CPU through cleaning,
 * terms, copies and clustering, in one process and without a store.
 */
#include <time.h>

#include "src/cluster/cluster.h"
#include "src/ingest/ingest.h"

#define BATCH 500
#define MOST 12000 /* articles of one cluster, as an import has it */

static double
cpu_seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
run(struct cluster *c, struct arena *a)
{
	const int64_t *changed;

	if (cluster_due(c))
		cluster_weigh(c);
	cluster_run(c);
	(void)cluster_changed(c, a, &changed);
}

int
main(int argc, char **argv)
{
	const struct ingest_options o = {.name = STR("bench")};
	struct arena *a = arena_new();
	struct terms *terms = terms_new();
	struct cluster *c = cluster_new();
	FILE *f = argc == 2 ? fopen(argv[1], "r") : NULL;
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;
	int64_t n = 0;
	double took;

	if (!f) {
		fprintf(stderr, "usage: cluster_bench FILE.jsonl\n");
		return 2;
	}
	while ((len = getline(&line, &cap, f)) > 0) {
		struct article art;
		struct sketch k;
		const struct term_word *words;

		if (ingest_jsonl_line(a, (struct str){line, (size_t)len}, &o,
		    &art, NULL) != STATUS_OK)
			continue;
		terms_read(terms, a, &art, art.published.at, &k, &words);
		k.article = ++n;
		cluster_add(c, &k, words);
		if (n % BATCH != 0)
			continue;
		run(c, a);
		arena_reset(a);
		if (cluster_count(c) >= MOST) {
			cluster_free(c);
			c = cluster_new();
		}
	}
	run(c, a);
	took = cpu_seconds();
	printf("%.0f articles/s: %lld in %.2f s of CPU\n", (double)n / took,
	    (long long)n, took);
	return 0;
}
