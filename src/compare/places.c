/*
 * One act told in two places.
 *
 * A place is a name behind a word of place ("in", "near"), outside
 * quotations; what happens there are the words of content right before it
 * ("killed early on Friday in Orsa").  Where linked paragraphs have the same act in
 * different places, and neither text ever names the other's, the places
 * differ.  A place that the table puts inside the other is no difference;
 * two that it knows to be apart are a CONFLICT; of others nobody can tell
 * whether one lies in the other, and the verdict is a quiet SCOPE.
 * Datelines are not looked at: they say where the reporter sits.
 */
#include "src/compare/actors.h"

#include "src/text/table.h"

#define LINK_OF_ACTS .4
#define MAX_IN_EVENT 3000
/* So many words before a place can say what happens there. */
#define ACTS 3

struct site {
	uint32_t text, para, form;
	const struct name_at *at;
	uint32_t acts[ACTS]; /* content stems right before it, nearest first */
	size_t nacts;
	uint32_t *context; /* content stems of its sentence, ascending */
	size_t ncontext;
};

struct placer {
	struct ledger *l;
	VEC(struct site) sites;
};

static void
set_context(struct placer *r, const struct para_info *p, struct site *s)
{
	const struct lexicon *lex =
	    lexicon_of(r->l->texts[s->text].info->article->language);
	uint16_t sentence = 0;

	s->context = ARENA_ARRAY(r->l->a, uint32_t, p->ntokens + 1);
	for (size_t i = 0; i < p->ntokens; i++)
		if (p->tokens[i].start == s->at->start)
			sentence = p->tokens[i].sentence;
	for (size_t i = 0; i < p->ntokens; i++) {
		const struct token *t = &p->tokens[i];

		if (t->sentence != sentence || !t->content ||
		    t->stem == VOCAB_NONE)
			continue;
		if (t->start < s->at->start || t->start >= s->at->end)
			s->context[s->ncontext++] = t->stem;
	}
	s->ncontext = propositions_distinct(s->context, s->ncontext);
	for (size_t i = p->ntokens; i-- > 0 && s->nacts < ACTS;) {
		const struct token *t = &p->tokens[i];

		if (t->start >= s->at->start || t->sentence != sentence)
			continue;
		if (strchr(",;:()", p->p->text.s[t->end]) != NULL)
			break;
		if (t->content && !t->capital && t->stem != VOCAB_NONE &&
		    t->kind == WORD_LETTERS &&
		    lexicon_find(lex,
			str_sub(p->p->text, t->start, t->end),
			LEX(PREPOSITION)) == NULL)
			s->acts[s->nacts++] = t->stem;
	}
}

static bool
is_quoted(const struct para_info *p, uint32_t start)
{
	for (size_t i = 0; i < p->nquotes; i++)
		if (p->quotes[i].start <= start && start < p->quotes[i].end)
			return true;
	return false;
}

static void
collect(struct placer *r)
{
	struct ledger *l = r->l;

	for (uint32_t i = 0; i < l->actors->forms.n; i++) {
		const struct form *f = &l->actors->forms.at[i];

		if (f->class != ACTOR_PLACE)
			continue;
		for (size_t k = 0; k < f->at.n; k++) {
			const struct name_at *at = &f->at.at[k];
			const struct para_info *p =
			    &l->texts[at->text].info->paras[at->para];
			struct site s = {.text = at->text,
			    .para = at->para,
			    .form = i,
			    .at = at};

			if (!at->placed || !l->texts[at->text].current ||
			    is_quoted(p, at->start) ||
			    r->sites.n == MAX_IN_EVENT)
				continue;
			set_context(r, p, &s);
			if (s.nacts > 0)
				*vec_add(l->a, &r->sites) = s;
		}
	}
}

static bool
shares_word(const struct form *x, const struct form *y)
{
	for (size_t i = 0; i < x->nwords; i++)
		for (size_t k = 0; k < y->nwords; k++)
			if (str_eq(x->words[i], y->words[k]))
				return true;
	return false;
}

/* Is any word of the name among the names of a text? */
static bool
text_names(const struct actors *r, uint32_t text, const struct form *f)
{
	for (size_t i = 0; i < r->forms.n; i++)
		if (shares_word(&r->forms.at[i], f) &&
		    actors_in_text(&r->forms.at[i], text))
			return true;
	return false;
}

static unsigned
shared(const struct site *x, const struct site *y)
{
	unsigned n = 0;

	for (size_t i = 0, k = 0; i < x->ncontext && k < y->ncontext;) {
		n += x->context[i] == y->context[k];
		if (x->context[i] <= y->context[k])
			i++;
		else
			k++;
	}
	return n;
}

