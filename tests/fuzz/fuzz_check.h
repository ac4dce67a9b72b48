/*
 * fuzz_check.h - what must hold of every article, whatever it was made of.
 */
#ifndef TESTS_FUZZ_CHECK_H
#define TESTS_FUZZ_CHECK_H

#include "src/ingest/ingest.h"
#include "src/text/clean.h"
#include "tests/fuzz/fuzz.h"

#define FUZZ_LIMIT (64 * KiB)

/* Clean text comes out of the door as it went in. */
static inline void
fuzz_text(struct str s)
{
	struct arena *a = arena_new();
	struct str again = text_clean(a, s, CLEAN_LINE);

	if (s.n > FUZZ_LIMIT || !str_eq(again, s))
		bug("text that is not clean");
	arena_free(a);
}

static inline void
fuzz_article(const struct article *x)
{
	if (!x->outlet.n)
		bug("an article without outlet");
	fuzz_text(x->title);
	fuzz_text(x->author);
	fuzz_text(x->url);
	fuzz_text(x->source_id);
	fuzz_text(x->outlet);
	fuzz_text(x->agency);
	fuzz_text(x->dateline);
	fuzz_text(x->language);
	for (size_t i = 0; i < x->ncategories; i++)
		fuzz_text(x->categories[i]);
	for (size_t i = 0; i < x->nparas; i++)
		fuzz_text(x->paras[i].text);
}

static inline void
fuzz_feed(const struct feed *f)
{
	for (size_t i = 0; i < f->narticles; i++)
		fuzz_article(&f->articles[i]);
	for (size_t i = 0; i < f->nwarnings; i++)
		fuzz_text(f->warnings[i]);
}

#endif
