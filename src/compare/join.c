/*
 * Mentions of one thing are joined across outlets.
 *
 * Every two mentions of different articles and of one class (counts,
 * lengths, money, days, ...) are asked whether they can be of one
 * thing: an equal value is evidence itself, a different one needs a shared
 * head noun, linked paragraphs or words around it in common.
 * groups.c makes facts of the pairs.
 */
#include "src/compare/groups.h"
#include "src/compare/scopes.h"

#include <math.h>

/* What an event of hundreds of texts may cost. */
#define MAX_EDGES 400000
/* Content words of a sentence that says little more than a day. */
#define SHORT_CONTEXT 3
/* Years of one act that outlets tell differently. */
#define YEARS_APART 3

struct joiner {
	struct ledger *l;
	uint32_t *hours; /* by text: lengths in hours or minutes */
	uint32_t *first; /* by text: its first mention; one more at the end */
	double *value;   /* by mention: in base units; 0 where ratios of it
			  * say nothing */
	uint8_t *class;  /* by mention: only equal ones are joined */
	uint32_t *peer;  /* by mention: the next one of its class */
	struct asked *asked;
	VEC(struct edge) edges;
};

static bool
has_head_in_common(const struct mention *x, const struct mention *y)
{
	for (size_t i = 0; i < x->nhead; i++)
		for (size_t k = 0; k < y->nhead; k++)
			if (x->head[i] == y->head[k])
				return true;
	return false;
}

static bool
is_count(const struct number *n)
{
	return n->type == NUMBER_COUNT || n->type == NUMBER_BARE;
}

static bool
is_outcome(const struct lexeme *x)
{
	return x != NULL && strcmp(x->group, "outcome") == 0;
}

static bool
same_name(const struct lexeme *x, const struct lexeme *y)
{
	return x != NULL && y != NULL && strcmp(x->name, y->name) == 0;
}

/* Can these two ever be of one thing? */
static bool
comparable(const struct mention *m, const struct mention *o)
{
	const struct number *x = &m->number, *y = &o->number;

	if (is_count(x) && is_count(y)) {
		if (is_outcome(x->counted) || is_outcome(y->counted))
			return same_name(x->counted, y->counted);
		if ((x->counted == NULL) != (y->counted == NULL))
			return (x->counted == NULL ? m : o)->nhead == 0;
		return x->counted == NULL ||
		    same_name(x->counted, y->counted) ||
		    strcmp(x->counted->group, y->counted->group) == 0;
	}
	if (x->type != y->type || strcmp(x->dimension, y->dimension) != 0)
		return false;
	if (x->type == NUMBER_MEASURE && x->counted != NULL &&
	    y->counted != NULL && strcmp(x->counted->group, "measure") == 0 &&
	    strcmp(y->counted->group, "measure") == 0)
		return same_name(x->counted, y->counted);
	if (x->type == NUMBER_MONEY || x->type == NUMBER_PERCENT)
		return strcmp(x->unit, y->unit) == 0;
	return x->type != NUMBER_ORDINAL;
}

/* "$2.1 million" and "$21 million". */
static bool
is_slip_of_scale(double ratio)
{
	return fabs(ratio - 10) < .01 || fabs(ratio - 1000) < .1;
}

/* Two figures of two digits and more that are alike but for the point
 * are hardly a coincidence; of round ones many are. */
static bool
has_two_digits(double v)
{
	while (v >= 10)
		v /= 10;
	while (v > 0 && v < 1)
		v *= 10;
	return fabs(v - floor(v + .0001)) > .001;
}

