/*
 * tags.h - the rows that t tags, by their ids, in the order they were.
 */
#ifndef UI_TAGS_H
#define UI_TAGS_H

#include "src/base/vec.h"

struct tags {
	struct arena *arena; /* the owner's */
	int64_t *at;
	size_t n, cap;
};

bool tags_has(const struct tags *t, int64_t id);
/* False when it has it already. */
bool tags_add(struct tags *t, int64_t id);
/* Adds it, or takes it away. */
void tags_toggle(struct tags *t, int64_t id);

#endif
