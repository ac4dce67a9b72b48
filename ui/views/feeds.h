/*
 * feeds.h - the list of feeds: feeds.c (its keys), feeds_rows.c (what is
 * read), feeds_change.c (what is changed) and feeds_draw.c (what is shown)
 * share this.  Nobody else includes it.
 *
 * A reader follows some tens or hundreds of feeds: all of them are in
 * memory.  What is changed is changed by crossread itself, run beside
 * the reader (ui/task.h), so that the command line and the screen do the
 * same.
 */
#ifndef UI_VIEWS_FEEDS_H
#define UI_VIEWS_FEEDS_H

#include "db/store_feeds.h"
#include "db/store_fetch.h"
#include "ui/tags.h"
#include "ui/views/finding.h"

enum feeds_sort { FEEDS_BY_STATE, FEEDS_BY_NAME, FEEDS_BY_UNREAD };

/* What is to be said of a feed first; the order is that of FEEDS_BY_STATE. */
enum feeds_state_of {
	FEEDS_FAILING,
	FEEDS_GONE,
	FEEDS_FETCHING,
	FEEDS_FINE,
	FEEDS_UNASKED,
	FEEDS_PAUSED,
	FEEDS_LEFT, /* no longer followed */
	FEEDS_STATES
};

struct feeds_row {
	struct followed f;
	struct feed_health h; /* zeroes when it was never asked */
	enum feeds_state_of state;
	struct str name; /* the reader's, its own, or its address */
	size_t rank;	 /* in the order shown; equal ones go by */
	size_t named;	 /* the order of names */
};

struct feeds {
	struct arena *arena; /* of the rows */
	struct feeds_row *rows;
	size_t n;
	size_t followed, states[FEEDS_STATES]; /* before the filter */
	int64_t synced;			       /* the last answer of any */
	size_t selected, page;
	bool linear; /* when it was laid out */
	struct window window; /* on the rows */
	enum feeds_sort sort;
	bool all; /* those too that are hidden or no longer followed */
	struct buf filter;
	struct finding finding;
	struct area body;
	int taller; /* the list than it would be, by its border */
	struct tags tags;
	/* What e, @ and x ask about, which may not be what is selected, or
	 * tagged, when the answer comes. */
	VEC(int64_t) asked;
	struct arena *acts; /* of these and the tags */
	unsigned field; /* of edit */
	struct buf title, tag_line;
};

/* How the body is divided. */
struct feeds_parts {
	int head, rows, strip; /* rows each */
};
struct feeds_parts feeds_split(const struct feeds *v,
    const struct area *body, bool linear);

/* "10m", "2h", "3d" */
struct str feeds_span(struct arena *a, int64_t seconds);
struct str feeds_tags(struct arena *a, const struct subscription *s);
extern const char *const feeds_sort_words[];

/* Reads the rows; 'keep' their order: nothing moves under the reader's eyes
 * while feeds are fetched. */
void feeds_read(struct feeds *v, struct app *app, bool keep);
/* Puts them in the order of v->sort. */
void feeds_order(struct feeds *v);
/* NULL: there is no row. */
const struct feeds_row *feeds_selected(const struct feeds *v);

/* An action that changes feeds: all tagged ones or this row's; false: it is
 * none of these.  Some ask first, and take the answer. */
bool feeds_change(struct feeds *v, struct app *app, enum action a,
    const struct feeds_row *r);
bool feeds_change_answer(struct feeds *v, struct app *app, enum action a,
    struct str typed);

void feeds_title(const void *state, const struct frame *f,
    struct text *left, struct text *right);
void feeds_status(const void *state, const struct frame *f,
    struct text *left, struct text *right);
void feeds_draw(const void *state, const struct frame *f);

#endif
