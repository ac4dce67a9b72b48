#include "src/cli/screen.h"

#include "src/cli/aliases.h"
#include "src/cli/config.h"
#include "src/cli/pipeline.h"
#include "ui/ui.h"

static enum status
settle(struct store *s, int64_t now, const struct lexicon *aliases,
    bool *more)
{
	struct pipeline *p = pipeline_new(s, now);
	enum status st;

	pipeline_aliases(p, aliases);
	st = pipeline_settle(p, more);
	pipeline_free(p);
	return st;
}

static void
add_lines(struct cli *cli, struct ui_options *o)
{
	size_t n = cli->config->lines.n;
	struct str *lines = ARENA_ARRAY(cli->a, struct str, n);

	for (size_t i = 0; i < n; i++)
		lines[i] = cli->config->lines.at[i].line;
	o->lines = lines;
	o->nlines = n;
}

enum status
screen_run(struct cli *cli, struct store *s, int64_t event, int64_t now,
    const char *notice)
{
	static const enum term_colour colours[] = {
		[COLOUR_AUTO] = TERM_COLOUR_AUTO,
		[COLOUR_ALWAYS] = TERM_COLOUR_ALWAYS,
		[COLOUR_NEVER] = TERM_COLOUR_NEVER,
	};
	struct ui_options o = {.store = s, .event = event, .now = now,
		.colour = colours[settings_number(&cli->settings,
		    SETTING_COLOR)],
		.theme = &cli->config->theme, .settings = &cli->settings,
		.keymap = cli->config->keys,
		.notice = notice ? notice : config_notice(cli, true),
		.settle = settle,
		/* Also when another was installed in its place. */
		.program = "/proc/self/exe", .config = cli->config_path,
		.rules = cli->config->rules.at,
		.nrules = cli->config->rules.n,
		.history = cli_state_path(cli, "history"),
		.account = cli_account(cli)};
	enum status st = aliases_load(cli, &o.aliases);
	struct buf why;

	if (st != STATUS_OK)
		return st;
	add_lines(cli, &o);
	buf_init(&why, 4 * KiB);
	st = ui_run(&o, &why);
	if (st != STATUS_OK && st != STATUS_INTERRUPTED)
		cli_error("%.*s", STR_ARG(buf_view(&why)));
	buf_free(&why);
	if (st == STATUS_INTERRUPTED) {
		store_close(s);
		exit(128 + ui_signal());
	}
	return st;
}
