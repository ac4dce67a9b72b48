/*
 * replay.c - runs a fuzz target on its stored corpus; TAP.  CORPUS names
 * the folder under tests/fuzz/corpus.
 */
#include <dirent.h>

#include "tests/fuzz/fuzz.h"
#include "tests/tap.h"

static void
replay(const char *folder, const char *name)
{
	struct arena *a = arena_new();
	char *bytes = arena_alloc(a, 128 * KiB);
	FILE *file = fopen(arena_printf(a, "%s/%s", folder, name).s, "rb");
	size_t n;

	if (file) {
		n = fread(bytes, 1, 128 * KiB, file);
		fclose(file);
		LLVMFuzzerTestOneInput((const uint8_t *)bytes, n);
	}
	ok(file != NULL, "%s", name);
	arena_free(a);
}

int
main(void)
{
	struct arena *a = arena_new();
	const char *top = getenv("top_srcdir");
	const char *folder = arena_printf(a, "%s/tests/fuzz/corpus/%s",
	    top ? top : ".", CORPUS).s;
	DIR *d = opendir(folder);

	ok(d != NULL, "%s is there", folder);
	for (struct dirent *e; d && (e = readdir(d));)
		if (e->d_name[0] != '.')
			replay(folder, e->d_name);
	if (d)
		closedir(d);
	arena_free(a);
	return tap_done();
}
