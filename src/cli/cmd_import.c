/* import PATH... */
#include <unistd.h>

#include "src/base/clock.h"
#include "src/cli/cli.h"
#include "src/cli/pipeline.h"
#include "src/cli/source.h"

static volatile sig_atomic_t interrupted;

static void
on_interrupt(int signal)
{
	(void)signal;
	interrupted = 1;
}

/* Without SA_RESTART: waiting for stdin ends too.  Who started us may
 * have turned the signal off, as nohup does. */
static void
catch_interrupt(void)
{
	struct sigaction on = {.sa_handler = on_interrupt}, was;

	sigaction(SIGINT, NULL, &was);
	if (was.sa_handler != SIG_IGN)
		sigaction(SIGINT, &on, NULL);
}

static enum status
take(void *arg, const struct article *art)
{
	return pipeline_add(arg, art);
}

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

static void
summary(struct cli *cli, const struct pipeline_counts *c)
{
	size_t n = c->added + c->versions + c->same;
	struct str into = STR("");

	if (c->events)
		into = arena_printf(cli->a, " into %zu event%s", c->events,
		    c->events == 1 ? "" : "s");
	cli_note(cli, "imported %zu article%s (%.*s)%.*s", n,
	    n == 1 ? "" : "s", STR_ARG(sorts_of(cli->a, c)), STR_ARG(into));
}

enum status
cmd_import(struct cli *cli)
{
	bool screen = !cli->quiet && isatty(STDERR_FILENO), some = false;
	int64_t now = clock_now();
	struct pipeline_counts counts = {0};
	struct source source = {.now = now, .take = take};
	enum status st, first_bad = STATUS_OK;
	struct store *store;

	st = cli_open_store(cli, STORE_WRITE, &store);
	if (st != STATUS_OK)
		return st;
	catch_interrupt();
	source.a = arena_new();
	source.languages = languages_new();
	source.arg = pipeline_new(store, now);
	pipeline_stop_on(source.arg, &interrupted);
	pipeline_progress(source.arg, tell, &screen);
	for (size_t i = 0; i < cli->nargs && !source.stopped && !interrupted;
	     i++) {
		st = source_path(&source, cli->args[i]);
		some = some || st == STATUS_OK;
		if (st != STATUS_OK && first_bad == STATUS_OK)
			first_bad = st;
	}
	st = interrupted ? STATUS_INTERRUPTED : source.stopped;
	if (st == STATUS_OK || st == STATUS_INTERRUPTED) {
		enum status ended = pipeline_finish(source.arg, &counts);

		st = ended == STATUS_OK ? st : ended;
	}
	if (screen)
		fprintf(stderr, "\r%60s\r", "");
	if (st != STATUS_OK && st != STATUS_INTERRUPTED)
		cli_store_failed(store, st);
	else if (some || st == STATUS_INTERRUPTED)
		summary(cli, &counts);
	pipeline_free(source.arg);
	languages_free(source.languages);
	arena_free(source.a);
	store_close(store);
	return st != STATUS_OK ? st : some ? STATUS_OK : first_bad;
}
