/*
 * terminal.c - the real program on a pseudo terminal, its output read by
 * a real terminal's model (libvterm).
 *
 *	terminal PROGRAM STORE HOSTILE-STORE MORE-ARTICLES
 *
 * What stands on the screen, that the terminal is given back as it was
 * however the program ends, and how many bytes a cursor move costs.
 */
#include <ctype.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#include "src/base/buf.h"
#include "src/base/clock.h"
#include "tests/tap.h"

#define ROWS 24
#define COLUMNS 80

struct session {
	pid_t pid;
	int stopped, go_on; /* pipes from and to the shell; see shell() */
	int fd;
	struct termios before;
	VTerm *model;
	VTermScreen *screen;
	struct buf bytes; /* all that was sent */
};

static const char *program, *store, *hostile, *more;

static void NORETURN
run(void)
{
	setenv("TERM", "xterm-256color", 1);
	unsetenv("NO_COLOR");
	setenv("CROSSREAD_BROWSER", "no", 1);
	execl(program, program, "--db", store, (char *)NULL);
	_exit(127);
}

/* What a shell does for the job in its foreground: says on one pipe when
 * it has stopped, lets it go on at a byte from the other. */
static void NORETURN
shell(int stopped, int go_on)
{
	int status;
	char c = 's';
	pid_t job;

	signal(SIGTTOU, SIG_IGN);
	job = fork();
	if (job == 0) {
		setpgid(0, 0);
		tcsetpgrp(STDIN_FILENO, getpid());
		signal(SIGTTOU, SIG_DFL);
		run();
	}
	while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status))
		if (write(stopped, &c, 1) != 1 || read(go_on, &c, 1) != 1 ||
		    kill(-job, SIGCONT) != 0)
			_exit(126);
	_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 125);
}

static void
begin(struct session *s, bool in_shell)
{
	struct winsize w = {.ws_row = ROWS, .ws_col = COLUMNS};
	int slave, up[2], down[2];

	if (pipe(up) != 0 || pipe(down) != 0)
		bug("no pipes");
	if (openpty(&s->fd, &slave, NULL, NULL, &w) != 0)
		bug("no pseudo terminal");
	tcgetattr(slave, &s->before);
	s->pid = fork();
	if (s->pid == 0) {
		close(s->fd);
		login_tty(slave);
		if (in_shell)
			shell(up[1], down[0]);
		run();
	}
	close(slave);
	close(up[1]);
	close(down[0]);
	s->stopped = up[0];
	s->go_on = down[1];
	s->model = vterm_new(ROWS, COLUMNS);
	vterm_set_utf8(s->model, 1);
	s->screen = vterm_obtain_screen(s->model);
	vterm_screen_enable_altscreen(s->screen, 1);
	vterm_screen_reset(s->screen, 1);
	buf_init(&s->bytes, 64 * MiB);
}

/* Takes in what comes within 'ms'; false when nothing did. */
static bool
take(struct session *s, int ms)
{
	struct pollfd p = {.fd = s->fd, .events = POLLIN};
	char bytes[4096];

	if (poll(&p, 1, ms) <= 0)
		return false;

	ssize_t n = read(s->fd, bytes, sizeof(bytes));

	if (n <= 0)
		return false;
	buf_add(&s->bytes, bytes, (size_t)n);
	vterm_input_write(s->model, bytes, (size_t)n);
	return true;
}

static void
text_of(struct session *s, struct buf *out)
{
	int rows, columns;

	buf_clear(out);
	vterm_get_size(s->model, &rows, &columns);
	for (int r = 0; r < rows; r++) {
		char line[4 * 1000];
		VTermRect rect = {r, r + 1, 0, columns};
		size_t n =
		    vterm_screen_get_text(s->screen, line, sizeof(line), rect);

		buf_add(out, line, n);
		buf_char(out, '\n');
	}
}

/* Waits up to 5 s for words to stand on the screen. */
static bool
shows(struct session *s, const char *words)
{
	int64_t end = clock_monotonic() + 5 * (int64_t)1000000000;
	struct buf text;
	bool found = false;

	buf_init(&text, 4 * MiB);
	while (!found && clock_monotonic() < end) {
		(void)take(s, 50);
		text_of(s, &text);
		found = str_find(buf_view(&text), str_c(words), 0) != STR_NPOS;
	}
	if (!found)
		printf("# the screen has no \"%s\":\n%.*s", words,
		    STR_ARG(buf_view(&text)));
	buf_free(&text);
	return found;
}

static void
rest(struct session *s)
{
	while (take(s, 250))
		;
}