/* Different values: how sure is it that one thing is meant?  0: not. */
static double
differing_numbers(
    const struct mention *x, const struct mention *y, const struct evidence *e)
{
	const struct number *a = &x->number, *b = &y->number;
	double va = number_base(a, a->hi), vb = number_base(b, b->hi);
	double low = fmin(va, vb), ratio = low > 0 ? fmax(va, vb) / low : 99;
	bool key =
	    same_name(a->counted, b->counted) || has_head_in_common(x, y);
	bool joined = false;

	if (x->era != y->era || a->vague || b->vague)
		return 0;
	if (is_outcome(a->counted))
		joined = (ratio < 2.5 && e->link >= .4) ||
		    (ratio < 1.45 && (e->link >= .1 || e->shared >= 1));
	else if (is_count(a))
		joined = key ? (low >= 1000 && ratio < 3.2 &&
			    (ratio < 1.35 || e->link > .3 ||
				e->shared >= 2)) ||
			(low >= 10 && ratio < 1.35 && e->link > .3 &&
			    e->shared >= 1) ||
			(ratio <= 2 && e->link > .6 && e->shared >= 2)
			     : (low >= 1000 && ratio < 1.5 && e->link > .1 &&
				   e->shared >= 1) ||
			(low >= 10 && ratio < 1.2 && e->link > .4 &&
			    e->shared >= 2);
	else if (a->type == NUMBER_MONEY)
		joined = (ratio < 3 || is_slip_of_scale(ratio)) &&
		    ((e->link > .3 && e->shared >= 2) || e->shared >= 3 ||
			(is_slip_of_scale(ratio) && has_two_digits(low) &&
			    e->link > .3 && e->shared >= 1));
	else if (a->type == NUMBER_DURATION)
		joined = a->order == b->order && ratio < 4 && e->link >= .25 &&
		    e->shared >= 1;
	else if (a->type == NUMBER_MEASURE)
		joined = (same_name(a->counted, b->counted) && ratio < 3 &&
			     (e->link >= .1 || e->shared >= 1)) ||
		    (ratio < 2 && e->link > .4 && e->shared >= 2);
	else if (a->type == NUMBER_AGE)
		joined = ratio < 1.3 && e->link > .3 && e->shared >= 2;
	else if (a->type == NUMBER_SCORE)
		joined = e->link > .5 && e->shared >= 2;
	else
		joined = ratio < 1.5 && e->link > .4 && e->shared >= 3;
	return joined
	    ? .5 * e->link + .05 * e->shared + (key ? .3 : 0) + .2 / ratio
	    : 0;
}

static double
same_numbers(
    const struct mention *x, const struct mention *y, const struct evidence *e)
{
	const struct number *a = &x->number, *b = &y->number;
	bool key =
	    same_name(a->counted, b->counted) || has_head_in_common(x, y);
	bool rare = a->hi >= 100 || a->hi != floor(a->hi);

	if (a->vague != b->vague)
		return 0;
	if (!(rare && (key || e->shared >= 1 || e->link > .3)) &&
	    !(key && (e->shared >= 1 || e->link > .2)) &&
	    !(e->shared >= 2 && e->link > .3))
		return 0;
	return 1 + .5 * e->link + .1 * e->shared + (key ? .3 : 0);
}

/* "hour" once in each article is one length, whatever stands around. */
static bool
only_hours(
    const struct joiner *j, const struct mention *x, const struct mention *y)
{
	const struct number *a = &x->number, *b = &y->number;

	return a->type == NUMBER_DURATION && a->order == 0 && b->order == 0 &&
	    j->hours[x->text] == 1 && j->hours[y->text] == 1 &&
	    a->factor == 3600 && b->factor == 3600 &&
	    fmax(a->hi, b->hi) < 3 * fmin(a->hi, b->hi);
}

/* May two numbers of one text be values of one thing? */
static bool
alike(const struct mention *x, const struct mention *y)
{
	if (y->is_time || y->number.vague || !comparable(x, y))
		return false;
	return !is_count(&x->number) || has_head_in_common(x, y) ||
	    same_name(x->number.counted, y->number.counted);
}

/* Does its sentence hold another value of the same kind?  Then it takes
 * more than shared words to say which of them is meant.  ("41 people, among
 * them 12 children": the whole is meant by those who say "people".) */
static bool
is_one_of_many(const struct joiner *j, const struct mention *x)
{
	const struct mention *at = j->l->mentions.at;

	if (x->prior || (is_outcome(x->number.counted) && !x->specific))
		return false;
	for (uint32_t i = j->first[x->text]; i < j->first[x->text + 1]; i++)
		if (at[i].para == x->para && at[i].sentence == x->sentence &&
		    at[i].start != x->start && !at[i].prior &&
		    alike(x, &at[i]) &&
		    relation_of(x, &at[i]) == REL_DIFFER)
			return true;
	return false;
}

/* Does a text have the value of x too?  Then what else it has is the
 * value of another thing. */
static bool
knows(const struct joiner *j, uint32_t text, const struct mention *x)
{
	const struct mention *at = j->l->mentions.at;

	for (uint32_t i = j->first[text]; i < j->first[text + 1]; i++)
		if (!at[i].prior && !x->prior && alike(x, &at[i]) &&
		    relation_of(x, &at[i]) < REL_ROUND)
			return true;
	return false;
}

