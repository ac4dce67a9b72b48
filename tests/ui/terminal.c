/*
 * terminal.c - the real program on a pseudo terminal, its output read by
 * a real terminal's model (libvterm).
 *
 *	terminal PROGRAM STORE MORE-ARTICLES
 *
 * What stands on the screen, that the terminal is given back as it was
 * however the program ends, and how many bytes a cursor move costs.
 */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/base/clock.h"
#include "tests/tap.h"
#include "tests/ui/session.h"
#include "tests/ui/strict.h"

static const char *program, *store, *more;

static void
begin(struct session *s, bool in_shell)
{
	session_begin(s,
	    &(struct session_how){.program = program,
		.store = store,
		.in_shell = in_shell});
}

/* The bytes a key costs before the preview is drawn. */
static size_t
cost(struct session *s, const char *keys)
{
	session_rest(s);

	size_t before = s->bytes.n;

	session_press(s, keys);
	(void)session_take(s, 100);
	while (session_take(s, 20))
		;

	size_t n = s->bytes.n - before;

	session_rest(s);
	return n;
}

static void
finish(struct session *s)
{
	ok(strict_bytes(buf_view(&s->bytes), true),
	    "only the program's own sequences were sent");
	session_end(s);
}

static void
test_path(void)
{
	struct session s;
	struct buf before, after;

	begin(&s, false);
	ok(session_shows(&s, "[1/3]"), "the first screen lists the events");
	ok(session_sent(&s, "\033[?1049h"), "on the alternate screen");

	size_t down = cost(&s, "j"), up = cost(&s, "k");

	printf("# a cursor move sends %zu bytes down, %zu up\n", down, up);
	ok(down > 0 && down < 300 && up < 300,
	    "a cursor move sends less than 300 bytes");
	down = cost(&s, "jkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjk");
	ok(down < 4 * 300, "50 keys that came at once: %zu bytes", down);
	session_press(&s, "c");
	ok(session_shows(&s, "Compare"), "c sets the articles side by side");
	session_press(&s, "q");
	ok(session_shows(&s, "Events"), "q comes back");
	session_press(&s, "L");
	ok(session_shows(&s, "Ledger"), "L opens the ledger");
	session_press(&s, "q");
	ok(session_shows(&s, "Events"), "q comes back");
	session_press(&s, "?");
	ok(session_shows(&s, "Keys of events"), "? shows the keys");
	session_press(&s, "q");
	ok(session_shows(&s, "[1/3]"), "q comes back");

	buf_init(&before, 1 * MiB);
	buf_init(&after, 1 * MiB);
	session_rest(&s);
	session_text(&s, &before);
	session_resize(&s, 1, 1);
	session_resize(&s, 10, 40);
	session_resize(&s, ROWS, COLUMNS);
	session_text(&s, &after);
	is_str(buf_view(&after), buf_view(&before),
	    "1x1, 40x10 and back: the same screen");
	session_press(&s, "\014");
	session_rest(&s);
	session_text(&s, &after);
	is_str(
	    buf_view(&after), buf_view(&before), "drawn anew it is the same");
	buf_free(&before);
	buf_free(&after);
	session_press(&s, "q");
	is_int(session_ending(&s), 0, "q leaves with 0");
	ok(session_sent(&s, "\033[?1049l"), "leaves the alternate screen");
	ok(session_modes_back(&s), "and the terminal's modes as they were");
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
	/* The title's bar is reversed, too; and where there is no row, "No"
	 * is what is read. */
	return at.row > 0 && vterm_screen_get_cell(s->screen, at, &cell) &&
	    (cell.chars[0] == 'N' || cell.chars[0] == '>' || cell.chars[0] == '!' ||
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
	    {"gegr", "Review"},
	    {"gegf", "Feeds"},
	    {"gegq", "Filters"},
	    {"ge?g?", "Keys"},
	    {"ge:set\r", "Settings"},
	    {"ge:set linear on\r", "linear is"},
	    {"ga", "Articles"},
	};
	struct session s;

	begin(&s, false);
	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		session_press(&s, views[i].keys);
		ok(session_shows(&s, views[i].shows), "%s is there", views[i].shows);
		session_rest(&s);
		costs(&s, views[i].shows);
	}
	session_press(&s, "Q");
	is_int(session_ending(&s), 0, "Q leaves");
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
	ok(session_shows(&s, "[1/3]"), "resizes: the first screen is there");
	for (size_t i = 0; i < 300; i++) {
		seed = seed * 1664525 + 1013904223;

		struct winsize w = {
		    .ws_row = (unsigned short)(1 + (seed >> 8) % 100),
		    .ws_col = (unsigned short)(1 + (seed >> 16) % 300)};

		vterm_set_size(s.model, w.ws_row, w.ws_col);
		ioctl(s.fd, TIOCSWINSZ, &w);
		if (i % 10 == 0)
			session_press(&s, keys[i / 10 % ARRAY_LEN(keys)]);
		(void)session_take(&s, 1);
	}
	session_press(&s, "\033");
	session_rest(&s);
	session_press(&s, "ge");
	session_rest(&s);
	session_resize(&s, ROWS, COLUMNS);
	ok(session_shows(&s, "crossread  Events"), "300 sizes, and all is there");
	session_rest(&s);
	session_text(&s, &got);
	session_press(&s, "\014");
	session_rest(&s);
	session_text(&s, &want);
	is_str(buf_view(&got), buf_view(&want), "as if drawn anew");
	session_press(&s, "Q");
	is_int(session_ending(&s), 0, "and it leaves with 0");
	finish(&s);
	buf_free(&want);
	buf_free(&got);
}

