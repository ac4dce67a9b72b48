/*
 * ids.h - what may be meant by an id, for shells to complete.
 */
#ifndef CLI_IDS_H
#define CLI_IDS_H

#include "src/cli/cli.h"

/* What a command takes ids of: events, articles, feeds, items of the
 * review queue ("ea"); NULL: it takes none. */
const char *ids_of(const char *command);
/* The newest of these, a line each: the id, a tab, what it is called. */
enum status ids_print(struct cli *cli, const char *letters);

#endif
