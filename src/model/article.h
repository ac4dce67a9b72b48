/*
 * article.h - the value on the arrow from ingest to everything else.
 *
 * Every struct str here is clean UTF-8 as text_clean() made it (or
 * {NULL,0} when unknown); the bytes live in the arena of whoever made
 * the article.  Articles are values: nobody changes one he was handed.
 */
#ifndef MODEL_ARTICLE_H
#define MODEL_ARTICLE_H

#include "src/base/arena.h"
#include "src/model/note.h"

enum precision {
	PRECISION_UNKNOWN, /* .at means nothing */
	PRECISION_DAY,	   /* .at is 00:00 UTC of that day */
	PRECISION_INSTANT,
};

struct when {
	int64_t at; /* seconds since 1970 UTC */
	enum precision precision;
};

/* What a paragraph is.  The words are those of the JSON. */
#define PARA_LIST(_) \
	_(BODY, "body") \
	_(HEADING, "heading") \
	_(CAPTION, "caption") \
	_(QUOTE, "quote") \
	_(FURNITURE, "furniture")

enum para_kind {
#define PARA_ENUM(name, word) PARA_##name,
	PARA_LIST(PARA_ENUM)
#undef PARA_ENUM
};

const char *para_word(enum para_kind k);

/* Does an article tell its story in such a paragraph? */
static inline bool
para_tells(enum para_kind k)
{
	return k == PARA_BODY || k == PARA_QUOTE;
}

struct paragraph {
	struct str text;
	enum para_kind kind;
};

/* A file that comes with an article: a recording, a picture. */
struct enclosure {
	struct str url;	/* http or https */
	struct str type; /* as said: "audio/mpeg", "image"; may be absent */
	int64_t length;	/* bytes; 0: unknown */
};

struct article {
	int64_t id;	      /* in the store; 0 when not stored */
	struct str source_id; /* the document's own id: guid, JSON "id" */
	struct str known_as;  /* the same as it is compared; or absent */
	struct str feed;      /* address or title of the feed it came in */
	struct str outlet;    /* who published it; never absent */
	struct str agency;    /* the agency credited for the text, if one */
	struct str url, canonical;
	struct str title, author, summary;
	struct str language;	/* BCP 47, as said or as recognised */
	struct str dateline;	/* "MOSCOW" */
	struct str *categories; /* as the document names them */
	size_t ncategories;
	struct enclosure *enclosures;
	size_t nenclosures;
	struct when published, updated;
	/* Where published was read: "date line"; where there was something
	 * else, what: "2199-01-01 is more than a month ahead". */
	struct str when_from;
	bool cut;	      /* feed summary, paywall: not the full text */
	struct str cut_why;
	/* Marks it brings from another reader; only an article that is new
	 * to the store takes them. */
	bool read, starred;

	const struct paragraph *paras;
	size_t nparas;

	/* Versions count from 1; 'seen' is when this one came in. */
	unsigned version;
	int64_t seen;
	/* Editors' own, where they were asked for. */
	const struct editor_note *notes;
	size_t nnotes;
	/* The version before this one, or NULL. */
	const struct article *previous;
};

/* "https://... (audio/mpeg, 12 MB)" */
struct str enclosure_words(struct arena *a, const struct enclosure *e);
bool enclosure_is_picture(const struct enclosure *e);

/* Words, as str_words() counts them, in what tells the story. */
size_t article_words(const struct article *a);

/* A hash of title and paragraphs: same text, same hash.  Kinds, names
 * and dates do not count. */
uint64_t article_text_hash(const struct article *a);

#endif
