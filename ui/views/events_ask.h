/*
 * events_ask.h - what the list of events asks the store for: its rows
 * without those that the reader's rules keep out.
 */
#ifndef UI_VIEWS_EVENTS_ASK_H
#define UI_VIEWS_EVENTS_ASK_H

#include "db/store_rules.h"
#include "ui/list.h"

struct events_asked {
	struct event_query query;
	struct arena *arena; /* of the hits */
	struct rule_hits kill, light;
	size_t nrules;
};

/* For a list whose query is a struct events_asked. */
extern const struct list_source events_source;

/* What the rules find now.  False: there are others than before, and the
 * list is to be restarted. */
bool events_rules(struct events_asked *q, struct app *app);
/* Events of this list that nothing is left of. */
size_t events_killed(const struct events_asked *q);

#endif
