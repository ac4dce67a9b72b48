/*
 * What one outlet quotes, and another tells in nearly the same words
 * without quotation marks: it took over the agency's sentence, or prints
 * the letter that the first quotes from.
 *
 * A quotation that none of a paragraph repeats is aligned, as in
 * quotes.c, with each stretch outside its quotation marks, if the
 * paragraph corresponds to its own.  Nearly all of it must be there, in its
 * order; where nothing differs there is nothing to tell.  What is told
 * more freely is for reported.c.
 */
#include "src/compare/cited.h"
#include "src/compare/quotes.h"

#define LINK_OF_PARAS .5
/* So many words, and of content among them. */
#define EQUAL_MIN 4
#define CONTENT_MIN 2
/* What the stretch must have of the quotation, and how much of what is
 * aligned must be equal. */
#define COVERED .75
#define EQUAL .75

struct stretches {
	bool read;
	VEC(struct quote) quotes;
};

struct reader {
	struct quoter *r;
	struct stretches **known; /* by text and paragraph */
};

static bool
is_in(const struct quote *q, struct place at)
{
	return q->text == at.article && q->para == at.para;
}

static bool
has_match_in(const struct quoter *r, const struct quote *x, struct place at)
{
	for (size_t i = 0; i < x->matches.n; i++) {
		const struct match *m = &r->matches.at[x->matches.at[i]];

		if (is_in(&r->quotes.at[m->side[0].quote], at) ||
		    is_in(&r->quotes.at[m->side[1].quote], at))
			return true;
	}
	return false;
}

/* Do the words of the path tell the quotation, and not quite? */
static bool
is_nearly(const struct quoter *r, const struct quote *x)
{
	const struct step *first = &r->path[0];
	size_t equal = 0, content = 0;

	for (size_t i = 0; i < r->npath; i++) {
		equal += r->path[i].equal;
		content += r->path[i].equal && x->units[r->path[i].i].content;
	}
	return equal >= EQUAL_MIN && content >= CONTENT_MIN &&
	    equal < r->npath && (double)equal >= EQUAL * (double)r->npath &&
	    r->path[r->npath - 1].i + 1 - first->i >=
		COVERED * (double)x->nunits;
}

bool
quotes_single_mark(struct str text, struct span s)
{
	for (uint32_t i = s.start; i < s.end; i++) {
		struct str rest = str_sub(text, i, s.end);

		if (str_starts(rest, STR("\xe2\x80\x98")) ||
		    (text.s[i] == '\'' &&
			(i == 0 || text.s[i - 1] == ' ')))
			return true;
	}
	return false;
}

/* The stretch outside quotation marks from a token on; where it ends. */
static uint32_t
plain_end(const struct para_info *p, uint32_t from)
{
	while (from < p->ntokens && !p->tokens[from].quoted)
		from++;
	return from;
}

/* Where the path runs in the stretch. */
static struct span
path_span(const struct quoter *r, const struct quote *y)
{
	const struct token *tokens = y->p->tokens;
	uint32_t first = y->units[r->path[0].k].token;
	uint32_t last = y->units[r->path[r->npath - 1].k].token;

	return (struct span){first > 0 ? tokens[first - 1].end : 0,
	    tokens[last].end};
}

/* The number of a stretch, which may be known from another quotation. */
static uint32_t
place_of(struct quoter *r, const struct quote *y)
{
	for (size_t i = r->quotes.n; i-- > 0;) {
		const struct quote *o = &r->quotes.at[i];

		if (o->q->speaker < 0 && o->text == y->text &&
		    o->para == y->para && o->q->first == y->q->first)
			return (uint32_t)i;
	}
	*vec_add(r->l->a, &r->quotes) = *y;
	return (uint32_t)r->quotes.n - 1;
}

/* The stretches of a paragraph outside quotation marks: read once, however
 * many quotations are set beside them. */
static const struct stretches *
stretches_of(struct reader *d, struct place at)
{
	struct ledger *l = d->r->l;
	struct stretches *s = &d->known[at.article][at.para];
	const struct para_info *p = &l->texts[at.article].info->paras[at.para];

	if (s->read)
		return s;
	s->read = true;
	for (uint32_t from = 0, end; from < p->ntokens; from = end + 1) {
		struct quotation *q;
		struct quote *y;

		end = plain_end(p, from);
		if (end - from < EQUAL_MIN)
			continue;
		q = ARENA_NEW(l->a, struct quotation);
		*q = (struct quotation){.start = p->tokens[from].start,
		    .end = p->tokens[end - 1].end,
		    .first = from,
		    .after = end,
		    .speaker = -1};
		y = vec_add(l->a, &s->quotes);
		*y = (struct quote){.text = at.article, .para = at.para,
		    .p = p, .q = q};
		quotes_read(l, y);
	}
	return s;
}

/* Sets a quotation beside the stretches of a paragraph. */
static void
compare_para(struct reader *d, uint32_t i, struct place at)
{
	struct quoter *r = d->r;
	const struct stretches *s = stretches_of(d, at);

	for (size_t k = 0; k < s->quotes.n; k++) {
		const struct quote *y = &s->quotes.at[k];

		if (quotes_shared(&r->quotes.at[i], y) < CONTENT_MIN)
			continue;
		quotes_align(r, &r->quotes.at[i], y);
		if (r->npath == 0 || !is_nearly(r, &r->quotes.at[i]) ||
		    quotes_single_mark(y->p->p->text, path_span(r, y)))
			continue;
		quotes_match(r, i, place_of(r, y))->plain = true;
		return;
	}
}

void
quotes_verbatim(struct quoter *r)
{
	const struct ledger *l = r->l;
	uint32_t n = (uint32_t)r->quotes.n;
	struct reader d = {.r = r,
	    .known = ARENA_ARRAY(l->a, struct stretches *, l->ntexts)};

	for (size_t t = 0; t < l->ntexts; t++)
		d.known[t] = ARENA_ARRAY(l->a, struct stretches,
		    l->texts[t].info->nparas);
	for (uint32_t i = 0; i < n; i++) {
		/* Stands until the first match adds a quotation. */
		const struct quote *x = &r->quotes.at[i];
		const struct version *v = &l->texts[x->text];
		const struct near_vec *near = &l->near[x->text][x->para];

		if (!v->current || x->nunits < EQUAL_MIN ||
		    x->ncontent < CONTENT_MIN)
			continue;
		for (size_t k = 0; k < near->n; k++) {
			struct place at = near->at[k].at;
			const struct version *w = &l->texts[at.article];

			if (w->current && at.article != v->article &&
			    w->info->stemmer == v->info->stemmer &&
			    w->info->paras[at.para].tells &&
			    (double)near->at[k].p >= LINK_OF_PARAS &&
			    !has_match_in(r, &r->quotes.at[i], at))
				compare_para(&d, i, at);
		}
	}
}
