/*
 * One thing under two nouns.
 *
 * "The bill" of one outlet is "the resolution" of another, the deal the
 * agreement, the gunman the suspect.  Two nouns name one thing when they
 * stand in one place of two sentences and are of one kin.
 *
 * The place is what stands around them: of the WINDOW words of content
 * before each, and of those behind, some are the same, on the same side,
 * and say much, the more so if none of them is next to both.  The
 * sentences are of paragraphs that correspond; neither paragraph has the
 * other's noun, and each noun is the other's best.  A text may use the
 * other's noun too, but not in such a place: who calls
 * this one a bill may call another a resolution, and who calls this one
 * both means nothing by it.
 *
 * One noun is two things where one of them is of a lower rank: an assistant
 * district attorney, and a district attorney.
 *
 * Kin are nouns that share a small class of WordNet (src/text/kin.h) or a
 * kind of the news (data/en/kinds).  The larger the class, the surer the
 * place must be.  Words inside quotation marks are not the outlet's
 * own.
 */
#include "src/compare/ledger.h"

#include "src/base/map.h"
#include "src/text/kin.h"
#include "src/text/normalise.h"
#include "src/text/table.h"

#define LINK_OF_NOUNS .5
/* Words of content on either side of a noun. */
#define WINDOW 5
/* The nearest of them. */
#define NEXT 2
/* What two places share: stems, their weight, and its part of what one
 * has on that side. */
#define SHARED_STEMS 2
#define MASS_OF_CLOSE 2.3
#define SHARE_OF_CLOSE .4
#define MASS_OF_NEAR 4.5
#define SHARE_OF_NEAR .5
/* Words of one trunk are no two words: "spokesman", "spokeswoman". */
#define TRUNK 6
/* Another noun so many words away is near the same place. */
#define NEAR 12
#define RANK_BEFORE 3
/* Cells shown of one text. */
#define CELLS_EACH 3

struct window {
	uint32_t next[NEXT];	/* the nearest */
	size_t nnext;
	uint32_t stems[WINDOW]; /* ascending */
	size_t n;
	double mass;
};

struct noun {
	uint32_t text, para, token, stem;
	struct str word, kind;
	struct window side[2]; /* before, behind */
	uint32_t rank; /* token of its "deputy", or its own */
};

/* What the places of two nouns share. */
struct shared {
	uint32_t stems[2 * WINDOW];
	size_t n;
	double mass, share;
	bool tight; /* one stands next to both */
};

struct pair {
	const struct noun *x, *y;
};

struct nouner {
	struct ledger *l;
	const struct table *kinds, *numbers;
	struct map *kin; /* by word: the address of its struct kin */
	VEC(struct noun) nouns; /* by text, paragraph, place */
	uint32_t **first;	/* by text and paragraph: the first there */
	VEC(struct pair) pairs;
};

static const struct para_info *
para_of(const struct ledger *l, const struct noun *x)
{
	return &l->texts[x->text].info->paras[x->para];
}

/* "Bills" as "bill": what the table of kinds has. */
static struct str
kind_of(const struct nouner *r, struct str word)
{
	struct str kind;

	if (table_get(r->kinds, word, &kind))
		return kind;
	if (!str_ends(word, STR("s")))
		return STR_NONE;
	word.n--;
	return table_get(r->kinds, word, &kind) ? kind : STR_NONE;
}

/* Few nouns are ever asked about: looked up when they are. */
static const struct kin *
kin_of(const struct nouner *r, const struct noun *x)
{
	uint64_t *at = map_at(r->kin, x->word, 0, NULL);

	if (*at == 0) {
		struct kin *kin = ARENA_NEW(r->l->a, struct kin);

		kin_find(x->word, kin);
		*at = (uint64_t)(uintptr_t)kin;
	}
	return (const struct kin *)(uintptr_t)*at;
}

/* The words of content on one side of a token, in its sentence. */
static void
look_aside(const struct ledger *l, struct noun *x, bool behind)
{
	const struct token *tokens = para_of(l, x)->tokens;
	size_t n = para_of(l, x)->ntokens, i = x->token;
	struct window *w = &x->side[behind];

	while (w->n < WINDOW && (behind ? ++i < n : i-- > 0) &&
	    tokens[i].sentence == tokens[x->token].sentence)
		if (tokens[i].content && tokens[i].stem != VOCAB_NONE)
			w->stems[w->n++] = tokens[i].stem;
	memcpy(w->next, w->stems, sizeof(w->next));
	w->nnext = MIN(w->n, (size_t)NEXT);
	w->n = propositions_distinct(w->stems, w->n);
	for (i = 0; i < w->n; i++)
		w->mass += l->weight[w->stems[i]];
}

