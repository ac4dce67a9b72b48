#include "ui/theme.h"

/*
 * The colours are told apart in all common forms of colour blindness:
 * orange (yellow where there are eight), blue and cyan carry the
 * opposites, never red against green.  Never blue text on black without
 * an attribute, never yellow on white: only the terminal's own
 * foreground is used for running text.
 */
enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, BRIGHT };

#define NONE LOOK_DEFAULT

static const struct {
	unsigned mono, colour; /* attributes without and with colours */
	short of8, of16;
} table[] = {
    [STYLE_NORMAL] = {0, 0, NONE, NONE},
    [STYLE_TITLE] = {LOOK_REVERSE, LOOK_REVERSE, NONE, NONE},
    [STYLE_STATUS] = {LOOK_BOLD, LOOK_BOLD, NONE, NONE},
    [STYLE_HINT] = {LOOK_DIM, LOOK_DIM, NONE, NONE},
    [STYLE_MESSAGE] = {0, 0, NONE, NONE},
    [STYLE_ERROR] = {LOOK_BOLD | LOOK_REVERSE, LOOK_BOLD | LOOK_REVERSE, NONE,
	NONE},
    [STYLE_BORDER] = {LOOK_DIM, LOOK_DIM, NONE, NONE},
    [STYLE_UNREAD] = {LOOK_BOLD, LOOK_BOLD, NONE, NONE},
    [STYLE_DIM] = {LOOK_DIM, LOOK_DIM, NONE, NONE},
    [STYLE_HEADING] = {LOOK_BOLD, LOOK_BOLD, NONE, NONE},
    [STYLE_MATCH] = {LOOK_REVERSE, LOOK_REVERSE, YELLOW, BRIGHT + YELLOW},
    [STYLE_COPY] = {LOOK_DIM, LOOK_DIM, NONE, BRIGHT + BLACK},
    [STYLE_REWORDED] = {LOOK_UNDERLINE, LOOK_UNDERLINE, CYAN, CYAN},
    [STYLE_CONFLICT] = {LOOK_REVERSE, LOOK_BOLD | LOOK_REVERSE, YELLOW, YELLOW},
    [STYLE_EXPLAINED] = {LOOK_UNDERLINE, LOOK_BOLD | LOOK_UNDERLINE, BLUE,
	BRIGHT + BLUE},
    [STYLE_SOME] = {LOOK_BOLD, LOOK_BOLD, CYAN, BRIGHT + CYAN},
    [STYLE_ONLY] = {LOOK_BOLD, LOOK_BOLD, MAGENTA, BRIGHT + MAGENTA},
    [STYLE_ABSENT] = {LOOK_DIM, LOOK_DIM, NONE, BRIGHT + BLACK},
    [STYLE_MOVED] = {LOOK_ITALIC, LOOK_ITALIC, YELLOW, YELLOW},
};

_Static_assert(ARRAY_LEN(table) == STYLE_COUNT, "a look for each style");

struct look
theme_look(enum style s, bool selected, int colours)
{
	if ((size_t)s >= STYLE_COUNT)
		bug("style %d", (int)s);

	struct look l = {
	    .attributes = colours < 8 ? table[s].mono : table[s].colour,
	    .colour = colours < 8 ? LOOK_DEFAULT
		: colours < 16    ? table[s].of8
				  : table[s].of16,
	};

	/* On the selected row a reversed word shows by standing out of the
	 * reversed row. */
	if (selected)
		l.attributes ^= LOOK_REVERSE;
	return l;
}
