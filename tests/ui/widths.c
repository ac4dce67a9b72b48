/*
 * widths.c - text of every width and direction in every view: what stands
 * beside it stands where it would beside any other.
 *
 *	widths PROGRAM FOLDER
 *
 * The folder has the store mixed.db, in whose articles, outlets and feeds
 * that text is, and a configuration in whose macros it is.
 */
#include <signal.h>

#include "tests/tap.h"
#include "tests/ui/session.h"

#define HIGH 48
#define WIDE 160

static const char *program, *folder;

static const char *const how[] = {"wide", "narrow", "replace"};

static bool
is_border(struct session *s, int row, int column)
{
	VTermPos at = {row, column};
	VTermScreenCell cell;

	return vterm_screen_get_cell(s->screen, at, &cell) &&
	    cell.chars[0] == 0x2502;
}

/* Rows with a border that is not under that of the row above, and rows
 * with one. */
static int
bent(struct session *s, int *with)
{
	int bad = 0, above = -1;

	*with = 0;
	for (int row = 0; row < HIGH; row++) {
		bool any = false, same = true;

		for (int i = 0; i < WIDE; i++) {
			bool here = is_border(s, row, i);

			any = any || here;
			if (above >= 0 && here != is_border(s, above, i))
				same = false;
		}
		if (!any)
			continue;
		if (above >= 0 && !same) {
			printf("# row %d is bent\n", row);
			bad++;
		}
		above = row;
		++*with;
	}
	return bad;
}

/* The last column from which a row has this word, in ASCII; -1: it has not. */
static int
column_of(struct session *s, int row, const char *word)
{
	int at = -1;

	for (int from = 0; from < WIDE; from++) {
		size_t i = 0;

		while (word[i]) {
			VTermPos p = {row, from + (int)i};
			VTermScreenCell cell;

			if (!vterm_screen_get_cell(s->screen, p, &cell) ||
			    cell.chars[0] != (uint32_t)word[i])
				break;
			i++;
		}
		if (!word[i])
			at = from;
	}
	return at;
}

/* In how many rows the word stands, on the right half; *same: in one column
 * in all of them. */
static int
rows_with(struct session *s, const char *word, bool *same)
{
	int n = 0, first = -1;

	*same = true;
	for (int row = 0; row < HIGH; row++) {
		int at = column_of(s, row, word);

		if (at < WIDE / 2)
			continue;
		if (first < 0)
			first = at;
		*same = *same && at == first;
		n++;
	}
	return n;
}

/* Is there one line across the whole screen, and no more? */
static bool
one_rule(struct session *s)
{
	int rules = 0;

	for (int row = 0; row < HIGH; row++) {
		int n = 0;

		for (int i = 0; i < WIDE; i++) {
			VTermPos at = {row, i};
			VTermScreenCell cell;

			n += vterm_screen_get_cell(s->screen, at, &cell) &&
			    cell.chars[0] == 0x2500;
		}
		if (n > 0 && n < WIDE)
			return false;
		rules += n == WIDE;
	}
	return rules == 1;
}

static void
set_emoji(struct session *s, const char *mode)
{
	buf_clear(&s->bytes);
	session_press(s, ":set emoji ");
	session_press(s, mode);
	session_press(s, "\r");
}

/* Lists without borders: their last columns are where they were. */
static void
test_lists(void)
{
	const char *const env[] = {
	    "XDG_CONFIG_HOME", session_path(folder, "config"), NULL};
	struct session s;

	session_begin(&s,
	    &(struct session_how){.program = program,
		.store = session_path(folder, "mixed.db"), .env = env});
	ok(session_shows(&s, "[1/"), "mixed lists: the first screen");
	session_resize(&s, HIGH, WIDE);
	for (size_t i = 0; i < ARRAY_LEN(how); i++) {
		bool same;
		int n;

		set_emoji(&s, how[i]);
		session_press(&s, "gf");
		ok(session_shows(&s, "41 feeds"), "emoji %s: feeds", how[i]);
		for (int k = 0; k < 4; k++) {
			session_press(&s, "9j");
			session_rest(&s);
			n = rows_with(&s, "-- never asked", &same);
			if (n < 30 || !same || !one_rule(&s))
				ok(false, "emoji %s: %d rows of feeds bent",
				    how[i], n);
		}
		ok(n >= 30, "emoji %s: %d rows of feeds", how[i], n);
		session_press(&s, "ge?/set editor\r30j");
		session_rest(&s);
		n = rows_with(&s, "macro", &same);
		ok(n >= 20 && same, "emoji %s: %d straight rows of help",
		    how[i], n);
		session_press(&s, "q");
	}
	session_press(&s, "Q");
	is_int(session_ending(&s), 0, "Q leaves the lists");
	session_end(&s);
}

/* Forty strings wide, combining, joined and turned in each pane: borders
 * stay straight in the model's own count of columns. */
static void
test_widths(void)
{
	static const char *const views[] = {"", "ga", "c", "cZ", "L", "gr",
		"gg\r\r"};
	struct session s;

	session_begin(&s,
	    &(struct session_how){
		.program = program, .store = session_path(folder, "mixed.db")});
	ok(session_shows(&s, "[1/"), "mixed widths: the first screen");
	session_resize(&s, HIGH, WIDE);
	for (size_t i = 0; i < ARRAY_LEN(how); i++) {
		int lines = 0;

		set_emoji(&s, how[i]);
		for (size_t v = 0; v < ARRAY_LEN(views); v++) {
			int with, bad;

			session_press(&s, "ge");
			session_press(&s, views[v]);
			session_rest(&s);
			for (int page = 0; page < 3; page++) {
				bad = bent(&s, &with);
				lines += with;
				if (bad > 0)
					ok(false, "emoji %s, %s: %d bent",
					    how[i], views[v], bad);
				session_press(&s, " ");
				while (session_take(&s, 60))
					;
			}
		}
		ok(lines > 100, "emoji %s: %d rows with straight borders",
		    how[i], lines);
		is_int(session_count(&s, "m\xf0\x9f\x9a\xa2\0338") > 0,
		    i == 1, "emoji %s: each written by itself?", how[i]);
		is_int(session_count(&s, "\xf0\x9f\x9a\xa2") == 0, i == 2,
		    "emoji %s: not written at all?", how[i]);
	}
	is_int(session_count(&s, "\xe2\x80\x8e"), 0, "no marks of direction");
	session_press(&s, ":set bidi terminal\r");
	session_rest(&s);
	is_int(session_count(&s, "\033[8h"), 1, "the terminal turns words itself");
	session_press(&s, "gec");
	ok(session_shows(&s, "Compare"), "side by side");
	session_rest(&s);
	ok(session_count(&s, "\xe2\x80\x8e") > 3, "each within its column");
	session_press(&s, "Q");
	is_int(session_ending(&s), 0, "Q leaves");
	session_end(&s);
}

int
main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	program = argv[1];
	folder = argv[2];
	signal(SIGPIPE, SIG_IGN);
	test_widths();
	test_lists();
	return tap_done();
}
