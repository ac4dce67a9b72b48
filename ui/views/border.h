/*
 * border.h - a border the reader moves, by keys or with the mouse: between
 * a list and what is told of its selected row.
 */
#ifndef UI_VIEWS_BORDER_H
#define UI_VIEWS_BORDER_H

#include "ui/view.h"

/* For wider and narrower: moves a border by COUNT.  '*moved' is how far it
 * is from where it would be, 'before' says how much stands before it with
 * that; at the end of its way it says so. */
void border_move(struct app *app, enum action a, unsigned count, int *moved,
    int (*before)(const void *state), const void *state);

#endif
