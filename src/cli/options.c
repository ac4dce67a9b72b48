#include "src/cli/options.h"

enum option {
	OPTION_AGENT,
	OPTION_ALL,
	OPTION_BASE_URL,
	OPTION_CA_FILE,
	OPTION_COLOR,
	OPTION_CONFIG,
	OPTION_CONTENT_LANGUAGE,
	OPTION_CONTENT_LOCATION,
	OPTION_CONTENT_TYPE,
	OPTION_DB,
	OPTION_EVERY,
	OPTION_EXPORT,
	OPTION_FILTER,
	OPTION_FULL_TEXT,
	OPTION_HELP,
	OPTION_HIDDEN,
	OPTION_JSON,
	OPTION_LINEAR,
	OPTION_MAN,
	OPTION_PROXY,
	OPTION_QUIET,
	OPTION_REPAIR,
	OPTION_SORT,
	OPTION_TAGS,
	OPTION_TIMEOUT,
	OPTION_TITLE,
	OPTION_VERSION,
};

static const struct option_row rows[] = {
	{"--all", OPTION_ALL, NULL, true,
		"what is left out otherwise"},
	{"--base-url", OPTION_BASE_URL, "URL", true,
		"the address the file came from"},
	{"--content-type", OPTION_CONTENT_TYPE, "TYPE", true,
		"what the server said it is"},
	{"--content-language", OPTION_CONTENT_LANGUAGE, "TAG", true,
		"the language the server said, where the text shows none"},
	{"--content-location", OPTION_CONTENT_LOCATION, "URL", true,
		"where the server said its links start from"},
	{"--export", OPTION_EXPORT, "opml|urls", true,
		"write the list for other readers"},
	{"--filter", OPTION_FILTER, "NAME", true,
		"what a saved filter of that name finds"},
	{"--man", OPTION_MAN, NULL, true, "as a page of the manual"},
	{"--repair", OPTION_REPAIR, NULL, true,
		"mend what is wrong, as far as it can be"},
	{"--title", OPTION_TITLE, "TITLE", true,
		"your name for the feed, \"\": its own"},
	{"--tags", OPTION_TAGS, "TAG,TAG", true,
		"all its tags, \"\": none"},
	{"--hidden", OPTION_HIDDEN, "yes|no", true,
		"keep it out of the list of feeds"},
	{"--every", OPTION_EVERY, "TIME", true,
		"how often to ask: 30m, 2h, 1d; \"\": as it is learnt"},
	{"--agent", OPTION_AGENT, "NAME", true,
		"what to call yourself there, \"\": crossread"},
	{"--proxy", OPTION_PROXY, "URL", true,
		"go through this proxy, \"\": none"},
	{"--full-text", OPTION_FULL_TEXT, "yes|no", true,
		"fetch the page where the feed gives a summary"},
	{"--timeout", OPTION_TIMEOUT, "SECONDS", true,
		"how long one feed may take; 30"},
	{"--ca-file", OPTION_CA_FILE, "PATH", true,
		"trust these certificates, not the system's"},
	{"--config", OPTION_CONFIG, "PATH", false,
		"the file of settings and keys to use"},
	{"--db", OPTION_DB, "PATH", false, "the store to use"},
	{"--json", OPTION_JSON, NULL, false,
		"JSON: one object, or for lists one a line"},
	{"--linear", OPTION_LINEAR, NULL, false,
		"no columns, and words for marks"},
	{"--sort", OPTION_SORT, "NAME", true,
		"activity, size, conflicts or unread"},
	{"--color", OPTION_COLOR, "WHEN", false, "auto, always or never"},
	{"--quiet", OPTION_QUIET, NULL, false, "no notes and no progress"},
	{"--help", OPTION_HELP, NULL, false, "say how it is used"},
	{"--version", OPTION_VERSION, NULL, false, "say which version it is"},
};

/* What --all adds differs by command. */
static const struct {
	const char *command, *help;
} all_of[] = {
	{"events", "events that have ended too"},
	{"compare", "copies too, and more than twelve articles"},
	{"facts", "copies too, and more than twelve articles"},
	{"fetch", "every feed, due or not"},
	{"feeds", "hidden feeds and those of imported articles too"},
	{"review", "what is deferred, decided or explained too"},
};

