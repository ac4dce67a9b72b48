#include "tests/tap.h"
#include "ui/grid.h"
#include "ui/theme.h"

static struct arena *a;

static struct str
dump(const struct grid *g)
{
	struct buf b;

	buf_init(&b, 1 * MiB);
	grid_dump(g, &b);

	struct str s = arena_str(a, buf_view(&b));

	buf_free(&b);
	return s;
}

/* Every row is exactly as wide as the grid, and no half grapheme stands
 * alone. */
static bool
straight(const struct grid *g)
{
	for (int r = 0; r < grid_rows(g); r++) {
		int width = 0;

		for (int c = 0; c < grid_columns(g); c++) {
			const struct grid_cell *x = grid_at(g, r, c);

			width += x->width;
			if (x->width == 0 &&
			    (c == 0 || grid_at(g, r, c - 1)->width != 2))
				return false;
			if (x->width > 0 && x->bytes[0] == '\0')
				return false;
		}
		if (width != grid_columns(g))
			return false;
	}
	return true;
}

static void
test_put(void)
{
	struct grid *g = grid_new(2, 10);

	is_int(grid_put(g, 0, 2, -1, TEXT("abc"), STYLE_TITLE), 3,
	    "put says how much it wrote");
	is_c(dump(g), "  abc\n\n", "text stands where it was put");
	is_int(grid_put(g, 0, 8, -1, TEXT("xyz"), STYLE_NORMAL), 2,
	    "text is cut at the edge");
	is_int(grid_put(g, 0, 0, 1, TEXT("no"), STYLE_NORMAL), 1,
	    "text is cut at its room");
	is_c(dump(g), "n abc   xy\n\n", "and only there");
	is_int(grid_put(g, 5, 0, -1, TEXT("x"), STYLE_NORMAL) +
		grid_put(g, -1, 0, -1, TEXT("x"), STYLE_NORMAL) +
		grid_put(g, 0, 10, -1, TEXT("x"), STYLE_NORMAL) +
		grid_put(g, 0, -3, -1, TEXT("x"), STYLE_NORMAL),
	    0, "outside the grid nothing happens");
	is_int(grid_put_cut(g, 1, 0, 5, TEXT("abcdef"), STYLE_NORMAL), 5,
	    "what is cut fills its room");
	grid_put_cut(g, 1, 6, 3, TEXT("xyz"), STYLE_NORMAL);
	is_c(dump(g), "n abc   xy\nabc.. xyz\n",
	    "and says so with two points; what fits has none");
	grid_fill(g, 1, 0, -1, ' ', STYLE_NORMAL);
	is_int(grid_put_right(g, 1, 0, 6, TEXT("42"), STYLE_NORMAL), 2,
	    "right-aligned text");
	is_c(dump(g), "n abc   xy\n    42\n", "ends at its last column");
	grid_put_right(g, 1, 6, 3, TEXT("1234"), STYLE_NORMAL);
	is_c(dump(g), "n abc   xy\n    42123\n",
	    "and is cut when it is too long");
	is_int(grid_at(g, 0, 2)->style, STYLE_TITLE, "cells know their style");
	grid_restyle(g, 0, 2, 1, STYLE_CONFLICT);
	is_int(grid_at(g, 0, 2)->style, STYLE_CONFLICT, "and can change it");
	grid_select(g, 1, 8, 100);
	ok(grid_at(g, 1, 9)->selected && !grid_at(g, 1, 7)->selected,
	    "a selection ends at the edge");
	grid_free(g);
}

static void
test_wide(void)
{
	struct grid *g = grid_new(1, 5);

	is_int(grid_put(g, 0, 0, -1, TEXT("日本語"), STYLE_NORMAL), 5,
	    "a wide grapheme that does not fit becomes a space");
	is_c(dump(g), "日本\n", "the others stand");
	ok(straight(g), "the row is straight");
	grid_put(g, 0, 1, -1, TEXT("x"), STYLE_NORMAL);
	is_c(dump(g), " x本\n", "overwriting a half takes the other half too");
	grid_put(g, 0, 0, -1, TEXT("日本"), STYLE_NORMAL);
	grid_put(g, 0, 1, 2, TEXT("国"), STYLE_NORMAL);
	is_c(dump(g), " 国\n", "so does a wide one between two");
	ok(straight(g), "the row is still straight");
	grid_clear(g);
	grid_put(g, 0, 0, -1, TEXT("e\xcc\x81x"), STYLE_NORMAL);
	is_c(str_c(grid_at(g, 0, 0)->bytes), "e\xcc\x81",
	    "an accent shares its letter's cell");
	grid_free(g);
}