static void
press(struct session *s, const char *keys)
{
	if (write(s->fd, keys, strlen(keys)) < 0)
		printf("# the terminal is closed\n");
}

/* The bytes a key costs before the preview is drawn. */
static size_t
cost(struct session *s, const char *keys)
{
	rest(s);

	size_t before = s->bytes.n;

	press(s, keys);
	(void)take(s, 100);
	while (take(s, 20))
		;

	size_t n = s->bytes.n - before;

	rest(s);
	return n;
}

static bool
sent(const struct session *s, const char *bytes)
{
	return str_find(buf_view(&s->bytes), str_c(bytes), 0) != STR_NPOS;
}

static bool
modes_back(struct session *s)
{
	struct termios now;

	if (tcgetattr(s->fd, &now) != 0)
		return false;
	return now.c_iflag == s->before.c_iflag &&
	    now.c_oflag == s->before.c_oflag &&
	    now.c_lflag == s->before.c_lflag &&
	    now.c_cflag == s->before.c_cflag;
}

/* The exit code, 128 + n for signal n; -1 when it does not end. */
static int
ending(struct session *s)
{
	int64_t end = clock_monotonic() + 5 * (int64_t)1000000000;
	int status;

	while (clock_monotonic() < end) {
		if (waitpid(s->pid, &status, WNOHANG) == s->pid) {
			(void)take(s, 0);
			return WIFEXITED(status) ? WEXITSTATUS(status)
						 : 128 + WTERMSIG(status);
		}
		(void)take(s, 20);
	}
	kill(s->pid, SIGKILL);
	waitpid(s->pid, &status, 0);
	return -1;
}

/* OSC 8 with an http(s) address of plain bytes, or OSC 52 with such an
 * address in base64; else NULL. */
static const char *
skip_link(const char *s, const char *end)
{
	static const char clip[] = "52;c;aHR0c"; /* "http" */
	struct str rest = {s, (size_t)(end - s)};
	size_t stop;

	if (str_starts(rest, str_c(clip))) {
		for (s += 5; s < end && *s != 7; s++)
			if (!strchr("+/=", *s) && !isalnum((unsigned char)*s))
				return NULL;
		return s + 1;
	}
	stop = str_find(rest, STR("\033\\"), 0);
	rest = str_sub(rest, 0, stop);
	for (size_t i = 0; i < rest.n; i++)
		if (rest.s[i] <= ' ' || rest.s[i] > '~')
			return NULL;
	if (stop == STR_NPOS || !str_starts(rest, STR("8;")) ||
	    (!str_eq(rest, STR("8;;")) &&
		str_find(rest, STR(";http"), 2) == STR_NPOS))
		return NULL;
	return s + stop + 2;
}

/* Where a control sequence that the program itself may send ends; NULL
 * when it is another. */
static const char *
skip_sequence(const char *s, const char *end)
{
	static const char palette[] = "\033]104\007"; /* ncurses resets it */

	if (s + 1 >= end)
		return NULL;
	if ((size_t)(end - s) >= sizeof(palette) - 1 &&
	    memcmp(s, palette, sizeof(palette) - 1) == 0)
		return s + sizeof(palette) - 1;
	if (s[1] == ']')
		return skip_link(s + 2, end);
	if (s[1] == '(' || s[1] == ')')
		return s + 3;
	if (strchr("=>78M", s[1]))
		return s + 2;
	if (s[1] != '[')
		return NULL;
	for (s += 2; s < end && strchr("0123456789;?", *s); s++)
		;
	return s < end && strchr("ABCDGHJKLMPSTXZ@bdhlmrt", *s) ? s + 1 : NULL;
}

/*
 * A strict machine: printable text, the movements and attributes of a
 * terminal, and nothing that could name the window, take the clipboard,
 * ask for an answer or turn the text around.
 */
static bool
strict(const struct session *s)
{
	const char *at = s->bytes.s, *end = at + s->bytes.n;

	while (at < end) {
		struct str rest = {at, (size_t)(end - at)};
		size_t n = 0;
		uint32_t c = str_utf8(rest, &n);

		if (c == 033) {
			const char *next = skip_sequence(at, end);

			if (!next) {
				printf("# a foreign sequence: ESC %.12s\n",
				    at + 1);
				return false;
			}
			at = next;
			continue;
		}
		if (c == 0 || (c < ' ' && !strchr("\r\n\b\t\016\017", (int)c)) ||
		    (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f) ||
		    (c >= 0x202a && c <= 0x202e) ||
		    (c >= 0x2066 && c <= 0x2069) || c == 0xfeff) {
			printf("# a foreign character: U+%04X\n", c);
			return false;
		}
		at += n;
	}
	return true;
}

