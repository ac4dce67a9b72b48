/*
 * One statement quoted in different words.
 *
 * Every quotation is aligned with every one of the other articles that
 * shares content words with it, by stems, as Smith and Waterman (1981) do
 * for sequences: a shared stem gains its weight, a replaced or left-out
 * one costs about half a point.  Long alignments stand alone, short ones
 * need linked paragraphs, and two known speakers that differ forbid all
 * but the longest.
 *
 * Stems are compared and not the surface: "F.B.I." is "FBI", "looks" is
 * "look", "they're" is "they are".  What differs inside the aligned
 * stretch is what the cells show, with a word of context on both sides;
 * where nothing differs, the statement is an AGREE.  Of two languages
 * nothing is aligned: translated.c matches those.
 */
#include "src/compare/quotes.h"

#include "src/text/normalise.h"

#define MAX_UNITS 160
/* What is nothing but quotation marks is cut here. */
#define MAX_IN_PARA 24
#define MAX_IN_EVENT 4000
#define MIN_IN_TEXT 6
/* Alignments of an event end after so many pairs of words: a second. */
#define MAX_WORK UINT64_C(150000000)
/* A quotation is one of so many at most: outlets are no more. */
#define MAX_MATCHES 64
#define MISMATCH .6
#define GAP .5
/* Differences with fewer equal words between them are one. */
#define BRIDGE 2
/* The most words of a clause's rest that are shown. */
#define TAIL_MAX 8
/* An aligned stretch of so many words is no fragment. */
#define SENTENCE_MIN 5
#define FRAGMENT_MIN 4
/* So many equal words make two versions' quotations one. */
#define EQUAL_IN_VERSIONS 3
/* One content word carries an alignment of so much of a quotation. */
#define COVERED .3

/* "'re" and the like as the words they stand for. */
static struct str
contracted(struct str word, struct str *base)
{
	static const char *const forms[][2] = {{"'re", "are"}, {"'m", "am"},
	    {"'ve", "have"}, {"'ll", "will"}, {"n't", "not"}};

	for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
		struct str tail = str_c(forms[i][0]);

		if (word.n > tail.n && str_ends(word, tail)) {
			*base = str_sub(word, 0, word.n - tail.n);
			return str_c(forms[i][1]);
		}
	}
	return STR_NONE;
}

static void
add_unit(struct quote *q, uint32_t stem, size_t token, bool content,
    const struct ledger *l)
{
	struct unit *u;

	if (q->nunits == MAX_UNITS)
		return;
	u = &q->units[q->nunits++];
	u->stem = stem;
	u->token = (uint32_t)token;
	u->content = content;
	u->past = q->english &&
	    syntax_is_past(text_lower(l->a,
		str_sub(q->p->p->text, q->p->tokens[token].start,
		    q->p->tokens[token].end)));
	u->gain = content ? MAX(.3, MIN(3, l->weight[stem])) : .3;
}

/* A word the event's vocabulary lacks gets an id of its own. */
static uint32_t
plain_stem(const struct ledger *l, struct str word)
{
	uint32_t id = vocab_find(l->an->stems, word);

	return id != VOCAB_NONE
	    ? id
	    : (uint32_t)str_hash(word) | UINT32_C(0x80000000);
}

void
quotes_read(struct ledger *l, struct quote *q)
{
	uint32_t ids[MAX_UNITS];
	size_t n = 0;

	q->english = str_istarts(
	    l->texts[q->text].info->article->language, STR("en"));
	/* A contraction is two. */
	q->units = ARENA_ARRAY(l->a, struct unit,
	    MIN((size_t)MAX_UNITS, 2 * (size_t)(q->q->after - q->q->first)));
	for (size_t i = q->q->first; i < q->q->after; i++) {
		const struct token *t = &q->p->tokens[i];
		struct str word = str_sub(q->p->p->text, t->start, t->end);
		struct str base, added = STR_NONE;

		if (t->stem == VOCAB_NONE)
			continue;
		if (!t->content && t->end - t->start > 2) {
			word = text_lower(l->a, text_plain(l->a, word, NULL));
			added = contracted(word, &base);
		}
		if (added.n > 0) {
			add_unit(q, plain_stem(l, base), i, false, l);
			add_unit(q, plain_stem(l, added), i, false, l);
		} else {
			add_unit(q, t->stem, i, t->content, l);
		}
		if (t->content && n < MAX_UNITS)
			ids[n++] = t->stem;
	}
	q->ncontent = propositions_distinct(ids, n);
	q->content = ARENA_ARRAY(l->a, uint32_t, q->ncontent + 1);
	memcpy(q->content, ids, q->ncontent * sizeof(*ids));
}

