/*
 * keymap.h - which keys do what, in which view.
 *
 * The default keys are a text file, data/keys, in the syntax of the
 * user's own file, and read by the same code:
 *
 *	# comment
 *	map VIEW KEYS ACTION
 *	unmap VIEW KEYS
 *	macro KEY COMMAND; COMMAND...
 *
 * VIEW is a view's name or "global"; a view's own keys come before the
 * global ones.  KEYS are one to four keys as input.h names them.  Digits
 * before an action are its count and cannot begin KEYS.  No mapped keys
 * may begin other mapped keys of the same view: then no timeout is
 * needed to tell them apart.
 */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "ui/actions.h"
#include "ui/input.h"

#define KEYMAP_KEYS 4
#define KEYMAP_GLOBAL (-1)
#define KEYMAP_COUNT_MAX 9999999u

struct keymap;

struct binding {
	int view; /* KEYMAP_GLOBAL or the index of a view */
	struct key keys[KEYMAP_KEYS];
	size_t nkeys;
	enum action action;
};

/* Without any keys.  'views' outlives it. */
struct keymap *keymap_new(const char *const *views, size_t nviews);
void keymap_free(struct keymap *km); /* NULL is fine */

/* Reads one line; when it is bad, what is wrong in 'why', and nothing
 * has changed but for keys that would begin others: these are free then. */
bool keymap_line(struct keymap *km, struct str line, struct buf *why);
/* Reads lines; a bad one adds "NAME:LINE: why" to 'errors' and the
 * others still count.  True when all were good. */
bool keymap_read(struct keymap *km, struct str lines, const char *name,
    struct buf *errors);

/* The same for a line of the user's, which keymap_rebase() reads again. */
bool keymap_own(struct keymap *km, struct str line, struct buf *why);
/* Starts over: these shipped lines, good ones, then the user's own. */
void keymap_rebase(struct keymap *km, const struct str *lines, size_t n);

/* What , and a key do: commands as behind :, with ; between. */
struct macro {
	struct key key;
	struct str line;
};
const struct macro *keymap_macros(const struct keymap *km, size_t *n);

/* What was typed so far of one command. */
struct keymap_typed {
	struct key keys[KEYMAP_KEYS];
	size_t nkeys;
	unsigned count; /* 0: none */
};

enum keymap_answer { KEYMAP_ACTION, KEYMAP_MORE, KEYMAP_UNKNOWN };

/* One more key.  After KEYMAP_ACTION and KEYMAP_UNKNOWN the caller
 * zeroes 'typed'; its count belongs to the action. */
enum keymap_answer keymap_key(const struct keymap *km, int view,
    struct keymap_typed *typed, struct key k, enum action *out);
void keymap_typed_text(struct buf *out, const struct keymap_typed *typed);

/* The index of a view; KEYMAP_GLOBAL when there is none of that name. */
int keymap_view(const struct keymap *km, struct str name);
const char *keymap_view_name(const struct keymap *km, int view);

/* All of them, in the order they were read. */
const struct binding *keymap_all(const struct keymap *km, size_t *n);
void binding_keys(struct buf *out, const struct binding *b);
/* The first binding of an action that counts in a view; NULL: none. */
const struct binding *keymap_for(const struct keymap *km, int view,
    enum action a);

#endif
