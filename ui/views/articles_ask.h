/*
 * articles_ask.h - what the list of articles asks the store for: its rows
 * without those that the reader's rules keep out.
 */
#ifndef UI_VIEWS_ARTICLES_ASK_H
#define UI_VIEWS_ARTICLES_ASK_H

#include "db/store_rules.h"
#include "ui/list.h"

struct articles_asked {
	struct article_query query;
	const struct rule *rules;
	size_t nrules;
	bool kills, lights; /* is there such a rule? */
	size_t killed; /* of this list; counted at rest */
};

/* For a list whose query is a struct articles_asked. */
extern const struct list_source articles_source;

/* The rules there are now.  False: others than before, and the list is to
 * be restarted. */
bool articles_rules(struct articles_asked *q, struct app *app);
/* Do rules keep articles out of this list?  What was asked for by words, or
 * starred, is shown whatever it is. */
bool articles_hides(const struct articles_asked *q);

#endif
