/* demo: the event shipped with the program, in a store of its own. */
#include "src/cli/load.h"
#include "src/cli/pipeline.h"
#include "src/cli/screen.h"
#include "src/compare/compare.h"
#include "src/ingest/ingest.h"

/* Made at build time from data/demo.jsonl. */
extern const char demo_jsonl[];
extern const size_t demo_jsonl_size;

/* The afternoon of the demo's day, 2026-03-14 14:05 UTC, so that ages are
 * those a reader of that day saw. */
#define DEMO_NOW INT64_C(1773497100)

static enum status
fill(struct store *s)
{
	struct str rest = {demo_jsonl, demo_jsonl_size}, line;
	struct ingest_options o = {.name = STR("demo"), .now = DEMO_NOW};
	struct pipeline *p = pipeline_new(s, DEMO_NOW);
	struct arena *a = arena_new();
	struct pipeline_counts counts;
	enum status st = STATUS_OK;

	while (st == STATUS_OK && str_line(&rest, &line)) {
		struct article art;

		if (ingest_jsonl_line(a, line, &o, &art, NULL) != STATUS_OK)
			bug("the demo's text cannot be read");
		st = pipeline_add(p, &art);
		arena_reset(a);
	}
	if (st == STATUS_OK)
		st = pipeline_finish(p, &counts);
	arena_free(a);
	pipeline_free(p);
	return st == STATUS_OK ? st : cli_store_failed(s, st);
}

/* The event with the most articles. */
static enum status
main_event(struct cli *cli, struct store *s, int64_t *id)
{
	struct event_query q = {.sort = EVENTS_BY_SIZE, .all = true};
	struct event_row *rows;
	size_t n;
	enum status st = store_events(s, cli->a, &q, NULL, false, 1, &rows, &n);

	if (st != STATUS_OK)
		return cli_store_failed(s, st);
	if (n == 0)
		bug("the demo has no event");
	*id = rows[0].id;
	return STATUS_OK;
}

static enum status
print(struct cli *cli, struct store *s, int64_t id)
{
	struct compare_options o = {.facts = true, .told = true};
	struct report_style style = cli_style(cli);
	struct load load = {0};
	struct comparison *c;
	enum status st;

	cli->all = true;
	st = cli_print_events(cli, s, DEMO_NOW, STR_NONE);
	cli->all = false;
	if (st == STATUS_OK)
		st = load_comparison_event(cli, s, id, &load);
	if (st != STATUS_OK)
		return st;
	c = compare_run(cli->a, load.articles.at, load.articles.n, &o);
	if (cli->json) {
		report_comparison_json(&cli->out, id, c);
	} else {
		buf_char(&cli->out, '\n');
		style.now = DEMO_NOW;
		report_comparison_text(&cli->out, &load.event, c, &style);
	}
	buf_char(&cli->out, '\n');
	return STATUS_OK;
}

enum status
cmd_demo(struct cli *cli)
{
	struct store *s;
	int64_t id;
	enum status st = cli_open_store(cli, STORE_MEMORY, &s);

	if (st != STATUS_OK)
		return st;
	st = fill(s);
	if (st == STATUS_OK)
		st = main_event(cli, s, &id);
	if (st == STATUS_OK && cli_has_screen(cli))
		st = screen_run(cli, s, id, DEMO_NOW, NULL);
	else if (st == STATUS_OK)
		st = print(cli, s, id);
	store_close(s);
	return st;
}
