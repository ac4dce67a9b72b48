/*
 * workserver.h - the process that forks the workers.  Private to
 * worker.c, which gives it orders.
 *
 * An order is two descriptors sent over a socket: a file of memory, which
 * holds the input and gets the output, and a pipe, into which how the
 * worker ended is written, an int as waitpid() has it.  A pipe that ends
 * without one says that the server is gone.
 */
#ifndef INGEST_WORKSERVER_H
#define INGEST_WORKSERVER_H

#include <sys/types.h>

#include "src/ingest/sandbox.h"
#include "src/ingest/worker.h"

#define OUTPUT_LIMIT (64 * MiB)
/* The output begins at a multiple of it behind the input: no page of any
 * machine is larger. */
#define OUTPUT_ALIGN ((uint64_t)64 * KiB)

enum { EXIT_AGAIN = 69, EXIT_UNSAFE = 70, EXIT_MEMORY = 71,
	EXIT_OUTPUT = 72 };

struct order {
	int memory, done;
	uint64_t input; /* bytes */
};

/* Its length first, then the bytes. */
struct output {
	uint64_t n;
	char bytes[];
};

static inline uint64_t
order_output_at(const struct order *o)
{
	return (o->input + OUTPUT_ALIGN - 1) / OUTPUT_ALIGN * OUTPUT_ALIGN;
}

/* False when nobody is there any more. */
bool workserver_order(int to, const struct order *o);

/* What a new process does first: it dies with its parent. */
void workserver_die_with(pid_t parent);

struct workserver {
	worker_work *work;
	worker_prepare *prepare; /* NULL: it is prepared */
	void *arg;
	struct sandbox *sandbox;
};
/* Takes orders from there until there are none. */
NORETURN void workserver_run(const struct workserver *w, int from);

#endif
