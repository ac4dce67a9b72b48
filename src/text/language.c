/*
 * Three witnesses, the cheapest first.  A script that one language uses
 * decides alone (Hangul, kana, Greek, Thai).  Then function words: in
 * running text of the larger languages every fifth word is one of a
 * handful that no neighbour shares, so a clear lead there is safer than
 * letter statistics, which mix up Norwegian and Danish or, in a headline
 * full of names, anything.  Last libexttextcat's n-gram fingerprints
 * (Cavnar and Trenkle 1994), for the many languages without a row here;
 * its first answer is taken only when the text is long enough.
 *
 * The start of a text is enough: SAMPLE bytes of it are read.
 */
#include "src/text/language.h"

#include <libexttextcat/textcat.h>
#include <unictype.h>

#include "src/text/normalise.h"

#define SAMPLE 4000
#define SHORT_SAMPLE 400 /* enough to contradict */
#define TEXTCAT_LETTERS 60 /* fewer say nothing */

struct languages {
	/* Its 150 files are read at the first text that needs them. */
	bool tried;
	bool put_off, missed;
	void *textcat; /* NULL: not read yet, or not installed */
};

struct languages *
languages_new(void)
{
	return xcalloc(1, sizeof(struct languages));
}

void
languages_ready(struct languages *l)
{
	if (!l->tried)
		l->textcat = special_textcat_Init(
		    PACKAGE_TEXTCAT_DIR "/fpdb.conf", PACKAGE_TEXTCAT_DIR "/");
	l->tried = true;
}

void
languages_put_off(struct languages *l)
{
	l->put_off = true;
}

bool
languages_missed(const struct languages *l)
{
	return l->missed;
}

void
languages_free(struct languages *l)
{
	if (l && l->textcat)
		textcat_Done(l->textcat);
	free(l);
}

#define LONGEST 12 /* bytes of a function word, at most */

/* Words each language uses often and its neighbours do not, folded. */
static const struct {
	const char *tag, *words;
} function_words[] = {
	{"en", " the and of that was with for is his said has were from by "
	       "have which this they "},
	{"es", " el los las y del una con su lo fue mas pero segun "
	       "han sus esta entre este dijo "},
	{"de", " der und die das den ist nicht mit von dem auf im ein eine "
	       "sich wurde bei nach sagte "},
	{"fr", " le les des et est dans une du pour qui au par sur avec "
	       "ont cette selon etait aux "},
	{"it", " il di che della per del non sono gli con dei alla nel "
	       "delle stato anche piu "},
	{"pt", " o os da do em nao uma com para dos das na no ao foi pela "
	       "pelo sao "},
	{"nl", " het een van en dat niet voor zijn met op werd naar aan "
	       "ook bij door "},
	{"sv", " och att som det ar pa av inte har till den ett med "
	       "var fran "},
	{"pl", " w z sie nie na jest ze oraz przez ktory po byl dla "
	       "roku jak "},
	{"ru", " и в не на что с по это как из его от был были для или "},
	{"uk", " і та що з від до як це він було його "},
};

/* The scripts that one language uses, and those we only count. */
static const struct {
	uint32_t first, last;
	const char *tag;
} scripts[] = {
	{0x370, 0x3ff, "el"},	{0x530, 0x58f, "hy"},  {0x590, 0x5ff, "he"},
	{0xe00, 0xe7f, "th"},	{0x10a0, 0x10ff, "ka"}, {0x3041, 0x30ff, "ja"},
	{0x1100, 0x11ff, "ko"}, {0xac00, 0xd7a3, "ko"},
};

/* The tag of the script that has more than a third of the letters: kana
 * stand among Chinese characters.  *letters gets the count of all. */
static const char *
by_script(struct str s, size_t *letters)
{
	size_t seen[ARRAY_LEN(scripts)] = {0}, han = 0;

	*letters = 0;
	for (size_t i = 0; i < s.n;) {
		uint32_t cp = str_utf8(s, &i);

		if (cp < 0x80 ? (cp | 32) < 'a' || (cp | 32) > 'z' :
			!uc_is_property_alphabetic(cp))
			continue;
		(*letters)++;
		if (cp < 0x80)
			continue;
		han += cp >= 0x4e00 && cp <= 0x9fff;
		for (size_t k = 0; k < ARRAY_LEN(scripts); k++)
			seen[k] += cp >= scripts[k].first &&
			    cp <= scripts[k].last;
	}
	for (size_t k = 0; k < ARRAY_LEN(scripts); k++)
		if (seen[k] >= 4 && seen[k] * 3 > *letters)
			return scripts[k].tag;
	return han >= 4 && han * 2 > *letters ? "zh" : NULL;
}

