#include "src/text/width.h"

#include "src/text/clean.h"
#include "tests/tap.h"

static void
test_columns(void)
{
	static const struct {
		const char *what, *text;
		unsigned columns, graphemes;
	} rows[] = {
		{"empty", "", 0, 0},
		{"ASCII", "abc d", 5, 5},
		{"combined", "e\xcc\x81x", 2, 2},
		{"Chinese", "\xe4\xb8\xad\xe6\x96\x87", 4, 2},
		{"full width", "\xef\xbc\xa1", 2, 1},
		{"emoji presentation", "\xf0\x9f\x98\x80", 2, 1},
		{"text presentation", "\xe2\x9d\xa4", 1, 1},
		{"ambiguous", "\xe2\x80\x94\xc2\xa1\xce\xb1", 3, 3},
		{"a flag", "\xf0\x9f\x87\xab\xf0\x9f\x87\xb7", 2, 1},
		{"three regional letters", "\xf0\x9f\x87\xab\xf0\x9f\x87\xb7"
			"\xf0\x9f\x87\xab", 3, 2},
		{"Devanagari", "\xe0\xa4\x95\xe0\xa4\xbe\xe0\xa4\x95\xe0\xa5\x81",
			3, 3},
		{"Thai", "\xe0\xb8\x81\xe0\xb8\xb1\xe0\xb8\x99", 2, 2},
		{"Hangul letters", "\xe1\x84\x80\xe1\x85\xa1", 2, 1},
		{"two leading letters", "\xe1\x84\x80\xe1\x84\x80", 4, 2},
		{"Hebrew with points", "\xd7\xa9\xd6\xb8", 1, 1},
		{"keycap", "1\xe2\x83\xa3", 1, 1},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str s = str_c(rows[i].text);
		struct grapheme g;
		unsigned n = 0;
		size_t end = 0;

		is_int(text_columns(s), rows[i].columns, "%s: columns",
		    rows[i].what);
		for (size_t at = 0; grapheme_next(s, &at, &g); n++) {
			if (g.start != end)
				break;
			end = g.end;
		}
		ok(n == rows[i].graphemes && end == s.n, "%s: graphemes",
		    rows[i].what);
	}
}

static void
test_fit(void)
{
	struct str s = str_c("a\xe4\xb8\xad\xcc\x81" "b");
	size_t used;

	is_int(text_fit(s, 0, NULL), 0, "nothing fits in nothing");
	is_int(text_fit(s, 2, &used), 1, "a wide one does not fit half");
	is_int(used, 1, "and takes no column");
	is_int(text_fit(s, 3, &used), 6, "a mark stays with its base");
	is_int(text_fit(s, 99, &used), s.n, "all fits");
	is_int(used, 4, "in its own columns");
}

static void
test_wrap_exact(struct arena *a)
{
	static const struct {
		const char *text;
		size_t width;
		const char *lines; /* joined by | */
	} rows[] = {
		{"", 10, ""},
		{"one", 10, "one"},
		{"one two three", 7, "one two|three"},
		{"one two three", 8, "one two|three"},
		{"one two three", 6, "one|two|three"},
		{"one two three", 3, "one|two|thr|ee"},
		{"a\nb\n", 9, "a|b|"},
		{"a\n\nb", 9, "a||b"},
		{"well-known words", 8, "well-|known|words"},
		{"abcdefgh", 3, "abc|def|gh"},
		{"tr\xc3\xa8s bien !", 9, "tr\xc3\xa8s|bien !"},
		{"x !!!!!", 4, "x|!!!!|!"},
		{"\xe4\xb8\xad\xe6\x96\x87\xe5\xad\x97", 5,
			"\xe4\xb8\xad\xe6\x96\x87|\xe5\xad\x97"},
		{"a\xe4\xb8\xad", 1, "a|\xe4\xb8\xad"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str s = str_c(rows[i].text);
		const struct line *lines;
		size_t n = text_wrap(a, s, rows[i].width, &lines);
		char got[100];
		size_t len = 0;

		for (size_t k = 0; k < n; k++) {
			struct str part = str_sub(s, lines[k].start,
			    lines[k].end);

			len += (size_t)snprintf(got + len, sizeof(got) - len,
			    "%s%.*s", k ? "|" : "", STR_ARG(part));
		}
		is_c(str_c(got), rows[i].lines, "text %zu in %zu columns", i,
		    rows[i].width);
	}
}

static uint32_t
next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* Letters of many scripts, marks, wide ones, spaces and line ends. */
static struct str
random_text(struct arena *a, uint32_t *seed, char *raw)
{
	static const struct {
		uint32_t first, count;
	} blocks[] = {
		{' ', 1}, {' ', 1}, {'a', 26}, {'!', 64}, {'\n', 1},
		{0xc0, 0x180}, {0x300, 0x70}, {0x370, 0x90}, {0x400, 0x130},
		{0x590, 0x70}, {0x600, 0x100}, {0x900, 0x80}, {0xe00, 0x60},
		{0x1100, 0x100}, {0x2010, 0x50}, {0x2190, 0x100},
		{0x3000, 0x100}, {0x4e00, 0x1000}, {0xac00, 0x1000},
		{0xff00, 0xf0}, {0x1f1e6, 26}, {0x1f300, 0x400},
	};
	size_t n = 0, want = next_random(seed) % 60;

	for (size_t i = 0; i < want; i++) {
		size_t b = next_random(seed) % ARRAY_LEN(blocks);

		n += utf8_put(raw + n, blocks[b].first +
		    next_random(seed) % blocks[b].count);
	}
	return text_clean(a, (struct str){raw, n}, CLEAN_BODY);
}

static const char *
broken_rule(struct arena *a, struct str s, size_t width)
{
	const struct line *lines;
	size_t n = text_wrap(a, s, width, &lines), used, end = 0;

	if (n == 0 || lines[0].start != 0 || lines[n - 1].end != s.n)
		return "lines hold the whole text";
	for (size_t i = 0; i < n; i++) {
		struct str line = str_sub(s, lines[i].start, lines[i].end);

		if (lines[i].start < end || lines[i].start - end > 1 ||
		    lines[i].end < lines[i].start)
			return "lines follow one another";
		if (lines[i].start > end && s.s[end] != ' ' &&
		    s.s[end] != '\n')
			return "only spaces and line ends are left out";
		if (str_chr(line, '\n', 0) != STR_NPOS)
			return "no line end inside";
		if (text_columns(line) > width && width > 1)
			return "fits";
		end = lines[i].end;
	}
	end = text_fit(s, width, &used);
	if (used > width || text_columns(str_sub(s, 0, end)) != used)
		return "text_fit";
	return NULL;
}

static void
test_wrap_random(struct arena *a)
{
	uint32_t seed = 7;
	const char *rule = NULL;

	for (int round = 0; round < 60000 && !rule; round++) {
		char raw[300];
		struct str s = random_text(a, &seed, raw);

		rule = broken_rule(a, s, 1 + next_random(&seed) % 40);
		if (round % 1024 == 0)
			arena_reset(a);
	}
	ok(!rule, "60,000 random texts wrap and join again%s%s",
	    rule ? ": " : "", rule ? rule : "");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_columns();
	test_fit();
	test_wrap_exact(a);
	test_wrap_random(a);
	arena_free(a);
	return tap_done();
}
