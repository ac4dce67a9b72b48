/*
 * term.h - the terminal: only what stands behind it calls ncurses.
 *
 * There is one terminal, so there is one state, and no handle.  What a
 * signal handler does is set a flag; term_wait() reports it.
 */
#ifndef UI_TERM_H
#define UI_TERM_H

#include "src/base/buf.h"
#include "ui/grid.h"
#include "ui/input.h"
#include "ui/theme.h"

enum term_colour { TERM_COLOUR_AUTO, TERM_COLOUR_NEVER, TERM_COLOUR_ALWAYS };

/* What may be used: the terminal's own 8 or 16, 256, or any. */
enum term_palette {
	TERM_PALETTE_OWN,
	TERM_PALETTE_256,
	TERM_PALETTE_DIRECT
};
#define TERM_DIRECT (1 << 24)

/* Takes the terminal over; it is given back by term_close(), and by bug()
 * and fatal signals on their way out.  The theme outlives that.  IO with
 * a sentence in 'why'. */
enum status term_open(enum term_colour colour, enum term_palette palette,
    const struct theme *theme, struct buf *why);
void term_close(void);

/* Has it neither colours nor a way to make words stand out? */
bool term_plain(void);
void term_size(int *rows, int *columns);
/* Sends what differs from the last grid shown, then the cursor. */
void term_show(const struct grid *g);
/* How long the line still needs for what was sent, in ms: keys that come
 * meanwhile are best drawn together.  Slow lines say how slow they are
 * (ssh hands that on), and a serial one what waits in it; others: 0. */
int term_busy(void);

enum term_sync { TERM_SYNC_ASK, TERM_SYNC_ALWAYS, TERM_SYNC_NEVER };
enum term_emoji { TERM_EMOJI_WIDE, TERM_EMOJI_NARROW, TERM_EMOJI_REPLACE };

/* What is wanted of it besides, all off at first. */
struct term_wants {
	bool mouse; /* clicks and the wheel come as keys */
	bool paste; /* what is pasted is marked: input.h knows it from keys */
	bool links; /* addresses are links (OSC 8) */
	bool title; /* its window is named crossread */
	bool turns; /* it turns Hebrew and Arabic itself, within a column */
	enum term_sync sync;   /* whether much is drawn at once (2026) */
	enum term_emoji emoji; /* how far it goes on for one */
};
void term_want(const struct term_wants *w);
/* The next term_show() sends everything. */
void term_forget(void);
/* Gives the terminal back, stops the process, takes it again. */
void term_suspend(void);

/* Gives the terminal to another program; when that has ended, waits for a
 * key, so that what it wrote can be read, and takes the terminal again. */
void term_lend(void);
void term_take(void);

enum term_event {
	TERM_TIMEOUT,
	TERM_OTHER,   /* one of the files can be read */
	TERM_KEYS,    /* read them with term_key() until it is false */
	TERM_RESIZED, /* ask term_size() */
	TERM_STOP,    /* somebody sent SIGTSTP */
	TERM_INTERRUPTED, /* SIGINT, which ends us where nothing else runs */
	TERM_ENDED,   /* a signal ends us, or the terminal is gone */
};

/* Waits up to 'ms' for the next of these; 'fds' are other files that may
 * have something to read, TERM_FILES at most. */
#define TERM_FILES ((size_t)8)
enum term_event term_wait(int ms, const int *fds, size_t nfds);
/* The next key that has come; false when there is none. */
bool term_key(struct key *out);
/* After TERM_ENDED: the signal, SIGHUP when the terminal went away. */
int term_signal(void);

#endif
