/*
 * base.h - what every file of crossread includes first.
 *
 * Sizes are size_t, times are int64_t seconds since 1970 UTC, text is
 * UTF-8 in struct str.  Running out of memory ends the process with
 * status 71 and an untouched store: no function reports it.
 */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KiB ((size_t)1024)
#define MiB (1024 * KiB)

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

#define PRINTF_LIKE(f, v) __attribute__((format(printf, f, v)))
#define MUST_USE __attribute__((warn_unused_result))
#define NORETURN __attribute__((noreturn))

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))

/*
 * Our own mistake, never the user's or the network's: says where,
 * restores the terminal through the hook, and aborts.
 */
#define bug(...) bug_at(__FILE__, __LINE__, __VA_ARGS__)
void bug_at(const char *file, int line, const char *fmt, ...)
    PRINTF_LIKE(3, 4) NORETURN;

/* Called once by bug() and by the out-of-memory exit, before they
 * print; the terminal sets it.  NULL takes it away. */
void base_on_fatal(void (*hook)(void));

/* malloc family that never returns NULL; counts are checked for
 * overflow.  Use them only where an arena does not fit. */
void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t count, size_t size);
/* 'p' as a library gave it, whose NULL says that it had no memory. */
void *xgiven(void *p);

#include "src/base/banned.h"

#endif
