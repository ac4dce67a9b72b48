#include "ui/term.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/* term.h makes macros of plain words. */
#undef columns
#undef lines

#include "src/base/clock.h"
#include "src/text/width.h"
#include "ui/own.h"
#include "ui/term_colour.h"
#include "ui/theme.h"

/* A lone Esc is told from a key's sequence by what follows so soon. */
#define ESC_MS 50

/* The one terminal. */
static struct {
	bool open;
	SCREEN *screen;
	const struct theme *theme;
	int colours;
	struct termios before;
	char restore[128]; /* what gives the screen back, for handlers */
	size_t nrestore;
	sigset_t waiting; /* the mask while waiting */
	sigset_t mask_before;
	struct input input;
	int64_t heard; /* when the last byte came */
	int64_t asked; /* when, whether it draws at once; 0: not yet */
	struct grid_cell *shown; /* the last grid sent */
	int rows, columns;
	int ended_by;
	struct term_wants wants;
	struct key clicked; /* last, and when: the next may be the second */
	int64_t clicked_at;
} term;

static volatile sig_atomic_t got_resize, got_stop, got_continue, got_end;

static void
on_signal(int sig)
{
	if (sig == SIGWINCH)
		got_resize = 1;
	else if (sig == SIGTSTP)
		got_stop = 1;
	else if (sig == SIGCONT)
		got_continue = 1;
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

/* Cells are UTF-8 whatever the locale says; ncurses asks the locale. */
static void
set_locale(void)
{
	if (!setlocale(LC_CTYPE, "") ||
	    strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		(void)setlocale(LC_CTYPE, "C.UTF-8");
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
	set_locale();
	block_signals();
	set_escdelay(ESC_MS);
	use_env(TRUE);
	term.screen =
	    palette == TERM_PALETTE_DIRECT ? term_direct() : NULL;
	if (!term.screen)
		term.screen = newterm(NULL, stdout, stdin);
	if (!term.screen) {
		const char *name = getenv("TERM");

		buf_printf(why, "the terminal \"%s\" is not known; set TERM",
		    name ? name : "");
		sigprocmask(SIG_SETMASK, &term.mask_before, NULL);
		return STATUS_IO;
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
	got_resize = got_stop = got_continue = got_end = 0;
	term.open = true;
	term.input = (struct input){0};
	base_on_fatal(give_back);
	return STATUS_OK;
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
term_forget(void)
{
	clearok(curscr, TRUE);
	term.rows = term.columns = 0;
}

static attr_t
attributes(const struct grid_cell *c, short *pair)
{
	static const struct {
		unsigned ours;
		attr_t theirs;
	} map[] = {
	    {LOOK_BOLD, WA_BOLD},
	    {LOOK_DIM, WA_DIM},
	    {LOOK_UNDERLINE, WA_UNDERLINE},
	    {LOOK_REVERSE, WA_REVERSE},
	    {LOOK_ITALIC, WA_ITALIC},
	};
	struct look l = theme_look(
	    term.theme, (enum style)c->style, c->selected, term.colours);
	attr_t a = 0;

	for (size_t i = 0; i < ARRAY_LEN(map); i++) {
		if (l.attributes & map[i].ours)
			a |= map[i].theirs;
	}
	*pair = l.colour >= 0 ? (short)(c->style + 1) : (short)0;
	return a;
}

/* Is it an emoji that the terminal may draw in another width than ours? */
static bool
wants_care(const struct grid_cell *c)
{
	enum text_emoji is = c->width == 2 ? text_emoji(str_c(c->bytes))
					   : TEXT_NO_EMOJI;

	return is == TEXT_YOUNG_EMOJI ||
	    (is == TEXT_EMOJI && term.wants.emoji != TERM_EMOJI_WIDE);
}

/* What goes into the cell, and its length.  Views draw borders in ASCII;
 * here they become lines. */
static size_t
cell_text(const struct grid_cell *c, wchar_t wide[static CCHARW_MAX + 1])
{
	struct str s = str_c(c->bytes);
	size_t at = 0, n = 0, most = CCHARW_MAX;
	bool ends = c->turned && term.wants.turns;

	while (at < s.n && n < most - ends) {
		wchar_t w = (wchar_t)str_utf8(s, &at);

		if (n == 0 || wcwidth(w) == 0)
			wide[n++] = w;
	}
	if (c->style == STYLE_BORDER && (wide[0] == L'-' || wide[0] == L'|'))
		wide[0] = wide[0] == L'-' ? 0x2500 : 0x2502;
	/* A left-to-right mark: what stands behind is not turned with it. */
	if (ends)
		wide[n++] = 0x200e;
	return n;
}

/*
 * The grid's widths are ours, ncurses goes by the C library's.  Where
 * these differ ncurses must not be told, or it would shift the row: such
 * a grapheme becomes "?" and spaces.  So does an emoji where the terminal
 * has none; where it may draw it narrow, spaces keep its place.
 */
static void
show_cell(int row, int column, const struct grid_cell *c)
{
	wchar_t wide[CCHARW_MAX + 1] = {0};
	cchar_t cell;
	short pair;
	attr_t a = attributes(c, &pair);
	size_t n = cell_text(c, wide);
	bool careful = wants_care(c);

	if (careful || wcwidth(wide[0]) != c->width) {
		wide[0] = careful && term.wants.emoji != TERM_EMOJI_REPLACE
		    ? L' ' : L'?';
		wide[1] = L'\0';
		n = 1;
	}
	if (wcwidth(wide[0]) < c->width) {
		const wchar_t space[] = L" ";

		if (setcchar(&cell, space, a, pair, NULL) == OK)
			(void)mvadd_wch(row, column + 1, &cell);
	}
	wide[n] = L'\0';
	if (setcchar(&cell, wide, a, pair, NULL) == OK)
		(void)mvadd_wch(row, column, &cell);
}

static bool
same_cell(const struct grid_cell *a, const struct grid_cell *b)
{
	return a->width == b->width && a->style == b->style &&
	    a->selected == b->selected && a->turned == b->turned &&
	    strcmp(a->bytes, b->bytes) == 0;
}

static struct look
look_of(const struct grid_cell *c)
{
	return theme_look(
	    term.theme, (enum style)c->style, c->selected, term.colours);
}

/* What ncurses does not know is written over what it has drawn. */
static void
show_over(const struct grid *g, const bool *changed)
{
	size_t n;
	const struct grid_link *l = grid_links(g, &n);

	for (size_t i = 0; i < n && term.wants.links; i++)
		if (changed[l[i].row])
			own_link(g, &l[i],
			    look_of(grid_at(g, l[i].row, l[i].column)),
			    term.colours);
	if (term.wants.emoji == TERM_EMOJI_REPLACE)
		return;
	for (int row = 0; row < grid_rows(g); row++)
		for (int i = 0; changed[row] && i < grid_columns(g); i++) {
			const struct grid_cell *c = grid_at(g, row, i);

			if (wants_care(c))
				own_cell(row, i, str_c(c->bytes), look_of(c),
				    term.colours);
		}
}

/* Notes the new cells of a row and gives ncurses those that changed; is
 * there any? */
static bool
show_row(const struct grid *g, int row, bool all)
{
	struct grid_cell *old = &term.shown[row * term.columns];
	bool changed = false, over = false;

	for (int i = 0; i < term.columns; i++, old++) {
		const struct grid_cell *c = grid_at(g, row, i);

		if (!all && same_cell(c, old))
			continue;
		over = over || wants_care(c) ||
		    (!all && wants_care(old));
		*old = *c;
		changed = true;
		if (c->width > 0)
			show_cell(row, i, c);
	}
	/* A message goes out whole, not what differs from the last one: a
	 * screen reader speaks what it is sent.  And ncurses does not know
	 * what was written over its row. */
	if (changed && (over || row == grid_said(g)))
		wredrawln(stdscr, row, 1);
	return changed;
}

/* Once, behind the first screen: the question would show where it is not
 * understood, and is drawn over then. */
static void
ask(void)
{
	if (term.asked != 0 || term.wants.sync != TERM_SYNC_ASK)
		return;
	term.input.asked = own_ask();
	term.asked = clock_monotonic();
}

static bool
at_once(void)
{
	return term.wants.sync == TERM_SYNC_ALWAYS ||
	    (term.wants.sync == TERM_SYNC_ASK && term.input.answer);
}

static void
reset_margins(int rows)
{
	const char *s = tigetstr((char *)"csr");

	if (s != NULL && s != (char *)-1)
		putp(tparm((char *)s, 0L, (long)rows - 1, 0L, 0L, 0L, 0L, 0L,
		    0L, 0L));
}

void
term_show(const struct grid *g)
{
	bool fresh[GRID_MAX] = {false}; /* rows */
	int rows = grid_rows(g), columns = grid_columns(g), row, column;
	bool all = rows != term.rows || columns != term.columns;
	int nfresh = 0;

	if (all) {
		resize_term(rows, columns);
		/* What the terminal made of the old screen nobody knows, and
		 * some keep the margins of a scroll made before. */
		reset_margins(rows);
		clearok(curscr, TRUE);
		erase();
		term.rows = rows;
		term.columns = columns;
		term.shown = xrealloc(term.shown,
		    (size_t)rows * (size_t)columns, sizeof(*term.shown));
	}
	for (row = 0; row < rows; row++) {
		fresh[row] = show_row(g, row, all);
		nfresh += fresh[row];
	}
	grid_cursor(g, &row, &column);
	move(row, column);
	/* A move changes two or three rows: not worth the bytes. */
	if (nfresh * 2 > rows && at_once())
		own_hold();
	refresh();
	show_over(g, fresh);
	own_let();
	ask();
}

void
term_want(const struct term_wants *w)
{
	if (w->mouse != term.wants.mouse) {
		mouseinterval(0);
		mousemask(w->mouse ? BUTTON1_PRESSED | BUTTON4_PRESSED |
			BUTTON5_PRESSED : 0, NULL);
	}
	if (w->emoji != term.wants.emoji || w->turns != term.wants.turns)
		term_forget();
	own_want(OWN_PASTE, w->paste);
	own_want(OWN_TITLE, w->title);
	own_want(OWN_LOGICAL, !w->turns);
	term.wants = *w;
}

/* What ncurses made of it; false: nothing of ours. */
static bool
mouse_key(struct key *out)
{
	static const int64_t double_ns = 400000000;
	int64_t now = clock_monotonic();
	MEVENT e;

	if (getmouse(&e) != OK)
		return false;
	*out = (struct key){.row = e.y, .column = e.x};
	if (e.bstate & BUTTON4_PRESSED)
		out->code = INPUT_WHEEL_UP;
	else if (e.bstate & BUTTON5_PRESSED)
		out->code = INPUT_WHEEL_DOWN;
	else if (e.bstate & BUTTON1_PRESSED)
		out->code = term.clicked.row == e.y &&
			now - term.clicked_at < double_ns
		    ? INPUT_DOUBLE : INPUT_CLICK;
	else
		return false;
	term.clicked = *out;
	/* A third one begins anew. */
	term.clicked_at = out->code == INPUT_CLICK ? now : now - double_ns;
	return true;
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

static const struct {
	int theirs;
	uint32_t ours;
} named[] = {
    {KEY_UP, INPUT_UP},
    {KEY_DOWN, INPUT_DOWN},
    {KEY_LEFT, INPUT_LEFT},
    {KEY_RIGHT, INPUT_RIGHT},
    {KEY_HOME, INPUT_HOME},
    {KEY_END, INPUT_END},
    {KEY_PPAGE, INPUT_PAGE_UP},
    {KEY_NPAGE, INPUT_PAGE_DOWN},
    {KEY_IC, INPUT_INSERT},
    {KEY_DC, INPUT_DELETE},
    {KEY_BACKSPACE, INPUT_BACKSPACE},
    {KEY_BTAB, INPUT_BACKTAB},
    {KEY_ENTER, INPUT_ENTER},
};

/* A sequence may come in pieces over a slow line: what began it waits
 * for so long.  So does the answer to what was asked. */
#define PIECES_NS ((int64_t)1000000000)
#define ANSWER_NS (10 * PIECES_NS)

/* A byte has come. */
static void
heard(void)
{
	int64_t now = clock_monotonic();

	if (input_pending(&term.input) && now - term.heard > PIECES_NS)
		input_drop(&term.input);
	if (now - term.asked > ANSWER_NS)
		term.input.asked = false;
	term.heard = now;
}

bool
term_key(struct key *out)
{
	int c;

	while ((c = getch()) != ERR) {
		if (c <= 0xff) {
			heard();
			if (input_byte(&term.input, (unsigned char)c, out))
				return true;
			continue;
		}
		if (c == KEY_MOUSE && mouse_key(out))
			return true;
		for (size_t i = 0; i < ARRAY_LEN(named); i++) {
			if (named[i].theirs == c) {
				out->code = named[i].ours;
				return true;
			}
		}
	}
	/* ncurses has waited ESC_MS already. */
	return input_idle(&term.input, out);
}
