/*
 * varint.h - unsigned numbers, seven bits a byte, the low ones first
 * (LEB128).
 */
#ifndef BASE_VARINT_H
#define BASE_VARINT_H

#include "src/base/str.h"

#define VARINT_MOST 10 /* bytes of one number */

/* Where its bytes end. */
static inline char *
varint_put(char *to, uint64_t n)
{
	for (; n >= 0x80; n >>= 7)
		*to++ = (char)(n | 0x80);
	*to++ = (char)n;
	return to;
}

/* Takes one off *rest.  False when there is none. */
static inline bool
varint_take(struct str *rest, uint64_t *n)
{
	const char *s = rest->s;

	*n = 0;
	for (unsigned i = 0; i < VARINT_MOST && i < rest->n; i++) {
		uint64_t c = (unsigned char)s[i];

		*n |= (c & 0x7f) << (7 * i);
		if (c & 0x80)
			continue;
		*rest = (struct str){s + i + 1, rest->n - i - 1};
		return true;
	}
	return false;
}

#endif
