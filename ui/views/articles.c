/*
 * articles.c - the plain list of articles, newest first: all of them, the
 * unread, the starred, or what a search found.
 */
#include "db/store_rules.h"
#include "src/report/report.h"
#include "ui/views/marking.h"
#include "ui/views/table.h"
#include "ui/views/views.h"

/* What the list is asked for. */
struct asked {
	struct article_query query;
	const struct rule *rules;
	size_t nrules;
	bool kills, lights; /* is there such a rule? */
	size_t killed; /* of this list; counted at rest */
};

struct articles {
	struct asked asked;
	bool killed_known;
	struct buf search;
	struct list list;
};

/* ---- reading ---- */

static enum status
read_articles(struct store *s, const void *query, struct arena *a,
    const struct list_key *from, bool back, size_t n, void **rows,
    size_t *nrows)
{
	const struct asked *q = query;
	struct article_row *r = NULL;
	enum status st =
	    store_articles(s, a, &q->query, from, back, n, &r, nrows);

	if (st == STATUS_OK)
		st = store_openings(s, a, r, *nrows);
	*rows = r;
	return st;
}

/* What was asked for by words, or starred, is shown whatever it is. */
static bool
hides(const struct asked *q)
{
	return q->kills &&
	    (q->query.scope == SCOPE_ALL || q->query.scope == SCOPE_UNREAD);
}

static enum status
count_articles(struct store *s, const void *query, size_t *n)
{
	const struct asked *q = query;
	enum status st = store_articles_count(s, &q->query, n);

	*n -= MIN(hides(q) ? q->killed : 0, *n);
	return st;
}

static struct list_key
article_key(const void *row)
{
	return ((const struct article_row *)row)->key;
}

static int64_t
article_id(const void *row)
{
	return ((const struct article_row *)row)->id;
}

static enum status
judge(struct store *s, const void *query, void *rows, size_t n, bool *drop)
{
	const struct asked *q = query;
	struct article_row *r = rows;
	enum status st = STATUS_OK;

	if (q->lights) {
		st = store_rules_page(
		    s, q->rules, q->nrules, RULE_HIGHLIGHT, r, n, drop);
		for (size_t i = 0; i < n; i++)
			r[i].highlight = drop[i];
		memset(drop, 0, n * sizeof(*drop));
	}
	if (st == STATUS_OK && hides(q))
		st = store_rules_page(
		    s, q->rules, q->nrules, RULE_KILL, r, n, drop);
	return st;
}

static void
keep_article(void *row, struct arena *a)
{
	struct article_row *r = row;

	r->outlet = arena_str(a, r->outlet);
	r->title = arena_str(a, r->title);
	r->snippet = arena_str(a, r->snippet);
	r->source_id = arena_str(a, r->source_id);
	r->url = arena_str(a, r->url);
	r->doubt = arena_str(a, r->doubt);
}

static const struct list_source source = {
    .row_size = sizeof(struct article_row),
    .page = read_articles,
    .judge = judge,
    .count = count_articles,
    .key = article_key,
    .id = article_id,
    .keep = keep_article,
};

static void
set_search(struct articles *v, struct str query)
{
	buf_clear(&v->search);
	buf_str(&v->search, query);
	v->asked.query.query = buf_view(&v->search);
	v->asked.query.scope = v->search.n > 0 ? SCOPE_SEARCH : SCOPE_ALL;
}

static void
read_rules(struct articles *v, struct app *app)
{
	v->asked.rules = app_rules(app, &v->asked.nrules);
	for (size_t i = 0; i < v->asked.nrules; i++) {
		v->asked.kills |= v->asked.rules[i].kind == RULE_KILL;
		v->asked.lights |= v->asked.rules[i].kind == RULE_HIGHLIGHT;
	}
	v->killed_known = false;
}

static void *
open(struct app *app, struct arena *a, const struct view_target *t)
{
	struct articles *v = ARENA_NEW(a, struct articles);

	buf_init(&v->search, 4 * KiB);
	read_rules(v, app);
	set_search(v, t->query);
	list_init(&v->list, &source, &v->asked);
	list_restart(&v->list, app);
	return v;
}

static void
close(void *state)
{
	struct articles *v = state;

	list_free(&v->list);
	buf_free(&v->search);
}

static void
layout(void *state, struct app *app, struct area body)
{
	struct articles *v = state;

	list_page(&v->list, app,
	    body.rows - table_heading(&body, app_linear(app)));
}

