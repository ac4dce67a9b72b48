#include "src/text/stems.h"

#include <libstemmer.h>

#include "src/base/map.h"
#include "src/base/vec.h"
#include "src/text/normalise.h"
#include "src/text/table.h"

/*
 * A word becomes a stem in steps; each looks at what the one before it
 * made (measured: a cruder stemmer costs .03 of link F1, no irregular
 * forms .006, no equivalences .009).
 *
 *	"Sen.'s"	possessives and contractions are cut off
 *	"seventeen"	number words become digits
 *	"lawmakers"	newsroom equivalents become one word
 *	"fought"	irregular forms become their base
 *	"attacking"	Snowball
 *
 * In another language than English a word is looked for in its table of
 * equivalents, which gives an English word, and goes on as that one; a
 * capitalised word is taken for a name and is stemmed like an English
 * one, so that names meet (not in German, where nouns are capitalised).
 * What is left has Snowball for its language, folded: cognates
 * ("magnitud", "region") then often meet as well.
 *
 * Words repeat, so each distinct spelling is worked out once and kept.
 */
struct stemmer {
	struct arena *arena;
	struct map *cache; /* spelling -> index in stems */
	VEC(struct str) stems;
	struct sb_stemmer *english, *own; /* own: NULL when there is none */
	bool is_english, is_german, elides;
	const struct table *dropped, *numbers, *stop, *equivalences;
	const struct table *irregular, *newsroom, *df; /* English */
};

/* Of a kept stemmer, so many spellings. */
#define MAX_KEPT 60000

struct kept {
	struct str language;
	struct stemmer *stemmer;
};

static struct sb_stemmer *
snowball(struct str language)
{
	char code[3] = "";

	if (language.n < 2 || (language.n > 2 && language.s[2] != '-'))
		return NULL;
	code[0] = (char)(language.s[0] | 32);
	code[1] = (char)(language.s[1] | 32);
	return sb_stemmer_new(code, NULL);
}

static bool
is_language(struct str tag, const char *code)
{
	return str_istarts(tag, str_c(code)) &&
	    (tag.n == 2 || tag.s[2] == '-');
}

struct stemmer *
stemmer_new(struct str language)
{
	struct stemmer *s = xcalloc(1, sizeof(*s));
	struct str tag = language.n ? language : STR("en");

	/* Libstemmer and the tables have one Norwegian. */
	if (is_language(tag, "nb") || is_language(tag, "nn"))
		tag = STR("no");
	s->arena = arena_new();
	s->cache = map_new(s->arena);
	s->is_english = is_language(tag, "en");
	s->is_german = is_language(tag, "de");
	s->elides = is_language(tag, "fr") || is_language(tag, "it") ||
	    is_language(tag, "ca");
	s->english = snowball(STR("en"));
	if (!s->english)
		bug("libstemmer does not know English");
	s->own = s->is_english ? NULL : snowball(tag);
	s->dropped = table_find(tag, "dropped");
	s->numbers = table_find(tag, "numbers");
	s->stop = table_find(tag, "stop");
	s->equivalences = table_find(tag, "equivalences");
	s->irregular = table_find(STR("en"), "irregular");
	s->df = table_find(STR("en"), "df");
	s->newsroom = table_find(STR("en"), "equivalences");
	return s;
}

void
stemmer_free(struct stemmer *s)
{
	if (!s)
		return;
	sb_stemmer_delete(s->english);
	sb_stemmer_delete(s->own);
	arena_free(s->arena);
	free(s);
}

