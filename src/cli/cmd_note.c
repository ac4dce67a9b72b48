/* note ID [WORDS] */
#include "db/store_review.h"
#include "src/base/clock.h"
#include "src/cli/cli.h"
#include "src/cli/load.h"
#include "src/text/clean.h"

struct thing {
	char letter; /* 'e', 'a' or 'r' */
	int64_t id;
};

static enum note_on
note_on(const struct thing *t)
{
	return t->letter == 'e' ? NOTE_ON_EVENT : NOTE_ON_ARTICLE;
}

static bool
read_thing(const char *arg, struct thing *t)
{
	t->letter = arg[0];
	return arg[0] && strchr("ear", arg[0]) &&
	    cli_id(arg, arg[0], &t->id);
}

/* What stands behind the id; none at all: absent. */
static struct str
words(struct cli *cli)
{
	struct str text = cli->nargs > 1 ? STR("") : STR_NONE;

	for (size_t i = 1; i < cli->nargs; i++)
		text = arena_printf(cli->a, "%.*s%s%s", STR_ARG(text),
		    text.n ? " " : "", cli->args[i]);
	return text.s ? text_clean(cli->a, text, CLEAN_LINE) : text;
}

/* An item of the queue has one note, which editors change. */
static enum status
print_item(struct cli *cli, struct store *s, int64_t id)
{
	struct review_item item;
	enum status st = store_review_row(s, cli->a, id, &item);

	if (st != STATUS_OK)
		return cli_store_failed(s, st);
	if (!item.note.n)
		return STATUS_NOT_FOUND;
	buf_printf(&cli->out, "%.*s\n",
	    STR_ARG(text_line(cli->a, item.note).s));
	return STATUS_OK;
}

static enum status
print_notes(struct cli *cli, struct store *s, const struct thing *t)
{
	struct report_style style = cli_style(cli);
	const struct editor_note *notes;
	size_t n;
	enum status st;

	if (t->letter == 'r')
		return print_item(cli, s, t->id);
	st = load_notes(cli, s, note_on(t), t->id, &notes, &n);
	if (st != STATUS_OK)
		return st;
	report_notes_text(&cli->out, notes, n, &style);
	return n ? STATUS_OK : STATUS_NOT_FOUND;
}

static enum status
keep(struct cli *cli, struct store *s, const struct thing *t,
    struct str text)
{
	struct review_act act = {.what = REVIEW_TO_NOTE, .text = text};
	size_t changed;
	enum status st = t->letter == 'r' ?
	    store_review_decide(s, &act, &t->id, 1, clock_now(), &changed) :
	    store_note(s, note_on(t), &t->id, 1, text, clock_now(),
		&changed);

	if (st != STATUS_OK)
		return cli_store_failed(s, st);
	cli_note(cli, "%s %s", cli->args[0], !changed ? "is so already" :
	    text.n ? "noted" : "has no note of yours any more");
	return STATUS_OK;
}

enum status
cmd_note(struct cli *cli)
{
	struct str text = words(cli);
	struct thing t;
	struct store *s;
	enum status st;

	if (!read_thing(cli->args[0], &t)) {
		cli_error("'%s' is no id; events are e1, articles a1, items of "
		    "the review queue r1", cli->args[0]);
		return STATUS_USAGE;
	}
	st = cli_open_store(cli, text.s ? STORE_WRITE : STORE_READ, &s);
	if (st != STATUS_OK)
		return st;
	st = text.s ? keep(cli, s, &t, text) : print_notes(cli, s, &t);
	if (st == STATUS_NOT_FOUND && !text.s)
		cli_error("%s has no note", cli->args[0]);
	store_close(s);
	return st;
}
