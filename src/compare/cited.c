/*
 * Who is named as the source of what a clause tells.
 *
 * No grammar is needed for that, but some order: the subject of a verb of
 * saying stands right before it, adverbs, auxiliaries and days apart
 * ("Orla Tamm later said"), or before what is set between commas ("Orla
 * Tamm, the mayor, said"), or right behind it where a quotation or a comma
 * stands before ("...", said Orla Tamm).  What a preposition stands before
 * is no subject, but what it belongs to may be one: "a spokesman for Tomas
 * Ardel said".  Nor is anybody who owns it ("Tamm's lawyer"), who is one
 * of several, or who was told.  Of "and said" and "saying" the subject is
 * the first one of the clause, of "who said" what stands before it.  Any
 * other word there ("they", "critics") names nobody.
 *
 * A source is a kind that the tables know ("police", "unnamed sources") or
 * a name; "he" is whoever alone speaks in the paragraph.  A name's kind is
 * kept where it stands beside it, so that "Mayor Orla Tamm" is the mayor.
 */
#include "src/compare/cited.h"

#include "src/text/normalise.h"
#include "src/text/table.h"

/* So many words behind a verb or "according to" a subject may end. */
#define REACH 10
/* The longest names of persons without their offices. */
#define NAME_WORDS 3
/* So many words in quotation marks are somebody's. */
#define SPOKEN_WORDS 5
/* So many words between two commas are set in. */
#define SET_IN 14
/* So many words may stand between a kind and its preposition. */
#define KIND_WORDS 4

/* What a word is beside a verb of saying: data/LL/clauses. */
enum part {
	PART_OTHER,
	PART_SKIP = 's',   /* "has", "later" */
	PART_BE = 'b',	   /* "was told" */
	PART_NOBODY = 'n', /* "they" */
	PART_WHO = 'w',
	PART_AND = 'a',
	PART_OF = 'o', /* a preposition */
};

struct source {
	const struct ledger *l;
	const struct lexicon *lex;
	const struct table *parts;
	struct str text;
	const struct para_info *p;
	struct span clause;
	size_t first, after; /* its tokens */
	bool free_order;     /* "Ayer dijo Orla Tamm" */
};

static const struct cited nobody = {.key = VOCAB_NONE};

/* The part of a sentence between semicolons that holds byte 'at'. */
static struct span
clause_of(struct str text, struct span sentence, uint32_t at)
{
	struct span c = sentence;

	for (uint32_t i = sentence.start; i < at; i++)
		if (text.s[i] == ';')
			c.start = i + 1;
	for (uint32_t i = at; i < sentence.end; i++) {
		if (text.s[i] == ';') {
			c.end = i;
			break;
		}
	}
	return c;
}

static struct str
word_at(const struct source *s, size_t i)
{
	return str_sub(s->text, s->p->tokens[i].start, s->p->tokens[i].end);
}

static enum part
part_at(const struct source *s, size_t i)
{
	struct str value, word = word_at(s, i);

	if (s->p->tokens[i].quoted || word.n > 16)
		return PART_OTHER;
	if (i == s->first)
		word = text_lower(s->l->a, word);
	return table_get(s->parts, word, &value) && value.n > 0
	    ? (enum part)value.s[0]
	    : PART_OTHER;
}

static bool
is_time(const struct source *s, size_t i)
{
	return s->p->tokens[i].kind == WORD_NUMBER ||
	    lexicon_find(s->lex, word_at(s, i),
		LEX(WEEKDAY) | LEX(DAY) | LEX(MONTH)) != NULL;
}

static bool
comma_behind(const struct source *s, size_t i)
{
	return i < s->p->ntokens && s->p->tokens[i].end < s->text.n &&
	    s->text.s[s->p->tokens[i].end] == ',';
}

static const struct name *
name_with(const struct source *s, size_t i)
{
	for (size_t k = 0; k < s->p->nnames; k++)
		if (s->p->names[k].first <= i && s->p->names[k].after > i)
			return &s->p->names[k];
	return NULL;
}

/* "Tamm's lawyer" is not Tamm, nor is "R-Wis." anybody. */
static bool
is_somebody(const struct source *s, const struct name *n)
{
	struct str name = str_sub(s->text, n->start, n->end);

	return !(name.n > 1 && name.s[1] == '-') &&
	    !(n->start > 0 && s->text.s[n->start - 1] == '-') &&
	    syntax_without_s(name).n == name.n &&
	    !(n->end < s->text.n && s->text.s[n->end] == '\'');
}

