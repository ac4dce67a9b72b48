/*
 * newsnodes.h - what NITF and NewsML-G2 share: elements by local name and
 * by language, people, keywords, text.
 */
#ifndef INGEST_NEWSNODES_H
#define INGEST_NEWSNODES_H

#include "src/ingest/blocks.h"

struct wire {
	struct arena *a;
	const struct ingest_options *o;
};

/* The first element of this name inside 'root'; NULL.  A child is asked
 * for where the same name also stands deeper. */
const xmlNode *news_find(const xmlNode *root, const char *name);
const xmlNode *news_child(const xmlNode *parent, const char *name);

/* Of the children of this name the one in 'language', else one that says
 * none, else the first; one whose role is "...:main" before others. */
const xmlNode *news_best(const xmlNode *parent, const char *name,
    struct str language);

/* Its text, or an attribute, in one line; absent without it. */
struct str news_line(const struct wire *w, const xmlNode *n);
struct str news_attr(const struct wire *w, const xmlNode *n,
    const char *name);

/* Fills what is absent yet. */
void news_keep(struct str *field, struct str found);
void news_keep_date(const struct wire *w, struct article *x,
    struct str date, const char *from);

/* "Mira Kol, Jan Dorn": names added to a list of them. */
struct str news_add_name(const struct wire *w, struct str list,
    struct str name);

/* A category more of the article. */
void news_keyword(const struct wire *w, struct article *x, struct str s);

/* The text inside 'content' but for pictures, films and what is meant for
 * desks; a line that is the title is left out. */
void news_text(const struct wire *w, const xmlNode *content,
    struct str title, paragraphs *out);

/* NITF (nitf.c): fills the article with what is absent in it and takes
 * the text. */
void nitf_read(const struct wire *w, const xmlNode *nitf, struct article *x,
    paragraphs *p);

#endif
