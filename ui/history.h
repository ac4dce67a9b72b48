/*
 * history.h - the lines a reader typed, kept from one session to the next.
 *
 * A file of lines, each with the kind of its prompt in front, 0600; a
 * line is added when it is typed, so that two readers at once and one
 * that is killed lose nothing.  A file that cannot be read or written is
 * no history, and nothing is said of it.
 */
#ifndef UI_HISTORY_H
#define UI_HISTORY_H

#include "src/base/str.h"
#include "ui/prompt.h"

/* Gives the prompts the lines of their kinds, oldest first; a long file
 * becomes a short one.  path NULL: nothing. */
void history_read(const char *path, struct prompt *const *prompts, size_t n);
void history_add(const char *path, char kind, struct str line);

#endif
