/*
 * table.h - a list of list.h drawn as a table: a heading, columns, and a
 * last one that takes what they leave.
 *
 * The columns are a table of the view's; a narrow area leaves some out.
 * In linear mode a row is a sentence instead, and what is cut of that of
 * the selected one stands whole below the list.
 */
#ifndef UI_VIEWS_TABLE_H
#define UI_VIEWS_TABLE_H

#include "ui/list.h"
#include "ui/views/flow.h"

struct table_column {
	const char *head;
	int width; /* with the gap before it */
	bool left; /* else right-aligned */
	bool grows; /* as wide as the longest text shown, if that is more */
	int from;  /* the area's width it needs */
};

/* What a view says of its rows.  Texts are in the frame's arena. */
struct table {
	const struct table_column *columns;
	size_t n;
	const char *last; /* the head of the last column */
	enum style (*style)(const void *row);
	bool (*lit)(const void *row); /* does a rule make it stand out? NULL: none */
	/* c < n: a column's text; '*style' is the row's and may be changed. */
	struct text (*cell)(const void *row, size_t c, const struct frame *f,
	    enum style *style);
	struct text (*name)(const void *row, const struct frame *f);
	struct text (*sentence)(const void *row, const struct frame *f);
};

/* How many rows of the list an area shows. */
int table_rows(const struct area *area, bool linear);

/* The last rows of an area are kept for the selected row's sentence, as
 * many as are enough for most; it is drawn there when its own line does
 * not have it all. */
int table_whole(const struct area *area);
struct flow_lines table_wrap_whole(
    const struct frame *f, struct text words, int width);
void table_draw_whole(
    const struct frame *f, const struct area *area, struct text words);

/* Where the rows of the list stand in an area, for the mouse. */
struct area table_body(const struct list *l, struct area area, bool linear);

void table_draw(const struct table *t, const struct list *l,
    const struct frame *f, const struct area *area);

/* How old a row is, as report_age(), but in an area too narrow for a date
 * in weeks, months or years; and "-" for what is undated. */
struct text table_age(const struct frame *f, struct when w);

/* "3 new, g. shows them", or nothing when nothing came in. */
struct text table_waiting(const struct list *l, struct arena *a);

#endif
