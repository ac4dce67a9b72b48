/*
 * loaded.h - an event with its articles and their comparison, read once
 * and shared by the views that stand on it.
 *
 * Event, compare, ledger and reader each take a reference; the app keeps
 * one more to the last two events, so that going to and fro reads nothing
 * again.  An event of many texts is there at once and compared beside the
 * reader (comparing.h); its views are told to reload when that is done.
 * When the members or their versions have changed in the store,
 * loaded_get() reads anew and the old one lives on until it is dropped;
 * what clustering says of them is read again into the same one.
 */
#ifndef UI_LOADED_H
#define UI_LOADED_H

#include "db/store.h"
#include "src/compare/compare.h"

struct app;

struct loaded {
	struct arena *arena;
	unsigned refs;
	uint64_t key; /* of what was compared: event, members, versions */

	struct event event;
	/* In pane order: own texts oldest first, then copies if asked for.
	 * Texts are clean lines.  The comparison's articles are these. */
	const struct article *const *articles;
	const struct member *const *members;
	size_t n;
	size_t hidden;        /* copies left out */
	bool copies;          /* asked for */
	/* NULL when there is no article, or while they are compared. */
	struct comparison *c;
	struct compare_options how;
	struct loaded *texts; /* whose articles these are; NULL: its own */
};

/* Those that are kept, for app.c. */
#define LOADED_KEPT ((size_t)2)
void loaded_keep(struct loaded **kept, struct loaded *l);

/* The event, from those kept or from the store; NULL after
 * app_error().  Drop it when done. */
struct loaded *loaded_get(struct app *app, int64_t event, bool copies);
/* What an article is read among: its event, with the copies when it is
 * one, or it alone when it belongs to none (event.id is 0 then). */
struct loaded *loaded_article(struct app *app, int64_t article);
/* The same event when the store now has something else of it; NULL when it
 * has not, or after app_error(). */
struct loaded *loaded_again(struct app *app, const struct loaded *l);
void loaded_drop(struct loaded *l); /* NULL is fine */

/* Is it being compared? */
bool loaded_waits(const struct loaded *l);
/* The place of an article in the comparison; -1: not there. */
int loaded_index(const struct loaded *l, int64_t article);
/* The doubt about an article; absent: none. */
struct str loaded_doubt(const struct loaded *l, uint32_t index);

#endif
