/*
 * What the sentence of a mention says of it: the words right beside it
 * that are no names (what happened, what is counted), the name it belongs
 * to, the days and months of the sentence, whether the value is only
 * expected, and whether it is a part of a whole.  What follows from two
 * bearings is for scopes.c to say.
 */
#include "src/compare/bearings.h"

/* So many tokens are looked at to each side for the words beside. */
#define REACH 14
/* Words before, and bytes behind, that tell the kind of a value. */
#define KIND_BEFORE 8
#define KIND_BEHIND 30
/* Says when, where or how many, not what. */
static bool
is_pale(const struct lexicon *lex, struct str word)
{
	return lexicon_find(lex, word,
		   LEX(WEEKDAY) | LEX(MONTH) | LEX(DAY) | LEX(PART) |
		       LEX(CLOCK) | LEX(PREPOSITION) | LEX(BOUND) |
		       LEX(ORDER)) != NULL;
}

static bool
is_in_name(const struct para_info *p, const struct token *t)
{
	for (size_t i = 0; i < p->nnames; i++)
		if (p->names[i].start <= t->start && t->end <= p->names[i].end)
			return true;
	return false;
}

/* May this token be one of the words beside a mention? */
static bool
names_act(const struct para_info *p, const struct lexicon *lex,
    const struct token *t)
{
	return t->content && t->stem != VOCAB_NONE &&
	    t->kind == WORD_LETTERS &&
	    !is_pale(lex, str_sub(p->p->text, t->start, t->end)) &&
	    !(t->capital && is_in_name(p, t));
}

static bool
is_apart(struct str text, uint32_t from, uint32_t to, const char *marks)
{
	for (; from < to; from++)
		if (strchr(marks, text.s[from]) != NULL)
			return true;
	return false;
}

/* Does a word begin another clause: "after", "that"; "to", if the mention
 * is no figure that something amounts to? */
static bool
opens_clause(const struct para_info *p, const struct lexicon *lex,
    const struct token *t, const struct mention *m)
{
	const struct lexeme *x = lexicon_find(
	    lex, str_sub(p->p->text, t->start, t->end), LEX(SCOPE));

	return x != NULL && strcmp(x->group, "clause") == 0 &&
	    (x->value == 0 || m->is_time);
}

static bool
is_preposition(const struct para_info *p, const struct lexicon *lex,
    const struct token *t)
{
	return lexicon_find(lex, str_sub(p->p->text, t->start, t->end),
		   LEX(PREPOSITION)) != NULL;
}

/* "Friday's hearing": what stands before has its own verb. */
static bool
is_possessive(struct str text, uint32_t end)
{
	struct str rest = str_from(text, end);

	return str_starts(rest, STR("'s ")) ||
	    str_starts(rest, STR("\xe2\x80\x99s "));
}

/* The words behind a mention.  Where it opens its clause ("On Friday, the
 * court ruled"), the comma right behind it ends nothing. */
static void
acts_behind(const struct para_info *p, const struct lexicon *lex,
    const struct mention *m, size_t first, struct bearing *b)
{
	const char *marks = b->nacts > 0 ? ",;:()" : ";:()";
	uint32_t at = m->end;
	size_t most = b->nacts + ACTS_EACH;

	for (size_t i = first, n = 0; i < p->ntokens && n < REACH; i++) {
		const struct token *t = &p->tokens[i];

		if (t->start < m->end)
			continue;
		if (t->sentence != m->sentence || b->nacts == most ||
		    is_apart(p->p->text, at, t->start, marks) ||
		    opens_clause(p, lex, t, m) ||
		    (n == 0 && b->nbefore > 0 && m->is_time &&
			is_preposition(p, lex, t)))
			break;
		at = t->end;
		n++;
		if (names_act(p, lex, t))
			b->acts[b->nacts++] = t->stem;
	}
}

/* The words before a mention.  One comma may set a sum off from what it
 * is of: "a new pier, at a cost of $2 million". */
static void
set_acts(const struct para_info *p, const struct lexicon *lex,
    const struct mention *m, size_t first, struct bearing *b)
{
	uint32_t at = m->start;
	bool set_off = m->number.type == NUMBER_MONEY && !m->is_time;

	for (size_t i = is_possessive(p->p->text, m->end) ? 0 : first, n = 0;
	     i-- > 0 && n < REACH; n++) {
		const struct token *t = &p->tokens[i];

		if (t->sentence != m->sentence || b->nacts == ACTS_EACH ||
		    is_apart(p->p->text, t->end, at, ";:()") ||
		    opens_clause(p, lex, t, m))
			break;
		if (is_apart(p->p->text, t->end, at, ",")) {
			if (!set_off || b->nacts > 1)
				break;
			set_off = false;
		}
		at = t->start;
		if (names_act(p, lex, t))
			b->acts[b->nacts++] = t->stem;
	}
	b->nbefore = b->nacts;
	acts_behind(p, lex, m, first, b);
}