/* Does a word of content stand right behind that is no verb: "the sitting
 * president"? */
static bool
goes_on(const struct ledger *l, const struct article_info *info,
    const struct para_info *p, size_t i)
{
	return syntax_adjoin(p, i) && p->tokens[i + 1].content &&
	    (p->tokens[i + 1].upper ||
		syntax_class(info, p, i + 1) == WORD_CONTENT) &&
	    !syntax_past(&p->tokens[i + 1]) &&
	    syntax_guess(l->syntax, info, p, i + 1).verb < .5;
}

static bool
is_rank(struct str word)
{
	static const char *const ranks[] = {
	    "acting", "assistant", "associate", "deputy", "interim", "vice"};

	for (size_t i = 0; i < ARRAY_LEN(ranks); i++)
		if (str_ieq(word, str_c(ranks[i])))
			return true;
	return false;
}

/* Where a noun phrase begins that lowers an office, "deputy minister"; at
 * its noun when it does not. */
static uint32_t
rank_of(const struct para_info *p, uint32_t token)
{
	for (uint32_t i = token; i-- > 0 && token - i <= RANK_BEFORE &&
	     syntax_adjoin(p, i) && p->tokens[i].content;) {
		struct str word = str_sub(
		    p->p->text, p->tokens[i].start, p->tokens[i].end);

		if (is_rank(word))
			return i;
		if (memchr(word.s, '\'', word.n) || (word.s[word.n - 1] & 0x80))
			break; /* "the vice president's aide" */
	}
	return token;
}

/* Is a token the last word of a noun phrase, and the outlet's own? */
static bool
is_noun(const struct nouner *r, uint32_t text, const struct para_info *p,
    size_t i)
{
	const struct ledger *l = r->l;
	const struct article_info *info = l->texts[text].info;
	const struct token *t = &p->tokens[i];
	struct str word = str_sub(p->p->text, t->start, t->end);

	/* Of "self-described" neither part stands alone. */
	if ((t->start > 0 && p->p->text.s[t->start - 1] == '-') ||
	    (t->end < p->p->text.n && p->p->text.s[t->end] == '-'))
		return false;
	return !t->quoted && !t->capital && t->content &&
	    t->kind == WORD_LETTERS && (t->roles & TOKEN_SAYS) == 0 &&
	    t->stem != VOCAB_NONE &&
	    !table_get(r->numbers, word, NULL) && !syntax_past(t) &&
	    syntax_guess(l->syntax, info, p, i).noun >= .5 &&
	    !goes_on(l, info, p, i);
}

static void
collect(struct nouner *r, uint32_t text, uint32_t para)
{
	struct ledger *l = r->l;
	const struct para_info *p = &l->texts[text].info->paras[para];

	for (uint32_t i = 0; i < p->ntokens; i++) {
		const struct token *t = &p->tokens[i];
		struct noun x = {.text = text, .para = para, .token = i,
		    .stem = t->stem};

		if (!is_noun(r, text, p, i))
			continue;
		x.word = text_lower(
		    l->a, str_sub(p->p->text, t->start, t->end));
		x.kind = kind_of(r, x.word);
		x.rank = rank_of(p, i);
		look_aside(l, &x, false);
		look_aside(l, &x, true);
		*vec_add(l->a, &r->nouns) = x;
	}
}

/* The nouns of a paragraph are those from 'first' on that are of it. */
static bool
is_in(const struct nouner *r, size_t i, struct place at)
{
	return i < r->nouns.n && r->nouns.at[i].text == at.article &&
	    r->nouns.at[i].para == at.para;
}

static struct shared
share(const struct ledger *l, const struct noun *x, const struct noun *y)
{
	struct shared s = {.n = 0};

	for (unsigned side = 0; side < 2; side++) {
		const struct window *a = &x->side[side], *b = &y->side[side];
		double mass = 0;

		for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
			uint32_t stem = a->stems[i];

			if (stem == b->stems[k]) {
				s.stems[s.n++] = stem;
				mass += l->weight[stem];
			}
			if (stem < b->stems[k])
				i++;
			else if (stem > b->stems[k])
				k++;
			else
				i++, k++;
		}
		for (size_t i = 0; i < a->nnext * b->nnext; i++)
			s.tight = s.tight ||
			    a->next[i % a->nnext] == b->next[i / a->nnext];
		s.mass += mass;
		s.share = MAX(s.share, mass / MAX(MIN(a->mass, b->mass), 1));
	}
	return s;
}

static bool
para_has(const struct ledger *l, const struct noun *where, uint32_t stem)
{
	const struct para_info *p = para_of(l, where);

	for (size_t i = 0; i < p->ncontent; i++)
		if (p->content[i] == stem)
			return true;
	return false;
}

