/*
 * numbers.h - the quantities a paragraph names, with their bounds, units
 * and what they count.  Internal to src/compare.
 */
#ifndef COMPARE_NUMBERS_H
#define COMPARE_NUMBERS_H

#include "src/model/comparison.h"
#include "src/text/lexicon.h"
#include "src/text/sentences.h"

enum number_type {
	NUMBER_COUNT,    /* 41 people */
	NUMBER_MEASURE,  /* 12 km; 'dimension' says of what */
	NUMBER_DURATION, /* three hours; two days after, when order != 0 */
	NUMBER_MONEY,    /* $2.1 million */
	NUMBER_PERCENT,
	NUMBER_AGE,     /* 57-year-old */
	NUMBER_SCORE,   /* 212-198: lo and hi are its two sides */
	NUMBER_ORDINAL, /* the fourth */
	NUMBER_BARE,    /* nothing tells what it is: magnitude 6.8 */
};

struct number {
	uint32_t start, end;     /* with bound and unit: "at least 12 km" */
	uint32_t digits, behind; /* the value alone: "12" */
	/* Without the words of its bound: from here, and to there when they
	 * stand behind it ("12 km at most"), else 0. */
	uint32_t figure, figure_end;
	enum number_type type;
	enum bound bound;
	double lo, hi;         /* in the unit written; equal but for a range */
	double factor;         /* to the base unit of its dimension */
	const char *unit;      /* "km", "hour", "USD", "percent"; or "" */
	const char *dimension; /* "length", "time", "money"; or "" */
	/* What is counted, when a table knows it ("killed"). */
	const struct lexeme *counted;
	/* Relation to another time: 1 after, -1 before or ago, 0 none. */
	int order;
	bool vague;  /* "dozens": the value is a guess */
	bool words;  /* written in letters */
	bool others; /* "three other women": not all of them */
	bool part;   /* "seven of the deaths", "including seven" */
};

/* All numbers of a text in order.  Bytes inside 'taken' (dates and clock
 * times found before; ascending) are not looked at. */
size_t numbers_find(struct arena *a, struct str text, struct str language,
    const struct span *taken, size_t ntaken, struct number **out);

/* The value in base units; temperatures in kelvin. */
double number_base(const struct number *n, double value);

/* A value as people write it: "450000", "2.5", "0.33". */
struct str number_text(struct arena *a, double value);

#endif
