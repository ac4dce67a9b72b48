/*
 * config.h - the user's own settings, keys and colours.
 *
 * One thing a line:
 *
 *	set NAME VALUE			see model/settings.h
 *	map VIEW KEYS ACTION		see ui/keymap.h
 *	unmap VIEW KEYS
 *	macro KEY COMMAND; COMMAND...
 *	color STYLE ATTRIBUTE...	see ui/theme.h
 *	filter NAME QUERY		see model/rule.h and db/query.h
 *	kill QUERY
 *	highlight QUERY
 *	include PATH			relative to this file
 *
 * A line that begins with # is a comment; but on the lines of keys, which
 * may bind it, a # behind a blank begins one too.  A value with a # or
 * blanks at its ends stands in "quotes", in which \ keeps the next byte.
 * A bad line is an error with its place, and the others still count.
 */
#ifndef CLI_CONFIG_H
#define CLI_CONFIG_H

#include "src/base/vec.h"
#include "src/cli/cli.h"
#include "src/model/rule.h"
#include "ui/keymap.h"
#include "ui/theme.h"

struct config_error {
	struct str file;
	size_t line; /* 0: the file itself */
	struct str words;
};

/* A good line other than set and include, as it stands. */
struct config_line {
	struct str line, from; /* "FILE:LINE" */
};

struct config {
	const char *path; /* NULL: there is none */
	struct keymap *keys; /* NULL: no line changes one */
	struct theme theme;
	VEC(struct rule) rules;
	VEC(struct config_error) errors;
	VEC(struct config_line) lines;
};

/* Reads --config, or the file in the folder for configuration if there is
 * one, into cli->config and cli->settings, and what the environment sets.
 * IO after saying so when --config cannot be read. */
enum status config_load(struct cli *cli);
/* The saved filter of a name, or NULL after saying that there is none. */
const struct rule *config_filter(const struct cli *cli, const char *name);
void config_free(struct cli *cli);

/* "FILE:LINE: words" of one error. */
struct str config_error_text(struct arena *a, const struct config_error *e);
/* The first error, and how many there are; NULL: none.  Short: without
 * the folder of the file, for one line of a screen. */
const char *config_notice(const struct cli *cli, bool is_short);
/* Says that on stderr, unless the reader will say it on its own. */
void config_tell(const struct cli *cli);

#endif
