/*
 * task.h - what runs beside the reader: crossread itself, as another
 * process, fetching feeds or changing how they are followed.
 *
 * So there is one way to do each of these, on the command line and on the
 * screen, and a fetch that hangs or dies takes no screen with it.  A task
 * writes a JSON line for each feed and sentences for people, the last of
 * which sums up.
 */
#ifndef UI_TASK_H
#define UI_TASK_H

#include <sys/types.h>

#include "src/base/buf.h"

struct task {
	pid_t pid; /* 0: none runs */
	int fd;
	bool fetches;	    /* and tells of each feed */
	size_t ended, all;  /* feeds */
	bool over, failed;
	bool stopped;	    /* task_stop() was called */
	struct buf line;    /* the one that is coming in */
	struct buf said, before; /* the last sentence, the one before it */
};

/* argv as child_start() has it.  False with errno. */
bool task_start(struct task *j, const char *const *argv, size_t feeds);
/* Takes in what came; true when it said something.  .over is set at its
 * end, with what it .said; then free it. */
bool task_read(struct task *j);
/* Asks it to end; what it has done is kept. */
void task_stop(struct task *j);
/* Lets it end, for 3 s at most. */
void task_free(struct task *j);

#endif
