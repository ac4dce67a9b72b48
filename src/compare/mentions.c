/*
 * Every number and time of every paragraph that tells the story, with
 * what is needed to join it: the content stems within a window of its
 * sentence, the nouns behind it, who said it, and when.
 *
 * The window is 80 bytes to each side, not beyond the sentence.
 */
#include "src/compare/ledger.h"

#include "src/base/civil.h"
#include "src/compare/scan.h"

#define WINDOW 80
#define MAX_CONTEXT 24
/* Joining asks about every two mentions, so a paragraph that is all
 * numbers is cut, and so are the texts of an event of very many. */
#define MAX_IN_PARA 64
#define MAX_IN_EVENT 6000
#define MIN_IN_TEXT 12

/* "four neighbouring provinces": the noun, not what stands before it,
 * is the first head.  Only where an s tells it. */
static void
lead_with_plural(const struct para_info *p, struct mention *m)
{
	size_t h = 0;

	if (m->is_time || m->number.hi <= 1)
		return;
	for (size_t i = 0; i < p->ntokens && h < MIN(m->nhead, 3u); i++) {
		const struct token *t = &p->tokens[i];
		struct str word = str_sub(p->p->text, t->start, t->end);

		if (t->start < m->end || t->stem != m->head[h])
			continue;
		if (str_ends(word, STR("s")) && !str_ends(word, STR("ss"))) {
			uint32_t noun = m->head[h];

			memmove(&m->head[1], m->head, h * sizeof(*m->head));
			m->head[0] = noun;
			return;
		}
		h++;
	}
}

static bool
is_sum(const struct mention *m)
{
	return !m->is_time && m->number.type == NUMBER_MONEY;
}

static void
set_context(struct ledger *l, const struct para_info *p,
    const struct lexicon *lex, struct mention *m)
{
	uint32_t ids[MAX_CONTEXT];
	size_t n = 0;
	bool open = true;
	uint32_t last = m->end;

	for (size_t i = 0; i < p->ntokens && n < MAX_CONTEXT; i++) {
		const struct token *t = &p->tokens[i];

		if (t->sentence > m->sentence)
			break;
		/* "five divers to the ferry": the noun ends at "to"; but
		 * "half of the valley" has it behind "of", and
		 * "$2 billion in aid" behind "in". */
		if (open && !t->content && t->start >= m->end) {
			struct str word =
			    str_sub(p->p->text, t->start, t->end);

			if (m->nhead == 0 &&
			    (str_eq(word, STR("of")) ||
				(is_sum(m) && str_eq(word, STR("in")) &&
				    i + 1 < p->ntokens && t[1].content &&
				    !t[1].capital)))
				m->of_head = true;
			else if (lexicon_find(lex, word, LEX(PREPOSITION)) !=
			    NULL)
				open = false;
		}
		if (t->sentence != m->sentence || t->stem == VOCAB_NONE ||
		    !t->content || t->end + WINDOW < m->start ||
		    t->start > m->end + WINDOW ||
		    (t->start < m->end && t->end > m->start))
			continue;
		ids[n++] = t->stem;
		if (t->start < m->end || !open)
			continue;
		for (uint32_t k = last; k < t->start; k++)
			open =
			    open && strchr(",;:()\"", p->p->text.s[k]) == NULL;
		last = t->end;
		if (open && t->kind != WORD_NUMBER && m->nhead < HEAD_STEMS)
			m->head[m->nhead++] = t->stem;
	}
	lead_with_plural(p, m);
	n = propositions_distinct(ids, n);
	m->context = ARENA_ARRAY(l->a, uint32_t, n + 1);
	memcpy(m->context, ids, n * sizeof(*ids));
	m->ncontext = n;
}

static bool
is_apart(struct str text, uint32_t from, uint32_t to)
{
	for (; from < to; from++)
		if (strchr(",;:()\"", text.s[from]) != NULL)
			return true;
	return false;
}

/* The content stems nearest to a mention, up to a mark on each side; but
 * where it opens its clause ("On Friday, the court ruled"), the comma
 * right behind it ends nothing. */
