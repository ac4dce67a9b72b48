/*
 * modes.c - the reader on terminals of all kinds, and what befalls it
 * there.
 *
 *	modes PROGRAM FOLDER
 *
 * The folder has the stores demo.db and long.db (a paragraph of many
 * lines), and configurations 256 and direct.
 */
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/base/clock.h"
#include "tests/tap.h"
#include "tests/ui/session.h"

static const char *program, *folder;

static void
begin(struct session *s, const char *term, const char *const *env)
{
	session_begin(s,
	    &(struct session_how){.program = program,
		.store = session_path(folder, "demo.db"),
		.term = term,
		.env = env});
	ok(session_shows(s, "[1/3]"), "%s: the first screen is there",
	    term ? term : "xterm-256color");
}

static void
leave(struct session *s)
{
	ok(session_quit(s), "Q leaves the terminal as it was");
	session_end(s);
}

#define QUESTION "\033[?2026$p"

static void
test_sync(void)
{
	static const char *const pieces[] = {"\033", "[", "?20", "26;2", "$y"};
	struct session s;

	begin(&s, NULL, NULL);
	session_rest(&s);
	is_int(session_count(&s, QUESTION), 1, "an xterm is asked for 2026 once");
	session_press(&s, "ga");
	ok(session_shows(&s, "Articles"), "without an answer all goes on");
	is_int(session_count(&s, "\033[?2026h"), 0, "and nothing is held back");
	for (size_t i = 0; i < ARRAY_LEN(pieces); i++) {
		session_press(&s, pieces[i]);
		(void)session_take(&s, 150);
	}
	session_rest(&s);
	ok(!session_sent(&s, "does nothing here"),
	    "a late answer in pieces is no key");
	session_press(&s, "ge");
	ok(session_shows(&s, "Events"), "and counts:");
	session_rest(&s);
	is_int(session_count(&s, "\033[?2026h"), 1, "a new screen is drawn at once");
	is_int(session_count(&s, "\033[?2026l"), 1, "and let go");
	session_press(&s, "j");
	session_rest(&s);
	is_int(session_count(&s, "\033[?2026h"), 1, "a move is not worth it");
	session_press(&s, ":set sync never\rga");
	session_rest(&s);
	is_int(session_count(&s, "\033[?2026h"), 1, "set sync never");
	session_press(&s, ":set sync always\rge");
	session_rest(&s);
	ok(session_count(&s, "\033[?2026h") == 2, "set sync always");
	leave(&s);

	begin(&s, NULL, NULL);
	session_press(&s, "\033[?2026;0$yga");
	ok(session_shows(&s, "Articles"), "a terminal says no");
	session_rest(&s);
	is_int(session_count(&s, "\033[?2026h"), 0, "and nothing is held back");
	session_press(&s, "\033");
	session_rest(&s);
	session_press(&s, "[");
	session_rest(&s);
	session_press(&s, "u");
	session_rest(&s);
	ok(!session_sent(&s, "does nothing"), "[u is a key");
	leave(&s);

	begin(&s, NULL, (const char *[]){"TERM_PROGRAM", "Apple_Terminal",
	    NULL});
	session_rest(&s);
	is_int(session_count(&s, QUESTION), 0, "one that prints it is not asked");
	leave(&s);
	begin(&s, "linux", NULL);
	session_rest(&s);
	is_int(session_count(&s, QUESTION) + session_count(&s, "\033]") + session_count(&s, "\033[8l"),
	    0, "nor one that is not known");
	leave(&s);
}

/* Waits up to 10 s for bytes to be sent: on a busy machine a pause says
 * nothing. */
static bool
sends(struct session *s, const char *bytes)
{
	for (int i = 0; i < 100 && !session_sent(s, bytes); i++)
		(void)session_take(s, 100);
	return session_sent(s, bytes);
}

