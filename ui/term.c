/*
 * term.c - the terminal is taken, lent and given back, however the program
 * ends, and waited for.  term_show.c draws, term_keys.c reads keys.
 */
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "ui/own.h"
#include "ui/term_colour.h"
#include "ui/term_state.h"

struct term_state term;

/* A lone Esc is told from a key's sequence by what follows so soon. */
#define ESC_MS 50

static volatile sig_atomic_t got_resize, got_stop, got_continue,
    got_interrupt, got_end;

static void
on_signal(int sig)
{
	if (sig == SIGWINCH)
		got_resize = 1;
	else if (sig == SIGTSTP)
		got_stop = 1;
	else if (sig == SIGCONT)
		got_continue = 1;
	else if (sig == SIGINT)
		got_interrupt = 1;
	else
		got_end = sig;
}

/* Only what a signal handler may do. */
static void
give_back(void)
{
	ssize_t ignored;

	if (!term.open)
		return;
	term.open = false;
	if (term.wants.mouse)
		ignored = write(STDOUT_FILENO, "\033[?1006l\033[?1000l", 16);
	own_release();
	ignored = write(STDOUT_FILENO, term.restore, term.nrestore);
	(void)ignored;
	tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
}

#ifndef SANITIZED /* a sanitizer reports such a signal itself */
static void
on_crash(int sig)
{
	give_back();
	signal(sig, SIG_DFL);
	raise(sig);
}
#endif

static const int handled[] = {
    SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT};

static void
set_handlers(void (*handler)(int))
{
	struct sigaction sa = {.sa_handler = handler};

	sigemptyset(&sa.sa_mask);
	for (size_t i = 0; i < ARRAY_LEN(handled); i++)
		sigaction(handled[i], &sa, NULL);
	sa.sa_handler = handler == SIG_DFL ? SIG_DFL : SIG_IGN;
	sigaction(SIGPIPE, &sa, NULL);
#ifndef SANITIZED
	static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};

	sa.sa_handler = handler == SIG_DFL ? SIG_DFL : on_crash;
	for (size_t i = 0; i < ARRAY_LEN(crashes); i++)
		sigaction(crashes[i], &sa, NULL);
#endif
}

/* Signals come in while term_wait() waits and at no other time, so none
 * is lost between looking at its flag and waiting. */
static void
block_signals(void)
{
	sigset_t mask;

	sigemptyset(&mask);
	for (size_t i = 0; i < ARRAY_LEN(handled); i++)
		sigaddset(&mask, handled[i]);
	sigprocmask(SIG_BLOCK, &mask, &term.mask_before);
	term.waiting = term.mask_before;
	for (size_t i = 0; i < ARRAY_LEN(handled); i++)
		sigdelset(&term.waiting, handled[i]);
}

/* A terminfo string without its "$<5>" pauses. */
static void
keep_string(const char *name)
{
	const char *s = tigetstr((char *)name);

	if (s == NULL || s == (char *)-1)
		return;
	while (*s && term.nrestore < sizeof(term.restore)) {
		const char *end =
		    s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;

		if (end)
			s = end + 1;
		else
			term.restore[term.nrestore++] = *s++;
	}
}

/* The letters of a terminal whose locale is not here, by its name. */
static enum term_letters
letters_named(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	const char *name = NULL;

	for (size_t i = 0; i < ARRAY_LEN(variables) && (!name || !*name); i++)
		name = getenv(variables[i]);
	if (!name || !*name)
		return TERM_LETTERS_UNSAID;
	return strstr(name, "UTF-8") || strcasestr(name, "utf8")
	    ? TERM_LETTERS_UTF8 : TERM_LETTERS_ASCII;
}

/*
 * Which letters the terminal has, as its locale says.  A charset that is
 * not UTF-8 is obeyed: there a byte of a letter in UTF-8 may be a control.
 * The locale C, which remote machines have where nobody chose one, says
 * nothing of the terminal: lines are ASCII, letters are sent as they are.
 *
 * Cells are UTF-8 all the same; ncurses asks the locale how to send them.
 */
