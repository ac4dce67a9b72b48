#include "src/text/clean.h"

#include <unictype.h>
#include <uninorm.h>

#include "tests/tap.h"

/* What is put around and between, so that each hostile piece meets every
 * neighbourhood. */
static const char *const frames[] = {
	"%s", "a%sb", "%s%s", " %s ", "e\xcc\x81%s\xcc\x81", "\n%s\n",
	"\xd0\x9f%s\xe2\x80\x94",
};

static const struct {
	const char *what, *bytes;
} hostile[] = {
	{"title sequence", "\033]0;PWN\007"},
	{"clear screen", "\033[2J"},
	{"clipboard", "\033]52;c;UFdO\033\\"},
	{"link", "\033]8;;http://x.example\033\\y"},
	{"answer back", "\033[6n\005"},
	{"eight-bit CSI", "\xc2\x9b" "31m"},
	{"raw eight-bit CSI", "\x9b" "31m"},
	{"next line", "\xc2\x85"},
	{"carriage return", "good\rbad"},
	{"CRLF", "one\r\ntwo"},
	{"backspaces", "ab\b\bcd"},
	{"form feed, vertical tab", "\f\v"},
	{"tab", "\t\t"},
	{"delete", "\x7f"},
	{"right-to-left override", "\xe2\x80\xae" "dcba"},
	{"isolates", "\xe2\x81\xa6x\xe2\x81\xa9"},
	{"directional marks", "\xe2\x80\x8e\xe2\x80\x8f\xd8\x9c"},
	{"zero width", "\xe2\x80\x8b\xe2\x80\x8c\xe2\x80\x8d\xe2\x81\xa0"},
	{"byte order mark", "\xef\xbb\xbf"},
	{"soft hyphen", "co\xc2\xadop"},
	{"variation selectors", "\xe2\x9d\xa4\xef\xb8\x8f\xf3\xa0\x84\x80"},
	{"tag characters", "\xf3\xa0\x81\x81\xf3\xa0\x81\xbf"},
	{"annotation", "\xef\xbf\xb9x\xef\xbf\xba"},
	{"line separators", "\xe2\x80\xa8\xe2\x80\xa9"},
	{"noncharacters", "\xef\xb7\x90\xef\xbf\xbe\xf4\x8f\xbf\xbf"},
	{"private use", "\xee\x80\x80\xf3\xb0\x80\x80"},
	{"Hangul fillers", "\xe3\x85\xa4\xe1\x85\x9f\xef\xbe\xa0"},
	{"grapheme joiner", "a\xcd\x8f\xcc\x81"},
	{"family emoji", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"},
	{"skin tone", "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd"},
	{"pile of marks", "x\xcc\x80\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85"},
	{"marks in disorder", "a\xcc\x81\xcc\xa3\xcc\x88\xcc\xa4\xcc\x82"},
	{"cut sequence", "\xe2\x82"},
	{"overlong", "\xc0\xaf\xe0\x80\xaf"},
	{"surrogate", "\xed\xa0\x80\xed\xb0\x80"},
	{"too large", "\xf4\x90\x80\x80\xf8\x88\x80\x80\x80"},
	{"lone continuation", "\x80\xbf"},
	{"ff fe", "\xff\xfe"},
	{"all kinds of space", "\xc2\xa0\xe2\x80\x89\xe3\x80\x80\xe1\x9a\x80"},
	{"many spaces", "a    b  c"},
	{"three times longer in NFC", "\xf0\x9d\x85\xa0"},
	{"Hangul letters", "\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8"},
	{"composition excluded", "\xe0\xa5\x98\xef\xac\x9f"},
	{"singletons", "\xe2\x84\xab\xcd\xbe\xef\xa4\x80"},
};

/* The first rule the clean form of 'in' breaks, or NULL. */
static const char *
broken_rule(struct arena *a, struct str in, enum clean_mode mode)
{
	struct str out = text_clean(a, in, mode);
	unsigned marks = 0;

	if (!str_valid_utf8(out))
		return "valid UTF-8";
	if (out.n > 3 * in.n)
		return "at most three times as long";
	if (!str_eq(text_clean(a, out, mode), out))
		return "idempotent";
	if (text_clean(a, out, mode).s != out.s)
		return "clean text is not copied";
	for (size_t i = 0; i < out.n;) {
		uint32_t cp = str_utf8(out, &i);

		if (cp == '\n' && mode == CLEAN_BODY) {
			marks = 0;
			continue;
		}
		if (uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Cc |
			UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Co |
			UC_CATEGORY_MASK_Cs | UC_CATEGORY_MASK_Zl |
			UC_CATEGORY_MASK_Zp))
			return "no Cc, Cf, Co, Cs, Zl, Zp";
		if (uc_is_property_default_ignorable_code_point(cp) ||
		    uc_is_property_not_a_character(cp))
			return "nothing invisible";
		if (uc_is_property_white_space(cp) && cp != ' ')
			return "no white space but the space";
		marks = uc_is_general_category_withtable(cp,
			    UC_CATEGORY_MASK_M) ? marks + 1 : 0;
		if (marks > 4)
			return "at most four marks";
	}
	if (str_find(out, STR("  "), 0) != STR_NPOS)
		return "spaces fold";
	if (mode == CLEAN_LINE && out.n &&
	    (out.s[0] == ' ' || out.s[out.n - 1] == ' '))
		return "lines are trimmed";
	return NULL;
}

static bool
is_nfc(struct str s)
{
	size_t n;
	uint8_t *normal = u8_normalize(UNINORM_NFC, (const uint8_t *)s.s, s.n,
	    NULL, &n);
	bool same = str_eq(s, (struct str){(char *)normal, n});

	free(normal);
	return same;
}

