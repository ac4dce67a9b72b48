/*
 * source.h - from paths to articles, one by one.
 */
#ifndef CLI_SOURCE_H
#define CLI_SOURCE_H

#include "src/cli/cli.h"
#include "src/text/language.h"

struct readers;

struct source {
	/* Set by the caller.  Articles live in the arena: as long as it when
	 * 'keep', else until take() returns. */
	struct arena *a;
	bool keep;
	int64_t now;
	struct languages *languages; /* for JSON Lines */
	/* What HTTP said; each may be NULL. */
	const char *base_url, *content_type, *language, *location;
	enum status (*take)(void *arg, const struct article *art);
	/* A list to follow, or a feed that names itself. */
	enum status (*feeds)(void *arg, const struct subscription *list,
	    size_t n, bool follow);
	/* Locks this process in before it reads a document, whose exit code it
	 * then has to give.  NULL: another process reads it. */
	void (*lock_in)(struct source *s, const char *name);
	void *arg;

	/* What take() or feeds() returned when it refused: nothing more is read. */
	enum status stopped;

	/* Its own. */
	struct readers *readers; /* started for the first document */
	struct under_way *given; /* documents on their way */
	bool some;		 /* something was taken */
	enum status hindered;
};

/* Ends the processes that read documents. */
void source_end(struct source *s);

/* Reads files, "-", and folders with all that is below them in the order
 * of names (hidden files left out).  Says on stderr what cannot be read.
 * OK when an article was taken, else what first hindered it, or
 * 'stopped'. */
enum status source_paths(struct source *s, char **paths, size_t n);

/* A whole file as the feed it is or makes; take() is not used, 'keep'
 * must be set. */
enum status source_feed(struct source *s, const char *path,
    struct feed **out);

#endif
