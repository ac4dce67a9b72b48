#include "src/compare/compare.h"
#include "src/compare/worddiff.h"
#include "tests/tap.h"

static struct arena *arena;

/* The words of x that y lacks, spans apart by bars. */
static struct str
diff(const char *x, const char *y)
{
	const struct byte_span *at;
	struct str out = STR("");
	size_t n = compare_words(arena, str_c(x), str_c(y), STR("en"), &at);

	for (size_t i = 0; i < n; i++)
		out = arena_printf(arena, "%.*s%s%.*s", STR_ARG(out),
		    i ? "|" : "",
		    STR_ARG(str_sub(str_c(x), at[i].start, at[i].end)));
	return out;
}

static void
test_words(void)
{
	is_c(diff("The bridge fell.", "The bridge fell."), "", "equal");
	is_c(diff("The bridge fell.", ""), "The bridge fell", "all");
	is_c(diff("", "The bridge fell."), "", "nothing");
	is_c(diff("Two bridges fell", "The 2 bridge falls"), "",
	    "stems and digits are compared, not letters");
	is_c(diff("It is indeed coming to an end",
	    "It is indeed wrapping up"), "coming to an end", "one span");
	is_c(diff("At least 41 people died on Friday",
	    "Some 37 people died"), "At least 41|on Friday", "two spans");
	is_c(diff("a b a b a", "b a b"), "a|a", "order counts");
}

static void
test_common(void)
{
	static const uint32_t x[] = {1, 2, 3, 4, 5, 6}, y[] = {1, 3, 2, 5, 6};
	bool common[6];
	size_t n = worddiff_common(arena, x, 6, y, 5, common), marked = 0;

	for (size_t i = 0; i < 6; i++)
		marked += common[i];
	is_int(n, 4, "the longest common subsequence");
	is_int(marked, n, "is marked");
	is_int(worddiff_common(arena, y, 5, x, 6, NULL), 4, "both ways");
}

/* Too long for a table: still right where order does not matter. */
static void
test_long(void)
{
	enum { N = 30000 };
	uint32_t *x = ARENA_ARRAY(arena, uint32_t, N);
	uint32_t *y = ARENA_ARRAY(arena, uint32_t, N);

	for (uint32_t i = 0; i < N; i++) {
		x[i] = i;
		y[i] = N - 1 - i + N / 2;
	}
	is_int(worddiff_common(arena, x, N, y, N, NULL), N / 2,
	    "half of the words are in both");
}

int
main(void)
{
	arena = arena_new();
	test_words();
	test_common();
	test_long();
	arena_free(arena);
	return tap_done();
}
