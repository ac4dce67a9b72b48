/*
 * fetch.h - what the commands that use the network share.
 */
#ifndef CLI_FETCH_H
#define CLI_FETCH_H

#include "src/cli/cli.h"
#include "src/cli/fetching.h"

/* Reads --timeout, --ca-file and the file of logins, and starts the
 * processes that help: before a store is open, which they would inherit.
 * Says what is wrong. */
enum status fetch_begin(struct cli *cli, struct fetching *f);
/* Ends them, and closes the store if it was opened. */
void fetch_end(struct fetching *f);

/* Asks the feeds that are due, or those of 'ids'; tells of each and sums
 * up.  FEEDS_FAILED when some did. */
enum status fetch_feeds(struct cli *cli, struct fetching *f,
    const int64_t *ids, size_t n);

#endif
