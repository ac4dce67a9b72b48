/*
 * people.h - names and who says what, in an analysis whose tokens,
 * sentences and quotations stand.  Internal to src/compare.
 */
#ifndef COMPARE_PEOPLE_H
#define COMPARE_PEOPLE_H

#include "src/compare/propositions.h"

/* Fills names, speakers and the speakers of quotations. */
void people_find(struct analysis *an);

#endif