static void
test_title(void)
{
	static const char titled[] = "\033[22;2t\033]2;crossread\033\\";
	struct session s;

	begin(&s, NULL, NULL);
	session_rest(&s);
	is_int(session_count(&s, "\033[22;2t") + session_count(&s, "\033]2;"), 0,
	    "the window keeps its title");
	session_press(&s, ":set title on\r");
	ok(sends(&s, titled), "until set title on");
	session_rest(&s);
	is_int(session_count(&s, titled), 1, "once");
	is_int(session_count(&s, "\033[23;2t"), 0, "as long as it runs");
	leave(&s);

	begin(&s, NULL, NULL);
	session_press(&s, ":set title on\r");
	(void)sends(&s, titled);
	kill(s.pid, SIGTERM);
	is_int(session_ending(&s), 128 + SIGTERM, "SIGTERM ends it");
	is_int(session_count(&s, "\033[23;2t"), 1, "and the title is given back");
	is_int(session_count(&s, "\033[8h"), 1, "and the direction of text");
	session_end(&s);
}

/* The text of a view on a terminal. */
static void
text_on(const char *term, const char *const *env, const char *keys,
    struct buf *text, struct buf *bytes)
{
	struct session s;

	session_begin(&s,
	    &(struct session_how){.program = program,
		.store = session_path(folder, "demo.db"),
		.term = term,
		.env = env});
	(void)session_shows(&s, "[1/3]");
	session_press(&s, keys);
	session_rest(&s);
	session_text(&s, text);
	buf_clear(bytes);
	buf_str(bytes, buf_view(&s.bytes));
	kill(s.pid, SIGTERM);
	(void)session_ending(&s);
	session_end(&s);
}

static bool
has(const struct buf *b, const char *bytes)
{
	return str_find(buf_view(b), str_c(bytes), 0) != STR_NPOS;
}

/* How often yellow, or what is nearly that, has these bytes behind it. */
static size_t
yellow(const struct buf *b, const char *behind)
{
	static const char *const yellows[] = {"\033[33m", "\033[93m",
	    "\033[38;5;178m", "8:2::230:159:0m"};
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(yellows); i++) {
		char bytes[64];

		snprintf(bytes, sizeof(bytes), "%s%s", yellows[i], behind);
		for (size_t at = 0; (at = str_find(buf_view(b),
			str_c(bytes), at)) != STR_NPOS; at++)
			n++;
	}
	return n;
}

/* Colours are the terminal's own, more where they are asked for, none
 * where there are none; and no word is missing without them. */
static void
test_colours(void)
{
	static const char *const none[] = {"NO_COLOR", "1", NULL};
	static const char orange[] = "8:2::230:159:0m";
	char config[2][4200];
	const char *of256[] = {"XDG_CONFIG_HOME", config[0], NULL};
	const char *direct[] = {"XDG_CONFIG_HOME", config[1], "COLORTERM",
	    "truecolor", NULL};
	const struct {
		const char *term, *const *env;
		const char *has, *not;
	} kinds[] = {
	    {"xterm-256color", NULL, "\033[33m", "8;5;"},
	    {"xterm", NULL, "\033[33m", "8;5;"},
	    {"tmux-256color", NULL, "\033[33m", "8;5;"},
	    {"screen", NULL, "\033[33m", "8;5;"},
	    {"linux", NULL, "\033[33m", "8;5;"},
	    {"xterm-direct", NULL, "\033[33m", "8:2:"},
	    {"vt100", NULL, ";7m", "\033[33m"},
	    {"xterm-mono", NULL, "\033[7m", "\033[33m"},
	    {"xterm-256color", none, ";7m", "\033[33m"},
	    {"xterm-256color", of256, "\033[38;5;178m", "\033[33m"},
	    {"linux", of256, "\033[33m", "8;5;"},
	    {"xterm-direct", direct, orange, "\033[33m"},
	    {"xterm-256color", direct, orange, "\033[33m"},
	    {"vt100", direct, ";7m", "\033[33m"},
	};
	struct buf want, text, bytes;

	snprintf(config[0], sizeof(config[0]), "%s/256", folder);
	snprintf(config[1], sizeof(config[1]), "%s/direct", folder);
	buf_init(&want, 1 * MiB);
	buf_init(&text, 1 * MiB);
	buf_init(&bytes, 64 * MiB);
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		text_on(kinds[i].term, kinds[i].env, "c]x",
		    i == 0 ? &want : &text, &bytes);
		ok(has(&bytes, kinds[i].has) && !has(&bytes, kinds[i].not),
		    "%s%s: its colours", kinds[i].term,
		    kinds[i].env ? ", asked for" : "");
		is_int(yellow(&bytes, ""), yellow(&bytes, "\033[40m"),
		    "%s: yellow is on black", kinds[i].term);
		if (i > 0)
			is_str(buf_view(&text), buf_view(&want),
			    "%s: the same words", kinds[i].term);
	}
	/* The sign of what is explained, in the help. */
	text_on("linux", NULL, "?/explained by a later\r", &text, &bytes);
	ok(has(&text, "explained by a later") && !has(&bytes, "\033[34m"),
	    "of eight colours none is blue");
	buf_free(&want);
	buf_free(&text);
	buf_free(&bytes);
}

