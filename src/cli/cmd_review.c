/* review [QUERY], review ID, review ACTION ID... [WORDS] */
#include "db/store_review.h"
#include "src/base/clock.h"
#include "src/cli/clean_article.h"
#include "src/cli/cli.h"
#include "src/cli/load.h"
#include "src/text/clean.h"

#define PAGE 200

/* ---- the one door ---- */

static void
clean_item(struct arena *a, struct review_item *i)
{
	struct str *lines[] = {&i->headline, &i->by, &i->assigned, &i->note,
		&i->line, &i->d.label, &i->d.cells, &i->d.why};

	for (size_t k = 0; k < ARRAY_LEN(lines); k++)
		*lines[k] = text_clean(a, *lines[k], CLEAN_LINE);
}

static void
clean_rest(struct arena *a, struct review_item *i)
{
	struct review_spot *spots =
	    ARENA_ARRAY(a, struct review_spot, i->d.nspots);
	struct review_teller *tellers =
	    ARENA_ARRAY(a, struct review_teller, i->d.npanes);
	struct review_decision *history =
	    ARENA_ARRAY(a, struct review_decision, i->nhistory);
	struct review_item *alike =
	    ARENA_ARRAY(a, struct review_item, i->nalike);

	for (size_t k = 0; k < i->d.nspots; k++) {
		struct review_spot *s = &spots[k];
		struct str *lines[] = {&s->text, &s->value, &s->unit,
			&s->attribution, &s->said_at};

		*s = i->d.spots[k];
		for (size_t t = 0; t < ARRAY_LEN(lines); t++)
			*lines[t] = text_clean(a, *lines[t], CLEAN_LINE);
	}
	for (size_t k = 0; k < i->d.npanes; k++) {
		tellers[k] = i->tellers[k];
		tellers[k].outlet = text_clean(a, tellers[k].outlet,
		    CLEAN_LINE);
	}
	for (size_t k = 0; k < i->nhistory; k++) {
		history[k] = i->history[k];
		history[k].editor = text_clean(a, history[k].editor,
		    CLEAN_LINE);
		history[k].text = text_clean(a, history[k].text, CLEAN_LINE);
	}
	for (size_t k = 0; k < i->nalike; k++) {
		alike[k] = i->alike[k];
		clean_item(a, &alike[k]);
	}
	i->alike = alike;
	i->d.spots = spots;
	i->tellers = tellers;
	i->history = history;
}

static enum status
read_item(struct store *s, struct arena *a, int64_t id,
    struct review_item *out)
{
	enum status st = store_review_item(s, a, id, out);

	if (st != STATUS_OK)
		return cli_store_failed(s, st);
	clean_item(a, out);
	clean_rest(a, out);
	return STATUS_OK;
}

/* ---- listing ---- */

static enum status
print_page(struct cli *cli, struct store *s, struct arena *a,
    struct review_item *items, size_t n, const struct report_style *style)
{
	enum status st = STATUS_OK;

	for (size_t i = 0; i < n && st == STATUS_OK; i++) {
		if (!cli->json) {
			clean_item(a, &items[i]);
			continue;
		}
		st = read_item(s, a, items[i].id, &items[i]);
		if (st == STATUS_OK) {
			report_review_json(&cli->out, &items[i]);
			buf_char(&cli->out, '\n');
		}
	}
	if (!cli->json)
		report_review_text(&cli->out, items, n, style);
	cli_flush_large(cli);
	return st;
}