static bool
is_near(const struct para_info *p, size_t token, const struct shared *s)
{
	size_t i = token > NEAR ? token - NEAR : 0;

	for (; i < p->ntokens && i <= token + NEAR; i++)
		for (size_t k = 0; k < s->n; k++)
			if (p->tokens[i].stem == s->stems[k] &&
			    p->tokens[i].sentence == p->tokens[token].sentence)
				return true;
	return false;
}

/* Does the text use a stem in such a place? */
static bool
uses_there(const struct ledger *l, uint32_t text, uint32_t stem,
    const struct shared *s)
{
	const struct article_info *info = l->texts[text].info;

	for (size_t i = 0; i < info->nparas; i++) {
		const struct para_info *p = &info->paras[i];

		for (size_t k = 0; k < p->ntokens; k++)
			if (p->tokens[k].stem == stem && is_near(p, k, s))
				return true;
	}
	return false;
}

static bool
same_kind(const struct noun *x, const struct noun *y)
{
	return x->kind.n > 0 && str_eq(x->kind, y->kind);
}

/* A kind of the news makes close kin. */
static enum kin_degree
kin_degree(const struct nouner *r, const struct noun *x, const struct noun *y)
{
	if (same_kind(x, y))
		return KIN_CLOSE;
	return kin_between(kin_of(r, x), kin_of(r, y));
}

/* Of "a bill and a resolution" which is the other's measure? */
static bool
is_alone(const struct nouner *r, const struct noun *x, const struct noun *y)
{
	struct place at = {x->text, x->para};
	const struct token *tokens = para_of(r->l, x)->tokens;

	for (size_t i = r->first[x->text][x->para]; is_in(r, i, at); i++) {
		const struct noun *z = &r->nouns.at[i];

		if (z->stem != x->stem &&
		    tokens[z->token].sentence == tokens[x->token].sentence &&
		    kin_degree(r, z, y) == KIN_CLOSE &&
		    !para_has(r->l, y, z->stem))
			return false;
	}
	return true;
}

/* Is a place sure enough for nouns of that kin? */
static bool
is_sure(const struct shared *s, enum kin_degree kin)
{
	bool light = s->mass >= MASS_OF_CLOSE && s->share >= SHARE_OF_CLOSE;
	bool heavy = s->mass >= MASS_OF_NEAR && s->share >= SHARE_OF_NEAR;

	return s->n >= SHARED_STEMS &&
	    (kin == KIN_CLOSE ? (s->tight && light) || heavy
			      : kin == KIN_NEAR && s->tight && heavy);
}

static bool
is_trunk(struct str x, struct str y)
{
	return x.n >= TRUNK && y.n >= TRUNK && memcmp(x.s, y.s, TRUNK) == 0;
}

/* One office, of which one paragraph has a lower rank: "a district
 * attorney", "an assistant district attorney". */
static double
score_of_rank(
    const struct ledger *l, const struct noun *x, const struct noun *y)
{
	uint32_t a = para_of(l, x)->tokens[x->rank].stem;
	uint32_t b = para_of(l, y)->tokens[y->rank].stem;
	struct shared s;

	if (a == b || para_has(l, y, a) != (a == x->stem) ||
	    para_has(l, x, b) != (b == y->stem))
		return 0;
	s = share(l, x, y);
	return is_sure(&s, KIN_CLOSE) ? s.mass * s.share : 0;
}

/* How surely two nouns name one thing; 0: no. */
static double
score(const struct nouner *r, const struct noun *x, const struct noun *y)
{
	const struct ledger *l = r->l;
	struct shared s;

	if (x->stem == y->stem)
		return score_of_rank(l, x, y);
	if (is_trunk(x->word, y->word))
		return 0;
	s = share(l, x, y);
	s.tight = s.tight || same_kind(x, y);
	if (!is_sure(&s, KIN_CLOSE) || !is_sure(&s, kin_degree(r, x, y)) ||
	    para_has(l, x, y->stem) || para_has(l, y, x->stem) ||
	    !is_alone(r, x, y) || !is_alone(r, y, x) ||
	    uses_there(l, x->text, y->stem, &s) ||
	    uses_there(l, y->text, x->stem, &s))
		return 0;
	return s.mass * s.share;
}

/* The noun of a paragraph that is surest to name what x does, or NULL. */
static const struct noun *
best_of(const struct nouner *r, const struct noun *x, struct place at)
{
	const struct noun *best = NULL;
	double most = 0;

	for (size_t i = r->first[at.article][at.para]; is_in(r, i, at); i++) {
		double s = score(r, x, &r->nouns.at[i]);

		if (s > most) {
			most = s;
			best = &r->nouns.at[i];
		}
	}
	return best;
}

