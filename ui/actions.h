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
	ACTION(NEXT_NEW, "next-new", "go to the next new or unread row") \
	ACTION(PREVIOUS_NEW, "previous-new", "go to the new or unread row before") \
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
	ACTION(SCOPE, "scope", "choose which: all, unread, starred; live events") \
	ACTION(COMMAND, "command", "type an action's name") \
	ACTION(REDRAW, "redraw", "draw the whole screen again") \
	ACTION(SUSPEND, "suspend", "go to the shell; fg comes back") \
	ACTION(CANCEL, "cancel", "drop what was begun") \
	ACTION(STOP, "stop", "end what runs, a fetch or marking, or drop what was begun") \
	ACTION(UNDO, "undo", "take back what you did last, also before a restart") \
	ACTION(REDO, "redo", "do again what was taken back") \
	ACTION(REPEAT, "repeat", "do the last act again here") \
	ACTION(DONE, "done", "mark read and go to the next") \
	ACTION(ALL_DONE, "all-done", "mark read all that this list has") \
	ACTION(UNREAD, "unread", "mark unread") \
	ACTION(STAR, "star", "star, or take the star away") \
	ACTION(MERGE, "merge", \
	    "take this event or article up; on another event: put it there") \
	ACTION(SPLIT, "split", "make this article an event of its own") \
	ACTION(SHOW_NEW, "show-new", "show the rows that came in meanwhile") \
	ACTION(EVENTS, "events", "go to the list of events") \
	ACTION(ARTICLES, "articles", "go to the list of articles") \
	ACTION(FEEDS, "feeds", "go to the list of feeds") \
	ACTION(REVIEW, "review", \
	    "go to the queue of what outlets tell differently") \
	ACTION(ACCEPT, "accept", "accept it: this is as it is told") \
	ACTION(REJECT, "reject", "call it a false alarm") \
	ACTION(REOPEN, "reopen", "open it again, whoever decided what") \
	ACTION(DEFER, "defer", "put it off to a time, or until it changes") \
	ACTION(NOTE, "note", "keep a note with it") \
	ACTION(ASSIGN, "assign", "give it to an editor") \
	ACTION(PUBLISH, "publish", "write the line about it that is printed") \
	ACTION(FETCH, "fetch", \
	    "ask this feed, or that of this article, for news now") \
	ACTION(FETCH_DUE, "fetch-due", "ask all feeds that are due for news") \
	ACTION(ADD, "add", "follow another feed, by its address or its site's") \
	ACTION(PAUSE, "pause", "fetch this feed no longer, or again") \
	ACTION(EDIT, "edit", "change this feed's title, tags and interval") \
	ACTION(SET_TAGS, "set-tags", "give this feed other tags") \
	ACTION(IMPORT, "import", "follow the feeds of a list: OPML, urls") \
	ACTION(UNFOLLOW, "unfollow", \
	    "stop following this feed; its articles stay") \
	ACTION(EARLIER_EVENT, "earlier-event", \
	    "go to the event that told this story on an earlier day") \
	ACTION(LATER_EVENT, "later-event", \
	    "go to the event that goes on with this story") \
	ACTION(BROWSE, "browse", "open the link in a browser") \
	ACTION(COPY_LINK, "copy-link", \
	    "copy the link to your terminal's clipboard") \
	ACTION(BROWSE_READ, "browse-read", \
	    "open the link in a browser, and mark read") \
	ACTION(COPY_TEXT, "copy-text", \
	    "copy the text to your terminal's clipboard") \
	ACTION(PIPE, "pipe", "give this to a command, as text") \
	ACTION(PIPE_JSON, "pipe-json", "give this to a command, as JSON") \
	ACTION(SET_MARK, "set-mark", \
	    "keep this place under the letter typed next") \
	ACTION(GO_MARK, "go-mark", \
	    "go to the place kept under the letter typed next; ' goes back") \
	ACTION(TAG_PATTERN, "tag-pattern", "tag the rows that have these words") \
	ACTION(TAGGED, "tagged", "do what is typed next to all tagged rows") \
	ACTION(MACRO, "macro", "do the macro of the key typed next") \
	ACTION(FILTERS, "filters", "go to your saved filters and rules") \
	ACTION(MAP, "map", "list the keys of all views, and your macros") \
	ACTION(FULL_TEXT, "full-text", \
	    "fetch the article's page for its full text") \
	ACTION(TAG, "tag", \
	    "tag this row for ; and compare, or take its tag away") \
	ACTION(COMPARE, "compare", "set the event's articles side by side") \
	ACTION(LEDGER, "ledger", "show the event's facts, outlet by outlet") \
	ACTION(READ, "read", "read the article this stands in") \
	ACTION(VERSIONS, "versions", \
	    "show what changed since the version before, or all again") \
	ACTION(NEXT_ARTICLE, "next-article", "read the event's next article") \
	ACTION(PREVIOUS_ARTICLE, "previous-article", \
	    "read the event's article before this one") \
	ACTION(NEXT_DIFFERENCE, "next-difference", \
	    "go to the next row in which these outlets differ") \
	ACTION(PREVIOUS_DIFFERENCE, "previous-difference", \
	    "go to the difference before") \
	ACTION(NEXT_CONFLICT, "next-conflict", "go to the next conflict") \
	ACTION(PREVIOUS_CONFLICT, "previous-conflict", \
	    "go to the conflict before") \
	ACTION(NEXT_OMISSION, "next-omission", \
	    "go to the next row that one of these outlets leaves out") \
	ACTION(PREVIOUS_OMISSION, "previous-omission", \
	    "go to the omission before") \
	ACTION(NEXT_MOVED, "next-moved", \
	    "go to the next paragraph that others have elsewhere") \
	ACTION(PREVIOUS_MOVED, "previous-moved", \
	    "go to the moved paragraph before") \
	ACTION(COUNTERPART, "counterpart", \
	    "go to where a moved paragraph, its quotation, or the other " \
	    "side of a conflict stands; and back") \
	ACTION(CANDIDATES, "candidates", \
	    "show what else could stand beside this paragraph, or hide it") \
	ACTION(SET_BESIDE, "set-beside", \
	    "take this paragraph up; on another row: set it beside that") \
	ACTION(SET_APART, "set-apart", \
	    "set this paragraph apart from the others of its row") \
	ACTION(BASE, "base", "let the rows follow this pane's outlet") \
	ACTION(NEXT_OUTLET, "next-outlet", \
	    "put the next outlet that is out of sight in this pane") \
	ACTION(PREVIOUS_OUTLET, "previous-outlet", \
	    "put the outlet before in this pane") \
	ACTION(MORE_PANES, "more-panes", "show one pane more") \
	ACTION(FEWER_PANES, "fewer-panes", "show one pane less") \
	ACTION(WIDER, "wider", "make this pane or list COUNT wider, or taller") \
	ACTION(NARROWER, "narrower", \
	    "make this pane or list COUNT narrower, or lower") \
	ACTION(FOLD, "fold", \
	    "show all rows, fold those that agree, drop them, or fold what one " \
	    "alone tells; a list: alone") \
	ACTION(BY_VALUE, "by-value", \
	    "show each value once, or a column for each outlet") \
	ACTION(WORDS, "words", "mark the words the other panes do not have") \
	ACTION(OPEN_CELL, "open-cell", \
	    "open or close a long cell, or rows folded away") \
	ACTION(COPIES, "copies", "show or hide the copies of other texts")

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
