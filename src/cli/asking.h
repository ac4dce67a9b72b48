/*
 * asking.h - one fetch while it runs.  Private to fetching.c, which asks
 * and reads, and outcome.c, which stores and tells what came of it.
 */
#ifndef CLI_ASKING_H
#define CLI_ASKING_H

#include "db/store_page.h"
#include "src/base/map.h"
#include "src/base/vec.h"
#include "src/cli/fetching.h"

#define PAGE_WAIT (30 * 60) /* s before a page is asked again */

/* First come, first served. */
struct line {
	struct asking *first, *last;
	size_t n;
};

/* One feed on its way, or the page of one article. */
struct asking {
	struct asking *next; /* in a line */
	const struct fetch_feed *feed; /* NULL: a page that was named */
	const struct wanted_page *page; /* NULL: the feed itself */
	struct http_answer *answer;
	struct job *job;
	struct document document; /* of a feed, while it is held */
	struct fetch_outcome outcome;
	enum fetch_result result;

	/* Of a feed. */
	size_t fresh;
	struct subscription own; /* what the feed calls itself */
	VEC(int64_t) wanted;	 /* articles that came cut */
	struct wanted_page *claimed;
	size_t nclaimed;
	struct line pages; /* not asked yet */
	size_t asked;	   /* pages on their way */
	unsigned mute;	   /* pages in a row without an answer */

	struct asking *of; /* whose page it is, or NULL */
};

/* An article that was read. */
struct held {
	int64_t at; /* its publication; undated ones first */
	struct asking *of;
	size_t item; /* of the document */
};

struct run {
	struct fetching *f;
	struct arena *a; /* as long as the run */
	struct http *http;
	struct pipeline *pipeline;
	struct map *feeds; /* by address */
	struct asking *all;
	VEC(struct asking *) pages;
	size_t n, ntold;
	struct line unread; /* documents */
	/* Feeds that were read.  Their articles go to the pipeline in the
	 * order of time: feeds come each with news of many days, and placing
	 * an article costs the more the more days those around it have. */
	struct line held;
	struct arena *held_arena;
	VEC(struct held) items;
	size_t held_bytes, worth; /* articles that need wait for no more */
	int64_t held_since, held_for; /* ns */
	struct line ended;  /* all is with the pipeline, not stored yet */
	struct line stored; /* not told yet */
	int64_t waiting;    /* since when, ns, the first of them ended */
	struct asking *reading[READERS_MOST];
	size_t nreading;
};

void line_put(struct line *line, struct asking *k);
struct asking *line_take(struct line *line); /* NULL: it is empty */

/* All of it is with the pipeline; its outcome goes with the next
 * transaction. */
void outcome_end(struct run *r, struct asking *k, enum fetch_result result,
    struct str words);
/* Called at the end of each transaction. */
enum status outcome_store(void *arg, struct store *s);
/* Called when it is through, or a round of facts; what follows from what
 * was stored begins then. */
void outcome_tell(void *arg, const struct pipeline_counts *c);
/* Transactions cost the same for one feed and for many. */
bool outcome_worth_storing(const struct run *r);

/* The pages that were claimed for a feed (fetching.c). */
void asking_begin_pages(struct run *r, struct asking *k);

#endif
