/*
 * term_show.c - a grid to the terminal: what differs from the last one,
 * as ncurses sends it, and over that what ncurses does not know.
 */
#include <term.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

/* term.h makes macros of plain words. */
#undef columns
#undef lines

#include "src/base/clock.h"
#include "src/text/normalise.h"
#include "src/text/width.h"
#include "ui/own.h"
#include "ui/term_state.h"

void
term_forget(void)
{
	clearok(curscr, TRUE);
	term.rows = term.columns = 0;
}

static attr_t
attributes(const struct grid_cell *c, short *pair)
{
	static const struct {
		unsigned ours;
		attr_t theirs;
	} map[] = {
	    {LOOK_BOLD, WA_BOLD},
	    {LOOK_DIM, WA_DIM},
	    {LOOK_UNDERLINE, WA_UNDERLINE},
	    {LOOK_REVERSE, WA_REVERSE},
	    {LOOK_ITALIC, WA_ITALIC},
	};
	struct look l = theme_look(
	    term.theme, (enum style)c->style, c->selected, term.colours);
	attr_t a = 0;

	for (size_t i = 0; i < ARRAY_LEN(map); i++) {
		if (l.attributes & map[i].ours)
			a |= map[i].theirs;
	}
	*pair = l.colour >= 0 ? (short)(c->style + 1) : (short)0;
	return a;
}

/* Is it an emoji that the terminal may draw in another width than ours? */
static bool
wants_care(const struct grid_cell *c)
{
	enum text_emoji is = TEXT_NO_EMOJI;

	if (c->width == 2 && term.letters != TERM_LETTERS_ASCII)
		is = text_emoji(str_c(c->bytes));
	return is == TEXT_YOUNG_EMOJI ||
	    (is == TEXT_EMOJI && term.wants.emoji != TERM_EMOJI_WIDE);
}

/* What goes into the cell, and its length.  Views draw borders in ASCII;
 * here they become lines. */
static size_t
cell_text(const struct grid_cell *c, wchar_t wide[static CCHARW_MAX + 1])
{
	struct str s = str_c(c->bytes);
	size_t at = 0, n = 0, most = CCHARW_MAX;
	bool ends = c->turned && term.wants.turns;

	while (at < s.n && n < most - ends) {
		wchar_t w = (wchar_t)str_utf8(s, &at);

		if (n == 0 || wcwidth(w) == 0)
			wide[n++] = w;
	}
	if (term.letters == TERM_LETTERS_ASCII) {
		wide[0] = (wchar_t)text_ascii((uint32_t)wide[0]);
		return 1;
	}
	if (c->style == STYLE_BORDER && term.letters == TERM_LETTERS_UTF8 &&
	    (wide[0] == L'-' || wide[0] == L'|'))
		wide[0] = wide[0] == L'-' ? 0x2500 : 0x2502;
	/* A left-to-right mark: what stands behind is not turned with it. */
	if (ends)
		wide[n++] = 0x200e;
	return n;
}

/*
 * The grid's widths are ours, ncurses goes by the C library's.  Where
 * these differ ncurses must not be told, or it would shift the row: such
 * a grapheme becomes "?" and spaces.  So does an emoji where the terminal
 * has none; where it may draw it narrow, spaces keep its place.
 */
static void
show_cell(int row, int column, const struct grid_cell *c)
{
	wchar_t wide[CCHARW_MAX + 1] = {0};
	cchar_t cell;
	short pair;
	attr_t a = attributes(c, &pair);
	size_t n = cell_text(c, wide);
	bool careful = wants_care(c);

	if (careful || wcwidth(wide[0]) != c->width) {
		wide[0] = careful && term.wants.emoji != TERM_EMOJI_REPLACE
		    ? L' ' : L'?';
		wide[1] = L'\0';
		n = 1;
	}
	if (wcwidth(wide[0]) < c->width) {
		const wchar_t space[] = L" ";

		if (setcchar(&cell, space, a, pair, NULL) == OK)
			(void)mvadd_wch(row, column + 1, &cell);
	}
	wide[n] = L'\0';
	if (setcchar(&cell, wide, a, pair, NULL) == OK)
		(void)mvadd_wch(row, column, &cell);
}

static bool
same_cell(const struct grid_cell *a, const struct grid_cell *b)
{
	return a->width == b->width && a->style == b->style &&
	    a->selected == b->selected && a->turned == b->turned &&
	    strcmp(a->bytes, b->bytes) == 0;
}

static struct look
look_of(const struct grid_cell *c)
{
	return theme_look(
	    term.theme, (enum style)c->style, c->selected, term.colours);
}

