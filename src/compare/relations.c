/*
 * How two values relate: equal, one in another unit, one rounded, one a
 * bound that the other keeps, or different.
 *
 * A difference is never explained by being small: 41 and 43 dead differ.
 * Rounding needs a round number: "about 900" and 912, or two digits and a
 * nought, 160 and 164.
 */
#include "src/compare/ledger.h"

#include <math.h>

/* A bound says nothing of values much further away. */
#define NEAR_BOUND 1.3
/* "Nearly 700,000" may be "nearly 670,000". */
#define NEAR_NEARLY 1.1
/* Two bounds may leave room for so much between them. */
#define BOTH_BOUNDS 2.5
/* "The worst in at least two decades" may be so in five. */
#define NEAR_LENGTH 3

static bool
close_to(double x, double y, double share)
{
	return fabs(x - y) <= share * fmax(fabs(x), fabs(y));
}

/* The place value of the last digit that is not a nought, and how many
 * digits there are before it (itself included). */
static double
grain(double v, unsigned *digits)
{
	double unit = .001;

	while (unit < v && close_to(fmod(v, unit * 10), 0, 0) && unit < 1e15)
		unit *= 10;
	while (
	    unit < v && fabs(v / (unit * 10) - round(v / (unit * 10))) < 1e-9)
		unit *= 10;
	*digits = v > 0 ? (unsigned)floor(log10(v / unit) + 1e-9) + 1 : 0;
	return unit;
}

void
relation_prepare(struct mention *m)
{
	if (!m->is_time)
		m->grain = grain(m->number.lo, &m->digits);
}

/* "About 10" may be 11 people, "roughly two years" two and a half. */
static double
room_of_about(const struct mention *m)
{
	const struct number *n = &m->number;

	if (n->lo != floor(n->lo) || n->lo < 2)
		return 0;
	if (n->type == NUMBER_DURATION)
		return .5;
	return n->lo >= 10 &&
		(n->type == NUMBER_COUNT || n->type == NUMBER_BARE)
	    ? 1
	    : 0;
}

/* Is the second what one gets by rounding 'v'? */
static bool
rounds_to(double v, const struct mention *round, bool about)
{
	double r = round->number.lo;

	if (v <= 0 || r <= 0 || v == r || v > 2 * r || r > 2 * v ||
	    (!about && r < 100 && r == floor(r)))
		return false;
	if (about &&
	    (close_to(v, r, .05) || fabs(v - r) <= room_of_about(round)))
		return true;
	/* "$2 trillion" is $2.2 trillion. */
	if (round->digits == 1 && r >= 1e6)
		return close_to(v, r, .1);
	return fabs(v - r) < .5 * round->grain * (1 - 1e-9) &&
	    (about || (round->digits >= 2 && r >= 100) || round->grain < 1);
}

static bool
is_lower_bound(enum bound b)
{
	return b == BOUND_AT_LEAST || b == BOUND_MORE;
}

static bool
is_upper_bound(enum bound b)
{
	return b == BOUND_AT_MOST || b == BOUND_LESS;
}

/* Does the bound x with value v admit w, not far away? */
static bool
admits(const struct number *x, double w, enum bound of_w)
{
	double lo = number_base(x, x->lo), hi = number_base(x, x->hi);

	if (x->bound == BOUND_RANGE)
		return w >= lo * .999 && w <= hi * 1.001;
	if (x->bound == BOUND_LESS && of_w == BOUND_LESS)
		return w <= lo && w >= lo / NEAR_NEARLY;
	/* "more than 23,000" and "nearly 24,000" can both be right. */
	if (is_lower_bound(x->bound) && is_upper_bound(of_w))
		return w >= lo && w <= lo * BOTH_BOUNDS;
	if (of_w != BOUND_EXACT && of_w != BOUND_ABOUT)
		return false;
	if (is_lower_bound(x->bound))
		return w >= lo * .999 &&
		    w <= lo * (x->type == NUMBER_DURATION ? NEAR_LENGTH
							  : NEAR_BOUND);
	if (is_upper_bound(x->bound))
		return w <= lo * 1.001 && w >= lo / NEAR_BOUND;
	return false;
}

bool
relation_is_toll(const struct number *n)
{
	return n->counted != NULL && strcmp(n->counted->group, "outcome") == 0;
}

