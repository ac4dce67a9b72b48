/* Any bytes as a feed, past the sniffing: XML, or JSON where they begin
 * with a brace. */
#include "src/ingest/charset.h"
#include "src/ingest/feed.h"
#include "tests/fuzz/fuzz_check.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ingest_options o = {.name = STR("a.xml"), .now = 1773500000};
	struct str s = {(const char *)data, size};
	struct arena *a;
	struct feed *f;
	enum status status;

	if (size == 0 || size > FUZZ_LIMIT)
		return 0;
	a = arena_new();
	if (size % 2)
		o.base_url = STR("https://kela.example/a/b?c");
	if (charset_decode(a, s, STR_NONE, &s, NULL) == STATUS_OK && s.n) {
		status = s.s[0] == '{' ? jsonfeed_parse(a, s, &o, &f, NULL) :
		    feed_parse(a, s, &o, &f, NULL);
		if (status == STATUS_OK)
			fuzz_feed(f);
	}
	arena_free(a);
	return 0;
}