const char *
options_words(const struct command *c, const struct option_row *row)
{
	for (size_t i = 0; i < ARRAY_LEN(all_of); i++)
		if (row->option == OPTION_ALL && c &&
		    strcmp(c->name, all_of[i].command) == 0)
			return all_of[i].help;
	return row->help;
}

static enum status
unknown_command(const char *word)
{
	const char *best = NULL;
	size_t least = STR_NEAR;

	for (const struct command *c = commands; c->name; c++)
		if (!c->hidden)
			str_nearest(str_c(word), c->name, &best, &least);
	if (best)
		cli_error("'%s' is no command; did you mean '%s'?", word, best);
	else
		cli_error("'%s' is no command; 'crossread help' lists them",
		    word);
	return STATUS_USAGE;
}

static enum status
unknown_option(struct str word)
{
	const char *best = NULL;
	size_t least = STR_NEAR, dashes = 0;

	while (dashes < 2 && dashes < word.n && word.s[dashes] == '-')
		dashes++;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		str_nearest(str_from(word, dashes), rows[i].name + 2, &best,
		    &least);
	if (best)
		cli_error("'%.*s' is no option; did you mean '--%s'?",
		    STR_ARG(word), best);
	else
		cli_error("'%.*s' is no option; 'crossread help' lists them",
		    STR_ARG(word));
	return STATUS_USAGE;
}

/* An option that stands for a setting. */
static enum status
set(struct cli *cli, enum setting setting, const char *option,
    const char *value)
{
	struct buf why;
	bool good;

	buf_init(&why, 64 * KiB);
	good = settings_set(&cli->settings, cli->a, setting, str_c(value),
	    SETTING_ARGUMENT, str_c(option), &why);
	if (!good)
		cli_error("%s %.*s", option, STR_ARG(buf_view(&why)));
	buf_free(&why);
	return good ? STATUS_OK : STATUS_USAGE;
}

static enum status
set_option(struct cli *cli, enum option option, const char *value)
{
	const char *given = value && value[0] ? value : NULL;

	switch (option) {
	case OPTION_AGENT:
		cli->agent = value;
		break;
	case OPTION_ALL:
		cli->all = true;
		break;
	case OPTION_BASE_URL:
		cli->base_url = given;
		break;
	case OPTION_CA_FILE:
		return set(cli, SETTING_CA_FILE, "--ca-file", value);
	case OPTION_COLOR:
		return set(cli, SETTING_COLOR, "--color", value);
	case OPTION_CONFIG:
		if (!given) {
			cli_error("--config needs a value: PATH");
			return STATUS_USAGE;
		}
		cli->config_path = given;
		break;
	case OPTION_CONTENT_LANGUAGE:
		cli->language = given;
		break;
	case OPTION_CONTENT_LOCATION:
		cli->location = given;
		break;
	case OPTION_CONTENT_TYPE:
		cli->content_type = given;
		break;
	case OPTION_DB:
		if (!given) {
			cli_error("--db needs a value: PATH");
			return STATUS_USAGE;
		}
		cli->db = given;
		break;
	case OPTION_EVERY:
		cli->every = value;
		break;
	case OPTION_EXPORT:
		cli->export = value;
		break;
	case OPTION_FILTER:
		cli->filter = value;
		break;
	case OPTION_FULL_TEXT:
		cli->full_text = value;
		break;
	case OPTION_HIDDEN:
		cli->hidden = value;
		break;
	case OPTION_PROXY:
		cli->proxy = value;
		break;
	case OPTION_TAGS:
		cli->tags = value;
		break;
	case OPTION_TIMEOUT:
		return set(cli, SETTING_TIMEOUT, "--timeout", value);
	case OPTION_TITLE:
		cli->title = value;
		break;
	case OPTION_HELP:
		cli->help = true;
		break;
	case OPTION_JSON:
		cli->json = true;
		break;
	case OPTION_LINEAR:
		return set(cli, SETTING_LINEAR, "--linear", "on");
	case OPTION_MAN:
		cli->man = true;
		break;
	case OPTION_QUIET:
		cli->quiet = true;
		break;
	case OPTION_REPAIR:
		cli->repair = true;
		break;
	case OPTION_SORT:
		return set(cli, SETTING_SORT, "--sort", value);
	case OPTION_VERSION:
		cli->version = true;
		break;
	}
	return STATUS_OK;
}

