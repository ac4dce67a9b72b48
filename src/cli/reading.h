/*
 * reading.h - one document read by a locked-in worker.
 *
 * The worker (ingest/worker.h) parses, reads each article into its
 * sketch, and hands all of it over as one record, which is checked here
 * as if an enemy had written it.
 *
 *	r = readers_start(now);      first thing of all
 *	job = readers_give(r, &options, bytes);
 *	... until job_read(job) ...
 *	status = reading_take(job, arena, &document, &why);
 *	reading_item(&document, i, arena, &one) ...
 *	job_free(job);
 *	readers_stop(r);
 */
#ifndef CLI_READING_H
#define CLI_READING_H

#include "src/cli/wire.h"
#include "src/ingest/ingest.h"
#include "src/ingest/worker.h"

struct readers;

/* Reads what most documents need, then forks.  NULL when there can be no
 * workers; errno says why. */
struct readers *readers_start(int64_t now);
void readers_stop(struct readers *r); /* NULL is fine */

/* So many documents are worth giving before one is taken: who takes them
 * may be busy for longer than a few take to read.  As many are read at
 * once as there are cores. */
#define READERS_MOST 8

/* .now and .languages of the options are the readers' own. */
struct job *readers_give(struct readers *r, const struct ingest_options *o,
    struct str bytes);
/* The same; a page gives the feeds it leads to instead of an article. */
struct job *readers_give_site(struct readers *r,
    const struct ingest_options *o, struct str bytes);

/* The same; articles come without their sketches, see reading_feed(). */
struct job *readers_give_whole(struct readers *r,
    const struct ingest_options *o, struct str bytes);

/* An article as it lies in the job. */
struct document_item {
	struct str bytes;
	int64_t at; /* its publication, to sort by; 0: unknown */
};

/* What was made of a document. */
struct document {
	bool is_feed;
	struct str format, title, url, language, address;
	const struct subscription *list; /* of a list of feeds */
	size_t nlist;
	struct feed_rhythm rhythm;
	const struct document_item *items;
	size_t nitems;
	struct str *warnings;
	size_t nwarnings;
	struct feed_link *links; /* of a site */
	size_t nlinks;
};

/* After job_read() has said that it ended.  OK, or what hindered it with
 * the sentence's end in 'why'.  What *out refers to lives in the arena,
 * but for the items. */
enum status reading_take(const struct job *j, struct arena *a,
    struct document *out, struct buf *why);
/* The same of what a worker wrote; the items refer to it. */
enum status reading_record(struct str record, struct arena *a,
    struct document *out, struct buf *why);
/* One article; all of it lives in the arena.  False when it is none. */
bool reading_item(const struct document *d, size_t i, struct arena *a,
    struct gathered *out);

/* The same of what was given as a whole: as ingest_document(). */
enum status reading_feed(const struct job *j, struct arena *a,
    struct feed **out, struct buf *why);

/* Gives a document and waits until it is read: as ingest_document(), with
 * IO when no process can be had. */
enum status readers_read(struct readers *r, struct arena *a,
    const struct ingest_options *o, struct str bytes, struct feed **out,
    struct buf *why);

#endif
