/*
 * event_facts.h - the facts of a stored event, read again.
 */
#ifndef CLI_EVENT_FACTS_H
#define CLI_EVENT_FACTS_H

#include "db/store_review.h"
#include "src/cli/seal.h"
#include "src/text/stems.h"

struct lexicon;

/* Texts of a large event that are compared: the members that are most
 * like the others. */
#define EVENT_FACTS_TEXTS 12

/* What the store keeps of a comparison. */
struct event_told {
	struct fact_line *lines;
	size_t n;
	unsigned loud;
	struct discrepancy *review; /* for the queue */
	size_t nreview;
	struct member *doubts; /* .doubt by .article */
	size_t ndoubts;
	struct member *shares; /* of copies: .copy_share by .article */
	size_t nshares;
	uint64_t seal; /* of the texts and of this */
	bool compared; /* there were two texts or more */
	bool gone;     /* the event is, and nothing is told of it */
};

/* Compares the independent texts of an event, and its copies with what
 * they copy; it only reads, and what it tells lies in the arena. */
enum status event_facts_read(struct store *s, struct arena *a,
    struct stemmers *stemmers, const struct lexicon *aliases, int64_t event,
    struct event_told *out);
/* Stores it, inside the caller's transaction. */
enum status event_facts_write(struct store *s, int64_t event,
    const struct event_told *t, int64_t now);
/* Are the texts and the facts of an event those that were put together
 * (src/cli/seal.h)?  Reads no text. */
enum status event_facts_sealed(struct store *s,
    const struct lexicon *aliases, int64_t event, enum seal_state *sealed);
/* Are the stored facts of an event those that its texts give?  Those of
 * an event that is gone are. */
enum status event_facts_hold(struct store *s, struct stemmers *stemmers,
    const struct lexicon *aliases, int64_t event, bool *hold);

#endif