/* Do the sentences name places or things, and none in common? */
static bool
places_differ(
    const struct ledger *l, const struct mention *x, const struct mention *y)
{
	const struct para_info *p = &l->texts[x->text].info->paras[x->para];
	const struct para_info *q = &l->texts[y->text].info->paras[y->para];
	size_t of_x = 0, of_y = 0;

	for (size_t i = 0; i < p->nnames; i++) {
		if (p->names[i].person ||
		    p->tokens[p->names[i].first].sentence != x->sentence)
			continue;
		of_x++;
		for (size_t k = 0; k < q->nnames; k++)
			if (q->names[k].key == p->names[i].key)
				return false;
	}
	for (size_t k = 0; k < q->nnames; k++)
		of_y += !q->names[k].person &&
		    q->tokens[q->names[k].first].sentence == y->sentence;
	return of_x > 0 && of_y > 0;
}

static double
join_numbers(const struct joiner *j, const struct mention *x,
    const struct mention *y, enum relation r, const struct evidence *e)
{
	double score;

	if (r < REL_DIFFER) {
		score = same_numbers(x, y, e);
		if (score > 0)
			return score;
	}
	score = differing_numbers(x, y, e);
	if (score > 0 && (is_one_of_many(j, x) || is_one_of_many(j, y)))
		return 0;
	if (score > 0 && !x->prior && !y->prior &&
	    (knows(j, x->text, y) || knows(j, y->text, x) ||
		(e->link < .5 && places_differ(j->l, x, y))))
		return 0;
	if (score == 0 && only_hours(j, x, y))
		score = .2;
	return score;
}

/* Does the value of x stand in a paragraph of y's article that is linked
 * to x's?  Then y is likely about another time; 2 when it is y's own
 * paragraph, which settles it. */
static unsigned
stands_beside(
    const struct joiner *j, const struct mention *x, const struct mention *y)
{
	const struct ledger *l = j->l;
	unsigned beside = 0;

	for (uint32_t i = j->first[y->text]; i < j->first[y->text + 1]; i++) {
		const struct mention *m = &l->mentions.at[i];

		if (m->is_time && m->time.type == x->time.type &&
		    relation_of(m, x) != REL_DIFFER &&
		    evidence_link(l, (struct place){x->text, x->para},
			(struct place){m->text, m->para}) >= .1)
			beside = MAX(beside, m->para == y->para ? 2u : 1u);
	}
	return beside;
}

/* Is a word right beside the one right beside the other too? */
static bool
is_close(const struct mention *x, const struct mention *y)
{
	for (size_t i = 0; i < x->nclose; i++)
		for (size_t k = 0; k < y->nclose; k++)
			if (x->close[i] == y->close[k])
				return true;
	return false;
}

/* "It takes effect on 1 August" says nothing but that; where the other
 * says so too, weeks may lie between. */
static bool
tells_only(const struct mention *x, const struct mention *y)
{
	size_t i = 0, k = 0;

	if (x->time.day == 0 || y->time.day == 0 || x->ncontext == 0 ||
	    x->ncontext > SHORT_CONTEXT)
		return false;
	for (; i < x->ncontext && k < y->ncontext; k++)
		i += x->context[i] == y->context[k];
	return i == x->ncontext;
}

/* A day of x may stand beside y by chance where all else is alike; not
 * when one of the days was still to come. */
static unsigned
may_stand_beside(const struct joiner *j, const struct mention *x,
    const struct mention *y, const struct evidence *e)
{
	return e->link >= .8 && e->shared >= 5 &&
	    scope_is_ahead(j->l, x) == scope_is_ahead(j->l, y);
}

/* "Tonight" in somebody's mouth, or in a text without a date: a day that
 * only its text knows. */
static bool
is_unplaced(const struct time_mention *t)
{
	return !t->resolved && t->day == 0 && t->weekday < 0;
}

