/*
 * buf.h - bytes that grow up to a ceiling (curl:docs/internals/DYNBUF.md
 * is the model).
 *
 * After an add that would pass the ceiling the buffer is freed and
 * marked full, that add and all later ones return STATUS_TOO_BIG, and
 * nothing is ever cut silently.  So a writer may ignore every result
 * but ask buf_status() once at the end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "src/base/arena.h"
#include "src/base/status.h"
#include "src/base/str.h"

struct buf {
	char *s; /* NUL-ended when n > 0 */
	size_t n, cap, ceiling;
	bool full;
};

void buf_init(struct buf *b, size_t ceiling);
void buf_free(struct buf *b);  /* init again before the next use */
void buf_clear(struct buf *b); /* empty, memory kept, no longer full */

enum status buf_add(struct buf *b, const void *bytes, size_t n);
enum status buf_str(struct buf *b, struct str s);
enum status buf_cstr(struct buf *b, const char *s);
enum status buf_char(struct buf *b, char c);
enum status buf_utf8(struct buf *b, uint32_t cp);
enum status buf_printf(struct buf *b, const char *fmt, ...)
    PRINTF_LIKE(2, 3);

/* For many small parts: room for n more bytes, to be written there; NULL
 * when that would pass the ceiling.  Then where the last of them ends. */
char *buf_room(struct buf *b, size_t n);
void buf_end_at(struct buf *b, const char *end);

enum status buf_status(const struct buf *b);
/* What it holds; valid until the next change. */
struct str buf_view(const struct buf *b);

#endif
