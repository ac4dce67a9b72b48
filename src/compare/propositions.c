#include "src/compare/propositions.h"

#include <math.h>

#include "src/base/sort.h"
#include "src/base/vec.h"
#include "src/compare/people.h"
#include "src/compare/syntax.h"
#include "src/text/lexicon.h"
#include "src/text/normalise.h"
#include "src/text/table.h"

/*
 * Every paragraph becomes tokens
 * with stems, sentences, quotations, names and speakers.
 *
 * All of it keeps byte positions in the paragraph as it is shown; nothing
 * is rewritten first.  A leading dateline ("MOSCOW (Reuters) - ") yields
 * no tokens.  Words repeat, so what a spelling is (its stem, its roles)
 * is worked out once a language and kept in a map.
 */

#define MAX_SENTENCES UINT16_MAX

/* What is shared by the articles in one language. */
struct language {
	struct str tag;
	struct stemmer *stemmer;
	const struct lexicon *lexicon;
	const struct table *openers, *pronouns, *verbs, *grammar;
	struct map *known; /* spelling -> packed word */
};

struct builder {
	struct analysis *an;
	struct language *languages;
	size_t nlanguages;
};

/* A word's stem, roles, whether it has content, its class and its form, in
 * one number. */
static uint64_t
packed(uint32_t stem, unsigned roles, bool content, enum word_class class,
    uint8_t form)
{
	return (uint64_t)stem | (uint64_t)roles << 32 |
	    (uint64_t)content << 40 | (uint64_t)class << 48 |
	    (uint64_t)form << 56;
}

static unsigned
roles_of(struct arena *a, const struct language *l, struct str word,
    struct str stem)
{
	struct str low = text_lower(a, word);
	unsigned roles = 0;

	if (table_get(l->openers, low, NULL))
		roles |= TOKEN_OPENS;
	if (table_get(l->pronouns, low, NULL))
		roles |= TOKEN_PRONOUN;
	if (lexicon_find(l->lexicon, word, LEX(SAY)) ||
	    str_eq(low, STR("according")))
		roles |= TOKEN_SAYS;
	if (lexicon_find(l->lexicon, word, LEX(TITLE)))
		roles |= TOKEN_TITLE;
	if (lexicon_find(l->lexicon, word, LEX(PARTICLE)))
		roles |= TOKEN_PARTICLE;
	if (stem.n && table_get(l->verbs, stem, NULL))
		roles |= TOKEN_VERB;
	return roles;
}

static void
fill_token(struct analysis *an, const struct language *l, struct str text,
    const struct word *w, struct token *t)
{
	struct str word = str_sub(text, w->start, w->end);
	bool added;
	uint64_t *known = map_at(l->known, word, 0, &added);

	if (added) {
		struct str stem = stem_of(l->stemmer, text, *w);
		uint32_t id = VOCAB_NONE;
		bool content = false;

		if (stem.n) {
			id = vocab_id(an->stems, stem);
			content = !stem_is_stop(l->stemmer, stem);
		}
		*known = packed(id, roles_of(an->a, l, word, stem), content,
		    syntax_class_of(l->grammar, word), syntax_form_of(word));
	}
	*t = (struct token){
		.start = w->start,
		.end = w->end,
		.stem = (uint32_t)*known,
		.roles = (uint8_t)(*known >> 32),
		.content = *known >> 40 & 1,
		.class = w->kind == WORD_LETTERS ? (uint8_t)(*known >> 48) :
		    WORD_CONTENT,
		.form = (uint8_t)(*known >> 56),
		.kind = w->kind,
		.capital = w->capital,
		.upper = w->upper,
	};
}

/* Bytes of a leading dateline: upper-case words, a name in parentheses,
 * or both, and a dash. */
static size_t
dateline(struct str s)
{
	static const char *const dashes[] = {"- ", "-- ", "–", "—", "―"};
	size_t at = 0;

	while (at < s.n && ((s.s[at] >= 'A' && s.s[at] <= 'Z') ||
	    (at > 0 && strchr(" .,", s.s[at]) && s.s[at])))
		at++;
	if ((at < 3 || s.s[at - 1] != ' ') && !str_starts(s, STR("(")))
		return 0;
	if (at < s.n && s.s[at] == '(') {
		at = str_chr(s, ')', at);
		if (at == STR_NPOS || at > 60)
			return 0;
		at++;
		if (at < s.n && s.s[at] == ' ')
			at++;
	}
	for (size_t i = 0; i < ARRAY_LEN(dashes); i++)
		if (str_starts(str_from(s, at), str_c(dashes[i])))
			return at + strlen(dashes[i]);
	return 0;
}

enum mark_side { NO_MARK, EITHER, OPENS, CLOSES, SINGLE };

