#include "src/text/stems.h"
#include "tests/tap.h"

/* The stems of a text, absent ones as "-". */
static struct str
stems(struct arena *a, struct stemmer *s, const char *text)
{
	struct str t = str_c(text), out = STR("");
	struct words w = words_split(a, t);

	for (size_t i = 0; i < w.n; i++) {
		struct str stem = stem_of(s, t, w.at[i]);

		out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out), i ? " " : "",
		    STR_ARG(stem.s ? stem : STR("-")));
	}
	return out;
}

static void
test_english(struct arena *a)
{
	struct stemmer *s = stemmer_new(STR("en-GB"));

	is_c(stems(a, s, "bridges Bridge's bridge"), "bridg bridg bridg",
	    "plural and possessive");
	is_c(stems(a, s, "isn't they’ll I'm can't"), "not they im not",
	    "contractions");
	is_c(stems(a, s, "Mr. Roe and Dr Doe"), "- roe and - doe",
	    "titles are dropped");
	is_c(stems(a, s, "one seventeen Twenty $1,250.50 6.8"),
	    "1 17 20 1250.50 6.8", "numbers");
	is_c(stems(a, s, "U.S. US us USA"), "usa usa us usa",
	    "the country and the pronoun");
	is_c(stems(a, s, "7% percent"), "7 percent percent", "percent");
	is_c(stems(a, s, "Sen. lawmakers GOP"),
	    "senat legisl republican", "newsroom equivalents");
	is_c(stems(a, s, "fought sworn children went"),
	    "fight swear child go", "irregular forms");
	is_c(stems(a, s, "f***ing shit shift"), "fword sword shift", "oaths");
	is_c(stems(a, s, "Müller"), "muller", "folded");
	ok(stem_is_stop(s, STR("the")), "the is a function word");
	ok(!stem_is_stop(s, STR("bridg")), "bridge is none");
	is_int(stem_df(s, STR("the")), 6000, "the is everywhere");
	is_int(stem_df(s, STR("zzyzx")), 0, "zzyzx is nowhere");
	stemmer_free(s);
}

/* What two languages call the same must meet. */
static void
test_languages(struct arena *a)
{
	struct stemmer *en = stemmer_new(STR_NONE);
	static const struct {
		const char *code, *text, *english;
	} rows[] = {
		{"es", "el lunes murieron 1.250 personas en Rusia",
		    "- Monday died 1,250 people - Russia"},
		{"es", "el terremoto de magnitud 6,8 sacudió la ciudad",
		    "- earthquake - magnitude 6.8 shook - city"},
		{"es", "Imre Vass dijo siete", "Imre Vass - seven"},
		{"de", "zwölf Tote am Montag", "twelve dead - Monday"},
		{"fr", "l'accord d'août", "agreement August"},
		{"ru", "Путин в Москве", "Putin - Moscow"},
		{"ja", "Oslo 12", "Oslo twelve"},
		{"pl", "w Oslo i za Rygą", "- Oslo - - Ryga"},
		{"nb-NO", "skipet i Oslo og Riga", "skip - Oslo - Riga"},
		{"pt", "Rui e Lena em Oslo", "Rui - Lena - Oslo"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct stemmer *s = stemmer_new(str_c(rows[i].code));
		struct str text = str_c(rows[i].text), want, got = STR("");
		struct words w = words_split(a, text);

		for (size_t k = 0; k < w.n; k++) {
			struct str stem = stem_of(s, text, w.at[k]);

			if (stem_is_stop(s, stem))
				stem = STR("-");
			got = arena_printf(a, "%.*s%s%.*s", STR_ARG(got),
			    got.n ? " " : "", STR_ARG(stem));
		}
		want = STR("");
		for (const char *p = rows[i].english; *p;) {
			size_t n = strcspn(p, " ");
			struct str word = {p, n};

			if (*p != '-')
				word = stems(a, en,
				    arena_str(a, word).s);
			want = arena_printf(a, "%.*s%s%.*s", STR_ARG(want),
			    want.n ? " " : "", STR_ARG(word));
			p += n + (p[n] == ' ');
		}
		is_str(got, want, "%s: %s", rows[i].code, rows[i].text);
		stemmer_free(s);
	}
	stemmer_free(en);
}

static void
test_cache(struct arena *a)
{
	struct stemmer *s = stemmer_new(STR("en"));
	struct str text = STR("walking Walking walking");
	struct words w = words_split(a, text);
	struct str first = stem_of(s, text, w.at[0]);

	for (int i = 0; i < 1000; i++) {
		struct str t = arena_printf(a, "word%cx", 'a' + i % 26);

		stem_of(s, t, words_split(a, t).at[0]);
	}
	ok(stem_of(s, text, w.at[2]).s == first.s, "a stem is made once");
	is_str(stem_of(s, text, w.at[1]), first, "case does not matter");
	stemmer_free(s);
	stemmer_free(NULL);
}

int
main(void)
{
	struct arena *a = arena_new();

	test_english(a);
	test_languages(a);
	test_cache(a);
	arena_free(a);
	return tap_done();
}