static enum term_letters
set_locale(void)
{
	enum term_letters l = letters_named();

	if (setlocale(LC_CTYPE, "")) {
		const char *codeset = nl_langinfo(CODESET);

		l = strcmp(codeset, "UTF-8") == 0 ? TERM_LETTERS_UTF8
		    : strcmp(codeset, "ANSI_X3.4-1968") == 0
		    ? TERM_LETTERS_UNSAID : TERM_LETTERS_ASCII;
	}
	if (l != TERM_LETTERS_UTF8 ||
	    strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		(void)setlocale(LC_CTYPE, "C.UTF-8");
	return l;
}

static void
set_modes(void)
{
	raw(); /* ^Z, ^C, ^S are keys like others */
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	idlok(stdscr, TRUE);
	/* libvterm, the terminal inside vim, has left characters standing
	 * that were to be deleted, after many sizes: rows are written. */
	idcok(stdscr, FALSE);
	leaveok(stdscr, FALSE);
	/* ncurses would leave a screen half drawn when something comes
	 * meanwhile, and that need not be a key that draws it again.  All
	 * that has come is read before anything is drawn. */
	typeahead(-1);
}

static enum status
unknown(struct buf *why)
{
	const char *name = getenv("TERM");

	buf_printf(why, "the terminal \"%s\" is not known here; "
	    "TERM=xterm may do, TERM=dumb prints the list", name ? name : "");
	return STATUS_IO;
}

enum status
term_open(enum term_colour colour, enum term_palette palette,
    const struct theme *theme, struct buf *why)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
	    tcgetattr(STDIN_FILENO, &term.before) != 0) {
		buf_cstr(why,
		    "the reader needs a terminal for its input "
		    "and output");
		return STATUS_IO;
	}
	if (!term_known(NULL))
		return unknown(why);
	term.letters = set_locale();
	block_signals();
	set_escdelay(ESC_MS);
	use_env(TRUE);
	term.screen =
	    palette == TERM_PALETTE_DIRECT ? term_direct() : NULL;
	if (!term.screen)
		term.screen = newterm(NULL, stdout, stdin);
	if (!term.screen) {
		sigprocmask(SIG_SETMASK, &term.mask_before, NULL);
		return unknown(why);
	}
	set_term(term.screen);
	term.nrestore = 0;
	keep_string("sgr0");
	keep_string("cnorm");
	keep_string("rmkx");
	keep_string("rmcup");
	set_modes();
	term.theme = theme;
	term.colours = term_colours(colour, palette, theme);
	set_handlers(on_signal);
	got_resize = got_stop = got_continue = got_interrupt = got_end = 0;
	term.open = true;
	term.input = (struct input){0};
	base_on_fatal(give_back);
	return STATUS_OK;
}

/* The terminal that went away tells it twice: by what it sends, and by a
 * signal, which would end us before all is put away. */
static void
drop_signals(void)
{
	const struct timespec now = {0};
	sigset_t mask;

	sigemptyset(&mask);
	sigaddset(&mask, SIGHUP);
	sigaddset(&mask, term.ended_by);
	while (sigtimedwait(&mask, NULL, &now) > 0)
		;
}

void
term_close(void)
{
	if (!term.screen)
		return;
	base_on_fatal(NULL);
	if (term.open) {
		own_release();
		move(LINES - 1, 0);
		endwin();
	}
	term.open = false;
	delscreen(term.screen);
	term.screen = NULL;
	free(term.shown);
	term.shown = NULL;
	term.rows = term.columns = 0;
	if (term.ended_by)
		drop_signals();
	set_handlers(SIG_DFL);
	sigprocmask(SIG_SETMASK, &term.mask_before, NULL);
}