static const struct option_row *
find_row(struct str name)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (str_eq(str_c(rows[i].name), name))
			return &rows[i];
	return NULL;
}

bool
options_takes(const struct command *c, const struct option_row *row)
{
	struct str rest = str_c(c->options), name;

	if (!row->own)
		return true;
	while (str_field(&rest, ' ', &name))
		if (str_eq(name, str_c(row->name)))
			return true;
	return false;
}

/* Own options can be judged only when the command is known, which may
 * stand behind them. */
static enum status
check(const struct cli *cli, const bool *given)
{
	const struct command *c = cli->command;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (!given[i] || options_takes(c, &rows[i]))
			continue;
		if (c->hidden)
			cli_error("%s needs a command", rows[i].name);
		else
			cli_error("'%s' takes no %s", c->name, rows[i].name);
		return STATUS_USAGE;
	}
	if (cli->help || cli->version)
		return STATUS_OK;
	if (cli->nargs < c->fewest || cli->nargs > c->most) {
		cli_error("usage: crossread %s %s", c->name, c->args);
		return STATUS_USAGE;
	}
	return STATUS_OK;
}

/* One option, at argv[*i]; its value may be the next argument. */
static enum status
parse_option(struct cli *cli, int argc, char **argv, int *i, bool *given)
{
	struct str rest = str_c(argv[*i]), name;
	const struct option_row *row;
	const char *value;

	str_field(&rest, '=', &name);
	value = rest.s;
	row = find_row(name);
	if (!row)
		return unknown_option(name);
	if (!row->value && value) {
		cli_error("%s takes no value", row->name);
		return STATUS_USAGE;
	}
	if (row->value && !value) {
		if (++*i == argc) {
			cli_error("%s needs a value: %s", row->name,
			    row->value);
			return STATUS_USAGE;
		}
		value = argv[*i];
	}
	given[row - rows] = true;
	return set_option(cli, (enum option)row->option, value);
}

/* "-ferry" in a query asks for articles without it; "-json" is a slip. */
static bool
leaves_out(const char *name, const char *word)
{
	const struct command *c = command_find(name);

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (strcmp(rows[i].name + 1, word) == 0)
			return false;
	return c && strstr(c->args, "QUERY") && word[1] != '-';
}

enum status
options_parse(struct cli *cli, int argc, char **argv)
{
	bool given[ARRAY_LEN(rows)] = {false}, ended = false;
	size_t n = 0;

	for (int i = 1; i < argc; i++) {
		enum status st;

		if (ended || argv[i][0] != '-' || !argv[i][1] ||
		    (n && leaves_out(argv[0], argv[i]))) {
			argv[n++] = argv[i];
			continue;
		}
		if (strcmp(argv[i], "--") == 0) {
			ended = true;
			continue;
		}
		st = parse_option(cli, argc, argv, &i, given);
		if (st != STATUS_OK)
			return st;
	}
	cli->args = argv + (n > 0);
	cli->nargs = n - (n > 0);
	cli->command = command_find(n ? argv[0] : "");
	if (!cli->command)
		return unknown_command(argv[0]);
	return check(cli, given);
}

const struct option_row *
options_all(size_t *n)
{
	*n = ARRAY_LEN(rows);
	return rows;
}

void
options_names(struct buf *out, const struct command *command)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (command ? options_takes(command, &rows[i]) : !rows[i].own)
			buf_printf(out, "%s ", rows[i].name);
}

void
options_help(struct buf *out, const struct command *command)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char name[40];

		if (command ? !rows[i].own || !options_takes(command, &rows[i]) :
			rows[i].own)
			continue;
		snprintf(name, sizeof(name), "%s%s%s", rows[i].name,
		    rows[i].value ? " " : "",
		    rows[i].value ? rows[i].value : "");
		buf_printf(out, "  %-22s %s\n", name,
		    options_words(command, &rows[i]));
	}
}