/* The kind of source whose words are tokens from 'i' on; *after gets the
 * token behind it.  NULL: none. */
static const struct lexeme *
kind_from(const struct source *s, size_t i, size_t *after)
{
	const struct token *t = s->p->tokens;
	size_t end;
	const struct lexeme *x =
	    lexicon_match(s->lex, s->text, t[i].start, LEX(SOURCE), &end);
	const struct name *n = name_with(s, i);

	/* "Kim Jong Un" is not the United Nations. */
	if (x == NULL || t[i].quoted || (n != NULL && n->first < i &&
		n->after > i + 1))
		return NULL;
	for (*after = i; *after < s->p->ntokens && t[*after].start < end;)
		++*after;
	return x;
}

/* The longest kind that ends with token 'e'; *first gets where it begins. */
static const struct lexeme *
kind_to(const struct source *s, size_t e, size_t *first)
{
	const struct lexeme *found = NULL;

	for (size_t i = e + 1; i-- > s->first && e - i < KIND_WORDS;) {
		size_t after;
		const struct lexeme *x = kind_from(s, i, &after);

		if (x != NULL && after == e + 1) {
			found = x;
			*first = i;
		}
	}
	return found;
}

static struct cited
of_kind(const struct source *s, size_t first, size_t after,
    const struct lexeme *x)
{
	return (struct cited){.start = s->p->tokens[first].start,
	    .end = s->p->tokens[after - 1].end,
	    .who = str_c(x->name),
	    .office = str_c(x->name),
	    .is_kind = true,
	    .key = VOCAB_NONE};
}

/* Behind "Bureau of Labour Statistics", whose names are two. */
static uint32_t
end_of_name(const struct source *s, const struct name *n)
{
	const struct token *t = s->p->tokens;
	size_t i = n->after;
	const struct name *rest;

	if (i + 2 >= s->after || part_at(s, i) != PART_OF ||
	    !str_eq(word_at(s, i), STR("of")) || comma_behind(s, i - 1) ||
	    !table_get(table_find(STR("en"), "organs"),
		text_lower(s->l->a, word_at(s, i - 1)), NULL))
		return n->end;
	i += 1 + str_eq(word_at(s, i + 1), STR("the"));
	rest = name_with(s, i);
	return rest != NULL && rest->first == i && t[i].sentence ==
		t[n->first].sentence ? rest->end : n->end;
}

static struct cited
of_name(const struct source *s, const struct name *n)
{
	struct cited c = {.start = n->start, .end = n->end, .key = n->key};
	size_t first;
	const struct lexeme *x = n->first > s->first
	    ? kind_to(s, n->first - 1, &first)
	    : NULL;

	if (x != NULL && !comma_behind(s, n->first - 1))
		c.office = str_c(x->name);
	c.end = end_of_name(s, n);
	/* "White House Director Imre Vass". */
	if (n->after - n->first > NAME_WORDS &&
	    actors_is_person(s->l->actors, n->key))
		c.start = s->p->tokens[n->after - 2].start;
	c.who = str_sub(s->text, c.start, c.end);
	return c;
}

/* The token before the words that belong to a name or kind that begins at
 * 'i' (an article, a title, adjectives); s->first - 1 as SIZE_MAX: none. */
static size_t
before_phrase(const struct source *s, size_t i)
{
	for (unsigned words = 0; i > s->first && words < KIND_WORDS; words++) {
		enum part part = part_at(s, i - 1);

		if (part != PART_OTHER || comma_behind(s, i - 1) ||
		    s->p->tokens[i - 1].quoted ||
		    (s->p->tokens[i - 1].roles & TOKEN_SAYS) != 0)
			return i - 1;
		i--;
	}
	return i > s->first ? i - 1 : SIZE_MAX;
}

