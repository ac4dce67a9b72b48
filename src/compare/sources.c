/*
 * Who says it.
 *
 * The source of a mention is looked for in its clause (semicolons end
 * one): a reporting verb and, beside it, a known kind of source ("the
 * governor") or a name; behind "according to" an agency's or an outlet's
 * too.  A source is called by its kind where one is said, so that "the
 * governor, Tomas Ardel," and "the governor" are one source.
 *
 * One statement ascribed to two sources is a fact of its own: sentences
 * of linked paragraphs that share most of their words, or a figure that
 * the texts agree on, one saying "police said", the other "the mayor
 * said".  Kinds that others belong to
 * ("officials", "a spokesman") contradict nobody, nor does an office the
 * person who holds it.
 */
#include "src/compare/actors.h"

#include <math.h>

/* How far, in bytes, a speaker may be from the verb. */
#define SPEAKER_BEFORE 90
#define SPEAKER_AFTER 50
/* Sentences of paragraphs linked so surely, with so many stems and so
 * much of the shorter one's weight in common, are one statement. */
#define LINK_OF_SAYING .5
#define SHARED_STEMS 4
#define SHARED_MASS .55
#define SHARED_OF_LONGER .3
/* The same where they agree on a figure. */
#define SHARED_WITH_FIGURE .35
#define MAX_STEMS 64

