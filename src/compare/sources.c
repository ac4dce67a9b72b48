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

#include <math.h>

/* Sentences of paragraphs linked so surely, with so many stems and so
 * much of the shorter one's weight in common, are one statement. */
#define LINK_OF_SAYING .5
#define SHARED_STEMS 4
#define SHARED_MASS .55
#define SHARED_OF_LONGER .3
/* The same where they agree on a figure. */
#define SHARED_WITH_FIGURE .35
#define MAX_STEMS 64

/* A sentence with a source. */
struct statement {
	uint32_t text, para;
	struct cited by;
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

	*x = (struct statement){.text = text, .para = para};
	x->by = cited_at(l, text, para, sentence, at);
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
