/*
 * The facts of quotations: what the cells show.  Where a statement differs
 * they show what does, out to the borders of its clauses where these are
 * near; else the whole of what is the same.
 */
#include "src/compare/cited.h"
#include "src/compare/quotes.h"

/* A border so many words away is near. */
#define NEAR_BORDER 3

static const char *const rewording_words[] = {
	[REWORDING_SAME] = "",
	[REWORDING_TRIMMED] = "",
	[REWORDING_TOLD] = "",
	[REWORDING_FREE] = "",
	[REWORDING_REPLACED] = ": one word stands in another's place",
	[REWORDING_SENSE] = ": a negation or a figure is another",
};

bool
quotes_clause_ends(const struct quote *q, uint32_t token)
{
	struct str t = q->p->p->text;

	for (uint32_t i = q->p->tokens[token].end;
	     i < q->p->tokens[token + 1].start; i++)
		if (strchr(",.;:!?()[]", t.s[i]) != NULL)
			return true;
	return false;
}

const struct side *
quotes_side(const struct match *m, uint32_t quote)
{
	return &m->side[m->side[1].quote == quote];
}

/* A stretch to the borders of its clauses, where they are near: "I think,
 * now", not "think, now"; "over terrorism", not "over terrorism, but". */
static struct range
to_clauses(const struct quote *q, struct range r)
{
	uint32_t from = r.from, after = r.after;

	while (from > q->q->first && r.from - from < NEAR_BORDER &&
	    !quotes_clause_ends(q, from - 1))
		from--;
	if (from == q->q->first || quotes_clause_ends(q, from - 1))
		r.from = from;
	else if (r.from + 2 < r.after && quotes_clause_ends(q, r.from))
		r.from++;
	while (after < q->q->after && after - r.after < NEAR_BORDER &&
	    !quotes_clause_ends(q, after - 1))
		after++;
	if (after == q->q->after || quotes_clause_ends(q, after - 1))
		r.after = after;
	else if (r.after > r.from + 2 && quotes_clause_ends(q, r.after - 2))
		r.after--;
	return r;
}

/* And a word on each side, inside the quotation. */
static struct range
with_context(const struct quote *q, struct range r)
{
	return (struct range){MAX(r.from, q->q->first + 1) - 1,
	    MIN(r.after + 1, q->q->after)};
}

static struct cell
quote_cell(struct quoter *r, const struct quote *q, struct range range)
{
	uint32_t start = q->p->tokens[range.from].start;
	uint32_t end = q->p->tokens[range.after - 1].end;
	struct cell c = ledger_cell(r->l, q->text, q->para, start, end);

	c.value = c.text;
	c.attribution = cited_speaker(r->l, q->text, q->para, q->q);
	return c;
}

static int
by_start(const void *a, const void *b)
{
	const struct range *x = a, *y = b;

	return x->from < y->from ? -1 : x->from > y->from;
}

/* The cells of one quotation in a statement: what differs in any of its
 * matches, else the whole stretch. */
static void
quote_cells(struct quoter *r, uint32_t group, uint32_t quote,
    struct cell **cells, size_t *n, size_t *cap)
{
	struct ledger *l = r->l;
	const struct quote *q = &r->quotes.at[quote];
	struct range same = {UINT32_MAX, 0};
	VEC(struct range) all = {0};
	size_t kept = 0;

	for (size_t i = 0; i < q->matches.n; i++) {
		const struct match *m = &r->matches.at[q->matches.at[i]];
		const struct side *s = quotes_side(m, quote);

		if (m->group != group)
			continue;
		same.from = MIN(same.from, s->same.from);
		same.after = MAX(same.after, s->same.after);
		for (size_t k = 0; k < s->differ.n; k++)
			*vec_add(l->a, &all) = to_clauses(
			    q, with_context(q, s->differ.at[k]));
	}
	if (all.n > 0)
		qsort(all.at, all.n, sizeof(*all.at), by_start);
	for (size_t i = 0; i < all.n; i++) {
		if (kept > 0 && all.at[i].from < all.at[kept - 1].after)
			all.at[kept - 1].after =
			    MAX(all.at[kept - 1].after, all.at[i].after);
		else
			all.at[kept++] = all.at[i];
	}
	for (size_t i = 0; i < MAX(kept, (size_t)1); i++) {
		if (*n == *cap) {
			*cells = arena_grow(l->a, *cells, *n * sizeof(**cells),
			    2 * (*n + 4) * sizeof(**cells));
			*cap = 2 * (*n + 4);
		}
		(*cells)[(*n)++] =
		    quote_cell(r, q, kept > 0 ? all.at[i] : same);
	}
}

