/* The layout of a comparison in panes: rows padded to the tallest cell,
 * every paragraph once, borders straight whatever the text holds. */
#include "src/base/vec.h"
#include "src/text/width.h"
#include "tests/tap.h"
#include "ui/views/panes.h"
#include "ui/views/rowmarks.h"

#define MAX_ROWS 64

/* ---- a comparison made by hand ---- */

struct made {
	struct arena *a;
	struct article articles[3];
	const struct article *list[3];
	struct row rows[MAX_ROWS];
	struct comparison c;
};

static void
make(struct made *m, struct arena *a, size_t n)
{
	*m = (struct made){.a = a};
	for (size_t x = 0; x < n; x++) {
		m->articles[x].outlet = STR("Harbor Post");
		m->articles[x].language = STR("xx");
		m->articles[x].paras =
		    ARENA_ARRAY(a, struct paragraph, MAX_ROWS);
		m->list[x] = &m->articles[x];
	}
	m->c.articles = m->list;
	m->c.narticles = n;
	m->c.rows = m->rows;
}

/* A row with these texts; NULL: absent. */
static void
add_row(struct made *m, const char *const *texts, const char *marks)
{
	struct row *r = &m->rows[m->c.nrows++];

	r->cells = ARENA_ARRAY(m->a, struct row_cell, m->c.narticles);
	for (size_t x = 0; x < m->c.narticles; x++) {
		struct article *art = &m->articles[x];
		struct row_cell *cell = &r->cells[x];
		uint32_t *para = ARENA_NEW(m->a, uint32_t);

		cell->moved_to = -1;
		for (int k = MARK_SAME; k <= MARK_MOVED; k++)
			if (mark_sign((enum mark)k) == marks[x])
				cell->mark = (enum mark)k;
		if (!texts[x])
			continue;
		*para = (uint32_t)art->nparas;
		((struct paragraph *)art->paras)[art->nparas++].text =
		    str_c(texts[x]);
		cell->paras = para;
		cell->nparas = 1;
	}
}

static const uint32_t all[] = {0, 1, 2};

static struct panes_options
options(const struct made *m, int columns, size_t count)
{
	return (struct panes_options){.outlets = all,
	    .noutlets = m->c.narticles,
	    .count = count,
	    .columns = columns,
	    .gap = true};
}

static struct buf
dump(const struct panes *p, int columns)
{
	size_t n = p->nitems;
	size_t height =
	    n ? p->stretches[n - 1].top + p->items[n - 1].height : 1;
	struct grid *g = grid_new((int)height, columns);
	struct buf out;

	buf_init(&out, 4 * MiB);
	panes_draw(p, g, 0, (int)height, 0, n, 0);
	grid_dump(g, &out);
	grid_free(g);
	return out;
}

#define LONG \
	"Rescuers reached the Kela valley on Saturday, two days after a " \
	"magnitude 6.8 earthquake cut its only road."

static void
small(struct made *m, struct arena *a)
{
	make(m, a, 3);
	add_row(m, (const char *[]){LONG, "Short.", NULL}, "~~-");
	add_row(m, (const char *[]){NULL, NULL, "Only here."}, "--*");
	add_row(m, (const char *[]){"Same.", "Same.", "Same."}, "===");
	add_row(m, (const char *[]){"Three.", "Drei.", "Tres."}, "===");
	add_row(m, (const char *[]){"10 dead.", "12 dead.", NULL}, "!!-");
}

