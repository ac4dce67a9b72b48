/*
 * What one text leaves out though the others tell it.
 *
 * Paragraphs that are each other's best counterpart in their two texts,
 * with a sure link, are one act told twice; such pairs are merged into
 * groups.  A group told by at least half of the independent texts, and
 * by two at least, is an omission of every text that has no paragraph
 * with even a weak link to any of it, or with much of what it has in
 * common.  Copies count once, and a text is
 * not blamed for what its own wire report left out twice.
 */
#include "src/compare/ledger.h"

/* The surest links make groups; a text that has a weaker one to a group
 * tells it too. */
#define SURE .5
#define WEAK .3
/* Or a paragraph with so much of the weight of what the group shares. */
#define CORE .6
/* Words that two telling sentences share besides names and offices. */
#define SAME_WORDS 2
/* The most words of a label, and how dear they are: the score of a phrase
 * is its weight by its words and so many more. */
#define LABEL_WORDS 10
#define SPARE_WORDS 3
/* Where no grammar tells how the words hang together, so many at most. */
#define PLAIN_WORDS 4
/* What is gained by saying who does something, and by each end that is the
 * end of a clause. */
#define WITH_ACT 1.6
#define AT_CLAUSE 1.2
/* A sentence is read so far. */
#define MAX_STEMS 64

struct node {
	struct place at;
	uint32_t group, next, last; /* by its first node; see join.c */
};

struct omitter {
	struct ledger *l;
	uint32_t *first; /* by text: its first node */
	uint32_t **rank; /* by text and paragraph: its node among those */
	struct node *nodes;
	uint32_t n;
	bool *core; /* by stem: what the group at hand has in common */
	double core_mass;
};

/* Its best counterpart in another text, by the matcher's probability. */
static const struct near *
best_in(const struct ledger *l, struct place at, uint32_t text)
{
	const struct near_vec *v = &l->near[at.article][at.para];
	const struct near *best = NULL;

	for (size_t i = 0; i < v->n; i++)
		if (v->at[i].at.article == text &&
		    (best == NULL || v->at[i].p > best->p))
			best = &v->at[i];
	return best;
}

static bool
holds_text(const struct omitter *o, uint32_t group, uint32_t text)
{
	for (uint32_t i = group; i != UINT32_MAX; i = o->nodes[i].next)
		if (o->nodes[i].at.article == text)
			return true;
	return false;
}

static void
unite(struct omitter *o, uint32_t a, uint32_t b)
{
	if (a > b) {
		uint32_t t = a;

		a = b;
		b = t;
	}
	for (uint32_t i = b; i != UINT32_MAX; i = o->nodes[i].next) {
		/* A group that has a text already does not take another
		 * paragraph of it: two acts would run together. */
		if (holds_text(o, a, o->nodes[i].at.article))
			return;
	}
	o->nodes[o->nodes[a].last].next = b;
	o->nodes[a].last = o->nodes[b].last;
	for (uint32_t i = b; i != UINT32_MAX; i = o->nodes[i].next)
		o->nodes[i].group = a;
}

static void
group_paragraphs(struct omitter *o)
{
	const struct ledger *l = o->l;

	for (uint32_t i = 0; i < o->n; i++) {
		struct place at = o->nodes[i].at;

		for (uint32_t t = at.article + 1; t < l->ntexts; t++) {
			const struct near *y = best_in(l, at, t), *back;
			uint32_t k;

			if (y == NULL || (double)y->p < SURE ||
			    !l->texts[t].info->paras[y->at.para].tells)
				continue;
			back = best_in(l, y->at, at.article);
			k = o->first[t] + o->rank[t][y->at.para];
			if (back != NULL && back->at.para == at.para &&
			    o->nodes[i].group != o->nodes[k].group)
				unite(o, o->nodes[i].group, o->nodes[k].group);
		}
	}
}

/* Has a text any paragraph with even a weak link to the group? */
static bool
hints_at(const struct omitter *o, uint32_t group, uint32_t text)
{
	if (holds_text(o, group, text))
		return true;
	for (uint32_t i = group; i != UINT32_MAX; i = o->nodes[i].next) {
		const struct near *x = best_in(o->l, o->nodes[i].at, text);

		if (x != NULL && (double)x->p >= WEAK)
			return true;
	}
	return false;
}