static void
set_close(const struct para_info *p, struct mention *m)
{
	size_t first = 0, n = 0;
	uint32_t at = m->start;

	while (first < p->ntokens && p->tokens[first].start < m->start)
		first++;
	for (size_t i = first; i-- > 0 && n < CLOSE_BEFORE;) {
		const struct token *t = &p->tokens[i];

		if (t->sentence != m->sentence || t->end > at ||
		    is_apart(p->p->text, t->end, at))
			break;
		at = t->start;
		if (t->content && t->stem != VOCAB_NONE)
			m->close[n++] = t->stem;
	}
	m->nclose = n;
	at = m->end;
	for (size_t i = first, k = 0; i < p->ntokens && k < CLOSE_AFTER; i++) {
		const struct token *t = &p->tokens[i];
		bool opens = at == m->end && m->nclose == 0 &&
		    str_starts(str_from(p->p->text, at), STR(","));

		if (t->start < m->end)
			continue;
		if (t->sentence != m->sentence ||
		    (!opens && is_apart(p->p->text, at, t->start)))
			break;
		at = t->end;
		if (t->content && t->stem != VOCAB_NONE) {
			m->close[m->nclose++] = t->stem;
			k++;
		}
	}
}

static uint16_t
sentence_at(const struct para_info *p, uint32_t at)
{
	size_t i = 0;

	while (i + 1 < p->nsentences && p->sentences[i + 1].start <= at)
		i++;
	return (uint16_t)MIN(i, (size_t)UINT16_MAX);
}

/* Another year in the sentence, but not "since 2011". */
static int
era_of(const struct para_info *p, uint16_t sentence, const struct lexicon *lex,
    const struct time_mention *times, size_t n, int this_year)
{
	for (size_t i = 0; i < n; i++) {
		size_t end, before;

		if (times[i].year == 0 || times[i].year == this_year ||
		    sentence_at(p, times[i].start) != sentence)
			continue;
		before = scan_word_before(p->p->text, times[i].start);
		if (before != STR_NPOS &&
		    lexicon_match(lex, p->p->text, before, LEX(ORDER), &end) !=
			NULL)
			continue;
		return times[i].year;
	}
	return 0;
}

/* Does "up from" or the like stand right before byte 'at'? */
static bool
is_prior(struct str text, const struct lexicon *lex, uint32_t at)
{
	size_t word = at;

	for (unsigned i = 0; i < 4; i++) {
		size_t end;

		word = scan_word_before(text, word);
		if (word == STR_NPOS)
			return false;
		if (lexicon_match(lex, text, word, LEX(PRIOR), &end) != NULL &&
		    scan_gap(text, end) >= at)
			return true;
	}
	return false;
}

/* "reported Tuesday", "said late on Thursday": the day of the saying, not
 * of what is said. */
static bool
is_of_saying(const struct para_info *p, const struct mention *m)
{
	unsigned words = 0;

	for (size_t i = p->ntokens; i-- > 0 && words < 4;) {
		const struct token *t = &p->tokens[i];

		if (t->start >= m->start)
			continue;
		if (t->sentence != m->sentence)
			break;
		if ((t->roles & TOKEN_SAYS) != 0)
			return true;
		words++;
	}
	return false;
}

/* "until Friday", "Feb. 5-14", "before noon": one end of a span. */
static bool
is_limit(struct str text, const struct lexicon *lex, const struct mention *m)
{
	size_t end, before = scan_word_before(text, m->start);
	size_t other = before == STR_NPOS ? STR_NPOS
					  : scan_word_before(text, before);
	const struct lexeme *x = before == STR_NPOS
	    ? NULL
	    : lexicon_match(lex, text, before, LEX(RANGE), &end);

	/* "from Monday to Thursday" */
	if (x != NULL && strcmp(x->group, "to") == 0 && other != STR_NPOS &&
	    lexicon_match(lex, text, other, LEX(WEEKDAY) | LEX(MONTH), &end) !=
		NULL)
		return true;
	return (before != STR_NPOS &&
		   lexicon_match(lex, text, before, LEX(LIMIT) | LEX(ORDER),
		       &end) != NULL) ||
	    scan_is_digit(text, scan_dash(text, m->end));
}