static void
test_signal(int sig, const char *name)
{
	struct session s;

	begin(&s, false);
	ok(session_shows(&s, "[1/3]"), "%s: the first screen is there", name);
	kill(s.pid, sig);
	is_int(session_ending(&s), 128 + sig, "%s ends it with 128 + n", name);
	ok(s.killed == (sig == SIGSEGV), "%s: by itself?", name);
	ok(session_sent(&s, "\033[?1049l"), "%s: leaves the alternate screen", name);
	ok(session_modes_back(&s), "%s: the terminal's modes are as they were", name);
	finish(&s);
}

/* Ends what is being done first, then the reader. */
static void
test_interrupt(void)
{
	struct session s;
	VTermPos at;

	begin(&s, false);
	ok(session_shows(&s, "[1/3]"), "SIGINT: the first screen is there");
	session_press(&s, ":nosuch");
	ok(session_shows(&s, ":nosuch"), "SIGINT: a line is typed");
	session_rest(&s);
	vterm_state_get_cursorpos(vterm_obtain_state(s.model), &at);
	ok(at.row == ROWS - 1 && at.col == 7,
	    "the terminal's cursor is behind what is typed: %d,%d", at.row,
	    at.col);
	kill(s.pid, SIGINT);
	for (int i = 0; i < 100 && !session_sent(&s, "\033[?2004l"); i++)
		(void)session_take(&s, 50);
	session_press(&s, "j");
	ok(session_shows(&s, "[2/3]"), "SIGINT ends the line alone");
	kill(s.pid, SIGINT);
	is_int(session_ending(&s), 128 + SIGINT, "then the reader");
	finish(&s);
}

