/*
 * ring.h - a pipe from a child to its parent that holds megabytes.
 *
 * A pipe of the kernel holds so little that two processes which work in
 * batches would take turns.  Here the bytes lie in memory both share, in
 * slots; only the numbers of slots go through pipes: full ones to the
 * parent, empty ones back.  Where one process ends, the other sees the
 * end of its pipe.
 *
 *	r = ring_new();
 *	fork: the child calls ring_child(), the parent ring_parent()
 *	child:  ring_write() ... ring_flush()
 *	parent: ring_read() until it fails; ring_free()
 */
#ifndef CLI_RING_H
#define CLI_RING_H

#include "src/base/base.h"

struct ring;

/* NULL when the system refuses; errno says why. */
struct ring *ring_new(void);
void ring_free(struct ring *r); /* NULL is fine */

/* Each side keeps its ends.  ring_child() returns when the parent has
 * called ring_parent(); false when it never will. */
bool ring_child(struct ring *r);
void ring_parent(struct ring *r);

/* False when the parent is gone.  What is not flushed may wait. */
bool ring_write(struct ring *r, const void *bytes, size_t n);
bool ring_flush(struct ring *r);
/* Exactly n bytes, copied out: the child may go on writing to what it
 * shares.  False when they will not come; with errno EINTR a signal came
 * before any of them, and they may come yet. */
bool ring_read(struct ring *r, void *bytes, size_t n);

#endif