/* Who or what the name or kind that ends with token 'e' makes a subject. */
static struct cited
subject_ending(const struct source *s, size_t e)
{
	struct cited found = nobody;

	for (bool belongs = false; e != SIZE_MAX; belongs = true) {
		const struct name *n = name_with(s, e);
		size_t first = e, before;
		const struct lexeme *x = kind_to(s, e, &first);

		if (s->p->tokens[e].quoted || e < s->first)
			break;
		if (n != NULL && n->after == e + 1 && n->first >= s->first &&
		    (x == NULL || n->first < first)) {
			if (!is_somebody(s, n))
				break;
			found = of_name(s, n);
			first = n->first;
		} else if (x != NULL) {
			found = of_kind(s, first, e + 1, x);
		} else {
			/* "A statement from police": police; "critics of
			 * Tamm": nobody. */
			if (belongs && !found.is_kind)
				found = nobody;
			break;
		}
		before = before_phrase(s, first);
		if (before == SIZE_MAX || comma_behind(s, before))
			break;
		/* "Secretary of State Orla Tamm" is she. */
		if (n != NULL && n->after > n->first + 2 && before > s->first &&
		    (s->p->tokens[before - 1].roles & TOKEN_TITLE) != 0 &&
		    actors_is_person(s->l->actors, n->key))
			break;
		if (part_at(s, before) == PART_AND && !found.is_kind)
			return nobody;
		if (part_at(s, before) != PART_OF || before == s->first)
			break;
		e = before - 1;
	}
	return found;
}

/* "Campaign counterpart": does another noun follow a kind, or may it? */
static bool
names_other(const struct source *s, size_t after)
{
	const struct token *t = &s->p->tokens[after];

	return after < s->after && !comma_behind(s, after - 1) && t->content &&
	    !t->quoted && (t->roles & TOKEN_SAYS) == 0 &&
	    part_at(s, after) == PART_OTHER && !is_time(s, after);
}

/* The first subject of the clause. */
static struct cited
first_subject(const struct source *s, size_t v)
{
	for (size_t i = s->first; i < v; i++) {
		const struct name *n = name_with(s, i);
		size_t after, before;
		const struct lexeme *x;

		if (s->p->tokens[i].quoted)
			continue;
		/* "Critics say Tamm waits, and have warned": not she. */
		if ((s->p->tokens[i].roles & TOKEN_SAYS) != 0)
			break;
		before = before_phrase(s, i);
		if (before != SIZE_MAX && part_at(s, before) == PART_OF)
			continue;
		if (n != NULL && n->first == i && is_somebody(s, n) &&
		    !is_time(s, i))
			return of_name(s, n);
		x = n == NULL ? kind_from(s, i, &after) : NULL;
		if (x != NULL && !names_other(s, after))
			return of_kind(s, i, after, x);
	}
	return nobody;
}

/* "He": whoever alone speaks in the paragraph. */
static struct cited
speaker_of(const struct source *s, uint32_t text, uint32_t para)
{
	const struct actors *all = s->l->actors;
	struct cited c = {.key = VOCAB_NONE, .vague = true};

	if (s->p->nspeakers != 1 ||
	    !actors_is_person(all, s->p->speakers[0]))
		return c;
	c.key = s->p->speakers[0];
	c.who = actors_name(all, text, para, c.key);
	return c;
}

/* Who stands before the verb. */
static struct cited
subject_before(const struct source *s, size_t v)
{
	size_t i = v;

	while (i > s->first && !s->p->tokens[i - 1].quoted &&
	    (part_at(s, i - 1) == PART_SKIP || is_time(s, i - 1) ||
		(i < v && is_time(s, i) && part_at(s, i - 1) == PART_OF)))
		i--;
	if (i-- == s->first || s->p->tokens[i].quoted)
		return nobody;
	for (unsigned sets = 0; comma_behind(s, i) && sets < 3; sets++) {
		size_t k = i;
		struct cited c;

		do {
			if (k == s->first || i - k > SET_IN ||
			    s->p->tokens[k].quoted)
				return subject_ending(s, i);
			k--;
		} while (!comma_behind(s, k));
		c = subject_ending(s, k);
		if (c.who.n > 0)
			return c;
		i = k;
	}
	if ((s->p->tokens[i].roles & TOKEN_PRONOUN) != 0)
		return (struct cited){.key = VOCAB_NONE, .vague = true};
	switch (part_at(s, i)) {
	case PART_AND:
		return first_subject(s, v);
	case PART_WHO:
		return i > s->first ? subject_ending(s, i - 1) : nobody;
	case PART_SKIP:
	case PART_BE:
	case PART_NOBODY:
	case PART_OF:
		return nobody;
	case PART_OTHER:
		break;
	}
	return subject_ending(s, i);
}

