/* compare ID|FILE..., facts ID|FILE... */
#include "src/cli/aliases.h"
#include "src/cli/load.h"
#include "src/compare/compare.h"

static enum status
load_and_run(struct cli *cli, struct load *load, struct comparison **out)
{
	struct compare_options o = {.facts = true, .told = true};
	enum status st = aliases_load(cli, &o.aliases);

	if (st == STATUS_OK)
		st = load_for_comparison(cli, load);
	o.ties = load->ties;
	o.nties = load->nties;
	if (st == STATUS_OK)
		*out = compare_run(cli->a, load->articles.at,
		    load->articles.n, &o);
	return st;
}

enum status
cmd_compare(struct cli *cli)
{
	struct report_style style = cli_style(cli);
	struct comparison *c;
	struct load load;
	enum status st = load_and_run(cli, &load, &c);

	if (st != STATUS_OK)
		return st;
	if (!cli->json) {
		report_comparison_text(&cli->out, load.is_event ? &load.event :
			NULL, c, &style);
		return STATUS_OK;
	}
	report_comparison_json(&cli->out, load.event.id, c);
	buf_char(&cli->out, '\n');
	return STATUS_OK;
}

enum status
cmd_facts(struct cli *cli)
{
	struct report_style style = cli_style(cli);
	struct comparison *c;
	struct load load;
	enum status st = load_and_run(cli, &load, &c);

	if (st != STATUS_OK)
		return st;
	if (!cli->json) {
		report_facts_text(&cli->out, c, &style);
		return STATUS_OK;
	}
	report_facts_json(&cli->out, load.event.id, c);
	buf_char(&cli->out, '\n');
	return STATUS_OK;
}
