#include "src/model/timeline.h"
#include "tests/tap.h"

static struct arena *a;

static struct when
at(int64_t seconds)
{
	return (struct when){seconds, PRECISION_INSTANT};
}

/* "0v1@100 1v1@-": article, version, time. */
static struct str
times(const struct article *const *list, size_t n)
{
	const struct moment *m;
	struct str out = STR("");

	n = timeline_of(a, list, n, &m);
	for (size_t i = 0; i < n; i++) {
		struct str when = m[i].at.precision == PRECISION_UNKNOWN ?
		    STR("-") : arena_printf(a, "%lld%s",
			(long long)m[i].at.at, m[i].came ? "!" : "");

		out = arena_printf(a, "%.*s%s%zuv%u@%.*s", STR_ARG(out),
		    i ? " " : "", m[i].article, m[i].version, STR_ARG(when));
	}
	return out;
}

int
main(void)
{
	struct article first = {.published = at(100), .version = 1, .seen = 110};
	struct article again = {.published = at(100), .version = 2,
		.seen = 180, .previous = &first};
	struct article other = {.published = at(150), .version = 1};
	struct article undated = {.version = 1, .seen = 120};
	const struct article *list[] = {&undated, &again, &other};

	a = arena_new();
	is_c(times(NULL, 0), "", "no article");
	is_c(times(list, 3), "1v1@100 2v1@150 1v2@180! 0v1@-",
	    "a version that repeats its date came in when it was seen");
	again.updated = at(140);
	is_c(times(list, 3), "1v1@100 1v2@140 2v1@150 0v1@-",
	    "or when it says that it changed");
	again.published = at(160);
	is_c(times(list, 3), "1v1@100 2v1@150 1v2@160 0v1@-",
	    "or when it says that it came out");
	first.published.precision = PRECISION_UNKNOWN;
	again.updated = again.published = first.published;
	is_c(times(list, 3), "2v1@150 1v2@180! 0v1@- 1v1@-",
	    "nobody dates it: last");
	arena_free(a);
	return tap_done();
}
