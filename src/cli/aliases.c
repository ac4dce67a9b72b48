#include "src/cli/aliases.h"

#include "src/cli/input.h"

#define ALIASES_LIMIT MiB

static enum status
read_table(struct cli *cli, const char *path, struct input *in,
    const struct lexicon **out)
{
	struct str table;
	const char *why = NULL;
	size_t line = 0;
	enum status st = input_all(in, ALIASES_LIMIT, &table);

	if (st != STATUS_OK) {
		cli_error("%s: %s", path, input_error(in));
		return st;
	}
	if (!str_valid_utf8(table)) {
		cli_error("%s: %s", path, status_words(STATUS_BAD_ENCODING));
		return STATUS_BAD_ENCODING;
	}
	st = lexicon_terms_read(cli->a, table, out, &line, &why);
	if (st != STATUS_OK)
		cli_error("%s:%zu: %s", path, line, why);
	return st;
}

enum status
aliases_load(struct cli *cli, const struct lexicon **out)
{
	const char *path = cli_config_path(cli, "aliases.tsv");
	struct input *in;
	struct buf why;
	enum status st;

	*out = NULL;
	if (!path)
		return STATUS_OK;
	buf_init(&why, 4 * KiB);
	st = input_open(path, &why, &in);
	if (st == STATUS_OK) {
		st = read_table(cli, path, in, out);
		input_close(in);
	} else if (st == STATUS_NOT_FOUND) {
		st = STATUS_OK;
	} else {
		cli_error("%s: %.*s", path, STR_ARG(buf_view(&why)));
	}
	buf_free(&why);
	return st;
}
