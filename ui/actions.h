/*
 * actions.h - everything a key can do, each once.
 *
 * The enum, the names in data/keys and on the command line, the help
 * screen and the manual grow from this table.  The help text follows
 * "it will ...": lower case, no full stop.
 */
#ifndef UI_ACTIONS_H
#define UI_ACTIONS_H

#include "src/base/str.h"

#define ACTION_LIST(ACTION) \
	ACTION(DOWN, "down", "go to the next row") \
	ACTION(UP, "up", "go to the previous row") \
	ACTION(LEFT, "left", "go to the pane on the left; in a list: back") \
	ACTION(RIGHT, "right", "go to the pane on the right; in a list: open") \
	ACTION(PAGE_DOWN, "page-down", "go a page on") \
	ACTION(PAGE_UP, "page-up", "go a page back") \
	ACTION(HALF_DOWN, "half-down", "go half a page on") \
	ACTION(HALF_UP, "half-up", "go half a page back") \
	ACTION(FIRST, "first", "go to the first row, or to row COUNT") \
	ACTION(LAST, "last", "go to the last row, or to row COUNT") \
	ACTION(NEXT_NEW, "next-new", "go to the next new or unread one") \
	ACTION(PREVIOUS_NEW, "previous-new", "go to the one before") \
	ACTION(NEXT_PANE, "next-pane", "go to the next pane, or pane COUNT") \
	ACTION(PREVIOUS_PANE, "previous-pane", "go to the previous pane") \
	ACTION(OPEN, "open", "open what is selected") \
	ACTION(BACK, "back", "leave this view") \
	ACTION(QUIT, "quit", "leave crossread") \
	ACTION(HELP, "help", "show the keys") \
	ACTION(SEARCH, "search", "search forward while typing") \
	ACTION(SEARCH_BACK, "search-back", "search backward while typing") \
	ACTION(SEARCH_NEXT, "search-next", "go to the next match") \
	ACTION(SEARCH_PREVIOUS, "search-previous", "go to the match before") \
	ACTION(FIND, "find", "list the articles that match a query") \
	ACTION(FILTER, "filter", "show only what matches a query") \
	ACTION(SORT, "sort", "sort the list another way") \
	ACTION(SCOPE, "scope", "list all, the unread or the starred") \
	ACTION(COMMAND, "command", "type an action's name") \
	ACTION(REDRAW, "redraw", "draw the whole screen again") \
	ACTION(SUSPEND, "suspend", "go to the shell; fg comes back") \
	ACTION(CANCEL, "cancel", "drop what was begun") \
	ACTION(UNDO, "undo", "take back the last mark") \
	ACTION(REDO, "redo", "do again what was taken back") \
	ACTION(REPEAT, "repeat", "do the last act again here") \
	ACTION(DONE, "done", "mark read and go to the next") \
	ACTION(UNREAD, "unread", "mark unread") \
	ACTION(STAR, "star", "star, or take the star away") \
	ACTION(SHOW_NEW, "show-new", "show the rows that came in meanwhile") \
	ACTION(EVENTS, "events", "go to the list of events") \
	ACTION(ARTICLES, "articles", "go to the list of articles") \
	ACTION(COMPARE, "compare", "set the event's articles side by side") \
	ACTION(LEDGER, "ledger", "show the event's facts, outlet by outlet")

enum action {
	ACTION_NONE,
#define ACTION_ENUM(name, word, help) ACTION_##name,
	ACTION_LIST(ACTION_ENUM)
#undef ACTION_ENUM
	ACTION_COUNT
};

const char *action_word(enum action a);
const char *action_help(enum action a);
/* ACTION_NONE when no action has that name. */
enum action action_find(struct str word);

#endif
