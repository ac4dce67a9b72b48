#include "src/base/clock.h"
#include "src/fetch/transfer.h"
#include "src/text/url.h"

/* A transfer this long without bytes, or with a drip of them, gives its
 * place away. */
#define SILENT_NS ((int64_t)500 * 1000000)
/* Sockets at most, silent ones included. */
#define SOCKETS 256

struct http {
	struct http_settings settings;
	CURLM *multi;
	struct transfer *line, **line_end; /* not begun, first come first */
	struct transfer *active;
	size_t nactive, nline;
};

struct http *
http_new(const struct http_settings *s)
{
	struct http *h = xcalloc(1, sizeof(*h));

	/* Not for threads, of which there is one here. */
	curl_global_init(CURL_GLOBAL_DEFAULT);
	h->settings = *s;
	if (!h->settings.at_once)
		h->settings.at_once = 16;
	if (!h->settings.per_host)
		h->settings.per_host = 2;
	if (!h->settings.connect_ms)
		h->settings.connect_ms = 10000;
	if (!h->settings.total_ms)
		h->settings.total_ms = 30000;
	if (!h->settings.drip_s)
		h->settings.drip_s = 10;
	if (!h->settings.limit)
		h->settings.limit = 8 * MiB;
	h->multi = xgiven(curl_multi_init());
	curl_multi_setopt(h->multi, CURLMOPT_PIPELINING,
	    (long)CURLPIPE_MULTIPLEX);
	h->line_end = &h->line;
	return h;
}

static void
free_all(struct http *h, struct transfer *t)
{
	struct transfer *next;

	for (; t; t = next) {
		next = t->next;
		if (t->begun)
			curl_multi_remove_handle(h->multi, t->easy);
		transfer_free(t);
	}
}

void
http_free(struct http *h)
{
	if (!h)
		return;
	free_all(h, h->active);
	free_all(h, h->line);
	curl_multi_cleanup(h->multi);
	curl_global_cleanup();
	free(h);
}

void
http_get(struct http *h, const struct http_request *r)
{
	struct http_request q = *r;
	struct transfer *t;

	if (!q.agent.n)
		q.agent = h->settings.agent;
	if (!q.proxy.n)
		q.proxy = h->settings.proxy;
	t = transfer_new(&q);
	*h->line_end = t;
	h->line_end = &t->next;
	h->nline++;
}

size_t
http_pending(const struct http *h)
{
	return h->nactive + h->nline;
}

static bool
is_moving(const struct transfer *t, int64_t now)
{
	int64_t took = now - t->begun;

	return now - t->moved < SILENT_NS && (took < SILENT_NS ||
	    (double)t->came * 1e9 >= (double)took * TRANSFER_DRIP);
}

static size_t
moving(const struct http *h)
{
	int64_t now = clock_monotonic();
	size_t n = 0;

	for (const struct transfer *t = h->active; t; t = t->next)
		n += is_moving(t, now);
	return n;
}

static size_t
at_host(const struct http *h, struct str host)
{
	size_t n = 0;

	for (const struct transfer *t = h->active; t; t = t->next)
		n += str_eq(url_host(t->url), host);
	return n;
}

static void
begin(struct http *h, struct transfer *t)
{
	transfer_begin(t, &h->settings);
	if (curl_multi_add_handle(h->multi, t->easy) != CURLM_OK)
		bug("libcurl refuses a transfer");
}

/* Those first in line whose hosts have a place begin. */
static void
begin_some(struct http *h)
{
	struct transfer **at = &h->line, *t;
	size_t n = h->line ? moving(h) : 0;

	while ((t = *at) != NULL && n < h->settings.at_once &&
	    h->nactive < SOCKETS) {
		if (at_host(h, url_host(t->url)) >= h->settings.per_host) {
			at = &t->next;
			continue;
		}
		*at = t->next;
		if (h->line_end == &t->next)
			h->line_end = at;
		t->next = h->active;
		h->active = t;
		h->nline--;
		h->nactive++;
		n++;
		begin(h, t);
	}
}

static void
unlink_active(struct http *h, struct transfer *t)
{
	struct transfer **at = &h->active;

	while (*at != t)
		at = &(*at)->next;
	*at = t->next;
	h->nactive--;
}

/* The next answer among what libcurl is done with, or NULL. */
static struct http_answer *
take_ended(struct http *h)
{
	struct http_answer *answer;
	struct transfer *t;
	CURLMsg *m;
	int left;

	while ((m = curl_multi_info_read(h->multi, &left)) != NULL) {
		CURLcode code = m->data.result;

		curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &t);
		curl_multi_remove_handle(h->multi, t->easy);
		if (transfer_ended(t, code) == TRANSFER_GO_ON) {
			begin(h, t);
			continue;
		}
		unlink_active(h, t);
		answer = t->answer;
		t->answer = NULL;
		transfer_free(t);
		return answer;
	}
	return NULL;
}

static bool
take_readiness(struct pollfd *fds, const struct curl_waitfd *extra, size_t n)
{
	bool some = false;

	for (size_t i = 0; i < n; i++) {
		fds[i].revents = extra[i].revents;
		some = some || fds[i].revents;
	}
	return some;
}

struct http_answer *
http_next(struct http *h, struct pollfd *fds, size_t nfds, int ms)
{
	int64_t end = clock_monotonic() + (int64_t)ms * 1000000;
	struct curl_waitfd extra[16];
	struct http_answer *answer;
	int running;

	if (nfds > ARRAY_LEN(extra))
		bug("%zu descriptors to wait for", nfds);
	for (;;) {
		int64_t left;

		begin_some(h);
		curl_multi_perform(h->multi, &running);
		answer = take_ended(h);
		left = (end - clock_monotonic()) / 1000000;
		if (answer || (!http_pending(h) && !nfds))
			return answer;
		for (size_t i = 0; i < nfds; i++)
			extra[i] = (struct curl_waitfd){.fd = fds[i].fd,
			    .events = CURL_WAIT_POLLIN};
		/* A silent transfer may have to give its place away. */
		if (h->line)
			left = MIN(left, 100);
		if (curl_multi_poll(h->multi, extra, (unsigned)nfds,
			(int)MAX(left, 0), NULL) != CURLM_OK)
			bug("libcurl cannot wait");
		if (take_readiness(fds, extra, nfds) ||
		    clock_monotonic() >= end)
			return NULL;
	}
}

void
http_answer_free(struct http_answer *answer)
{
	if (!answer)
		return;
	buf_free(&answer->bytes);
	arena_free(answer->a);
	free(answer);
}
