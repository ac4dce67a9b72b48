/*
 * strict.h - a machine that reads what was sent to a terminal and accepts
 * printable text, the strings that terminfo has for that terminal, and
 * the few sequences of our own that are named in strict.c.
 */
#ifndef TESTS_UI_STRICT_H
#define TESTS_UI_STRICT_H

#include "src/base/str.h"

/* Reads the strings of one terminal type; false: it is not known here. */
bool strict_open(const char *term);
/* Says what is foreign in a comment of TAP's.  'known': is that terminal
 * one that is sent sequences terminfo has not? */
bool strict_bytes(struct str bytes, bool known);
void strict_close(void);

#endif
