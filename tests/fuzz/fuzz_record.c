/*
 * Any bytes as what a worker wrote, who may be in a document's hands: the
 * parent must not stumble, all text must be clean, and what was taken can
 * be put and taken again.
 */
#include "src/cli/reading.h"
#include "tests/fuzz/fuzz_check.h"

static void
check_item(const struct gathered *g)
{
	struct arena *a = arena_new();
	struct gathered again;
	struct buf out;

	fuzz_text(g->article.title);
	fuzz_text(g->article.url);
	fuzz_text(g->article.feed);
	for (size_t i = 0; i < g->article.ncategories; i++)
		fuzz_text(g->article.categories[i]);
	for (size_t i = 0; i < g->article.nparas; i++)
		if (!str_valid_utf8(g->article.paras[i].text))
			bug("a paragraph that is not clean");
	buf_init(&out, MiB);
	wire_put(&out, g);
	if (!wire_take(a, buf_view(&out), &again) ||
	    again.sketch.nterms != g->sketch.nterms ||
	    again.article.nparas != g->article.nparas ||
	    !str_eq(again.article.title, g->article.title))
		bug("an article that cannot be handed on");
	buf_free(&out);
	arena_free(a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct gathered g;
	struct document d;
	struct arena *a;
	struct buf why;

	/* Bad bytes become three each. */
	if (size > FUZZ_LIMIT / 4)
		return 0;
	a = arena_new();
	buf_init(&why, 64 * KiB);
	reading_record(bytes, a, &d, &why);
	fuzz_text(d.title);
	fuzz_text(d.url);
	fuzz_text(d.format);
	fuzz_text(buf_view(&why));
	for (size_t i = 0; i < d.nwarnings; i++)
		fuzz_text(d.warnings[i]);
	for (size_t i = 0; i < d.nlinks; i++)
		fuzz_text(d.links[i].url);
	for (size_t i = 0; i < d.nitems; i++)
		if (reading_item(&d, i, a, &g))
			check_item(&g);
	/* As import takes it from its reader. */
	(void)wire_take(a, bytes, &g);
	buf_free(&why);
	arena_free(a);
	return 0;
}
