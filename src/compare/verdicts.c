/*
 * What explains that the values of one thing differ.
 *
 * First every pair gets a relation (relations.c); the worst one between
 * different articles decides.  A value that its own outlet, or the sentence
 * itself ("up from 120"), has replaced is left out of that; so is the same
 * old value where another outlet still prints it.  What then still differs is
 * SOURCE when the differing cells name different sources, UPDATED when
 * one source said the other later, SCOPE when the counted things share no
 * word, else CONFLICT.
 */
#include "src/compare/scopes.h"

#include "src/base/civil.h"

#include <math.h>

/* So many different days or lengths are not of one thing. */
#define MANY_TIMES 3
#define NEAR_LENGTHS 1.3
/* A toll may be revised down by so much. */
#define TOLL_REVISED 1.1

/* What the mentions of one fact say about their own standing. */
struct standing {
	const struct mention *const *m;
	size_t n;
	bool *replaced;
	struct bearing *bearings;
};

static bool
same_value(const struct mention *x, const struct mention *y)
{
	return relation_of(x, y) == REL_SAME;
}

/* Equal shares are often of two things: polls. */
static bool
is_share(const struct mention *m)
{
	return !m->is_time && m->number.type == NUMBER_PERCENT;
}

/* Marks what was replaced.  True when that is news: an older version, or
 * another text that has not heard, had it, or it is a toll; elsewhere
 * "down from 25 million" only tells the past. */
static bool
find_replaced(struct ledger *l, struct standing *s)
{
	bool any = false, fresh = false, news = false, changed = false;

	for (size_t i = 0; i < s->n; i++) {
		const struct version *v = &l->texts[s->m[i]->text];
		bool kept = false;

		if (!s->m[i]->prior && v->current)
			continue;
		/* An older version that says what the new one says. */
		for (size_t k = 0; k < s->n; k++)
			kept = kept ||
			    (k != i && !s->m[k]->prior &&
				l->texts[s->m[k]->text].current &&
				l->texts[s->m[k]->text].article == v->article &&
				same_value(s->m[i], s->m[k]));
		s->replaced[i] = !kept;
		any = any || !kept;
		news = news ||
		    (!kept &&
			(!s->m[i]->prior || relation_is_toll(&s->m[i]->number)));
	}
	for (size_t i = 0; any && i < s->n; i++)
		for (size_t k = 0; k < s->n && !s->replaced[i]; k++)
			s->replaced[i] = s->replaced[k] &&
			    ((s->m[k]->prior && !is_share(s->m[k])) ||
				!l->texts[s->m[k]->text].current) &&
			    l->texts[s->m[k]->text].article !=
				l->texts[s->m[i]->text].article &&
			    same_value(s->m[i], s->m[k]);
	for (size_t i = 0; i < s->n; i++)
		news = news || (s->replaced[i] && !s->m[i]->prior);
	for (size_t i = 0; i < s->n; i++)
		fresh = fresh || !s->replaced[i];
	for (size_t i = 0; i < s->n; i++)
		for (size_t k = 0; s->replaced[i] && k < s->n; k++)
			changed = changed ||
			    (!s->replaced[k] &&
				relation_of(s->m[i], s->m[k]) ==
				    REL_DIFFER);
	if (any && !fresh)
		memset(s->replaced, 0, s->n * sizeof(*s->replaced));
	return any && fresh && news && changed;
}

/* Who is cited for a value: in the mention, or in another of the same
 * value. */
static struct str
source_of(const struct standing *s, const struct mention *x)
{
	struct str who = x->attribution;

	for (size_t i = 0; who.n == 0 && i < s->n; i++)
		if (!s->replaced[i] && same_value(s->m[i], x))
			who = s->m[i]->attribution;
	return who;
}

static bool
is_one_source(struct str x, struct str y)
{
	return str_ieq(x, y) || str_ends(x, y) || str_ends(y, x);
}

static bool
sources_differ(const struct standing *s, const struct mention *x,
    const struct mention *y)
{
	struct str a = source_of(s, x), b = source_of(s, y);

	return a.n > 0 && b.n > 0 && !is_one_source(a, b);
}

/* Was x told after y by a day or more, or the reverse?  0: neither. */
static int
days_later(
    const struct ledger *l, const struct mention *x, const struct mention *y)
{
	struct when wx = l->texts[x->text].published;
	struct when wy = l->texts[y->text].published;
	int64_t apart;

	if (wx.precision == PRECISION_UNKNOWN ||
	    wy.precision == PRECISION_UNKNOWN)
		return 0;
	apart = wx.at - wy.at;
	return llabs((long long)apart) < DAY_SECONDS / 2 ? 0
	    : apart > 0					 ? 1
							 : -1;
}