static const struct {
	const char *keys, *shows; /* what is drawn last */
} in_words[] = {
    {"gr", "rule  SOURCE"},
    {"L", "rule  SOURCE"},
    {"\r\rv", "was: The governor"},
    {"gf", "You follow no feed"},
    {"?", "In events"},
};

static void
show_words(struct session *s, size_t view, struct buf *text)
{
	session_press(s, "ge");
	session_press(s, in_words[view].keys);
	ok(session_shows(s, in_words[view].shows), "%s is shown",
	    in_words[view].shows);
	session_rest(s);
	session_text(s, text);
}

/* The looks of a sign in the help, by its words. */
static bool
looks(struct session *s, char sign, const char *words,
    VTermScreenCell *out)
{
	session_press(s, "/");
	session_press(s, words);
	session_press(s, "\r");
	(void)session_shows(s, words);
	session_rest(s);
	for (int row = 0; row < ROWS; row++) {
		VTermPos at = {row, 2}, next = {row, 3};
		VTermScreenCell gap;

		if (vterm_screen_get_cell(s->screen, at, out) &&
		    vterm_screen_get_cell(s->screen, next, &gap) &&
		    out->chars[0] == (uint32_t)sign && gap.chars[0] <= ' ')
			return true;
	}
	return false;
}

/* No word is missing without colours, and each mark that says that texts
 * are not the same has its own look. */
static void
test_mono(void)
{
	static const char *const none[] = {"NO_COLOR", "1", NULL};
	static const struct {
		const char *term, *const *env;
	} kinds[] = {{NULL, NULL}, {"vt100", NULL}, {NULL, none}};
	struct session s[ARRAY_LEN(kinds)];
	VTermScreenCell c;
	struct buf want, text;

	buf_init(&want, 1 * MiB);
	buf_init(&text, 1 * MiB);
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		session_begin(&s[i],
		    &(struct session_how){.program = program,
			.store = session_path(folder, "demo.db"),
			.term = kinds[i].term,
			.env = kinds[i].env});
	for (size_t v = 0; v < ARRAY_LEN(in_words); v++) {
		show_words(&s[0], v, &want);
		for (size_t i = 1; i < ARRAY_LEN(kinds); i++) {
			show_words(&s[i], v, &text);
			is_str(buf_view(&text), buf_view(&want),
			    "the same words without colours");
		}
	}
	ok(looks(&s[2], '~', "reworded", &c) && c.attrs.underline,
	    "~ is underlined");
	ok(looks(&s[2], '!', "conflict", &c) && c.attrs.reverse,
	    "! is reversed");
	ok(looks(&s[2], '^', "explained by a later", &c) &&
		c.attrs.underline, "^ is underlined");
	ok(looks(&s[2], '+', "here, missing", &c) && c.attrs.bold,
	    "+ is bold");
	ok(looks(&s[2], '*', "only here", &c) && c.attrs.bold, "* is bold");
	ok(looks(&s[2], '>', "counterpart at", &c) && c.attrs.italic,
	    "> is in italics");
	ok(looks(&s[2], '=', "same facts", &c) && !c.attrs.bold &&
		!c.attrs.reverse, "= is as all words are");
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		ok(session_quit(&s[i]), "Q leaves it");
		session_end(&s[i]);
	}
	buf_free(&want);
	buf_free(&text);
}

