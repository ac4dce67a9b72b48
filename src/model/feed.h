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

/* A remark in newsboat's urls: the feed behind it is paused. */
#define SUBSCRIPTION_PAUSED "# crossread: paused"

/* When a feed says it is worth asking. */
struct feed_rhythm {
	int64_t ttl;	     /* s; 0: it does not say */
	uint32_t skip_hours; /* bit 0: 00:00 to 00:59 UTC */
	uint32_t skip_days;  /* bit 0: Sunday */
};

/* How a feed fares, and what is set for fetching it. */
struct feed_health {
	int64_t feed;
	int64_t due, asked, good; /* 0: never */
	int64_t learnt, every;
	size_t fresh;	 /* new articles the last time */
	unsigned status; /* of HTTP; 0: no answer came */
	unsigned failures;
	int64_t since;	  /* of the failures */
	struct str words; /* absent: all is well */
	bool gone, leased;
	struct str agent, proxy;
	bool full_text;
	size_t pages; /* articles that wait for their full text */
};

/* What is to be said of it first. */
enum feed_state {
	FEED_FINE,
	FEED_FAILING,
	FEED_GONE,   /* not asked any more */
	FEED_PAUSED, /* by the reader */
	FEED_UNASKED,
	FEED_FETCHING, /* now */
};

/* The reader's name for it, else its own, else its address. */
struct str subscription_name(const struct subscription *s);

/* The same with what the store knows of it. */
struct followed {
	int64_t id;
	struct subscription is;
	bool follow; /* else it is known by its articles only */
	size_t articles, unread;
	struct when last; /* its newest article */
	const struct feed_health *health; /* NULL: not looked up */
};

/* That of a feed among those of many, which are in the order of their
 * feeds; NULL. */
const struct feed_health *feed_health_find(const struct feed_health *all,
    size_t n, int64_t feed);

/* .health must be there. */
enum feed_state feed_state(const struct followed *f);
const char *feed_state_word(enum feed_state state);

struct feed {
	bool is_feed;	   /* else "article": a page or a text */
	struct str format; /* "rss-2.0", "atom-1.0", "html", "text", ... */
	struct str title, url, language;
	struct str address; /* of the document, as it says; may be absent */
	struct feed_rhythm rhythm;
	const struct subscription *list; /* of a list of feeds */
	size_t nlist;
	struct article *articles;
	size_t narticles;
	/* Every repair, doubt and cut, a sentence each. */
	struct str *warnings;
	size_t nwarnings;
};

#endif
