/*
 * timeline.h - when the texts of an event came out and when they changed.
 */
#ifndef MODEL_TIMELINE_H
#define MODEL_TIMELINE_H

#include "src/model/article.h"

struct moment {
	struct when at; /* UNKNOWN: nobody says */
	size_t article; /* its place in the list given */
	unsigned version;
	bool came; /* the text does not say: this is when it came in here */
};

/* Every version known of each article, oldest first; what has no date
 * stands at the end. */
size_t timeline_of(struct arena *a, const struct article *const *articles,
    size_t n, const struct moment **out);

#endif