/* A range that reaches to a bound, or into another range. */
static bool
ranges_meet(const struct number *x, const struct number *y)
{
	double xlo = number_base(x, x->lo), xhi = number_base(x, x->hi);
	double ylo = number_base(y, y->lo), yhi = number_base(y, y->hi);

	if (is_upper_bound(x->bound))
		return ylo <= xhi && xhi <= 2 * yhi;
	if (is_upper_bound(y->bound))
		return xlo <= yhi && yhi <= 2 * xhi;
	if (is_lower_bound(x->bound))
		return xlo <= yhi && ylo <= 2 * xlo;
	if (is_lower_bound(y->bound))
		return ylo <= xhi && xlo <= 2 * ylo;
	return false;
}

/* Is 'r' the value of 'v', rounded, in its own unit?  A measure or share
 * told to the tenth is often rounded to the whole. */
static bool
is_rounded(const struct number *v, const struct mention *round)
{
	const struct number *r = &round->number;
	bool about = r->bound == BOUND_ABOUT || r->vague;
	bool unit = v->unit != r->unit && strcmp(v->unit, r->unit) != 0;

	if (unit && (strcmp(v->dimension, "temperature") == 0 ||
			r->factor <= 0))
		return false;
	if (unit)
		return about &&
		    close_to(number_base(v, v->lo) / r->factor, r->lo, .1);
	if (rounds_to(v->lo, round, about))
		return true;
	return v->lo != floor(v->lo) && r->lo == floor(r->lo) &&
	    (v->type == NUMBER_PERCENT || v->type == NUMBER_MEASURE) &&
	    r->lo > 0 && fabs(v->lo - r->lo) < .5;
}

/* Is the lower of two tolls one of a hundred or more that is only good
 * for its first digit, when the other one is told more precisely? */
static bool
is_rough(const struct mention *low, const struct mention *high)
{
	return low->number.bound == BOUND_MORE && low->digits == 1 &&
	    low->number.lo >= 100 && high->digits > 1;
}

static enum relation
number_relation(const struct mention *of_x, const struct mention *of_y)
{
	const struct number *x = &of_x->number, *y = &of_y->number;
	double vx = number_base(x, x->lo), vy = number_base(y, y->lo);
	bool unit = x->unit != y->unit && strcmp(x->unit, y->unit) != 0;

	if (x->type == NUMBER_SCORE || y->type == NUMBER_SCORE)
		return (x->lo == y->lo && x->hi == y->hi) ||
			(x->lo == y->hi && x->hi == y->lo)
		    ? REL_SAME
		    : REL_DIFFER;
	if (close_to(vx, vy, 1e-4) &&
	    close_to(number_base(x, x->hi), number_base(y, y->hi), 1e-4)) {
		if (x->bound != y->bound && x->bound != BOUND_ABOUT &&
		    y->bound != BOUND_ABOUT)
			return REL_BOUND;
		return unit ? REL_UNIT : REL_SAME;
	}
	if (unit && close_to(vx, vy, .025))
		return REL_UNIT;
	if (admits(x, vy, y->bound) || admits(y, vx, x->bound))
		return REL_BOUND;
	if (x->bound == BOUND_RANGE || y->bound == BOUND_RANGE)
		return ranges_meet(x, y) ? REL_BOUND : REL_DIFFER;
	/* "more than 1.4 million" is more than 1 million; but a toll that
	 * rose is no bound kept, unless the lower one was but a guess:
	 * "more than a hundred" and "at least 129". */
	if (is_lower_bound(x->bound) && is_lower_bound(y->bound) &&
	    fmax(vx, vy) <= 1.5 * fmin(vx, vy) &&
	    (!relation_is_toll(x) || is_rough(vx < vy ? of_x : of_y,
				vx < vy ? of_y : of_x)))
		return REL_BOUND;
	/* The dead and injured are counted one by one: 160 is no rounder
	 * than 164 unless it says so. */
	if (relation_is_toll(x) && x->bound != BOUND_ABOUT && !x->vague &&
	    y->bound != BOUND_ABOUT && !y->vague)
		return REL_DIFFER;
	/* Most figures are far from one another. */
	if (vx > 2 * vy || vy > 2 * vx)
		return REL_DIFFER;
	return is_rounded(y, of_x) || is_rounded(x, of_y) ? REL_ROUND
							  : REL_DIFFER;
}