/* Which quotation mark stands at byte 'at', and its length. */
static enum mark_side
quote_mark(struct str s, size_t at, size_t *n)
{
	uint32_t c;
	size_t to = at;

	if (s.s[at] != '"' && (unsigned char)s.s[at] < 0x80)
		return NO_MARK;
	c = str_utf8(s, &to);
	*n = to - at;
	switch (c) {
	case '"': case 0xab: case 0xbb:
		return EITHER;
	case 0x201c: case 0x201e: case 0x300c: case 0x300e:
		return OPENS;
	case 0x201d: case 0x300d: case 0x300f:
		return CLOSES;
	case 0x2039: case 0x203a:
		return SINGLE;
	}
	return NO_MARK;
}

/* An open quotation ends at the next mark of any kind, or with the
 * paragraph.  Of single marks only those with angles are looked at, as
 * most others are apostrophes; inside a quotation with double marks they
 * are part of it, and only they end one that they began. */
static void
find_quotes(struct arena *a, struct para_info *p)
{
	VEC(struct quotation) quotes = {0};
	struct str s = p->p->text;
	size_t open = STR_NPOS, n = 1;
	bool single = false;

	for (size_t at = 0; at <= s.n; at += n) {
		enum mark_side side = at < s.n ? quote_mark(s, at, &n) : CLOSES;

		if (side == NO_MARK) {
			n = 1;
			continue;
		}
		if (open == STR_NPOS) {
			if (side != CLOSES)
				open = at + n;
			single = side == SINGLE;
			continue;
		}
		if (at < s.n && single != (side == SINGLE))
			continue;
		if (at - open >= 3)
			*vec_add(a, &quotes) = (struct quotation){
				.start = (uint32_t)open,
				.end = (uint32_t)at,
				.speaker = -1,
			};
		open = STR_NPOS;
	}
	p->quotes = quotes.at;
	p->nquotes = quotes.n;
}

/* Sentence numbers and quotation marks for the tokens, token numbers for
 * the quotations; all are in order of their bytes. */
static void
place_tokens(struct para_info *p, struct token *tokens)
{
	struct quotation *quotes = p->quotes;
	size_t sentence = 0, q = 0;

	for (size_t i = 0; i < p->ntokens; i++) {
		struct token *t = &tokens[i];

		while (sentence + 1 < p->nsentences &&
		    sentence + 1 < MAX_SENTENCES &&
		    t->start >= p->sentences[sentence + 1].start)
			sentence++;
		t->sentence = (uint16_t)sentence;
		for (; q < p->nquotes && t->start >= quotes[q].end; q++)
			if (!quotes[q].after)
				quotes[q].first = quotes[q].after =
				    (uint32_t)i;
		if (q == p->nquotes || t->start < quotes[q].start)
			continue;
		t->quoted = true;
		if (!quotes[q].after)
			quotes[q].first = (uint32_t)i;
		quotes[q].after = (uint32_t)i + 1;
	}
	for (; q < p->nquotes; q++)
		if (!quotes[q].after)
			quotes[q].first = quotes[q].after =
			    (uint32_t)p->ntokens;
}

void
propositions_sort(uint32_t *ids, size_t n)
{
	sort_u32(ids, n);
}

size_t
propositions_distinct(uint32_t *ids, size_t n)
{
	size_t kept = 0;

	propositions_sort(ids, n);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || ids[i] != ids[kept - 1])
			ids[kept++] = ids[i];
	return kept;
}

static void
build_para(struct analysis *an, const struct language *l,
    const struct paragraph *from, struct para_info *p)
{
	struct words w = words_split(an->a, from->text);
	struct token *tokens = ARENA_ARRAY(an->a, struct token, w.n);
	size_t skip = dateline(from->text);

	p->p = from;
	p->tells = para_tells(from->kind);
	p->nsentences = sentences_split(an->a, from->text, l->tag,
	    &p->sentences);
	find_quotes(an->a, p);
	for (size_t i = 0; i < w.n; i++) {
		struct token *t = &tokens[p->ntokens];

		if (w.at[i].start < skip)
			continue;
		fill_token(an, l, from->text, &w.at[i], t);
		p->ntokens++;
	}
	place_tokens(p, tokens);
	p->tokens = tokens;
}

static const struct language *
language_of_article(struct builder *b, struct str tag)
{
	struct language *l = b->languages;

	for (; l < b->languages + b->nlanguages; l++)
		if (str_ieq(l->tag, tag))
			return l;
	b->nlanguages++;
	*l = (struct language){
		.tag = tag,
		.stemmer = stemmers_get(b->an->stemmers, tag),
		.lexicon = lexicon_of(tag),
		.openers = table_find(tag.n ? tag : STR("en"), "openers"),
		.pronouns = table_find(tag.n ? tag : STR("en"), "pronouns"),
		.verbs = table_find(tag.n ? tag : STR("en"), "verbs"),
		.grammar = table_find(tag.n ? tag : STR("en"), "grammar"),
		.known = map_new(b->an->a),
	};
	return l;
}

