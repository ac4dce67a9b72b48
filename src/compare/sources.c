/*
 * One statement of two sources.
 *
 * A statement ascribed to two sources is a fact of its own: sentences
 * of linked paragraphs that share most of their words, or a figure that
 * the texts agree on, one saying "police said", the other "the mayor
 * said".  Kinds that others belong to ("officials", "a spokesman")
 * contradict nobody, nor does an office the person who holds it.
 */
#include "src/compare/cited.h"

#include "src/text/normalise.h"
#include "src/text/table.h"

#include <math.h>

/* Sentences of paragraphs linked so surely, with so many stems and so
 * much of the shorter one's weight in common, are one statement. */
#define LINK_OF_SAYING .5
#define SHARED_STEMS 4
#define SHARED_MASS .45
#define SHARED_OF_LONGER .3
#define SHARED_BY_QUOTED .8
/* The same where they agree on a figure. */
#define SHARED_WITH_FIGURE .35
#define MAX_STEMS 64
/* So many words behind its verb "that" may stand. */
#define THAT_BEHIND 3

/* A sentence with a source. */
struct statement {
	uint32_t text, para;
	struct cited by;
	uint32_t stems[MAX_STEMS]; /* of content, without the source's */
	size_t nstems;
	double mass;
	bool quoted; /* it is a quotation */
};

struct sayer {
	struct ledger *l;
	VEC(struct statement) all;
};

/* Where "that" stands right behind the verb of a source, what is stated
 * follows; before it the outlet may tell why.  Else the sentence's start. */
static size_t
stated_from(const struct para_info *p, uint16_t sentence,
    const struct cited *by)
{
	size_t i = 0, says = SIZE_MAX, first;

	while (i < p->ntokens && p->tokens[i].sentence != sentence)
		i++;
	first = i;
	for (; i < p->ntokens && p->tokens[i].sentence == sentence; i++) {
		const struct token *t = &p->tokens[i];

		if (t->start < by->end || t->quoted)
			continue;
		if ((t->roles & TOKEN_SAYS) != 0 && says == SIZE_MAX)
			says = i;
		if (says != SIZE_MAX && i > says + THAT_BEHIND)
			break;
		if (says != SIZE_MAX && str_eq(STR("that"),
			str_sub(p->p->text, t->start, t->end)))
			return i;
	}
	return first;
}

/* Content stems of a sentence, or of what is quoted in it, without those
 * of the source. */
static size_t
statement_stems(const struct para_info *p, uint16_t sentence, bool quoted,
    const struct cited *by, uint32_t *stems)
{
	size_t n = 0;

	for (size_t i = stated_from(p, sentence, by);
	     i < p->ntokens && n < MAX_STEMS; i++) {
		const struct token *t = &p->tokens[i];

		if (t->sentence == sentence && t->content &&
		    (!quoted || t->quoted) && t->stem != VOCAB_NONE &&
		    (t->roles & TOKEN_SAYS) == 0 &&
		    (t->end <= by->start || t->start >= by->end))
			stems[n++] = t->stem;
	}
	return propositions_distinct(stems, n);
}

static bool
is_quoted(const struct para_info *p, uint32_t at)
{
	for (size_t i = 0; i < p->nquotes; i++)
		if (p->quotes[i].start <= at && at < p->quotes[i].end)
			return true;
	return false;
}

static bool
opens_quoted(const struct para_info *p, uint16_t sentence)
{
	size_t i = 0;

	while (i < p->ntokens && p->tokens[i].sentence != sentence)
		i++;
	return i < p->ntokens && p->tokens[i].quoted;
}

/* The statement of the clause around byte 'at' of a sentence; false when
 * nobody is named for it.  Where a quotation opens the sentence, that is
 * the statement; what the rest tells is the outlet's own. */
static bool
make_statement(const struct ledger *l, uint32_t text, uint32_t para,
    uint16_t sentence, uint32_t at, struct statement *x)
{
	const struct para_info *p = &l->texts[text].info->paras[para];

	*x = (struct statement){.text = text, .para = para};
	x->by = cited_at(l, text, para, sentence, at);
	if (x->by.who.n == 0 || x->by.vague)
		return false;
	x->quoted = opens_quoted(p, sentence);
	if (x->quoted && at > p->sentences[sentence].start &&
	    !is_quoted(p, at))
		return false;
	x->nstems =
	    statement_stems(p, sentence, x->quoted, &x->by, x->stems);
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

	/* Two people say the like in words of their own. */
	if (x->quoted || y->quoted)
		share = SHARED_BY_QUOTED;
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
is_broad(const struct cited *s)
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

/* "A person familiar with the case", who wants to be nobody. */
static bool
is_unnamed(const struct cited *s)
{
	return s->is_kind && str_eq(s->who, STR("unnamed sources"));
}

/* Does the paragraph name the other's source too? */
static bool
names_both(const struct ledger *l, const struct statement *x,
    const struct cited *s)
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

static bool
is_organ(struct arena *a, struct str word)
{
	return table_get(table_find(STR("en"), "organs"),
	    text_lower(a, word), NULL);
}

/* "Labour Department" and "Bureau of Labour Statistics", which is a part
 * of it: two organs of one thing. */
static bool
are_of_one_house(struct arena *a, struct str x, struct str y)
{
	bool shared = false, of_x = false, of_y = false;
	struct str one, other;

	while (str_field(&x, ' ', &one)) {
		of_x = of_x || is_organ(a, one);
		for (struct str rest = y; str_field(&rest, ' ', &other);) {
			of_y = of_y || is_organ(a, other);
			shared = shared ||
			    (one.n > 3 && str_ieq(one, other) &&
				!is_organ(a, one));
		}
	}
	return shared && of_x && of_y;
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
	const struct cited *a = &x->by, *b = &y->by;
	bool person;

	if (is_broad(a) || is_broad(b) || names_both(l, x, b) ||
	    names_both(l, y, a))
		return false;
	if (is_unnamed(a) != is_unnamed(b))
		return true;
	/* A person with an office, and another office. */
	if (a->is_kind != b->is_kind)
		return a->office.n > 0 && b->office.n > 0 &&
		    !str_eq(a->office, b->office);
	if (a->is_kind)
		return !str_eq(a->who, b->who) && !bear_one_name(l, x, y);
	if (actors_at(l->actors, x->text, x->para, a->end - 1) ==
	    actors_at(l->actors, y->text, y->para, b->end - 1))
		return false;
	if (are_of_one_house(l->a, a->who, b->who))
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

/* Do these two sources stand as a fact already? */
static bool
is_known(const struct ledger *l, const struct statement *x,
    const struct statement *y)
{
	for (size_t i = 0; i < l->facts.n; i++) {
		const struct fact *f = &l->facts.at[i];
		bool both = f->kind == FACT_ATTRIBUTION;

		for (size_t k = 0; both && k < f->ncells; k++) {
			const struct cell *c = &f->cells[k];
			const struct statement *s =
			    c->article == l->texts[x->text].article ? x : y;

			both = c->article == l->texts[s->text].article &&
			    c->para == (int32_t)s->para &&
			    c->start == s->by.start;
		}
		if (both)
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

	if (is_known(l, x, y))
		return;
	f.label = arena_printf(l->a, "%.*s, source", STR_ARG(topic));
	f.why = arena_printf(l->a, "%s: \"%.*s\" and \"%.*s\"",
	    is_unnamed(&x->by) != is_unnamed(&y->by)
		? "one names its source, the other does not"
		: "one statement of two sources",
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