static void
finish(struct session *s)
{
	ok(strict(s), "only the program's own sequences were sent");
	close(s->fd);
	close(s->stopped);
	close(s->go_on);
	vterm_free(s->model);
	buf_free(&s->bytes);
}

static void
resize(struct session *s, int rows, int columns)
{
	struct winsize w = {
	    .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

	vterm_set_size(s->model, rows, columns);
	ioctl(s->fd, TIOCSWINSZ, &w);
	rest(s);
}

static void
test_path(void)
{
	struct session s;
	struct buf before, after;

	begin(&s, false);
	ok(shows(&s, "[1/3]"), "the first screen lists the events");
	ok(sent(&s, "\033[?1049h"), "on the alternate screen");

	size_t down = cost(&s, "j"), up = cost(&s, "k");

	printf("# a cursor move sends %zu bytes down, %zu up\n", down, up);
	ok(down > 0 && down < 300 && up < 300,
	    "a cursor move sends less than 300 bytes");
	press(&s, "c");
	ok(shows(&s, "Compare"), "c sets the articles side by side");
	press(&s, "q");
	ok(shows(&s, "Events"), "q comes back");
	press(&s, "L");
	ok(shows(&s, "Ledger"), "L opens the ledger");
	press(&s, "q");
	ok(shows(&s, "Events"), "q comes back");
	press(&s, "?");
	ok(shows(&s, "Keys of events"), "? shows the keys");
	press(&s, "q");
	ok(shows(&s, "[1/3]"), "q comes back");

	buf_init(&before, 1 * MiB);
	buf_init(&after, 1 * MiB);
	rest(&s);
	text_of(&s, &before);
	resize(&s, 1, 1);
	resize(&s, 10, 40);
	resize(&s, ROWS, COLUMNS);
	text_of(&s, &after);
	is_str(buf_view(&after), buf_view(&before),
	    "1x1, 40x10 and back: the same screen");
	press(&s, "\014");
	rest(&s);
	text_of(&s, &after);
	is_str(
	    buf_view(&after), buf_view(&before), "drawn anew it is the same");
	buf_free(&before);
	buf_free(&after);
	press(&s, "q");
	is_int(ending(&s), 0, "q leaves with 0");
	ok(sent(&s, "\033[?1049l"), "leaves the alternate screen");
	ok(modes_back(&s), "and the terminal's modes as they were");
	finish(&s);
}

/* Where the terminal's own cursor stands: a reversed cell, or the mark of
 * a conflict, which is reversed elsewhere? */
static bool
cursor_on_selection(struct session *s)
{
	VTermPos at;
	VTermScreenCell cell;

	vterm_state_get_cursorpos(vterm_obtain_state(s->model), &at);
	return vterm_screen_get_cell(s->screen, at, &cell) &&
	    (cell.chars[0] == '>' || cell.chars[0] == '!' ||
		cell.attrs.reverse);
}

/* Moves and pages in a view: few bytes, and the cursor, which screen
 * readers and magnifiers follow, on what is selected. */
static void
costs(struct session *s, const char *view)
{
	static const char *const moves[] = {"j", "j", "k"};
	size_t most = 0, page;
	bool on = cursor_on_selection(s);

	for (size_t i = 0; i < ARRAY_LEN(moves); i++) {
		most = MAX(most, cost(s, moves[i]));
		on = on && cursor_on_selection(s);
	}
	page = cost(s, " ");
	printf("# %s: a move %zu bytes, a page %zu\n", view, most, page);
	ok(most < 300, "%s: a move sends less than 300 bytes", view);
	ok(page < ROWS * COLUMNS * 12 / 10,
	    "%s: a page sends less than 1.2 bytes a cell", view);
	ok(on && cursor_on_selection(s),
	    "%s: the terminal's cursor is on the selection", view);
}

static void
test_views(void)
{
	static const struct {
		const char *keys, *shows;
	} views[] = {
	    {"", "[1/3]"},
	    {"?", "Keys of events"},
	    {"qga", "Articles"},
	    {"gegg\r", "Event e"},
	    {"gg\r", "Article "},
	    {"qc", "Compare"},
	    {"qL", "Ledger"},
	};
	struct session s;

	begin(&s, false);
	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		press(&s, views[i].keys);
		ok(shows(&s, views[i].shows), "%s is there", views[i].shows);
		rest(&s);
		costs(&s, views[i].shows);
	}
	press(&s, "Q");
	is_int(ending(&s), 0, "Q leaves");
	finish(&s);
}

