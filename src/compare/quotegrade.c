/*
 * How much it matters that two quotations of one statement differ.
 *
 * "Never agreed" beside "agreed" is a contradiction in somebody's mouth;
 * "I'd like" beside "I would like" is two typists.  The words of each
 * stretch that differs are laid side by side as bags: what both have says
 * nothing, so that another order of words, another tense of one verb or a
 * cut clause leaves nothing over that is set against something else.  What
 * is left tells:
 *
 *   a negation or a figure of one side only, where nothing else was put in
 *   another's place, turns the sense;
 *   one or two words of content against one or two others put words into
 *   the speaker's mouth;
 *   more than that, or many such places in one statement, is what two
 *   translators or two note pads make of it;
 *   the rest is trimmed, or told with other function words.
 *
 * A negation counts at the end of an alignment only where both quotations
 * go on and nothing but the negation differs there: a fragment that begins
 * behind the "not" of a sentence denies nothing.  What stands in brackets
 * is the outlet's and not the speaker's; "f***" is a word of good manners.
 */
#include "src/compare/quotes.h"

#include "src/text/normalise.h"
#include "src/text/table.h"

/* So many words of content in another's place are a word; more are
 * another wording. */
#define PLACED 2
/* So much of what the aligned stretches hold has others in its place:
 * nobody repeats the other word for word. */
#define MOSTLY .4
/* Spelt alike: so many letters, of which so many differ. */
#define SPELT_LETTERS 4
#define SPELT_APART 2
#define MAX_BAG 48

/* A word of one side that the other side lacks. */
struct odd {
	struct str word; /* lower case */
	uint32_t stem;
	bool content, negation;
	struct str figure; /* its digits, or absent */
	bool met;
};

struct bag {
	struct odd at[MAX_BAG];
	size_t n;
	/* Of what no word of the other side meets: */
	size_t content, negations, figures, others;
};

/* Is a token in brackets? */
static bool
is_inserted(const struct quote *q, uint32_t token)
{
	struct str t = q->p->p->text;

	for (uint32_t i = q->p->tokens[token].start; i-- > q->q->start;) {
		if (t.s[i] == ')' || t.s[i] == ']')
			return false;
		if (t.s[i] == '(' || t.s[i] == '[')
			return true;
	}
	return false;
}

/* "f***ing", "f--ing". */
static bool
is_masked(const struct quote *q, struct range r)
{
	struct str t = q->p->p->text;
	uint32_t end = r.after > r.from ? q->p->tokens[r.after - 1].end : 0;

	for (uint32_t i = q->p->tokens[MIN(r.from, q->q->after - 1)].start;
	     i + 2 < end; i++)
		if (t.s[i] == '*' ||
		    (t.s[i] != ' ' && t.s[i + 1] == '-' && t.s[i + 2] == '-'))
			return true;
	return false;
}

static struct str
word_of(const struct ledger *l, const struct quote *q, uint32_t token)
{
	return text_lower(l->a, str_sub(q->p->p->text,
	    q->p->tokens[token].start, q->p->tokens[token].end));
}

/* "Not", but not "not only". */
static bool
denies(const struct ledger *l, const struct quote *q, uint32_t token,
    struct str word)
{
	struct str tag = l->texts[q->text].info->article->language, back;

	if (!table_get(table_find(tag, "negations"), word, &back))
		return false;
	return back.n == 0 || token + 1 >= q->q->after ||
	    !str_eq(back, word_of(l, q, token + 1));
}

static void
fill(const struct ledger *l, const struct quote *q, struct range r,
    struct bag *b)
{
	struct str tag = l->texts[q->text].info->article->language;
	const struct table *numbers = table_find(tag, "numbers");
	uint32_t not_stem = vocab_find(l->an->stems, STR("not"));

	*b = (struct bag){.n = 0};
	for (size_t i = 0; i < q->nunits && b->n < MAX_BAG; i++) {
		const struct unit *u = &q->units[i];
		const struct token *t = &q->p->tokens[u->token];
		struct odd *o = &b->at[b->n];

		if (u->token < r.from || u->token >= r.after ||
		    is_inserted(q, u->token))
			continue;
		b->n++;
		*o = (struct odd){
			.word = word_of(l, q, u->token),
			.stem = u->stem,
		};
		o->negation = denies(l, q, u->token, o->word) ||
		    (q->english && u->stem == not_stem);
		if (t->kind == WORD_NUMBER)
			o->figure = vocab_text(l->an->stems, u->stem);
		else if (!table_get(numbers, o->word, &o->figure))
			o->figure = STR_NONE;
		o->content = u->content && !o->negation;
	}
}