static void
collect(struct quoter *r)
{
	struct ledger *l = r->l;
	size_t room =
	    MAX((size_t)MIN_IN_TEXT, MAX_IN_EVENT / MAX(l->ntexts, (size_t)1));

	for (uint32_t t = 0; t < l->ntexts; t++) {
		const struct article_info *info = l->texts[t].info;
		size_t before = r->quotes.n;

		for (uint32_t i = 0; i < info->nparas; i++) {
			const struct para_info *p = &info->paras[i];
			size_t n =
			    p->tells ? MIN(p->nquotes, (size_t)MAX_IN_PARA) : 0;

			n = MIN(n, room + before - r->quotes.n);
			for (uint32_t k = 0; k < n; k++) {
				struct quote *q;

				q = vec_add(l->a, &r->quotes);
				q->text = t;
				q->para = i;
				q->p = p;
				q->q = &p->quotes[k];
				quotes_read(l, q);
			}
		}
	}
}

unsigned
quotes_shared(const struct quote *x, const struct quote *y)
{
	unsigned n = 0;

	for (size_t i = 0, k = 0; i < x->ncontent && k < y->ncontent;) {
		if (x->content[i] == y->content[k])
			n++;
		if (x->content[i] <= y->content[k])
			i++;
		else
			k++;
	}
	return n;
}

double
quotes_align(struct quoter *r, const struct quote *x, const struct quote *y)
{
	size_t width = y->nunits + 1, bi = 0, bk = 0;
	float best = 0;

	memset(r->h, 0, width * sizeof(*r->h));
	memset(r->from, 0, width);
	for (size_t i = 1; i <= x->nunits; i++) {
		float *row = r->h + i * width, *above = row - width;

		row[0] = 0;
		r->from[i * width] = 0;
		for (size_t k = 1; k <= y->nunits; k++) {
			bool equal =
			    x->units[i - 1].stem == y->units[k - 1].stem;
			float diagonal = above[k - 1] +
			    (equal ? (float)x->units[i - 1].gain
				   : (float)-MISMATCH);
			float v = 0;
			char from = 0;

			if (diagonal > v) {
				v = diagonal;
				from = 'd';
			}
			if (above[k] - (float)GAP > v) {
				v = above[k] - (float)GAP;
				from = 'u';
			}
			if (row[k - 1] - (float)GAP > v) {
				v = row[k - 1] - (float)GAP;
				from = 'l';
			}
			row[k] = v;
			r->from[i * width + k] = from;
			if (v > best) {
				best = v;
				bi = i;
				bk = k;
			}
		}
	}
	r->npath = 0;
	while (r->from[bi * width + bk] != 0) {
		char from = r->from[bi * width + bk];

		bi -= from != 'l';
		bk -= from != 'u';
		r->path[r->npath++] = (struct step){(uint32_t)bi, (uint32_t)bk,
		    from == 'd' && x->units[bi].stem == y->units[bk].stem &&
			x->units[bi].past == y->units[bk].past};
	}
	for (size_t i = 0; i < r->npath / 2; i++) {
		struct step s = r->path[i];

		r->path[i] = r->path[r->npath - 1 - i];
		r->path[r->npath - 1 - i] = s;
	}
	return (double)best;
}

static bool
is_in_name(const struct quote *q, uint32_t token)
{
	for (size_t i = 0; i < q->p->nnames; i++)
		if (q->p->names[i].first <= token && token < q->p->names[i].after)
			return true;
	return false;
}

static bool
is_one_statement(const struct quoter *r, const struct quote *x,
    const struct quote *y, double score)
{
	double link = evidence_link(r->l, (struct place){x->text, x->para},
	    (struct place){y->text, y->para});
	unsigned equal = 0, content = 0, named = 0;
	double share;

	for (size_t i = 0; i < r->npath; i++) {
		equal += r->path[i].equal;
		content += r->path[i].equal && x->units[r->path[i].i].content;
		named += r->path[i].equal &&
		    x->units[r->path[i].i].content &&
		    is_in_name(x, x->units[r->path[i].i].token);
	}
	if (r->npath == 0)
		return false;
	share = equal / (double)r->npath;
	/* In one paragraph of two versions little can be another statement. */
	if (link >= 1 && equal >= EQUAL_IN_VERSIONS && share >= .5 &&
	    r->l->texts[x->text].article == r->l->texts[y->text].article)
		return true;
	/* One word in common is no statement, unless there is hardly more. */
	if (content < 2 &&
	    equal < COVERED * (double)MIN(x->nunits, y->nunits))
		return false;
	/* Of one person much is said. */
	if (content == named && 2 * equal < MIN(x->nunits, y->nunits))
		return false;
	if (x->q->speaker >= 0 && y->q->speaker >= 0 &&
	    x->q->speaker != y->q->speaker && link < .5 && score < 8)
		return false;
	return (score >= 4.2 && share >= .5 && content >= 2) ||
	    (link > .3 && score >= 2.4 && share >= .5 && content >= 1) ||
	    (link > .6 && score >= 2.6 && share >= .4 && equal >= 4);
}

