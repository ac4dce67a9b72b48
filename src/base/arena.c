#include "src/base/arena.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdarg.h>

#define CHUNK_SIZE (32 * KiB)
#define ALIGN 16
/* Chunks up to the first are kept when freed, up to the second in all. */
#define KEPT_CHUNK (1 * MiB)
#define KEPT_FREE (8 * MiB)

struct chunk {
	struct chunk *next;
	size_t size, used;
	_Alignas(ALIGN) unsigned char bytes[];
};

struct arena {
	struct chunk *chunk; /* the one we allocate from; older ones behind */
	size_t used;
	unsigned char *last; /* last allocation, for growing in place */
};

static struct chunk *
chunk_new(size_t size, struct chunk *next)
{
	struct chunk *c;

	if (size > SIZE_MAX - sizeof(*c))
		bug("allocation of %zu bytes", size);
	c = xmalloc(sizeof(*c) + size);
	c->next = next;
	c->size = size;
	c->used = 0;
	return c;
}

void
arena_keep_freed(void)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, KEPT_CHUNK);
	mallopt(M_TRIM_THRESHOLD, KEPT_FREE);
#endif
}

struct arena *
arena_new(void)
{
	struct arena *a = xcalloc(1, sizeof(*a));

	a->chunk = chunk_new(CHUNK_SIZE, NULL);
	return a;
}

static void
chunks_free(struct chunk *c)
{
	while (c) {
		struct chunk *next = c->next;

		free(c);
		c = next;
	}
}

void
arena_free(struct arena *a)
{
	if (!a)
		return;
	chunks_free(a->chunk);
	free(a);
}

void
arena_reset(struct arena *a)
{
	chunks_free(a->chunk->next);
	a->chunk->next = NULL;
	if (a->chunk->size > 64 * CHUNK_SIZE) {
		free(a->chunk);
		a->chunk = chunk_new(CHUNK_SIZE, NULL);
	}
	a->chunk->used = 0;
	a->used = 0;
	a->last = NULL;
}

size_t
arena_used(const struct arena *a)
{
	return a->used;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	struct chunk *c = a->chunk;
	size_t need;

	if (size > SIZE_MAX - ALIGN)
		bug("allocation of %zu bytes", size);
	need = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
	if (need > c->size - c->used) {
		/* Chunks grow with the arena, so that a big work item
		 * costs few mallocs and a small one little memory. */
		size_t grow = MAX(CHUNK_SIZE, MIN(a->used, 4 * MiB));

		c = a->chunk = chunk_new(MAX(grow, need), c);
	}
	a->last = c->bytes + c->used;
	c->used += need;
	a->used += need;
	return a->last;
}

void *
arena_zalloc(struct arena *a, size_t count, size_t size)
{
	size_t total;
	void *p;

	if (__builtin_mul_overflow(count, size, &total))
		bug("allocation of %zu times %zu bytes", count, size);
	p = arena_alloc(a, total);
	memset(p, 0, total);
	return p;
}

void *
arena_grow(struct arena *a, void *old, size_t old_size, size_t new_size)
{
	struct chunk *c = a->chunk;
	void *p;

	if (old && old == a->last && new_size >= old_size) {
		size_t start = (size_t)(a->last - c->bytes);
		size_t need = (new_size + ALIGN - 1) & ~(size_t)(ALIGN - 1);

		if (need >= new_size && need <= c->size - start) {
			a->used += start + need - c->used;
			c->used = start + need;
			return old;
		}
	}
	p = arena_alloc(a, new_size);
	if (old_size)
		memcpy(p, old, MIN(old_size, new_size));
	return p;
}

struct str
arena_str(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1);

	if (s.n)
		memcpy(p, s.s, s.n);
	p[s.n] = '\0';
	return (struct str){p, s.n};
}

struct str
arena_cstr(struct arena *a, const char *s)
{
	return arena_str(a, str_c(s));
}

struct str
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	int n;
	char *p;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		bug("bad format \"%s\"", fmt);
	p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (struct str){p, (size_t)n};
}
