/* import PATH... */
#include <unistd.h>

#include "db/store_feeds.h"
#include "src/base/clock.h"
#include "src/cli/aliases.h"
#include "src/cli/facts.h"
#include "src/cli/gather.h"
#include "src/cli/pipeline.h"

static void
tell(void *arg, const struct pipeline_counts *c)
{
	const bool *screen = arg;

	if (*screen)
		fprintf(stderr, "\r%zu articles, %zu events, facts of %zu ",
		    c->added + c->versions + c->same, c->events, c->compared);
}

/* "5 new, 1 new version, 2 known" */
static struct str
sorts_of(struct arena *a, const struct pipeline_counts *c)
{
	struct str s = arena_printf(a, "%zu new", c->added);

	if (c->versions)
		s = arena_printf(a, "%.*s, %zu new version%s", STR_ARG(s),
		    c->versions, c->versions == 1 ? "" : "s");
	if (c->same)
		s = arena_printf(a, "%.*s, %zu known", STR_ARG(s), c->same);
	return s;
}

/* Feeds of lists. */
struct feed_counts {
	size_t all, followed;
};

static void
summary(struct cli *cli, const struct pipeline_counts *c,
    const struct feed_counts *feeds)
{
	size_t n = c->added + c->versions + c->same;
	struct str into = STR("");

	if (feeds->all)
		cli_note(cli, "%zu feed%s: %zu followed from now on, %zu "
		    "known%s", feeds->all, feeds->all == 1 ? "" : "s",
		    feeds->followed, feeds->all - feeds->followed,
		    feeds->followed ? "; 'crossread feeds' lists them" : "");
	if (feeds->all && n == 0)
		return;
	if (c->events)
		into = arena_printf(cli->a, " into %zu event%s", c->events,
		    c->events == 1 ? "" : "s");
	cli_note(cli, "imported %zu article%s (%.*s)%.*s", n,
	    n == 1 ? "" : "s", STR_ARG(sorts_of(cli->a, c)), STR_ARG(into));
}

static enum status
take_feeds(struct store *s, const struct gathered *g,
    struct feed_counts *counts)
{
	struct feed_counts c = *counts;
	enum status st = store_begin(s);

	if (st != STATUS_OK)
		return st;
	for (size_t i = 0; i < g->nfeeds && st == STATUS_OK; i++) {
		enum put_result result;

		st = store_put_feed(s, &g->feeds[i], g->follow, &result);
		c.all += g->follow;
		c.followed += g->follow && result == PUT_NEW;
	}
	if (st == STATUS_OK)
		*counts = c;
	return store_end(s, st);
}

/* *read: OK when all was read and some of it taken.  What was read is
 * stored, however the reading ended. */
static enum status
take_all(struct gather *g, struct store *s, struct pipeline *p,
    enum status *read, struct pipeline_counts *counts,
    struct feed_counts *feeds)
{
	enum status st = STATUS_OK;

	do {
		struct gathered one;

		*read = gather_next(g, pipeline_arena(p), &one);
		if (*read == STATUS_OK)
			st = one.nfeeds ? take_feeds(s, &one, feeds) :
			    pipeline_take(p, &one);
	} while (*read == STATUS_OK && st == STATUS_OK);
	if (*read == STATUS_DONE)
		*read = STATUS_OK;
	if (st == STATUS_OK || st == STATUS_INTERRUPTED) {
		enum status ended = pipeline_finish(p, counts);

		st = ended == STATUS_OK ? st : ended;
	}
	return st;
}

static enum status
import(struct cli *cli, struct store *store, struct gather *g, int64_t now,
    const volatile sig_atomic_t *stop, const struct lexicon *aliases,
    struct facts_worker *facts)
{
	bool screen = !cli->quiet && isatty(STDERR_FILENO);
	struct pipeline *p = pipeline_new(store, now);
	struct pipeline_counts counts = {0};
	struct feed_counts feeds = {0};
	enum status read, st;

	pipeline_aliases(p, aliases);
	pipeline_facts_by(p, facts);
	pipeline_stop_on(p, stop);
	pipeline_progress(p, tell, &screen);
	st = take_all(g, store, p, &read, &counts, &feeds);
	if (screen)
		fprintf(stderr, "\r%60s\r", "");
	if (st != STATUS_OK && st != STATUS_INTERRUPTED)
		cli_store_failed(store, st);
	else if (read == STATUS_OK || read == STATUS_INTERRUPTED ||
	    counts.added + counts.versions + counts.same + feeds.all)
		summary(cli, &counts, &feeds);
	pipeline_free(p);
	return st != STATUS_OK ? st : read;
}

enum status
cmd_import(struct cli *cli)
{
	const volatile sig_atomic_t *stop = cli_interruptible();
	int64_t now = clock_now();
	const struct lexicon *aliases;
	struct facts_worker *facts;
	struct gather *g;
	struct store *store = NULL;
	enum status st = aliases_load(cli, &aliases);

	if (st != STATUS_OK)
		return st;
	/* Before the reader of the input, lest it keeps the reader's pipes
	 * open. */
	facts = facts_worker_start(aliases);
	g = gather_start(cli->args, cli->nargs, now, stop);
	st = !g ? STATUS_IO : cli_open_store(cli, STORE_WRITE, &store);
	if (st == STATUS_OK)
		st = import(cli, store, g, now, stop, aliases, facts);
	/* Both end before the store is closed: the last to close it tidies
	 * up. */
	gather_free(g);
	facts_worker_end(facts);
	store_close(store);
	return st;
}
