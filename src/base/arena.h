/*
 * arena.h - memory with the life of one work item.
 *
 * A feed, an event, a screen frame each has one arena: allocate
 * freely, free once.  Memory is aligned for any type.  Nothing here
 * returns NULL (see base.h on running out of memory).
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "src/base/base.h"
#include "src/base/str.h"

struct arena;

/* For a program of many work items, called first in main: memory that
 * was freed, up to some megabytes, is kept for the next item, which else
 * would fault it in again page by page.  Does nothing where the C
 * library has no such setting. */
void arena_keep_freed(void);

struct arena *arena_new(void);
void arena_free(struct arena *a); /* NULL is fine */

/* Forgets everything allocated but keeps one chunk for the next use. */
void arena_reset(struct arena *a);

/* Bytes handed out since arena_new or arena_reset. */
size_t arena_used(const struct arena *a);

/* 'size' bytes, not cleared; arena_zalloc clears them. */
void *arena_alloc(struct arena *a, size_t size);
void *arena_zalloc(struct arena *a, size_t count, size_t size);

/* A larger copy of 'old' (in place when it was the last allocation).
 * 'old' may be NULL when old_size is 0. */
void *arena_grow(struct arena *a, void *old, size_t old_size,
    size_t new_size);

/* Cleared memory for one or 'n' values of a type. */
#define ARENA_NEW(a, type) ((type *)arena_zalloc((a), 1, sizeof(type)))
#define ARENA_ARRAY(a, type, n) \
	((type *)arena_zalloc((a), (n), sizeof(type)))

/* Copies; the copy is NUL-ended behind its last byte, so that .s can be
 * handed to a library when the text holds no NUL itself. */
struct str arena_str(struct arena *a, struct str s);
struct str arena_cstr(struct arena *a, const char *s);
struct str arena_printf(struct arena *a, const char *fmt, ...)
    PRINTF_LIKE(2, 3);

#endif