/* How many of a group's paragraphs hold a stem. */
static unsigned
holders(const struct omitter *o, uint32_t group, uint32_t stem)
{
	unsigned n = 0;

	for (uint32_t i = group; i != UINT32_MAX; i = o->nodes[i].next) {
		struct place at = o->nodes[i].at;
		const struct para_info *p =
		    &o->l->texts[at.article].info->paras[at.para];

		for (size_t c = 0; c < p->ncontent; c++)
			n += p->content[c] == stem;
	}
	return n;
}

/* Marks, or no longer marks, the stems that two of a group's paragraphs
 * share with its first. */
static void
mark_core(struct omitter *o, uint32_t group, bool on)
{
	const struct ledger *l = o->l;
	struct place at = o->nodes[group].at;
	const struct para_info *p = &l->texts[at.article].info->paras[at.para];

	o->core_mass = 0;
	for (size_t c = 0; c < p->ncontent; c++) {
		bool shared = on && holders(o, group, p->content[c]) > 1;

		o->core[p->content[c]] = shared;
		o->core_mass += shared ? l->weight[p->content[c]] : 0;
	}
}

/* Has a text a paragraph that holds much of that, though the matcher sees
 * no link? */
static bool
holds_core(const struct omitter *o, uint32_t text)
{
	const struct ledger *l = o->l;
	const struct article_info *info = l->texts[text].info;

	for (size_t i = 0; i < info->nparas; i++) {
		const struct para_info *p = &info->paras[i];
		double sum = 0;

		for (size_t c = 0; p->tells && c < p->ncontent; c++)
			if (o->core[p->content[c]])
				sum += l->weight[p->content[c]];
		if (sum > 0 && sum >= CORE * o->core_mass)
			return true;
	}
	return false;
}

/* How much a token says about what a group tells; 0 for what is no name
 * of anything. */
static double
telling_of(const struct omitter *o, uint32_t group, const struct token *t)
{
	double n;

	if (!t->content || t->stem == VOCAB_NONE || t->end - t->start < 3 ||
	    t->kind != WORD_LETTERS ||
	    (t->roles & (TOKEN_SAYS | TOKEN_TITLE)) != 0)
		return 0;
	n = holders(o, group, t->stem);
	return n * n * o->l->weight[t->stem];
}

/* Its first paragraph in the language of most texts, else its first. */
static struct place
speaks_common(const struct omitter *o, uint32_t group)
{
	for (uint32_t i = group; i != UINT32_MAX; i = o->nodes[i].next) {
		struct place at = o->nodes[i].at;

		if (str_eq(o->l->texts[at.article].info->article->language,
			o->l->language))
			return at;
	}
	return o->nodes[group].at;
}

struct families {
	unsigned telling, silent, all;
};

static struct families
count_families(const struct omitter *o, uint32_t group)
{
	const struct ledger *l = o->l;
	struct families f = {0, 0, 0};

	for (uint32_t t = 0; t < l->ntexts; t++) {
		bool told = false, hinted = false;

		if (l->family[t] != t)
			continue;
		for (uint32_t k = t; k < l->ntexts; k++) {
			if (l->family[k] != t || !l->texts[k].current)
				continue;
			told = told || holds_text(o, group, k);
			hinted = hinted || hints_at(o, group, k) ||
			    holds_core(o, k);
		}
		f.telling += told;
		f.silent += !hinted;
		f.all++;
	}
	return f;
}

/* The sentence of a paragraph that says most of what its group tells. */
static struct span
sentence_of(const struct omitter *o, uint32_t group, struct place at)
{
	const struct para_info *p =
	    &o->l->texts[at.article].info->paras[at.para];
	double most = 0, sum = 0;
	size_t best = 0;

	for (size_t i = 0; i < p->ntokens; i++) {
		const struct token *t = &p->tokens[i];

		if (i > 0 && t->sentence != t[-1].sentence)
			sum = 0;
		/* What one paragraph alone has tells nothing of the group. */
		if (t->stem != VOCAB_NONE && holders(o, group, t->stem) > 1)
			sum += telling_of(o, group, t);
		if (sum > most) {
			most = sum;
			best = t->sentence;
		}
	}
	return p->nsentences > 0 ? p->sentences[best] : (struct span){0, 0};
}

static bool
in_name(const struct para_info *p, size_t token)
{
	for (size_t i = 0; i < p->nnames; i++)
		if (p->names[i].first <= token && p->names[i].after > token)
			return true;
	return false;
}

