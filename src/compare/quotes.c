/*
 * One statement quoted in different words.
 *
 * Every quotation is aligned with every one of the other articles that
 * shares content words with it, by stems, as Smith and Waterman (1981) do
 * for sequences: a shared stem gains its weight, a replaced or left-out
 * one costs about half a point.  The thresholds are those of ALGORITHMS
 * part 3, rule 1: long alignments stand alone, short ones need linked
 * paragraphs, and two known speakers that differ forbid all but the
 * longest.
 *
 * Stems are compared and not the surface: "F.B.I." is "FBI", "looks" is
 * "look", "they're" is "they are".  What differs inside the aligned
 * stretch is what the cells show, with a word of context on both sides;
 * where nothing differs, the statement is an AGREE.
 */
#include "src/compare/ledger.h"

#include "src/text/normalise.h"

#define MAX_UNITS 160
#define MISMATCH .6
#define GAP .5
/* Differences with fewer equal words between them are one. */
#define BRIDGE 2

/* A word of a quotation as it is compared. */
struct unit {
	uint32_t stem, token;
	double gain;
	bool content;
};

struct range {
	uint32_t from, after; /* tokens */
};

struct quote {
	uint32_t text, para, index; /* in that paragraph's quotes */
	const struct para_info *p;
	const struct quotation *q;
	struct unit *units;
	size_t nunits;
	uint32_t *content; /* distinct stems, ascending */
	size_t ncontent;
	VEC(struct range) differ;
	struct range same; /* the widest aligned stretch */
	uint32_t group, next;
};

struct match {
	uint32_t x, y; /* quotes */
	double score;
};

struct step {
	uint32_t i, k; /* units; the one not moved stays */
	bool equal;
};

struct quoter {
	struct ledger *l;
	VEC(struct quote) quotes;
	VEC(struct match) matches;
	float *h;
	char *from; /* d(iagonal), u(p), l(eft), or 0 */
	struct step *path;
	size_t npath;
};

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
	u->gain = content ? MAX(.3, MIN(3, l->weight[stem])) : .3;
}

/* A word the event's vocabulary lacks gets an id of its own. */
static uint32_t
plain_stem(const struct ledger *l, struct str word)
{
	uint32_t id = vocab_find(l->an->stems, word);

	return id != VOCAB_NONE ? id :
	    (uint32_t)str_hash(word) | UINT32_C(0x80000000);
}

static void
read_units(struct ledger *l, struct quote *q)
{
	uint32_t ids[MAX_UNITS];
	size_t n = 0;

	q->units = ARENA_ARRAY(l->a, struct unit, MAX_UNITS);
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

	for (uint32_t t = 0; t < l->ntexts; t++) {
		const struct article_info *info = l->texts[t].info;

		for (uint32_t i = 0; i < info->nparas; i++) {
			const struct para_info *p = &info->paras[i];

			for (uint32_t k = 0; k < p->nquotes; k++) {
				struct quote *q;

				if (!l->texts[t].current || !p->tells)
					continue;
				q = vec_add(l->a, &r->quotes);
				q->text = t;
				q->para = i;
				q->index = k;
				q->p = p;
				q->q = &p->quotes[k];
				q->group = (uint32_t)r->quotes.n - 1;
				q->next = UINT32_MAX;
				read_units(l, q);
			}
		}
	}
}

static unsigned
shared_content(const struct quote *x, const struct quote *y)
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

/* Fills the path of the best local alignment; its score. */
static double
align(struct quoter *r, const struct quote *x, const struct quote *y)
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
			bool equal = x->units[i - 1].stem ==
			    y->units[k - 1].stem;
			float diagonal = above[k - 1] +
			    (equal ? (float)x->units[i - 1].gain :
				     (float)-MISMATCH);
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
		    from == 'd' &&
			x->units[bi].stem == y->units[bk].stem};
	}
	for (size_t i = 0; i < r->npath / 2; i++) {
		struct step s = r->path[i];

		r->path[i] = r->path[r->npath - 1 - i];
		r->path[r->npath - 1 - i] = s;
	}
	return (double)best;
}

/* ALGORITHMS part 3, rule 1. */
static bool
is_one_statement(const struct quoter *r, const struct quote *x,
    const struct quote *y, double score)
{
	double link = evidence_link(r->l, (struct place){x->text, x->para},
	    (struct place){y->text, y->para});
	unsigned equal = 0, content = 0;
	double share;

	for (size_t i = 0; i < r->npath; i++) {
		equal += r->path[i].equal;
		content += r->path[i].equal &&
		    x->units[r->path[i].i].content;
	}
	if (r->npath == 0)
		return false;
	share = equal / (double)r->npath;
	if (x->q->speaker >= 0 && y->q->speaker >= 0 &&
	    x->q->speaker != y->q->speaker && link < .5 && score < 8)
		return false;
	return (score >= 4.2 && share >= .5 && content >= 2) ||
	    (link > .3 && score >= 2.4 && share >= .5 && content >= 1) ||
	    (link > .6 && score >= 2.6 && share >= .4 && equal >= 4);
}

static void
add_range(struct ledger *l, struct quote *q, uint32_t from, uint32_t after)
{
	/* A word on each side, inside the quotation. */
	from = MAX(from, q->q->first + 1) - 1;
	after = MIN(after + 1, q->q->after);
	for (size_t i = 0; i < q->differ.n; i++) {
		struct range *r = &q->differ.at[i];

		if (from < r->after && r->from < after) {
			r->from = MIN(r->from, from);
			r->after = MAX(r->after, after);
			return;
		}
	}
	*vec_add(l->a, &q->differ) = (struct range){from, after};
}

