/*
 * Names across alphabets.
 *
 * A Russian text has a name by its sound, an English one as its bearer
 * writes it, and nobody agrees on the way back: Dmitry, Dmitri; Johnson,
 * Dzhonson.  So both are taken apart into consonants, of which each Latin
 * one may be heard as some Russian ones: j as dzh, zh or kh, c as k or s.
 * Vowels say little, and h, w and j may fall silent.  The words are one
 * when all consonants find each other in order, but for those of a Russian
 * case ending ("Laninym", of Lanin), and both begin with a vowel or
 * neither does.
 */
#include "src/text/translit.h"

#define MAX_SOUNDS 24

/* How combinations of letters are heard; capitals are sounds of their own:
 * C ch, S sh, Z zh, X kh, T ts, J dzh or the English j, K the Latin c. */
static const struct {
	const char *letters, *sounds;
} combinations[] = {{"shch", "S"}, {"tsch", "C"}, {"dzh", "J"}, {"sch", "S"},
    {"sh", "S"}, {"zh", "Z"}, {"ch", "C"}, {"kh", "X"}, {"ts", "T"},
    {"tz", "T"}, {"ph", "f"}, {"th", "t"}, {"gh", "g"}, {"ck", "k"},
    {"dj", "J"}, {"x", "ks"}, {"q", "k"}, {"j", "J"}, {"c", "K"},
    {"b", "b"}, {"d", "d"}, {"f", "f"}, {"g", "g"}, {"h", "h"}, {"k", "k"},
    {"l", "l"}, {"m", "m"}, {"n", "n"}, {"p", "p"}, {"r", "r"}, {"s", "s"},
    {"t", "t"}, {"v", "v"}, {"w", "w"}, {"z", "z"}};

/* What a Latin sound may be in Russian besides itself. */
static const struct {
	char latin;
	const char *russian;
} heard[] = {{'K', "ksCJT"}, {'C', "XSkT"}, {'g', "JZX"}, {'h', "Xg"},
    {'J', "ZXC"}, {'w', "vf"}, {'v', "f"}, {'f', "v"}, {'s', "z"},
    {'z', "sT"}, {'S', "Z"}, {'Z', "JS"}, {'X', "kg"}, {'d', "t"}};

/* Endings of Russian cases whose last consonant is none of the name. */
static const char *const endings[] = {"om", "em", "ym", "im", "ogo", "ego",
    "omu", "emu", "ykh", "ikh"};

static const char *const letters[] = {"a", "b", "v", "g", "d", "e", "zh", "z",
    "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
    "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"};

bool
translit_is_cyrillic(struct str word)
{
	for (size_t at = 0; at < word.n;) {
		uint32_t cp = str_utf8(word, &at);

		if (cp >= 0x400 && cp < 0x500)
			return true;
	}
	return false;
}

struct str
translit_latin(struct arena *a, struct str word)
{
	char *to;
	size_t n = 0;

	if (!translit_is_cyrillic(word))
		return word;
	to = arena_alloc(a, 2 * word.n + 1);
	for (size_t at = 0; at < word.n;) {
		size_t from = at;
		uint32_t cp = str_utf8(word, &at);
		struct str s = str_sub(word, from, at);

		if (cp >= 0x430 && cp < 0x450)
			s = str_c(letters[cp - 0x430]);
		else if (cp == 0x451)
			s = STR("e");
		memcpy(to + n, s.s, s.n);
		n += s.n;
	}
	return (struct str){to, n};
}

/* The consonants of a word, double ones once. */
static size_t
listen(struct str word, char *out)
{
	size_t n = 0;

	for (size_t at = 0; at < word.n;) {
		struct str rest = str_sub(word, at, word.n);
		size_t i = 0;

		while (i < ARRAY_LEN(combinations) &&
		    !str_starts(rest, str_c(combinations[i].letters)))
			i++;
		if (i == ARRAY_LEN(combinations)) {
			at++;
			continue;
		}
		at += strlen(combinations[i].letters);
		for (const char *s = combinations[i].sounds; *s; s++)
			if (n < MAX_SOUNDS && (n == 0 || out[n - 1] != *s))
				out[n++] = *s;
	}
	return n;
}

static bool
is_heard_as(char latin, char russian)
{
	for (size_t i = 0; i < ARRAY_LEN(heard); i++)
		if (heard[i].latin == latin &&
		    strchr(heard[i].russian, russian) != NULL)
			return true;
	return latin == russian;
}

/* Do all sounds meet in order, silent ones apart? */
static bool
all_meet(const char *x, size_t n, const char *y, size_t m)
{
	/* By row: the first sounds of x and so many of y have met. */
	bool met[2][MAX_SOUNDS + 1] = {{true}};

	for (size_t i = 0; i < n; i++) {
		const bool *above = met[i % 2];
		bool *row = met[(i + 1) % 2];
		bool silent = strchr("hwJ", x[i]) != NULL;

		row[0] = silent && above[0];
		for (size_t k = 0; k < m; k++)
			row[k + 1] = (silent && above[k + 1]) ||
			    (above[k] && is_heard_as(x[i], y[k]));
	}
	return met[n % 2][m];
}

static bool
begin_alike(struct str latin, struct str russian)
{
	bool vowel = strchr("aeiouy", russian.s[0]) != NULL;

	return strchr("yjhw", latin.s[0]) != NULL ||
	    vowel == (strchr("aeiou", latin.s[0]) != NULL);
}

bool
translit_same(struct str latin, struct str russian, size_t *sounds)
{
	char x[MAX_SOUNDS], y[MAX_SOUNDS];
	size_t n, m;
	bool same;

	if (latin.n == 0 || russian.n == 0 || !begin_alike(latin, russian))
		return false;
	n = listen(latin, x);
	m = listen(russian, y);
	same = m > 0 && all_meet(x, n, y, m);
	for (size_t i = 0; !same && m > 1 && i < ARRAY_LEN(endings); i++)
		if (str_ends(russian, str_c(endings[i]))) {
			m--;
			same = all_meet(x, n, y, m);
			break;
		}
	if (sounds != NULL)
		*sounds = m;
	return same;
}
