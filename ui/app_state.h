/*
 * app_state.h - what app.c (the stack of views, the driver's side),
 * app_action.c (what actions and typed lines do) and app_tasks.c (what
 * runs beside the reader) share.  Nobody else
 * includes it.
 */
#ifndef UI_APP_STATE_H
#define UI_APP_STATE_H

#include "src/base/vec.h"
#include "ui/app.h"
#include "ui/loaded.h"
#include "ui/task.h"
#include "ui/keymap.h"
#include "ui/prompt.h"

/* Deeper than any way a person goes; a longer one forgets its start. */
#define STACK_MAX 32
#define BROWSERS_MAX 8

struct level {
	const struct view_ops *ops;
	int index; /* in views[] */
	struct arena *arena;
	void *state;
	bool stale; /* must read again before it is shown */
	bool laid; /* once at least: actions go by what is where */
};

/* Keys that wait for a work done alone; more are lost. */
#define AHEAD_MAX ((size_t)64)

struct app_work {
	const struct work_ops *ops; /* NULL: none is under way */
	void *state;
	int64_t shown; /* when, monotonic, how far it is */
};

struct act {
	enum action action;
	unsigned count;
};

struct app {
	struct app_options o;
	struct keymap *keymap;
	struct settings settings;
	struct arena *arena; /* as long as the app */
	VEC(struct rule) rules;
	VEC(struct str) lines; /* typed, as a configuration has them */
	struct level stack[STACK_MAX];
	size_t depth;
	struct area screen;
	struct arena *frame;

	struct keymap_typed typed;
	struct act last; /* for repeat */
	struct { /* a border that the mouse took hold of */
		bool is, level; /* level: it runs from left to right */
		int row, column;
	} held;
	enum action wants; /* the key that comes next; NONE */
	bool on_tagged; /* what comes next is done to all tagged rows */
	struct buf before; /* the place before the last ' */
	struct str recording; /* the key of the macro; absent: none */
	struct buf recorded;
	enum note_on note_on; /* what the note being typed is for */
	VEC(int64_t) noted;

	struct prompt search, command, question;
	struct prompt *asking;	/* one of these, or NULL */
	enum action asking_for; /* whose answer it is */
	bool search_back;
	bool completing; /* Tab was the last key: these can stand at 'from' */
	struct arena *choices_arena;
	VEC(struct str) choices;
	size_t choice, from; /* the one that stands there; choices.n: none */
	struct buf pattern; /* the last one searched for */
	bool show_matches;  /* of the pattern, until Esc */

	struct buf message;
	bool message_is_error;
	bool dirty, unlaid, restless;
	bool counts; /* what runs beside is farther than is shown */
	int64_t counted; /* when that was shown, monotonic */
	enum app_wish wish;
	int64_t version;
	bool unsettled; /* events were corrected: see ui.h */
	int64_t look; /* an event opened that the store must hear of */
	struct loaded *loaded[LOADED_KEPT]; /* the last one first */
	struct comparing *comparing; /* NULL: none is compared */
	struct loaded *compare_next; /* when that one has ended; NULL: none */
	struct carried carried;
	struct app_work works[2]; /* beside the keys, alone */
	struct key ahead[AHEAD_MAX]; /* typed while one is done alone */
	size_t nahead;
	struct task tasks[APP_TASKS];
	pid_t browsers[BROWSERS_MAX]; /* those that may be ending; 0: none */
	struct app_pipe pipe;
	struct buf clip;	      /* for the terminal's clipboard */
};

static inline struct level *
app_top(struct app *app)
{
	return &app->stack[app->depth - 1];
}

/* The view changed, or what it shows: lay out and draw again. */
void app_view_changed(struct app *app);

/* Does an action: the view on top first, then what all have in common. */
void app_do(struct app *app, enum action a, unsigned count);
/* Is that a view's name? */
bool app_has_view(struct str name);
/* Closes views down to the one of that name, or opens it on top. */
void app_back_to(struct app *app, const char *view);
/* ui/app_place.c: the letter behind m or '. */
void app_place(struct app *app, enum action a, struct key k);

/* What stands behind ':set '; and ':dumpconfig FILE'. */
void app_set(struct app *app, struct str line);
void app_dump(struct app *app, struct str path);
/* ui/app_tasks.c: "fetching 12/31" for the status line, "" when nothing is
 * fetched; ends what is fetched, false: nothing is; and all that runs. */
struct text app_progress(const struct app *app, struct arena *a);
bool app_stop_tasks(struct app *app);
void app_free_tasks(struct app *app);
/* ui/app_work.c: ends the works under way where they are; false: none is.
 * Does this key wait for one?  How far they are; "" when there is none.
 * Takes the last act back, or does it again. */
bool app_stop_work(struct app *app);
bool app_key_waits(struct app *app, struct key k);
void app_keys_ahead(struct app *app);
struct text app_work_words(const struct app *app, struct arena *a);
void app_take_back(struct app *app, bool again);

/* ui/app_link.c: opens, or copies, the link of the view on top; forgets
 * browsers that have ended. */
/* count: which of several links. */
void app_browse(struct app *app, unsigned count);
void app_copy_link(struct app *app, unsigned count);
/* The text of what is selected there. */
void app_copy_text(struct app *app);
/* ui/app_pipe.c: what is selected to a command, through its driver. */
void app_pipe(struct app *app, bool json, struct str command);
void app_reap(struct app *app);

/* ui/app_note.c: asks for a note; keeps it (absent: Esc). */
void app_note(struct app *app);
void app_note_typed(struct app *app, struct str line);

/* ui/app_record.c: begins a macro, or ends the one that is recorded; a
 * part of it. */
void app_record(struct app *app, struct str name);
void app_record_line(struct app *app, struct str line);
void app_record_act(struct app *app, enum action a, unsigned count);

/* ui/app_mouse.c */
void app_mouse(struct app *app, struct key k);
/* The key that an action waited for. */
void app_letter(struct app *app, struct key k);
/* ui/app_command.c: a line typed behind ':', or a part of a macro; the
 * macro of a key. */
void app_command(struct app *app, struct str line);
/* A line of keys as typed: taken, or what is wrong is said. */
bool app_own_line(struct app *app, struct str line);
void app_macro(struct app *app, struct key k);
/* ui/app_complete.c: Tab in the line being typed. */
void app_complete(struct app *app, bool next);
/* What can stand there, for the line of hints; "" when Tab was not the
 * last key. */
struct text app_choices(const struct app *app, struct arena *a, int columns);
/* A key while a line is being typed. */
void app_prompt_key(struct app *app, struct key k);

#endif
