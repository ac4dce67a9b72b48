#include "src/text/normalise.h"

#include "tests/tap.h"

int
main(void)
{
	static const struct {
		const char *in, *lower, *fold;
	} rows[] = {
		{"", "", ""},
		{"plain", "plain", "plain"},
		{"Bashar AL-ASSAD 12", "bashar al-assad 12", "bashar al-assad 12"},
		{"Müller", "müller", "muller"},
		{"Straße", "straße", "strasse"},
		{"Łódź ŠKODA", "łódź škoda", "lodz skoda"},
		{"Ærø Ðuro Œuvre", "ærø ðuro œuvre", "aero duro oeuvre"},
		{"ГОРБАЧЁВ", "горбачёв", "горбачев"},
		{"ΣΊΣΥΦΟΣ", "σίσυφος", "σισυφοσ"},
		{"ที่นี่", "ที่นี่", "ที่นี่"},
		{"がぎ", "がぎ", "がぎ"},
		{"한국", "한국", "한국"},
		{"شَمس", "شَمس", "شمس"},
		{"\xcc\x81", "\xcc\x81", ""},
	};
	static const struct {
		uint32_t cp;
		char ascii;
	} letters[] = {{'a', 'a'}, {'`', '`'}, {0xe9, 'e'}, {0xc9, 'E'},
	    {0x1ea4, 'A'}, {0xf8, 'o'}, {0xd8, 'O'}, {0x1fe, 'O'}, {0xc6, 'A'},
	    {0xdf, 's'}, {0x131, 'i'}, {0x2014, '-'}, {0x201c, '"'},
	    {0x2019, '\''}, {0x2026, '.'}, {0x444, '?'}, {0x6a4b, '?'},
	    {0x1f6a2, '?'}, {0x2502, '?'}};
	struct arena *a = arena_new();
	const char *typographic = "“I’m” — 1–2… «so» x";
	uint32_t *map;
	struct str s;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		is_c(text_lower(a, str_c(rows[i].in)), rows[i].lower,
		    "lower: row %zu", i);
		is_c(text_fold(a, str_c(rows[i].in)), rows[i].fold,
		    "fold: row %zu", i);
	}
	s = STR("same");
	ok(text_lower(a, s).s != s.s && text_fold(a, s).s != s.s,
	    "what needs no change is copied all the same");
	s = text_plain(a, str_c(typographic), &map);
	is_c(s, "\"I'm\" - 1-2... \"so\" x", "typography as ASCII");
	is_int(map[s.n], strlen(typographic), "the map's end");
	is_int(map[0], 0, "the map's start");
	is_int(map[1], 3, "behind a quote of three bytes");
	ok(map[11] == map[12] && map[12] == map[13] && typographic[map[11]] ==
	    '\xe2', "an ellipsis is one place");
	is_int(typographic[map[s.n - 1]], 'x', "the last letter");
	is_c(text_plain(a, STR("é ok"), NULL), "é ok", "letters stay");
	is_c(text_plain(a, STR(""), &map), "", "empty");
	is_int(map[0], 0, "its map has an end");
	for (size_t i = 0; i < ARRAY_LEN(letters); i++)
		ok(text_ascii(letters[i].cp) == letters[i].ascii,
		    "U+%04X is %c in ASCII", letters[i].cp, letters[i].ascii);
	arena_free(a);
	return tap_done();
}
