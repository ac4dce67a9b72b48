/* Names out of bylines; the people are invented. */
#include "src/ingest/author.h"
#include "tests/tap.h"

static void
names(void)
{
	static const struct {
		const char *printed, *name;
	} rows[] = {
		{"Mira Kol", "Mira Kol"},
		{"By Mira Kol | Kela Post", "Mira Kol"},
		{"Von Mira Kol, 14.03.2026", "Mira Kol"},
		{"Text und Interview: Mira Kol", "Mira Kol"},
		{"Posted on 14 March 2026 by Mira Kol", "Mira Kol"},
		{"Author: Mira Kol, Datum: 3. M\xc3\xa4rz", "Mira Kol"},
		{"Mira Kol am", "Mira Kol"},
		{"Mira Kol @mirakol -", "Mira Kol"},
		{"Mira Kol, senior editor", "Mira Kol"},
		{"Mira Kol and Jon Ast", "Mira Kol and Jon Ast"},
		{"Diana Parlow", "Diana Parlow"},
		{"https://kela.example/mira", ""},
		{"facebook.com/mira.kol", ""},
		{"Name (required)", ""},
		{"wordpressadmin", ""},
		{"by", ""},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		is_c(author_name(str_c(rows[i].printed)), rows[i].name, "%s",
		    rows[i].printed);
}

static void
outlets(struct arena *a)
{
	const struct str known[] = {STR("Kela Post"), STR_NONE};
	struct str url = STR("https://www.ostra-bote.example/2026/flood");

	ok(author_is_outlet(a, STR("KELA POST"), known, 2, url),
	    "the outlet's own name");
	ok(author_is_outlet(a, STR("Ostra Bote"), known, 2, url),
	    "the host's");
	ok(!author_is_outlet(a, STR("Mira Kol"), known, 2, url), "a person's");
	ok(!author_is_outlet(a, STR("Ost"), known, 2, url),
	    "three letters are no host");
	ok(!author_is_outlet(a, STR("Mira Kol"), known, 2, STR_NONE),
	    "a page without an address");
}

static void
kinds(struct arena *a)
{
	ok(author_is_person(STR("Mira Kol")), "a person");
	ok(!author_is_person(STR("the editors")), "nobody in particular");
	ok(author_is_login(STR("mira.kol")), "a login");
	ok(!author_is_login(STR("Mira")), "a name");
	ok(author_marked(STR("By Mira Kol")), "a mark before a name");
	ok(!author_marked(STR("Bystrica")), "no mark");
	is_c(author_list(a, STR("Mira Kol, Jon Ast und Ada Lind")),
	    "Mira Kol, Jon Ast, Ada Lind", "a list");
	is_c(author_list(a, STR("Mira Kol")), "Mira Kol", "one name");
}

int
main(void)
{
	struct arena *a = arena_new();

	names();
	outlets(a);
	kinds(a);
	arena_free(a);
	return tap_done();
}