static enum status
list(struct cli *cli, struct store *s, const struct review_query *q)
{
	struct report_style style = cli_style(cli);
	struct arena *a = arena_new();
	struct review_item *items;
	struct list_key from;
	size_t n, shown = 0;
	enum status st;

	do {
		st = store_review(s, a, q, shown ? &from : NULL, false, PAGE,
		    &items, &n);
		if (st != STATUS_OK) {
			cli_store_failed(s, st);
			break;
		}
		if (n) {
			from = (struct list_key){items[n - 1].sort,
				items[n - 1].id};
			st = print_page(cli, s, a, items, n, &style);
		}
		style.headless = true;
		shown += n;
		arena_reset(a);
	} while (n == PAGE && st == STATUS_OK);
	arena_free(a);
	if (st == STATUS_OK && shown == 0) {
		cli_error(cli->nargs || cli->all ? "no discrepancy matches" :
			"nothing waits for you; 'crossread review --all' "
			"lists what was decided, deferred or explained");
		st = STATUS_NOT_FOUND;
	}
	return st;
}

static enum status
list_query(struct cli *cli, struct store *s)
{
	struct review_query q;
	struct buf why;
	bool good;
	enum status st = STATUS_USAGE;

	buf_init(&why, 4 * KiB);
	good = review_query_read(cli_query(cli), &q, &why);
	if (!good)
		cli_error("%.*s", STR_ARG(buf_view(&why)));
	if (good && cli->all)
		q.scope = REVIEW_ALL;
	if (good)
		st = list(cli, s, &q);
	buf_free(&why);
	return st;
}

/* ---- one ---- */

static enum status
show(struct cli *cli, struct store *s, int64_t id)
{
	struct report_style style = cli_style(cli);
	const struct article **articles;
	struct review_item item;
	enum status st = read_item(s, cli->a, id, &item);

	if (st != STATUS_OK)
		return st;
	if (cli->json) {
		report_review_json(&cli->out, &item);
		buf_char(&cli->out, '\n');
		return STATUS_OK;
	}
	articles = ARENA_ARRAY(cli->a, const struct article *,
	    item.d.npanes);
	for (size_t p = 0; p < item.d.npanes; p++) {
		struct article *art = ARENA_NEW(cli->a, struct article);

		st = store_article(s, cli->a, item.d.panes[p], false, art);
		if (st == STATUS_OK) {
			clean_article(cli->a, art);
			articles[p] = art;
		} else if (st != STATUS_NOT_FOUND && st != STATUS_DAMAGED) {
			return cli_store_failed(s, st);
		}
	}
	report_review_item_text(&cli->out, &item, articles, &style);
	return STATUS_OK;
}

/* ---- deciding ---- */

struct wish {
	enum review_what what;
	VEC(int64_t) ids;
	struct str words; /* what stands behind the ids */
};

static bool
find_action(const char *word, enum review_what *out)
{
	for (int w = 0; w < REVIEW_WHATS; w++)
		if (strcmp(word, review_what_word((enum review_what)w)) == 0) {
			*out = (enum review_what)w;
			return true;
		}
	return false;
}

static enum status
read_wish(struct cli *cli, struct wish *w)
{
	size_t i = 1;
	int64_t id;

	for (; i < cli->nargs && cli_id(cli->args[i], 'r', &id); i++)
		*vec_add(cli->a, &w->ids) = id;
	for (w->words = STR(""); i < cli->nargs; i++)
		w->words = arena_printf(cli->a, "%.*s%s%s",
		    STR_ARG(w->words), w->words.n ? " " : "", cli->args[i]);
	w->words = text_clean(cli->a, w->words, CLEAN_LINE);
	if (w->ids.n)
		return STATUS_OK;
	cli_error("review %s needs items like r12 before anything else; "
	    "'crossread review' lists them", review_what_word(w->what));
	return STATUS_USAGE;
}