/* "dumb" has no screen: the list in words, and the end. */
static void
test_dumb(void)
{
	struct session s;

	session_begin(&s,
	    &(struct session_how){.program = program,
		.store = session_path(folder, "demo.db"),
		.term = "dumb"});
	is_int(session_ending(&s), 0, "dumb: it prints and leaves");
	while (session_take(&s, 100))
		;
	ok(session_sent(&s, "outlets") && session_sent(&s, "conflict"),
	    "dumb: in words");
	ok(!session_sent(&s, "\033"), "dumb: without a sequence");
	session_end(&s);
}

/* One that nobody knows, or that is no terminal at all. */
static void
test_unknown(void)
{
	struct session s;

	session_begin(&s,
	    &(struct session_how){.program = program,
		.store = session_path(folder, "demo.db"),
		.term = "nosuch"});
	is_int(session_ending(&s), 1, "an unknown terminal: it ends");
	while (session_take(&s, 100))
		;
	ok(session_sent(&s, "the terminal \"nosuch\" is not known here") &&
		session_sent(&s, "TERM=dumb"),
	    "and says what may do");
	ok(session_modes_back(&s) && !session_sent(&s, "\033"),
	    "the terminal is as it was");
	session_end(&s);
	session_begin(&s,
	    &(struct session_how){.program = program,
		.store = session_path(folder, "demo.db"),
		.term = ""});
	is_int(session_ending(&s), 0, "no TERM: as dumb");
	while (session_take(&s, 100))
		;
	ok(session_sent(&s, "outlets") && !session_sent(&s, "\033"),
	    "in words");
	session_end(&s);
}

static size_t
above_ascii(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += (unsigned char)s.s[i] >= 0x80;
	return n;
}

/* What the locale says of the terminal's letters. */
static void
test_letters(void)
{
	static const struct {
		const char *locale, *word;
		bool lines, letters;
	} kinds[] = {
	    {"C.UTF-8", "sacudi\303\263", true, true},
	    {"en_XX.utf8", "sacudi\303\263", true, true},
	    {"C", "sacudi\303\263", false, true},
	    {"POSIX", "sacudi\303\263", false, true},
	    {"en_XX.ISO-8859-1", "sacudio", false, false},
	    {"ru_XX.KOI8-R", "sacudio", false, false},
	};
	struct buf text, bytes;

	buf_init(&text, 1 * MiB);
	buf_init(&bytes, 64 * MiB);
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		const char *name = kinds[i].locale;

		text_on(NULL, (const char *[]){"LC_ALL", name, NULL}, "c]x",
		    &text, &bytes);
		ok(has(&text, kinds[i].word), "%s: %s", name, kinds[i].word);
		is_int(has(&bytes, "\342\224\202") ||
			has(&bytes, "\342\224\200"),
		    kinds[i].lines, "%s: lines?", name);
		is_int(above_ascii(buf_view(&bytes)) > 0, kinds[i].letters,
		    "%s: letters beyond ASCII?", name);
	}
	buf_free(&text);
	buf_free(&bytes);
}

/* More than a clipboard takes is not said to be sent. */
static void
test_long(void)
{
	struct session s;

	session_begin(&s,
	    &(struct session_how){
		.program = program, .store = session_path(folder, "long.db")});
	ok(session_shows(&s, "[1/"), "a long text: the first screen");
	session_press(&s, "ga\rjY");
	ok(session_shows(&s, "are more than a terminal's clipboard"),
	    "a text of 60,000 bytes is too long for the clipboard");
	is_int(session_count(&s, "\033]52"), 0, "and is not sent");
	leave(&s);
}

static const struct {
	const char *keys, *shows;
} views[] = {{"", "[1/3]"}, {"j\r", "Event e"}, {"j\rGk", "Event e"},
    {"jc]xjk", "Compare"}, {"jcGkk", "Compare"}, {"Ljj", "Ledger"},
    {"Lj\r", "Ledger"}, {"grj", "Review"}, {"gaj", "Articles"},
    {"gajj\rj", "Article "}, {"gf", "Feeds"}, {"gq", "Filters"},
    {"?jj", "Keys of"}, {"?Gkk", "Keys of"}, {"g?", "Keys"},
    {":set\r", "Settings"}};

/* The row the terminal's cursor is on. */
static void
cursor_row(struct session *s, struct buf *out)
{
	VTermPos at;
	size_t from = 0;

	session_text(s, out);
	vterm_state_get_cursorpos(vterm_obtain_state(s->model), &at);
	for (int i = 0; i < at.row; i++)
		from = str_chr(buf_view(out), '\n', from) + 1;

	size_t n = str_chr(str_from(buf_view(out), from), '\n', 0);

	memmove(out->s, out->s + from, n);
	out->n = n;
}

