#include "src/text/translit.h"
#include "tests/tap.h"

static const struct {
	const char *latin, *russian;
	bool same;
} words[] = {
    {"molin", "молин", true},
    {"molin", "молина", true},
    {"molin", "молиным", true},
    {"johnson", "джонсон", true},
    {"dmitri", "дмитрию", true},
    {"dmitry", "дмитрий", true},
    {"hassan", "хасаном", true},
    {"alexei", "алексея", true},
    {"recep", "реджеп", true},
    {"yevgeny", "евгений", true},
    {"charlie", "чарли", true},
    {"assad", "асадом", true},
    /* Others. */
    {"molin", "морин", false},
    {"molin", "молинский", false},
    {"adam", "садам", false},
    {"sadam", "адам", false},
    {"molin", "мол", false},
    {"", "молин", false},
    {"aia", "яя", false},
};

int
main(void)
{
	struct arena *a = arena_new();
	size_t sounds;

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		is_int(translit_same(str_c(words[i].latin),
			   translit_latin(a, str_c(words[i].russian)), NULL),
		    words[i].same, "%s, %s", words[i].latin,
		    words[i].russian);
	ok(translit_same(STR("joe"), STR("dzho"), &sounds), "a short one");
	is_int(sounds, 1, "tells how short");
	is_c(translit_latin(a, STR("щёки")), "shcheki", "in Latin letters");
	is_c(translit_latin(a, STR("mole")), "mole", "as they are");
	ok(translit_is_cyrillic(STR("о2")) && !translit_is_cyrillic(STR("é2")),
	    "alphabets are told apart");
	arena_free(a);
	return tap_done();
}
