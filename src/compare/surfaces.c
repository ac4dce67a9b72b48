/*
 * The word that stands for a stem.
 *
 * A label shows a word of the event's texts, not a stem: the one that
 * most often has it, nouns before verbs ("ruling", not "ruled").  Many
 * labels ask for few stems, so the tokens of each stem are listed once,
 * and what was found for a stem is kept.
 */
#include "src/compare/ledger.h"

#include "src/text/normalise.h"

struct spot {
	uint32_t text, para, token;
};

struct surfaces {
	struct spot *spots; /* by stem, then by place */
	uint32_t *first;    /* by stem: of its spots; one more at the end */
	struct str *words;  /* by stem: what was found */
	bool *found;
};

/* Counts the tokens of each stem in first[] of the next one, or puts
 * them where first[] of their own says. */
static void
each_token(const struct ledger *l, struct surfaces *s, bool put)
{
	for (uint32_t t = 0; t < l->ntexts; t++) {
		const struct article_info *info = l->texts[t].info;

		for (uint32_t i = 0; i < info->nparas; i++) {
			const struct para_info *p = &info->paras[i];

			for (uint32_t k = 0; k < p->ntokens; k++) {
				uint32_t stem = p->tokens[k].stem;

				if (stem == VOCAB_NONE)
					continue;
				if (put)
					s->spots[s->first[stem]] =
					    (struct spot){t, i, k};
				s->first[stem + !put]++;
			}
		}
	}
}

struct surfaces *
surfaces_new(const struct ledger *l)
{
	size_t n = vocab_count(l->an->stems);
	struct surfaces *s = ARENA_NEW(l->a, struct surfaces);

	s->first = ARENA_ARRAY(l->a, uint32_t, n + 2);
	s->words = ARENA_ARRAY(l->a, struct str, n + 1);
	s->found = ARENA_ARRAY(l->a, bool, n + 1);
	each_token(l, s, false);
	for (size_t i = 0; i < n; i++)
		s->first[i + 1] += s->first[i];
	s->spots = ARENA_ARRAY(l->a, struct spot, s->first[n] + 1);
	each_token(l, s, true);
	/* Each has moved on to where the next stem begins. */
	memmove(s->first + 1, s->first, n * sizeof(*s->first));
	s->first[0] = 0;
	return s;
}

static struct str
find_surface(const struct ledger *l, const struct spot *at, size_t n)
{
	struct map *counts = map_new(l->a);
	struct str best = STR_NONE;
	uint64_t most = 0;

	for (size_t i = 0; i < n; i++) {
		const struct article_info *info = l->texts[at[i].text].info;
		const struct para_info *p = &info->paras[at[i].para];
		const struct token *t = &p->tokens[at[i].token];
		struct guess g =
		    syntax_guess(l->syntax, info, p, at[i].token);
		struct str word = str_sub(p->p->text, t->start, t->end);
		uint64_t *count;

		/* The case of a sentence's first word says nothing. */
		if (at[i].token == 0 || t[-1].sentence != t->sentence)
			word = text_lower(l->a, word);
		count = map_at(counts, word, 0, NULL);
		/* Better a noun: "ruling", not "ruled". */
		*count += 1 + (uint64_t)(9 * g.noun);
		if (*count > most ||
		    (*count == most && str_cmp(word, best) < 0)) {
			most = *count;
			best = word;
		}
	}
	return best;
}

struct str
ledger_surface(const struct ledger *l, uint32_t stem)
{
	struct surfaces *s = l->surfaces;

	if (stem >= vocab_count(l->an->stems))
		return STR_NONE;
	if (!s->found[stem]) {
		s->words[stem] = find_surface(l, &s->spots[s->first[stem]],
		    s->first[stem + 1] - s->first[stem]);
		s->found[stem] = true;
	}
	return s->words[stem];
}
