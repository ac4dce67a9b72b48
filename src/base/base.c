#include "src/base/base.h"

#include <stdarg.h>

static void (*fatal_hook)(void);

void
base_on_fatal(void (*hook)(void))
{
	fatal_hook = hook;
}

static void
run_fatal_hook(void)
{
	void (*hook)(void) = fatal_hook;

	fatal_hook = NULL;
	if (hook)
		hook();
}

void
bug_at(const char *file, int line, const char *fmt, ...)
{
	va_list ap;

	run_fatal_hook();
	fprintf(stderr, "crossread: bug at %s:%d: ", file, line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	abort();
}

static void NORETURN
out_of_memory(size_t size)
{
	run_fatal_hook();
	fprintf(stderr, "crossread: out of memory (asked for %zu bytes)\n",
	    size);
	_Exit(71);
}

void *
xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		out_of_memory(size);
	return p;
}

void *
xcalloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);

	if (!p)
		out_of_memory(size);
	return p;
}

void *
xrealloc(void *old, size_t count, size_t size)
{
	size_t total;
	void *p;

	if (__builtin_mul_overflow(count, size, &total))
		out_of_memory(SIZE_MAX);
	p = realloc(old, total ? total : 1);
	if (!p)
		out_of_memory(total);
	return p;
}

void *
xgiven(void *p)
{
	if (!p)
		out_of_memory(0);
	return p;
}
