/*
 * own.h - sequences of our own: what terminals can do that ncurses does
 * not know.
 *
 * They go to terminals that are known to understand them or to pass over
 * them; paste marks, which all pass over, go to all.  There is one
 * terminal, so there is one state, as in term.c, which is the only user.
 */
#ifndef UI_OWN_H
#define UI_OWN_H

#include "src/base/buf.h"
#include "ui/grid.h"
#include "ui/theme.h"

enum own_mode {
	OWN_PASTE,   /* what is pasted is marked (2004) */
	OWN_TITLE,   /* the window is named crossread, and as before later */
	OWN_LOGICAL, /* text is shown in the order it is sent, not turned */
	OWN_MODES
};

/* By its name, is the terminal known? */
bool own_known(void);
/* Wants a mode, or no longer; sends only what changes. */
void own_want(enum own_mode mode, bool on);
/* Ends what is on, and begins it again.  The first is all a signal
 * handler may do. */
void own_release(void);
void own_resume(void);
/* Writes past ncurses, whose output must have been flushed. */
void own_send(struct str s);

/* Does the terminal draw what stands between own_hold() and own_let() at
 * once (2026)?  It is asked, and the answer comes among the keys. */
bool own_ask(void);
void own_hold(void);
void own_let(void);

/* To the terminal's clipboard (OSC 52), OWN_COPY_MAX bytes at most: many
 * take no more than 75 kB of base64. */
#define OWN_COPY_MAX ((size_t)56000)
void own_copy(struct str s);
/* Writes a cell that is drawn already once more, by absolute moves before
 * and behind it: how far the terminal goes on for it does not matter. */
void own_cell(int row, int column, struct str bytes, struct look look,
    int colours);
/* The same for a link's cells, between the marks of OSC 8. */
void own_link(const struct grid *g, const struct grid_link *l,
    struct look look, int colours);

#endif