static double
join_days(const struct joiner *j, const struct mention *x,
    const struct mention *y, enum relation r, const struct evidence *e)
{
	int64_t apart;
	unsigned beside;

	if ((is_unplaced(&x->time) || is_unplaced(&y->time)) &&
	    (is_unplaced(&x->time) != is_unplaced(&y->time) ||
		x->time.offset != y->time.offset))
		return 0;
	if (r != REL_DIFFER)
		/* News days are few: that two agree says less than that two
		 * differ amid the same words, and so comes later. */
		return (e->link >= .25 && e->shared >= 1) || e->shared >= 2
		    ? fmax(.01, .3 * e->link + .03 * e->mass - .1)
		    : 0;
	if (x->of_saying || y->of_saying || x->limit || y->limit)
		return 0;
	if (e->link >= .2 && (tells_only(x, y) || tells_only(y, x)))
		return .3 * e->link;
	if (e->shared < 2 ||
	    (!is_close(x, y) && (e->link < .8 || e->shared < 5)) ||
	    !((e->link >= .25 && e->mass >= 5) ||
		(e->link >= .6 && e->mass >= 2.5)))
		return 0;
	apart = x->time.resolved && y->time.resolved
	    ? llabs((long long)(x->time.at - y->time.at))
	    : 1;
	beside = stands_beside(j, x, y) + stands_beside(j, y, x);
	if (apart > 7 || beside > may_stand_beside(j, x, y, e))
		return 0;
	return .3 * e->link + .03 * e->mass;
}

static bool
knows_year(const struct joiner *j, uint32_t text, const struct mention *year)
{
	for (uint32_t i = j->first[text]; i < j->first[text + 1]; i++) {
		const struct mention *m = &j->l->mentions.at[i];

		if (m->is_time && m->time.year == year->time.year)
			return true;
	}
	return false;
}

/* A clock time is rarely told wrong by an hour. */
static bool
clocks_clash(
    const struct mention *x, const struct mention *y, const struct evidence *e)
{
	int apart = abs(x->time.minute - y->time.minute);

	if (x->limit || y->limit || x->of_saying || y->of_saying)
		return false;
	return (apart < 45 && e->shared >= 2 && e->link > .3) ||
	    (apart <= 120 && e->shared >= 3 && e->link > .6);
}

/* The ends of one span of years: "served from 1966 to 1978", "held the
 * seat from 1967 to 1979"; single years are of too many things. */
static bool
years_clash(const struct joiner *j, const struct mention *x,
    const struct mention *y, const struct evidence *e)
{
	return x->time.type == TIME_YEAR && y->time.type == TIME_YEAR &&
	    abs(x->time.year - y->time.year) <= YEARS_APART &&
	    x->limit && y->limit && e->link >= .8 && e->shared >= 4 &&
	    !knows_year(j, x->text, y) && !knows_year(j, y->text, x);
}

static double
join_times(const struct joiner *j, const struct mention *x,
    const struct mention *y, enum relation r, const struct evidence *e)
{
	enum time_type a = x->time.type, b = y->time.type;

	if (a == TIME_DAY && b == TIME_DAY)
		return join_days(j, x, y, r, e);
	if (a == b && r == REL_SAME)
		return e->link > .2 || e->shared >= 2
		    ? 1 + .5 * e->link + .1 * e->shared
		    : 0;
	if (a == TIME_YEAR && r == REL_DIFFER && years_clash(j, x, y, e))
		return .3 * e->link;
	if (a == TIME_CLOCK && b == TIME_CLOCK)
		return clocks_clash(x, y, e) ? .5 * e->link : 0;
	if (a == TIME_ORDER && b == TIME_ORDER && r == REL_ROUND)
		return e->shared >= 2 || e->link > .5 ? .4 * e->link + .1 : 0;
	if (a == TIME_YEAR && b == TIME_PERIOD)
		return 0;
	if (b == TIME_YEAR && a == TIME_PERIOD)
		return 0;
	if (a == TIME_PERIOD || b == TIME_PERIOD)
		return r != REL_DIFFER && e->shared >= 2 && e->link > .5 ? .3 * e->link : 0;
	if ((a == TIME_YEAR || a == TIME_MONTH) &&
	    (b == TIME_YEAR || b == TIME_MONTH) && r == REL_ROUND &&
	    x->time.year / 10 == y->time.year / 10)
		return e->shared >= 2 || (e->shared >= 1 && e->link > .2)
		    ? .4 * e->link + .1 * e->shared
		    : 0;
	return 0;
}

/* Whether the kinds of two mentions fit, before any costly question. */
static bool
may_join(const struct mention *x, const struct mention *y)
{
	if (x->text == y->text || x->is_time != y->is_time)
		return false;
	if (!x->is_time)
		return comparable(x, y);
	return x->time.type == y->time.type || x->time.type == TIME_PERIOD ||
	    y->time.type == TIME_PERIOD ||
	    (x->time.type <= TIME_YEAR && y->time.type <= TIME_YEAR);
}

/* Figures so far apart agree in no way and are joined by no rule, but
 * that a sum of money may have lost its point. */
#define FAR_APART 4

