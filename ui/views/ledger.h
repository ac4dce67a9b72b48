/*
 * ledger.h - the state of the ledger view, shared by ledger.c and
 * ledger_facts.c, which change it, and ledger_draw.c and ledger_values.c,
 * which show it.
 */
#ifndef UI_VIEWS_LEDGER_H
#define UI_VIEWS_LEDGER_H

#include "ui/loaded.h"
#include "ui/view.h"
#include "ui/views/decide.h"
#include "ui/views/finding.h"

/* Kinds of fact as the ledger groups them, in its order. */
#define LEDGER_GROUP_LIST(_) \
	_(FIGURES, "FIGURES") \
	_(TIMES, "DATES AND TIMES") \
	_(NAMES, "NAMES AND PLACES") \
	_(QUOTES, "QUOTES") \
	_(SOURCES, "SOURCES") \
	_(OMISSIONS, "OMISSIONS") \
	_(EDITS, "EDITS")

enum ledger_group {
#define LEDGER_GROUP_ENUM(name, words) LEDGER_##name,
	LEDGER_GROUP_LIST(LEDGER_GROUP_ENUM)
#undef LEDGER_GROUP_ENUM
	    LEDGER_GROUPS
};

enum ledger_group ledger_group_of(enum fact_kind k);
const char *ledger_group_words(enum ledger_group g);

enum ledger_sort {
	LEDGER_SUITED, /* by group where there is width for it */
	LEDGER_BY_SEVERITY,
	LEDGER_BY_GROUP,
	LEDGER_BY_LABEL,
};

/* A column an outlet, or each value once with those who give it. */
enum ledger_form {
	LEDGER_FITTING, /* columns where there is width for all of them */
	LEDGER_COLUMNS,
	LEDGER_VALUES,
};

/* filter: FILTER_ALL, FILTER_OPEN, or FILTER_GROUP + a group. */
enum { FILTER_ALL, FILTER_OPEN, FILTER_GROUP };

struct ledger_state {
	struct arena *arena; /* the view's */
	struct loaded *l;
	const struct fact **facts; /* filtered and sorted */
	size_t nfacts;
	size_t selected;      /* a fact */
	struct window window; /* on the lines of the table */
	struct str sought; /* a label to go to when all is compared */
	const struct fact *told; /* whose evidence is shown: see rest() */
	size_t first, focus;  /* outlets: the window, and the one chosen */
	unsigned filter;
	enum ledger_sort sort;
	enum ledger_form form;
	bool plain;          /* brackets for colours */
	int taller; /* the table than it would be, by its border */
	bool full;           /* the whole evidence, from line ... */
	size_t evidence_top; /* ... this on */
	struct finding finding;
	/* What editors decided: an item for each fact of the comparison, or
	 * NULL. */
	struct arena *decisions;
	const struct review_item **items;
	struct decide decide;

	struct area body;
	bool grouped, by_value;
	int label, column, shown, verdict; /* widths; outlets in sight */
	int table, strip, rule;            /* heights */
};

/* Chooses facts and sorts them again; the cursor stays on its fact. */
void ledger_arrange(struct ledger_state *s);
bool ledger_passes(const struct ledger_state *s, const struct fact *f);
void ledger_select(struct ledger_state *s, const struct fact *f);
void ledger_read_decisions(struct ledger_state *s, struct app *app);

/* The line of the table a fact stands on; heads of groups count. */
size_t ledger_line(const struct ledger_state *s, size_t fact);
/* Lines of the evidence that the strip has room for. */
size_t ledger_evidence_room(const struct ledger_state *s);
size_t ledger_open(const struct ledger_state *s);
/* Is the fact loud, and has nobody decided on it? */
bool ledger_is_open(const struct ledger_state *s, const struct fact *f);
/* The item of a fact in the review queue; NULL: it is in none. */
const struct review_item *ledger_item(const struct ledger_state *s,
    const struct fact *f);

/* Behind the label of a fact; and what stands above that. */
void ledger_draw_values(const struct ledger_state *s, const struct frame *f,
    int row, int column, int width, const struct fact *fact);
void ledger_draw_names(const struct ledger_state *s, const struct frame *f,
    int row, int column, int width);

void ledger_title(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void ledger_status(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void ledger_draw(const void *state, const struct frame *f);

#endif
