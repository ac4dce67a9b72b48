/*
 * theme.h - how each style looks: attributes alone where there are no
 * colours, eight or sixteen of the terminal's own over its own
 * background, or where that is asked for 256 or any.  Colour is never the
 * only sign: rows have marks.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "src/base/buf.h"
#include "ui/grid.h"

enum {
	LOOK_BOLD = 1,
	LOOK_DIM = 2,
	LOOK_UNDERLINE = 4,
	LOOK_REVERSE = 8,
	LOOK_ITALIC = 16,
};

#define LOOK_DEFAULT (-1)

struct look {
	unsigned attributes;
	int colour; /* of the palette, 0xrrggbb of direct, or LOOK_DEFAULT */
	bool on_black; /* yellow, which cannot be read on white */
};

/* A pure value; theme_init() gives the one that is shipped. */
struct theme {
	struct {
		unsigned mono, colour; /* attributes without and with colours */
		short of8, of16;       /* where there are so many colours */
		int rgb; /* where there are more; LOOK_DEFAULT: as of these */
	} styles[STYLE_COUNT];
};

void theme_init(struct theme *t);
/* "STYLE WORD...": attributes, and at most one colour, for the style's
 * own.  A line without an attribute leaves the attributes where there are
 * no colours: something must tell them apart there.  False, and nothing
 * has changed, with the sentence's end in 'why'. */
bool theme_line(struct theme *t, struct str line, struct buf *why);

/* colours: what the terminal has; 0: attributes only.  Of 256 those of
 * xterm's cube and greys are taken, which no terminal's own theme bends. */
struct look theme_look(const struct theme *t, enum style s, bool selected,
    int colours);

#endif
