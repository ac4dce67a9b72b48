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

/* The options a command takes (NULL: those of all commands), a line each. */
void options_help(struct buf *out, const struct command *command);

#endif