/* Somebody or something, and what he or it does. */
static bool
has_act(const struct omitter *o, const struct article_info *info,
    const struct para_info *p, size_t first, size_t last)
{
	bool actor = false;

	for (size_t i = first; i <= last; i++) {
		enum word_class class = syntax_class(info, p, i);
		struct guess g = syntax_guess(o->l->syntax, info, p, i);

		if (actor &&
		    (class == WORD_MODAL || (class == WORD_BE && i < last) ||
			(class == WORD_CONTENT && g.verb > .55 &&
			    (p->tokens[i].roles & TOKEN_SAYS) == 0)))
			return true;
		actor = actor || class == WORD_SUBJECT ||
		    (class == WORD_CONTENT &&
			(g.noun > .5 || p->tokens[i].capital));
	}
	return false;
}

/* Is there any word of content that is in no name? */
static bool
has_plain(const struct para_info *p, size_t first, size_t last)
{
	for (size_t i = first; i <= last; i++)
		if (p->tokens[i].content && !in_name(p, i) &&
		    (p->tokens[i].roles & TOKEN_TITLE) == 0)
			return true;
	return false;
}

/* How well tokens first to last say in short what a group tells, given
 * what they weigh. */
static double
phrase_score(const struct omitter *o, const struct article_info *info,
    const struct para_info *p, size_t first, size_t last, double mass)
{
	double words = (double)(last - first + 1);
	double score = mass / (words + SPARE_WORDS);

	/* A lone word says less than a phrase does, and a name says nothing
	 * of what it did. */
	if (!has_plain(p, first, last))
		score *= .15;
	else if (first == last)
		score *= .4;
	if (has_act(o, info, p, first, last))
		score *= WITH_ACT;
	if (first == 0 || !syntax_adjoin(p, first - 1))
		score *= AT_CLAUSE;
	else if (syntax_class(info, p, first - 1) == WORD_PREPOSITION)
		score /= AT_CLAUSE;
	if (!syntax_adjoin(p, last))
		score *= AT_CLAUSE;
	return score;
}

static bool
is_article(const struct para_info *p, size_t token)
{
	static const char *const all[] = {"the", "The", "a", "A", "an", "An"};
	struct str word = str_sub(
	    p->p->text, p->tokens[token].start, p->tokens[token].end);

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		if (str_eq(word, str_c(all[i])))
			return true;
	return false;
}

/* The phrase of a sentence that says best what a group is about: cut where
 * its words hang together, of few words, most of which the group's other
 * paragraphs have too. */
static struct str
omission_label(struct omitter *o, uint32_t group)
{
	struct ledger *l = o->l;
	struct place at = speaks_common(o, group);
	const struct article_info *info = l->texts[at.article].info;
	const struct para_info *p = &info->paras[at.para];
	struct span sentence = sentence_of(o, group, at);
	struct str best = STR("paragraph");
	size_t words = info->grammar != NULL ? LABEL_WORDS
							    : PLAIN_WORDS;
	double most = 0;

	for (size_t i = 0; i < p->ntokens; i++) {
		double mass = 0;

		if (p->tokens[i].start < sentence.start ||
		    p->tokens[i].end > sentence.end ||
		    !syntax_begins(l->syntax, info, p, i))
			continue;
		for (size_t k = i; k < i + words && k < p->ntokens; k++) {
			double score;

			mass += telling_of(o, group, &p->tokens[k]);
			if (mass > 0 && syntax_ends(l->syntax, info, p, k) &&
			    (score = phrase_score(o, info, p, i, k, mass)) >
				most) {
				most = score;
				best = str_sub(p->p->text,
				    p->tokens[i + is_article(p, i)].start,
				    p->tokens[k].end);
			}
			if (!syntax_adjoin(p, k))
				break;
		}
	}
	return best;
}

/* The content stems of a sentence, names and offices apart. */
static size_t
plain_stems(const struct omitter *o, struct place at, struct span sentence,
    uint32_t *out)
{
	const struct para_info *p =
	    &o->l->texts[at.article].info->paras[at.para];
	size_t n = 0;

	for (size_t i = 0; i < p->ntokens && n < MAX_STEMS; i++) {
		const struct token *t = &p->tokens[i];

		if (t->start >= sentence.start && t->end <= sentence.end &&
		    t->content && t->stem != VOCAB_NONE && !in_name(p, i) &&
		    (t->roles & (TOKEN_SAYS | TOKEN_TITLE)) == 0)
			out[n++] = t->stem;
	}
	return propositions_distinct(out, n);
}

