/* search QUERY */
#include "src/cli/cli.h"
#include "src/text/clean.h"

/* Hits looked for at once.  The first are handed out before more are, and
 * few more before it is known whether anybody reads on: "| head" ends it
 * with what is written next. */
#define PAGE ((size_t)200)
#define FIRST ((size_t)20)

static void
print_hit(struct cli *cli, struct arena *a, const struct article_row *r,
    const struct report_style *style)
{
	struct report_hit h = {.id = r->id, .event = r->event,
		.outlet = text_line(a, r->outlet).s,
		.title = text_line(a, r->title).s,
		.snippet = text_line(a, r->snippet).s,
		.published = r->published,
		.read = r->read, .starred = r->starred};

	if (!cli->json) {
		report_hit_text(&cli->out, &h, style);
		return;
	}
	report_hit_json(&cli->out, &h);
	buf_char(&cli->out, '\n');
}

/* The index follows behind what is stored; what it lacks was not
 * searched. */
static void
tell_waiting(const struct cli *cli, struct store *s)
{
	size_t n;

	if (store_index_waiting(s, &n) == STATUS_OK && n)
		cli_note(cli, "%zu article%s not in the search index yet; the "
		    "next import, fetch or 'doctor --repair' goes on with it",
		    n, n == 1 ? " is" : "s are");
}

static enum status
print_hits(struct cli *cli, struct store *s, struct arena *a)
{
	struct article_query q = {.scope = SCOPE_SEARCH,
		.query = cli_query(cli)};
	struct report_style style = cli_style(cli);
	struct article_row *rows;
	struct list_key from;
	size_t n, wanted, next = FIRST, shown = 0;

	do {
		enum status st;

		wanted = next;
		next = MIN(2 * next, PAGE);
		st = store_articles(s, a, &q, shown ? &from : NULL, false,
		    wanted, &rows, &n);
		if (st != STATUS_OK)
			return cli_store_failed(s, st);
		for (size_t i = 0; i < n; i++) {
			print_hit(cli, a, &rows[i], &style);
			from = rows[i].key;
		}
		if (wanted == PAGE)
			cli_flush_large(cli);
		else
			cli_flush(cli);
		shown += n;
		arena_reset(a);
	} while (n == wanted);
	tell_waiting(cli, s);
	if (shown)
		return STATUS_OK;
	cli_error("nothing found");
	return STATUS_NOT_FOUND;
}

enum status
cmd_search(struct cli *cli)
{
	struct arena *a;
	struct store *s;
	enum status st;

	if (!cli->nargs && !cli->filter) {
		cli_error("search needs a query, or --filter NAME; 'crossread "
		    "help queries' has what it may hold");
		return STATUS_USAGE;
	}
	st = cli_open_store(cli, STORE_READ, &s);
	if (st != STATUS_OK)
		return st;
	a = arena_new();
	st = print_hits(cli, s, a);
	arena_free(a);
	store_close(s);
	return st;
}
