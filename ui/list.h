/*
 * list.h - a list that may have a million rows, of which a few hundred
 * are in memory.
 *
 * The store hands out rows by key, a page before or after a given row.
 * A list keeps a window of them around the selection and fetches another
 * one when the selection nears its edge, so every move costs the same
 * however long the list is.  What comes in meanwhile is counted, not
 * inserted: rows and cursor never move by themselves; list_restart()
 * shows it.
 */
#ifndef UI_LIST_H
#define UI_LIST_H

#include "src/base/vec.h"
#include "ui/tags.h"
#include "ui/view.h"

/* What the rows are.  'query' is the caller's. */
struct list_source {
	size_t row_size;
	enum status (*page)(struct store *s, const void *query,
	    struct arena *a, const struct list_key *from, bool back,
	    size_t n, void **rows, size_t *nrows);
	enum status (*count)(struct store *s, const void *query, size_t *n);
	/* NULL, or: sets drop[i] of rows that stay out. */
	enum status (*judge)(struct store *s, const void *query, void *rows,
	    size_t n, bool *drop);
	struct list_key (*key)(const void *row);
	int64_t (*id)(const void *row);
	/* Copies what the row points to into the arena. */
	void (*keep)(void *row, struct arena *a);
	/* NULL, or: what is stored now of a row that is no longer in the
	 * list, but stays until it is read anew. */
	void (*again)(struct store *s, void *row, struct arena *a);
};

/* A page as 'page' gives it, without what stays out; it is full all the
 * same, unless very much does. */
enum status list_source_page(const struct list_source *source,
    struct store *s, const void *query, struct arena *a,
    const struct list_key *from, bool back, size_t n, void **rows,
    size_t *nrows);

/* A place to come back to. */
struct list_place {
	struct list_key key;
	size_t rank, line;
	bool set;
};

struct list {
	const struct list_source *source;
	const void *query;
	struct arena *arena;
	char *rows;
	size_t n;
	size_t before; /* how many rows stand before the window */
	bool start, end; /* does it reach the list's start, its end? */
	size_t total;
	bool counted;
	size_t selected, top; /* in the window */
	size_t page;	      /* rows on the screen */
	/* Before the screen became lower: as many rows, and where the
	 * selection stood; page 0: it did not. */
	struct {
		size_t page, line, rank;
	} taller;
	struct list_key newest; /* the first row when it was read */
	size_t waiting; /* rows that came in before it since */
	struct list_place found_from; /* see list_find() */
	struct tags tags;
};

void list_init(struct list *l, const struct list_source *source,
    const void *query);
void list_free(struct list *l);

/* From the top; the selection stays on its row if that is near it. */
void list_restart(struct list *l, struct app *app);
/* The same rows with what is stored of them now. */
void list_refresh(struct list *l, struct app *app);
/* Counts the list, which rest() does, not the first screen. */
void list_count(struct list *l, struct app *app);

void list_page(struct list *l, struct app *app, int rows);
/* The actions that move; false for others. */
bool list_action(struct list *l, struct app *app, enum action a,
    unsigned count);
void list_move(struct list *l, struct app *app, int64_t by);

/* NULL when the list is empty; the row shown as the i-th on the screen
 * (NULL behind the end). */
const void *list_selected(const struct list *l);
const void *list_shown(const struct list *l, size_t i);
/* The selection's place in the whole list, from 1. */
size_t list_rank(const struct list *l);

/* ui/list_look.c: looking for rows without moving there. */
enum {
	LOOK_BACK = 1, /* the one before instead */
	LOOK_HERE = 2, /* the selected row may match too */
	LOOK_WRAP = 4, /* go on from the other end */
};
typedef bool list_match(const void *row, const void *arg);
/* Selects the next row that matches, of so many; false: none is among
 * them, the selection stays. */
#define LIST_LOOK ((size_t)500)
bool list_look(struct list *l, struct app *app, unsigned how,
    list_match *match, const void *arg, size_t most);
/* The same in the whole list, in steps between keys.  'match' gets the
 * pattern, a struct str, as 'arg'; what is not found is called "no 'what'
 * behind", or, when that is NULL, by the pattern. */
void list_seek(struct list *l, struct app *app, unsigned how,
    list_match *match, struct str pattern, const char *what);

/* The next row of a kind, or the one before, in the same way. */
void list_next(struct list *l, struct app *app, bool back, list_match *match,
    const char *what);

/* A view's find(). */
bool list_find(struct list *l, struct app *app, const struct find *f,
    list_match *match);

/* Tags, which t of list_action() sets and takes away. */
bool list_tagged(const struct list *l, const void *row);
/* Tags all rows that match, in steps, and says how many. */
void list_tag_all(struct list *l, struct app *app, list_match *match,
    struct str pattern);
/* Selects the row of that id; false when it is not among the 5,000 from
 * here. */
bool list_go_id(struct list *l, struct app *app, int64_t id);

struct list_place list_here(const struct list *l);
void list_go(struct list *l, struct app *app, const struct list_place *p);

#endif
