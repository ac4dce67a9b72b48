/*
 * A label that a person understands.  A counted thing that the tables
 * know is its own label ("killed"); any other figure is called by the
 * noun behind it.  A time or length has no noun: it is called by the word
 * that stands most often beside it in the different articles, and by
 * what it measures: "meeting, day".
 */
#include "src/compare/ledger.h"

#include "src/text/normalise.h"

#include <math.h>

/* A thing told everywhere is known from so many of its mentions. */
#define TOPIC_MENTIONS 12
/* A word of so many background articles ("last") says little. */
#define COMMON_DF (STEM_DF_ARTICLES / 6)

struct str
ledger_surface(const struct ledger *l, uint32_t stem)
{
	struct map *counts = map_new(l->a);
	struct str best = STR_NONE;
	uint64_t most = 0;

	for (size_t t = 0; t < l->ntexts; t++) {
		const struct article_info *info = l->texts[t].info;

		for (size_t i = 0; i < info->nparas; i++) {
			const struct para_info *p = &info->paras[i];

			for (size_t k = 0; k < p->ntokens; k++) {
				struct str word;
				uint64_t *count;

				if (p->tokens[k].stem != stem)
					continue;
				word = str_sub(p->p->text, p->tokens[k].start,
				    p->tokens[k].end);
				count = map_at(counts, word, 0, NULL);
				if (++*count > most ||
				    (*count == most &&
					str_cmp(word, best) < 0)) {
					most = *count;
					best = word;
				}
			}
		}
	}
	return best;
}

static bool
speaks_common(const struct ledger *l, const struct mention *m)
{
	return str_eq(
	    l->texts[m->text].info->article->language, l->language);
}

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
		LEX(SCOPE) | LEX(BOUND) | LEX(FUTURE));

	if (x == NULL)
		return is_adverb(lex, word);
	/* "Aftershock" tells whose figure it is, and is a good name too. */
	if (x->kind == LEX_SCOPE && strcmp(x->group, "aside") == 0)
		return false;
	return x->kind != LEX_COUNTED || strcmp(x->name, "people") == 0;
}

/* Bytes between a mention and a word of its sentence. */
static double
away(const struct mention *m, const struct token *t)
{
	if (t->end <= m->start)
		return m->start - t->end;
	return t->start > m->end ? t->start - m->end : 0;
}

/* The stem that most mentions have around them; names only when there is
 * nothing else.  In a mixed event the language of most texts is spoken
 * if any mention speaks it.  VOCAB_NONE when there is none. */
static uint32_t
topic_of(const struct ledger *l, const struct mention *const *m, size_t n)
{
	uint32_t best = VOCAB_NONE;
	double most = 0;
	bool common = false;

	for (size_t i = 0; i < MIN(n, (size_t)TOPIC_MENTIONS); i++)
		common = common || speaks_common(l, m[i]);

	n = MIN(n, (size_t)TOPIC_MENTIONS);
	for (size_t i = 0; i < n; i++) {
		const struct mention *x = m[i];
		const struct article_info *info = l->texts[x->text].info;
		const struct para_info *p = &info->paras[x->para];
		const struct lexicon *lex = lexicon_of(info->article->language);

		for (size_t t = 0; t < p->ntokens &&
		     (!common || speaks_common(l, x));
		     t++) {
			const struct token *k = &p->tokens[t];
			double score = 0;

			if (k->sentence != x->sentence || !k->content ||
			    k->kind != WORD_LETTERS || k->end - k->start < 3 ||
			    (k->roles & (TOKEN_SAYS | TOKEN_TITLE)) != 0 ||
			    is_pale(lex,
				str_sub(p->p->text, k->start, k->end)) ||
			    k->start + 70 < x->start || k->start > x->end + 70)
				continue;
			for (size_t o = 0; o < n; o++)
				for (size_t c = 0; c < m[o]->ncontext; c++)
					score += m[o]->context[c] == k->stem;
			/* What comes first is often the subject; what stands
			 * beside the mention, its noun. */
			score *= (k->capital ? .2 : 1) /
			    (1 + .15 * (double)t + .004 * away(x, k));
			if (l->an->df[k->stem] > COMMON_DF)
				score *= .5;
			/* What the event speaks of most is what it is about. */
			score *= 1 + .15 * log(1 + l->an->event_df[k->stem]);
			if (score > most) {
				most = score;
				best = k->stem;
			}
		}
	}
	return best;
}

