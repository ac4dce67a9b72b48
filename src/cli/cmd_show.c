/* show ID */
#include "src/cli/cli.h"
#include "src/cli/load.h"
#include "src/text/clean.h"

static enum status
show_article(struct cli *cli, struct store *s, int64_t id)
{
	struct report_style style = cli_style(cli);
	struct article art;
	enum status st = load_article(cli, s, id, &art);

	if (st == STATUS_OK)
		st = load_notes(cli, s, NOTE_ON_ARTICLE, id, &art.notes,
		    &art.nnotes);
	if (st != STATUS_OK)
		return st;
	if (!cli->json) {
		report_article_text(&cli->out, &art, &style);
		return STATUS_OK;
	}
	report_article_json(&cli->out, &art);
	buf_char(&cli->out, '\n');
	return STATUS_OK;
}

/* The event's notes, and its articles' own. */
static enum status
add_notes(struct cli *cli, struct store *s, struct event *e,
    const struct article **articles)
{
	enum status st = load_notes(cli, s, NOTE_ON_EVENT, e->id, &e->notes,
	    &e->nnotes);

	for (size_t i = 0; i < e->nmembers && st == STATUS_OK; i++) {
		struct article *art = ARENA_NEW(cli->a, struct article);

		*art = *articles[i];
		st = load_notes(cli, s, NOTE_ON_ARTICLE, art->id, &art->notes,
		    &art->nnotes);
		articles[i] = art;
	}
	return st;
}

static enum status
show_event(struct cli *cli, struct store *s, int64_t id)
{
	struct report_style style = cli_style(cli);
	const struct article **articles;
	struct event e;
	enum status st = load_event(cli, s, id, &e, &articles);

	if (st == STATUS_OK)
		st = add_notes(cli, s, &e, articles);
	if (st != STATUS_OK)
		return st;
	if (!cli->json) {
		report_event_text(&cli->out, &e, articles, &style);
		return STATUS_OK;
	}
	report_event_json(&cli->out, &e, articles);
	buf_char(&cli->out, '\n');
	return STATUS_OK;
}

enum status
cmd_show(struct cli *cli)
{
	const char *arg = cli->args[0];
	struct store *s;
	enum status st;
	int64_t id;
	bool event = cli_id(arg, 'e', &id);

	if (!event && !cli_id(arg, 'a', &id)) {
		cli_error("'%s' is no id; events are e1, articles a1", arg);
		return STATUS_USAGE;
	}
	st = cli_open_store(cli, STORE_READ, &s);
	if (st != STATUS_OK)
		return st;
	st = event ? show_event(cli, s, id) : show_article(cli, s, id);
	store_close(s);
	return st;
}
