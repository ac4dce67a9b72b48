/*
 * http_help.h - one request of the server of server.py, for the tests of
 * src/fetch.
 */
#ifndef TESTS_NET_HTTP_HELP_H
#define TESTS_NET_HTTP_HELP_H

#include "src/fetch/http.h"
#include "tests/tap.h"

static struct arena *a;

static inline struct str
at(const char *variable, const char *path)
{
	const char *base = getenv(variable);

	if (!base) {
		printf("Bail out! %s is not set: run this by http.sh\n",
		    variable);
		exit(99);
	}
	return arena_printf(a, "%s%s", base, path);
}

/* One request, its answer; never NULL. */
static inline struct http_answer *
get_with(const struct http_settings *s, const struct http_request *r)
{
	struct http *h = http_new(s);
	struct http_answer *answer;

	http_get(h, r);
	answer = http_next(h, NULL, 0, 30000);
	if (!answer) {
		printf("Bail out! no answer for %.*s\n", STR_ARG(r->url));
		exit(99);
	}
	is_int(http_pending(h), 0, "nothing is left under way");
	http_free(h);
	return answer;
}

static const struct http_settings patient = {.total_ms = 20000};
static const struct http_settings quick = {.total_ms = 1000};

static inline struct http_answer *
get(const char *path)
{
	struct http_request r = {.url = at("NET_HTTP", path)};

	return get_with(&patient, &r);
}

#endif