static void
test_suspend(void)
{
	struct pollfd p = {.events = POLLIN};
	struct session s;
	char c;

	begin(&s, true);
	ok(session_shows(&s, "[1/3]"), "^Z: the first screen is there");
	session_press(&s, ":set mouse on\r:set title on\rj");
	ok(session_shows(&s, "[2/3]"), "^Z: modes are on");
	buf_clear(&s.bytes);
	session_press(&s, "\032");
	p.fd = s.stopped;
	ok(poll(&p, 1, 5000) == 1 && read(s.stopped, &c, 1) == 1,
	    "^Z stops it");
	session_rest(&s);
	ok(session_sent(&s, "\033[?1049l"), "^Z: leaves the alternate screen");
	ok(session_modes_back(&s), "^Z: the terminal's modes are as they were");
	ok(session_sent(&s, "1000l") && session_sent(&s, "\033[23;2t"),
	    "^Z: mouse and title are given back");
	buf_clear(&s.bytes);
	ok(write(s.go_on, "g", 1) == 1, "fg");
	ok(session_shows(&s, "[2/3]"), "fg comes back to the same place");
	ok(session_sent(&s, "\033[?1049h"), "on the alternate screen");
	ok(session_sent(&s, "1000h") && session_sent(&s, "\033[22;2t"),
	    "with mouse and title");
	session_press(&s, ":nosuch\032");
	ok(poll(&p, 1, 5000) == 1 && read(s.stopped, &c, 1) == 1,
	    "^Z stops it while a line is typed");
	(void)session_take(&s, 50);
	ok(session_modes_back(&s), "with modes as they were");
	buf_clear(&s.bytes);
	ok(write(s.go_on, "g", 1) == 1, "fg");
	for (int i = 0; i < 100 && !session_sent(&s, ":nosuch"); i++)
		(void)session_take(&s, 50);
	ok(session_sent(&s, ":nosuch") && session_sent(&s, "\033[?2004h"),
	    "the line is still there, and pastes are marked");
	buf_clear(&s.bytes);
	session_press(&s, "\014");
	for (int i = 0; i < 100 && !session_sent(&s, ":nosuch"); i++)
		(void)session_take(&s, 50);
	ok(session_sent(&s, "[2/3]") && session_sent(&s, ":nosuch"),
	    "^L draws all again there");
	session_press(&s, "\003q");
	is_int(session_ending(&s), 0, "and q leaves");
	ok(session_modes_back(&s), "with the terminal's modes as they were");
	finish(&s);
}

/* Off until it is set; then clicks are keys; off again at the end. */
static void
test_mouse(void)
{
	struct session s;

	begin(&s, false);
	ok(session_shows(&s, "[1/3]"), "mouse: the first screen is there");
	ok(!session_sent(&s, "1000h"), "the mouse is the terminal's own");
	session_press(&s, ":set mouse on\r");
	ok(session_shows(&s, "mouse is \"on\"") && session_sent(&s, "1000h"),
	    "until it is set");
	session_press(&s, "\033[<0;9;4M\033[<0;9;4m");
	ok(session_shows(&s, "[2/3]"), "a click selects");
	session_press(&s, "\033[<65;9;4M");
	ok(session_shows(&s, "[3/3]"), "the wheel moves");
	session_press(&s, "Q");
	is_int(session_ending(&s), 0, "Q leaves");
	ok(session_sent(&s, "1000l"), "and the mouse is given back");
	finish(&s);
}

static void
test_paste(void)
{
	struct session s;

	begin(&s, false);
	ok(session_shows(&s, "[1/3]"), "paste: the first screen is there");
	ok(!session_sent(&s, "\033[?2004h"), "nothing is marked outside a line");
	session_press(&s, ":nosuch");
	ok(session_shows(&s, ":nosuch") && session_sent(&s, "\033[?2004h"), "but in one");
	session_press(&s, "\033[200~quit\rQd\033[201~");
	ok(session_shows(&s, ":nosuchquit Qd"), "what is pasted is text");
	session_press(&s, "\033");
	session_rest(&s);
	ok(session_sent(&s, "\033[?2004l"), "and it ends with the line");
	session_press(&s, "Q");
	is_int(session_ending(&s), 0, "Q leaves");
	finish(&s);
}

