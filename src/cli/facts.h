/*
 * facts.h - the facts of events, by two processes.
 *
 * Comparing is most of the work of an import and writes little.  So it
 * happens outside of transactions, and another process takes its share:
 * it opens the store for itself, only to read, takes one event after the
 * other from a list both share, and sends what it found.  When it ends
 * or lies, this process does the rest alone.
 */
#ifndef CLI_FACTS_H
#define CLI_FACTS_H

#include <signal.h>

#include "db/store.h"
#include "src/text/stems.h"

struct lexicon;
struct facts_worker;

/* Before this process opens any store, because SQLite may not be taken
 * along.  NULL when the system refuses: it goes without. */
struct facts_worker *facts_worker_start(const struct lexicon *aliases);
/* Before the store is closed: the last one out tidies up.  NULL is fine. */
void facts_worker_end(struct facts_worker *w);

struct facts_run {
	struct store *store;
	struct stemmers *stemmers;
	const struct lexicon *aliases;
	struct facts_worker *worker;	   /* or NULL */
	const volatile sig_atomic_t *stop; /* or NULL */
};

#define FACTS_ROUND 64 /* events at most */

/* Reads the facts of n events again and stores them in a transaction of
 * its own; adds those that have two texts or more to *compared.  Where
 * another process wrote meanwhile, and after a signal, some events stay
 * as stale as they were. */
enum status facts_refresh(const struct facts_run *r, const int64_t *events,
    size_t n, size_t *compared);

#endif
