/*
 * charset.h - bytes into UTF-8.
 *
 * The order is: byte order mark; the byte pattern of UTF-16
 * and UTF-32; is it valid UTF-8?; what HTTP and then the document say;
 * a guess.  Bytes that mean nothing become U+FFFD, one for each.
 */
#ifndef INGEST_CHARSET_H
#define INGEST_CHARSET_H

#include "src/base/arena.h"
#include "src/base/status.h"

/* The text as valid UTF-8 without a byte order mark ('bytes' itself when
 * it is that already).  'said' is what HTTP said of the charset, or
 * absent.  *name gets the encoding used, a static string; it may be
 * NULL.  Returns OK or TOO_BIG (more than four times 'limit' bytes). */
enum status charset_decode(struct arena *a, struct str bytes,
    struct str said, struct str *out, const char **name);

/* What iconv calls an encoding that a document names so; NULL: none that
 * is read, or one that the bytes themselves would show (UTF-8, UTF-16). */
const char *charset_find(struct str said);

/* Is it UTF-8 by itself, so that charset_decode() needs no decoder? */
bool charset_is_utf8(struct str bytes);

/* All decoders loaded and kept, for a process that is going to give up
 * opening files: iconv opens one at its first use. */
struct charsets;
struct charsets *charsets_ready(void);
void charsets_free(struct charsets *c); /* NULL is fine */

/* What the bytes look like when nobody says; NULL: like nothing but
 * windows-1252. */
const char *charset_guess(struct str bytes);
/* The same for bytes in a Latin script (charset_latin.c). */
const char *charset_latin(struct str bytes);

/* The charset in a Content-Type, absent when there is none. */
struct str charset_of_content_type(struct str content_type);

/* Do the bytes follow the pattern of UTF-16 or UTF-32 (with or without a
 * byte order mark)? */
bool charset_is_wide(struct str bytes);

#endif
