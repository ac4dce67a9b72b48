/*
 * sandbox.h - a process gives up all it does not need, for good.
 *
 * After this it may compute, ask for memory within a limit, read and
 * write what is open already, and end.  Opening, forking, running
 * programs, sockets, signals to others: the kernel ends it at once
 * (SIGSYS).  OpenSSH's sandbox-seccomp-filter.c and
 * sandbox-rlimit.c are the model.
 */
#ifndef INGEST_SANDBOX_H
#define INGEST_SANDBOX_H

#include "src/base/base.h"

struct sandbox_limits {
	unsigned cpu_s;	 /* SIGXCPU behind it */
	unsigned wall_s; /* SIGALRM behind it */
	size_t memory;	 /* bytes of address space */
	bool files;	 /* those that are open may grow, as stdout does */
};

/* Makes the filter of calls, which is dear, before there is anybody to
 * lock in.  NULL when the system refuses. */
struct sandbox *sandbox_new(const struct sandbox_limits *limits);
void sandbox_free(struct sandbox *s); /* NULL is fine */

/* False when the system refuses, or for NULL; the process must end then.
 * Built with sanitizers, which need more than this allows, only the time
 * limits are set. */
bool sandbox_enter(const struct sandbox *s);

#endif
