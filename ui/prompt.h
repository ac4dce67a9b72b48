/*
 * prompt.h - a line the reader types, with the keys of a shell's: arrows,
 * ^A ^E, Backspace, ^W, ^U, ^K, history on Up and Down, ^R for the line
 * before that has what stands there, Esc to drop it.
 * Deleting in an empty line drops it too.
 */
#ifndef UI_PROMPT_H
#define UI_PROMPT_H

#include "ui/grid.h"
#include "ui/input.h"

#define PROMPT_MAX ((size_t)1024)
#define PROMPT_HISTORY ((size_t)50)

struct prompt {
	char kind; /* which lines of the history are its */
	const char *label; /* "/"; lives as long as the prompt is used */
	struct buf line;
	size_t at;	/* the cursor, in bytes */
	size_t recall;	/* lines back in history; 0: the new one */
	size_t nlines;
	char *lines[PROMPT_HISTORY]; /* oldest first */
	struct buf sought; /* what was typed: ^R looks for lines that have
			    * it, Down comes back to it */
	bool seeking;
};

enum prompt_answer {
	PROMPT_MORE,	/* the cursor moved, or nothing happened */
	PROMPT_CHANGED, /* the line changed */
	PROMPT_DONE,	/* Enter; the line is kept in the history */
	PROMPT_DROPPED,
};

void prompt_init(struct prompt *p, const char *label);
void prompt_free(struct prompt *p);
/* Begins a line; the history stays. */
void prompt_start(struct prompt *p, struct str initial);
enum prompt_answer prompt_key(struct prompt *p, struct key k);
/* Valid until the next key. */
struct str prompt_line(const struct prompt *p);
/* A line of an earlier session, as if it had been typed after those
 * that are there. */
void prompt_recalls(struct prompt *p, struct str line);
/* Replaces the line; the cursor goes to its end. */
void prompt_set(struct prompt *p, struct str line);
/* Puts 'with' in the place of what stands from there to the cursor. */
void prompt_complete(struct prompt *p, size_t from, struct str with);
/* On one row, scrolled so that the cursor is on it; sets the cursor. */
void prompt_draw(const struct prompt *p, struct grid *g, struct arena *a,
    int row);

#endif
