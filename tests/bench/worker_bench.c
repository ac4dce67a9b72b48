/*
 * worker_bench PAGE - what it costs that a page is read by a process that
 * is locked in, over reading it here: the least of ROUNDS, each.
 */
#include <stdio.h>

#include "src/base/clock.h"
#include "src/cli/reading.h"
#include "src/text/language.h"

#define ROUNDS 300

static struct str
whole_file(struct arena *a, const char *path)
{
	FILE *f = fopen(path, "rb");
	char *p = arena_alloc(a, 8 * MiB);
	size_t n = f ? fread(p, 1, 8 * MiB, f) : 0;

	if (f)
		fclose(f);
	return (struct str){p, n};
}

static int64_t
least(int64_t all[ROUNDS])
{
	int64_t best = INT64_MAX;

	for (size_t i = 0; i < ROUNDS; i++)
		best = MIN(best, all[i]);
	return best;
}

int
main(int argc, char **argv)
{
	struct readers *r = readers_start(1773489600);
	struct languages *languages = languages_new();
	struct ingest_options o = {.name = STR("page.html"),
		.languages = languages};
	struct arena *kept = arena_new(), *a = arena_new();
	int64_t here[ROUNDS], there[ROUNDS];
	struct str page;
	struct feed *f;
	struct buf why;

	if (argc != 2 || !r)
		return 2;
	page = whole_file(kept, argv[1]);
	languages_ready(languages);
	buf_init(&why, 64 * KiB);
	for (size_t i = 0; i < ROUNDS; i++) {
		int64_t begun = clock_monotonic();

		if (ingest_document(a, page, &o, &f, &why) != STATUS_OK)
			return 1;
		here[i] = clock_monotonic() - begun;
		arena_reset(a);
		begun = clock_monotonic();
		if (readers_read(r, a, &o, page, &f, &why) != STATUS_OK)
			return 1;
		there[i] = clock_monotonic() - begun;
		arena_reset(a);
	}
	printf("%.2f ms, of %.2f ms\n",
	    (double)(least(there) - least(here)) / 1e6,
	    (double)least(there) / 1e6);
	buf_free(&why);
	readers_stop(r);
	languages_free(languages);
	arena_free(a);
	arena_free(kept);
	return 0;
}