struct numbered {
	uint64_t begin; /* of the text: eight bytes, the first one highest */
	struct str text;
	uint32_t id;
};

static uint64_t
begin_of(struct str s)
{
	uint64_t begin = 0;

	for (size_t i = 0; i < 8; i++)
		begin = begin << 8 | (i < s.n ? (unsigned char)s.s[i] : 0);
	return begin;
}

static int
by_text(const void *x, const void *y)
{
	const struct numbered *a = x, *b = y;

	if (a->begin != b->begin)
		return a->begin < b->begin ? -1 : 1;
	return str_cmp(a->text, b->text);
}

/* New numbers for the stems, by their bytes.  Sums over stems are then
 * made in one order, and their last digits do not depend on the order of
 * the articles. */
static const uint32_t *
renumber(struct analysis *an)
{
	size_t n = vocab_count(an->stems);
	struct numbered *list = ARENA_ARRAY(an->a, struct numbered, n);
	uint32_t *to = ARENA_ARRAY(an->a, uint32_t, n);
	struct vocab *sorted = vocab_new(an->a);

	for (size_t i = 0; i < n; i++) {
		struct str text = vocab_text(an->stems, (uint32_t)i);

		list[i] = (struct numbered){begin_of(text), text, (uint32_t)i};
	}
	if (n)
		qsort(list, n, sizeof(*list), by_text);
	for (size_t i = 0; i < n; i++)
		to[list[i].id] = vocab_id(sorted, list[i].text);
	an->stems = sorted;
	return to;
}

static void
apply_numbers(struct analysis *an, const uint32_t *to, struct para_info *p)
{
	uint32_t *content = ARENA_ARRAY(an->a, uint32_t, p->ntokens);
	size_t n = 0;

	for (size_t i = 0; i < p->ntokens; i++) {
		struct token *t = &p->tokens[i];

		if (t->stem != VOCAB_NONE)
			t->stem = to[t->stem];
		if (t->content)
			content[n++] = t->stem;
	}
	p->content = content;
	p->ncontent = propositions_distinct(content, n);
}

static void
weigh_stems(struct analysis *an)
{
	size_t n = vocab_count(an->stems);
	double *background = ARENA_ARRAY(an->a, double, n);
	double *event = ARENA_ARRAY(an->a, double, n);

	for (size_t i = 0; i < n; i++) {
		background[i] = log((STEM_DF_ARTICLES + 1) / (an->df[i] + .5));
		event[i] =
		    log(((double)an->nparas + 1) / (an->event_df[i] + .5));
	}
	an->background = background;
	an->event = event;
}

static void
count_stems(struct analysis *an)
{
	const uint32_t *to = renumber(an);
	size_t n = vocab_count(an->stems);
	unsigned *df = ARENA_ARRAY(an->a, unsigned, n);
	unsigned *event_df = ARENA_ARRAY(an->a, unsigned, n);

	for (size_t i = 0; i < n; i++)
		df[i] = stem_df(an->articles[0].stemmer,
		    vocab_text(an->stems, (uint32_t)i));
	for (size_t i = 0; i < an->narticles; i++) {
		for (size_t k = 0; k < an->articles[i].nparas; k++) {
			struct para_info *p = &an->articles[i].paras[k];

			apply_numbers(an, to, p);
			if (!p->tells)
				continue;
			an->nparas++;
			for (size_t c = 0; c < p->ncontent; c++)
				event_df[p->content[c]]++;
		}
	}
	an->df = df;
	an->event_df = event_df;
	weigh_stems(an);
}

struct analysis *
analysis_new(struct arena *a, struct stemmers *stemmers,
    const struct article *const *articles, size_t n)
{
	struct analysis *an = ARENA_NEW(a, struct analysis);
	struct builder b = {
		.an = an, .languages = ARENA_ARRAY(a, struct language, n)};

	an->a = a;
	an->stemmers = stemmers;
	an->stems = vocab_new(a);
	an->narticles = n;
	an->articles = ARENA_ARRAY(a, struct article_info, n);
	for (size_t i = 0; i < n; i++) {
		struct article_info *info = &an->articles[i];
		const struct article *from = articles[i];
		const struct language *l =
		    language_of_article(&b, from->language);

		info->article = from;
		info->stemmer = l->stemmer;
		info->grammar = l->grammar;
		info->nparas = from->nparas;
		info->paras = ARENA_ARRAY(a, struct para_info, from->nparas);
		for (size_t k = 0; k < from->nparas; k++)
			build_para(an, l, &from->paras[k], &info->paras[k]);
	}
	count_stems(an);
	people_find(an);
	return an;
}
