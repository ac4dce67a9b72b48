#include "src/cli/load.h"

#include "src/base/clock.h"
#include "src/base/map.h"
#include "src/cli/clean_article.h"
#include "src/cli/source.h"
#include "src/text/clean.h"

#define ARTICLES_SHOWN 12 /* of an event, unless --all */
#define ARTICLES_MAX 64	  /* every pair of them is compared */

/* Also the versions behind it. */
static void
clean_versions(struct arena *a, struct article *art)
{
	while (art) {
		struct article *before = NULL;

		clean_article(a, art);
		if (art->previous) {
			before = ARENA_NEW(a, struct article);
			*before = *art->previous;
		}
		art->previous = before;
		art = before;
	}
}

enum status
load_article(struct cli *cli, struct store *s, int64_t id,
    struct article *out)
{
	enum status st = store_article(s, cli->a, id, true, out);

	if (st == STATUS_NOT_FOUND)
		return cli_no_such(s, "article", 'a', id);
	if (st != STATUS_OK)
		return cli_store_failed(s, st);
	clean_versions(cli->a, out);
	return STATUS_OK;
}

static enum status
read_event(struct cli *cli, struct store *s, int64_t id, struct event *out)
{
	enum status st = store_event(s, cli->a, id, out);

	if (st == STATUS_NOT_FOUND)
		return cli_no_such(s, "event", 'e', id);
	if (st != STATUS_OK)
		return cli_store_failed(s, st);
	out->headline = text_line(cli->a, out->headline).s;
	out->earlier_headline = text_line(cli->a, out->earlier_headline).s;
	out->later_headline = text_line(cli->a, out->later_headline).s;
	return STATUS_OK;
}

enum status
load_event(struct cli *cli, struct store *s, int64_t id, struct event *out,
    const struct article ***articles)
{
	enum status st = read_event(cli, s, id, out);

	if (st != STATUS_OK)
		return st;
	*articles = ARENA_ARRAY(cli->a, const struct article *,
	    out->nmembers);
	for (size_t i = 0; i < out->nmembers && st == STATUS_OK; i++) {
		struct article *art = ARENA_NEW(cli->a, struct article);

		st = load_article(cli, s, out->members[i].article, art);
		(*articles)[i] = art;
	}
	return st;
}

enum status
load_notes(struct cli *cli, struct store *s, enum note_on on, int64_t id,
    const struct editor_note **out, size_t *n)
{
	struct editor_note *notes;
	enum status st = store_notes(s, cli->a, on, id, &notes, n);

	if (st != STATUS_OK)
		return cli_store_failed(s, st);
	for (size_t i = 0; i < *n; i++) {
		notes[i].editor = text_line(cli->a, notes[i].editor).s;
		notes[i].text = text_line(cli->a, notes[i].text).s;
	}
	*out = notes;
	return STATUS_OK;
}

static enum status
add_article(struct cli *cli, struct store *s, int64_t id, struct load *out)
{
	struct article *art = ARENA_NEW(cli->a, struct article);
	enum status st = load_article(cli, s, id, art);

	if (st == STATUS_OK)
		*vec_add(cli->a, &out->articles) = art;
	return st;
}

/* What a reader decided of the articles' paragraphs. */
static enum status
read_ties(struct cli *cli, struct store *s, struct load *out)
{
	enum status st = store_ties(s, cli->a, out->articles.at,
	    out->articles.n, &out->ties, &out->nties);

	return st == STATUS_OK ? st : cli_store_failed(s, st);
}

enum status
load_comparison_event(struct cli *cli, struct store *s, int64_t id,
    struct load *out)
{
	size_t most = cli->all ? ARTICLES_MAX : ARTICLES_SHOWN, texts = 0;
	enum status st = read_event(cli, s, id, &out->event);

