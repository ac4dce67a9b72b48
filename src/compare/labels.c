/*
 * A label that a person understands.  A counted thing that the tables
 * know is its own label ("killed"); any other figure is called by the
 * noun behind it.  A time or length has no noun: it is called by the word
 * that stands most often beside it in the different articles, and by
 * what it measures: "meeting, day".
 */
#include "src/compare/ledger.h"

/* The most words of a quotation's label. */
#define QUOTED_WORDS 6
/* A name so many bytes from an age is whose it is. */
#define NEAR_NAME 6

bool
ledger_speaks(const struct ledger *l, const struct mention *m)
{
	return str_eq(
	    l->texts[m->text].info->article->language, l->language);
}

/* By the first mention of a point of time, if there is one: periods and
 * orders only go with them. */
static const char *
aspect_of(const struct mention *const *all, size_t n)
{
	const struct mention *m = all[0];
	static const char *const of_time[] = {
	    "day", "month", "year", "time", "period", "interval"};
	static const char *const of_number[] = {"number", "size", "length",
	    "sum", "share", "age", "score", "rank", "number"};

	for (size_t i = 1; i < n; i++)
		if (all[i]->is_time && m->is_time &&
		    all[i]->time.type < m->time.type)
			m = all[i];
	if (m->is_time)
		return of_time[m->time.type];
	if (m->number.type == NUMBER_DURATION && m->number.order != 0)
		return "interval";
	if (m->number.type == NUMBER_MEASURE)
		return strcmp(m->number.dimension, "length") == 0
		    ? "distance"
		    : m->number.dimension;
	return of_number[m->number.type];
}

/* "2,000 last week": when it was, not what. */
static bool
is_span(const struct article_info *info, const struct para_info *p, size_t t)
{
	return lexicon_find(lexicon_of(info->article->language),
		   str_sub(p->p->text, p->tokens[t].start, p->tokens[t].end),
		   LEX(UNIT) | LEX(DAY) | LEX(WEEKDAY) | LEX(MONTH) |
		       LEX(PART) | LEX(FRACTION) | LEX(PERIOD) |
		       LEX(FUTURE) | LEX(ORDER) | LEX(OTHER)) != NULL;
}

/* How good a name of what is counted a stem behind a mention is.  It
 * stands in the same phrase: no article and no punctuation between, as in
 * "1.4 million the previous week". */
static double
head_fit(const struct ledger *l, const struct mention *m, uint32_t stem)
{
	const struct article_info *info = l->texts[m->text].info;
	const struct para_info *p = &info->paras[m->para];
	double near = 1;
	size_t t = 0;

	while (t < p->ntokens && p->tokens[t].start < m->end)
		t++;
	for (; t < p->ntokens; t++) {
		enum word_class class = syntax_class(info, p, t);
		struct guess g;

		if (p->tokens[t].stem == stem) {
			g = syntax_guess(l->syntax, info, p, t);
			if (is_span(info, p, t))
				return 0;
			if (syntax_modifies(l->syntax, info, p, t))
				near *= .35;
			return near *
			    (g.noun * g.noun + .5 * g.verb + .05 * g.adjective);
		}
		if (class == WORD_DETERMINER || class == WORD_SUBJECT ||
		    class == WORD_CONJUNCTION || class == WORD_OPENER ||
		    !syntax_adjoin(p, t))
			break;
		if (class == WORD_PREPOSITION && !m->of_head)
			near = .3;
	}
	return .05;
}

/* The noun behind a plain figure or an "of": the first that most
 * mentions have. */
static uint32_t
noun_of(const struct ledger *l, const struct mention *const *m, size_t n)
{
	uint32_t best = VOCAB_NONE;
	double most = 0;

	for (size_t i = 0; i < MIN(n, (size_t)LABEL_MENTIONS); i++) {
		if (m[i]->is_time ||
		    (!m[i]->of_head && m[i]->number.type != NUMBER_COUNT &&
			m[i]->number.type != NUMBER_BARE))
			continue;
		for (size_t h = 0; h < m[i]->nhead; h++) {
			double holders = 0;

			for (size_t o = 0; o < n; o++)
				for (size_t k = 0; k < m[o]->nhead; k++)
					holders +=
					    m[o]->head[k] == m[i]->head[h];
			/* The nearest, unless a later one is better. */
			holders *= head_fit(l, m[i], m[i]->head[h]) /
			    (1 + .15 * (double)h);
			if (holders > most) {
				most = holders;
				best = m[i]->head[h];
			}
		}
	}
	return best;
}

