/*
 * lease.h - who this process is, so that two fetches never ask the same
 * feed.
 *
 * A lease names its owner as "BOOT:PID:START": the same words never mean
 * another process, not after a restart of the machine and not when the
 * number is used again.  Whether the owner still lives can be seen by
 * every process of the machine; a lease of a dead one is taken back.
 */
#ifndef CLI_LEASE_H
#define CLI_LEASE_H

#include "db/store.h"

#define LEASE_SECONDS 900 /* longer than any fetch of one feed takes */

struct str lease_owner(struct arena *a);
/* True when it cannot be known. */
bool lease_lives(struct str owner);
/* Gives back the leases of those that are dead. */
enum status lease_sweep(struct store *s, struct arena *a);

#endif
