/*
 * Two values that differ contradict each other only when they are of one
 * thing.  Joining (join.c) asks whether they may be, and is generous: an
 * editor wants to see them side by side.  This file asks what speaks
 * against it, and whoever finds nothing has found a conflict.
 *
 * It compares the bearings of two mentions (bearings.c).  The questions,
 * each with the sentence that made it necessary:
 *
 *  - direction: "closed 985 points higher", "fell 1,352 points";
 *  - others: "three other senators" and "four senators";
 *  - expected: "21 million jobs were forecast to go", "20 million went";
 *  - time: "191,000 in April", "135,000 in March"; winds at 2 and 11 p.m.;
 *  - owner: "Italy has 197 dead", "China has 143";
 *  - act: "shot on Friday", "examined on Sunday";
 *  - own day: of two texts of different days each tells its own; so
 *    with "143 new cases" and "99 new cases", and with arrests;
 *  - night: "late on Tuesday" is Wednesday soon;
 *  - room: "at least $400 million" and "more than $1 billion";
 *  - ahead: "arrived on Monday", "arrives on Tuesday" (still to come).
 *
 * A doubt makes SCOPE of a difference, never silence.
 */
#include "src/compare/scopes.h"

#include "src/base/civil.h"
#include "src/compare/actors.h"

#include <math.h>

/* So sure must the link of two paragraphs be that tell one act by two
 * days: when one word beside the days is the same, and when two are. */
#define SURE_LINK .9
#define DAY_LINK_TWO .7
/* Days further apart are of two things: that of an old photograph. */
#define MONTHS_APART 60
/* A length told in another unit is worked out anew, not mistaken by more. */
#define OTHER_UNIT 1.5
/* Counts under it are many in a text, and of many. */
#define LARGE_COUNT 100

static bool
has(const uint32_t *at, size_t n, uint32_t x)
{
	for (size_t i = 0; i < n; i++)
		if (at[i] == x)
			return true;
	return false;
}

/* How many words stand beside both. */
static size_t
acts_shared(const struct bearing *x, const struct bearing *y)
{
	size_t n = 0;

	for (size_t i = 0; i < x->nacts; i++)
		n += has(y->acts, y->nacts, x->acts[i]) &&
		    !has(x->acts, i, x->acts[i]);
	return n;
}

/* Does a word right beside x stand close to y? */
static bool
leans_on(const struct bearing *x, const struct bearing *y)
{
	for (size_t i = 0; i < x->nacts; i++)
		if ((i == 0 || i == x->nbefore) &&
		    has(y->acts, y->nacts, x->acts[i]))
			return true;
	return false;
}

/* A small count is of whom the sentence names, on whichever side; a large
 * one and a measure are known by themselves: "25 km from Orn". */
static bool
is_anybodys(const struct number *n)
{
	if (n->counted != NULL && strcmp(n->counted->group, "outcome") == 0)
		return true;
	return (n->type == NUMBER_COUNT || n->type == NUMBER_BARE) &&
	    n->hi < LARGE_COUNT;
}

/* Is the owner of x named behind it, and named with y too? */
static bool
owns_from_behind(const struct bearing *x, const struct bearing *y)
{
	return x->owner_behind && has(y->names, y->nnames, x->owner);
}

static bool
owners_differ(const struct mention *m, const struct bearing *x,
    const struct bearing *y)
{
	if (!is_anybodys(&m->number) &&
	    (owns_from_behind(x, y) || owns_from_behind(y, x)))
		return false;
	return x->owner != VOCAB_NONE && y->owner != VOCAB_NONE &&
	    x->owner != y->owner &&
	    !(has(x->names, x->nnames, y->owner) &&
		has(y->names, y->nnames, x->owner));
}

static bool
days_differ(const struct bearing *x, const struct bearing *y)
{
	for (size_t i = 0; i < x->ndays; i++)
		for (size_t k = 0; k < y->ndays; k++)
			if (x->days[i] == y->days[k])
				return false;
	return x->ndays > 0 && y->ndays > 0;
}

/* Deaths add up; arrests and measures are of their day. */
static bool
adds_up(const struct number *n)
{
	static const char *const names[] = {"killed", "injured", "missing"};

	for (size_t i = 0; n->counted != NULL && i < ARRAY_LEN(names); i++)
		if (strcmp(n->counted->name, names[i]) == 0)
			return true;
	return false;
}