/* As small as can be and back, and stopped and gone on: all is as it was,
 * in every view. */
static void
test_places(void)
{
	struct session s;
	struct buf want, got, all;
	struct pollfd p = {.events = POLLIN};
	char c;

	buf_init(&want, 1 * MiB);
	buf_init(&all, 1 * MiB);
	buf_init(&got, 1 * MiB);
	session_begin(&s,
	    &(struct session_how){.program = program,
		.store = session_path(folder, "demo.db"),
		.in_shell = true});
	p.fd = s.stopped;
	ok(session_shows(&s, "[1/3]"), "places: the first screen");
	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		const char *name = views[i].shows;

		session_press(&s, "ge");
		session_press(&s, views[i].keys);
		ok(session_shows(&s, name), "%s is there", name);
		session_rest(&s);
		session_text(&s, &all);
		cursor_row(&s, &want);
		session_resize(&s, 1, 1);
		session_resize(&s, ROWS, COLUMNS);
		cursor_row(&s, &got);
		is_str(buf_view(&got), buf_view(&want), "%s: 1x1 and back",
		    name);
		session_text(&s, &got);
		is_str(buf_view(&got), buf_view(&all), "%s: the same screen",
		    name);
		session_text(&s, &want);
		session_press(&s, "\032");
		ok(poll(&p, 1, 5000) == 1 && read(s.stopped, &c, 1) == 1,
		    "%s: ^Z stops it", name);
		(void)session_take(&s, 50);
		ok(session_modes_back(&s), "%s: modes as they were", name);
		ok(write(s.go_on, "g", 1) == 1, "fg");
		(void)session_take(&s, 500);
		session_rest(&s);
		session_text(&s, &got);
		is_str(buf_view(&got), buf_view(&want), "%s: ^Z and fg", name);
	}
	leave(&s);
	buf_free(&all);
	buf_free(&want);
	buf_free(&got);
}

static void
test_ends(void)
{
	static const int signals[] = {SIGTERM, SIGHUP};

	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		struct session s;
		int sig = signals[i % 2];

		session_begin(&s,
		    &(struct session_how){
			.program = program, .store = session_path(folder, "demo.db")});
		(void)session_shows(&s, "[1/3]");
		session_press(&s, views[i].keys);
		(void)session_shows(&s, views[i].shows);
		kill(s.pid, sig);
		ok(session_ending(&s) == 128 + sig && session_modes_back(&s) &&
			session_sent(&s, "\033[?1049l"),
		    "%s: signal %d gives the terminal back", views[i].shows,
		    sig);
		session_end(&s);
	}
}

/* Nothing is new: in no view is a byte sent.  All are looked at at the
 * same time, for the time of two looks at the store and then some. */
static void
test_still(void)
{
	static struct session s[ARRAY_LEN(views)];
	int64_t end;

	for (size_t i = 0; i < ARRAY_LEN(views); i++)
		begin(&s[i], NULL, NULL);
	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		session_press(&s[i], views[i].keys);
		ok(session_shows(&s[i], views[i].shows), "%s is there",
		    views[i].shows);
	}
	for (size_t i = 0; i < ARRAY_LEN(views); i++)
		session_rest(&s[i]);
	for (size_t i = 0; i < ARRAY_LEN(views); i++)
		buf_clear(&s[i].bytes);
	end = clock_monotonic() + 2500000000;
	while (clock_monotonic() < end)
		for (size_t i = 0; i < ARRAY_LEN(views); i++)
			(void)session_take(&s[i], 10);
	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		is_int(s[i].bytes.n, 0, "%s: at rest nothing is sent",
		    views[i].shows);
		leave(&s[i]);
	}
}

int
main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	program = argv[1];
	folder = argv[2];
	signal(SIGPIPE, SIG_IGN);
	test_sync();
	test_title();
	test_colours();
	test_mono();
	test_dumb();
	test_unknown();
	test_letters();
	test_long();
	test_places();
	test_ends();
	test_still();
	return tap_done();
}
