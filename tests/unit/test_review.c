/*
 * Discrepancies: when two are the same, when their values changed, what
 * they are called, and the words of queries and times.
 */
#include "src/model/review.h"
#include "tests/tap.h"

static struct arena *a;

/* "killed A41 B37 C>=41": articles 1, 2, 3 tell these values. */
static struct discrepancy
make(enum fact_kind kind, const char *label, const char *told)
{
	struct review_spot *spots = ARENA_ARRAY(a, struct review_spot, 8);
	int64_t *panes = ARENA_ARRAY(a, int64_t, 8);
	struct str rest = str_c(told), word;
	struct discrepancy d = {.kind = kind, .verdict = VERDICT_CONFLICT,
		.label = str_c(label), .spots = spots, .panes = panes};

	while (str_field(&rest, ' ', &word)) {
		struct review_spot *s = &spots[d.nspots];
		struct str value = str_from(word, 1);

		if (str_starts(value, STR(">="))) {
			s->bound = BOUND_AT_LEAST;
			value = str_from(value, 2);
		}
		s->pane = (uint32_t)d.nspots;
		s->value = s->text = arena_str(a, value);
		panes[d.nspots++] = word.s[0] - 'A' + 1;
		d.npanes = d.nspots;
	}
	return d;
}

#define number(label, told) make(FACT_NUMBER, label, told)

/* Which of 'then' 'now' is; -1: none. */
static int
found(const struct discrepancy *then, size_t n, struct discrepancy now)
{
	size_t *out;

	review_match(a, then, n, &now, 1, &out);
	return out[0] == STR_NPOS ? -1 : (int)out[0];
}

static void
test_same(void)
{
	struct discrepancy then[] = {
		number("killed", "A41 B37"),
		number("injured", "A164 B160"),
		number("injured", "A12 C14"),
		make(FACT_NAME, "mayor", "AAdil BAdel"),
	};
	size_t n = ARRAY_LEN(then), *out;

	is_int(found(then, n, number("killed", "A41 B37")), 0, "the same");
	is_int(found(then, n, number("killed", "A43 B37")), 0,
	    "with another value it is the same");
	is_int(found(then, n, number("killed", "A43 B44 C45")), 0,
	    "with all values new, by its label");
	is_int(found(then, n, number("dead", "A41 B37 C41")), 0,
	    "under another label, by its values");
	is_int(found(then, n, number("injured", "A12 C15")), 2,
	    "of two labels alike the one with its values");
	is_int(found(then, n, number("killed", "D41 E37")), -1,
	    "other articles tell of something else");
	is_int(found(then, n, make(FACT_DATE, "killed", "A41 B37")), -1,
	    "another kind is another thing");
	is_int(found(then, n, number("missing", "A9 B41")), -1,
	    "so is another label with other values");

	struct discrepancy now[] = {number("injured", "A12 C14"),
		number("injured", "A12 C14 B160")};

	review_match(a, then, n, now, 2, &out);
	ok(out[0] == 2 && out[1] == 1, "nothing is taken twice");
}

#define held(kind, told) review_held(&(struct discrepancy[]){ \
	make(kind, "x", told)}[0])
#define told(kind, told) review_told(&(struct discrepancy[]){ \
	make(kind, "x", told)}[0])

static void
test_values(void)
{
	enum fact_kind n = FACT_NUMBER, o = FACT_OMISSION;

	ok(held(n, "A41 B37") == held(n, "B37 A41"),
	    "in any order the values are the same");
	ok(held(n, "A41 B37") == held(n, "A41 B37 C41"),
	    "another teller of a known value changes none");
	ok(held(n, "A41 B37") != held(n, "A41 B37 C44"), "a new value does");
	ok(held(n, "A41 B37") != held(n, "A>=41 B37"), "so does a bound");
	ok(told(n, "A41 B37") != told(n, "A41 B37 C41"),
	    "who tells it has changed then");
	ok(told(n, "A41 B37") == told(n, "B37 A41"), "not with the order");
	ok(held(o, "Ax By") == held(o, "Ax Bz Cq"),
	    "what is left out has one value, whatever its words");
	ok(told(o, "Ax By") != told(o, "Ax By Cq"),
	    "and changes with who tells it");
}

static void
test_words(void)
{
	struct discrepancy d = {.cells = STR("41 | >=41 | - | 41 | 37")};

	is_c(review_short(a, &d, false), "41 / >=41 / 37", "each value once");
	is_c(review_short(a, &d, true), "41 / at least 41 / 37",
	    "bounds in words");
	is_c(review_who(a, &d), "A B D E", "who tells it");
	d.label = STR("killed");
	is_c(review_called(a, &d, false), "killed: 41 / >=41 / 37", "what differs");
	d.label = STR("Adil Renn");
	d.cells = STR("Adil Renn | Adel Renn");
	is_c(review_called(a, &d, false), "Adil Renn / Adel Renn",
	    "a label that is a value is not said twice");
	d.label = STR("\"Water is no...\"");
	d.cells = STR("Water is no share | Water is no stock");
	is_c(review_called(a, &d, false),
	    "Water is no share / Water is no stock",
	    "nor are the first words of a quotation");
	d.cells = STR("10 / 12 | 12 | - | 120 > 164 | first > gone");
	is_c(review_short(a, &d, false), "10 / 12 / 120 > 164 / first > gone",
	    "all values of an article, and what it said before");
	is_c(review_short(a, &d, true),
	    "10 / 12 / 120, then 164 / first, then gone",
	    "what became what in words");
	d.cells = STR("41 | >=41 | - | 41 | 37");
	d.kind = FACT_OMISSION;
	is_c(review_who(a, &d), "C", "who leaves it out");
	is_c(review_short(a, &d, false), "not in C", "and that in words");
	d.cells = STR_NONE;
	is_c(review_short(a, &d, false), "not in ", "a damaged row has words");
	ok(review_explained(FACT_ATTRIBUTION, VERDICT_SOURCE) &&
	    !review_explained(FACT_NUMBER, VERDICT_SOURCE),
	    "two sources of a figure are to be looked at");
	ok(!review_wanted(FACT_NUMBER, VERDICT_AGREE) &&
	    review_wanted(FACT_NUMBER, VERDICT_BOUND),
	    "what agrees is no discrepancy");
}