/* By the first mention of a point of time, if there is one: periods and
 * orders only go with them. */
static const char *
aspect_of(const struct mention *const *all, size_t n)
{
	const struct mention *m = all[0];
	static const char *const of_time[] = {
	    "day", "month", "year", "time", "period", "order"};
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

/* The noun behind a plain figure or an "of": the first that most
 * mentions have. */
static uint32_t
noun_of(const struct mention *const *m, size_t n)
{
	uint32_t best = VOCAB_NONE;
	size_t most = 0;

	for (size_t i = 0; i < MIN(n, (size_t)TOPIC_MENTIONS); i++) {
		if (m[i]->is_time ||
		    (!m[i]->of_head && m[i]->number.type != NUMBER_COUNT &&
			m[i]->number.type != NUMBER_BARE))
			continue;
		for (size_t h = 0; h < m[i]->nhead; h++) {
			size_t holders = 0;

			for (size_t o = 0; o < n; o++)
				for (size_t k = 0; k < m[o]->nhead; k++)
					holders +=
					    m[o]->head[k] == m[i]->head[h];
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

		if (word.n > 0 && !speaks_common(l, m[i]))
			continue;
		for (size_t t = 0; t < p->ntokens; t++) {
			const struct token *k = &p->tokens[t];

			if (k->stem != stem || k->start < m[i]->end)
				continue;
			word = str_sub(p->p->text, k->start, k->end);
			if (speaks_common(l, m[i]))
				return word;
			break;
		}
	}
	return word.n > 0 ? word : ledger_surface(l, stem);
}

/* Whose age it is: the name nearest before the first mention that has
 * one, else behind it. */
static struct str
name_of_age(const struct ledger *l, const struct mention *const *m, size_t n)
{
	struct str found = STR_NONE;

	for (size_t i = 0; i < n && found.n == 0; i++) {
		const struct para_info *p =
		    &l->texts[m[i]->text].info->paras[m[i]->para];

		for (size_t k = 0; k < p->nnames; k++) {
			const struct name *x = &p->names[k];

			if (p->tokens[x->first].sentence != m[i]->sentence ||
			    !x->person || (x->start > m[i]->end && found.n > 0))
				continue;
			found = str_sub(p->p->text, x->start, x->end);
		}
	}
	return found;
}

static bool
is_plain(const struct mention *m)
{
	return !m->is_time &&
	    (m->number.type == NUMBER_COUNT || m->number.type == NUMBER_BARE);
}

/* "Port's" as "port". */
static struct str
shown(struct arena *a, struct str word)
{
	word = text_lower(a, word);
	if (str_ends(word, STR("'s")))
		word.n -= 2;
	else if (str_ends(word, STR("\xe2\x80\x99s")))
		word.n -= 4;
	return word;
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
	    (word = name_of_age(l, m, n)).n > 0)
		return arena_printf(l->a, "%.*s, age", STR_ARG(word));
	topic = noun_of(m, n);
	if (topic != VOCAB_NONE &&
	    !is_adverb(lexicon_of(l->language),
		word = shown(l->a, noun_near(l, m, n, topic)))) {
		return is_plain(m[0])
		    ? word
		    : arena_printf(l->a, "%.*s, %s", STR_ARG(word),
			  aspect_of(m, n));
	}
	topic = topic_of(l, m, n);
	if (topic == VOCAB_NONE)
		return str_c(aspect_of(m, n));
	word = shown(l->a, ledger_surface(l, topic));
	return arena_printf(l->a, "%.*s, %s", STR_ARG(word), aspect_of(m, n));
}
