/* The language tables: complete, sorted, found in every written form. */
#include "src/text/lexicon.h"

#include <math.h>

#include "tests/tap.h"

struct find_case {
	const char *lang, *phrase;
	uint32_t kind;
	double value;
	const char *name; /* NULL: not looked at */
};

static const struct find_case finds[] = {
    {"en", "seven", LEX(NUMBER), 7, NULL},
    {"en", "Dozen", LEX(MAGNITUDE), 12, NULL},
    {"en", "MILLION", LEX(MAGNITUDE), 1e6, NULL},
    {"en", "Nov.", LEX(MONTH), 11, "November"},
    {"en", "Sept", LEX(MONTH), 9, "September"},
    {"en", "may", LEX(MONTH), 5, "May"},
    {"en", "second", LEX(ORDINAL), 2, NULL},
    {"en", "second", LEX(UNIT), 1, "second"},
    {"en", "Thursday", LEX(WEEKDAY), 3, "Thursday"},
    {"en", "more than", LEX(BOUND), 0, NULL},
    {"en", "More\xc2\xa0than", LEX(BOUND), 0, NULL},
    {"en", "kilometres", LEX(UNIT), 1000, "km"},
    {"en", "p.m.", LEX(CLOCK), 12, NULL},
    {"en", "deaths", LEX(COUNTED), 0, "killed"},
    {"en-GB", "wounded", LEX(COUNTED), 0, "injured"},
    {"es", "muertos", LEX(COUNTED), 0, "killed"},
    {"es", "mi\xc3\xa9rcoles", LEX(WEEKDAY), 2, "Wednesday"},
    {"es-MX", "helic\xc3\xb3pteros", LEX(COUNTED), 0, "helicopters"},
    {"de", "M\xc3\x84RZ", LEX(MONTH), 3, "March"},
    {"de", "einundzwanzig", LEX(NUMBER), 21, NULL},
    {"de", "dreihundert", LEX(NUMBER), 300, NULL},
    {"fr", "quatre-vingt-dix", LEX(NUMBER), 90, NULL},
    {"fr", "ao\xc3\xbbt", LEX(MONTH), 8, "August"},
    {"fr", "aujourd\xe2\x80\x99hui", LEX(DAY), 0, NULL},
    {"ru", "\xd0\x9d\xd0\xbe\xd1\x8f\xd0\xb1\xd1\x80\xd1\x8f", LEX(MONTH),
	11, "November"},
    {"", "eleven", LEX(NUMBER), 11, NULL},
    {"xx", "eleven", LEX(NUMBER), 11, NULL},
};

struct match_case {
	const char *text;
	uint32_t kinds;
	const char *want; /* the bytes matched; NULL: none */
};

static const struct match_case matches[] = {
    {"at least 12 died", LEX(BOUND), "at least"},
    {"more than half", LEX(BOUND) | LEX(FRACTION), "more than"},
    {"a.m. on Monday", LEX(CLOCK), "a.m."},
    {"Nov. 20", LEX(MONTH), "Nov"},
    {"November.", LEX(MONTH), "November"},
    {"% of all", LEX(UNIT), "%"},
    {"$12", LEX(CURRENCY), "$"},
    {"thousands of people", LEX(VAGUE), "thousands of"},
    {"thousandfold", LEX(MAGNITUDE), NULL},
    {"marching", LEX(MONTH), NULL},
    {"km/h", LEX(UNIT), "km/h"},
    {"square miles of forest", LEX(UNIT), "square miles"},
    {"the day before yesterday he", LEX(DAY), "the day before yesterday"},
    {"seven", LEX(MONTH), NULL},
};

static void
test_find(void)
{
	for (size_t i = 0; i < ARRAY_LEN(finds); i++) {
		const struct find_case *c = &finds[i];
		const struct lexeme *x = lexicon_find(
		    lexicon_of(str_c(c->lang)), str_c(c->phrase), c->kind);

		if (!ok(x != NULL, "%s: %s is known", c->lang, c->phrase))
			continue;
		ok(fabs(x->value - c->value) < 1e-9, "%s has its value",
		    c->phrase);
		if (c->name != NULL)
			is_c(str_c(x->name), c->name, "%s has its name",
			    c->phrase);
	}
	ok(lexicon_find(lexicon_of(STR("en")), STR("xyzzy"), ~0u) == NULL,
	    "an unknown word is not found");
	ok(lexicon_find(lexicon_of(STR("en")), STR(""), ~0u) == NULL,
	    "nothing is not found");
	ok(lexicon_find(lexicon_of(STR("de")), STR("seven"), ~0u) == NULL,
	    "languages are apart");
}

static void
test_match(void)
{
	const struct lexicon *en = lexicon_of(STR("en"));

	for (size_t i = 0; i < ARRAY_LEN(matches); i++) {
		const struct match_case *c = &matches[i];
		struct str t = str_c(c->text);
		size_t end = 0;
		const struct lexeme *x = lexicon_match(en, t, 0, c->kinds,
		    &end);

		if (c->want == NULL)
			ok(x == NULL, "nothing matches in \"%s\"", c->text);
		else if (ok(x != NULL, "\"%s\" matches", c->text))
			is_c(str_sub(t, 0, end), c->want, "its bytes");
	}
}