/* A toll said later is higher: by the time of the statement if one source
 * tells it twice, else by that of the articles. */
static bool
is_later(
    const struct ledger *l, const struct mention *x, const struct mention *y)
{
	struct when wx = l->texts[x->text].published;
	struct when wy = l->texts[y->text].published;
	int days = days_later(l, x, y);

	if (x->is_time || y->is_time || !relation_is_toll(&x->number))
		return false;
	if (x->attribution.n == 0 || y->attribution.n == 0)
		return days != 0 &&
		    (days > 0) == (x->number.lo > y->number.lo);
	if (!is_one_source(x->attribution, y->attribution))
		return false;
	if (x->said_minute >= 0 && y->said_minute >= 0 &&
	    x->said_minute != y->said_minute)
		return (x->said_minute < y->said_minute) ==
		    (x->number.lo < y->number.lo);
	if (wx.precision != PRECISION_INSTANT ||
	    wy.precision != PRECISION_INSTANT || wx.at == wy.at)
		return days != 0 &&
		    (days > 0) == (x->number.lo > y->number.lo);
	return (wx.at < wy.at) == (x->number.lo < y->number.lo);
}

/* Twelve students are no contradiction to thirteen people. */
static bool
is_part_of(const struct mention *x, const struct mention *y)
{
	return !x->is_time && !y->is_time && relation_is_toll(&x->number) &&
	    x->specific != y->specific &&
	    (x->number.hi < y->number.lo) == x->specific;
}

/* Tolls rise: one told a day later that is much lower is of something
 * else. */
static bool
falls_later(
    const struct ledger *l, const struct mention *x, const struct mention *y)
{
	double vx = x->number.hi, vy = y->number.hi;
	int later = days_later(l, x, y);

	return !x->is_time && !y->is_time && relation_is_toll(&x->number) &&
	    later != 0 && fmax(vx, vy) > TOLL_REVISED * fmin(vx, vy) &&
	    (later > 0) == (vx < vy);
}

static const char *
scope_reason(const struct ledger *l, const struct standing *s, size_t i,
    size_t k)
{
	if (is_part_of(s->m[i], s->m[k]))
		return "one is a part of the other";
	if (falls_later(l, s->m[i], s->m[k]))
		return "the later one is lower";
	return scope_doubt(
	    l, s->m[i], s->m[k], &s->bearings[i], &s->bearings[k]);
}

struct tally {
	enum relation worst;
	size_t differ, sources, later, scopes, none; /* of pairs */
	const struct mention *x, *y; /* the pair that decided */
	const char *scope; /* why the first pair of SCOPE is one */
};

/* Counts what explains a difference; the pair that nothing explains
 * decides, else one that only its source does. */
static void
explain_pair(const struct ledger *l, const struct standing *s, size_t i,
    size_t k, struct tally *t)
{
	const struct mention *x = s->m[i], *y = s->m[k];
	const char *scope = scope_reason(l, s, i, k);
	bool later = is_later(l, x, y), source = sources_differ(s, x, y);
	bool none = scope == NULL && !later && !source;

	t->differ++;
	if (scope != NULL) {
		if (t->scopes++ == 0)
			t->scope = scope;
		return;
	}
	t->later += later;
	t->sources += source && !later;
	t->none += none;
	if ((none && t->none == 1) ||
	    (t->none == 0 && source && !later && t->sources == 1) ||
	    t->differ == t->scopes + 1) {
		t->x = x;
		t->y = y;
	}
}

static void
tally_pairs(const struct ledger *l, const struct standing *s, struct tally *t)
{
	for (size_t i = 0; i < s->n; i++) {
		for (size_t k = i + 1; k < s->n; k++) {
			const struct mention *x = s->m[i], *y = s->m[k];
			enum relation r;

			if (s->replaced[i] || s->replaced[k] ||
			    l->texts[x->text].article ==
				l->texts[y->text].article)
				continue;
			r = relation_of(x, y);
			if (r > t->worst || t->x == NULL) {
				t->worst = r;
				t->x = x;
				t->y = y;
			}
			if (r != REL_DIFFER)
				continue;
			explain_pair(l, s, i, k, t);
		}
	}
}