/* Sizes come faster than screens can be drawn. */
static void
test_resizes(void)
{
	static const char *const keys[] = {"c", "j", "q", "L", "j", "q", "ga",
	    "j", "q", "?", "q", "\r", "q"};
	struct session s;
	unsigned seed = 5;
	struct buf want, got;

	buf_init(&want, 1 * MiB);
	buf_init(&got, 1 * MiB);
	begin(&s, false);
	ok(shows(&s, "[1/3]"), "resizes: the first screen is there");
	for (size_t i = 0; i < 300; i++) {
		seed = seed * 1664525 + 1013904223;

		struct winsize w = {
		    .ws_row = (unsigned short)(1 + (seed >> 8) % 100),
		    .ws_col = (unsigned short)(1 + (seed >> 16) % 300)};

		vterm_set_size(s.model, w.ws_row, w.ws_col);
		ioctl(s.fd, TIOCSWINSZ, &w);
		if (i % 10 == 0)
			press(&s, keys[i / 10 % ARRAY_LEN(keys)]);
		(void)take(&s, 1);
	}
	press(&s, "\033");
	rest(&s);
	resize(&s, ROWS, COLUMNS);
	press(&s, "ge");
	ok(shows(&s, "crossread  Events"), "300 sizes, and all is there");
	rest(&s);
	text_of(&s, &got);
	press(&s, "\014");
	rest(&s);
	text_of(&s, &want);
	is_str(buf_view(&got), buf_view(&want), "as if drawn anew");
	press(&s, "Q");
	is_int(ending(&s), 0, "and it leaves with 0");
	finish(&s);
	buf_free(&want);
	buf_free(&got);
}

static void
test_signal(int sig, const char *name)
{
	struct session s;

	begin(&s, false);
	ok(shows(&s, "[1/3]"), "%s: the first screen is there", name);
	kill(s.pid, sig);
	is_int(ending(&s), 128 + sig, "%s ends it with 128 + n", name);
	ok(sent(&s, "\033[?1049l"), "%s: leaves the alternate screen", name);
	ok(modes_back(&s), "%s: the terminal's modes are as they were", name);
	finish(&s);
}

static void
test_suspend(void)
{
	struct pollfd p = {.events = POLLIN};
	struct session s;
	char c;

	begin(&s, true);
	ok(shows(&s, "[1/3]"), "^Z: the first screen is there");
	press(&s, "j\032");
	p.fd = s.stopped;
	ok(poll(&p, 1, 5000) == 1 && read(s.stopped, &c, 1) == 1,
	    "^Z stops it");
	rest(&s);
	ok(sent(&s, "\033[?1049l"), "^Z: leaves the alternate screen");
	ok(modes_back(&s), "^Z: the terminal's modes are as they were");
	buf_clear(&s.bytes);
	ok(write(s.go_on, "g", 1) == 1, "fg");
	ok(shows(&s, "[2/3]"), "fg comes back to the same place");
	ok(sent(&s, "\033[?1049h"), "on the alternate screen");
	press(&s, "q");
	is_int(ending(&s), 0, "and q leaves");
	ok(modes_back(&s), "with the terminal's modes as they were");
	finish(&s);
}

/* A store of articles that try to take the terminal over, through all
 * views. */
static void
test_hostile(void)
{
	static const char *const keys[] = {"\r", "c", "zZ", "q", "L", "\r",
	    "q", "q", "ge", "ga", "y", "o", "\r", "y", "o", "jjjj", "q", "/evil\r", "?", "q",
	    "g/evil\r", "\r", "q", "ge"};
	const char *demo = store;
	struct session s;

	store = hostile;
	begin(&s, false);
	ok(shows(&s, "[1/"), "hostile texts: the first screen is there");
	for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
		press(&s, keys[i]);
		(void)take(&s, 200);
		rest(&s);
	}
	press(&s, "Q");
	is_int(ending(&s), 0, "hostile texts: Q leaves");
	finish(&s);
	store = demo;
}

/* The link of an article: to the reader's own machine. */
/* Off until it is set; then clicks are keys; off again at the end. */
static void
test_mouse(void)
{
	struct session s;

	begin(&s, false);
	ok(shows(&s, "[1/3]"), "mouse: the first screen is there");
	ok(!sent(&s, "1000h"), "the mouse is the terminal's own");
	press(&s, ":set mouse on\r");
	ok(shows(&s, "mouse is \"on\"") && sent(&s, "1000h"),
	    "until it is set");
	press(&s, "\033[<0;9;4M\033[<0;9;4m");
	ok(shows(&s, "[2/3]"), "a click selects");
	press(&s, "\033[<65;9;4M");
	ok(shows(&s, "[3/3]"), "the wheel moves");
	press(&s, "Q");
	is_int(ending(&s), 0, "Q leaves");
	ok(sent(&s, "1000l"), "and the mouse is given back");
	finish(&s);
}