static void
test_hostile(struct arena *a)
{
	for (size_t h = 0; h < ARRAY_LEN(hostile); h++) {
		const char *piece = hostile[h].bytes, *rule = NULL;

		for (size_t f = 0; f < ARRAY_LEN(frames) && !rule; f++) {
			char in[300];
			struct str s = str_c(in);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
			snprintf(in, sizeof(in), frames[f], piece, piece);
#pragma GCC diagnostic pop
			s.n = strlen(in);
			for (int mode = 0; mode <= CLEAN_BODY && !rule; mode++) {
				rule = broken_rule(a, s, mode);
				if (!rule && s.n && !is_nfc(text_clean(a, s,
						mode)))
					rule = "in NFC";
			}
		}
		ok(!rule, "%s%s%s", hostile[h].what, rule ? ": " : "",
		    rule ? rule : "");
	}
}

static void
test_exact(struct arena *a)
{
	static const struct {
		const char *in, *line, *body;
	} rows[] = {
		{"plain text, nothing to do", NULL, NULL},
		{"\xd0\x9c\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0", NULL, NULL},
		{"  a \t b\r\nc\rd\xe2\x80\xa8" "e ", "a b c d e",
			" a b\nc\nd\ne "},
		{"x\033[31my\xc2\x9b" "2Jz", "x[31my2Jz", "x[31my2Jz"},
		{"cafe\xcc\x81", "caf\xc3\xa9", "caf\xc3\xa9"},
		{"\xe2\x82|\xe0\x80|\xff\xff", "\xef\xbf\xbd|\xef\xbf\xbd\xef\xbf"
			"\xbd|\xef\xbf\xbd\xef\xbf\xbd", NULL},
		{"a\xe2\x80\xae" "b", "ab", "ab"},
		{"\xcc\x81x", "x", "x"},
		{"\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd\xef\xb8\x8f",
			"\xf0\x9f\x91\x8d", "\xf0\x9f\x91\x8d"},
		{"\a", "", ""},
		{"a\nb", "a b", "a\nb"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *line = rows[i].line ? rows[i].line : rows[i].in;
		const char *body = rows[i].body ? rows[i].body : line;

		is_c(text_clean(a, str_c(rows[i].in), CLEAN_LINE), line,
		    "row %zu as a line", i);
		is_c(text_clean(a, str_c(rows[i].in), CLEAN_BODY), body,
		    "row %zu as a body", i);
	}
	is_str(text_clean(a, STR("a\0b"), CLEAN_LINE), STR("ab"), "NUL");
	ok(!text_clean(a, STR_NONE, CLEAN_LINE).s, "absent stays absent");
	is_c(text_line(a, STR_NONE).s, "", "an absent screen line is empty");
	is_c(text_printf(a, "%s: %d", "\033x\n", 5).s, "x : 5", "composed");
	is_c(text_sub(TEXT("abcdef"), 2, 4).s, "cd", "a part");
}

/* A dropped character must never change what the rest becomes: it sends
 * clean text the long way round. */
static void
test_ways_agree(struct arena *a)
{
	unsigned bad = 0, moved = 0;

	for (uint32_t cp = 0; cp < 0xf0010; cp++) {
		char in[32] = "x";
		size_t n = 1;
		struct str s, slow;

		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		/* Nothing but ideographs and unassigned planes. */
		if (cp == 0x20000)
			cp = 0x2f800;
		if (cp == 0x30000)
			cp = 0xdff00;
		n += utf8_put(in + n, cp);
		n += utf8_put(in + n, 'y');
		s = text_clean(a, (struct str){in, n}, CLEAN_BODY);
		memcpy(in + n, "\xe2\x80\x8b", 3);
		slow = text_clean(a, (struct str){in, n + 3}, CLEAN_BODY);
		bad += broken_rule(a, (struct str){in, n}, CLEAN_BODY) != NULL;
		moved += !str_eq(s, slow) || !is_nfc(s);
		if (cp % 4096 == 0)
			arena_reset(a);
	}
	is_int(bad, 0, "every code point obeys the rules");
	is_int(moved, 0, "the short and the long way agree on all");
}

static uint32_t
next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static void
test_random(struct arena *a)
{
	static const char *const pieces[] = {
		" ", "\n", "\r", "\t", "e", "\xcc\x81", "\xcc\xa3", "\xe2\x80",
		"\xe2\x80\x8d", "\xe1\x84\x80", "\xe1\x85\xa1", "\xe1\x86\xa8",
		"\xc2\x85", "\xf0\x9f\x87", "\xf0", "\xe0\xa7\x87",
		"\xe0\xa6\xbe", "\xed", "\xa0", "\x1b[", "\xd8\xa7\xd9\x93",
	};
	uint32_t seed = 1;
	unsigned bad = 0;

	for (int round = 0; round < 200000; round++) {
		char in[64];
		size_t n = 0, want = next_random(&seed) % 24;

		while (n < want) {
			uint32_t r = next_random(&seed);
			const char *p = pieces[r % ARRAY_LEN(pieces)];

			if (r & 0x1000) {
				in[n++] = (char)(r >> 13);
				continue;
			}
			memcpy(in + n, p, strlen(p));
			n += strlen(p);
		}
		bad += broken_rule(a, (struct str){in, n}, round & 1) != NULL;
		if (round % 4096 == 0)
			arena_reset(a);
	}
	is_int(bad, 0, "200,000 random strings obey the rules");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_hostile(a);
	test_exact(a);
	test_ways_agree(a);
	test_random(a);
	arena_free(a);
	return tap_done();
}