/* Lengths so near each other are one, told with more and less care. */
static bool
are_near_lengths(const struct mention *const *m, size_t n)
{
	double low = HUGE_VAL, high = 0;

	for (size_t i = 0; i < n; i++) {
		if (m[i]->is_time)
			return false;
		low = fmin(low, number_base(&m[i]->number, m[i]->number.lo));
		high = fmax(high, number_base(&m[i]->number, m[i]->number.hi));
	}
	return high <= NEAR_LENGTHS * low;
}

/* Do three days or lengths that all differ stand here?  Then they are of
 * two things at least, and which are of one cannot be told. */
static bool
is_jumble(const struct standing *s)
{
	const struct mention *apart[MANY_TIMES];
	size_t n = 0;

	for (size_t i = 0; i < s->n && n < MANY_TIMES; i++) {
		const struct mention *m = s->m[i];
		/* A week is all of its days. */
		bool differs = m->kind == FACT_DATE && !s->replaced[i] &&
		    (!m->is_time || m->time.type == TIME_DAY);

		for (size_t k = 0; k < n; k++)
			differs = differs &&
			    relation_of(apart[k], m) == REL_DIFFER;
		if (differs)
			apart[n++] = m;
	}
	return n == MANY_TIMES && !are_near_lengths(apart, n);
}

static struct str
words_of(const struct ledger *l, const struct mention *m)
{
	return str_sub(
	    l->texts[m->text].info->paras[m->para].p->text, m->start, m->end);
}

static struct str
explain(struct ledger *l, const struct standing *s, const char *rule,
    const struct tally *t)
{
	struct str x = words_of(l, t->x), y = words_of(l, t->y);
	struct str sx = source_of(s, t->x), sy = source_of(s, t->y);

	return arena_printf(l->a, "%s: \"%.*s\"%s%.*s%s and \"%.*s\"%s%.*s%s",
	    rule, STR_ARG(x), sx.n ? " (" : "", STR_ARG(sx), sx.n ? ")" : "",
	    STR_ARG(y), sy.n ? " (" : "", STR_ARG(sy), sy.n ? ")" : "");
}

static const char *
rule_of_difference(enum verdict f, const struct tally *t)
{
	switch (f) {
	case VERDICT_SCOPE:
		return t->scope;
	case VERDICT_UPDATED:
		return "told later, and higher";
	case VERDICT_SOURCE:
		return "the values differ and so do the sources";
	default:
		return "the values differ and nothing explains it";
	}
}

enum verdict
verdict_of(
    struct ledger *l, const struct mention *const *m, size_t n, struct str *why)
{
	static const enum verdict of_relation[] = {
	    VERDICT_AGREE, VERDICT_UNIT, VERDICT_ROUNDING, VERDICT_BOUND};
	static const char *const rules[] = {"the values are equal",
	    "equal when brought to one unit",
	    "one is the other, rounded or less precise",
	    "the value keeps the bound"};
	struct standing s = {m, n, ARENA_ARRAY(l->a, bool, n + 1),
	    ARENA_ARRAY(l->a, struct bearing, n + 1)};
	struct tally t = {.worst = REL_SAME};
	bool updated = find_replaced(l, &s);
	enum verdict f;

	for (size_t i = 0; n > 1 && i < n; i++)
		s.bearings[i] = bearing_of(l, m[i]);
	tally_pairs(l, &s, &t);
	if (t.x == NULL) {
		*why = updated ? STR("a later version has another value")
			       : STR("no second outlet names it");
		return updated ? VERDICT_UPDATED : VERDICT_SINGLE;
	}
	if (t.worst != REL_DIFFER && updated) {
		*why = STR("an older value was replaced, and the current "
			   "ones do not contradict each other");
		return VERDICT_UPDATED;
	}
	if (t.worst != REL_DIFFER) {
		*why = explain(l, &s, rules[t.worst], &t);
		return of_relation[t.worst];
	}
	if (t.none + t.sources > 0 && is_jumble(&s)) {
		t.none = t.sources = t.later = 0;
		t.scope = "more values than one thing can have";
	}
	f = t.none > 0	    ? VERDICT_CONFLICT
	    : t.sources > 0 ? VERDICT_SOURCE
	    : t.later > 0   ? VERDICT_UPDATED
			    : VERDICT_SCOPE;
	*why = explain(l, &s, rule_of_difference(f, &t), &t);
	if (updated || (t.later > 0 && f != VERDICT_UPDATED))
		*why = arena_printf(l->a, "%.*s; an older value was replaced",
		    STR_ARG(*why));
	return f;
}
