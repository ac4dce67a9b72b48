/*
 * gather.h - reading inputs in a process of its own.
 *
 * A child reads the paths (source.h), cleans and parses, reads each
 * article into its sketch, and hands both over; the parent meanwhile
 * stores and clusters.  So import has two cores, and what a document can
 * do wrong it does to the child.
 *
 *	g = gather_start(paths, n, now);	before a store is opened
 *	while ((st = gather_next(g, arena, &one)) == STATUS_OK)
 *		...
 *	gather_free(g);
 */
#ifndef CLI_GATHER_H
#define CLI_GATHER_H

#include <signal.h>

#include "src/cli/wire.h"

struct gather;

/* The child stops reading when *stop turns non-zero.  NULL when there can
 * be no child; then it was said. */
struct gather *gather_start(char **paths, size_t n, int64_t now,
    const volatile sig_atomic_t *stop);
/* Ends the child if it is still there; NULL is fine. */
void gather_free(struct gather *g);

/* The next article or list of feeds; its memory is in the arena.  DONE when all was read
 * and something was taken; what hindered it when nothing could be;
 * INTERRUPTED; IO when the child died, which was said. */
enum status gather_next(struct gather *g, struct arena *a,
    struct gathered *out);

#endif
