#include "ui/tags.h"

/* t->n: it is not there. */
static size_t
place(const struct tags *t, int64_t id)
{
	size_t i = 0;

	while (i < t->n && t->at[i] != id)
		i++;
	return i;
}

bool
tags_has(const struct tags *t, int64_t id)
{
	return place(t, id) < t->n;
}

bool
tags_add(struct tags *t, int64_t id)
{
	if (tags_has(t, id))
		return false;
	*vec_add(t->arena, t) = id;
	return true;
}

void
tags_toggle(struct tags *t, int64_t id)
{
	size_t i = place(t, id);

	if (tags_add(t, id))
		return;
	t->n--;
	memmove(t->at + i, t->at + i + 1, (t->n - i) * sizeof(*t->at));
}