static void
add_range(struct quoter *r, struct side *s, uint32_t from, uint32_t after)
{
	*vec_add(r->l->a, &s->differ) = (struct range){from, after};
}

/* The token a unit stands for; behind the last one, behind the last. */
static uint32_t
token_of(const struct quote *q, uint32_t unit)
{
	return unit < q->nunits ? q->units[unit].token : q->q->after;
}

/* Notes the stretches of the path that differ, on both sides. */
static void
note_differences(struct quoter *r, struct match *m)
{
	const struct quote *x = &r->quotes.at[m->side[0].quote];
	const struct quote *y = &r->quotes.at[m->side[1].quote];

	for (size_t i = 0; i < r->npath; i++) {
		size_t last = i, equal = 0;
		struct step next;

		if (r->path[i].equal)
			continue;
		for (size_t k = i + 1; k < r->npath && equal < BRIDGE; k++) {
			equal = r->path[k].equal ? equal + 1 : 0;
			if (!r->path[k].equal)
				last = k;
		}
		/* To where the next step stands. */
		next = last + 1 < r->npath
		    ? r->path[last + 1]
		    : (struct step){r->path[last].i + 1,
			  r->path[last].k + 1, false};
		add_range(r, &m->side[0], token_of(x, r->path[i].i),
		    token_of(x, next.i));
		add_range(r, &m->side[1], token_of(y, r->path[i].k),
		    token_of(y, next.k));
		i = last;
	}
}

/* The rest of the clause behind or before an aligned stretch; empty when
 * it is longer than TAIL_MAX. */
static struct range
rest_behind(const struct quote *q, uint32_t after)
{
	struct range r = {after, after};

	while (r.after < q->q->after && !quotes_clause_ends(q, r.after - 1))
		r.after++;
	if (r.after - r.from > TAIL_MAX)
		r.after = r.from;
	return r;
}

static struct range
rest_before(const struct quote *q, uint32_t from)
{
	struct range r = {from, from};

	while (r.from > q->q->first && !quotes_clause_ends(q, r.from - 1))
		r.from--;
	if (r.after - r.from > TAIL_MAX)
		r.from = r.after;
	return r;
}

static bool
is_empty(struct range r)
{
	return r.from == r.after;
}

/* Do two rests of a clause differ?  "A magnet for trade in these times"
 * and "a magnet for trade, and it must end": where the clause of one is
 * over, its quotation may go on with other words. */
static bool
differ_in_rest(struct range x, bool x_goes_on, struct range y,
    bool y_goes_on, uint32_t same)
{
	if (!is_empty(x) && !is_empty(y))
		return true;
	return is_empty(x) != is_empty(y) &&
	    (same >= SENTENCE_MIN ||
		(same >= FRAGMENT_MIN && (is_empty(x) ? x_goes_on : y_goes_on)));
}

/* A statement may differ where the alignment ends: "is coming to an end"
 * and "is wrapping up" share no last word, and one outlet may cut a
 * sentence short.  What is left of the clause counts as different when
 * both have a rest, or when one has and the stretch itself is long enough
 * to be a sentence and no mere fragment. */
static void
note_ends(struct quoter *r, struct match *m)
{
	const struct quote *x = &r->quotes.at[m->side[0].quote];
	const struct quote *y = &r->quotes.at[m->side[1].quote];
	struct range *sx = &m->side[0].same, *sy = &m->side[1].same;
	struct range bx = rest_behind(x, sx->after);
	struct range by = rest_behind(y, sy->after);
	struct range fx = rest_before(x, sx->from);
	struct range fy = rest_before(y, sy->from);
	double link = evidence_link(r->l, (struct place){x->text, x->para},
	    (struct place){y->text, y->para});
	uint32_t same = MIN(sx->after - sx->from, sy->after - sy->from);

	if (same < SENTENCE_MIN && link < .3)
		return;
	if (differ_in_rest(bx, sx->after < x->q->after, by,
		sy->after < y->q->after, same)) {
		add_range(r, &m->side[0], bx.from, bx.after);
		add_range(r, &m->side[1], by.from, by.after);
	}
	if (differ_in_rest(fx, sx->from > x->q->first, fy,
		sy->from > y->q->first, same)) {
		add_range(r, &m->side[0], fx.from, fx.after);
		add_range(r, &m->side[1], fy.from, fy.after);
	}
}