static bool
is_spelt_alike(struct str x, struct str y)
{
	return x.n >= SPELT_LETTERS && y.n >= SPELT_LETTERS &&
	    x.s[0] == y.s[0] && x.s[x.n - 1] == y.s[y.n - 1] &&
	    str_distance(x, y) <= SPELT_APART;
}

static bool
meet(const struct odd *x, const struct odd *y)
{
	if (x->figure.n > 0 || y->figure.n > 0)
		return str_eq(x->figure, y->figure);
	return x->stem == y->stem || str_eq(x->word, y->word) ||
	    (x->content && y->content && is_spelt_alike(x->word, y->word));
}

static void
count(struct bag *b)
{
	for (size_t i = 0; i < b->n; i++) {
		const struct odd *o = &b->at[i];

		b->figures += !o->met && o->figure.n > 0;
		b->negations += !o->met && o->negation;
		b->content += !o->met && o->content && o->figure.n == 0;
		b->others += !o->met;
	}
}

/* What is left of both when each word has met one of the other's. */
static void
lay_beside(struct bag *x, struct bag *y)
{
	for (size_t i = 0; i < x->n; i++)
		for (size_t k = 0; k < y->n && !x->at[i].met; k++)
			if (!y->at[k].met && meet(&x->at[i], &y->at[k]))
				x->at[i].met = y->at[k].met = true;
	count(x);
	count(y);
}

static enum rewording
grade(const struct bag *x, const struct bag *y, bool end)
{
	bool placed = x->content > 0 && y->content > 0;

	/* At an end the clause of one may simply be over. */
	if (end && (x->n == 0 || y->n == 0))
		return REWORDING_TRIMMED;
	if (x->figures > 0 && y->figures > 0)
		return REWORDING_SENSE;
	if ((x->negations > 0) != (y->negations > 0) && !placed &&
	    (!end || x->content + y->content == 0))
		return REWORDING_SENSE;
	if (placed)
		return MAX(x->content, y->content) <= PLACED
		    ? REWORDING_REPLACED
		    : REWORDING_FREE;
	if (!end && ((x->content > 0 && y->others > 0) ||
		(y->content > 0 && x->others > 0)))
		return REWORDING_FREE;
	return REWORDING_TRIMMED;
}

static size_t
content_in(const struct quote *q, struct range r)
{
	size_t n = 0;

	for (size_t i = 0; i < q->nunits; i++)
		n += q->units[i].token >= r.from &&
		    q->units[i].token < r.after && q->units[i].content;
	return n;
}

/* Of one stretch; *placed counts the words of content that have others in
 * their place. */
static enum rewording
grade_stretch(const struct quoter *r, const struct match *m, size_t i,
    size_t *placed)
{
	const struct side *s = &m->side[0], *o = &m->side[1];
	const struct quote *x = &r->quotes.at[s->quote];
	const struct quote *y = &r->quotes.at[o->quote];
	struct range rx = s->differ.at[i], ry = o->differ.at[i];
	bool end = rx.from >= s->same.after || rx.after <= s->same.from;
	enum rewording w;
	struct bag bx, by;

	if (is_masked(x, rx) || is_masked(y, ry))
		return REWORDING_TRIMMED;
	fill(r->l, x, rx, &bx);
	fill(r->l, y, ry, &by);
	lay_beside(&bx, &by);
	w = grade(&bx, &by, end);
	if (w >= REWORDING_FREE)
		*placed += bx.content + by.content;
	return w;
}

enum rewording
quotes_stretch(const struct quoter *r, const struct match *m, size_t stretch)
{
	size_t placed = 0;

	return grade_stretch(r, m, stretch, &placed);
}

enum rewording
quotes_rewording(const struct quoter *r, const struct match *m)
{
	const struct side *s = &m->side[0], *o = &m->side[1];
	const struct quote *x = &r->quotes.at[s->quote];
	const struct quote *y = &r->quotes.at[o->quote];
	size_t all = content_in(x, s->same) + content_in(y, o->same);
	size_t placed = 0;
	enum rewording most = REWORDING_TRIMMED;

	if (m->figures)
		return REWORDING_SENSE;
	for (size_t i = 0; i < MIN(s->differ.n, o->differ.n); i++)
		most = MAX(most, grade_stretch(r, m, i, &placed));
	if (most == REWORDING_REPLACED && (double)placed > MOSTLY * (double)all)
		most = REWORDING_FREE;
	/* Without marks the words need not be the speaker's. */
	if (m->plain && most != REWORDING_SENSE)
		return MIN(most, REWORDING_TOLD);
	return most;
}