/* Sets a noun beside those of linked paragraphs of later texts. */
static void
compare_noun(struct nouner *r, const struct noun *x)
{
	const struct near_vec *v = &r->l->near[x->text][x->para];

	for (size_t i = 0; i < v->n; i++) {
		struct place at = v->at[i].at;
		const struct noun *y;

		if (at.article <= x->text ||
		    (double)v->at[i].p < LINK_OF_NOUNS)
			continue;
		y = best_of(r, x, at);
		if (y != NULL &&
		    best_of(r, y, (struct place){x->text, x->para}) == x)
			*vec_add(r->l->a, &r->pairs) = (struct pair){x, y};
	}
}

static bool
is_of(const struct noun *x, uint32_t stem, uint32_t other)
{
	return x->stem == stem || x->stem == other;
}

static bool
is_told(const struct cell *cells, size_t n, const struct cell *c)
{
	size_t of_text = 0;

	for (size_t i = 0; i < n; i++) {
		if (cells[i].article != c->article)
			continue;
		if (cells[i].para == c->para && cells[i].start == c->start)
			return true;
		of_text++;
	}
	return of_text >= CELLS_EACH;
}

static void
add_cell(const struct nouner *r, const struct noun *x, struct cell *cells,
    size_t *n)
{
	const struct token *tokens = para_of(r->l, x)->tokens;
	struct cell c = ledger_cell(r->l, x->text, x->para,
	    tokens[x->rank].start, tokens[x->token].end);

	c.value = text_lower(r->l->a, c.text);
	if (!is_told(cells, *n, &c))
		cells[(*n)++] = c;
}

static struct str
label_of_pair(
    const struct ledger *l, const struct noun *x, const struct noun *y)
{
	bool turned = str_cmp(x->word, y->word) > 0;

	if (x->stem == y->stem)
		return arena_printf(l->a, "%.*s, rank", STR_ARG(x->word));
	if (same_kind(x, y))
		return arena_printf(l->a, "%.*s, word", STR_ARG(x->kind));
	return arena_printf(l->a, "%.*s or %.*s, word",
	    STR_ARG(turned ? y->word : x->word),
	    STR_ARG(turned ? x->word : y->word));
}

/* One fact of all pairs of these two words. */
static void
add_fact(const struct nouner *r, size_t first)
{
	struct ledger *l = r->l;
	const struct noun *x = r->pairs.at[first].x, *y = r->pairs.at[first].y;
	struct fact f = {.kind = FACT_NAME, .verdict = VERDICT_TERM};
	struct cell *cells = ARENA_ARRAY(l->a, struct cell, 2 * r->pairs.n);
	size_t n = 0;

	for (size_t i = 0; i < r->pairs.n; i++) {
		const struct pair *p = &r->pairs.at[i];

		if (!is_of(p->x, x->stem, y->stem) ||
		    !is_of(p->y, x->stem, y->stem))
			continue;
		if (i < first)
			return; /* the fact is made already */
		add_cell(r, p->x, cells, &n);
		add_cell(r, p->y, cells, &n);
	}
	f.why = arena_printf(l->a,
	    "in one place of sentences that tell the same: "
	    "\"%.*s\" and \"%.*s\"",
	    STR_ARG(cells[0].value), STR_ARG(cells[1].value));
	f.label = label_of_pair(l, x, y);
	ledger_add(l, f, cells, n);
}

void
nouns_run(struct ledger *l)
{
	struct nouner r = {.l = l,
	    .kinds = table_find(STR("en"), "kinds"),
	    .numbers = table_find(STR("en"), "numbers"),
	    .kin = map_new(l->a)};

	if (l->ntexts < 2)
		return;
	r.first = ARENA_ARRAY(l->a, uint32_t *, l->ntexts + 1);
	for (uint32_t t = 0; t < l->ntexts; t++) {
		const struct article_info *info = l->texts[t].info;
		struct str language = info->article->language;
		bool english = language.n == 0 ||
		    str_istarts(language, STR("en"));

		r.first[t] = ARENA_ARRAY(l->a, uint32_t, info->nparas + 1);
		for (uint32_t i = 0; i < info->nparas; i++) {
			r.first[t][i] = (uint32_t)r.nouns.n;
			if (l->texts[t].current && english &&
			    info->paras[i].tells)
				collect(&r, t, i);
		}
	}
	for (size_t i = 0; i < r.nouns.n; i++)
		compare_noun(&r, &r.nouns.at[i]);
	for (size_t i = 0; i < r.pairs.n; i++)
		add_fact(&r, i);
}
