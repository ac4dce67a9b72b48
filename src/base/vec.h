/*
 * vec.h - an array that grows in an arena.
 *
 *	VEC(struct link) links = {0};
 *	*vec_add(a, &links) = (struct link){...};
 *	for (size_t i = 0; i < links.n; i++) use(&links.at[i]);
 *
 * 'at' is NULL while n is 0 and moves when the array grows.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "src/base/arena.h"

#define VEC(type) \
	struct { \
		type *at; \
		size_t n, cap; \
	}

/* The address of one new, cleared element at the end. */
#define vec_add(a, v) \
	((v)->at = vec_room((a), (v)->at, (v)->n, &(v)->cap, \
	     sizeof(*(v)->at)), \
	    &(v)->at[(v)->n++])

/* For vec_add only. */
static inline void *
vec_room(struct arena *a, void *at, size_t n, size_t *cap, size_t size)
{
	if (n == *cap) {
		size_t grown = *cap ? *cap * 2 : 8;

		if (grown > SIZE_MAX / 2 / size)
			bug("array of %zu elements", grown);
		at = arena_grow(a, at, n * size, grown * size);
		*cap = grown;
	}
	memset((char *)at + n * size, 0, size);
	return at;
}

#endif
