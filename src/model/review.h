/*
 * review.h - what an editor is to decide: the discrepancies of all
 * events, and what was decided about them.
 *
 * A discrepancy is a fact that articles tell differently, or that some
 * leave out.  It stays the same thing when its ledger is computed again,
 * when a text says more and when its event gets another number: it is
 * known by its kind, and by its label or the values its articles give.
 * When the values change, a decision no longer stands and it is opened
 * again; another article that tells a known value changes nothing.
 */
#ifndef MODEL_REVIEW_H
#define MODEL_REVIEW_H

#include "src/base/arena.h"
#include "src/base/buf.h"
#include "src/model/comparison.h"

/* A mention, as struct cell. */
struct review_spot {
	uint32_t pane;	 /* whose, see below */
	int32_t para;	 /* -1: an older version said so */
	uint32_t start, end;
	unsigned version;
	enum bound bound;
	struct str text, value, unit, attribution, said_at;
};

struct discrepancy {
	enum fact_kind kind;
	enum verdict verdict;
	double severity;
	struct str label; /* "killed" */
	struct str cells; /* "41 | 37 | - | >=41", a cell a pane */
	struct str why;	  /* the rule that gave the verdict */
	const struct review_spot *spots;
	size_t nspots;
	const int64_t *panes; /* the ledger's articles, A first */
	size_t npanes;
	struct weights weights; /* of the severity */
};

/* Does an editor have to know of it?  All but what all tell alike, and
 * what only one tells. */
bool review_wanted(enum fact_kind kind, enum verdict v);
/* Has a rule explained it, so that nobody needs to decide? */
bool review_explained(enum fact_kind kind, enum verdict v);
/* Hashes of the values its texts give now, in any order, and of who gives
 * which. */
uint64_t review_held(const struct discrepancy *d);
uint64_t review_told(const struct discrepancy *d);
/* Finds each of 'now' among 'then': (*out)[i] is its index there, or
 * STR_NPOS for what is new.  No index is given twice. */
void review_match(struct arena *a, const struct discrepancy *then,
    size_t nthen, const struct discrepancy *now, size_t nnow, size_t **out);

/* Stored: never renumbered. */
#define REVIEW_STATE_LIST(_) \
	_(NEW, "new", "new") \
	_(AGAIN, "reopened", "again") \
	_(ACCEPTED, "accepted", "ok") \
	_(REJECTED, "false alarm", "false") \
	_(DEFERRED, "deferred", "waits") \
	_(EXPLAINED, "explained", "auto")

enum review_state {
#define REVIEW_STATE_ENUM(name, words, word) REVIEW_##name,
	REVIEW_STATE_LIST(REVIEW_STATE_ENUM)
#undef REVIEW_STATE_ENUM
	REVIEW_STATES
};

const char *review_state_words(enum review_state s); /* "false alarm" */
const char *review_state_word(enum review_state s);  /* "false" */

/* Stored: never renumbered.  Name, command, what it did. */
#define REVIEW_WHAT_LIST(_) \
	_(ACCEPT, "accept", "accepted") \
	_(REJECT, "reject", "called a false alarm") \
	_(DEFER, "defer", "deferred") \
	_(REOPEN, "reopen", "opened again") \
	_(NOTE, "note", "noted") \
	_(ASSIGN, "assign", "assigned") \
	_(LINE, "line", "given a line to publish")

enum review_what {
#define REVIEW_WHAT_ENUM(name, word, done) REVIEW_TO_##name,
	REVIEW_WHAT_LIST(REVIEW_WHAT_ENUM)
#undef REVIEW_WHAT_ENUM
	REVIEW_WHATS
};

const char *review_what_word(enum review_what w); /* "accept" */
const char *review_what_done(enum review_what w); /* "accepted" */

struct review_decision {
	enum review_what what;
	int64_t at, until; /* until 0: it changes */
	struct str editor; /* absent: nobody said */
	struct str text;   /* of note, assign and line; absent: none */
	bool undone;
};

struct review_teller {
	struct str outlet; /* absent: its article is gone */
	struct when published;
};

struct review_item {
	int64_t id, event; /* event 0: it is told no longer */
	int64_t sort;	   /* the store's, for its lists */
	struct str headline;
	struct when last; /* of the event */
	enum review_state state;
	int64_t until; /* of DEFERRED: a time, or 0: until it changes */
	int64_t found, changed;
	struct str by; /* who decided on its state, and when (0: nobody) */
	int64_t at;
	struct str assigned, note, line; /* absent: none */
	struct discrepancy d; /* in lists without why, spots and panes */
	/* Of a single item: one a pane; oldest decision first. */
	const struct review_teller *tellers;
	const struct review_decision *history;
	size_t nhistory;
	/* Also: others like it that were accepted, or called false alarms. */
	const struct review_item *alike;
	size_t nalike;
};

/* Which items, in which order. */
enum review_scope {
	REVIEW_OPEN,
	REVIEW_WAITING, /* deferred */
	REVIEW_DECIDED,
	REVIEW_BY_RULE, /* explained */
	REVIEW_ALL,	/* these four, in this order */
};

enum review_sort { REVIEW_BY_SEVERITY, REVIEW_BY_TIME };

struct review_query {
	enum review_scope scope;
	enum review_sort sort;
	int kind, verdict; /* -1: any */
	int64_t event;	   /* 0: any */
	/* Assigned to, or last decided by; "-": assigned to nobody; absent:
	 * any. */
	struct str editor;
	struct str words; /* in label, values or headline; absent: any */
};

/* "state:open kind:quote verdict:conflict editor:mk event:e12 WORDS".
 * Strings point into 'text'.  False with the reason in 'why'. */
bool review_query_read(struct str text, struct review_query *out,
    struct buf *why);
const char *review_scope_word(enum review_scope s);

/* "2h", "30m", "3d", "18:00" (the next, UTC + zone seconds), "2026-03-15",
 * or "change" and nothing: 0.  False when it is none of these, or past. */
bool review_until_read(struct str text, int64_t now, int64_t zone,
    int64_t *out);

/* "41 / 37 / >=41": each value once, bounds in 'words' ("at least 41") or
 * signs; of an omission "not in C". */
struct str review_short(
    struct arena *a, const struct discrepancy *d, bool words);
/* The label and that; only that where a value repeats the label: "Adil
 * Renn / Adel Renn". */
struct str review_called(
    struct arena *a, const struct discrepancy *d, bool words);
/* "A B D": who tells it; of an omission who does not. */
struct str review_who(struct arena *a, const struct discrepancy *d);
/* What an editor calls a kind: "figure", "time", "omission". */
const char *review_kind_word(enum fact_kind k);
/* One sentence for print: who says what, citing whom. */
struct str review_line(struct arena *a, const struct review_item *item);

#endif