static void
reload(void *state, struct app *app)
{
	struct articles *v = state;

	size_t rules = v->asked.nrules;

	read_rules(v, app);
	if (rules == v->asked.nrules)
		list_refresh(&v->list, app);
	else
		list_restart(&v->list, app);
}

/* Before the list is counted: those are not in it. */
static void
count_killed(struct articles *v, struct app *app)
{
	struct arena *a;
	struct rule_hits hits;

	if (v->killed_known || !hides(&v->asked))
		return;
	a = arena_new();
	if (app_check(app,
		store_rules_hits(app_store(app), a, v->asked.rules,
		    v->asked.nrules, RULE_KILL, &hits))) {
		v->asked.killed = v->asked.query.scope == SCOPE_UNREAD
		    ? hits.unread : hits.articles;
		v->killed_known = true;
		v->list.counted = v->list.start && v->list.end;
	}
	arena_free(a);
}

static bool
rest(void *state, struct app *app)
{
	struct articles *v = state;

	count_killed(v, app);
	list_count(&v->list, app);
	return true;
}

/* ---- acting ---- */

static bool
is_unread(const void *row, const void *arg)
{
	(void)arg;
	return !((const struct article_row *)row)->read;
}

static bool
has_conflict(const void *row, const void *arg)
{
	(void)arg;
	return ((const struct article_row *)row)->conflicts > 0;
}

static bool
has_words(const void *row, const void *arg)
{
	const struct article_row *r = row;
	const struct str *pattern = arg;

	return find_in(r->title, *pattern, 0) != STR_NPOS ||
	    find_in(r->outlet, *pattern, 0) != STR_NPOS;
}

/* Marks 'count' articles from the selected one on, as one act. */
static void
mark(struct articles *v, struct app *app, enum mark_what what, unsigned count)
{
	int64_t ids[1000];
	size_t n = 0;

	if (app_on_tagged(app)) {
		marking_ids(
		    app, what, v->list.tags.at, v->list.tags.n, false);
		return;
	}
	count = MIN(count, (unsigned)ARRAY_LEN(ids));
	while (n < count) {
		const struct article_row *r = list_selected(&v->list);
		size_t rank = list_rank(&v->list);

		if (what == MARK_STAR && n == 0 && r->starred)
			what = MARK_UNSTAR;
		ids[n++] = r->id;
		if (what != MARK_READ && n == count)
			break;
		list_move(&v->list, app, 1);
		if (list_rank(&v->list) == rank)
			break;
	}
	marking_ids(app, what, ids, n, false);
}

static const char *const scope_words[] = {
    [SCOPE_ALL] = "all",
    [SCOPE_UNREAD] = "unread",
    [SCOPE_STARRED] = "starred",
    [SCOPE_EVENT] = "event",
    [SCOPE_SEARCH] = "found",
};

/* all, unread, starred, all. */
static void
next_scope(struct articles *v, struct app *app)
{
	enum article_scope s = v->asked.query.scope;

	v->asked.query.scope = s == SCOPE_ALL ? SCOPE_UNREAD
	    : s == SCOPE_UNREAD         ? SCOPE_STARRED
					: SCOPE_ALL;
	v->killed_known = false;
	list_restart(&v->list, app);
}

static void
to_event(struct articles *v, struct app *app, const char *view)
{
	const struct article_row *r = list_selected(&v->list);
	struct view_target t = {
	    .event = r->event, .article = r->id, .para = -1};

	if (r->event)
		app_open(app, view, &t);
	else
		app_message(app, "this article is in no event yet");
}

/* Actions that need an article under the cursor. */
static bool
act_on(struct articles *v, struct app *app, enum action a, unsigned count)
{
	const struct article_row *r = list_selected(&v->list);
	struct view_target t = {.article = r->id, .para = -1};

	switch (a) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		app_open(app, "reader", &t);
		return true;
	case ACTION_FULL_TEXT:
		app_fetch_article(app, r->id);
		return true;
	case ACTION_COMPARE:
		to_event(v, app, "compare");
		return true;
	case ACTION_LEDGER:
		to_event(v, app, "ledger");
		return true;
	case ACTION_DONE:
		mark(v, app, MARK_READ, MAX(count, 1));
		return true;
	case ACTION_ALL_DONE:
		marking_articles(app, &v->asked.query);
		return true;
	case ACTION_UNREAD:
		mark(v, app, MARK_UNREAD, MAX(count, 1));
		return true;
	case ACTION_STAR:
		mark(v, app, MARK_STAR, MAX(count, 1));
		return true;
	default:
		return false;
	}
}