/* A copy without the bytes that are in 'without'. */
static struct str
strip(struct arena *a, struct str s, const char *without)
{
	char *to = arena_alloc(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		if (!strchr(without, s.s[i]))
			to[n++] = s.s[i];
	to[n] = '\0';
	return (struct str){to, n};
}

/* Snowball's answer is only good until its next. */
static struct str
run_snowball(struct arena *a, struct sb_stemmer *sb, struct str w)
{
	const sb_symbol *out;

	if (!sb)
		return w;
	out = sb_stemmer_stem(sb, (const sb_symbol *)w.s, (int)w.n);
	if (!out)
		bug("out of memory in libstemmer");
	return arena_str(a, (struct str){(const char *)out,
	    (size_t)sb_stemmer_length(sb)});
}

/* 'first' and then 'rest', or asterisks in its place. */
static bool
masked(struct str w, char first, const char *rest)
{
	return w.n > 1 && w.s[0] == first &&
	    (w.s[1] == '*' || str_starts(str_from(w, 1), str_c(rest)));
}

/* Newspapers write the same oath in many ways. */
static bool
oath(struct str w, struct str *out)
{
	struct str after = str_starts(w, STR("mother")) ? str_from(w, 6) : w;

	if (masked(after, 'f', "uck"))
		*out = STR("fword");
	else if (masked(w, 's', "hit"))
		*out = STR("sword");
	else
		return false;
	return true;
}

/* From a lower-case English word without apostrophes. */
static struct str
english_stem(struct stemmer *s, struct str w)
{
	if (oath(w, &w))
		return w;
	table_get(s->newsroom, w, &w);
	table_get(s->irregular, w, &w);
	table_get(s->newsroom, w, &w);
	w = run_snowball(s->arena, s->english, w);
	return text_fold(s->arena, w);
}

/* What an English apostrophe leaves: possessives lose their s, negations
 * become "not", "they'll" is "they", "I'm" is "im". */
static struct str
english_apostrophe(struct arena *a, struct str w)
{
	size_t at = str_chr(w, '\'', 0);

	if (at == STR_NPOS)
		return w;
	if (str_ends(w, STR("n't")))
		return STR("not");
	if (str_eq(str_from(w, at), STR("'s")) || at >= 3)
		return str_sub(w, 0, at);
	return strip(a, w, "'");
}

/* "l'accord" is "accord", elsewhere the first part counts. */
static struct str
other_apostrophe(const struct stemmer *s, struct str w)
{
	size_t at = str_chr(w, '\'', 0);

	if (at == STR_NPOS)
		return w;
	return s->elides ? str_from(w, at + 1) : str_sub(w, 0, at);
}

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.s[i] >= 0x80)
			return false;
	return true;
}

static struct str
other_stem(struct stemmer *s, struct str w, bool capital)
{
	struct str folded;

	if (table_get(s->stop, w, NULL))
		return w;
	if (table_get(s->equivalences, w, &w))
		return english_stem(s, w);
	if (capital && !s->is_german) {
		folded = text_fold(s->arena, w);
		if (is_ascii(folded))
			return english_stem(s, folded);
	}
	return text_fold(s->arena, run_snowball(s->arena, s->own, w));
}

/* The digits with a decimal point and nothing else.  In English a comma
 * groups digits; elsewhere a comma is the decimal sign, and a point that
 * three digits follow groups. */
static struct str
number_stem(const struct stemmer *s, struct str w)
{
	char *to = arena_alloc(s->arena, w.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < w.n; i++) {
		char c = w.s[i];
		size_t run = i + 1;

		if (c >= '0' && c <= '9') {
			to[n++] = c;
			continue;
		}
		while (run < w.n && w.s[run] >= '0' && w.s[run] <= '9')
			run++;
		if (s->is_english ? c == '.' : c == ',' ||
		    (c == '.' && run - i - 1 != 3))
			to[n++] = '.';
	}
	to[n] = '\0';
	return (struct str){to, n};
}

/* Lower case, with ASCII apostrophes. */
static struct str
lower(struct arena *a, struct str w)
{
	struct str l = text_lower(a, w);
	size_t at = str_chr(l, '\xe2', 0);

	if (at != STR_NPOS)
		at = str_find(l, STR("\xe2\x80\x99"), at);
	if (at == STR_NPOS)
		return l;
	return arena_printf(a, "%.*s'%.*s", STR_ARG(str_sub(l, 0, at)),
	    STR_ARG(str_from(l, at + 3)));
}

