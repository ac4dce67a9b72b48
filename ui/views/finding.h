/*
 * finding.h - search in a list that is in memory, for view_ops.find.
 */
#ifndef UI_VIEWS_FINDING_H
#define UI_VIEWS_FINDING_H

#include "ui/view.h"

struct finding {
	size_t kept; /* where the cursor was when the search began */
};

/* Moves *at among n items to one that has the pattern, around the end if
 * need be.  False when there is none: *at is as it was kept. */
bool finding_step(struct finding *k, const struct find *f, size_t *at, size_t n,
    bool (*has)(const void *data, size_t i, struct str pattern),
    const void *data);

#endif