/* Two days; a weekday without date agrees with any such day. */
static enum relation
day_relation(const struct time_mention *x, const struct time_mention *y)
{
	int wx = time_weekday(x), wy = time_weekday(y);
	bool dated = x->day > 0 && y->day > 0;
	bool differ;

	if (dated)
		differ = x->day != y->day || x->month != y->month ||
		    (x->year > 0 && y->year > 0 && x->year != y->year);
	else if (x->resolved && y->resolved && x->weekday < 0 && y->weekday < 0)
		differ = x->at != y->at;
	else
		differ = wx >= 0 && wy >= 0 && wx != wy;
	if (differ)
		return REL_DIFFER;
	/* "Friday" has its evening; a morning is no night. */
	if (x->part[0] == '\0' || y->part[0] == '\0' ||
	    strcmp(x->part, y->part) == 0)
		return REL_SAME;
	return REL_ROUND;
}

/* "Next month" in a text of November against a day in December; a week
 * may begin on a Sunday. */
static enum relation
period_relation(
    const struct time_mention *period, const struct time_mention *other)
{
	if (other->type == TIME_PERIOD)
		return strcmp(period->unit, other->unit) == 0 &&
			period->offset == other->offset
		    ? REL_SAME
		    : REL_ROUND;
	if (!period->resolved)
		return REL_ROUND;
	if (period->year == 0)
		return other->type == TIME_DAY && other->resolved &&
			(other->at < period->at - 1 ||
			    other->at > period->at + 6)
		    ? REL_DIFFER
		    : REL_ROUND;
	if ((other->year > 0 && other->year != period->year) ||
	    (other->month > 0 && period->month > 0 &&
		other->month != period->month))
		return REL_DIFFER;
	return REL_ROUND;
}

/* So many minutes round "around 3:30", "around five", "around 3:50". */
#define ABOUT_QUARTER 7
#define ABOUT_HOUR 15
#define ABOUT_FIVE 3

/* Is x, told as about, the time y?  A deadline of midnight is one of
 * 12:01. */
static bool
is_about(const struct time_mention *x, const struct time_mention *y)
{
	int apart = abs(x->minute - y->minute);

	return apart <= 1 ||
	    (x->about &&
		apart <= (x->minute % 60 == 0          ? ABOUT_HOUR
				 : x->minute % 15 == 0 ? ABOUT_QUARTER
				 : x->minute % 5 == 0  ? ABOUT_FIVE
						       : 1));
}

/* 1985 is in the 1980s. */
static bool
is_in_decade(const struct time_mention *x, const struct time_mention *y)
{
	return x->year / 10 == y->year / 10 &&
	    (strcmp(x->part, "decade") == 0 || strcmp(y->part, "decade") == 0);
}

static enum relation
time_relation(const struct time_mention *x, const struct time_mention *y)
{
	if (x->type == TIME_PERIOD)
		return period_relation(x, y);
	if (y->type == TIME_PERIOD)
		return period_relation(y, x);
	if (x->type == TIME_CLOCK && y->type == TIME_CLOCK)
		return x->minute == y->minute          ? REL_SAME
		    : is_about(x, y) || is_about(y, x) ? REL_ROUND
						       : REL_DIFFER;
	if (x->type == TIME_DAY && y->type == TIME_DAY)
		return day_relation(x, y);
	if (x->type == TIME_ORDER && y->type == TIME_ORDER) {
		if (x->order != y->order)
			return REL_DIFFER;
		return strcmp(x->unit, y->unit) == 0 ? REL_SAME : REL_ROUND;
	}
	if (x->year > 0 && y->year > 0 && x->year != y->year)
		return is_in_decade(x, y) ? REL_ROUND : REL_DIFFER;
	if (x->month > 0 && y->month > 0 && x->month != y->month)
		return REL_DIFFER;
	return x->type == y->type && strcmp(x->part, y->part) == 0 &&
		(x->year > 0) == (y->year > 0)
	    ? REL_SAME
	    : REL_ROUND;
}

enum relation
relation_of(const struct mention *x, const struct mention *y)
{
	if (x->is_time != y->is_time)
		return REL_ROUND; /* "shortly after", "two days after" */
	return x->is_time ? time_relation(&x->time, &y->time)
			  : number_relation(x, y);
}
