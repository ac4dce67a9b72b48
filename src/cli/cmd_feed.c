/* feed pause|resume|edit|unfollow ID... */
#include "db/store_feeds.h"
#include "db/store_fetch.h"
#include "src/base/clock.h"
#include "src/cli/clean_article.h"
#include "src/cli/cli.h"
#include "src/cli/load.h"
#include "src/fetch/schedule.h"
#include "src/text/clean.h"
#include "src/text/url.h"

/* An id, or the address of the feed. */
static enum status
find_feed(struct cli *cli, struct store *s, const char *arg,
    struct followed *out)
{
	struct str address = STR_NONE;
	int64_t id = 0;
	enum status st;

	if (strstr(arg, "://")) {
		address = str_c(arg);
	} else if (!cli_id(arg, 'f', &id)) {
		cli_error("'%s' is no feed; feeds are f1, f2, ..., or their "
		    "addresses", arg);
		return STATUS_USAGE;
	}
	st = load_feed(cli, s, arg, id, address, out);
	if (st == STATUS_OK)
		clean_feed(cli->a, &out->is);
	return st;
}

struct wish {
	struct feed_edit edit;
	struct fetch_edit fetching;
	struct str title, agent, proxy;
	bool hidden, paused, follow, full_text;
	int64_t every;
	const char *done;
};

/* yes or no, where it was given. */
static bool
read_flag(const char *name, const char *value, bool *flag, const bool **out)
{
	*flag = value && strcmp(value, "yes") == 0;
	*out = value ? flag : NULL;
	if (!value || *flag || strcmp(value, "no") == 0)
		return true;
	cli_error("%s takes yes or no, not '%s'", name, value);
	return false;
}

/* "90", "30m", "2h", "1d" as seconds; "" is 0. */
static bool
read_span(const char *value, int64_t *seconds)
{
	static const struct {
		char letter;
		int64_t seconds;
	} units[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}};
	struct str s = str_c(value);
	int64_t unit = 60, n = 0;

	for (size_t i = 0; i < ARRAY_LEN(units) && s.n; i++) {
		if (s.s[s.n - 1] == units[i].letter) {
			unit = units[i].seconds;
			s.n--;
			break;
		}
	}
	if (value[0] && (!str_i64(s, &n) || n < 1 || n > 100000))
		return false;
	*seconds = n * unit;
	return true;
}

/* How it is to be fetched. */
static enum status
read_fetching(struct cli *cli, struct wish *w)
{
	struct fetch_edit *e = &w->fetching;
	struct buf why;

	if (cli->every && (!read_span(cli->every, &w->every) ||
	    (w->every && w->every < SCHEDULE_OFTENEST))) {
		cli_error("--every takes a time of 5m and more, such as 30m, "
		    "2h or 1d, not '%s'", cli->every);
		return STATUS_USAGE;
	}
	e->every = cli->every ? &w->every : NULL;
	w->agent = text_clean(cli->a, str_c(cli->agent), CLEAN_LINE);
	e->agent = cli->agent ? &w->agent : NULL;
	buf_init(&why, 4 * KiB);
	w->proxy = str_c(cli->proxy);
	if (w->proxy.n && !url_typed(cli->a, w->proxy, &w->proxy, &why)) {
		cli_error("--proxy '%s': %.*s", cli->proxy,
		    STR_ARG(buf_view(&why)));
		buf_free(&why);
		return STATUS_USAGE;
	}
	buf_free(&why);
	e->proxy = cli->proxy ? &w->proxy : NULL;
	return read_flag("--full-text", cli->full_text, &w->full_text,
	    &e->full_text) ? STATUS_OK : STATUS_USAGE;
}

/* Is there an option that belongs to edit? */
static bool
edits(const struct cli *cli)
{
	return cli->title || cli->tags || cli->hidden || cli->every ||
	    cli->agent || cli->proxy || cli->full_text;
}

static enum status
read_edit(struct cli *cli, struct wish *w)
{
	enum status st;

	if (!edits(cli)) {
		cli_error("feed edit needs an option that says what; "
		    "'crossread help feed' lists them");
		return STATUS_USAGE;
	}
	st = read_fetching(cli, w);
	if (st != STATUS_OK || !read_flag("--hidden", cli->hidden, &w->hidden,
	    &w->edit.hidden))
		return STATUS_USAGE;
	w->title = text_clean(cli->a, str_c(cli->title), CLEAN_LINE);
	w->edit.title = cli->title ? &w->title : NULL;
	w->edit.tags = cli_tags(cli, &w->edit.ntags);
	if (cli->tags && !w->edit.ntags)
		w->edit.tags = &w->title; /* none of them */
	w->done = "changed";
	return STATUS_OK;
}

static enum status
read_wish(struct cli *cli, struct wish *w)
{
	const char *word = cli->args[0];

	if (strcmp(word, "edit") == 0)
		return read_edit(cli, w);
	if (edits(cli)) {
		cli_error("options that change a feed belong to feed edit");
		return STATUS_USAGE;
	}
	/* A feed that said it is gone may be asked once more. */
	w->fetching.due_now = strcmp(word, "resume") == 0;
	w->edit.paused = &w->paused;
	w->edit.follow = &w->follow;
	w->follow = true;
	if (strcmp(word, "pause") == 0) {
		w->paused = true;
		w->done = "paused";
	} else if (strcmp(word, "resume") == 0) {
		w->done = "followed";
	} else if (strcmp(word, "unfollow") == 0) {
		w->follow = false;
		w->done = "no longer followed; its articles stay";
	} else {
		cli_error("feed takes pause, resume, edit or unfollow, not "
		    "'%s'", word);
		return STATUS_USAGE;
	}
	return STATUS_OK;
}

enum status
cmd_feed(struct cli *cli)
{
	struct wish w = {0};
	struct store *s;
	struct followed *f;
	int64_t whole = 0;
	enum status st = read_wish(cli, &w);

	if (st == STATUS_OK)
		st = cli_open_store(cli, STORE_WRITE, &s);
	if (st != STATUS_OK)
		return st;
	f = ARENA_ARRAY(cli->a, struct followed, cli->nargs);
	for (size_t i = 1; i < cli->nargs && st == STATUS_OK; i++)
		st = find_feed(cli, s, cli->args[i], &f[i]);
	for (size_t i = 1; i < cli->nargs && st == STATUS_OK; i++) {
		st = store_edit_feed(s, f[i].id, &w.edit, &w.fetching,
		    clock_now(), &whole);
		if (st != STATUS_OK)
			cli_store_failed(s, st);
		else
			cli_note(cli, "f%lld %.*s: %s", (long long)f[i].id,
			    STR_ARG(subscription_name(&f[i].is)),
			    w.done);
	}
	store_close(s);
	return st;
}