static void
test_two(struct arena *a)
{
	struct made m;
	struct panes p;
	struct panes_options o;
	struct buf out;

	small(&m, a);
	o = options(&m, 80, 2);
	panes_lay(a, &m.c, &o, &p);
	out = dump(&p, 80);
	is_c(buf_view(&out),
	    "~ 1 Rescuers reached the Kela valley on|~ 1 Short.\n"
	    "  Saturday, two days after a magnitude |\n"
	    "  6.8 earthquake cut its only road.    |\n"
	    "                                       |\n"
	    ". row 2 only in C (Z shows)\n"
	    "= 2 Same.                              |= 2 Same.\n"
	    "                                       |\n"
	    "= 3 Three.                             |= 3 Drei.\n"
	    "                                       |\n"
	    "! 4 10 dead.                           |! 4 12 dead.\n"
	    "                                       |\n",
	    "two panes");
	buf_free(&out);

	o.fold = FOLD_SAME;
	panes_lay(a, &m.c, &o, &p);
	is_int(p.nitems, 4, "two agreeing rows fold into one");
	is_int(p.items[2].kind, ITEM_AGREE, "the fold stands for rows");
	is_int(p.items[2].nrows, 2, "... for both");
	o.fold = FOLD_ONLY;
	panes_lay(a, &m.c, &o, &p);
	is_int(p.nitems, 2, "only differences are left");
	o.fold = FOLD_SHARED;
	panes_lay(a, &m.c, &o, &p);
	is_int(p.nitems, 5, "agreements stay where what is shared is shown");
	is_int(p.items[1].kind, ITEM_ALONE, "what one alone tells is folded");
	is_c(p.items[1].words.s, "1 row only in C (Z opens)", "and counted");
	o.fold = FOLD_ONLY;
	o.first = 1;
	panes_lay(a, &m.c, &o, &p);
	is_int(p.panes[0].article, 1, "the window moves over the outlets");
	o.count = 9;
	panes_lay(a, &m.c, &o, &p);
	is_int(p.npanes, 2, "no pane is narrower than it must be");
}

static void
test_linear(struct arena *a)
{
	struct made m;
	struct panes p;
	struct panes_options o;
	struct buf out;

	small(&m, a);
	o = options(&m, 40, 1);
	o.gap = false;
	panes_lay(a, &m.c, &o, &p);
	out = dump(&p, 40);
	is_c(buf_view(&out),
	    "~ A1 Rescuers reached the Kela valley on\n"
	    "  Saturday, two days after a magnitude\n"
	    "  6.8 earthquake cut its only road.\n"
	    "~ B1 Short.\n"
	    "- not in C\n"
	    "* C1 Only here.\n"
	    "- not in A B\n"
	    "= A2 Same.\n"
	    "= B2 Same.\n"
	    "= C2 Same.\n"
	    "= A3 Three.\n"
	    "= B3 Drei.\n"
	    "= C3 Tres.\n"
	    "! A4 10 dead.\n"
	    "! B4 12 dead.\n"
	    "- not in C\n",
	    "one pane is linear");
	buf_free(&out);
}

static void
test_long(struct arena *a)
{
	struct made m;
	struct panes p;
	struct panes_options o;
	struct buf out;
	bool open[MAX_ROWS] = {0};

	make(&m, a, 2);
	add_row(&m, (const char *[]){LONG " " LONG, "Short."}, "~~");
	o = options(&m, 80, 2);
	o.tall = 4;
	o.open = open;
	panes_lay(a, &m.c, &o, &p);
	is_int(p.items[0].height, 5, "a long cell is held back");
	out = dump(&p, 80);
	ok(str_find(buf_view(&out), STR("(+3 lines, Z)"), 0) != STR_NPOS,
	    "and says by how much");
	buf_free(&out);
	open[0] = true;
	panes_lay(a, &m.c, &o, &p);
	is_int(p.items[0].height, 7, "Z opens it");
}

static void
test_moved(struct arena *a)
{
	struct made m;
	struct panes p;
	struct panes_options o;
	struct buf out;

	make(&m, a, 2);
	add_row(&m, (const char *[]){"One.", "One."}, "==");
	add_row(&m, (const char *[]){NULL, "Two."}, "-*");
	add_row(&m, (const char *[]){"Helicopters.", "Three."}, ">>");
	o = options(&m, 80, 2);
	o.gap = false;
	panes_lay(a, &m.c, &o, &p);
	out = dump(&p, 80);
	is_c(buf_view(&out),
	    "= 1 One.                               |= 1 One.\n"
	    "- . not in A                           |* 2 Two.\n"
	    "> 2 Helicopters. (B has this at 3)     |> 3 Three. (A has this"
	    " at 2)\n",
	    "a moved paragraph names its counterpart");
	buf_free(&out);
	is_c(rowmarks_map(a, &m.c, 0, 1, 80).s, "=[.]>", "the map");
	ok(!rowmarks_points(&m.c, 2), "beside its counterpart");
	is_c(rowmarks_map(a, &m.c, 0, 2, 4).s, ".[>]",
	    "a narrow map shows what is around the cursor");
}

/* Out of its article's order a paragraph is shown in full beside its
 * counterpart, and at home there is a line that points to it. */
