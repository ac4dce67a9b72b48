#include "src/base/buf.h"
#include "src/base/civil.h"
#include "src/base/json.h"
#include "src/base/map.h"
#include "src/base/vec.h"
#include "tests/tap.h"

static void
test_arena(void)
{
	struct arena *a = arena_new();
	char *p = arena_alloc(a, 10), *big, *grown;

	memset(p, 'x', 10);
	big = arena_alloc(a, 1000000);
	memset(big, 'y', 1000000);
	ok(p[9] == 'x', "a big allocation leaves the small one alone");
	p = arena_alloc(a, 8);
	grown = arena_grow(a, p, 8, 4000);
	ok(grown == p, "the last allocation grows in place");
	(void)arena_alloc(a, 1);
	memset(grown, 'z', 4000);
	p = arena_grow(a, grown, 4000, 8000);
	ok(p != grown && p[3999] == 'z', "an older one is copied");
	is_c(arena_printf(a, "%d-%s", 7, "up"), "7-up", "printf");
	arena_reset(a);
	is_int(arena_used(a), 0, "reset forgets");
	arena_free(a);
	arena_free(NULL);
}

static void
test_buf(void)
{
	struct buf b;
	char *at;

	buf_init(&b, 10);
	is_int(buf_cstr(&b, "12345"), STATUS_OK, "fits");
	is_int(buf_printf(&b, "%d", 67890), STATUS_OK, "fits exactly");
	is_c(buf_view(&b), "1234567890", "holds both");
	is_int(buf_char(&b, '!'), STATUS_TOO_BIG, "the ceiling holds");
	is_int(buf_cstr(&b, ""), STATUS_TOO_BIG, "and stays reached");
	is_int(buf_status(&b), STATUS_TOO_BIG, "and says so");
	buf_clear(&b);
	is_int(buf_cstr(&b, "again"), STATUS_OK, "clear makes it usable");
	at = buf_room(&b, 5);
	memcpy(at, "xyz", 3);
	buf_end_at(&b, at + 3);
	is_c(buf_view(&b), "againxyz", "what is written by hand is kept");
	ok(!buf_room(&b, 3), "the ceiling holds for what is");
	is_int(buf_status(&b), STATUS_TOO_BIG, "and is reached");
	buf_free(&b);
}

static void
test_str(void)
{
	struct str rest = STR("a\r\n\nlast"), line;
	uint64_t u;
	int64_t i;
	size_t at = 0;

	ok(str_line(&rest, &line), "first line");
	is_c(line, "a", "CRLF is cut");
	ok(str_line(&rest, &line) && line.n == 0, "empty line");
	ok(str_line(&rest, &line), "last line");
	is_c(line, "last", "without a line end");
	ok(!str_line(&rest, &line), "nothing left");
	ok(!str_u64(STR("18446744073709551616"), &u), "too large");
	ok(str_u64(STR("18446744073709551615"), &u) && u == UINT64_MAX,
	    "largest");
	ok(str_i64(STR("-12"), &i) && i == -12, "negative");
	ok(!str_u64(STR(""), &u) && !str_u64(STR("1x"), &u), "no number");
	is_int(str_find(STR("abcabc"), STR("ca"), 0), 2, "find");
	is_int(str_ifind(STR("abCAbc"), STR("ca"), 0), 2, "ifind");
	is_c(str_trim(STR(" \tx \n")), "x", "trim");
	is_int(str_words(STR(" two  words\n")), 2, "words");
	/* Six kana and kanji behind a Latin word. */
	is_int(str_words(STR("Kela \xe3\x81\xae\xe8\xa8\x98\xe8\x80\x85"
			     "\xe3\x81\xaf\xe6\x9b\xb8\xe3\x81\x8f")),
	    4, "words where none are spaced");
	is_int(str_words(STR("")), 0, "no words");
	ok(str_valid_utf8(STR("a\xc3\xa9\xf0\x9f\x98\x80\xef\xbf\xbd")),
	    "good UTF-8");
	ok(!str_valid_utf8(STR("\xc0\x80")), "overlong");
	ok(!str_valid_utf8(STR("\xed\xa0\x80")), "surrogate");
	ok(!str_valid_utf8(STR("\xe2\x82")), "cut short");
	is_int(str_utf8(STR("\xe2\x82\xac"), &at), 0x20ac, "euro");
	is_int(at, 3, "took three bytes");
}

static void
test_map(void)
{
	struct arena *a = arena_new();
	struct map *m = map_new(a);
	struct vocab *v = vocab_new(a);
	bool all = true, added;

	for (unsigned i = 0; i < 10000; i++)
		*map_at(m, arena_printf(a, "k%u", i), 0, NULL) = i * 3;
	for (unsigned i = 0; i < 10000; i++) {
		uint64_t *at = map_find(m, arena_printf(a, "k%u", i));

		all = all && at && *at == i * 3;
	}
	ok(all, "10,000 keys keep their values");
	ok(!map_find(m, STR("k10000")), "an unknown key is not there");
	(void)map_at(m, STR("k5"), 0, &added);
	ok(!added, "a known key is not added again");
	is_int(vocab_id(v, STR("x")), 0, "first id");
	is_int(vocab_id(v, STR("y")), 1, "second id");
	is_int(vocab_id(v, STR("x")), 0, "same id again");
	is_int(vocab_find(v, STR("z")), VOCAB_NONE, "unknown text");
	is_c(vocab_text(v, 1), "y", "text of an id");
	arena_free(a);
}

static void
test_civil(void)
{
	struct arena *a = arena_new();
	bool same = true;

	is_int(civil_days(1970, 1, 1), 0, "epoch");
	is_int(civil_weekday(civil_days(2017, 11, 20)), 0, "a Monday");
	is_int(civil_weekday(-1), 2, "Wednesday before the epoch");
	for (int64_t d = -800000; d < 800000; d += 37) {
		struct civil c = civil_from_seconds(d * DAY_SECONDS);

		same = same && civil_days(c.year, c.month, c.day) == d;
	}
	ok(same, "days survive the way there and back");
	ok(!civil_valid(&(struct civil){.year = 2023, .month = 2, .day = 29}),
	    "no leap day in 2023");
	is_c(civil_rfc3339(a, 1511230800), "2017-11-21T02:20:00Z", "rfc3339");
	is_c(civil_date(a, -1), "1969-12-31", "date before the epoch");
	arena_free(a);
}

static void
test_json(void)
{
	struct buf b;
	struct json j;

	buf_init(&b, 1000);
	json_init(&j, &b);
	json_object(&j);
	json_key_str(&j, "s", STR("a\"\\\n\x1b\xc2\x9b\xff\xc3\xa9"));
	json_key(&j, "l");
	json_array(&j);
	json_int(&j, -1);
	json_double(&j, 0.5, 3);
	json_bool(&j, true);
	json_null(&j);
	json_object(&j);
	json_end(&j);
	json_end(&j);
	json_key_str(&j, "n", STR_NONE);
	json_end(&j);
	is_c(buf_view(&b),
	    "{\"s\":\"a\\\"\\\\\\n\\u001b\\u009b\xef\xbf\xbd\xc3\xa9\","
	    "\"l\":[-1,0.500,true,null,{}],\"n\":null}",
	    "escapes, commas and nesting");
	buf_free(&b);
}

int
main(void)
{
	test_arena();
	test_buf();
	test_str();
	test_map();
	test_civil();
	test_json();
	return tap_done();
}
