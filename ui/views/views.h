/*
 * views.h - the views there are, each a file beside this one.
 */
#ifndef UI_VIEWS_VIEWS_H
#define UI_VIEWS_VIEWS_H

#include "ui/view.h"

#define VIEW_LIST(_) \
	_(events) \
	_(articles) \
	_(feeds) \
	_(event) \
	_(compare) \
	_(ledger) \
	_(review) \
	_(reader) \
	_(filters) \
	_(help)

#define VIEW_DECLARE(name) extern const struct view_ops view_##name;
VIEW_LIST(VIEW_DECLARE)
#undef VIEW_DECLARE

#endif
