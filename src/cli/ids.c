#include "src/cli/ids.h"

#include "db/store_feeds.h"
#include "db/store_review.h"
#include "src/text/clean.h"
#include "src/text/width.h"

#define MOST 50 /* of each kind: nobody looks through more */
#define COLUMNS 60 /* of what they are called */

const char *
ids_of(const char *command)
{
	static const struct {
		const char *command, *letters;
	} all[] = {
		{"compare", "ea"}, {"facts", "ea"}, {"feed", "f"},
		{"fetch", "fa"}, {"mark", "ea"}, {"merge", "e"},
		{"move", "ae"}, {"note", "ear"}, {"review", "r"},
		{"show", "ea"}, {"split", "a"},
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		if (strcmp(command, all[i].command) == 0)
			return all[i].letters;
	return NULL;
}

static void
put(struct cli *cli, char letter, int64_t id, struct str name)
{
	struct text t = text_line(cli->a, name);
	size_t fit = text_fit(t.s, COLUMNS, NULL);

	buf_printf(&cli->out, "%c%lld\t%.*s\n", letter, (long long)id,
	    STR_ARG(text_sub(t, 0, fit).s));
}

static enum status
events(struct cli *cli, struct store *s)
{
	struct event_query q = {0};
	struct event_row *rows;
	size_t n;
	enum status st = store_events(s, cli->a, &q, NULL, false, MOST,
	    &rows, &n);

	for (size_t i = 0; st == STATUS_OK && i < n; i++)
		put(cli, 'e', rows[i].id, rows[i].headline);
	return st;
}

static enum status
articles(struct cli *cli, struct store *s)
{
	struct article_query q = {.scope = SCOPE_ALL};
	struct article_row *rows;
	size_t n;
	enum status st = store_articles(s, cli->a, &q, NULL, false, MOST,
	    &rows, &n);

	for (size_t i = 0; st == STATUS_OK && i < n; i++)
		put(cli, 'a', rows[i].id, arena_printf(cli->a, "%.*s: %.*s",
		    STR_ARG(rows[i].outlet), STR_ARG(rows[i].title)));
	return st;
}

/* All of them: people have some tens. */
static enum status
feeds(struct cli *cli, struct store *s)
{
	struct followed *rows;
	size_t n;
	enum status st = store_feeds(s, cli->a, true, &rows, &n);

	for (size_t i = 0; st == STATUS_OK && i < n; i++)
		put(cli, 'f', rows[i].id, rows[i].is.title.n ?
		    rows[i].is.title : rows[i].is.own_title.n ?
		    rows[i].is.own_title : rows[i].is.address);
	return st;
}

static enum status
items(struct cli *cli, struct store *s)
{
	struct review_query q = {.kind = -1, .verdict = -1};
	struct review_item *rows;
	size_t n;
	enum status st = store_review(s, cli->a, &q, NULL, false, MOST,
	    &rows, &n);

	for (size_t i = 0; st == STATUS_OK && i < n; i++)
		put(cli, 'r', rows[i].id,
		    review_called(cli->a, &rows[i].d, false));
	return st;
}

enum status
ids_print(struct cli *cli, const char *letters)
{
	static const struct {
		char letter;
		enum status (*print)(struct cli *cli, struct store *s);
	} kinds[] = {{'e', events}, {'a', articles}, {'f', feeds},
		{'r', items}};
	struct store *s;
	enum status st = cli_open_store(cli, STORE_READ, &s);

	if (st != STATUS_OK)
		return st;
	for (; *letters && st == STATUS_OK; letters++)
		for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
			if (kinds[i].letter == *letters && st == STATUS_OK)
				st = kinds[i].print(cli, s);
	if (st != STATUS_OK)
		cli_store_failed(s, st);
	store_close(s);
	return st;
}
