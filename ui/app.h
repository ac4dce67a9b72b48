/*
 * app.h - the reader without its terminal: keys in, a grid out.
 *
 * ui/ui.c drives it with a terminal, tests/ui/story.c with a script.
 * The driver calls app_key() for each key, then app_draw() once for all
 * of them when app_dirty(); app_work() while app_works() and no key
 * waits; app_rest() when no key came for APP_REST_MS, and app_poll()
 * about once a second.
 */
#ifndef UI_APP_H
#define UI_APP_H

#include "ui/grid.h"
#include "ui/input.h"
#include "src/model/settings.h"
#include "ui/view.h"

#define APP_REST_MS 150
#define APP_POLL_MS 1000
/* A key that stores waits so long for others who write, then says so. */
#define APP_PATIENCE_MS 1000
/* While something runs beside the reader, a frame is shown no sooner
 * after another. */
#define APP_FRAME_MS 50
/* How far it is is counted so often: more draws the eye, and is chatter
 * to those who listen. */
#define APP_COUNT_NS ((int64_t)500000000)
#define APP_TASKS 4
#define APP_WAITS (APP_TASKS + 1)

struct lexicon;

struct app_options {
	struct store *store; /* the caller's; must outlive the app */
	int64_t event;	     /* opened at the start; 0: the list only */
	int64_t now;	     /* 0: the clock is asked */
	const struct settings *settings; /* copied; NULL: the defaults */
	/* The caller's, and changed by :map; NULL: the shipped keys. */
	struct keymap *keymap;
	const char *notice; /* the first message, an error; NULL: none */
	bool clipboard; /* the terminal is known to have one */
	bool plain; /* the terminal has neither colours nor attributes */
	enum status (*settle)(struct store *s, int64_t now,
	    const struct lexicon *aliases, bool *more); /* see ui.h */
	const struct lexicon *aliases; /* as compare.h; must outlive it */
	const char *program; /* see ui.h; NULL: nothing runs beside it */
	const char *config;  /* its --config; NULL: none */
	const struct rule *rules; /* filters among them */
	size_t nrules;
	const struct str *lines; /* of the configuration, but set, include */
	size_t nlines;
	const char *history; /* where typed lines are kept; NULL: nowhere */
	struct str account; /* who acts where the setting editor is empty */
};

/* The keys crossread has without a file of the user's, as the settings
 * choose them; NULL: as shipped.  keymap_free() it. */
struct keymap *app_keys(const struct settings *s);
/* The views' names, one by one; NULL ends them. */
const char *app_view_name(size_t i);
/* The same of what stands behind : and is no action. */
const char *app_command_name(size_t i);
/* Those that the settings keys, question and tab choose; the user's own
 * lines stay on top. */
void app_choose_keys(struct keymap *km, const struct settings *s);

/* A line of keys of the user's (map, unmap, macro), as keymap_own(); all
 * parts of a macro must be something that can be done, too. */
bool app_keys_line(struct keymap *km, struct str line, struct buf *why);

/* Never NULL: what fails is said on the message line. */
struct app *app_new(const struct app_options *o);
void app_free(struct app *app); /* NULL is fine */

void app_resize(struct app *app, int rows, int columns);
void app_key(struct app *app, struct key k);
/* Ends what is being typed, or done; false: there is nothing. */
bool app_interrupt(struct app *app);
void app_rest(struct app *app);
void app_poll(struct app *app);

/* What runs beside the reader: what to wait for, up to APP_WAITS of them;
 * and that something can be read there. */
size_t app_waits(const struct app *app, int *fds);
void app_heard(struct app *app);

/* Is there work to do while no key comes?  app_work() does a step of it:
 * some 10 ms. */
bool app_works(const struct app *app);
void app_work(struct app *app);

/* What to send to the terminal's clipboard, once; empty: nothing.  Valid
 * until the next call. */
struct str app_clip(struct app *app);

/* The name of the view on top, as in data/keys. */
const char *app_view(const struct app *app);

/* After APP_PIPES: what 'from' writes goes into 'to', both lists of words
 * of programs to run in the foreground (child_pipe()).  Valid until the
 * next key. */
struct app_pipe {
	const char *from[8], *to[32];
};
const struct app_pipe *app_piped(const struct app *app);

/* Is a line being typed?  Then the terminal marks what is pasted. */
bool app_typing(const struct app *app);

bool app_dirty(const struct app *app);
/* Is there something app_rest() would do? */
bool app_restless(const struct app *app);
/* Into a grid of the app's size; clean afterwards. */
void app_draw(struct app *app, struct grid *g);

enum app_wish {
	APP_GOES_ON,
	APP_QUITS,
	APP_SUSPENDS,
	APP_PIPES, /* see app_piped() */
	APP_REPAINTS, /* everything again: the terminal may show else */
};
enum app_wish app_wish(const struct app *app);
void app_wish_done(struct app *app); /* and go on */

#endif
