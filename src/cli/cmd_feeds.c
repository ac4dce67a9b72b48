/* feeds [--export FORMAT] */
#include "db/store_feeds.h"
#include "db/store_fetch.h"
#include "src/base/clock.h"
#include "src/cli/clean_article.h"
#include "src/cli/cli.h"
#include "src/text/clean.h"

/* What is exported is what is followed, hidden feeds too. */
static size_t
only_followed(struct followed *list, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (list[i].follow)
			list[kept++] = list[i];
	return kept;
}

/* How they fare, each to its feed. */
static enum status
add_health(struct cli *cli, struct store *s, struct followed *list, size_t n)
{
	struct feed_health *health;
	size_t nhealth;
	enum status st = store_health(s, cli->a, clock_now(), &health,
	    &nhealth);

	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < nhealth; i++) {
		health[i].words = text_clean(cli->a, health[i].words,
		    CLEAN_LINE);
		health[i].agent = text_clean(cli->a, health[i].agent,
		    CLEAN_LINE);
		health[i].proxy = text_clean(cli->a, health[i].proxy,
		    CLEAN_LINE);
	}
	for (size_t i = 0; i < n; i++)
		list[i].health = feed_health_find(health, nhealth,
		    list[i].id);
	return STATUS_OK;
}

static enum status
print_feeds(struct cli *cli, struct followed *list, size_t n)
{
	struct report_style style = cli_style(cli);
	const char *format = cli->export;

	if (format)
		n = only_followed(list, n);
	if (n == 0) {
		cli_error(cli->all || format ? "no feed is known; 'crossread "
		    "add URL' follows one, 'crossread import' a list of them" :
		    "no feed is followed; 'crossread add URL' follows one, "
		    "'crossread import' a list of them, --all lists hidden "
		    "feeds and those of imported articles");
		return STATUS_NOT_FOUND;
	}
	if (format && strcmp(format, "opml") == 0)
		report_feeds_opml(&cli->out, list, n);
	else if (format)
		report_feeds_urls(&cli->out, list, n);
	else if (!cli->json)
		report_feeds_text(&cli->out, list, n, &style);
	for (size_t i = 0; !format && cli->json && i < n; i++)
		report_followed_json(&cli->out, &list[i]);
	return STATUS_OK;
}

enum status
cmd_feeds(struct cli *cli)
{
	struct followed *list;
	struct store *s;
	size_t n;
	enum status st;

	if (cli->export && strcmp(cli->export, "opml") != 0 &&
	    strcmp(cli->export, "urls") != 0) {
		cli_error("--export takes opml or urls, not '%s'",
		    cli->export);
		return STATUS_USAGE;
	}
	st = cli_open_store(cli, STORE_READ, &s);
	if (st != STATUS_OK)
		return st;
	st = store_feeds(s, cli->a, cli->all || cli->export, &list, &n);
	for (size_t i = 0; st == STATUS_OK && i < n; i++)
		clean_feed(cli->a, &list[i].is);
	if (st == STATUS_OK && !cli->export)
		st = add_health(cli, s, list, n);
	st = st == STATUS_OK ? print_feeds(cli, list, n) :
	    cli_store_failed(s, st);
	store_close(s);
	return st;
}
