/*
 * term_colour.h - how many colours there are to use: a part of term.c,
 * its only user.
 */
#ifndef UI_TERM_COLOUR_H
#define UI_TERM_COLOUR_H

#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "ui/term.h"

/* How many: 0, 8, 16, 256 or TERM_DIRECT.  Style s has the pair s + 1. */
int term_colours(enum term_colour colour, enum term_palette palette,
    const struct theme *theme);
/* Is there a description of it?  NULL: of TERM.  newterm() loses memory,
 * or ends the program, over a name it does not know. */
bool term_known(const char *name);
/* "xterm-direct" for "xterm-256color" on a terminal that says it takes
 * direct colour, where that is known here; else NULL. */
SCREEN *term_direct(void);

#endif