void
term_size(int *rows, int *columns)
{
	struct winsize w = {0};

	/* Some terminals say 0 while they start. */
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) != 0 || w.ws_row == 0 ||
	    w.ws_col == 0) {
		*rows = LINES > 0 ? LINES : 24;
		*columns = COLS > 0 ? COLS : 80;
		return;
	}
	*rows = MIN(w.ws_row, GRID_MAX);
	*columns = MIN(w.ws_col, GRID_MAX);
}

bool
term_plain(void)
{
	return term.colours == 0 && !(termattrs() & (A_REVERSE | A_STANDOUT));
}

void
term_want(const struct term_wants *w)
{
	if (w->mouse != term.wants.mouse) {
		mouseinterval(0);
		mousemask(w->mouse ? BUTTON1_PRESSED | BUTTON1_RELEASED |
			BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
	}
	if (w->emoji != term.wants.emoji || w->turns != term.wants.turns ||
	    w->links != term.wants.links)
		term_forget();
	own_want(OWN_PASTE, w->paste);
	own_want(OWN_TITLE, w->title);
	own_want(OWN_LOGICAL, !w->turns);
	term.wants = *w;
}

/* The terminal is ours again, whatever was done to it meanwhile. */
static void
take_again(void)
{
	reset_prog_mode();
	set_modes();
	own_resume();
	term_forget();
}

void
term_lend(void)
{
	own_release();
	move(LINES - 1, 0);
	endwin();
	term.open = false;
}

void
term_suspend(void)
{
	sigset_t stop;
	struct sigaction deflt = {.sa_handler = SIG_DFL}, ours;

	term_lend();
	sigaction(SIGTSTP, &deflt, &ours);
	raise(SIGTSTP);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL); /* stops here */
	sigprocmask(SIG_BLOCK, &stop, NULL);
	sigaction(SIGTSTP, &ours, NULL);
	term.open = true;
	take_again();
}

void
term_take(void)
{
	struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};
	char c[64];

	own_send(STR("\r\n[any key: back to crossread]"));
	/* The key is a line's end where the terminal gathers lines. */
	reset_prog_mode();
	while (poll(&p, 1, -1) < 0 && errno == EINTR)
		;
	if (read(STDIN_FILENO, c, sizeof(c)) < 0)
		c[0] = 0;
	term.open = true;
	take_again();
}

/* What the flags say; TERM_TIMEOUT when none is set. */
static enum term_event
signalled(void)
{
	if (got_end) {
		term.ended_by = got_end;
		return TERM_ENDED;
	}
	if (got_interrupt) {
		got_interrupt = 0;
		term.ended_by = SIGINT;
		return TERM_INTERRUPTED;
	}
	if (got_stop) {
		got_stop = 0;
		return TERM_STOP;
	}
	if (got_continue || got_resize) {
		if (got_continue)
			take_again();
		got_continue = got_resize = 0;
		return TERM_RESIZED;
	}
	return TERM_TIMEOUT;
}

enum term_event
term_wait(int ms, const int *fds, size_t nfds)
{
	struct pollfd p[1 + TERM_FILES] = {
	    {.fd = STDIN_FILENO, .events = POLLIN}};
	struct timespec t = {ms / 1000, (long)(ms % 1000) * 1000000};

	nfds = MIN(nfds, TERM_FILES);
	for (size_t i = 0; i < nfds; i++)
		p[1 + i] = (struct pollfd){.fd = fds[i], .events = POLLIN};

	int n = ppoll(p, 1 + nfds, &t, &term.waiting);
	enum term_event e = signalled();

	if (e != TERM_TIMEOUT)
		return e;
	if (n > 0 && (p[0].revents & (POLLHUP | POLLERR | POLLNVAL))) {
		term.ended_by = SIGHUP;
		return TERM_ENDED;
	}
	if (n > 0)
		return p[0].revents ? TERM_KEYS : TERM_OTHER;
	return TERM_TIMEOUT;
}

int
term_signal(void)
{
	return term.ended_by;
}
