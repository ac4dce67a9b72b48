/*
 * cluster.h - which articles report the same event.
 *
 * Three values and a machine.  A sketch is what is kept of an article:
 * its terms and a sample of its shingles.  The machine, struct cluster,
 * holds the sketches of a window of days with an index over them; new
 * ones are added, cluster_run() gives each an event, and what changed is
 * read back.  Whoever drives it (cli/pipeline) loads stored sketches
 * into it and stores the answers: nothing here knows the store, the
 * clock or a file, and the same articles give the same events.
 *
 *	terms_read()           article -> sketch
 *	cluster_days()         which days must be loaded for these sketches
 *	cluster_unknown()      which document frequencies are missing
 *	cluster_together()     what a reader decided
 *	cluster_load()         a stored sketch, in its event
 *	cluster_add()          a new one, or a new version
 *	cluster_run()          gives the new ones their events
 *	cluster_changed()      the events to be stored again
 *	cluster_describe()     members, scores, terms of one of them
 *
 * Event ids: those of the store are positive; an event made here has a
 * negative one until cluster_named() tells what the store called it.
 */
#ifndef CLUSTER_CLUSTER_H
#define CLUSTER_CLUSTER_H

#include "src/base/buf.h"
#include "src/model/event.h"

/* ---- sketches: terms.c, copies.c, sketch.c ---- */

/* Where a term stands and how often; counts stop at 255. */
struct term {
	uint32_t id; /* hash of the stem; TERM_FOREIGN: see terms.c */
	uint8_t title, lead, body;
};

/* Set in the id of a term that only texts of one language share. */
#define TERM_FOREIGN UINT32_C(0x80000000)

#define SKETCH_NO_DAY INT32_MIN
#define SKETCH_TERMS 128   /* the heaviest are kept */
#define SKETCH_SHINGLES 96 /* the smallest hashes are kept */

struct sketch {
	const struct term *terms; /* by id */
	size_t nterms;
	const uint32_t *shingles; /* ascending */
	size_t nshingles;
	uint32_t shingled; /* how many shingles the whole text has */
	uint32_t language; /* hash of its primary tag; 0: English */
	uint32_t words;
	int64_t article; /* id in the store */
	int64_t event;	 /* 0: none yet */
	struct when published;
	int64_t came; /* when it came in, seconds */
	uint64_t outlet; /* str_hash of the outlet's name in lower case */
	uint64_t agency; /* the same of the agency credited; 0: none */
	struct str title;
	int64_t copy_of; /* as struct member */
	double copy_share;
};

/* The days of both times, since 1970; SKETCH_NO_DAY when not known. */
int32_t sketch_day(const struct sketch *k);
int32_t sketch_came(const struct sketch *k);

/* A term met in a text, for the table of document frequencies. */
struct term_word {
	uint32_t id;
	uint32_t background; /* articles of the shipped table with it */
	struct str word;     /* as the text first has it, lower case */
};

/* Reads articles into sketches; keeps stemmers and scratch memory. */
struct terms;
struct terms *terms_new(void);
void terms_free(struct terms *t); /* NULL is fine */

/* A sketch's outlet, of its name. */
uint64_t terms_outlet(struct arena *a, struct str name);

/* The sketch, with all terms of the first 6,000 words.  'words' gets one
 * entry for each of its terms, in their order.  .article and .event are
 * 0; .came is 'now'.  What the sketch refers to lives in the arena or
 * with the article. */
void terms_read(struct terms *t, struct arena *a, const struct article *art,
    int64_t now, struct sketch *out, const struct term_word **words);

/* The stored form of terms and shingles, and back.  False when the bytes
 * were damaged. */
void sketch_pack(const struct sketch *k, struct buf *out);
bool sketch_unpack(struct arena *a, struct str bytes, struct sketch *k);

/* What part of each text's own words stands in the other, in runs of
 * five and more, judged by the samples: 0..1. */
struct overlap {
	double of_a, of_b;
};
struct overlap sketch_overlap(const struct sketch *a,
    const struct sketch *b);
/* Is one of two texts with this overlap a copy of the other? */
bool overlap_is_copy(struct overlap o);
/* The same counted word by word on the texts. */
struct overlap copies_overlap(struct arena *a, const struct article *x,
    const struct article *y);

/* ---- the machine: index.c, events.c ---- */