/* Who stands behind the verb, or behind "according to". */
static struct cited
subject_behind(const struct source *s, size_t first, bool cited)
{
	struct cited found = nobody;
	bool belongs = false;

	for (size_t i = first; i < MIN(s->after, first + REACH); i++) {
		const struct token *t = &s->p->tokens[i];
		const struct name *n = name_with(s, i);
		size_t after = i + 1;
		const struct lexeme *x = kind_from(s, i, &after);
		enum part part = part_at(s, i);

		if (t->quoted || part == PART_NOBODY || part == PART_BE ||
		    (t->roles & (TOKEN_SAYS | TOKEN_PRONOUN)) != 0) {
			found.vague = i == first &&
			    (t->roles & TOKEN_PRONOUN) != 0;
			break;
		}
		if (x != NULL && found.who.n == 0 && !belongs) {
			found = of_kind(s, i, after, x);
			i = after - 1;
		} else if (n != NULL && n->first == i) {
			const struct name *next = name_with(s, n->after);

			/* "Said the captain of the Ferry, Imre Vass". */
			if (!n->person && comma_behind(s, n->after - 1) &&
			    next != NULL && next->person)
				n = next;
			if (is_somebody(s, n) && !belongs &&
			    (found.who.n == 0 || !comma_behind(s, i - 1)))
				return of_name(s, n);
			i = n->after - 1;
			if (belongs && found.who.n > 0)
				break;
		}
		belongs = belongs || part == PART_OF;
		if (comma_behind(s, i)) {
			if (found.who.n > 0 || cited)
				break;
			belongs = false;
		}
	}
	return found;
}

/* Does nothing that could be a verb follow the subject? */
static bool
ends_there(const struct source *s, const struct cited *c)
{
	size_t i = s->first;

	if (c->end >= s->text.n || strchr(",.;:\"", s->text.s[c->end]) != NULL)
		return true;
	while (i < s->after && s->p->tokens[i].start < c->end)
		i++;
	return i == s->after || s->p->tokens[i].quoted || is_time(s, i) ||
	    part_at(s, i) == PART_OF || part_at(s, i) == PART_AND;
}

/* Who stands behind a verb that a quotation or a comma stands right
 * before. */
static struct cited
subject_inverted(const struct source *s, size_t v, size_t next)
{
	bool quoted = v > s->first && s->p->tokens[v - 1].quoted;
	struct cited c;

	if (v > s->first && !quoted && !comma_behind(s, v - 1))
		return nobody;
	c = subject_behind(s, next, false);
	return quoted || c.who.n == 0 || ends_there(s, &c) ? c : nobody;
}

/* Does the verb state nothing: "asked", "called"? */
static bool
states_nothing(const struct source *s, size_t v)
{
	return str_istarts(word_at(s, v), STR("ask")) ||
	    str_istarts(word_at(s, v), STR("call"));
}

/* "Hask added 101 yards": to a sum, and not to what he had said. */
static bool
adds_figure(const struct source *s, size_t v)
{
	return str_istarts(word_at(s, v), STR("add")) && v + 1 < s->after &&
	    s->p->tokens[v + 1].kind == WORD_NUMBER &&
	    !comma_behind(s, v) && !s->p->tokens[v + 1].quoted;
}

/* Whom the verb of saying at token v names; *behind gets the byte behind
 * it. */
static struct cited
subject_at(const struct source *s, size_t v, uint32_t *behind)
{
	const struct token *t = &s->p->tokens[v];
	const struct name *n = name_with(s, v);
	struct cited found = nobody;
	size_t end, next = v + 1;
	const struct lexeme *x =
	    lexicon_match(s->lex, s->text, t->start, LEX(SAY), &end);
	bool to;

	if (x == NULL || (n != NULL && n->after > n->first + 1) ||
	    adds_figure(s, v))
		return nobody;
	to = strcmp(x->group, "to") == 0;
	*behind = (uint32_t)end;
	while (next < s->after && s->p->tokens[next].start < end)
		next++;
	if (strcmp(x->group, "before") == 0) {
		found = subject_behind(s, next, true);
		found.cited = true;
		return found;
	}
	if (str_ends(word_at(s, v), STR("ing"))) {
		found = first_subject(s, v);
		found.vague = true;
		return found;
	}
	if (!to)
		found = subject_inverted(s, v, next);
	if (found.who.n == 0 && !found.vague)
		found = subject_before(s, v);
	if (found.who.n == 0 && !found.vague && s->free_order && !to)
		found = subject_behind(s, next, false);
	found.vague = found.vague || states_nothing(s, v);
	return found;
}

/* Whom the clause names as the source of what stands at a byte of it:
 * the subject of the nearest verb before, else of the first one behind. */