static void
test_pointer(struct arena *a)
{
	struct made m;
	struct panes p;
	struct panes_options o;
	struct buf out;
	size_t row = 99;

	make(&m, a, 2);
	add_row(&m, (const char *[]){NULL, LONG}, "->");
	add_row(&m, (const char *[]){"Helicopters.", NULL}, "!-");
	m.rows[0].cells[1].moved_to = 1;
	m.rows[1].cells[1] = m.rows[0].cells[1];
	m.rows[1].cells[1].mark = MARK_CONFLICT;
	m.rows[1].cells[1].moved_to = 0;
	o = options(&m, 80, 2);
	o.gap = false;
	panes_lay(a, &m.c, &o, &p);
	out = dump(&p, 80);
	is_c(buf_view(&out),
	    "                                       |> 1 Rescuers reached the"
	    " Ke.. (see A 1)\n"
	    "! 1 Helicopters.                       |! 1 Rescuers reached the"
	    " Kela valley on\n"
	    "                                       |  Saturday, two days after"
	    " a magnitude\n"
	    "                                       |  6.8 earthquake cut its"
	    " only road.\n",
	    "in full once");
	buf_free(&out);
	ok(rowmarks_points(&m.c, 0) && !rowmarks_points(&m.c, 1),
	    "the row at home points");
	o.noutlets = 1;
	panes_lay(a, &m.c, &o, &p);
	is_int(p.nitems, 1, "nothing points from out of sight");
	ok(rowmarks_find(&m.c, 1, 0, &row) && row == 1,
	    "the paragraph is found where it is shown in full");
	ok(!rowmarks_find(&m.c, 1, 7, &row), "one that is not there is not");
}

static void
test_furniture(struct arena *a)
{
	struct made m;
	struct panes p;
	struct panes_options o;

	make(&m, a, 2);
	add_row(&m, (const char *[]){"One.", "One."}, "==");
	add_row(&m, (const char *[]){"Subscribe!", NULL}, "--");
	add_row(&m, (const char *[]){NULL, "Read also"}, "--");
	m.rows[1].furniture = m.rows[2].furniture = true;
	o = options(&m, 80, 2);
	panes_lay(a, &m.c, &o, &p);
	is_int(p.nitems, 2, "furniture is one line at the end");
	is_int(p.items[1].kind, ITEM_FURNITURE, "... of its own kind");
	o.furniture = true;
	panes_lay(a, &m.c, &o, &p);
	is_int(p.nitems, 4, "and can be unfolded");
	is_int(rowmarks_story(&m.c), 1, "the story ends before it");
}

/* ---- hostile texts ---- */

static const char *const hostile[] = {
    "日本語のとても長い段落で、空白がまったくない文章です。",
    "한국어 문장과 中文混排 and Latin words together",
    "ﷺﷺﷺﷺﷺﷺﷺﷺﷺﷺ",
    "e\xcc\x81"
    "e\xcc\x81"
    "e\xcc\x81 combining",
    "a\xcc\x80\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85 stacked marks",
    "\xcc\x81 begins with a mark",
    "👩‍👩‍👧‍👦 family 👍🏽 thumb 🇩🇪🇫🇷 flags",
    "☃️ vs16 ☃︎ vs15 ©️",
    "עברית שמאלה עם English באמצע ומספר 12.5",
    "العربية من اليمين إلى اليسار 450,000",
    "हिन्दी में क्षत्रिय और ज्ञान",
    "ไทยไม่มีช่องว่างระหว่างคำเลยสักนิดเดียว",
    "supercalifragilisticexpialidocioussupercalifragilisticexpialidocious",
    "https://example.org/a/very/long/address/without/any/space?q=1&r=2",
    "--------------------------------------------------------------",
    "||||||||||||||||||||||||||||||||||||||||||||||||||||||||||||",
    "x",
    "",
    "  ",
    "a  b   c    d",
    "tab\there and\nnewline\r\nand\vtab",
    "\033[31mred\033[0m and \033]0;title\007",
    "nul\xc2\x80\xc2\x9b"
    "c1",
    "\xff\xfe broken \xc3\x28 bytes \xe2\x82",
    "\xe2\x80\xae"
    "overrides\xe2\x80\xac and \xe2\x81\xa6isolates",
    "zero\xe2\x80\x8bwidth\xe2\x80\x8d\xef\xbb\xbf"
    "bom",
    "soft\xc2\xad"
    "hyphen no\xc2\xa0"
    "break",
    "ＦＵＬＬ ｗｉｄｔｈ ＡＢＣ",
    "ｱｲｳｴｵ half width kana",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝒻𝒶𝓃𝒸𝓎",
    "𠀀𠀁𠀂𠀃𠀄 beyond the plane",
    "\xef\xbf\xbf noncharacter \xee\x80\x80 private",
    "Z̡̛̯͔͔͗ͩa̗̻̙͚l̨͓͚̫̘g͔̱̰̜͈ͅo̟ text",
    "각 jamo ᄀᄀᄀ각ᆨᆨ",
    "1️⃣2️⃣3️⃣ keycaps",
    "“quotes” ‘single’ — dash … ellipsis • bullet",
    "½ ⅓ ㎏ ㏒ ﬁ ligature",
    "𓀀𓀁𓀂 hieroglyphs ⠁⠃⠉ braille",
    "┌─┐│└┘ box █▓▒░",
    "[41] in (brackets) {and} <angles> & amps %s %n %d",
};