/* What ncurses does not know is written over what it has drawn. */
static void
show_over(const struct grid *g, const bool *changed)
{
	size_t n;
	const struct grid_link *l = grid_links(g, &n);

	for (size_t i = 0; i < n && term.wants.links; i++)
		if (changed[l[i].row])
			own_link(g, &l[i],
			    look_of(grid_at(g, l[i].row, l[i].column)),
			    term.colours);
	if (term.wants.emoji == TERM_EMOJI_REPLACE)
		return;
	for (int row = 0; row < grid_rows(g); row++)
		for (int i = 0; changed[row] && i < grid_columns(g); i++) {
			const struct grid_cell *c = grid_at(g, row, i);

			if (wants_care(c))
				own_cell(row, i, str_c(c->bytes), look_of(c),
				    term.colours);
		}
}

/* Notes the new cells of a row and gives ncurses those that changed; how
 * many are these? */
static int
show_row(const struct grid *g, int row, bool all)
{
	struct grid_cell *old = &term.shown[row * term.columns];
	bool over = false;
	int changed = 0;

	for (int i = 0; i < term.columns; i++, old++) {
		const struct grid_cell *c = grid_at(g, row, i);

		if (!all && same_cell(c, old))
			continue;
		over = over || wants_care(c) ||
		    (!all && wants_care(old));
		*old = *c;
		changed++;
		if (c->width > 0)
			show_cell(row, i, c);
	}
	/* A message goes out whole, not what differs from the last one: a
	 * screen reader speaks what it is sent.  And ncurses does not know
	 * what was written over its row. */
	if (changed > 0 && (over || row == grid_said(g)))
		wredrawln(stdscr, row, 1);
	return changed;
}

/* Once, behind the first screen: the question would show where it is not
 * understood, and is drawn over then. */
static void
ask(void)
{
	if (term.asked != 0 || term.wants.sync != TERM_SYNC_ASK)
		return;
	term.input.asked = own_ask();
	term.asked = clock_monotonic();
}

static bool
at_once(void)
{
	return term.wants.sync == TERM_SYNC_ALWAYS ||
	    (term.wants.sync == TERM_SYNC_ASK && term.input.answer);
}

static void
reset_margins(int rows)
{
	const char *s = tigetstr((char *)"csr");

	if (s != NULL && s != (char *)-1)
		putp(tparm((char *)s, 0L, (long)rows - 1, 0L, 0L, 0L, 0L, 0L,
		    0L, 0L));
}

/* Ten bits a byte.  38,400 is what a terminal says that has no speed. */
#define BYTE_NS(baud) (10 * INT64_C(1000000000) / (baud))
#define NO_SPEED 38400
/* To a row and to the looks there, about. */
#define MOVE_BYTES 20

static void
sent(int bytes)
{
	int baud = baudrate();
	int64_t now = clock_monotonic();

	if (baud > 0 && baud < NO_SPEED)
		term.free_at = MAX(term.free_at, now) + bytes * BYTE_NS(baud);
}

int
term_busy(void)
{
	int waits = 0, baud = baudrate();
	int64_t left = term.free_at - clock_monotonic();

	if (baud > 0 && ioctl(STDOUT_FILENO, TIOCOUTQ, &waits) == 0)
		left = MAX(left, waits * BYTE_NS(baud));
	return left > 0 ? (int)(left / 1000000) + 1 : 0;
}

void
term_show(const struct grid *g)
{
	bool fresh[GRID_MAX] = {false}; /* rows */
	int rows = grid_rows(g), columns = grid_columns(g), row, column;
	bool all = rows != term.rows || columns != term.columns;
	int nfresh = 0, bytes = 0;

	if (all) {
		resize_term(rows, columns);
		/* What the terminal made of the old screen nobody knows, and
		 * some keep the margins of a scroll made before. */
		reset_margins(rows);
		clearok(curscr, TRUE);
		erase();
		term.rows = rows;
		term.columns = columns;
		term.shown = xrealloc(term.shown,
		    (size_t)rows * (size_t)columns, sizeof(*term.shown));
	}
	for (row = 0; row < rows; row++) {
		int cells = show_row(g, row, all);

		fresh[row] = cells > 0;
		nfresh += fresh[row];
		bytes += cells > 0 ? cells + MOVE_BYTES : 0;
	}
	grid_cursor(g, &row, &column);
	move(row, column);
	/* A move changes two or three rows: not worth the bytes. */
	if (nfresh * 2 > rows && at_once())
		own_hold();
	refresh();
	show_over(g, fresh);
	own_let();
	ask();
	sent(bytes);
}
