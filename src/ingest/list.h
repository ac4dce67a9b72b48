/*
 * list.h - lists of feeds: OPML, and newsboat's urls.
 *
 * A list becomes a struct feed without articles whose 'list' names each
 * feed once: one that stands in several folders has the tags of all.
 * What cannot be followed is named in a warning and never run or opened.
 */
#ifndef INGEST_LIST_H
#define INGEST_LIST_H

#include "src/base/map.h"
#include "src/ingest/compose.h"

/* OPML 1.0, 1.1 and 2.0, given as UTF-8.  Returns OK, BAD_FORMAT,
 * TOO_DEEP, TOO_BIG. */
enum status opml_parse(struct arena *a, struct str utf8, struct feed **out,
    struct buf *why);

/* newsboat's urls: an address and tags a line.  Returns OK, BAD_FORMAT. */
enum status urls_parse(struct arena *a, struct str utf8, struct feed **out,
    struct buf *why);

/* Is it one, by the file's name or because every line looks so?  'cut':
 * the last may end anywhere. */
bool urls_like(struct str s, struct str name, bool cut);

/* A list on the way; begins with 'a' and 'feed' set. */
struct list {
	struct arena *a;
	struct feed *feed;
	struct map *known; /* addresses */
	struct arena *scratch;
	VEC(struct subscription) all;
	size_t refused;
	bool full;
};

/* The address of a feed as it will be asked for; absent when 'raw' is
 * none of the web. */
struct str list_address(struct arena *a, struct str raw);

/* Adds one; its strings are raw.  An address that cannot be followed
 * gives a warning. */
void list_add(struct list *l, const struct subscription *raw);
/* A warning that names what was left out, and why. */
void list_refuse(struct list *l, struct str name, const char *why);
/* Always the last call.  OK, or BAD_FORMAT when no feed was in it. */
enum status list_end(struct list *l, struct feed **out, struct buf *why);

#endif
