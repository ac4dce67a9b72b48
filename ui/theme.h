/*
 * theme.h - how each style looks: attributes alone where there are no
 * colours, eight of the terminal's own over its own background, or
 * sixteen.  Colour is never the only sign: the marks of SCREENS 8 are.
 */
#ifndef UI_THEME_H
#define UI_THEME_H

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
	short colour; /* of the terminal's palette, or LOOK_DEFAULT */
};

/* colours: what the terminal has; 0: attributes only. */
struct look theme_look(enum style s, bool selected, int colours);

#endif