/* The noun as it is written behind a mention: "provinces". */
static struct str
noun_near(const struct ledger *l, const struct mention *const *m, size_t n,
    uint32_t stem)
{
	struct str word = STR_NONE;

	for (size_t i = 0; i < n; i++) {
		const struct para_info *p =
		    &l->texts[m[i]->text].info->paras[m[i]->para];

		if (word.n > 0 && !ledger_speaks(l, m[i]))
			continue;
		for (size_t t = 0; t < p->ntokens; t++) {
			const struct token *k = &p->tokens[t];

			if (k->stem != stem || k->start < m[i]->end)
				continue;
			word = str_sub(p->p->text, k->start, k->end);
			for (size_t x = 0; x < p->nnames; x++)
				if (p->names[x].start >= m[i]->end &&
				    p->names[x].after == t + 1)
					word = str_sub(p->p->text,
					    p->names[x].start, p->names[x].end);
			if (ledger_speaks(l, m[i]))
				return word;
			break;
		}
	}
	return word.n > 0 ? word : ledger_surface(l, stem);
}

/* "10-year-old girl": the noun that an age stands before. */
static struct str
aged_noun(const struct ledger *l, const struct mention *m)
{
	const struct article_info *info = l->texts[m->text].info;
	const struct para_info *p = &info->paras[m->para];
	size_t t = 0;

	while (t < p->ntokens && p->tokens[t].start < m->end)
		t++;
	return t > 0 && t < p->ntokens && syntax_adjoin(p, t - 1) &&
		syntax_class(info, p, t) == WORD_CONTENT &&
		syntax_guess(l->syntax, info, p, t).noun > .5
	    ? str_sub(p->p->text, p->tokens[t].start, p->tokens[t].end)
	    : STR_NONE;
}

/* Whose age it is: the name beside a mention, else the noun it stands
 * before, else the name before the first mention that has one. */
static struct str
owner_of_age(const struct ledger *l, const struct mention *const *m, size_t n)
{
	struct str found = STR_NONE, noun = STR_NONE;

	for (size_t i = 0; i < n; i++) {
		const struct para_info *p =
		    &l->texts[m[i]->text].info->paras[m[i]->para];

		for (size_t k = 0; k < p->nnames; k++) {
			const struct name *x = &p->names[k];

			if (p->tokens[x->first].sentence != m[i]->sentence ||
			    !x->person)
				continue;
			if (x->end <= m[i]->start
				? x->end + NEAR_NAME >= m[i]->start
				: x->start <= m[i]->end + NEAR_NAME)
				return str_sub(p->p->text, x->start, x->end);
			if (found.n == 0)
				found = str_sub(p->p->text, x->start, x->end);
		}
		if (noun.n == 0)
			noun = aged_noun(l, m[i]);
	}
	return noun.n > 0 ? noun : found;
}

/* The verb of "Ross said this week", "tweeted late on Tuesday", where
 * nothing happened then but that it was said; p->ntokens for all others. */
static size_t
verb_of_saying(const struct ledger *l, const struct mention *m)
{
	const struct article_info *info = l->texts[m->text].info;
	const struct para_info *p = &info->paras[m->para];
	struct str rest = str_from(p->p->text, m->end);
	size_t t = p->ntokens;

	if (!m->is_time || !m->of_saying || str_starts(rest, STR("'")) ||
	    str_starts(rest, STR("\xe2\x80\x99")))
		return p->ntokens;
	while (t > 0 && p->tokens[t - 1].end > m->start)
		t--;
	while (t > 0 && syntax_adjoin(p, t - 1) &&
	    syntax_class(info, p, t - 1) != WORD_CONTENT)
		t--;
	return t > 0 && (p->tokens[t - 1].roles & TOKEN_SAYS) != 0
	    ? t - 1
	    : p->ntokens;
}

/* The name beside a verb of saying, a person's last one. */
static struct str
sayer_beside(const struct para_info *p, size_t verb)
{
	for (size_t i = 0; i < p->nnames; i++) {
		const struct name *x = &p->names[i];

		if (x->after == verb || x->first == verb + 1)
			return str_sub(p->p->text,
			    x->person ? p->tokens[x->after - 1].start
				      : x->start,
			    x->end);
	}
	return STR_NONE;
}

/* "Ross statement" when that is what most mentions are the time of. */
static struct str
statement_of(const struct ledger *l, const struct mention *const *m, size_t n)
{
	struct str who = STR_NONE;
	size_t said = 0;

	for (size_t i = 0; i < n; i++) {
		const struct para_info *p =
		    &l->texts[m[i]->text].info->paras[m[i]->para];
		size_t verb = verb_of_saying(l, m[i]);

		if (verb == p->ntokens)
			continue;
		said++;
		if (who.n == 0)
			who = sayer_beside(p, verb);
	}
	if (2 * said <= n)
		return STR_NONE;
	return who.n > 0
	    ? arena_printf(l->a, "%.*s statement", STR_ARG(syntax_without_s(who)))
	    : STR("statement");
}