/* Whatever is put wherever: rows stay straight. */
static void
test_random(void)
{
	static const char *const pieces[] = {"a", "日", "e\xcc\x81", "🇳🇴",
	    "한글", "word ", "مرحبا", "👩", "\xef\xbd\x81"};
	struct grid *g = grid_new(4, 9);
	unsigned seed = 7, bad = 0;

	for (int i = 0; i < 20000; i++) {
		seed = seed * 1664525 + 1013904223;

		unsigned r = seed >> 8;
		struct text t =
		    text_line(a, str_c(pieces[r % ARRAY_LEN(pieces)]));

		grid_put(g, (int)(r >> 4) % 6 - 1, (int)(r >> 8) % 12 - 1,
		    (int)(r >> 12) % 5 - 1, t, STYLE_NORMAL);
		if (r % 7 == 0)
			grid_fill(g, (int)(r >> 5) % 4, (int)(r >> 9) % 9, 2,
			    '-', STYLE_BORDER);
		bad += !straight(g);
	}
	is_int(bad, 0, "20,000 random puts leave every row straight");
	grid_free(g);
}

static void
test_size(void)
{
	struct grid *g = grid_new(0, -5);

	is_int(grid_rows(g) * grid_columns(g), 1, "a grid is at least 1x1");
	grid_set_cursor(g, 5, 5);

	int r, c;

	grid_cursor(g, &r, &c);
	is_int(r + c, 0, "the cursor stays inside");
	grid_resize(g, 100000, 2);
	is_int(grid_rows(g), GRID_MAX, "and at most GRID_MAX");
	grid_free(g);
}

static void
test_theme(void)
{
	bool plain = false;
	struct theme t;

	theme_init(&t);
	for (int s = 1; s < STYLE_COUNT; s++) {
		struct look l = theme_look(&t, (enum style)s, false, 0);

		plain |= l.colour != LOOK_DEFAULT;
	}
	ok(!plain, "without colours no style asks for one");
	ok(theme_look(&t, STYLE_CONFLICT, false, 0).attributes & LOOK_REVERSE,
	    "a conflict stands out without colours");
	ok(theme_look(&t, STYLE_NORMAL, true, 8).attributes & LOOK_REVERSE,
	    "so does the selected row");

	static const struct {
		const char *line, *wrong; /* NULL: good */
	} lines[] = {
		{"conflict italic bright-red", NULL},
		{"title  cyan", NULL},
		{"moved rgb:0072B2", NULL},
		{"some rgb:808080", NULL},
		{"heading rgb:d55e00\tbold", NULL},
		{"some rgb:80808",
			"'rgb:80808' is no colour; as in rgb:ff8800"},
		{"some rgb:80808g",
			"'rgb:80808g' is no colour; as in rgb:ff8800"},
		{"only red bold blue",
			"'red' and 'blue' are two colours; a style has one"},
		{"only bright-bold", "'bold' is no colour to be bright"},
		{"", "a style is missing, as in color only bold"},
		{"conflcit bold", "no such style: 'conflcit'; did you mean "
			"'conflict'?"},
		{"only bold read",
			"no such attribute or colour: 'read'; did you mean "
			"'red'?"},
		{"only", "'only' needs attributes or a colour"},
	};
	struct buf why;

	buf_init(&why, 4 * KiB);
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		buf_clear(&why);
		is_int(theme_line(&t, str_c(lines[i].line), &why),
		    !lines[i].wrong, "%s", lines[i].line);
		if (lines[i].wrong)
			is_str(buf_view(&why), str_c(lines[i].wrong),
			    "and why");
	}
	buf_free(&why);
	is_int(theme_look(&t, STYLE_CONFLICT, false, 16).colour, 9,
	    "a colour of sixteen");
	is_int(theme_look(&t, STYLE_CONFLICT, false, 256).colour, 9,
	    "and of 256, by its name");
	is_int(theme_look(&t, STYLE_CONFLICT, false, 1 << 24).colour, 1,
	    "direct colour has but eight names");
	is_int(theme_look(&t, STYLE_CONFLICT, false, 8).colour, 1,
	    "the same of eight");
	is_int(theme_look(&t, STYLE_CONFLICT, false, 0).attributes,
	    LOOK_ITALIC, "attributes also without colours");
	is_int(theme_look(&t, STYLE_MOVED, false, 1 << 24).colour, 0x0072b2,
	    "a colour of all");
	is_int(theme_look(&t, STYLE_MOVED, false, 256).colour, 25,
	    "the nearest of xterm's cube");
	is_int(theme_look(&t, STYLE_SOME, false, 256).colour, 244,
	    "or of its greys");
	is_int(theme_look(&t, STYLE_MOVED, false, 16).colour, 4,
	    "or of the terminal's own");
	is_int(theme_look(&t, STYLE_HEADING, false, 1 << 24).colour, 0xd55e00,
	    "whatever stands behind it");
	is_int(theme_look(&t, STYLE_TITLE, false, 0).attributes, LOOK_REVERSE,
	    "a colour alone leaves these");
	is_int(theme_look(&t, STYLE_ONLY, false, 8).attributes, LOOK_BOLD,
	    "a bad line changes nothing");
}

int
main(void)
{
	a = arena_new();
	test_put();
	test_wide();
	test_random();
	test_size();
	test_theme();
	arena_free(a);
	return tap_done();
}
