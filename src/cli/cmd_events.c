/* events [QUERY] */
#include "src/base/clock.h"
#include "src/base/vec.h"
#include "src/cli/clean_article.h"
#include "src/cli/cli.h"
#include "src/text/clean.h"

#define PAGE 200

/* The whole event with its articles as one line of JSON. */
static enum status
print_json(struct cli *cli, struct store *s, struct arena *a, int64_t id)
{
	const struct article **articles;
	struct event e;
	enum status st = store_event(s, a, id, &e);

	if (st != STATUS_OK)
		return cli_store_failed(s, st);
	articles = ARENA_ARRAY(a, const struct article *, e.nmembers);
	for (size_t i = 0; i < e.nmembers; i++) {
		struct article *art = ARENA_NEW(a, struct article);

		st = store_article(s, a, e.members[i].article, true, art);
		if (st != STATUS_OK && st != STATUS_DAMAGED)
			return cli_store_failed(s, st);
		clean_article(a, art);
		articles[i] = art;
	}
	e.headline = text_clean(a, e.headline, CLEAN_LINE);
	report_event_json(&cli->out, &e, articles);
	buf_char(&cli->out, '\n');
	return STATUS_OK;
}

static enum status
print_page(struct cli *cli, struct store *s, struct arena *a,
    const struct event_row *rows, size_t n, const struct report_style *style)
{
	struct event *events = ARENA_ARRAY(a, struct event, n);
	enum status st = STATUS_OK;

	for (size_t i = 0; i < n; i++)
		events[i] = (struct event){.id = rows[i].id,
			.headline = text_line(a, rows[i].headline).s,
			.first = rows[i].first,
			.last = rows[i].last,
			.articles = rows[i].articles,
			.outlets = rows[i].outlets,
			.independent = rows[i].independent,
			.conflicts = rows[i].conflicts,
			.unread = rows[i].unread,
			.looked = rows[i].state != 'N',
			.updated = rows[i].state == 'U',
			.fresh = rows[i].fresh};
	if (!cli->json)
		report_events_text(&cli->out, events, n, style);
	for (size_t i = 0; cli->json && i < n && st == STATUS_OK; i++) {
		st = print_json(cli, s, a, rows[i].id);
		cli_flush_large(cli);
	}
	cli_flush_large(cli);
	return st;
}

enum status
cli_print_events(struct cli *cli, struct store *s, int64_t now,
    struct str query)
{
	struct event_query q = {
		.sort = (enum event_sort)settings_number(&cli->settings,
		    SETTING_SORT),
		.all = cli->all, .query = query};
	struct report_style style = cli_style(cli);
	struct arena *a = arena_new();
	struct event_row *rows;
	struct list_key from;
	size_t n, shown = 0;
	enum status st;

	style.now = now;
	do {
		st = store_events(s, a, &q, shown ? &from : NULL, false, PAGE,
		    &rows, &n);
		if (st != STATUS_OK) {
			cli_store_failed(s, st);
			break;
		}
		if (n) {
			from = rows[n - 1].key;
			st = print_page(cli, s, a, rows, n, &style);
		}
		/* The head stands above the first page only. */
		style.headless = true;
		shown += n;
		arena_reset(a);
	} while (n == PAGE && st == STATUS_OK);
	arena_free(a);
	if (st == STATUS_OK && shown == 0)
		st = STATUS_NOT_FOUND;
	return st;
}

enum status
cmd_events(struct cli *cli)
{
	struct store *s;
	enum status st = cli_open_store(cli, STORE_READ, &s);

	if (st != STATUS_OK)
		return st;
	st = cli_print_events(cli, s, clock_now(), cli_query(cli));
	if (st == STATUS_NOT_FOUND)
		cli_error(cli->nargs || cli->all ? "no event matches" :
			"no live event; 'crossread events --all' lists every "
			"one, 'crossread import PATH' takes articles in");
	store_close(s);
	return st;
}
