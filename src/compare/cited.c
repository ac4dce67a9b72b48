/*
 * Who is named as the source of what a clause tells.
 *
 * A reporting verb is looked for in the clause (semicolons end one) and,
 * beside it, a known kind of source ("the governor") or a name; behind
 * "according to" an agency's or an outlet's too.  A source is called by
 * its kind where one is said, so that "the governor, Tomas Ardel," and
 * "the governor" are one source.
 */
#include "src/compare/cited.h"

/* How far, in bytes, a speaker may be from the verb. */
#define SPEAKER_BEFORE 90
#define SPEAKER_AFTER 50

struct source {
	const struct ledger *l;
	const struct lexicon *lex;
	struct str text;
	const struct para_info *p;
	struct span clause;
};

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

/* "Kim Jong Un" is not the United Nations. */
static bool
ends_name(const struct para_info *p, size_t token)
{
	for (size_t i = 0; i < p->nnames; i++)
		if (p->names[i].first < token && p->names[i].after > token)
			return true;
	return false;
}

/* The first kind of source that begins in [from, to), or the last. */
static struct cited
kind_in(const struct source *s, uint32_t from, uint32_t to, bool last)
{
	struct cited found = {.who = STR_NONE};

	for (size_t i = 0; i < s->p->ntokens; i++) {
		const struct token *t = &s->p->tokens[i];
		const struct lexeme *x;
		size_t end;

		if (t->start < from || t->start >= to || t->quoted)
			continue;
		x = lexicon_match(s->lex, s->text, t->start, LEX(SOURCE), &end);
		if (x == NULL || end > to || ends_name(s->p, i))
			continue;
		found = (struct cited){.start = t->start,
		    .end = (uint32_t)end,
		    .who = str_c(x->name),
		    .is_kind = true,
		    .key = VOCAB_NONE};
		if (!last)
			break;
	}
	return found;
}

/* A source or name that begins in [from, to); the last such when 'last'
 * is set, else the first.  Absent if none.  Names are those of persons,
 * or any where an outlet may be cited. */
static struct cited
subject_in(
    const struct source *s, uint32_t from, uint32_t to, bool last, bool any)
{
	struct cited found = kind_in(s, from, to, last);

	for (size_t i = 0; i < s->p->nnames; i++) {
		const struct name *n = &s->p->names[i];
		struct str name = str_sub(s->text, n->start, n->end);

		/* "Tamm's lawyer" is not Tamm, nor is "R-Wis." anybody. */
		if (n->start < from || n->end > to || (!n->person && !any) ||
		    (n->end > n->start + 1 && s->text.s[n->start + 1] == '-') ||
		    str_ends(name, STR("'s")) ||
		    str_ends(name, STR("\xe2\x80\x99s")))
			continue;
		/* "The governor of Sarvan, Tomas Ardel": the kind stays. */
		if (found.is_kind &&
		    (last ? n->start < found.start + 50
			  : n->start > found.start))
			continue;
		found = (struct cited){.start = n->start,
		    .end = n->end,
		    .who = name,
		    .key = n->key};
		if (!last)
			break;
	}
	return found;
}

/* "The Tamm government said": a word between says who it is; but "Orla
 * Tamm, the mayor, said" is she. */
static bool
is_apart(const struct para_info *p, const struct cited *by, size_t verb)
{
	size_t next = verb;

	while (next > 0 && p->tokens[next - 1].start >= by->end)
		next--;
	return next < verb && p->p->text.s[by->end] != ',' &&
	    p->tokens[next].content && !p->tokens[next].capital &&
	    (p->tokens[next].roles & TOKEN_SAYS) == 0;
}

/* Does the verb leave open who its subject is, or state nothing: "he
 * said", "saying", "asked"? */
static bool
is_vague(const struct para_info *p, const struct cited *by, size_t verb)
{
	const struct token *t = &p->tokens[verb];
	struct str word = str_sub(p->p->text, t->start, t->end);

	return str_istarts(word, STR("ask")) ||
	    str_istarts(word, STR("call")) || is_apart(p, by, verb) ||
	    str_ends(word, STR("ing")) ||
	    (verb > 0 && (t[-1].roles & TOKEN_PRONOUN) != 0) ||
	    (verb > 1 && (t[-2].roles & TOKEN_PRONOUN) != 0);
}

/* Whom the clause names as its source; *behind gets the byte behind the
 * reporting verb. */
static struct cited
subject_of(const struct source *s, uint32_t *behind)
{
	struct cited found = {.who = STR_NONE};

	for (size_t i = 0; i < s->p->ntokens && found.who.n == 0; i++) {
		const struct token *t = &s->p->tokens[i];
		const struct lexeme *x;
		size_t end;
		bool before, to;

		if (t->start < s->clause.start || t->end > s->clause.end ||
		    t->quoted || (t->roles & TOKEN_SAYS) == 0)
			continue;
		x = lexicon_match(s->lex, s->text, t->start, LEX(SAY), &end);
		if (x == NULL)
			continue;
		before = strcmp(x->group, "before") == 0;
		to = strcmp(x->group, "to") == 0;
		*behind = (uint32_t)end;
		if (!before)
			found = subject_in(s,
			    MAX(s->clause.start,
				t->start < SPEAKER_BEFORE
				    ? 0
				    : t->start - SPEAKER_BEFORE),
			    t->start, true, false);
		/* Who is told something does not say it. */
		if (found.who.n == 0 && !to)
			found = subject_in(s, *behind,
			    MIN(s->clause.end, *behind + SPEAKER_AFTER), false,
			    before);
		found.cited = before;
		found.vague = !before && is_vague(s->p, &found, i);
	}
	return found;
}

static struct source
source_at(const struct ledger *l, uint32_t text, uint32_t para,
    uint16_t sentence, uint32_t at)
{
	const struct article_info *info = l->texts[text].info;
	const struct para_info *p = &info->paras[para];

	return (struct source){l, lexicon_of(info->article->language),
	    p->p->text, p, clause_of(p->p->text, p->sentences[sentence], at)};
}

struct cited
cited_at(const struct ledger *l, uint32_t text, uint32_t para,
    uint16_t sentence, uint32_t at)
{
	struct source s = source_at(l, text, para, sentence, at);
	uint32_t behind = 0;

	return subject_of(&s, &behind);
}

void
sources_find(const struct ledger *l, struct mention *m,
    const struct time_mention *times, size_t ntimes)
{
	struct source s =
	    source_at(l, m->text, m->para, m->sentence, m->start);
	uint32_t behind = 0;

	m->attribution = subject_of(&s, &behind).who;
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
