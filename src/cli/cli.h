/*
 * cli.h - what every command is given, and how it speaks.
 *
 * Data goes to stdout through cli->out, messages to stderr through
 * cli_error() and cli_note(); both are clean text.  A command returns a
 * status after it has said what is wrong; main() makes it the exit code.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <signal.h>

#include "db/store.h"
#include "src/model/settings.h"
#include "src/report/report.h"

/* The words of the setting color. */
enum cli_colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

struct config;

struct cli {
	const struct command *command; /* NULL: none was named */
	char **argv;		       /* the command line as it was given */
	char **args;		       /* what stands behind its name */
	size_t nargs;

	const char *db;
	bool json, quiet, help, version, all, repair, man;
	/* What HTTP would have said; "" counts as NULL. */
	const char *base_url, *content_type, *language, *location;
	const char *filter; /* the name, then the query of a saved one */
	const char *export, *title, *tags, *hidden; /* of feeds */
	const char *every, *agent, *proxy, *full_text; /* the same */

	/* Of the command line, the environment and the file, see config.h. */
	struct settings settings;
	const char *config_path; /* NULL: the default place */
	struct config *config;

	struct arena *a; /* as long as the run */
	struct buf out;
};

struct command {
	const char *name, *args, *help;
	const char *options; /* its own, each followed by a space */
	size_t fewest, most; /* arguments */
	enum status (*run)(struct cli *cli);
	bool hidden; /* not in the list: it runs when nothing is named */
};

enum status cmd_add(struct cli *cli);
enum status cmd_compare(struct cli *cli);
enum status cmd_completion(struct cli *cli);
enum status cmd_config(struct cli *cli);
enum status cmd_demo(struct cli *cli);
enum status cmd_doctor(struct cli *cli);
enum status cmd_events(struct cli *cli);
enum status cmd_facts(struct cli *cli);
enum status cmd_feed(struct cli *cli);
enum status cmd_fetch(struct cli *cli);
enum status cmd_feeds(struct cli *cli);
enum status cmd_help(struct cli *cli);
enum status cmd_import(struct cli *cli);
enum status cmd_mark(struct cli *cli);
enum status cmd_merge(struct cli *cli);
enum status cmd_move(struct cli *cli);
enum status cmd_note(struct cli *cli);
enum status cmd_parse(struct cli *cli);
enum status cmd_read(struct cli *cli); /* crossread alone */
enum status cmd_redo(struct cli *cli);
enum status cmd_review(struct cli *cli);
enum status cmd_search(struct cli *cli);
enum status cmd_show(struct cli *cli);
enum status cmd_split(struct cli *cli);
enum status cmd_undo(struct cli *cli);

/* What help has besides commands; NULL ends them. */
extern const char *const help_topics[];
/* The command of that name, or NULL. */
const struct command *command_find(const char *name);
/* All of them in the order of the help; a NULL name ends them. */
extern const struct command commands[];

/* "crossread: WORDS" on stderr.  A note keeps silent under --quiet. */
void cli_error(const char *fmt, ...) PRINTF_LIKE(1, 2);
void cli_note(const struct cli *cli, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* "crossread: THING: words of the status" */
enum status cli_fail(const char *thing, enum status s);

/* Hands cli->out to stdout when it is large, or always.  When stdout
 * cannot be written to, says so (but not of a closed pipe) and ends the
 * process with 1: nobody reads on. */
void cli_flush_large(struct cli *cli);
void cli_flush(struct cli *cli);

/* Is a variable of the environment there and not empty? */
bool cli_env(const char *name);
/* Width and colours for stdout as it is. */
struct report_style cli_style(const struct cli *cli);
/* May a full screen be opened on stdin and stdout? */
bool cli_has_screen(const struct cli *cli);

/* Opens --db or the default store; says what is wrong. */
enum status cli_open_store(struct cli *cli, enum store_mode mode,
    struct store **out);
/* For the reader: only to be read where it cannot be written to, which
 * *notice says then; else NULL. */
enum status cli_open_reader(struct cli *cli, struct store **out,
    const char **notice);
/* Who decides: the setting, else the account's name. */
struct str cli_editor(struct cli *cli);
struct str cli_account(struct cli *cli);
/* Says what the store has to say of a failed call; where there is no
 * thing of an id, which command lists them. */
enum status cli_store_failed(const struct store *s, enum status st);
/* Says that 'what' ("event") of an id is not there; NOT_FOUND. */
enum status cli_no_such(const struct store *s, const char *what, char letter,
    int64_t id);

/* "e12" or "a345". */
bool cli_id(const char *arg, char letter, int64_t *id);

/* From now on SIGINT sets what this points to and ends nothing. */
const volatile sig_atomic_t *cli_interruptible(void);
/* A file of the user's own making, by its name in the folder for
 * configuration; NULL when the environment names no place. */
const char *cli_config_path(struct cli *cli, const char *name);

/* The same in the folder for what a program remembers. */
const char *cli_state_path(struct cli *cli, const char *name);

/* The tags of --tags, cleaned; none when it was not given. */
const struct str *cli_tags(struct cli *cli, size_t *n);

/* The arguments as one query. */
struct str cli_query(struct cli *cli);

/* Prints the event list, also for demo and for crossread alone. */
enum status cli_print_events(struct cli *cli, struct store *s, int64_t now,
    struct str query);

#endif
