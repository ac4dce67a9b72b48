/*
 * Any bytes as a document: ingest must answer, and what it hands on must
 * be clean and within its limits.
 */
#include "tests/fuzz/fuzz_check.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {"a.txt", "a.html", "a.xml",
		"a.jsonl"};
	struct ingest_options o = {.now = 1773500000};
	struct str bytes = {(const char *)data, size};
	struct arena *a;
	struct article x;
	struct feed *f;

	if (size == 0 || size > FUZZ_LIMIT)
		return 0;
	a = arena_new();
	o.name = str_c(names[bytes.n % ARRAY_LEN(names)]);
	if (bytes.n % 3 == 0)
		o.base_url = STR("https://kela.example/a/b?c");
	if (ingest_document(a, bytes, &o, &f, NULL) == STATUS_OK)
		fuzz_feed(f);
	if (ingest_jsonl_line(a, bytes, &o, &x, NULL) == STATUS_OK)
		fuzz_article(&x);
	arena_free(a);
	return 0;
}
