/*
 * url.h - addresses that may be fetched, opened or shown as links.
 *
 * One form for each: parsed and written again by libcurl, host in ASCII
 * (A-labels, so that a look-alike in another script shows), no fragment,
 * bytes 0x21 to 0x7e alone.  What cannot be brought into it is refused
 * with a reason, never mended by guessing.
 */
#ifndef FETCH_URL_H
#define FETCH_URL_H

#include "src/base/buf.h"

#define URL_LONGEST 2048 /* bytes */

/* The canonical form of an http(s) address.  White space around it is
 * cut off.  False for all that may not be opened: another scheme, a
 * password inside, control characters, blanks, quotes, backslashes, no
 * host, too long; 'why' then gets the sentence's end ("is no http or
 * https address").  'why' may be NULL. */
bool url_canonical(struct arena *a, struct str raw, struct str *out,
    struct buf *why);

/* The same for what a person types: "news.example/feed" is taken for
 * https, feed: and feed:https: are taken off. */
bool url_typed(struct arena *a, struct str raw, struct str *out,
    struct buf *why);

/* 'link' as it stands in a page at 'base', which is canonical. */
bool url_join(struct arena *a, struct str base, struct str link,
    struct str *out, struct buf *why);

/* Parts of a canonical address; they point into it. */
struct str url_host(struct str url);   /* with the brackets of IPv6 */
struct str url_origin(struct str url); /* "https://news.example:8080" */
bool url_is_https(struct str url);

#endif
