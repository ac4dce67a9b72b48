/*
 * worker.h - hostile bytes are read in a process that can do nothing
 * else.
 *
 * A small fork server is started first of all, before threads, sockets
 * and stores are there to be inherited.  For each piece of input it forks
 * a worker, which locks itself in (sandbox.h), works, leaves what it made
 * and ends.  The server says how it ended.  So a parser that runs away,
 * runs out of memory or is taken over costs one document and nothing
 * else.
 *
 *	w = workers_start(work, prepare, arg);
 *	job = job_start(w, bytes);
 *	poll job_fd(job); when readable:  if (job_read(job)) it has ended
 *	job_end(job), job_output(job); job_free(job);
 *	workers_stop(w);
 *
 * What comes out is to be checked as if an enemy had written it.
 */
#ifndef INGEST_WORKER_H
#define INGEST_WORKER_H

#include "src/base/buf.h"

/* Run in the worker: makes 'out' of 'in'.  No file can be opened there:
 * what most input needs must be ready in 'arg' before workers_start().
 * False: it needs what is made ready by prepare() too. */
typedef bool worker_work(void *arg, struct str in, struct buf *out);
/* What few need and costs much, run once when it is first missed: by
 * work() that said so, or that ended trying to open it. */
typedef void worker_prepare(void *arg);

struct workers;
struct job;

/* NULL when the system refuses; errno says why.  'prepare' may be NULL. */
struct workers *workers_start(worker_work *work, worker_prepare *prepare,
    void *arg);
/* Ends the server and every worker.  NULL is fine. */
void workers_stop(struct workers *w);

/* 'in' is copied.  NULL when the server is gone or there is no
 * descriptor left; errno says why. */
struct job *job_start(struct workers *w, struct str in);
void job_free(struct job *j); /* NULL is fine; a running job is let go */

enum job_end {
	JOB_RUNNING,
	JOB_DONE,    /* the output is whole */
	JOB_TIME,    /* its limit of processor time, or of waiting */
	JOB_MEMORY,  /* its limit of memory, or of output */
	JOB_BROKEN,  /* it did what it may not, or it was killed */
	JOB_UNSAFE,  /* the system does not let it lock itself in */
};

int job_fd(const struct job *j);
/* Takes what has come, without waiting.  True when it has ended. */
bool job_read(struct job *j);
/* Reads until it has ended. */
enum job_end job_wait(struct job *j);
enum job_end job_end(const struct job *j);
/* Lives as long as the job. */
struct str job_output(const struct job *j);
/* The sentence's end for an end that is not DONE. */
const char *job_words(enum job_end end);

/* For a process that is there for one document, and writes what it made
 * of it by itself: forks, and returns RUNNING in a child that is locked
 * in.  The parent waits and learns how the child ended, and its exit code
 * if DONE.  Not when the process has threads. */
enum job_end worker_split(int *exit_code);

#endif
