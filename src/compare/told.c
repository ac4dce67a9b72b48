#include "src/base/vec.h"
#include "src/compare/sentlinks.h"
#include "src/compare/worddiff.h"

/*
 * Links between paragraphs, taken down to their sentences.
 *
 * A long paragraph tells many things, and its partner often one of them.
 * For each link the sentences that tell the same are found (sentlinks.c),
 * and in each such pair the words that only one has.  Stems are compared,
 * so that "fell" and "falls", "41" and "forty-one" are no difference.  A
 * word that both have in another order ("tugs towed the ferry", "the
 * ferry was towed") is none either, but a figure is: elsewhere in the
 * sentence it counts something else.  Both directions are kept, sorted,
 * for whoever shows a paragraph asks what of it is told elsewhere.
 */

/* What has more words is no sentence. */
#define MAX_WORDS 500

struct teller {
	struct arena *a, *scratch;
	const struct analysis *an;
	struct sentlinks *sentences;
	VEC(struct told_sentence) told;
};

/* The tokens of one sentence. */
struct stretch {
	const struct token *at;
	size_t n;
	struct byte_span bytes;
};

static const struct para_info *
para_at(const struct teller *t, struct place p)
{
	return &t->an->articles[p.article].paras[p.para];
}

static struct stretch
stretch_of(const struct teller *t, struct place p, uint32_t sentence)
{
	const struct para_info *info = para_at(t, p);
	const struct span *span = &info->sentences[sentence];
	struct stretch s = {.bytes = {span->start, span->end}};
	size_t i = 0;

	while (i < info->ntokens && info->tokens[i].sentence < sentence)
		i++;
	s.at = info->tokens + i;
	while (i + s.n < info->ntokens &&
	    s.at[s.n].sentence == sentence)
		s.n++;
	return s;
}

static uint32_t *
stems_of(const struct teller *t, const struct stretch *s)
{
	uint32_t *stems = ARENA_ARRAY(t->scratch, uint32_t, s->n);

	for (size_t i = 0; i < s->n; i++)
		stems[i] = s->at[i].stem;
	return stems;
}

/* Is it one of these stems, other than a figure? */
static bool
stands_in(const struct token *token, const uint32_t *stems, size_t n)
{
	size_t from = 0;

	if (token->kind == WORD_NUMBER)
		return false;
	while (from < n) {
		size_t middle = from + (n - from) / 2;

		if (stems[middle] == token->stem)
			return true;
		if (stems[middle] < token->stem)
			from = middle + 1;
		else
			n = middle;
	}
	return false;
}

/* The words of x that y has not. */
static void
find_only(struct teller *t, const struct stretch *x, const struct stretch *y,
    byte_spans *only)
{
	uint32_t *stems = stems_of(t, y);
	bool *common = ARENA_ARRAY(t->scratch, bool, x->n);
	bool joins = false;
	size_t n;

	worddiff_common(t->scratch, stems_of(t, x), x->n, stems, y->n, common);
	n = propositions_distinct(stems, y->n);
	for (size_t i = 0; i < x->n; i++) {
		bool both = common[i] || stands_in(&x->at[i], stems, n);

		if (!both)
			worddiff_add(t->a, only, x->at[i].start, x->at[i].end,
			    joins);
		joins = !both;
	}
}

static void
add(struct teller *t, struct place of, const struct stretch *x,
    struct place by, const struct stretch *y, double share)
{
	const struct article_info *from = &t->an->articles[of.article];
	const struct article_info *to = &t->an->articles[by.article];
	struct told_sentence *told = vec_add(t->a, &t->told);
	byte_spans only = {0};

	*told = (struct told_sentence){.of = of, .by = by,
		.sentence = x->bytes, .teller = y->bytes, .share = share};
	if (!str_eq(from->article->language, to->article->language) ||
	    MAX(x->n, y->n) > MAX_WORDS)
		return;
	find_only(t, x, y, &only);
	told->only = only.at;
	told->nonly = only.n;
}

static void
tell_link(struct teller *t, const struct link *link)
{
	const struct sentence_link *s;
	size_t n = sentlinks_find(t->sentences, t->scratch, link->from,
	    link->to, &s);

	for (size_t i = 0; i < n; i++) {
		struct stretch x = stretch_of(t, link->from, s[i].from);
		struct stretch y = stretch_of(t, link->to, s[i].to);

		add(t, link->from, &x, link->to, &y, s[i].share);
		add(t, link->to, &y, link->from, &x, s[i].share);
	}
	arena_reset(t->scratch);
}

static int
by_sentence(const void *p, const void *q)
{
	const struct told_sentence *x = p, *y = q;
	int order = place_order(x->of, y->of);

	if (order == 0)
		order = (x->sentence.start > y->sentence.start) -
		    (x->sentence.start < y->sentence.start);
	if (order == 0)
		order = place_order(x->by, y->by);
	return order ? order : (x->teller.start > y->teller.start) -
	    (x->teller.start < y->teller.start);
}

void
told_run(struct arena *a, const struct analysis *an, struct comparison *c)
{
	struct arena *kept = arena_new();
	struct teller t = {.a = a, .scratch = arena_new(), .an = an,
		.sentences = sentlinks_new(kept, an)};

	for (size_t i = 0; i < c->nlinks; i++)
		tell_link(&t, &c->links[i]);
	if (t.told.n)
		qsort(t.told.at, t.told.n, sizeof(*t.told.at), by_sentence);
	c->told = t.told.at;
	c->ntold = t.told.n;
	arena_free(t.scratch);
	arena_free(kept);
}
