/* help [COMMAND|TOPIC], and --help */
#include "db/query.h"
#include "src/cli/config.h"
#include "src/cli/manual.h"
#include "src/cli/options.h"
#include "ui/app.h"

/* What the usage has no room for. */
static const struct {
	const char *command, *more;
} more_of[] = {
	{"import", "Plain text, web pages, RSS, Atom and JSON feeds, NITF, "
		"NewsML-G2, JSON Lines;\nnewsboat's cache.db, or its folder; "
		"lists of feeds: OPML, newsboat's urls."},
	{"compare", "One event, or articles, or files, which are not stored."},
	{"facts", "One event, or articles, or files, which are not stored."},
	{"fetch", "Of an article the page is fetched, for its full text."},
	{"search", "'crossread help queries' has what a query may hold."},
	{"events", "'crossread help queries' has what a query may hold."},
	{"review", "Actions:\n"
		"  accept ID...           it is as it is told here\n"
		"  reject ID...           it is a false alarm\n"
		"  reopen ID...           look at it again\n"
		"  defer ID... [TIME]     until 2h, 3d, 18:00, 2026-03-15; "
		"none: until it changes\n"
		"  assign ID... EDITOR    give it to an editor, - for nobody\n"
		"  note ID... [WORDS]     keep a note, or none any more\n"
		"  line ID... [WORDS]     print the line to publish, or keep "
		"your own\n\n"
		"Queries: words and state: kind: verdict: event: editor: "
		"sort:"},
};

static void
help_command(struct buf *out, const struct command *c)
{
	buf_printf(out, "usage: crossread %s%s%s\n\n%s\n", c->name,
	    c->args[0] ? " " : "", c->args, c->help);
	for (size_t i = 0; i < ARRAY_LEN(more_of); i++)
		if (strcmp(c->name, more_of[i].command) == 0)
			buf_printf(out, "\n%s\n", more_of[i].more);
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

/* What is bound, the user's own too, with what the actions do. */
static void
help_keys(struct buf *out, const struct cli *cli)
{
	struct keymap *made = cli->config->keys ? NULL
						: app_keys(&cli->settings);
	const struct keymap *km = made ? made : cli->config->keys;
	size_t n;
	const struct binding *all = keymap_all(km, &n);
	struct buf keys;

	buf_init(&keys, 4 * KiB);
	for (size_t i = 0; i < n; i++) {
		buf_clear(&keys);
		binding_keys(&keys, &all[i]);
		buf_printf(out, "%-9s %-11.*s %s\n",
		    keymap_view_name(km, all[i].view),
		    STR_ARG(buf_view(&keys)), action_help(all[i].action));
	}
	buf_free(&keys);
	keymap_free(made);
}

/* All there are, whether a key does them or not. */
static void
help_actions(struct buf *out)
{
	for (int i = 1; i < ACTION_COUNT; i++)
		buf_printf(out, "%-20s %s\n", action_word((enum action)i),
		    action_help((enum action)i));
}

/* What a query may hold. */
static void
help_queries(struct buf *out)
{
	const char *name, *help;

	buf_cstr(out, "word        in title or text; all words must be there\n"
	    "\"a phrase\"  these words in this order\n"
	    "/regex/     a POSIX extended expression, on title and text\n"
	    "-           before any of these: what must not be\n");
	for (size_t i = 0; (name = query_name(i, &help)); i++)
		buf_printf(out, "%-11s %s\n", name, help);
}

static void
help_settings(struct buf *out)
{
	for (int i = 0; i < SETTING_COUNT; i++) {
		buf_printf(out, "%-12s %s: ", setting_name((enum setting)i),
		    setting_row((enum setting)i)->help);
		setting_takes(out, (enum setting)i);
		buf_char(out, '\n');
	}
}

const char *const help_topics[] = {
	"keys", "actions", "settings", "queries", NULL};

/* False: it is no topic. */
static bool
help_topic(struct cli *cli)
{
	struct str topic = str_c(cli->args[0]);
	struct buf *out = &cli->out;
	size_t i = 0;

	while (help_topics[i] && !str_eq(topic, str_c(help_topics[i])))
		i++;
	switch (i) {
	case 0:
		if (cli->man)
			manual_keys(out);
		else
			help_keys(out, cli);
		return true;
	case 1:
		help_actions(out);
		return true;
	case 2:
		if (cli->man)
			manual_settings(out);
		else
			help_settings(out);
		return true;
	case 3:
		help_queries(out);
		return true;
	default:
		return false;
	}
}

static enum status
unknown(const char *word)
{
	const char *best = NULL;
	size_t least = STR_NEAR;

	for (size_t i = 0; help_topics[i]; i++)
		str_nearest(str_c(word), help_topics[i], &best, &least);
	for (const struct command *c = commands; c->name; c++)
		if (!c->hidden)
			str_nearest(str_c(word), c->name, &best, &least);
	cli_error("'%s' is no command and no topic; %s%s%s", word,
	    best ? "did you mean '" : "'crossread help' lists them",
	    best ? best : "", best ? "'?" : "");
	return STATUS_USAGE;
}

enum status
cmd_help(struct cli *cli)
{
	const struct command *c = cli->command;

	if (cli->man && (!cli->nargs || (strcmp(cli->args[0], "keys") != 0 &&
	    strcmp(cli->args[0], "settings") != 0))) {
		cli_error("--man is for 'help keys' and 'help settings'");
		return STATUS_USAGE;
	}
	if (c->run == cmd_help && !cli->help && cli->nargs) {
		if (help_topic(cli))
			return STATUS_OK;
		c = command_find(cli->args[0]);
		if (!c || c->hidden) {
			return unknown(cli->args[0]);
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
