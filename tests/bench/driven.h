/*
 * driven.h - a terminal program on a pseudo-terminal, driven by a bench.
 *
 * Its cost is its own CPU time, which other work on the machine does not
 * change; time on the wall is for what it waits for.
 */
#ifndef BENCH_DRIVEN_H
#define BENCH_DRIVEN_H

#include <sys/types.h>

#include "src/base/str.h"

struct driven {
	int tty;
	pid_t pid;
};

/* False when there is no pseudo-terminal. */
bool driven_start(struct driven *d, int columns, int rows, char **argv);
/* Ends it. */
void driven_end(struct driven *d);

/* User and system time so far, in ms, of the thread that the keys are
 * for. */
double driven_cpu(const struct driven *d);
/* The most memory it had, in KiB. */
long driven_peak(const struct driven *d);

/* Reads until no byte has come for 60 ms, 'first_ms' before the first; how
 * many, and in *last when the last one came. */
size_t driven_drain(const struct driven *d, int first_ms, int64_t *last);

struct driven_cost {
	double ms; /* of CPU time */
	double answer_ms; /* of it, until the first byte came */
	size_t bytes;
};

/* Types these bytes and waits until the program has done what they ask
 * for and sleeps; with no bytes: until what it does unasked in the next
 * 'ms' is done.  False when it has ended. */
bool driven_type(const struct driven *d, struct str keys, int ms,
    struct driven_cost *cost);
/* Types 'begins' and then j and k, 'times' in all, 20 ms after one
 * another: the most CPU time that one of these took to be answered. */
bool driven_meanwhile(const struct driven *d, struct str begins, int times,
    double *worst);

#endif
