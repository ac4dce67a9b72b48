/*
 * What a figure without a noun of its own is about: a time, a length, a
 * sum.  It is called by the word that stands most often beside its
 * mentions in the different articles.  Among those nouns are better than
 * what stands before them, what happened is better than who did it, the
 * subject and what the time stands right before are better than the rest;
 * a verb will do when the time stands right behind it ("filed").
 */
#include "src/compare/ledger.h"

#include "src/text/table.h"

#include <math.h>

/* ... and what stands before another word of its phrase ("nuclear
 * reactor"), the more so the less it is a noun elsewhere. */
#define MODIFIES .4
/* A word of so many background articles ("last") says little. */
#define COMMON_DF (STEM_DF_ARTICLES / 6)
/* So many words behind a verb a time is its own: "signed late on Friday". */
#define OF_VERB 3
/* How good a name of what happened its actor is. */
#define OF_ACTOR .6
/* ... a noun beside a name is, */
#define OF_NAME .6
/* ... a noun behind the mention is, and one behind a preposition: "the pier
 * of the harbour". */
#define BEHIND_IT .8
#define BELONGS .7
/* Bytes around a mention in which a name of it stands. */
#define NEAR 70

/* "Currently", "temporarily". */
static bool
is_adverb(const struct lexicon *lex, struct str word)
{
	return lex == lexicon_of(STR("en")) && word.n > 5 &&
	    str_ends(word, STR("ly"));
}

/* Words of a sentence that name no topic: those that only say when, how
 * many, or that there are people. */
static bool
is_pale(const struct lexicon *lex, struct str word)
{
	const struct lexeme *x = lexicon_find(lex, word,
	    LEX(WEEKDAY) | LEX(MONTH) | LEX(DAY) | LEX(PART) | LEX(ORDER) |
		LEX(NUMBER) | LEX(MAGNITUDE) | LEX(ORDINAL) | LEX(VAGUE) |
		LEX(UNIT) | LEX(OTHER) | LEX(SAY) | LEX(COUNTED) |
		LEX(SCOPE) | LEX(BOUND) | LEX(FUTURE) | LEX(CURRENCY) |
		LEX(FRACTION));

	if (x == NULL)
		return is_adverb(lex, word);
	/* "Aftershock" tells whose figure it is, and is a good name too. */
	if (x->kind == LEX_SCOPE && strcmp(x->group, "aside") == 0)
		return false;
	return x->kind != LEX_COUNTED || strcmp(x->name, "people") == 0 ||
	    strcmp(x->group, "measure") == 0;
}

/* Who acts is no act: "officials", "administration". */
static bool
is_actor(const struct lexicon *lex, struct str word)
{
	return lexicon_find(lex, word, LEX(SOURCE)) != NULL ||
	    (lex == lexicon_of(STR("en")) &&
		(str_ends(word, STR("ers")) || str_ends(word, STR("ors")) ||
		    table_get(table_find(STR("en"), "organs"), word, NULL)));
}

/* "Kela valley", "province of Sarvan": where it was, or who did it. */
static bool
is_of_name(const struct para_info *p, size_t token)
{
	struct str of = STR("of");

	if (token > 0 && syntax_adjoin(p, token - 1) &&
	    p->tokens[token - 1].capital &&
	    (p->tokens[token - 1].roles & TOKEN_OPENS) == 0)
		return true;
	return token + 2 < p->ntokens && syntax_adjoin(p, token) &&
	    syntax_adjoin(p, token + 1) && p->tokens[token + 2].capital &&
	    str_eq(str_sub(p->p->text, p->tokens[token + 1].start,
		       p->tokens[token + 1].end), of);
}

/* Is the word before a token, behind the mention and with nothing in
 * between, of a class? */
static bool
stands_before(const struct mention *m, const struct article_info *info,
    const struct para_info *p, size_t token, enum word_class class)
{
	return p->tokens[token - 1].start >= m->end &&
	    syntax_adjoin(p, token - 1) &&
	    syntax_class(info, p, token - 1) == class;
}

