/* fetch [FEED|ARTICLE...] */
#include <unistd.h>

#include "src/base/civil.h"
#include "src/base/clock.h"
#include "src/base/json.h"
#include "src/cli/aliases.h"
#include "src/cli/facts.h"
#include "src/cli/fetch.h"
#include "src/cli/lease.h"
#include "src/cli/load.h"
#include "src/cli/logins.h"
#include "src/text/clean.h"
#include "src/text/url.h"

struct told {
	struct cli *cli;
	int64_t now;
	bool screen; /* progress is shown */
	bool named;  /* articles were, so their pages are what is wanted */
};

/* "40 m", "4 h", "2 d" */
static struct str
span(struct arena *a, int64_t seconds)
{
	int64_t minutes = (seconds + 59) / 60;

	if (minutes < 100)
		return arena_printf(a, "%lld m", (long long)minutes);
	if (minutes < 60 * 48)
		return arena_printf(a, "%lld h", (long long)(minutes / 60));
	return arena_printf(a, "%lld d", (long long)(minutes / (60 * 24)));
}

static void
clear_progress(const struct told *t)
{
	if (t->screen)
		fprintf(stderr, "\r%70s\r", "");
}

static void
tell_json(struct told *t, const struct fetch_report *r)
{
	static const char *const results[] = {"read", "unchanged", "failed"};
	struct cli *cli = t->cli;
	struct json j;

	json_init(&j, &cli->out);
	json_object(&j);
	json_key(&j, "feed");
	json_str(&j, arena_printf(cli->a, "f%lld", (long long)r->feed->id));
	json_key_str(&j, "name", r->feed->name);
	/* Asked as it is stored, or refused. */
	json_key_str(&j, "url", text_clean(cli->a, r->feed->url,
	    CLEAN_LINE));
	json_key_str(&j, "result", str_c(results[r->result]));
	json_key_int(&j, "new", (int64_t)r->fresh);
	json_key_int(&j, "status", r->status);
	json_key_str(&j, "error", str_some(r->words));
	json_key_str(&j, "moved_to", r->moved_to);
	json_key_str(&j, "next", r->next ? civil_rfc3339(cli->a, r->next)
					  : STR_NONE);
	json_end(&j);
	buf_char(&cli->out, '\n');
	/* Whoever reads along is told at once. */
	cli_flush(cli);
}

static void
tell(void *arg, const struct fetch_report *r)
{
	struct told *t = arg;
	struct arena *a = t->cli->a;
	struct str then = STR("it is not asked again");

	if (t->cli->json)
		tell_json(t, r);
	if (r->words.n || r->moved_to.n)
		clear_progress(t);
	if (r->moved_to.n)
		cli_note(t->cli, "f%lld %.*s: moved to %.*s",
		    (long long)r->feed->id, STR_ARG(r->feed->name),
		    STR_ARG(r->moved_to));
	if (!r->words.n)
		return;
	if (r->next)
		then = arena_printf(a, "next try in %.*s",
		    STR_ARG(span(a, r->next - t->now)));
	cli_error("f%lld %.*s: %.*s; %.*s", (long long)r->feed->id,
	    STR_ARG(r->feed->name), STR_ARG(r->words), STR_ARG(then));
}

static void
tell_page(void *arg, const struct page_report *r)
{
	struct told *t = arg;
	struct cli *cli = t->cli;
	struct arena *a = cli->a;
	struct str words;
	struct json j;

	if (cli->json) {
		json_init(&j, &cli->out);
		json_object(&j);
		json_key_str(&j, "article", arena_printf(a, "a%lld",
		    (long long)r->article));
		json_key_str(&j, "feed", r->feed ? arena_printf(a, "f%lld",
		    (long long)r->feed) : STR_NONE);
		json_key_str(&j, "url", text_clean(a, r->url, CLEAN_LINE));
		json_key_str(&j, "result", r->good ? STR("read") :
		    STR("failed"));
		json_key_str(&j, "error", r->good ? STR_NONE : r->words);
		json_end(&j);
		buf_char(&cli->out, '\n');
		cli_flush(cli);
	}
	if (r->good)
		return;
	clear_progress(t);
	/* Only who named it must know; the summary stays. */
	words = arena_printf(a, "a%lld %.*s: %.*s", (long long)r->article,
	    STR_ARG(text_clean(a, r->title, CLEAN_LINE)), STR_ARG(r->words));
	if (t->named)
		cli_error("%.*s", STR_ARG(words));
	else
		cli_note(cli, "%.*s", STR_ARG(words));
}