static void
test_paste(void)
{
	struct session s;

	begin(&s, false);
	ok(shows(&s, "[1/3]"), "paste: the first screen is there");
	ok(!sent(&s, "\033[?2004h"), "nothing is marked outside a line");
	press(&s, ":nosuch");
	ok(shows(&s, ":nosuch") && sent(&s, "\033[?2004h"), "but in one");
	press(&s, "\033[200~quit\rQd\033[201~");
	ok(shows(&s, ":nosuchquit Qd"), "what is pasted is text");
	press(&s, "\033");
	rest(&s);
	ok(sent(&s, "\033[?2004l"), "and it ends with the line");
	press(&s, "Q");
	is_int(ending(&s), 0, "Q leaves");
	finish(&s);
}

/* The command has the terminal, and the reader comes back at a key. */
static void
test_pipe(void)
{
	struct session s;

	begin(&s, false);
	ok(shows(&s, "[1/3]"), "a command: the first screen is there");
	press(&s, "|wc -l\r");
	ok(shows(&s, "any key: back to crossread"), "it has the terminal");
	press(&s, " ");
	ok(shows(&s, "handed to wc"), "a key comes back");
	press(&s, "|nosuchcommand\r");
	ok(shows(&s, "any key"), "one that is not there");
	press(&s, " ");
	ok(shows(&s, "nosuchcommand: No such file"), "is said to be missing");
	press(&s, "Q");
	is_int(ending(&s), 0, "Q leaves");
	finish(&s);
}

static void
test_link(void)
{
	struct session s;

	begin(&s, false);
	ok(shows(&s, "[1/3]"), "a link: the first screen is there");
	press(&s, "ga/rescuers\r\r");
	ok(shows(&s, "https://"), "a link: an article's address");
	rest(&s);
	ok(sent(&s, "\033]8;id=") && sent(&s, "\033]8;;\033\\"),
	    "it is a link to the terminal");
	ok(!sent(&s, "\033]52"), "nothing is copied unasked");
	press(&s, "y");
	ok(shows(&s, "sent to your terminal's clipboard"), "y copies it");
	ok(sent(&s, "\033]52;c;aHR0cHM6Ly9"), "with OSC 52");
	press(&s, "o");
	ok(shows(&s, "no browser here"), "o without a browser copies it too");
	press(&s, "Q");
	is_int(ending(&s), 0, "Q leaves");
	finish(&s);
}

/* Another process brings an event in while one reads. */
static void
test_waiting(void)
{
	struct session s;
	int status = -1;

	begin(&s, false);
	ok(shows(&s, "[1/3]"), "an import meanwhile: the first screen is there");

	pid_t import = fork();

	if (import == 0) {
		execl(program, program, "--quiet", "--db", store, "import",
		    more, (char *)NULL);
		_exit(127);
	}
	waitpid(import, &status, 0);
	ok(status == 0, "an import meanwhile succeeds");
	ok(shows(&s, "1 new, g. shows them"), "what came in is counted");
	ok(shows(&s, "[1/3]"), "the cursor stays");
	press(&s, "g.");
	ok(shows(&s, "[2/4]"), "g. shows it; the cursor is on the same row");
	ok(shows(&s, "Snow closes"), "above it stands the new one");
	press(&s, "Q");
	is_int(ending(&s), 0, "Q leaves");
	finish(&s);
}

/* The other end of the terminal goes away. */
static void
test_hangup(void)
{
	struct session s;

	begin(&s, false);
	ok(shows(&s, "[1/4]"), "hang-up: the first screen is there");
	close(s.fd);
	s.fd = open("/dev/null", 0);
	is_int(ending(&s), 128 + SIGHUP, "a lost terminal ends it");
	finish(&s);
}

int
main(int argc, char **argv)
{
	if (argc != 5)
		return 2;
	program = argv[1];
	store = argv[2];
	hostile = argv[3];
	more = argv[4];
	signal(SIGPIPE, SIG_IGN);
	test_path();
	test_views();
	test_resizes();
	test_signal(SIGTERM, "SIGTERM");
	test_signal(SIGHUP, "SIGHUP");
	test_signal(SIGINT, "SIGINT");
#ifndef SANITIZED /* which reports it in its own way */
	test_signal(SIGSEGV, "SIGSEGV");
#endif
	test_suspend();
	test_hostile();
	test_mouse();
	test_paste();
	test_pipe();
	test_link();
	test_waiting();
	test_hangup();
	return tap_done();
}
