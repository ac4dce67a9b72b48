/*
 * shot.c - a screen of the real program, cell by cell, for picture.py.
 *
 *	shot PROGRAM STORE COLUMNS ROWS KEYS
 *
 * Prints "rows columns cursor_row cursor_column", then a line for each
 * cell, fields parted by tabs: row, column, width, colour, ground,
 * attributes, text.  A colour is a number of the palette, #rrggbb, or -
 * for the terminal's own; attributes are of b(old), u(nderlined), i(talic)
 * and r(everse), or -.
 */
#include <stdio.h>

#include "tests/ui/session.h"

static void
print_colour(const VTermColor *c)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(c) || VTERM_COLOR_IS_DEFAULT_BG(c))
		printf("\t-");
	else if (VTERM_COLOR_IS_INDEXED(c))
		printf("\t%u", (unsigned)c->indexed.idx);
	else
		printf("\t#%02x%02x%02x", (unsigned)c->rgb.red,
		    (unsigned)c->rgb.green, (unsigned)c->rgb.blue);
}

static void
print_cell(const struct session *s, int row, int column)
{
	VTermPos at = {row, column};
	VTermRect rect = {row, row + 1, column, column + 1};
	VTermScreenCell c;
	char text[VTERM_MAX_CHARS_PER_CELL * 4];
	size_t n = vterm_screen_get_text(s->screen, text, sizeof(text), rect);

	vterm_screen_get_cell(s->screen, at, &c);
	printf("%d\t%d\t%d", row, column, c.width);
	print_colour(&c.fg);
	print_colour(&c.bg);
	printf("\t%s%s%s%s-\t%.*s\n", c.attrs.bold ? "b" : "",
	    c.attrs.underline ? "u" : "", c.attrs.italic ? "i" : "",
	    c.attrs.reverse ? "r" : "", (int)n, text);
}

int
main(int argc, char **argv)
{
	struct session s = {0};
	VTermPos cursor;
	int rows, columns;

	if (argc != 6) {
		fprintf(stderr, "usage: shot PROGRAM STORE COLUMNS ROWS "
		    "KEYS\n");
		return 2;
	}
	columns = (int)strtol(argv[3], NULL, 10);
	rows = (int)strtol(argv[4], NULL, 10);
	session_begin(&s, &(struct session_how){
	    .program = argv[1], .store = argv[2]});
	session_resize(&s, rows, columns);
	for (const char *key = argv[5]; *key; key++) {
		session_press(&s, (char[]){*key, '\0'});
		session_rest(&s);
	}
	vterm_state_get_cursorpos(vterm_obtain_state(s.model), &cursor);
	printf("%d %d %d %d\n", rows, columns, cursor.row, cursor.col);
	for (int r = 0; r < rows; r++)
		for (int c = 0; c < columns; c++)
			print_cell(&s, r, c);
	if (!session_quit(&s))
		return 1;
	session_end(&s);
	return 0;
}
