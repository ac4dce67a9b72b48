/*
 * feed.h - what ingest makes of one document: a feed's articles, the one
 * article of a page or text, or a list of feeds to follow.  Lives in one
 * arena, as article.h says.
 */
#ifndef MODEL_FEED_H
#define MODEL_FEED_H

#include "src/model/article.h"

/* A feed as a list names it (OPML, newsboat's urls), or as it names
 * itself.  All of it but the address may be absent. */
struct subscription {
	struct str address;   /* where it is fetched: http or https */
	struct str title;     /* the reader's own name for it */
	struct str own_title; /* what it calls itself */
	struct str site, description;
	const struct str *tags;
	size_t ntags;
	bool hidden; /* not in lists of feeds */
	bool paused; /* not to be fetched */
};

/* The same with what the store knows of it. */
struct followed {
	int64_t id;
	struct subscription is;
	bool follow; /* else it is known by its articles only */
	size_t articles, unread;
	struct when last; /* its newest article */
};

struct feed {
	bool is_feed;	   /* else "article": a page or a text */
	struct str format; /* "rss-2.0", "atom-1.0", "html", "text", ... */
	struct str title, url, language;
	struct str address; /* of the document, as it says; may be absent */
	const struct subscription *list; /* of a list of feeds */
	size_t nlist;
	struct article *articles;
	size_t narticles;
	/* Every repair, doubt and cut, a sentence each. */
	struct str *warnings;
	size_t nwarnings;
};

#endif