/* The language whose function words lead clearly. */
static const char *
by_words(struct str s)
{
	size_t hits[ARRAY_LEN(function_words)] = {0}, best = 0, second = 0,
	    all = 0;
	struct str word;
	char key[LONGEST + 3];

	while (str_field(&s, ' ', &word)) {
		if (word.n == 0 || word.n > LONGEST)
			continue;
		key[0] = ' ';
		memcpy(key + 1, word.s, word.n);
		memcpy(key + 1 + word.n, " ", 2);
		for (size_t i = 0; i < ARRAY_LEN(hits); i++) {
			size_t hit = strstr(function_words[i].words, key) !=
			    NULL;

			hits[i] += hit;
			all += hit;
			best = hits[i] > hits[best] ? i : best;
		}
		/* Nobody will catch up. */
		if (hits[best] >= 8 && hits[best] == all)
			break;
	}
	best = 0;
	for (size_t i = 1; i < ARRAY_LEN(hits); i++)
		if (hits[i] > hits[best])
			best = i;
	for (size_t i = 0; i < ARRAY_LEN(hits); i++)
		if (i != best)
			second = MAX(second, hits[i]);
	return hits[best] >= 3 && hits[best] * 2 > second * 3 ?
	    function_words[best].tag : NULL;
}

/* Letters beyond ASCII; typographic quotes and dashes are none. */
static bool
has_foreign_letters(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c < 0x80)
			continue;
		if (c == 0xc2)
			i++;
		else if (c == 0xe2 && str_starts(str_from(s, i),
		    STR("\xe2\x80")))
			i += 2;
		else
			return true;
	}
	return false;
}

/* The words without capitals, accents and signs. */
static const char *
by_folded_words(struct str s)
{
	char words[SAMPLE];
	struct arena *a = NULL;
	const char *tag;
	bool foreign = has_foreign_letters(s);

	if (foreign) {
		a = arena_new();
		s = text_fold(a, s);
	}
	s.n = MIN(s.n, sizeof(words));
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c | 32);
		words[i] = (unsigned char)c < 'a' ||
		    (!foreign && (unsigned char)c >= 0x80) ? ' ' : c;
	}
	tag = by_words((struct str){words, s.n});
	arena_free(a);
	return tag;
}

/* "[nb--utf8][da--utf8]" begins with the most likely one. */
static struct str
by_textcat(struct languages *l, struct str s)
{
	const char *answer;

	l->missed |= l->put_off && !l->tried;
	if (!l->put_off)
		languages_ready(l);
	answer = l->textcat ? textcat_Classify(l->textcat, s.s, s.n) : NULL;
	if (!answer || answer[0] != '[')
		return STR_NONE;
	return str_sub(str_c(answer), 1, 1 + strcspn(answer + 1, "-]"));
}

/* The tags that by_textcat() can give must outlive its next answer. */
static struct str
lasting_tag(struct str tag)
{
	static const char tags[] =
	    "af ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl "
	    "gu he hi hr hu hy id is it ja ka kk km kn ko lo lt lv mk ml mn mr "
	    "ms mt my nb ne nl nn pa pl pt ro ru si sk sl so sq sr sv sw ta te "
	    "tg th tl tr tt ug uk ur uz vi zh ";

	for (size_t i = 0; tag.n == 2 && i + 2 < sizeof(tags); i += 3)
		if (memcmp(tags + i, tag.s, 2) == 0)
			return (struct str){tags + i, 2};
	return STR_NONE;
}

struct str
language_of(struct languages *l, struct str text, struct str expected)
{
	struct str sample = str_sub(text, 0, expected.n ? SHORT_SAMPLE :
	    SAMPLE);
	const char *tag;
	size_t letters;

	/* Not in the middle of a code point. */
	while (sample.n && sample.n < text.n &&
	    (text.s[sample.n] & 0xc0) == 0x80)
		sample.n--;
	tag = by_script(sample, &letters);
	if (tag)
		return str_c(tag);
	tag = by_folded_words(sample);
	if (tag)
		return str_c(tag);
	if (expected.n || !l || letters < TEXTCAT_LETTERS)
		return expected;
	return lasting_tag(by_textcat(l, sample));
}