/* Is a name that of a speaker: "Ardel said", "according to Ardel"? */
static bool
speaks(const struct para_info *p, const struct name *n)
{
	size_t from = n->first > 2 ? n->first - 2 : 0;

	for (size_t i = from; i < MIN((size_t)n->after + 2, p->ntokens); i++)
		if ((p->tokens[i].roles & TOKEN_SAYS) != 0 &&
		    p->tokens[i].sentence == p->tokens[n->first].sentence)
			return true;
	return false;
}

/* The names of the sentence, and of them the owner: the last one before
 * the mention, else the first one behind it. */
static void
set_names(const struct para_info *p, const struct mention *m,
    struct bearing *b)
{
	b->owner = VOCAB_NONE;
	for (size_t i = 0; i < p->nnames && b->nnames < NAMES_MAX; i++) {
		const struct name *n = &p->names[i];

		if (p->tokens[n->first].sentence != m->sentence ||
		    (n->start < m->end && n->end > m->start) ||
		    (m->nhead > 0 && m->head[0] == n->key))
			continue;
		b->persons |= (unsigned)n->person << b->nnames;
		b->names[b->nnames++] = n->key;
		if (speaks(p, n))
			continue;
		if (n->end <= m->start || b->owner == VOCAB_NONE) {
			b->owner = n->key;
			b->owner_behind = n->end > m->start;
		}
	}
}

/* Words before the mention that say what kind of value it is, up to a
 * mark or another clause; and those of its noun behind. */
static void
set_words(const struct para_info *p, const struct lexicon *lex,
    const struct mention *m, size_t first, struct bearing *b)
{
	size_t end, from = first;

	for (unsigned n = 0; from > 0 && n < KIND_BEFORE; n++, from--)
		if (p->tokens[from - 1].sentence != m->sentence ||
		    is_apart(p->p->text, p->tokens[from - 1].end, m->start,
			",;:()"))
			break;
	for (size_t i = from; i < p->ntokens; i++) {
		const struct token *t = &p->tokens[i];
		const struct lexeme *x;

		if (t->start > m->end + KIND_BEHIND ||
		    t->sentence != m->sentence)
			break;
		x = lexicon_match(
		    lex, p->p->text, t->start, LEX(SCOPE), &end);
		if (x == NULL)
			continue;
		b->trend |= strcmp(x->group, "up") == 0     ? TREND_UP
		    : strcmp(x->group, "down") == 0 ? TREND_DOWN
						    : 0;
		b->expected |= strcmp(x->group, "expect") == 0;
		/* "May" is a month, and Will somebody. */
		b->modal |= strcmp(x->group, "may") == 0 && !t->capital;
		/* "New Zealand" is not new. */
		b->part |= strcmp(x->group, "part") == 0 && i + 3 >= first &&
		    !(t->capital && is_in_name(p, t));
		b->past |= strcmp(x->group, "past") == 0;
		b->remains |= strcmp(x->group, "remain") == 0;
		b->another |= strcmp(x->group, "another") == 0;
		b->aside |= strcmp(x->group, "aside") == 0 && i <= first + 1;
	}
}

/* The other times of the sentence. */
static void
set_times(const struct ledger *l, const struct mention *m, struct bearing *b)
{
	const struct mention *first = l->mentions.at;
	const struct mention *o = m;

	while (o > first && o[-1].text == m->text && o[-1].para == m->para)
		o--;
	b->minute = m->said_minute;
	for (; o < first + l->mentions.n && o->text == m->text &&
	     o->para == m->para;
	     o++) {
		if (o == m || !o->is_time || o->sentence != m->sentence ||
		    o->of_saying)
			continue;
		if (o->time.type == TIME_DAY && o->time.resolved &&
		    b->ndays < DAYS_MAX)
			b->days[b->ndays++] = o->time.at;
		else if (o->time.type == TIME_MONTH && o->time.month > 0)
			b->months |= 1u << o->time.month;
		else if (o->time.type == TIME_CLOCK && b->minute < 0)
			b->minute = o->time.minute;
	}
}

struct bearing
bearing_of(const struct ledger *l, const struct mention *m)
{
	const struct article_info *info = l->texts[m->text].info;
	const struct para_info *p = &info->paras[m->para];
	const struct lexicon *lex = lexicon_of(info->article->language);
	struct bearing b = {.nacts = 0};
	size_t first = 0;

	while (first < p->ntokens && p->tokens[first].start < m->start)
		first++;
	set_acts(p, lex, m, first, &b);
	set_names(p, m, &b);
	set_words(p, lex, m, first, &b);
	set_times(l, m, &b);
	return b;
}