struct match *
quotes_add(struct quoter *r, uint32_t i, uint32_t k)
{
	uint32_t id = (uint32_t)r->matches.n;
	struct match *m = vec_add(r->l->a, &r->matches);

	m->group = id;
	m->side[0].quote = i;
	m->side[1].quote = k;
	*vec_add(r->l->a, &r->quotes.at[i].matches) = id;
	*vec_add(r->l->a, &r->quotes.at[k].matches) = id;
	return m;
}

struct match *
quotes_match(struct quoter *r, uint32_t i, uint32_t k)
{
	const struct quote *x = &r->quotes.at[i], *y = &r->quotes.at[k];
	const struct step *last = &r->path[r->npath - 1];
	struct match *m = quotes_add(r, i, k);

	m->side[0].same =
	    (struct range){token_of(x, r->path[0].i), token_of(x, last->i) + 1};
	m->side[1].same =
	    (struct range){token_of(y, r->path[0].k), token_of(y, last->k) + 1};
	note_differences(r, m);
	return m;
}

/* Older versions are set beside the current one of their own article;
 * two languages are for quotes_translate(). */
static bool
may_match(const struct ledger *l, const struct quote *x, const struct quote *y)
{
	const struct version *v = &l->texts[x->text], *w = &l->texts[y->text];

	if (x->text == y->text || v->info->stemmer != w->info->stemmer)
		return false;
	return v->article == w->article ? v->current != w->current
					: v->current && w->current;
}

static void
find_matches(struct quoter *r)
{
	uint64_t work = 0;

	for (uint32_t i = 0; i < r->quotes.n; i++) {
		for (uint32_t k = i + 1; k < r->quotes.n; k++) {
			const struct quote *x = &r->quotes.at[i];
			const struct quote *y = &r->quotes.at[k];

			if (!may_match(r->l, x, y) || work > MAX_WORK ||
			    x->matches.n == MAX_MATCHES ||
			    y->matches.n == MAX_MATCHES ||
			    quotes_shared(x, y) == 0)
				continue;
			work += (x->nunits + 1) * (y->nunits + 1);
			if (is_one_statement(r, x, y, quotes_align(r, x, y)))
				note_ends(r, quotes_match(r, i, k));
		}
	}
}

/* Do two stretches cover mostly the same words? */
static bool
overlap(struct range a, struct range b)
{
	uint32_t from = MAX(a.from, b.from), after = MIN(a.after, b.after);

	return from < after &&
	    2 * (after - from) >= MIN(a.after - a.from, b.after - b.from);
}

/* The first match of a match's group; the way there is halved. */
static uint32_t
group_of(struct quoter *r, uint32_t i)
{
	struct match *at = r->matches.at;

	while (at[i].group != i)
		i = at[i].group = at[at[i].group].group;
	return i;
}

static void
unite(struct quoter *r, uint32_t a, uint32_t b)
{
	a = group_of(r, a);
	b = group_of(r, b);
	r->matches.at[MAX(a, b)].group = MIN(a, b);
}

/* Matches that share most of a quotation's words are one statement. */
static void
group_matches(struct quoter *r)
{
	for (uint32_t q = 0; q < r->quotes.n; q++) {
		const struct quote *x = &r->quotes.at[q];

		for (size_t i = 0; i < x->matches.n; i++) {
			const struct match *m =
			    &r->matches.at[x->matches.at[i]];

			for (size_t k = 0; k < i; k++) {
				const struct match *o =
				    &r->matches.at[x->matches.at[k]];

				if (overlap(quotes_side(m, q)->same,
					quotes_side(o, q)->same))
					unite(r, x->matches.at[i],
					    x->matches.at[k]);
			}
		}
	}
	for (uint32_t i = 0; i < r->matches.n; i++)
		r->matches.at[i].group = group_of(r, i);
}

void
quotes_room(struct quoter *r)
{
	size_t room = (MAX_UNITS + 1) * (MAX_UNITS + 1);

	r->h = ARENA_ARRAY(r->l->a, float, room);
	r->from = ARENA_ARRAY(r->l->a, char, room);
	r->path = ARENA_ARRAY(r->l->a, struct step, 2 * MAX_UNITS + 1);
}

void
quotes_run(struct ledger *l)
{
	struct quoter r = {.l = l};

	if (l->ntexts < 2)
		return;
	quotes_room(&r);
	collect(&r);
	find_matches(&r);
	quotes_translate(&r);
	quotes_verbatim(&r);
	group_matches(&r);
	for (uint32_t i = 0; i < r.matches.n; i++)
		if (r.matches.at[i].group == i)
			quotes_tell(&r, i);
}