/* The border stands in its column on each line that has one. */
static bool
straight(const struct panes *p, struct grid *g)
{
	for (int r = 0; r < grid_rows(g); r++)
		for (size_t i = 0; i + 1 < p->npanes; i++) {
			int column = p->panes[i].left + p->panes[i].width;
			const struct grid_cell *cell = grid_at(g, r, column);

			if (strcmp(cell->bytes, "|") != 0 ||
			    cell->style != STYLE_BORDER)
				return false;
		}
	return true;
}

static bool
row_ok(const struct item *it)
{
	size_t tallest = 0;

	for (size_t i = 0; i < it->ncells; i++)
		tallest = MAX(tallest, celltext_height(&it->cells[i].text));
	return it->height == tallest + 1;
}

/* Each paragraph's number stands in exactly one cell. */
static bool
each_once(const struct made *m, const struct panes *p)
{
	for (size_t x = 0; x < p->npanes; x++) {
		size_t n = 0;

		for (size_t i = 0; i < p->nitems; i++) {
			const struct celltext *t = &p->items[i].cells[x].text;
			char number[16];

			snprintf(number, sizeof(number), "%zu", n + 1);
			if (t->sign != '-' && t->lines.at[0].n > 0 &&
			    str_eq(
				t->lines.at[0].pieces[0].text.s, str_c(number)))
				n++;
		}
		if (n != m->articles[x].nparas)
			return false;
	}
	return true;
}

static void
test_hostile(struct arena *a)
{
	struct made m;
	size_t n = ARRAY_LEN(hostile);

	is_int(n, 40, "forty hostile texts");
	make(&m, a, 3);
	for (size_t i = 0; i < n; i++)
		add_row(&m,
		    (const char *[]){hostile[i], hostile[(i * 7 + 1) % n],
			hostile[(i * 11 + 2) % n]},
		    "~!=");
	for (int columns = 58; columns <= 170; columns += 7) {
		struct panes_options o = options(&m, columns, 3);
		struct panes p;
		struct grid *g;
		size_t height;
		bool padded = true;

		panes_lay(a, &m.c, &o, &p);
		for (size_t i = 0; i < p.nitems; i++)
			padded &= row_ok(&p.items[i]);
		height = p.stretches[n - 1].top + p.items[n - 1].height;
		g = grid_new((int)MIN(height, GRID_MAX), columns);
		panes_draw(&p, g, 0, (int)height, 0, 0, 0);
		ok(padded && straight(&p, g) && each_once(&m, &p),
		    "%d columns: padded, straight, each once", columns);
		grid_free(g);
	}
}

/* No size is too small. */
static void
test_tiny(struct arena *a)
{
	struct made m;

	small(&m, a);
	for (int columns = 1; columns < 6; columns++) {
		struct panes_options o = options(&m, columns, 1);
		struct grid *g = grid_new(1, columns);
		struct panes p;

		panes_lay(a, &m.c, &o, &p);
		panes_draw(&p, g, 0, 1, 0, 0, 0);
		ok(p.nitems > 0, "%d columns", columns);
		grid_free(g);
	}
}

/* A surely tells what B's third says, perhaps; and what the second best
 * is, one key away. */