static bool
is_plain(const struct mention *m)
{
	return !m->is_time &&
	    (m->number.type == NUMBER_COUNT || m->number.type == NUMBER_BARE);
}

/* "225-page report": what the figure measures, "page"; absent when its
 * noun does not hang on a hyphen. */
static struct str
hyphened(const struct ledger *l, const struct mention *m)
{
	const struct para_info *p =
	    &l->texts[m->text].info->paras[m->para];
	struct str rest = str_from(p->p->text, m->end);

	for (size_t t = 0; str_starts(rest, STR("-")) && t < p->ntokens; t++)
		if (p->tokens[t].start == m->end + 1)
			return str_sub(p->p->text, p->tokens[t].start,
			    p->tokens[t].end);
	return STR_NONE;
}

/* Of a figure that has a noun.  That people are counted says little: what
 * of them is said with it. */
static struct str
of_noun(const struct ledger *l, const struct mention *const *m, size_t n,
    struct str word)
{
	const struct lexeme *x = lexicon_find(
	    lexicon_of(l->language), word, LEX(COUNTED));
	struct str part = hyphened(l, m[0]);
	uint32_t topic;

	if (!is_plain(m[0]))
		return arena_printf(
		    l->a, "%.*s, %s", STR_ARG(word), aspect_of(m, n));
	if (part.n > 0 && !str_eq(part, word))
		return arena_printf(l->a, "%.*s, %.*s", STR_ARG(word),
		    STR_ARG(part));
	topic = x == NULL || strcmp(x->name, "people") != 0
	    ? VOCAB_NONE
	    : topics_best(l, m, n);
	return topic == VOCAB_NONE
	    ? word
	    : arena_printf(l->a, "%.*s, %.*s",
		  STR_ARG(syntax_without_s(ledger_surface(l, topic))), STR_ARG(word));
}

struct str
label_of(const struct ledger *l, const struct mention *const *m, size_t n)
{
	const struct lexeme *counted = NULL;
	uint32_t topic;
	struct str word;

	for (size_t i = 0; i < n && counted == NULL; i++)
		if (!m[i]->is_time && m[i]->number.type <= NUMBER_MEASURE &&
		    m[i]->number.counted != NULL)
			counted = m[i]->number.counted;
	if (counted != NULL && strcmp(counted->name, "people") != 0)
		return str_c(counted->name);
	if (!m[0]->is_time && m[0]->number.type == NUMBER_AGE &&
	    (word = owner_of_age(l, m, n)).n > 0)
		return arena_printf(l->a, "%.*s, age", STR_ARG(word));
	topic = noun_of(l, m, n);
	if (topic != VOCAB_NONE)
		return of_noun(l, m, n, syntax_without_s(noun_near(l, m, n, topic)));
	if ((word = statement_of(l, m, n)).n > 0)
		return arena_printf(
		    l->a, "%.*s, %s", STR_ARG(word), aspect_of(m, n));
	topic = topics_best(l, m, n);
	if (topic == VOCAB_NONE)
		return str_c(aspect_of(m, n));
	word = syntax_without_s(ledger_surface(l, topic));
	return arena_printf(l->a, "%.*s, %s", STR_ARG(word), aspect_of(m, n));
}

struct str
label_of_words(const struct ledger *l, uint32_t text, uint32_t para,
    uint32_t first, uint32_t after)
{
	const struct article_info *info = l->texts[text].info;
	const struct para_info *p = &info->paras[para];
	uint32_t last = after - 1;

	if (after - first > QUOTED_WORDS) {
		uint32_t clause = 0, phrase = 0, word = 0;

		for (uint32_t i = first + 1; i < first + QUOTED_WORDS; i++) {
			if (i > first + 2 && !syntax_adjoin(p, i))
				clause = i;
			if (i > first + 2 &&
			    syntax_ends(l->syntax, info, p, i))
				phrase = i;
			if (syntax_class(info, p, i) == WORD_CONTENT)
				word = i;
		}
		last = clause > 0 ? clause
		    : phrase > 0  ? phrase
		    : word > 0	  ? word
				  : first + QUOTED_WORDS - 1;
	}
	return arena_printf(l->a, "\"%.*s%s\"",
	    STR_ARG(str_sub(p->p->text, p->tokens[first].start,
		p->tokens[last].end)),
	    last + 1 < after ? "..." : "");
}