static void
progress(void *arg, size_t ended, size_t all,
    const struct pipeline_counts *c)
{
	struct told *t = arg;

	if (!t->screen)
		return;
	if (ended < all)
		fprintf(stderr, "\r%zu of %zu feeds, %zu new articles ",
		    ended, all, c->added);
	else
		fprintf(stderr, "\r%zu new articles, %zu events, facts of "
		    "%zu ", c->added, c->events, c->compared);
}

static void
summary(struct cli *cli, const struct fetching *f, size_t n)
{
	const struct pipeline_counts *c = &f->counts;
	struct arena *a = cli->a;
	struct str into = STR(""), bad = STR(""), pages = STR("");
	struct str changed = STR("");

	if (c->events)
		into = arena_printf(a, " into %zu event%s", c->events,
		    c->events == 1 ? "" : "s");
	/* Each full text is a new version too. */
	if (c->versions > f->pages)
		changed = arena_printf(a, ", %zu changed",
		    c->versions - f->pages);
	if (f->failed)
		bad = arena_printf(a, ", %zu failed", f->failed);
	if (f->pages || f->pages_failed)
		pages = arena_printf(a, "%zu full text%s", f->pages,
		    f->pages == 1 ? "" : "s");
	if (f->pages_failed)
		pages = arena_printf(a, "%.*s, %zu not to be had",
		    STR_ARG(pages), f->pages_failed);
	if (f->narticles && !n) {
		cli_note(cli, "%.*s", STR_ARG(pages));
		return;
	}
	cli_note(cli, "asked %zu feed%s: %zu with news%.*s; %zu new "
	    "article%s%.*s%.*s%s%.*s", n, n == 1 ? "" : "s", f->news,
	    STR_ARG(bad), c->added, c->added == 1 ? "" : "s",
	    STR_ARG(changed), STR_ARG(into),
	    pages.n ? "; " : "", STR_ARG(pages));
}

/* Numbers of the feeds and articles named. */
struct named {
	int64_t *feeds, *articles;
	size_t nfeeds, narticles;
};

static enum status
read_ids(struct cli *cli, struct named *out)
{
	*out = (struct named){
		.feeds = ARENA_ARRAY(cli->a, int64_t, cli->nargs),
		.articles = ARENA_ARRAY(cli->a, int64_t, cli->nargs),
	};
	for (size_t i = 0; i < cli->nargs; i++) {
		const char *arg = cli->args[i];

		if (cli_id(arg, 'f', &out->feeds[out->nfeeds])) {
			out->nfeeds++;
		} else if (cli_id(arg, 'a', &out->articles[out->narticles])) {
			out->narticles++;
		} else {
			cli_error("'%s' is no feed; 'crossread feeds' lists "
			    "them as f1, f2, ...; articles are a1, a2, ...",
			    arg);
			return STATUS_USAGE;
		}
	}
	return STATUS_OK;
}

/* Is it one that is asked?  Else says why not, and what makes it so. */
static bool
is_asked(struct cli *cli, const struct followed *f)
{
	struct str name = text_clean(cli->a, subscription_name(&f->is),
	    CLEAN_LINE);

	if (f->follow && f->is.paused)
		cli_note(cli, "f%lld %.*s: is paused; 'crossread feed resume "
		    "f%lld' has it asked again", (long long)f->id,
		    STR_ARG(name), (long long)f->id);
	else if (!f->follow)
		cli_note(cli, "f%lld %.*s: is not followed; 'crossread add' "
		    "with its address follows it", (long long)f->id,
		    STR_ARG(name));
	return f->follow && !f->is.paused;
}

/* Those named must be there: none is asked in place of another.  Leaves
 * those that are asked. */
static enum status
find_feeds(struct cli *cli, struct store *s, struct named *named)
{
	enum status st = STATUS_OK;
	size_t kept = 0;

	for (size_t i = 0; i < named->nfeeds && st == STATUS_OK; i++) {
		int64_t id = named->feeds[i];
		struct followed feed;

		st = load_feed(cli, s, arena_printf(cli->a, "f%lld",
		    (long long)id).s, id, STR_NONE, &feed);
		if (st == STATUS_OK && is_asked(cli, &feed))
			named->feeds[kept++] = id;
	}
	named->nfeeds = kept;
	return st;
}

/* Another fetch has those that were named and not leased. */
static void
tell_missed(struct cli *cli, const int64_t *ids, size_t nids,
    const struct fetch_feed *feeds, size_t n)
{
	for (size_t i = 0; i < nids; i++) {
		bool leased = false;

		for (size_t k = 0; k < n && !leased; k++)
			leased = feeds[k].id == ids[i];
		if (!leased)
			cli_note(cli, "f%lld: another process is fetching it",
			    (long long)ids[i]);
	}
}

