/*
 * scopes.h - whether two values that differ are of one thing.  Internal
 * to src/compare.
 */
#ifndef COMPARE_SCOPES_H
#define COMPARE_SCOPES_H

#include "src/compare/bearings.h"

/* Is it a day that was still to come when its text was published? */
bool scope_is_ahead(const struct ledger *l, const struct mention *m);

/* What speaks against two differing mentions being of one thing; NULL
 * when nothing does. */
const char *scope_doubt(const struct ledger *l, const struct mention *x,
    const struct mention *y, const struct bearing *a, const struct bearing *b);

#endif