/* A new building has the size of the building. */
static bool
is_counted(const struct number *n)
{
	return n->type != NUMBER_MEASURE;
}

/* A toll rises while the hope of finding anybody sinks. */
static bool
trends_differ(const struct mention *x, const struct bearing *a,
    const struct bearing *b)
{
	return !adds_up(&x->number) && (a->trend | b->trend) != a->trend &&
	    (a->trend | b->trend) != b->trend;
}

/* Are the texts of different days? */
static bool
printed_apart(
    const struct ledger *l, const struct mention *x, const struct mention *y)
{
	struct when wx = l->texts[x->text].published;
	struct when wy = l->texts[y->text].published;

	return wx.precision != PRECISION_UNKNOWN &&
	    wy.precision != PRECISION_UNKNOWN &&
	    civil_day_of(wx.at) != civil_day_of(wy.at);
}

/* Two texts of one outlet are of two days: it knows more by then, or
 * tells of something else. */
static bool
is_one_outlet(
    const struct ledger *l, const struct mention *x, const struct mention *y)
{
	return str_eq(l->texts[x->text].info->article->outlet,
	    l->texts[y->text].info->article->outlet);
}

/* The speed of a storm is that of a moment. */
static bool
is_momentary(const struct number *n)
{
	return strcmp(n->dimension, "speed") == 0 ||
	    strcmp(n->dimension, "temperature") == 0;
}

static bool
times_differ(const struct mention *x, const struct bearing *a,
    const struct bearing *b)
{
	bool known = a->minute >= 0 && b->minute >= 0;

	if (adds_up(&x->number))
		return false;
	if (a->months != 0 && b->months != 0 && (a->months & b->months) == 0)
		return true;
	if (is_momentary(&x->number) &&
	    (a->minute != b->minute || a->ndays != b->ndays))
		return true;
	return (known && a->minute != b->minute) || days_differ(a, b);
}

/* Does the sentence of x name persons, and that of y none of them? */
static bool
has_persons_apart(const struct ledger *l, const struct bearing *x,
    const struct bearing *y)
{
	bool any = false;

	for (size_t i = 0; i < x->nnames; i++) {
		if ((x->persons >> i & 1) == 0 ||
		    !actors_is_person(l->actors, x->names[i]))
			continue;
		if (has(y->names, y->nnames, x->names[i]))
			return false;
		any = true;
	}
	return any;
}

/* Does each text tell of about the day it appeared on: the day before,
 * or the day after where its date is that of the evening before? */
static bool
own_days(const struct ledger *l, const struct mention *x,
    const struct mention *y)
{
	struct when wx = l->texts[x->text].published;
	struct when wy = l->texts[y->text].published;
	int64_t dx, dy;

	if (wx.precision == PRECISION_UNKNOWN ||
	    wy.precision == PRECISION_UNKNOWN || !x->time.resolved ||
	    !y->time.resolved)
		return false;
	dx = civil_day_of(wx.at) - x->time.at;
	dy = civil_day_of(wy.at) - y->time.at;
	return dx >= -1 && dx <= 1 && dy >= -1 && dy <= 1 &&
	    (x->time.at < y->time.at) == (wx.at < wy.at) &&
	    civil_day_of(wx.at) != civil_day_of(wy.at);
}

bool
scope_is_ahead(const struct ledger *l, const struct mention *m)
{
	struct when w = l->texts[m->text].published;

	return m->is_time && m->time.type == TIME_DAY && m->time.resolved &&
	    !m->time.guessed && w.precision != PRECISION_UNKNOWN && m->time.at > civil_day_of(w.at);
}

/* "Yesterday" is no better than the date of its text. */
static bool
is_deictic(const struct time_mention *t)
{
	return t->type == TIME_DAY && t->day == 0 && t->weekday < 0;
}

static bool
is_one_of(const char *part, const char *const *parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(part, parts[i]) == 0)
			return true;
	return false;
}

/* "Late on Tuesday" and "early on Wednesday", or only "Wednesday". */
static bool
share_a_night(const struct time_mention *x, const struct time_mention *y)
{
	static const char *const evening[] = {"late", "night"};
	static const char *const morning[] = {"", "early"};

	return x->type == TIME_DAY && y->type == TIME_DAY && x->resolved &&
	    y->resolved && y->at == x->at + 1 &&
	    is_one_of(x->part, evening, ARRAY_LEN(evening)) &&
	    is_one_of(y->part, morning, ARRAY_LEN(morning));
}

