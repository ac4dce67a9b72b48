/*
 * view.h - what a view is, and what the app does for it.
 *
 * A view is one file in ui/views with one 'const struct view_ops' at its
 * end, named in views.h.  Views stand on a stack; each keeps its own
 * state, in the arena it is opened with.  draw() takes that state const
 * and fills the grid; whatever must be read first is read in layout(),
 * reload(), rest() or action().  Those may ask the store questions that
 * cost a page, and never wait for anything else.
 *
 * The app draws the title line, the status line, the hint line and the
 * messages around the view's body; digits, prefixes and the keys every
 * view shares are its business too.
 */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "db/store_note.h"
#include "src/model/rule.h"
#include "src/model/settings.h"
#include "ui/actions.h"
#include "ui/grid.h"

struct app;
struct lexicon;
struct loaded;
struct keymap;

/* What a view is opened on.  Views read what concerns them. */
struct view_target {
	int64_t event;	  /* 0: none */
	int64_t article;  /* 0: none; else go to it, or read it */
	const int64_t *tags; /* compare: these articles first */
	size_t ntags;
	int32_t para;	  /* with an article: go there; -1: the start */
	struct str query; /* articles: a search; help: a view's name */
};

struct frame {
	struct grid *grid;
	struct area body;    /* where the view draws */
	struct arena *arena; /* forgotten after this frame */
	int64_t now;
	bool linear; /* no columns, words for marks */
	bool plain;  /* conflicts stand in [brackets] */
};

/* An action for the hint line, with its short word ("Open"). */
struct hint {
	enum action action;
	const char *word;
};

enum find_step {
	FIND_START,	/* a pattern will be typed: keep this place */
	FIND_TYPED,	/* the first match from the kept place on, if near */
	FIND_ENTERED,	/* the same, however far: the pattern is complete */
	FIND_CANCELLED, /* go back to the kept place */
	FIND_NEXT,	/* from here, in the direction */
};

struct find {
	enum find_step step;
	bool back;	    /* towards the start */
	struct str pattern; /* see find_in() */
};

/* Everything but name, open and draw may be NULL. */
struct view_ops {
	const char *name; /* as in data/keys */
	const struct hint *hints;
	size_t nhints;
	/* True while there is nothing to select: then these are the hints. */
	bool (*bare)(const void *state);
	const struct hint *bare_hints;
	size_t nbare_hints;

	/* The state, or NULL after app_error(): then the view does not
	 * open.  The target's strings are copied when they are kept. */
	void *(*open)(struct app *app, struct arena *a,
	    const struct view_target *t);
	void (*close)(void *state);

	/* Asked of a view that is open below when it is to be opened on
	 * 't': true when it shows that event already and went to the place
	 * in it.  Then the views above it close instead, so that going from
	 * one to another and back does not pile them up. */
	bool (*retarget)(void *state, struct app *app,
	    const struct view_target *t);

	/* Before a draw, when the body's size is new or an action was
	 * taken: decides what stands where, reads what is missing. */
	void (*layout)(void *state, struct app *app, struct area body);
	/* The store has changed, or the view is back on top: reads again.
	 * The cursor stays on the same thing, found by its id. */
	void (*reload)(void *state, struct app *app);
	/* The keys have rested for 150 ms: what is too dear to do at each
	 * cursor move, like a preview.  True: draw again. */
	bool (*rest)(void *state, struct app *app);

	/* count 0: none was typed.  False: not this view's business. */
	bool (*action)(void *state, struct app *app, enum action a,
	    unsigned count);
	/* False: no match.  A view that goes on looking between keys says
	 * itself that there is none. */
	bool (*find)(void *state, struct app *app, const struct find *f);
	/* The n-th address, from 1, of what is selected, for o to open and y
	 * to copy; absent: there is none. */
	struct str (*link)(const void *state, unsigned n);
	/* Where a click selects a row; absent: in the whole body. */
	struct area (*rows)(const void *state, struct area body);
	/* A click outside those rows; absent: it does nothing. */
	void (*click)(void *state, struct area body, int row, int column);
	bool panes; /* next-pane moves the cursor to another column */
	/* wider and narrower move a border, which the mouse takes hold of:
	 * one between columns, or that below the rows. */
	bool upright, level;
	/* What is selected: what of event, article and para there is; false:
	 * nothing.  For m and |. */
	bool (*here)(const void *state, struct view_target *t);
	/* Of what e keeps a note with, the ids: the tagged ones, or what is
	 * selected; 0: nothing.  Absent where e is something else. */
	size_t (*noted)(const void *state, bool tagged, enum note_on *on,
	    const int64_t **ids);
	/* The text that Y copies; absent: there is none. */
	struct str (*text)(const void *state, struct arena *a);
	/* What was typed after app_ask(); absent: Esc. */
	void (*answer)(void *state, struct app *app, enum action a,
	    struct str typed);

	/* The title line behind "crossread ", and the status line: a left
	 * and a right part (both start empty). */
	void (*title)(const void *state, const struct frame *f,
	    struct text *left, struct text *right);
	void (*status)(const void *state, const struct frame *f,
	    struct text *left, struct text *right);
	void (*draw)(const void *state, const struct frame *f);
};

/* ---- what the app does for a view ---- */

