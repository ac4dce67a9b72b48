/*
 * compare_bench FILE.jsonl ARTICLES PARAGRAPHS - the time of one
 * comparison with facts over the first ARTICLES of a file, each cut to
 * PARAGRAPHS; the median of eleven runs, in ms.
 */
#include "src/base/clock.h"
#include "src/compare/compare.h"
#include "src/ingest/ingest.h"

#define RUNS 11

static int
by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

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

int
main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct ingest_options o = {.name = STR("bench")};
	struct article *list;
	const struct article **ptr;
	struct str rest, line;
	int64_t times[RUNS];
	uint64_t want, cut;
	size_t n = 0;
	struct comparison *c = NULL;

	/* As the program does. */
	arena_keep_freed();
	if (argc != 4 || !str_u64(str_c(argv[2]), &want) ||
	    !str_u64(str_c(argv[3]), &cut) || want == 0 || want > 1000) {
		fprintf(stderr,
		    "usage: compare_bench FILE.jsonl ARTICLES PARAGRAPHS\n");
		return 2;
	}
	list = ARENA_ARRAY(a, struct article, want);
	ptr = ARENA_ARRAY(a, const struct article *, want);
	rest = slurp(a, argv[1]);
	while (n < want && str_line(&rest, &line)) {
		if (ingest_jsonl_line(a, line, &o, &list[n], NULL) != STATUS_OK)
			continue;
		list[n].nparas = MIN(list[n].nparas, cut);
		ptr[n] = &list[n];
		n++;
	}
	if (n == 0)
		return 1;
	for (int i = 0; i < RUNS; i++) {
		struct arena *work = arena_new();
		int64_t start = clock_monotonic();

		c = compare_run(work, ptr, n,
		    &(struct compare_options){.facts = true,
			.told = true});
		times[i] = clock_monotonic() - start;
		if (i < RUNS - 1)
			arena_free(work);
	}
	qsort(times, RUNS, sizeof(times[0]), by_value);
	printf("%zu x %zu paragraphs: %.2f ms (%zu links, %zu facts)\n", n,
	    list[0].nparas, (double)times[RUNS / 2] / 1e6, c->nlinks,
	    c->nfacts);
	return 0;
}
