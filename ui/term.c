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
	struct grid_cell *shown; /* the last grid sent */
	int rows, columns;
	int ended_by;
	bool links; /* OSC 8 */
	bool paste; /* it marks what is pasted */
	bool mouse;
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
	if (term.mouse)
		ignored = write(STDOUT_FILENO, "\033[?1006l\033[?1000l", 16);
	if (term.paste)
		ignored = write(STDOUT_FILENO, "\033[?2004l", 8);
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

static void
set_colours(enum term_colour colour)
{
	const char *no = getenv("NO_COLOR");

	if (colour == TERM_COLOUR_AUTO && no && *no)
		colour = TERM_COLOUR_NEVER;
	term.colours = 0;
	if (colour == TERM_COLOUR_NEVER || !has_colors())
		return;
	start_color();

	short back = use_default_colors() == OK ? -1 : COLOR_BLACK;

	term.colours = COLORS >= 16 ? 16 : COLORS >= 8 ? 8 : 0;
	for (short i = 0; i < term.colours; i++)
		init_pair((short)(i + 1), i, back);
}

/* ---- what ncurses does not know ---- */

bool
term_known(void)
{
	static const char *const known[] = {"xterm", "tmux", "foot",
	    "alacritty", "kitty", "wezterm", "vte", "gnome", "konsole",
	    "contour", "ghostty", "mlterm", "iTerm"};
	const char *name = getenv("TERM");

	for (size_t i = 0; name && i < ARRAY_LEN(known); i++)
		if (strstr(name, known[i]))
			return true;
	return false;
}

void
term_links(bool on)
{
	term.links = on;
}

