/*
 * query.h - what people type to search and to filter.
 *
 *	word "a phrase" -word title:word outlet:name feed:address tag:name
 *	lang:en after:2026-03-01 before:2026-04 is:unread is:read
 *	is:starred is:conflict is:cut is:noted /regular expression/
 *
 * feed: is a part of the title or address of a feed, or its number (f7);
 * tag: a category of the article or a tag of its feed.
 *
 * Everything must hold; '-' before a term turns it round.  A value with
 * spaces stands in quotes; a quote that is not closed ends with the
 * line.  What looks like a field but is none ("12:30", "http://...") is
 * a word, unless it is nearly the name of one.  after: counts from the
 * start of its day, month or year (UTC), before: ends where its begins.
 * A regular expression is POSIX extended, regardless of case, and is tried
 * on the title and on each paragraph.
 */
#ifndef DB_QUERY_H
#define DB_QUERY_H

#include "src/base/buf.h"
#include "src/base/status.h"

#define QUERY_BYTES 1000
#define QUERY_TERMS 64

/* The manual page has the same words; tests/cli/usage.sh compares. */
#define QUERY_FIELD_LIST(_) \
	_(WORD, "", "{title body}", "") \
	_(TITLE, "title:", "title", "a word of the title") \
	_(OUTLET, "outlet:", "outlet", "a word of the outlet's name") \
	_(FEED, "feed:", "feed", \
	    "a part of a feed's title or address, or its number (f7)") \
	_(TAG, "tag:", "tag", "a category, or a tag you gave its feed") \
	_(LANG, "lang:", "lang", "its language: en, de")

enum query_field {
#define QUERY_FIELD_ENUM(name, prefix, column, help) QUERY_##name,
	QUERY_FIELD_LIST(QUERY_FIELD_ENUM)
#undef QUERY_FIELD_ENUM
};

struct query_term {
	enum query_field field;
	struct str text;
	bool not;
	/* For what the index does not know alone (db/feed_terms.h): this
	 * expression stands for the term, or none does when it is 'beside'. */
	struct str match;
	bool beside;
};

enum query_flag {
	QUERY_UNREAD = 1,
	QUERY_STARRED = 2,
	QUERY_CONFLICT = 4,
	QUERY_CUT = 8,
	QUERY_NOTED = 16,
};

struct query {
	const struct query_term *terms;
	size_t nterms;
	unsigned is, is_not;   /* of enum query_flag */
	int64_t after, before; /* from 'after' on, up to but not 'before' */
	struct str regex;      /* absent: none; compiles */
	bool regex_not;
};

/* OK, or BAD_QUERY with a sentence in *why.  Strings live in the arena. */
enum status query_parse(struct arena *a, struct str text,
    struct query *out, struct str *why);

/* What may begin a term: "title:", ..., "is:unread", one by one, with what
 * it asks for; NULL ends them. */
const char *query_name(size_t i, const char **help);

/* column : "a ""text""", for FTS5. */
void query_quoted(struct buf *b, const char *column, struct str text);

/* The terms in FTS5's language: those that must be found (absent when
 * there is none), and any of which must not be found.  Every text is
 * quoted, so nothing typed is ever an operator. */
struct str query_match(struct arena *a, const struct query *q);
struct str query_exclude(struct arena *a, const struct query *q);

#endif
