/* Any bytes as a list of feeds: OPML, or newsboat's urls where they begin
 * with no tag. */
#include "src/ingest/charset.h"
#include "src/ingest/list.h"
#include "tests/fuzz/fuzz_check.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = {(const char *)data, size};
	enum status status;
	struct arena *a;
	struct feed *f;

	if (size == 0 || size > FUZZ_LIMIT)
		return 0;
	a = arena_new();
	if (charset_decode(a, s, STR_NONE, &s, NULL) == STATUS_OK && s.n) {
		status = s.s[0] == '<' ? opml_parse(a, s, &f, NULL) :
		    urls_parse(a, s, &f, NULL);
		for (size_t i = 0; status == STATUS_OK && i < f->nlist; i++) {
			fuzz_text(f->list[i].address);
			fuzz_text(f->list[i].title);
		}
		if (status == STATUS_OK)
			fuzz_feed(f);
	}
	arena_free(a);
	return 0;
}