/* The first of the words of content that end with a token behind the
 * mention. */
static size_t
first_of(const struct mention *m, const struct article_info *info,
    const struct para_info *p, size_t token)
{
	while (token > 0 && stands_before(m, info, p, token, WORD_CONTENT))
		token--;
	return token;
}

/* Is nothing between the mention and a token behind it? */
static bool
is_behind(const struct mention *m, const struct para_info *p, size_t token)
{
	return token > 0 && p->tokens[token - 1].start < m->end &&
	    syntax_adjoin(p, token - 1);
}

/* Is it the noun that a time stands before: "2016 presidential campaign",
 * "Sunday's televised debate"? */
static bool
is_dated(const struct mention *m, const struct article_info *info,
    const struct para_info *p, size_t token)
{
	if (p->tokens[token].start < m->end ||
	    (syntax_adjoin(p, token) &&
		syntax_class(info, p, token + 1) == WORD_CONTENT))
		return false;
	return is_behind(m, p, first_of(m, info, p, token));
}

/* Is only "late on" and the like between a verb and the mention? */
static bool
is_verb_of(const struct mention *m, const struct para_info *p, size_t verb)
{
	size_t after = verb + 1;

	while (after < p->ntokens && after <= verb + OF_VERB &&
	    p->tokens[after].end <= m->start && !p->tokens[after].content)
		after++;
	return after < p->ntokens && after <= verb + OF_VERB &&
	    p->tokens[after].start >= m->start &&
	    p->tokens[verb].end <= m->start;
}

/* "The strike, which lasted a day": what a length is of stands first, and
 * right before the length its verb. */
static bool
is_lasting(const struct mention *m, const struct article_info *info,
    const struct para_info *p, size_t token)
{
	size_t verb = token + 1;

	if (m->is_time || m->number.type != NUMBER_DURATION)
		return false;
	while (verb < p->ntokens && p->tokens[verb].end < m->start &&
	    !(syntax_adjoin(p, verb) && p->tokens[verb + 1].start >= m->start))
		verb++;
	if (verb >= p->ntokens || p->tokens[verb].end > m->start ||
	    !syntax_past(&p->tokens[verb]))
		return false;
	while (token-- > 0 &&
	    p->tokens[token].sentence == p->tokens[verb].sentence)
		if (syntax_class(info, p, token) == WORD_CONTENT)
			return false;
	return true;
}

/* "Two weeks after the storm", "shortly after it struck": the noun from
 * which a length is counted ends the phrase right behind it. */
static bool
is_counted_from(const struct mention *m, const struct article_info *info,
    const struct para_info *p, size_t token)
{
	bool counts = m->is_time
	    ? m->time.type == TIME_ORDER
	    : m->number.type == NUMBER_DURATION && m->number.order != 0;
	size_t t;

	if (!counts || p->tokens[token].start < m->end)
		return false;
	t = first_of(m, info, p, token);
	if (t > 0 && stands_before(m, info, p, t, WORD_DETERMINER))
		t--;
	return is_behind(m, p, t);
}

/* How good a name a word is where it stands: nouns are, and so is a verb
 * with the mention right behind it ("filed", better than "lies"); what
 * stands before a noun is none. */
static double
fit_of(const struct ledger *l, const struct mention *m,
    const struct article_info *info, const struct para_info *p, size_t token)
{
	struct guess g = syntax_guess(l->syntax, info, p, token);
	bool past = syntax_past(&p->tokens[token]);
	double fit = past ? .25 : .12;

	/* What comes later in a sentence has more to make up for. */
	if (is_counted_from(m, info, p, token))
		return 4 * g.noun;
	if (is_dated(m, info, p, token) || is_lasting(m, info, p, token))
		return 2 * g.noun;
	if (is_verb_of(m, p, token))
		fit = past ? .7 : .4;
	fit = g.noun + g.verb * fit + g.adjective * .1;
	if (p->tokens[token].start >= m->end)
		fit *= BEHIND_IT;
	if (is_of_name(p, token))
		fit *= OF_NAME;
	if (syntax_modifies(l->syntax, info, p, token))
		fit *= MODIFIES + (1 - MODIFIES) *
		    syntax_of_stem(l->syntax, p->tokens[token].stem).noun;
	if (token > 0 && syntax_class(info, p, token - 1) == WORD_DETERMINER)
		token--;
	if (token > 0 && syntax_class(info, p, token - 1) == WORD_PREPOSITION)
		fit *= BELONGS;
	return fit;
}

