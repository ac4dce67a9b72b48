/*
 * pipeline.h - ingest -> cluster -> compare -> store.
 *
 * Articles are handed over one by one and kept until a batch is full.
 * The articles of a batch are stored in one transaction, and their events
 * and what clustering must remember in another, each some milliseconds
 * long.  Whatever was handed in before is either wholly stored or wholly
 * not, so stopping anywhere, or being killed, loses nothing: the next run
 * places what was not placed yet, takes the same input again and finds
 * what is already there.
 *
 *	p = pipeline_new(store, clock_now());
 *	while (... && s == STATUS_OK)
 *		s = pipeline_add(p, &article);
 *	s = pipeline_finish(p, &counts);   also after STATUS_INTERRUPTED
 *	pipeline_free(p);
 */
#ifndef CLI_PIPELINE_H
#define CLI_PIPELINE_H

#include <signal.h>

#include "db/store.h"
#include "src/cli/wire.h"

struct pipeline;
struct lexicon;
struct facts_worker;

struct pipeline_counts {
	size_t added, versions, same; /* articles */
	size_t copies;		      /* among those added */
	size_t events; /* made or changed; when finished: those they are in */
	size_t compared;	      /* whose facts were read again */
};

/* 'now' stands for the whole run. */
struct pipeline *pipeline_new(struct store *s, int64_t now);
void pipeline_free(struct pipeline *p); /* NULL is fine; stores nothing */

/* When *stop turns non-zero (a signal handler may set it) the next call
 * that begins a batch returns STATUS_INTERRUPTED instead. */
void pipeline_stop_on(struct pipeline *p, const volatile sig_atomic_t *stop);
/* Called after each batch and each round of facts, for progress; 'arg'
 * comes back. */
void pipeline_progress(struct pipeline *p,
    void (*tell)(void *arg, const struct pipeline_counts *c), void *arg);

/* Another process takes its share of the facts (facts.h); NULL: none. */
void pipeline_facts_by(struct pipeline *p, struct facts_worker *w);

/* What goes with a batch; both are called within the transaction that
 * stores its articles, which may still fail and be rolled back. */
struct pipeline_hook {
	/* Each article as it was stored. */
	void (*stored)(void *arg, const struct article *art, int64_t id,
	    enum put_result result);
	/* At the end of the transaction. */
	enum status (*also)(void *arg, struct store *s);
	void *arg;
};
void pipeline_hook(struct pipeline *p, const struct pipeline_hook *hook);
/* Batches of so many articles, for who writes while others read. */
void pipeline_batch(struct pipeline *p, size_t articles);
/* The reader's words for one thing (lexicon.h); must outlive it. */
void pipeline_aliases(struct pipeline *p, const struct lexicon *aliases);

/* The article is copied.  A full batch is stored and placed before this
 * returns.  After a failure the batch is dropped, nothing of it is stored,
 * or all of it and not placed yet, and the store has the words of it. */
enum status pipeline_add(struct pipeline *p, const struct article *art);
/* The same for one that another process read: nothing is copied, all of
 * it lies in this arena. */
struct arena *pipeline_arena(struct pipeline *p);
enum status pipeline_take(struct pipeline *p, const struct gathered *g);
/* Stores what waits now; with a hook also when nothing does. */
enum status pipeline_flush(struct pipeline *p);
/* Stores what is left and reads the facts of the events that changed. */
enum status pipeline_finish(struct pipeline *p,
    struct pipeline_counts *out);
/* Places the articles whose sketch was forgotten among the events, as if
 * they had just come in, though in the time they came; pipeline_finish()
 * then counts terms that were forgotten.  What readers decided binds here
 * too. */
enum status pipeline_rebuild(struct pipeline *p);

/* What a reader just corrected: headline, terms and facts of one of the
 * events touched, and nothing else; some milliseconds.  *more: another
 * one waits. */
enum status pipeline_settle(struct pipeline *p, bool *more);

#endif
