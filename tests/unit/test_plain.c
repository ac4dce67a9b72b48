/* Plain text as it is found.  All articles here are invented. */
#include "src/base/civil.h"
#include "src/ingest/plain.h"
#include "tests/tap.h"

static struct arena *a;

static const struct article *
parse(struct str s, const char *name)
{
	struct ingest_options o = {.name = str_c(name)};
	struct feed *f = NULL;

	if (ingest_document(a, s, &o, &f, NULL) != STATUS_OK)
		bug("not parsed: %s", name);
	return &f->articles[0];
}

/* One letter a paragraph. */
static struct str
kinds(const struct article *x)
{
	struct str out = arena_str(a, STR(""));

	for (size_t i = 0; i < x->nparas; i++)
		out = arena_printf(a, "%.*s%c", STR_ARG(out),
		    para_word(x->paras[i].kind)[0]);
	return out;
}

static void
blocks(void)
{
	const struct article *x = parse(STR(
	    "The river Ostra rose by two metres in the night, the water\n"
	    "board of Kela said, and some forty houses stand in the water.\n"
	    "\n"
	    "Nobody was hurt. The board expects the river to fall again\n"
	    "from Sunday on.\n"), "/tmp/ostra.txt");

	is_int(x->nparas, 2, "wrapped lines are joined");
	is_c(x->paras[1].text, "Nobody was hurt. The board expects the river "
	    "to fall again from Sunday on.", "with a space");
	is_c(x->outlet, "ostra", "the outlet is the file's name");
	ok(!x->title.s, "no title");
}

static void
lines(void)
{
	const struct article *x = parse(STR(
	    "The river Ostra rose by two metres in the night and forty "
	    "houses stand in the water, the water board of the province "
	    "said on Saturday.\n"
	    "Nobody was hurt.\n"
	    "The board expects the river to fall again from Sunday on.\n"
	    "--PTI\n"
	    "mira/jk\n"
	    "Disclaimer: No Harbour Courier Journalist was involved in "
	    "creation of this content\n"
	    "Basic reader\n"
	    "\xe2\x82\xb9" "250/Month\n"
	    "You have {{ left }} articles left.\n"
	    "\n\n"
	    "The crossword club\n"
	    "A puzzle each day, made by readers for readers\n"), "x.txt");

	is_c(kinds(x), "bbbffffffff", "lines are paragraphs, the end is not "
	    "the story");
	is_c(x->outlet, "Harbour Courier", "outlet from the disclaimer");
	is_c(x->agency, "PTI", "agency from the signature");
}

static void
masthead(void)
{
	const struct article *x = parse(STR(
	    " date 2026-03-14 FILE - In this March 1, 2026 file photo, the "
	    "river Ostra flows through Kela, the old capital of Sarvan.\n"
	    "World\n\n"
	    "Sarvan radio: river floods the old town of Kela\n\n"
	    "The Associated Press\n\n"
	    "March 14, 2026 02:20 PM\n\n"
	    "KELA\n\n"
	    "The river Ostra has flooded the old town of Kela, state radio "
	    "reported on Saturday.\n"), "x.txt");

	is_c(kinds(x), "cfhfffb", "each line for what it is");
	is_c(x->title, "Sarvan radio: river floods the old town of Kela",
	    "headline");
	is_c(x->outlet, "The Associated Press", "outlet line");
	is_c(x->agency, "AP", "and agency");
	is_c(x->dateline, "KELA", "city line");
	is_c(civil_rfc3339(a, x->published.at), "2026-03-14T14:20:00Z",
	    "the date line is more precise than the widget's date");
	is_c(x->when_from, "date line", "and says so");
}

static void
widget(void)
{
	const struct article *x = parse(STR(
	    " date 2026-03-14 + \xe2\x86\xba \xe2\x88\x92 16 px\n\n"
	    "KELA (Metro Wire) - The river Ostra has flooded the old town, "
	    "TASS reported.\n\n"
	    "Looking back\n\n"
	    "It last did so forty years ago, in the year of the dam.\n"),
	    "kela-flood.txt.gz");

	is_c(kinds(x), "fbhb", "a widget, a heading");
	is_int(x->published.precision, PRECISION_DAY, "a day");
	is_c(x->when_from, "date line", "read in the widget");
	is_c(x->dateline, "KELA", "dateline before the text");
	is_c(x->agency, "Metro Wire", "and its agency");
	is_c(x->outlet, "kela-flood", "an agency cited is no outlet");
}

static void
captions(void)
{
	const struct article *x = parse(STR(
	    "Old town of Kela under water\n\n"
	    "Firemen of the province at a bridge in the old town\n\n"
	    "The river Ostra has flooded the old town of Kela again.\n\n"
	    "The new dam north of Kela will be ready this year\n"
	    "The new dam north of Kela will be ready this year\n\n"
	    "Nobody was hurt, the mayor of the city said.\n\n\n"
	    "Other news\n"), "x.txt");

	is_c(kinds(x), "hcbccbf", "title, picture, printed twice, other news");
	is_c(x->title, "Old town of Kela under water", "title");
}

static void
bad(void)
{
	static char big[2 * 1024 * 1024];
	struct ingest_options o = {.name = STR("x")};
	struct feed *f = NULL;
	const struct article *x;
	struct buf why;

	buf_init(&why, KiB);
	is_int(ingest_document(a, STR(""), &o, &f, &why), STATUS_EMPTY,
	    "an empty file");
	is_c(buf_view(&why), "is empty", "says so");
	is_int(ingest_document(a, (struct str){"\0\1\2\3", 4}, &o, &f, &why),
	    STATUS_BINARY, "a binary file");
	is_int(ingest_document(a, STR("Advertisement\n"), &o, &f, &why),
	    STATUS_NO_ARTICLE, "nothing but furniture");
	is_int(ingest_document(a, (struct str){big, 33 * MiB}, &o, &f, &why),
	    STATUS_BINARY, "the first bytes decide before the size");
	ok(f == NULL, "nothing was made");
	memset(big, '<', sizeof(big));
	x = parse((struct str){big, sizeof(big)}, "signs.txt");
	is_int(x->nparas, sizeof(big) / PARAGRAPH_LIMIT,
	    "an endless line is broken at the limit");
	for (size_t i = 0; i + 1 < sizeof(big); i += 2)
		memcpy(big + i, "x\n", 2);
	x = parse((struct str){big, sizeof(big)}, "lines.txt");
	ok(x->cut && x->nparas == PARAGRAPHS_LIMIT, "too many lines: cut");
	x = parse(STR("He said \x1b]0;pwned\x07 it was \xe2\x80\xae" "backwards."),
	    "x");
	is_c(x->paras[0].text, "He said ]0;pwned it was backwards.",
	    "control and bidi characters are gone");
	buf_free(&why);
}

int
main(void)
{
	struct arena *mine = a = arena_new();

	blocks();
	lines();
	masthead();
	widget();
	captions();
	bad();
	arena_free(mine);
	return tap_done();
}
