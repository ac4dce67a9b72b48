/*
 * store.h - the one SQLite file, asked questions.
 *
 * The store keeps; it does not compute.  Every function returns a
 * status; store_error() has the words of the last failure, naming the
 * file.  Strings handed out live in the arena given.  Writes happen
 * inside store_begin() ... store_commit() unless a function says that it
 * is a transaction of its own.  Lists never load bodies and are read by
 * key, a page at a time: cost follows the page, not the store.
 *
 * Text comes back as it was stored.  A damaged or foreign store may hold
 * anything, so the screen cleans it again (text/clean.h).
 */
#ifndef DB_STORE_H
#define DB_STORE_H

#include "src/base/buf.h"
#include "src/model/alignment.h"
#include "src/model/event.h"

struct store;

enum store_mode {
	STORE_WRITE,  /* made when missing, 0600, folder 0700; migrated */
	STORE_READ,   /* read only; a newer store may open if it allows it */
	STORE_MEMORY, /* path ignored; gone at close */
};

/* OK, NOT_FOUND (STORE_READ only), NO_ACCESS, NOT_A_STORE, NEWER, BUSY,
 * READ_ONLY, DISK_FULL, DAMAGED, IO.  On failure *out is NULL and 'why'
 * holds a whole sentence that names the path and the remedy. */
enum status store_open(const char *path, enum store_mode mode,
    struct buf *why, struct store **out);
void store_close(struct store *s); /* NULL is fine */
const char *store_error(const struct store *s);
const char *store_path(const struct store *s);
/* Changes when another process has written: redraw then. */
int64_t store_version(struct store *s);

/* How long others who write are waited for; 5 s where nothing is said. */
void store_patience(struct store *s, int ms);
/* False: it was opened with STORE_READ. */
bool store_writes(const struct store *s);

/* BEGIN IMMEDIATE, so long waiting: OK or BUSY.  IO or NEWER when the
 * file is another one by now, or a newer program's. */
enum status store_begin(struct store *s);
/* One state of the store for all that is read until store_rollback(). */
enum status store_begin_read(struct store *s);
enum status store_commit(struct store *s);
void store_rollback(struct store *s); /* fine outside a transaction */
/* Commits when all went well, else takes back.  Returns how it ended. */
enum status store_end(struct store *s, enum status status);

/* ---- articles ---- */

enum put_result { PUT_NEW, PUT_SAME, PUT_VERSION };

/* Stores an article, or its new version when the text of a known one
 * changed.  Identity: feed (or outlet) and source_id, then canonical
 * url, then text hash; store_article.c has the rules.  *id is the
 * article's. */
enum status store_put_article(struct store *s, const struct article *a,
    int64_t now, int64_t *id, enum put_result *result);

/* The outlet it is stored under, which is what the reader calls its feed
 * rather than what it came with.  NOT_FOUND. */
enum status store_article_outlet(struct store *s, struct arena *a,
    int64_t id, struct str *name);

/* The newest version with its paragraphs, older versions behind
 * ->previous when 'versions'.  NOT_FOUND; DAMAGED when the text does not
 * match its hash (then *out holds no paragraphs). */
enum status store_article(struct store *s, struct arena *a, int64_t id,
    bool versions, struct article *out);

struct list_key { /* opaque; from a row of the same list */
	int64_t sort, id;
};

struct article_row {
	int64_t id, event;
	struct list_key key;
	struct str outlet, title;
	struct when published;
	unsigned versions, words;
	unsigned event_outlets; /* outlets of its event, 1: alone */
	unsigned conflicts;	/* of its event */
	int64_t copy_of;
	double copy_share;
	bool read, starred, cut, noted;
	struct str source_id, url;
	struct str doubt; /* why it may not belong to its event; or absent */
	struct str snippet; /* of a search: words around the hit */
	bool highlight; /* for who lists them; the store sets it false */
};