static bool
names_day(const struct mention *m, const struct mention *day)
{
	return m->is_time && m->time.type == TIME_DAY &&
	    time_weekday(&m->time) >= 0 &&
	    relation_of(m, day) != REL_DIFFER;
}

/* Does a text name both days, in one paragraph or, if it is one of the
 * two, anywhere?  Then it tells of two acts. */
static bool
knows_both(const struct ledger *l, const struct mention *x,
    const struct mention *y)
{
	bool of_x = false, of_y = false;

	for (size_t i = 0; i < l->mentions.n; i++) {
		const struct mention *m = &l->mentions.at[i], *last = m - 1;

		if (i == 0 || m->text != last->text ||
		    (m->para != last->para && m->text != x->text &&
			m->text != y->text))
			of_x = of_y = false;
		of_x |= names_day(m, x);
		of_y |= names_day(m, y);
		if (of_x && of_y)
			return true;
	}
	return false;
}

static double
link_of(const struct ledger *l, const struct mention *x,
    const struct mention *y)
{
	return evidence_link(l, (struct place){x->text, x->para},
	    (struct place){y->text, y->para});
}

/* Are the paragraphs of two days linked so well that chance is out? */
static bool
tell_one_act(const struct ledger *l, const struct mention *x,
    const struct mention *y, const struct bearing *a, const struct bearing *b)
{
	return link_of(l, x, y) >=
	    (acts_shared(a, b) > 1 ? DAY_LINK_TWO : SURE_LINK);
}

static bool
is_expected(const struct bearing *b)
{
	return b->expected || b->modal;
}

static const char *
doubt_of_times(const struct ledger *l, const struct mention *x,
    const struct mention *y, const struct bearing *a, const struct bearing *b)
{
	if (x->of_saying || y->of_saying)
		return "one is the time of saying so";
	if (x->time.resolved && y->time.resolved &&
	    llabs((long long)(x->time.at - y->time.at)) > MONTHS_APART)
		return "months lie between them";
	if (x->limit != y->limit)
		return "one is the end of a span";
	if (!leans_on(a, b) || !leans_on(b, a))
		return "not the same act is told beside them";
	if (acts_shared(a, b) < 2 && has_persons_apart(l, a, b) &&
	    has_persons_apart(l, b, a))
		return "other persons are named beside them";
	if (x->time.type == TIME_DAY && !tell_one_act(l, x, y, a, b))
		return "their paragraphs are not alike enough";
	if (x->time.type == TIME_DAY && knows_both(l, x, y))
		return "one text knows both days";
	if (x->time.type == TIME_DAY && own_days(l, x, y))
		return "each text tells of its own day";
	if (is_deictic(&x->time) || is_deictic(&y->time))
		return "one counts from the day of its text";
	if (share_a_night(&x->time, &y->time) ||
	    share_a_night(&y->time, &x->time))
		return "a night lies between them";
	if (is_expected(a) != is_expected(b) ||
	    scope_is_ahead(l, x) != scope_is_ahead(l, y))
		return "one is expected, the other told";
	if (a->another || b->another)
		return "one is of another act";
	return NULL;
}

/* Is the counted noun the same, right behind both? */
static bool
same_noun(const struct mention *x, const struct mention *y)
{
	const struct lexeme *a = x->number.counted, *b = y->number.counted;

	if (a != NULL && b != NULL && strcmp(a->name, "people") != 0 &&
	    strcmp(a->group, "outcome") != 0)
		return strcmp(a->name, b->name) == 0;
	for (size_t i = 0; i < MIN(x->nhead, 2u); i++)
		if (has(y->head, MIN(y->nhead, 2u), x->head[i]))
			return true;
	return false;
}

/* Three weeks may remain today and two a week later; more rain may have
 * fallen, and shares have sunk further. */
static bool
counts_down(const struct mention *x, const struct mention *y,
    const struct bearing *a, const struct bearing *b)
{
	return (x->number.type == NUMBER_DURATION &&
		   (a->remains || b->remains)) ||
	    x->number.type == NUMBER_PERCENT ||
	    (x->number.type == NUMBER_MEASURE && x->number.counted == NULL &&
		y->number.counted == NULL);
}

