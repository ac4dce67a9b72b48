/* mark read|unread|star|unstar ID... */
#include "src/base/clock.h"
#include "src/cli/cli.h"
#include "src/cli/load.h"

static const struct {
	const char *word;
	enum mark_what what;
	const char *done;
} marks[] = {
	{"read", MARK_READ, "read"},
	{"unread", MARK_UNREAD, "unread"},
	{"star", MARK_STAR, "starred"},
	{"unstar", MARK_UNSTAR, "no longer starred"},
};

struct ids {
	VEC(int64_t) list;
};

/* An article, or all members of an event. */
static enum status
add_id(struct cli *cli, struct store *s, const char *arg, struct ids *ids)
{
	struct event e;
	enum status st;
	int64_t id;

	if (cli_id(arg, 'a', &id)) {
		*vec_add(cli->a, &ids->list) = id;
		return STATUS_OK;
	}
	if (!cli_id(arg, 'e', &id)) {
		cli_error("'%s' is no id; events are e1, articles a1", arg);
		return STATUS_USAGE;
	}
	st = store_event(s, cli->a, id, &e);
	if (st == STATUS_NOT_FOUND)
		return cli_no_such(s, "event", 'e', id);
	if (st != STATUS_OK)
		return cli_store_failed(s, st);
	for (size_t i = 0; i < e.nmembers; i++)
		*vec_add(cli->a, &ids->list) = e.members[i].article;
	return STATUS_OK;
}

enum status
cmd_mark(struct cli *cli)
{
	struct ids ids = {0};
	struct store *s;
	enum status st;
	size_t m = 0;

	while (m < ARRAY_LEN(marks) &&
	    strcmp(marks[m].word, cli->args[0]) != 0)
		m++;
	if (m == ARRAY_LEN(marks)) {
		cli_error("mark takes read, unread, star or unstar, not '%s'",
		    cli->args[0]);
		return STATUS_USAGE;
	}
	st = cli_open_store(cli, STORE_WRITE, &s);
	if (st != STATUS_OK)
		return st;
	for (size_t i = 1; i < cli->nargs && st == STATUS_OK; i++)
		st = add_id(cli, s, cli->args[i], &ids);
	if (st == STATUS_OK) {
		st = store_mark(s, marks[m].what, ids.list.at, ids.list.n,
		    clock_now());
		if (st != STATUS_OK)
			cli_store_failed(s, st);
		else
			cli_note(cli, "%zu article%s %s", ids.list.n,
			    ids.list.n == 1 ? "" : "s", marks[m].done);
	}
	store_close(s);
	return st;
}