static void
fetch_settings(const struct settings *from, struct http_settings *to)
{
	struct str ca_file = settings_text(from, SETTING_CA_FILE);

	*to = (struct http_settings){
		.at_once = (unsigned)settings_number(from, SETTING_AT_ONCE),
		.per_host = (unsigned)settings_number(from, SETTING_PER_HOST),
		.total_ms = (unsigned)settings_number(from,
		    SETTING_TIMEOUT) * 1000,
		.ca_file = ca_file.n ? ca_file.s : NULL,
		.agent = settings_text(from, SETTING_AGENT),
		.proxy = settings_text(from, SETTING_PROXY),
	};
}

static enum status
read_settings(struct cli *cli, struct fetching *f)
{
	const char *path = cli_config_path(cli, "logins");
	struct logins *logins = NULL;
	enum status st = STATUS_OK;
	struct buf why;

	fetch_settings(&cli->settings, &f->http);
	buf_init(&why, 64 * KiB);
	/* Never around a proxy that was asked for. */
	if (f->http.proxy.n && !url_typed(cli->a, f->http.proxy,
		&f->http.proxy, &why))
		st = STATUS_USAGE;
	else if (path)
		st = logins_read(cli->a, path, &why, &logins);
	if (st != STATUS_OK)
		cli_error("%.*s", STR_ARG(buf_view(&why)));
	buf_free(&why);
	f->logins = logins;
	return st;
}

enum status
fetch_begin(struct cli *cli, struct fetching *f)
{
	enum status st = read_settings(cli, f);

	if (st == STATUS_OK)
		st = aliases_load(cli, &f->aliases);
	if (st != STATUS_OK)
		return st;
	f->now = clock_now();
	f->stop = cli_interruptible();
	f->facts = facts_worker_start(f->aliases);
	f->readers = readers_start(f->now);
	if (f->readers)
		return STATUS_OK;
	cli_error("no process to read the feeds: the system refuses");
	return STATUS_IO;
}

void
fetch_end(struct fetching *f)
{
	readers_stop(f->readers);
	/* Both end before the store is closed: the last to close it tidies
	 * up. */
	facts_worker_end(f->facts);
	store_close(f->store);
}

enum status
fetch_feeds(struct cli *cli, struct fetching *f, const int64_t *ids,
    size_t nids)
{
	struct told t = {.cli = cli, .now = f->now,
		.named = f->narticles > 0,
		.screen = !cli->quiet && !cli->json && isatty(STDERR_FILENO)};
	struct fetch_lease lease = {.owner = lease_owner(cli->a),
		.now = f->now, .until = f->now + LEASE_SECONDS,
		.all = cli->all || nids};
	struct fetch_feed *feeds = NULL;
	enum status st, ended;
	size_t n = 0;

	f->tell = tell;
	f->tell_page = tell_page;
	f->progress = progress;
	f->arg = &t;
	st = lease_sweep(f->store, cli->a);
	/* Articles alone ask for no feed. */
	if (st == STATUS_OK && (nids || !f->narticles))
		st = store_lease_feeds(f->store, cli->a, &lease, ids, nids,
		    &feeds, &n);
	if (st != STATUS_OK)
		return cli_store_failed(f->store, st);
	tell_missed(cli, ids, nids, feeds, n);
	for (size_t i = 0; i < n; i++)
		feeds[i].name = text_clean(cli->a, feeds[i].name, CLEAN_LINE);
	st = fetching_run(f, feeds, n);
	ended = store_end_leases(f->store, lease.owner);
	clear_progress(&t);
	if (st == STATUS_OK)
		st = ended;
	if (st != STATUS_OK && st != STATUS_INTERRUPTED)
		return cli_store_failed(f->store, st);
	if (n || nids || f->narticles)
		summary(cli, f, n);
	else
		cli_note(cli, "no feed is due; --all asks every one");
	if (st == STATUS_OK && (f->failed || (t.named && f->pages_failed)))
		return STATUS_FEEDS_FAILED;
	return st;
}

enum status
cmd_fetch(struct cli *cli)
{
	struct fetching f = {0};
	struct named named;
	enum status st = read_ids(cli, &named);

	if (st == STATUS_OK)
		st = fetch_begin(cli, &f);
	if (st == STATUS_OK)
		st = cli_open_store(cli, STORE_WRITE, &f.store);
	if (st == STATUS_OK)
		st = find_feeds(cli, f.store, &named);
	/* None at all would mean each that is due. */
	if (st == STATUS_OK && (named.nfeeds || named.narticles ||
	    !cli->nargs)) {
		f.articles = named.articles;
		f.narticles = named.narticles;
		st = fetch_feeds(cli, &f, named.feeds, named.nfeeds);
	}
	fetch_end(&f);
	return st;
}