/* Every table holds the words that dates and numbers cannot do without. */
static void
test_complete(void)
{
	static const char *const tags[] = {"en", "es", "de", "fr", "ru"};

	for (size_t i = 0; i < ARRAY_LEN(tags); i++) {
		const struct lexicon *l = lexicon_of(str_c(tags[i]));
		unsigned months = 0, days = 0, numbers = 0;
		struct str all = STR(
		    "enero febrero marzo abril mayo junio julio agosto "
		    "septiembre octubre noviembre diciembre "
		    "january february march april may june july august "
		    "september october november december "
		    "januar februar m\xc3\xa4rz april mai juni juli august "
		    "september oktober november dezember "
		    "janvier f\xc3\xa9vrier mars avril mai juin juillet "
		    "ao\xc3\xbbt septembre octobre novembre "
		    "d\xc3\xa9" "cembre "
		    "января февраля марта апреля мая июня июля августа "
		    "сентября октября ноября декабря");
		struct str rest = all, word;

		while (str_field(&rest, ' ', &word)) {
			const struct lexeme *x = lexicon_find(l, word,
			    LEX(MONTH));

			if (x != NULL)
				months |= 1u << (unsigned)x->value;
		}
		rest = STR("monday tuesday wednesday thursday friday "
			   "saturday sunday lunes martes mi\xc3\xa9rcoles "
			   "jueves viernes s\xc3\xa1" "bado domingo montag "
			   "dienstag mittwoch donnerstag freitag samstag "
			   "sonntag lundi mardi mercredi jeudi vendredi "
			   "samedi dimanche понедельник вторник среду четверг "
			   "пятницу субботу воскресенье");
		while (str_field(&rest, ' ', &word)) {
			const struct lexeme *x = lexicon_find(l, word,
			    LEX(WEEKDAY));

			if (x != NULL)
				days |= 1u << (unsigned)x->value;
		}
		rest = STR("one two three four five six seven eight nine ten "
			   "uno dos tres cuatro cinco seis siete ocho nueve "
			   "diez ein zwei drei vier f\xc3\xbcnf sechs sieben "
			   "acht neun zehn un deux trois quatre cinq six sept "
			   "huit neuf dix один два три четыре пять шесть семь "
			   "восемь девять десять");
		while (str_field(&rest, ' ', &word)) {
			const struct lexeme *x = lexicon_find(l, word,
			    LEX(NUMBER));

			if (x != NULL)
				numbers |= 1u << (unsigned)x->value;
		}
		is_int(months, 0x1ffe, "%s has twelve months", tags[i]);
		is_int(days, 0x7f, "%s has seven days", tags[i]);
		is_int(numbers, 0x7fe, "%s counts to ten", tags[i]);
	}
}

/* A reader's own words for one thing, beside those shipped. */
static void
own_terms(void)
{
	struct arena *a = arena_new();
	const struct lexicon *l = NULL;
	const struct lexeme *x;
	const char *why = NULL;
	size_t line, end;

	is_int(lexicon_terms_read(a,
		   STR("# mine\n\n"
		       "term\tOrsa Line|the blue-line\t0\tthe ferry\n"
		       "term\tharbour link\t0\tthe ferry\tHarbour Link\n"
		       "term\tdaesh\t0\tmy group\tD.\n"),
		   &l, &line, &why),
	    STATUS_OK, "a table is read");
	x = lexicon_match(l, STR("The Blue Line sank"), 0, LEX(TERM), &end);
	ok(x != NULL && strcmp(x->group, "the ferry") == 0 &&
		strcmp(x->name, "Orsa Line") == 0 && end == 13,
	    "a form in any case, hyphen or space");
	x = lexicon_find(l, STR("Harbour link"), LEX(TERM));
	ok(x != NULL && strcmp(x->name, "Harbour Link") == 0, "its word");
	x = lexicon_find(l, STR("kyiv"), LEX(TERM));
	ok(x != NULL && strcmp(x->name, "Kyiv") == 0, "a shipped one too");
	x = lexicon_find(l, STR("Daesh"), LEX(TERM));
	ok(x != NULL && strcmp(x->group, "my group") == 0,
	    "the reader's goes first");
	ok(lexicon_find(l, STR("orsa"), LEX(TERM)) == NULL, "no other");
	is_int(lexicon_terms_read(a, STR("term\ta|b\t0\tx\nterms\tc\n"), &l,
		   &line, &why),
	    STATUS_BAD_FORMAT, "another kind");
	is_int(line, 2, "its line");
	is_int(lexicon_terms_read(a, STR("term\ta||b\t0\tx\n"), &l, &line,
		   &why),
	    STATUS_BAD_FORMAT, "an empty form");
	is_int(lexicon_terms_read(a, STR("term\ta\n"), &l, &line, &why),
	    STATUS_BAD_FORMAT, "no thing");
	is_int(lexicon_terms_read(a, STR(""), &l, &line, &why), STATUS_OK,
	    "an empty table");
	ok(lexicon_find(l, STR("kyiv"), LEX(TERM)) != NULL, "adds nothing");
	arena_free(a);
}

int
main(void)
{
	test_find();
	test_match();
	test_complete();
	own_terms();
	return tap_done();
}