static void
look(struct articles *v, struct app *app, bool back, list_match *match,
    const char *what)
{
	list_seek(
	    &v->list, app, back ? LOOK_BACK : 0, match, STR_NONE, what);
}

static bool
action(void *state, struct app *app, enum action a, unsigned count)
{
	struct articles *v = state;

	if (list_action(&v->list, app, a, count))
		return true;
	switch (a) {
	case ACTION_NEXT_NEW:
	case ACTION_PREVIOUS_NEW:
		look(v, app, a == ACTION_PREVIOUS_NEW, is_unread,
		    "unread article");
		return true;
	case ACTION_NEXT_CONFLICT:
	case ACTION_PREVIOUS_CONFLICT:
		look(v, app, a == ACTION_PREVIOUS_CONFLICT, has_conflict,
		    "article in conflict");
		return true;
	case ACTION_SCOPE:
		next_scope(v, app);
		return true;
	case ACTION_FILTER:
		app_ask(app, a, "find: ", buf_view(&v->search));
		return true;
	default:
		return list_selected(&v->list) && act_on(v, app, a, count);
	}
}

static void
answer(void *state, struct app *app, enum action a, struct str typed)
{
	struct articles *v = state;

	if (!typed.s)
		return;
	if (a == ACTION_TAG_PATTERN) {
		list_tag_all(&v->list, app, has_words, typed);
		return;
	}
	set_search(v, typed);
	list_restart(&v->list, app);
}

static bool
find(void *state, struct app *app, const struct find *f)
{
	struct articles *v = state;

	return list_find(&v->list, app, f, has_words);
}

static struct str
link(const void *state, unsigned n)
{
	const struct articles *v = state;
	const struct article_row *r = list_selected(&v->list);

	return r && n == 1 ? r->url : STR_NONE;
}

static bool
retarget(void *state, struct app *app, const struct view_target *t)
{
	struct articles *v = state;

	return t->article && list_go_id(&v->list, app, t->article);
}

static bool
here(const void *state, struct view_target *t)
{
	const struct articles *v = state;
	const struct article_row *r = list_selected(&v->list);

	if (r) {
		t->event = r->event;
		t->article = r->id;
	}
	return r != NULL;
}

static size_t
noted(const void *state, bool tagged, enum note_on *on, const int64_t **ids)
{
	const struct articles *v = state;
	const struct article_row *r = list_selected(&v->list);

	*on = NOTE_ON_ARTICLE;
	*ids = tagged ? v->list.tags.at : r ? &r->id : NULL;
	return tagged ? v->list.tags.n : r != NULL;
}

static struct str
text(const void *state, struct arena *a)
{
	const struct articles *v = state;
	const struct article_row *r = list_selected(&v->list);

	(void)a;
	return r ? r->title : STR_NONE;
}

/* ---- drawing ---- */

enum column { STATE, OUTLET, EVENT, WORDS, AGE };

static const struct table_column columns[] = {
    [STATE] = {"St", 4, .left = true},
    [OUTLET] = {"Outlet", 17, .left = true, .from = 60},
    [EVENT] = {"Out", 4, .from = 60},
    [WORDS] = {"Words", 6, .from = 80},
    [AGE] = {"Age", 5, .grows = true},
};

static struct text
cell(const void *row, size_t c, const struct frame *f, enum style *style)
{
	const struct article_row *r = row;

	(void)style;
	switch ((enum column)c) {
	case STATE:
		return text_printf(f->arena, "%s%s%s", r->read ? "" : "N",
		    r->starred ? "*" : "", r->noted ? "\"" : "");
	case OUTLET:
		return text_line(f->arena, r->outlet);
	case EVENT:
		return r->event_outlets > 1
		    ? text_printf(f->arena, "%u", r->event_outlets)
		    : TEXT("");
	case WORDS:
		return text_printf(f->arena, "%u", r->words);
	case AGE:
		return text_line(
		    f->arena, report_age(f->arena, r->published, f->now));
	}
	return TEXT("");
}

static enum style
style_of(const void *row)
{
	const struct article_row *r = row;

	return r->read ? STYLE_NORMAL : STYLE_UNREAD;
}

static bool
lit(const void *row)
{
	return ((const struct article_row *)row)->highlight;
}

