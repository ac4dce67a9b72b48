/*
 * What a word does in its sentence.
 *
 * No tagger: the labels of facts need only to tell nouns from what stands
 * beside them.  Function words come from a table (data/LL/grammar), and
 * they betray the words between them.  A noun phrase ends where its noun
 * is followed by a function word or by punctuation, and begins behind a
 * determiner or a preposition; what is followed by a determiner or stands
 * behind a pronoun, "will" or "to" is a verb; what is followed by another
 * word of content and follows a determiner stands before a noun.  Each of
 * these is a vote.  Endings vote too (-tion, -ly, -ous, ...), weakly, and
 * so does what the same stem does everywhere else in the articles: a word
 * is named by how the event uses it.
 */
#include "src/compare/syntax.h"

#include "src/text/lexicon.h"
#include "src/text/table.h"

/* The weight of the word's ending, and of the event's use of it, beside
 * the votes of one place. */
#define OF_ENDING .5
#define OF_EVENT 1
/* The longest function word, with what is joined to it ("they've"). */
#define WORD_MAX 16

/* A form is a row of 'endings', and this. */
#define FORM_PAST 0x80

struct syntax {
	struct guess *votes; /* by stem; sums */
	size_t n;
};

/* "don't" and "We'll" as "do" and "we". */
static struct str
bare(struct str word, char *out)
{
	size_t n = 0;

	if (word.n > WORD_MAX)
		return STR_NONE;
	for (; n < word.n && word.s[n] != '\'' && word.s[n] != '\xe2'; n++) {
		char c = word.s[n];

		out[n] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
	}
	if (n < word.n && n > 2 && out[n - 1] == 'n' &&
	    str_ends(word, STR("t")))
		n--;
	return (struct str){out, n};
}

enum word_class
syntax_class_of(const struct table *grammar, struct str from)
{
	static const char letters[] = "?dpcqxmsotar";
	char room[WORD_MAX];
	struct str word = bare(from, room), value;

	if (word.n == 0 || !table_get(grammar, word, &value) || value.n == 0)
		return WORD_CONTENT;
	for (unsigned i = 1; i < sizeof(letters) - 1; i++)
		if (letters[i] == value.s[0])
			return i;
	return WORD_CONTENT;
}

enum word_class
syntax_class(
    const struct article_info *info, const struct para_info *p, size_t token)
{
	return info->grammar ? p->tokens[token].class : WORD_CONTENT;
}

struct str
syntax_without_s(struct str word)
{
	if (str_ends(word, STR("'s")))
		word.n -= 2;
	else if (str_ends(word, STR("\xe2\x80\x99s")))
		word.n -= 4;
	return word;
}

bool
syntax_adjoin(const struct para_info *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	if (i + 1 >= p->ntokens || t->sentence != t[1].sentence)
		return false;
	for (uint32_t at = t->end; at < t[1].start; at++)
		if (strchr(" -.'$", p->p->text.s[at]) == NULL)
			return false;
	return true;
}

bool
syntax_is_past(struct str word)
{
	static const char *const nouns[] = {
	    "men", "a", "i", "ae", "es", "x", "eet", "eeth", "ice", "eese",
	    "ren", "ing"};

	if (str_ends(word, STR("ed")))
		return word.n > 4;
	if (!table_get(table_find(STR("en"), "irregular"), word, NULL))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(nouns); i++)
		if (str_ends(word, str_c(nouns[i])))
			return false;
	return true;
}

/* What its ending says of a word; the first that fits.  The last two are
 * for those that have none: irregular past tenses, and all others. */
