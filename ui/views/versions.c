#include "ui/views/versions.h"

#include "src/compare/compare.h"

bool
versions_same(const struct versions *v, uint32_t para)
{
	int32_t was = v->was[para];

	return was != VERSIONS_NEW &&
	    str_eq(v->now->paras[para].text, v->before->paras[was].text);
}

/* How many bytes of words 'text' has and 'other' has not. */
static size_t
changed(struct arena *a, struct str text, struct str other, struct str language)
{
	const struct byte_span *spans;
	size_t n = compare_words(a, text, other, language, &spans), bytes = 0;

	for (size_t i = 0; i < n; i++)
		bytes += spans[i].end - spans[i].start;
	return bytes;
}

static void
match_equal(struct versions *v, bool *used)
{
	for (size_t i = 0; i < v->now->nparas; i++)
		for (size_t k = 0; k < v->before->nparas; k++) {
			if (used[k] || v->was[i] != VERSIONS_NEW ||
			    !str_eq(v->now->paras[i].text,
				v->before->paras[k].text))
				continue;
			v->was[i] = (int32_t)k;
			used[k] = true;
		}
}

static void
match_alike(struct arena *a, struct versions *v, bool *used)
{
	for (size_t i = 0; i < v->now->nparas; i++) {
		struct str text = v->now->paras[i].text;
		size_t least = text.n / 2 + 1, best = v->before->nparas;

		if (v->was[i] != VERSIONS_NEW)
			continue;
		for (size_t k = 0; k < v->before->nparas; k++) {
			size_t n;

			if (used[k])
				continue;
			n = changed(a, text, v->before->paras[k].text,
			    v->now->language);
			if (n < least) {
				least = n;
				best = k;
			}
		}
		if (best == v->before->nparas)
			continue;
		v->was[i] = (int32_t)best;
		used[best] = true;
	}
}

void
versions_match(struct arena *a, const struct article *now, struct versions *out)
{
	const struct article *before = now->previous;
	bool *used = ARENA_ARRAY(a, bool, before->nparas + 1);

	*out = (struct versions){.now = now,
	    .before = before,
	    .was = ARENA_ARRAY(a, int32_t, now->nparas + 1),
	    .gone = ARENA_ARRAY(a, uint32_t, before->nparas + 1)};
	for (size_t i = 0; i < now->nparas; i++)
		out->was[i] = VERSIONS_NEW;
	match_equal(out, used);
	match_alike(a, out, used);
	for (size_t k = 0; k < before->nparas; k++)
		if (!used[k] && before->paras[k].kind != PARA_FURNITURE)
			out->gone[out->ngone++] = (uint32_t)k;
}
