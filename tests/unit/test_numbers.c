/* Numbers of invented sentences, each as "type value bound unit counted". */
#include "src/compare/numbers.h"

#include "tests/tap.h"

struct number_case {
	const char *lang, *text;
	/* One a number, joined by "; ". */
	const char *want;
};

static const struct number_case cases[] = {
    /* Digits and their groups. */
    {"en", "At least 41 people are dead", "count 41 at least killed"},
    {"en", "Police put the toll at 37 on Saturday", "count 37 killed"},
    {"en", "164 people were being treated", "count 164 injured"},
    {"en", "hospitals counted 160 injured", "count 160 injured"},
    {"en", "said 29 people were dead and 120 injured",
	"count 29 killed; count 120 injured"},
    {"en", "some 400,000 people were killed", "count 400000 about killed"},
    {"en", "claimed the lives of more than 450,000 people",
	"count 450000 more than killed"},
    {"en", "About 900 homes were destroyed", "count 900 about homes"},
    {"en", "lists 912 destroyed homes", "count 912 homes"},
    {"en", "1,250,000 votes", "count 1250000 votes"},
    {"en", "a crowd of 12.500 filled it", "bare 12.5"},
    {"en", "1250 tents", "count 1250 tents"},
    /* Words. */
    {"en", "three helicopters joined", "count 3 helicopters"},
    {"en", "twenty-one schools", "count 21 schools"},
    {"en", "two hundred and five villages", "count 205 villages"},
    {"en", "six thousand four hundred tents", "count 6400 tents"},
    {"en", "a dozen homes", "count 12 about homes"},
    {"en", "two dozen homes", "count 24 about homes"},
    {"en", "half a million people", "count 500000 people"},
    {"en", "dozens of villages", "count 24 about villages vague"},
    {"en", "hundreds of people were hurt", "count 200 about injured vague"},
    {"en", "tens of thousands of refugees",
	"count 20000 about refugees vague"},
    {"en", "several schools", "count 3 about schools vague"},
    {"en", "more than a dozen towns", "bare 12 more than"},
    {"en", "fewer than a hundred homes", "count 100 less than homes"},
    {"en", "several billion dollars", "money 3000000000 about USD vague"},
    {"en", "a few thousand tents", "count 3000 about tents vague"},
    {"en", "two and a half hours", "duration 2.5 hour"},
    {"en", "one and a half million people", "count 1500000 people"},
    {"en", "a million and a half people", "count 1500000 people"},
    {"en", "2 1/2 years", "duration 2.5 year"},
    {"en", "2\xc2\xbd months", "duration 2.5 month"},
    {"en", "twice as many", ""},
    {"en", "in the 1950s", ""},
    {"en", "no one warned them", ""},
    {"en", "one of them smiled", ""},
    {"en", "one person died", "count 1 killed"},
    {"en", "one village was lost", "count 1 villages"},
    /* Magnitudes. */
    {"en", "2.1 million crowns", "money 2100000 crown"},
    {"en", "1.5 million women", "count 1500000 women"},
    {"en", "three million people", "count 3000000 people"},
    {"en", "2 to 3 million people", "count 2000000-3000000 range people"},
    {"en", "500,000 to 1.6 million women",
	"count 500000-1600000 range women"},
    /* Bounds. */
    {"en", "nearly 300 homes", "count 300 less than homes"},
    {"en", "up to 1.6 million women", "count 1600000 at most women"},
    {"en", "as many as 40 homes", "count 40 at most homes"},
    {"en", "no fewer than 12 tents", "count 12 at least tents"},
    {"en", "fewer than 12 tents", "count 12 less than tents"},
    {"en", "over 30 vehicles", "count 30 more than vehicles"},
    {"en", "approximately 30 vehicles", "count 30 about vehicles"},
    {"en", "roughly sixty vehicles", "count 60 about vehicles"},
    {"en", "exactly 30 vehicles", "count 30 vehicles"},
    {"en", "30 or more vehicles", "count 30 at least vehicles"},
    {"en", "an estimated 70 homes", "count 70 about homes"},
    {"en", "20 or so homes", "count 20 about homes"},
    /* Ranges and scores. */
    {"en", "between 16 and 18 years old", "age 16-18 range year"},
    {"en", "10 to 12 km", "measure 10-12 range km"},
    {"en", "between $5 million and $7 million",
	"money 5000000-7000000 range USD"},
    {"en", "41 or 42 people died", "count 41-42 range killed"},
    {"en", "two or one of them", "bare 2"},
    {"en", "200-odd homes", "count 200 about homes"},
    {"en", "10-12 homes", "count 10-12 range homes"},
    {"en", "passed by 212 votes to 198", "score 212-198 votes"},
    {"en", "passed it 212-198", "score 212-198"},
    {"en", "aftershocks above magnitude 5", "count 5 more than magnitude"},
    {"en", "lost 6-3 at home", "score 6-3"},
    /* Measures. */
    {"en", "The quake was 12 km deep", "measure 12 km depth"},
    {"en", "at a depth of 10 kilometers", "measure 10 km depth"},
    {"en", "15 miles from the town", "measure 15 mile"},
    {"en", "a 30-mile road", "measure 30 mile"},
    {"en", "weighs 4.5 tonnes", "measure 4.5 tonne"},
    {"en", "200 pounds of rice", "measure 200 pound"},
    {"en", "30 degrees Celsius", "measure 30 C"},
    {"en", "86 degrees Fahrenheit", "measure 86 F"},
    {"en", "burned 12,000 acres", "measure 12000 acre"},
    {"en", "winds of 90 mph", "measure 90 mph"},
    {"en", "wind gusts of 140 km/h", "measure 140 km/h"},
    {"en", "300 square miles", "measure 300 square mile"},
    {"en", "10km away", "measure 10 km"},
    {"en", "6 feet 2 inches tall", "measure 6.167 foot"},
    {"en", "minus 10 degrees Celsius", "measure -10 C"},
    {"en", "it was 104F in the shade", "measure 104 F"},
    {"en", "a magnitude-6.8 quake", "count 6.8 magnitude"},
    {"en", "a magnitude 6.8 earthquake", "count 6.8 magnitude"},
    /* Durations. */
    {"en", "a three-hour meeting", "duration 3 hour"},
    {"en", "talked for four hours", "duration 4 hour"},
    {"en", "two days after the storm", "duration 2 day after"},
    {"en", "two years ago", "duration 2 year before"},
    {"en", "90 minutes later", "duration 90 minute after"},
    {"en", "half an hour", "duration 0.5 hour"},
    {"en", "one hour and 20 minutes", "duration 1.333 hour"},
    {"en", "for three consecutive days", "duration 3 day"},
    /* Money and percent. */
    {"en", "$2.1 million", "money 2100000 USD"},
    {"en", "at least $10,000", "money 10000 at least USD"},
    {"en", "more than $10,000", "money 10000 more than USD"},
    {"en", "$5m in fines", "money 5000000 USD"},
    {"en", "\xc2\xa3" "2bn", "money 2000000000 GBP"},
    {"en", "\xe2\x82\xac" "300", "money 300 EUR"},
    {"en", "50 cents", "money 50 USD"},
    {"en", "12 percent of the price", "percent 12 percent"},
    {"en", "12% of the price", "percent 12 percent"},
    {"en", "3.5 per cent", "percent 3.5 percent"},
    {"en", "up .5 percent", "percent 0.5 percent"},
    {"en", "one in five people", "percent 20 percent people"},
    {"en", "two out of three homes", "percent 66.667 percent homes"},
    {"en", "two-thirds of voters", "percent 66.667 percent"},
    {"en", "25 basis points", "percent 25 basis point"},
    {"en", "A$45 million", "money 45000000 AUD"},
    /* Ages. */
    {"en", "a 57-year-old baker", "age 57 year"},
    {"en", "Orla Tamm, 57, said", "age 57 year"},
    {"en", "she is 12 years old", "age 12 year"},
    {"en", "a man aged 21", "age 21 year"},
    {"en", "people aged between 30 and 40", "age 30-40 range year"},
    /* Ordinals. */
    {"en", "for the fourth day", "ordinal 4"},
    {"en", "the 15th victim", "ordinal 15"},
    /* Parts of names and no numbers at all. */
    {"en", "an F-16 crashed", ""},
    {"en", "v.example/img_5161534727_51.jpg?id=115", ""},
    {"en", "when Flight 370 vanished", ""},
    {"en", "the Su-24 bomber", ""},
    {"en", "Fenn-19 deaths rose", ""},
    {"en", "at their own 20-yard line", "ordinal 20 yard line"},
    {"en", "MH17 was lost", ""},
    {"en", "after 9/11 they", ""},
    {"en", "", ""},
    {"en", "$", ""},
    {"en", "more than", ""},
    {"en", "%%%% -- ---", ""},
    /* Spanish. */
    {"es", "Murieron 41 personas", "count 41 killed"},
    {"es", "Tres helic\xc3\xb3pteros", "count 3 helicopters"},
    {"es", "magnitud 6,8 del jueves", "count 6.8 magnitude"},
    {"es", "m\xc3\xa1s de 12.000 viviendas", "count 12000 more than homes"},
    {"es", "2,5 millones de euros", "money 2500000 EUR"},
    {"es", "treinta y dos heridos", "count 32 injured"},
    {"es", "al menos doscientos muertos", "count 200 at least killed"},
    {"es", "Dos r\xc3\xa9plicas", "count 2 aftershocks"},
    {"es", "entre el 20 y el 30 %", "percent 20-30 range percent"},
    {"es", "dos horas y media", "duration 2.5 hour"},
    {"es", "la mujer de 57 a\xc3\xb1os", "age 57 year"},
    {"es", "medio mill\xc3\xb3n de personas", "count 500000 people"},
    {"es", "3 mil millones de d\xc3\xb3lares", "money 3000000000 USD"},
    /* German. */
    {"de", "mindestens 41 Tote", "count 41 at least killed"},
    {"de", "einundzwanzig Verletzte", "count 21 injured"},
    {"de", "rund 1.200 H\xc3\xa4user", "count 1200 about homes"},
    {"de", "3,5 Millionen Euro", "money 3500000 EUR"},
    {"de", "zwei Stunden", "duration 2 hour"},
    {"de", "12 Prozent", "percent 12 percent"},
    {"de", "mehr als 40 Menschen starben", "count 40 more than killed"},
    {"de", "1.234,56 Euro", "money 1234.56 EUR"},
    {"de", "zwischen 20 und 30 Prozent", "percent 20-30 range percent"},
    {"de", "zweieinhalb Jahre", "duration 2.5 year"},
    {"de", "eine 57-j\xc3\xa4hrige B\xc3\xa4" "ckerin", "age 57 year"},
    {"de", "212 zu 198 Stimmen", "score 212-198"},
    /* French. */
    {"fr", "au moins 41 morts", "count 41 at least killed"},
    {"fr", "une vingtaine de maisons", "count 20 about homes vague"},
    {"fr", "12\xe2\x80\xaf" "000 logements", "count 12000 homes"},
    {"fr", "quatre-vingt-dix personnes", "count 90 people"},
    {"fr", "3,5 milliards d'euros", "money 3500000000 EUR"},
    {"fr", "entre 20 et 30 %", "percent 20-30 range percent"},
    {"fr", "deux heures et demie", "duration 2.5 hour"},
    {"fr", "la femme de 57 ans", "age 57 year"},
    {"fr", "212 voix contre 198", "score 212-198 votes"},
    {"fr", "trente-deux bless\xc3\xa9s", "count 32 injured"},
    /* Russian. */
    {"ru", "погибли 41 человек", "count 41 killed"},
    {"ru", "не менее 12 тысяч человек", "count 12000 at least people"},
    {"ru", "двадцать один человек", "count 21 people"},
    {"ru", "2,5 млн рублей", "money 2500000 RUB"},
    {"ru", "3,5 млн евро", "money 3500000 EUR"},
    {"ru", "от 20 до 30 процентов", "percent 20-30 range percent"},
    {"ru", "полтора часа", "duration 1.5 hour"},
    {"ru", "два с половиной часа", "duration 2.5 hour"},
    {"ru", "57-летняя женщина", "age 57 year"},
    {"ru", "около 30 километров", "measure 30 about km"},
};

