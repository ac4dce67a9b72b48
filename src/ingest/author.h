/*
 * author.h - names of authors out of what pages print around them.
 */
#ifndef INGEST_AUTHOR_H
#define INGEST_AUTHOR_H

#include "src/base/arena.h"
#include "src/ingest/blocks.h"

/* The name in "By Mira Kol | Kela Post, 14 March"; absent when none is
 * left (an address, an account's name of nobody).  A view. */
struct str author_name(struct str printed);

/* Is this name the outlet's own: one of 'outlets' names (absent ones may
 * be among them), or the host of 'url'? */
bool author_is_outlet(struct arena *a, struct str name,
    const struct str *outlets, size_t n, struct str url);

/* The author in a short line after the headline: "by Mira Kol".  A view;
 * absent. */
struct str author_in_lines(const blocks *page);

/* Does the line begin with "by", "von" and the like? */
bool author_marked(struct str line);

/* Two to four words that begin with capitals. */
bool author_is_person(struct str name);

/* What somebody signs in with: "mkol", "mira.kol". */
bool author_is_login(struct str name);

/* Names joined by "and" in some language, with a comma instead. */
struct str author_list(struct arena *a, struct str names);

#endif