static struct cited
subject_of(const struct source *s, uint32_t at, uint32_t text, uint32_t para,
    uint32_t *behind)
{
	struct cited found = nobody;

	for (size_t i = s->first; i < s->after; i++) {
		const struct token *t = &s->p->tokens[i];
		uint32_t end = 0;
		struct cited c;

		if (t->quoted || (t->roles & TOKEN_SAYS) == 0)
			continue;
		if (t->start > at && found.who.n > 0)
			break;
		c = subject_at(s, i, &end);
		if (c.who.n == 0 && c.vague)
			c = speaker_of(s, text, para);
		if (c.who.n == 0) {
			found.vague = found.vague || c.vague;
			found.open = found.open ||
			    (end > 0 && !c.vague && !states_nothing(s, i));
			continue;
		}
		found = c;
		*behind = end;
	}
	return found;
}

static struct source
source_at(const struct ledger *l, uint32_t text, uint32_t para,
    uint16_t sentence, uint32_t at)
{
	const struct article_info *info = l->texts[text].info;
	const struct para_info *p = &info->paras[para];
	struct str language = info->article->language;
	struct source s = {.l = l,
	    .lex = lexicon_of(language),
	    .parts = table_find(
		language.n > 0 ? language : STR("en"), "clauses"),
	    .text = p->p->text,
	    .p = p,
	    .clause = clause_of(p->p->text, p->sentences[sentence], at),
	    .free_order = language.n > 0 &&
		!str_istarts(language, STR("en"))};

	while (s.first < p->ntokens &&
	    p->tokens[s.first].start < s.clause.start)
		s.first++;
	s.after = s.first;
	while (s.after < p->ntokens && p->tokens[s.after].end <= s.clause.end)
		s.after++;
	return s;
}

struct cited
cited_at(const struct ledger *l, uint32_t text, uint32_t para,
    uint16_t sentence, uint32_t at)
{
	struct source s = source_at(l, text, para, sentence, at);
	uint32_t behind = 0;

	return subject_of(&s, at, text, para, &behind);
}

/* A quotation that no verb of saying stands beside is its speaker's when
 * it begins the sentence, or he does; else it is a manner of speech. */
static bool
goes_on(const struct ledger *l, uint32_t text, uint32_t para,
    const struct quotation *q)
{
	const struct token *first =
	    &l->texts[text].info->paras[para].tokens[q->first];
	struct source s =
	    source_at(l, text, para, first->sentence, first->start);
	struct cited c;

	if (q->after - q->first < SPOKEN_WORDS)
		return false;
	if (s.first == q->first || s.p->tokens[s.first].quoted)
		return true;
	c = first_subject(&s, q->first);
	return c.key == (uint32_t)q->speaker ||
	    (s.p->tokens[s.first].roles & TOKEN_PRONOUN) != 0;
}

struct str
cited_speaker(const struct ledger *l, uint32_t text, uint32_t para,
    const struct quotation *q)
{
	const struct para_info *p = &l->texts[text].info->paras[para];
	uint32_t key = (uint32_t)q->speaker, last = q->after - 1;
	bool person = q->speaker >= 0 && actors_is_person(l->actors, key);
	struct cited by;

	if (q->first == q->after)
		return STR_NONE;
	by = cited_at(l, text, para, p->tokens[last].sentence,
	    p->tokens[last].start);
	if (by.who.n > 0 && !by.vague && !(person && by.key == key))
		return by.who;
	if (by.who.n == 0 && by.open)
		return STR_NONE;
	if (!person || (by.who.n == 0 && !by.vague &&
		!goes_on(l, text, para, q)))
		return STR_NONE;
	return q->speaker_text;
}

void
sources_find(const struct ledger *l, struct mention *m,
    const struct time_mention *times, size_t ntimes)
{
	struct source s =
	    source_at(l, m->text, m->para, m->sentence, m->start);
	uint32_t behind = 0;
	struct cited by =
	    subject_of(&s, m->start, m->text, m->para, &behind);

	/* "The governor, Tomas Ardel," and "the governor" are one. */
	m->attribution = by.office.n > 0 ? by.office : by.who;
	m->said_at = STR_NONE;
	m->said_minute = -1;
	/* The time said right behind the reporting verb. */
	for (size_t i = 0; m->attribution.n > 0 && i < ntimes; i++) {
		const struct time_mention *t = &times[i];

		if (t->start < behind || t->start > behind + 12 ||
		    t->end > s.clause.end ||
		    (t->type != TIME_CLOCK && t->type != TIME_DAY))
			continue;
		m->said_at = str_sub(s.text, t->start, t->end);
		if (t->type == TIME_CLOCK)
			m->said_minute = t->minute;
		return;
	}
}
