/*
 * source_own.h - what the files source*.c share: source.c (paths, lines),
 * source_document.c and source_newsboat.c.  Nobody else includes it.
 *
 * source_settle() comes before anything that is said or taken out of the
 * documents' turn.
 */
#ifndef CLI_SOURCE_OWN_H
#define CLI_SOURCE_OWN_H

#include "src/cli/input.h"
#include "src/cli/source.h"
#include "src/ingest/ingest.h"

const char *source_name(const char *path); /* "standard input" */
struct ingest_options source_options(const struct source *s,
    const char *path);

/* Says what is wrong; 'why' is the end of the sentence, and empty again
 * then; without it the status has words. */
enum status source_failed(const char *path, size_t line, enum status st,
    struct buf *why);
enum status source_input_failed(const char *path, const struct input *in,
    enum status st);

/* OK when anything was taken, else what first hindered it. */
void source_note(struct source *s, enum status st);
enum status source_hand_over(struct source *s, const struct article *art);
/* What a feed says of itself. */
void source_meet(struct source *s, const struct subscription *f);

/* Everything given before is taken. */
void source_settle(struct source *s);
/* Gives a document to be read meanwhile; DONE when it is on its way. */
enum status source_give(struct source *s, struct input *in,
    const char *path);
/* Reads one, now. */
enum status source_document(struct source *s, struct input *in,
    const char *path, struct feed **out);

/* newsboat's cache.  SQLite reads files alone: what is packed or comes
 * through a pipe is written into one first. */
enum status source_database(struct source *s, struct input *in,
    const char *path);

#endif