enum article_scope {
	SCOPE_ALL,
	SCOPE_UNREAD,
	SCOPE_STARRED,
	SCOPE_EVENT, /* .event */
	SCOPE_SEARCH, /* .query */
};

struct article_query {
	enum article_scope scope;
	int64_t event;
	struct str query; /* see query.h */
};

/* A page: up to 'n' rows after 'from' (NULL: from the top), or before it
 * when 'back', newest first always; in list order.  BAD_QUERY with the
 * reason in store_error(). */
enum status store_articles(struct store *s, struct arena *a,
    const struct article_query *q, const struct list_key *from, bool back,
    size_t n, struct article_row **rows, size_t *nrows);
/* Gives rows without a title the first words of their text. */
enum status store_openings(struct store *s, struct arena *a,
    struct article_row *rows, size_t n);
/* A search that turns rows down for what no index knows (is:, /regex/)
 * looks at 20,000 rows a page and at no more.
 *
 * How many rows the list has.  Exact; a search stops counting at 5,000. */
enum status store_articles_count(struct store *s,
    const struct article_query *q, size_t *count);

/* ---- events ---- */

enum event_sort { EVENTS_BY_ACTIVITY, EVENTS_BY_SIZE, EVENTS_BY_CONFLICTS,
	EVENTS_BY_UNREAD };

struct event_query {
	enum event_sort sort;
	bool all;	  /* ended ones too */
	/* QUERY over the members, absent: no filter.  The events of the
	 * newest 5,000 hits are found. */
	struct str query;
};

struct event_row {
	int64_t id;
	struct list_key key;
	struct str headline;
	struct when first, last; /* UNKNOWN: no article is dated */
	unsigned articles, outlets, independent, conflicts, unread;
	unsigned fresh;	 /* articles since the reader last looked */
	char state;	 /* 'N' never looked at, 'U' changed since, ' ' */
	int64_t only_article; /* when it has a single article */
	bool noted;
	bool highlight; /* as article_row */
};

enum status store_events(struct store *s, struct arena *a,
    const struct event_query *q, const struct list_key *from, bool back,
    size_t n, struct event_row **rows, size_t *nrows);
enum status store_events_count(struct store *s,
    const struct event_query *q, size_t *count);

/* One event with members, terms and counts. */
enum status store_event(struct store *s, struct arena *a, int64_t id,
    struct event *out);
/* The event an article belongs to; 0 when none. */
enum status store_event_of(struct store *s, int64_t article, int64_t *event);

/* Writes an event (id 0: a new one, *id is given) with its members and
 * terms, replacing what stood there; the members leave their former
 * events.  An event left without members is deleted.  Counts are the
 * store's own: those in 'e' are not read, nor are doubts, which
 * store_put_facts() writes; a member that moves loses its doubt.  Only
 * what changed is written. */
enum status store_put_event(struct store *s, const struct event *e,
    int64_t *id);
/* The event that told the story on days before. */
enum status store_put_earlier(struct store *s, int64_t event,
    int64_t earlier);
/* Live events end whose last article is 'age' seconds older than the
 * newest publication ever met (store_put_newest) and whose texts all came
 * in longer ago than that: what was just imported is shown, however old
 * its news.  A new member makes an event live again.  Transactions of
 * its own, a few events each. */
enum status store_end_events(struct store *s, int64_t now, int64_t age);

/* What the list's preview shows of the ledger, worst first. */
struct fact_line {
	enum fact_kind kind;
	enum verdict verdict;
	double severity;
	struct str label; /* "killed" */
	struct str cells; /* "41 | 37 | at least 41" */
};
/* Replaces an event's lines, its conflict count and the doubts of its
 * members (member.doubtful, .doubt by article id). */
enum status store_put_facts(struct store *s, int64_t event,
    const struct fact_line *lines, size_t n, unsigned conflicts,
    const struct member *doubts, size_t ndoubts);
/* What part of a copy's words stands in the text it copies. */
enum status store_put_share(struct store *s, int64_t article, double share);
enum status store_facts(struct store *s, struct arena *a, int64_t event,
    struct fact_line **lines, size_t *n);