	if (st != STATUS_OK)
		return st;
	out->is_event = true;
	for (size_t i = 0; i < out->event.nmembers; i++) {
		const struct member *m = &out->event.members[i];

		if (m->copy_of && !cli->all)
			continue;
		if (texts++ >= most)
			continue;
		st = add_article(cli, s, m->article, out);
		if (st != STATUS_OK)
			return st;
	}
	if (texts > most)
		cli_note(cli, "e%lld: the first %zu of %zu texts%s",
		    (long long)id, most, texts,
		    cli->all ? "" : "; --all compares more");
	return read_ties(cli, s, out);
}

static enum status
load_ids(struct cli *cli, struct load *out)
{
	struct store *s;
	enum status st = cli_open_store(cli, STORE_READ, &s);
	int64_t id;

	if (st != STATUS_OK)
		return st;
	if (cli_id(cli->args[0], 'e', &id))
		st = load_comparison_event(cli, s, id, out);
	for (size_t i = 0; !out->is_event && i < cli->nargs &&
	     st == STATUS_OK; i++) {
		cli_id(cli->args[i], 'a', &id);
		st = add_article(cli, s, id, out);
	}
	if (st == STATUS_OK && !out->is_event)
		st = read_ties(cli, s, out);
	store_close(s);
	return st;
}

struct gathering {
	struct cli *cli;
	struct load *load;
	struct map *seen; /* outlet and id: the place in load->articles */
};

/* The same outlet and id with another text is a new version; it takes
 * the place of the older one. */
static enum status
gather(void *arg, const struct article *art)
{
	struct gathering *g = arg;
	struct arena *a = g->cli->a;
	size_t n = g->load->articles.n;
	struct article *copy = ARENA_NEW(a, struct article);
	const struct article **place;
	bool added = true;
	uint64_t at = n;

	*copy = *art;
	if (art->source_id.n)
		at = *map_at(g->seen, arena_printf(a, "%.*s\n%.*s",
		    STR_ARG(art->outlet), STR_ARG(art->source_id)), n,
		    &added);
	if (added && n >= ARTICLES_MAX) {
		cli_error("more than %d articles to compare; import them, then "
		    "compare an event", ARTICLES_MAX);
		return STATUS_TOO_BIG;
	}
	if (added)
		*vec_add(a, &g->load->articles) = NULL;
	place = &g->load->articles.at[at];
	copy->version = 1;
	if (!added && article_text_hash(*place) == article_text_hash(art))
		return STATUS_OK;
	if (!added) {
		copy->previous = *place;
		copy->version = (*place)->version + 1;
	}
	*place = copy;
	return STATUS_OK;
}

static enum status
load_files(struct cli *cli, struct load *out)
{
	struct gathering g = {cli, out, map_new(cli->a)};
	struct source source = {.a = cli->a, .keep = true,
		.now = clock_now(), .languages = languages_new(),
		.take = gather, .arg = &g};
	enum status st = source_paths(&source, cli->args, cli->nargs);

	source_end(&source);
	languages_free(source.languages);
	if (source.stopped)
		return source.stopped;
	return out->articles.n ? STATUS_OK : st;
}

enum status
load_for_comparison(struct cli *cli, struct load *out)
{
	size_t events = 0, articles = 0;
	int64_t id;

	*out = (struct load){0};
	for (size_t i = 0; i < cli->nargs; i++) {
		events += cli_id(cli->args[i], 'e', &id);
		articles += cli_id(cli->args[i], 'a', &id);
	}
	if (events + articles == 0)
		return load_files(cli, out);
	if (events > 1 || (events && cli->nargs > 1) ||
	    (articles && articles < cli->nargs)) {
		cli_error("%s takes one event, or articles, or files; "
		    "a file whose name is an id is ./NAME",
		    cli->command->name);
		return STATUS_USAGE;
	}
	return load_ids(cli, out);
}

enum status
load_feed(struct cli *cli, struct store *s, const char *arg, int64_t id,
    struct str address, struct followed *out)
{
	enum status st = store_feed(s, cli->a, id, address, out);

	if (st == STATUS_NOT_FOUND)
		cli_error("%s: no such feed in %s; 'crossread feeds --all' "
		    "lists them", arg, store_path(s));
	else if (st != STATUS_OK)
		cli_store_failed(s, st);
	return st;
}