/* The token a unit stands for; behind the last one, behind the last. */
static uint32_t
token_of(const struct quote *q, uint32_t unit)
{
	return unit < q->nunits ? q->units[unit].token : q->q->after;
}

/* Notes the stretches of the path that differ, in both quotations. */
static void
note_differences(struct quoter *r, struct quote *x, struct quote *y)
{
	for (size_t i = 0; i < r->npath; i++) {
		size_t last = i, equal = 0;
		uint32_t xi, yi, xe, ye;

		if (r->path[i].equal)
			continue;
		for (size_t k = i + 1; k < r->npath && equal < BRIDGE; k++) {
			equal = r->path[k].equal ? equal + 1 : 0;
			if (!r->path[k].equal)
				last = k;
		}
		xi = token_of(x, r->path[i].i);
		yi = token_of(y, r->path[i].k);
		/* Behind the last step that differs stands an equal one. */
		xe = token_of(x, r->path[last + 1].i);
		ye = token_of(y, r->path[last + 1].k);
		add_range(r->l, x, xi, xe);
		add_range(r->l, y, yi, ye);
		i = last;
	}
}

static void
widen(struct quote *q, uint32_t from, uint32_t after)
{
	if (q->same.after == 0)
		q->same = (struct range){from, after};
	q->same.from = MIN(q->same.from, from);
	q->same.after = MAX(q->same.after, after);
}

static void
find_matches(struct quoter *r)
{
	for (uint32_t i = 0; i < r->quotes.n; i++) {
		for (uint32_t k = i + 1; k < r->quotes.n; k++) {
			struct quote *x = &r->quotes.at[i];
			struct quote *y = &r->quotes.at[k];
			struct step *last;
			double score;

			if (x->text == y->text || shared_content(x, y) == 0)
				continue;
			score = align(r, x, y);
			if (!is_one_statement(r, x, y, score))
				continue;
			last = &r->path[r->npath - 1];
			*vec_add(r->l->a, &r->matches) =
			    (struct match){i, k, score};
			widen(x, token_of(x, r->path[0].i),
			    token_of(x, last->i) + 1);
			widen(y, token_of(y, r->path[0].k),
			    token_of(y, last->k) + 1);
			note_differences(r, x, y);
		}
	}
}

static void
merge(struct quoter *r)
{
	for (size_t i = 0; i < r->matches.n; i++) {
		uint32_t a = r->quotes.at[r->matches.at[i].x].group;
		uint32_t b = r->quotes.at[r->matches.at[i].y].group;
		uint32_t k;

		if (a == b)
			continue;
		if (a > b) {
			uint32_t t = a;

			a = b;
			b = t;
		}
		for (k = b; k != UINT32_MAX; k = r->quotes.at[k].next)
			r->quotes.at[k].group = a;
		for (k = a; r->quotes.at[k].next != UINT32_MAX;)
			k = r->quotes.at[k].next;
		r->quotes.at[k].next = b;
	}
}

static struct cell
quote_cell(struct quoter *r, const struct quote *q, struct range range)
{
	uint32_t start = q->p->tokens[range.from].start;
	uint32_t end = q->p->tokens[range.after - 1].end;
	struct cell c = ledger_cell(r->l, q->text, q->para, start, end);

	c.value = c.text;
	c.attribution = q->q->speaker_text;
	return c;
}

/* Its first four words. */
static struct str
quote_label(struct quoter *r, const struct quote *q)
{
	struct str t = str_sub(q->p->p->text, q->q->start, q->q->end);
	size_t at = 0, from = 0;

	for (unsigned words = 0; words < 4 && at != STR_NPOS; words++) {
		at = str_chr(t, ' ', from);
		from = at == STR_NPOS ? t.n : at + 1;
	}
	return at == STR_NPOS ? arena_printf(r->l->a, "\"%.*s\"", STR_ARG(t)) :
	    arena_printf(r->l->a, "\"%.*s...\"",
		STR_ARG(str_sub(t, 0, at)));
}

static void
add_fact(struct quoter *r, uint32_t first)
{
	struct ledger *l = r->l;
	struct fact f = {.kind = FACT_QUOTE, .verdict = VERDICT_AGREE};
	VEC(struct cell) cells = {0};
	const struct quote *a = &r->quotes.at[first];

	for (uint32_t i = first; i != UINT32_MAX; i = r->quotes.at[i].next) {
		const struct quote *q = &r->quotes.at[i];

		if (q->differ.n > 0)
			f.verdict = VERDICT_QUOTE;
		for (size_t k = 0; k < q->differ.n; k++)
			*vec_add(l->a, &cells) = quote_cell(r, q,
			    q->differ.at[k]);
		if (q->differ.n == 0)
			*vec_add(l->a, &cells) = quote_cell(r, q, q->same);
		if (q->q->end - q->q->start < a->q->end - a->q->start)
			a = q;
	}
	f.label = quote_label(r, a);
	f.why = f.verdict == VERDICT_AGREE ?
	    STR("the quoted words are the same") :
	    STR("quotations of one statement differ in words");
	ledger_add(l, f, cells.at, cells.n);
}

void
quotes_run(struct ledger *l)
{
	struct quoter r = {.l = l};
	size_t room = (MAX_UNITS + 1) * (MAX_UNITS + 1);

	r.h = ARENA_ARRAY(l->a, float, room);
	r.from = ARENA_ARRAY(l->a, char, room);
	r.path = ARENA_ARRAY(l->a, struct step, 2 * MAX_UNITS + 1);
	collect(&r);
	find_matches(&r);
	merge(&r);
	for (uint32_t i = 0; i < r.quotes.n; i++)
		if (r.quotes.at[i].group == i &&
		    r.quotes.at[i].next != UINT32_MAX)
			add_fact(&r, i);
}
