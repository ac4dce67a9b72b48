/* search QUERY */
#include "src/base/civil.h"
#include "src/base/clock.h"
#include "src/base/json.h"
#include "src/cli/cli.h"
#include "src/text/clean.h"

#define PAGE 200

static void
print_json(struct cli *cli, struct arena *a, const struct article_row *r)
{
	struct json j;

	json_init(&j, &cli->out);
	json_object(&j);
	json_key_str(&j, "article", arena_printf(a, "a%lld",
	    (long long)r->id));
	json_key_str(&j, "event", r->event ? arena_printf(a, "e%lld",
	    (long long)r->event) : STR_NONE);
	json_key_str(&j, "outlet", text_line(a, r->outlet).s);
	json_key_str(&j, "title", text_line(a, r->title).s);
	json_key_str(&j, "published",
	    r->published.precision == PRECISION_UNKNOWN ? STR_NONE :
	    civil_rfc3339(a, r->published.at));
	json_key_str(&j, "snippet", text_line(a, r->snippet).s);
	json_key_bool(&j, "read", r->read);
	json_key_bool(&j, "starred", r->starred);
	json_end(&j);
	buf_char(&cli->out, '\n');
}

static void
print_text(struct cli *cli, struct arena *a, const struct article_row *r,
    const struct report_style *style)
{
	struct str age = report_age(a, r->published, style->now);
	struct str line = arena_printf(a, "a%lld  %.*s  %.*s: %.*s",
	    (long long)r->id, STR_ARG(age), STR_ARG(r->outlet),
	    STR_ARG(r->title));

	buf_str(&cli->out, text_line(a, line).s);
	buf_char(&cli->out, '\n');
	if (r->snippet.n)
		buf_printf(&cli->out, "    %.*s\n",
		    STR_ARG(text_line(a, r->snippet).s));
}

static enum status
print_hits(struct cli *cli, struct store *s, struct arena *a)
{
	struct article_query q = {.scope = SCOPE_SEARCH,
		.query = cli_query(cli)};
	struct report_style style = cli_style(cli);
	struct article_row *rows;
	struct list_key from;
	size_t n, shown = 0;

	do {
		enum status st = store_articles(s, a, &q,
		    shown ? &from : NULL, false, PAGE, &rows, &n);

		if (st != STATUS_OK)
			return cli_store_failed(s, st);
		for (size_t i = 0; i < n; i++) {
			if (cli->json)
				print_json(cli, a, &rows[i]);
			else
				print_text(cli, a, &rows[i], &style);
			from = rows[i].key;
		}
		cli_flush_large(cli);
		shown += n;
		arena_reset(a);
	} while (n == PAGE);
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
	enum status st = cli_open_store(cli, STORE_READ, &s);

	if (st != STATUS_OK)
		return st;
	a = arena_new();
	st = print_hits(cli, s, a);
	arena_free(a);
	store_close(s);
	return st;
}
