/*
 * event.h - articles that report one thing that happened.
 *
 * Three counts are kept apart everywhere: articles, the outlets they
 * come from, and the independent texts left when copies are folded.
 */
#ifndef MODEL_EVENT_H
#define MODEL_EVENT_H

#include "src/model/article.h"

struct member {
	int64_t article;
	/* The article whose words this one repeats, 0 for an own text, and
	 * the share of its words found there, 0..1. */
	int64_t copy_of;
	double copy_share;
	double score;	   /* similarity to the other members, 0..1 */
	bool doubtful;	   /* may belong to another event ... */
	struct str doubt;  /* ... for this reason */
};

struct event {
	int64_t id;
	struct str headline; /* the most central title, else its terms */
	struct when first, last;
	unsigned articles, outlets, independent;
	unsigned conflicts; /* open loud facts (fact_loud) */
	unsigned unread;    /* articles not read yet */
	const struct member *members; /* oldest first; may be NULL in lists */
	size_t nmembers;
	/* Why they are together. */
	const struct str *terms; /* heaviest first */
	size_t nterms;
	double score;	       /* mean similarity of the members */
	double weakest;	       /* the least of the members' scores */
	int64_t weakest_article;
	/* The same story, earlier day: another event, 0 when there is none,
	 * and its headline when it was read from the store. */
	int64_t earlier;
	struct str earlier_headline;
	/* The first event that goes on with this story; as earlier. */
	int64_t later;
	struct str later_headline;
	/* When the reader last looked at it, 0: never; and has it got
	 * articles or versions since? */
	int64_t looked;
	bool updated;
	unsigned fresh; /* how many articles */
	/* Editors' own, where they were asked for. */
	const struct editor_note *notes;
	size_t nnotes;
};

/* "new", "updated" or "seen". */
static inline const char *
event_state(const struct event *e)
{
	return e->looked == 0 ? "new" : e->updated ? "updated" : "seen";
}

#endif