struct store *app_store(const struct app *app);
const struct lexicon *app_aliases(const struct app *app);
int64_t app_now(const struct app *app);
/* Where the event that was read last is kept, for loaded.c. */
struct loaded **app_loaded(struct app *app);
/* Compares it beside the reader; all views reload when that is done.  One
 * is compared at a time: the last one asked for. */
void app_compare(struct app *app, struct loaded *l);
/* The reader's filters and rules, in the order they were given. */
const struct rule *app_rules(const struct app *app, size_t *n);
/* What M took up: an event, or one article of it. */
struct carried {
	int64_t event, article; /* 0: nothing; the whole event */
};
struct carried *app_carried(struct app *app);
bool app_linear(const struct app *app);
const struct settings *app_settings(const struct app *app);
/* Must [brackets] say what colours and attributes say elsewhere? */
bool app_plain(const struct app *app);
const struct keymap *app_keymap(const struct app *app);

/* The message line, until the next key.  app_error() stands out. */
void app_message(struct app *app, const char *fmt, ...) PRINTF_LIKE(2, 3);
void app_error(struct app *app, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* After a store call: true when all is well, else its words are shown. */
bool app_check(struct app *app, enum status st);

/* Is this action to be done to all tagged rows? */
bool app_on_tagged(const struct app *app);
/* Puts a view (by name) on top of the stack. */
void app_open(struct app *app, const char *view,
    const struct view_target *t);
/* Leaves the view on top (no state is left to touch then, as perhaps
 * after app_open()); the last one leaves the program. */
void app_back(struct app *app);
/* Asks for a line; answer() gets it, with this action. */
void app_ask(struct app *app, enum action a, const char *label,
    struct str initial);
/* Something the reader did went into the store: the views below this one
 * read again when they are back on top. */
void app_changed(struct app *app);
/* The same when the view on top must read again too. */
void app_reread(struct app *app);
/* Events were corrected: that, and what hangs on it is brought up. */
void app_corrected(struct app *app);

/* Runs crossread beside the reader with these words behind its store:
 * {"feed", "pause", "f3", NULL}.  When it ends its last sentence is shown
 * and the views read again.  'feeds': how many it tells of, as fetch
 * --json does.  False after app_error(). */
bool app_run(struct app *app, const char *const *words, size_t feeds);
/* Fetches the page of an article for its full text. */
void app_fetch_article(struct app *app, int64_t article);
/* Fetches one feed, due or not; 0: all that are due. */
void app_fetch(struct app *app, int64_t feed);

/* ---- work of many steps ---- */

/* What takes longer than a key may is done in steps of some 10 ms, and
 * keys are answered between them.  One such work is under way at a time;
 * it owns what it needs, for the view that began it may be left.
 *
 * One that decides where the next key acts is done 'alone': keys wait
 * until it is done, but for ^C and Esc, which end it.  It may go on while
 * another work waits, and what it needs of its view stays there. */
struct work_ops {
	bool alone;
	/* False: that was the last step. */
	bool (*step)(void *work, struct app *app);
	/* How far it is, for the status line: "512 read ..". */
	struct text (*words)(const void *work, struct arena *a);
	/* Says what came of it and frees it. */
	void (*end)(void *work, struct app *app, bool stopped);
};
/* The first step is done at once; if it is the last, so is the end. */
void app_begin_work(struct app *app, const struct work_ops *ops, void *work);
/* True after a message: a work beside the keys is under way. */
bool app_at_work(struct app *app);

/* ---- help for drawing and searching ---- */

/* Writes an area line by line. */
struct pen {
	const struct frame *f;
	struct area area;
	int row; /* in the area: the next line's */
};

/* One line, cut with ".."; false when the area is full. */
bool pen_line(struct pen *p, struct text t, enum style style);

/* Where 'needle' stands in 'hay' at or after 'from', or STR_NPOS.  Smart
 * case: a capital letter in the needle makes case count. */
size_t find_in(struct str hay, struct str needle, size_t from);

/* A selection among n rows held in memory (list.h has those in the
 * store), moved by the actions that move; false when 'a' is none of
 * these.  page: rows on the screen. */
bool move_selection(size_t *selected, size_t n, size_t page, enum action a,
    unsigned count);
/* The first row shown, so that 'selected' is on a screen of 'page' rows,
 * changed no more than it must be. */
size_t scroll_to(size_t top, size_t selected, size_t page);

/* The lines of a list that are on the screen, from 'top' on.  What a lower
 * screen pushed out of sight comes back with the room, unless the cursor
 * has gone to another item meanwhile. */
struct window {
	size_t top;
	size_t item, line; /* the cursor's, where the reader put it */
};

/* Scrolls so that the cursor's item, which stands on 'height' lines from
 * 'line' on of 'total', is on a screen of 'page' lines. */
void window_show(struct window *w, size_t item, size_t line, size_t height,
    size_t page, size_t total);

/* The sign that stands for a verdict. */
enum mark verdict_mark(enum verdict v);

/* A path as typed: "~/x" is in the home folder. */
const char *view_path(struct arena *a, struct str typed);

/* The "s" behind what is not one. */
const char *view_s(size_t n);

/* "13:40" in the reader's zone for a day that is today's, "20 Nov"
 * for others, "2016-11-20" for other years; "" when unknown. */
struct text view_time(struct arena *a, struct when w, int64_t now);

#endif