static void
test_line(void)
{
	struct review_teller tellers[] = {
		{STR("Metro Wire"), {1773495600, PRECISION_INSTANT}},
		{STR("Harbor Post"), {1773496200, PRECISION_INSTANT}},
		{STR("La Gaceta"), {0, PRECISION_UNKNOWN}},
	};
	struct review_item item = {.d = number("killed", "A41 B37 C>=41"),
		.tellers = tellers};
	struct review_spot *s = (struct review_spot *)item.d.spots;

	s[0].attribution = STR("the governor");
	s[0].said_at = STR("13:10");
	s[2].text = STR("At least 41");
	is_c(review_line(a, &item), "killed: Metro Wire says 41, citing the "
	    "governor (13:10); Harbor Post says 37; La Gaceta says at least "
	    "41 (as of 2026-03-14 13:50 UTC)", "a line to publish");
	s[2].attribution = STR("police");
	s[2].value = s[2].text = s[0].text;
	s[2].bound = BOUND_EXACT;
	s[1].para = -1;
	is_c(review_line(a, &item), "killed: Metro Wire (the governor, 13:10) "
	    "and La Gaceta (police) say 41; Harbor Post said 37 before "
	    "(as of 2026-03-14 13:50 UTC)",
	    "each with its own source; what was said before comes last");
	item.d.kind = FACT_OMISSION;
	item.d.nspots = 1;
	is_c(review_line(a, &item), "killed: reported by Metro Wire, not by "
	    "Harbor Post and La Gaceta (as of 2026-03-14 13:50 UTC)",
	    "and of an omission");
}

static bool
until(const char *words, int64_t want)
{
	int64_t at;

	/* 2026-03-14 14:05 UTC, seen from an hour east of Greenwich. */
	return review_until_read(str_c(words), 1773497100, 3600, &at) ?
	    at == want : want < 0;
}

static void
test_until(void)
{
	ok(until("2h", 1773497100 + 7200) && until("30m", 1773497100 + 1800),
	    "hours and minutes");
	ok(until("change", 0) && until("", 0), "until it changes");
	ok(until("18:00", 1773507600), "a time of today, in the zone");
	ok(until("09:30", 1773477000 + 86400), "one that is past: tomorrow's");
	ok(until("2026-03-16", 1773615600), "a day");
	ok(until("2026-03-01", -1), "a day that is past is refused");
	ok(until("soon", -1) && until("0h", -1) && until("25:00", -1) &&
	    until("2026-02-30", -1), "so is what is no time");
}

static void
test_query(void)
{
	struct review_query q;
	struct buf why;

	buf_init(&why, KiB);
	ok(review_query_read(STR(""), &q, &why) && q.scope == REVIEW_OPEN &&
	    q.kind < 0 && q.verdict < 0, "an empty query asks for what is open");
	ok(review_query_read(STR("state:decided kind:figure "
	    "verdict:spelling editor:mk event:e12 harbour fire"), &q, &why) &&
	    q.scope == REVIEW_DECIDED && q.kind == FACT_NUMBER &&
	    q.verdict == VERDICT_SPELLING && q.event == 12, "all its fields");
	is_c(q.editor, "mk", "the editor");
	is_c(q.words, "harbour fire", "and words");
	ok(!review_query_read(STR("kind:colour"), &q, &why), "an unknown kind");
	is_c(buf_view(&why), "kind: takes figure, time, name, quote, place, "
	    "source, omission or edit, not \"colour\"", "which says what it takes");
	ok(review_query_read(STR("state:all depth of kind:figure"), &q, &why) &&
	    q.kind == FACT_NUMBER && q.scope == REVIEW_ALL &&
	    str_eq(q.words, STR("depth of")), "fields on both sides of words");
	ok(!review_query_read(STR("knd:figure"), &q, &why), "a slip");
	is_c(buf_view(&why), "there is no field \"knd:\"; did you mean "
	    "\"kind:\"?", "is told");
	ok(review_query_read(STR("at 12:30"), &q, &why) &&
	    str_eq(q.words, STR("at 12:30")), "a time is a word");
	ok(!review_query_read(STR("depth kind:figure of"), &q, &why),
	    "words in two places");
	ok(!review_query_read(STR("event:12"), &q, &why) &&
	    !review_query_read(STR("state:new"), &q, &why) &&
	    !review_query_read(STR("sort:x"), &q, &why) &&
	    !review_query_read(STR("editor:"), &q, &why), "other slips");
	buf_free(&why);
}

int
main(void)
{
	a = arena_new();
	test_same();
	test_values();
	test_words();
	test_line();
	test_until();
	test_query();
	arena_free(a);
	return tap_done();
}
