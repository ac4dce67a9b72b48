/*
 * Any bytes as a document: ingest must answer, and what it hands on must
 * be clean and within its limits.
 */
#include "src/ingest/ingest.h"
#include "src/text/clean.h"
#include "tests/fuzz/fuzz.h"

#define LIMIT (64 * KiB)

/* Clean text comes out of the door as it went in. */
static void
check(struct str s)
{
	struct arena *a = arena_new();
	struct str again = text_clean(a, s, CLEAN_LINE);

	if (s.n > LIMIT || !str_eq(again, s))
		bug("text that is not clean");
	arena_free(a);
}

static void
check_article(const struct article *x)
{
	if (!x->outlet.n)
		bug("an article without outlet");
	check(x->title);
	check(x->author);
	check(x->url);
	check(x->source_id);
	check(x->outlet);
	check(x->agency);
	check(x->dateline);
	check(x->language);
	for (size_t i = 0; i < x->ncategories; i++)
		check(x->categories[i]);
	for (size_t i = 0; i < x->nparas; i++)
		check(x->paras[i].text);
}

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

	if (size == 0 || size > LIMIT)
		return 0;
	a = arena_new();
	o.name = str_c(names[bytes.n % ARRAY_LEN(names)]);
	if (bytes.n % 3 == 0)
		o.base_url = STR("https://kela.example/a/b?c");
	if (ingest_document(a, bytes, &o, &f, NULL) == STATUS_OK)
		for (size_t i = 0; i < f->narticles; i++)
			check_article(&f->articles[i]);
	if (ingest_jsonl_line(a, bytes, &o, &x, NULL) == STATUS_OK)
		check_article(&x);
	arena_free(a);
	return 0;
}
