#include "src/model/comparison.h"

#include "src/base/vec.h"

#define WORD_OF(table, i) \
	((size_t)(i) < ARRAY_LEN(table) ? (table)[i] : \
					  (bug("no word for %d", (int)(i)), ""))

char
mark_sign(enum mark m)
{
	static const char signs[] = {
#define MARK_SIGN(name, sign, words) sign,
	    MARK_LIST(MARK_SIGN)
#undef MARK_SIGN
	};

	if ((size_t)m >= ARRAY_LEN(signs))
		bug("mark %d", (int)m);
	return signs[m];
}

const char *
mark_words(enum mark m)
{
	static const char *const words[] = {
#define MARK_WORDS(name, sign, text) text,
	    MARK_LIST(MARK_WORDS)
#undef MARK_WORDS
	};

	return WORD_OF(words, m);
}

const char *
fact_word(enum fact_kind k)
{
	static const char *const words[] = {
#define FACT_WORD(name, text) text,
	    FACT_KIND_LIST(FACT_WORD)
#undef FACT_WORD
	};

	return WORD_OF(words, k);
}

const char *
verdict_word(enum verdict v)
{
	static const char *const words[] = {
#define VERDICT_WORD(name, word, text) word,
	    VERDICT_LIST(VERDICT_WORD)
#undef VERDICT_WORD
	};

	return WORD_OF(words, v);
}

const char *
verdict_words(enum verdict v)
{
	static const char *const words[] = {
#define VERDICT_WORDS(name, word, text) text,
	    VERDICT_LIST(VERDICT_WORDS)
#undef VERDICT_WORDS
	};

	return WORD_OF(words, v);
}

const char *
bound_words(enum bound b)
{
	static const char *const words[] = {
#define BOUND_WORDS(name, text, sign) text,
	    BOUND_LIST(BOUND_WORDS)
#undef BOUND_WORDS
	};

	return WORD_OF(words, b);
}

const char *
bound_sign(enum bound b)
{
	static const char *const signs[] = {
#define BOUND_SIGN(name, text, sign) sign,
	    BOUND_LIST(BOUND_SIGN)
#undef BOUND_SIGN
	};

	return WORD_OF(signs, b);
}

enum bound
bound_shown(struct str *value)
{
	enum bound found = BOUND_EXACT;

	/* ">" begins ">=" too. */
	for (enum bound b = BOUND_EXACT; b <= BOUND_RANGE; b++)
		if (str_starts(*value, str_c(bound_sign(b))) &&
		    strlen(bound_sign(b)) > strlen(bound_sign(found)))
			found = b;
	*value = str_from(*value, strlen(bound_sign(found)));
	return found;
}

struct str
cell_figure(const struct cell *c, const char **sign)
{
	struct str s = c->text;
	size_t at = 0;

	*sign = bound_sign(c->bound);
	if (c->figure.n || **sign == '\0')
		return c->figure.n ? c->figure : s;
	/* Of a stored mention the words are known, not which are the
	 * bound's: those before its first digit are. */
	while (at < s.n && !(s.s[at] >= '0' && s.s[at] <= '9') &&
	    s.s[at] != '$')
		at++;
	if (at > 0 && at < s.n)
		return str_from(s, at);
	*sign = "";
	return s;
}

bool
fact_loud(const struct fact *f)
{
	/* That two are cited for one statement contradicts nobody. */
	return f->verdict == VERDICT_CONFLICT ||
	    (f->verdict == VERDICT_SOURCE && f->kind != FACT_ATTRIBUTION) ||
	    (f->verdict == VERDICT_UPDATED && f->kind != FACT_EDIT);
}

int
place_order(struct place x, struct place y)
{
	if (x.article != y.article)
		return x.article < y.article ? -1 : 1;
	return (x.para > y.para) - (x.para < y.para);
}

const struct partner *
comparison_partner(const struct comparison *c, struct place of, uint32_t in)
{
	size_t from = 0, to = c->npartners;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		const struct partner *p = &c->partners[middle];
		int order = place_order(p->of, of);

		if (order == 0)
			order = (p->in > in) - (p->in < in);
		if (order == 0)
			return p;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return NULL;
}

