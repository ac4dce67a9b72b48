/*
 * main.c - the table of commands, and how a run begins and ends.
 */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/cli/config.h"
#include "src/cli/options.h"

#define OUT_CEILING (1024 * MiB)

const struct command commands[] = {
	{"import", "PATH...",
		"take in files, folders, - for stdin, .gz of these", "",
		1, SIZE_MAX, cmd_import, false},
	{"events", "[QUERY]", "list events, the latest activity first",
		"--all --filter --sort ", 0, SIZE_MAX, cmd_events, false},
	{"show", "ID", "print an event or an article", "", 1, 1, cmd_show,
		false},
	{"compare", "ID|FILE...",
		"print aligned paragraphs and facts, worst first", "--all ",
		1, SIZE_MAX, cmd_compare, false},
	{"facts", "ID|FILE...", "print the ledger alone", "--all ", 1,
		SIZE_MAX, cmd_facts, false},
	{"search", "[QUERY]", "find articles, newest first", "--filter ", 0,
		SIZE_MAX, cmd_search, false},
	{"add", "URL...",
		"follow feeds; a site's address finds its feed",
		"--title --tags --timeout --ca-file ", 1, SIZE_MAX, cmd_add,
		false},
	{"fetch", "[FEED|ARTICLE...]",
		"ask the feeds that are due, or those named; an article's page",
		"--all --timeout --ca-file ", 0, SIZE_MAX, cmd_fetch, false},
	{"feeds", "", "list the feeds you follow, or write a list of them",
		"--all --export ", 0, 0, cmd_feeds, false},
	{"feed", "pause|resume|edit|unfollow ID...",
		"change how feeds are followed", "--title --tags --hidden --every "
		"--agent --proxy --full-text ",
		2, SIZE_MAX, cmd_feed, false},
	{"mark", "read|unread|star|unstar ID...",
		"mark articles, or all articles of an event", "", 2, SIZE_MAX,
		cmd_mark, false},
	{"merge", "ID ID", "put the second event into the first", "", 2, 2,
		cmd_merge, false},
	{"split", "ID", "take an article out of its event", "", 1, 1,
		cmd_split, false},
	{"move", "ID ID", "put an article into another event", "", 2, 2,
		cmd_move, false},
	{"note", "ID [WORDS]",
		"keep a note with an event, an article or an item", "", 1,
		SIZE_MAX, cmd_note, false},
	{"review", "[QUERY | ID | ACTION ID...]",
		"list what outlets tell differently, and decide about it",
		"--all ", 0, SIZE_MAX, cmd_review, false},
	{"undo", "", "take back what you did last", "", 0, 0, cmd_undo, false},
	{"redo", "", "do again what you took back", "", 0, 0, cmd_redo, false},
	{"parse", "FILE", "print what is made of one file; stores nothing",
		"--base-url --content-type "
		"--content-language --content-location ", 1, 1, cmd_parse, false},
	{"doctor", "", "check the store, say what is wrong", "--repair ", 0, 0,
		cmd_doctor, false},
	{"config", "check|dump",
		"say what is wrong with your settings, or print them all", "",
		1, 1, cmd_config, false},
	{"completion", "bash|zsh|fish",
		"print what your shell needs to complete command lines", "",
		1, 2, cmd_completion, false},
	{"demo", "", "open the event that is shipped with crossread", "", 0, 0,
		cmd_demo, false},
	{"help", "[COMMAND|TOPIC]",
		"say what a command takes, or: keys, actions, settings, queries",
		"--man ",
		0, 1, cmd_help, false},
	{"", "", "", "", 0, 0, cmd_read, true},
	{0},
};

const struct command *
command_find(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

static enum status
run(struct cli *cli, int argc, char **argv)
{
	enum status st = options_parse(cli, argc, argv);

	if (st != STATUS_OK)
		return st;
	if (cli->version) {
		buf_cstr(&cli->out, "crossread " PACKAGE_VERSION "\n");
		return STATUS_OK;
	}
	if (cli->help)
		return cmd_help(cli);
	st = config_load(cli);
	if (st != STATUS_OK)
		return st;
	if (cli->filter) {
		const struct rule *r = config_filter(cli, cli->filter);

		if (!r)
			return STATUS_USAGE;
		cli->filter = r->query.s;
	}
	return cli->command->run(cli);
}

/* Were one of the three closed, the store would get its number and our
 * output.  Reading finds the end there, writing fails. */
static void
guard_streams(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

/* Reading the options reorders the words. */
static char **
copy(struct arena *a, char **argv, int argc)
{
	char **words = ARENA_ARRAY(a, char *, (size_t)argc + 1);

	memcpy(words, argv, (size_t)argc * sizeof(*words));
	return words;
}

int
main(int argc, char **argv)
{
	struct cli cli = {.a = arena_new()};
	enum status st;

	arena_keep_freed();
	/* Letters as the terminal writes them; numbers stay as C has them. */
	setlocale(LC_CTYPE, "");
	settings_init(&cli.settings);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow: an error */
	umask(077);
	guard_streams();
	buf_init(&cli.out, OUT_CEILING);
	cli.argv = copy(cli.a, argv, argc);
	st = run(&cli, argc, argv);
	cli_flush(&cli);
	buf_free(&cli.out);
	config_free(&cli);
	arena_free(cli.a);
	return status_exit_code(st);
}