/* A place is told wrong where the rest of the sentence is told again:
 * four words of content, and half of what the shorter one says.  "Won in
 * Ohio", "won in Utah" amid other words are two acts. */
static bool
tell_alike(const struct site *x, const struct site *y)
{
	unsigned n = shared(x, y);

	return n >= 4 && 2 * n >= MIN(x->ncontext, y->ncontext);
}

/* What happens in both, nearest to the places; VOCAB_NONE: nothing. */
static uint32_t
same_act(const struct site *x, const struct site *y)
{
	uint32_t act = VOCAB_NONE;
	size_t least = 2 * ACTS;

	for (size_t i = 0; i < x->nacts; i++)
		for (size_t k = 0; k < y->nacts; k++)
			if (x->acts[i] == y->acts[k] && i + k < least) {
				least = i + k;
				act = x->acts[i];
			}
	return act;
}

/* Two sites of one act; places that lie in each other are none. */
static bool
differ(const struct placer *r, const struct site *x, const struct site *y)
{
	const struct ledger *l = r->l;
	const struct form *a = &l->actors->forms.at[x->form];
	const struct form *b = &l->actors->forms.at[y->form];

	return x->text != y->text && a->actor != b->actor &&
	    same_act(x, y) != VOCAB_NONE && tell_alike(x, y) &&
	    str_eq(l->texts[x->text].info->article->language,
		l->texts[y->text].info->article->language) &&
	    evidence_link(l, (struct place){x->text, x->para},
		(struct place){y->text, y->para}) >= LINK_OF_ACTS &&
	    !actors_lies_in(a->full, b->full) &&
	    !actors_lies_in(b->full, a->full) &&
	    !text_names(l->actors, x->text, b) &&
	    !text_names(l->actors, y->text, a);
}

/* Are two cells forms of one name, by a fact that stands already? */
static bool
is_one_name(const struct ledger *l, const struct cell *a, const struct cell *b)
{
	for (size_t i = 0; i < l->facts.n; i++) {
		const struct fact *f = &l->facts.at[i];
		bool has_a = false, has_b = false;

		for (size_t k = 0; k < f->ncells &&
		     (f->verdict == VERDICT_SPELLING ||
			 f->verdict == VERDICT_TERM);
		     k++) {
			has_a = has_a || str_eq(f->cells[k].text, a->text);
			has_b = has_b || str_eq(f->cells[k].text, b->text);
		}
		if (has_a && has_b)
			return true;
	}
	return false;
}

static void
add_fact(struct placer *r, const struct site *x, const struct site *y)
{
	struct ledger *l = r->l;
	const struct form *a = &l->actors->forms.at[x->form];
	const struct form *b = &l->actors->forms.at[y->form];
	const struct table *t = table_find(STR("en"), "places");
	struct str in_a = STR_NONE, in_b = STR_NONE;
	/* What lies in nothing is a part of the world, whose borders are
	 * in no table. */
	bool known = table_get(t, a->full, &in_a) &&
	    table_get(t, b->full, &in_b) && in_a.n > 0 && in_b.n > 0;
	struct fact f = {.kind = FACT_PLACE,
	    .verdict = known ? VERDICT_CONFLICT : VERDICT_SCOPE};
	struct cell *cells = ARENA_ARRAY(l->a, struct cell, 2);

	f.label = arena_printf(
	    l->a, "%.*s, place", STR_ARG(ledger_surface(l, same_act(x, y))));
	f.why = arena_printf(l->a, "%s: \"%.*s\" and \"%.*s\"",
	    known ? "one act in two places that lie apart"
		  : "one act in two places; one may lie in the other",
	    STR_ARG(a->full), STR_ARG(b->full));
	cells[0] = ledger_cell(l, x->text, x->para, x->at->start, x->at->end);
	cells[1] = ledger_cell(l, y->text, y->para, y->at->start, y->at->end);
	if (is_one_name(l, &cells[0], &cells[1]))
		return;
	cells[0].value = cells[0].text;
	cells[1].value = cells[1].text;
	ledger_add(l, f, cells, 2);
}

void
places_run(struct ledger *l)
{
	struct placer r = {.l = l};

	collect(&r);
	for (size_t i = 0; i < r.sites.n; i++)
		for (size_t k = i + 1; k < r.sites.n; k++)
			if (differ(&r, &r.sites.at[i], &r.sites.at[k]))
				add_fact(&r, &r.sites.at[i], &r.sites.at[k]);
}