static const struct ending {
	const char *end;
	uint8_t n;
	struct guess g;
} endings[] = {
#define ENDING(end, noun, verb, adjective) \
	{end, sizeof(end) - 1, {noun, verb, adjective}}
    ENDING("ly", .05, .05, .9), ENDING("ous", .1, 0, .9),
    ENDING("ful", .1, 0, .9), ENDING("less", .1, 0, .9),
    ENDING("able", .1, .1, .8), ENDING("ible", .1, .1, .8),
    ENDING("ive", .4, .1, .5), ENDING("ial", .3, 0, .7),
    ENDING("ical", .1, 0, .9), ENDING("ional", .1, 0, .9),
    ENDING("ed", .1, .7, .2), ENDING("ing", .4, .4, .2),
    ENDING("ize", .1, .9, 0), ENDING("ify", .1, .9, 0),
    ENDING("tion", 1, 0, 0), ENDING("sion", 1, 0, 0),
    ENDING("ment", .9, .1, 0), ENDING("ness", 1, 0, 0),
    ENDING("ity", .9, 0, .1), ENDING("ship", 1, 0, 0),
    ENDING("ism", 1, 0, 0), ENDING("ance", .9, .1, 0),
    ENDING("ence", .9, .1, 0), ENDING("ers", .9, .1, 0),
    ENDING("ors", .9, .1, 0),
    ENDING("", .1, .7, .2), ENDING("", .5, .25, .25),
#undef ENDING
};
#define ENDINGS (ARRAY_LEN(endings) - 2)

uint8_t
syntax_form_of(struct str word)
{
	bool past = syntax_is_past(word);
	size_t i = 0;

	for (; i < ENDINGS; i++) {
		const struct ending *e = &endings[i];

		/* Most are told by the last letter to be others. */
		if (word.n > e->n + 2u &&
		    word.s[word.n - 1] == e->end[e->n - 1] &&
		    memcmp(word.s + word.n - e->n, e->end, e->n) == 0)
			break;
	}
	i += i == ENDINGS && !past;
	return (uint8_t)(i | (past ? FORM_PAST : 0));
}

bool
syntax_past(const struct token *t)
{
	return t->form & FORM_PAST;
}

static struct guess
by_ending(const struct token *t)
{
	return endings[t->form & ~FORM_PAST].g;
}

static void
vote(struct guess *g, double noun, double verb, double adjective)
{
	g->noun += noun;
	g->verb += verb;
	g->adjective += adjective;
}

/* Looks like one; a noun that stands before another does not. */
static bool
is_plural(const struct para_info *p, size_t token)
{
	struct str word = str_sub(
	    p->p->text, p->tokens[token].start, p->tokens[token].end);

	return word.n > 3 && str_ends(word, STR("s")) &&
	    strchr("su'i", word.s[word.n - 2]) == NULL &&
	    !str_ends(word, STR("\x99s"));
}

/* A word behind another of content: a noun behind an adjective or behind
 * another noun, or the verb behind its subject. */
static void
behind_content(const struct para_info *p, size_t i, bool ends,
    enum word_class after, struct guess *g)
{
	enum word_class opens;
	size_t first = i - 1;

	if (!ends) {
		vote(g, 0, 0, .25);
		return;
	}
	if (after == WORD_DETERMINER || after == WORD_OBJECT)
		return;
	while (first > 0 && syntax_adjoin(p, first - 1) &&
	    p->tokens[first].class == WORD_CONTENT)
		first--;
	opens = p->tokens[first].class;
	if (is_plural(p, i) && !is_plural(p, i - 1) &&
	    after != WORD_CONTENT &&
	    (opens == WORD_DETERMINER || p->tokens[i - 1].capital))
		vote(g, .5, .5, 0); /* "the asylum claims", "the ferry sails" */
	else if (opens == WORD_DETERMINER || opens == WORD_PREPOSITION)
		vote(g, 1.5, .25, 0); /* "the worst fog" */
	else
		vote(g, .5, .25, 0);
}

