/*
 * outlets.h - an article's outlet, origin, version and time in the short
 * forms that heads, tables and titles of several views share.
 */
#ifndef UI_VIEWS_OUTLETS_H
#define UI_VIEWS_OUTLETS_H

#include "ui/grid.h"
#include "ui/loaded.h"
#include "ui/view.h"

/* "own", "=A 96%" (a copy of pane A), "wire AP" (an agency's text). */
struct text outlets_origin(struct arena *a, const struct loaded *l,
    const struct article *art, const struct member *m);

/* "B Harbor Post 13:36 own v2 es"; where that is wider than 'columns' the
 * outlet's name is cut. */
struct text outlets_head(
    struct arena *a, const struct loaded *l, uint32_t index, int columns);

/* A time among the event's: "13:36" on its last day, else "14 Mar". */
struct text outlets_time(
    struct arena *a, const struct loaded *l, struct when w);
/* "14 Mar 13:36", with the age when it is young: "13:36 (24m)". */
struct text outlets_when(struct arena *a, struct when w, int64_t now);

/* The left part of a title line: 'left', then as much of the headline as the
 * right part leaves. */
struct text outlets_headline(const struct frame *f, struct text left,
    struct text right, struct str headline);

/* "A Metro Wire B North Daily (? doubtful) ...": where no pane has a head,
 * the letters that stand for the outlets are named. */
struct text outlets_legend(
    struct arena *a, const struct loaded *l, int columns);

#endif
