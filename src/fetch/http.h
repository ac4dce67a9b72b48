/*
 * http.h - many documents over HTTP at once, within limits.
 *
 * One thread, one curl multi handle.  Requests wait in line here, not in
 * curl, so that a time limit runs from the moment a transfer begins.  At
 * most 'at_once' transfers move and at most 'per_host' go to one host; a
 * transfer that has been silent for half a second gives its place away
 * until bytes come again, so hanging servers hold up nobody but their
 * own feeds.
 *
 *	h = http_new(&settings);
 *	http_get(h, &request); ...
 *	while ((answer = http_next(h, NULL, 0, 1000)) != NULL || ...)
 *
 * Limits and policy: http and https alone, TLS
 * verified, no step down from https, five redirects, decoded bytes
 * counted while they come, no cookies, no .netrc, no proxy but the one
 * set, and no way from a public address to a private one.
 */
#ifndef FETCH_HTTP_H
#define FETCH_HTTP_H

#include <poll.h>

#include "src/base/buf.h"

struct http;

struct http_settings {
	unsigned at_once;  /* transfers that move; 0: 16 */
	unsigned per_host; /* 0: 2 */
	unsigned connect_ms, total_ms; /* 0: 10 s, 30 s */
	unsigned drip_s; /* fewer than 500 bytes a second so long; 0: 10 */
	size_t limit; /* decoded bytes of one answer; 0: 8 MiB */
	const char *ca_file; /* instead of the system's; may be NULL */
	struct str agent, proxy; /* of requests that name none; may be absent */
};

struct http_request {
	struct str url; /* canonical (text/url.h) */
	/* From the last answer: a 304 is asked for.  May be absent. */
	struct str etag, modified;
	struct str agent; /* absent: "crossread/VERSION" */
	struct str proxy; /* absent: none, the environment's neither */
	/* "name:password", sent to the url's own origin only. */
	struct str login;
	struct str accept; /* absent: feeds first */
	/* A public document named it: private addresses are refused from
	 * the first step on. */
	bool guarded;
	void *arg; /* comes back with the answer */
};

enum http_result {
	HTTP_OK,	  /* 2xx, with its bytes */
	HTTP_NOT_MODIFIED, /* 304 */
	HTTP_REFUSED,	  /* any other status */
	HTTP_FAILED,	  /* no whole answer: .words say why */
};

struct http_answer {
	void *arg;
	enum http_result result;
	unsigned status; /* of the last answer, 0: none came */
	/* One sentence's end for people, clean of control characters: "403
	 * Forbidden", "the certificate has expired".  Absent when all is
	 * well. */
	struct str words;
	/* What whoever asked may do about it, or NULL. */
	const char *remedy;
	struct str url; /* that the bytes came from, after redirects */
	/* Where 301 and 308 alone led: the address to ask from now on.
	 * Absent: it did not move for good. */
	struct str moved_to;
	struct str content_type, language;
	/* Content-Location, whole or relative, where it does not name another
	 * host. */
	struct str location;
	bool public; /* it came from a public address */
	bool to_private; /* FAILED: it was guarded, and led to a private one */
	/* Absent when they could not be sent back safely. */
	struct str etag, modified;
	int64_t retry_after; /* seconds, or -1; a date is counted from now */
	int64_t max_age;     /* of Cache-Control or Expires, or -1 */
	struct buf bytes;    /* decoded */
	unsigned ms;	     /* the time it took */
	struct arena *a;     /* holds the strings */
};

struct http *http_new(const struct http_settings *s);
/* Drops what is under way.  NULL is fine. */
void http_free(struct http *h);

/* The strings are copied. */
void http_get(struct http *h, const struct http_request *r);
/* Requests not answered yet. */
size_t http_pending(const struct http *h);

/* Waits up to 'ms' for something to end or for one of 'fds' (their
 * .revents are set as poll() does).  An answer, which the caller frees,
 * or NULL. */
struct http_answer *http_next(struct http *h, struct pollfd *fds,
    size_t nfds, int ms);
void http_answer_free(struct http_answer *answer); /* NULL is fine */

#endif