/* Is this length in hours the only one of its text?  Then it is that of
 * the event itself, whatever word stands beside it. */
static bool
is_only_hours(const struct ledger *l, const struct mention *x)
{
	unsigned n = 0;

	if (x->number.type != NUMBER_DURATION || x->number.factor != 3600)
		return false;
	for (size_t i = 0; i < l->mentions.n; i++) {
		const struct mention *m = &l->mentions.at[i];

		n += m->text == x->text && !m->is_time &&
		    m->number.type == NUMBER_DURATION &&
		    m->number.order == 0 && m->number.factor == 3600;
	}
	return n == 1;
}

/* Does its text count these things once only? */
static bool
is_only_count(const struct ledger *l, const struct mention *x)
{
	unsigned n = 0;

	for (size_t i = 0; i < l->mentions.n; i++) {
		const struct mention *m = &l->mentions.at[i];

		n += m->text == x->text && !m->is_time && same_noun(m, x);
	}
	return n == 1;
}

static bool
is_of_group(const struct mention *m, const char *group)
{
	return m->number.counted != NULL &&
	    strcmp(m->number.counted->group, group) == 0;
}

/* Plain counts that an outlet gets wrong are near each other: nine and
 * ten, 147 and 150; five and eight are of two things, unless all words
 * beside them are the same and their paragraphs surely linked. */
static bool
counts_far(double low, double high)
{
	return low < 100 ? high - low > fmax(1, low / 5) : high > 1.5 * low;
}

/* Two counts of votes or goals of which one is wrong are nearly alike. */
static bool
scores_far(const struct number *x, const struct number *y)
{
	double sum = x->lo + x->hi;

	return fmin(fabs(x->lo - y->lo) + fabs(x->hi - y->hi),
		   fabs(x->lo - y->hi) + fabs(x->hi - y->lo)) >
	    fmax(3, .015 * sum);
}

/* "$8 billion in aid", "$6 billion in funding for a wall": does what
 * stands behind each say nothing of the other? */
static bool
purposes_differ(const struct bearing *x, const struct bearing *y)
{
	for (size_t i = x->nbefore; i < x->nacts; i++)
		if (has(y->acts, y->nacts, x->acts[i]))
			return false;
	for (size_t i = y->nbefore; i < y->nacts; i++)
		if (has(x->acts, x->nacts, y->acts[i]))
			return false;
	return x->nacts > x->nbefore && y->nacts > y->nbefore;
}

/* "At least $400 million", "more than $1 billion"; but a toll that rose
 * is news. */
static bool
leave_room(const struct number *x, const struct number *y)
{
	return !adds_up(x) &&
	    (x->bound == BOUND_AT_LEAST || x->bound == BOUND_MORE) &&
	    (y->bound == BOUND_AT_LEAST || y->bound == BOUND_MORE);
}

/* "The order lets them spend $3.5 billion", "they will spend $3.6
 * billion": "will" alone makes no forecast of a sum that is near, nor of
 * many people to whom the same is done. */
static bool
are_plans(const struct mention *x, const struct mention *y,
    const struct bearing *a, const struct bearing *b)
{
	double vx = number_base(&x->number, x->number.hi);
	double vy = number_base(&y->number, y->number.hi);

	return !a->expected && !b->expected &&
	    (x->number.type == NUMBER_MONEY ||
		(MIN(vx, vy) >= 10 * LARGE_COUNT && acts_shared(a, b) > 1)) &&
	    MAX(vx, vy) <= 1.2 * MIN(vx, vy);
}

/* Whatever names stand around them, two tolls of paragraphs that are
 * surely linked are one where they are near or one may have risen. */
static bool
is_one_toll(const struct ledger *l, const struct mention *x,
    const struct mention *y)
{
	double low = MIN(x->number.hi, y->number.hi);
	double high = MAX(x->number.hi, y->number.hi);

	return adds_up(&x->number) && link_of(l, x, y) >= SURE_LINK &&
	    (high <= 1.25 * low || printed_apart(l, x, y));
}