/* Nearly all pairs of figures are of two things; this is asked first. */
static bool
far_apart(const struct joiner *j, uint32_t i, uint32_t k)
{
	double x = j->value[i], y = j->value[k];
	double low = x < y ? x : y, high = x < y ? y : x;

	return low > 0 && high >= FAR_APART * low &&
	    (j->l->mentions.at[i].number.type != NUMBER_MONEY ||
		!is_slip_of_scale(high / low));
}

static double
ratio_value(const struct mention *m)
{
	if (m->is_time || m->number.type == NUMBER_SCORE ||
	    m->number.type == NUMBER_ORDINAL ||
	    m->number.bound == BOUND_RANGE || m->number.vague)
		return 0;
	return number_base(&m->number, m->number.hi);
}

/* Could counts that differ so ever be joined, whatever the evidence?  The
 * limits are those of differing_numbers(). */
static bool
is_hopeless(const struct joiner *j, uint32_t i, uint32_t k)
{
	const struct mention *x = &j->l->mentions.at[i];
	const struct mention *y = &j->l->mentions.at[k];
	double low = fmin(j->value[i], j->value[k]);
	double high = fmax(j->value[i], j->value[k]);

	return is_count(&x->number) && low > 0 &&
	    !is_outcome(x->number.counted) && (low < 10 || high > 1.5 * low) &&
	    !same_name(x->number.counted, y->number.counted) &&
	    !has_head_in_common(x, y);
}

/* Counts and bare figures, each other kind of number, times. */
static uint8_t
class_of(const struct mention *m)
{
	if (m->is_time)
		return UINT8_MAX;
	return is_count(&m->number) ? 0 : (uint8_t)(1 + m->number.type);
}

static void
find_edge(struct joiner *j, uint32_t i, uint32_t k)
{
	struct ledger *l = j->l;
	const struct mention *x = &l->mentions.at[i], *y = &l->mentions.at[k];
	enum relation r = relation_of(x, y);
	struct evidence e;
	double score;

	if (r == REL_DIFFER && !x->is_time && is_hopeless(j, i, k))
		return;
	e = evidence_of(j->asked, y);
	score = x->is_time ? join_times(j, x, y, r, &e)
			   : join_numbers(j, x, y, r, &e);
	if (score > 0 && j->edges.n < MAX_EDGES)
		*vec_add(l->a, &j->edges) =
		    (struct edge){i, k, r < REL_DIFFER, score};
}

static void
chain_classes(struct joiner *j)
{
	uint32_t next[UINT8_MAX + 1];

	memset(next, 0xff, sizeof(next));
	for (size_t i = j->l->mentions.n; i-- > 0;) {
		j->peer[i] = next[j->class[i]];
		next[j->class[i]] = (uint32_t)i;
	}
}

static void
find_edges(struct joiner *j)
{
	struct ledger *l = j->l;

	for (uint32_t i = 0; i < l->mentions.n; i++) {
		const struct mention *x = &l->mentions.at[i];
		uint32_t k = j->peer[i];

		while (k < j->first[x->text + 1])
			k = j->peer[k];
		evidence_ask(j->asked, x);
		for (; k != UINT32_MAX; k = j->peer[k])
			if (!far_apart(j, i, k) &&
			    may_join(x, &l->mentions.at[k]))
				find_edge(j, i, k);
	}
}

void
join_run(struct ledger *l)
{
	size_t n = l->mentions.n;
	struct joiner j = {.l = l,
	    .hours = ARENA_ARRAY(l->a, uint32_t, l->ntexts + 1),
	    .first = ARENA_ARRAY(l->a, uint32_t, l->ntexts + 2),
	    .value = ARENA_ARRAY(l->a, double, n + 1),
	    .class = ARENA_ARRAY(l->a, uint8_t, n + 1),
	    .peer = ARENA_ARRAY(l->a, uint32_t, n + 1),
	    .asked = evidence_asked(l, l->a)};

	for (uint32_t i = 0; i < n; i++) {
		const struct mention *m = &l->mentions.at[i];

		j.hours[m->text] += !m->is_time &&
		    m->number.type == NUMBER_DURATION && m->number.order == 0 &&
		    m->number.factor == 3600;
		j.first[m->text + 1] = i + 1;
		j.value[i] = ratio_value(m);
		j.class[i] = class_of(m);
	}
	for (uint32_t t = 0; t < l->ntexts; t++)
		j.first[t + 1] = MAX(j.first[t + 1], j.first[t]);
	chain_classes(&j);
	find_edges(&j);
	groups_make(l, j.edges.at, j.edges.n);
}
