/* Any bytes as a page, past the sniffing. */
#include "src/ingest/charset.h"
#include "src/ingest/page.h"
#include "tests/fuzz/fuzz_check.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ingest_options o = {.name = STR("a.html"), .now = 1773500000};
	struct str s = {(const char *)data, size};
	struct arena *a;
	struct feed *f;

	if (size == 0 || size > FUZZ_LIMIT)
		return 0;
	a = arena_new();
	if (size % 2)
		o.base_url = STR("https://kela.example/2026/03/14/b.html");
	if (charset_decode(a, s, STR_NONE, &s, NULL) == STATUS_OK && s.n &&
	    page_parse(a, s, &o, &f, NULL) == STATUS_OK)
		fuzz_feed(f);
	arena_free(a);
	return 0;
}
