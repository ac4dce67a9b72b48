/*
 * session.h - the real program on a pseudo terminal, its output read by a
 * real terminal's model (libvterm) and kept byte by byte.
 */
#ifndef TESTS_UI_SESSION_H
#define TESTS_UI_SESSION_H

#include <termios.h>
#include <vterm.h>

#include "src/base/buf.h"

#define ROWS 24
#define COLUMNS 80

struct session {
	pid_t pid;
	int stopped, go_on; /* pipes from and to the shell */
	int fd;
	struct termios before;
	VTerm *model;
	VTermScreen *screen;
	struct buf bytes; /* all that was sent */
	bool answers; /* what the model answers goes back */
	bool killed; /* it ended by a signal, not by its own will */
};

struct session_how {
	const char *program, *store;
	const char *term; /* NULL: xterm-256color */
	const char *const *words; /* further words of the command, or NULL */
	const char *const *env; /* NAME, VALUE; NULL ends them, or NULL */
	bool in_shell; /* ^Z stops it as a job */
	bool answers;
	speed_t speed; /* that the terminal says it has; 0: none */
};

/* FOLDER/NAME; good until the one after next. */
const char *session_path(const char *folder, const char *name);

void session_begin(struct session *s, const struct session_how *how);
/* Closes all; to be called when it has ended. */
void session_end(struct session *s);

/* Takes in what comes within 'ms'; false when nothing did. */
bool session_take(struct session *s, int ms);
/* Until nothing came for a quarter of a second. */
void session_rest(struct session *s);
void session_press(struct session *s, const char *keys);
void session_resize(struct session *s, int rows, int columns);
/* The screen as the model has it. */
void session_text(struct session *s, struct buf *out);
/* Waits up to 10 s for words to stand on the screen. */
bool session_shows(struct session *s, const char *words);
/* Was this sent? */
bool session_sent(const struct session *s, const char *bytes);
/* How often? */
size_t session_count(const struct session *s, const char *bytes);
bool session_modes_back(struct session *s);
/* Leaves from wherever it is; true when it went well and the terminal's
 * modes are as they were. */
bool session_quit(struct session *s);
/* The exit code, 128 + n for signal n; -1 when it does not end. */
int session_ending(struct session *s);

#endif
