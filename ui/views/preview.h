/*
 * preview.h - what the list of events shows of the one selected: who
 * repeats whom, who wrote a text of their own, where they differ.
 */
#ifndef UI_VIEWS_PREVIEW_H
#define UI_VIEWS_PREVIEW_H

#include "ui/view.h"
#include "ui/views/notes.h"

struct preview {
	struct arena *arena;
	struct event_row event; /* id 0: nothing read */
	bool stale;		/* what is stored of it has changed */
	struct article_row *articles;
	size_t narticles;
	int64_t *own; /* articles of texts of their own: A, B, C ... */
	size_t nown;
	struct fact_line *facts;
	size_t nfacts;
	struct notes notes;
};

void preview_init(struct preview *p);
void preview_free(struct preview *p);
/* The next preview_read() reads, also for the same event. */
void preview_forget(struct preview *p);
void preview_read(struct preview *p, struct app *app,
    const struct event_row *event);

/* Into an area below a list, or beside it, with its border.  It shows
 * what was read last: moving over many events leaves it alone, which
 * spares a slow line, until the keys rest. */
void preview_draw(const struct preview *p, const struct frame *f,
    struct area area, bool side);

#endif
