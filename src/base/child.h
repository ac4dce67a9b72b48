/*
 * child.h - other programs, each started as a list of words.
 *
 * There is no shell: a word is an argument whatever stands in it.  A
 * child gets /dev/null for its input, none of our open files and none of
 * our blocked signals.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <sys/types.h>

#include "src/base/arena.h"
#include "src/base/str.h"

/* Starts argv[0], looked for in PATH unless it has a slash, in a process
 * group of its own, so that keys and stops meant for the reader do not
 * reach it.  What it writes, to both its outputs, can be read from *out,
 * which does not block; NULL: it goes to /dev/null, the child leaves our
 * session and is not told CROSSREAD_* from the environment.  False with
 * errno. */
bool child_start(const char *const *argv, pid_t *pid, int *out);

/* The same for one that has to tell something, and may have to ask the
 * person at the terminal first: it stays in our process group, *out is its
 * output alone, and its errors go where ours go. */
bool child_ask(const char *const *argv, pid_t *pid, int *out);

/* Runs 'from' with what it writes going into 'to', both in the foreground
 * of the terminal that is our input and output, and waits.  The exit code
 * is that of 'to'.  False with errno when one cannot be started. */
bool child_pipe(const char *const *from, const char *const *to,
    int *exit_code);

/* A command taken apart into at most max - 1 words and a NULL: blanks
 * part them, '...' and "..." keep theirs, a \ keeps what is behind it.
 * False when a quote is left open or there are too many. */
bool child_words(struct arena *a, struct str command, const char **argv,
    size_t max);

/* Has it ended?  Then *exit_code is its exit code, or 128 and the signal
 * that ended it.  'wait': until it has. */
bool child_ended(pid_t pid, bool wait, int *exit_code);

#endif
