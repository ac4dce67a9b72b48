/*
 * options.h - the command line taken apart.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "src/cli/cli.h"

/* Fills 'cli' from the arguments, which it reorders.  Options may stand
 * anywhere; "--" ends them, "-" is an argument.  USAGE after saying what
 * is wrong. */
enum status options_parse(struct cli *cli, int argc, char **argv);

/* An option and what it is called.  'option' is options.c's own. */
struct option_row {
	const char *name;
	int option;
	const char *value; /* NULL: it takes none */
	bool own;	   /* only commands that name it take it */
	const char *help;
};
const struct option_row *options_all(size_t *n);
bool options_takes(const struct command *c, const struct option_row *row);
/* What it does for that command. */
const char *options_words(const struct command *c,
    const struct option_row *row);
/* Their names, each with a blank behind it (NULL: of all commands). */
void options_names(struct buf *out, const struct command *command);

/* The options a command takes (NULL: those of all commands), a line each. */
void options_help(struct buf *out, const struct command *command);

#endif
