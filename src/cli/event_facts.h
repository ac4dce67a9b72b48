/*
 * event_facts.h - the facts of a stored event, read again.
 */
#ifndef CLI_EVENT_FACTS_H
#define CLI_EVENT_FACTS_H

#include "db/store.h"
#include "src/text/stems.h"

struct lexicon;

/* Texts of a large event that are compared: the members that are most
 * like the others. */
#define EVENT_FACTS_TEXTS 12

/* Compares the independent texts of an event and stores what the lists
 * show of it, inside the caller's transaction; adds 1 to *compared when
 * there were two texts or more.  An event that is gone meanwhile is OK. */
enum status event_facts_refresh(struct store *s, struct stemmers *stemmers,
    const struct lexicon *aliases, int64_t event, size_t *compared);
/* Are the stored facts of an event those that its texts give?  Those of
 * an event that is gone are. */
enum status event_facts_hold(struct store *s, struct stemmers *stemmers,
    const struct lexicon *aliases, int64_t event, bool *hold);

#endif