/* From its own first words if what is the same begins near them, else
 * from the clause it begins in. */
static struct str
label_of_quote(struct quoter *r, const struct quote *q, struct range same)
{
	uint32_t from = same.from - q->q->first <= NEAR_BORDER
	    ? q->q->first
	    : to_clauses(q, same).from;

	return label_of_words(r->l, q->text, q->para, from, q->q->after);
}

static bool
takes_part(const struct quoter *r, uint32_t group, uint32_t quote)
{
	const struct quote *q = &r->quotes.at[quote];

	for (size_t i = 0; i < q->matches.n; i++)
		if (r->matches.at[q->matches.at[i]].group == group)
			return true;
	return false;
}

/* What a group's matches differ in, between outlets and between versions
 * of an article, and whether two outlets have it at all. */
struct outcome {
	bool outlets, differ, changed;
	bool wordings; /* two in one language */
	bool figures;  /* of a translation differ */
	bool quoted;   /* two quotations differ */
	enum rewording rewording; /* of what outlets differ in */
};

/* One free rendering among them, and a word in another's place is that of
 * another translator; else the worst tells. */
static enum rewording
worse(enum rewording x, enum rewording y)
{
	enum rewording more = MAX(x, y), less = MIN(x, y);

	return more == REWORDING_REPLACED && less == REWORDING_FREE ? less
								    : more;
}

static struct outcome
outcome_of(const struct quoter *r, uint32_t group)
{
	struct outcome o = {false};

	for (size_t i = 0; i < r->matches.n; i++) {
		const struct match *m = &r->matches.at[i];
		const struct quote *x = &r->quotes.at[m->side[0].quote];
		const struct quote *y = &r->quotes.at[m->side[1].quote];
		bool differ = m->side[0].differ.n + m->side[1].differ.n > 0;
		bool versions = r->l->texts[x->text].article ==
		    r->l->texts[y->text].article;

		if (m->group != group)
			continue;
		o.outlets = o.outlets || !versions;
		o.differ = o.differ || (differ && !versions);
		if ((differ && !versions) || m->figures)
			o.rewording =
			    worse(o.rewording, quotes_rewording(r, m));
		o.quoted = o.quoted || (differ && !m->plain);
		o.changed = o.changed || (differ && versions);
		o.wordings = o.wordings || !m->translated;
		o.figures = o.figures || m->figures;
	}
	return o;
}

void
quotes_tell(struct quoter *r, uint32_t group)
{
	struct ledger *l = r->l;
	struct outcome o = outcome_of(r, group);
	struct fact f = {.kind = FACT_QUOTE, .verdict = VERDICT_AGREE};
	struct cell *cells = NULL;
	size_t n = 0, cap = 0;
	uint32_t first = r->matches.at[group].side[0].quote;

	if (!o.outlets && !o.changed)
		return;
	for (uint32_t i = 0; i < r->quotes.n; i++) {
		/* An older version is told where it was changed. */
		if (takes_part(r, group, i) &&
		    (o.changed || l->texts[r->quotes.at[i].text].current))
			quote_cells(r, group, i, &cells, &n, &cap);
	}
	f.label = label_of_quote(
	    r, &r->quotes.at[first], r->matches.at[group].side[0].same);
	f.why = o.wordings ? STR("the quoted words are the same")
			   : STR("one statement in two languages");
	if (o.figures) {
		f.verdict = VERDICT_QUOTE;
		f.why = STR("one statement in two languages, with other "
			    "figures");
	} else if (o.differ) {
		f.verdict = VERDICT_QUOTE;
		f.why = !o.quoted
		    ? STR("quoted by one, told in nearly these words without "
			  "quotation marks by the other")
		    : arena_printf(l->a, "quotations of one statement differ "
			  "in words%s%s", rewording_words[o.rewording],
			  o.changed ? "; an older version has others" : "");
	} else if (o.changed) {
		f.verdict = VERDICT_UPDATED;
		f.why = STR("a later version quotes other words");
	}
	f.rewording = o.rewording;
	ledger_add(l, f, cells, n);
}