/* What the words on both sides say of this one. */
static struct guess
by_place(const struct para_info *p, size_t i)
{
	enum word_class before = WORD_CONTENT, after = WORD_CONTENT;
	bool first = i == 0 || !syntax_adjoin(p, i - 1);
	bool last = !syntax_adjoin(p, i);
	struct guess g = {0, 0, 0};
	bool ends, may; /* the noun phrase with it */

	if (!first)
		before = p->tokens[i - 1].class;
	if (!last)
		after = p->tokens[i + 1].kind == WORD_NUMBER
		    ? WORD_DETERMINER
		    : p->tokens[i + 1].class;
	/* "Claims filed", "ships lay" */
	ends = last || after != WORD_CONTENT || is_plural(p, i) ||
	    syntax_past(&p->tokens[i + 1]);
	/* "The asylum claims" and "the ferry sails" */
	may = !ends && is_plural(p, i + 1);
	if (!first && p->tokens[i - 1].kind == WORD_NUMBER)
		before = WORD_DETERMINER;
	if (!last && (after == WORD_DETERMINER || after == WORD_OBJECT))
		vote(&g, 0, 1, 0);
	if (first)
		return g;
	switch (before) {
	case WORD_DETERMINER:
		vote(&g, ends ? 2 : may, 0, ends ? 0 : may ? .5 : 1);
		break;
	case WORD_PREPOSITION:
		vote(&g, ends ? 1 : may ? .5 : 0, 0, ends ? 0 : .5);
		break;
	case WORD_SUBJECT:
	case WORD_MODAL:
		vote(&g, 0, 2, 0);
		break;
	case WORD_TO:
		vote(&g, last ? .5 : 0, 1, 0);
		break;
	case WORD_BE:
		vote(&g, 0, 1, .5);
		break;
	case WORD_ADVERB:
		vote(&g, 0, .5, .5);
		break;
	case WORD_CONTENT:
		behind_content(p, i, ends, after, &g);
		break;
	default:
		break;
	}
	return g;
}

static struct guess
shares(struct guess g)
{
	double sum = g.noun + g.verb + g.adjective;

	return sum > 0 ? (struct guess){g.noun / sum, g.verb / sum,
			     g.adjective / sum}
		       : (struct guess){.5, .25, .25};
}

static void
read_article(struct syntax *s, const struct article_info *info)
{
	const struct table *grammar = info->grammar;

	for (size_t i = 0; grammar != NULL && i < info->nparas; i++) {
		const struct para_info *p = &info->paras[i];

		for (size_t t = 0; t < p->ntokens; t++) {
			uint32_t stem = p->tokens[t].stem;
			struct guess g, e;

			if (stem == VOCAB_NONE || !p->tokens[t].content)
				continue;
			g = by_place(p, t);
			e = by_ending(&p->tokens[t]);
			vote(&s->votes[stem], g.noun + OF_ENDING * e.noun,
			    g.verb + OF_ENDING * e.verb,
			    g.adjective + OF_ENDING * e.adjective);
		}
	}
}

struct syntax *
syntax_new(struct arena *a, const struct analysis *an)
{
	struct syntax *s = ARENA_NEW(a, struct syntax);

	s->n = vocab_count(an->stems);
	s->votes = ARENA_ARRAY(a, struct guess, s->n + 1);
	for (size_t i = 0; i < an->narticles; i++)
		read_article(s, &an->articles[i]);
	return s;
}

struct guess
syntax_of_stem(const struct syntax *s, uint32_t stem)
{
	return shares(stem < s->n ? s->votes[stem] : (struct guess){0, 0, 0});
}

struct guess
syntax_guess(const struct syntax *s, const struct article_info *info,
    const struct para_info *p, size_t token)
{
	const struct token *t = &p->tokens[token];
	const struct table *grammar = info->grammar;
	struct guess g, e, of_event;

	if (grammar == NULL)
		return shares((struct guess){0, 0, 0});
	g = by_place(p, token);
	e = by_ending(t);
	of_event = syntax_of_stem(s, t->stem);
	vote(&g, OF_ENDING * e.noun + OF_EVENT * of_event.noun,
	    OF_ENDING * e.verb + OF_EVENT * of_event.verb,
	    OF_ENDING * e.adjective + OF_EVENT * of_event.adjective);
	return shares(g);
}

bool
syntax_modifies(const struct syntax *s, const struct article_info *info,
    const struct para_info *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	/* "Ships lay" and "the ferry sails" may be whole sentences. */
	return info->grammar != NULL && syntax_adjoin(p, i) &&
	    !is_plural(p, i) && !is_plural(p, i + 1) &&
	    t[1].kind == WORD_LETTERS && !t[1].capital && t[1].content &&
	    syntax_class(info, p, i + 1) == WORD_CONTENT &&
	    !syntax_past(&t[1]) &&
	    syntax_guess(s, info, p, i + 1).verb < .5;
}

