/*
 * tap.h - the Test Anything Protocol in one header, for unit tests.
 *
 *	int main(void) { ok(1 + 1 == 2, "sums"); return tap_done(); }
 *
 * A failed check says where it stands and goes on.
 */
#ifndef TESTS_TAP_H
#define TESTS_TAP_H

#include <stdarg.h>

#include "src/base/arena.h"

static int tap_count, tap_failed;

#define ok(cond, ...) tap_ok((cond), __FILE__, __LINE__, #cond, __VA_ARGS__)
/* want and got are struct str, C strings, numbers. */
#define is_str(got, want, ...) \
	tap_str((got), (want), __FILE__, __LINE__, __VA_ARGS__)
#define is_c(got, want, ...) \
	tap_str((got), str_c(want), __FILE__, __LINE__, __VA_ARGS__)
#define is_int(got, want, ...) \
	tap_int((long long)(got), (long long)(want), __FILE__, __LINE__, \
	    __VA_ARGS__)

static inline bool PRINTF_LIKE(5, 6)
tap_ok(bool good, const char *file, int line, const char *what,
    const char *fmt, ...)
{
	va_list ap;

	tap_count++;
	tap_failed += !good;
	printf("%sok %d - ", good ? "" : "not ", tap_count);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
	if (!good)
		printf("# %s:%d: %s\n", file, line, what);
	fflush(stdout);
	return good;
}

static inline bool PRINTF_LIKE(5, 6)
tap_str(struct str got, struct str want, const char *file, int line,
    const char *fmt, ...)
{
	char name[256];
	bool good = str_eq(got, want);
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(name, sizeof(name), fmt, ap);
	va_end(ap);
	tap_ok(good, file, line, "texts are equal", "%s", name);
	if (!good)
		printf("#  got: \"%.*s\"\n# want: \"%.*s\"\n", STR_ARG(got),
		    STR_ARG(want));
	return good;
}

static inline bool PRINTF_LIKE(5, 6)
tap_int(long long got, long long want, const char *file, int line,
    const char *fmt, ...)
{
	char name[256];
	bool good = got == want;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(name, sizeof(name), fmt, ap);
	va_end(ap);
	tap_ok(good, file, line, "numbers are equal", "%s", name);
	if (!good)
		printf("#  got: %lld\n# want: %lld\n", got, want);
	return good;
}

static inline int
tap_done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed != 0;
}

#endif