struct cluster;

struct cluster *cluster_new(void);
void cluster_free(struct cluster *c); /* NULL is fine */
/* Articles held, to see when to begin with a new one. */
size_t cluster_count(const struct cluster *c);

enum day_kind {
	DAYS_PUBLISHED,	   /* of articles published then */
	DAYS_CAME_UNDATED, /* of articles without a date that came in then */
	DAYS_CAME,	   /* of all articles that came in then */
};

struct day_range {
	enum day_kind kind;
	int32_t first, last;
};
/* The days not loaded yet whose articles may share an event with these
 * sketches; they count as loaded from here on.  Of each range at most
 * CLUSTER_LIMIT articles are wanted, the latest to come in; an event with
 * any member among them is loaded whole. */
size_t cluster_days(struct cluster *c, struct arena *a,
    const struct sketch *k, size_t n, const struct day_range **out);
#define CLUSTER_LIMIT 16384
/* Without a date on one side no days lie between two articles, but others
 * that came in: more than so many, and they are not compared.  So many
 * are wanted of the ranges by day of coming. */
#define CLUSTER_UNDATED 8192

/* Document frequencies.  'articles' is how many were counted so far.
 * cluster_unknown gives the ids of these sketches' terms that were never
 * told; cluster_frequency tells one (0 for those the store does not
 * know: then the shipped background holds).  'number' is the store's own,
 * by which it finds the term again; cluster_numbered tells that of one it
 * did not know. */
void cluster_articles(struct cluster *c, uint64_t articles);
/* Articles up to this id are among them: adding one does not count it. */
void cluster_counted_to(struct cluster *c, int64_t article);
size_t cluster_unknown(struct cluster *c, struct arena *a,
    const struct sketch *k, size_t n, const uint32_t **ids);
void cluster_frequency(struct cluster *c, uint32_t id, uint32_t number,
    uint32_t df, struct str word);
void cluster_numbered(struct cluster *c, uint32_t id, uint32_t number);
/* What has changed since the last call: ids, their new df and word. */
struct frequency {
	uint32_t id, number, df;
	struct str word;
};
size_t cluster_frequencies(struct cluster *c, struct arena *a,
    const struct frequency **out, uint64_t *articles);
/* Weights stand for the frequencies of the last cluster_weigh(): to be
 * called, when it is due, after the adding and before the running (the
 * first articles of a store are then weighed by each other too); the
 * frequencies are to be stored together with what the run gave. */
bool cluster_due(const struct cluster *c);
void cluster_weigh(struct cluster *c);
/* Counts an article that was stored after the frequencies were. */
void cluster_count_again(struct cluster *c, const struct sketch *k,
    const struct term_word *words);

/* Sketches are copied.  cluster_load wants .article and .event, and
 * ignores one it has.  cluster_add counts the terms too, of a new article; 'words' belongs
 * to the terms; when the article is there already its sketch is
 * replaced. */
void cluster_load(struct cluster *c, const struct sketch *k);
void cluster_add(struct cluster *c, const struct sketch *k,
    const struct term_word *words);

/* What a reader decided.  Articles of one group (> 0) come into one
 * event; two that are apart never do, nor do their groups.  To be told
 * before anything is loaded or added, groups first. */
void cluster_together(struct cluster *c, int64_t article, int64_t group);
void cluster_apart(struct cluster *c, int64_t article, int64_t other);

/* Gives every added sketch an event. */
void cluster_run(struct cluster *c);

/* Events whose members changed since the last call; those left without
 * members are not among them. */
size_t cluster_changed(struct cluster *c, struct arena *a,
    const int64_t **ids);
/* One event as the store wants it, .conflicts and .unread apart.  False
 * when there is no such event. */
bool cluster_describe(struct cluster *c, struct arena *a, int64_t event,
    struct event *out);
/* The event that told the same story on days before this one began, 0
 * when there is none: less alike than members must be, so it is a link
 * and no merge.  Both have their ids of the store by now. */
int64_t cluster_earlier(struct cluster *c, int64_t event);
/* A sketch as it is to be stored, with its event.  False when the article
 * is not loaded. */
bool cluster_sketch(const struct cluster *c, struct arena *a,
    int64_t article, struct sketch *out);
/* The store gave an event its id. */
void cluster_named(struct cluster *c, int64_t from, int64_t to);

#endif
