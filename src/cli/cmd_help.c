/* help [COMMAND|keys], and --help */
#include "src/cli/options.h"
#include "ui/actions.h"

/* Made at build time from data/keys. */
extern const char default_keys[];
extern const size_t default_keys_size;

static void
help_command(struct buf *out, const struct command *c)
{
	buf_printf(out, "usage: crossread %s%s%s\n\n%s\n", c->name,
	    c->args[0] ? " " : "", c->args, c->help);
	if (c->options[0]) {
		buf_cstr(out, "\nOptions:\n");
		options_help(out, c);
	}
	buf_cstr(out, "\nOptions of every command:\n");
	options_help(out, NULL);
}

static void
help_all(struct buf *out)
{
	buf_cstr(out,
	    "usage: crossread [OPTION...] [COMMAND [ARGUMENT...]]\n\n"
	    "Sets news outlets side by side.  Without a command it opens the "
	    "reader, or\nprints the events where the output is no terminal.\n\n"
	    "Commands:\n");
	for (const struct command *c = commands; c->name; c++) {
		char usage[60];

		if (c->hidden)
			continue;
		snprintf(usage, sizeof(usage), "%s %s", c->name, c->args);
		buf_printf(out, "  %-36s %s\n", usage, c->help);
	}
	buf_cstr(out, "\nOptions, anywhere on the line:\n");
	options_help(out, NULL);
	buf_cstr(out, "\nIds: e12 is an event, a345 an article, f7 a feed.  More: "
	    "man crossread\n");
}

/* The lines "map VIEW KEYS ACTION" with what the actions do. */
static void
help_keys(struct buf *out)
{
	struct str rest = {default_keys, default_keys_size}, line;

	while (str_line(&rest, &line)) {
		struct str map, view, keys, action;

		if (!str_field(&line, ' ', &map) || !str_eq(map, STR("map")) ||
		    !str_field(&line, ' ', &view) ||
		    !str_field(&line, ' ', &keys) ||
		    !str_field(&line, ' ', &action))
			continue;
		buf_printf(out, "%-9.*s %-11.*s %s\n", STR_ARG(view),
		    STR_ARG(keys), action_help(action_find(action)));
	}
}

enum status
cmd_help(struct cli *cli)
{
	const struct command *c = cli->command;

	if (c->run == cmd_help && !cli->help && cli->nargs) {
		if (strcmp(cli->args[0], "keys") == 0) {
			help_keys(&cli->out);
			return STATUS_OK;
		}
		c = command_find(cli->args[0]);
		if (!c || c->hidden) {
			cli_error("'%s' is no command; 'crossread help' lists "
			    "them", cli->args[0]);
			return STATUS_USAGE;
		}
	} else if (c->run == cmd_help || c->hidden) {
		c = NULL;
	}
	if (c)
		help_command(&cli->out, c);
	else
		help_all(&cli->out);
	return STATUS_OK;
}