static struct str
work_out(struct stemmer *s, struct str text, struct word w)
{
	struct str word = str_sub(text, w.start, w.end);

	switch ((enum word_kind)w.kind) {
	case WORD_NUMBER:
		return number_stem(s, word);
	case WORD_PERCENT:
		return STR("percent");
	case WORD_PAIR:
		return arena_str(s->arena, word);
	case WORD_ABBREVIATION:
	case WORD_LETTERS:
		break;
	}
	word = lower(s->arena, word);
	if (w.kind == WORD_ABBREVIATION)
		word = strip(s->arena, word, ".");
	else
		word = s->is_english ? english_apostrophe(s->arena, word) :
				       other_apostrophe(s, word);
	if (table_get(s->dropped, word, NULL))
		return STR_NONE;
	if (table_get(s->numbers, word, &word))
		return word;
	if (w.upper && str_eq(word, STR("us")))
		return STR("usa");
	return s->is_english ? english_stem(s, word) :
			       other_stem(s, word, w.capital);
}

struct str
stem_of(struct stemmer *s, struct str text, struct word w)
{
	struct str word = str_sub(text, w.start, w.end);
	bool added;
	uint64_t i = *map_at(s->cache, word, s->stems.n, &added);

	if (added)
		*vec_add(s->arena, &s->stems) = work_out(s, text, w);
	return s->stems.at[i];
}

bool
stem_is_stop(const struct stemmer *s, struct str stem)
{
	return table_get(s->stop, stem, NULL);
}

unsigned
stem_df(const struct stemmer *s, struct str stem)
{
	struct str value;
	uint64_t n;

	if (!table_get(s->df, stem, &value))
		return 0;
	if (!str_u64(value, &n))
		bug("count of \"%.*s\"", STR_ARG(stem));
	return (unsigned)n;
}

struct stemmers {
	struct arena *arena;
	VEC(struct kept) at;
};

struct stemmers *
stemmers_new(void)
{
	struct stemmers *all = xcalloc(1, sizeof(*all));

	all->arena = arena_new();
	return all;
}

void
stemmers_free(struct stemmers *all)
{
	if (!all)
		return;
	for (size_t i = 0; i < all->at.n; i++)
		stemmer_free(all->at.at[i].stemmer);
	arena_free(all->arena);
	free(all);
}

/* Names and misprints never end: now and then all is forgotten. */
static void
forget(struct stemmer *s)
{
	arena_reset(s->arena);
	s->cache = map_new(s->arena);
	s->stems.at = NULL;
	s->stems.n = s->stems.cap = 0;
}

/* What of a tag decides: two letters, or none when they are not alone. */
static struct str
deciding(struct str tag)
{
	if (!tag.n)
		return STR("en");
	if (tag.n < 2 || (tag.n > 2 && tag.s[2] != '-') ||
	    (unsigned char)((tag.s[0] | 32) - 'a') >= 26 ||
	    (unsigned char)((tag.s[1] | 32) - 'a') >= 26)
		return STR("und");
	return str_sub(tag, 0, 2);
}

struct stemmer *
stemmers_get(struct stemmers *all, struct str language)
{
	struct str tag = deciding(language);
	struct kept *k;

	for (size_t i = 0; i < all->at.n; i++) {
		k = &all->at.at[i];
		if (!str_ieq(k->language, tag))
			continue;
		if (k->stemmer->stems.n > MAX_KEPT)
			forget(k->stemmer);
		return k->stemmer;
	}
	k = vec_add(all->arena, &all->at);
	k->language = arena_str(all->arena, tag);
	k->stemmer = stemmer_new(k->language);
	return k->stemmer;
}
