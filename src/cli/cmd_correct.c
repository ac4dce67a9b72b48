/* merge ID ID, split ID, move ID ID; undo, redo */
#include <inttypes.h>

#include "src/base/clock.h"
#include "src/cli/aliases.h"
#include "src/cli/pipeline.h"

static enum status
article_arg(const char *arg, int64_t *id)
{
	if (cli_id(arg, 'a', id))
		return STATUS_OK;
	cli_error("'%s' is no article's id; articles are a1, a2", arg);
	return STATUS_USAGE;
}

/* An event, or an article that stands for its event. */
static enum status
event_arg(struct store *s, const char *arg, int64_t *event)
{
	int64_t article;
	enum status st;

	if (cli_id(arg, 'e', event))
		return STATUS_OK;
	if (!cli_id(arg, 'a', &article)) {
		cli_error("'%s' is no id; events are e1, articles a1", arg);
		return STATUS_USAGE;
	}
	st = store_event_of(s, article, event);
	return st == STATUS_OK ? st : cli_store_failed(s, st);
}

/* Headlines, terms and facts of the events that changed. */
static enum status
bring_up(struct cli *cli, struct store *s)
{
	struct pipeline *p;
	struct pipeline_counts counts;
	const struct lexicon *aliases;
	enum status st;

	/* The correction is made: it must not fail for a word list. */
	if (aliases_load(cli, &aliases) != STATUS_OK)
		aliases = NULL;
	p = pipeline_new(s, clock_now());
	pipeline_aliases(p, aliases);
	st = pipeline_finish(p, &counts);
	pipeline_free(p);
	return st;
}

static enum status
finish(struct cli *cli, struct store *s, enum status st)
{
	if (st == STATUS_OK)
		st = bring_up(cli, s);
	if (st != STATUS_OK)
		cli_store_failed(s, st);
	store_close(s);
	return st;
}

enum status
cmd_merge(struct cli *cli)
{
	struct store *s;
	int64_t into, event;
	enum status st = cli_open_store(cli, STORE_WRITE, &s);

	if (st != STATUS_OK)
		return st;
	st = event_arg(s, cli->args[0], &into);
	if (st == STATUS_OK)
		st = event_arg(s, cli->args[1], &event);
	if (st != STATUS_OK) {
		store_close(s);
		return st;
	}
	st = finish(cli, s, store_merge(s, into, event, clock_now()));
	if (st == STATUS_OK)
		cli_note(cli, "e%" PRId64 " is now part of e%" PRId64, event,
		    into);
	return st;
}

enum status
cmd_split(struct cli *cli)
{
	struct store *s;
	int64_t article, event = 0;
	enum status st = article_arg(cli->args[0], &article);

	if (st == STATUS_OK)
		st = cli_open_store(cli, STORE_WRITE, &s);
	if (st != STATUS_OK)
		return st;
	st = store_split(s, article, clock_now(), &event);
	st = finish(cli, s, st);
	if (st == STATUS_OK)
		cli_note(cli, "a%" PRId64 " is now event e%" PRId64, article,
		    event);
	return st;
}

enum status
cmd_move(struct cli *cli)
{
	struct store *s;
	int64_t article, event;
	enum status st = article_arg(cli->args[0], &article);

	if (st == STATUS_OK)
		st = cli_open_store(cli, STORE_WRITE, &s);
	if (st != STATUS_OK)
		return st;
	st = event_arg(s, cli->args[1], &event);
	if (st != STATUS_OK) {
		store_close(s);
		return st;
	}
	st = finish(cli, s, store_move(s, article, event, clock_now()));
	if (st == STATUS_OK)
		cli_note(cli, "a%" PRId64 " is now in e%" PRId64, article,
		    event);
	return st;
}

static enum status
take_back(struct cli *cli, bool again)
{
	struct buf words;
	struct store *s;
	enum status st = cli_open_store(cli, STORE_WRITE, &s);

	if (st != STATUS_OK)
		return st;
	buf_init(&words, 4 * KiB);
	st = again ? store_redo(s, clock_now(), &words) :
		     store_undo(s, clock_now(), &words);
	if (st == STATUS_DONE) {
		cli_error("nothing to %s", again ? "redo" : "undo");
		store_close(s);
		st = STATUS_NOT_FOUND;
	} else {
		st = finish(cli, s, st);
	}
	if (st == STATUS_OK)
		cli_note(cli, "%s: %.*s", again ? "done again" : "undone",
		    STR_ARG(buf_view(&words)));
	buf_free(&words);
	return st;
}

enum status
cmd_undo(struct cli *cli)
{
	return take_back(cli, false);
}

enum status
cmd_redo(struct cli *cli)
{
	return take_back(cli, true);
}