static bool
one_language(const struct omitter *o, uint32_t group)
{
	const struct stemmer *first =
	    o->l->texts[o->nodes[group].at.article].info->stemmer;

	for (uint32_t i = group; i != UINT32_MAX; i = o->nodes[i].next)
		if (o->l->texts[o->nodes[i].at.article].info->stemmer != first)
			return false;
	return true;
}

/* Do two of the group's sentences tell one act, and not only name one
 * person or thing? */
static bool
tells_one_act(const struct omitter *o, uint32_t group)
{
	uint32_t x[MAX_STEMS], y[MAX_STEMS];

	for (uint32_t i = group; i != UINT32_MAX; i = o->nodes[i].next) {
		size_t n = plain_stems(o, o->nodes[i].at,
		    sentence_of(o, group, o->nodes[i].at), x);

		for (uint32_t k = o->nodes[i].next; k != UINT32_MAX;
		     k = o->nodes[k].next) {
			size_t m = plain_stems(o, o->nodes[k].at,
			    sentence_of(o, group, o->nodes[k].at), y);
			unsigned same = 0;

			for (size_t a = 0, b = 0; a < n && b < m;) {
				same += x[a] == y[b];
				if (x[a] <= y[b])
					a++;
				else
					b++;
			}
			if (same >= SAME_WORDS)
				return true;
		}
	}
	return false;
}

static void
add_omission(struct omitter *o, uint32_t group)
{
	struct ledger *l = o->l;
	struct fact f = {.kind = FACT_OMISSION, .verdict = VERDICT_OMITTED};
	VEC(struct cell) cells = {0};
	struct families n;

	if (o->nodes[group].next == UINT32_MAX)
		return;
	mark_core(o, group, true);
	n = count_families(o, group);
	mark_core(o, group, false);
	if (n.telling < 2 || 2 * n.telling < n.all || n.silent == 0 ||
	    (one_language(o, group) && !tells_one_act(o, group)))
		return;
	for (uint32_t i = group; i != UINT32_MAX; i = o->nodes[i].next) {
		struct place at = o->nodes[i].at;
		const struct para_info *p =
		    &l->texts[at.article].info->paras[at.para];

		if (p->nsentences > 0) {
			struct span s = sentence_of(o, group, at);

			*vec_add(l->a, &cells) = ledger_cell(
			    l, at.article, at.para, s.start, s.end);
		}
	}
	f.label = omission_label(o, group);
	f.why = arena_printf(l->a,
	    "told by %u of %u independent texts, left "
	    "out by %u",
	    n.telling, n.all, n.silent);
	ledger_add(l, f, cells.at, cells.n);
}

void
omissions_run(struct ledger *l)
{
	struct omitter o = {.l = l};
	size_t room = 0;

	for (uint32_t t = 0; t < l->ntexts; t++)
		room += l->texts[t].info->nparas;
	o.nodes = ARENA_ARRAY(l->a, struct node, room + 1);
	o.first = ARENA_ARRAY(l->a, uint32_t, l->ntexts + 1);
	o.core = ARENA_ARRAY(l->a, bool, vocab_count(l->an->stems) + 1);
	o.rank = ARENA_ARRAY(l->a, uint32_t *, l->ntexts + 1);
	for (uint32_t t = 0; t < l->ntexts; t++) {
		o.first[t] = o.n;
		o.rank[t] =
		    ARENA_ARRAY(l->a, uint32_t, l->texts[t].info->nparas + 1);
		for (uint32_t i = 0; i < l->texts[t].info->nparas; i++) {
			if (!l->texts[t].current ||
			    !l->texts[t].info->paras[i].tells)
				continue;
			o.rank[t][i] = o.n - o.first[t];
			o.nodes[o.n] =
			    (struct node){{t, i}, o.n, UINT32_MAX, o.n};
			o.n++;
		}
	}
	o.first[l->ntexts] = o.n;
	group_paragraphs(&o);
	for (uint32_t i = 0; i < o.n; i++)
		if (o.nodes[i].group == i)
			add_omission(&o, i);
}