static const char *const types[] = {"count", "measure", "duration", "money",
    "percent", "age", "score", "ordinal", "bare"};

static struct str
show(struct arena *a, struct str text, struct str lang)
{
	struct number *v;
	size_t n = numbers_find(a, text, lang, NULL, 0, &v);
	struct str all = STR("");

	for (size_t i = 0; i < n; i++) {
		const struct number *x = &v[i];
		struct str value = number_text(a, x->lo);

		if (x->lo != x->hi)
			value = arena_printf(a, "%.*s-%.*s", STR_ARG(value),
			    STR_ARG(number_text(a, x->hi)));
		all = arena_printf(a, "%.*s%s%s %.*s%s%s%s%s%s%s%s%s",
		    STR_ARG(all), i ? "; " : "", types[x->type],
		    STR_ARG(value), x->bound != BOUND_EXACT ? " " : "",
		    x->bound != BOUND_EXACT ? bound_words(x->bound) : "",
		    x->unit[0] ? " " : "", x->unit, x->counted ? " " : "",
		    x->counted ? x->counted->name : "",
		    x->order > 0 ? " after" : x->order < 0 ? " before" : "",
		    x->vague ? " vague" : "");
		if (x->start > x->digits || x->digits >= x->behind ||
		    x->behind > x->end || x->end > text.n)
			return STR("spans out of order");
	}
	return all;
}

static void
test_bad_input(struct arena *a)
{
	size_t n = 60 * KiB;
	char *s = arena_alloc(a, n);
	struct number *v;

	memset(s, '7', n);
	numbers_find(a, (struct str){s, n}, STR("en"), NULL, 0, &v);
	for (size_t i = 0; i < n; i++)
		s[i] = "1,2 3-"[i % 6];
	numbers_find(a, (struct str){s, n}, STR("fr"), NULL, 0, &v);
	for (size_t i = 0; i < n; i++)
		s[i] = (char)(0x80 + i % 128);
	numbers_find(a, (struct str){s, n}, STR("ru"), NULL, 0, &v);
	ok(true, "digits and odd bytes are read without harm");
}

int
main(void)
{
	struct arena *a = arena_new();
	struct number *v;
	struct span taken = {4, 8};
	struct str t = STR("the 2011 war killed 40 people");

	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		is_c(show(a, str_c(cases[i].text), str_c(cases[i].lang)),
		    cases[i].want, "%s", cases[i].text);
	is_int(numbers_find(a, t, STR("en"), &taken, 1, &v), 1,
	    "what a date took is no number");
	test_bad_input(a);
	arena_free(a);
	return tap_done();
}
