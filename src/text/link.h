/*
 * link.h - addresses that may be handed to a browser, a terminal or the
 * clipboard.
 *
 * Narrower than what may be fetched (src/fetch/url.h), and without
 * libcurl: the reader's process has none.
 */
#ifndef TEXT_LINK_H
#define TEXT_LINK_H

#include "src/base/arena.h"

#define LINK_LONGEST ((size_t)2048) /* bytes */

/* An http(s) address of bytes 0x21 to 0x7e without quotes, backslashes and
 * brackets: scheme and host in small letters, the host in ASCII with
 * nobody's name or password before it; what is beyond ASCII behind the
 * host is written as %XX.  False for all else. */
bool link_plain(struct arena *a, struct str raw, struct str *out);

#endif