/* "tonight" in somebody's mouth is not the article's night. */
static void
forget_quoted_day(const struct para_info *p, struct mention *m)
{
	struct time_mention *t = &m->time;

	if (t->type != TIME_DAY || t->day > 0 || t->weekday >= 0)
		return;
	for (size_t i = 0; i < p->nquotes; i++)
		if (p->quotes[i].start <= m->start &&
		    m->end <= p->quotes[i].end)
			t->resolved = false;
}

/* Are the counted ones called by a word of their own, and not "people"? */
static bool
is_specific(struct str text, const struct lexicon *lex, const struct mention *m)
{
	size_t at = m->end;

	for (unsigned words = 0; words < 3; words++) {
		size_t end;
		const struct lexeme *x;

		if (at < text.n && text.s[at] == '.')
			return words > 0;
		at = scan_gap(text, at);
		if (!scan_is_word(text, at) || scan_is_digit(text, at))
			return words > 0;
		x = lexicon_match(lex, text, at,
		    LEX(COUNTED) | LEX(PREPOSITION) | LEX(OTHER), &end);
		if (x != NULL && x->kind == LEX_COUNTED &&
		    strcmp(x->group, "group") == 0)
			return strcmp(x->name, "people") != 0;
		if (x != NULL)
			return words > 0;
		at = scan_word_end(text, at);
	}
	return true;
}

static void
collect_para(struct ledger *l, uint32_t text, uint32_t para, size_t limit)
{
	const struct version *v = &l->texts[text];
	const struct para_info *p = &v->info->paras[para];
	struct str language = v->info->article->language;
	const struct lexicon *lex = lexicon_of(language);
	struct time_mention *times;
	struct number *numbers;
	size_t ntimes =
	    times_find(l->a, p->p->text, language, v->published, &times);
	struct span *taken = ARENA_ARRAY(l->a, struct span, ntimes + 1);
	size_t nnumbers;
	int year = v->published.precision == PRECISION_UNKNOWN
	    ? 0
	    : civil_from_seconds(v->published.at).year;

	for (size_t i = 0; i < ntimes; i++)
		taken[i] = (struct span){times[i].start, times[i].end};
	nnumbers =
	    numbers_find(l->a, p->p->text, language, taken, ntimes, &numbers);
	ntimes = MIN(ntimes, (size_t)MAX_IN_PARA);
	nnumbers = MIN(nnumbers, (size_t)MAX_IN_PARA);
	for (size_t i = 0; i < ntimes + nnumbers && l->mentions.n < limit;
	     i++) {
		struct mention *m = vec_add(l->a, &l->mentions);

		m->text = text;
		m->para = para;
		m->is_time = i < ntimes;
		if (m->is_time) {
			m->kind = FACT_DATE;
			m->time = times[i];
			m->start = times[i].start;
			m->end = times[i].end;
			m->limit = is_limit(p->p->text, lex, m);
			forget_quoted_day(p, m);
		} else {
			m->number = numbers[i - ntimes];
			m->kind = m->number.type == NUMBER_DURATION
			    ? FACT_DATE
			    : FACT_NUMBER;
			m->start = m->number.start;
			m->end = m->number.end;
			m->prior = is_prior(p->p->text, lex, m->start);
			m->specific = is_specific(p->p->text, lex, m);
		}
		relation_prepare(m);
		m->sentence = sentence_at(p, m->start);
		m->group = UINT32_MAX;
		m->era = era_of(p, m->sentence, lex, times, ntimes, year);
		m->of_saying = m->is_time && is_of_saying(p, m);
		set_context(l, p, lex, m);
		set_close(p, m);
		sources_find(l, m, times, ntimes);
	}
}

void
mentions_collect(struct ledger *l)
{
	size_t room =
	    MAX((size_t)MIN_IN_TEXT, MAX_IN_EVENT / MAX(l->ntexts, (size_t)1));

	for (uint32_t t = 0; t < l->ntexts; t++) {
		size_t before = l->mentions.n;

		for (uint32_t i = 0; i < l->texts[t].info->nparas &&
		     l->mentions.n < before + room;
		     i++)
			if (l->texts[t].info->paras[i].tells)
				collect_para(l, t, i, before + room);
	}
}