/* What the action takes behind its items. */
static enum status
read_act(const struct wish *w, struct review_act *act)
{
	int64_t now = clock_now();

	*act = (struct review_act){.what = w->what, .text = w->words};
	switch (w->what) {
	case REVIEW_TO_DEFER:
		if (review_until_read(w->words, now, clock_zone(now),
			&act->until))
			return STATUS_OK;
		cli_error("defer takes a time to come like 2h, 3d, 18:00 or "
		    "2026-03-15, or 'change' for until it changes, not '%.*s'",
		    STR_ARG(w->words));
		return STATUS_USAGE;
	case REVIEW_TO_ASSIGN:
		if (str_eq(act->text, STR("-")))
			act->text = STR("");
		else if (act->text.n == 0) {
			cli_error("assign needs an editor's name behind the "
			    "items, or - for nobody");
			return STATUS_USAGE;
		}
		return STATUS_OK;
	case REVIEW_TO_NOTE:
	case REVIEW_TO_LINE:
		return STATUS_OK;
	default:
		if (act->text.n == 0)
			return STATUS_OK;
		cli_error("'%.*s' is no item; items are r1, r2",
		    STR_ARG(act->text));
		return STATUS_USAGE;
	}
}

/* Without words: what it would be, to be looked at. */
static enum status
print_line(struct cli *cli, struct store *s, int64_t id)
{
	struct review_item item;
	enum status st = read_item(s, cli->a, id, &item);

	if (st == STATUS_OK)
		buf_printf(&cli->out, "%.*s\n", STR_ARG(item.line.n ?
		    item.line : review_line(cli->a, &item)));
	return st;
}

static enum status
decide(struct cli *cli, struct store *s, enum review_what what)
{
	struct wish w = {.what = what};
	struct review_act act;
	size_t changed;
	enum status st = read_wish(cli, &w);

	if (st == STATUS_OK)
		st = read_act(&w, &act);
	if (st != STATUS_OK)
		return st;
	if (what == REVIEW_TO_LINE && !w.words.n) {
		for (size_t i = 0; i < w.ids.n && st == STATUS_OK; i++)
			st = print_line(cli, s, w.ids.at[i]);
		return st;
	}
	st = store_review_decide(s, &act, w.ids.at, w.ids.n, clock_now(),
	    &changed);
	if (st != STATUS_OK)
		return cli_store_failed(s, st);
	if (changed < w.ids.n)
		cli_note(cli, "%zu of %zu item%s already so", w.ids.n -
		    changed, w.ids.n, w.ids.n == 1 ? " is" : "s are");
	if (changed)
		cli_note(cli, "%zu item%s %s", changed, changed == 1 ? "" :
		    "s", review_what_done(what));
	return STATUS_OK;
}

/* "acept r1" is no query. */
static enum status
unknown_action(const char *word)
{
	struct buf all;

	buf_init(&all, KiB);
	for (int w = 0; w < REVIEW_WHATS; w++)
		buf_printf(&all, "%s%s", w == 0 ? "" : w + 1 == REVIEW_WHATS ?
			" or " : ", ", review_what_word((enum review_what)w));
	cli_error("'%s' is nothing to do with an item; %.*s is", word,
	    STR_ARG(buf_view(&all)));
	buf_free(&all);
	return STATUS_USAGE;
}

enum status
cmd_review(struct cli *cli)
{
	enum review_what what = REVIEW_TO_ACCEPT;
	bool acts = cli->nargs && find_action(cli->args[0], &what);
	int64_t id = 0;
	bool one = cli->nargs == 1 && cli_id(cli->args[0], 'r', &id);
	const char *notice;
	struct store *s;
	enum status st;

	if (!acts && cli->nargs > 1 && cli_id(cli->args[1], 'r', &id))
		return unknown_action(cli->args[0]);
	/* A queue that nobody can change can be read. */
	st = acts ? cli_open_store(cli, STORE_WRITE, &s) :
		    cli_open_reader(cli, &s, &notice);
	if (st != STATUS_OK)
		return st;
	/* What was deferred to a time that has come is opened first. */
	(void)store_review_wake(s, clock_now());
	if (acts)
		st = decide(cli, s, what);
	else if (one)
		st = show(cli, s, id);
	else
		st = list_query(cli, s);
	store_close(s);
	return st;
}