/* Has its name begun before it? */
static bool
inside_name(const struct para_info *p, size_t token)
{
	for (size_t i = 0; i < p->nnames; i++)
		if (p->names[i].first < token && p->names[i].after > token)
			return true;
	return false;
}

bool
syntax_begins(const struct syntax *s, const struct article_info *info,
    const struct para_info *p, size_t i)
{
	enum word_class here = syntax_class(info, p, i);
	struct guess g;

	if (info->grammar == NULL)
		return p->tokens[i].content;
	/* "Said the mayor" is no part of what he said. */
	if ((here != WORD_CONTENT && here != WORD_DETERMINER &&
		here != WORD_SUBJECT) ||
	    (p->tokens[i].roles & TOKEN_SAYS) != 0 ||
	    lexicon_find(lexicon_of(info->article->language),
		str_sub(p->p->text, p->tokens[i].start, p->tokens[i].end),
		LEX(WEEKDAY) | LEX(MONTH) | LEX(DAY)) != NULL)
		return false;
	if (i == 0 || !syntax_adjoin(p, i - 1))
		return true;
	if (p->tokens[i].start <= p->tokens[i - 1].end ||
	    inside_name(p, i))
		return false;
	switch (syntax_class(info, p, i - 1)) {
	case WORD_CONTENT:
		/* A verb's object, or the verb behind its subject. */
		g = syntax_guess(s, info, p, i - 1);
		return (p->tokens[i - 1].roles & TOKEN_SAYS) != 0 ||
		    (g.verb > .6 && here != WORD_CONTENT) ||
		    (g.noun > .5 && here == WORD_CONTENT &&
			syntax_guess(s, info, p, i).verb > .6);
	case WORD_MODAL:
	case WORD_BE:
	case WORD_SUBJECT:
		return false;
	default:
		return true;
	}
}

/* "While Turkey": is it the first word of a clause? */
static bool
opens_clause(
    const struct article_info *info, const struct para_info *p, size_t i)
{
	struct str word;

	if (i == 0 || !syntax_adjoin(p, i - 1) ||
	    syntax_class(info, p, i - 1) != WORD_CONJUNCTION)
		return false;
	word = str_sub(
	    p->p->text, p->tokens[i - 1].start, p->tokens[i - 1].end);
	return !str_eq(word, STR("and")) && !str_eq(word, STR("or")) &&
	    !str_eq(word, STR("than"));
}

bool
syntax_ends(const struct syntax *s, const struct article_info *info,
    const struct para_info *p, size_t i)
{
	enum word_class here = syntax_class(info, p, i);
	struct guess g = syntax_guess(s, info, p, i);

	if (info->grammar == NULL)
		return p->tokens[i].content;
	if ((here != WORD_CONTENT && here != WORD_BEHIND) ||
	    opens_clause(info, p, i))
		return false;
	if (!syntax_adjoin(p, i))
		return true;
	if (p->tokens[i + 1].start <= p->tokens[i].end ||
	    inside_name(p, i + 1) ||
	    (p->tokens[i].roles & (TOKEN_SAYS | TOKEN_TITLE)) != 0)
		return false;
	switch (syntax_class(info, p, i + 1)) {
	case WORD_CONTENT:
		return here == WORD_CONTENT && g.noun > .5 &&
		    syntax_guess(s, info, p, i + 1).verb > .6;
	case WORD_DETERMINER:
	case WORD_OBJECT:
	case WORD_TO:
	case WORD_OPENER:
		return here == WORD_CONTENT && g.noun > .6;
	case WORD_BEHIND:
		return false;
	case WORD_PREPOSITION:
		return g.noun > .5 &&
		    !str_eq(str_sub(p->p->text, p->tokens[i + 1].start,
				p->tokens[i + 1].end),
			STR("of"));
	case WORD_CONJUNCTION:
		return g.adjective < .5;
	default:
		return here == WORD_BEHIND || g.noun > .4;
	}
}