static const char *
doubt_of_counts(const struct ledger *l, const struct mention *x,
    const struct mention *y, const struct bearing *a, const struct bearing *b)
{
	double low = MIN(x->number.hi, y->number.hi);
	double high = MAX(x->number.hi, y->number.hi);
	size_t shared = acts_shared(a, b);
	bool near = high < 1.2 * low;

	/* Soldiers and fighters; but 41 and 43 are too near to be of two
	 * sides. */
	if (is_of_group(x, "outcome"))
		return x->specific && y->specific && high > 1.1 * low &&
			!same_noun(x, y)
		    ? "not the same ones are counted"
		    : NULL;
	if (!same_noun(x, y))
		return "not the same things are counted";
	if (counts_far(low, high) &&
	    (shared < ACTS_EACH || link_of(l, x, y) < SURE_LINK))
		return "too far apart to be one count";
	if (shared >= (near && low >= LARGE_COUNT ? 1u : 2u))
		return NULL;
	return near && low >= 10 * LARGE_COUNT && is_only_count(l, x) &&
		is_only_count(l, y)
	    ? NULL
	    : "little else is told of both";
}

static const char *
doubt_of_things(const struct ledger *l, const struct mention *x,
    const struct mention *y, const struct bearing *a, const struct bearing *b)
{
	enum number_type type = x->number.type;
	size_t shared = acts_shared(a, b);
	double vx = number_base(&x->number, x->number.hi);
	double vy = number_base(&y->number, y->number.hi);
	double low = MIN(vx, vy), high = MAX(vx, vy);
	bool scale = fabs(high - 10 * low) < .1 * low;

	if (type == NUMBER_COUNT || type == NUMBER_BARE)
		return doubt_of_counts(l, x, y, a, b);
	if (type == NUMBER_SCORE && scores_far(&x->number, &y->number))
		return "too far apart to be one vote";
	if (type == NUMBER_MONEY && purposes_differ(a, b))
		return "what follows them differs";
	if (x->number.order != 0 || y->number.order != 0)
		return "they count from different days";
	if (type == NUMBER_DURATION && x->number.factor != y->number.factor &&
	    high > OTHER_UNIT * low)
		return "too far apart to be one length";
	if (is_of_group(x, "measure") && same_noun(x, y))
		return NULL;
	if ((type == NUMBER_MEASURE || type == NUMBER_PERCENT) &&
	    !(leans_on(a, b) && leans_on(b, a)))
		return "not the same act is told beside them";
	if (shared > (high > 1.5 * low && !scale ? 1u : 0u) &&
	    (type == NUMBER_MONEY || leans_on(a, b) || leans_on(b, a)))
		return NULL;
	return "not the same act is told beside them";
}

const char *
scope_doubt(const struct ledger *l, const struct mention *x,
    const struct mention *y, const struct bearing *a, const struct bearing *b)
{
	if (x->is_time || y->is_time)
		return doubt_of_times(l, x, y, a, b);
	if (x->number.others != y->number.others)
		return "one counts the others only";
	if (x->number.part || y->number.part)
		return "one is a part of the other";
	if (is_expected(a) != is_expected(b) && !are_plans(x, y, a, b))
		return "one is expected, the other told";
	if (a->past != b->past)
		return "one is of the past";
	if (trends_differ(x, a, b))
		return "one rose, the other fell";
	if (a->part != b->part && is_counted(&x->number))
		return "one counts new ones only";
	if (a->aside != b->aside)
		return "one is of an aftershock";
	if ((a->part || is_of_group(x, "outcome")) && !adds_up(&x->number) &&
	    printed_apart(l, x, y))
		return "each text tells of its own day";
	if (!adds_up(&x->number) && is_one_outlet(l, x, y) &&
	    printed_apart(l, x, y))
		return "one outlet tells them on two days";
	if (leave_room(&x->number, &y->number))
		return "both leave room for more";
	if (!printed_apart(l, x, y) && is_only_hours(l, x) &&
	    is_only_hours(l, y) &&
	    MAX(x->number.hi, y->number.hi) <=
		1.5 * MIN(x->number.hi, y->number.hi))
		return NULL;
	if (counts_down(x, y, a, b) && printed_apart(l, x, y))
		return "each counts from the day of its text";
	if (times_differ(x, a, b))
		return "they are told of different times";
	if (x->number.type != NUMBER_SCORE && !is_one_toll(l, x, y) &&
	    owners_differ(x, a, b))
		return "they are told of different places or names";
	return doubt_of_things(l, x, y, a, b);
}