struct subject {
	uint32_t start, end;
	struct str who;	 /* the kind's name, or the words; absent: nobody */
	bool is_kind;	 /* "police" */
	bool cited;	 /* "according to" */
	bool vague;	 /* "he said": a name further off may be another's */
	uint32_t key;	 /* of a name: its last stem */
};

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
static struct subject
kind_in(const struct source *s, uint32_t from, uint32_t to, bool last)
{
	struct subject found = {.who = STR_NONE};

	for (size_t i = 0; i < s->p->ntokens; i++) {
		const struct token *t = &s->p->tokens[i];
		const struct lexeme *x;
		size_t end;

		if (t->start < from || t->start >= to || t->quoted)
			continue;
		x = lexicon_match(s->lex, s->text, t->start, LEX(SOURCE), &end);
		if (x == NULL || end > to || ends_name(s->p, i))
			continue;
		found = (struct subject){.start = t->start,
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
static struct subject
subject_in(
    const struct source *s, uint32_t from, uint32_t to, bool last, bool any)
{
	struct subject found = kind_in(s, from, to, last);

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
		found = (struct subject){.start = n->start,
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
is_apart(const struct para_info *p, const struct subject *by, size_t verb)
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
is_vague(const struct para_info *p, const struct subject *by, size_t verb)
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
static struct subject
subject_of(const struct source *s, uint32_t *behind)
{
	struct subject found = {.who = STR_NONE};

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

/* A sentence with a source. */
struct statement {
	uint32_t text, para;
	struct subject by;
	uint32_t stems[MAX_STEMS]; /* of content, without the source's */
	size_t nstems;
	double mass;
};

struct sayer {
	struct ledger *l;
	VEC(struct statement) all;
};

/* The statement of the clause around byte 'at' of a sentence; false when
 * nobody is named for it. */
static bool
make_statement(const struct ledger *l, uint32_t text, uint32_t para,
    uint16_t sentence, uint32_t at, struct statement *x)
{
	const struct para_info *p = &l->texts[text].info->paras[para];
	struct source s = source_at(l, text, para, sentence, at);
	uint32_t behind = 0;

	*x = (struct statement){.text = text, .para = para};
	x->by = subject_of(&s, &behind);
	if (x->by.who.n == 0 || x->by.vague)
		return false;
	for (size_t i = 0; i < p->ntokens && x->nstems < MAX_STEMS; i++) {
		const struct token *t = &p->tokens[i];

		if (t->sentence == sentence && t->content &&
		    t->stem != VOCAB_NONE && (t->roles & TOKEN_SAYS) == 0 &&
		    (t->end <= x->by.start || t->start >= x->by.end))
			x->stems[x->nstems++] = t->stem;
	}
	x->nstems = propositions_distinct(x->stems, x->nstems);
	for (size_t i = 0; i < x->nstems; i++)
		x->mass += l->weight[x->stems[i]];
	return x->nstems >= SHARED_STEMS;
}

static void
add_statement(struct sayer *r, uint32_t text, uint32_t para, uint16_t sentence)
{
	const struct para_info *p = &r->l->texts[text].info->paras[para];
	struct statement x;

	if (make_statement(
		r->l, text, para, sentence, p->sentences[sentence].start, &x))
		*vec_add(r->l->a, &r->all) = x;
}

static bool
one_statement(const struct ledger *l, const struct statement *x,
    const struct statement *y, double share)
{
	double mass = 0;
	size_t shared = 0;

	if (evidence_link(l, (struct place){x->text, x->para},
		(struct place){y->text, y->para}) < LINK_OF_SAYING)
		return false;
	for (size_t i = 0, k = 0; i < x->nstems && k < y->nstems;) {
		if (x->stems[i] == y->stems[k]) {
			shared++;
			mass += l->weight[x->stems[i]];
		}
		if (x->stems[i] <= y->stems[k])
			i++;
		else
			k++;
	}
	return shared >= SHARED_STEMS &&
	    mass >= share * fmin(x->mass, y->mass) &&
	    mass >= SHARED_OF_LONGER * fmax(x->mass, y->mass);
}

/* Kinds that may be anybody of an office or a force. */
static bool
is_broad(const struct subject *s)
{
	static const char *const broad[] = {"officials", "authorities",
	    "spokesman", "government", "agency", "office", "department",
	    "service", "company", "report", "study", "authority", "survey",
	    "ministry", "institute", "state media", "court", "military",
	    "white house", "opposition"};

	for (size_t i = 0; s->is_kind && i < ARRAY_LEN(broad); i++)
		if (str_eq(s->who, str_c(broad[i])))
			return true;
	return false;
}

/* Does the paragraph name the other's source too? */
static bool
names_both(const struct ledger *l, const struct statement *x,
    const struct subject *s)
{
	const struct para_info *p = &l->texts[x->text].info->paras[x->para];
	struct lexicon const *lex =
	    lexicon_of(l->texts[x->text].info->article->language);

	for (size_t i = 0; i < p->ntokens; i++) {
		const struct lexeme *k;
		size_t end;

		if (!s->is_kind && p->tokens[i].stem == s->key)
			return true;
		if (!s->is_kind)
			continue;
		k = lexicon_match(
		    lex, p->p->text, p->tokens[i].start, LEX(SOURCE), &end);
		if (k != NULL && str_eq(str_c(k->name), s->who))
			return true;
	}
	return false;
}

/* "Commissioner Kevin Marsh" and "Kevin Mash" are one, misspelt. */
static bool
shares_word(struct str x, struct str y)
{
	struct str one, other;

	while (str_field(&x, ' ', &one))
		for (struct str rest = y; str_field(&rest, ' ', &other);)
			if (str_ieq(one, other))
				return true;
	return false;
}

/* The last word of the name right behind a title: "minister Vass". */
static uint32_t
name_behind(const struct ledger *l, const struct statement *x)
{
	const struct para_info *p = &l->texts[x->text].info->paras[x->para];

	for (size_t i = 0; i < p->nnames; i++)
		if (p->names[i].start <= x->by.end + 1 &&
		    p->names[i].end > x->by.end)
			return p->names[i].key;
	return VOCAB_NONE;
}

/* "Prosecutor Imre Vass" and "lawyer Imre Vass". */
static bool
bear_one_name(const struct ledger *l, const struct statement *x,
    const struct statement *y)
{
	uint32_t key = name_behind(l, x);

	return key != VOCAB_NONE && key == name_behind(l, y);
}

/* Two sources of which neither can be the other. */
static bool
contradict(const struct ledger *l, const struct statement *x,
    const struct statement *y)
{
	const struct subject *a = &x->by, *b = &y->by;
	bool person;

	if (is_broad(a) || is_broad(b) || names_both(l, x, b) ||
	    names_both(l, y, a))
		return false;
	if (a->is_kind != b->is_kind)
		return false;
	if (a->is_kind)
		return !str_eq(a->who, b->who) && !bear_one_name(l, x, y);
	if (actors_at(l->actors, x->text, x->para, a->end - 1) ==
	    actors_at(l->actors, y->text, y->para, b->end - 1))
		return false;
	person = actors_is_person(l->actors, a->key);
	return ((a->cited && b->cited) ||
		   person == actors_is_person(l->actors, b->key)) &&
	    a->key != b->key && !(person && shares_word(a->who, b->who));
}

static struct cell
source_cell(const struct ledger *l, const struct statement *x)
{
	struct cell c =
	    ledger_cell(l, x->text, x->para, x->by.start, x->by.end);

	c.value = c.attribution = x->by.who;
	return c;
}

/* Is a figure of these two paragraphs told to differ by its source?  Then
 * the sources are told there. */
static bool
is_told(const struct ledger *l, const struct statement *x,
    const struct statement *y)
{
	for (size_t i = 0; i < l->facts.n; i++) {
		const struct fact *f = &l->facts.at[i];
		bool in_x = false, in_y = false;

		for (size_t k = 0; f->verdict == VERDICT_SOURCE &&
		     f->kind != FACT_ATTRIBUTION && k < f->ncells;
		     k++) {
			const struct cell *c = &f->cells[k];

			in_x = in_x ||
			    (c->para == (int32_t)x->para &&
				c->article == l->texts[x->text].article);
			in_y = in_y ||
			    (c->para == (int32_t)y->para &&
				c->article == l->texts[y->text].article);
		}
		if (in_x && in_y)
			return true;
	}
	return false;
}

static void
add_fact(struct ledger *l, const struct statement *x,
    const struct statement *y, struct str topic)
{
	struct fact f = {.kind = FACT_ATTRIBUTION, .verdict = VERDICT_SOURCE};
	struct cell *cells = ARENA_ARRAY(l->a, struct cell, 2);

	f.label = arena_printf(l->a, "%.*s, source", STR_ARG(topic));
	f.why = arena_printf(l->a,
	    "one statement of two sources: \"%.*s\" and \"%.*s\"",
	    STR_ARG(x->by.who), STR_ARG(y->by.who));
	cells[0] = source_cell(l, x);
	cells[1] = source_cell(l, y);
	ledger_add(l, f, cells, 2);
}

/* What weighs most of what two statements share is what they are about. */
static struct str
topic_of(const struct ledger *l, const struct statement *x,
    const struct statement *y)
{
	uint32_t topic = VOCAB_NONE;

	for (size_t i = 0; i < x->nstems; i++)
		for (size_t k = 0; k < y->nstems; k++)
			if (x->stems[i] == y->stems[k] &&
			    (topic == VOCAB_NONE ||
				l->weight[x->stems[i]] > l->weight[topic]))
				topic = x->stems[i];
	return ledger_surface(l, topic);
}

/* The statement a cell of the current texts stands in. */
static bool
cell_statement(const struct ledger *l, const struct cell *c,
    struct statement *out)
{
	uint32_t text = 0;
	uint16_t sentence = 0;
	const struct para_info *p;

	if (c->para < 0 || c->attribution.n == 0)
		return false;
	while (l->texts[text].article != c->article || !l->texts[text].current)
		text++;
	p = &l->texts[text].info->paras[c->para];
	while (sentence + 1u < p->nsentences &&
	    p->sentences[sentence + 1].start <= c->start)
		sentence++;
	return make_statement(
	    l, text, (uint32_t)c->para, sentence, c->start, out);
}

/* A figure that is agreed on, of sources that are not. */
static void
add_of_fact(struct ledger *l, const struct fact *f)
{
	for (size_t i = 0; i < f->ncells; i++) {
		struct statement x, y;

		if (!cell_statement(l, &f->cells[i], &x))
			continue;
		for (size_t k = i + 1; k < f->ncells; k++)
			if (f->cells[k].article != f->cells[i].article &&
			    cell_statement(l, &f->cells[k], &y) &&
			    one_statement(l, &x, &y, SHARED_WITH_FIGURE) &&
			    contradict(l, &x, &y)) {
				add_fact(l, &x, &y, f->label);
				return;
			}
	}
}

void
sources_run(struct ledger *l)
{
	struct sayer r = {.l = l};
	size_t n = l->facts.n;

	for (size_t i = 0; i < n; i++) {
		struct fact f = l->facts.at[i];

		if (f.kind == FACT_NUMBER && f.verdict == VERDICT_AGREE)
			add_of_fact(l, &f);
	}
	for (uint32_t t = 0; t < l->ntexts; t++) {
		const struct article_info *info = l->texts[t].info;

		for (uint32_t i = 0; i < info->nparas; i++) {
			if (!l->texts[t].current || !info->paras[i].tells)
				continue;
			for (uint16_t k = 0; k < info->paras[i].nsentences; k++)
				add_statement(&r, t, i, k);
		}
	}
	for (size_t i = 0; i < r.all.n; i++)
		for (size_t k = i + 1; k < r.all.n; k++) {
			const struct statement *x = &r.all.at[i];
			const struct statement *y = &r.all.at[k];

			if (x->text != y->text &&
			    one_statement(l, x, y, SHARED_MASS) &&
			    contradict(l, x, y) && !is_told(l, x, y))
				add_fact(l, x, y, topic_of(l, x, y));
		}
}