/* The command has the terminal, and the reader comes back at a key. */
static void
test_pipe(void)
{
	struct session s;

	begin(&s, false);
	ok(session_shows(&s, "[1/3]"), "a command: the first screen is there");
	session_press(&s, "|wc -l\r");
	ok(session_shows(&s, "any key: back to crossread"), "it has the terminal");
	session_press(&s, " ");
	ok(session_shows(&s, "handed to wc"), "a key comes back");
	session_press(&s, "|nosuchcommand\r");
	ok(session_shows(&s, "any key"), "one that is not there");
	session_press(&s, " ");
	ok(session_shows(&s, "nosuchcommand: No such file"), "is said to be missing");
	session_press(&s, "Q");
	is_int(session_ending(&s), 0, "Q leaves");
	finish(&s);
}

/* The link of an article: to the reader's own machine. */
static void
test_link(void)
{
	struct session s;

	begin(&s, false);
	ok(session_shows(&s, "[1/3]"), "a link: the first screen is there");
	session_press(&s, "ga/rescuers\r\r");
	ok(session_shows(&s, "https://"), "a link: an article's address");
	session_rest(&s);
	ok(session_sent(&s, "\033]8;id=") && session_sent(&s, "\033]8;;\033\\"),
	    "it is a link to the terminal");
	ok(!session_sent(&s, "\033]52"), "nothing is copied unasked");
	session_press(&s, ":set links never\r");
	ok(session_shows(&s, "links is"), "links can be switched off");
	session_rest(&s);
	buf_clear(&s.bytes);
	session_press(&s, ":set links always\r");
	for (int i = 0; i < 100 && !session_sent(&s, "\033]8;id="); i++)
		(void)session_take(&s, 50);
	ok(session_sent(&s, "\033]8;id="), "and on, at once");
	session_press(&s, "y");
	ok(session_shows(&s, "sent to your terminal's clipboard"), "y copies it");
	ok(session_sent(&s, "\033]52;c;aHR0cHM6Ly9"), "with OSC 52");
	session_press(&s, "o");
	ok(session_shows(&s, "no browser here"), "o without a browser copies it too");
	session_press(&s, "Q");
	is_int(session_ending(&s), 0, "Q leaves");
	finish(&s);
}

/* Another process brings an event in while one reads. */
static void
test_waiting(void)
{
	struct session s;
	int status = -1;

	begin(&s, false);
	ok(session_shows(&s, "[1/3]"), "an import meanwhile: the first screen is there");
	session_rest(&s);
	buf_clear(&s.bytes);

	pid_t import = fork();

	if (import == 0) {
		execl(program, program, "--quiet", "--db", store, "import",
		    more, (char *)NULL);
		_exit(127);
	}
	waitpid(import, &status, 0);
	ok(status == 0, "an import meanwhile succeeds");
	ok(session_shows(&s, "1 new, g. shows them"), "what came in is counted");
	session_rest(&s);
	printf("# which sends %zu bytes\n", s.bytes.n);
	ok(s.bytes.n < 120, "only that, and the cursor, is sent");
	ok(session_shows(&s, "[1/3]"), "the cursor stays");
	session_press(&s, "g.");
	ok(session_shows(&s, "[2/4]"), "g. shows it; the cursor is on the same row");
	ok(session_shows(&s, "Snow closes"), "above it stands the new one");
	session_press(&s, "Q");
	is_int(session_ending(&s), 0, "Q leaves");
	finish(&s);
}

/* The other end of the terminal goes away. */
static void
test_hangup(void)
{
	struct session s;

	begin(&s, false);
	ok(session_shows(&s, "[1/4]"), "hang-up: the first screen is there");
	close(s.fd);
	s.fd = open("/dev/null", 0);
	is_int(session_ending(&s), 128 + SIGHUP, "a lost terminal ends it");
	ok(!s.killed, "when all is put away");
	finish(&s);
}

int
main(int argc, char **argv)
{
	if (argc != 4 || !strict_open("xterm-256color"))
		return 2;
	program = argv[1];
	store = argv[2];
	more = argv[3];
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
	test_interrupt();
	test_suspend();
	test_mouse();
	test_paste();
	test_pipe();
	test_link();
	test_waiting();
	test_hangup();
	strict_close();
	return tap_done();
}
