/*
 * term_state.h - what term.c, term_show.c and term_keys.c share.  Nobody
 * else includes it.
 */
#ifndef UI_TERM_STATE_H
#define UI_TERM_STATE_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <signal.h>
#include <termios.h>

#include "ui/term.h"

/* What it can show. */
enum term_letters {
	TERM_LETTERS_UTF8,
	TERM_LETTERS_UNSAID, /* any, but no lines */
	TERM_LETTERS_ASCII
};

struct term_state {
	bool open;
	SCREEN *screen;
	const struct theme *theme;
	int colours;
	enum term_letters letters;
	struct termios before;
	char restore[128]; /* what gives the screen back, for handlers */
	size_t nrestore;
	sigset_t waiting; /* the mask while waiting */
	sigset_t mask_before;
	struct input input;
	int64_t heard; /* when the last byte came */
	int64_t asked; /* when, whether it draws at once; 0: not yet */
	struct grid_cell *shown; /* the last grid sent */
	int rows, columns;
	int64_t free_at; /* when a slow line has taken what was sent */
	int ended_by;
	struct term_wants wants;
	struct key clicked; /* last, and when: the next may be the second */
	int64_t clicked_at;
	bool pressed; /* and not let go yet */
};

/* The one terminal. */
extern struct term_state term;

#endif
