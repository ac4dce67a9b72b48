#include "src/base/buf.h"

#include <stdarg.h>

void
buf_init(struct buf *b, size_t ceiling)
{
	if (ceiling == 0 || ceiling > SIZE_MAX / 4)
		bug("buffer ceiling of %zu bytes", ceiling);
	*b = (struct buf){.ceiling = ceiling};
}

void
buf_free(struct buf *b)
{
	free(b->s);
	*b = (struct buf){.ceiling = b->ceiling};
}

void
buf_clear(struct buf *b)
{
	b->n = 0;
	b->full = false;
	if (b->s)
		b->s[0] = '\0';
}

/* Room for n more bytes and a NUL. */
static enum status
reserve(struct buf *b, size_t n)
{
	size_t want;

	if (b->full)
		return STATUS_TOO_BIG;
	if (n > b->ceiling - b->n) {
		buf_free(b);
		b->full = true;
		return STATUS_TOO_BIG;
	}
	want = b->n + n + 1;
	if (want > b->cap) {
		size_t cap = MAX(b->cap * 2, 64);

		b->cap = MIN(MAX(cap, want), b->ceiling + 1);
		b->s = xrealloc(b->s, b->cap, 1);
	}
	return STATUS_OK;
}

enum status
buf_add(struct buf *b, const void *bytes, size_t n)
{
	enum status s = reserve(b, n);

	if (s != STATUS_OK)
		return s;
	if (n)
		memcpy(b->s + b->n, bytes, n);
	b->n += n;
	b->s[b->n] = '\0';
	return STATUS_OK;
}

char *
buf_room(struct buf *b, size_t n)
{
	return reserve(b, n) == STATUS_OK ? b->s + b->n : NULL;
}

void
buf_end_at(struct buf *b, const char *end)
{
	b->n = (size_t)(end - b->s);
	b->s[b->n] = '\0';
}

enum status
buf_str(struct buf *b, struct str s)
{
	return buf_add(b, s.s, s.n);
}

enum status
buf_cstr(struct buf *b, const char *s)
{
	return buf_add(b, s, strlen(s));
}

enum status
buf_char(struct buf *b, char c)
{
	return buf_add(b, &c, 1);
}

enum status
buf_utf8(struct buf *b, uint32_t cp)
{
	char out[4];

	return buf_add(b, out, utf8_put(out, cp));
}

enum status
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	enum status s;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		bug("bad format \"%s\"", fmt);
	s = reserve(b, (size_t)n);
	if (s == STATUS_OK) {
		vsnprintf(b->s + b->n, (size_t)n + 1, fmt, again);
		b->n += (size_t)n;
	}
	va_end(again);
	return s;
}

enum status
buf_status(const struct buf *b)
{
	return b->full ? STATUS_TOO_BIG : STATUS_OK;
}

struct str
buf_view(const struct buf *b)
{
	return (struct str){b->n ? b->s : "", b->n};
}