static void
test_candidates(struct arena *a)
{
	static const struct link links[] = {
	    {{0, 0}, {1, 0}, .5}, {{0, 1}, {1, 1}, .9}};
	static const struct partner partners[] = {
	    {{0, 0}, 1, 0, 2, .5, .25, true},
	    {{0, 1}, 1, 1, -1, .9, 0, true},
	    {{1, 0}, 0, 0, 1, .5, .1, true},
	    {{1, 1}, 0, 1, -1, .9, 0, true},
	    {{1, 2}, 0, 0, -1, .25, 0, false},
	};
	struct made m;
	struct panes_options o;
	struct panes p;
	struct buf out;
	struct place weak = {1, 0}, strong = {1, 1}, anchor = {0, 0};

	make(&m, a, 2);
	add_row(&m, (const char *[]){"Ah.", "Beh."}, "~~");
	add_row(&m, (const char *[]){"Oh.", "Oh."}, "==");
	add_row(&m, (const char *[]){NULL, "Third."}, "-*");
	m.c.links = links;
	m.c.nlinks = ARRAY_LEN(links);
	m.c.partners = partners;
	m.c.npartners = ARRAY_LEN(partners);
	ok(comparison_tie(&m.c, &m.rows[0], weak) < LINK_SURE, "a weak tie");
	ok(comparison_tie(&m.c, &m.rows[1], strong) > LINK_SURE, "a strong one");
	ok(comparison_tie(&m.c, &m.rows[0], anchor) >= 1, "the anchor's own");
	o = options(&m, 61, 2);
	o.gap = false;
	panes_lay(a, &m.c, &o, &p);
	out = dump(&p, 61);
	is_str(buf_view(&out),
	    STR("~ 1 Ah.                       |~ 1? Beh.\n"
		"= 2 Oh.                       |= 2 Oh.\n"
		"- . not in A                  |* 3 Third.\n"),
	    "what is not sure has a ?");
	buf_free(&out);
	o.ask = (struct ask){true, 0, 0};
	panes_lay(a, &m.c, &o, &p);
	out = dump(&p, 61);
	is_str(buf_view(&out),
	    STR("~ 1 Ah.                       |~ 1? Beh.\n"
		"                              |  or 3?? (25%) Third.\n"
		"= 2 Oh.                       |= 2 Oh.\n"
		"- . not in A                  |* 3 Third.\n"),
	    "asked for, the second best stands below");
	buf_free(&out);
	o.ask = (struct ask){true, 2, 1};
	panes_lay(a, &m.c, &o, &p);
	out = dump(&p, 61);
	ok(str_find(buf_view(&out), STR("perhaps 1?? (25%)"), 0) != STR_NPOS,
	    "where nothing stands, the nearest");
	buf_free(&out);
}

/* Where in its item a place of a long cell is, and whether it is shown. */
static void
test_found(struct arena *a)
{
	struct made m;
	struct panes p;
	struct panes_options o;
	struct spot sought = {{0, 0}, 0};
	size_t line;
	bool held;

	make(&m, a, 3);
	add_row(&m, (const char *[]){LONG " " LONG " " LONG " Last.", "Short.",
	    NULL}, "~~-");
	sought.byte = (uint32_t)(m.articles[0].paras[0].text.n - 5);
	o = options(&m, 80, 2);
	o.tall = 5;
	o.sought = &sought;
	panes_lay(a, &m.c, &o, &p);
	ok(panes_found(&p, &sought, 0, &line, &held) && held && line > 5,
	    "the end of a long cell is held back");
	o.open = (bool[]){true};
	panes_lay(a, &m.c, &o, &p);
	ok(panes_found(&p, &sought, 0, &line, &held) && !held,
	    "and shown when it is open");
	is_int(line, p.items[0].height - 2, "on its last line");
	sought.byte = 0;
	panes_lay(a, &m.c, &o, &p);
	ok(panes_found(&p, &sought, 0, &line, &held) && line == 0,
	    "the start is on the first");
	sought.place.article = 2;
	panes_lay(a, &m.c, &o, &p);
	ok(!panes_found(&p, &sought, 0, &line, &held), "nobody else tells it");
	o = options(&m, 40, 1);
	sought.place = (struct place){1, 0};
	o.sought = &sought;
	panes_lay(a, &m.c, &o, &p);
	ok(panes_found(&p, &sought, 0, &line, &held) && line > 8,
	    "one under another, below the first");
}

int
main(void)
{
	struct arena *a = arena_new();

	test_two(a);
	test_candidates(a);
	test_linear(a);
	test_long(a);
	test_moved(a);
	test_pointer(a);
	test_furniture(a);
	test_hostile(a);
	test_tiny(a);
	test_found(a);
	arena_free(a);
	return tap_done();
}
