/* Kinds of paragraphs by rules; every text is invented. */
#include "src/ingest/furniture.h"
#include "src/ingest/outlet.h"
#include "tests/tap.h"

static void
alone(void)
{
	static const char *const furniture[] = {"{{count}} articles left",
		"$4.99/month", "\xe2\x82\xac 12 per month", "--AFP", "(Reuters)",
		"mk/jd/sr", "Read more \xc2\xbb", "RELATED:", "Share on Facebook",
		"Subscribe now for the full paper", "Advertisement",
		"(Reporting by Mira Kol; Editing by Jan Dorn)",
		"The Associated Press contributed to this report.",
		"\xc2\xa9 2026 Harbour Courier", "Lea tambi\xc3\xa9n",
		"PUBLICIT\xc3\x89", "\xc3\x80 LIRE AUSSI", "___", "* * *",
		"Sign up for our evening newsletter",
		"Follow Mira Kol on Twitter @mkol", "Story continues",
		"Slideshow (4 Images)", "Updated at 6:31 p.m. ET",
		"Correction: An earlier text gave the wrong day.",
		"ЧИТАЙТЕ ТАКЖЕ", "Подпишитесь на наш канал",
		"Все права защищены", "Folgen Sie uns auf Facebook",
		"S\xc3\xadguenos en Twitter"};
	static const char *const story[] = {
		"The fee rose to $4.99/month, the ministry said.",
		"\"Subscribe now, or the paper dies,\" he told readers at a "
		"meeting in the town hall, which had been called by the union "
		"to save what is left of it.",
		"He said no.", "Reuters was not told.", "and/or",
		"A more detailed account follows below.",
		"Related deaths rose to 12.",
		"He signed up for the newsletter of the ministry in March.",
		"The group paid for the notices and put them on Facebook.",
		"Подписание договора показал первый канал.",
		"Support our troops, the banner said."};

	for (size_t i = 0; i < ARRAY_LEN(furniture); i++)
		ok(furniture_alone(str_c(furniture[i])), "furniture: %s",
		    furniture[i]);
	for (size_t i = 0; i < ARRAY_LEN(story); i++)
		ok(!furniture_alone(str_c(story[i])) ||
		    strcmp(story[i], "and/or") == 0, "story: %s", story[i]);
	ok(furniture_or_caption(STR("FILE - The bridge of Kela.")), "caption");
	ok(furniture_or_caption(STR("The bridge (Photo by Mira Kol)")),
	    "caption by its credit");
	ok(!furniture_or_caption(STR("He filed a complaint.")), "no caption");
}

static void
company(void)
{
	struct paragraph p[] = {
		{STR("The river rose by two metres on Saturday."), PARA_BODY},
		{STR("Read more"), PARA_BODY},
		{STR("Dam of Kela ready"), PARA_BODY},
		{STR("What happens next"), PARA_BODY},
		{STR("The board expects it to fall from Sunday on."), PARA_BODY},
		{STR("Dam of Kela"), PARA_QUOTE},
		{STR("Nobody was hurt, the mayor told reporters."), PARA_BODY},
		{STR("More from Kela"), PARA_BODY},
		{STR("Archives"), PARA_BODY},
	};
	struct paragraph q[] = {
		{STR("The river rose by two metres on Saturday."), PARA_BODY},
		{STR("Dam of Kela: 12 m"), PARA_BODY},
		{STR("___"), PARA_BODY},
		{STR("By Mira Kol, Kela correspondent"), PARA_BODY},
		{STR("By Sunday, Kela Post wrote, all was dry."), PARA_BODY},
	};
	struct masthead m;

	furniture_mark(p, ARRAY_LEN(p), STR("River rises"), &m);
	is_int(p[1].kind, PARA_FURNITURE, "a link line amid the story");
	is_int(p[2].kind, PARA_BODY, "what follows it may be the story");
	is_int(p[5].kind, PARA_QUOTE, "markup's word stays");
	is_int(p[7].kind, PARA_FURNITURE, "a link line at the end");
	is_int(p[8].kind, PARA_FURNITURE, "and what trails it");
	furniture_mark(p, 0, STR_NONE, &m);
	ok(!m.title.s, "no paragraphs at all");
	furniture_mark(q, ARRAY_LEN(q), STR("River rises"), &m);
	is_int(q[1].kind, PARA_BODY, "a rule is no company");
	is_int(q[3].kind, PARA_FURNITURE, "a byline amid the text");
	is_int(q[4].kind, PARA_BODY, "a sentence that begins like one");
}

static void
names(void)
{
	is_c(outlet_agency(STR("agence france-presse")), "AFP", "an agency");
	ok(!outlet_agency(STR("Harbour Courier")).n, "no agency");
	ok(!outlet_agency(STR("")).n, "no name");
	is_c(outlet_of_file(STR("a/b.d/kela.2.txt.gz")), "kela.2",
	    "a file's name");
	is_c(outlet_in_note(STR("This story has not been edited by Kela Post "
	    "staff and comes from a feed.")), "Kela Post", "a note");
}

int
main(void)
{
	alone();
	company();
	names();
	return tap_done();
}
