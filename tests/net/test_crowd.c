/* Many documents at once: politely, and none in the way of another. */
#include "src/base/clock.h"
#include "tests/files.h"
#include "tests/net/http_help.h"

static size_t
most_at_once(size_t n, int hosts)
{
	struct http *h = http_new(&patient);
	struct http_answer *g;
	uint64_t most = 0;

	for (size_t i = 0; i < n; i++) {
		struct http_request r = {.url = arena_printf(a,
		    "http://127.0.1.%d:%s/counted", (int)i % hosts + 1,
		    getenv("NET_PORT"))};

		http_get(h, &r);
	}
	while (http_pending(h))
		http_answer_free(http_next(h, NULL, 0, 10000));
	http_free(h);
	g = get("/most");
	str_u64(buf_view(&g->bytes), &most);
	http_answer_free(g);
	return most;
}

static void
politeness(void)
{
	is_int(most_at_once(6, 1), 2, "a host is asked for two at once");
	is_int(most_at_once(40, 40), 16, "and sixteen of them");
}

/* 40 hosts, 20 of them hang: all others are answered at once, and the
 * whole ends with the time limit. */
static void
many(void)
{
	struct http_settings s = {.total_ms = 8000};
	int64_t start = clock_monotonic(), ms;
	size_t before = open_files(), good = 0, bad = 0, early = 0;
	struct http *h = http_new(&s);

	for (int i = 0; i < 200; i++) {
		struct http_request r = {.url = arena_printf(a,
		    "http://127.0.1.%d:%s/%s", i % 40 + 1,
		    getenv("NET_PORT"), i < 20 ? "hang" : "feed")};

		http_get(h, &r);
	}
	while (http_pending(h)) {
		struct http_answer *g = http_next(h, NULL, 0, 10000);

		good += g->result == HTTP_OK;
		early += g->result == HTTP_OK && !bad;
		bad += g->result == HTTP_FAILED;
		http_answer_free(g);
	}
	ms = (clock_monotonic() - start) / 1000000;
	is_int(good, 180, "all that answer are read");
	is_int(early, 180, "before the others give up");
	is_int(bad, 20, "those that hang are given up");
	ok(ms < 2 * 8000 - 500, "one time limit, not one after another: %lld ms",
	    (long long)ms);
	http_free(h);
	is_int(open_files(), before, "no descriptor is left open");
}

/* Those that drip hold nobody up either: 20 of them, more than may be
 * asked at once. */
static void
slow_lorises(void)
{
	static const char *const paths[] = {"drip", "drip_head"};
	struct http_settings s = {.total_ms = 8000};
	struct http *h = http_new(&s);
	size_t early = 0, bad = 0;

	for (int i = 0; i < 40; i++) {
		struct http_request r = {.url = arena_printf(a,
		    "http://127.0.1.%d:%s/%s", i + 1, getenv("NET_PORT"),
		    i < 20 ? paths[i % 2] : "feed")};

		http_get(h, &r);
	}
	while (http_pending(h)) {
		struct http_answer *g = http_next(h, NULL, 0, 20000);

		early += g->result == HTTP_OK && !bad;
		bad += g->result == HTTP_FAILED;
		http_answer_free(g);
	}
	is_int(early, 20, "all others are read before those that drip end");
	is_int(bad, 20, "which are given up");
	http_free(h);
}

static void
dropped(void)
{
	struct http *h = http_new(&patient);
	struct http_request r = {.url = at("NET_HTTP", "/hang")};

	for (int i = 0; i < 5; i++)
		http_get(h, &r);
	ok(!http_next(h, NULL, 0, 50), "nothing ends within 50 ms");
	is_int(http_pending(h), 5, "two under way, three in line");
	http_free(h);
}

int
main(void)
{
	a = arena_new();
	politeness();
	many();
	slow_lorises();
	dropped();
	arena_free(a);
	return tap_done();
}
