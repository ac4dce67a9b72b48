/*
 * link_features FILE.jsonl - what tests/bench/train_links.py learns from:
 * the features of all pairs of paragraphs of one event.
 *
 *	names	context	cosine ...
 *	unit	ID	PARAGRAPH		a paragraph, numbered from 0
 *	pair	U	V	x ...		units, square roots of features
 *	verbatim	U	V
 */
#include <math.h>

#include "src/compare/features.h"
#include "src/ingest/ingest.h"

#define MAX_ARTICLES 200

static struct str
slurp(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "rb");
	char *bytes;
	long size;

	if (!f || fseek(f, 0, SEEK_END) || (size = ftell(f)) < 0)
		return STR_NONE;
	rewind(f);
	bytes = arena_alloc(a, (size_t)size + 1);
	size = (long)fread(bytes, 1, (size_t)size, f);
	fclose(f);
	return (struct str){bytes, (size_t)size};
}

static void
print_pair(void *context, size_t i, size_t k, const double *x)
{
	(void)context;
	printf("pair\t%zu\t%zu", i, k);
	for (size_t f = 0; f < NFEATURES; f++)
		printf("\t%.6g", sqrt(x[f]));
	putchar('\n');
}

static void
print_event(struct arena *a, const struct article *const *articles, size_t n)
{
	struct stemmers *stemmers = stemmers_new();
	const struct analysis *an = analysis_new(a, stemmers, articles, n);
	const struct units *u = units_new(a, an);
	const struct feature_watch watch = {.seen = print_pair};
	bool *verbatim;

	printf("names");
	for (size_t f = 0; f < NFEATURES; f++)
		printf("\t%s", feature_names[f]);
	putchar('\n');
	for (size_t i = 0; i < u->n; i++) {
		const struct place *at = &u->at[i].at;

		printf("unit\t%.*s\t%u\n",
		    STR_ARG(articles[at->article]->source_id), at->para);
	}
	features_score(a, u, &verbatim, &watch);
	for (size_t i = 0; i < u->n; i++)
		for (size_t k = i + 1; k < u->n; k++)
			if (verbatim[i * u->n + k])
				printf("verbatim\t%zu\t%zu\n", i, k);
	stemmers_free(stemmers);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct ingest_options o = {.name = STR("bench")};
	struct article *list = ARENA_ARRAY(a, struct article, MAX_ARTICLES);
	const struct article **ptr =
	    ARENA_ARRAY(a, const struct article *, MAX_ARTICLES);
	struct str rest, line;
	size_t n = 0;

	if (argc != 2) {
		fprintf(stderr, "usage: link_features FILE.jsonl\n");
		return 2;
	}
	rest = slurp(a, argv[1]);
	while (n < MAX_ARTICLES && str_line(&rest, &line)) {
		if (ingest_jsonl_line(a, line, &o, &list[n], NULL) != STATUS_OK)
			continue;
		ptr[n] = &list[n];
		n++;
	}
	if (n == 0)
		return 1;
	print_event(a, ptr, n);
	arena_free(a);
	return 0;
}