/* Bytes between a mention and a word of its sentence. */
static double
away(const struct mention *m, const struct token *t)
{
	if (t->end <= m->start)
		return m->start - t->end;
	return t->start > m->end ? t->start - m->end : 0;
}

/* Can it be a name at all?  A content word near the mention, neither pale
 * nor a verb of saying. */
static bool
may_name(const struct mention *m, const struct article_info *info,
    const struct para_info *p, size_t token)
{
	const struct token *k = &p->tokens[token];

	return k->content && k->kind == WORD_LETTERS &&
	    k->end - k->start >= 3 &&
	    (k->roles & (TOKEN_SAYS | TOKEN_TITLE)) == 0 &&
	    k->start + NEAR >= m->start && k->start <= m->end + NEAR &&
	    syntax_class(info, p, token) == WORD_CONTENT &&
	    !is_pale(lexicon_of(info->article->language),
		str_sub(p->p->text, k->start, k->end));
}

/* How good a name a word is for all these mentions, from where it stands
 * by one of them; 'first' opens its sentence. */
static double
score_of(const struct ledger *l, const struct mention *const *m, size_t n,
    const struct mention *x, size_t first, size_t token)
{
	const struct article_info *info = l->texts[x->text].info;
	const struct para_info *p = &info->paras[x->para];
	const struct token *k = &p->tokens[token];
	double score = 0;

	for (size_t o = 0; o < n; o++)
		for (size_t c = 0; c < m[o]->ncontext; c++)
			score += m[o]->context[c] == k->stem;
	/* What one mention alone has beside it is not what they are about. */
	score *= score;
	/* What comes first is often the subject; what stands beside the
	 * mention, its noun. */
	score *= (k->capital ? .12 : 1) /
	    (1 + .13 * (double)(token - first) + .012 * away(x, k));
	score *= fit_of(l, x, info, p, token);
	if (is_actor(lexicon_of(info->article->language),
		str_sub(p->p->text, k->start, k->end)))
		score *= OF_ACTOR;
	if (l->an->df[k->stem] > COMMON_DF)
		score *= .5;
	/* What the event speaks of most is what it is about. */
	return score * (1 + .15 * log(1 + l->an->event_df[k->stem]));
}

/* The stem that most mentions have around them; names only when there is
 * nothing else.  In a mixed event the language of most texts is spoken
 * if any mention speaks it.  VOCAB_NONE when there is none. */
uint32_t
topics_best(const struct ledger *l, const struct mention *const *m, size_t n)
{
	uint32_t best = VOCAB_NONE;
	double most = 0;
	bool common = false;

	n = MIN(n, (size_t)LABEL_MENTIONS);
	for (size_t i = 0; i < n; i++)
		common = common || ledger_speaks(l, m[i]);
	for (size_t i = 0; i < n; i++) {
		const struct article_info *info = l->texts[m[i]->text].info;
		const struct para_info *p = &info->paras[m[i]->para];
		size_t first = 0; /* of the sentence */

		if (common && !ledger_speaks(l, m[i]))
			continue;
		while (first < p->ntokens &&
		    p->tokens[first].sentence != m[i]->sentence)
			first++;
		for (size_t t = first; t < p->ntokens &&
		     p->tokens[t].sentence == m[i]->sentence; t++) {
			double score = may_name(m[i], info, p, t) ?
			    score_of(l, m, n, m[i], first, t) : 0;

			if (score > most) {
				most = score;
				best = p->tokens[t].stem;
			}
		}
	}
	return best;
}
