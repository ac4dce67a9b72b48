/*
 * bearings.h - what the sentence of a mention says of it.  Internal to
 * src/compare.
 */
#ifndef COMPARE_BEARINGS_H
#define COMPARE_BEARINGS_H

#include "src/compare/ledger.h"

/* So many words to each side say what a mention is about. */
#define ACTS_EACH 3
#define NAMES_MAX 12
#define DAYS_MAX 4
/* Which way a value went. */
#define TREND_UP 1u
#define TREND_DOWN 2u

/* What the sentence of a mention says of it. */
struct bearing {
	uint32_t acts[2 * ACTS_EACH]; /* stems, nearest first on each side */
	size_t nacts, nbefore;
	uint32_t names[NAMES_MAX]; /* keys of the names of the sentence */
	size_t nnames;
	uint32_t owner; /* the name it belongs to, or VOCAB_NONE */
	bool owner_behind; /* it stands behind */
	unsigned persons; /* those of two words, as bits of names[] */
	int64_t days[DAYS_MAX];
	size_t ndays;
	unsigned months; /* bits */
	int minute;      /* a clock time of the sentence, or -1 */
	unsigned trend;  /* "fell", "higher" */
	bool expected;   /* "is forecast to" */
	bool modal;      /* "will": to come, or meant to be */
	bool past;       /* "previously" */
	bool part;       /* "new cases", "a day": not the whole */
	bool aside;      /* of an aftershock */
	bool remains;    /* "three weeks remain" */
	bool another;    /* "another judge", "a second fire" */
};

struct bearing bearing_of(const struct ledger *l, const struct mention *m);

#endif
