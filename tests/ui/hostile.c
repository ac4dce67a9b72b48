/*
 * hostile.c - a store whose every field tries to take the terminal over,
 * in every view, on each type of terminal; what is sent is read byte by
 * byte by a strict machine.
 *
 *	hostile PROGRAM FOLDER	with a store TERM.db for each
 */
#include <signal.h>

#include "tests/tap.h"
#include "tests/ui/session.h"
#include "tests/ui/strict.h"

static const struct {
	const char *name;
	bool known; /* is sent OSC 8 and the like */
} terminals[] = {{"xterm-256color", true}, {"tmux-256color", true},
    {"linux", false}, {"vt100", false}, {"screen", false},
    {"xterm-direct", true}};

/* How each view is opened, what its screen has, and what is done there.
 * The list of events, below all others, is where each begins. */
static const struct {
	const char *keys, *shows, *then;
} views[] = {
    {"", "Events", "jkzz*uTevil\r\033/evil\rnfevil\rf\025\r"},
    {"", "Events", "S\033s\033:set \t\t\033:open \t\033:\t\t\033M\033"},
    {"ga", "Articles", "jkyYotT.\r\033fevil\rf\025\r"},
    {"g/flood\r", "Articles", "jk"},
    {"\r", "Event e", "jjjkyotX\033/evil\r[e]e"},
    {"c", "Compare", "jjzzzw>+-B]x]c]o]m%p\033ZqCY\014"},
    {"L", "Ledger", "jj\rjjk]xs\033efine\r"},
    {"gr", "Review", "jj/evil\reevil\rp\r\033yw\033@\033"},
    {"ga\r", "Article ", "jjvvJKyYo/evil\r  "},
    {"gf", "Feeds", "jjkp/evil\rt\033e\033S\033"},
    {"gq", "Filters", "jk/evil\r"},
    {"?", "Keys of", "/evil\r"},
    {"g?", "Keys", "jk"},
    {":set linear on\r", "linear is", "j"},
    {"ga\r", "Article ", "jj:set linear off\r"},
};

/* All are driven side by side: most of the time goes by in waiting. */
static struct session sessions[ARRAY_LEN(terminals)];

static void
press(const char *keys, int ms)
{
	for (size_t i = 0; i < ARRAY_LEN(terminals); i++)
		session_press(&sessions[i], keys);
	for (size_t i = 0; i < ARRAY_LEN(terminals); i++)
		while (session_take(&sessions[i], i ? 0 : ms))
			; /* the first waits for all */
}

static void
shows(const char *words)
{
	for (size_t i = 0; i < ARRAY_LEN(terminals); i++)
		ok(session_shows(&sessions[i], words), "%s: %s",
		    terminals[i].name, words);
}

/* Back to the list of events, out of any prompt: by ^C, since ESC and a
 * key behind it may be Alt and that key; twice, since there may have been
 * an ESC before. */
static void
to_events(void)
{
	press("\003\003", 5);
	press("ge", 5);
	shows("vents ");
}

/* Keys typed while a command has the terminal are the command's. */
static void
give_away(void)
{
	to_events();
	press("ga\r|true\r", 5);
	shows("any key");
	press(" ", 5);
	shows("handed to");
}

static void
walk(void)
{
	shows("vents "); /* before that ^C would end it */
	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		to_events();
		press(views[i].keys, 5);
		shows(views[i].shows);
		/* Keys that came at once would be drawn once. */
		for (const char *k = views[i].then; *k; k++)
			press((char[]){*k, '\0'},
			    strchr("\r\t\033", *k) ? 40 : 2);
	}
	give_away();
	press("Q", 0);
}

static void
finish(struct session *s, const char *name, bool known)
{
	is_int(session_ending(s), 0, "%s: Q leaves", name);
	if (strict_open(name)) {
		ok(strict_bytes(buf_view(&s->bytes), known),
		    "%s: none of %zu bytes is foreign", name, s->bytes.n);
		strict_close();
	} else {
		printf("# no terminfo for %s here\n", name);
	}
	session_end(s);
}

/* What commands print on a terminal, and how they repeat bad words. */
static void
test_commands(const char *program, const char *folder)
{
#define BAD "\033]0;PWN\007\033[2J\2336n\033[?1049l"
	static const char *const commands[][7] = {{"events"},
	    {"events", "--all"}, {"events", "--json"}, {"events", "orsa"},
	    {"show", "e1"}, {"show", "a1"}, {"show", "a1", "--json"},
	    {"compare", "e1"}, {"compare", "e1", "--json"},
	    {"compare", "e1", "--linear"}, {"search", "orsa"},
	    {"search", "evil", "--json"}, {"feeds"}, {"feeds", "--json"},
	    {"feeds", "--export", "opml"},
	    {"feeds", "--export", "urls"}, {"facts", "e1"}, {"review", "--all"},
	    {"review", "--json"}, {"review", "r1"}, {"config", "dump"},
	    {"note", "e1", BAD "odd"}, {"note", "e1"}, {"show", "e1"},
	    {"mark", "read", "a1"}, {"undo"}, {"doctor"},
	    {"split", "a2"}, {"undo"}, {"search", BAD}, {"show", "e" BAD},
	    {"events", "--" BAD}, {BAD}, {"feed", "rename", "f1", BAD},
	    {"feed", "pause", BAD}, {"import", BAD}, {"mark", BAD, "a1"},
	    {"review", "accept", "r" BAD}, {"help", BAD},
	    {"add", "http://" BAD}, {"config", BAD}};
#undef BAD
	char store[4096];
	size_t said = 0;

	snprintf(store, sizeof(store), "%s/commands.db", folder);
	if (!strict_open("xterm-256color"))
		return;
	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		struct session s;
		int code;

		session_begin(&s,
		    &(struct session_how){.program = program,
			.store = store, .words = commands[i],
			.env = (const char *[]){"NO_COLOR", "1", NULL}});
		code = session_ending(&s);
		while (session_take(&s, 20))
			;
		said += s.bytes.n;
		ok(code >= 0 && code < 126 &&
		    strict_bytes(buf_view(&s.bytes), false),
		    "command %zu, %s: exit code %d, no foreign byte", i,
		    commands[i][0][0] == '\033' ? "a bad word"
						: commands[i][0], code);
		session_end(&s);
	}
	ok(said > 5000, "they said much: %zu bytes", said);
	strict_close();
}

int
main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	signal(SIGPIPE, SIG_IGN);
	test_commands(argv[1], argv[2]);
	for (size_t i = 0; i < ARRAY_LEN(terminals); i++) {
		char store[4096];

		snprintf(store, sizeof(store), "%s/%s.db", argv[2],
		    terminals[i].name);
		session_begin(&sessions[i],
		    &(struct session_how){.program = argv[1],
			.store = store,
			.term = terminals[i].name});
	}
	walk();
	for (size_t i = 0; i < ARRAY_LEN(terminals); i++)
		finish(&sessions[i], terminals[i].name, terminals[i].known);
	return tap_done();
}
