/*
 * A statement that one outlet quotes and another tells without marks:
 * "We never checked the sprinklers," he said - he said that they had never
 * checked the sprinklers.
 *
 * Every quotation of some length that no quotation of the other text
 * repeats is looked for in the paragraphs linked to its own: a sentence
 * with a verb of saying whose words outside quotation marks hold most of
 * what the quotation's weigh.  The verdict is QUOTE; its reason says that
 * one of the two is not the speaker's own words.
 */
#include "src/compare/cited.h"
#include "src/compare/quotes.h"

#define LINK_OF_SPEECH .5
/* Shorter quotations share their words with too much. */
#define CONTENT_MIN 4
#define MAX_CONTENT 64
/* So much of the quotation's weight is in the sentence. */
#define COVERED .65

/* A quotation and its distinct content stems. */
struct spoken {
	uint32_t text, para;
	const struct quotation *q;
	uint32_t stems[MAX_CONTENT];
	size_t n;
	double mass;
};

static void
read_stems(const struct ledger *l, const struct para_info *p, struct spoken *s)
{
	for (uint32_t i = s->q->first; i < s->q->after && s->n < MAX_CONTENT;
	     i++)
		if (p->tokens[i].content && p->tokens[i].stem != VOCAB_NONE)
			s->stems[s->n++] = p->tokens[i].stem;
	s->n = propositions_distinct(s->stems, s->n);
	for (size_t i = 0; i < s->n; i++)
		s->mass += l->weight[s->stems[i]];
}

/* Is the quotation a fact already, with a quotation of that article? */
static bool
is_matched(const struct ledger *l, const struct spoken *s, uint32_t text)
{
	uint32_t from = l->texts[s->text].article;
	uint32_t to = l->texts[text].article;

	for (size_t i = 0; i < l->facts.n; i++) {
		const struct fact *f = &l->facts.at[i];
		bool mine = false, its = false;

		for (size_t k = 0; f->kind == FACT_QUOTE && k < f->ncells;
		     k++) {
			const struct cell *c = &f->cells[k];

			its = its || c->article == to;
			mine = mine ||
			    (c->article == from && c->para == (int32_t)s->para &&
				c->start < s->q->end && c->end > s->q->start);
		}
		if (mine && its)
			return true;
	}
	return false;
}

static bool
has_stem(const struct spoken *s, uint32_t stem)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->stems[i] == stem)
			return true;
	return false;
}

/* How much of the quotation a sentence tells; *span gets where. */
static double
told_in(const struct ledger *l, const struct spoken *s,
    const struct para_info *p, uint16_t sentence, struct span *span)
{
	uint32_t seen[MAX_CONTENT];
	size_t n = 0;
	bool says = false;
	double mass = 0;

	*span = (struct span){UINT32_MAX, 0};
	for (size_t i = 0; i < p->ntokens && n < MAX_CONTENT; i++) {
		const struct token *t = &p->tokens[i];

		if (t->sentence != sentence || t->quoted)
			continue;
		says = says || (t->roles & TOKEN_SAYS) != 0;
		if (!t->content || t->stem == VOCAB_NONE ||
		    !has_stem(s, t->stem))
			continue;
		seen[n++] = t->stem;
		span->start = MIN(span->start, t->start);
		span->end = t->end;
	}
	n = propositions_distinct(seen, n);
	for (size_t i = 0; i < n; i++)
		mass += l->weight[seen[i]];
	return says && n >= CONTENT_MIN ? mass / s->mass : 0;
}

/* The sentence of a linked paragraph that tells the quotation; false when
 * none does. */
static bool
find_told(const struct ledger *l, const struct spoken *s, uint32_t text,
    struct cell *out)
{
	const struct near_vec *v = &l->near[s->text][s->para];
	double best = COVERED;
	bool found = false;

	for (size_t i = 0; i < v->n; i++) {
		struct place at = v->at[i].at;
		const struct para_info *p;

		if (at.article != text || (double)v->at[i].p < LINK_OF_SPEECH)
			continue;
		p = &l->texts[text].info->paras[at.para];
		for (uint16_t k = 0; p->tells && k < p->nsentences; k++) {
			struct span span;
			double share = told_in(l, s, p, k, &span);

			if (share < best ||
			    quotes_single_mark(p->p->text, p->sentences[k]))
				continue;
			best = share;
			found = true;
			*out = ledger_cell(
			    l, text, at.para, span.start, span.end);
			out->value = out->text;
		}
	}
	return found;
}

static void
tell(struct ledger *l, const struct spoken *s)
{
	VEC(struct cell) cells = {0};
	struct fact f = {.kind = FACT_QUOTE,
	    .verdict = VERDICT_QUOTE,
	    .rewording = REWORDING_TOLD,
	    .why = STR("quoted by one, told without quotation marks by the "
		       "other")};
	struct cell *own = vec_add(l->a, &cells);

	*own = ledger_cell(l, s->text, s->para, s->q->start, s->q->end);
	own->value = own->text;
	own->attribution = cited_speaker(l, s->text, s->para, s->q);
	f.label =
	    label_of_words(l, s->text, s->para, s->q->first, s->q->after);
	for (uint32_t t = 0; t < l->ntexts; t++) {
		struct cell c;

		if (t != s->text && l->texts[t].current &&
		    str_eq(l->texts[t].info->article->language,
			l->texts[s->text].info->article->language) &&
		    find_told(l, s, t, &c) && !is_matched(l, s, t))
			*vec_add(l->a, &cells) = c;
	}
	if (cells.n > 1)
		ledger_add(l, f, cells.at, cells.n);
}

void
reported_run(struct ledger *l)
{
	for (uint32_t t = 0; t < l->ntexts; t++) {
		const struct article_info *info = l->texts[t].info;

		for (uint32_t i = 0; l->texts[t].current && i < info->nparas;
		     i++) {
			const struct para_info *p = &info->paras[i];

			for (size_t k = 0; p->tells && k < p->nquotes; k++) {
				struct spoken s = {.text = t,
				    .para = i,
				    .q = &p->quotes[k]};

				read_stems(l, p, &s);
				if (s.n >= CONTENT_MIN && s.mass > 0)
					tell(l, &s);
			}
		}
	}
}
