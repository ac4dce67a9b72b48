/*
 * ui.h - the reader on a terminal.
 */
#ifndef UI_UI_H
#define UI_UI_H

#include "db/store.h"
#include "ui/term.h"

struct keymap;
struct lexicon;
struct rule;
struct settings;

/* Theme and settings outlive the run. */
struct ui_options {
	struct store *store; /* open for writing; the caller closes it */
	int64_t event;	     /* opened at the start; 0: the list */
	int64_t now;	     /* 0: the clock is asked */
	enum term_colour colour;
	const struct theme *theme;
	const struct settings *settings;
	struct keymap *keymap; /* as app.h */
	const char *notice;    /* the first message; NULL: none */
	/* Brings up what hangs on an event the reader corrected: headline,
	 * terms, facts.  Milliseconds; asked when the keys rest, and again
	 * while *more wait.  NULL: that waits for the next import. */
	enum status (*settle)(struct store *s, int64_t now,
	    const struct lexicon *aliases, bool *more);
	const struct lexicon *aliases; /* as compare.h */
	/* crossread itself, which runs again beside the reader to fetch. */
	const char *program;
	const char *config; /* its --config; NULL: none */
	const struct rule *rules; /* as app.h */
	size_t nrules;
	const struct str *lines; /* the same */
	size_t nlines;
	const char *history; /* as app.h */
	struct str account;  /* the same */
};

/* Runs until the reader quits: OK.  IO: it could not begin, 'why' says
 * so.  INTERRUPTED: a signal ended it, the terminal is restored, and
 * ui_signal() says which; exit with 128 + that. */
enum status ui_run(const struct ui_options *o, struct buf *why);
int ui_signal(void);

#endif
