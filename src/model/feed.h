/*
 * feed.h - what ingest makes of one document: a feed's articles, or the
 * one article of a page or text.  Lives in one arena, as article.h says.
 */
#ifndef MODEL_FEED_H
#define MODEL_FEED_H

#include "src/model/article.h"

struct feed {
	bool is_feed;	   /* else "article": a page or a text */
	struct str format; /* "rss-2.0", "atom-1.0", "html", "text", ... */
	struct str title, url, language;
	struct article *articles;
	size_t narticles;
	/* Every repair, doubt and cut, a sentence each. */
	struct str *warnings;
	size_t nwarnings;
};

#endif
