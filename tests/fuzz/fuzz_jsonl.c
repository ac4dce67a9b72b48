/* Any bytes as a line of JSON Lines. */
#include "tests/fuzz/fuzz_check.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ingest_options o = {.name = STR("a.jsonl")};
	struct arena *a;
	struct article x;

	if (size == 0 || size > FUZZ_LIMIT)
		return 0;
	a = arena_new();
	if (ingest_jsonl_line(a, (struct str){(const char *)data, size}, &o,
	    &x, NULL) == STATUS_OK)
		fuzz_article(&x);
	arena_free(a);
	return 0;
}
