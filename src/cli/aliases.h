/*
 * aliases.h - the reader's own words for one thing, from aliases.tsv in
 * the configuration folder.
 */
#ifndef CLI_ALIASES_H
#define CLI_ALIASES_H

#include "src/cli/cli.h"
#include "src/text/lexicon.h"

/* NULL when there is no such file: the shipped ones alone count.  What is
 * wrong with it is said, with its line.  Lives in cli->a. */
enum status aliases_load(struct cli *cli, const struct lexicon **out);

#endif