static void
send_all(struct str s)
{
	while (s.n > 0) {
		ssize_t n = write(STDOUT_FILENO, s.s, s.n);

		if (n < 0 && errno != EINTR)
			return;
		s = str_from(s, n > 0 ? (size_t)n : 0);
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
	leaveok(stdscr, FALSE);
}

enum status
term_open(
    enum term_colour colour, const struct theme *theme, struct buf *why)
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
	set_colours(colour);
	term.theme = theme;
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
	term_paste(false);
	if (term.open) {
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
	*pair = (short)(l.colour + 1);
	return a;
}

/*
 * The grid's widths are ours, ncurses goes by the C library's.  Where
 * these differ ncurses must not be told, or it would shift the row: such
 * a grapheme becomes "?" and spaces.
 */
static void
show_cell(int row, int column, const struct grid_cell *c)
{
	wchar_t wide[CCHARW_MAX + 1] = {0};
	struct str s = str_c(c->bytes);
	size_t at = 0, n = 0;
	cchar_t cell;
	short pair;
	attr_t a = attributes(c, &pair);

	while (at < s.n && n < CCHARW_MAX) {
		wchar_t w = (wchar_t)str_utf8(s, &at);

		if (n == 0 || wcwidth(w) == 0)
			wide[n++] = w;
	}
	/* Views draw borders in ASCII; here they become lines. */
	if (c->style == STYLE_BORDER && (wide[0] == L'-' || wide[0] == L'|'))
		wide[0] = wide[0] == L'-' ? 0x2500 : 0x2502;
	if (wcwidth(wide[0]) != c->width) {
		wide[0] = L'?';
		wide[1] = L'\0';
		if (c->width == 2)
			(void)mvaddch(row, column + 1, ' ');
	}
	if (setcchar(&cell, wide, a, pair, NULL) == OK)
		(void)mvadd_wch(row, column, &cell);
}

static bool
same_cell(const struct grid_cell *a, const struct grid_cell *b)
{
	return a->width == b->width && a->style == b->style &&
	    a->selected == b->selected && strcmp(a->bytes, b->bytes) == 0;
}

/*
 * ncurses has drawn the cells; they are written once more between the
 * marks of OSC 8, in the attributes and the colour they have.
 */
static void
show_link(const struct grid *g, const struct grid_link *l)
{
	const struct grid_cell *first = grid_at(g, l->row, l->column);
	struct look look = theme_look(term.theme, (enum style)first->style,
	    first->selected, term.colours);
	char colour[16] = "";
	struct buf out;

	if (look.colour >= 0 && look.colour < 16)
		snprintf(colour, sizeof(colour), ";%d",
		    look.colour + (look.colour < 8 ? 30 : 90 - 8));
	buf_init(&out, 64 * KiB);
	buf_printf(&out, "\0337\033[%d;%dH\033[0%s%s%s%s%sm"
	    "\033]8;id=%d;%.*s\033\\", l->row + 1, l->column + 1,
	    look.attributes & LOOK_BOLD ? ";1" : "",
	    look.attributes & LOOK_DIM ? ";2" : "",
	    look.attributes & LOOK_UNDERLINE ? ";4" : "",
	    look.attributes & LOOK_REVERSE ? ";7" : "", colour,
	    l->row + 1, STR_ARG(l->url));
	for (int i = 0; i < l->n; i++) {
		const char *bytes = grid_at(g, l->row, l->column + i)->bytes;

		/* Addresses are ASCII; the rest may have another width. */
		buf_char(&out, bytes[0] > ' ' && bytes[0] <= '~' ? bytes[0]
								: ' ');
	}
	buf_cstr(&out, "\033]8;;\033\\\0338");
	if (buf_status(&out) == STATUS_OK)
		send_all(buf_view(&out));
	buf_free(&out);
}

static void
show_links(const struct grid *g, const bool *changed)
{
	size_t n;
	const struct grid_link *l = grid_links(g, &n);

	for (size_t i = 0; i < n && term.links; i++)
		if (changed[l[i].row])
			show_link(g, &l[i]);
}

void
term_show(const struct grid *g)
{
	bool fresh[GRID_MAX] = {false}; /* rows */

	int rows = grid_rows(g), columns = grid_columns(g), row, column;
	bool all = rows != term.rows || columns != term.columns;

	if (all) {
		resize_term(rows, columns);
		erase();
		term.rows = rows;
		term.columns = columns;
		term.shown = xrealloc(term.shown,
		    (size_t)rows * (size_t)columns, sizeof(*term.shown));
	}
	for (row = 0; row < rows; row++) {
		for (column = 0; column < columns; column++) {
			const struct grid_cell *c = grid_at(g, row, column);
			struct grid_cell *old =
			    &term.shown[row * columns + column];
			bool changed = all || !same_cell(c, old);

			*old = *c;
			fresh[row] = fresh[row] || changed;
			if (changed && c->width > 0)
				show_cell(row, column, c);
		}
	}
	grid_cursor(g, &row, &column);
	move(row, column);
	refresh();
	show_links(g, fresh);
}

void
term_copy(struct str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	struct buf out;

	if (!s.n || s.n > TERM_COPY_MAX)
		return;
	buf_init(&out, 2 * TERM_COPY_MAX);
	buf_cstr(&out, "\033]52;c;");
	for (size_t i = 0; i < s.n; i += 3) {
		uint32_t bits = 0;

		for (size_t k = 0; k < 3; k++)
			bits = bits << 8 |
			    (i + k < s.n ? (unsigned char)s.s[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			buf_char(&out, i + k > s.n ? '='
			    : digits[bits >> (18 - 6 * k) & 63]);
	}
	buf_char(&out, '\007');
	send_all(buf_view(&out));
	buf_free(&out);
}

void
term_paste(bool on)
{
	if (on == term.paste)
		return;
	term.paste = on;
	send_all(on ? STR("\033[?2004h") : STR("\033[?2004l"));
}

void
term_mouse(bool on)
{
	if (on == term.mouse)
		return;
	term.mouse = on;
	mouseinterval(0);
	mousemask(on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED
		     : 0, NULL);
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
	term_forget();
}

void
term_suspend(void)
{
	sigset_t stop;
	struct sigaction deflt = {.sa_handler = SIG_DFL}, ours;

	term_paste(false);
	move(LINES - 1, 0);
	endwin();
	term.open = false;
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
term_lend(void)
{
	term_paste(false);
	move(LINES - 1, 0);
	endwin();
	term.open = false;
}

void
term_take(void)
{
	struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};
	char c[64];

	send_all(STR("\r\n[any key: back to crossread]"));
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

bool
term_key(struct key *out)
{
	int c;

	while ((c = getch()) != ERR) {
		if (c <= 0xff) {
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
	return input_pending(&term.input) && input_idle(&term.input, out);
}
