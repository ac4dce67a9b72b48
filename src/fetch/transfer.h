/*
 * transfer.h - one document on its way: the part of http.c that knows
 * one curl easy handle.  Private to src/fetch.
 */
#ifndef FETCH_TRANSFER_H
#define FETCH_TRANSFER_H

#include <curl/curl.h>

#include "src/fetch/http.h"

/* Bytes a second; one that brings less is given up in time. */
#define TRANSFER_DRIP 500

struct transfer {
	struct transfer *next; /* in line, or under way */
	CURL *easy;
	struct curl_slist *headers;
	struct http_request request; /* strings in the answer's arena */
	struct http_answer *answer;
	struct str url;		/* being asked now */
	unsigned hops;		/* redirects followed */
	bool only_permanent;	/* all of them 301 or 308 */
	bool guarded;		/* private addresses are refused */
	bool refused_private;	/* and one was */
	bool too_big;
	int64_t begun;		/* ns, clock_monotonic(); 0: in line */
	int64_t moved;		/* when bytes came last */
	uint64_t came;		/* bytes, of headers and bodies */
	char error[CURL_ERROR_SIZE];
};

struct transfer *transfer_new(const struct http_request *r);
void transfer_free(struct transfer *t); /* its answer too, if still there */

/* Makes the easy handle ready to be added. */
void transfer_begin(struct transfer *t, const struct http_settings *s);

/* What to do with one that libcurl is done with. */
enum transfer_end {
	TRANSFER_ENDED, /* ->answer is complete */
	TRANSFER_GO_ON, /* begin it again: it follows a redirect */
};
enum transfer_end transfer_ended(struct transfer *t, CURLcode code);

#endif
