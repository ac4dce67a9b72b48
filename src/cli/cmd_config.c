/* config check|dump */
#include "src/base/json.h"
#include "src/cli/config.h"
#include "src/text/clean.h"

static enum status
check(struct cli *cli)
{
	const struct config *c = cli->config;
	struct json j;

	for (size_t i = 0; i < c->errors.n; i++) {
		const struct config_error *e = &c->errors.at[i];
		struct str line = text_line(cli->a,
		    config_error_text(cli->a, e)).s;

		if (!cli->json) {
			buf_printf(&cli->out, "%.*s\n", STR_ARG(line));
			continue;
		}
		json_init(&j, &cli->out);
		json_object(&j);
		json_key_str(&j, "file", e->file);
		json_key_int(&j, "line", (int64_t)e->line);
		json_key_str(&j, "error", e->words);
		json_end(&j);
		buf_char(&cli->out, '\n');
	}
	if (c->errors.n)
		return STATUS_BAD_FORMAT;
	if (c->path)
		cli_note(cli, "%s: no errors", c->path);
	else
		cli_note(cli, "there is no configuration; 'crossread config "
		    "dump' prints one to begin with");
	return STATUS_OK;
}

static void
put_typed(struct json *j, enum setting_type type, struct str text,
    int64_t number)
{
	if (type == SETTING_FLAG)
		json_bool(j, number != 0);
	else if (type == SETTING_NUMBER)
		json_int(j, number);
	else
		json_str(j, text);
}

static void
dump_json(struct cli *cli, enum setting s)
{
	static const char *const types[] = {
		[SETTING_FLAG] = "flag", [SETTING_NUMBER] = "number",
		[SETTING_WORD] = "word", [SETTING_TEXT] = "text",
		[SETTING_PATH] = "path",
	};
	const struct setting_row *row = setting_row(s);
	struct settings normal;
	struct buf takes;
	struct json j;

	settings_init(&normal);
	buf_init(&takes, 4 * KiB);
	setting_takes(&takes, s);
	json_init(&j, &cli->out);
	json_object(&j);
	json_key_str(&j, "setting", str_c(setting_name(s)));
	json_key_str(&j, "type", str_c(types[row->type]));
	json_key(&j, "value");
	put_typed(&j, row->type, cli->settings.of[s].text,
	    cli->settings.of[s].number);
	json_key(&j, "default");
	put_typed(&j, row->type, normal.of[s].text, normal.of[s].number);
	json_key_str(&j, "takes", buf_view(&takes));
	json_key_str(&j, "from", cli->settings.of[s].from);
	json_key_str(&j, "help", str_c(row->help));
	json_end(&j);
	buf_char(&cli->out, '\n');
	buf_free(&takes);
}

static void
dump_line(struct cli *cli, const struct config_line *l)
{
	struct json j;

	if (!cli->json) {
		buf_printf(&cli->out, "\n# %.*s\n%.*s\n",
		    STR_ARG(text_line(cli->a, l->from).s), STR_ARG(l->line));
		return;
	}
	json_init(&j, &cli->out);
	json_object(&j);
	json_key_str(&j, "line", l->line);
	json_key_str(&j, "from", l->from);
	json_end(&j);
	buf_char(&cli->out, '\n');
}

static enum status
dump(struct cli *cli)
{
	const struct config *c = cli->config;

	for (int i = 0; cli->json && i < SETTING_COUNT; i++)
		dump_json(cli, (enum setting)i);
	if (!cli->json)
		settings_dump(&cli->out, &cli->settings);
	for (size_t i = 0; i < c->lines.n; i++)
		dump_line(cli, &c->lines.at[i]);
	if (c->errors.n)
		cli_error("%s", config_notice(cli, false));
	return STATUS_OK;
}

enum status
cmd_config(struct cli *cli)
{
	if (strcmp(cli->args[0], "check") == 0)
		return check(cli);
	if (strcmp(cli->args[0], "dump") == 0)
		return dump(cli);
	cli_error("'%s' is no way to use config; check and dump are",
	    cli->args[0]);
	return STATUS_USAGE;
}