size_t
comparison_told(const struct comparison *c, struct place of,
    const struct told_sentence **out)
{
	size_t from = 0, to = c->ntold, n = 0;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (place_order(c->told[middle].of, of) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	*out = c->told + from;
	while (from + n < c->ntold && place_order((*out)[n].of, of) == 0)
		n++;
	return n;
}

const struct tie *
comparison_tied(const struct comparison *c, struct place x, struct place y)
{
	for (size_t i = 0; i < c->nties; i++) {
		const struct tie *t = &c->ties[i];

		if ((!place_order(t->x, x) && !place_order(t->y, y)) ||
		    (!place_order(t->x, y) && !place_order(t->y, x)))
			return t;
	}
	return NULL;
}

bool
row_cell_has(const struct row_cell *cell, uint32_t para)
{
	for (size_t i = 0; i < cell->nparas; i++)
		if (cell->paras[i] == para)
			return true;
	return false;
}

bool
told_beside(const struct told_sentence *t, const struct row *r,
    const uint32_t *others, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (others[i] == t->by.article)
			return row_cell_has(&r->cells[t->by.article],
			    t->by.para);
	return false;
}

bool
comparison_long(struct str text)
{
	struct str rest = str_trim(text);
	size_t words = rest.n > 0;

	for (size_t i = 1; i < rest.n && words <= LONG_PARAGRAPH; i++)
		words += rest.s[i] != ' ' && rest.s[i - 1] == ' ';
	return words > LONG_PARAGRAPH;
}

typedef VEC(struct told_part) told_parts;

/* The text up to 'end', without the spaces around it; what is told goes
 * on with what was told before it. */
static void
add_part(struct arena *a, told_parts *parts, struct str text, uint32_t start,
    uint32_t end, bool told)
{
	struct told_part *last = parts->n ? &parts->at[parts->n - 1] : NULL;

	while (start < end && text.s[start] == ' ')
		start++;
	while (end > start && text.s[end - 1] == ' ')
		end--;
	if (start == end)
		return;
	if (last && last->told == told)
		last->bytes.end = end;
	else
		*vec_add(a, parts) = (struct told_part){{start, end}, told};
}

size_t
comparison_parts(struct arena *a, const struct comparison *c,
    const struct row *r, struct place p, const uint32_t *others, size_t n,
    const struct told_part **out)
{
	struct str text = c->articles[p.article]->paras[p.para].text;
	const struct told_sentence *told;
	size_t ntold = comparison_told(c, p, &told);
	told_parts parts = {0};
	uint32_t at = 0;

	*out = NULL;
	for (size_t i = 0; i < ntold; i++) {
		const struct byte_span *s = &told[i].sentence;

		if (s->start < at || s->end > text.n ||
		    !told_beside(&told[i], r, others, n))
			continue;
		add_part(a, &parts, text, at, s->start, false);
		add_part(a, &parts, text, s->start, s->end, true);
		at = s->end;
	}
	add_part(a, &parts, text, at, (uint32_t)text.n, false);
	*out = parts.at;
	return parts.n > 1 ? parts.n : 0;
}

/* 0 when two paragraphs are not linked. */
static double
link_score(const struct comparison *c, struct place x, struct place y)
{
	size_t from = 0, to = c->nlinks;

	if (place_order(x, y) > 0) {
		struct place swap = x;

		x = y;
		y = swap;
	}
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		const struct link *l = &c->links[middle];
		int order = place_order(l->from, x);

		if (order == 0)
			order = place_order(l->to, y);
		if (order == 0)
			return l->score;
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return 0;
}

uint32_t
row_anchor(const struct comparison *c, const struct row *r)
{
	uint32_t x = 0;

	if (r->cells[c->base].nparas > 0)
		return c->base;
	while (x + 1 < c->narticles && r->cells[x].nparas == 0)
		x++;
	return x;
}

double
comparison_tie(const struct comparison *c, const struct row *r, struct place p)
{
	uint32_t anchor = row_anchor(c, r);
	const struct row_cell *cell = &r->cells[anchor];
	double best = 0;

	if (p.article == anchor || !comparison_partner(c, p, anchor))
		return 1;
	for (size_t i = 0; i < cell->nparas; i++) {
		struct place other = {anchor, cell->paras[i]};

		best = MAX(best, link_score(c, p, other));
	}
	return best;
}
