#include "src/base/civil.h"
#include "tests/unit/cluster_help.h"

static struct terms *terms;

static struct sketch
sketch_of(struct arena *a, struct article art, const struct term_word **w)
{
	const struct term_word *words;
	struct sketch k;

	terms_read(terms, a, &art, TODAY, &k, w ? w : &words);
	return k;
}

/* The counts of a word as "title lead body", "" when it is no term. */
static struct str
counts(struct arena *a, struct article art, const char *word)
{
	const struct term_word *w;
	struct sketch k = sketch_of(a, art, &w);

	for (size_t i = 0; i < k.nterms; i++)
		if (str_ieq(w[i].word, str_c(word)))
			return arena_printf(a, "%u %u %u", k.terms[i].title,
			    k.terms[i].lead, k.terms[i].body);
	return STR("");
}

static size_t
common(struct sketch x, struct sketch y)
{
	size_t n = 0;

	for (size_t i = 0, j = 0; i < x.nterms && j < y.nterms;) {
		n += x.terms[i].id == y.terms[j].id;
		if (x.terms[i].id <= y.terms[j].id)
			i++;
		else
			j++;
	}
	return n;
}

static void
test_fields(struct arena *a)
{
	struct buf b;
	struct article art;

	buf_init(&b, MiB);
	buf_cstr(&b, "The harbour burned. ");
	for (int i = 0; i < 130; i++)
		buf_cstr(&b, "on and ");
	buf_cstr(&b, "Harbours close; ferries wait.");
	art = article_of(a, 1, STR("Harbour fire"),
	    arena_str(a, buf_view(&b)), 0);
	buf_free(&b);
	is_c(counts(a, art, "harbour"), "1 1 2",
	    "a stem counts in title, lead and body");
	is_c(counts(a, art, "fire"), "1 0 0", "a word of the title only");
	is_c(counts(a, art, "ferries"), "0 0 1", "a word behind the lead");
	is_c(counts(a, art, "the"), "", "function words are no terms");

	art.title = STR_NONE;
	is_c(counts(a, art, "burned"), "1 1 1",
	    "without a title the lead's first words stand in");
	art = article_of(a, 1, STR("Harbour fire"), STR_NONE, 0);
	is_c(counts(a, art, "fire"), "1 1 1",
	    "without a text the title stands in");
	art.summary = STR("Boats burned.");
	is_c(counts(a, art, "boats"), "0 1 1", "a summary is a text");
}

static void
test_furniture(struct arena *a)
{
	struct paragraph p[] = {
		{STR("Sirens at the quay."), PARA_BODY},
		{STR("Subscribe to newsletters."), PARA_FURNITURE},
		{STR("Photograph by Anvil."), PARA_CAPTION},
	};
	struct article art = article_of(a, 1, STR("Quay"), STR("x"), 0);

	art.paras = p;
	art.nparas = ARRAY_LEN(p);
	is_c(counts(a, art, "sirens"), "0 1 1", "a telling paragraph");
	is_c(counts(a, art, "newsletters"), "", "furniture is not read");
	is_c(counts(a, art, "photograph"), "", "captions are not read");
}

static void
test_languages(struct arena *a)
{
	struct article en = article_of(a, 1, STR("Rescuers reach Kela"),
	    STR("On Friday Imre Vass counted 164 injured in Kela."), 0);
	struct article es = article_of(a, 2, STR("Llegan a Kela"),
	    STR("El viernes Imre Vass hablaba de 164 heridos en Kela."), 0);
	struct article same = es;

	es.language = STR("es-MX");
	ok(common(sketch_of(a, en, NULL), sketch_of(a, es, NULL)) >= 4,
	    "names and numbers are shared across languages");
	same.language = STR("es");
	ok(sketch_of(a, es, NULL).language ==
	    sketch_of(a, same, NULL).language,
	    "the language is that of the primary tag");
	is_int(sketch_of(a, en, NULL).language, 0, "English is 0");
	en.language = STR("de");
	en.title = es.title = STR_NONE;
	en.paras = &(struct paragraph){STR("die sonne scheint"), PARA_BODY};
	es.paras = &(struct paragraph){STR("die sonne scheint"), PARA_BODY};
	is_int(common(sketch_of(a, en, NULL), sketch_of(a, es, NULL)), 0,
	    "common words of two languages are not the same terms");
	en.language = STR("tlh");
	ok(sketch_of(a, en, NULL).nterms > 0, "an unknown language is read");
}

static void
test_bad_input(struct arena *a)
{
	struct article art = article_of(a, 1, STR_NONE, STR_NONE, -1);
	struct sketch k = sketch_of(a, art, NULL);

	is_int(k.nterms, 0, "nothing at all has no terms");
	is_int(sketch_day(&k), SKETCH_NO_DAY, "and no day");
	is_int(sketch_came(&k), TODAY / DAY, "but a day it came in");
	art = article_of(a, 1, STR_NONE, STR("Quake"), 0);
	is_int(sketch_of(a, art, NULL).nterms, 1, "one word is one term");
	art = article_of(a, 1, STR("Long"), invent_text(a, 1, 1, 100000), 0);
	k = sketch_of(a, art, NULL);
	is_int(k.words, 100000, "100,000 words are counted");
	ok(k.nterms > 100 && k.nterms < 6000, "and the first are read");
	art.published.at = INT64_MAX;
	is_int(sketch_day((k = sketch_of(a, art, NULL), &k)), INT32_MAX,
	    "a day past all days is the last one");
}

static void
test_pack(struct arena *a)
{
	struct sketch k = sketch_of(a, invent_article(a, 9, 1, 3), NULL), r;
	struct buf b;
	struct str bytes;
	bool good;

	buf_init(&b, MiB);
	sketch_pack(&k, &b);
	bytes = arena_str(a, buf_view(&b));
	good = sketch_unpack(a, bytes, &r);
	ok(good && r.nterms == k.nterms && r.nshingles == k.nshingles &&
	    !memcmp(r.shingles, k.shingles,
		k.nshingles * sizeof(*k.shingles)),
	    "a sketch comes back from its bytes");
	ok(common(k, r) == k.nterms, "with its terms");
	ok(r.published.at == k.published.at && r.outlet == k.outlet &&
	    r.words == k.words && str_eq(r.title, k.title),
	    "and what else it held");
	good = true;
	for (size_t n = 0; n < bytes.n; n++)
		good &= !sketch_unpack(a, str_sub(bytes, 0, n), &r);
	ok(good, "cut bytes are refused");
	for (size_t i = 0; i < bytes.n; i++) {
		char *bad = arena_alloc(a, bytes.n);

		memcpy(bad, bytes.s, bytes.n);
		bad[i] = (char)(bad[i] ^ 0x55);
		sketch_unpack(a, (struct str){bad, bytes.n}, &r);
	}
	ok(true, "damaged bytes do no harm");
	buf_free(&b);
}

int
main(void)
{
	struct arena *a = arena_new();

	terms = terms_new();
	test_fields(a);
	test_furniture(a);
	test_languages(a);
	test_bad_input(a);
	test_pack(a);
	terms_free(terms);
	arena_free(a);
	return tap_done();
}
