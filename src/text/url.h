/*
 * url.h - addresses that may be fetched, opened in a browser, sent to a
 * terminal as a link or to a clipboard.  There is one set of rules for
 * all of these, and one form.
 *
 * Of the shape of RFC 3986, with what is left open there settled: scheme
 * and host in small letters, the host in ASCII (A-labels, so that a
 * look-alike in another script shows), addresses of machines as inet_pton
 * has them (127.1 and 0x7f.1 are 127.0.0.1), no port where it is the
 * scheme's, a path without "." and "..", bytes 0x21 to 0x7e alone, what
 * is beyond ASCII behind the host as %XX.  What cannot be brought into it
 * is refused with a reason, never mended by guessing.
 */
#ifndef TEXT_URL_H
#define TEXT_URL_H

#include "src/base/buf.h"

#define URL_LONGEST ((size_t)2048) /* bytes */

/* The one form of an http(s) address, NUL-ended, without its fragment,
 * which no server is asked for.  White space around it is cut off.  False
 * for all that may not be opened: another scheme, a name or password
 * inside, control characters, blanks, quotes, backslashes, no host, too
 * long; 'why' then gets the sentence's end ("is no http or https
 * address").  'why' may be NULL. */
bool url_canonical(struct arena *a, struct str raw, struct str *out,
    struct buf *why);

/* The same with the fragment: for people, who want to be led there. */
bool url_link(struct arena *a, struct str raw, struct str *out);

/* Canonical from what a person types: "news.example/feed" is taken for
 * https, feed: and feed:https: are taken off. */
bool url_typed(struct arena *a, struct str raw, struct str *out,
    struct buf *why);

/* Parts of a canonical address; they point into it. */
struct str url_host(struct str url);   /* with the brackets of IPv6 */
struct str url_origin(struct str url); /* "https://news.example:8080" */
bool url_is_https(struct str url);

#endif
