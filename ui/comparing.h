/*
 * comparing.h - a comparison that takes long, made beside the reader.
 *
 * Comparing is pure, so a thread of its own can do it: it gets articles
 * that nobody changes and an arena that nobody else has.  The store, the
 * terminal and the views stay with the reader, whose keys never wait.
 */
#ifndef UI_COMPARING_H
#define UI_COMPARING_H

#include "ui/loaded.h"

struct comparing;

/* Begins with an event that is not compared yet, and takes the caller's
 * reference to it.  NULL with errno, the reference dropped. */
struct comparing *comparing_start(struct loaded *of);
const struct loaded *comparing_of(const struct comparing *j);
/* Can be read as soon as it has ended. */
int comparing_fd(const struct comparing *j);
bool comparing_ended(const struct comparing *j);
/* Asks it to end early. */
void comparing_stop(struct comparing *j);
/* Waits for its end: the event with its comparison, the caller's; NULL
 * when it was asked to end before. */
struct loaded *comparing_end(struct comparing *j);

#endif
