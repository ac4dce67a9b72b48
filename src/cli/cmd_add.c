/* add URL... */
#include <unistd.h>

#include "db/store_feeds.h"
#include "src/cli/discover.h"
#include "src/cli/fetch.h"
#include "src/text/clean.h"
#include "src/text/url.h"

/* What was found and what was chosen of it. */
static void
tell_found(const struct cli *cli, const struct discovered *d)
{
	if (!d->page.n)
		return;
	cli_note(cli, "%.*s is a page; its feed is %.*s", STR_ARG(d->page),
	    STR_ARG(d->url));
	for (size_t i = 0; i < d->nothers; i++)
		cli_note(cli, "  there is also %.*s%s%.*s",
		    STR_ARG(d->others[i].url),
		    d->others[i].title.n ? "  " : "",
		    STR_ARG(d->others[i].title));
}

static enum status
known(struct str url, int64_t id)
{
	cli_error("%.*s: is followed already, as f%lld; 'crossread feed "
	    "edit' changes how", STR_ARG(url), (long long)id);
	return STATUS_KNOWN;
}

static enum status
follow(struct cli *cli, struct store *s, const struct discovered *d,
    int64_t *id)
{
	struct subscription feed = {
		.address = d->url,
		.title = text_clean(cli->a, str_c(cli->title), CLEAN_LINE),
		.own_title = d->title,
		.site = d->site,
	};
	enum put_result result = PUT_SAME;
	struct followed f;
	enum status st;

	feed.tags = cli_tags(cli, &feed.ntags);
	st = store_begin(s);
	if (st != STATUS_OK)
		return cli_store_failed(s, st);
	st = store_put_feed(s, &feed, true, &result);
	if (st == STATUS_OK)
		st = store_feed(s, cli->a, 0, d->url, &f);
	if (st == STATUS_OK && result == PUT_NEW)
		st = store_commit(s);
	else
		store_rollback(s);
	if (st != STATUS_OK)
		return cli_store_failed(s, st);
	*id = f.id;
	if (result == PUT_NEW) {
		cli_note(cli, "f%lld %.*s: followed from now on",
		    (long long)f.id, STR_ARG(subscription_name(&feed)));
		return STATUS_OK;
	}
	return known(d->url, f.id);
}

/* What to write for what is no address. */
static const char *
instead_of(const char *arg)
{
	if (access(arg, F_OK) == 0)
		return "; 'crossread import' takes in files";
	if (strchr(arg, '@'))
		return "; the file logins of crossread(1) keeps those";
	return "; write news.example, or https://...";
}

/* One address; the number of the feed that is followed from now on. */
static enum status
add(struct cli *cli, struct store *s, struct discover *d, const char *arg,
    int64_t *id)
{
	struct discovered found;
	struct followed f;
	struct str url;
	enum status st = STATUS_USAGE;
	struct buf why;

	buf_init(&why, 64 * KiB);
	if (!url_typed(cli->a, str_c(arg), &url, &why))
		buf_cstr(&why, instead_of(arg));
	else if (store_feed(s, cli->a, 0, url, &f) == STATUS_OK && f.follow)
		st = STATUS_KNOWN; /* nobody need be asked */
	else
		st = discover(d, url, &found, &why);
	if (st == STATUS_KNOWN)
		(void)known(url, f.id);
	else if (st != STATUS_OK && st != STATUS_INTERRUPTED)
		cli_error("%s: %.*s", arg, STR_ARG(buf_view(&why)));
	buf_free(&why);
	if (st != STATUS_OK)
		return st;
	tell_found(cli, &found);
	return follow(cli, s, &found, id);
}

static enum status
add_all(struct cli *cli, struct fetching *f, int64_t *ids, size_t *n)
{
	struct discover d = {.readers = f->readers, .logins = f->logins,
		.a = cli->a, .stop = f->stop, .http = http_new(&f->http)};
	enum status first_bad = STATUS_OK;

	*n = 0;
	for (size_t i = 0; i < cli->nargs && !*f->stop; i++) {
		enum status st = add(cli, f->store, &d, cli->args[i],
		    &ids[*n]);

		*n += st == STATUS_OK;
		if (first_bad == STATUS_OK)
			first_bad = st;
	}
	http_free(d.http);
	return *f->stop ? STATUS_INTERRUPTED : first_bad;
}

enum status
cmd_add(struct cli *cli)
{
	int64_t *ids = ARENA_ARRAY(cli->a, int64_t, cli->nargs);
	struct fetching f = {0};
	enum status st, fetched = STATUS_OK;
	size_t n = 0;

	if (cli->title && cli->nargs > 1) {
		cli_error("--title names one feed, not %zu", cli->nargs);
		return STATUS_USAGE;
	}
	st = fetch_begin(cli, &f);
	if (st == STATUS_OK)
		st = cli_open_store(cli, STORE_WRITE, &f.store);
	if (st == STATUS_OK) {
		st = add_all(cli, &f, ids, &n);
		if (n)
			fetched = fetch_feeds(cli, &f, ids, n);
	}
	fetch_end(&f);
	return st != STATUS_OK ? st : fetched;
}