static struct text
name(const void *row, const struct frame *f)
{
	const struct article_row *r = row;

	return r->title.n > 0 ? text_line(f->arena, r->title)
			      : TEXT("(no title)");
}

/* Words for a screen reader, the title first. */
static struct text
sentence(const void *row, const struct frame *f)
{
	const struct article_row *r = row;

	return text_printf(f->arena, "%s%s%s%.*s; %.*s, %u words, %.*s",
	    r->noted ? "noted: " : "",
	    r->read ? "" : "unread: ", r->starred ? "starred: " : "",
	    STR_ARG(name(r, f).s), STR_ARG(r->outlet), r->words,
	    STR_ARG(report_age(f->arena, r->published, f->now)));
}

static const struct table table = {
    .columns = columns,
    .n = ARRAY_LEN(columns),
    .last = "Title",
    .style = style_of,
    .lit = lit,
    .cell = cell,
    .name = name,
    .sentence = sentence,
};

static void
draw(const void *state, const struct frame *f)
{
	const struct articles *v = state;

	if (v->list.n == 0)
		grid_put_cut(f->grid, f->body.row, 2, f->body.columns - 2,
		    v->asked.query.scope == SCOPE_SEARCH ?
			TEXT("Nothing is found; f changes the query.") :
			TEXT("No articles here; s shows others."),
		    STYLE_NORMAL);
	else
		table_draw(&table, &v->list, f, &f->body);
}

static void
title(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct articles *v = state;

	*left = TEXT("Articles");
	if (v->asked.query.scope == SCOPE_SEARCH)
		*right = text_printf(
		    f->arena, "found: %.*s", STR_ARG(v->asked.query.query));
	else
		*right = hides(&v->asked) && v->killed_known && v->asked.killed
		    ? text_printf(f->arena, "%s | %zu killed: gq",
			  scope_words[v->asked.query.scope], v->asked.killed)
		    : text_line(f->arena,
			  str_c(scope_words[v->asked.query.scope]));
}

static void
status(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct articles *v = state;
	const struct article_row *r = list_selected(&v->list);

	if (!r)
		return;
	if (!v->list.counted)
		*left = text_printf(f->arena, "[%zu]", list_rank(&v->list));
	else if (r->snippet.n > 0)
		*left = text_printf(f->arena, "[%zu/%zu] %.*s",
		    list_rank(&v->list), v->list.total, STR_ARG(r->snippet));
	else
		*left = text_printf(f->arena,
		    "[%zu/%zu] %.*s, %u word%s, event of %u outlet%s",
		    list_rank(&v->list), v->list.total, STR_ARG(r->outlet),
		    r->words, view_s(r->words), r->event_outlets,
		    view_s(r->event_outlets));
	*right = table_waiting(&v->list, f->arena);
	if (r->copy_of && !v->list.waiting)
		*right = text_printf(
		    f->arena, "copy, %d%%", (int)(r->copy_share * 100 + 0.5));
}

static const struct hint hints[] = {
    {ACTION_OPEN, "Read"},
    {ACTION_COMPARE, "Compare"},
    {ACTION_SCOPE, "Scope"},
    {ACTION_NEXT_NEW, "Next-new"},
    {ACTION_DONE, "Done"},
    {ACTION_UNDO, "Undo"},
    {ACTION_STAR, "Star"},
    {ACTION_FILTER, "Find"},
    {ACTION_LEDGER, "Ledger"},
    {ACTION_EVENTS, "Events"},
};

static const struct hint bare_hints[] = {
    {ACTION_SCOPE, "Scope"},
    {ACTION_FILTER, "Find"},
    {ACTION_FETCH_DUE, "Fetch"},
    {ACTION_EVENTS, "Events"},
    {ACTION_FEEDS, "Feeds"},
};

static bool
bare(const void *state)
{
	return ((const struct articles *)state)->list.n == 0;
}

const struct view_ops view_articles = {
    .name = "articles",
    .hints = hints,
    .nhints = ARRAY_LEN(hints),
    .bare = bare,
    .bare_hints = bare_hints,
    .nbare_hints = ARRAY_LEN(bare_hints),
    .open = open,
    .close = close,
    .layout = layout,
    .reload = reload,
    .rest = rest,
    .action = action,
    .find = find,
    .link = link,
    .answer = answer,
    .retarget = retarget,
    .here = here,
    .noted = noted,
    .text = text,
    .title = title,
    .status = status,
    .draw = draw,
};