/* Up to n events whose members changed after their facts were stored. */
enum status store_stale_events(struct store *s, struct arena *a, size_t n,
    int64_t **ids, size_t *nids);

/* ---- the search index ---- */

/* Articles wait to be found until they are put into the search index:
 * up to 'n' of them, and not many more than 40,000 words, in a transaction
 * of its own, oldest first.  *left says how many still wait, 1,000 at
 * most.  For whoever stores articles, at the end; readers never. */
enum status store_index_some(struct store *s, size_t n, size_t *left);
enum status store_index_waiting(struct store *s, size_t *n);

/* ---- what the reader did: durable before it is shown, undoable ---- */

/* Who acts from now on: it stands with every act and decision, and undo
 * takes back that editor's.  Absent: nobody in particular. */
void store_set_editor(struct store *s, struct str editor);
struct str store_editor(const struct store *s);

enum mark_what { MARK_READ, MARK_UNREAD, MARK_STAR, MARK_UNSTAR };

/* Each is a transaction of its own with synchronous=FULL, so it is not
 * called between store_begin() and store_commit().  NOT_FOUND when an id
 * is unknown (nothing is marked then). */
enum status store_mark(struct store *s, enum mark_what what,
    const int64_t *articles, size_t n, int64_t now);
/* The same for more than one transaction should hold: the next part of an
 * act that is undone as a whole.  *whole is 0 before the first part, and
 * names the act then.  256 articles are some 5 ms. */
enum status store_mark_part(struct store *s, enum mark_what what,
    const int64_t *articles, size_t n, int64_t now, int64_t *whole);
/* The id of the article that came in last; 0: there is none. */
enum status store_newest(struct store *s, int64_t *article);
/* Corrections of events.  They are acts like marks, and bind all later
 * runs: what was merged stays together, what was taken out stays out of
 * the event it stood in.  A new one overrules those it contradicts.
 * Headlines and terms of the events are made anew by the next clustering.
 * NOT_FOUND for an unknown id, USAGE when nothing would change.
 *
 * All of 'event' goes into 'into'. */
enum status store_merge(struct store *s, int64_t into, int64_t event,
    int64_t now);
/* The article, with the copies of its text in the event, becomes an event
 * of its own, *event. */
enum status store_split(struct store *s, int64_t article, int64_t now,
    int64_t *event);
/* The same, but it goes into another event. */
enum status store_move(struct store *s, int64_t article, int64_t event,
    int64_t now);
/* Paragraphs set side by side or apart: an act too, which overrules what
 * was decided of the same ones.  The facts of their events are stale. */
enum status store_align(struct store *s, const struct alignment *pairs,
    size_t n, int64_t now);
/* What was decided of the paragraphs of these articles, all members of an
 * event say; pairs with others may be among it. */
enum status store_alignments(struct store *s, struct arena *a,
    const int64_t *articles, size_t n, struct alignment **out, size_t *nout);
/* The same for a comparison of these articles. */
enum status store_ties(struct store *s, struct arena *a,
    const struct article *const *articles, size_t n, const struct tie **ties,
    size_t *nties);
/* The reader looked at an event now: nothing in it is fresh any more.
 * Looking is no act to be undone. */
enum status store_looked(struct store *s, int64_t event, int64_t now);
/* Takes back, or does again, the last act; 'words' says which ("mark 3
 * articles read").  DONE when there is none. */
enum status store_undo(struct store *s, int64_t now, struct buf *words);
enum status store_redo(struct store *s, int64_t now, struct buf *words);
/* The same in the parts that the act was made of, while 'more' is true
 * after OK.  Begins with all zero but 'again', which redoes; 'words' says
 * how much was done so far. */
struct undoing {
	bool again, more;
	int64_t whole;
	size_t n; /* articles so far */
	int64_t now; /* of the last part */
};
enum status store_undo_part(struct store *s, struct undoing *u, int64_t now,
    struct buf *words);

#endif
